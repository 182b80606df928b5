//! Which days of a month which report speaks for.

use domain::{Day, Month};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompletenessRequest {
    pub month: Month,
}

/// Which report speaks for which day of a month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Completeness {
    pub month: Month,
    pub closed: bool,
    #[ts(type = "string")]
    pub today: Day,
    pub reports: Vec<ReportMonth>,
    /// Days to import, over all reports.
    pub missing: u32,
    /// Days to export once more: the platform has settled them by now.
    pub settle: u32,
    /// Days the platform has not settled yet.
    pub waiting: u32,
    /// What to export next, a line a report.
    pub next: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportMonth {
    pub shop: i64,
    pub shop_name: String,
    pub layout: String,
    pub layout_name: String,
    /// One a day of the month.
    pub days: Vec<DayCell>,
    pub missing: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DayCell {
    #[ts(type = "string")]
    pub day: Day,
    pub state: DayState,
    /// Of an unsettled day: when it can be exported for good.
    #[ts(type = "string | null")]
    pub again: Option<Day>,
    /// Why there is no data.
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    Present,
    Unsettled,
    Missing,
    /// The owner said so, with a reason.
    NoData,
    /// Before the first import of the report, or not over yet.
    NotExpected,
}

/// Says that a report has nothing for some days; an empty reason takes it back.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetNoData {
    pub shop: i64,
    pub layout: String,
    #[ts(type = "string[]")]
    pub days: Vec<Day>,
    pub reason: String,
}
