//! What the journey needs of the machine: programs, free ports, processes that end with the test, and waiting
//! that ends. Never sleeps for a guessed time.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Longer than anything takes on a slow machine that builds at the same time.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Says why the journey, or a part of it, did not run.
pub fn skipped(what: &str, why: &str) {
    eprintln!("\n===== SKIPPED: {what}: {why} =====\n");
}

/// Tells a step of the journey with its time, to see in a slow run where it went.
pub fn step(what: &str) {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    eprintln!("{:6.1} s  {what}", START.elapsed().as_secs_f32());
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A process with all it starts; everything of it ends with this value.
pub struct Group(pub Child);

impl Group {
    /// Starts `command` in a process group of its own, its words in a file: whoever outlives it must not hold
    /// the test's own output open.
    pub fn start(command: &mut Command, log: &Path) -> Self {
        let file = std::fs::File::create(log).unwrap();
        let command = command.process_group(0).stdin(Stdio::null()).stderr(file.try_clone().unwrap());
        Self(command.stdout(file).spawn().unwrap())
    }

    /// Processes of the group that run `program`.
    pub fn running(&self, program: &Path) -> Vec<u32> {
        let pids = std::fs::read_dir("/proc").unwrap().flatten();
        let pids = pids.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        pids.filter(|pid| {
            let is_it =
                std::fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|running| running == program);
            is_it && group_of(*pid) == Some(self.0.id())
        })
        .collect()
    }

    pub fn kill(&mut self) {
        signal("-9", &format!("-{}", self.0.id()));
        let _ = self.0.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

pub fn kill_at_once(pid: u32) {
    signal("-9", &pid.to_string());
}

fn signal(how: &str, whom: &str) {
    let _ = Command::new("kill").args([how, "--", whom]).stderr(Stdio::null()).status();
}

/// The process group stands after the name in brackets, the state and the parent.
fn group_of(pid: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(2)?.parse().ok()
}

/// Asks until there is an answer.
pub async fn wait_for<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < end, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
