//! Imports: preview before writing, what was imported, the facts themselves.

use domain::fact::{Exclusion, FactState, Value};
use domain::{Day, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Token, Told};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PreviewRequest {
    /// Files, folders or zips.
    pub tokens: Vec<Token>,
    /// The shop the files belong to; without it the book's only shop.
    #[ts(optional)]
    pub shop: Option<i64>,
    /// In a book without shops: the name of the first one, made when the preview is committed.
    #[ts(optional)]
    pub new_shop: Option<String>,
    /// For files that name no days.
    #[ts(optional)]
    pub month: Option<Month>,
}

/// What an import would do. Nothing is written until it is committed; one preview commits once.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Preview {
    pub id: String,
    pub sheets: Vec<PreviewSheet>,
    /// Files that could not be used at all.
    pub refused: Vec<RefusedFile>,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub skipped: u32,
    pub wrong: u32,
    /// Nicknames without a person, all sheets.
    pub unmatched: Vec<Unmatched>,
    /// Days (first, last) of sheets whose month is closed: they stop the import.
    pub can_commit: bool,
    /// Why nothing, or little, would come of it: empty, all known already, all nobody's, all unsettled.
    pub note: Option<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RefusedFile {
    pub file: String,
    pub told: Told,
}

/// One recognised sheet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PreviewSheet {
    pub file: String,
    pub sheet: String,
    pub sha256: String,
    pub layout: String,
    pub layout_name: String,
    /// Checked against a real file of the platform.
    pub verified: bool,
    pub shop: String,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    pub rows: u32,
    /// Counts of figures (cells).
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Rows set aside: totals, ignored accounts.
    pub skipped: u32,
    pub wrong: u32,
    pub unsettled: u32,
    pub unmatched: Vec<String>,
    pub checks: Vec<CheckRow>,
    pub problems: Vec<CellProblem>,
    /// At most 200 changed figures.
    pub changes: Vec<ChangedFigure>,
    /// This very file was imported before, at this time.
    pub imported_before: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckRow {
    pub metric: String,
    pub name: String,
    pub ours: Option<Num>,
    pub theirs: Option<Num>,
    pub ok: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CellProblem {
    pub code: String,
    pub sheet: String,
    pub cell: String,
    pub found: String,
    pub expected: String,
    pub text: String,
    /// A warning does not stop the import.
    pub warning: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangedFigure {
    pub nickname: String,
    #[ts(type = "string")]
    pub day: Day,
    pub metric: String,
    pub name: String,
    pub old: String,
    pub new: String,
    pub cell: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Unmatched {
    pub shop: i64,
    pub shop_name: String,
    pub nickname: String,
    /// Likely people, best first: person id, 工号, name.
    pub proposals: Vec<Proposal>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Proposal {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Commit {
    pub preview: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Committed {
    pub import: i64,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub unmatched: u32,
    /// File of the backup made before.
    pub backup: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportRow {
    pub id: i64,
    pub at: String,
    pub by: String,
    pub files: Vec<ImportedSheet>,
    pub facts: u32,
    pub withdrawn: bool,
    /// Why it cannot be withdrawn, when it cannot.
    pub held: Option<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportedSheet {
    pub file: String,
    pub sheet: String,
    pub layout_name: String,
    pub shop: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub facts: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Withdraw {
    pub import: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FactsRequest {
    pub month: Month,
    #[ts(optional)]
    pub person: Option<i64>,
    #[ts(optional)]
    pub metric: Option<String>,
    /// Searches nickname, name and 工号.
    #[ts(optional)]
    pub query: Option<String>,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FactPage {
    pub rows: Vec<FactRow>,
    pub total: u32,
}

/// One fact as the contract's `facts` lists it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FactRow {
    /// 工号; `None` when shop-level or unbound.
    pub person: Option<String>,
    pub nickname: Option<String>,
    pub shop: String,
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub metric: String,
    pub value: Option<Value>,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    pub state: FactState,
    pub raw: Option<String>,
    pub layout: String,
    pub used: bool,
    /// Taken out by hand; its id is what `facts.include` wants.
    pub excluded: Option<Exclusion>,
    pub source: FactSource,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FactSource {
    pub file: String,
    pub sheet: String,
    pub cell: String,
    pub header: String,
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

/// The hand-entry workbook of a scheme and month.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TemplateRequest {
    pub month: Month,
    pub scheme: String,
    pub token: Token,
}
