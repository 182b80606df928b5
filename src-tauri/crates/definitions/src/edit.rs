//! Changes a scheme's file as the owner asks on screen: fill a null, accept a suggestion, bind a metric,
//! set the grade table. Everything else of the file stays as it was, and the result is read again before
//! it is handed back. Never changes a value nobody named.

use domain::scheme::{Grade, MissingPolicy, Scheme, UnallocatedPolicy};
use domain::{Num, Problem, Result};

use crate::json::Json;
use crate::metrics::Dictionary;
use crate::scheme::{POLICIES, from_json};

/// One thing the owner sets. `item` is an item's id.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// `field` as `OwnerMustSet` names it: `weight`, `target`, `rule.per_event`, `rule.bands[1].points`,
    /// `rule.map.LABEL`. `None` leaves it open again.
    Value {
        item: String,
        field: String,
        value: Option<Num>,
    },
    /// A word where `OwnerMustSet` names some: how several shops are put together.
    Word {
        item: String,
        field: String,
        word: String,
    },
    /// The metric that feeds the item; `None` for entry by hand.
    FedBy {
        item: String,
        metric: Option<String>,
    },
    Enabled {
        item: String,
        enabled: bool,
    },
    Missing {
        item: String,
        policy: MissingPolicy,
    },
    /// The owner agrees with a rule that was only suggested.
    RuleAccepted {
        item: String,
    },
    Unallocated {
        policy: Option<UnallocatedPolicy>,
    },
    Grades {
        grades: Vec<Grade>,
    },
    MinVolume {
        metric: String,
        value: Num,
    },
    NoMinVolume,
    TieBreak {
        items: Vec<String>,
    },
    RankEveryone {
        yes: bool,
    },
}

/// Sets numbers: `(item, field, value)`. See `change`.
pub fn set_values(text: &str, changes: &[(&str, &str, Num)], dict: &Dictionary) -> Result<String> {
    let changes: Vec<Change> = changes
        .iter()
        .map(|(item, field, value)| Change::Value {
            item: (*item).to_owned(),
            field: (*field).to_owned(),
            value: Some(*value),
        })
        .collect();
    change(text, &changes, dict)
}

/// Takes every suggested value that an enabled item still needs (of all items, or of `only`).
pub fn accept_suggestions(text: &str, only: Option<&[&str]>, dict: &Dictionary) -> Result<String> {
    let scheme = from_json(&Json::read(text)?, dict)?;
    let changes: Vec<Change> = scheme
        .owner_must_set()
        .into_iter()
        .filter(|o| only.is_none_or(|ids| ids.contains(&o.item.as_str())))
        .filter_map(|o| match (o.suggested, o.suggested_word) {
            (_, Some(word)) => Some(Change::Word { item: o.item, field: o.field, word }),
            (Some(_), None) => Some(Change::Value { item: o.item, field: o.field, value: o.suggested }),
            (None, None) => None,
        })
        .collect();
    change(text, &changes, dict)
}

/// The file with the changes made and marked as the owner's (`weight_src: "owner"`).
/// Errors: `scheme.unknown_item`, `scheme.unknown_field`, and whatever the result fails to read with.
pub fn change(text: &str, changes: &[Change], dict: &Dictionary) -> Result<String> {
    let mut json = Json::read(text)?;
    // A broken file is told as such before anything is changed in it.
    let _: Scheme = from_json(&json, dict)?;
    for one in changes {
        apply(&mut json, one)?;
    }
    let _: Scheme = from_json(&json, dict)?;
    Ok(format!("{json}\n"))
}

/// A scheme of one's own without an item yet. It does not read as a scheme until it has one.
pub fn blank(id: &str, name: &str) -> String {
    let text = |s: &str| Json::Str(s.to_owned());
    let json = Json::Obj(vec![
        ("id".into(), text(id)),
        ("type".into(), text("scheme")),
        ("name".into(), Json::Obj(vec![("zh".into(), text(name))])),
        ("period".into(), text("month")),
        ("total".into(), Json::Obj(vec![("nominal".into(), Json::Num(Num::HUNDRED))])),
        ("blocks".into(), Json::Arr(Vec::new())),
        ("items".into(), Json::Arr(Vec::new())),
    ]);
    format!("{json}\n")
}

/// The file under another id and, where one is given, another name. Errors: `json.broken` and its like.
pub fn renamed(text: &str, id: &str, name: Option<&str>) -> Result<String> {
    let mut json = Json::read(text)?;
    if let Json::Obj(entries) = &mut json {
        entries.retain(|(key, _)| key != "id");
        let place = entries.iter().position(|(key, _)| key == "template_id");
        let own = ("id".to_owned(), Json::Str(id.to_owned()));
        match place {
            Some(at) => entries[at] = own,
            None => entries.insert(0, own),
        }
    }
    if let Some(name) = name {
        json.set("name", Json::Obj(vec![("zh".into(), Json::Str(name.to_owned()))]), Some("id"));
    }
    Ok(format!("{json}\n"))
}

fn apply(json: &mut Json, change: &Change) -> Result<()> {
    match change {
        Change::Value { item, field, value } => {
            return set_value(find(json, item)?, field, value.map_or(Json::Null, Json::Num));
        }
        Change::Word { item, field, word } => {
            let unknown = || Problem::new("scheme.unknown_field").with("field", field);
            let rule = find(json, item)?.get_mut("rule").ok_or_else(unknown)?;
            if field != "rule.combine" {
                return Err(unknown());
            }
            own(rule, "combine", Json::Str(word.clone()), Some("per_entity"));
        }
        Change::FedBy { item, metric } => {
            let to = metric.clone().map_or(Json::Null, Json::Str);
            own(find(json, item)?, "fed_by", to, Some("metric"));
        }
        Change::Enabled { item, enabled } => find(json, item)?.set("enabled", Json::Bool(*enabled), None),
        Change::Missing { item, policy } => {
            let word = match policy {
                MissingPolicy::Ask => "ask",
                MissingPolicy::Reweight => "reweight",
                MissingPolicy::Zero => "zero",
            };
            find(json, item)?.set("missing", Json::Str(word.into()), None);
        }
        Change::RuleAccepted { item } => {
            if let Some(rule) = find(json, item)?.get_mut("rule") {
                rule.set("src", owner(), Some("kind"));
            }
        }
        Change::Unallocated { policy } => {
            let word = policy.and_then(|p| POLICIES.iter().find(|(_, q)| *q == p)).map(|(w, _)| *w);
            if json.get("total").is_none() {
                json.set("total", Json::Obj(Vec::new()), Some("period"));
            }
            if let Some(total) = json.get_mut("total") {
                let to = word.map_or(Json::Null, |w| Json::Str(w.to_owned()));
                own(total, "unallocated_policy", to, Some("nominal"));
            }
        }
        Change::Grades { grades } => {
            let table = grades.iter().map(|g| {
                Json::Obj(vec![
                    ("min".into(), Json::Num(g.min)),
                    ("grade".into(), Json::Str(g.grade.clone())),
                    ("coefficient".into(), g.coefficient.map_or(Json::Null, Json::Num)),
                ])
            });
            own(json, "grades", Json::Arr(table.collect()), Some("items"));
        }
        Change::MinVolume { metric, value } => {
            let to = vec![("metric".into(), Json::Str(metric.clone())), ("value".into(), Json::Num(*value))];
            json.set("min_volume", Json::Obj(to), Some("items"));
        }
        Change::NoMinVolume => json.set("min_volume", Json::Null, Some("items")),
        Change::TieBreak { items } => {
            json.set("tie_break", Json::Arr(items.iter().cloned().map(Json::Str).collect()), Some("items"));
        }
        Change::RankEveryone { yes } => json.set("rank_everyone", Json::Bool(*yes), Some("items")),
    }
    Ok(())
}

fn owner() -> Json {
    Json::Str("owner".into())
}

/// Sets a key and marks it as the owner's.
fn own(obj: &mut Json, key: &str, value: Json, after: Option<&str>) {
    obj.set(key, value, after);
    obj.set(&format!("{key}_src"), owner(), Some(key));
}

fn find<'a>(json: &'a mut Json, item: &str) -> Result<&'a mut Json> {
    let unknown = || Problem::new("scheme.unknown_item").with("path", "items").with("found", item);
    let Some(Json::Arr(items)) = json.get_mut("items") else { return Err(unknown()) };
    items.iter_mut().find(|i| i.get("id") == Some(&Json::Str(item.to_owned()))).ok_or_else(unknown)
}

fn set_value(item: &mut Json, field: &str, value: Json) -> Result<()> {
    let unknown = || Problem::new("scheme.unknown_field").with("field", field);
    if matches!(field, "weight" | "target") {
        own(item, field, value, Some("unit"));
        return Ok(());
    }
    let rule = item.get_mut("rule").ok_or_else(unknown)?;
    let field = field.strip_prefix("rule.").unwrap_or(field);
    if let Some(label) = field.strip_prefix("map.") {
        let map = rule.get_mut("map").filter(|m| m.get(label).is_some()).ok_or_else(unknown)?;
        map.set(label, value, None);
        rule.set("map_src", owner(), Some("map"));
        return Ok(());
    }
    if let Some((index, rest)) = field.strip_prefix("bands[").and_then(|f| f.split_once(']')) {
        let Some(Json::Arr(bands)) = rule.get_mut("bands") else { return Err(unknown()) };
        let band = index.parse().ok().and_then(|i: usize| bands.get_mut(i)).ok_or_else(unknown)?;
        if !matches!(rest, ".points" | ".min" | ".max") {
            return Err(unknown());
        }
        own(band, rest.trim_start_matches('.'), value, None);
        return Ok(());
    }
    let fields =
        ["cap", "floor", "value", "min", "max", "points_each", "factor", "input_max", "worst", "best"];
    if !fields.contains(&field) && !matches!(field, "per_event" | "line" | "threshold") {
        return Err(unknown());
    }
    own(rule, field, value, None);
    Ok(())
}
