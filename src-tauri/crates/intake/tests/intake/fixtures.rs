//! One file of every layout the program ships, with the oddities its platform is known for and what must be read
//! from it. All that stands in them is made up; `examples/make_fixtures.rs` writes the files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::fact::cell_name;
use intake::{Check, FileDraft, Kind, SheetDraft};
use serde_json::{Value, json};

use crate::shipped::{all, layouts, read};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Layout, fixture, and the bytes of its file.
fn fixtures() -> Vec<(String, Value, Vec<u8>)> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    found.sort();
    let sources = found.into_iter().filter(|p| p.extension().is_some_and(|e| e == "json"));
    sources
        .map(|path| {
            let fixture: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            let file = path.with_extension(fixture["kind"].as_str().unwrap());
            let bytes = std::fs::read(&file).unwrap_or_else(|e| panic!("{file:?}: {e}"));
            (path.file_stem().unwrap().to_string_lossy().into_owned(), fixture, bytes)
        })
        .collect()
}

fn check(c: &Check) -> String {
    let sign = if c.ok { "=" } else { "≠" };
    let (ours, theirs) = (c.ours.round_half_up(4), c.theirs);
    let how = c.how.code();
    format!("{} {how} {ours} ({}) {sign} {theirs} ({}, {})", c.metric, c.ours_cell, c.theirs_cell, c.against)
}

fn sheet(s: &SheetDraft) -> Value {
    let kind = match s.kind {
        Kind::Facts => "facts",
        Kind::Marks => "marks",
        Kind::Staff => "staff",
        Kind::Known => "known",
        Kind::Unknown => "unknown",
    };
    let row = |r: &domain::fact::Row| {
        let who = r.nickname.as_ref().map_or(String::new(), |n| format!(" {n}"));
        let to = if r.span.first == r.span.last { String::new() } else { format!(" to {}", r.span.last) };
        let at = cell_name(r.row, s.agent_col.unwrap_or(0));
        format!("{at}{who}, {}{to}: {}", r.span.first, all(r))
    };
    let mut told = json!({ "sheet": s.sheet, "kind": kind, "layout": s.layout });
    let mut add = |key: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            told[key] = json!(lines);
        }
    };
    add("rows", s.rows.iter().map(row).collect());
    add("summary", s.summary.iter().map(|r| r.label.clone()).collect());
    add("checks", s.checks.iter().map(check).collect());
    add("unread", s.unread.clone());
    told
}

fn told(draft: &FileDraft) -> Vec<String> {
    let each = draft.findings().map(|f| {
        let cell = f.problem.params.get("cell").or(f.problem.params.get("theirs_cell"));
        cell.map_or(f.problem.code.clone(), |cell| format!("{} {cell}", f.problem.code))
    });
    each.collect()
}

#[test]
fn the_file_of_every_layout_gives_the_figures_that_stand_in_it() {
    let mut differ = Vec::new();
    for (layout, fixture, bytes) in fixtures() {
        let draft = read(fixture["file"].as_str().unwrap(), &bytes);
        let found = json!(draft.sheets.iter().map(sheet).collect::<Vec<_>>());
        let told = json!(told(&draft));
        if (&found, &told) != (&fixture["read"], &fixture["told"]) {
            differ.push(format!("{layout}\n\"read\": {found}\n\"told\": {told}"));
        }
    }
    assert!(differ.is_empty(), "read otherwise than expected:\n{}", differ.join("\n"));
}

#[test]
fn no_layout_ships_without_a_file_that_proves_it() {
    let shipped: BTreeSet<String> = layouts().into_iter().map(|l| l.id).collect();
    let all = fixtures();
    let proved: BTreeSet<String> = all.iter().map(|(layout, ..)| layout.clone()).collect();
    assert_eq!(shipped, proved);
    for (layout, fixture, bytes) in &all {
        let sheets = fixture["read"].as_array().unwrap();
        let own = sheets.iter().find(|s| s["layout"] == **layout).unwrap_or_else(|| panic!("{layout}"));
        assert!(own["kind"] == "known" || own["rows"].as_array().is_some_and(|r| !r.is_empty()), "{layout}");
        assert!(bytes.len() < 20_000, "{layout} is large");
    }
    let kinds: BTreeSet<&str> = all.iter().map(|(_, f, _)| f["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["csv", "ods", "xls", "xlsx"].into());
}

#[test]
fn every_trap_of_the_platforms_stands_in_a_fixture() {
    let all = fixtures();
    let written = |wanted: &dyn Fn(&str) -> bool| {
        let rows = |f: &Value| {
            let sheets = f["written"].as_array().unwrap().clone();
            sheets.iter().flat_map(|s| s["rows"].as_array().unwrap().clone()).collect::<Vec<_>>()
        };
        all.iter().any(|(_, f, _)| rows(f).iter().any(|r| r.as_str().unwrap().split('|').any(wanted)))
    };
    assert!(written(&|c| c.ends_with(' ') && !c.trim().is_empty()), "a blank at the end");
    assert!(written(&|c| c.contains("（秒)")), "mixed brackets");
    for label in ["汇总值", "平均值", "全店汇总值", "全店平均值", "同行同层优秀", "同行同层均值"]
    {
        assert!(written(&|c| c == label), "{label}");
    }
    for text in ["延迟统计", "12-29-25", "'3100"] {
        assert!(written(&|c| c == text), "{text}");
    }
    assert!(written(&|c| c.starts_with("次日 ")), "the next morning");
    let any = |wanted: &dyn Fn(&Value) -> bool| {
        all.iter().any(|(_, f, _)| f["written"].as_array().unwrap().iter().any(wanted))
    };
    assert!(any(&|s| s["hidden_rows"].is_array()), "hidden rows");
    assert!(any(&|s| s["merges"].is_array()), "a header of two lines");
    let of = |layout: &str| all.iter().find(|(l, ..)| l == layout).unwrap();
    let (_, sales, bytes) = of("pdd.sales_shop");
    assert!(sales["file"].as_str().unwrap().ends_with(".xlsx"), "an .xls by another name");
    assert_eq!(bytes[..4], [0xD0, 0xCF, 0x11, 0xE0]);
    let first = sales["read"][0]["rows"][0].as_str().unwrap();
    assert!(first.starts_with("A4, 2025-12-29: "), "figures begin in row 4: {first}");
}
