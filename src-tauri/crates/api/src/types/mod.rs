//! What crosses the border between the program and its screens, one file an area. Plain data, no behaviour.

pub mod answers;
pub mod book;
pub mod compare;
pub mod completeness;
pub mod drafts;
pub mod facts;
pub mod history;
pub mod home;
pub mod mapping;
pub mod marks;
pub mod metrics;
pub mod month;
pub mod papers;
pub mod paste;
pub mod periods;
pub mod roster;
pub mod schemes;
pub mod settings;
pub mod staff;
pub mod taking;

use domain::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file or folder that the host handed out (picker, drop, command line); screens never see paths.
pub type Token = String;

/// A command without arguments.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// The answer of every command that writes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Written<T> {
    pub value: T,
    /// Areas whose screens must ask again.
    pub changed: Vec<String>,
    /// Local time of the commit, `2026-05-01 12:03:05`; `None` where nothing had to change.
    pub saved_at: Option<String>,
}

/// A refusal or warning with its sentence in the program's language.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Told {
    pub problem: Problem,
    pub text: String,
}

/// How far a long job is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Progress {
    /// Message id of what is being done, `job-reading`, `job-writing`, `job-printing`, `job-sample`.
    pub doing: String,
    pub done: u32,
    pub of: u32,
    /// What follows is done in one piece and cannot be stopped any more.
    pub last: bool,
}
