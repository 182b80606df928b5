//! The result of an evaluation with its derivation: structured steps that `locale` makes into sentences,
//! once, for screen, paper and command line.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fact::{FactState, Value};
use crate::scheme::{GateEffect, MissingPolicy, Op, Src};
use crate::{Day, Label, Month, Num, Span};

pub use crate::rule_step::*;

/// One scheme over one month: everybody's sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Evaluation {
    pub month: Option<Month>,
    pub scheme: SchemeRef,
    /// Ordered by rank, then 工号.
    pub people: Vec<Sheet>,
    /// What the cells in the steps point into.
    pub files: Vec<FileRef>,
    /// Mean of the ranked people, by item id, in display units.
    pub group: Vec<GroupMean>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SchemeRef {
    pub id: String,
    pub version: u32,
    pub name: Label,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupMean {
    pub item: String,
    pub value: Option<Num>,
    pub points: Option<Num>,
}

/// A sheet of an import, or the marks typed by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileRef {
    /// The number that `Cell::file` holds.
    pub id: u32,
    pub file: String,
    pub sheet: String,
    pub shop: String,
}

/// One person's result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Sheet {
    /// 工号.
    pub person: String,
    /// Sum of the rounded item points; `None` while an item asks for its figure.
    pub total: Option<Num>,
    /// The most points reachable.
    pub max: Num,
    pub rank: Option<u32>,
    /// How many are ranked.
    pub of: u32,
    pub unranked: Option<Unranked>,
    pub grade: Option<String>,
    pub coefficient: Option<Num>,
    /// What the rank is worth, in yuan, where the scheme says.
    #[serde(default)]
    pub reward: Option<Num>,
    /// Ids of items without a figure.
    pub missing: Vec<String>,
    /// Some day beneath is not settled.
    pub provisional: bool,
    pub items: Vec<ItemResult>,
    /// What happened to the total after the sum: gates, scaling, grade overrides.
    pub steps: Vec<Step>,
}

/// Why somebody is scored and not ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unranked {
    Probation,
    Leaver,
    LowVolume,
    /// Came or left in the month: fewer days than the scheme asks for.
    PartMonth,
    Missing,
    /// A gate of the scheme says so: not part of the ranking this time.
    Gate,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemResult {
    #[ts(type = "string")]
    pub item: Arc<str>,
    pub name: Label,
    pub block: Option<String>,
    /// Display unit.
    pub value: Option<Value>,
    pub target: Option<Num>,
    pub unit: Option<Label>,
    pub points: Option<Num>,
    pub max: Num,
    pub weight: Option<Num>,
    pub state: ItemState,
    pub provisional: bool,
    /// The rule is a proposal, not from the document; shown as such.
    pub rule_src: Src,
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    Scored,
    /// No figure and the scheme says ask.
    Missing,
    /// No figure; left out, the others scaled.
    LeftOut,
    /// No figure; zero points, as the scheme says.
    MissingZero,
    /// The denominator is zero: there was nothing to measure.
    NotMeasured,
}

/// One step of a derivation. Values are in display units. A month of a large shop has a hundred thousand of
/// them: what is big and seldom lies in a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The item's figure from facts.
    Figure {
        #[ts(type = "string")]
        metric: Arc<str>,
        metric_name: Label,
        unit: Option<Label>,
        decimals: u32,
        value: Option<Num>,
        how: How,
        /// Days with a value, and days of the period that count; `None` for a whole-period figure.
        days: Option<DayCount>,
        parts: Vec<Part>,
        /// The layout chosen where several give the metric.
        layout: Option<Box<Label>>,
    },
    /// Somebody entered the value.
    Mark {
        value: Value,
        by: String,
        at: String,
        reason: String,
        cell: Option<Box<Cell>>,
        instead_of: Option<Num>,
    },
    /// Given from outside (a `score` file).
    Given {
        value: Value,
    },
    /// The figure of one shop, month ... of an item that looks at each apart.
    Entity {
        entity: String,
        /// Display unit.
        value: Option<Num>,
        unit: Option<Label>,
        state: FactState,
        /// A `Figure` with its cells, where it comes from files.
        figure: Option<Box<Step>>,
    },
    /// Several people judged; the value is the mean of theirs.
    Raters {
        value: Num,
        each: Vec<Rating>,
    },
    /// A figure was excluded, with a reason.
    Excluded {
        span: Span,
        value: Option<Num>,
        reason: String,
        by: String,
        /// When, and which: absent in sheets frozen before they were kept.
        #[serde(default)]
        at: String,
        /// Number of the exclusion, to take it back.
        #[serde(default)]
        #[ts(type = "number")]
        id: i64,
        #[serde(default)]
        cell: Option<Box<Cell>>,
        #[serde(default)]
        metric_name: Label,
        #[serde(default)]
        unit: Option<Label>,
    },
    Target {
        value: Num,
        unit: Option<Label>,
        origin: TargetOrigin,
    },
    /// The rule applied; `exact` is the result before rounding to two places.
    Rule {
        rule: RuleStep,
        weight: Option<Num>,
        exact: Num,
        points: Num,
        src: Src,
    },
    /// No figure, and what the scheme does then.
    Missing {
        policy: MissingPolicy,
        state: FactState,
        days_unsettled: u32,
    },
    /// A gate closed.
    Gate {
        op: Op,
        value: Num,
        actual: Num,
        effect: GateEffect,
        grade: Option<String>,
    },
    /// Left-out items: the remaining points were scaled by `factor`.
    Reweighted {
        factor: Num,
        before: Num,
        after: Num,
    },
    /// The items were scaled so that they add to the nominal total.
    Scaled {
        factor: Num,
        before: Num,
        after: Num,
    },
    /// Somebody replaced the points.
    Override {
        from: Option<Num>,
        to: Num,
        by: String,
        at: String,
        reason: String,
    },
    GradeOverride {
        from: Option<String>,
        to: String,
        by: String,
        at: String,
        reason: String,
    },
    /// The grade the total reaches.
    Grade {
        min: Num,
        grade: String,
        coefficient: Option<Num>,
    },
    /// The grade of the place: (rank − 1) ÷ of, in percent, in a month in which `participation` percent of
    /// the people are ranked. `failed`: better grades whose place was reached and whose conditions were not.
    RankGrade {
        grade: Option<String>,
        coefficient: Option<Num>,
        place: Num,
        participation: Num,
        failed: Vec<FailedGrade>,
    },
    /// The grade by place may be no better than this: a gate closed.
    GradeCapped {
        from: String,
        to: String,
    },
    /// What the rank is worth.
    RankReward {
        rank: u32,
        amount: Num,
    },
}

/// One person's judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rating {
    pub rater: String,
    pub value: Num,
}

/// A grade that a condition kept somebody from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FailedGrade {
    pub grade: String,
    pub item: Label,
    pub op: Op,
    pub limit: Num,
    /// In percent of the group's figure, where the condition is of that.
    pub actual: Option<Num>,
    pub ratio: bool,
}

impl Step {
    /// The figure with the cells: the step itself, or the one that it holds.
    pub fn figure(&self) -> &Step {
        match self {
            Step::Entity { figure: Some(figure), .. } => figure,
            step => step,
        }
    }
}

/// How the figure of a period was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum How {
    /// One figure that covers the whole period.
    Whole,
    Sum,
    /// Weighted by a metric of the same account and day.
    Weighted {
        by: Label,
        total: Num,
    },
    /// Numerator over denominator, both added over the period.
    Rate {
        numerator: Num,
        denominator: Num,
    },
    /// A quotient of other metrics' totals.
    Quotient {
        top: Num,
        bottom: Num,
        top_name: Label,
        bottom_name: Label,
    },
    Max,
    Min,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayCount {
    pub present: u32,
    pub of: u32,
    pub unsettled: u32,
}

/// The cells of one ingredient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Part {
    pub role: PartRole,
    #[ts(type = "string")]
    pub metric: Arc<str>,
    pub metric_name: Label,
    /// The ingredient's own total, where it is added.
    pub total: Option<Num>,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartRole {
    Value,
    Weight,
    Top,
    Bottom,
}

/// A cell of an imported file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Cell {
    /// Index of `Evaluation::files` by id.
    pub file: u32,
    /// Counted from 0.
    pub row: u32,
    pub col: u32,
    #[ts(type = "string")]
    pub first: Day,
    #[ts(type = "string")]
    pub last: Day,
    /// Display unit.
    pub value: Option<Num>,
    pub state: FactState,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TargetOrigin {
    Scheme,
    /// Of the document's own text or the owner's dated table.
    Shop,
    Person,
    Dated,
}
