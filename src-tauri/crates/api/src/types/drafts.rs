//! The draft of a scheme: kept while it is written, looked at with a worked example, compared, put in force.

use domain::{Label, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::schemes::{RuleText, VersionRow};
use super::{Token, Told};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SchemeId {
    pub id: String,
}

/// A scheme of the owner's own, as a draft.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewDraft {
    pub name: String,
    /// The scheme it starts as; without it blank.
    #[ts(optional)]
    pub from: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftView {
    pub id: String,
    /// The draft, else the newest version, as a scheme file.
    pub text: String,
    /// There is a draft.
    pub kept: bool,
    /// The newest version; 0 where none is in force.
    pub version: u32,
    pub versions: Vec<VersionRow>,
    /// The newest month that is closed: a version begins after it.
    pub closed_to: Option<Month>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveDraft {
    pub id: String,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ForceDraft {
    pub id: String,
    pub from: Month,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookDraft {
    pub id: String,
    /// The draft as it stands on screen; nothing is written.
    pub text: String,
    pub month: Month,
    /// Whose figures; without it the first who has some.
    #[ts(optional)]
    pub person: Option<i64>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftLook {
    /// Must be mended before it is put in force.
    pub wrong: Vec<DraftFinding>,
    pub warnings: Vec<DraftFinding>,
    /// Of the items that can be read.
    pub rules: Vec<RuleText>,
    /// What feeds each of those items, also where the file names a catalogue number.
    pub feeds: Vec<ItemFeed>,
    pub people: Vec<ExamplePerson>,
    pub example: Option<Example>,
    /// Why there is no example.
    pub no_example: Option<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ItemFeed {
    pub item: String,
    pub metric: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftFinding {
    /// The item in the file, counted from 0.
    pub item: Option<u32>,
    pub told: Told,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ExamplePerson {
    pub id: i64,
    pub staff_no: String,
    pub name: String,
    pub pinyin: String,
}

/// One person's month under the draft.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Example {
    pub person: i64,
    pub month: Month,
    pub total: Option<Num>,
    pub max: Num,
    pub rank: Option<u32>,
    pub of: u32,
    pub grade: Option<String>,
    pub coefficient: Option<Num>,
    pub items: Vec<ExampleItem>,
    /// Names of enabled items that are not in it yet: wrong or waiting for a value.
    pub left_out: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ExampleItem {
    pub item: String,
    pub name: String,
    pub points: Option<Num>,
    pub max: Num,
    pub headline: String,
    pub lines: Vec<String>,
    /// What a little better would add, in words.
    pub step: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompareSchemes {
    pub id: String,
    /// A version; without it the draft.
    #[ts(optional)]
    pub before: Option<u32>,
    #[ts(optional)]
    pub after: Option<u32>,
}

/// One difference in words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeDifference {
    /// The item's name; empty for the scheme itself.
    pub item: String,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExportScheme {
    pub id: String,
    /// Without it the draft, else the newest version.
    #[ts(optional)]
    pub version: Option<u32>,
    pub token: Token,
}

/// What a scheme that is not in force would have given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct WhatIfRequest {
    pub id: String,
    /// Without it the draft.
    #[ts(optional)]
    pub version: Option<u32>,
    pub months: Vec<Month>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveWhatIf {
    pub what: WhatIfRequest,
    pub token: Token,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhatIf {
    pub scheme: Label,
    pub months: Vec<WhatIfMonth>,
    /// Everybody's mean over the months in which both count; with one month the same as that month.
    pub all: WhatIfMonth,
    /// Marks entered for other schemes were taken over by item: this one has none of its own.
    pub borrowed: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhatIfMonth {
    /// `None` for all months together.
    pub month: Option<Month>,
    pub closed: bool,
    pub rows: Vec<WhatIfRow>,
    pub gain: u32,
    pub lose: u32,
    pub same: u32,
    /// Means of those who have both.
    pub before: Option<Num>,
    pub after: Option<Num>,
    pub spread: Vec<SpreadBand>,
    /// Why the month could not be computed, and what it lacks.
    pub problems: Vec<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhatIfRow {
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    pub before: Option<Num>,
    pub after: Option<Num>,
    pub change: Option<Num>,
    pub rank_before: Option<u32>,
    pub rank_after: Option<u32>,
    pub grade_before: Option<String>,
    pub grade_after: Option<String>,
    /// Items that differ, the most first; of a single month.
    pub items: Vec<WhatIfItem>,
    /// What keeps either side from counting.
    pub note: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WhatIfItem {
    pub name: String,
    pub before: Option<Num>,
    pub after: Option<Num>,
}

/// How many people have a total from `from` on, below `to`; the last band has its end.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SpreadBand {
    pub from: Num,
    pub to: Num,
    pub before: u32,
    pub after: u32,
}

/// What one step better would add for one person.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StepsRequest {
    pub id: String,
    #[ts(optional)]
    pub version: Option<u32>,
    pub month: Month,
    pub person: i64,
}
