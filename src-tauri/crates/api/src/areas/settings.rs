//! Settings of the program and of the book; backups.

use std::path::{Path, PathBuf};

use domain::{Problem, Result};
use store::{Book, ChangeLabel, View};

use super::book::{ACTORS, NAME};
use super::change;
use crate::evaluate::{SMALL_BELOW, small_below};
use crate::host::{Host, Job};
use crate::types::settings::{
    About, BackupLook, BackupNow, BackupRow, Backups, BookContents, BookSettings, CheckReport, LookRequest,
    Restore, Restored, Settings,
};
use crate::types::{Nothing, Written};

pub fn get(host: &Host, _: Nothing) -> Result<Settings> {
    Ok(host.settings())
}

pub fn save(host: &Host, request: Settings) -> Result<Nothing> {
    host.set_program(|program| {
        program.lang = request.lang;
        program.theme = request.theme;
    })?;
    Ok(Nothing {})
}

pub fn book(host: &Host, _: Nothing) -> Result<BookSettings> {
    host.with(|open| {
        let actors = open.book.read().setting::<Vec<String>>(ACTORS)?.unwrap_or_default();
        let view = open.book.read();
        let (appeal_days, small_below) = (Some(appeal_days(&view)?), Some(small_below(&view)?));
        Ok(BookSettings { name: super::book::name_of(open)?, actors, appeal_days, small_below })
    })
}

/// Errors: `settings.appeal_days` where there are too many.
pub fn save_book(host: &Host, request: BookSettings) -> Result<Written<Nothing>> {
    if request.appeal_days.is_some_and(|days| days > APPEAL_DAYS_MOST) {
        return Err(Problem::new("settings.appeal_days").with("most", APPEAL_DAYS_MOST));
    }
    let actors: Vec<String> =
        request.actors.iter().map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect();
    let standing = host.with(|open| small_below(&open.book.read()))?;
    change(host, ChangeLabel::new("change.settings"), "", |tx| {
        tx.set(NAME, &request.name.trim().to_owned())?;
        tx.set(ACTORS, &actors)?;
        if let Some(days) = request.appeal_days {
            tx.set(APPEAL_DAYS, &days)?;
        }
        if let Some(least) = request.small_below.filter(|least| *least != standing) {
            tx.set(SMALL_BELOW, &least)?;
        }
        Ok(Nothing {})
    })
}

const APPEAL_DAYS: &str = "appeal_days";
/// No document says how long; the owner may.
const APPEAL_DAYS_USUAL: u32 = 3;
const APPEAL_DAYS_MOST: u32 = 90;

/// How many days an employee has to appeal against a sheet that was handed out; 0: no end.
pub(crate) fn appeal_days(view: &View<'_>) -> Result<u32> {
    Ok(view.setting(APPEAL_DAYS)?.unwrap_or(APPEAL_DAYS_USUAL))
}

pub fn about(_: &Host, _: Nothing) -> Result<About> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notices: include_str!("../../../../../THIRD-PARTY.md").to_owned(),
    })
}

fn folder(host: &Host) -> Result<PathBuf> {
    host.with(|open| Ok(Book::backup_dir(open.book.path())))
}

pub fn backups(host: &Host, _: Nothing) -> Result<Backups> {
    let folder = folder(host)?;
    let logged = host.with(|open| Ok(open.book.read().backups()?))?;
    let rows = logged.into_iter().map(|b| {
        // Every backup was verified when it was made; whether it still lies there like that is asked now.
        let verified = b.stands();
        let path = PathBuf::from(&b.path);
        BackupRow {
            file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            at: b.at,
            size: b.size,
            verified,
            token: host.token(path),
        }
    });
    Ok(Backups { folder: folder.display().to_string(), rows: rows.collect() })
}

pub fn backup_now(host: &Host, request: BackupNow, job: &Job) -> Result<BackupRow> {
    job.last_step("job-backup")?;
    let dir = match request.token {
        Some(token) => host.path(&token)?,
        None => folder(host)?,
    };
    backup(host, &dir, "manual")
}

/// A verified copy of the open book in `dir`.
pub(crate) fn backup(host: &Host, dir: &Path, kind: &str) -> Result<BackupRow> {
    let at = host.now().at;
    std::fs::create_dir_all(dir).map_err(|e| super::saving::refused(dir, &e))?;
    let path = host.with(|open| Ok(open.book.backup_to(dir, kind, &at)?))?;
    let size = std::fs::metadata(&path).map(|m| m.len()).unwrap_or(0);
    Ok(BackupRow {
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        at,
        size,
        verified: true,
        token: host.token(path),
    })
}

/// Before an import or a close: into the book's own folder.
pub(crate) fn automatic(host: &Host, kind: &str) -> Result<String> {
    // What follows is refused anyway: say so, and not that the folder takes no backup.
    if host.with(|open| Ok(open.book.read_only()))? {
        return Err(Problem::new("book.read_only").with("detail", ""));
    }
    let dir = folder(host)?;
    backup(host, &dir, kind).map(|row| row.file)
}

/// What a backup holds, beside what the open book holds. Errors: those of `store::verify`, `job.cancelled`.
pub fn look(host: &Host, request: LookRequest, job: &Job) -> Result<BackupLook> {
    job.step("job-checking", 0, 0)?;
    let from = host.path(&request.from)?;
    let backup = contents(host, store::verify_until(&from, &|| job.is_cancelled())?);
    let open = host.is_open();
    let present = if open { Some(host.with(|o| Ok(o.book.read().contents(o.book.path())?))?) } else { None };
    Ok(BackupLook { backup, present: present.map(|c| contents(host, c)) })
}

fn contents(host: &Host, held: store::Contents) -> BookContents {
    BookContents {
        people: held.people,
        shops: held.shops,
        months: held.months,
        changes: held.changes,
        last_change_at: held.last_change_at,
        last_change: held.last_change.map(|p| host.locale().problem(&p)).unwrap_or_default(),
        size: held.size,
    }
}

pub fn restore(host: &Host, request: Restore, job: &Job) -> Result<Restored> {
    job.last_step("job-restore")?;
    let (from, to) = (host.path(&request.from)?, host.path(&request.to)?);
    let open_here = host.with(|open| Ok(open.book.path() == to)).unwrap_or(false);
    if open_here {
        if !request.replace {
            return Err(Problem::new("restore.exists").with("file", super::facts::files::name(&to)));
        }
        host.replace_open(None);
    }
    let aside = match store::restore(&from, &to, request.replace, &host.now().at) {
        Ok(aside) => aside,
        Err(e) => {
            if open_here {
                super::book::open_path(host, &to)?;
            }
            return Err(e.into());
        }
    };
    let aside = aside.map(|path| super::facts::files::name(&path));
    Ok(Restored { info: super::book::open_path(host, &to)?, aside })
}

pub fn check(host: &Host, _: Nothing, job: &Job) -> Result<CheckReport> {
    job.last_step("job-checking")?;
    host.with(|open| {
        let findings = open.book.check()?;
        let lines = findings.iter().map(|p| host.locale().problem(p)).collect();
        Ok(CheckReport { ok: findings.is_empty(), lines })
    })
}
