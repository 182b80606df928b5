//! Whether a scheme makes sense as a whole: what each field alone cannot tell. Adds the blocks that
//! items name where the file lists none; changes nothing else.

use std::collections::BTreeSet;

use domain::scheme::{Band, Block, Item, RelativeTo, Rule, Scheme};
use domain::{Label, Num, Problem, Result};

mod others;

pub fn check(scheme: &mut Scheme) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (i, item) in scheme.items.iter().enumerate() {
        if !seen.insert(item.id.as_str()) {
            return Err(Problem::new("scheme.duplicate_item")
                .with("path", format!("items[{i}].id"))
                .with("item", &item.id));
        }
        rule(item, i)?;
        let mut grades = grade_names(scheme).peekable();
        if let Some(grade) = item.gate.as_ref().and_then(|g| g.grade.as_ref())
            && grades.peek().is_some()
            && !grades.any(|g| g == grade)
        {
            return Err(Problem::new("scheme.unknown_grade")
                .with("path", format!("items[{i}].gate.grade"))
                .with("found", grade));
        }
    }
    for (i, id) in scheme.tie_break.iter().enumerate() {
        if !seen.contains(id.as_str()) {
            return Err(unknown(format!("tie_break[{i}]"), id));
        }
    }
    others::check(scheme)?;
    blocks(scheme)
}

/// Every grade the scheme can give.
fn grade_names(scheme: &Scheme) -> impl Iterator<Item = &String> {
    let by_place = scheme.rank_grades.iter().flat_map(|l| &l.grades).map(|g| &g.grade);
    scheme.grades.iter().map(|g| &g.grade).chain(by_place)
}

pub(super) fn unknown(path: String, id: &str) -> Problem {
    Problem::new("scheme.unknown_item").with("path", path).with("found", id)
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
        Rule::EntityDeduct { floor, .. } => {
            limits(floor.unwrap_or(Num::ZERO), item.weight, || told("scheme.limits_crossed", "rule"))
        }
        Rule::Relative { to, cap, floor, .. } if !to.by_place() => {
            limits(floor.unwrap_or(Num::ZERO), *cap, || told("scheme.limits_crossed", "rule"))
        }
        Rule::Tiers { bands } | Rule::Relative { bands, .. } => {
            check_bands(bands, |code, b| told(code, &format!("rule.bands[{b}]")))
        }
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
        if let Some(other) = bands.iter().take(b).position(|earlier| earlier.overlaps(band)) {
            return Err(told("scheme.bands_overlap", b).with("first", other + 1).with("second", b + 1));
        }
    }
    Ok(())
}

/// The first values that no band holds: between two bands, and where places begin and end.
pub fn gap(item: &Item) -> Option<Problem> {
    let (bands, ends) = match &item.rule {
        Rule::Tiers { bands } => (bands, None),
        Rule::Relative { to: RelativeTo::Rank, bands, .. } => (bands, Some((Num::ONE, None))),
        Rule::Relative { to: RelativeTo::Percentile, bands, .. } => {
            (bands, Some((Num::ZERO, Some(Num::HUNDRED))))
        }
        _ => return None,
    };
    let mut sorted: Vec<&Band> = bands.iter().collect();
    sorted.sort_by_key(|band| band.min);
    let told = |from: Option<Num>, to: Option<Num>| {
        let said = |n: Option<Num>| n.map_or_else(|| "none".to_owned(), |n| n.to_string());
        Problem::new("scheme.bands_gap")
            .with("item", &item.id)
            .with("item_zh", &item.name.zh)
            .with("item_en", &item.name.en)
            .with("from", said(from))
            .with("to", said(to))
    };
    // Ranks are whole: 1 to 3 and from 4 on leave nothing between them.
    let whole = matches!(item.rule, Rule::Relative { to: RelativeTo::Rank, .. });
    for pair in sorted.windows(2) {
        let [a, b] = pair else { continue };
        let Some((max, min)) = a.gap_to(b) else { continue };
        let next = Num::from(max.0 + Num::ONE.0);
        if !(whole && a.max_incl && b.min_incl && next >= min) {
            return Some(told(Some(max), Some(min)));
        }
    }
    let (first, last) = (sorted.first()?, bands.iter().max_by_key(|b| (b.max.is_none(), b.max))?);
    match ends {
        Some((least, _)) if !first.holds(least) && first.min.is_some_and(|m| m >= least) => {
            Some(told(Some(least), first.min))
        }
        Some((_, most)) if last.max.is_some() && !most.is_some_and(|m| bands.iter().any(|b| b.holds(m))) => {
            Some(told(last.max, most))
        }
        _ => None,
    }
}
