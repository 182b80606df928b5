//! How the Pollock benchmark measures a reading: success, then precision, recall and F1 of header, records and
//! cells; at most 10 points. The tests and the bench measure alike.

use std::collections::HashMap;

use intake::{Dialect, Encoding, LineEnd};
use serde_json::Value;

/// The dialect that the benchmark states of a file.
pub fn given(parameters: &Value) -> Dialect {
    let byte = |key: &str| parameters[key].as_str().and_then(|text| text.bytes().next());
    let lines =
        |key: &str| parameters[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    Dialect {
        delimiter: byte("delimiter").unwrap_or(b','),
        quote: byte("quotechar"),
        escape: byte("escapechar"),
        line_end: match parameters["row_delimiter"].as_str() {
            Some("\r\n") => LineEnd::CrLf,
            Some("\r") => LineEnd::Cr,
            Some("\n") => LineEnd::Lf,
            _ => LineEnd::Any,
        },
        preamble: lines("preamble_lines"),
        header_lines: lines("header_lines"),
        ..Dialect::comma(Encoding::Utf8)
    }
}

/// The dialect of the clean answers, and of what a rival's rows are written in: every field quoted, quotes doubled.
pub fn plain(header: bool) -> Dialect {
    Dialect { header_lines: usize::from(header), ..Dialect::comma(Encoding::Utf8) }
}

/// Precision, recall and F1 as the benchmark counts them, over multisets.
fn measure(wanted: &[String], found: &[String]) -> f64 {
    if wanted.is_empty() {
        return 3.0;
    }
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for one in wanted {
        *counts.entry(one).or_default() += 1;
    }
    let mut common = 0.0;
    for one in found {
        if let Some(left) = counts.get_mut(one.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common += 1.0;
        }
    }
    if common == 0.0 {
        return 0.0;
    }
    let (precision, recall) = (common / wanted.len() as f64, common / found.len() as f64);
    precision + recall + 2.0 * precision * recall / (precision + recall)
}

/// Points of rows that were read against the clean ones.
pub fn points(wanted: &[Vec<String>], wanted_header: bool, found: &[Vec<String>], found_header: bool) -> f64 {
    let split = |rows: &[Vec<String>], header: bool| {
        let (head, data) = rows.split_at(usize::from(header).min(rows.len()));
        let joined = |row: &Vec<String>| {
            row.iter().map(|f| if f.is_empty() { "null" } else { f.as_str() }).collect::<String>()
        };
        let records: Vec<String> = data.iter().map(joined).collect();
        (head.concat(), records, data.concat())
    };
    let (wanted, found) = (split(wanted, wanted_header), split(found, found_header));
    1.0 + measure(&wanted.0, &found.0) + measure(&wanted.1, &found.1) + measure(&wanted.2, &found.2)
}
