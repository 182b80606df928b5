//! What the sample shop is, as plain data: whoever builds the book carries it out step by step.
//! Holds no figures; those are in the files.

use domain::layout::Platform;
use domain::scheme::{Grade, UnallocatedPolicy};
use domain::{Day, Month, Num};

/// The whole sample. Carry it out in the order of the fields: shops, staff, bindings, scheme, then each
/// month: its files (see [`crate::files_of`]), exclusions, overrides, comments, confirm, close.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub today: Day,
    /// Company name, for the book and its papers.
    pub book: String,
    /// Acting names for confirming and closing.
    pub owner: String,
    pub supervisor: String,
    pub shops: Vec<SampleShop>,
    pub staff: Vec<SampleStaff>,
    pub bindings: Vec<SampleBinding>,
    /// Nicknames of the first shop that stand in the last month's files and belong to nobody yet.
    pub unbound: Vec<String>,
    pub scheme: SampleScheme,
    /// Oldest first.
    pub months: Vec<SampleMonth>,
    pub tie: SampleTie,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SampleShop {
    pub name: String,
    pub platform: Platform,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SampleStaff {
    pub staff_no: String,
    pub name: String,
    pub post: String,
    pub hired: Day,
    pub left: Option<Day>,
    pub probation_until: Option<Day>,
    pub note: String,
}

/// Whose a nickname is, from a day to a day; open ends mean always.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleBinding {
    /// Index into `Plan::shops`.
    pub shop: usize,
    pub nickname: String,
    pub owner: SampleOwner,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SampleOwner {
    /// 工号.
    Staff(String),
    /// The shop's main account: nobody's work.
    Ignored,
}

/// Version 1 is the shipped scheme as it lies; version 2 adds what only the owner can decide. Both from
/// the same month on.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleScheme {
    pub id: String,
    pub from: Month,
    /// Assigned to everybody of these shops; indexes into `Plan::shops`. Who works in both has one sheet over both.
    pub shops: Vec<usize>,
    pub policy: UnallocatedPolicy,
    /// Highest first.
    pub grades: Vec<Grade>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SampleMonth {
    pub month: Month,
    pub state: MonthState,
    /// The day on which the month was confirmed and closed; `None` while open.
    pub decided_on: Option<Day>,
    /// Days whose slow figures still read 延迟统计.
    pub late_days: Vec<Day>,
    /// Days whose workbook came without the 客服数据 report.
    pub without_service: Vec<Day>,
    /// The cell left empty in the hand-entry workbook.
    pub open_mark: Option<OpenMark>,
    pub exclusions: Vec<SampleExclusion>,
    pub overrides: Vec<SampleOverride>,
    pub comments: Vec<SampleComment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthState {
    Closed,
    /// Every sheet confirmed, the month not closed.
    Confirmed,
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMark {
    pub staff_no: String,
    pub item: String,
}

/// A figure taken out with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleExclusion {
    pub staff_no: String,
    pub nickname: String,
    pub day: Day,
    /// Name of the file, the sheet, and the cell counted from 0.
    pub file: String,
    pub sheet: String,
    pub row: u32,
    pub col: u32,
    pub header: String,
    pub by: String,
    pub reason: String,
}

/// Item points replaced with a reason.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleOverride {
    pub staff_no: String,
    pub item: String,
    pub points: Num,
    pub by: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleComment {
    pub staff_no: String,
    pub comment: String,
    /// Improvement plan.
    pub plan: String,
}

/// Two people whose totals are equal by different ways.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleTie {
    pub month: Month,
    pub staff_nos: [String; 2],
    pub total: Num,
}

/// One file as it lies in the sample's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// `2026-04`: the month the file belongs to.
    pub folder: String,
    pub name: String,
    /// Index into `Plan::shops`.
    pub shop: usize,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An export of the platform.
    Export,
    /// Our own hand-entry workbook.
    Marks,
}

impl Plan {
    pub fn month(&self, month: Month) -> Option<&SampleMonth> {
        self.months.iter().find(|m| m.month == month)
    }

    /// Staff of the month in the order of their 工号: hired by its end, not gone before its start.
    pub fn staff_of(&self, month: Month) -> impl Iterator<Item = &SampleStaff> {
        self.staff
            .iter()
            .filter(move |s| s.hired <= month.last() && s.left.is_none_or(|l| l >= month.first()))
    }

    /// Whose a nickname of the first shop is on a day.
    pub fn owner_on(&self, nickname: &str, day: Day) -> Option<&SampleOwner> {
        self.bindings
            .iter()
            .find(|b| {
                b.shop == 0
                    && b.nickname == nickname
                    && b.from.is_none_or(|f| f <= day)
                    && b.to.is_none_or(|t| day <= t)
            })
            .map(|b| &b.owner)
    }
}
