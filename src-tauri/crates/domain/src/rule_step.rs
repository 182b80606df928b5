//! A rule as it was applied, with the numbers it used: what an item's derivation says of its points.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scheme::{Combine, Op, RelativeTo};
use crate::{Label, Num};

/// A rule with the numbers it used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RuleStep {
    Ratio {
        lower: bool,
        value: Num,
        target: Num,
        ratio: Option<Num>,
        clamped: Clamped,
        limit: Option<Num>,
    },
    PassFail {
        value: Num,
        op: Op,
        limit: Num,
        pass: bool,
    },
    PercentScore {
        value: Num,
        clamped: Clamped,
    },
    Manual {
        value: Num,
        min: Num,
        max: Num,
        clamped: Clamped,
    },
    Lookup {
        label: String,
    },
    CountCap {
        value: Num,
        points_each: Num,
        cap: Num,
        clamped: Clamped,
    },
    Factor {
        value: Num,
        factor: Num,
    },
    Linear {
        value: Num,
        worst: Num,
        best: Num,
        clamped: Clamped,
    },
    Tiers {
        value: Num,
        min: Option<Num>,
        min_incl: bool,
        max: Option<Num>,
        max_incl: bool,
    },
    Deduct {
        events: Num,
        per_event: Num,
        floor: Num,
        clamped: Clamped,
    },
    Bonus {
        value: Num,
        max: Num,
        clamped: Clamped,
    },
    /// `entities` is empty where the number of them was given; `unmeasured` had no figure and do not count.
    EntityDeduct {
        entity: String,
        count: Num,
        op: Op,
        threshold: Num,
        points_each: Num,
        floor: Num,
        entities: Vec<EntityValue>,
        unmeasured: Vec<String>,
        clamped: Clamped,
    },
    /// `share` in percent; `entities` is empty where it was given.
    EntityPassRate {
        entity: String,
        share: Num,
        op: Op,
        line: Num,
        entities: Vec<EntityValue>,
        unmeasured: Vec<String>,
        clamped: Clamped,
    },
    /// `share` in percent; `cases` are those inside the limit and all, where they are known.
    SlaHitRate {
        share: Num,
        cases: Option<Cases>,
        clamped: Clamped,
    },
    /// The values of the items that the formula names; `expr` is empty where its result was given.
    Formula {
        expr: String,
        parts: Vec<FormulaPart>,
        value: Num,
        clamped: Clamped,
    },
    /// Against the mean or median `group` of `people` people; `ratio` is v ÷ m or 2 − v ÷ m.
    Relative {
        to: RelativeTo,
        lower: bool,
        value: Num,
        group: Num,
        people: u32,
        basis: GroupBasis,
        ratio: Num,
        clamped: Clamped,
        limit: Option<Num>,
    },
    /// By place among `of` ranked people; `place` is the rank, or (rank − 1) ÷ of in percent.
    RelativePlace {
        to: RelativeTo,
        value: Num,
        rank: u32,
        of: u32,
        place: Num,
        min: Option<Num>,
        min_incl: bool,
        max: Option<Num>,
        max_incl: bool,
    },
    /// The rule for each entity apart, and how their points were put together.
    PerEntity {
        entity: String,
        combine: Combine,
        each: Vec<EntityPoints>,
        unmeasured: Vec<String>,
    },
}

/// Whom a group's figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupBasis {
    Group,
    /// The group was too small: everybody of the scheme.
    Everybody,
    /// They were too few as well: the scheme's own figure.
    Baseline,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EntityValue {
    pub entity: String,
    /// Display unit.
    pub value: Num,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EntityPoints {
    pub entity: String,
    pub rule: RuleStep,
    /// Before rounding.
    pub exact: Num,
    /// What weighs it, where the points are weighted.
    pub weight: Option<Num>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cases {
    pub inside: Num,
    pub all: Num,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FormulaPart {
    pub item: String,
    pub name: Label,
    pub value: Num,
}

/// Whether a limit was applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Clamped {
    #[default]
    No,
    AtCap,
    AtFloor,
}
