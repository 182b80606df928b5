//! Evaluation schemes: items with weights, targets and rules. The file format is read in `definitions`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Label, Num};

/// A scheme as it computes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Scheme {
    /// `online_agent_100`.
    pub id: String,
    pub name: Label,
    pub period: Period,
    pub roles: Vec<String>,
    pub total: Allotment,
    pub blocks: Vec<Block>,
    pub items: Vec<Item>,
    /// Half-open upwards, highest first; empty without a table.
    pub grades: Vec<Grade>,
    /// Who has less of this metric in the month is scored, not ranked.
    pub min_volume: Option<MinVolume>,
    /// Who is in the shop fewer days of the month is scored, not ranked.
    pub min_days: Option<u32>,
    /// Items that break ties of the total, in this order.
    pub tie_break: Vec<String>,
    /// Probationers, leavers and people under the minimum volume are ranked like everybody.
    pub rank_everyone: bool,
    /// Section title of the document the scheme comes from; empty for the owner's own.
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Month,
    Quarter,
    OnDemand,
}

/// What the points should add to, and what happens to points no item has.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Allotment {
    pub nominal: Option<Num>,
    /// The nominal without the bonus items, where the file splits it; else the nominal itself.
    pub base: Option<Num>,
    pub policy: Option<UnallocatedPolicy>,
    pub suggested_policy: Option<UnallocatedPolicy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnallocatedPolicy {
    AddThirdItem,
    /// Named as the scheme files name it.
    #[serde(rename = "leave_at_95")]
    LeaveAt95,
    #[serde(rename = "scale_items_to_100")]
    ScaleItemsTo100,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Block {
    pub id: String,
    pub name: Label,
    pub nominal: Option<Num>,
}

/// One line of the evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Item {
    pub id: String,
    pub name: Label,
    pub block: Option<String>,
    /// As the scheme writes it: `K5`, `K4+K6`, `K120-K125`, or our metric id.
    pub metric: Option<String>,
    /// Our metric that feeds the item, where exactly one does; else it is fed by hand.
    pub fed_by: Option<String>,
    pub weight: Option<Num>,
    pub suggested_weight: Option<Num>,
    pub weight_src: Src,
    pub target: Option<Num>,
    pub suggested_target: Option<Num>,
    pub target_src: Src,
    /// As the scheme prints it; display units.
    pub unit: Option<String>,
    pub rule: Rule,
    pub rule_src: Src,
    pub enabled: bool,
    pub missing: MissingPolicy,
    pub gate: Option<Gate>,
}

/// Where a figure or rule comes from; what the documents do not say is shown as such.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Src {
    /// The document states it, or the owner set it.
    #[default]
    Seed,
    Inferred,
    Suggested,
    Owner,
}

/// What a missing figure does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MissingPolicy {
    /// Points, total, rank and grade stay open until somebody says.
    #[default]
    Ask,
    /// The item is left out and the others are scaled to the same maximum.
    Reweight,
    Zero,
}

/// A condition on an item's value with an effect beyond its points.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Gate {
    pub op: Op,
    pub value: Num,
    pub effect: GateEffect,
    pub grade: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GateEffect {
    ItemZero,
    TotalZero,
    GradeAtMost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Op {
    #[serde(rename = "<")]
    Lt,
    #[serde(rename = "<=")]
    Le,
    #[serde(rename = ">")]
    Gt,
    #[serde(rename = ">=")]
    Ge,
    #[serde(rename = "=")]
    Eq,
    #[serde(rename = "!=")]
    Ne,
}

impl Op {
    pub fn holds(self, left: Num, right: Num) -> bool {
        match self {
            Op::Lt => left < right,
            Op::Le => left <= right,
            Op::Gt => left > right,
            Op::Ge => left >= right,
            Op::Eq => left == right,
            Op::Ne => left != right,
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Op::Lt => "<",
            Op::Le => "≤",
            Op::Gt => ">",
            Op::Ge => "≥",
            Op::Eq => "=",
            Op::Ne => "≠",
        }
    }
}

/// How points come from a value. `w` is the weight, `v` the value, `t` the target.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// Higher is better: w × clamp(v ÷ t, floor, cap); lower: w × clamp(t ÷ v, floor, cap), v = 0 counts as cap.
    Ratio { lower: bool, cap: Option<Num>, floor: Option<Num> },
    /// w where `v op value`, else 0.
    PassFail { op: Op, value: Option<Num> },
    /// w × clamp(v, 0, 100) ÷ 100.
    PercentScore,
    /// A rater enters min ... max; `max: None` is the weight.
    Manual { min: Num, max: Option<Num> },
    /// A table from label (or number as text) to points.
    Lookup { map: BTreeMap<String, Option<Num>> },
    /// min(cap, points_each × v).
    CountCap { points_each: Option<Num>, cap: Option<Num> },
    /// v × factor.
    Factor { factor: Option<Num>, input_max: Option<Num> },
    /// w × clamp((v − worst) ÷ (best − worst), 0, 1).
    Linear { worst: Option<Num>, best: Option<Num> },
    /// Points of the first band that holds v.
    Tiers { bands: Vec<Band> },
    /// w − per_event × v, not below floor.
    Deduct { per_event: Option<Num>, floor: Option<Num> },
    /// 0 ... max on top.
    Bonus { max: Option<Num> },
}

impl Rule {
    pub fn kind(&self) -> &'static str {
        match self {
            Rule::Ratio { .. } => "ratio",
            Rule::PassFail { .. } => "pass_fail",
            Rule::PercentScore => "percent_score",
            Rule::Manual { .. } => "manual",
            Rule::Lookup { .. } => "lookup",
            Rule::CountCap { .. } => "count_cap",
            Rule::Factor { .. } => "factor",
            Rule::Linear { .. } => "linear",
            Rule::Tiers { .. } => "tiers",
            Rule::Deduct { .. } => "deduct",
            Rule::Bonus { .. } => "bonus",
        }
    }
}

/// A band of `tiers`; an absent end is open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Band {
    pub min: Option<Num>,
    pub min_incl: bool,
    pub max: Option<Num>,
    pub max_incl: bool,
    /// `None` stops the calculation: the owner must set it.
    pub points: Option<Num>,
    pub suggested_points: Option<Num>,
}

impl Band {
    pub fn holds(&self, v: Num) -> bool {
        let above = self.min.is_none_or(|m| if self.min_incl { v >= m } else { v > m });
        let below = self.max.is_none_or(|m| if self.max_incl { v <= m } else { v < m });
        above && below
    }
}

/// A grade from `min` points upwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Grade {
    pub min: Num,
    pub grade: String,
    pub coefficient: Option<Num>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MinVolume {
    pub metric: String,
    pub value: Num,
}

/// One value that only the owner can give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnerMustSet {
    /// Item id.
    pub item: String,
    pub item_name: Label,
    /// Where it stands inside the item: `weight`, `target`, `rule.per_event`, `rule.bands[1].points`.
    pub field: String,
    pub suggested: Option<Num>,
}
