//! Which report is there on which day: the calendar, what home asks for, what closing looks at, days without data.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{BEI, Did, Late, QING, YUN, day, whole_month, workbook};
use crate::shop::{self, MONTH, OWNER};

fn calendar(desk: &Desk, month: &str) -> Value {
    desk.call("facts.completeness", json!({ "month": month }))
}

/// The states of a report's days: `p` present, `u` unsettled, `m` missing, `n` no data, `.` not expected.
fn line(calendar: &Value, report: usize) -> String {
    let days = calendar["reports"][report]["days"].as_array().unwrap();
    let sign = |d: &Value| match d["state"].as_str().unwrap() {
        "present" => 'p',
        "unsettled" => 'u',
        "missing" => 'm',
        "no_data" => 'n',
        _ => '.',
    };
    days.iter().map(sign).collect()
}

fn days(numbers: &[u32], people: &[Did]) -> Vec<(domain::Day, Vec<Did>)> {
    numbers.iter().map(|n| (day(&format!("2026-10-{n:02}")), people.to_vec())).collect()
}

fn excuse(desk: &Desk, report: &Value, days: &[&str], reason: &str) -> Value {
    let request =
        json!({ "shop": report["shop"], "layout": report["layout"], "days": days, "reason": reason });
    desk.call("facts.no_data", request)
}

#[test]
fn the_calendar_says_which_days_of_which_report_are_missing_and_home_asks_for_them() {
    let desk = shop::with_scheme();
    assert_eq!(calendar(&desk, MONTH)["reports"], json!([]), "nothing is expected of a report never seen");
    desk.is_today("2026-10-12");
    let there = [2, 3, 4, 8, 9];
    desk.import(&[desk.file("十月.xlsx", &workbook(&days(&there, &[QING, BEI, YUN]), Late::No))]);
    let seen = calendar(&desk, MONTH);
    assert_eq!(seen["reports"].as_array().unwrap().len(), 2);
    // The 1st is before the first import; the 12th is today.
    assert_eq!(line(&seen, 0), format!(".pppmmmppmm{}", ".".repeat(20)));
    assert_eq!(seen["missing"], 10, "five days of two reports");
    let next: Vec<String> = seen["next"].as_array().unwrap().iter().map(text).collect();
    assert!(next.iter().all(|l| l.ends_with("10月5、6、7、10、11日")), "{next:?}");
    let home = desk.call("home.summary", json!({ "month": MONTH }));
    let miss =
        home["misses"].as_array().unwrap().iter().find(|m| m["kind"] == "missing_days").unwrap().clone();
    assert_eq!((&miss["count"], &miss["examples"]), (&json!(10), &seen["next"]), "one source");
    let check = desk.call("month.close_check", json!({ "month": MONTH }));
    let note = check["notes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|n| n["problem"]["code"] == "month.close_days")
        .unwrap();
    assert_eq!(note["problem"]["params"]["count"], "10");
    // Of November, two weeks in, everything since its first day is missing; of a report that ended in summer nothing.
    desk.is_today("2026-11-04");
    assert_eq!(line(&calendar(&desk, "2026-11"), 0), format!("mmm{}", ".".repeat(27)));
    assert_eq!(calendar(&desk, "2026-12")["reports"], json!([]));
}

#[test]
fn days_without_data_are_excused_with_a_reason_in_one_step_and_asked_for_again_by_another() {
    let desk = shop::with_scheme();
    desk.is_today("2026-10-12");
    desk.import(&[desk.file("十月.xlsx", &workbook(&days(&[1, 2, 6, 11], &[QING]), Late::No))]);
    let report = calendar(&desk, MONTH)["reports"][0].clone();
    let request = json!({ "shop": report["shop"], "layout": report["layout"], "days": [], "reason": "休" });
    desk.refused_with("facts.no_data", request, "facts.no_days");
    let before = desk.last_change();
    excuse(&desk, &report, &["2026-10-03", "2026-10-04", "2026-10-05"], "国庆店休");
    assert_eq!(desk.last_change(), before + 1);
    let seen = calendar(&desk, MONTH);
    assert_eq!(line(&seen, 0), format!("ppnnnpmmmmp{}", ".".repeat(20)));
    assert_eq!(seen["reports"][0]["days"][2]["reason"], "国庆店休");
    let said = desk.call("history.list", json!({ "limit": 1 }));
    let said = said[0].to_string();
    assert!(said.contains("10月3、4、5日") && said.contains("国庆店休"), "{said}");
    excuse(&desk, &report, &["2026-10-04"], "");
    assert_eq!(line(&calendar(&desk, MONTH), 0), format!("ppnmnpmmmmp{}", ".".repeat(20)));
    desk.call("history.undo", json!({}));
    desk.call("history.undo", json!({}));
    assert_eq!(line(&calendar(&desk, MONTH), 0), format!("ppmmmpmmmmp{}", ".".repeat(20)));
    desk.call("history.redo", json!({}));
    // What is imported later counts, whatever was said.
    desk.import(&[desk.file("补.xlsx", &workbook(&days(&[4], &[QING]), Late::No))]);
    assert_eq!(line(&calendar(&desk, MONTH), 0), format!("ppnpnpmmmmp{}", ".".repeat(20)));
}

#[test]
fn unsettled_days_are_asked_for_again_once_the_platform_has_settled_them() {
    let desk = shop::with_scheme();
    desk.is_today("2026-10-12");
    desk.import(&[desk.file("十月.xlsx", &workbook(&days(&[9, 10, 11], &[QING, BEI, YUN]), Late::Ratings))]);
    let seen = calendar(&desk, MONTH);
    let late: Vec<(String, String)> = seen["reports"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|r| r["days"].as_array().unwrap())
        .filter(|d| d["state"] == "unsettled")
        .map(|d| (text(&d["day"]), text(&d["again"])))
        .collect();
    assert!(late.len() >= 3, "{seen}");
    let kinds = |desk: &Desk| desk.misses(MONTH).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    // A month later all of them can be settled; not one of them waits.
    desk.is_today("2026-11-22");
    assert!(kinds(&desk).contains(&"unsettled".to_owned()));
    assert!(!kinds(&desk).contains(&"waiting".to_owned()));
    let again = calendar(&desk, MONTH);
    assert_eq!((&again["settle"], &again["waiting"]), (&json!(late.len()), &json!(0)));
    let done = workbook(&days(&[9, 10, 11], &[QING, BEI, YUN]), Late::No);
    desk.import(&[desk.file("再次.xlsx", &done)]);
    assert!(!kinds(&desk).contains(&"unsettled".to_owned()));
    assert_eq!(calendar(&desk, MONTH)["settle"], 0);
}

#[test]
fn a_closed_months_calendar_stays_as_it_is() {
    let desk = shop::closed();
    let seen = calendar(&desk, MONTH);
    assert_eq!((&seen["closed"], line(&seen, 0)), (&json!(true), "p".repeat(31)));
    let report = &seen["reports"][0];
    let request =
        json!({ "shop": report["shop"], "layout": report["layout"], "days": ["2026-10-03"], "reason": "休" });
    desk.refused_with("facts.no_data", request, "month.closed");
}

#[test]
fn what_withdrawing_an_import_would_do_is_told_before() {
    let desk = shop::ready();
    let slow: Vec<Did> = [QING, BEI, YUN].map(|d| Did { first: 900, ..d }).to_vec();
    let third = workbook(&[(day("2026-10-03"), slow)], Late::No);
    let import = desk.import(&[desk.file("三号.xlsx", &third)]);
    let done = desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER }));
    assert_eq!(done["value"]["done"], 3);
    let change = desk.last_change();
    let look = desk.call("facts.withdraw_look", json!({ "import": import }));
    assert_eq!(desk.last_change(), change);
    let back = look["back"].as_array().unwrap();
    assert_eq!(
        back.iter().map(|b| b["figures"].as_u64().unwrap()).sum::<u64>(),
        look["gone"].as_u64().unwrap()
    );
    for sheet in back {
        assert_eq!(
            (&sheet["file"], &sheet["from"], &sheet["to"]),
            (&json!("十月.xlsx"), &json!("2026-10-03"), &json!("2026-10-03"))
        );
    }
    let names: Vec<String> = look["reopened"].as_array().unwrap().iter().map(|s| text(&s["name"])).collect();
    assert_eq!(names.len(), 3, "{look}");
    desk.call("facts.withdraw", json!({ "import": import }));
    for no in ["001", "002", "003"] {
        assert_eq!(desk.line(MONTH, no)["state"], "open", "as was told");
    }
    // The first import has nothing beneath it.
    let first = desk.call("facts.imports", json!({}));
    let first = first.as_array().unwrap().last().unwrap()["id"].clone();
    let look = desk.call("facts.withdraw_look", json!({ "import": first }));
    assert_eq!((&look["back"], &look["held"]), (&json!([]), &Value::Null));
    let desk = shop::closed();
    let first = desk.call("facts.imports", json!({}))[0]["id"].clone();
    let look = desk.call("facts.withdraw_look", json!({ "import": first }));
    assert_eq!(look["held"]["problem"]["code"], "month.closed");
}

#[test]
fn files_are_read_side_by_side_and_shown_in_the_order_given() {
    let desk = shop::with_staff();
    let month: Vec<_> = whole_month(MONTH, &[QING, BEI, YUN]);
    let mut files: Vec<(String, Vec<u8>)> =
        month.chunks(1).map(|one| (format!("{}.xlsx", one[0].0), workbook(one, Late::No))).collect();
    files.reverse();
    let tokens: Vec<String> = files.iter().map(|(name, bytes)| desk.file(name, bytes)).collect();
    let preview = desk.preview(&tokens);
    let mut shown: Vec<String> =
        preview["sheets"].as_array().unwrap().iter().map(|s| text(&s["file"])).collect();
    shown.dedup();
    assert_eq!(shown, files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    let inside: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let zipped = desk.file("十月.zip", &crate::imports::zip_of(&inside));
    let preview = desk.preview(&[zipped]);
    assert_eq!(preview["sheets"].as_array().unwrap().len(), 62);
}
