//! What this month still misses.

use domain::Month;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HomeRequest {
    pub month: Month,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Home {
    pub month: Month,
    pub closed: bool,
    pub misses: Vec<Miss>,
    pub sheets: SheetCounts,
    pub last_backup: Option<BackupBrief>,
}

/// One thing to do, with where to do it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Miss {
    pub kind: MissKind,
    pub count: u32,
    /// Names or days concerned, at most five.
    pub examples: Vec<String>,
    /// Area whose screen mends it.
    pub area: String,
    /// The first sheet that waits, maybe of another month.
    pub sheet: Option<SheetPlace>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetPlace {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MissKind {
    NoShop,
    NoStaff,
    NoScheme,
    /// Values of an assigned scheme that only the owner can give.
    OwnerMustSet,
    /// Nicknames without a person.
    Unbound,
    /// Days without a file, by shop and report.
    MissingDays,
    /// Days the platform had not settled and has by now: to be exported again.
    Unsettled,
    /// Days the platform has not settled yet.
    Waiting,
    /// Items without a figure.
    MissingItems,
    Unconfirmed,
    /// Appeals of any month that nobody has decided.
    Appeals,
    /// Steps of improvement plans, of any month, that are due.
    FollowUps,
    /// Everything is there: the month can be closed.
    ReadyToClose,
}

#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct SheetCounts {
    pub open: u32,
    pub reviewed: u32,
    pub confirmed: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupBrief {
    pub at: String,
    pub file: String,
    pub verified: bool,
    pub days_ago: u32,
}
