//! The command line: shapes, exit codes, where errors go, and that a dry run writes nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::desk::{TODAY, hash, text};
use crate::exports::{BEI, Did, Late, QING, STAFF_CSV, YUN, day, whole_month, workbook};
use crate::shop::{MONTH, SCHEME};

/// The program, beside this test: a run of the whole workspace builds it on the way, else it is built here.
pub fn program() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let exe = std::env::current_exe().unwrap();
        let folder = exe.parent().and_then(Path::parent).unwrap();
        let program = folder.join("zhanggui-cli").with_extension(std::env::consts::EXE_EXTENSION);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
        let made = std::fs::metadata(&program).and_then(|m| m.modified());
        if made
            .is_ok_and(|made| ["definitions", "crates"].iter().all(|f| !changed_since(&root.join(f), made)))
        {
            return program;
        }
        let mut build = Command::new(env!("CARGO"));
        // With the packages and features that tests are built with: any other choice builds everything twice.
        build.args(["build", "--quiet", "--workspace", "--bin", "zhanggui-cli"]);
        build.args(["--features", "zhanggui/custom-protocol,zhanggui/test-hooks", "--target-dir"]);
        build.arg(folder.parent().unwrap()).current_dir(env!("CARGO_MANIFEST_DIR"));
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "the command line does not build");
        program
    })
}

/// Whether anything the program is made of is newer.
fn changed_since(folder: &Path, made: std::time::SystemTime) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => {
                !["bench", "dev-server", "xtask", "tests", "examples"].contains(&name.as_str())
                    && changed_since(&path, made)
            }
            false => std::fs::metadata(&path).unwrap().modified().unwrap() > made,
        }
    })
}

pub struct Cli {
    pub folder: TempDir,
    today: &'static str,
}

impl Cli {
    pub fn new() -> Cli {
        Cli { folder: tempfile::tempdir().unwrap(), today: TODAY }
    }

    pub fn on(mut self, today: &'static str) -> Cli {
        self.today = today;
        self
    }

    /// A book with staff, October and the scheme; nothing entered by hand.
    pub fn with_october() -> Cli {
        let cli = Cli::new();
        cli.ok(&["new", "b.zhanggui"]);
        cli.file("员工.csv", STAFF_CSV.as_bytes());
        cli.ok(&["staff", "b.zhanggui", "员工.csv"]);
        cli.file("十月.xlsx", &workbook(&whole_month(MONTH, &[QING, BEI, YUN]), Late::No));
        cli.ok(&["import", "b.zhanggui", "十月.xlsx"]);
        let shipped = definitions::shipped_schemes().iter().find(|(id, _)| *id == SCHEME).unwrap().1;
        cli.file("方案.json", shipped.as_bytes());
        cli.ok(&["scheme", "b.zhanggui", "方案.json", "--shop", "小满旗舰店", "--from", MONTH]);
        cli
    }

    /// The same files in a folder of their own.
    pub fn copied(&self) -> Cli {
        let copy = Cli { folder: tempfile::tempdir().unwrap(), today: self.today };
        for file in std::fs::read_dir(self.folder.path()).unwrap().map(|e| e.unwrap().path()) {
            if file.is_file() {
                std::fs::copy(&file, copy.folder.path().join(file.file_name().unwrap())).unwrap();
            }
        }
        copy
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(program());
        command.current_dir(self.folder.path()).args(args).args(["--today", self.today]);
        command.output().unwrap()
    }

    pub fn ok(&self, args: &[&str]) -> String {
        let out = self.run(args);
        let (said, failed) = (words(&out.stdout), words(&out.stderr));
        assert_eq!(out.status.code(), Some(0), "{args:?}: {said}{failed}");
        assert_eq!(failed, "", "{args:?}");
        said
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let said = self.ok(args);
        serde_json::from_str(&said).unwrap_or_else(|e| panic!("{args:?}: {e}: {said}"))
    }

    /// Exit code 1: a sentence in either language, the same as JSON, and the book as it was.
    pub fn refused(&self, args: &[&str]) -> Value {
        let book = self.path("b.zhanggui");
        let before = book.exists().then(|| hash(&book));
        let (zh, en) = (self.run(args), self.run(&[args, &["--lang", "en"]].concat()));
        let told = self.run(&[args, &["--json"]].concat());
        for out in [&zh, &en, &told] {
            assert_eq!(out.status.code(), Some(1), "{args:?}: {}{}", words(&out.stdout), words(&out.stderr));
        }
        assert_eq!(book.exists().then(|| hash(&book)), before, "{args:?} wrote");
        let told: Value = serde_json::from_slice(&told.stderr)
            .unwrap_or_else(|e| panic!("{args:?}: {e}: {}", words(&told.stderr)));
        assert_eq!(told["text"], words(&zh.stderr).trim(), "{args:?}");
        assert!(told["code"].is_string() && told["params"].is_object(), "{told}");
        let english = words(&en.stderr);
        assert!(!english.trim().is_empty() && english != words(&zh.stderr), "{args:?}: {english}");
        assert!(!english.contains(text(&told["code"]).as_str()), "no text of its own: {english}");
        told
    }

    pub fn refused_with(&self, args: &[&str], code: &str) {
        let told = self.refused(args);
        assert_eq!(told["code"], code, "{args:?}: {told}");
    }
}

pub fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_call_that_is_not_written_correctly_exits_with_2() {
    let cli = Cli::new();
    for args in [
        &["nothing"][..],
        &[],
        &["facts", "b.zhanggui"],
        &["facts", "b.zhanggui", "--month", "2026-5"],
        &["new", "b", "--lang", "fr"],
    ] {
        let out = cli.run(args);
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        assert!(!out.stderr.is_empty() && out.stdout.is_empty());
    }
    let out = cli.run(&["nothing", "--json"]);
    let told: Value = serde_json::from_slice(&out.stderr).unwrap();
    assert_eq!((out.status.code(), &told["code"]), (Some(2), &json!("command.usage")));
    assert_eq!(cli.run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_whole_month_runs_on_the_command_line() {
    let cli = Cli::with_october();
    let b = "b.zhanggui";
    let before = cli.json(&["evaluate", b, "--month", MONTH]);
    assert_eq!((&before["month"], &before["state"]), (&json!(MONTH), &json!("open")));
    assert_eq!(before["scheme"], json!({ "id": SCHEME, "version": 1 }));
    let open = &before["people"][0];
    assert_eq!((&open["total"], &open["rank"], &open["grade"]), (&json!(null), &json!(null), &json!(null)));
    assert_eq!(
        open["missing"],
        json!(["online", "solve", "norms", "recommend", "kb"]),
        "missing figures are no failure"
    );
    for no in ["001", "002", "003"] {
        for (item, value) in
            [("online", "6"), ("solve", "90"), ("norms", "0"), ("recommend", "5"), ("kb", "5")]
        {
            cli.ok(&["mark", b, "--month", MONTH, no, item, value, "--reason", "月底统计"]);
        }
    }
    let people = cli.json(&["evaluate", b, "--month", MONTH])["people"].clone();
    let got: Vec<(String, f64, u64)> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (text(&p["person"]), p["total"].as_f64().unwrap(), p["rank"].as_u64().unwrap()))
        .collect();
    assert_eq!(got, [("001".into(), 91.25, 1), ("002".into(), 87.78, 2), ("003".into(), 87.5, 3)], "by rank");
    let item = &people[0]["items"][0];
    assert_eq!(
        (&item["item"], &item["value"], &item["points"], &item["max"]),
        (&json!("response"), &json!(40), &json!(11.25), &json!(15))
    );
    assert!(text(&item["why"]).contains("40") && item["steps"].is_array());
    cli.refused_with(&["close", b, "--month", MONTH, "--name", "苏掌柜"], "month.not_complete");
    assert_eq!(
        cli.ok(&["confirm", b, "--month", MONTH, "001", "--name", "苏掌柜"]).trim(),
        "2026年10月：确认了 1 张考核表"
    );
    assert_eq!(
        cli.json(&["confirm", b, "--month", MONTH, "--name", "苏掌柜", "--json"]),
        json!({ "done": 2, "refused": [] })
    );
    cli.ok(&["close", b, "--month", MONTH, "--name", "苏掌柜"]);
    cli.refused_with(&["mark", b, "--month", MONTH, "001", "kb", "4", "--reason", "x"], "month.closed");
    cli.refused_with(&["reopen", b, "--month", MONTH, "--name", "苏掌柜"], "month.needs_reason");
    cli.ok(&["reopen", b, "--month", MONTH, "--name", "苏掌柜", "--reason", "漏了一条"]);
    assert_eq!(cli.json(&["evaluate", b, "--month", MONTH])["people"][0]["state"], "confirmed");
}

#[test]
fn one_sheet_that_lacks_figures_is_refused_and_all_that_are_ready_leaves_it_out() {
    let cli = Cli::with_october();
    cli.refused_with(
        &["confirm", "b.zhanggui", "--month", MONTH, "001", "--name", "苏"],
        "month.missing_needs_reason",
    );
    let all = cli.json(&["confirm", "b.zhanggui", "--month", MONTH, "--name", "苏", "--json"]);
    assert_eq!((&all["done"], all["refused"].as_array().unwrap().len()), (&json!(0), 3));
    cli.refused_with(&["confirm", "b.zhanggui", "--month", MONTH, "099", "--name", "苏"], "staff.unknown");
    cli.refused_with(
        &["confirm", "b.zhanggui", "--month", "2030-01", "001", "--name", "苏"],
        "month.no_data",
    );
    cli.ok(&["confirm", "b.zhanggui", "--month", MONTH, "001", "--name", "苏", "--reason", "新店没有这些数"]);
}

#[test]
fn an_import_answers_a_sheet_an_entry_and_a_dry_run_writes_nothing() {
    let cli = Cli::new();
    cli.ok(&["new", "b.zhanggui"]);
    let stranger = Did { nickname: "店:小禾", ..QING };
    cli.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING, stranger])], Late::No));
    let book = cli.path("b.zhanggui");
    cli.refused_with(&["import", "b.zhanggui", "一号.xlsx"], "import.shop_unknown");
    let before = hash(&book);
    let dry = cli.json(&["import", "b.zhanggui", "一号.xlsx", "--shop", "小满旗舰店", "--dry-run"]);
    assert_eq!(hash(&book), before);
    assert_eq!((&dry["import"], &dry["committed"]), (&json!(null), &json!(false)));
    let sheet = dry["files"][0].as_object().unwrap();
    let keys: Vec<&str> = sheet.keys().map(String::as_str).collect();
    let want = [
        "file",
        "sheet",
        "sha256",
        "layout",
        "shop",
        "from",
        "to",
        "new",
        "changed",
        "unchanged",
        "skipped",
        "wrong",
        "unmatched",
        "checks",
        "problems",
    ];
    assert_eq!(keys, want);
    assert_eq!(
        (&sheet["layout"], &sheet["new"], &sheet["unmatched"]),
        (&json!("chitu.agent_data"), &json!(6), &json!(["店:小禾", "店:阿青"]))
    );
    assert_eq!(sheet["sha256"], hash(&cli.path("一号.xlsx")));
    let done = cli.json(&["import", "b.zhanggui", "一号.xlsx", "--shop", "小满旗舰店"]);
    assert_eq!((&done["committed"], done["files"].as_array().unwrap().len()), (&json!(true), 2));
    let facts = cli.json(&["facts", "b.zhanggui", "--month", MONTH]);
    let fact = facts.as_array().unwrap().iter().find(|f| f["metric"] == "first_resp_sec").unwrap();
    for key in [
        "person",
        "nickname",
        "shop",
        "day",
        "from",
        "to",
        "metric",
        "value",
        "numerator",
        "denominator",
        "state",
        "raw",
        "source",
        "layout",
        "used",
    ] {
        assert!(fact.get(key).is_some(), "{key} is not in {fact}");
    }
    assert_eq!(
        (&fact["person"], &fact["value"], &fact["day"]),
        (&json!(null), &json!(40), &json!("2026-10-01"))
    );
    assert_eq!(
        fact["source"],
        json!({ "file": "一号.xlsx", "sheet": "客服数据", "cell": "E2", "header": "首次响应秒" })
    );
    cli.file("员工.csv", STAFF_CSV.as_bytes());
    cli.ok(&["staff", "b.zhanggui", "员工.csv"]);
    assert_eq!(
        cli.ok(&["bind", "b.zhanggui", "店:小禾", "003"]).trim(),
        "已记下：昵称「店:小禾」属于 003 何云"
    );
    cli.ok(&["bind", "b.zhanggui", "店:机器人", "--ignore"]);
    cli.refused_with(&["bind", "b.zhanggui", "店:小禾", "099"], "staff.unknown");
    let import = done["import"].to_string();
    cli.ok(&["withdraw", "b.zhanggui", &import]);
    cli.refused_with(&["withdraw", "b.zhanggui", &import], "import.withdrawn");
    let left = cli.json(&["facts", "b.zhanggui", "--month", MONTH]);
    assert!(left.as_array().unwrap().iter().all(|f| f["used"] == json!(false)), "nothing of it counts");
}

#[test]
fn papers_backup_check_restore_and_any_command_of_the_table() {
    let cli = Cli::with_october();
    let b = "b.zhanggui";
    let files =
        cli.json(&["papers", b, "--month", MONTH, "--kind", "evaluation", "--to", "纸", "--each", "--json"]);
    assert_eq!(files["files"].as_array().unwrap().len(), 3);
    for kind in ["evaluation", "ranking", "ranking-wall", "workbook"] {
        let said = cli.ok(&["papers", b, "--month", MONTH, "--kind", kind, "--to", "纸"]);
        assert!(cli.path("纸").join(said.trim()).is_file(), "{kind}: {said}");
    }
    cli.refused_with(&["papers", b, "--month", "2031-01", "--kind", "ranking", "--to", "纸"], "papers.empty");
    assert_eq!(cli.ok(&["check", b]).trim(), "账本完好");
    let made = cli.json(&["backup", b, "备份", "--json"]);
    let file = cli.path("备份").join(text(&made["file"])).display().to_string();
    cli.ok(&["restore", &file, "c.zhanggui"]);
    assert_eq!(
        cli.json(&["facts", "c.zhanggui", "--month", MONTH]),
        cli.json(&["facts", b, "--month", MONTH])
    );
    cli.refused_with(&["restore", &file, "c.zhanggui"], "restore.exists");
    cli.ok(&["restore", &file, "c.zhanggui", "--replace"]);
    let info = cli.json(&["call", b, "book.info", "{}"]);
    assert_eq!(info["months"][0]["month"], MONTH);
    cli.refused_with(&["call", b, "no.such", "{}"], "command.unknown");
    cli.refused_with(&["call", b, "month.board", "{\"month\": 5}"], "command.bad_request");
    cli.refused_with(&["call", b, "month.board", "{"], "command.bad_request");
    cli.refused_with(&["new", b], "book.exists");
    cli.ok(&["new", "没有/过/n.zhanggui"]);
    assert!(cli.path("没有/过/n.zhanggui").is_file(), "the folder is made, as for papers and backups");
}

#[test]
fn schemas_are_json_and_name_what_there_is() {
    let cli = Cli::new();
    let scheme = cli.json(&["schema", "scheme"]);
    assert!(scheme["$schema"].is_string() && scheme["properties"]["items"].is_object());
    assert!(cli.json(&["schema", "metrics"]).is_object() || cli.json(&["schema", "metrics"]).is_array());
    let commands = cli.json(&["schema", "commands"]);
    let names: Vec<String> = commands.as_array().unwrap().iter().map(|c| text(&c["name"])).collect();
    assert!(names.len() > 50 && names.contains(&"month.board".to_owned()), "{names:?}");
    assert!(commands[0]["kind"].is_string() && commands[0]["request"].is_string());
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    use std::io::Read;
    let mut child = Command::new(program())
        .args(["schema", "commands"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert_eq!(said, "");
}
