//! Quarter, half-year and year: totals by month, means, streaks, trends; gaps are never zeros; a workbook of it.

use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::sample_shop;
use crate::shop::{self, MONTH, SCHEME};

fn period(desk: &Desk, from: &str, months: u32) -> Value {
    desk.call("month.period", json!({ "from": from, "months": months }))
}

fn row<'a>(all: &'a Value, no: &str) -> &'a Value {
    all["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == no).unwrap_or_else(|| panic!("no {no}"))
}

fn totals(row: &Value) -> Vec<Option<f64>> {
    row["cells"].as_array().unwrap().iter().map(|c| c["total"].as_f64()).collect()
}

#[test]
fn a_year_of_the_sample_has_the_totals_of_its_boards_and_the_mean_of_them() {
    let desk = sample_shop::desk(Lang::Zh);
    let all = period(&desk, "2026-01", 12);
    assert_eq!((&all["scheme"], all["months"].as_array().unwrap().len()), (&json!(SCHEME), 12));
    let mut compared = 0;
    for (at, month) in all["months"].as_array().unwrap().iter().enumerate() {
        let board = desk.board(&text(month));
        assert_eq!(all["group"]["totals"][at], board["group_total"], "{month}");
        for line in board["rows"].as_array().unwrap() {
            let own = row(&all, &text(&line["staff_no"]))["cells"][at].clone();
            assert_eq!((&own["total"], &own["grade"]), (&line["total"], &line["grade"]), "{month} {line}");
            compared += 1;
        }
    }
    assert!(compared > 80, "{compared}");
    for one in all["rows"].as_array().unwrap() {
        let known: Vec<f64> = totals(one).into_iter().flatten().collect();
        assert_eq!(one["counted"], json!(known.len()));
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        assert!((one["mean"].as_f64().unwrap() - mean).abs() < 0.006, "{one}");
        assert_eq!(one["change"].is_null(), known.len() < 3, "{one}");
        assert_eq!(one["cells"][0], json!(null), "January has no sheets, and they are gaps");
    }
    let means: Vec<f64> =
        all["rows"].as_array().unwrap().iter().map(|r| r["mean"].as_f64().unwrap()).collect();
    assert!(means.is_sorted_by(|a, b| a >= b), "{means:?}");
}

#[test]
fn streaks_are_counted_against_the_group_or_a_grade_up_to_the_latest_month() {
    let desk = sample_shop::desk(Lang::Zh);
    let all = period(&desk, "2026-01", 12);
    let against = |grade: Option<&str>| {
        let mut request = json!({ "from": "2026-01", "months": 12 });
        if let Some(grade) = grade {
            request["grade"] = json!(grade);
        }
        desk.call("month.period", request)
    };
    for one in all["rows"].as_array().unwrap() {
        let own: Vec<Option<bool>> = totals(one)
            .iter()
            .zip(all["group"]["totals"].as_array().unwrap())
            .map(|(own, group)| Some((*own)? >= group.as_f64()?))
            .collect();
        let latest = own.iter().rposition(Option::is_some);
        let months = latest.map_or(0, |l| own[..=l].iter().rev().take_while(|m| **m == own[l]).count());
        assert_eq!(one["streak"]["months"], json!(months), "{one}");
        assert_eq!(one["streak"]["holds"], json!(latest.and_then(|l| own[l])));
    }
    let grades = all["grades"].as_array().unwrap().clone();
    assert_eq!(grades.len(), 5, "{grades:?}");
    let lowest = against(grades.last().and_then(Value::as_str));
    for one in lowest["rows"].as_array().unwrap().iter().filter(|r| r["counted"] != json!(0)) {
        assert_eq!(one["streak"]["holds"], json!(true), "everybody has at least the lowest: {one}");
    }
    assert_eq!(against(Some("没有这个等级"))["grade"], json!(null));
}

#[test]
fn the_best_and_the_weakest_item_are_the_ends_of_the_shares() {
    let desk = sample_shop::desk(Lang::Zh);
    let all = period(&desk, "2026-07", 3);
    let mut found = 0;
    for one in all["rows"].as_array().unwrap() {
        let shares: Vec<Option<f64>> =
            one["items"].as_array().unwrap().iter().map(|i| i["share"].as_f64()).collect();
        let (Some(best), Some(worst)) = (one["best"].as_u64(), one["worst"].as_u64()) else { continue };
        let (high, low) = (shares[best as usize].unwrap(), shares[worst as usize].unwrap());
        assert!(shares.iter().flatten().all(|s| *s <= high && *s >= low) && high > low, "{one}");
        found += 1;
    }
    assert!(found > 5, "{found}");
}

#[test]
fn the_workbook_has_the_values_the_staff_numbers_as_text_and_nothing_that_runs() {
    let desk = shop::closed();
    desk.call(
        "staff.save",
        json!({ "id": desk.person("002"), "staff_no": "002", "name": "=HYPERLINK(\"http://x\")", "post": "客服",
                "hired": null, "left": null, "probation_until": null, "note": "" }),
    );
    let save = json!({ "period": { "from": MONTH, "months": 3 }, "token": desk.token("四季度.xlsx") });
    desk.call("month.save_period", save);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("四季度.xlsx")).unwrap();
    let names = calamine::Reader::sheet_names(&book);
    assert_eq!(names, ["总分", "评分项"]);
    let range = calamine::Reader::worksheet_range(&mut book, "总分").unwrap();
    let rows: Vec<&[calamine::Data]> = range.rows().collect();
    let head = rows.iter().position(|r| r[0] == calamine::Data::String("工号".into())).unwrap();
    assert_eq!(rows[head][2], calamine::Data::String("2026年10月".into()));
    let first = rows[head + 1];
    assert_eq!(first[0], calamine::Data::String("001".into()));
    assert_eq!(
        (&first[2], &first[3]),
        (&calamine::Data::Float(91.25), &calamine::Data::Empty),
        "a gap is no zero"
    );
    let formulas = calamine::Reader::worksheet_formula(&mut book, "总分").unwrap();
    assert!(formulas.is_empty(), "text is never a formula");
    let items = calamine::Reader::worksheet_range(&mut book, "评分项").unwrap();
    assert!(items.rows().count() > 20);
}

#[test]
fn a_book_without_sheets_says_so_and_an_endless_period_is_refused() {
    let desk = shop::with_staff();
    let all = period(&desk, "2026-10", 3);
    assert_eq!((&all["rows"], &all["scheme"], &all["schemes"]), (&json!([]), &json!(null), &json!([])));
    desk.refused_with(
        "month.save_period",
        json!({ "period": { "from": MONTH, "months": 3 }, "token": desk.token("空.xlsx") }),
        "papers.empty",
    );
    for months in [0, 25] {
        desk.refused_with("month.period", json!({ "from": MONTH, "months": months }), "month.bad_period");
    }
}
