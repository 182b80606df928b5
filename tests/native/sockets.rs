//! Which sockets the program opens, told by strace: of the internet none, helpers of the web view included.

use std::path::{Path, PathBuf};

use crate::machine::{program, skipped};

pub struct Sockets {
    strace: Option<PathBuf>,
}

impl Sockets {
    pub fn watch() -> Self {
        let strace = program("strace");
        if strace.is_none() {
            skipped("no socket of the internet", "strace is not installed (apt-get install strace)");
        }
        Self { strace }
    }

    /// How to start `watched` so that `log` tells its sockets: the program, and its first arguments.
    pub fn start(&self, watched: &Path, log: &Path) -> (PathBuf, Vec<String>) {
        let Some(strace) = &self.strace else { return (watched.to_path_buf(), Vec::new()) };
        let mut args: Vec<String> =
            ["-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect,bind", "-e", "signal=none", "-o"]
                .map(str::to_owned)
                .to_vec();
        args.extend([log.display().to_string(), watched.display().to_string()]);
        (strace.clone(), args)
    }

    /// No call names the internet, but for the `driver`'s own port: the web view listens there because
    /// WebDriver asks it to.
    pub fn check(&self, log: &Path, driver: Option<u16>) {
        if self.strace.is_none() {
            return;
        }
        let calls = std::fs::read_to_string(log).unwrap();
        assert!(calls.contains("AF_UNIX"), "strace saw nothing of the program");
        let internet: Vec<&str> = calls.lines().filter(|call| call.contains("AF_INET")).collect();
        let Some(port) = driver else {
            assert!(internet.is_empty(), "sockets of the internet:\n{}", internet.join("\n"));
            return;
        };
        let own = format!("sin_port=htons({port}), sin_addr=inet_addr(\"127.0.0.1\")");
        let (made, used): (Vec<&str>, Vec<&str>) = internet.iter().partition(|call| call.contains("socket("));
        assert!(!used.is_empty(), "strace would have seen the driver's port");
        let foreign: Vec<&&str> = used.iter().filter(|call| !call.contains(&own)).collect();
        assert!(foreign.is_empty(), "the program spoke to the internet: {foreign:#?}");
        assert!(made.len() <= used.len(), "sockets that the driver's port does not explain: {internet:#?}");
    }
}

/// Were a socket of the internet opened, the watch would see it and say so.
#[test]
fn the_watch_over_sockets_sees_what_it_must() {
    let folder = tempfile::tempdir().unwrap();
    let sockets = Sockets::watch();
    let shell = program("bash").unwrap();
    let told = |name: &str, script: &str| {
        let log = folder.path().join(name);
        let (program, args) = sockets.start(&shell, &log);
        std::process::Command::new(program).args(args).args(["-c", script]).output().unwrap();
        log
    };
    // No shell opens a unix socket of its own: it looks up names through one.
    let silent = told("silent", "getent passwd nobody-of-that-name || true");
    let loud = told("loud", "getent passwd nobody-of-that-name; exec 3<>/dev/udp/127.0.0.1/9");
    if sockets.strace.is_none() {
        return;
    }
    sockets.check(&silent, None);
    let seen = |log: &PathBuf, driver| {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| sockets.check(log, driver))).is_err()
    };
    assert!(seen(&loud, None), "a socket of the internet was not seen");
    assert!(seen(&loud, Some(4444)), "another port was taken for the driver's");
    assert!(seen(&silent, Some(4444)), "nothing of the driver was seen, and nobody minded");
}
