//! "Why 81 last month and 74 now": a sheet beside an earlier one, and what cannot be compared.

use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{Late, QING, YUN, whole_month, workbook};
use crate::sample_shop;
use crate::shop::{self, HAND, MONTH, OWNER, SCHEME};

const NEXT: &str = "2026-11";

fn compare(desk: &Desk, month: &str, no: &str, with: Option<&str>) -> Value {
    let mut request = json!({ "month": month, "person": desk.person(no), "scheme": SCHEME });
    if let Some(with) = with {
        request["with"] = json!(with);
    }
    desk.call("month.compare", request)
}

fn row<'a>(all: &'a Value, item: &str) -> &'a Value {
    all["rows"].as_array().unwrap().iter().find(|r| r["item"] == item).unwrap_or_else(|| panic!("no {item}"))
}

fn cents(value: &Value) -> i64 {
    (value.as_f64().unwrap() * 100.0).round() as i64
}

#[test]
fn every_difference_of_the_sample_has_its_reason_and_they_add_up() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = sample_shop::desk(lang);
        let mut compared = 0;
        for month in ["2026-05", "2026-07", "2026-09", "2026-10"] {
            for line in desk.board(month)["rows"].as_array().unwrap() {
                let all = compare(&desk, month, &text(&line["staff_no"]), None);
                let rows = all["rows"].as_array().unwrap();
                for one in rows {
                    let (why, same) = (text(&one["why"]), one["difference"] == json!(0));
                    assert!(why.ends_with(['。', '.']) && !why.contains("{ $"), "{why}");
                    let nothing = why == "没有变化。" || why == "Nothing changed.";
                    assert!(same || !nothing, "{month} {line} {one}");
                }
                if all["difference"].is_null() || rows.is_empty() {
                    continue;
                }
                let sum: i64 = rows.iter().map(|r| cents(&r["difference"])).sum();
                assert_eq!(sum, cents(&all["difference"]), "{month} {all}");
                compared += 1;
            }
        }
        assert!(compared > 30, "{compared}");
    }
}

#[test]
fn the_next_month_says_which_value_fell_which_target_moved_and_what_a_hand_did() {
    let desk = shop::closed();
    desk.is_today("2026-12-05");
    let bytes = workbook(&whole_month(NEXT, &[YUN, QING]), Late::No);
    desk.import(&[desk.file("十一月.xlsx", &bytes)]);
    let person = desk.person("001");
    for (item, value) in HAND.iter().zip(["6", "90", "0", "5", "2"]) {
        desk.call(
            "month.mark",
            json!({ "month": NEXT, "person": person, "scheme": SCHEME, "item": item, "value": value,
                    "reason": "月底统计", "name": OWNER }),
        );
    }
    let all = compare(&desk, NEXT, "001", None);
    assert_eq!((&all["with"], &all["months"]), (&json!(MONTH), &json!([MONTH])));
    let kb = row(&all, "kb");
    assert_eq!((&kb["before"]["points"], &kb["after"]["points"]), (&json!(5), &json!(2)));
    assert!(text(&kb["why"]).contains("降到 2"), "{kb}");
    assert_eq!(row(&all, "norms")["why"], "没有变化。");
    // A target of this month alone, and points that a hand replaced.
    desk.call(
        "schemes.target",
        json!({ "scheme": SCHEME, "item": "response", "value": 60, "from": NEXT, "to": NEXT }),
    );
    desk.call(
        "month.override",
        json!({ "month": NEXT, "person": person, "scheme": SCHEME, "item": "kb", "value": "4",
                "reason": "补交了两条", "name": OWNER }),
    );
    let all = compare(&desk, NEXT, "001", Some(MONTH));
    assert!(text(&row(&all, "response")["why"]).contains("目标由 30 秒 改为 60 秒"), "{all:#}");
    let kb = text(&row(&all, "kb")["why"]);
    assert!(kb.contains("补交了两条") && kb.contains(OWNER), "{kb}");
    // Whoever was not there has nothing to compare with, and it says so.
    let none = compare(&desk, MONTH, "001", Some("2026-09"));
    assert_eq!((&none["rows"], &none["difference"]), (&json!([]), &json!(null)));
    assert!(text(&none["notes"][0]).contains("2026年9月没有"), "{none}");
    let first = compare(&desk, MONTH, "001", None);
    assert_eq!((&first["with"], &first["months"], &first["notes"]), (&json!(null), &json!([]), &json!([])));
    desk.refused_with(
        "month.compare",
        json!({ "month": "2026-09", "person": person, "scheme": SCHEME }),
        "month.no_sheet",
    );
}

#[test]
fn another_version_or_another_scheme_says_what_cannot_be_compared() {
    let desk = sample_shop::desk(Lang::Zh);
    // Version 2 comes into force on the way.
    let version = |month: &str| desk.board(month)["version"].as_u64().unwrap();
    let months = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
    let turn = months.windows(2).find(|w| version(w[0]) != version(w[1]));
    if let Some([then, now]) = turn {
        let all = compare(&desk, now, "001", Some(then));
        assert!(
            text(&all["notes"][0]).contains("第 1 版") && text(&all["notes"][0]).contains("第 2 版"),
            "{all}"
        );
    } else {
        assert_eq!(version("2026-04"), 2, "one version from the first month on");
    }
    let token = desk.file(
        "方案.json",
        json!({ "id": "other", "type": "scheme", "name": { "zh": "另一方案", "en": "Other" }, "period": "month",
                "total": { "nominal": null }, "items": [
                    { "id": "a", "metric": null, "zh": "甲", "en": "a", "weight": 10,
                      "rule": { "kind": "percent_score" } }] })
        .to_string()
        .as_bytes(),
    );
    let other = desk.call("schemes.import", json!({ "token": token, "from": "2026-10" }))["value"].clone();
    let person = desk.person("001");
    desk.call(
        "schemes.assign",
        json!({ "scheme": other, "scope": { "kind": "person", "id": person }, "from": "2026-10" }),
    );
    let all = desk.call(
        "month.compare",
        json!({ "month": "2026-10", "person": person, "scheme": other, "with": "2026-08" }),
    );
    assert_eq!(all["rows"], json!([]));
    assert!(text(&all["notes"][0]).contains("另一个方案"), "{all}");
}
