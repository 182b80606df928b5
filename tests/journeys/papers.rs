//! Papers: previewed and saved from the same document; the month as a workbook that anybody opens.

use calamine::{Data, Reader, Xlsx};
use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::sample_shop;
use crate::shop::{self, MONTH};

fn save(desk: &Desk, kind: &str, month: &str, each: bool, to: &str) -> Vec<String> {
    let paper = json!({ "kind": kind, "month": month });
    let saved = desk.call("papers.save", json!({ "paper": paper, "token": desk.token(to), "each": each }));
    saved["files"].as_array().unwrap().iter().map(text).collect()
}

/// What is printed on a person's evaluation sheet, without blanks.
pub fn words_of(desk: &Desk, staff_no: &str) -> String {
    let asked = json!({ "kind": "evaluation", "month": MONTH, "people": [desk.person(staff_no)] });
    let request = serde_json::from_value(asked).unwrap();
    let pages = api::areas::papers::page_texts(&desk.host, &request).unwrap();
    pages.concat().split_whitespace().collect()
}

fn is_pdf(desk: &Desk, name: &str) {
    let bytes = std::fs::read(desk.path(name)).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 10_000, "{name}: {} bytes", bytes.len());
}

#[test]
fn evaluation_sheets_are_saved_as_one_document_or_one_each() {
    let desk = shop::closed();
    let info = desk.call("papers.info", json!({ "kind": "evaluation", "month": MONTH }));
    assert_eq!((&info["sheets"], &info["warnings"]), (&json!(3), &json!([])), "{info}");
    let pages = info["pages"].as_u64().unwrap();
    assert!((3..=9).contains(&pages), "{pages} pages for three sheets");
    assert_eq!(save(&desk, "evaluation", MONTH, false, "全部"), ["全部.pdf"]);
    is_pdf(&desk, "全部.pdf");
    let files = save(&desk, "evaluation", MONTH, true, "每人一份");
    assert_eq!(files.len(), 3);
    assert!(
        files[0].contains("小满家居 2026-10") && files[0].contains("001") && files[0].contains("陈青"),
        "{files:?}"
    );
    files.iter().for_each(|f| is_pdf(&desk, &format!("每人一份/{f}")));
    let again = save(&desk, "evaluation", MONTH, true, "每人一份");
    assert!(again.iter().all(|f| !files.contains(f)), "a file in a folder is never written over: {again:?}");
    let one = json!({ "kind": "evaluation", "month": MONTH, "people": [desk.person("002")] });
    let info = desk.call("papers.info", one.clone());
    assert_eq!(info["sheets"], 1);
    let page = desk.host.bytes("papers.page", json!({ "paper": one, "page": 0, "scale": 1.0 })).unwrap();
    assert!(page.starts_with(b"\x89PNG"));
    let beyond = desk.host.bytes("papers.page", json!({ "paper": one, "page": 99, "scale": 1.0 }));
    assert_eq!(beyond.unwrap_err().code, "papers.page");
}

#[test]
fn the_command_line_prints_the_ranking_of_every_scheme_or_of_the_one_named() {
    let cli = crate::command_line::Cli::with_october();
    let shipped = |id: &str| definitions::shipped_schemes().iter().find(|(s, _)| *s == id).unwrap().1;
    cli.file("二.json", shipped("tech_support_month").as_bytes());
    cli.ok(&["scheme", "b.zhanggui", "二.json", "--staff", "003", "--from", MONTH]);
    let ranking = |more: &[&str]| {
        let args =
            ["papers", "b.zhanggui", "--month", MONTH, "--kind", "ranking", "--to", "纸/新夹", "--json"];
        let files = cli.json(&[&args[..], more].concat())["files"].clone();
        let files: Vec<String> = files.as_array().unwrap().iter().map(text).collect();
        files.iter().for_each(|f| assert!(cli.path("纸/新夹").join(f).is_file(), "{f}"));
        files
    };
    let all = ranking(&[]);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(
        all.iter().any(|f| f.contains("在线客服")) && all.iter().any(|f| f.contains("技术支持")),
        "{all:?}"
    );
    assert_eq!(ranking(&["--scheme", "tech_support_month"]).len(), 1);
    let refused = cli.refused(&[
        "papers",
        "b.zhanggui",
        "--month",
        MONTH,
        "--kind",
        "ranking",
        "--to",
        "纸",
        "--scheme",
        "没有",
    ]);
    assert_eq!(refused["code"], "scheme.unknown");
}

#[test]
fn the_preview_has_the_pages_and_words_of_the_saved_document() {
    let desk = shop::closed();
    let request = serde_json::from_value(json!({ "kind": "evaluation", "month": MONTH })).unwrap();
    let pages = api::areas::papers::page_texts(&desk.host, &request).unwrap();
    let info = desk.call("papers.info", json!({ "kind": "evaluation", "month": MONTH }));
    assert_eq!(json!(pages.len()), info["pages"]);
    // Long names break over lines on paper.
    let all: String = pages.concat().split_whitespace().collect();
    for word in ["陈青", "91.25", "11.25", "响应速度", "小满旗舰店", shop::OWNER, "十月.xlsx!客服数据!E2"]
    {
        assert!(all.contains(word), "{word} is not printed");
    }
    save(&desk, "evaluation", MONTH, false, "一.pdf");
    save(&desk, "evaluation", MONTH, false, "二.pdf");
    let [a, b] = ["一.pdf", "二.pdf"].map(|f| std::fs::read(desk.path(f)).unwrap());
    assert!(a == b, "the same sheets give the same bytes");
}

#[test]
fn the_ranking_for_the_wall_has_numbers_of_staff_and_neither_names_nor_money() {
    let desk = shop::closed();
    let text_of = |kind: &str| {
        let request = serde_json::from_value(json!({ "kind": kind, "month": MONTH })).unwrap();
        api::areas::papers::page_texts(&desk.host, &request).unwrap().join("\n")
    };
    let (named, wall) = (text_of("ranking"), text_of("ranking_wall"));
    assert!(named.contains("陈青") && named.contains("91.25") && named.contains("1.1"), "{named}");
    assert!(wall.contains("001") && wall.contains("91.25"), "{wall}");
    for never in ["陈青", "林北", "何云", "1.1", "系数"] {
        assert!(!wall.contains(never), "{never} hangs on the wall: {wall}");
    }
    for kind in ["ranking", "ranking_wall"] {
        let files = save(&desk, kind, MONTH, false, kind);
        is_pdf(&desk, &files[0]);
    }
}

fn sheets(desk: &Desk, file: &str) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook(desk.path(file)).unwrap();
    book.worksheets()
        .into_iter()
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect()
}

fn row_of<'a>(rows: &'a [Vec<Data>], wanted: &str) -> &'a Vec<Data> {
    rows.iter()
        .find(|r| r.iter().any(|c| *c == Data::String(wanted.to_owned())))
        .unwrap_or_else(|| panic!("no row has {wanted}"))
}

#[test]
fn the_month_is_saved_as_a_workbook_of_summary_sheets_and_facts() {
    let desk = shop::closed();
    assert_eq!(save(&desk, "workbook", MONTH, false, "月报"), ["月报.xlsx"]);
    let sheets = sheets(&desk, "月报.xlsx");
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let summary = &sheets[0].1;
    assert!(row_of(summary, "001").contains(&Data::Float(91.25)));
    assert!(row_of(summary, "002").contains(&Data::Float(87.78)));
    let head = row_of(summary, "工号");
    let at = head.iter().position(|c| *c == Data::String("响应速度".into())).unwrap();
    assert_eq!(row_of(summary, "001")[at], Data::Float(11.25));
    let facts = &sheets.last().unwrap().1;
    let listed = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 1 }))["total"]
        .as_u64()
        .unwrap();
    let rows = facts.iter().filter(|r| r.iter().any(|c| *c == Data::String("十月.xlsx".into()))).count();
    assert_eq!(rows as u64, listed, "every fact with its source");
}

#[test]
fn two_schemes_in_one_month_keep_their_columns_apart_in_the_workbook() {
    let desk = shop::ready();
    let own = json!({ "kind": "person", "id": desk.person("003") });
    desk.call("schemes.assign", json!({ "scheme": "tech_support_month", "scope": own, "from": MONTH }));
    let mark = json!({ "month": MONTH, "person": desk.person("003"), "scheme": "tech_support_month", "item": "skill",
        "value": "80", "reason": "", "name": "苏" });
    desk.call("month.mark", mark);
    save(&desk, "workbook", MONTH, false, "月报");
    let sheets = sheets(&desk, "月报.xlsx");
    let summary = &sheets[0].1;
    let head = row_of(summary, "工号").clone();
    let column = |word: &str| {
        head.iter().position(|c| c.to_string().contains(word)).unwrap_or_else(|| panic!("{word}: {head:?}"))
    };
    let (response, skill) = (column("响应速度"), column("技能"));
    assert_eq!(row_of(summary, "001")[response], Data::Float(11.25));
    assert_eq!(row_of(summary, "003")[skill], Data::Float(8.0));
    assert_eq!(row_of(summary, "003")[response], Data::Empty, "not of this scheme");
    let ranking = |scheme: Value| {
        let request =
            serde_json::from_value(json!({ "kind": "ranking", "month": MONTH, "scheme": scheme })).unwrap();
        api::areas::papers::page_texts(&desk.host, &request).unwrap().join("\n")
    };
    assert!(ranking(json!(shop::SCHEME)).contains("陈青"));
    assert!(!ranking(json!("tech_support_month")).contains("陈青"), "ranks are within one scheme");
}

#[test]
fn rare_characters_of_the_sample_print_and_names_of_files_keep_them() {
    let desk = sample_shop::desk(Lang::Zh);
    let info = desk.call("papers.info", json!({ "kind": "evaluation", "month": "2026-08" }));
    assert_eq!(info["warnings"], json!([]), "no character is a box");
    let files = save(&desk, "evaluation", "2026-08", true, "八月");
    assert!(files.iter().any(|f| f.contains('𠮷')) && files.iter().any(|f| f.contains('䶮')), "{files:?}");
}
