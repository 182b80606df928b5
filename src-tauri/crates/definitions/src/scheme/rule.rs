//! The rule of an item: one kind, its keys, its numbers. Kinds of later versions are refused by name.

use std::collections::BTreeMap;

use domain::scheme::{Band, Rule};
use domain::{Num, Problem, Result};

use super::item::OPS;
use super::object::{Obj, not_a_number};
use crate::json::Json;

/// Every kind that computes, with the keys its rule may hold (beside `kind` and `src`).
pub const RULES: &[(&str, &[&str])] = &[
    ("ratio", &["dir", "cap", "floor"]),
    ("pass_fail", &["op", "value"]),
    ("percent_score", &[]),
    ("manual", &["min", "max"]),
    ("lookup", &["map"]),
    ("count_cap", &["points_each", "cap"]),
    ("factor", &["factor", "input_max"]),
    ("linear", &["worst", "best"]),
    ("tiers", &["bands", "unit"]),
    ("deduct", &["per_event", "floor"]),
    ("bonus", &["max"]),
];
pub const BAND_KEYS: &[&str] = &["min", "min_incl", "max", "max_incl", "points", "suggested_points"];

pub fn rule_keys(kind: &str) -> Option<Vec<&'static str>> {
    let (_, keys) = RULES.iter().find(|(k, _)| *k == kind)?;
    Some(["kind", "src"].iter().chain(keys.iter()).copied().collect())
}

/// `scheme.kind_unsupported` naming every item whose kind this version does not compute.
pub fn refuse_unsupported(items: &[Obj]) -> Result<()> {
    let mut found = Vec::new();
    for item in items {
        let Some(rule) = item.obj("rule")? else { continue };
        let Some(kind) = rule.text("kind")? else { continue };
        if rule_keys(kind).is_none() {
            found.push((item, kind.to_owned()));
        } else if rule.has("per_entity") {
            found.push((item, format!("{kind} per_entity")));
        }
    }
    let Some((first, kind)) = found.first() else { return Ok(()) };
    let name = |item: &Obj, key: &str| item.text(key).ok().flatten().unwrap_or_default().to_owned();
    let list: Vec<String> =
        found.iter().map(|(item, kind)| format!("{}: {kind}", name(item, "id"))).collect();
    Err(Problem::new("scheme.kind_unsupported")
        .with("item", name(first, "id"))
        .with("item_zh", name(first, "zh"))
        .with("item_en", name(first, "en"))
        .with("kind", kind)
        .with("path", format!("{}.rule.kind", first.path))
        .with("list", list.join(", "))
        .with("supported", RULES.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ")))
}

pub fn read(obj: &Obj) -> Result<Rule> {
    let kind = obj.need_text("kind")?;
    let Some(keys) = rule_keys(kind) else {
        let allowed = RULES.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
        let told = Problem::new("scheme.bad_word").with("path", obj.at("kind")).with("found", kind);
        return Err(told.with("allowed", allowed));
    };
    obj.only(&keys)?;
    let need = |key: &str| Problem::new("scheme.missing_key").with("path", obj.at(key));
    Ok(match kind {
        "ratio" => Rule::Ratio {
            lower: obj.word("dir", &[("higher", false), ("lower", true)])?.ok_or_else(|| need("dir"))?,
            cap: obj.num_from_zero("cap")?,
            floor: obj.num_from_zero("floor")?,
        },
        "pass_fail" => {
            Rule::PassFail { op: obj.word("op", OPS)?.ok_or_else(|| need("op"))?, value: obj.num("value")? }
        }
        "percent_score" => Rule::PercentScore,
        "manual" => Rule::Manual { min: obj.num("min")?.unwrap_or(Num::ZERO), max: weight_or_number(obj)? },
        "lookup" => Rule::Lookup { map: map(obj)? },
        "count_cap" => {
            Rule::CountCap { points_each: obj.num_from_zero("points_each")?, cap: obj.num_from_zero("cap")? }
        }
        "factor" => {
            Rule::Factor { factor: obj.num_from_zero("factor")?, input_max: obj.num_from_zero("input_max")? }
        }
        "linear" => Rule::Linear { worst: obj.num("worst")?, best: obj.num("best")? },
        "tiers" => Rule::Tiers { bands: bands(obj)? },
        "deduct" => Rule::Deduct { per_event: obj.num_from_zero("per_event")?, floor: obj.num("floor")? },
        _ => Rule::Bonus { max: obj.num_from_zero("max")? },
    })
}

/// `max` of a manual rule: a number, or the word `weight`.
fn weight_or_number(obj: &Obj) -> Result<Option<Num>> {
    match obj.value("max") {
        Some(Json::Str(s)) if s == "weight" => Ok(None),
        _ => obj.num_from_zero("max"),
    }
}

fn map(obj: &Obj) -> Result<BTreeMap<String, Option<Num>>> {
    let Some(map) = obj.obj("map")?.filter(|m| !m.entries().is_empty()) else {
        return Err(Problem::new("scheme.missing_key").with("path", obj.at("map")));
    };
    map.entries()
        .iter()
        .map(|(label, value)| match value {
            Json::Null => Ok((label.clone(), None)),
            Json::Num(n) => Ok((label.clone(), Some(*n))),
            other => Err(not_a_number(&map.at(label), other)),
        })
        .collect()
}

fn bands(obj: &Obj) -> Result<Vec<Band>> {
    let list = obj.list("bands")?;
    if list.is_empty() {
        return Err(Problem::new("scheme.missing_key").with("path", obj.at("bands")));
    }
    let read = |(i, value)| {
        let band = Obj::new(value, format!("{}[{i}]", obj.at("bands")))?;
        band.only(BAND_KEYS)?;
        Ok(Band {
            min: band.num("min")?,
            min_incl: band.flag("min_incl", true)?,
            max: band.num("max")?,
            max_incl: band.flag("max_incl", false)?,
            points: band.num("points")?,
            suggested_points: band.num("suggested_points")?,
        })
    };
    list.iter().enumerate().map(read).collect()
}
