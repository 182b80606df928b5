//! Rows, sheets and files unticked before an import: only what is ticked is written, and the record says the rest.

use papers::workbook::{PlainCell, PlainSheet, plain_workbook};
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{BEI, Did, Late, QING, day, workbook};
use crate::shop::{self, MONTH};

/// Cells of an agent's day in the two reports.
const SERVICE: u64 = 3;
const DAILY: u64 = 9;

fn tick(desk: &Desk, preview: &Value, ticks: &Value) -> Value {
    desk.call("facts.tick", json!({ "preview": preview["id"], "ticks": ticks }))
}

fn commit(desk: &Desk, preview: &Value, ticks: &Value) -> Value {
    desk.call("facts.commit", json!({ "preview": preview["id"], "ticks": ticks }))["value"].clone()
}

fn figures(desk: &Desk, query: &str) -> Vec<Value> {
    let page = desk.call("facts.list", json!({ "month": MONTH, "query": query, "offset": 0, "limit": 1000 }));
    page["rows"].as_array().unwrap().clone()
}

/// A report in which the second row has words for figures and the third no day.
fn wrong_workbook() -> Vec<u8> {
    let row = |day: PlainCell, name: &str, asked: PlainCell| {
        let n = |n: i64| PlainCell::Number(n.into());
        vec![day, PlainCell::text(name), asked, n(20), n(40)]
    };
    let date = |d: &str| PlainCell::Date(d.parse().unwrap());
    let header = ["日期", "旺旺昵称", "咨询人数", "接待人数", "首次响应秒"].map(PlainCell::text).to_vec();
    let rows = vec![
        header,
        row(date("2026-10-01"), "店:阿青", PlainCell::Number(30.into())),
        row(date("2026-10-01"), "店:小北", PlainCell::text("约三十")),
        row(PlainCell::text("国庆"), "店:云朵", PlainCell::Number(30.into())),
        row(date("2026-10-02"), "店:小北", PlainCell::text("很多")),
    ];
    plain_workbook(&[PlainSheet { name: "客服数据".into(), rows }]).unwrap()
}

#[test]
fn unticked_rows_and_sheets_are_not_written_and_the_record_says_so() {
    let desk = shop::with_staff();
    let two = [(day("2026-10-01"), vec![QING, BEI]), (day("2026-10-02"), vec![QING, BEI])];
    let preview = desk.preview(&[desk.file("两天.xlsx", &workbook(&two, Late::No))]);
    assert_eq!(preview["new"], json!(4 * (SERVICE + DAILY)));
    let rows = desk
        .call("facts.preview_rows", json!({ "preview": preview["id"], "sheet": 0, "offset": 0, "limit": 2 }));
    assert_eq!(rows["total"], 4);
    let first = &rows["rows"][1];
    assert_eq!(
        (&first["row"], &first["nickname"], &first["new"]),
        (&json!(2), &json!("店:小北"), &json!(SERVICE))
    );
    let ticks = json!({ "leave_out": [{ "sheet": 0, "rows": [2, 4] }, { "sheet": 1 }] });
    let counted = tick(&desk, &preview, &ticks);
    assert_eq!(counted["new"], json!(2 * SERVICE), "counts follow");
    assert_eq!(
        (&counted["sheets"][0]["left_rows"], &counted["sheets"][1]["left"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(counted["can_commit"], true);
    let done = commit(&desk, &preview, &ticks);
    assert_eq!(done["new"], json!(2 * SERVICE));
    assert_eq!(figures(&desk, "小北").len(), 0);
    assert_eq!(figures(&desk, "阿青").len() as u64, 2 * SERVICE);
    let record = &desk.call("facts.imports", json!({}))[0]["left"];
    assert_eq!((&record["rows"], &record["sheets"]), (&json!(2), &json!(["两天.xlsx › 人均日接入"])));
}

#[test]
fn nothing_ticked_is_refused() {
    let desk = shop::with_staff();
    let preview =
        desk.preview(&[desk.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING])], Late::No))]);
    let ticks = json!({ "leave_out": [{ "sheet": 0 }, { "sheet": 1, "rows": [1] }] });
    let counted = tick(&desk, &preview, &ticks);
    assert_eq!((&counted["new"], &counted["can_commit"]), (&json!(0), &json!(false)));
    let request = json!({ "preview": preview["id"], "ticks": ticks });
    desk.refused_with("facts.commit", request, "import.nothing_ticked");
    desk.refused_with("facts.tick", json!({ "preview": "x", "ticks": {} }), "import.preview_gone");
}

#[test]
fn an_unticked_row_keeps_the_figures_that_were_there_before() {
    let desk = shop::with_staff();
    let old =
        workbook(&[(day("2026-10-01"), vec![QING, BEI]), (day("2026-10-02"), vec![QING, BEI])], Late::No);
    desk.import(&[desk.file("旧.xlsx", &old)]);
    let slow = |did: Did| Did { first: 900, ..did };
    let new = workbook(
        &[(day("2026-10-01"), vec![slow(QING), slow(BEI)]), (day("2026-10-02"), vec![slow(QING), slow(BEI)])],
        Late::No,
    );
    let preview = desk.preview(&[desk.file("新.xlsx", &new)]);
    // 小北's first day and the whole second day stay as they were.
    let ticks =
        json!({ "leave_out": [{ "sheet": 0, "rows": [2, 3, 4] }, { "sheet": 1, "rows": [2, 3, 4] }] });
    commit(&desk, &preview, &ticks);
    let used = |nickname: &str| -> Vec<(String, Value)> {
        figures(&desk, nickname)
            .iter()
            .filter(|r| r["metric"] == "first_resp_sec" && r["used"] == json!(true))
            .map(|r| (text(&r["day"]), r["value"].clone()))
            .collect()
    };
    let mut qing = used("阿青");
    qing.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(qing, [("2026-10-01".into(), json!(90)), ("2026-10-02".into(), json!(40))]);
    let mut bei = used("小北");
    bei.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(bei, [("2026-10-01".into(), json!(30)), ("2026-10-02".into(), json!(30))]);
    // The same file again: what was left out is the only difference.
    let again = desk.preview(&[desk.token("新.xlsx")]);
    assert!(again["changed"].as_u64().unwrap() > 0 && again["new"] == 0, "{again}");
}

#[test]
fn wrong_rows_are_told_by_cure_saved_as_a_list_and_left_out_on_purpose() {
    let desk = shop::with_staff();
    let preview = desk.preview(&[desk.file("有错.xlsx", &wrong_workbook())]);
    assert_eq!((&preview["wrong"], &preview["can_commit"]), (&json!(3), &json!(false)));
    let groups = preview["groups"].as_array().unwrap();
    let numbers = groups.iter().find(|g| g["code"] == "import.not_a_number").unwrap();
    assert_eq!((&numbers["count"], &numbers["warning"]), (&json!(2), &json!(false)));
    assert!(!text(&numbers["cure"]).is_empty() && !text(&numbers["text"]).is_empty());
    let cells: Vec<&Value> = numbers["examples"].as_array().unwrap().iter().map(|e| &e["cell"]).collect();
    assert_eq!(cells, [&json!("C3"), &json!("C5")]);
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.wrong_cells");

    let preview = desk.preview(&[desk.token("有错.xlsx")]);
    let token = desk.token("问题.xlsx");
    desk.call("facts.problems", json!({ "preview": preview["id"], "token": token }));
    let saved = std::fs::read(desk.path("问题.xlsx")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(saved)).unwrap();
    let mut words = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/sharedStrings.xml").unwrap(), &mut words).unwrap();
    for told in ["客服数据 ! C3", "约三十", "店:小北", "国庆", "有错.xlsx"] {
        assert!(words.contains(told), "{told} is not in the list");
    }

    let rows = desk.call(
        "facts.preview_rows",
        json!({ "preview": preview["id"], "sheet": 0, "wrong": true, "offset": 0, "limit": 50 }),
    );
    assert_eq!(rows["total"], 3);
    let ticks = json!({ "without_wrong": true });
    let counted = tick(&desk, &preview, &ticks);
    assert_eq!((&counted["wrong"], &counted["can_commit"]), (&json!(0), &json!(true)));
    assert_eq!((&counted["left"]["rows"], &counted["left"]["wrong"]), (&json!(3), &json!(3)));
    let done = commit(&desk, &preview, &ticks);
    assert_eq!((&done["new"], &done["left"]["wrong"]), (&json!(3), &json!(3)));
    assert_eq!(figures(&desk, "小北").len(), 0, "not even the right cells of a wrong row");
    assert_eq!(desk.call("facts.imports", json!({}))[0]["left"]["wrong"], 3);
}

#[test]
fn a_file_that_cannot_be_used_may_be_left_out_and_the_others_come_in() {
    let desk = shop::with_staff();
    let good = desk.file("好.xlsx", &workbook(&[(day("2026-10-01"), vec![QING])], Late::No));
    let bad = desk.file("坏.xlsx", b"");
    let preview = desk.preview(&[good, bad]);
    assert_eq!(preview["can_commit"], false);
    let ticks = json!({ "without_refused": true });
    assert_eq!(tick(&desk, &preview, &ticks)["can_commit"], true);
    let done = commit(&desk, &preview, &ticks);
    assert_eq!(done["left"]["files"], json!(["坏.xlsx"]));
    assert_eq!(figures(&desk, "阿青").len() as u64, SERVICE + DAILY);
}

#[test]
fn a_sheet_of_a_closed_month_is_unticked_and_the_others_come_in() {
    let desk = shop::closed();
    let both = workbook(&[(day("2026-10-03"), vec![QING])], Late::No);
    let open = workbook(&[(day("2026-11-03"), vec![QING])], Late::No);
    let preview = desk.preview(&[desk.file("十月三号.xlsx", &both), desk.file("十一月三号.xlsx", &open)]);
    assert_eq!(preview["can_commit"], false);
    let ticks = json!({ "leave_out": [{ "sheet": 0 }, { "sheet": 1 }] });
    assert_eq!(tick(&desk, &preview, &ticks)["can_commit"], true);
    let done = commit(&desk, &preview, &ticks);
    assert_eq!(done["new"], json!(SERVICE + DAILY));
}

/// Two sheets of one file, the same report: 甲 has the first of October, 乙 the first and the second.
fn overlapping_workbook(first_asked: i64) -> Vec<u8> {
    let header = ["日期", "旺旺昵称", "咨询人数", "接待人数", "首次响应秒"].map(PlainCell::text).to_vec();
    let row = |day: &str, asked: i64| {
        let n = |n: i64| PlainCell::Number(n.into());
        vec![PlainCell::Date(day.parse().unwrap()), PlainCell::text("店:阿青"), n(asked), n(20), n(40)]
    };
    let (first, both) =
        (vec![row("2026-10-01", 30)], vec![row("2026-10-01", first_asked), row("2026-10-02", 31)]);
    let sheet = |name: &str, rows: Vec<Vec<PlainCell>>| PlainSheet {
        name: name.into(),
        rows: std::iter::once(header.clone()).chain(rows).collect(),
    };
    plain_workbook(&[sheet("甲", first), sheet("乙", both)]).unwrap()
}

/// Days and cells of the figures of 阿青 that count.
fn counted(desk: &Desk) -> Vec<(String, String)> {
    let all = figures(desk, "阿青");
    let own = all.iter().filter(|r| r["metric"] == "consult_users" && r["used"] == json!(true));
    let place = |r: &Value| format!("{}!{}", text(&r["source"]["sheet"]), text(&r["source"]["cell"]));
    let mut own: Vec<_> = own.map(|r| (text(&r["day"]), place(r))).collect();
    own.sort();
    own
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn of_two_alike_rows_the_other_counts_when_the_one_that_stands_for_both_is_unticked() {
    for (ticks, new, found) in [
        (json!({}), 2 * SERVICE, pairs(&[("2026-10-01", "甲!C2"), ("2026-10-02", "乙!C3")])),
        (
            json!({ "leave_out": [{ "sheet": 0, "rows": [1] }] }),
            2 * SERVICE,
            pairs(&[("2026-10-01", "乙!C2"), ("2026-10-02", "乙!C3")]),
        ),
        (
            json!({ "leave_out": [{ "sheet": 0 }] }),
            2 * SERVICE,
            pairs(&[("2026-10-01", "乙!C2"), ("2026-10-02", "乙!C3")]),
        ),
        // Neither of them, and only the other one.
        (
            json!({ "leave_out": [{ "sheet": 0 }, { "sheet": 1, "rows": [1] }] }),
            SERVICE,
            pairs(&[("2026-10-02", "乙!C3")]),
        ),
        (
            json!({ "leave_out": [{ "sheet": 0 }, { "sheet": 1, "rows": [2] }] }),
            SERVICE,
            pairs(&[("2026-10-01", "乙!C2")]),
        ),
        // The second sheet as a whole.
        (json!({ "leave_out": [{ "sheet": 1 }] }), SERVICE, pairs(&[("2026-10-01", "甲!C2")])),
    ] {
        let desk = shop::with_staff();
        let preview = desk.preview(&[desk.file("两张.xlsx", &overlapping_workbook(30))]);
        assert_eq!((&preview["new"], &preview["skipped"]), (&json!(2 * SERVICE), &json!(1)), "{preview:#}");
        let shown = tick(&desk, &preview, &ticks);
        assert_eq!((&shown["new"], &shown["can_commit"]), (&json!(new), &json!(true)), "{ticks}: {shown:#}");
        let done = commit(&desk, &preview, &ticks);
        assert_eq!(done["new"], json!(new), "{ticks}");
        assert_eq!(counted(&desk), found, "{ticks}");
        // What stands in the book is unchanged when it comes again.
        let again = desk.preview(&[desk.token("两张.xlsx")]);
        assert_eq!(again["changed"], 0, "{ticks}: {again:#}");
        let shown = tick(&desk, &again, &ticks);
        assert_eq!((&shown["new"], &shown["unchanged"]), (&json!(0), &json!(new)), "{ticks}: {shown:#}");
    }
}

#[test]
fn the_rows_of_a_sheet_name_the_row_that_counts_instead_and_nothing_is_left_of_a_sheet_without_any() {
    let desk = shop::with_staff();
    let preview = desk.preview(&[desk.file("两张.xlsx", &overlapping_workbook(30))]);
    let asked = json!({ "preview": preview["id"], "sheet": 1, "offset": 0, "limit": 9 });
    let rows = desk.call("facts.preview_rows", asked);
    assert_eq!(rows["total"], 2, "{rows:#}");
    let (spare, own) = (&rows["rows"][0], &rows["rows"][1]);
    assert_eq!((&spare["row"], &spare["same_as"]), (&json!(1), &json!("两张.xlsx › 甲 › 2")), "{spare}");
    assert_eq!(
        (&spare["nickname"], &spare["from"], &spare["new"]),
        (&json!("店:阿青"), &json!("2026-10-01"), &json!(0))
    );
    assert_eq!((&own["same_as"], &own["new"]), (&json!(""), &json!(SERVICE)));
    // The row that is left of the sheet is unticked: the other one does not step in where its like counts.
    let shown = tick(&desk, &preview, &json!({ "leave_out": [{ "sheet": 1, "rows": [2] }] }));
    assert_eq!((&shown["new"], &shown["sheets"][1]["left"]), (&json!(SERVICE), &json!(true)), "{shown:#}");
}

#[test]
fn a_row_that_steps_in_still_differs_from_a_third_one() {
    let desk = shop::with_staff();
    let same = desk.file("同.xlsx", &overlapping_workbook(30));
    let other = workbook(&[(day("2026-10-01"), vec![Did { asked: 77, ..QING }])], Late::No);
    let preview = desk.preview(&[same, desk.file("异.xlsx", &other)]);
    assert_eq!(preview["wrong"], 1, "{preview:#}");
    // Without the first of the two alike the second stands in its place, and the third still says something else.
    let first = json!({ "sheet": 0, "rows": [1] });
    let shown = tick(&desk, &preview, &json!({ "leave_out": [first] }));
    assert_eq!((&shown["wrong"], &shown["can_commit"]), (&json!(1), &json!(false)), "{shown:#}");
    let ticks = json!({ "leave_out": [first, { "sheet": 1, "rows": [1] }] });
    let shown = tick(&desk, &preview, &ticks);
    assert_eq!((&shown["wrong"], &shown["can_commit"]), (&json!(0), &json!(true)), "{shown:#}");
    commit(&desk, &preview, &ticks);
    assert_eq!(counted(&desk), pairs(&[("2026-10-01", "客服数据!C2"), ("2026-10-02", "乙!C3")]));
}
