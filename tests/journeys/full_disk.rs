//! A disk that fills up under closing, backing up and printing: told in a sentence, and the book stays as it was.
#![cfg(target_os = "linux")]

use std::process::Command;

use serde_json::Value;

use crate::command_line::{Cli, program, words};
use crate::desk::text;
use crate::shop::MONTH;

/// A disk of our own that only `$LEAVE` bytes are free of while the command runs.
const SCRIPT: &str = r#"
    mount -t tmpfs -o size="$SIZE" none "$DISK" || exit 77
    cp "$BOOK" "$DISK/b.zhanggui" && cd "$DISK" || exit 78
    said() { "$CLI" call b.zhanggui history.list '{"limit":500}' && "$CLI" evaluate b.zhanggui --month 2026-10; }
    said > "$OUT.before" || exit 79
    dd if=/dev/zero of=fill bs=4096 2>/dev/null
    truncate -s -"$LEAVE" fill
    "$CLI" "$@" --json > "$OUT.stdout" 2> "$OUT.stderr"
    code=$?
    rm fill
    said > "$OUT.after" || exit 79
    "$CLI" check b.zhanggui > "$OUT.check" 2>&1 || exit 79
    find . -type f -not -name 'b.zhanggui*' > "$OUT.left"
    exit $code
"#;

#[test]
fn a_disk_that_fills_up_while_closing_backing_up_or_printing_leaves_the_book_and_no_half_file() {
    let cli = Cli::with_october();
    cli.ok(&["confirm", "b.zhanggui", "--month", MONTH, "001", "--name", "苏", "--reason", "新店没有这些数"]);
    let (disk, out) = (cli.path("disk"), cli.path("out"));
    std::fs::create_dir(&disk).unwrap();
    let size = std::fs::metadata(cli.path("b.zhanggui")).unwrap().len();
    let close = ["close", "b.zhanggui", "--month", MONTH, "--name", "苏", "--reason", "先关账"];
    let backup = ["backup", "b.zhanggui", "备份"];
    let papers = ["papers", "b.zhanggui", "--month", MONTH, "--kind", "evaluation", "--to", "纸", "--each"];
    // What is written before the book itself: the backup before a close. Room for a part of it only.
    for (what, args, leave) in [
        ("the backup before the close does not fit", &close[..], 16 << 10),
        ("the backup fits, the close does not", &close[..], size + (24 << 10)),
        ("a backup", &backup[..], 16 << 10),
        ("papers", &papers[..], 16 << 10),
    ] {
        let run = Command::new("unshare")
            .args(["-rm", "sh", "-c", SCRIPT, "sh"])
            .args(args)
            .args(["--today", "2026-11-22"])
            .env("SIZE", (4 * size).to_string())
            .env("LEAVE", leave.to_string())
            .env("DISK", &disk)
            .env("BOOK", cli.path("b.zhanggui"))
            .env("OUT", &out)
            .env("CLI", program())
            .output();
        let read = |end: &str| std::fs::read(format!("{}.{end}", out.display())).unwrap_or_default();
        let code = run.as_ref().ok().and_then(|run| run.status.code());
        if code == Some(77) || code.is_none() || (code == Some(1) && read("stderr").is_empty()) {
            println!("skipped: no disk of our own can be mounted here: {run:?}");
            return;
        }
        assert_eq!(code, Some(1), "{what}: {run:?} {} {}", words(&read("stdout")), words(&read("stderr")));
        let problem: Value = serde_json::from_slice(&read("stderr")).unwrap();
        let code = text(&problem["code"]);
        assert!(["file.disk_full", "book.disk_full"].contains(&code.as_str()), "{what}: {problem}");
        assert!(read("before").len() > 1000);
        assert_eq!(words(&read("before")), words(&read("after")), "{what}: the book changed");
        assert_eq!(words(&read("check")).trim(), "账本完好", "{what}");
        let left = words(&read("left"));
        let half = left.lines().filter(|file| !file.starts_with("./b-backups/") || leave < size);
        assert_eq!(half.collect::<Vec<_>>(), Vec::<&str>::new(), "{what}: a half file is left");
    }
}
