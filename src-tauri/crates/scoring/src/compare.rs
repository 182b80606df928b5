//! Why a total is another than before: two sheets of one person under one scheme, item by item. Computes no points
//! and asks nothing of the book.

use domain::comparison::{Comparison, ItemChange, Reason, Side};
use domain::evaluation::{ItemResult, Sheet, Step};
use domain::scheme::{Item, Scheme};
use domain::{Num, Problem, Result};

const PLAIN: u32 = 4;

/// A sheet with the scheme that made it.
#[derive(Clone, Copy)]
pub struct Made<'a> {
    pub sheet: &'a Sheet,
    pub scheme: &'a Scheme,
    pub version: u32,
}

/// Errors: `score.overflow`.
pub fn compare(before: Made, after: Made) -> Result<Comparison> {
    let mut items = Vec::with_capacity(after.sheet.items.len());
    for now in &after.sheet.items {
        let then = before.sheet.items.iter().find(|i| i.item == now.item);
        items.push(change(then, Some(now), before.scheme, after.scheme)?);
    }
    for then in &before.sheet.items {
        if !after.sheet.items.iter().any(|i| i.item == then.item) {
            items.push(change(Some(then), None, before.scheme, after.scheme)?);
        }
    }
    let (b, a) = (before.sheet.total, after.sheet.total);
    let rest = match b.zip(a) {
        Some((b, a)) => items.iter().filter_map(|i| i.difference).try_fold(minus(a, b)?, minus)?,
        None => Num::ZERO,
    };
    Ok(Comparison {
        before: b,
        after: a,
        max_before: before.sheet.max,
        max_after: after.sheet.max,
        versions: (before.version != after.version).then_some((before.version, after.version)),
        items,
        rest,
    })
}

fn minus(a: Num, b: Num) -> Result<Num> {
    a.checked_sub(b.0).map(Num::from).ok_or_else(|| Problem::new("score.overflow"))
}

fn change(
    then: Option<&ItemResult>,
    now: Option<&ItemResult>,
    old: &Scheme,
    new: &Scheme,
) -> Result<ItemChange> {
    // One of them is always there.
    let Some(shown) = now.or(then) else { return Err(Problem::new("scheme.no_item")) };
    let (points_then, points_now) = (counted(then), counted(now));
    let difference = points_now.zip(points_then).map(|(a, b)| minus(a, b)).transpose()?;
    let mut reasons = match (then, now) {
        (Some(b), Some(a)) => between(b, a, item(old, b), item(new, a)),
        (None, _) => vec![Reason::Added],
        (_, None) => vec![Reason::Removed],
    };
    if reasons.is_empty() && difference.is_some_and(|d| !d.is_zero()) {
        reasons.push(Reason::Others);
    }
    Ok(ItemChange {
        item: std::sync::Arc::clone(&shown.item),
        name: shown.name.clone(),
        unit: shown.unit.clone(),
        decimals: decimals(shown),
        before: then.map(side),
        after: now.map(side),
        difference,
        reasons,
    })
}

/// What an item adds to its total: one that is left out, or not in the scheme, adds nothing.
fn counted(item: Option<&ItemResult>) -> Option<Num> {
    use domain::evaluation::ItemState::LeftOut;
    match item {
        None => Some(Num::ZERO),
        Some(item) if item.state == LeftOut => Some(Num::ZERO),
        Some(item) => item.points,
    }
}

fn item<'a>(scheme: &'a Scheme, of: &ItemResult) -> Option<&'a Item> {
    scheme.items.iter().find(|i| i.id == *of.item)
}

fn side(item: &ItemResult) -> Side {
    Side { value: item.value.clone(), points: item.points, max: item.max, state: item.state }
}

fn decimals(item: &ItemResult) -> u32 {
    let own = item.steps.iter().find_map(|s| match s {
        Step::Figure { decimals, .. } => Some(*decimals),
        _ => None,
    });
    own.unwrap_or(PLAIN)
}

fn between(b: &ItemResult, a: &ItemResult, old: Option<&Item>, new: Option<&Item>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    // What a person decided explains more than what was measured.
    reasons.extend(overridden(a, true));
    reasons.extend(overridden(b, false));
    if let Some((o, n)) = old.zip(new)
        && o.fed_by != n.fed_by
    {
        reasons.push(Reason::OtherMetric);
    }
    match (&b.value, &a.value) {
        (Some(before), Some(after)) if before != after => {
            reasons.push(Reason::Value { before: before.clone(), after: after.clone() });
        }
        (Some(_), None) => reasons.push(Reason::Gone { state: a.state }),
        (None, Some(_)) => reasons.push(Reason::Came { state: b.state }),
        _ => {}
    }
    if b.target != a.target {
        reasons.push(Reason::Target { before: b.target, after: a.target });
    }
    if b.weight != a.weight {
        reasons.push(Reason::Weight { before: b.weight, after: a.weight });
    }
    if let Some((o, n)) = old.zip(new) {
        if o.rule != n.rule || o.missing != n.missing {
            reasons.push(Reason::Rule);
        }
        if o.gate != n.gate {
            reasons.push(Reason::Gate);
        }
    }
    match (closed(b), closed(a)) {
        (false, true) => reasons.push(Reason::GateClosed { now: true }),
        (true, false) => reasons.push(Reason::GateClosed { now: false }),
        _ => {}
    }
    let factors = (factor(b), factor(a));
    if factors.0 != factors.1 && b.points != a.points {
        reasons.push(Reason::Scaled { before: factors.0, after: factors.1 });
    }
    // Worth saying only where the one stands beside the other.
    if figure(b) != figure(a)
        && b.value.is_some()
        && a.value.is_some()
        && old.is_some_and(|o| o.fed_by.is_some())
    {
        reasons.push(Reason::ByHand { now: !figure(a) });
    }
    reasons
}

fn overridden(item: &ItemResult, now: bool) -> Option<Reason> {
    item.steps.iter().rev().find_map(|s| match s {
        Step::Override { by, reason, .. } => {
            Some(Reason::Override { now, by: by.clone(), reason: reason.clone() })
        }
        _ => None,
    })
}

fn closed(item: &ItemResult) -> bool {
    item.steps.iter().any(|s| matches!(s, Step::Gate { .. }))
}

/// What the points were multiplied by after the rule.
fn factor(item: &ItemResult) -> Num {
    let factors = item.steps.iter().filter_map(|s| match s {
        Step::Reweighted { factor, .. } | Step::Scaled { factor, .. } => Some(*factor),
        _ => None,
    });
    factors.fold(Num::ONE, |all, one| all.checked_mul(one.0).map_or(all, Num::from))
}

/// Whether the value is a file's.
fn figure(item: &ItemResult) -> bool {
    !item.steps.iter().any(|s| matches!(s, Step::Mark { .. }))
}
