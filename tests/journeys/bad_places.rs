//! Disks that are full, folders that refuse, a second window: each its own sentence, nothing written.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::command_line::{Cli, program, words};
use crate::desk::{hash, text};
use crate::exports::{BEI, Late, QING, YUN, whole_month, workbook};
use crate::shop::MONTH;

/// A month large enough that a small disk cannot take it.
fn november(cli: &Cli) {
    cli.file("十一月.xlsx", &workbook(&whole_month("2026-11", &[QING, BEI, YUN])[..21], Late::No));
}

fn told(stderr: &[u8]) -> Value {
    serde_json::from_slice(stderr).unwrap_or_else(|e| panic!("{e}: {}", words(stderr)))
}

#[test]
fn a_second_window_on_the_same_book_is_refused() {
    let cli = Cli::with_october();
    let desk = crate::desk::Desk::new();
    let token = desk.host.token(cli.path("b.zhanggui"));
    desk.call("book.open", serde_json::json!({ "token": token }));
    cli.refused_with(&["evaluate", "b.zhanggui", "--month", MONTH], "book.in_use");
    cli.refused_with(
        &["mark", "b.zhanggui", "--month", MONTH, "001", "kb", "4", "--reason", "x"],
        "book.in_use",
    );
    desk.call("book.close", serde_json::json!({}));
    cli.ok(&["evaluate", "b.zhanggui", "--month", MONTH]);
}

#[test]
fn no_saving_command_writes_over_a_book_or_what_lies_beside_it() {
    let desk = crate::shop::with_october();
    let bad = desk.file("坏.xlsx", &workbook(&[(crate::exports::day("2026-10-01"), vec![])], Late::No));
    let preview = text(&desk.preview(&[bad])["id"]);
    std::fs::copy(desk.book_path(), desk.path("别的.zhanggui")).unwrap();
    for name in ["别的.zhanggui", "book.zhanggui-wal", "book.zhanggui-lock", "没有.ZHANGGUI-shm"] {
        let commands = [
            ("facts.template", serde_json::json!({ "month": MONTH, "scheme": crate::shop::SCHEME })),
            ("facts.problems", serde_json::json!({ "preview": preview })),
            ("staff.template", serde_json::json!({})),
        ];
        for (command, mut request) in commands {
            let before = std::fs::read(desk.path(name)).ok();
            request["token"] = serde_json::json!(desk.token(name));
            desk.refused_with(command, request, "file.is_a_book");
            assert!(std::fs::read(desk.path(name)).ok() == before, "{command} changed {name}");
        }
    }
    let own = serde_json::json!({ "token": desk.host.token(desk.book_path()) });
    desk.refused_with("staff.template", own, "file.is_a_book");
    assert_eq!(desk.call("book.check", serde_json::json!({}))["lines"], serde_json::json!([]));
}

#[test]
fn what_the_system_refuses_is_told_in_the_owners_language() {
    use domain::{Lang, Problem};
    for kind in [
        std::io::ErrorKind::NotFound,
        std::io::ErrorKind::PermissionDenied,
        std::io::ErrorKind::IsADirectory,
        std::io::ErrorKind::TimedOut,
    ] {
        let problem = Problem::new("file.unreadable").with("file", "表").with_io("reason", &kind.into());
        let zh = locale::Locale::new(Lang::Zh).problem(&problem);
        assert!(!zh.contains("words") && !zh.chars().any(|c| c.is_ascii_alphabetic()), "{zh}");
        let en = locale::Locale::new(Lang::En).problem(&problem);
        assert!(!en.contains("words:") && en.contains("cannot be read"), "{en}");
    }
    let five = Problem::new("file.unwritable").with("file", "表");
    let five = five.with_io("reason", &std::io::Error::from_raw_os_error(5));
    assert!(locale::Locale::new(Lang::Zh).problem(&five).contains("系统错误 5"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_book_stays_as_it_was() {
    let cli = Cli::with_october();
    november(&cli);
    let disk = cli.path("disk");
    std::fs::create_dir(&disk).unwrap();
    // A small disk of our own: the book and little more fits.
    let script = r#"
        mount -t tmpfs -o size="$SIZE" none "$DISK" || exit 77
        cp "$BOOK" "$DISK/b.zhanggui" || exit 78
        all() {
            "$CLI" call "$DISK/b.zhanggui" history.list '{"limit":500}' && "$CLI" call "$DISK/b.zhanggui" staff.list '{}' &&
            "$CLI" call "$DISK/b.zhanggui" facts.imports '{}' && "$CLI" call "$DISK/b.zhanggui" facts.unbound '{}' &&
            "$CLI" call "$DISK/b.zhanggui" schemes.list '{}' && "$CLI" call "$DISK/b.zhanggui" settings.book '{}' &&
            "$CLI" evaluate "$DISK/b.zhanggui" --month 2026-10 && "$CLI" evaluate "$DISK/b.zhanggui" --month 2026-11
        }
        all > "$OUT.said_before" || exit 79
        dd if=/dev/zero of="$DISK/fill" bs=4096 2>/dev/null
        truncate -s -"$LEAVE" "$DISK/fill"
        sha256sum < "$DISK/b.zhanggui" > "$OUT.before"
        "$CLI" import "$DISK/b.zhanggui" "$FILE" --json --today 2026-11-22 > "$OUT.stdout" 2> "$OUT.stderr"
        code=$?
        rm "$DISK/fill"
        sha256sum < "$DISK/b.zhanggui" > "$OUT.after"
        "$CLI" check "$DISK/b.zhanggui" > "$OUT.check" 2>&1 || exit 79
        "$CLI" facts "$DISK/b.zhanggui" --month 2026-11 > "$OUT.facts" || exit 79
        all > "$OUT.said_after" || exit 79
        "$CLI" call "$DISK/b.zhanggui" backup.list '{}' > "$OUT.backups" || exit 79
        exit $code
    "#;
    let size = std::fs::metadata(cli.path("b.zhanggui")).unwrap().len();
    for (what, leave) in
        [("not even the backup fits", 8 << 10), ("the backup fits, the import does not", size + (40 << 10))]
    {
        let out = cli.path(&format!("out{leave}"));
        let run = Command::new("unshare")
            .args(["-rm", "sh", "-c", script])
            .env("SIZE", (4 * size).to_string())
            .env("LEAVE", leave.to_string())
            .env("DISK", &disk)
            .env("BOOK", cli.path("b.zhanggui"))
            .env("FILE", cli.path("十一月.xlsx"))
            .env("OUT", &out)
            .env("CLI", program())
            .output();
        let code = match &run {
            Ok(run) => run.status.code(),
            Err(_) => None,
        };
        let read = |end: &str| std::fs::read(format!("{}.{end}", out.display())).unwrap_or_default();
        if code == Some(77) || code.is_none() || (code == Some(1) && read("stderr").is_empty()) {
            println!("skipped: no disk of our own can be mounted here: {run:?}");
            return limited(&cli);
        }
        let problem = if code == Some(1) {
            told(&read("stderr"))
        } else {
            panic!("{what}: {code:?} {run:?} {}", words(&read("stdout")))
        };
        let code = text(&problem["code"]);
        assert!(["file.disk_full", "book.disk_full"].contains(&code.as_str()), "{what}: {problem}");
        // The backup that was made is noted in the book; nothing else is.
        if leave < size {
            assert_eq!(read("before"), read("after"), "{what}: the book was touched");
        }
        assert_eq!(words(&read("facts")).trim(), "[]", "{what}: half an import");
        assert!(read("said_before").len() > 1000);
        assert_eq!(words(&read("said_before")), words(&read("said_after")), "{what}: something else changed");
        let backups: Value = serde_json::from_slice(&read("backups")).unwrap();
        let rows = backups["rows"].as_array().unwrap();
        // One from the import that made the book of this test; the other only where there was room for it.
        assert_eq!(rows.len(), if leave < size { 1 } else { 2 }, "{what}: {backups}");
        if leave > size {
            assert_eq!(rows[0]["verified"], true, "the backup that is noted lies there");
        }
        assert_eq!(words(&read("check")).trim(), "账本完好");
    }
}

/// Where no disk can be mounted: files that may not grow beyond a size.
#[cfg(unix)]
fn limited(cli: &Cli) {
    let book = cli.path("b.zhanggui");
    let before = hash(&book);
    let script = format!(
        "trap '' XFSZ; ulimit -f 16; exec '{}' import b.zhanggui 十一月.xlsx --json --today 2026-11-22",
        program().display()
    );
    let run = Command::new("sh").args(["-c", &script]).current_dir(cli.folder.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{}", words(&run.stderr));
    assert!(
        text(&told(&run.stderr)["code"]).starts_with("book.")
            || text(&told(&run.stderr)["code"]).starts_with("file.")
    );
    assert_eq!(hash(&book), before);
    assert_eq!(cli.ok(&["check", "b.zhanggui"]).trim(), "账本完好");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_read_and_every_write_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let cli = Cli::with_october();
    november(&cli);
    use std::os::unix::fs::MetadataExt;
    let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
    let tool = Command::new("setpriv").arg("--version").output().is_ok();
    if root && !tool {
        println!("skipped: root writes everywhere and there is no setpriv to become somebody else");
        return;
    }
    // Somebody else must be able to reach the program and the folder.
    let folder = cli.path("只读");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(cli.path("b.zhanggui"), folder.join("b.zhanggui")).unwrap();
    std::fs::copy(cli.path("十一月.xlsx"), folder.join("十一月.xlsx")).unwrap();
    let tool_folder = cli.path("程序");
    std::fs::create_dir(&tool_folder).unwrap();
    let exe = tool_folder.join("zhanggui-cli");
    std::fs::copy(program(), &exe).unwrap();
    let mode = |path: &Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap()
    };
    mode(cli.folder.path(), 0o755);
    mode(&tool_folder, 0o755);
    mode(&exe, 0o755);
    let book = folder.join("b.zhanggui");
    let before = hash(&book);
    let as_somebody = |args: &[&str]| {
        let mut command = match root {
            true => {
                let mut c = Command::new("setpriv");
                c.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(&exe);
                c
            }
            false => Command::new(&exe),
        };
        command.args(args).args(["--json", "--today", "2026-11-22"]).current_dir(&folder).output().unwrap()
    };
    for (what, folder_mode, file_mode) in
        [("folder", 0o555, 0o644), ("folder and file", 0o555, 0o444), ("file", 0o777, 0o444)]
    {
        mode(&book, file_mode);
        mode(&folder, folder_mode);
        let read = as_somebody(&["evaluate", "b.zhanggui", "--month", MONTH]);
        assert_eq!(read.status.code(), Some(0), "{what}: {}", words(&read.stderr));
        for write in [
            &["mark", "b.zhanggui", "--month", MONTH, "001", "kb", "4", "--reason", "x"][..],
            &["import", "b.zhanggui", "十一月.xlsx"],
            &["close", "b.zhanggui", "--month", MONTH, "--name", "苏", "--reason", "x"],
        ] {
            let out = as_somebody(write);
            assert_eq!(out.status.code(), Some(1), "{what} {write:?}: {}", words(&out.stdout));
            assert!(!out.stderr.is_empty(), "{what} {write:?} says why");
            let problem = told(&out.stderr);
            assert_eq!(problem["code"], "book.read_only", "{what} {write:?}: {problem}");
        }
        if folder_mode == 0o555 {
            let new = as_somebody(&["new", "新.zhanggui"]);
            assert_eq!(told(&new.stderr)["code"], "book.read_only", "{what}");
        }
        assert_eq!(hash(&book), before, "{what}");
        mode(&folder, 0o755);
    }
}
