//! The sample's files as anybody's spreadsheet program opens them.
// The helpers of a test may stop it.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::Instant;

use calamine::{Data, Reader, Xlsx};
use domain::Day;
use sample::{FileKind, SampleFile};

type Sheets = BTreeMap<String, Vec<Vec<Data>>>;

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn open(file: &SampleFile) -> Sheets {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes.clone())).expect("an xlsx");
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(n) => *n,
        Data::Int(n) => *n as f64,
        other => panic!("not a number: {other:?}"),
    }
}

#[test]
fn the_same_date_gives_the_same_files_byte_for_byte_in_a_few_seconds() {
    let plan = sample::plan(today());
    let start = Instant::now();
    let files = sample::files(&plan).expect("files");
    println!("{} files in {:?}", files.len(), start.elapsed());
    let again = sample::files(&sample::plan(today())).expect("files");
    assert_eq!(files.len(), again.len());
    for (a, b) in files.iter().zip(&again) {
        assert!(a == b, "{} differs", a.name);
    }
    let later = sample::plan(Day::from_ymd_opt(2026, 11, 30).expect("a day"));
    let same_month = sample::files(&later).expect("files");
    assert!(files == same_month, "another day of the same month makes the same files");
}

#[test]
fn there_is_an_export_a_day_one_of_the_second_shop_a_month_and_a_hand_entry_workbook() {
    let plan = sample::plan(today());
    let files = sample::files(&plan).expect("files");
    for month in &plan.months {
        let folder = month.month.to_string();
        let own: Vec<&SampleFile> = files.iter().filter(|f| f.folder == folder).collect();
        let of_shop = |shop| own.iter().filter(|f| f.kind == FileKind::Export && f.shop == shop).count();
        let second = usize::from(month.month >= plan.months[3].month);
        assert_eq!((of_shop(0), of_shop(1)), (month.month.days().count(), second), "{}", month.month);
        assert_eq!(own.len(), of_shop(0) + second + 1);
    }
    let names: std::collections::BTreeSet<(&str, &str)> =
        files.iter().map(|f| (f.folder.as_str(), f.name.as_str())).collect();
    assert_eq!(names.len(), files.len());
    assert!(names.contains(&("2026-10", "客服_服务数据_20261001-20261031.xlsx")));
    assert!(names.contains(&("2026-04", "自定义报表_客服日报_下单优先判定_2026-04-20至2026-04-20.xlsx")));
}

#[test]
fn the_three_reports_of_a_day_agree_and_their_total_rows_add_up() {
    let plan = sample::plan(today());
    for month in [&plan.months[0], &plan.months[7]] {
        for file in sample::files_of(&plan, month.month).expect("files") {
            if file.kind == FileKind::Marks || file.shop != 0 {
                continue;
            }
            let sheets = open(&file);
            assert!(sheets.len() >= 2, "{}", file.name);
            let mut served = Vec::new();
            for (name, rows) in &sheets {
                let col =
                    rows[0].iter().position(|h| *h == Data::String("接待人数".into())).expect("a column");
                let body = &rows[1..rows.len() - 2];
                let values: Vec<f64> = body.iter().map(|r| number(&r[col])).collect();
                let total = &rows[rows.len() - 2];
                assert_eq!(total[0], Data::String("汇总".into()));
                assert_eq!(rows[rows.len() - 1][0], Data::String("均值".into()));
                assert_eq!(number(&total[col]), values.iter().sum::<f64>(), "{} {name}", file.name);
                let names: Vec<String> = body.iter().map(|r| r[0].to_string()).collect();
                served.push((names, values));
            }
            assert!(served.windows(2).all(|w| w[0] == w[1]), "{}: reports differ", file.name);
        }
    }
}

#[test]
fn rates_and_ratios_in_the_files_are_those_of_the_counts_beside_them() {
    let plan = sample::plan(today());
    let files = sample::files_of(&plan, plan.months[2].month).expect("files");
    let mut checked = 0;
    for file in files.iter().filter(|f| f.kind == FileKind::Export && f.shop == 0) {
        let sheets = open(file);
        let rows = |sheet: &str, headers: &[&str]| -> Vec<Vec<f64>> {
            let rows = &sheets[sheet];
            let col = |h: &&str| rows[0].iter().position(|c| *c == **h).expect("a column");
            let cols: Vec<usize> = headers.iter().map(col).collect();
            rows[1..rows.len() - 1].iter().map(|r| cols.iter().map(|c| number(&r[*c])).collect()).collect()
        };
        let near =
            |a: f64, top: f64, bottom: f64| (a - if bottom == 0.0 { 0.0 } else { top / bottom }).abs() < 6e-5;
        for r in rows(
            "客服数据",
            &["总消息数", "买家消息数", "客服消息数", "答问比", "未回复人数", "接待人数", "回复率"],
        ) {
            assert!(r[0] == r[1] + r[2] && near(r[3], r[2], r[1]) && near(r[6], r[5] - r[4], r[5]), "{r:?}");
            checked += 1;
        }
        for r in rows("客服数据", &["接待人数", "直接接入人数", "转发接入人数", "聊天人数(原咨询人数)"])
        {
            assert!(r[0] == r[1] + r[2] && r[0] <= r[3], "{r:?}");
        }
        let stars = ["很满意", "满意", "一般", "不满", "很不满"].map(|s| format!("服务满意度评价{s}"));
        let mut headers: Vec<&str> = stars.iter().map(String::as_str).collect();
        headers.extend(["客户满意率", "服务满意度评价参与率", "接待人数"]);
        for r in rows("人均日接入", &headers) {
            let rated: f64 = r[..5].iter().sum();
            assert!(near(r[5], r[0] + r[1], rated) && near(r[6], rated, r[7]) && rated <= r[7], "{r:?}");
        }
        for r in rows("每周店铺个人数据", &["询单人数", "销售人数", "销售订单数", "销售量", "销售额"])
        {
            assert!(r[1] <= r[0] && r[1] <= r[2] && r[2] <= r[3] && (r[4] > 0.0) == (r[3] > 0.0), "{r:?}");
        }
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn the_hand_entry_workbook_holds_a_row_for_everybody_of_the_month() {
    let plan = sample::plan(today());
    for month in &plan.months {
        let files = sample::files_of(&plan, month.month).expect("files");
        let sheets = open(files.last().expect("a file"));
        let cells: Vec<String> = sheets.values().flatten().flatten().map(ToString::to_string).collect();
        for staff in plan.staff_of(month.month) {
            assert!(
                cells.contains(&staff.staff_no) && cells.contains(&staff.name),
                "{} {}",
                month.month,
                staff.name
            );
        }
        let people = plan.staff_of(month.month).count();
        let filled = sheets
            .values()
            .flatten()
            .filter(|r| r.len() > 2 && plan.staff.iter().any(|s| r[0].to_string() == s.staff_no));
        let values = filled.map(|r| r[2..].iter().filter(|c| **c != Data::Empty).count()).sum::<usize>();
        assert_eq!(values, people * 5 - usize::from(month.open_mark.is_some()), "{}", month.month);
    }
}
