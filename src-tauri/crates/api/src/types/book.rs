//! The book: new, open, recent, sample.

use domain::Month;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Token;
use super::home::Home;
use super::settings::Settings;

/// What the first screen needs, in one answer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct First {
    pub settings: Settings,
    pub info: Option<BookInfo>,
    /// Home of the month that work is on; `None` without a book, or where home says itself why not.
    pub home: Option<Home>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BookInfo {
    pub name: String,
    /// File name with its folder, for the eye only.
    pub path: String,
    pub sample: bool,
    pub read_only: bool,
    /// The month that work is on: the earliest open month with data, else the current one.
    pub month: Month,
    /// Months with data or state, newest first.
    pub months: Vec<MonthBrief>,
    /// Owner and supervisors, for the acting name.
    pub actors: Vec<String>,
    pub undo: Option<String>,
    pub redo: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthBrief {
    pub month: Month,
    pub closed: bool,
    pub revision: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewBook {
    /// Where to save; from the save picker.
    pub token: Token,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenBook {
    pub token: Token,
}

/// The sample goes into the program's own folder unless a place is given.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewSample {
    #[ts(optional)]
    pub token: Option<Token>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RecentBook {
    pub token: Token,
    pub name: String,
    pub path: String,
    pub opened_at: String,
    /// The file is not there now (moved, or on a disk that is not plugged in).
    pub missing: bool,
}
