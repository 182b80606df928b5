//! Months that are not whole, and figures made of little: told on board, sheet and paper; and what a new month
//! starts with.

use serde_json::{Value, json};

use crate::desk::{Desk, lines, text};
use crate::exports::{BEI, Did, Late, QING, YUN, whole_month, workbook};
use crate::shop::{self, MONTH, OWNER, SCHEME};

/// A person's dates.
fn dated(desk: &Desk, no: &str, name: &str, hired: &str, left: Option<&str>) {
    desk.call(
        "staff.save",
        json!({ "id": desk.person(no), "staff_no": no, "name": name, "post": "客服", "hired": hired, "left": left,
                "probation_until": null, "note": "" }),
    );
}

fn paper_text(desk: &Desk, month: &str, no: &str) -> String {
    let info = desk.call(
        "papers.save",
        json!({ "paper": { "kind": "evaluation", "month": month, "people": [desk.person(no)] },
                "token": desk.token("考核表.pdf") }),
    );
    assert_eq!(info["files"], json!(["考核表.pdf"]));
    let sheet =
        desk.call("month.sheet", json!({ "month": month, "person": desk.person(no), "scheme": SCHEME }));
    sheet.to_string()
}

#[test]
fn who_comes_on_the_twelfth_is_scored_and_ranked_and_the_days_are_told() {
    let desk = shop::ready();
    dated(&desk, "002", "林北", "2026-10-12", None);
    let line = desk.line(MONTH, "002");
    let want = json!({ "first": "2026-10-12", "last": "2026-10-31", "days": 20, "of": 31 });
    assert_eq!((&line["part"], &line["unranked"]), (&want, &json!(null)));
    assert!(line["rank"].is_u64(), "ranked unless the scheme says otherwise: {line}");
    assert_eq!(desk.line(MONTH, "001")["part"], json!(null));
    assert!(paper_text(&desk, MONTH, "002").contains("2026-10-12"));
    let check = desk.call("month.close_check", json!({ "month": MONTH }));
    let notes: Vec<String> = check["notes"].as_array().unwrap().iter().map(|n| text(&n["text"])).collect();
    assert!(notes.iter().any(|n| n.contains("林北") && n.contains("天数")), "{notes:?}");
    // A leaver and whoever came and left within the month.
    dated(&desk, "003", "何云", "2026-10-05", Some("2026-10-14"));
    let line = desk.line(MONTH, "003");
    assert_eq!((&line["part"]["days"], &line["unranked"]), (&json!(10), &json!("leaver")));
    dated(&desk, "002", "林北", "2026-10-01", None);
    assert_eq!(desk.line(MONTH, "002")["part"], json!(null), "the first is the whole month");
}

#[test]
fn a_scheme_may_leave_out_of_the_ranking_who_was_there_for_few_days() {
    let desk = shop::ready();
    dated(&desk, "002", "林北", "2026-10-12", None);
    let with_days = |days: Value| {
        let file = json!({
            "id": "few_days", "type": "scheme", "name": { "zh": "按天数", "en": "By days" }, "period": "month",
            "total": { "nominal": null }, "min_days": days,
            "items": [{ "id": "a", "metric": null, "zh": "甲", "en": "a", "weight": 10,
                        "rule": { "kind": "percent_score" }, "missing": "zero" }],
        });
        desk.file("方案.json", file.to_string().as_bytes())
    };
    let token = with_days(json!(21));
    let scheme = desk.call("schemes.import", json!({ "token": token, "from": MONTH }))["value"].clone();
    for no in ["001", "002"] {
        desk.call(
            "schemes.assign",
            json!({ "scheme": scheme, "scope": { "kind": "person", "id": desk.person(no) }, "from": MONTH }),
        );
    }
    let board = desk.call("month.board", json!({ "month": MONTH, "scheme": scheme }));
    let of =
        |no: &str| board["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == no).unwrap().clone();
    assert_eq!((&of("002")["unranked"], &of("002")["rank"]), (&json!("part_month"), &json!(null)));
    assert_eq!((&of("001")["unranked"], &of("001")["rank"]), (&json!(null), &json!(1)));
    for wrong in [json!(40), json!(2.5)] {
        desk.refused_with(
            "schemes.import",
            json!({ "token": with_days(wrong), "from": MONTH }),
            "scheme.bad_days",
        );
    }
}

/// Somebody with few ratings.
const FEW: Did =
    Did { nickname: "店:小北", asked: 15, served: 10, first: 300, stars: [0, 0, 0, 0, 0], worked: 1 };

#[test]
fn a_figure_made_of_few_ratings_is_marked_on_board_sheet_and_reason_and_the_owner_says_what_is_few() {
    let desk = shop::with_scheme();
    let mut days = whole_month(MONTH, &[QING, FEW, YUN]);
    days[3].1[1].stars = [0, 4, 0, 0, 0];
    desk.import(&[desk.file("十月.xlsx", &workbook(&days, Late::No))]);
    let cell = desk.cell(MONTH, "002", "csat");
    assert_eq!((&cell["small"], &cell["points"]), (&json!(4), &json!(17.78)), "marked, and scored as ever");
    assert_eq!(desk.cell(MONTH, "001", "csat")["small"], json!(null), "155 ratings are enough");
    assert_eq!(desk.cell(MONTH, "002", "volume")["small"], json!(null), "days are no sample");
    let told = lines(&desk.why(MONTH, "002", SCHEME, Some("csat")));
    assert!(told.contains("样本少") && told.contains("少于 10 个"), "{told}");
    let check = desk.call("month.close_check", json!({ "month": MONTH }));
    assert!(check["notes"].to_string().contains("样本少"), "{check}");
    let book = desk.call("settings.book", json!({}));
    assert_eq!(book["small_below"], 10);
    let save = |least: u32| {
        let mut book = book.clone();
        book["small_below"] = json!(least);
        desk.call("settings.save_book", book);
    };
    save(4);
    assert_eq!(desk.cell(MONTH, "002", "csat")["small"], json!(null), "four are enough now");
    save(200);
    assert_eq!(desk.cell(MONTH, "001", "csat")["small"], json!(155));
    save(0);
    assert_eq!(desk.cell(MONTH, "002", "csat")["small"], json!(null));
    // A mark is no sample, and a closed month keeps what it was marked by.
    save(5);
    desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER, "reason": "先这样" }));
    desk.call("month.close", json!({ "month": MONTH, "name": OWNER, "reason": "先这样" }));
    save(0);
    assert_eq!(desk.cell(MONTH, "002", "csat")["small"], json!(4));
}

#[test]
fn a_new_month_starts_with_last_months_assignments_targets_and_bindings() {
    let desk = shop::closed();
    let next = "2026-11";
    desk.is_today("2026-12-05");
    desk.call("schemes.target", json!({ "scheme": SCHEME, "item": "response", "value": 60, "from": next }));
    desk.import(&[desk.file("十一月.xlsx", &workbook(&whole_month(next, &[QING, BEI, YUN]), Late::No))]);
    let board = desk.board(next);
    assert_eq!((&board["scheme"], &board["version"]), (&json!(SCHEME), &json!(1)), "nobody assigned it anew");
    let people: Vec<String> =
        board["rows"].as_array().unwrap().iter().map(|r| text(&r["staff_no"])).collect();
    assert_eq!(people.len(), 3, "the nicknames are theirs still: {people:?}");
    let target = |month: &str| {
        let board = desk.board(month);
        let sheet = desk
            .call("month.sheet", json!({ "month": month, "person": desk.person("001"), "scheme": SCHEME }));
        assert!(board["closed"].is_boolean());
        lines(&sheet["whys"][0])
    };
    assert!(target(next).contains("目标 60 秒"), "{}", target(next));
    assert!(target(MONTH).contains("目标 30 秒"), "the closed month stays: {}", target(MONTH));
    // And so does the month after it, without anybody doing anything.
    desk.is_today("2027-01-05");
    let after = "2026-12";
    desk.import(&[desk.file("十二月.xlsx", &workbook(&whole_month(after, &[QING, BEI, YUN]), Late::No))]);
    assert_eq!(desk.board(after)["rows"].as_array().unwrap().len(), 3);
    assert!(target(after).contains("目标 60 秒"), "{}", target(after));
}
