//! What the editor says while a scheme is written: doubts in words, faults that must be mended, and bad input of all
//! kinds, which is told or carried and never loses what was typed.

use serde_json::{Value, json};

use crate::desk::{Desk, sentence, text};
use crate::scheme_drafts::{begin, draft, item, keep, look};
use crate::shop::{self, MONTH, SCHEME};

/// `(item, code)` of every warning, or of everything that is wrong.
fn codes(look: &Value, which: &str) -> Vec<(Option<u64>, String)> {
    let all = look[which].as_array().unwrap();
    for one in all {
        sentence(&serde_json::from_value(one["told"]["problem"].clone()).unwrap());
    }
    all.iter().map(|f| (f["item"].as_u64(), text(&f["told"]["problem"]["code"]))).collect()
}

fn warns(look: &Value, item: Option<u64>, code: &str) {
    let found = codes(look, "warnings");
    assert!(found.contains(&(item, code.to_owned())), "{code} of {item:?} in {found:#?}");
}

/// A draft of the items given, in a book with October.
fn of(desk: &Desk, items: Value) -> (String, Value) {
    let id = begin(desk, "方案", None);
    let mut scheme = draft(desk, &id);
    scheme["items"] = items;
    (id, scheme)
}

fn tiers(bands: Value) -> Value {
    json!({ "kind": "tiers", "bands": bands })
}

#[test]
fn weights_of_95_are_told_while_they_are_typed_and_gone_when_they_add_up() {
    let desk = shop::with_october();
    let scheme = draft(&desk, SCHEME);
    let looked = look(&desk, SCHEME, &scheme);
    warns(&looked, None, "scheme.weights_differ");
    warns(&looked, None, "scheme.block_differs");
    let told = looked["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|w| w["told"]["problem"]["code"] == "scheme.weights_differ");
    assert!(text(&told.unwrap()["told"]["text"]).contains("95"));
    let mut full = scheme.clone();
    full["items"][7]["weight"] = json!(full["items"][7]["weight"].as_f64().unwrap() + 5.0);
    let codes = codes(&look(&desk, SCHEME, &full), "warnings");
    assert!(
        !codes.iter().any(|(_, c)| c == "scheme.weights_differ" || c == "scheme.block_differs"),
        "{codes:?}"
    );
}

#[test]
fn bands_with_holes_are_told_and_bands_that_overlap_must_be_mended() {
    let desk = shop::with_october();
    let hole = tiers(json!([{ "min": 10, "max": 30, "points": 20 }, { "min": 40, "max": 60, "points": 5 }]));
    let (id, mut scheme) = of(&desk, json!([item("a", "甲", 20.0, hole)]));
    let looked = look(&desk, &id, &scheme);
    for code in ["scheme.bands_hole", "scheme.bands_below", "scheme.bands_above", "scheme.not_fed"] {
        warns(&looked, Some(0), code);
    }
    assert!(looked["warnings"].to_string().contains("30 和 40"), "{looked}");
    let closed = tiers(json!([
        { "max": 30, "points": 20 }, { "min": 30, "max": 60, "points": 5 }, { "min": 60, "points": 0 },
    ]));
    scheme["items"][0]["rule"] = closed;
    let found = codes(&look(&desk, &id, &scheme), "warnings");
    assert!(found.iter().all(|(_, c)| !c.contains("bands")), "{found:?}");
    scheme["items"][0]["rule"]["bands"][1]["min"] = json!(20);
    let looked = look(&desk, &id, &scheme);
    assert_eq!(codes(&looked, "wrong"), [(Some(0), "scheme.bands_overlap".to_owned())]);
    assert!(
        text(&looked["wrong"][0]["told"]["text"]).contains("「甲」")
            || text(&looked["wrong"][0]["told"]["text"]).contains("“甲”")
    );
    keep(&desk, &id, &scheme);
    assert_eq!(draft(&desk, &id)["items"][0]["rule"]["bands"][1]["min"], 20, "wrong as it is, it is kept");
    desk.refused_with("schemes.draft_force", json!({ "id": id, "from": MONTH }), "scheme.bands_overlap");
}

#[test]
fn what_nobody_can_reach_and_what_only_takes_away_is_told() {
    let desk = shop::with_october();
    let low = tiers(json!([{ "max": 30, "points": 8 }, { "min": 30, "points": 0 }]));
    let negative = json!({ "kind": "lookup", "map": { "差": -2, "很差": -5 } });
    let waiting = json!({ "kind": "count_cap", "points_each": null, "cap": 10 });
    let mut suggested = item(
        "d",
        "丁",
        10.0,
        json!({ "kind": "ratio", "src": "suggested", "dir": "lower", "cap": 1, "floor": 0 }),
    );
    suggested["target"] = Value::Null;
    suggested["suggested_target"] = json!(30);
    suggested["fed_by"] = json!("first_resp_sec");
    let items = json!([
        item("a", "甲", 10.0, low),
        item("b", "乙", 0.0, negative),
        item("c", "丙", 10.0, waiting),
        suggested
    ]);
    let (id, mut scheme) = of(&desk, items);
    scheme["grades"] = json!([{ "min": 99, "grade": "优" }, { "min": 60, "grade": "中" }]);
    let looked = look(&desk, &id, &scheme);
    warns(&looked, Some(0), "scheme.points_unreachable");
    warns(&looked, Some(1), "scheme.all_negative");
    warns(&looked, Some(2), "scheme.value_open");
    warns(&looked, Some(3), "scheme.suggestion_open");
    warns(&looked, Some(3), "scheme.rule_suggested");
    warns(&looked, None, "scheme.grades_no_floor");
    // The example counts what can be counted and names the rest.
    assert_eq!(looked["example"]["left_out"], json!(["丙", "丁"]), "{looked}");
    scheme["items"][2]["rule"]["points_each"] = json!(1);
    scheme["items"][3]["target"] = json!(30);
    warns(&look(&desk, &id, &scheme), None, "scheme.grade_unreachable");
    for item in scheme["items"].as_array_mut().unwrap() {
        item["enabled"] = json!(false);
    }
    assert_eq!(codes(&look(&desk, &id, &scheme), "warnings"), [(None, "scheme.nothing_enabled".to_owned())]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_its_place_in_words() {
    let desk = shop::with_october();
    let mut good = item("good", "好的", 50.0, json!({ "kind": "linear", "worst": 60, "best": 20 }));
    good["fed_by"] = json!("first_resp_sec");
    let items = json!([
        item("a", "负的", -5.0, json!({ "kind": "percent_score" })),
        good,
        item("good", "同号", 5.0, json!({ "kind": "percent_score" })),
        { "id": "c", "zh": "", "weight": 5, "rule": { "kind": "percent_score" } },
        { "id": "d", "zh": "没有算法", "weight": 5 },
        item("e", "没听过", 5.0, json!({ "kind": "magic" })),
        item("f", "平的", 5.0, json!({ "kind": "linear", "worst": 5, "best": 5 })),
    ]);
    let (id, mut scheme) = of(&desk, items);
    scheme["name"]["zh"] = json!("");
    scheme["grades"] = json!([{ "min": 0, "grade": "甲" }, { "min": 0, "grade": "乙" }]);
    scheme["tie_break"] = json!(["nobody"]);
    let looked = look(&desk, &id, &scheme);
    let mut found = codes(&looked, "wrong");
    found.sort();
    let want = [
        (None, "scheme.grade_twice"),
        (None, "scheme.missing_key"),
        (None, "scheme.unknown_item"),
        (Some(0), "scheme.negative"),
        (Some(2), "scheme.duplicate_item"),
        (Some(3), "scheme.missing_key"),
        (Some(4), "scheme.missing_key"),
        (Some(5), "scheme.kind_unsupported"),
        (Some(6), "scheme.linear_flat"),
    ];
    assert_eq!(found, want.map(|(at, code)| (at, code.to_owned())));
    let words = looked["wrong"].to_string();
    assert!(words.contains("“负的”的权重"), "{words}");
    assert!(!words.contains("items[0]"), "a place in words, not a path: {words}");
    // The one good item still computes: 50 × (60 − 40) ÷ 40.
    assert_eq!(looked["example"]["total"], 25, "{looked}");
    keep(&desk, &id, &scheme);
    let problem = desk.refused("schemes.draft_force", json!({ "id": id, "from": MONTH }));
    assert_eq!(problem.code, "scheme.missing_key");
}

#[test]
fn two_hundred_items_and_a_name_of_two_hundred_characters_are_carried() {
    let desk = shop::with_october();
    let items: Vec<Value> = (0..200)
        .map(|i| item(&format!("i{i}"), &format!("第{i}项"), 0.5, json!({ "kind": "percent_score" })))
        .collect();
    let (id, mut scheme) = of(&desk, json!(items));
    let long = "很长的名字".repeat(40);
    scheme["name"]["zh"] = json!(long);
    scheme["items"][7]["zh"] = json!(long);
    let looked = look(&desk, &id, &scheme);
    assert_eq!(looked["wrong"], json!([]));
    keep(&desk, &id, &scheme);
    desk.call("schemes.draft_force", json!({ "id": id, "from": MONTH }));
    let detail = desk.call("schemes.get", json!({ "id": id }));
    assert_eq!(
        (detail["scheme"]["items"].as_array().unwrap().len(), &detail["scheme"]["name"]["zh"]),
        (200, &json!(long))
    );
    let paper = json!({ "kind": "scheme", "month": MONTH, "scheme": id });
    let pages = desk.call("papers.info", paper)["pages"].as_u64().unwrap();
    assert!((5..=40).contains(&pages), "{pages} pages");
}

#[test]
fn a_text_that_is_no_scheme_at_all_is_refused_and_the_draft_stays() {
    let desk = shop::with_scheme();
    let id = begin(&desk, "方案", None);
    let before = draft(&desk, &id);
    desk.refused_with("schemes.draft_save", json!({ "id": id, "text": "{\"id\":" }), "json.broken");
    let large = format!("{{\"id\":\"x\",\"note\":\"{}\"}}", "长".repeat(800_000));
    desk.refused_with("schemes.draft_save", json!({ "id": id, "text": large }), "scheme.too_large");
    desk.refused_with("schemes.draft_save", json!({ "id": "nobody", "text": "{}" }), "scheme.unknown");
    assert_eq!(draft(&desk, &id), before);
    let looked = desk.call("schemes.look", json!({ "id": id, "text": "[]", "month": MONTH }));
    assert_eq!(looked["wrong"].as_array().unwrap().len(), 1, "{looked}");
    // A file of another id cannot take this one's place.
    let mut other = draft(&desk, &id);
    other["id"] = json!(SCHEME);
    keep(&desk, &id, &other);
    assert_eq!(draft(&desk, &id)["id"], id.as_str());
}
