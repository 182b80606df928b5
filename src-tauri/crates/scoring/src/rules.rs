//! Points from a value: one file a rule kind. Every kind gives the rule step with the numbers it used and
//! the exact result; rounding to two places happens here, once. Overflow is a problem, never a panic.

mod bonus;
mod count_cap;
mod deduct;
mod entity_deduct;
mod entity_pass_rate;
mod factor;
mod formula;
mod linear;
mod lookup;
mod manual;
mod pass_fail;
mod per_entity;
mod percent_score;
mod range;
mod ratio;
mod relative;
mod sla_hit_rate;
mod tiers;

use domain::evaluation::{Clamped, EntityValue, RuleStep};
use domain::fact::Value;
use domain::needs::{field_name, incomplete};
use domain::scheme::{Item, Rule, Scheme};
use domain::{Num, Problem, Result};

use crate::group::Group;
use crate::input::{EntityInput, ItemInput};

/// The rule applied to one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub step: RuleStep,
    /// Before rounding.
    pub exact: Num,
    /// Rounded half-up to two places.
    pub points: Num,
}

/// What a rule may look at beside the item's own value.
pub(crate) struct Around<'a> {
    pub scheme: &'a Scheme,
    /// The person's figures, in the order of the enabled items.
    pub items: &'a [ItemInput],
    pub group: Option<&'a Group>,
    pub person: usize,
    /// The item's place among the enabled ones.
    pub at: usize,
}

/// The entities of an item; none where its value was given.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub entities: &'a [EntityInput],
    /// Somebody gave the value.
    pub given: bool,
}

impl Seen<'_> {
    /// Those with a figure, and the names of those without.
    fn split(&self) -> (Vec<EntityValue>, Vec<String>) {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for one in self.entities {
            match one.value {
                Some(value) => with.push(EntityValue { entity: one.entity.clone(), value }),
                None => without.push(one.entity.clone()),
            }
        }
        (with, without)
    }
}

/// Points of `value` under the item's rule; `target` stands in for the scheme's. A rule that measures by the
/// group has none here.
/// Errors: `score.value_open`, `scheme.no_band`, `score.not_a_number`, `score.unknown_label`,
/// `score.above_input_max`, `score.overflow`, `score.target_zero`; each names the item.
pub fn points(item: &Item, target: Option<Num>, value: &Value) -> Result<Option<Outcome>> {
    outcome(item, target, value, Seen { entities: &[], given: true }, None)
}

/// Points of an item's value or of its entities. `None` where the rule finds nothing to measure by.
pub(crate) fn outcome(
    item: &Item,
    target: Option<Num>,
    value: &Value,
    seen: Seen,
    around: Option<&Around>,
) -> Result<Option<Outcome>> {
    let applied = match &item.per_entity {
        Some(per) if !seen.entities.is_empty() => per_entity::points(per, seen.entities, |entity, value| {
            apply(item, target, &Value::Number(value), Some(entity), seen, around)
        }),
        _ => apply(item, target, value, None, seen, around),
    };
    let applied = applied.map_err(|p| named(p, item))?;
    Ok(applied.map(|(step, exact)| Outcome { step, exact, points: exact.to_points() }))
}

/// Whether `value` can be scored by the item at all and lies in the range of its kind, for a mark before it is
/// stored. Errors: those of `points`, and `score.out_of_range`.
pub fn check_value(item: &Item, target: Option<Num>, value: &Value) -> Result<()> {
    points(item, target, value)?;
    range::check(item, value).map_err(|p| named(p, item))
}

/// Whoever knows the person puts the 工号 and the name in place of `none`.
pub(crate) fn named(problem: Problem, item: &Item) -> Problem {
    problem
        .with("item", &item.id)
        .with("item_zh", &item.name.zh)
        .with("item_en", &item.name.en)
        .with("person", "none")
        .with("name", "none")
}

fn apply(
    item: &Item,
    target: Option<Num>,
    value: &Value,
    entity: Option<&str>,
    seen: Seen,
    around: Option<&Around>,
) -> Result<Option<(RuleStep, Num)>> {
    if let Rule::Lookup { map } = &item.rule {
        return lookup::points(value, map).map(Some);
    }
    let v = value.number().ok_or_else(|| Problem::new("score.not_a_number").with("found", value))?;
    // Whoever evaluates has checked the scheme first: a value still open is the owner's to set.
    let set = |n: Option<Num>, field: &str| n.ok_or_else(|| open(field));
    let weight = || set(item.weight, "weight");
    let zero = |n: &Option<Num>| n.unwrap_or(Num::ZERO);
    if let Rule::Relative { to, lower, cap, floor, small, bands, .. } = &item.rule {
        let Some(around) = around else { return Ok(None) };
        let terms = relative::Terms { to: *to, lower: *lower, small: small.as_ref() };
        return if to.by_place() {
            relative::by_place(v, bands, &terms, entity, around)
        } else {
            let limits = (zero(floor), set(*cap, "rule.cap")?);
            relative::by_figure(v, weight()?, limits, &terms, entity, around)
        };
    }
    let made = match &item.rule {
        Rule::Ratio { lower, cap, floor } => {
            let target = set(target.or(item.target), "target")?;
            let cap = set(*cap, "rule.cap")?;
            ratio::points(v, weight()?, target, *lower, cap, zero(floor))
        }
        Rule::PassFail { op, value } => pass_fail::points(v, weight()?, *op, set(*value, "rule.value")?),
        Rule::PercentScore => percent_score::points(v, weight()?),
        Rule::Manual { min, max } => manual::points(v, *min, set(max.or(item.weight), "weight")?),
        Rule::Lookup { map } => lookup::points(value, map),
        Rule::CountCap { points_each, cap } => {
            count_cap::points(v, set(*points_each, "rule.points_each")?, set(*cap, "rule.cap")?)
        }
        Rule::Factor { factor, input_max } => factor::points(v, set(*factor, "rule.factor")?, *input_max),
        Rule::Linear { worst, best } => {
            linear::points(v, weight()?, set(*worst, "rule.worst")?, set(*best, "rule.best")?)
        }
        Rule::Tiers { bands } => tiers::points(v, bands),
        Rule::Deduct { per_event, floor } => {
            deduct::points(v, weight()?, set(*per_event, "rule.per_event")?, zero(floor))
        }
        Rule::Bonus { max } => bonus::points(v, set(*max, "rule.max")?),
        Rule::EntityDeduct { entity, op, threshold, points_each, floor } => {
            let terms = entity_deduct::Terms {
                entity,
                op: *op,
                threshold: set(*threshold, "rule.threshold")?,
                points_each: set(*points_each, "rule.points_each")?,
                floor: zero(floor),
            };
            entity_deduct::points(v, weight()?, &terms, &seen)
        }
        Rule::EntityPassRate { entity, op, line } => {
            entity_pass_rate::points(v, weight()?, entity, *op, set(*line, "rule.line")?, &seen)
        }
        Rule::SlaHitRate { .. } => sla_hit_rate::points(v, weight()?, &seen),
        Rule::Formula { expr } => formula::points(v, weight()?, expr, seen.given, around),
        Rule::Relative { .. } => return Ok(None),
    };
    made.map(Some)
}

fn open(field: &str) -> Problem {
    let name = field_name(field);
    Problem::new("score.value_open")
        .with("field", field)
        .with("field_zh", &name.zh)
        .with("field_en", &name.en)
}

/// The refusal of a whole scheme; used before anybody is evaluated.
pub(crate) fn refuse_open(
    scheme: &domain::scheme::Scheme,
    open: &[domain::scheme::OwnerMustSet],
) -> Result<()> {
    incomplete(scheme, open).map_or(Ok(()), Err)
}

fn overflow() -> Problem {
    Problem::new("score.overflow")
}

fn mul(a: Num, b: Num) -> Result<Num> {
    // Caps of 1 and floors of 0 are the rule.
    if a == Num::ONE {
        return Ok(b);
    }
    if a.is_zero() {
        return Ok(Num::ZERO);
    }
    a.checked_mul(b.0).map(Num::from).ok_or_else(overflow)
}

fn sub(a: Num, b: Num) -> Result<Num> {
    a.checked_sub(b.0).map(Num::from).ok_or_else(overflow)
}

/// a × b ÷ c; multiplied first, so that a result with an end stays exact. `c` is not zero.
fn mul_div(a: Num, b: Num, c: Num) -> Result<Num> {
    match a.checked_mul(b.0) {
        Some(product) => Num::from(product).checked_div(c).ok_or_else(overflow),
        None => mul(a, b.checked_div(c).ok_or_else(overflow)?),
    }
}

/// `n` between `low` and `high`, and whether a limit was applied.
fn clamp(n: Num, low: Num, high: Num) -> (Num, Clamped) {
    if n > high {
        (high, Clamped::AtCap)
    } else if n < low {
        (low, Clamped::AtFloor)
    } else {
        (n, Clamped::No)
    }
}

#[cfg(test)]
mod tests;
