//! The open book: one connection to one file under one lock. Opening never creates, never repairs and
//! never writes a file that is not ours, is damaged, or comes from a newer program.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::Problem;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result, refuse};
use crate::lock::{self, Lock, beside, file_name};
use crate::schema::{self, APPLICATION_ID, MIGRATIONS, Migration};
use crate::view::View;
use crate::{backup, change};

/// Pages of the book kept in memory, at most: 64 MB, as SQLite writes kilobytes.
const CACHE: i64 = -65536;

/// The same for a reader beside it: what it reads, it reads once.
const READER_CACHE: i64 = -8192;

/// When every page of a book is read and checked.
#[derive(Clone, Copy)]
enum Pages {
    Now,
    /// By `check_pages`.
    Later,
}

/// Where readers come in; the book itself stays on its thread.
#[derive(Clone, Copy)]
pub struct Door<'a> {
    path: &'a Path,
}

impl Door<'_> {
    /// A second connection that only reads. Errors: `book.io`, `book.in_use`.
    pub fn reader(self) -> Result<Reader> {
        let conn = connect(self.path, true)?;
        conn.pragma_update(None, "cache_size", READER_CACHE)?;
        Ok(Reader { conn })
    }
}

/// A reader beside the open book.
pub struct Reader {
    conn: Connection,
}

impl Reader {
    pub fn read(&self) -> View<'_> {
        View { conn: &self.conn }
    }
}

/// A book that is open. One at a time per file; reads through `read()`, writes through `change(...)`.
pub struct Book {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) read_only: bool,
    _lock: Option<Lock>,
}

impl Book {
    /// Makes an empty book and opens it. `at`: local time, `2026-05-01 12:03:05`.
    /// Errors: `book.exists` (nothing is ever overwritten), `book.io`, `book.disk_full`, `book.read_only`.
    pub fn create(path: &Path, at: &str) -> Result<Book> {
        if path.exists() {
            return refuse(Problem::new("book.exists").with("file", file_name(path)));
        }
        // Made under another name: a crash half-way leaves no half book under the real one.
        let part = beside(path, "-new");
        remove_if_there(&part)?;
        // Made here first: the system says more clearly than SQLite why a file cannot be made.
        File::create_new(&part)?;
        let made = make(&part, at);
        if let Err(e) = made {
            let _ = remove_if_there(&part);
            return Err(e);
        }
        File::open(&part)?.sync_all()?;
        if path.exists() {
            let _ = remove_if_there(&part);
            return refuse(Problem::new("book.exists").with("file", file_name(path)));
        }
        std::fs::rename(&part, path)?;
        backup::sync_folder(path)?;
        Book::open(path, at)
    }

    /// Opens an existing book; a verified backup goes beside it before a migration.
    /// Read-only folders and files open for reading (`read_only()`).
    /// Errors: `book.not_found`, `book.not_a_book`, `book.newer`, `book.damaged`, `book.in_use`, `book.io`,
    /// `book.read_only_old`, `book.read_only_unfinished`.
    pub fn open(path: &Path, at: &str) -> Result<Book> {
        Book::open_with(path, at, MIGRATIONS)
    }

    /// The same without reading every page, which takes the longest of all: for a first screen that must not
    /// wait. Nothing may be written before `check_pages` says that the book is whole.
    /// A book that is brought forward is checked at once.
    pub fn open_ahead(path: &Path, at: &str) -> Result<Book> {
        Book::open_when(path, at, MIGRATIONS, Pages::Later)
    }

    pub(crate) fn open_with(path: &Path, at: &str, migrations: &[Migration]) -> Result<Book> {
        Book::open_when(path, at, migrations, Pages::Now)
    }

    fn open_when(path: &Path, at: &str, migrations: &[Migration], pages: Pages) -> Result<Book> {
        sniff(path, schema::newest(migrations))?;
        let lock = if looks_read_only(path)? { None } else { lock::take(path)? };
        let read_only = lock.is_none();
        let mut conn = connect(path, read_only)?;
        // Until the file is known to be ours and whole, closing it must not write either.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let have = schema::version(&conn).map_err(|e| unreadable(path, e))?;
        let newest = schema::newest(migrations);
        let pages = if have == newest { pages } else { Pages::Now };
        if let Pages::Now = pages {
            quick_check(&conn).map_err(|e| unreadable(path, e))?;
        }
        if have > newest {
            return refuse(newer(path, have, newest));
        }
        if read_only && have < newest {
            // Its shape is older than the questions asked of it, and it cannot be brought forward here.
            return refuse(Problem::new("book.read_only_old").with("file", file_name(path)));
        }
        if !read_only {
            configure(&conn)?;
            if let Pages::Now = pages {
                conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            }
            if have < newest {
                let dir = Book::backup_dir(path);
                backup::before_migration(&conn, path, &dir, at)?;
                schema::migrate(&mut conn, migrations, at)?;
            }
            change::track(&conn)?;
        }
        Ok(Book { conn, path: path.to_owned(), read_only, _lock: lock })
    }

    /// Reads every page of a book that was opened ahead. Errors: `book.damaged`, `book.in_use`, `book.io`.
    pub fn check_pages(&self) -> Result<()> {
        quick_check(&self.conn).map_err(|e| unreadable(&self.path, e))?;
        if !self.read_only {
            self.conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        }
        Ok(())
    }

    /// Where backups of this book go unless the owner says otherwise: `name-backups` beside it.
    pub fn backup_dir(path: &Path) -> PathBuf {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        path.with_file_name(format!("{stem}-backups"))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The way in for readers on other cores. Whoever holds the book sees to it that nothing is written
    /// meanwhile, or the two see different states.
    pub fn door(&self) -> Door<'_> {
        Door { path: &self.path }
    }

    /// Opened for reading only: every change is refused with `book.read_only`.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// All reads.
    pub fn read(&self) -> View<'_> {
        View { conn: &self.conn }
    }

    /// Folds the write-ahead file back into the book. `false` where somebody still reads it: nothing is lost then, the
    /// write-ahead file stays beside the book.
    pub fn checkpoint(&self) -> Result<bool> {
        if self.read_only { Ok(true) } else { fold(&self.conn) }
    }

    /// Folds everything into the one file and lets go of it. Dropping does the same without telling.
    pub fn close(self) -> Result<()> {
        self.checkpoint()?;
        self.conn.close().map_err(|(_, e)| e)?;
        Ok(())
    }
}

fn make(part: &Path, at: &str) -> Result<()> {
    let mut conn = Connection::open(part)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    configure(&conn)?;
    schema::migrate(&mut conn, MIGRATIONS, at)?;
    if !fold(&conn)? {
        return refuse(Problem::new("book.in_use").with("detail", "checkpoint"));
    }
    conn.close().map_err(|(_, e)| e)?;
    Ok(())
}

/// The answer's first column is 1 where the checkpoint was held up.
fn fold(conn: &Connection) -> Result<bool> {
    Ok(!conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get::<_, bool>(0))?)
}

fn remove_if_there(path: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        match std::fs::remove_file(beside(path, suffix)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

/// How every SQLite file begins.
const HEAD: &[u8] = b"SQLite format 3\0";

/// A database of any program, or what lies beside a book: nothing else may be written in its place.
pub fn holds_a_book(path: &Path) -> bool {
    let name = file_name(path).to_lowercase();
    if ["-wal", "-shm", "-journal", "-lock"].iter().any(|end| name.ends_with(&format!(".zhanggui{end}"))) {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD.len() as u64).read_to_end(&mut head));
    read.is_ok() && head == HEAD
}

/// Reads the head of the file without SQLite: a foreign or newer file must not even be opened for writing.
/// Layout of the header: sqlite.org/fileformat2.html, section 1.3.
pub(crate) fn sniff(path: &Path, newest: u32) -> Result<()> {
    let name = file_name(path);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return refuse(Problem::new("book.not_found").with("file", name));
        }
        Err(e) => return Err(e.into()),
    };
    let foreign = || refuse(Problem::new("book.not_a_book").with("file", &name));
    if file.metadata()?.is_dir() {
        return foreign();
    }
    let mut head = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut head)?;
    if !head.starts_with(HEAD) {
        return foreign();
    }
    let damaged =
        || refuse(Problem::new("book.damaged").with("file", &name).with("detail", "words:cut_short"));
    if head.len() < 100 {
        return damaged();
    }
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    if number(68) != APPLICATION_ID as u32 {
        return foreign();
    }
    if number(60) > newest {
        return refuse(newer(path, number(60), newest));
    }
    let page = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65536,
        n => u64::from(n),
    };
    // With a write-ahead file beside it the end may still lie there; SQLite will say.
    let wal = std::fs::metadata(beside(path, "-wal")).map(|m| m.len()).unwrap_or(0);
    if wal == 0 && file.metadata()?.len() < page * u64::from(number(28)) {
        return damaged();
    }
    Ok(())
}

fn newer(path: &Path, have: u32, newest: u32) -> Problem {
    Problem::new("book.newer").with("file", file_name(path)).with("found", have).with("known", newest)
}

/// The mark on the file or its folder; a medium that refuses writes shows when the lock is taken.
fn looks_read_only(path: &Path) -> Result<bool> {
    if std::fs::metadata(path)?.permissions().readonly() {
        return Ok(true);
    }
    // On Windows the mark on a folder means something else.
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        return Ok(std::fs::metadata(folder)?.permissions().readonly());
    }
    Ok(false)
}

fn connect(path: &Path, read_only: bool) -> Result<Connection> {
    let base = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    if !read_only {
        let conn = Connection::open_with_flags(path, base | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        harden(&conn)?;
        return Ok(conn);
    }
    let flags = base | OpenFlags::SQLITE_OPEN_READ_ONLY;
    let conn = Connection::open_with_flags(path, flags)?;
    // Already some of the settings read the file, and refuse where none of its own kind can be made beside it.
    let schema =
        |conn: &Connection| conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0));
    if harden(&conn).is_ok() && schema(&conn).is_ok() {
        return Ok(conn);
    }
    // A WAL book wants a -shm file beside it; where none can be made and no -wal waits, nothing can change
    // beneath us, and SQLite may read the file as it lies.
    let wal = std::fs::metadata(beside(path, "-wal")).map(|m| m.len()).unwrap_or(0);
    if wal > 0 {
        return refuse(Problem::new("book.read_only_unfinished").with("file", file_name(path)));
    }
    let conn = Connection::open_with_flags(immutable_uri(path), flags)?;
    harden(&conn)?;
    Ok(conn)
}

pub(crate) fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if text.as_bytes().get(1) == Some(&b':') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// What makes a hostile file harmless; also for files opened only to look.
pub(crate) fn harden(conn: &Connection) -> Result<()> {
    conn.busy_timeout(Duration::from_secs(3))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "cache_size", CACHE)?;
    Ok(())
}

/// How the book is written: nothing acknowledged is lost, even when the power goes.
fn configure(conn: &Connection) -> Result<()> {
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |r| r.get(0))?;
    if mode != "wal" {
        return refuse(Problem::new("book.io").with("detail", format_args!("journal_mode {mode}")));
    }
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "wal_autocheckpoint", 4000)?;
    Ok(())
}

/// Why a book cannot be read: somebody else has it, the disk refuses, or it is damaged.
fn unreadable(path: &Path, e: Error) -> Error {
    let p = e.problem();
    match p.code.as_str() {
        "book.in_use" | "book.io" => p.with("file", file_name(path)).into(),
        _ => {
            let detail = p.params.get("detail").cloned().unwrap_or(p.code);
            Problem::new("book.damaged").with("file", file_name(path)).with("detail", detail).into()
        }
    }
}

/// Errors: `book.damaged` with SQLite's first finding.
fn quick_check(conn: &Connection) -> Result<()> {
    // Every page is read once: keeping them would only fill the memory.
    conn.pragma_update(None, "cache_size", -2048)?;
    let found = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0));
    conn.pragma_update(None, "cache_size", CACHE)?;
    let found = found?;
    if found == "ok" { Ok(()) } else { refuse(Problem::new("book.damaged").with("detail", found)) }
}
