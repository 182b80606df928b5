//! One item of a scheme: its figure, weight, target, rule and gate. Binds an item to the metric that
//! feeds it only where exactly one does.

use domain::scheme::{Gate, GateEffect, Item, MissingPolicy, Op, Rule, Src};
use domain::{Num, Problem, Result};

use super::object::Obj;
use super::{rule, src};
use crate::metrics::Dictionary;

pub const ITEM_KEYS: &[&str] = &[
    "id",
    "metric",
    "zh",
    "en",
    "block",
    "weight",
    "suggested_weight",
    "target",
    "suggested_target",
    "unit",
    "rule",
    "enabled",
    "missing",
    "gate",
    "fed_by",
];
pub const OPS: &[(&str, Op)] =
    &[("<", Op::Lt), ("<=", Op::Le), (">", Op::Gt), (">=", Op::Ge), ("=", Op::Eq), ("!=", Op::Ne)];
pub const MISSING: &[(&str, MissingPolicy)] =
    &[("ask", MissingPolicy::Ask), ("reweight", MissingPolicy::Reweight), ("zero", MissingPolicy::Zero)];
pub const EFFECTS: &[(&str, GateEffect)] = &[
    ("item_zero", GateEffect::ItemZero),
    ("total_zero", GateEffect::TotalZero),
    ("grade_at_most", GateEffect::GradeAtMost),
    ("unranked", GateEffect::Unranked),
];
pub const GATE_KEYS: &[&str] = &["item", "op", "value", "effect", "grade", "grade_of"];

pub fn read(obj: &Obj, dict: &Dictionary) -> Result<Item> {
    obj.only(ITEM_KEYS)?;
    let rule_obj =
        obj.obj("rule")?.ok_or_else(|| Problem::new("scheme.missing_key").with("path", obj.at("rule")))?;
    let told = |o: &Obj, key: &str| -> Result<Src> { Ok(o.text(key)?.map_or(Src::Seed, src)) };
    let mut item = Item {
        id: obj.need_text("id")?.to_owned(),
        name: obj.label()?,
        block: obj.text("block")?.map(str::to_owned),
        metric: obj.text("metric")?.map(str::to_owned),
        fed_by: None,
        weight: obj.num_from_zero("weight")?,
        suggested_weight: obj.num_from_zero("suggested_weight")?,
        weight_src: told(obj, "weight_src")?,
        target: obj.num("target")?,
        suggested_target: obj.num("suggested_target")?,
        target_src: told(obj, "target_src")?,
        unit: unit(obj, &rule_obj)?,
        rule: rule::read(&rule_obj)?,
        rule_src: told(&rule_obj, "src")?,
        per_entity: rule::per_entity(&rule_obj)?,
        enabled: obj.flag("enabled", true)?,
        missing: obj.word("missing", MISSING)?.unwrap_or_default(),
        gate: gate(obj)?,
    };
    item.fed_by = if obj.has("fed_by") {
        match obj.text("fed_by")? {
            None => None,
            Some(id) => match dict.get(id) {
                Some(metric) => Some(metric.id.clone()),
                None => return Err(unknown_metric(&obj.at("fed_by"), id)),
            },
        }
    } else {
        feed(&item, obj, dict)?
    };
    Ok(item)
}

/// The item's unit; bands may carry it instead.
fn unit(obj: &Obj, rule: &Obj) -> Result<Option<String>> {
    Ok(obj.text("unit")?.or(rule.text("unit")?).map(str::to_owned))
}

/// The one metric that feeds the item; `None` for sums, ranges and measures the dictionary lacks.
fn feed(item: &Item, obj: &Obj, dict: &Dictionary) -> Result<Option<String>> {
    let Some(metric) = item.metric.as_deref() else { return Ok(None) };
    if metric.split(['+', '-']).all(is_catalogue_number) {
        if metric.contains(['+', '-']) {
            return Ok(None);
        }
        if metric == "K39" {
            let of_five = item.unit.as_deref() == Some("points of 5")
                || (!matches!(item.rule, Rule::PercentScore)
                    && item.target.is_some_and(|t| t <= Num::from(5)));
            return Ok(Some(if of_five { "csat_points" } else { "csat_rate" }.to_owned()));
        }
        return Ok(dict.by_k(metric).map(|m| m.id.clone()));
    }
    match dict.get(metric) {
        Some(m) => Ok(Some(m.id.clone())),
        None => Err(unknown_metric(&obj.at("metric"), metric)),
    }
}

fn is_catalogue_number(text: &str) -> bool {
    text.trim().strip_prefix('K').and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| (1..=125).contains(&n))
}

pub fn unknown_metric(path: &str, found: &str) -> Problem {
    Problem::new("scheme.unknown_metric").with("path", path).with("found", found)
}

fn gate(obj: &Obj) -> Result<Option<Gate>> {
    let Some(gate) = obj.obj("gate")? else { return Ok(None) };
    gate.only(GATE_KEYS)?;
    let missing = |key: &str| Problem::new("scheme.missing_key").with("path", gate.at(key));
    let effect = gate.word("effect", EFFECTS)?.ok_or_else(|| missing("effect"))?;
    let text = |key: &str| -> Result<Option<String>> { Ok(gate.text(key)?.map(str::to_owned)) };
    let (grade, grade_of) = (text("grade")?, text("grade_of")?);
    if effect == GateEffect::GradeAtMost && grade.is_none() && grade_of.is_none() {
        return Err(missing("grade"));
    }
    Ok(Some(Gate {
        item: text("item")?,
        op: gate.word("op", OPS)?.ok_or_else(|| missing("op"))?,
        value: gate.num("value")?.ok_or_else(|| missing("value"))?,
        effect,
        grade,
        grade_of,
    }))
}
