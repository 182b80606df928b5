//! Reading with everything the program ships: all layouts and the whole dictionary, as the files lie.

use std::path::PathBuf;

use domain::fact::Row;
use domain::layout::Layout;
use domain::metric::Metric;
use intake::{Context, FileDraft, SheetDraft, read_file};

use crate::book::{day, workbook};

fn files(folder: &str) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../definitions").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

pub fn layouts() -> Vec<Layout> {
    files("layouts").iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

pub fn metrics() -> Vec<Metric> {
    files("metrics").iter().flat_map(|text| serde_json::from_str::<Vec<Metric>>(text).unwrap()).collect()
}

/// Reads with every shipped layout on 2026-06-01.
pub fn read(name: &str, bytes: &[u8]) -> FileDraft {
    read_on("2026-06-01", name, bytes)
}

pub fn read_on(today: &str, name: &str, bytes: &[u8]) -> FileDraft {
    let (layouts, metrics) = (layouts(), metrics());
    let find = |id: &str| metrics.iter().find(|m| m.id == id);
    read_file(name, bytes, &Context { layouts: &layouts, metrics: &find, today: day(today), month: None })
}

/// One sheet of text cells, read with every shipped layout; its rows by a header line `a|b|c`.
pub fn sheet(name: &str, tab: &str, lines: &[&str]) -> FileDraft {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split('|').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    read(name, &workbook(&[(tab, &rows)]))
}

/// `metric=value state` of every figure of a row, `; ` between.
pub fn all(row: &Row) -> String {
    let each: Vec<String> = row
        .cells
        .iter()
        .map(|c| {
            let told = crate::book::told(row, &c.metric);
            format!("{}={}", c.metric, told.strip_suffix(" settled").unwrap_or(&told))
        })
        .collect();
    each.join("; ")
}

pub fn layout_of(draft: &FileDraft) -> Option<&str> {
    draft.sheets.first().and_then(|s: &SheetDraft| s.layout.as_deref())
}
