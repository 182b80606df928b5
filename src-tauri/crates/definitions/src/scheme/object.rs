//! Reads one JSON object key by key: says what stands where, and refuses keys nobody knows.
//! The only place that knows which keys are mere annotations.

use domain::{Label, Num, Problem, Result};

use crate::json::{Json, join};

/// Keys that qualify or document and compute nothing. Any key ending in one of `ANNOTATION_ENDS` too.
pub const ANNOTATIONS: &[&str] = &[
    "bonus",
    "combine_options",
    "covers",
    "display_only",
    "events",
    "evidence",
    "examples",
    "hard_max",
    "inputs",
    "ladder_ref",
    "owner_must_set",
    "parts",
    "pay_ref",
    "powers",
    "rating_to_coefficient",
    "review_period",
    "sampling",
    "seed",
    "seed_says",
    "session_rating",
    "shipping",
    "soft_factor",
    "sum",
    "sum_of_items",
    "unallocated",
    "unallocated_options",
];

pub const ANNOTATION_ENDS: &[&str] = &["_src", "_note", "_inferred"];

pub fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || ANNOTATION_ENDS.iter().any(|end| key.ends_with(end))
}

/// An object and where it stands.
#[derive(Clone)]
pub struct Obj<'a> {
    pub path: String,
    entries: &'a [(String, Json)],
}

impl<'a> Obj<'a> {
    pub fn new(json: &'a Json, path: impl Into<String>) -> Result<Self> {
        let path = path.into();
        match json {
            Json::Obj(entries) => Ok(Self { path, entries }),
            other => Err(wrong_shape(&path, other, "{ }")),
        }
    }

    /// Refuses any key that is neither in `allowed` nor an annotation.
    pub fn only(&self, allowed: &[&str]) -> Result<()> {
        for (key, _) in self.entries {
            if !allowed.contains(&key.as_str()) && !is_annotation(key) {
                return Err(Problem::new("scheme.unknown_key")
                    .with("path", self.at(key))
                    .with("key", key)
                    .with("allowed", allowed.join(", ")));
            }
        }
        Ok(())
    }

    pub fn at(&self, key: &str) -> String {
        join(&self.path, key)
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, _)| k == key)
    }

    /// The value; `null` counts as absent.
    pub fn value(&self, key: &str) -> Option<&'a Json> {
        self.entries.iter().find(|(k, _)| k == key).map(|(_, v)| v).filter(|v| **v != Json::Null)
    }

    pub fn num(&self, key: &str) -> Result<Option<Num>> {
        match self.value(key) {
            None => Ok(None),
            Some(Json::Num(n)) => Ok(Some(*n)),
            Some(other) => Err(not_a_number(&self.at(key), other)),
        }
    }

    /// A number that may not be below zero.
    pub fn num_from_zero(&self, key: &str) -> Result<Option<Num>> {
        match self.num(key)? {
            Some(n) if n < Num::ZERO => {
                Err(Problem::new("scheme.negative").with("path", self.at(key)).with("found", n))
            }
            n => Ok(n),
        }
    }

    pub fn text(&self, key: &str) -> Result<Option<&'a str>> {
        match self.value(key) {
            None => Ok(None),
            Some(Json::Str(s)) => Ok(Some(s)),
            Some(other) => Err(wrong_shape(&self.at(key), other, "\"...\"")),
        }
    }

    /// A text that must be there and say something.
    pub fn need_text(&self, key: &str) -> Result<&'a str> {
        match self.text(key)?.map(str::trim) {
            Some(s) if !s.is_empty() => Ok(s),
            _ => Err(Problem::new("scheme.missing_key").with("path", self.at(key))),
        }
    }

    pub fn flag(&self, key: &str, default: bool) -> Result<bool> {
        match self.value(key) {
            None => Ok(default),
            Some(Json::Bool(b)) => Ok(*b),
            Some(other) => Err(wrong_shape(&self.at(key), other, "true / false")),
        }
    }

    pub fn list(&self, key: &str) -> Result<&'a [Json]> {
        match self.value(key) {
            None => Ok(&[]),
            Some(Json::Arr(list)) => Ok(list),
            Some(other) => Err(wrong_shape(&self.at(key), other, "[ ]")),
        }
    }

    pub fn obj(&self, key: &str) -> Result<Option<Obj<'a>>> {
        self.value(key).map(|v| Obj::new(v, self.at(key))).transpose()
    }

    pub fn entries(&self) -> &'a [(String, Json)] {
        self.entries
    }

    /// One word out of a table; absent gives `None`.
    pub fn word<T: Copy>(&self, key: &str, table: &[(&str, T)]) -> Result<Option<T>> {
        let Some(found) = self.text(key)? else { return Ok(None) };
        match table.iter().find(|(word, _)| *word == found) {
            Some((_, t)) => Ok(Some(*t)),
            None => Err(Problem::new("scheme.bad_word")
                .with("path", self.at(key))
                .with("found", found)
                .with("allowed", table.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(", "))),
        }
    }

    /// A list of words, or one word.
    pub fn words(&self, key: &str) -> Result<Vec<String>> {
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Json::Str(s)) => Ok(vec![s.clone()]),
            Some(Json::Arr(list)) => list
                .iter()
                .enumerate()
                .map(|(i, v)| match v {
                    Json::Str(s) => Ok(s.clone()),
                    other => Err(wrong_shape(&format!("{}[{i}]", self.at(key)), other, "\"...\"")),
                })
                .collect(),
            Some(other) => Err(wrong_shape(&self.at(key), other, "\"...\"")),
        }
    }

    /// `zh` (needed) and `en` of this object.
    pub fn label(&self) -> Result<Label> {
        let zh = self.need_text("zh")?;
        Ok(Label::new(zh, self.text("en")?.unwrap_or_default()))
    }
}

pub fn wrong_shape(path: &str, found: &Json, expected: &str) -> Problem {
    Problem::new("scheme.wrong_shape")
        .with("path", path)
        .with("found", found.found())
        .with("expected", expected)
}

pub fn not_a_number(path: &str, found: &Json) -> Problem {
    Problem::new("scheme.not_a_number")
        .with("path", path)
        .with("found", found.found())
        .with("expected", "number")
}
