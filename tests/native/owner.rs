//! What the owner has before the journey: a data folder, the exports of the running month, words to look for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use api::{Host, Now, Start};
use domain::{Day, Lang, Month};
use sample::{FileKind, Plan};
use serde_json::json;

use crate::machine::{Group, wait_for};
use crate::screen::Screen;
use crate::sockets::Sockets;
use crate::window::{self, Window};

/// The journey's day; the sample shop's last full month is the one before.
pub const TODAY: &str = "2026-05-09";
const LATER: &str = "2026-06-09";

pub struct Owner {
    pub program: PathBuf,
    pub home: PathBuf,
    pub screen: Screen,
    pub sockets: Sockets,
    /// The sample shop as the next month sees it: who works there, and the running month's exports.
    pub plan: Plan,
    variables: BTreeMap<&'static str, String>,
}

impl Owner {
    pub fn new(program: PathBuf, home: PathBuf) -> Self {
        let screen = Screen::start(&home);
        let variables = BTreeMap::from([
            ("DISPLAY", screen.display.clone()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("HOME", home.display().to_string()),
            ("XDG_DATA_HOME", home.join("data").display().to_string()),
            ("XDG_CONFIG_HOME", home.join("config").display().to_string()),
            ("XDG_CACHE_HOME", home.join("cache").display().to_string()),
            ("TAURI_AUTOMATION", "true".to_owned()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
            ("ZHANGGUI_TEST_TODAY", TODAY.to_owned()),
            ("ZHANGGUI_TELL_READY", "1".to_owned()),
        ]);
        let plan = sample::plan(LATER.parse::<Day>().unwrap());
        Self { program, home, screen, sockets: Sockets::watch(), plan, variables }
    }

    /// The folder where the program keeps its own things.
    pub fn kept(&self) -> PathBuf {
        self.home.join("data/cn.zhanggui.desk")
    }

    pub fn book(&self) -> PathBuf {
        self.kept().join("sample/sample.zhanggui")
    }

    /// The book as it lies on the disk, byte by byte, what is not yet in its own file included.
    pub fn written(&self) -> [Option<Vec<u8>>; 2] {
        let wal = self.book().with_extension("zhanggui-wal");
        [self.book(), wal].map(|file| std::fs::read(file).ok())
    }

    /// What the program finds when it checks the book, as soon as no window has it open any more.
    pub async fn check(&self) -> serde_json::Value {
        let clock = || Now { today: TODAY.parse().unwrap(), at: format!("{TODAY} 10:00:00") };
        let folder = self.home.join("check");
        let host = Host::new(Start { folder, clock: Box::new(clock), lang: Some(Lang::Zh), reader: None });
        let token = host.token(self.book());
        wait_for("the book", async || host.call("book.open", json!({ "token": token })).ok()).await;
        host.call("book.check", json!({})).unwrap()
    }

    pub fn calls(&self, window: &str) -> PathBuf {
        self.home.join(format!("{window}.sockets"))
    }

    /// The first days' exports of the month that runs on [`TODAY`], as files.
    pub fn exports(&self, days: usize) -> Vec<PathBuf> {
        let month = Month::of(TODAY.parse::<Day>().unwrap());
        let files = sample::files_of(&self.plan, month).unwrap();
        let exports = files.into_iter().filter(|file| file.kind == FileKind::Export).take(days);
        let write = |file: sample::SampleFile| {
            let path = self.home.join(file.name);
            std::fs::write(&path, file.bytes).unwrap();
            path
        };
        exports.map(write).collect()
    }

    /// Opens a window; its file pickers answer with `picks`, one after the other.
    pub async fn window(&self, name: &str, book: Option<&Path>, picks: &[&[PathBuf]]) -> Window {
        let mut variables = self.variables.clone();
        variables.insert("ZHANGGUI_TEST_PICK", json!(picks).to_string());
        let command = self.sockets.start(&self.program, &self.calls(name));
        let log = self.home.join(format!("{name}.log"));
        Window::open(window::Start { command, book, variables: &variables, log }).await
    }

    /// Starts the program as an owner does, without a driver.
    pub fn by_hand(&self, name: &str, book: &Path) -> Group {
        let (program, args) = self.sockets.start(&self.program, &self.calls(name));
        let mut command = std::process::Command::new(program);
        command.args(args).arg("--").arg(book).envs(&self.variables);
        for only in ["TAURI_AUTOMATION", "TAURI_WEBVIEW_AUTOMATION"] {
            command.env_remove(only);
        }
        Group::start(&mut command, &self.home.join(format!("{name}.log")))
    }
}

/// The words of the screens, from where the screens have them.
pub fn word(id: &str) -> String {
    locale::Locale::new(Lang::Zh).message(id, &[])
}
