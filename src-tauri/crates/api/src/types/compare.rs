//! One sheet beside that of an earlier month.

use domain::{Label, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompareRequest {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    /// The earlier month; without it the latest one with a sheet of the person.
    #[ts(optional)]
    pub with: Option<Month>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Compared {
    /// `None`: there is no earlier sheet at all.
    pub with: Option<Month>,
    /// Earlier months that have a sheet of the person, newest first.
    pub months: Vec<Month>,
    pub before: Option<Num>,
    pub after: Option<Num>,
    /// After less before.
    pub difference: Option<Num>,
    /// What cannot be compared, and why, in sentences.
    pub notes: Vec<String>,
    /// Empty where the months used different schemes. The differences add to the difference of the totals.
    pub rows: Vec<ComparedItem>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ComparedItem {
    pub item: String,
    pub name: Label,
    pub before: ComparedSide,
    pub after: ComparedSide,
    pub difference: Option<Num>,
    pub why: String,
}

#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ComparedSide {
    /// The value with its unit, or what stands instead; empty where the scheme has no such item.
    pub shown: String,
    pub points: Option<Num>,
}
