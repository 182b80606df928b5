//! Backups: a copy is a backup only once it was opened, checked and compared; it then gets its name
//! in one step. Never overwrites, never deletes, never thins.

mod check;
mod restore;

pub use restore::{Contents, restore, verify, verify_until};

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use domain::Problem;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, params};
use serde::Serialize;

use crate::book::{Book, harden, immutable_uri, sniff};
use crate::error::{Result, refuse};
use crate::lock::beside;
use crate::view::View;

/// What a copy must hold as the book does; damage that still reads well shows here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Manifest {
    pub people: i64,
    pub imports: i64,
    pub facts: i64,
    pub changes: i64,
    pub last_change: i64,
    pub frozen: i64,
}

/// The last backup that was taken and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastBackup {
    pub at: String,
    pub path: String,
    /// `manual`, `import`, `close`, ... as the caller named it.
    pub kind: String,
    /// Bytes.
    pub size: u64,
    /// Nothing was written since.
    pub current: bool,
}

impl LastBackup {
    /// Whether the file still lies there as it was when it was verified: of that size, with the head of a book.
    pub fn stands(&self) -> bool {
        let path = Path::new(&self.path);
        std::fs::metadata(path).is_ok_and(|m| m.len() == self.size) && sniff(path, u32::MAX).is_ok()
    }
}

impl Book {
    /// Takes a verified copy into `dir` (made if absent) and returns its path, `name-20260501-120305.zhanggui`.
    /// `kind`: why, one word. `at`: local time. The copy is noted in the book, at once and for itself: whatever it was
    /// taken before may fail, the copy is there and is listed.
    /// Errors: `book.disk_full`, `book.read_only`, `book.io`, `backup.failed` (the copy is not what the book is).
    pub fn backup_to(&self, dir: &Path, kind: &str, at: &str) -> Result<PathBuf> {
        let path = copy(&self.conn, &self.path, dir, at)?;
        if !self.read_only {
            let size = std::fs::metadata(&path)?.len();
            self.conn.execute(
                "INSERT INTO backup_log (at, path, kind, size, last_change) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    at,
                    path.to_string_lossy(),
                    kind,
                    i64::try_from(size).unwrap_or(i64::MAX),
                    self.read().last_change()?
                ],
            )?;
        }
        Ok(path)
    }
}

impl View<'_> {
    pub fn last_backup(&self) -> Result<Option<LastBackup>> {
        Ok(self.backups()?.into_iter().next())
    }

    /// Every backup that was taken, the newest first; whether it still lies there is the caller's to look.
    pub fn backups(&self) -> Result<Vec<LastBackup>> {
        let now = self.last_change()?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT at, path, kind, size, last_change FROM backup_log ORDER BY id DESC")?;
        let all = statement.query_map([], |r| {
            Ok(LastBackup {
                at: r.get(0)?,
                path: r.get(1)?,
                kind: r.get(2)?,
                size: u64::try_from(r.get::<_, i64>(3)?).unwrap_or(0),
                current: r.get::<_, i64>(4)? == now,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }
}

/// A migration may fail in ways nobody foresaw: the book as it was lies beside it first.
pub(crate) fn before_migration(conn: &Connection, book: &Path, dir: &Path, at: &str) -> Result<PathBuf> {
    copy(conn, book, dir, at)
}

fn copy(conn: &Connection, book: &Path, dir: &Path, at: &str) -> Result<PathBuf> {
    std::fs::create_dir_all(dir)?;
    let (target, part) = taken_name(dir, book, at)?;
    let result = write_copy(conn, &part).and_then(|()| {
        std::fs::rename(&part, &target)?;
        sync_folder(&target)?;
        Ok(target)
    });
    if result.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    result
}

/// Writes into `part`, which must be absent or empty.
fn write_copy(conn: &Connection, part: &Path) -> Result<()> {
    // VACUUM attaches its target behind the scenes; nothing else may attach.
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let made = conn.execute("VACUUM INTO ?1", [part.to_string_lossy()]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    made?;
    let copy = open_to_look(part)?;
    let findings = check::whole(&copy)?;
    if let Some(finding) = findings.into_iter().next() {
        return refuse(Problem::new("backup.failed").with("detail", finding));
    }
    if manifest(&copy)? != manifest(conn)? {
        return refuse(Problem::new("backup.failed").with("detail", "manifest"));
    }
    copy.close().map_err(|(_, e)| e)?;
    // VACUUM INTO need not have reached the disk.
    OpenOptions::new().write(true).open(part)?.sync_all()?;
    Ok(())
}

/// Opens a file that nobody else writes, for reading only and without leaving anything beside it.
pub(crate) fn open_to_look(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let wal = std::fs::metadata(beside(path, "-wal")).map(|m| m.len()).unwrap_or(0);
    let conn = if wal == 0 {
        Connection::open_with_flags(immutable_uri(path), flags)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
    harden(&conn)?;
    Ok(conn)
}

pub(crate) fn manifest(conn: &Connection) -> Result<Manifest> {
    let manifest = conn.query_row(
        "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM import), (SELECT count(*) FROM fact_row),
                (SELECT count(*) FROM change), (SELECT coalesce(max(id), 0) FROM change),
                (SELECT count(*) FROM frozen)",
        [],
        |r| {
            Ok(Manifest {
                people: r.get(0)?,
                imports: r.get(1)?,
                facts: r.get(2)?,
                changes: r.get(3)?,
                last_change: r.get(4)?,
                frozen: r.get(5)?,
            })
        },
    )?;
    Ok(manifest)
}

/// `name-20260501-120305.zhanggui`, with a number behind it when that is taken, and the empty file beside it that
/// takes the name for this copy: two books of one name may be copied into one folder at the same time.
fn taken_name(dir: &Path, book: &Path, at: &str) -> Result<(PathBuf, PathBuf)> {
    let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for target in numbered(dir, &format!("{stem}-{}", stamp(at))).filter(|p| !p.exists()) {
        let part = beside(&target, "-part");
        match OpenOptions::new().write(true).create_new(true).open(&part) {
            // The other may have finished between the two looks.
            Ok(_) if target.exists() => std::fs::remove_file(&part)?,
            Ok(_) => return Ok((target, part)),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e.into()),
        }
    }
    refuse(Problem::new("backup.failed").with("detail", "name"))
}

/// `stem.zhanggui`, `stem-2.zhanggui` and so on.
pub(crate) fn numbered(dir: &Path, stem: &str) -> impl Iterator<Item = PathBuf> {
    let first = dir.join(format!("{stem}.zhanggui"));
    std::iter::once(first).chain((2..10_000).map(move |n| dir.join(format!("{stem}-{n}.zhanggui"))))
}

/// `2026-05-01 12:03:05` -> `20260501-120305`.
pub(crate) fn stamp(at: &str) -> String {
    let digits: String = at.chars().filter(char::is_ascii_digit).take(14).collect();
    match digits.len() {
        9.. => format!("{}-{}", &digits[..8], &digits[8..]),
        _ => digits,
    }
}

/// A new name is only safe once its folder is on the disk. Windows cannot open folders; NTFS logs names itself.
pub(crate) fn sync_folder(file: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
