//! The command line asks nobody: it opens no socket of any kind, and the watch that says so would see one.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::command_line::{Cli, program, words};
use crate::desk::TODAY;
use crate::exports::{BEI, Late, QING, YUN, whole_month, workbook};
use crate::shop::MONTH;

/// The calls of the network that a program makes; `None` where nothing can be watched.
fn network(cli: &Cli, program: &str, args: &[&str]) -> Option<Vec<String>> {
    let log = cli.path("calls");
    let mut watched = Command::new("strace");
    watched.args(["-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o"]).arg(&log).arg(program);
    let out = watched.args(args).current_dir(cli.folder.path()).stdin(Stdio::null()).output().ok()?;
    let calls = std::fs::read(&log).ok()?;
    assert!(out.status.success(), "{program} {args:?}: {}", words(&out.stderr));
    Some(words(&calls).lines().map(str::to_owned).collect())
}

#[test]
fn the_command_line_opens_no_socket() {
    let cli = Cli::with_october();
    // A shell that opens a socket to nobody: were it not seen, nothing below would be proved.
    let seen = network(&cli, "bash", &["-c", "exec 3<>/dev/udp/127.0.0.1/9"]);
    let Some(seen) = seen else {
        println!("skipped: no strace, or it may not watch here");
        return;
    };
    assert!(seen.iter().any(|call| call.contains("socket(AF_INET")), "strace saw no socket: {seen:#?}");
    cli.file("十一月.xlsx", &workbook(&whole_month("2026-11", &[QING, BEI, YUN])[..21], Late::No));
    let book = "b.zhanggui";
    for args in [
        &["import", book, "十一月.xlsx"][..],
        &["evaluate", book, "--month", MONTH],
        &["papers", book, "--month", MONTH, "--kind", "evaluation", "--to", "纸"],
        &["papers", book, "--month", MONTH, "--kind", "workbook", "--to", "纸"],
        &["backup", book, "备份"],
        &["check", book],
        &["new", "示例.zhanggui", "--sample"],
    ] {
        let args = [args, &["--today", TODAY]].concat();
        let calls = network(&cli, &program().display().to_string(), &args).unwrap();
        assert!(calls.is_empty(), "{args:?}: {calls:#?}");
    }
}
