//! The roster: shifts, the month's grid, what it breaks, and what was published.

use domain::calendar::{DayKind, Hours};
use domain::{Day, Label, Month};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Told;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RosterRequest {
    pub month: Month,
}

/// The month as it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterView {
    pub month: Month,
    pub closed: bool,
    /// Whether the State Council has published which days of the year are moved; `None` where the program does not know
    /// the year at all.
    pub year_published: Option<bool>,
    pub days: Vec<RosterDay>,
    /// Every shift, retired ones only where the month has them.
    pub shifts: Vec<ShiftView>,
    pub rows: Vec<RosterRow>,
    /// One a shift, in the order of `shifts`.
    pub cover: Vec<CoverRow>,
    pub findings: Vec<Finding>,
    pub publication: Option<Publication>,
    pub rules: RosterRules,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterDay {
    #[ts(type = "string")]
    pub day: Day,
    /// 0 is Monday.
    pub weekday: u8,
    /// Most of the country is off.
    pub off: bool,
    pub kind: Option<DayKind>,
    /// Of a statutory day or one moved for it.
    pub name: Option<Label>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ShiftView {
    #[ts(type = "number")]
    pub id: i64,
    pub code: String,
    pub name: String,
    pub hours: Hours,
    /// `09:00-12:00 12:30-16:30`, or the length where no times are agreed.
    pub shown: String,
    /// Minutes of work a day.
    pub minutes: u16,
    /// Of them between 22:00 and 6:00.
    pub night_minutes: u16,
    pub retired: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterRow {
    #[ts(type = "number")]
    pub person: i64,
    pub staff_no: String,
    pub name: String,
    /// One a day.
    pub cells: Vec<RosterCell>,
    /// Days with a shift.
    pub worked: u16,
    /// Rest days.
    pub rested: u16,
    pub minutes: u32,
    /// Days whose shift works between 22:00 and 6:00.
    pub nights: u16,
}

/// A day of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct RosterCell {
    /// What stands there: a shift's code, the word for a rest day or a leave; empty where nothing is said.
    pub text: String,
    #[ts(type = "number | null")]
    pub shift: Option<i64>,
    pub rest: bool,
    /// `annual`, `sick` ... where the person is on leave.
    pub leave: Option<String>,
    /// Only a hand changes it.
    pub pinned: bool,
    /// Not employed on the day.
    pub gone: bool,
    /// Asked for, as it would stand in the cell; empty where nothing was.
    pub wish: String,
    /// Another than was published.
    pub changed: bool,
}

/// How many a shift has and needs, one a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CoverRow {
    #[ts(type = "number")]
    pub shift: i64,
    pub have: Vec<u16>,
    pub least: Vec<Option<u16>>,
}

/// Something the roster breaks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Finding {
    #[serde(flatten)]
    pub told: Told,
    /// Against the law or a hard rule; everything else is a hint.
    pub hard: bool,
    #[ts(type = "number | null")]
    pub person: Option<i64>,
    /// Places in `days`: the cells it is about.
    pub cells: Vec<u16>,
}

/// What was told to the people last.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Publication {
    pub at: String,
    pub by: String,
    pub note: String,
    /// How often the month was published.
    pub times: u16,
    /// Cells that are another now.
    pub changed: u16,
}

/// What the roster is held to. `None` is not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RosterRules {
    /// How often people rest.
    pub rest: Option<definitions::calendar::Rest>,
    /// Days of work one after the other.
    pub most_days: Option<u8>,
    /// Hours between the end of a shift and the beginning of the next.
    pub rest_hours: Option<u8>,
    /// Hours of work from Monday to Sunday.
    pub week_hours: Option<u8>,
}

impl Default for RosterRules {
    /// 劳动法 art. 38 and the State Council's rule on hours; the rest between two shifts is a suggestion.
    fn default() -> Self {
        Self {
            rest: Some(definitions::calendar::Rest::Weekly { days: 1 }),
            most_days: Some(6),
            rest_hours: Some(11),
            week_hours: Some(40),
        }
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveShift {
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    pub code: String,
    pub name: String,
    pub hours: Hours,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RetireShift {
    #[ts(type = "number")]
    pub id: i64,
    pub retired: bool,
}

/// The shifts and the rest days of a shipped set.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TakeShifts {
    pub set: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetDuties {
    pub month: Month,
    pub cells: Vec<TypedDuty>,
    /// Into the wishes instead of the roster.
    #[serde(default)]
    pub wishes: bool,
}

/// A cell as it was typed or pasted: a shift's code, a rest day, a leave, or empty.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TypedDuty {
    #[ts(type = "number")]
    pub person: i64,
    #[ts(type = "string")]
    pub day: Day,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NeedView {
    #[ts(type = "number")]
    pub shift: i64,
    /// `mon` to `sun`, `statutory`, or a day.
    pub day: String,
    pub least: u16,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveNeeds {
    pub needs: Vec<SaveNeed>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveNeed {
    #[ts(type = "number")]
    pub shift: i64,
    pub day: String,
    /// `None` takes it away.
    pub least: Option<u16>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Publish {
    pub month: Month,
    pub name: String,
    #[serde(default)]
    pub note: String,
}
