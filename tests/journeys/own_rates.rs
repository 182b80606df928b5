//! A rate in the owner's own table: a printed 0 counts where the row says of how many, and measures nothing where no
//! column does. The same rule holds for the reports that ship.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH};

/// Keeps a mapping of these headers, the first of which names the agent.
fn mapped(desk: &Desk, columns: &[(&str, &str, &str)]) {
    let column = |header: &str, purpose: &str, metric: &str, unit: &str| json!({ "header": header, "use": purpose, "metric": metric, "unit": unit });
    let mut all = vec![column("谁", "nickname", "", "number")];
    all.extend(columns.iter().map(|(header, metric, unit)| column(header, "metric", metric, unit)));
    let mapping = json!({ "name": "自己的表", "short_dates": null, "settles_after_days": 0, "columns": all });
    desk.call("layouts.save", json!({ "mapping": mapping }));
}

/// Previews the table of October and imports it; gives the problems with their sentences.
fn imported(desk: &Desk, lines: &str) -> Vec<(String, String)> {
    let preview = desk.preview(&[desk.file("自己的表_2026-10-01至2026-10-31.csv", lines.as_bytes())]);
    assert_eq!(preview["can_commit"], true, "{preview:#}");
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let told = preview["sheets"][0]["problems"].as_array().unwrap().iter();
    told.map(|p| (text(&p["code"]), text(&p["text"]))).collect()
}

/// The month's value of a person and the state of the fact.
fn month(desk: &Desk, staff_no: &str, metric: &str) -> (Value, String) {
    let person = desk.person(staff_no);
    let request = json!({ "metric": metric, "person": person, "from": MONTH, "to": MONTH });
    let value = desk.call("metrics.history", request)["months"][0]["value"].clone();
    let page = json!({ "month": MONTH, "metric": metric, "person": person, "offset": 0, "limit": 9 });
    (value, text(&desk.call("facts.list", page)["rows"][0]["state"]))
}

fn settled(value: i64) -> (Value, String) {
    (json!(value), "settled".to_owned())
}

fn nothing_measured() -> (Value, String) {
    (Value::Null, "not_measured".to_owned())
}

#[test]
fn a_printed_0_of_a_rate_without_any_count_measures_nothing_and_the_preview_says_so() {
    let desk = shop::with_staff();
    mapped(&desk, &[("满意", "csat_rate", "share"), ("退款占比", "refund_rate", "share")]);
    let told = imported(&desk, "谁,满意,退款占比\n店:阿青,95%,0%\n店:小北,0%,4%\n店:云朵,0,0%\n");
    assert_eq!(month(&desk, "001", "csat_rate"), settled(95));
    assert_eq!(month(&desk, "002", "csat_rate"), nothing_measured());
    assert_eq!(month(&desk, "003", "csat_rate"), nothing_measured());
    assert_eq!(month(&desk, "002", "refund_rate"), settled(4));
    assert_eq!(
        month(&desk, "001", "refund_rate"),
        nothing_measured(),
        "a low 0 would be full marks for nothing"
    );
    let zeros: Vec<&str> = told
        .iter()
        .filter(|(code, _)| code == "import.zero_of_nothing")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(zeros.len(), 2, "once a column: {told:?}");
    assert!(zeros[0].contains("“满意”列有 2 个 0") && zeros[0].contains("B3"), "{zeros:?}");
    assert!(zeros[1].contains("“退款占比”列有 2 个 0") && zeros[1].contains("C2"), "{zeros:?}");
}

#[test]
fn a_printed_0_counts_where_the_table_says_of_how_many() {
    let desk = shop::with_staff();
    mapped(
        &desk,
        &[
            ("满意", "csat_rate", "share"),
            ("评价", "ratings_received", "number"),
            ("退款占比", "refund_rate", "share"),
        ],
    );
    let told =
        imported(&desk, "谁,满意,评价,退款占比\n店:阿青,0%,12,0%\n店:小北,0%,0,0%\n店:云朵,80%,5,2%\n");
    assert_eq!(month(&desk, "001", "csat_rate"), settled(0), "twelve ratings, none good");
    assert_eq!(month(&desk, "002", "csat_rate"), nothing_measured());
    assert_eq!(month(&desk, "003", "csat_rate"), settled(80));
    // Where the dictionary knows no weight, any count of the row says that there was something.
    assert_eq!(month(&desk, "001", "refund_rate"), settled(0));
    assert_eq!(month(&desk, "002", "refund_rate"), nothing_measured());
    assert!(told.iter().all(|(code, _)| code != "import.zero_of_nothing"), "{told:?}");
}

#[test]
fn other_counts_of_the_row_do_not_say_of_how_many_ratings_a_share_is() {
    let desk = shop::with_staff();
    mapped(&desk, &[("满意", "csat_rate", "share"), ("接待", "receive_users", "number")]);
    let told = imported(&desk, "谁,满意,接待\n店:阿青,0%,120\n店:小北,90%,80\n");
    assert_eq!(
        month(&desk, "001", "csat_rate"),
        nothing_measured(),
        "120 customers, and nobody may have rated"
    );
    assert_eq!(month(&desk, "002", "csat_rate"), settled(90));
    assert!(told.iter().any(|(code, _)| code == "import.zero_of_nothing"), "{told:?}");
}
