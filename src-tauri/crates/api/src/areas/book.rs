//! The book: new, open, recent, close, sample.

use std::path::{Path, PathBuf};

use domain::{Month, Problem, Result};
use store::{Book, ChangeLabel};

use crate::host::{Host, Job, Open, Recent};
use crate::types::Nothing;
use crate::types::book::{BookInfo, First, MonthBrief, NewBook, NewSample, OpenBook, RecentBook};
use crate::types::home::HomeRequest;

/// Keys of the book's settings.
pub(crate) const NAME: &str = "name";
pub(crate) const ACTORS: &str = "actors";
pub(crate) const SAMPLE: &str = "sample";

/// How many books the start screen remembers.
const RECENT: usize = 8;

pub fn recent(host: &Host, _: Nothing) -> Result<Vec<RecentBook>> {
    let rows = host.program().recent.into_iter().map(|r| RecentBook {
        token: host.token(&r.path),
        name: r.name,
        path: r.path.display().to_string(),
        opened_at: r.opened_at,
        missing: !r.path.exists(),
    });
    Ok(rows.collect())
}

/// Everything that the window asks for before its first screen stands.
pub fn first(host: &Host, _: Nothing) -> Result<First> {
    let info = info(host, Nothing {})?;
    let home = info.as_ref().and_then(|i| super::home::summary(host, HomeRequest { month: i.month }).ok());
    Ok(First { settings: host.settings(), info, home })
}

pub fn info(host: &Host, _: Nothing) -> Result<Option<BookInfo>> {
    if !host.is_open() {
        return Ok(None);
    }
    let today = host.now().today;
    host.with(|open| {
        let entries = open.book.read().history(super::history::STACK, None)?;
        let mut info = describe(open, Month::of(today))?;
        info.undo = super::history::next(host, &entries, true);
        info.redo = super::history::next(host, &entries, false);
        Ok(Some(info))
    })
}

fn describe(open: &Open, current: Month) -> Result<BookInfo> {
    let view = open.book.read();
    let path = open.book.path();
    let mut months: Vec<MonthBrief> = view
        .months()?
        .into_iter()
        .map(|m| MonthBrief { month: m.month, closed: m.closed, revision: m.revision })
        .collect();
    months.sort_by_key(|m| std::cmp::Reverse(m.month));
    // Work goes on in the earliest month that is not closed after the last closed one.
    let last_closed = months.iter().filter(|m| m.closed).map(|m| m.month).max();
    let open_month =
        months.iter().filter(|m| !m.closed && last_closed.is_none_or(|c| m.month > c)).map(|m| m.month).min();
    Ok(BookInfo {
        name: name_of(open)?,
        path: path.display().to_string(),
        sample: view.setting::<bool>(SAMPLE)?.unwrap_or(false),
        read_only: open.book.read_only(),
        month: open_month.unwrap_or(current),
        months,
        actors: view.setting::<Vec<String>>(ACTORS)?.unwrap_or_default(),
        undo: None,
        redo: None,
    })
}

/// The name on papers: the owner's, else the file's.
pub(crate) fn name_of(open: &Open) -> Result<String> {
    let stem = open.book.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(open.book.read().setting::<String>(NAME)?.filter(|n| !n.is_empty()).unwrap_or(stem))
}

pub fn new(host: &Host, request: NewBook) -> Result<BookInfo> {
    let path = with_extension(host.path(&request.token)?);
    in_a_folder(&path)?;
    let at = host.now().at;
    let mut book = Book::create(&path, &at)?;
    let name = request.name.trim().to_owned();
    book.change(&ChangeLabel::new("change.book_new"), "", &at, |tx| tx.set(NAME, &name))?;
    take_up(host, book, &name)
}

pub fn open(host: &Host, request: OpenBook) -> Result<BookInfo> {
    let path = host.path(&request.token)?;
    open_path(host, &path)
}

/// Opens a book for a first screen that must not wait. What it could write waits for `check_opened`.
pub(crate) fn open_ahead(host: &Host, path: &Path) -> Result<()> {
    let book = Book::open_ahead(path, &host.now().at)?;
    take_up_named(host, book).map(|_| ())
}

/// Reads every page of a book that was opened ahead; a damaged one is not open any more.
pub(crate) fn check_opened(host: &Host) -> Result<()> {
    let checked = host.with(|open| Ok(open.book.check_pages()?));
    if checked.is_err() {
        host.replace_open(None);
    }
    checked
}

pub(crate) fn open_path(host: &Host, path: &Path) -> Result<BookInfo> {
    // The same book opened again is a fresh start, not a second one: let the lock go first.
    let same = host.is_open() && host.with(|open| Ok(open.book.path() == path))?;
    if same {
        host.replace_open(None);
    }
    take_up_named(host, Book::open(path, &host.now().at)?)
}

fn take_up_named(host: &Host, book: Book) -> Result<BookInfo> {
    let stem = book.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = book.read().setting::<String>(NAME)?.filter(|n| !n.is_empty()).unwrap_or(stem);
    take_up(host, book, &name)
}

fn take_up(host: &Host, book: Book, name: &str) -> Result<BookInfo> {
    let entry = Recent { path: book.path().to_owned(), name: name.to_owned(), opened_at: host.now().at };
    host.replace_open(Some(book));
    // A list of recent books that cannot be kept is no reason not to open one.
    let _ = host.set_program(|program| {
        program.recent.retain(|r| r.path != entry.path);
        program.recent.insert(0, entry);
        program.recent.truncate(RECENT);
    });
    info(host, Nothing {})?.ok_or_else(|| Problem::new("book.none"))
}

pub fn close(host: &Host, _: Nothing) -> Result<Nothing> {
    host.replace_open(None);
    Ok(Nothing {})
}

/// Makes the sample shop and opens it; an older sample in the program's folder gives way once the new one stands.
/// Where it fails or is cancelled, the book that was open is open again.
pub fn sample(host: &Host, request: NewSample, job: &Job) -> Result<BookInfo> {
    let before = host.with(|open| Ok(open.book.path().to_owned())).ok();
    let made = match &request.token {
        Some(token) => sample_at(host, with_extension(host.path(token)?), job),
        None => sample_anew(host, job),
    };
    if made.is_err()
        && let Some(before) = before.filter(|p| p.exists())
    {
        let still_open = host.with(|open| Ok(open.book.path() == before)).unwrap_or(false);
        if !still_open {
            reopen(host, &before)?;
        }
    }
    made?;
    info(host, Nothing {})?.ok_or_else(|| Problem::new("book.none"))
}

fn sample_at(host: &Host, path: PathBuf, job: &Job) -> Result<()> {
    in_a_folder(&path)?;
    crate::sample_book::make(host, &path, job)
}

/// The program's own sample: made beside the old one, so that a cancelled one costs nothing.
fn sample_anew(host: &Host, job: &Job) -> Result<()> {
    const FILE: &str = "sample.zhanggui";
    let (folder, fresh) = (host.folder().join("sample"), host.folder().join("sample-new"));
    clear(&fresh)?;
    let make = || -> Result<()> {
        sample_at(host, fresh.join(FILE), job)?;
        host.replace_open(None);
        clear(&folder)?;
        std::fs::rename(&fresh, &folder).map_err(|e| super::saving::refused(&folder, &e))
    };
    if let Err(e) = make() {
        let _ = clear(&fresh);
        return Err(e);
    }
    reopen(host, &folder.join(FILE))
}

/// Opens a book that the owner did not ask for now: the list of recent books stays as it is.
fn reopen(host: &Host, path: &Path) -> Result<()> {
    host.replace_open(Some(Book::open(path, &host.now().at)?));
    Ok(())
}

/// A folder that is not there yet is made, as for papers and backups. Errors: those of `saving::refused`.
fn in_a_folder(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(|e| super::saving::refused(folder, &e))
        }
        _ => Ok(()),
    }
}

fn clear(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(super::saving::refused(folder, &e)),
        _ => Ok(()),
    }
}

fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zhanggui")) {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".zhanggui");
    path.with_file_name(name)
}
