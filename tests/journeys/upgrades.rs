//! Books of every earlier shape of the file (`tests/upgrades`): opened, checked, evaluated, written on; and the plug
//! pulled while one is brought forward.

#[cfg(target_os = "linux")]
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};
#[cfg(target_os = "linux")]
use std::time::Instant;

use serde_json::{Value, json};

#[cfg(target_os = "linux")]
use crate::command_line::{Cli, program, words};
use crate::desk::{Desk, text};

const SHAPES: [u32; 5] = [1, 2, 3, 4, 5];
const MONTH: &str = "2026-05";

fn kept(shape: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("upgrades/shape-{shape}.zhanggui"))
}

fn desk(shape: u32) -> Desk {
    let desk = Desk::new();
    std::fs::copy(kept(shape), desk.path("旧.zhanggui")).unwrap();
    desk.call("book.open", json!({ "token": desk.token("旧.zhanggui") }));
    desk
}

/// What the figures of the book come to: 45 asked on 2 days is 22.5 of 30, and 4 of 5 entries; of the second person one
/// day is left after the exclusion, 30 asked of a target of 60, and all entries.
fn totals(board: &Value) -> Vec<(String, Value, Value)> {
    let rows = board["rows"].as_array().unwrap();
    rows.iter().map(|r| (text(&r["staff_no"]), r["total"].clone(), r["state"].clone())).collect()
}

#[test]
fn a_book_of_every_earlier_shape_opens_is_whole_and_counts_what_it_counted() {
    let mut before: Option<Value> = None;
    for shape in SHAPES {
        let desk = desk(shape);
        let info = desk.call("book.info", json!({}));
        assert_eq!((&info["name"], &info["undo"]), (&json!("旧账本"), &json!(null)), "shape {shape}");
        let check = desk.call("book.check", json!({}));
        assert_eq!(check["lines"], json!([]), "shape {shape}");
        let board = desk.board(MONTH);
        let want = [
            ("001".to_owned(), json!(15.5), json!("confirmed")),
            ("002".to_owned(), json!(15), json!("open")),
        ];
        assert_eq!(totals(&board), want, "shape {shape}: {board:#}");
        let facts = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 1000 }));
        let rows = facts["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 14, "shape {shape}");
        let exact = rows.iter().find(|r| r["source"]["cell"] == "D3" && r["metric"] == "reply_rate").unwrap();
        assert!(exact.to_string().contains("0.12345678901234"), "{exact}");
        for word in ["18人", "延迟统计", "系统重复计数", "店:没人"] {
            assert!(facts.to_string().contains(word), "shape {shape}: {word} is lost");
        }
        assert_eq!(*before.get_or_insert(facts.clone()), facts, "shape {shape} says the same as the first");
        let why = desk.call(
            "month.why",
            json!({ "month": MONTH, "person": desk.person("001"), "scheme": "night", "item": "volume" }),
        );
        assert_eq!(why["sources"][0]["file"], "五月.xlsx", "{why:#}");
    }
}

#[test]
fn a_backup_of_the_old_shape_lies_beside_and_undo_stops_at_the_migration() {
    for shape in SHAPES {
        let desk = desk(shape);
        let backups = std::fs::read_dir(desk.path("旧-backups")).unwrap();
        let backups: Vec<PathBuf> = backups
            .map(|e| e.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "zhanggui"))
            .collect();
        assert_eq!(backups.len(), 1, "shape {shape}: {backups:?}");
        desk.refused_with("history.undo", json!({}), "history.barrier");
        desk.call("posts.save", json!({ "name": "夜班" }));
        desk.call("history.undo", json!({}));
        assert_eq!(desk.call("staff.list", json!({}))["posts"].as_array().unwrap().len(), 1);
        // The backup is a book of the old shape: opened, it goes the same way.
        desk.call("book.open", json!({ "token": desk.host.token(&backups[0]) }));
        assert_eq!(totals(&desk.board(MONTH))[0].1, json!(15.5), "shape {shape}");
    }
}

#[cfg(target_os = "linux")]
const SIGKILL: i32 = 9;

#[cfg(target_os = "linux")]
fn old_book(shape: u32) -> Cli {
    let cli = Cli::new();
    std::fs::copy(kept(shape), cli.path("b.zhanggui")).unwrap();
    cli
}

/// What the book comes to once it is brought forward; a book that is not whole stops the test.
#[cfg(target_os = "linux")]
fn comes_to(cli: &Cli, when: &str) -> Value {
    assert_eq!(cli.ok(&["check", "b.zhanggui"]).trim(), "账本完好", "{when}");
    cli.json(&["evaluate", "b.zhanggui", "--month", MONTH])
}

#[cfg(target_os = "linux")]
#[test]
fn a_migration_killed_at_any_moment_is_done_again_and_nothing_is_lost() {
    let open = |cli: &Cli| {
        let mut command = Command::new(program());
        command.args(["check", "b.zhanggui"]).current_dir(cli.folder.path());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut kills = 0;
    for shape in SHAPES {
        let whole = old_book(shape);
        let start = Instant::now();
        assert!(open(&whole).wait().unwrap().success());
        let takes = start.elapsed();
        let want = comes_to(&whole, "undisturbed");
        for eighth in 0..8 {
            let cli = old_book(shape);
            let mut running = open(&cli);
            std::thread::sleep(takes * eighth / 8);
            let _ = running.kill();
            kills += u32::from(running.wait().unwrap().signal() == Some(SIGKILL));
            let when = format!("shape {shape}, killed at {eighth}/8 of {takes:?}");
            assert_eq!(comes_to(&cli, &when), want, "{when}");
        }
    }
    assert!(kills >= 6, "{kills} kills fell before the end: the opening was hardly ever disturbed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_migration_killed_at_its_nth_write_is_done_again_and_nothing_is_lost() {
    let traced = |cli: &Cli, watch: &[&str]| {
        let mut command = Command::new("strace");
        command.args(["-f", "-qq"]).args(watch).arg(program()).args(["check", "b.zhanggui"]);
        command.current_dir(cli.folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    let mut kills = 0;
    for shape in SHAPES {
        let whole = old_book(shape);
        let log = whole.path("writes");
        let told = log.display().to_string();
        let ran = traced(&whole, &["-o", &told, "-e", "trace=pwrite64", "-e", "signal=none"]);
        if !ran.is_ok_and(|status| status.success()) {
            println!("skipped: no strace, or it may not watch here");
            return;
        }
        let writes = words(&std::fs::read(&log).unwrap()).lines().filter(|l| l.contains("pwrite64(")).count();
        assert!(writes > 20, "{writes} writes bring nothing forward");
        let want = comes_to(&whole, "undisturbed");
        for sixth in 0..=6 {
            let nth = (writes * sixth / 6).clamp(1, writes);
            let cli = old_book(shape);
            let inject = format!("inject=pwrite64:signal=SIGKILL:when={nth}");
            let status = traced(&cli, &["-o", "/dev/null", "-e", "trace=pwrite64", "-e", &inject]).unwrap();
            kills += u32::from(status.signal() == Some(SIGKILL));
            let when = format!("shape {shape}, killed at write {nth} of {writes}");
            assert_eq!(comes_to(&cli, &when), want, "{when}");
        }
    }
    assert!(kills >= 15, "{kills} kills fell before the end");
}
