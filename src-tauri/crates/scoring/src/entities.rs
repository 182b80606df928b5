//! The value of an item that looks at several entities: how many fail, which share passes, which share of the
//! cases is in time, or the mean. Entities without a figure do not count; with none at all there is no value.

use domain::fact::FactState;
use domain::scheme::{Item, Rule};
use domain::{Num, Problem, Result};

use crate::input::EntityInput;

/// Whether the item's figures may be given for several entities.
pub fn has_entities(item: &Item) -> bool {
    item.per_entity.is_some()
        || matches!(
            item.rule,
            Rule::EntityDeduct { .. } | Rule::EntityPassRate { .. } | Rule::SlaHitRate { .. }
        )
}

/// The item's value out of its entities; else why there is none. Errors: `score.overflow`.
pub fn value(item: &Item, entities: &[EntityInput]) -> Result<std::result::Result<Num, FactState>> {
    let values = || entities.iter().filter_map(|e| e.value);
    let count = values().count();
    let made = match &item.rule {
        Rule::EntityDeduct { op, threshold: Some(threshold), .. } if count > 0 => {
            Some(Num::from(values().filter(|v| op.holds(*v, *threshold)).count()))
        }
        Rule::EntityPassRate { op, line: Some(line), .. } => {
            let passed = values().filter(|v| op.holds(*v, *line)).count();
            percent(Num::from(passed), Num::from(count))?
        }
        Rule::SlaHitRate { .. } => match cases(entities)? {
            Some((inside, all)) => percent(inside, all)?,
            None => None,
        },
        _ if item.per_entity.is_some() => sum(values())?.checked_div(Num::from(count)).map(Num::settled),
        _ => None,
    };
    let measurable =
        |e: &EntityInput| e.state == FactState::NotMeasured || e.denominator.is_some_and(Num::is_zero);
    Ok(made.ok_or(if entities.iter().any(measurable) { FactState::NotMeasured } else { FactState::Missing }))
}

/// Cases inside the limit and all, of every limit together; `None` where none was counted.
pub fn cases(entities: &[EntityInput]) -> Result<Option<(Num, Num)>> {
    let known = || entities.iter().filter(|e| e.numerator.is_some() && e.denominator.is_some());
    if known().next().is_none() {
        return Ok(None);
    }
    Ok(Some((sum(known().filter_map(|e| e.numerator))?, sum(known().filter_map(|e| e.denominator))?)))
}

fn percent(part: Num, whole: Num) -> Result<Option<Num>> {
    let times = part.checked_mul(Num::HUNDRED.0).ok_or_else(overflow)?;
    Ok(Num::from(times).checked_div(whole).map(Num::settled))
}

pub fn sum(numbers: impl Iterator<Item = Num>) -> Result<Num> {
    let mut sum = Num::ZERO;
    for number in numbers {
        sum = Num(sum.checked_add(number.0).ok_or_else(overflow)?);
    }
    Ok(Num::from(sum.0))
}

fn overflow() -> Problem {
    Problem::new("score.overflow")
}
