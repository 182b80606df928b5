//! What a hand may enter: only what the kind of the item can mean, one cell or a block of them.

use serde_json::json;

use crate::desk::{Desk, lines, sentence};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

/// A scheme fed by hand alone, for everybody of the shop.
fn by_hand(file: &serde_json::Value) -> Desk {
    let desk = shop::with_staff();
    let token = desk.file("方案.json", file.to_string().as_bytes());
    let scheme = desk.call("schemes.import", json!({ "token": token, "from": MONTH }))["value"].clone();
    let shop = desk.shop("小满旗舰店");
    desk.call(
        "schemes.assign",
        json!({ "scheme": scheme, "scope": { "kind": "shop", "id": shop }, "from": MONTH }),
    );
    desk
}

fn item(id: &str, zh: &str, rule: serde_json::Value) -> serde_json::Value {
    json!({ "id": id, "metric": null, "zh": zh, "en": id, "weight": 10, "rule": rule })
}

fn every_kind() -> serde_json::Value {
    json!({
        "id": "by_hand", "type": "scheme", "name": { "zh": "手工方案", "en": "By hand" }, "period": "month",
        "total": { "nominal": null },
        "items": [
            item("kinds_deduct", "投诉扣分", json!({ "kind": "deduct", "per_event": 2, "floor": 0 })),
            item("kinds_bonus", "创新激励", json!({ "kind": "bonus", "max": 10 })),
            item("kinds_count", "建议加分", json!({ "kind": "count_cap", "points_each": 1, "cap": 10 })),
            item("kinds_percent", "笔试成绩", json!({ "kind": "percent_score" })),
            item("kinds_manual", "仪容仪表", json!({ "kind": "manual", "min": 0, "max": 10 })),
            item("kinds_growth", "增长", json!({ "kind": "linear", "worst": -10, "best": 10 })),
            item("kinds_tiers", "考试档", json!({ "kind": "tiers", "bands": [
                { "max": 60, "points": 0 }, { "min": 60, "min_incl": true, "points": 10 },
            ] })),
        ],
    })
}

#[test]
fn a_mark_outside_what_its_kind_can_mean_is_refused_with_the_range_and_the_persons_name() {
    let desk = by_hand(&every_kind());
    let mark = |item: &str, value: &str| {
        json!({ "month": MONTH, "person": desk.person("001"), "scheme": "by_hand", "item": item, "value": value,
                "reason": "x", "name": OWNER })
    };
    for (item, value, told) in [
        ("kinds_deduct", "-1", "陈青：评分项“投诉扣分”不能填 -1，不能小于 0。"),
        ("kinds_bonus", "-3", "陈青：评分项“创新激励”不能填 -3，只能填 0 到 10。"),
        ("kinds_bonus", "10.5", "陈青：评分项“创新激励”不能填 10.5，只能填 0 到 10。"),
        ("kinds_count", "-0.5", "陈青：评分项“建议加分”不能填 -0.5，不能小于 0。"),
        ("kinds_percent", "101", "陈青：评分项“笔试成绩”不能填 101，只能填 0 到 100。"),
        ("kinds_percent", "－1", "陈青：评分项“笔试成绩”不能填 -1，只能填 0 到 100。"),
        ("kinds_manual", "11", "陈青：评分项“仪容仪表”不能填 11，只能填 0 到 10。"),
        ("kinds_tiers", "-5", "陈青：评分项“考试档”不能填 -5，不能小于 0。"),
    ] {
        let problem = desk.refused("month.mark", mark(item, value));
        assert_eq!(problem.code, "score.out_of_range", "{item} {value}");
        let [zh, en] = sentence(&problem);
        assert!(zh.starts_with(told), "{zh}");
        assert!(en.starts_with("陈青. “"), "{en}");
    }
    for (item, value) in [
        ("kinds_deduct", "0"),
        ("kinds_deduct", "30"),
        ("kinds_bonus", "10"),
        ("kinds_percent", "100"),
        ("kinds_manual", "0"),
        ("kinds_growth", "-12"),
        ("kinds_tiers", "0"),
    ] {
        desk.call("month.mark", mark(item, value));
    }
}

#[test]
fn every_refusal_of_a_mark_names_the_person_and_never_nobody() {
    let desk = shop::with_october();
    for (item, value) in [("kb", "很多"), ("kb", "-1"), ("online", "-0.1")] {
        let problem = desk.refused("month.mark", mark(&desk, "002", item, value));
        assert_eq!(problem.params["name"], "林北", "{problem}");
        assert_eq!(problem.params["person"], "002", "{problem}");
        for said in sentence(&problem) {
            assert!(said.starts_with("林北") && !said.contains("none"), "{said}");
        }
    }
}

#[test]
fn a_scheme_that_only_hands_feed_has_everybody_on_the_board_before_the_first_mark() {
    let desk = by_hand(&every_kind());
    let board = desk.board(MONTH);
    let rows = board["rows"].as_array().unwrap();
    assert_eq!(
        rows.iter().map(|r| r["staff_no"].as_str().unwrap()).collect::<Vec<_>>(),
        ["001", "002", "003"]
    );
    assert_eq!(board["without"], json!([]));
    assert!(board["columns"].as_array().unwrap().iter().all(|c| c["fed"] == json!(false)));
    for row in rows {
        assert!(
            row["cells"].as_array().unwrap().iter().all(|c| c["state"] == "missing" && c["points"].is_null())
        );
        assert_eq!((&row["total"], &row["state"]), (&json!(null), &json!("open")));
    }
    let check = desk.call("month.close_check", json!({ "month": MONTH }));
    assert_eq!(check["sheets"], 3);
    assert!(
        check["open"].as_array().unwrap().iter().any(|t| t["problem"]["params"]["count"] == "3"),
        "{check}"
    );
    let evaluated = api::score::month(&desk.host, MONTH.parse().unwrap()).unwrap();
    assert!(evaluated.to_string().contains("\"003\""), "{evaluated}");
    let info = desk.call("papers.info", json!({ "kind": "evaluation", "month": MONTH }));
    assert_eq!(info["sheets"], 3);
    assert_eq!(desk.board("2026-09")["rows"], json!([]), "not before the scheme is in force");
    let first = json!({ "month": MONTH, "person": desk.person("002"), "scheme": "by_hand", "item": "kinds_percent",
                        "value": "90", "reason": "x", "name": OWNER });
    desk.call("month.mark", first);
    assert_eq!(desk.cell(MONTH, "002", "kinds_percent")["points"], 9);
    assert_eq!(desk.board(MONTH)["rows"].as_array().unwrap().len(), 3, "the others stay");
}

fn block(desk: &Desk, cells: &[(&str, &str, &str)]) -> serde_json::Value {
    let cells: Vec<_> = cells
        .iter()
        .map(|(no, item, value)| json!({ "person": desk.person(no), "item": item, "value": value }))
        .collect();
    json!({ "month": MONTH, "scheme": shop::SCHEME, "cells": cells, "reason": "从表格粘贴", "name": OWNER })
}

#[test]
fn a_block_of_marks_is_one_step_of_history_and_one_undo() {
    let desk = shop::with_october();
    let before = desk.last_change();
    let cells = [
        ("001", "kb", "５"),
        ("001", "online", "6"),
        ("002", "kb", "4"),
        ("002", "online", "6.5"),
        ("003", "kb", "0"),
    ];
    let done = desk.call("month.marks", block(&desk, &cells));
    assert_eq!(done["value"], 5);
    assert_eq!(desk.cell(MONTH, "002", "kb")["value"], 4);
    assert_eq!(desk.cell(MONTH, "001", "kb")["value"], 5);
    let rows = desk.call("history.list", json!({ "limit": 2 }));
    assert_eq!(rows[1]["id"], json!(before), "one entry");
    assert_eq!(rows[0]["text"], "手工录入 5 格");
    assert_eq!(rows[0]["details"].as_array().unwrap().len(), 5);
    desk.call("history.undo", json!({}));
    for (no, item, _) in cells {
        assert_eq!(desk.cell(MONTH, no, item)["value"], json!(null), "{no} {item}");
    }
    desk.call("history.redo", json!({}));
    desk.call("month.marks", block(&desk, &[("001", "kb", ""), ("002", "kb", "")]));
    assert_eq!(desk.cell(MONTH, "001", "kb")["value"], json!(null), "an empty text clears");
    assert_eq!(desk.cell(MONTH, "003", "kb")["value"], 0);
}

#[test]
fn a_block_with_wrong_cells_names_them_and_writes_none() {
    let desk = shop::with_october();
    let wrong = block(&desk, &[("001", "kb", "5"), ("002", "kb", "-2"), ("003", "online", "很久")]);
    let problem = desk.refused("month.marks", wrong);
    assert_eq!(problem.code, "month.wrong_cells");
    assert_eq!(problem.params["count"], "2");
    let [zh, _] = sentence(&problem);
    assert!(zh.contains("林北「知识库贡献」-2") && zh.contains("何云「在线时长」很久"), "{zh}");
    assert_eq!(desk.cell(MONTH, "001", "kb")["value"], json!(null), "nothing was written");
    let one = block(&desk, &[("001", "kb", "5"), ("002", "kb", "-2")]);
    assert_eq!(
        desk.refused("month.marks", one).code,
        "score.out_of_range",
        "one wrong cell says its own sentence"
    );
    desk.refused_with("month.marks", block(&desk, &[("001", "nothing", "1")]), "scheme.no_item");
    let done = desk.call("month.marks", block(&desk, &[]));
    assert_eq!((&done["value"], &done["saved_at"]), (&json!(0), &json!(null)));
    desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER, "reason": "先这样" }));
    desk.call("month.close", json!({ "month": MONTH, "name": OWNER, "reason": "先这样" }));
    desk.refused_with("month.marks", block(&desk, &[("001", "kb", "5")]), "month.closed");
}

#[test]
fn several_people_rate_an_item_and_their_mean_counts_with_each_of_them_shown() {
    let desk = shop::ready();
    let rated = |rater: &str, value: &str| {
        let mut request = mark(&desk, "001", "solve", value);
        request["rater"] = json!(rater);
        request
    };
    desk.call("month.mark", rated("唐主管", "80"));
    desk.call("month.mark", rated("质检", "90"));
    let why = desk.why(MONTH, "001", SCHEME, Some("solve"));
    assert_eq!(why["raters"], json!([{ "rater": "唐主管", "value": 80 }, { "rater": "质检", "value": 90 }]));
    assert_eq!(desk.cell(MONTH, "001", "solve")["value"], json!(85), "the value for all gave way");
    assert!(lines(&why).contains("唐主管") && lines(&why).contains("质检"), "{}", lines(&why));
    desk.refused_with("month.mark", rated("质检", "很好"), "month.bad_value");
    // One rater changes their mind, one takes it back, and one value for all takes the place of both.
    desk.call("month.mark", rated("质检", "100"));
    assert_eq!(desk.cell(MONTH, "001", "solve")["value"], json!(90));
    desk.call("month.mark", rated("唐主管", ""));
    assert_eq!(desk.cell(MONTH, "001", "solve")["value"], json!(100));
    desk.call("month.mark", mark(&desk, "001", "solve", "70"));
    assert_eq!(desk.cell(MONTH, "001", "solve")["value"], json!(70));
    assert_eq!(desk.why(MONTH, "001", SCHEME, Some("solve"))["raters"], json!([]));
    desk.call("history.undo", json!({}));
    assert_eq!(desk.cell(MONTH, "001", "solve")["value"], json!(100));
}
