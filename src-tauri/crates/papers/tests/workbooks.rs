//! Workbooks read back the way a spreadsheet reads them.
#![allow(clippy::expect_used)]

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Range, Reader, Xlsx};
use domain::fact::Value;
use domain::{Day, Lang, Num};
use papers::workbook::*;

const FORMULAS: [&str; 8] =
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "=HYPERLINK(\"http://x\")"];

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook")
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    open(bytes).worksheet_range(name).expect(name)
}

fn cell(range: &Range<Data>, row: u32, col: u32) -> String {
    range.get_value((row, col)).map(ToString::to_string).unwrap_or_default()
}

fn num(text: &str) -> Option<Num> {
    Num::parse(text)
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn month(lang: Lang) -> WorkbookDoc {
    let people = FORMULAS.iter().enumerate().map(|(i, name)| PersonSheet {
        staff_no: format!("000{i}"),
        name: (*name).into(),
        lines: vec!["76.25 / 100".into()],
        items: vec![PersonItem {
            name: (*name).into(),
            target: Some(Value::Number(num("30").expect("30"))),
            actual: Some(Value::Number(num("38.2").expect("38.2"))),
            points: num("-2.5"),
            reason: format!("a\n{name}"),
            sources: (*name).into(),
            ..PersonItem::default()
        }],
    });
    let facts = FORMULAS.iter().map(|name| FactRow {
        staff_no: "0007".into(),
        nickname: (*name).into(),
        from: day("2026-10-01"),
        to: day("2026-10-31"),
        value: num("0.125").map(Value::Number),
        raw: (*name).into(),
        used: true,
        ..FactRow::default()
    });
    WorkbookDoc {
        lang,
        title: "=小满".into(),
        notes: vec!["-第 3 版".into()],
        items: vec!["响应速度".into(), "态度".into()],
        summary: vec![SummaryRow {
            rank: Some(1),
            staff_no: "0007".into(),
            name: "=1+1".into(),
            total: num("76.25"),
            coefficient: num("0.9"),
            points: vec![num("11.78"), None],
            ..SummaryRow::default()
        }],
        people: people.collect(),
        facts: facts.collect(),
    }
}

#[test]
fn the_month_reads_back_with_text_as_text_and_numbers_as_numbers() {
    let bytes = month_workbook(&month(Lang::Zh)).expect("xlsx");
    let summary = sheet(&bytes, "汇总");
    assert_eq!(cell(&summary, 3, 1), "工号");
    assert_eq!(summary.get_value((4, 1)), Some(&Data::String("0007".into())));
    assert_eq!(summary.get_value((4, 2)), Some(&Data::String("=1+1".into())));
    assert_eq!(summary.get_value((4, 5)), Some(&Data::Float(76.25)));
    assert_eq!(cell(&summary, 3, 10), "响应速度");
    assert_eq!(summary.get_value((4, 10)), Some(&Data::Float(11.78)));
    assert_eq!(cell(&summary, 4, 11), "");
    let facts = sheet(&bytes, "数据明细");
    assert_eq!(facts.height(), FORMULAS.len() + 1);
    for (i, name) in FORMULAS.iter().enumerate() {
        assert_eq!(cell(&facts, i as u32 + 1, 2), *name);
        assert_eq!(facts.get_value((i as u32 + 1, 7)), Some(&Data::Float(0.125)));
    }
    let english = open(&month_workbook(&month(Lang::En)).expect("xlsx"));
    assert_eq!(english.sheet_names().first().map(String::as_str), Some("Summary"));
}

#[test]
fn no_text_becomes_a_formula_and_negative_numbers_stay_numbers() {
    let bytes = month_workbook(&month(Lang::Zh)).expect("xlsx");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes.clone())).expect("zip");
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).expect("entry");
        let name = entry.name().expect("name").into_owned();
        let mut xml = String::new();
        entry.read_to_string(&mut xml).expect("xml");
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
        assert!(!xml.contains("hyperlink"), "{name}");
        assert!(!name.contains("vba") && !xml.contains("macro"), "{name}");
        if name == "xl/worksheets/sheet1.xml" {
            for kept in ["<pane ", "<autoFilter ref=\"A4:L5\"", "numberStoredAsText=\"1\"", "<col "] {
                assert!(xml.contains(kept), "{kept} in {xml}");
            }
        }
        if name == "docProps/core.xml" {
            assert!(xml.contains("<dc:creator></dc:creator>") || xml.contains("<dc:creator/>"), "{xml}");
            assert!(xml.contains("2000-01-01"), "{xml}");
        }
    }
    let person = sheet(&bytes, "0001 +1");
    assert_eq!(person.get_value((4, 6)), Some(&Data::Float(-2.5)));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let first = month_workbook(&month(Lang::Zh)).expect("xlsx");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(first, month_workbook(&month(Lang::Zh)).expect("xlsx"));
}

#[test]
fn the_hand_entry_template_has_its_fixed_cells() {
    let doc = HandEntryDoc {
        lang: Lang::Zh,
        scheme: "online_agent_100".into(),
        month: "2026-10".parse().expect("month"),
        items: vec![
            HandItem { id: "k1".into(), name: "态度".into(), unit: Some("分".into()), range: None }
                .with_range(Num::ZERO, Num::from(15)),
            HandItem { id: "k2".into(), name: "评价".into(), ..HandItem::default() },
        ],
        people: vec![HandPerson {
            staff_no: "0007".into(),
            name: "陈喆玥".into(),
            values: vec![num("12.5").map(Value::Number), Some(Value::Label("优".into()))],
        }],
    };
    let bytes = hand_entry_template(&doc).expect("xlsx");
    let range = sheet(&bytes, HAND_ENTRY_SHEET);
    let row = |row: u32| (0..4).map(|col| cell(&range, row, col)).collect::<Vec<_>>();
    assert_eq!(row(0), [HAND_ENTRY_MARK, "online_agent_100", "2026-10", ""]);
    assert_eq!(row(1), ["", "", "k1", "k2"]);
    assert_eq!(row(2), ["工号", "姓名", "态度 (分)\n0–15", "评价"]);
    assert_eq!(row(3), ["0007", "陈喆玥", "12.5", "优"]);
    assert_eq!(range.get_value((3, 2)), Some(&Data::Float(12.5)));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("zip");
    let mut xml = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").expect("sheet").read_to_string(&mut xml).expect("xml");
    assert!(xml.contains("<row r=\"2\"") && xml.contains("hidden=\"1\""), "row 2 is hidden");
}

#[test]
fn staff_numbers_keep_their_zeros_and_dates_are_dates() {
    let rows = [StaffRow {
        staff_no: "0007".into(),
        name: "陈喆玥".into(),
        nickname: "小满:玥玥".into(),
        hired: day("2024-02-29"),
        ..StaffRow::default()
    }];
    let range = sheet(&staff_template(Lang::Zh, &rows).expect("xlsx"), "员工");
    for (i, header) in STAFF_HEADERS.iter().enumerate() {
        assert_eq!(cell(&range, 0, i as u32), *header);
    }
    assert_eq!(range.get_value((1, 0)), Some(&Data::String("0007".into())));
    assert_eq!(cell(&range, 1, 3), "小满:玥玥");
    assert!(range.get_value((1, 5)).is_some_and(DataType::is_datetime), "{:?}", range.get_value((1, 5)));
    assert!(staff_template(Lang::En, &[]).is_ok());
}

#[test]
fn refused_rows_come_back_with_their_reason() {
    let doc = ProblemListDoc {
        lang: Lang::Zh,
        headers: vec!["旺旺昵称".into(), "接待人数".into()],
        rows: vec![ProblemRow {
            place: "客服数据 ! R5".into(),
            cells: vec!["=x".into(), "一百".into()],
            reason: "接待人数应为数字".into(),
        }],
    };
    let range = sheet(&problem_list(&doc).expect("xlsx"), "未导入的行");
    assert_eq!(
        range.rows().next().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Some(["原因", "位置", "旺旺昵称", "接待人数"].map(str::to_owned).to_vec())
    );
    assert_eq!(cell(&range, 1, 0), "接待人数应为数字");
    assert_eq!(cell(&range, 1, 3), "一百");
}

#[test]
fn a_plain_file_has_every_cell_where_it_was_put() {
    let sheets = [
        PlainSheet {
            name: "客服数据".into(),
            rows: vec![
                vec![PlainCell::text("日期"), PlainCell::Empty, PlainCell::text("5%")],
                vec![
                    PlainCell::Date(day("2026-10-01").expect("day")),
                    PlainCell::Number(num("0.333333333333333").expect("n")),
                ],
            ],
        },
        PlainSheet { name: "客服数据".into(), rows: vec![] },
    ];
    let bytes = plain_workbook(&sheets).expect("xlsx");
    assert_eq!(open(&bytes).sheet_names(), ["客服数据", "客服数据 (2)"]);
    let range = sheet(&bytes, "客服数据");
    assert_eq!(
        (cell(&range, 0, 0), cell(&range, 0, 1), cell(&range, 0, 2)),
        ("日期".into(), String::new(), "5%".into())
    );
    assert_eq!(range.get_value((1, 1)), Some(&Data::Float(0.333333333333333)));
    assert!(range.get_value((1, 0)).is_some_and(DataType::is_datetime));
    assert_eq!(plain_workbook(&[]).err().map(|p| p.code).as_deref(), Some("papers.empty"));
}
