//! The plug is pulled in the middle of an import: the book opens, is whole, and holds all of the import or nothing.
#![cfg(target_os = "linux")]

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::command_line::{Cli, program, words};
use crate::desk::TODAY;
use crate::exports::{Did, Late, QING, whole_month, workbook};

const BOOK: &str = "b.zhanggui";
const NEW: [&str; 2] = ["2026-08", "2026-09"];
const SIGKILL: i32 = 9;

/// A book with October in it, and two months that wait to be imported: enough to be written in many steps.
struct Before {
    cli: Cli,
    /// What the book says once the import is done, and before.
    whole: Value,
    nothing: Value,
    takes: Duration,
}

impl Before {
    fn new() -> Before {
        let cli = Cli::with_october();
        let names: Vec<String> = (0..10).map(|n| format!("店:客服{n:02}")).collect();
        let people: Vec<Did> = names
            .iter()
            .map(|name| Did { nickname: Box::leak(name.clone().into_boxed_str()), ..QING })
            .collect();
        for month in NEW {
            cli.file(&format!("{month}.xlsx"), &workbook(&whole_month(month, &people), Late::No));
        }
        let nothing = said(&cli);
        let done = cli.copied();
        let start = Instant::now();
        let status = import(&done).status().unwrap();
        let takes = start.elapsed();
        assert!(status.success(), "{status}");
        let whole = said(&done);
        assert!(facts(&whole) > facts(&nothing) + 5_000, "{}", facts(&whole));
        Before { cli, whole, nothing, takes }
    }

    /// Whether the import is in the book; half of it, or a book that is not whole, stops the test.
    fn holds_all(&self, cli: &Cli, when: &str) -> bool {
        assert_eq!(cli.ok(&["check", BOOK]).trim(), "账本完好", "{when}");
        let now = said(cli);
        if now == self.whole {
            return true;
        }
        let (all, none, found) = (facts(&self.whole), facts(&self.nothing), facts(&now));
        assert!(
            now == self.nothing,
            "{when}: {found} figures, neither the {none} of before nor the {all} after"
        );
        false
    }
}

const IMPORT: [&str; 6] = ["import", BOOK, "2026-08.xlsx", "2026-09.xlsx", "--today", TODAY];

fn import(cli: &Cli) -> Command {
    let mut command = Command::new(program());
    command.args(IMPORT).current_dir(cli.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Everything of the book that an import touches: figures of every month, the imports, the changes.
fn said(cli: &Cli) -> Value {
    let facts = [&NEW[..], &["2026-10"]].concat();
    let facts: Vec<Value> = facts.iter().map(|month| cli.json(&["facts", BOOK, "--month", month])).collect();
    let imports = cli.json(&["call", BOOK, "facts.imports", "{}"]);
    let imports = imports.as_array().unwrap().iter().map(|i| json!([i["import"], i["state"]]));
    let changes = cli.json(&["call", BOOK, "history.list", "{\"limit\": 100}"]);
    let changes = changes.as_array().unwrap().iter().map(|c| json!([c["id"], c["text"]]));
    json!({ "facts": facts, "imports": imports.collect::<Vec<_>>(), "changes": changes.collect::<Vec<_>>() })
}

fn facts(said: &Value) -> usize {
    said["facts"].as_array().unwrap().iter().map(|month| month.as_array().unwrap().len()).sum()
}

fn killed(status: ExitStatus) -> bool {
    status.signal() == Some(SIGKILL)
}

#[test]
fn an_import_killed_at_any_moment_is_whole_or_not_there() {
    let before = Before::new();
    let mut kills = 0;
    for twelfth in 0..12 {
        let cli = before.cli.copied();
        let mut running = import(&cli).spawn().unwrap();
        std::thread::sleep(before.takes * twelfth / 12);
        let _ = running.kill();
        let fell = killed(running.wait().unwrap());
        let there = before.holds_all(&cli, &format!("killed at {twelfth}/12 of {:?}", before.takes));
        assert!(fell || there, "it ended by itself and nothing is there");
        kills += u32::from(fell);
    }
    assert!(kills >= 3, "{kills} kills fell before the end: the import was hardly ever disturbed");
}

#[test]
fn an_import_killed_while_it_writes_the_book_is_whole_or_not_there() {
    let before = Before::new();
    let mut kills = 0;
    // The book's write-ahead file grows as the import goes into it; the note of the backup alone is a few pages.
    for size in [1, 64 << 10, 128 << 10, 256 << 10, 512 << 10].into_iter().cycle().take(30) {
        let cli = before.cli.copied();
        let wal = cli.path(&format!("{BOOK}-wal"));
        let mut running = import(&cli).spawn().unwrap();
        let fell = loop {
            if std::fs::metadata(&wal).is_ok_and(|m| m.len() >= size) {
                let _ = running.kill();
                break killed(running.wait().unwrap());
            }
            if let Some(ended) = running.try_wait().unwrap() {
                break killed(ended);
            }
            std::thread::yield_now();
        };
        before.holds_all(&cli, &format!("killed at {size} bytes of writing"));
        kills += u32::from(fell);
        if kills == 5 {
            break;
        }
    }
    assert!(kills >= 1, "the import was never caught writing");
}

#[test]
fn an_import_killed_at_its_nth_write_is_whole_or_not_there_and_is_done_again() {
    let before = Before::new();
    let Some(writes) = writes(&before.cli.copied()) else {
        println!("skipped: no strace, or it may not watch here");
        return;
    };
    assert!(writes > 50, "{writes} writes are no long import");
    let (mut there, mut inside) = (Vec::new(), 0);
    for tenth in 0..=10 {
        let nth = (writes * tenth / 10).clamp(1, writes);
        let cli = before.cli.copied();
        let inject = format!("inject=pwrite64:signal=SIGKILL:when={nth}");
        let status = traced(&cli, &["-o", "/dev/null", "-e", "trace=pwrite64", "-e", &inject]);
        assert!(killed(status), "write {nth} of {writes}: {status}");
        let all = before.holds_all(&cli, &format!("killed at write {nth} of {writes}"));
        there.push(all);
        if !all {
            // The backup comes just before the import: where it is done, the kill fell into the import itself.
            inside += u32::from(backups(&cli) > 0);
            cli.ok(&IMPORT[..4]);
            assert_eq!(facts(&said(&cli)), facts(&before.whole), "done again after write {nth}");
        }
    }
    println!("{writes} writes; by tenths the import is there: {there:?}; {inside} kills inside of it");
    assert!(!there[0] && inside > 0, "no kill fell between the backup and the end of the import: {there:?}");
}

/// Backups that have their name.
fn backups(cli: &Cli) -> usize {
    let folder = std::fs::read_dir(cli.path("b-backups")).into_iter().flatten();
    folder.filter(|f| f.as_ref().unwrap().path().extension().is_some_and(|e| e == "zhanggui")).count()
}

/// How often a whole import writes; `None` where nothing can be watched.
fn writes(cli: &Cli) -> Option<usize> {
    let log = cli.path("writes");
    let told = log.display().to_string();
    Command::new("strace").arg("-V").output().ok()?;
    let status = traced(cli, &["-o", &told, "-e", "trace=pwrite64", "-e", "signal=none"]);
    let text = std::fs::read(&log).unwrap_or_default();
    status.success().then(|| words(&text).lines().filter(|l| l.contains("pwrite64(")).count())
}

fn traced(cli: &Cli, watch: &[&str]) -> ExitStatus {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(watch).arg(program()).args(IMPORT);
    let out = command.current_dir(cli.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    out.status().unwrap()
}
