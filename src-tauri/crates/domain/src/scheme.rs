//! Evaluation schemes: items with weights, targets and rules. The file format is read in `definitions`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::expr::Expr;
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
    /// Grades by place instead of by points; empty without. Where it is given it decides.
    pub rank_grades: Vec<RankGrades>,
    /// What the first, second, third ... place is worth, in yuan; empty without.
    pub rank_rewards: Vec<Num>,
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
    /// The rule is applied to each shop, month ... apart; `None`: to the one value.
    pub per_entity: Option<PerEntity>,
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

/// The rule counts for each entity (a shop, a month) apart, and their points are put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PerEntity {
    /// As the scheme writes it. In a book `shop...` is the shops' own figures, `own_shop` the person's in
    /// each shop, `month` the month.
    pub entity: String,
    /// `None` stops the calculation: the owner must set it.
    pub combine: Option<Combine>,
    pub suggested_combine: Option<Combine>,
}

/// How the points of several entities make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    Mean,
    Sum,
    /// Weighted by the denominator of each entity's figure (last month's sales of a growth).
    WeightedBySales,
    Worst,
}

impl Combine {
    pub const ALL: [Combine; 4] = [Combine::Mean, Combine::Sum, Combine::WeightedBySales, Combine::Worst];

    pub fn word(self) -> &'static str {
        match self {
            Combine::Mean => "mean",
            Combine::Sum => "sum",
            Combine::WeightedBySales => "weighted_by_sales",
            Combine::Worst => "worst",
        }
    }
}

/// A condition on an item's value, or on another item's, with an effect beyond its points.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Gate {
    /// The item whose value is looked at; `None`: the item's own.
    pub item: Option<String>,
    pub op: Op,
    pub value: Num,
    pub effect: GateEffect,
    pub grade: Option<String>,
    /// The item whose label names the grade, instead of `grade`.
    pub grade_of: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GateEffect {
    ItemZero,
    TotalZero,
    GradeAtMost,
    /// Scored, in the group's means, and given no rank.
    Unranked,
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
        let (left, right) = (left.compared(), right.compared());
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
    /// w − points_each × (entities of which `value op threshold` holds), not below floor. Catalogue 15.1.
    EntityDeduct {
        entity: String,
        op: Op,
        threshold: Option<Num>,
        points_each: Option<Num>,
        floor: Option<Num>,
    },
    /// w × share of the entities of which `value op line` holds. Catalogue 15.1.
    EntityPassRate { entity: String, op: Op, line: Option<Num> },
    /// w × share of the cases inside their time limit; the cases of all `sla` count together. Catalogue 15.1.
    SlaHitRate { sla: Vec<String> },
    /// The formula of the values of items, clamped to 0 ... w; divided by zero it has no value.
    Formula { expr: Expr },
    /// Against the group, which is the people of one scheme and month. `group_mean`, `group_median`:
    /// w × clamp(v ÷ m, floor, cap), where lower is better w × clamp(2 − v ÷ m, floor, cap). `rank`,
    /// `percentile`: points of the band that holds the place, or (place − 1) ÷ n in percent.
    Relative {
        to: RelativeTo,
        lower: bool,
        cap: Option<Num>,
        floor: Option<Num>,
        /// The item whose value names the person's group; `None`: everybody of the scheme.
        within: Option<String>,
        small: Option<SmallGroup>,
        /// Of `rank` and `percentile`.
        bands: Vec<Band>,
        /// The item that parts equal values.
        tie_break: Option<String>,
    },
}

/// What a person is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RelativeTo {
    GroupMean,
    GroupMedian,
    Rank,
    Percentile,
}

impl RelativeTo {
    /// By place, not by a figure of the group.
    pub fn by_place(self) -> bool {
        matches!(self, RelativeTo::Rank | RelativeTo::Percentile)
    }
}

/// A group of at most so many people with a figure says little: everybody of the scheme counts instead, and
/// where they are no more either, the baseline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SmallGroup {
    pub at_most: u32,
    pub baseline: Option<Num>,
    /// By the group's name, before `baseline`.
    pub baselines: BTreeMap<String, Num>,
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
            Rule::EntityDeduct { .. } => "entity_deduct",
            Rule::EntityPassRate { .. } => "entity_pass_rate",
            Rule::SlaHitRate { .. } => "sla_hit_rate",
            Rule::Formula { .. } => "formula",
            Rule::Relative { .. } => "relative",
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
    /// Between this band and `above` it: the two ends that do not meet.
    pub fn gap_to(&self, above: &Band) -> Option<(Num, Num)> {
        let (max, min) = (self.max?, above.min?);
        let open = max < min || (max == min && !self.max_incl && !above.min_incl);
        open.then_some((max, min))
    }

    pub fn holds(&self, v: Num) -> bool {
        let v = v.compared();
        let above = self.min.is_none_or(|m| if self.min_incl { v >= m } else { v > m });
        let below = self.max.is_none_or(|m| if self.max_incl { v <= m } else { v < m });
        above && below
    }

    /// Whether the two share a value.
    pub fn overlaps(&self, other: &Band) -> bool {
        !self.ends_before(other) && !other.ends_before(self)
    }

    fn ends_before(&self, other: &Band) -> bool {
        match (self.max, other.min) {
            (Some(max), Some(min)) => max < min || (max == min && !(self.max_incl && other.min_incl)),
            _ => false,
        }
    }
}

/// A grade from `min` points upwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Grade {
    pub min: Num,
    pub grade: String,
    pub coefficient: Option<Num>,
}

/// Grades by place, for months in which the share of ranked people (percent) lies between the ends.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RankGrades {
    pub min: Option<Num>,
    pub min_incl: bool,
    pub max: Option<Num>,
    pub max_incl: bool,
    /// Best first.
    pub grades: Vec<RankGrade>,
}

impl RankGrades {
    /// Its ends, as a band without points.
    pub fn band(&self) -> Band {
        let (min_incl, max_incl) = (self.min_incl, self.max_incl);
        Band { min: self.min, min_incl, max: self.max, max_incl, points: None, suggested_points: None }
    }
}

/// The first grade whose place and conditions hold is the person's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RankGrade {
    pub grade: String,
    /// (rank − 1) ÷ ranked people, in percent, at most; `None`: whatever the rank.
    pub top: Option<Num>,
    pub coefficient: Option<Num>,
    pub needs: Vec<Need>,
}

/// A condition of a grade. An item without a value does not fulfil it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Need {
    pub item: String,
    pub op: Op,
    pub value: Num,
    /// The item's v ÷ m of its `relative` rule, in percent, instead of its value.
    pub ratio: bool,
    /// Only of people for whom this item says this.
    pub when: Option<When>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct When {
    pub item: String,
    pub is: String,
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
    /// Where a word is wanted: those it may be. Empty where a number is.
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub suggested_word: Option<String>,
}
