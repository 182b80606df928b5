//! Taking figures out: a whole import withdrawn, one wrong figure excluded; what either would do.

use domain::{Day, Month};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Told;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Withdraw {
    pub import: i64,
}

/// What withdrawing an import would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WithdrawView {
    /// Figures that count today and would not.
    pub gone: u32,
    pub marks: u32,
    pub back: Vec<ReturnRow>,
    pub reopened: Vec<ReopenedSheet>,
    /// What people decided over its figures.
    pub hanging: Vec<HangingRow>,
    /// Why it cannot be withdrawn, when it cannot.
    pub held: Option<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReturnRow {
    pub file: String,
    pub sheet: String,
    pub layout_name: String,
    pub shop: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub figures: u32,
}

/// A sheet that returns to open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReopenedSheet {
    pub month: Month,
    pub staff_no: String,
    pub name: String,
    /// A word of `word-sheet-`.
    pub state: String,
}

/// A decision of somebody over figures of an import.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HangingRow {
    /// A word of `word-hanging-`: exclusion, override, correction.
    pub kind: String,
    pub month: Month,
    /// Whose: nickname or name; empty for the whole shop.
    pub who: String,
    /// Which figures or item, and for a figure where it stands.
    pub what: String,
    /// What it is, or was made.
    pub value: String,
    pub reason: String,
    pub by: String,
}

/// Takes a wrong figure out, with a reason; its value is kept.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Exclude {
    pub month: Month,
    /// As in `evaluation::Cell`.
    pub file: u32,
    pub row: u32,
    pub col: u32,
    pub reason: String,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Include {
    pub exclusion: i64,
}

/// Asks what excluding a cell would take out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExcludeLook {
    /// As in `evaluation::Cell`.
    pub file: u32,
    pub row: u32,
    pub col: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ExcludeView {
    /// Every figure that the cell gives; all of them go together.
    pub figures: Vec<CellFigure>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CellFigure {
    pub metric: String,
    pub name: String,
    /// As shown to a person.
    pub value: String,
}
