//! The host of the commands: the open book, the program's own settings, files handed out as tokens.
//! It owns no window and no socket; whoever embeds it gives it a clock and a folder.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

pub use definitions::dictionary;
use domain::layout::Layout;
use domain::{Day, Lang, Problem, Result};
use locale::Locale;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Book;

use crate::evaluate::Cache;
use crate::reader::Readers;
use crate::table::{self, Answer};
use crate::types::settings::{Settings, Theme};
use crate::types::{Progress, Told};

/// The clock of the embedding program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    pub today: Day,
    /// Local time, `2026-05-01 12:03:05`.
    pub at: String,
}

/// What the embedding program brings.
pub struct Start {
    /// Folder of the program's own settings and of the sample; made when missing.
    pub folder: PathBuf,
    pub clock: Box<dyn Fn() -> Now + Send + Sync>,
    /// Overrules the language in the settings (`--lang`).
    pub lang: Option<Lang>,
    /// The program that reads files beside this one (`reader`), itself as a rule; `None` reads in this process.
    pub reader: Option<PathBuf>,
}

/// Progress and cancel of one long command.
pub struct Job<'a> {
    progress: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
}

impl<'a> Job<'a> {
    pub fn new(progress: &'a (dyn Fn(Progress) + Sync), cancel: &'a AtomicBool) -> Self {
        Self { progress, cancel }
    }

    /// Reports, and stops the work with `job.cancelled` where the person asked for it.
    pub fn step(&self, doing: &str, done: usize, of: usize) -> Result<()> {
        self.tell(Progress { doing: doing.to_owned(), done: done as u32, of: of as u32, last: false })
    }

    fn tell(&self, progress: Progress) -> Result<()> {
        if self.is_cancelled() {
            return Err(Problem::new("job.cancelled"));
        }
        (self.progress)(progress);
        Ok(())
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// From here on the work is written in one piece and cannot be stopped half way.
    pub fn last_step(&self, doing: &str) -> Result<()> {
        self.tell(Progress { doing: doing.to_owned(), done: 0, of: 0, last: true })
    }
}

/// What a token stands for.
#[derive(Debug, Clone)]
pub(crate) enum Given {
    Path(PathBuf),
    /// What was pasted: a name for it, and the bytes of a file.
    Pasted(String, Arc<[u8]>),
}

/// Pasted tables that are kept for another look; an older one is forgotten.
const PASTED_KEPT: usize = 4;

/// The open book and what is computed from it.
pub struct Open {
    pub book: Book,
    pub cache: Cache,
    pub(crate) paper: Option<crate::areas::papers::Kept>,
}

pub struct Host {
    start: Start,
    open: Mutex<Option<Open>>,
    program: Mutex<Program>,
    tokens: Mutex<HashMap<String, PathBuf>>,
    /// The newest last.
    pasted: Mutex<VecDeque<(String, Given)>>,
    pub(crate) previews: Mutex<HashMap<String, crate::areas::facts::Prepared>>,
    /// The table that is being mapped: every change of the mapping reads it again.
    pub(crate) looked: Mutex<Option<crate::areas::facts::Looked>>,
    pub(crate) readers: Readers,
    next: AtomicU64,
    pretended: Mutex<Option<Now>>,
}

/// Settings of the program, kept beside no book.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Program {
    pub lang: Lang,
    pub theme: Theme,
    pub recent: Vec<Recent>,
}

impl Default for Program {
    fn default() -> Self {
        Self { lang: Lang::Zh, theme: Theme::System, recent: Vec::new() }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Recent {
    pub path: PathBuf,
    pub name: String,
    pub opened_at: String,
}

impl Host {
    pub fn new(mut start: Start) -> Self {
        // Settings that cannot be read are not worth refusing to start: the defaults serve.
        let program = std::fs::read(start.folder.join("settings.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        Self {
            readers: Readers::new(start.reader.take()),
            start,
            open: Mutex::new(None),
            program: Mutex::new(program),
            tokens: Mutex::new(HashMap::new()),
            pasted: Mutex::new(VecDeque::new()),
            previews: Mutex::new(HashMap::new()),
            looked: Mutex::new(None),
            next: AtomicU64::new(1),
            pretended: Mutex::new(None),
        }
    }

    /// Runs a command that is not a long job.
    pub fn call(&self, name: &str, payload: Value) -> Result<Value> {
        let cancel = AtomicBool::new(false);
        self.job(name, payload, &Job::new(&|_| (), &cancel))
    }

    /// Runs any command that answers with JSON, with progress and cancel where it takes time.
    pub fn job(&self, name: &str, payload: Value, job: &Job) -> Result<Value> {
        match (find(name)?.run)(self, payload, job)? {
            Answer::Json(value) => Ok(value),
            Answer::Bytes(_) => Err(Problem::new("command.unknown").with("name", name)),
        }
    }

    /// Runs a command that answers with bytes.
    pub fn bytes(&self, name: &str, payload: Value) -> Result<Vec<u8>> {
        let cancel = AtomicBool::new(false);
        match (find(name)?.run)(self, payload, &Job::new(&|_| (), &cancel))? {
            Answer::Bytes(bytes) => Ok(bytes),
            Answer::Json(_) => Err(Problem::new("command.unknown").with("name", name)),
        }
    }

    /// A token for a file that a person chose. Screens pass tokens, never paths.
    pub fn token(&self, path: impl Into<PathBuf>) -> String {
        let token = format!("file-{}", self.next.fetch_add(1, Ordering::Relaxed));
        lock(&self.tokens).insert(token.clone(), path.into());
        token
    }

    pub fn path(&self, token: &str) -> Result<PathBuf> {
        lock(&self.tokens).get(token).cloned().ok_or_else(|| Problem::new("command.no_file"))
    }

    /// A token for what was pasted, read like a file under that name.
    pub(crate) fn keep_pasted(&self, name: &str, bytes: Vec<u8>) -> String {
        let token = self.fresh_id("pasted");
        let mut pasted = lock(&self.pasted);
        if pasted.len() == PASTED_KEPT {
            pasted.pop_front();
        }
        pasted.push_back((token.clone(), Given::Pasted(name.to_owned(), bytes.into())));
        token
    }

    /// Errors: `command.no_file`.
    pub(crate) fn given(&self, token: &str) -> Result<Given> {
        let pasted = lock(&self.pasted).iter().find(|(own, _)| own == token).map(|(_, given)| given.clone());
        pasted.map_or_else(|| self.path(token).map(Given::Path), Ok)
    }

    pub fn now(&self) -> Now {
        lock(&self.pretended).clone().unwrap_or_else(|| (self.start.clock)())
    }

    /// Another clock for a while: the sample shop's past is written as if it were then.
    pub(crate) fn pretend(&self, now: Option<Now>) {
        *lock(&self.pretended) = now;
    }

    pub fn folder(&self) -> &Path {
        &self.start.folder
    }

    pub fn lang(&self) -> Lang {
        self.start.lang.unwrap_or_else(|| lock(&self.program).lang)
    }

    pub fn locale(&self) -> Locale {
        Locale::new(self.lang())
    }

    /// A problem with its sentence.
    pub fn told(&self, problem: Problem) -> Told {
        let text = self.locale().problem(&problem);
        Told { problem, text }
    }

    pub(crate) fn fresh_id(&self, kind: &str) -> String {
        format!("{kind}-{}", self.next.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn program(&self) -> Program {
        lock(&self.program).clone()
    }

    /// Changes the program's settings and keeps them on disk.
    pub(crate) fn set_program(&self, change: impl FnOnce(&mut Program)) -> Result<()> {
        let mut program = lock(&self.program);
        change(&mut program);
        let write = || -> std::io::Result<()> {
            std::fs::create_dir_all(&self.start.folder)?;
            let part = self.start.folder.join("settings.json.part");
            std::fs::write(&part, serde_json::to_vec_pretty(&*program)?)?;
            std::fs::rename(part, self.start.folder.join("settings.json"))
        };
        write().map_err(|e| Problem::new("settings.not_kept").with_io("reason", &e))
    }

    /// Settings as the screens see them.
    pub(crate) fn settings(&self) -> Settings {
        let program = lock(&self.program);
        Settings { lang: self.start.lang.unwrap_or(program.lang), theme: program.theme }
    }

    /// Works on the open book; `book.none` where none is open.
    pub fn with<T>(&self, work: impl FnOnce(&mut Open) -> Result<T>) -> Result<T> {
        let mut open = lock(&self.open);
        work(open.as_mut().ok_or_else(|| Problem::new("book.none"))?)
    }

    /// Opens a book, by its token, for a first screen that must not wait. Until `check_opened` has said that it is
    /// whole, nothing but `book.first` may be asked. Errors: those of `book.open`.
    pub fn open_ahead(&self, token: &str) -> Result<()> {
        crate::areas::book::open_ahead(self, &self.path(token)?)
    }

    /// Reads every page of a book that was opened ahead; a damaged one is not open any more.
    /// Errors: `book.damaged`, `book.in_use`, `book.io`.
    pub fn check_opened(&self) -> Result<()> {
        crate::areas::book::check_opened(self)
    }

    pub(crate) fn replace_open(&self, book: Option<Book>) {
        let mut open = lock(&self.open);
        // The old book closes (and lets its lock go) before anything else sees the new one.
        *open = None;
        *open = book.map(|book| Open { book, cache: Cache::default(), paper: None });
        lock(&self.previews).clear();
        lock(&self.pasted).clear();
        *lock(&self.looked) = None;
    }

    pub(crate) fn is_open(&self) -> bool {
        lock(&self.open).is_some()
    }
}

/// A poisoned lock means that a command panicked; the data under it is still whole because every write
/// is one transaction.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn find(name: &str) -> Result<&'static table::Command> {
    table::find(name).ok_or_else(|| Problem::new("command.unknown").with("name", name))
}

/// The shipped layouts, read once.
pub fn layouts() -> &'static [Layout] {
    static LAYOUTS: OnceLock<Arc<[Layout]>> = OnceLock::new();
    LAYOUTS.get_or_init(|| definitions::layouts().into())
}
