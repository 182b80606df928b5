//! Imports: preview before writing, what was imported, the facts themselves.

use domain::fact::{Exclusion, FactState, Value};
use domain::{Day, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::mapping::{KnownSheet, SheetDays, UnknownSheet};
use super::{Token, Told};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PreviewRequest {
    /// Files, folders or zips.
    pub tokens: Vec<Token>,
    /// The shop of sheets that do not say it themselves; without it the book's only shop.
    #[ts(optional)]
    pub shop: Option<i64>,
    /// Every sheet is of `shop`, whatever it says itself.
    #[serde(default)]
    #[ts(optional)]
    pub one_shop: Option<bool>,
    /// Shops of single sheets, as the owner says.
    #[ts(optional)]
    pub shops: Option<Vec<SheetShop>>,
    /// In a book without shops: the name of the first one, made when the preview is committed.
    #[ts(optional)]
    pub new_shop: Option<String>,
    /// For files that name no days.
    #[ts(optional)]
    pub month: Option<Month>,
    /// For single sheets without a date column.
    #[ts(optional)]
    pub days: Option<Vec<SheetDays>>,
    /// Lists every problem of a sheet, not only the first ones.
    #[serde(default)]
    #[ts(optional)]
    pub all_problems: Option<bool>,
}

/// The shop of one sheet.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SheetShop {
    /// Of the file.
    pub sha256: String,
    pub sheet: String,
    pub shop: i64,
}

/// What an import would do. Nothing is written until it is committed; one preview commits once.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Preview {
    pub id: String,
    pub sheets: Vec<PreviewSheet>,
    /// Files that could not be used at all.
    pub refused: Vec<RefusedFile>,
    /// Names of files in the chosen folders and zips that are no tables: they are not read.
    pub passed_over: Vec<String>,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Figures of the book that no longer count and have nothing in their place.
    pub gone: u32,
    pub skipped: u32,
    pub wrong: u32,
    /// What is wrong or worth telling, one entry a kind, with how to mend it.
    pub groups: Vec<ProblemGroup>,
    /// What is unticked.
    pub left: LeftCount,
    /// Nicknames without a person, all sheets.
    pub unmatched: Vec<Unmatched>,
    /// Recognised tables whose figures are not read here: attendance, rosters, staff files.
    pub known: Vec<KnownSheet>,
    /// Tables that the owner may say what they are.
    pub unknown: Vec<UnknownSheet>,
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
    /// Recognised by a layout that the owner made.
    pub own: bool,
    pub shop: String,
    /// 0 where the import makes it.
    pub shop_id: i64,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    pub rows: u32,
    /// Counts of figures (cells).
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Figures of the book on the days of this sheet that no file of the import has: they no longer count.
    pub gone: u32,
    /// At most 200 rows of them.
    pub gone_rows: Vec<GoneRow>,
    /// Rows set aside: totals, ignored accounts, rows that another file has alike.
    pub skipped: u32,
    pub wrong: u32,
    pub unsettled: u32,
    pub unmatched: Vec<String>,
    pub checks: Vec<CheckRow>,
    /// At most 200 unless all were asked for, what is wrong before what is worth telling.
    pub problems: Vec<CellProblem>,
    pub problem_count: u32,
    /// Headers that the layout does not know: their columns are not read.
    pub unread: Vec<String>,
    /// At most 200 changed figures.
    pub changes: Vec<ChangedFigure>,
    /// This very file was imported before, at this time.
    pub imported_before: Option<String>,
    /// The whole sheet is unticked: it counts nothing.
    pub left: bool,
    /// Rows that are unticked.
    pub left_rows: u32,
}

/// Figures of a nickname on the same days that an import puts aside.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GoneRow {
    /// Empty for the whole shop.
    pub nickname: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub figures: u32,
}

/// What the owner unticked. Rows are counted from 0 as in the file; without `rows` the whole sheet.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct LeaveOut {
    /// Position among the preview's sheets.
    pub sheet: u32,
    #[ts(optional)]
    pub rows: Option<Vec<u32>>,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Ticks {
    #[serde(default)]
    pub leave_out: Vec<LeaveOut>,
    /// Leaves out every row with a wrong cell.
    #[serde(default)]
    pub without_wrong: bool,
    /// Leaves out the files that cannot be used.
    #[serde(default)]
    pub without_refused: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TickRequest {
    pub preview: String,
    pub ticks: Ticks,
}

/// What is left out on purpose, kept with the import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftCount {
    /// Rows of sheets that are written otherwise.
    pub rows: u32,
    /// Wrong cells in what is left out.
    pub wrong: u32,
    /// `file › sheet`.
    pub sheets: Vec<String>,
    /// Files that could not be used.
    pub files: Vec<String>,
}

/// Problems of one kind: mended the same way.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProblemGroup {
    pub code: String,
    pub warning: bool,
    pub count: u32,
    /// The sentence of the first one.
    pub text: String,
    /// How to mend it; empty where the sentence says all.
    pub cure: String,
    /// At most six.
    pub examples: Vec<ProblemPlace>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ProblemPlace {
    pub file: String,
    pub sheet: String,
    pub cell: String,
    pub found: String,
}

/// Rows of one sheet of a preview, a page of them.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RowsRequest {
    pub preview: String,
    pub sheet: u32,
    /// Only rows with a wrong cell.
    #[serde(default)]
    pub wrong: bool,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PreviewRows {
    pub rows: Vec<PreviewRow>,
    pub total: u32,
}

/// A row of a sheet with what it would do, in figures.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct PreviewRow {
    /// Counted from 0.
    pub row: u32,
    /// Empty where the row gave nothing to read, or speaks of the whole shop.
    pub nickname: String,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub wrong: u32,
    /// The row that says the same and counts instead, `file › sheet › row`; empty where there is none.
    pub same_as: String,
}

/// Saves what is wrong in a preview as a workbook with a column of reasons.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveProblems {
    pub preview: String,
    pub token: Token,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckRow {
    pub metric: String,
    pub name: String,
    pub ours: Option<Num>,
    pub theirs: Option<Num>,
    pub ok: bool,
    /// How ours was made, a word of `word-check-`: sum, mean, weighted, same.
    pub how: String,
    /// The cells behind ours, and the cell of theirs: `C2:C13`, `C14`.
    pub ours_cell: String,
    pub theirs_cell: String,
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
    /// Likely people, best first: person id, 工号, name, why.
    pub proposals: Vec<Proposal>,
    /// Named like a robot, a main or a duty account.
    pub robot: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Proposal {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    /// Why, in words.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Commit {
    pub preview: String,
    /// Without it everything is written.
    #[ts(optional)]
    pub ticks: Option<Ticks>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Committed {
    pub import: i64,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub unmatched: u32,
    /// What was left out on purpose.
    pub left: Option<LeftCount>,
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
    /// What was left out on purpose.
    pub left: Option<LeftCount>,
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
    /// Why it is not.
    pub unused: Option<Unused>,
    /// Taken out by hand; its id is what `facts.include` wants.
    pub excluded: Option<Exclusion>,
    pub source: FactSource,
}

/// Why a fact is in nobody's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unused {
    Excluded,
    /// A later export speaks for its days.
    Outranked,
    /// Another report, or a figure of the whole month, comes first.
    OtherReport,
    /// It reaches beyond the month.
    Beyond,
    /// Nobody is bound to the account on those days.
    Unbound,
    Ignored,
    /// The account changes hands inside its days.
    Changing,
    ShopLevel,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FactSource {
    pub file: String,
    pub sheet: String,
    pub cell: String,
    pub header: String,
}

/// The hand-entry workbook of a scheme and month.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TemplateRequest {
    pub month: Month,
    pub scheme: String,
    pub token: Token,
}
