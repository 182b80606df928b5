//! History: who changed what when; undo and redo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HistoryRequest {
    /// Only changes before this one.
    #[ts(optional)]
    pub before: Option<i64>,
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryRow {
    pub id: i64,
    pub at: String,
    pub by: String,
    pub text: String,
    pub undone: bool,
    /// The next that undo would take back.
    pub next_undo: bool,
    /// What exactly changed, of at most 50 rows, in the owner's words.
    pub details: Vec<HistoryDetail>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryDetail {
    /// Kind of thing, which one, and the field where one changed: `员工 · 001 陈青 · 岗位`.
    pub what: String,
    /// Empty where there was nothing.
    pub old: String,
    /// Empty where nothing is left.
    pub new: String,
}

/// What undo or redo did, for the toast.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Undone {
    pub text: Option<String>,
}
