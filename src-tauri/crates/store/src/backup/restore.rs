//! The way back from a backup: looked at first, copied beside, then swapped in by name. What was there
//! is moved aside with a date, never overwritten.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use domain::{Month, Problem};
use rusqlite::Connection;
use serde::Serialize;

use crate::backup::{check, numbered, open_to_look, stamp, sync_folder, write_copy};
use crate::book::sniff;
use crate::error::{Result, refuse};
use crate::lock::{self, beside, file_name};
use crate::schema::{MIGRATIONS, newest};
use crate::view::View;

/// How often it is asked whether anybody still waits for a look.
const LOOK: Duration = Duration::from_millis(20);

/// What a book or a backup holds, to be shown before a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contents {
    pub people: u32,
    /// Names of the shops.
    pub shops: Vec<String>,
    /// With figures, marks or a close.
    pub months: Vec<Month>,
    pub changes: u32,
    /// Local time of the last change; `None` in a new book.
    pub last_change_at: Option<String>,
    /// What the last change was: code and parameters.
    pub last_change: Option<Problem>,
    /// Bytes.
    pub size: u64,
}

impl View<'_> {
    /// What the book holds; `file` only for its size.
    pub fn contents(&self, file: &Path) -> Result<Contents> {
        let (people, changes) = self.conn.query_row(
            "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM change)",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        // What was undone is not what the book is at.
        let last = self.history(50, None)?.into_iter().find(|e| !e.undone && !e.dropped);
        Ok(Contents {
            people,
            shops: self.shops()?.into_iter().map(|s| s.name).collect(),
            months: self.months()?.into_iter().map(|m| m.month).collect(),
            changes,
            last_change_at: last.as_ref().map(|e| e.at.clone()),
            last_change: last.map(|e| Problem { code: e.code, params: e.params }),
            size: std::fs::metadata(file)?.len(),
        })
    }
}

/// Checks a file that no program has open, without writing a byte beside or into it.
/// Errors: `book.not_found`, `book.not_a_book`, `book.newer`, `book.damaged`, `book.in_use`.
pub fn verify(path: &Path) -> Result<Contents> {
    verify_until(path, &|| false)
}

/// `verify` of a file that may be large: `stop` is asked again and again, and ends it with `job.cancelled`.
pub fn verify_until(path: &Path, stop: &(dyn Fn() -> bool + Sync)) -> Result<Contents> {
    sniff(path, newest(MIGRATIONS))?;
    let damaged = |detail: String| {
        refuse(Problem::new("book.damaged").with("file", file_name(path)).with("detail", detail))
    };
    let looked = open_to_look(path).and_then(|conn| {
        let findings = stoppable(&conn, stop, check::whole)?;
        if let Some(first) = findings.into_iter().next() {
            return damaged(first);
        }
        View { conn: &conn }.contents(path)
    });
    match looked {
        Ok(contents) => Ok(contents),
        Err(e) => {
            let p = e.problem();
            match p.code.as_str() {
                "book.in_use" | "book.io" | "book.read_only" => refuse(p.with("file", file_name(path))),
                "job.cancelled" => refuse(p),
                _ => damaged(p.params.get("detail").cloned().unwrap_or(p.code)),
            }
        }
    }
}

/// What `work` asks of the connection, ended as soon as `stop` says so.
fn stoppable<T>(
    conn: &Connection,
    stop: &(dyn Fn() -> bool + Sync),
    work: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let handle = conn.get_interrupt_handle();
    let (done, wait) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while wait.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                // Again until it is over: between two statements there is nothing to interrupt.
                if stop() {
                    handle.interrupt();
                }
            }
        });
        let answer = work(conn);
        drop(done);
        // Whoever stopped it waits for no answer, and what was half looked at is none.
        if stop() { refuse(Problem::new("job.cancelled")) } else { answer }
    })
}

/// Puts the backup `from` where `to` is. With `replace` an existing book is moved aside first and its new
/// name is returned. Errors: `restore.exists` without `replace`, `restore.same`, `book.in_use`, and those of `verify`.
pub fn restore(from: &Path, to: &Path, replace: bool, at: &str) -> Result<Option<PathBuf>> {
    verify(from)?;
    if from.canonicalize().ok().is_some_and(|f| to.canonicalize().ok() == Some(f)) {
        return refuse(Problem::new("restore.same").with("file", file_name(to)));
    }
    if to.exists() && !replace {
        return refuse(Problem::new("restore.exists").with("file", file_name(to)));
    }
    let _lock = match lock::take(to)? {
        Some(lock) => lock,
        None => return refuse(Problem::new("book.read_only").with("file", file_name(to)).with("detail", "")),
    };
    let part = beside(to, "-restore");
    let swapped = copy_in(from, &part).and_then(|()| {
        let aside = if to.exists() { Some(move_aside(to, at)?) } else { None };
        // A write-ahead file without its book would be taken for the restored one's.
        for suffix in ["-wal", "-shm"] {
            let stray = beside(to, suffix);
            if stray.exists() {
                std::fs::rename(&stray, free(&beside(to, &format!("-{}{suffix}", stamp(at)))))?;
            }
        }
        std::fs::rename(&part, to)?;
        sync_folder(to)?;
        Ok(aside)
    });
    if swapped.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    swapped
}

fn copy_in(from: &Path, part: &Path) -> Result<()> {
    // What an earlier attempt was stopped at; the lock of the book is held.
    if part.exists() {
        std::fs::remove_file(part)?;
    }
    // Through SQLite, not byte by byte: what still lies in a write-ahead file comes along.
    let source = open_to_look(from)?;
    write_copy(&source, part)
}

/// Book and write-ahead file go together, so that the old state opens whole under its new name.
fn move_aside(to: &Path, at: &str) -> Result<PathBuf> {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = to.parent().unwrap_or(Path::new(""));
    let stem = format!("{stem}-replaced-{}", stamp(at));
    let Some(aside) = numbered(folder, &stem).find(|p| !p.exists()) else {
        return refuse(Problem::new("restore.exists").with("file", file_name(to)));
    };
    let wal = beside(to, "-wal");
    if wal.exists() {
        std::fs::rename(&wal, beside(&aside, "-wal"))?;
    }
    std::fs::rename(to, &aside)?;
    let shm = beside(to, "-shm");
    if shm.exists() {
        // Only an index of the write-ahead file; SQLite makes it anew.
        std::fs::remove_file(shm)?;
    }
    Ok(aside)
}

fn free(path: &Path) -> PathBuf {
    if !path.exists() {
        return path.to_owned();
    }
    (2..).map(|n| beside(path, &format!("-{n}"))).find(|p| !p.exists()).unwrap_or_else(|| path.to_owned())
}
