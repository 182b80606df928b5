//! Reports of more than a day: one row an agent for the whole month, or for a week. From the preview to the evaluation,
//! and what becomes of them when a nickname passes on inside their days.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH, SCHEME};

/// A 客服数据 of the days in its name: asked, received, first response in seconds of each nickname.
fn report(desk: &Desk, days: &str, rows: &[(&str, u32, u32, u32)]) -> String {
    let mut lines = String::from("旺旺昵称,咨询人数,接待人数,首次响应秒\n");
    for (who, asked, served, first) in rows {
        lines.push_str(&format!("{who},{asked},{served},{first}\n"));
    }
    desk.file(&format!("客服数据_{days}.csv"), lines.as_bytes())
}

/// Previews and imports; the sheet of the preview.
fn import(desk: &Desk, token: String) -> Value {
    let preview = desk.preview(&[token]);
    assert_eq!(preview["can_commit"], true, "{preview:#}");
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    preview["sheets"][0].clone()
}

/// `p` present, `m` missing, `n` not expected, of each day; and how many are missing.
fn calendar(desk: &Desk, month: &str) -> (String, Value) {
    let seen = desk.call("facts.completeness", json!({ "month": month }));
    let sign = |d: &Value| text(&d["state"])[..1].to_owned();
    let days = seen["reports"][0]["days"].as_array().map(|days| days.iter().map(sign).collect::<String>());
    (days.unwrap_or_default(), seen["missing"].clone())
}

fn told(desk: &Desk, code: &str) -> Vec<String> {
    let board = desk.board(MONTH);
    let problems = board["problems"].as_array().unwrap().iter().filter(|p| p["problem"]["code"] == code);
    problems.map(|p| text(&p["text"])).collect()
}

/// Days and why they do not count, of a nickname's first responses.
fn unused(desk: &Desk, nickname: &str) -> Vec<(String, Value)> {
    let request = json!({ "month": MONTH, "metric": "first_resp_sec", "offset": 0, "limit": 99 });
    let page = desk.call("facts.list", request);
    let own = page["rows"].as_array().unwrap().iter().filter(|r| r["nickname"] == nickname);
    own.map(|r| (text(&r["from"]), r["unused"].clone())).collect()
}

const TEAM: [(&str, u32, u32, u32); 3] =
    [("店:阿青", 900, 600, 40), ("店:小北", 450, 300, 30), ("店:云朵", 900, 750, 60)];

#[test]
fn a_report_of_the_whole_month_goes_from_the_preview_to_the_evaluation_and_is_expected_once_a_month() {
    let desk = shop::with_scheme();
    let sheet = import(&desk, report(&desk, "2026-10-01至2026-10-31", &TEAM));
    assert_eq!(
        (&sheet["layout"], &sheet["from"], &sheet["to"], &sheet["rows"], &sheet["new"]),
        (&json!("chitu.agent_data"), &json!("2026-10-01"), &json!("2026-10-31"), &json!(3), &json!(9)),
        "{sheet:#}"
    );
    assert_eq!(calendar(&desk, MONTH), ("p".repeat(31), json!(0)));
    // November is asked for when it is over, as a whole.
    assert_eq!(calendar(&desk, "2026-11").1, 0);
    desk.is_today("2026-12-02");
    assert_eq!(calendar(&desk, "2026-11"), ("m".repeat(30), json!(30)));
    for (staff_no, value, points) in
        [("001", 40, json!(11.25)), ("002", 30, json!(15)), ("003", 60, json!(7.5))]
    {
        let cell = desk.cell(MONTH, staff_no, "response");
        assert_eq!((&cell["value"], &cell["points"]), (&json!(value), &points), "{staff_no}: {cell}");
    }
    let source = desk.why(MONTH, "002", SCHEME, Some("response"))["sources"][0].clone();
    assert_eq!(source["cell"], "D3", "down to its cell: {source}");
}

#[test]
fn weekly_reports_make_the_month_by_their_customers_and_a_week_that_leaves_the_month_is_told() {
    let desk = shop::with_scheme();
    let week = |days: &str, served: u32, first: u32| {
        import(&desk, report(&desk, days, &[("店:阿青", served + 5, served, first), ("店:小北", 20, 10, 30)]))
    };
    week("2026-10-05至2026-10-11", 10, 30);
    week("2026-10-12至2026-10-18", 30, 60);
    let sheet = week("2026-10-19至2026-10-25", 40, 20);
    assert_eq!((&sheet["from"], &sheet["to"]), (&json!("2026-10-19"), &json!("2026-10-25")), "{sheet:#}");
    // The 1st to the 4th were before the first report; what comes after the last is missing now that the month is over.
    assert_eq!(
        calendar(&desk, MONTH),
        (format!("{}{}{}", "n".repeat(4), "p".repeat(21), "m".repeat(6)), json!(6))
    );
    // (30 × 10 + 60 × 30 + 20 × 40) ÷ 80.
    assert_eq!(desk.cell(MONTH, "001", "response")["value"], json!(36.25));
    assert_eq!(desk.cell(MONTH, "002", "response")["value"], json!(30));
    week("2026-10-26至2026-11-01", 100, 500);
    assert_eq!(calendar(&desk, MONTH).1, 0);
    assert_eq!(
        desk.cell(MONTH, "001", "response")["value"],
        json!(36.25),
        "seven days of two months cannot be split"
    );
    let beyond: Vec<_> = unused(&desk, "店:阿青").into_iter().filter(|(_, why)| !why.is_null()).collect();
    assert_eq!(beyond, [("2026-10-26".to_owned(), json!("beyond"))]);
}

#[test]
fn a_figure_of_the_month_is_told_and_not_counted_when_its_nickname_passes_on_until_the_days_are_apart() {
    let desk = shop::with_scheme();
    let shop = desk.shop("小满旗舰店");
    let month = report(&desk, "2026-10-01至2026-10-31", &TEAM[..2]);
    import(&desk, month);
    assert_eq!(told(&desk, "facts.spans_change"), Vec::<String>::new());
    let owner = json!({ "person": desk.person("003") });
    desk.call(
        "accounts.bind",
        json!({ "shop": shop, "nickname": "店:阿青", "owner": owner, "from": "2026-10-16" }),
    );

    let said = told(&desk, "facts.spans_change");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("店:阿青") && said[0].contains("分不清是谁的"), "{said:?}");
    assert_eq!(unused(&desk, "店:阿青"), [("2026-10-01".to_owned(), json!("changing"))]);
    assert_eq!(desk.cell(MONTH, "002", "response")["value"], json!(30), "nobody else is touched");
    for staff_no in ["001", "003"] {
        let board = desk.board(MONTH);
        let has = board["rows"].as_array().unwrap().iter().any(|r| r["staff_no"] == staff_no);
        assert!(!has, "{staff_no} has no figure: {board:#}");
    }

    // Exported apart, the days count for whose they are, and nothing is left to be told.
    import(&desk, report(&desk, "2026-10-01至2026-10-15", &[("店:阿青", 400, 300, 20)]));
    import(&desk, report(&desk, "2026-10-16至2026-10-31", &[("店:阿青", 500, 300, 60)]));
    assert_eq!(desk.cell(MONTH, "001", "response")["value"], json!(20));
    assert_eq!(desk.cell(MONTH, "003", "response")["value"], json!(60));
    assert_eq!(told(&desk, "facts.spans_change"), Vec::<String>::new());
    assert_eq!(desk.cell(MONTH, "002", "response")["value"], json!(30));
}
