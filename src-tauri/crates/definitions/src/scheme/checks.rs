//! Whether a scheme makes sense as a whole: what each field alone cannot tell. Adds the blocks that
//! items name where the file lists none; changes nothing else.

use std::collections::BTreeSet;

use domain::scheme::{Band, Block, Item, Rule, Scheme};
use domain::{Label, Num, Problem, Result};

pub fn check(scheme: &mut Scheme) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (i, item) in scheme.items.iter().enumerate() {
        if !seen.insert(item.id.as_str()) {
            return Err(Problem::new("scheme.duplicate_item")
                .with("path", format!("items[{i}].id"))
                .with("item", &item.id));
        }
        rule(item, i)?;
        if let Some(grade) = item.gate.as_ref().and_then(|g| g.grade.as_ref())
            && !scheme.grades.is_empty()
            && !scheme.grades.iter().any(|g| g.grade == *grade)
        {
            return Err(Problem::new("scheme.unknown_grade")
                .with("path", format!("items[{i}].gate.grade"))
                .with("found", grade));
        }
    }
    for (i, id) in scheme.tie_break.iter().enumerate() {
        if !seen.contains(id.as_str()) {
            return Err(Problem::new("scheme.unknown_item")
                .with("path", format!("tie_break[{i}]"))
                .with("found", id));
        }
    }
    blocks(scheme)
}

fn blocks(scheme: &mut Scheme) -> Result<()> {
    let listed = !scheme.blocks.is_empty();
    for (i, item) in scheme.items.iter().enumerate() {
        let Some(id) = &item.block else { continue };
        if scheme.blocks.iter().any(|b| b.id == *id) {
            continue;
        }
        if listed {
            return Err(Problem::new("scheme.unknown_block")
                .with("path", format!("items[{i}].block"))
                .with("found", id));
        }
        scheme.blocks.push(Block { id: id.clone(), name: Label::new(id.as_str(), ""), nominal: None });
    }
    Ok(())
}

fn rule(item: &Item, i: usize) -> Result<()> {
    let at = |field: &str| format!("items[{i}].{field}");
    let told = |code: &str, field: &str| {
        Problem::new(code)
            .with("path", at(field))
            .with("item", &item.id)
            .with("item_zh", &item.name.zh)
            .with("item_en", &item.name.en)
    };
    match &item.rule {
        Rule::Ratio { cap, floor, .. } => {
            for (field, target) in [("target", item.target), ("suggested_target", item.suggested_target)] {
                if target.is_some_and(|t| t.is_zero()) {
                    return Err(told("scheme.target_zero", field));
                }
                if let Some(t) = target.filter(|t| *t < Num::ZERO) {
                    return Err(Problem::new("scheme.negative").with("path", at(field)).with("found", t));
                }
            }
            limits(floor.unwrap_or(Num::ZERO), *cap, || told("scheme.limits_crossed", "rule"))
        }
        Rule::Manual { min, max } => {
            limits(*min, max.or(item.weight), || told("scheme.limits_crossed", "rule"))
        }
        Rule::Deduct { floor, .. } => {
            limits(floor.unwrap_or(Num::ZERO), item.weight, || told("scheme.limits_crossed", "rule"))
        }
        Rule::Linear { worst: Some(worst), best: Some(best) } if worst == best => {
            Err(told("scheme.linear_flat", "rule"))
        }
        Rule::Tiers { bands } => check_bands(bands, |code, b| told(code, &format!("rule.bands[{b}]"))),
        _ => Ok(()),
    }
}

fn limits(low: Num, high: Option<Num>, problem: impl Fn() -> Problem) -> Result<()> {
    match high {
        Some(high) if high < low => Err(problem().with("low", low).with("high", high)),
        _ => Ok(()),
    }
}

fn check_bands(bands: &[Band], told: impl Fn(&str, usize) -> Problem) -> Result<()> {
    for (b, band) in bands.iter().enumerate() {
        if let (Some(min), Some(max)) = (band.min, band.max)
            && (min > max || (min == max && !(band.min_incl && band.max_incl)))
        {
            return Err(told("scheme.band_empty", b));
        }
        if let Some(other) = bands.iter().take(b).position(|earlier| overlap(earlier, band)) {
            return Err(told("scheme.bands_overlap", b).with("first", other + 1).with("second", b + 1));
        }
    }
    Ok(())
}

/// Whether two bands share a value.
fn overlap(a: &Band, b: &Band) -> bool {
    let below = |x: &Band, y: &Band| match (x.max, y.min) {
        (Some(max), Some(min)) => max < min || (max == min && !(x.max_incl && y.min_incl)),
        _ => false,
    };
    !below(a, b) && !below(b, a)
}
