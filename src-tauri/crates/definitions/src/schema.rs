//! JSON Schemas of the formats this crate reads, made from the same lists of keys the readers use,
//! so that schema and reader cannot drift apart.

use serde_json::{Value, json};

use crate::scheme::item_words;
use crate::scheme::object::{ANNOTATION_ENDS, ANNOTATIONS};
use crate::scheme::{PERIODS, POLICIES, RULES};

/// The schema of `scheme` or `metrics` as JSON text; empty for another word.
pub fn schema(kind: &str) -> String {
    let schema = match kind {
        "scheme" => scheme(),
        "metrics" => metrics(),
        _ => return String::new(),
    };
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// A closed object: the keys given, and annotations.
fn object(properties: Value, required: &[&str]) -> Value {
    let mut properties = properties;
    if let Value::Object(map) = &mut properties {
        for key in ANNOTATIONS {
            map.entry(*key).or_insert_with(|| json!({ "$ref": "#/$defs/annotation" }));
        }
    }
    let ends = ANNOTATION_ENDS.join("|");
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { format!("({ends})$"): { "$ref": "#/$defs/annotation" } },
        "additionalProperties": false,
        "required": required,
    })
}

fn number() -> Value {
    json!({ "type": ["number", "null"] })
}

fn from_zero() -> Value {
    json!({ "type": ["number", "null"], "minimum": 0 })
}

fn words<T>(table: &[(&str, T)]) -> Value {
    json!(table.iter().map(|(w, _)| *w).collect::<Vec<_>>())
}

fn scheme() -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": ["string", "array"], "items": { "type": "string" } });
    let label = object(json!({ "zh": text, "en": text }), &["zh"]);
    let total = object(
        json!({
            "nominal": from_zero(),
            "base": from_zero(),
            "unallocated_policy": { "enum": with_null(words(POLICIES)) },
            "suggested_policy": { "enum": with_null(words(POLICIES)) },
        }),
        &[],
    );
    let block = object(json!({ "id": text, "zh": text, "en": text, "nominal": number() }), &["id", "zh"]);
    let grade = object(
        json!({ "min": { "type": "number" }, "grade": text, "coefficient": from_zero() }),
        &["min", "grade"],
    );
    let volume =
        object(json!({ "metric": text, "value": { "type": "number", "minimum": 0 } }), &["metric", "value"]);
    let mut root = object(
        json!({
            "template_id": text, "id": text, "type": { "const": "scheme" },
            "name": { "anyOf": [text, label] },
            "source": text,
            "role": texts,
            "period": { "enum": words(PERIODS) },
            "total": total,
            "blocks": { "type": "array", "items": block },
            "items": { "type": "array", "minItems": 1, "items": item() },
            "grades": { "type": "array", "items": grade },
            "rank_grades": { "type": "array", "items": rank_grades() },
            "rank_rewards": { "type": "array", "items": { "type": "number", "minimum": 0 } },
            "min_volume": { "anyOf": [{ "type": "null" }, volume] },
            "min_days": { "type": ["integer", "null"], "minimum": 0, "maximum": 31 },
            "tie_break": texts,
            "rank_everyone": { "type": "boolean" },
        }),
        &["type", "name", "items"],
    );
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("Evaluation scheme");
    root["$defs"] = json!({
        "annotation": { "description": "Documents the key it stands beside; computes nothing." }
    });
    root
}

fn with_null(mut list: Value) -> Value {
    if let Value::Array(words) = &mut list {
        words.push(Value::Null);
    }
    list
}

fn item() -> Value {
    let text = json!({ "type": "string" });
    let or_null = json!({ "type": ["string", "null"] });
    let gate = object(
        json!({
            "item": or_null,
            "op": { "enum": words(item_words::OPS) },
            "value": { "type": "number" },
            "effect": { "enum": words(item_words::EFFECTS) },
            "grade": or_null,
            "grade_of": or_null,
        }),
        &["op", "value", "effect"],
    );
    object(
        json!({
            "id": text, "metric": or_null, "zh": text, "en": text, "block": or_null,
            "weight": from_zero(), "suggested_weight": from_zero(),
            "target": number(), "suggested_target": number(), "unit": or_null,
            "rule": { "oneOf": RULES.iter().map(|(kind, keys)| rule(kind, keys)).collect::<Vec<_>>() },
            "enabled": { "type": "boolean" },
            "missing": { "enum": words(item_words::MISSING) },
            "gate": { "anyOf": [{ "type": "null" }, gate] },
            "fed_by": or_null,
        }),
        &["id", "zh", "rule"],
    )
}

fn rule(kind: &str, keys: &[&str]) -> Value {
    let mut properties = json!({ "kind": { "const": kind }, "src": { "type": "string" } });
    let mut required = vec!["kind"];
    for key in keys {
        properties[*key] = match (kind, *key) {
            (_, "dir") => json!({ "enum": ["higher", "lower"] }),
            (_, "op") => json!({ "enum": words(item_words::OPS) }),
            ("manual", "max") => json!({ "anyOf": [from_zero(), { "const": "weight" }] }),
            (_, "map") => json!({ "type": "object", "minProperties": 1, "additionalProperties": number() }),
            (_, "unit" | "expr" | "entity") => json!({ "type": "string" }),
            (_, "per_entity" | "within" | "tie_break") => json!({ "type": ["string", "null"] }),
            (_, "combine" | "suggested_combine") => {
                json!({ "enum": with_null(words(item_words::COMBINES)) })
            }
            (_, "to") => json!({ "enum": words(item_words::RELATIVE_TO) }),
            (_, "sla") => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
            (_, "small") => json!({ "anyOf": [{ "type": "null" }, small()] }),
            (_, "bands") => json!({ "type": "array", "minItems": 1, "items": band() }),
            _ => number(),
        };
        let by_kind = kind != "relative" || *key != "bands";
        if matches!(*key, "dir" | "op" | "map" | "bands" | "expr" | "entity" | "to") && by_kind {
            required.push(key);
        }
    }
    object(properties, &required)
}

fn band() -> Value {
    let flag = json!({ "type": "boolean" });
    object(
        json!({
            "min": number(), "min_incl": flag, "max": number(), "max_incl": flag,
            "points": number(), "suggested_points": number(),
        }),
        &[],
    )
}

fn small() -> Value {
    let numbers = json!({ "type": "object", "additionalProperties": number() });
    let most = json!({ "type": "integer", "minimum": 0 });
    object(json!({ "at_most": most, "baseline": number(), "baselines": numbers }), &["at_most"])
}

fn rank_grades() -> Value {
    let (text, flag) = (json!({ "type": "string" }), json!({ "type": "boolean" }));
    let when = object(json!({ "item": text, "is": text }), &["item", "is"]);
    let need = object(
        json!({
            "item": text, "op": { "enum": words(item_words::OPS) }, "value": { "type": "number" },
            "ratio": flag, "when": { "anyOf": [{ "type": "null" }, when] },
        }),
        &["item", "op", "value"],
    );
    let grade = object(
        json!({
            "grade": text, "top": from_zero(), "coefficient": from_zero(),
            "needs": { "type": "array", "items": need },
        }),
        &["grade"],
    );
    object(
        json!({
            "min": number(), "min_incl": flag, "max": number(), "max_incl": flag,
            "grades": { "type": "array", "minItems": 1, "items": grade },
        }),
        &["grades"],
    )
}

fn metrics() -> Value {
    let text = json!({ "type": "string" });
    let label = json!({
        "type": "object", "properties": { "zh": text, "en": text },
        "required": ["zh", "en"], "additionalProperties": false,
    });
    let terms = json!({
        "type": "array", "minItems": 1,
        "items": {
            "type": "object", "properties": { "metric": text, "factor": { "type": "number" } },
            "required": ["metric"], "additionalProperties": false,
        },
    });
    let how = |words: Value, extra: Value, required: Value| {
        let mut properties = json!({ "how": { "enum": words } });
        if let (Value::Object(to), Value::Object(from)) = (&mut properties, extra) {
            to.extend(from);
        }
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    };
    let weight = json!({ "weight": { "type": ["string", "null"] } });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Metrics",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
                "name": label,
                "catalogue": { "type": "array", "items": { "type": "string", "pattern": "^K[0-9]+$" } },
                "unit": { "enum": [
                    "seconds", "yuan", "fraction", "count", "ratio", "points", "hours", "days",
                    "per_day", "hours_per_day", "label"
                ] },
                "direction": { "enum": ["higher", "lower", "neutral"] },
                "total": { "oneOf": [
                    how(json!(["sum", "person_days", "max", "min", "none"]), json!({}), json!(["how"])),
                    how(json!(["rate", "weighted"]), weight, json!(["how"])),
                    how(json!(["quotient"]), json!({ "top": terms, "bottom": terms }), json!(["how", "top", "bottom"])),
                ] },
                "decimals": { "type": "integer", "minimum": 0 },
                "prefer": { "type": "array", "items": text },
                "about": label,
                "source": { "enum": [
                    "export", "hand", "register", "calendar", "exam", "staff", "evaluation", "metrics"
                ] },
                "basis": { "enum": ["stated", "inferred", "suggested"] },
            },
            "required": ["id", "name", "unit", "direction", "total"],
            "additionalProperties": false,
        },
    })
}
