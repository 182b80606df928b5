//! What a hand may enter for an item: the range its kind can mean anything in. Figures from files are never
//! refused by it, a rule clamps them; a mark of −3 complaints or 140 of 100 is a slip of the hand.

use domain::fact::Value;
use domain::scheme::{Item, Rule};
use domain::{Num, Problem, Result};

/// Errors: `score.out_of_range` with `found` and the bounds `least` and `most`, `none` where one is open.
pub fn check(item: &Item, value: &Value) -> Result<()> {
    let Some(found) = value.number() else { return Ok(()) };
    let (least, most) = bounds(item);
    if least.is_none_or(|n| found >= n) && most.is_none_or(|n| found <= n) {
        return Ok(());
    }
    let said = |n: Option<Num>| n.map_or_else(|| "none".to_owned(), |n| n.to_string());
    Err(Problem::new("score.out_of_range")
        .with("found", found)
        .with("least", said(least))
        .with("most", said(most)))
}

/// The least and the most that make sense. Counts, times, shares and marks are never negative; only a growth or
/// a difference is, and whoever measures one says so by a limit below zero or a percentage that may fall.
fn bounds(item: &Item) -> (Option<Num>, Option<Num>) {
    let zero = Some(Num::ZERO);
    let negative = |n: &Option<Num>| n.is_some_and(|n| n < Num::ZERO);
    let percent = item.unit.as_deref() == Some("%");
    match &item.rule {
        Rule::Ratio { .. } | Rule::CountCap { .. } | Rule::Deduct { .. } => (zero, None),
        Rule::PercentScore | Rule::SlaHitRate { .. } | Rule::EntityPassRate { .. } => {
            (zero, Some(Num::HUNDRED))
        }
        // What is counted, and what a hand says instead of a formula.
        Rule::EntityDeduct { .. } | Rule::Formula { .. } => (zero, None),
        Rule::Relative { .. } if percent => (None, None),
        Rule::Relative { .. } => (zero, None),
        Rule::Manual { min, max } => (Some(*min), max.or(item.weight)),
        Rule::Bonus { max } => (zero, *max),
        // Above its maximum it has a refusal of its own.
        Rule::Factor { .. } => (zero, None),
        Rule::PassFail { value, .. } if negative(value) || percent => (None, None),
        Rule::Linear { worst, best } if negative(worst) || negative(best) => (None, None),
        Rule::Tiers { bands } if bands.iter().any(|b| negative(&b.min) || negative(&b.max)) => (None, None),
        Rule::Tiers { .. } if percent => (None, None),
        Rule::PassFail { .. } | Rule::Linear { .. } | Rule::Tiers { .. } => (zero, None),
        Rule::Lookup { .. } => (None, None),
    }
}
