//! Items that speak of other items: formulas, gates, groups, conditions of grades. Whoever is named must be
//! there and switched on, and no formula may lead back to itself.

use domain::scheme::{Item, Rule, Scheme};
use domain::{Problem, Result};

use super::unknown;

pub fn check(scheme: &Scheme) -> Result<()> {
    for (i, item) in scheme.items.iter().enumerate() {
        for (field, id) in named(item) {
            let path = format!("items[{i}].{field}");
            let Some(other) = scheme.items.iter().find(|o| o.id == *id) else {
                return Err(match field {
                    "rule.expr" => told("scheme.formula_unknown", item)
                        .with("path", path)
                        .with("found", id)
                        .with("allowed", ids(scheme)),
                    _ => unknown(path, id),
                });
            };
            if item.enabled && !other.enabled {
                return Err(told("scheme.item_disabled", item)
                    .with("path", path)
                    .with("other", &other.id)
                    .with("other_zh", &other.name.zh)
                    .with("other_en", &other.name.en));
            }
        }
        if let Rule::Formula { expr } = &item.rule
            && expr.divides_by_zero()
        {
            let path = format!("items[{i}].rule.expr");
            return Err(told("scheme.formula_zero", item).with("path", path).with("found", expr.text()));
        }
    }
    for (l, list) in scheme.rank_grades.iter().enumerate() {
        for (g, grade) in list.grades.iter().enumerate() {
            for (n, need) in grade.needs.iter().enumerate() {
                let ids = [Some(&need.item), need.when.as_ref().map(|w| &w.item)];
                if let Some(id) =
                    ids.into_iter().flatten().find(|id| scheme.items.iter().all(|i| i.id != **id))
                {
                    return Err(unknown(format!("rank_grades[{l}].grades[{g}].needs[{n}].item"), id));
                }
            }
        }
    }
    cycles(scheme)
}

/// The other items that an item names, each with the field it stands in.
fn named(item: &Item) -> Vec<(&'static str, &str)> {
    let mut named = Vec::new();
    if let Some(gate) = &item.gate {
        named.extend(gate.item.as_deref().map(|id| ("gate.item", id)));
        named.extend(gate.grade_of.as_deref().map(|id| ("gate.grade_of", id)));
    }
    match &item.rule {
        Rule::Formula { expr } => named.extend(expr.items().into_iter().map(|id| ("rule.expr", id))),
        Rule::Relative { within, tie_break, .. } => {
            named.extend(within.as_deref().map(|id| ("rule.within", id)));
            named.extend(tie_break.as_deref().map(|id| ("rule.tie_break", id)));
        }
        _ => {}
    }
    named
}

fn ids(scheme: &Scheme) -> String {
    scheme.items.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn told(code: &str, item: &Item) -> Problem {
    Problem::new(code).with("item", &item.id).with("item_zh", &item.name.zh).with("item_en", &item.name.en)
}

/// `scheme.formula_cycle` naming the round, where formulas lead back to where they began. What can be worked
/// out is crossed out until nothing more can.
fn cycles(scheme: &Scheme) -> Result<()> {
    let formula = |item: &&Item| matches!(item.rule, Rule::Formula { .. });
    let mut left: Vec<&Item> = scheme.items.iter().filter(formula).collect();
    loop {
        let before = left.len();
        let waiting: Vec<&str> = left.iter().map(|i| i.id.as_str()).collect();
        left.retain(|item| uses(item).iter().any(|id| waiting.contains(id)));
        if left.is_empty() {
            return Ok(());
        }
        if left.len() == before {
            break;
        }
    }
    // Every one that is left uses another that is left: following them comes round.
    let mut way: Vec<&Item> = Vec::new();
    let mut next = left.first().copied();
    while let Some(item) = next {
        if let Some(start) = way.iter().position(|w| w.id == item.id) {
            way.drain(..start);
            break;
        }
        way.push(item);
        next = left.iter().find(|i| uses(item).contains(&i.id.as_str())).copied();
    }
    let names = |zh: bool| {
        let round = way.iter().chain(way.first());
        round.map(|i| if zh { &*i.name.zh } else { &*i.name.en }).collect::<Vec<_>>().join(" → ")
    };
    let first = way.first().map(|i| i.id.clone()).unwrap_or_default();
    Err(Problem::new("scheme.formula_cycle")
        .with("item", first)
        .with("round_zh", names(true))
        .with("round_en", names(false)))
}

fn uses(item: &Item) -> Vec<&str> {
    match &item.rule {
        Rule::Formula { expr } => expr.items(),
        _ => Vec::new(),
    }
}
