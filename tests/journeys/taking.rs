//! Before figures are taken out - a wrong cell, or a whole import - the owner is told everything that goes with them.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH, OWNER, SCHEME};

/// Ratings of which one column gives three figures.
const RATINGS: &str = r#"{"id": "own.ratings", "name": {"zh": "评价明细"}, "platform": "other", "verified": true,
    "rows": "events", "date": ["评价日期"], "nickname": ["客服"], "columns": [
        {"metric": "ratings_received", "headers": ["评分"], "unit": "rows"},
        {"metric": "csat_points", "headers": ["评分"], "unit": "number"},
        {"metric": "csat_rate", "headers": ["评分"], "unit": "rows", "where": {"headers": ["评分"], "is": ["4", "5"]}},
        {"metric": "sales_amount", "headers": ["金额"], "unit": "yuan"}]}"#;

fn names(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

/// Metrics of 阿青 with whether they count, by their cell.
fn figures(desk: &Desk, cell: &str) -> Vec<(String, bool)> {
    let page = desk.call("facts.list", json!({ "month": MONTH, "query": "阿青", "offset": 0, "limit": 99 }));
    let rows = page["rows"].as_array().unwrap().iter().filter(|r| r["source"]["cell"] == cell);
    let mut found: Vec<_> = rows.map(|r| (text(&r["metric"]), r["excluded"].is_null())).collect();
    found.sort();
    found
}

#[test]
fn a_wrong_cell_takes_every_figure_made_of_it_along_and_says_which_before() {
    let desk = shop::with_staff();
    desk.call("layouts.import", json!({ "token": desk.file("评价.json", RATINGS.as_bytes()) }));
    let rows =
        "评价日期,客服,评分,金额\n2026-10-02,店:阿青,5,10\n2026-10-02,店:阿青,2,30\n2026-10-03,店:阿青,4,7\n";
    desk.import(&[desk.file("评价.csv", rows.as_bytes())]);
    let history =
        json!({ "metric": "csat_points", "person": desk.person("001"), "from": MONTH, "to": MONTH });
    let october = desk.call("metrics.history", history)["months"][0].clone();
    assert_eq!(october["shown"], "3.67 分", "(5 + 2 + 4) ÷ 3: {october:#}");
    let source = october["sources"].as_array().unwrap().iter().find(|s| s["cell"] == "C2").unwrap().clone();
    let cell = json!({ "file": source["id"], "row": source["row"], "col": source["col"] });
    let before = desk.last_change();
    let look = desk.call("facts.exclude_look", cell.clone());
    assert_eq!(desk.last_change(), before, "looking writes nothing");
    assert_eq!(names(&look["figures"]), ["收到评价数", "客户满意度（5 分制）", "客户满意率"], "{look:#}");
    let values: Vec<&Value> = look["figures"].as_array().unwrap().iter().map(|f| &f["value"]).collect();
    assert_eq!(values, [&json!("2"), &json!("3.5 分"), &json!("50%")], "{look:#}");

    let mut exclude = cell.clone();
    for (key, value) in [("month", MONTH), ("reason", "评价不是这位客服的"), ("name", OWNER)] {
        exclude[key] = json!(value);
    }
    let exclusion = desk.call("facts.exclude", exclude)["value"].clone();
    let three = |counts| ["csat_points", "csat_rate", "ratings_received"].map(|m| (m.to_owned(), counts));
    assert_eq!(figures(&desk, "C2"), three(false), "all of the cell");
    assert_eq!(figures(&desk, "C4"), three(true), "and nothing else of the sheet");
    assert_eq!(figures(&desk, "D2"), [("sales_amount".to_owned(), true)], "nor of the row");
    desk.call("facts.include", json!({ "exclusion": exclusion }));
    assert_eq!(figures(&desk, "C2"), three(true), "they come back together");

    // A cell with one figure names that one; a place without any names none.
    let mut other = cell.clone();
    other["col"] = json!(3);
    assert_eq!(names(&desk.call("facts.exclude_look", other)["figures"]), ["销售额"]);
    let mut nowhere = cell;
    nowhere["row"] = json!(99);
    assert_eq!(desk.call("facts.exclude_look", nowhere)["figures"], json!([]));
}

fn look(desk: &Desk, import: &Value) -> Vec<[String; 5]> {
    let look = desk.call("facts.withdraw_look", json!({ "import": import }));
    let rows = look["hanging"].as_array().unwrap().iter();
    rows.map(|r| ["kind", "who", "what", "value", "reason"].map(|key| text(&r[key]))).collect()
}

#[test]
fn withdrawing_an_import_names_the_exclusions_and_the_points_changed_over_its_figures() {
    let desk = shop::ready();
    let import = desk.call("facts.imports", json!({}))[0]["id"].clone();
    assert_eq!(look(&desk, &import), Vec::<[String; 5]>::new());
    let source = desk.why(MONTH, "001", SCHEME, Some("response"))["sources"][0].clone();
    desk.call(
        "facts.exclude",
        json!({ "month": MONTH, "file": source["id"], "row": source["row"], "col": source["col"],
                "reason": "店里断网", "name": OWNER }),
    );
    let change = |staff_no: &str, item: Value, value: &str| {
        let person = desk.person(staff_no);
        desk.call(
            "month.override",
            json!({ "month": MONTH, "person": person, "scheme": SCHEME, "item": item,
            "value": value, "reason": "带新人", "name": OWNER }),
        );
    };
    change("002", json!("response"), "15");
    // What only a hand feeds does not hang on a file; the grade hangs on everything.
    change("002", json!("kb"), "4");
    change("003", Value::Null, "A");
    let before = desk.last_change();
    let rows = look(&desk, &import);
    assert_eq!(desk.last_change(), before, "looking writes nothing");
    let place = format!("{} › {} › {}", text(&source["file"]), text(&source["sheet"]), text(&source["cell"]));
    let out = &rows[0];
    assert_eq!(
        [&out[0], &out[1], &out[3], &out[4]],
        ["exclusion", "店:阿青", "40 秒", "店里断网"],
        "{rows:?}"
    );
    assert!(out[2].contains("首次响应") && out[2].ends_with(&place), "{out:?}");
    let own = |row: &[String; 5]| [row[0].clone(), row[1].clone(), row[3].clone()];
    let rest: Vec<[String; 3]> = rows[1..].iter().map(own).collect();
    assert_eq!(rest, [["override", "林北", "15"], ["override", "何云", "A"]].map(|r| r.map(str::to_owned)));

    // An import without anybody's decision has none, and what is withdrawn takes its exclusions out of the sheet.
    let other = desk.import(&[desk.file(
        "十一月.xlsx",
        &crate::exports::workbook(
            &[(crate::exports::day("2026-11-02"), vec![crate::exports::QING])],
            crate::exports::Late::No,
        ),
    )]);
    assert_eq!(look(&desk, &json!(other)), Vec::<[String; 5]>::new());
    desk.call("facts.withdraw", json!({ "import": import }));
    let said = desk.call("history.list", json!({ "limit": 1 }))[0].to_string();
    assert!(said.contains("十月.xlsx"), "{said}");
}

#[test]
fn an_import_of_a_closed_month_is_held_and_names_the_corrections_of_its_figures() {
    let desk = shop::closed();
    let import = desk.call("facts.imports", json!({}))[0]["id"].clone();
    let correct = |item: &str| {
        let person = desk.person("001");
        desk.call(
            "month.correct",
            json!({ "month": MONTH, "shown_in": "2026-11", "person": person, "scheme": SCHEME,
            "item": item, "new": 10, "reason": "漏算一天", "name": OWNER }),
        );
    };
    correct("response");
    correct("kb");
    let seen = desk.call("facts.withdraw_look", json!({ "import": import }));
    assert_eq!(seen["held"]["problem"]["code"], "month.closed");
    let rows = look(&desk, &import);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        [&rows[0][0], &rows[0][1], &rows[0][3], &rows[0][4]],
        ["correction", "陈青", "10", "漏算一天"]
    );
}
