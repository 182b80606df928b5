//! Points from a table of labels; a number is looked up as it is written.

use std::collections::BTreeMap;

use domain::evaluation::RuleStep;
use domain::fact::Value;
use domain::{Num, Problem, Result};

pub fn points(value: &Value, map: &BTreeMap<String, Option<Num>>) -> Result<(RuleStep, Num)> {
    let label = value.to_string();
    match map.get(label.trim()) {
        Some(Some(points)) => Ok((RuleStep::Lookup { label }, *points)),
        Some(None) => Err(super::open(&format!("rule.map.{label}"))),
        None => Err(Problem::new("score.unknown_label")
            .with("found", label)
            .with("allowed", map.keys().cloned().collect::<Vec<_>>().join(", "))),
    }
}
