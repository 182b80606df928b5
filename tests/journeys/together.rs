//! Several files of one shop, report and day in one import: groups of people side by side, copies, overlaps, and what
//! a newer file no longer has.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{BEI, Did, Late, QING, YUN, day, workbook};
use crate::shop::{self, MONTH};

/// Cells of an agent's day in the two reports: 3 and 9.
const CELLS: u64 = 12;

fn one_day(desk: &Desk, name: &str, people: &[Did]) -> String {
    desk.file(name, &workbook(&[(day("2026-10-01"), people.to_vec())], Late::No))
}

/// Nicknames with figures that count, and how many.
fn counting(desk: &Desk, nickname: &str) -> usize {
    let page = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 10_000 }));
    // 接待人数 stands in two reports of which one counts: what matters here is that neither was replaced.
    let there = |r: &Value| r["used"] == json!(true) || r["unused"] == "other_report";
    let own = |r: &&Value| r["nickname"] == nickname && there(r);
    page["rows"].as_array().unwrap().iter().filter(own).count()
}

fn codes(preview: &Value) -> Vec<String> {
    preview["groups"].as_array().unwrap().iter().map(|g| text(&g["code"])).collect()
}

#[test]
fn the_files_of_two_groups_of_one_day_keep_everybody() {
    let desk = shop::with_staff();
    let (before, after) = (one_day(&desk, "售前.xlsx", &[QING]), one_day(&desk, "售后.xlsx", &[BEI, YUN]));
    let preview = desk.preview(&[before.clone(), after.clone()]);
    assert_eq!((&preview["new"], &preview["gone"]), (&json!(3 * CELLS), &json!(0)));
    desk.import(&[before.clone(), after.clone()]);
    for nickname in ["店:阿青", "店:小北", "店:云朵"] {
        assert_eq!(counting(&desk, nickname), 12, "{nickname}");
    }
    // The same two once more replace the first ones, and still nobody is lost.
    let again = desk.preview(&[before.clone(), after.clone()]);
    assert_eq!((&again["unchanged"], &again["gone"]), (&json!(3 * CELLS), &json!(0)));
    desk.import(&[before, after]);
    for nickname in ["店:阿青", "店:小北", "店:云朵"] {
        assert_eq!(counting(&desk, nickname), 12, "{nickname}");
    }
}

#[test]
fn a_newer_file_that_lacks_somebody_tells_whose_figures_no_longer_count() {
    let desk = shop::with_staff();
    desk.import(&[one_day(&desk, "全部.xlsx", &[QING, BEI])]);
    let preview = desk.preview(&[one_day(&desk, "新的.xlsx", &[QING])]);
    assert_eq!((&preview["unchanged"], &preview["gone"]), (&json!(CELLS), &json!(CELLS)), "{preview}");
    assert_eq!(preview["note"], Value::Null, "that is more than nothing new");
    assert_eq!(preview["can_commit"], true);
    let sheets = preview["sheets"].as_array().unwrap();
    let gone: Vec<(&Value, &Value)> = sheets.iter().map(|s| (&s["gone"], &s["gone_rows"][0])).collect();
    let row = |figures: u64| json!({ "nickname": "店:小北", "from": "2026-10-01", "to": "2026-10-01", "figures": figures });
    assert_eq!(gone, [(&json!(3), &row(3)), (&json!(9), &row(9))]);
    assert!(codes(&preview).contains(&"import.figures_gone".to_owned()));
    let told = sheets[0]["problems"].as_array().unwrap();
    let told = told.iter().find(|p| p["code"] == "import.figures_gone").unwrap();
    assert!(told["warning"] == true && text(&told["text"]).contains("店:小北"), "{told}");
    // What is not written puts nothing aside.
    let ticks = json!({ "preview": preview["id"], "ticks": { "leave_out": [{ "sheet": 0 }] } });
    assert_eq!(desk.call("facts.tick", ticks)["gone"], 9);
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    assert_eq!((counting(&desk, "店:阿青"), counting(&desk, "店:小北")), (12, 0));
}

#[test]
fn a_file_of_a_group_that_is_unticked_leaves_its_earlier_figures_counting() {
    let desk = shop::with_staff();
    desk.import(&[one_day(&desk, "全部.xlsx", &[QING, BEI])]);
    let preview = desk.preview(&[one_day(&desk, "售前.xlsx", &[QING]), one_day(&desk, "售后.xlsx", &[BEI])]);
    let ticks = json!({ "leave_out": [{ "sheet": 2 }, { "sheet": 3 }] });
    desk.call("facts.commit", json!({ "preview": preview["id"], "ticks": ticks }));
    assert_eq!((counting(&desk, "店:阿青"), counting(&desk, "店:小北")), (12, 12));
}

#[test]
fn of_a_file_saved_twice_the_original_is_read_and_the_copies_are_told_whatever_their_order() {
    let bytes = workbook(&[(day("2026-10-01"), vec![QING])], Late::No);
    for names in [
        ["日报.xlsx", "日报 (1).xlsx", "日报 (2).xlsx"],
        ["日报 (1).xlsx", "日报 (2).xlsx", "日报.xlsx"],
        ["日报 - 副本.xlsx", "日报.xlsx", "副本 日报.xlsx"],
        ["日报-1.xlsx", "日报.xlsx", "日报 copy.XLSX"],
    ] {
        let desk = shop::with_staff();
        let files = names.map(|name| desk.file(name, &bytes));
        let preview = desk.preview(&files);
        let sheets = preview["sheets"].as_array().unwrap();
        assert_eq!((sheets.len(), &preview["new"], &preview["wrong"]), (2, &json!(CELLS), &json!(0)));
        assert!(sheets.iter().all(|s| s["file"] == "日报.xlsx"), "{names:?}: {preview:#}");
        let told: Vec<String> =
            sheets[0]["problems"].as_array().unwrap().iter().map(|p| text(&p["text"])).collect();
        for copy in names.iter().filter(|n| **n != "日报.xlsx") {
            assert!(
                told.iter().any(|t| t.starts_with(&format!("文件“{copy}”与“日报.xlsx”"))),
                "{copy}: {told:?}"
            );
        }
        desk.import(&files);
        assert_eq!(counting(&desk, "店:阿青"), 12);
        let files = &desk.call("facts.imports", json!({}))[0]["files"];
        assert!(files.as_array().unwrap().iter().all(|f| f["file"] == "日报.xlsx"), "{files}");
    }
    // In a folder the copy comes first by its name.
    let desk = shop::with_staff();
    std::fs::create_dir(desk.path("下载")).unwrap();
    for name in ["日报.xlsx", "日报 (1).xlsx"] {
        std::fs::write(desk.path("下载").join(name), &bytes).unwrap();
    }
    let sheets = desk.preview(&[desk.token("下载")])["sheets"].clone();
    assert!(sheets.as_array().unwrap().iter().all(|s| s["file"] == "日报.xlsx"), "{sheets:#}");
}

#[test]
fn a_file_named_like_a_copy_that_says_something_else_is_a_file_of_its_own() {
    let desk = shop::with_staff();
    let (first, second) = (one_day(&desk, "日报 (1).xlsx", &[QING]), one_day(&desk, "日报.xlsx", &[BEI]));
    let preview = desk.preview(&[first, second]);
    let files: Vec<String> = preview["sheets"].as_array().unwrap().iter().map(|s| text(&s["file"])).collect();
    assert_eq!(files, ["日报 (1).xlsx", "日报 (1).xlsx", "日报.xlsx", "日报.xlsx"]);
    assert_eq!((&preview["new"], codes(&preview)), (&json!(2 * CELLS), vec![]), "{preview:#}");
}

#[test]
fn a_row_that_two_files_have_alike_counts_once() {
    let desk = shop::with_staff();
    let (first, second) = (one_day(&desk, "一.xlsx", &[QING, BEI]), one_day(&desk, "二.xlsx", &[BEI, YUN]));
    let preview = desk.preview(&[first.clone(), second.clone()]);
    assert_eq!(
        (&preview["new"], &preview["skipped"], &preview["wrong"]),
        (&json!(3 * CELLS), &json!(2), &json!(0)),
        "a row in each report"
    );
    assert!(codes(&preview).contains(&"import.rows_twice".to_owned()));
    desk.import(&[first, second]);
    assert_eq!(counting(&desk, "店:小北"), 12);
}

#[test]
fn a_row_with_other_figures_in_two_files_is_wrong_until_one_of_them_stays_out() {
    let desk = shop::with_staff();
    let first = one_day(&desk, "一.xlsx", &[QING, BEI]);
    let second = one_day(&desk, "二.xlsx", &[Did { asked: 31, served: 21, ..QING }, YUN]);
    let preview = desk.preview(&[first, second]);
    assert_eq!((&preview["wrong"], &preview["can_commit"]), (&json!(2), &json!(false)));
    let group = preview["groups"].as_array().unwrap().iter().find(|g| g["warning"] == false).unwrap();
    assert_eq!(group["code"], "import.row_in_two_files");
    let said = text(&group["text"]);
    for part in ["一.xlsx", "二.xlsx", "店:阿青", "C2", "30", "31"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let tick = |ticks: Value| {
        let counted = desk.call("facts.tick", json!({ "preview": preview["id"], "ticks": ticks }));
        (counted["wrong"].as_u64().unwrap(), counted["can_commit"] == true)
    };
    let leave = |sheets: [u32; 2]| json!({ "leave_out": sheets.map(|sheet| json!({ "sheet": sheet })) });
    assert_eq!(tick(leave([0, 1])), (0, true), "without the earlier file the later one stands");
    assert_eq!(tick(leave([2, 3])), (0, true), "and the other way round");
    assert_eq!(tick(json!({ "without_wrong": true })), (0, true));
    let earlier = json!({ "leave_out": [{ "sheet": 0, "rows": [1] }, { "sheet": 1, "rows": [1] }], "without_wrong": true });
    desk.call("facts.commit", json!({ "preview": preview["id"], "ticks": earlier }));
    let page = desk
        .call("facts.list", json!({ "month": MONTH, "metric": "consult_users", "offset": 0, "limit": 100 }));
    let rows = page["rows"].as_array().unwrap();
    let asked: Vec<&Value> =
        rows.iter().filter(|r| r["nickname"] == "店:阿青").map(|r| &r["value"]).collect();
    assert_eq!(asked, [&json!(31)], "the row of the later file was left in, once");
}

#[test]
fn a_row_that_stands_in_two_sheets_of_a_file_takes_no_day_from_the_book() {
    let desk = shop::with_staff();
    let table = |days: &[&str]| {
        let mut text = String::from("日期,旺旺昵称,咨询人数,接待人数,首次响应秒\n");
        for day in days {
            text.push_str(&format!("{day},店:阿青,30,20,40\n"));
        }
        text
    };
    let sheet = |name: &str, days: &[&str]| papers::workbook::PlainSheet {
        name: name.to_owned(),
        rows: table(days)
            .lines()
            .map(|l| {
                l.split(',')
                    .map(|cell| match (cell.parse::<domain::Day>(), cell.parse::<i64>()) {
                        (Ok(day), _) => papers::workbook::PlainCell::Date(day),
                        (_, Ok(n)) => papers::workbook::PlainCell::Number(n.into()),
                        _ => papers::workbook::PlainCell::text(cell),
                    })
                    .collect()
            })
            .collect(),
    };
    let both = [sheet("甲", &["2026-10-01"]), sheet("乙", &["2026-10-01", "2026-10-02"])];
    let token = desk.file("两张.xlsx", &papers::workbook::plain_workbook(&both).unwrap());
    let preview = desk.preview(&[token]);
    let second = &preview["sheets"][1];
    assert_eq!(
        (&second["from"], &second["to"], &second["wrong"]),
        (&json!("2026-10-02"), &json!("2026-10-02"), &json!(0)),
        "its days are those of the rows it still has"
    );
}

#[test]
fn a_nickname_that_differs_by_width_from_one_of_another_file_or_of_the_book_is_told_and_proposed_first() {
    let desk = shop::with_staff();
    let wide = Did { nickname: "店：阿青", ..QING };
    let (new, blank) = (Did { nickname: "店:小 禾", ..BEI }, Did { nickname: "店:小禾", ..YUN });
    let preview =
        desk.preview(&[one_day(&desk, "一.xlsx", &[wide, new]), one_day(&desk, "二.xlsx", &[blank])]);
    let text_of = |code: &str| {
        let groups = preview["groups"].as_array().unwrap();
        let group = groups.iter().find(|g| g["code"] == code).unwrap_or_else(|| panic!("{code}: {groups:?}"));
        assert_eq!(group["count"], 1, "once a name, not once a sheet: {group}");
        text(&group["text"])
    };
    let book = text_of("import.names_alike_book");
    assert!(book.contains("店：阿青") && book.contains("店:阿青"), "{book}");
    let files = text_of("import.names_alike_files");
    assert!(files.contains("店:小禾") && files.contains("店:小 禾") && files.contains("一.xlsx"), "{files}");
    let unmatched = preview["unmatched"].as_array().unwrap();
    let likely = &unmatched.iter().find(|u| u["nickname"] == "店：阿青").unwrap()["proposals"][0];
    assert_eq!(likely["staff_no"], "001");
    assert!(text(&likely["reason"]).contains("只差空格"), "{likely}");
}

#[test]
fn files_of_one_name_in_two_folders_are_told_apart_by_their_folder() {
    let desk = shop::with_staff();
    for (folder, people) in [("5月/A", QING), ("5月/B", BEI)] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
        let bytes = workbook(&[(day("2026-10-01"), vec![people])], Late::No);
        std::fs::write(desk.path(folder).join("日报.xlsx"), bytes).unwrap();
        let table = format!("店铺,备注\n{folder},好\n");
        std::fs::write(desk.path(folder).join("别的.csv"), table).unwrap();
    }
    let broken = "日期,旺旺昵称,咨询人数,接待人数,首次响应秒\n2026-10-01,店:云朵,很多,20,40\n";
    std::fs::write(desk.path("5月/B").join("坏.csv"), broken).unwrap();
    let preview = desk.preview(&[desk.token("5月")]);
    let files: Vec<String> = preview["sheets"].as_array().unwrap().iter().map(|s| text(&s["file"])).collect();
    assert_eq!(files, ["A/日报.xlsx", "A/日报.xlsx", "坏.csv", "B/日报.xlsx", "B/日报.xlsx"], "{preview}");
    let refused: Vec<String> =
        preview["refused"].as_array().unwrap().iter().map(|r| text(&r["file"])).collect();
    assert_eq!(refused, ["A/别的.csv", "B/别的.csv"]);
    assert!(text(&preview["refused"][1]["told"]["text"]).contains("B/别的.csv"));
    let unknown = preview["unknown"].as_array().unwrap();
    assert_ne!(unknown[0]["sha256"], unknown[1]["sha256"]);
    let asked = json!({
        "tokens": [desk.token("5月")], "file": unknown[1]["file"], "sha256": unknown[1]["sha256"],
        "sheet": unknown[1]["sheet"],
    });
    let look = desk.call("mapping.look", asked);
    assert_eq!(look["top"][1]["cells"][0], "5月/B", "the file that was meant");
}

#[test]
fn a_sheet_with_many_problems_lists_the_first_and_counts_them_all() {
    let desk = shop::with_staff();
    let mut table = String::from("日期,旺旺昵称,咨询人数,接待人数,首次响应秒\n");
    for day in 1..=26 {
        for name in ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"] {
            table.push_str(&format!("2026-10-{day:02},店:{name},很多,20,40\n"));
        }
    }
    let token = desk.file("坏.csv", table.as_bytes());
    let preview = desk.preview(std::slice::from_ref(&token));
    let sheet = &preview["sheets"][0];
    assert_eq!((sheet["problems"].as_array().unwrap().len(), &sheet["wrong"]), (200, &json!(260)));
    assert!(sheet["problem_count"].as_u64().unwrap() >= 260, "{}", sheet["problem_count"]);
    assert_eq!(sheet["problems"][0]["warning"], false);
    let all = desk.call("facts.preview", json!({ "tokens": [token], "all_problems": true }));
    let listed = all["sheets"][0]["problems"].as_array().unwrap().len();
    assert_eq!(json!(listed), all["sheets"][0]["problem_count"]);
}
