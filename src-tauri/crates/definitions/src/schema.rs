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
            "op": { "enum": words(item_words::OPS) },
            "value": { "type": "number" },
            "effect": { "enum": words(item_words::EFFECTS) },
            "grade": or_null,
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
            (_, "unit") => json!({ "type": "string" }),
            (_, "bands") => json!({ "type": "array", "minItems": 1, "items": band() }),
            _ => number(),
        };
        if matches!(*key, "dir" | "op" | "map" | "bands") {
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
