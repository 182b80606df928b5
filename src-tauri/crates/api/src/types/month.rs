//! The month: board, why, marks, confirmation, closing.

use domain::evaluation::{Evaluation, ItemState, Rating, Unranked};
use domain::fact::{Exclusion, Value};
use domain::scheme::Src;
use domain::{Day, Label, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Told;
use super::answers::{SelfMark, Talk};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BoardRequest {
    pub month: Month,
    /// Scheme id; without it the first of the month.
    #[ts(optional)]
    pub scheme: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Board {
    pub month: Month,
    pub closed: bool,
    pub revision: u32,
    pub schemes: Vec<SchemeTab>,
    /// The scheme shown; `None` when nobody has one this month.
    pub scheme: Option<String>,
    pub version: u32,
    pub columns: Vec<BoardColumn>,
    pub rows: Vec<BoardRow>,
    /// Mean of the ranked, one a column.
    pub group: Vec<GroupCell>,
    pub group_total: Option<Num>,
    pub max: Num,
    /// People of the month without a sheet, with the reason.
    pub without: Vec<WithoutSheet>,
    /// What stops the whole board (owner must set) or is worth knowing.
    pub problems: Vec<Told>,
    pub corrections: Vec<CorrectionRow>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeTab {
    pub id: String,
    pub name: Label,
    pub people: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardColumn {
    pub item: String,
    pub name: Label,
    pub block: Option<Label>,
    pub unit: Option<Label>,
    pub target: Option<Num>,
    pub max: Num,
    pub rule_src: Src,
    /// Fed by facts; otherwise by hand.
    pub fed: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardRow {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    pub post: Option<String>,
    pub state: SheetState,
    pub total: Option<Num>,
    pub rank: Option<u32>,
    pub of: u32,
    pub unranked: Option<Unranked>,
    pub grade: Option<String>,
    pub coefficient: Option<Num>,
    pub provisional: bool,
    /// Came or left in the month.
    pub part: Option<PartMonth>,
    /// Totals of the five months before and this one, oldest first.
    pub trend: Vec<Option<Num>>,
    pub cells: Vec<BoardCell>,
}

/// Which days of the month somebody was in the shop, where that is not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartMonth {
    #[ts(type = "string")]
    pub first: Day,
    #[ts(type = "string")]
    pub last: Day,
    pub days: u32,
    pub of: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardCell {
    pub value: Option<Value>,
    /// The value as a person reads it, without its unit.
    pub shown: String,
    pub points: Option<Num>,
    pub state: ItemState,
    pub provisional: bool,
    pub marked: bool,
    pub overridden: bool,
    /// How few things the figure is made of, where that is a small sample.
    pub small: Option<Num>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GroupCell {
    pub value: Option<Num>,
    pub shown: String,
    pub points: Option<Num>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WithoutSheet {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    pub told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    Open,
    Reviewed,
    Confirmed,
    Signed,
    Refused,
    Appealed,
}

/// Which sheet.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SheetRequest {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WhyRequest {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    /// Without it: the total.
    #[ts(optional)]
    pub item: Option<String>,
}

/// Why a number is what it is: the signature of this program.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Why {
    pub title: String,
    pub points: Option<Num>,
    pub max: Num,
    pub headline: String,
    pub lines: Vec<WhyLine>,
    pub sources: Vec<WhySource>,
    pub mark: Option<MarkView>,
    /// What each of several raters gave; empty where one value speaks for all.
    pub raters: Vec<Rating>,
    pub can_mark: bool,
    /// Labels a lookup item accepts.
    pub choices: Vec<String>,
    pub unit: Option<Label>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhyLine {
    /// figure, target, rule, mark, warning, result, note.
    pub kind: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhySource {
    /// For `facts.exclude`.
    pub id: u32,
    pub row: u32,
    pub col: u32,
    pub file: String,
    pub sheet: String,
    pub cell: String,
    pub days: String,
    /// What it is an ingredient of: the figure, its weight, a numerator.
    pub role: String,
    pub value: String,
    /// Why the figure is not plainly counted; empty where it is.
    pub state: String,
    /// Taken out by hand, with its reason; `facts.include` with its id takes it back in.
    pub excluded: Option<Exclusion>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MarkView {
    pub value: Value,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// One person's sheet on screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetView {
    pub row: BoardRow,
    pub columns: Vec<BoardColumn>,
    pub group: Vec<GroupCell>,
    pub max: Num,
    pub whys: Vec<Why>,
    pub total_why: Why,
    pub months: Vec<Month>,
    pub group_trend: Vec<Option<Num>>,
    pub comment: String,
    pub plan: String,
    /// What the employee says.
    pub own: String,
    pub self_marks: Vec<SelfMark>,
    pub talk: Talk,
    /// Days an employee has to appeal; 0: no end.
    pub appeal_days: u32,
    #[ts(type = "string")]
    pub today: domain::Day,
    /// Who did what when, newest last.
    pub log: Vec<SheetEvent>,
    pub closed: bool,
    pub revision: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetEvent {
    pub state: SheetState,
    pub by: String,
    pub at: String,
    pub reason: String,
}

/// A value by hand, in display units; it wins over facts.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetMark {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    /// As typed; numbers may have full-width digits; empty clears the mark.
    pub value: String,
    pub reason: String,
    /// One of several who rate the item: their mean counts. Without it the value speaks for all.
    #[ts(optional)]
    pub rater: Option<String>,
    pub name: String,
}

/// A block of values by hand, all or none.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetMarks {
    pub month: Month,
    pub scheme: String,
    pub cells: Vec<MarkCell>,
    pub reason: String,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MarkCell {
    pub person: i64,
    /// Where it is not the block's.
    #[serde(default)]
    #[ts(optional)]
    pub scheme: Option<String>,
    pub item: String,
    /// As typed; empty clears the mark.
    pub value: String,
}

/// Replaces item points, or the grade, with a reason; never the total.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetOverride {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    /// Without an item: the grade.
    #[ts(optional)]
    pub item: Option<String>,
    /// Points, or the grade; empty clears.
    pub value: String,
    pub reason: String,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetComment {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub comment: String,
    pub plan: String,
    /// The employee's; without it they stay.
    #[ts(optional)]
    pub own: Option<String>,
}

/// Review, confirm or reopen sheets.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Decide {
    pub month: Month,
    /// Person ids; empty for everybody who is ready.
    pub people: Vec<i64>,
    #[ts(optional)]
    pub scheme: Option<String>,
    pub name: String,
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Decided {
    pub done: u32,
    /// 工号 and why not.
    pub refused: Vec<RefusedSheet>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RefusedSheet {
    pub staff_no: String,
    pub name: String,
    pub told: Told,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CloseRequest {
    pub month: Month,
    pub name: String,
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MonthRequest {
    pub month: Month,
}

/// What stands in the way of closing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CloseCheck {
    /// With none, the month closes without a reason.
    pub open: Vec<Told>,
    /// Worth knowing; stops nothing.
    pub notes: Vec<Told>,
    pub sheets: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Correct {
    /// The closed month that was wrong.
    pub month: Month,
    /// The open month that shows the correction too.
    pub shown_in: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub new: Num,
    pub reason: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CorrectionRow {
    pub id: i64,
    pub month: Month,
    pub shown_in: Month,
    pub staff_no: String,
    pub name: String,
    pub item: String,
    pub old: Option<Num>,
    pub new: Num,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// `score`: no book; and `evaluate`: score's shape plus month, state, scheme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Evaluated {
    pub evaluation: Evaluation,
    pub states: Vec<SheetState>,
}
