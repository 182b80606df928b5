//! Every mark of a month: people by items, over all its schemes.

use domain::fact::Value;
use domain::{Label, Month};
use serde::Serialize;
use ts_rs::TS;

use super::month::{MarkView, SheetState};

#[derive(Debug, Clone, Serialize, TS)]
pub struct MarksGrid {
    pub month: Month,
    pub closed: bool,
    pub columns: Vec<MarksColumn>,
    pub rows: Vec<MarksRow>,
}

/// An item of a scheme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MarksColumn {
    pub scheme: String,
    pub scheme_name: Label,
    pub item: String,
    pub name: Label,
    pub unit: Option<Label>,
    /// Fed by reports; a mark wins over them.
    pub fed: bool,
    /// Labels a lookup item accepts.
    pub choices: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MarksRow {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    /// Of the stored key, to find people by their initials.
    pub pinyin: String,
    /// One a column; `None` where the person is not under the scheme.
    pub cells: Vec<Option<MarksCell>>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MarksCell {
    /// How far the sheet is.
    pub state: SheetState,
    /// What counts now, the mark or the figure.
    pub value: Option<Value>,
    pub shown: String,
    pub mark: Option<MarkView>,
    /// What the files say, with its unit; empty where they say nothing.
    pub figure: String,
}
