//! Every mark of a month on one grid: several schemes at once, checked as a whole, one step to undo.

use serde_json::{Value, json};

use crate::desk::{Desk, sentence, text};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

fn grid(desk: &Desk) -> Value {
    desk.call("month.marks_grid", json!({ "month": MONTH }))
}

fn cell(grid: &Value, no: &str, scheme: &str, item: &str) -> Value {
    let columns = grid["columns"].as_array().unwrap();
    let at = columns.iter().position(|c| c["scheme"] == scheme && c["item"] == item);
    let row = grid["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == no);
    row.unwrap_or_else(|| panic!("no {no}"))["cells"][at.unwrap_or_else(|| panic!("no {item}"))].clone()
}

/// A second scheme, fed by hand, for 何云 alone.
fn second(desk: &Desk) {
    let file = json!({
        "id": "second", "type": "scheme", "name": { "zh": "第二方案", "en": "Second" }, "period": "month",
        "total": { "nominal": null },
        "items": [
            { "id": "kb", "metric": null, "zh": "知识库贡献", "en": "kb", "weight": 10,
              "rule": { "kind": "manual", "min": 0, "max": 10 } },
            { "id": "level", "metric": null, "zh": "等级", "en": "level",
              "rule": { "kind": "lookup", "map": { "好": 10, "中": 5 } } },
        ],
    });
    let token = desk.file("方案.json", file.to_string().as_bytes());
    desk.call("schemes.import", json!({ "token": token, "from": MONTH }));
    desk.call(
        "schemes.assign",
        json!({ "scheme": "second", "scope": { "kind": "person", "id": desk.person("003") }, "from": MONTH }),
    );
}

#[test]
fn the_grid_shows_every_item_of_every_scheme_with_marks_reasons_and_figures() {
    let desk = shop::with_october();
    second(&desk);
    desk.call("month.mark", mark(&desk, "001", "kb", "4"));
    desk.call("month.mark", mark(&desk, "002", "response", "35"));
    let all = grid(&desk);
    assert_eq!(all["rows"].as_array().unwrap().len(), 3);
    let kb = cell(&all, "001", SCHEME, "kb");
    assert_eq!(
        (&kb["value"], &kb["mark"]["by"], &kb["mark"]["reason"]),
        (&json!(4), &json!(OWNER), &json!("月底统计"))
    );
    let marked = cell(&all, "002", SCHEME, "response");
    assert_eq!((&marked["value"], &marked["figure"]), (&json!(35), &json!("30 秒")), "both are shown");
    let fed = cell(&all, "001", SCHEME, "response");
    assert_eq!((&fed["mark"], &fed["figure"], &fed["value"]), (&json!(null), &json!("40 秒"), &json!(40)));
    assert_eq!(cell(&all, "001", "second", "kb"), json!(null), "not under that scheme");
    assert_eq!(cell(&all, "003", SCHEME, "kb"), json!(null));
    assert_eq!(cell(&all, "003", "second", "kb")["state"], "open");
    let column = |item: &str| {
        let columns = all["columns"].as_array().unwrap();
        columns.iter().find(|c| c["item"] == item).unwrap_or_else(|| panic!("no {item}")).clone()
    };
    assert_eq!(column("level")["choices"], json!(["中", "好"]));
    assert_eq!((&column("response")["fed"], &column("kb")["fed"]), (&json!(true), &json!(false)));
}

#[test]
fn whoever_has_no_figure_yet_can_be_marked_and_has_a_sheet_then() {
    let desk = shop::with_scheme();
    let all = grid(&desk);
    assert_eq!(all["rows"].as_array().unwrap().len(), 3, "before the first import");
    assert_eq!(desk.board(MONTH)["rows"], json!([]));
    let cells = json!([{ "person": desk.person("002"), "scheme": SCHEME, "item": "kb", "value": "3" }]);
    desk.call(
        "month.marks",
        json!({ "month": MONTH, "scheme": SCHEME, "cells": cells, "reason": "月底统计", "name": OWNER }),
    );
    assert_eq!(desk.cell(MONTH, "002", "kb")["value"], 3);
}

#[test]
fn a_block_over_two_schemes_is_one_change_and_wrong_as_a_whole() {
    let desk = shop::with_october();
    second(&desk);
    let block = |level: &str| {
        json!({ "month": MONTH, "scheme": SCHEME, "reason": "十月抽查", "name": OWNER, "cells": [
            { "person": desk.person("001"), "item": "kb", "value": "4" },
            { "person": desk.person("003"), "scheme": "second", "item": "kb", "value": "７" },
            { "person": desk.person("003"), "scheme": "second", "item": "level", "value": level },
        ] })
    };
    let problem = desk.refused("month.marks", block("优"));
    for said in sentence(&problem) {
        assert!(said.starts_with("何云"), "{said}");
    }
    assert_eq!(cell(&grid(&desk), "001", SCHEME, "kb")["mark"], json!(null), "nothing was written");
    assert_eq!(desk.call("month.marks", block("好"))["value"], 3);
    let all = grid(&desk);
    assert_eq!(cell(&all, "003", "second", "kb")["value"], 7);
    assert_eq!(cell(&all, "003", "second", "level")["mark"]["reason"], "十月抽查");
    // The same again changes nothing; another reason does.
    let before = desk.last_change();
    assert_eq!(desk.call("month.marks", block("好"))["value"], 0);
    assert_eq!(desk.last_change(), before);
    let mut other = block("好");
    other["reason"] = json!("复核后");
    assert_eq!(desk.call("month.marks", other)["value"], 3);
    assert_eq!(cell(&grid(&desk), "001", SCHEME, "kb")["mark"]["reason"], "复核后");
    desk.call("history.undo", json!({}));
    assert_eq!(cell(&grid(&desk), "001", SCHEME, "kb")["mark"]["reason"], "十月抽查");
    desk.call("history.undo", json!({}));
    let all = grid(&desk);
    assert_eq!(cell(&all, "001", SCHEME, "kb")["mark"], json!(null), "one undo takes the block");
    assert_eq!(cell(&all, "003", "second", "level")["mark"], json!(null));
}

#[test]
fn a_closed_month_is_only_looked_at() {
    let desk = shop::closed();
    let all = grid(&desk);
    assert_eq!(all["closed"], json!(true));
    let kb = cell(&all, "001", SCHEME, "kb");
    assert_eq!((text(&kb["mark"]["by"]), &kb["value"]), (OWNER.to_owned(), &json!(5)));
    let cells = json!([{ "person": desk.person("001"), "item": "kb", "value": "1" }]);
    desk.refused_with(
        "month.marks",
        json!({ "month": MONTH, "scheme": SCHEME, "cells": cells, "reason": "", "name": OWNER }),
        "month.closed",
    );
}
