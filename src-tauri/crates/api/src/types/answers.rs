//! The employee's side of a sheet: what they give themselves and say, talks, steps followed up, signing and appeals.

use domain::{Day, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Beside a sheet; none of it changes a figure.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct Talk {
    /// Oldest first.
    pub answers: Vec<AnswerRow>,
    /// By day.
    pub interviews: Vec<InterviewRow>,
    /// By the day they are due.
    pub follow_ups: Vec<FollowUpRow>,
}

/// Points an employee gives themselves for an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SelfMark {
    pub item: String,
    pub points: Num,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Given to the employee.
    Handed,
    Signed,
    Refused,
    Appealed,
    /// The appeal was looked into and the sheet stays.
    Upheld,
    /// The appeal was right.
    Revised,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AnswerRow {
    pub kind: AnswerKind,
    #[ts(type = "string")]
    pub day: Day,
    pub by: String,
    pub witness: String,
    /// Item id; `None`: the whole sheet.
    pub item: Option<String>,
    pub text: String,
    /// All of it in a sentence.
    pub told: String,
    /// The last day of an appeal.
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct InterviewRow {
    pub id: i64,
    #[ts(type = "string")]
    pub day: Day,
    pub by: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FollowUpRow {
    pub id: i64,
    pub what: String,
    #[ts(type = "string")]
    pub due: Day,
    #[ts(type = "string | null")]
    pub done: Option<Day>,
    pub result: String,
}

/// One step with a confirmed sheet.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GiveAnswer {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub kind: AnswerKind,
    #[ts(type = "string")]
    pub day: Day,
    /// Of a refusal.
    #[serde(default)]
    pub witness: String,
    /// Item id; without it the whole sheet.
    #[ts(optional)]
    pub item: Option<String>,
    #[serde(default)]
    pub text: String,
    /// Take an appeal after its last day.
    #[serde(default)]
    pub late: bool,
    /// The item's right points, where an appeal against a closed month was right.
    #[ts(optional)]
    pub points: Option<Num>,
    /// Who enters it; hands out and decides.
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetSelfMark {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    /// As typed; empty clears.
    pub points: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveInterview {
    /// To change one.
    #[ts(optional)]
    pub id: Option<i64>,
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    #[ts(type = "string")]
    pub day: Day,
    /// Who talked with the employee.
    pub by: String,
    pub text: String,
}

/// A new one says what and when; of one that is changed, what is not said stays.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveFollowUp {
    /// To change one.
    #[ts(optional)]
    pub id: Option<i64>,
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    #[ts(optional)]
    pub what: Option<String>,
    #[ts(optional, type = "string")]
    pub due: Option<Day>,
    #[ts(optional, type = "string")]
    pub done: Option<Day>,
    /// It is not done after all.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub undone: bool,
    #[ts(optional)]
    pub result: Option<String>,
}
