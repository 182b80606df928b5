//! The rule of an item: one kind, its keys, its numbers. Kinds of later versions are refused by name.

use std::collections::BTreeMap;

use domain::expr::Expr;
use domain::scheme::{Band, Combine, PerEntity, RelativeTo, Rule, SmallGroup};
use domain::{Num, Problem, Result};

use super::item::OPS;
use super::object::{Obj, not_a_number};
use crate::json::Json;

/// Every kind that computes, with the keys its rule may hold (beside `kind` and `src`).
pub const RULES: &[(&str, &[&str])] = &[
    ("ratio", &["dir", "cap", "floor", "per_entity", "combine", "suggested_combine"]),
    ("pass_fail", &["op", "value", "per_entity", "combine", "suggested_combine"]),
    ("percent_score", &["per_entity", "combine", "suggested_combine"]),
    ("manual", &["min", "max"]),
    ("lookup", &["map"]),
    ("count_cap", &["points_each", "cap"]),
    ("factor", &["factor", "input_max"]),
    ("linear", &["worst", "best", "per_entity", "combine", "suggested_combine"]),
    ("tiers", &["bands", "unit", "per_entity", "combine", "suggested_combine"]),
    ("deduct", &["per_event", "floor"]),
    ("bonus", &["max"]),
    ("entity_deduct", &["entity", "op", "threshold", "points_each", "floor"]),
    ("entity_pass_rate", &["entity", "op", "line"]),
    ("sla_hit_rate", &["sla"]),
    ("formula", &["expr"]),
    (
        "relative",
        &[
            "to",
            "dir",
            "cap",
            "floor",
            "within",
            "small",
            "bands",
            "tie_break",
            "per_entity",
            "combine",
            "suggested_combine",
        ],
    ),
];
pub const COMBINES: &[(&str, Combine)] = &[
    ("mean", Combine::Mean),
    ("sum", Combine::Sum),
    ("weighted_by_sales", Combine::WeightedBySales),
    ("worst", Combine::Worst),
];
pub const RELATIVE_TO: &[(&str, RelativeTo)] = &[
    ("group_mean", RelativeTo::GroupMean),
    ("group_median", RelativeTo::GroupMedian),
    ("rank", RelativeTo::Rank),
    ("percentile", RelativeTo::Percentile),
];
pub const SMALL_KEYS: &[&str] = &["at_most", "baseline", "baselines"];
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
            lower: direction(obj)?,
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
        "entity_deduct" => Rule::EntityDeduct {
            entity: obj.need_text("entity")?.to_owned(),
            op: obj.word("op", OPS)?.ok_or_else(|| need("op"))?,
            threshold: obj.num("threshold")?,
            points_each: obj.num_from_zero("points_each")?,
            floor: obj.num("floor")?,
        },
        "entity_pass_rate" => Rule::EntityPassRate {
            entity: obj.need_text("entity")?.to_owned(),
            op: obj.word("op", OPS)?.ok_or_else(|| need("op"))?,
            line: obj.num("line")?,
        },
        "sla_hit_rate" => Rule::SlaHitRate { sla: obj.words("sla")? },
        "formula" => {
            let path = obj.at("expr");
            Rule::Formula { expr: Expr::read(obj.need_text("expr")?).map_err(|p| p.with("path", path))? }
        }
        "relative" => relative(obj)?,
        _ => Rule::Bonus { max: obj.num_from_zero("max")? },
    })
}

fn direction(obj: &Obj) -> Result<bool> {
    obj.word("dir", &[("higher", false), ("lower", true)])?
        .ok_or_else(|| Problem::new("scheme.missing_key").with("path", obj.at("dir")))
}

fn relative(obj: &Obj) -> Result<Rule> {
    let to = obj
        .word("to", RELATIVE_TO)?
        .ok_or_else(|| Problem::new("scheme.missing_key").with("path", obj.at("to")))?;
    // What the other way of comparing needs says something else than was meant.
    let (strange, allowed): (&[&str], &str) = if to.by_place() {
        (&["cap", "floor", "small"], "to, dir, within, bands, tie_break, per_entity, combine")
    } else {
        (&["bands", "tie_break"], "to, dir, cap, floor, within, small, per_entity, combine")
    };
    if let Some(key) = strange.iter().find(|key| obj.value(key).is_some()) {
        return Err(Problem::new("scheme.unknown_key")
            .with("path", obj.at(key))
            .with("key", key)
            .with("allowed", allowed));
    }
    Ok(Rule::Relative {
        to,
        lower: direction(obj)?,
        cap: obj.num_from_zero("cap")?,
        floor: obj.num_from_zero("floor")?,
        within: obj.text("within")?.map(str::to_owned),
        small: small(obj)?,
        bands: if to.by_place() { bands(obj)? } else { Vec::new() },
        tie_break: obj.text("tie_break")?.map(str::to_owned),
    })
}

fn small(obj: &Obj) -> Result<Option<SmallGroup>> {
    let Some(small) = obj.obj("small")? else { return Ok(None) };
    small.only(SMALL_KEYS)?;
    let most = small
        .num_from_zero("at_most")?
        .ok_or_else(|| Problem::new("scheme.missing_key").with("path", small.at("at_most")))?;
    let at_most = u32::try_from(most.0).ok().filter(|n| Num::from(*n) == most).ok_or_else(|| {
        Problem::new("scheme.wrong_shape")
            .with("path", small.at("at_most"))
            .with("found", most)
            .with("expected", "3")
    })?;
    let mut baselines = BTreeMap::new();
    if let Some(list) = small.obj("baselines")? {
        for (group, _) in list.entries() {
            if let Some(n) = list.num(group)? {
                baselines.insert(group.clone(), n);
            }
        }
    }
    Ok(Some(SmallGroup { at_most, baseline: small.num("baseline")?, baselines }))
}

/// Whether the rule counts for each entity apart. Errors: a way to combine without anything to combine.
pub fn per_entity(obj: &Obj) -> Result<Option<PerEntity>> {
    let combine = obj.word("combine", COMBINES)?;
    let Some(entity) = obj.text("per_entity")? else {
        if combine.is_some() {
            return Err(Problem::new("scheme.missing_key").with("path", obj.at("per_entity")));
        }
        return Ok(None);
    };
    let suggested_combine = obj.word("suggested_combine", COMBINES)?;
    Ok(Some(PerEntity { entity: entity.to_owned(), combine, suggested_combine }))
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
