//! An owner at a desk: a folder, the commands, and a clock that moves on a second with every look.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use api::{Host, Now, Start};
use domain::{Day, Lang, Problem};
use locale::Locale;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub struct Desk {
    pub folder: TempDir,
    pub host: Host,
    today: Arc<Mutex<Day>>,
}

pub const TODAY: &str = "2026-11-22";

impl Desk {
    pub fn new() -> Desk {
        Desk::speaking(Lang::Zh)
    }

    pub fn speaking(lang: Lang) -> Desk {
        Desk::start(lang, None)
    }

    /// A desk whose files another program reads.
    pub fn reading_with(reader: Option<PathBuf>) -> Desk {
        Desk::start(Lang::Zh, reader)
    }

    fn start(lang: Lang, reader: Option<PathBuf>) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let today = Arc::new(Mutex::new(TODAY.parse().unwrap()));
        let (days, seconds) = (Arc::clone(&today), AtomicU32::new(0));
        let clock = move || {
            let (day, s) = (*days.lock().unwrap(), seconds.fetch_add(1, Ordering::Relaxed));
            let at = format!("{day} {:02}:{:02}:{:02}", 8 + s / 3600, s / 60 % 60, s % 60);
            Now { today: day, at }
        };
        let program = folder.path().join("program");
        let start = Start { folder: program, clock: Box::new(clock), lang: Some(lang), reader };
        Desk { host: Host::new(start), folder, today }
    }

    /// A desk with an empty book open.
    pub fn with_book() -> Desk {
        let desk = Desk::new();
        desk.call("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "小满家居" }));
        desk
    }

    pub fn is_today(&self, day: &str) {
        *self.today.lock().unwrap() = day.parse().unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn token(&self, name: &str) -> String {
        self.host.token(self.path(name))
    }

    /// Lays a file on the desk and picks it.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.token(name)
    }

    pub fn try_call(&self, name: &str, payload: Value) -> Result<Value, Problem> {
        self.host.call(name, payload)
    }

    pub fn call(&self, name: &str, payload: Value) -> Value {
        let asked = payload.to_string();
        self.try_call(name, payload).unwrap_or_else(|e| panic!("{name} {asked}: {e}"))
    }

    /// What a command refuses with; the refusal is a sentence in both languages and nothing was written.
    pub fn refused(&self, name: &str, payload: Value) -> Problem {
        let before = self.last_change();
        let asked = payload.to_string();
        let problem = match self.try_call(name, payload) {
            Err(problem) => problem,
            Ok(value) => panic!("{name} {asked} was not refused: {value}"),
        };
        sentence(&problem);
        assert_eq!(self.last_change(), before, "{name} {asked} wrote although it refused: {problem}");
        problem
    }

    pub fn refused_with(&self, name: &str, payload: Value, code: &str) {
        let problem = self.refused(name, payload);
        assert_eq!(problem.code, code, "{name}: {problem}");
    }

    /// Number of the newest change; 0 without a book.
    pub fn last_change(&self) -> i64 {
        let rows = self.try_call("history.list", json!({ "limit": 1 })).unwrap_or(json!([]));
        rows[0]["id"].as_i64().unwrap_or(0)
    }

    pub fn person(&self, staff_no: &str) -> i64 {
        let list = self.call("staff.list", json!({}));
        let rows = list["people"].as_array().unwrap();
        let found = rows.iter().find(|p| p["person"]["staff_no"] == staff_no);
        found.unwrap_or_else(|| panic!("nobody is {staff_no}"))["person"]["id"].as_i64().unwrap()
    }

    pub fn shop(&self, name: &str) -> i64 {
        let list = self.call("staff.list", json!({}));
        let found = list["shops"].as_array().unwrap().iter().find(|s| s["name"] == name);
        found.unwrap_or_else(|| panic!("no shop {name}"))["id"].as_i64().unwrap()
    }

    pub fn board(&self, month: &str) -> Value {
        self.call("month.board", json!({ "month": month }))
    }

    /// A person's line on the board.
    pub fn line(&self, month: &str, staff_no: &str) -> Value {
        let board = self.board(month);
        let found = board["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == staff_no);
        found
            .unwrap_or_else(|| panic!("{staff_no} is not on the board of {month}: {}", board["without"]))
            .clone()
    }

    /// A person's item on the board.
    pub fn cell(&self, month: &str, staff_no: &str, item: &str) -> Value {
        let columns = self.board(month)["columns"].clone();
        let at = columns.as_array().unwrap().iter().position(|c| c["item"] == item);
        self.line(month, staff_no)["cells"][at.unwrap_or_else(|| panic!("no column {item}"))].clone()
    }

    pub fn why(&self, month: &str, staff_no: &str, scheme: &str, item: Option<&str>) -> Value {
        let request =
            json!({ "month": month, "person": self.person(staff_no), "scheme": scheme, "item": item });
        self.call("month.why", request)
    }

    /// Previews files and says what it would do.
    pub fn preview(&self, tokens: &[String]) -> Value {
        self.call("facts.preview", json!({ "tokens": tokens }))
    }

    /// Previews and commits; gives the number of the import.
    pub fn import(&self, tokens: &[String]) -> i64 {
        let preview = self.preview(tokens);
        assert_eq!(preview["can_commit"], json!(true), "{preview:#}");
        let done = self.call("facts.commit", json!({ "preview": preview["id"] }));
        done["value"]["import"].as_i64().unwrap()
    }

    /// Kinds of what the month still misses, in order.
    pub fn misses(&self, month: &str) -> Vec<(String, u64)> {
        let home = self.call("home.summary", json!({ "month": month }));
        let misses = home["misses"].as_array().unwrap();
        misses.iter().map(|m| (text(&m["kind"]), m["count"].as_u64().unwrap())).collect()
    }

    pub fn book_path(&self) -> PathBuf {
        PathBuf::from(text(&self.call("book.info", json!({}))["path"]))
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// Everything a text line of the answer says, joined.
pub fn lines(why: &Value) -> String {
    let lines = why["lines"].as_array().unwrap();
    lines.iter().map(|l| text(&l["text"])).collect::<Vec<_>>().join("\n")
}

/// The refusal in both languages: its own sentence each, not the stand-in for a missing one.
pub fn sentence(problem: &Problem) -> [String; 2] {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| Locale::new(lang).problem(problem));
    let id = problem.code.replace('.', "-");
    for (lang, said) in [(Lang::Zh, &zh), (Lang::En, &en)] {
        let own = locale::files(lang)
            .iter()
            .any(|(_, file)| file.lines().any(|l| l.starts_with(&format!("{id} ="))));
        assert!(own, "{} has no sentence in {}", problem.code, lang.tag());
        assert!(!said.contains("{ $") && !said.contains("{$"), "a hole in {said}");
    }
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
    assert_ne!(zh, en);
    [zh, en]
}

/// SHA-256 of a file: whether anything was written.
pub fn hash(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The folder of shared data beside the repository; says loudly when it is not there.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(folder);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: ../shared/{folder} is not there");
    None
}
