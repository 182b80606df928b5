//! Settings of the program and of the book; backups.

use domain::{Lang, Month};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Token;
use super::book::BookInfo;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Settings {
    pub lang: Lang,
    pub theme: Theme,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Of the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BookSettings {
    pub name: String,
    /// Owner and supervisors who may confirm.
    pub actors: Vec<String>,
    /// Days an employee has to appeal against a sheet that was handed out; 0: no end. Without it they stay.
    #[serde(default)]
    #[ts(optional)]
    pub appeal_days: Option<u32>,
    /// A figure made of fewer things is marked as a small sample; 0 marks none. Absent: as it is.
    #[serde(default)]
    #[ts(optional)]
    pub small_below: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupRow {
    pub file: String,
    pub at: String,
    pub size: u64,
    pub verified: bool,
    pub token: Token,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Backups {
    pub folder: String,
    pub rows: Vec<BackupRow>,
}

/// Without a token into the book's own backup folder.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BackupNow {
    #[ts(optional)]
    pub token: Option<Token>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Restore {
    /// The backup.
    pub from: Token,
    /// Where to put it.
    pub to: Token,
    #[serde(default)]
    pub replace: bool,
}

/// The book that was put back, now open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Restored {
    #[serde(flatten)]
    pub info: BookInfo,
    /// File name under which the book that lay there is kept beside it.
    pub aside: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookRequest {
    /// The backup.
    pub from: Token,
}

/// A backup beside what the open book holds now, before anything is put back.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupLook {
    pub backup: BookContents,
    pub present: Option<BookContents>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BookContents {
    pub people: u32,
    /// Names.
    pub shops: Vec<String>,
    /// With figures, marks or a close; oldest first.
    pub months: Vec<Month>,
    pub changes: u32,
    /// Local time; `None` in a new book.
    pub last_change_at: Option<String>,
    /// What it was, as a sentence.
    pub last_change: String,
    pub size: u64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckReport {
    pub ok: bool,
    pub lines: Vec<String>,
}

/// About the program itself.
#[derive(Debug, Clone, Serialize, TS)]
pub struct About {
    pub version: String,
    pub notices: String,
}
