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
    /// What exactly changed, at most 50 lines.
    pub details: Vec<HistoryDetail>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryDetail {
    pub what: String,
    pub old: String,
    pub new: String,
}

/// What undo or redo did, for the toast.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Undone {
    pub text: Option<String>,
}
