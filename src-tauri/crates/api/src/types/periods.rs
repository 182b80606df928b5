//! A quarter, half a year or a year of evaluations: everybody of a scheme by months.

use domain::{Label, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Token;
use super::month::SchemeTab;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PeriodRequest {
    pub from: Month,
    /// 1 to 24.
    pub months: u32,
    /// Scheme id; without it the first of the period.
    #[ts(optional)]
    pub scheme: Option<String>,
    /// Streaks are of months with this grade or a better one; without it, at or above the group's mean.
    #[ts(optional)]
    pub grade: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavePeriod {
    pub period: PeriodRequest,
    pub token: Token,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodView {
    pub months: Vec<Month>,
    pub schemes: Vec<SchemeTab>,
    pub scheme: Option<String>,
    /// Grades of the latest month's scheme, highest first.
    pub grades: Vec<String>,
    pub grade: Option<String>,
    /// By mean, highest first; who has none last.
    pub rows: Vec<PeriodRow>,
    pub group: PeriodGroup,
    /// What the totals of the period cannot be compared for, in sentences.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodRow {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    /// One a month; `None` where there is no sheet: a gap, never a zero.
    pub cells: Vec<Option<PeriodCell>>,
    pub mean: Option<Num>,
    /// Months with a total.
    pub counted: u32,
    /// Points a month, of three months or more.
    pub change: Option<Num>,
    pub streak: StreakView,
    /// One an item of the period, in the order of the schemes.
    pub items: Vec<PeriodItem>,
    /// Places among `items`; `None` where nothing stands out.
    pub best: Option<u32>,
    pub worst: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodCell {
    /// `None`: the sheet waits for a figure.
    pub total: Option<Num>,
    pub rank: Option<u32>,
    pub grade: Option<String>,
    pub provisional: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct StreakView {
    /// Whether the latest month holds; `None` without one.
    pub holds: Option<bool>,
    /// Months in a row that say the same, up to the latest.
    pub months: u32,
    pub longest: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodItem {
    pub item: String,
    pub name: Label,
    /// Mean of points by points reachable, 0 to 1; `None` where no month has points.
    pub share: Option<Num>,
    pub group: Option<Num>,
}

#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct PeriodGroup {
    pub totals: Vec<Option<Num>>,
    pub mean: Option<Num>,
    pub change: Option<Num>,
}
