//! Figures that cannot be, each told with its cells and left as they are.

use intake::Level;

use crate::book::{codes, only_sheet, param, told};
use crate::shipped::sheet;

const HEAD: &str = "客服昵称|日期|聊天人数|接待人数|未回复人数|首次响应(秒)|平均响应(秒)|回复率";

#[test]
fn a_rate_over_100_percent_is_told_and_kept() {
    let draft =
        sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|5|4|0|12|30|120%", "乙|2026-05-01|5|4|0|12|30|101%"]);
    assert_eq!(codes(&draft), ["import.rate_over_100"]);
    assert_eq!(param(&draft, "import.rate_over_100", "cell"), "H2");
    assert_eq!(param(&draft, "import.rate_over_100", "count"), "2");
    assert_eq!(told(&only_sheet(&draft).rows[0], "reply_rate"), "1.2 settled");
    assert!(draft.findings().all(|f| f.level == Level::Warning));
}

#[test]
fn people_and_times_below_zero_are_told_but_money_may_be_negative() {
    let draft = sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|-5|4|0|-1|30|98%"]);
    assert_eq!(codes(&draft), ["import.negative", "import.negative"]);
    let money = sheet("2026-05-01.xlsx", "S", &["客服昵称|聊天人数|接待人数|销售额", "甲|5|4|-12.5"]);
    assert_eq!(codes(&money), Vec::<&str>::new());
}

#[test]
fn a_response_time_without_anybody_served_is_not_measured_and_told_with_both_cells() {
    let draft = sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|0|0|0|0|0|0", "乙|2026-05-01|0|0|0|0|30|0"]);
    assert_eq!(codes(&draft), ["import.figure_without_base"]);
    assert_eq!(param(&draft, "import.figure_without_base", "cell"), "G3");
    assert_eq!(param(&draft, "import.figure_without_base", "other"), "D3");
    for row in &only_sheet(&draft).rows {
        assert!(told(row, "avg_resp_sec").ends_with("not measured"));
    }
}

#[test]
fn a_part_larger_than_its_whole_is_told_with_both_cells() {
    let draft = sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|5|4|6|12|30|98%"]);
    assert_eq!(codes(&draft), ["import.part_over_whole"]);
    assert_eq!(param(&draft, "import.part_over_whole", "cell"), "E2");
    assert_eq!(param(&draft, "import.part_over_whole", "other"), "C2");
}

#[test]
fn long_numbers_that_a_spreadsheet_cut_are_told() {
    for (id, cut) in [
        ("#6917000123456780000", true),
        ("6917000123456780000", true),
        ("6.91700012E+18", true),
        ("6917000123456781234", false),
        ("#123456789012345", false),
        ("店:6917", false),
    ] {
        let line = format!("甲|2026-05-01|5|4|0|12|30|98%|{id}");
        let head = format!("{HEAD}|id");
        let draft = sheet("x.xlsx", "S", &[&head, &line]);
        let want: &[&str] = if cut { &["import.id_cut"] } else { &[] };
        assert_eq!(codes(&draft), want, "{id}");
    }
}

#[test]
fn one_day_of_another_month_is_told_but_a_week_over_the_end_of_a_month_is_not() {
    let days = |list: &[&str]| {
        let lines: Vec<String> = list.iter().map(|d| format!("甲|{d}|5|4|0|12|30|98%")).collect();
        let lines: Vec<&str> = std::iter::once(HEAD).chain(lines.iter().map(String::as_str)).collect();
        sheet("x.xlsx", "S", &lines)
    };
    let draft = days(&["2026-05-01", "2026-05-02", "2026-03-03"]);
    assert_eq!(codes(&draft), ["import.stray_day"]);
    assert_eq!(param(&draft, "import.stray_day", "cell"), "B4");
    assert_eq!(param(&draft, "import.stray_day", "other"), "B2");
    let week = days(&["2026-04-28", "2026-04-29", "2026-04-30", "2026-05-01"]);
    assert_eq!(codes(&week), Vec::<&str>::new());
}

#[test]
fn two_names_that_differ_only_by_blanks_or_width_are_told_with_both_cells() {
    let draft = sheet(
        "x.xlsx",
        "S",
        &[HEAD, "店:阿 青|2026-05-01|5|4|0|12|30|98%", "店：阿青|2026-05-01|5|4|0|12|30|98%"],
    );
    assert_eq!(codes(&draft), ["import.names_alike"]);
    assert_eq!(param(&draft, "import.names_alike", "cell"), "A3");
    assert_eq!(param(&draft, "import.names_alike", "other"), "A2");
    assert_eq!(only_sheet(&draft).rows.len(), 2, "they stay two accounts");
}

#[test]
fn a_name_written_otherwise_in_another_sheet_is_told_with_that_sheet() {
    let sales: &[&[&str]] = &[&["客服昵称", "聊天人数", "接待人数", "销售额"], &["店:阿青", "5", "4", "10"]];
    let data: &[&[&str]] =
        &[&["客服昵称", "聊天人数", "接待人数", "首次响应(秒)"], &["店:阿 青", "5", "4", "12"]];
    let bytes = crate::book::workbook(&[("销售", sales), ("客服数据", data)]);
    let draft = crate::shipped::read("2026-05-01.xlsx", &bytes);
    assert_eq!(codes(&draft), ["import.names_alike"]);
    assert_eq!(param(&draft, "import.names_alike", "cell"), "A2");
    assert_eq!(param(&draft, "import.names_alike", "other"), "销售!A2");
}

#[test]
fn people_are_not_added_over_days_to_check_a_total() {
    let total = |sum: &str| {
        let last = format!("汇总||{sum}|8|0|12|30|98%");
        sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|5|4|0|12|30|98%", "甲|2026-05-02|5|4|0|12|30|98%", &last])
    };
    let added = total("10");
    assert_eq!(codes(&added), ["import.people_added", "import.people_added"]);
    assert_eq!(param(&added, "import.people_added", "found"), "10");
    let distinct = total("9");
    assert_eq!(codes(&distinct), ["import.people_added"], "only 接待人数 is a plain sum");
    assert!(only_sheet(&distinct).checks.is_empty());
    let one_day = sheet("x.xlsx", "S", &[HEAD, "甲|2026-05-01|5|4|0|12|30|98%", "汇总||6|4|0|12|30|98%"]);
    assert_eq!(codes(&one_day), ["import.total_differs"]);
}
