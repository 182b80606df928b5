//! A scheme tried on months that are over: who gains, who loses, what one step better would add. Nothing is written.

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use crate::desk::{Desk, hash, text};
use crate::scheme_drafts::{begin, draft, keep};
use crate::shop::{self, MONTH, SCHEME};

fn tried(desk: &Desk, id: &str, months: &[&str]) -> Value {
    desk.call("schemes.what_if", json!({ "id": id, "months": months }))
}

fn row<'a>(month: &'a Value, staff_no: &str) -> &'a Value {
    month["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == staff_no).unwrap()
}

#[test]
fn a_draft_is_tried_on_a_closed_month_and_nothing_is_written() {
    let desk = shop::closed();
    let mut scheme = draft(&desk, SCHEME);
    // 001 answers in 40 s, the others in less: 15 × 30 ÷ 40 = 11.25, with a target of 20 all lose.
    scheme["items"][0]["target"] = json!(20);
    keep(&desk, SCHEME, &scheme);
    let (book, change) = (hash(&desk.book_path()), desk.last_change());
    let found = tried(&desk, SCHEME, &[MONTH]);
    let month = &found["months"][0];
    assert_eq!((&month["closed"], &month["gain"]), (&json!(true), &json!(0)));
    let one = row(month, "001");
    assert_eq!(
        (&one["before"], &one["after"], &one["change"]),
        (&json!(91.25), &json!(87.5), &json!(-3.75)),
        "{one}"
    );
    assert_eq!(one["items"], json!([{ "name": "响应速度", "before": 11.25, "after": 7.5 }]));
    assert!(month["lose"].as_u64().unwrap() >= 1);
    let rank = |who: &str, key: &str| row(month, who)[key].as_u64().unwrap();
    assert_eq!(
        [rank("001", "rank_before"), rank("002", "rank_before"), rank("003", "rank_before")],
        [1, 2, 3]
    );
    let spread = month["spread"].as_array().unwrap();
    let people = |key: &str| spread.iter().map(|b| b[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((people("before"), people("after")), (3, 3), "{month}");
    assert_eq!((hash(&desk.book_path()), desk.last_change()), (book, change), "trying wrote something");
    assert_eq!(desk.line(MONTH, "001")["total"], 91.25);
}

#[test]
fn a_scheme_of_nobody_yet_takes_the_marks_of_the_same_items_along() {
    let desk = shop::ready();
    let id = begin(&desk, "复制的方案", Some(SCHEME));
    let found = tried(&desk, &id, &[MONTH]);
    assert_eq!(found["borrowed"], true);
    let one = row(&found["months"][0], "001");
    assert_eq!(
        (&one["before"], &one["after"], &one["change"]),
        (&json!(91.25), &json!(91.25), &json!(0)),
        "{one}"
    );
    assert!(text(&one["note"]).contains("在线客服绩效考核"), "whose points those are now: {one}");
    assert_eq!((&found["months"][0]["same"], &found["months"][0]["gain"]), (&json!(3), &json!(0)));
}

#[test]
fn several_months_are_tried_together_and_a_month_without_figures_says_so() {
    let desk = shop::ready();
    let mut scheme = draft(&desk, SCHEME);
    scheme["items"][0]["target"] = json!(20);
    keep(&desk, SCHEME, &scheme);
    let found = tried(&desk, SCHEME, &[MONTH, "2026-09", MONTH]);
    assert_eq!(found["months"].as_array().unwrap().len(), 2, "a month counts once");
    assert_eq!(found["months"][0]["rows"], json!([]));
    assert_eq!(found["months"][0]["problems"][0]["problem"]["code"], "scheme.no_figures", "{found}");
    assert_eq!(row(&found["all"], "001")["change"], -3.75);
    desk.refused_with("schemes.what_if", json!({ "id": SCHEME, "months": [] }), "scheme.no_months");
    desk.refused_with("schemes.what_if", json!({ "id": "nobody", "months": [MONTH] }), "scheme.unknown");
}

#[test]
fn the_trial_is_a_workbook_that_anybody_opens() {
    let desk = shop::ready();
    let what = json!({ "id": SCHEME, "version": 1, "months": [MONTH, "2026-09"] });
    desk.call("schemes.what_if_save", json!({ "what": what, "token": desk.token("试算.xlsx") }));
    let bytes = std::fs::read(desk.path("试算.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["全部月份平均", "2026-09", MONTH]);
    let sheet = book.worksheet_range(MONTH).unwrap();
    let row: Vec<Data> = sheet.rows().find(|r| r[0] == Data::String("001".into())).unwrap().to_vec();
    assert_eq!((&row[2], &row[3], &row[4]), (&Data::Float(91.25), &Data::Float(91.25), &Data::Float(0.0)));
}

#[test]
fn one_step_better_is_what_the_whole_sheet_would_gain() {
    let desk = shop::ready();
    let request = json!({ "id": SCHEME, "version": 1, "month": MONTH, "person": desk.person("001") });
    let example = desk.call("schemes.steps", request);
    assert_eq!(example["total"], 91.25);
    let step = |item: &str| {
        let items = example["items"].as_array().unwrap();
        text(&items.iter().find(|i| i["item"] == item).unwrap()["step"])
    };
    // 15 × 30 ÷ 39 = 11.54 instead of 11.25.
    assert_eq!(step("response"), "少 1 秒：+0.29 分");
    assert!(step("norms").contains("再好也不加分") || step("norms").contains('+'), "{}", step("norms"));
}

#[test]
fn a_figure_in_no_band_stops_its_month_with_a_sentence_and_not_the_others() {
    let desk = shop::ready();
    let mut scheme = draft(&desk, SCHEME);
    scheme["items"][0]["rule"] = json!({ "kind": "tiers", "bands": [{ "max": 1, "points": 15 }] });
    keep(&desk, SCHEME, &scheme);
    let found = tried(&desk, SCHEME, &[MONTH, "2026-09"]);
    assert_eq!(found["months"][1]["problems"][0]["problem"]["code"], "scheme.no_band", "{found}");
    assert_eq!(found["months"][1]["rows"], json!([]));
}
