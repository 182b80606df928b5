//! A small JSON tree for files that people write: numbers are read exactly as decimals, key order is
//! kept, a duplicate key is an error, and every error names its path. Knows nothing of schemes.

use std::collections::HashSet;
use std::fmt;

use domain::{Decimal, Num, Problem, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Deeper nesting is no definition file of ours.
const MAX_DEPTH: usize = 32;

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Num(Num),
    Str(String),
    Arr(Vec<Json>),
    Obj(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text. Errors: `json.broken` (with line), `json.duplicate_key`, `json.number`,
    /// `json.too_deep`, each with a path where there is one.
    pub fn read(text: &str) -> Result<Json> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let raw: &RawValue = serde_json::from_str(text).map_err(|e| broken(&e))?;
        build(raw, "", 0)
    }

    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Obj(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// Sets a key, keeping its place; a new key comes after `after`, or last.
    pub fn set(&mut self, key: &str, value: Json, after: Option<&str>) {
        let Json::Obj(entries) = self else { return };
        if let Some((_, old)) = entries.iter_mut().find(|(k, _)| k == key) {
            *old = value;
            return;
        }
        let place =
            after.and_then(|a| entries.iter().position(|(k, _)| k == a)).map_or(entries.len(), |i| i + 1);
        entries.insert(place, (key.to_owned(), value));
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Json> {
        match self {
            Json::Obj(entries) => entries.iter_mut().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// What stands here, for messages: `text "abc"`, `number 5`.
    pub fn found(&self) -> String {
        match self {
            Json::Null => "null".into(),
            Json::Bool(b) => b.to_string(),
            Json::Num(n) => n.to_string(),
            Json::Str(s) => {
                let short: String = s.chars().take(40).collect();
                format!("\"{short}\"")
            }
            Json::Arr(_) => "[...]".into(),
            Json::Obj(_) => "{...}".into(),
        }
    }
}

/// Written with an indentation of one blank, as the shipped files are.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self, f, 0)
    }
}

fn write(json: &Json, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
    match json {
        Json::Null => f.write_str("null"),
        Json::Bool(b) => write!(f, "{b}"),
        Json::Num(n) => write!(f, "{n}"),
        Json::Str(s) => f.write_str(&quote(s)),
        Json::Arr(list) if list.is_empty() => f.write_str("[]"),
        Json::Obj(entries) if entries.is_empty() => f.write_str("{}"),
        Json::Arr(list) => {
            f.write_str("[\n")?;
            for (i, item) in list.iter().enumerate() {
                write!(f, "{:1$}", "", depth + 1)?;
                write(item, f, depth + 1)?;
                f.write_str(if i + 1 < list.len() { ",\n" } else { "\n" })?;
            }
            write!(f, "{:1$}]", "", depth)
        }
        Json::Obj(entries) => {
            f.write_str("{\n")?;
            for (i, (key, value)) in entries.iter().enumerate() {
                write!(f, "{:1$}{2}: ", "", depth + 1, quote(key))?;
                write(value, f, depth + 1)?;
                f.write_str(if i + 1 < entries.len() { ",\n" } else { "\n" })?;
            }
            write!(f, "{:1$}}}", "", depth)
        }
    }
}

fn quote(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// `items[2].rule` + `cap`.
pub fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn broken(e: &serde_json::Error) -> Problem {
    Problem::new("json.broken").with("line", e.line()).with("column", e.column()).with("detail", e)
}

fn build(raw: &RawValue, path: &str, depth: usize) -> Result<Json> {
    if depth > MAX_DEPTH {
        return Err(Problem::new("json.too_deep").with("path", path));
    }
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let Entries(list) = serde_json::from_str(text).map_err(|e| broken(&e))?;
            let mut seen = HashSet::new();
            let mut entries = Vec::with_capacity(list.len());
            for (key, value) in list {
                let here = join(path, &key);
                if !seen.insert(key.clone()) {
                    return Err(Problem::new("json.duplicate_key").with("path", here));
                }
                entries.push((key, build(value, &here, depth + 1)?));
            }
            Json::Obj(entries)
        }
        Some(b'[') => {
            let Elements(list) = serde_json::from_str(text).map_err(|e| broken(&e))?;
            let built: Result<Vec<Json>> = list
                .into_iter()
                .enumerate()
                .map(|(i, v)| build(v, &format!("{path}[{i}]"), depth + 1))
                .collect();
            Json::Arr(built?)
        }
        Some(b'"') => Json::Str(serde_json::from_str(text).map_err(|e| broken(&e))?),
        Some(b't') => Json::Bool(true),
        Some(b'f') => Json::Bool(false),
        Some(b'n') => Json::Null,
        _ => Json::Num(exact(text).ok_or_else(|| {
            let found: String = text.chars().take(60).collect();
            Problem::new("json.number").with("path", path).with("found", found)
        })?),
    })
}

/// The number as written; `None` where 28 digits do not hold it.
fn exact(text: &str) -> Option<Num> {
    if text.contains(['e', 'E']) {
        Num::parse(text)
    } else {
        Decimal::from_str_exact(text).ok().map(Num::from)
    }
}

struct Entries<'a>(Vec<(String, &'a RawValue)>);
struct Elements<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(String, &'de RawValue)>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    list.push(entry);
                }
                Ok(list)
            }
        }
        d.deserialize_map(Reader).map(Entries)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Elements<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<&'de RawValue>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(element) = seq.next_element()? {
                    list.push(element);
                }
                Ok(list)
            }
        }
        d.deserialize_seq(Reader).map(Elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_exactly_and_written_back_the_same() {
        for text in ["0.1", "11.775", "123456789012345678901234567", "0.0000000000000000000000000001", "-3"] {
            assert_eq!(Json::read(text).expect(text).to_string(), text);
        }
        let long = Json::read("{\"a\": [0.12345678901234567890123456789012]}").expect_err("29 digits");
        assert_eq!((long.code.as_str(), long.params["path"].as_str()), ("json.number", "a[0]"));
    }

    #[test]
    fn a_key_written_twice_is_named_with_its_path() {
        let e = Json::read(r#"{"items":[{"a":1},{"rule":{"cap":1,"cap":2}}]}"#).expect_err("twice");
        assert_eq!((e.code.as_str(), e.params["path"].as_str()), ("json.duplicate_key", "items[1].rule.cap"));
    }

    #[test]
    fn broken_text_names_the_line_and_deep_text_is_refused() {
        let e = Json::read("{\n\"a\": 1,\n}").expect_err("trailing comma");
        assert_eq!((e.code.as_str(), e.params["line"].as_str()), ("json.broken", "3"));
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(Json::read(&deep).expect_err("deep").code, "json.too_deep");
        assert!(Json::read(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn order_and_text_survive_a_round_trip() {
        let text = "{\n \"b\": [\n  1,\n  \"粤\\n\"\n ],\n \"a\": {},\n \"c\": null\n}";
        assert_eq!(Json::read(text).expect("json").to_string(), text);
    }
}
