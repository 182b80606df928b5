//! Schemes: taken up, completed by the owner, assigned, told apart from what nobody has decided.

use serde_json::{Value, json};

use crate::desk::{Desk, lines, text};
use crate::exports::{BEI, Late, QING, YUN, whole_month, workbook};
use crate::shop::{self, MONTH, SCHEME};

fn october(desk: &Desk) {
    let bytes = workbook(&whole_month(MONTH, &[QING, BEI, YUN]), Late::No);
    desk.import(&[desk.file("十月.xlsx", &bytes)]);
}

fn to_everybody(desk: &Desk, scheme: &str) {
    let shop = desk.shop("小满旗舰店");
    desk.call(
        "schemes.assign",
        json!({ "scheme": scheme, "scope": { "kind": "shop", "id": shop }, "from": MONTH }),
    );
}

#[test]
fn shipped_schemes_wait_in_the_list_and_say_what_only_the_owner_can_set() {
    let desk = Desk::with_book();
    let cards = desk.call("schemes.list", json!({}));
    let must: std::collections::BTreeMap<String, (u64, u64)> = cards
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (text(&c["id"]), (c["version"].as_u64().unwrap(), c["must_set"].as_u64().unwrap())))
        .collect();
    assert_eq!(must.len(), 25);
    assert_eq!(must["online_agent_100"], (0, 0));
    assert!(must["presales_panel"].1 >= 10 && must["presales_110"].1 >= 1, "{must:?}");
    let detail = desk.call("schemes.get", json!({ "id": "online_agent_100" }));
    assert!(
        detail["warnings"][0]["text"].as_str().unwrap().contains("95"),
        "weights that do not add up are told"
    );
    assert_eq!(detail["rules"].as_array().unwrap().len(), 8);
    assert!(text(&detail["rules"][0]["text"]).contains("15"), "{}", detail["rules"][0]);
    desk.refused_with("schemes.get", json!({ "id": "nobody" }), "scheme.unknown");
}

#[test]
fn a_scheme_with_open_values_stops_and_names_each_one_until_the_owner_sets_them() {
    let desk = shop::with_staff();
    to_everybody(&desk, "presales_panel");
    october(&desk);
    let board = desk.board(MONTH);
    assert_eq!(board["rows"], json!([]));
    let told = text(&board["problems"][0]["text"]);
    assert_eq!(board["problems"][0]["problem"]["code"], "scheme.owner_must_set");
    assert!(told.contains("询单") || told.contains("转化"), "{told}");
    assert_eq!(board["without"].as_array().unwrap().len(), 3);
    assert!(desk.misses(MONTH).iter().any(|(kind, _)| kind == "owner_must_set"));
    let detail = desk.call("schemes.get", json!({ "id": "presales_panel" }));
    let values: Vec<Value> = detail["must_set"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| json!({ "item": m["item"], "field": m["field"], "value": 10 }))
        .collect();
    let some = &values[..values.len() - 1];
    desk.call("schemes.set", json!({ "id": "presales_panel", "from": MONTH, "values": some }));
    assert_eq!(desk.board(MONTH)["rows"], json!([]), "one is still open");
    desk.call("schemes.set", json!({ "id": "presales_panel", "from": MONTH, "values": values }));
    assert_eq!(desk.board(MONTH)["rows"].as_array().unwrap().len(), 3);
    let versions = desk.call("schemes.get", json!({ "id": "presales_panel" }))["versions"].clone();
    assert_eq!(versions.as_array().unwrap().len(), 3);
}

#[test]
fn a_suggestion_counts_only_once_it_is_accepted_and_makes_a_version() {
    let desk = shop::with_staff();
    let detail = desk.call("schemes.get", json!({ "id": SCHEME }));
    assert_eq!(detail["scheme"]["total"]["suggested_policy"], "leave_at_95");
    assert_eq!(detail["scheme"]["total"]["policy"], json!(null));
    let version = desk.call("schemes.set", json!({ "id": SCHEME, "from": MONTH, "policy": "leave_at_95" }));
    assert_eq!(version["value"], 1);
    let detail = desk.call("schemes.get", json!({ "id": SCHEME }));
    assert_eq!(detail["scheme"]["total"]["policy"], "leave_at_95");
}

#[test]
fn the_owner_binds_the_metric_of_an_item_and_can_take_it_back() {
    let desk = shop::with_scheme();
    october(&desk);
    assert_eq!(desk.cell(MONTH, "001", "response")["value"], 40);
    assert!(
        text(&desk.why(MONTH, "001", SCHEME, Some("response"))["headline"]).contains("首次响应"),
        "named on the sheet"
    );
    let set = |metric: &str| json!({ "id": SCHEME, "from": MONTH, "fed_by": [{ "item": "response", "metric": metric }] });
    desk.call("schemes.set", set("avg_resp_sec"));
    assert!(lines(&desk.why(MONTH, "001", SCHEME, Some("response"))).contains("平均响应"));
    desk.refused("schemes.set", set("no_such_metric"));
    desk.call("schemes.set", set(""));
    assert_eq!(desk.cell(MONTH, "001", "response")["state"], "missing", "by hand now");
}

#[test]
fn a_dated_target_holds_for_its_month_and_the_most_specific_one_counts() {
    let desk = shop::with_scheme();
    october(&desk);
    let target = |value: f64, scope: Value| json!({ "scheme": SCHEME, "item": "response", "value": value, "from": MONTH, "to": MONTH, "scope": scope });
    let all = desk.call("schemes.target", target(20.0, json!(null)))["value"].clone();
    // 15 × 20 ÷ 40
    assert_eq!(desk.cell(MONTH, "001", "response")["points"], 7.5);
    let own = json!({ "kind": "person", "id": desk.person("001") });
    desk.call("schemes.target", target(38.0, own));
    assert_eq!(desk.cell(MONTH, "001", "response")["points"], 14.25);
    assert_eq!(desk.cell(MONTH, "002", "response")["points"], 10, "15 × 20 ÷ 30");
    assert_eq!(desk.call("schemes.get", json!({ "id": SCHEME }))["targets"].as_array().unwrap().len(), 2);
    desk.call("schemes.untarget", json!({ "id": all }));
    assert_eq!(desk.cell(MONTH, "002", "response")["points"], 15);
    let november = json!({ "scheme": SCHEME, "item": "response", "value": 1, "from": "2026-11" });
    desk.call("schemes.target", november);
    assert_eq!(desk.cell(MONTH, "002", "response")["points"], 15, "October is not November");
    desk.refused_with(
        "schemes.target",
        json!({ "scheme": SCHEME, "item": "nothing", "value": 1, "from": MONTH }),
        "scheme.no_item",
    );
}

#[test]
fn a_person_beats_the_post_and_the_post_beats_the_shop() {
    let desk = shop::with_scheme();
    october(&desk);
    let post = desk.call("staff.list", json!({}))["posts"][0]["id"].clone();
    let by_post =
        json!({ "scheme": "client_rep_month", "scope": { "kind": "post", "id": post }, "from": MONTH });
    let by_post = desk.call("schemes.assign", by_post)["value"].clone();
    let tabs = |desk: &Desk| -> Vec<(String, u64)> {
        let board = desk.board(MONTH);
        let tabs = board["schemes"].as_array().unwrap().iter();
        tabs.map(|t| (text(&t["id"]), t["people"].as_u64().unwrap())).collect()
    };
    // All of its figures come from a hand: until somebody enters one there is nothing to show.
    assert_eq!(tabs(&desk), [("client_rep_month".to_owned(), 0)]);
    assert_eq!(desk.board(MONTH)["without"].as_array().unwrap().len(), 3);
    let own = json!({ "kind": "person", "id": desk.person("001") });
    desk.call("schemes.assign", json!({ "scheme": SCHEME, "scope": own, "from": MONTH }));
    assert_eq!(tabs(&desk), [("client_rep_month".to_owned(), 0), (SCHEME.to_owned(), 1)]);
    desk.call("schemes.unassign", json!({ "id": by_post }));
    assert_eq!(tabs(&desk), [(SCHEME.to_owned(), 3)]);
}

#[test]
fn the_grade_table_of_the_owner_grades_and_pays() {
    let desk = shop::ready();
    let lines: Vec<(f64, String, f64, u64)> = ["001", "002", "003"]
        .map(|no| {
            let line = desk.line(MONTH, no);
            let n = |key: &str| line[key].as_f64().unwrap();
            (n("total"), text(&line["grade"]), n("coefficient"), line["rank"].as_u64().unwrap())
        })
        .to_vec();
    let want = [(91.25, "A", 1.1, 1), (87.78, "B", 1.0, 2), (87.5, "B", 1.0, 3)];
    assert_eq!(lines, want.map(|(t, g, c, r)| (t, g.to_owned(), c, r)));
    let why = desk.why(MONTH, "001", SCHEME, None);
    assert_eq!(why["points"], 91.25);
    assert!(self::lines(&why).contains("1.1"), "the coefficient is explained: {why}");
}

#[test]
fn a_scheme_file_with_a_weight_as_text_is_refused_with_its_place() {
    let desk = Desk::with_book();
    let shipped = definitions::shipped_schemes().iter().find(|(id, _)| *id == SCHEME).unwrap().1;
    let broken = shipped.replacen("\"weight\": 15", "\"weight\": \"15 分\"", 1);
    assert_ne!(broken, shipped);
    let token = desk.file("方案.json", broken.as_bytes());
    let problem = desk.refused("schemes.import", json!({ "token": token, "from": MONTH }));
    assert_eq!(
        (problem.code.as_str(), problem.params["path"].as_str()),
        ("scheme.not_a_number", "items[0].weight")
    );
    let token = desk.file("二进制.json", &[0xFF, 0xFE, 0x00]);
    desk.refused_with("schemes.import", json!({ "token": token, "from": MONTH }), "json.not_text");
    let token = desk.file("半个.json", &shipped.as_bytes()[..200]);
    desk.refused_with("schemes.import", json!({ "token": token, "from": MONTH }), "json.broken");
    assert!(desk.call("schemes.list", json!({})).as_array().unwrap().iter().all(|c| c["version"] == 0));
}

#[test]
fn next_month_starts_with_this_months_scheme_and_assignments() {
    let desk = shop::with_scheme();
    let bytes = workbook(&whole_month("2026-11", &[QING])[..20], Late::No);
    desk.import(&[desk.file("十一月.xlsx", &bytes)]);
    let board = desk.board("2026-11");
    assert_eq!((&board["scheme"], &board["version"]), (&json!(SCHEME), &json!(1)));
}

#[test]
fn the_shops_own_figures_reach_a_person_only_where_the_rule_looks_at_shops() {
    let desk = shop::with_staff();
    let scheme = json!({ "id": "boss", "type": "scheme", "name": "主管", "items": [
        { "id": "line", "metric": "K22", "zh": "各店转化率", "weight": 25,
          "rule": { "kind": "entity_pass_rate", "entity": "shop", "op": ">=", "line": 30 } },
        { "id": "steps", "metric": "K22", "zh": "转化分档", "weight": 10, "unit": "%",
          "rule": { "kind": "tiers", "per_entity": "shop", "combine": "mean",
                    "bands": [{ "max": 30, "points": 4 }, { "min": 30, "points": 10 }] } },
        { "id": "own", "metric": "K22", "zh": "本人转化率", "weight": 10, "unit": "%", "missing": "zero",
          "rule": { "kind": "percent_score" } },
        { "id": "sum", "zh": "公式", "weight": 10, "rule": { "kind": "formula", "expr": "steps ÷ 5" } },
    ] });
    let token = desk.file("主管.json", scheme.to_string().as_bytes());
    let who = json!({ "kind": "person", "id": desk.person("001") });
    desk.call("schemes.import", json!({ "token": token, "from": MONTH, "scope": who }));
    let csv = "日期,询单人数,当日询单人数,最终付款人数,询单最终付款转化率\n\
        2026-10-01,100,90,40,40.00%\n2026-10-02,100,90,30,30.00%\n";
    desk.import(&[desk.file("业绩询单.csv", csv.as_bytes())]);
    // 70 of 200: 35 %.
    assert_eq!(desk.cell(MONTH, "001", "line")["points"], 25);
    assert_eq!(desk.cell(MONTH, "001", "steps")["points"], 10);
    assert_eq!(desk.cell(MONTH, "001", "sum")["points"], 7);
    let own = desk.cell(MONTH, "001", "own");
    assert_eq!((&own["points"], &own["state"]), (&json!(0), &json!("missing_zero")), "no figure of a person");
    let why = desk.why(MONTH, "001", "boss", Some("line"));
    assert!(lines(&why).contains("小满旗舰店"), "{why}");
    assert!(!why["sources"].as_array().unwrap().is_empty(), "down to the cell");
}
