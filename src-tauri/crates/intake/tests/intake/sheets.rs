//! Odd but honest sheets: what exports and people do to them.

use domain::Span;
use intake::Level;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::book::{cell, codes, day, only_sheet, param, read, read_with, row, told, workbook};

const HEAD: &[&str] = &["旺旺昵称", "日期", "咨询人数", "接待人数", "首次响应(秒)", "平均响应(秒)", "回复率"];

fn agent_data(rows: &[&[&str]]) -> Vec<u8> {
    let mut all = vec![HEAD];
    all.extend(rows);
    workbook(&[("客服数据", &all)])
}

#[test]
fn nicknames_and_headers_may_carry_blanks_and_mixed_brackets() {
    let head: &[&str] =
        &["\u{feff}旺旺昵称 ", "咨询人数\u{3000}", "接待\n人数", "首次响应时长（秒)", "平均响应时长(秒）"];
    let body: &[&str] = &["  旗舰店:阿青 \u{3000}", "5", "4", "12", "30"];
    let draft = read("2026-05-03.xlsx", &workbook(&[("Sheet1", &[head, body])]));
    let sheet = only_sheet(&draft);
    assert_eq!(told(row(sheet, "旗舰店:阿青"), "first_resp_sec"), "12 settled");
    assert_eq!(sheet.headers[3], "首次响应时长（秒)");
}

#[test]
fn a_header_below_a_title_is_found_and_cells_keep_their_places() {
    let title: &[&str] = &["", "客服数据 导出", "", ""];
    let head: &[&str] = &["", "旺旺昵称", "咨询人数", "接待人数", "首次响应(秒)"];
    let body: &[&str] = &["", "阿青", "5", "多", "12"];
    let draft = read("2026-05-03.xlsx", &workbook(&[("Sheet1", &[&[], title, &[], head, body])]));
    let sheet = only_sheet(&draft);
    assert_eq!((sheet.rows[0].row, cell(&sheet.rows[0], "consult_users").col), (4, 2));
    assert_eq!(param(&draft, "import.not_a_number", "cell"), "D5");
    assert_eq!(param(&draft, "import.not_a_number", "found"), "多");
    assert_eq!(draft.sheets[0].wrong(), 1);
    assert!(!draft.refused(), "a wrong cell does not hide the others");
}

#[test]
fn delayed_figures_wait_and_empty_ones_are_missing_never_zero() {
    let draft = read("x.xlsx", &agent_data(&[&["阿青", "2026-05-01", "延迟统计", "4", "", "--", "0"]]));
    let row = &only_sheet(&draft).rows[0];
    assert_eq!(told(row, "consult_users"), "- unsettled");
    assert_eq!(cell(row, "consult_users").raw.as_deref(), Some("延迟统计"));
    assert_eq!(told(row, "first_resp_sec"), "- missing");
    assert_eq!(told(row, "avg_resp_sec"), "- missing");
    assert_eq!(told(row, "reply_rate"), "0 settled");
}

#[test]
fn a_zero_without_anybody_served_is_not_a_measurement() {
    let draft = read("x.xlsx", &agent_data(&[&["阿青", "2026-05-01", "3", "0", "0", "0", "0"]]));
    let row = &only_sheet(&draft).rows[0];
    assert_eq!(told(row, "consult_users"), "3 settled");
    assert_eq!(told(row, "avg_resp_sec"), "0 not measured");
    assert_eq!(told(row, "reply_rate"), "0 not measured");
}

#[test]
fn numbers_may_be_text_and_rates_may_be_percent() {
    let rows: &[&[&str]] = &[
        &["甲", "2026-05-01", "1,234", "'20", "16.68", "28.7秒", "95.5%"],
        &["乙", "2026/5/1", "#1234", "#20", "#16.68", "#28.7", "%0.955"],
        &["丙", "20260501", "1，234", "=\"20\"", " 16.68 ", "00:00:28.7", "0.955"],
    ];
    let draft = read("x.xlsx", &agent_data(rows));
    assert_eq!(codes(&draft), Vec::<&str>::new());
    for name in ["甲", "乙", "丙"] {
        let row = row(only_sheet(&draft), name);
        assert_eq!(row.span, Span::day(day("2026-05-01")));
        let all = ["consult_users", "receive_users", "first_resp_sec", "avg_resp_sec", "reply_rate"]
            .map(|m| told(row, m));
        assert_eq!(
            all,
            ["1234 settled", "20 settled", "16.68 settled", "28.7 settled", "0.955 settled"],
            "{name}"
        );
    }
}

#[test]
fn a_rate_over_one_without_a_percent_sign_is_wrong_and_not_guessed() {
    let draft = read("x.xlsx", &agent_data(&[&["甲", "2026-05-01", "5", "4", "1", "2", "95.5"]]));
    assert_eq!(codes(&draft), ["import.not_a_number"]);
    assert_eq!(param(&draft, "import.not_a_number", "expected"), "fraction");
    assert!(only_sheet(&draft).rows[0].cells.iter().all(|c| &*c.metric != "reply_rate"));
}

#[test]
fn total_rows_are_kept_apart_and_checked() {
    let head: &[&str] = &["客服昵称", "聊天人数(原咨询人数)", "接待人数", "销售额", "销售量"];
    let rows: &[&[&str]] = &[
        head,
        &["甲", "10", "8", "100.5", "3"],
        &["乙", "20", "15", "50", "2"],
        &["汇总", "29", "23", "150.5", "6"],
        &["均值", "15", "11.5", "75.25", "2.5"],
    ];
    let draft = read("表_2026-05-01至2026-05-01.xlsx", &workbook(&[("Sheet1", rows)]));
    let sheet = only_sheet(&draft);
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.summary.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["汇总", "均值"]);
    let checks: Vec<_> = sheet.checks.iter().map(|c| (c.metric.as_str(), c.ours.to_string(), c.ok)).collect();
    let want = [
        ("consult_users", "30", false),
        ("receive_users", "23", true),
        ("sales_amount", "150.5", true),
        ("sales_qty", "5", false),
        ("consult_users", "15", true),
        ("receive_users", "11.5", true),
        ("sales_amount", "75.25", true),
        ("sales_qty", "2.5", true),
    ];
    assert_eq!(checks, want.map(|(m, n, ok)| (m, n.to_owned(), ok)));
    let (sum, mean) = (&sheet.checks[3], &sheet.checks[7]);
    assert_eq!((sum.ours_cell.as_str(), sum.theirs_cell.as_str()), ("E2:E3", "E4"));
    assert_eq!((mean.how.code(), mean.theirs_cell.as_str()), ("mean", "E5"));
    // 29 people counted once each is no fault; 6 sold pieces out of 5 is.
    assert_eq!(codes(&draft), ["import.total_differs"]);
    assert_eq!(param(&draft, "import.total_differs", "header"), "销售量");
}

#[test]
fn the_file_name_gives_the_days_only_where_the_sheet_has_none() {
    let head: &[&str] = &["客服昵称", "咨询人数", "接待人数", "销售额"];
    let rows: &[&[&str]] = &[head, &["甲", "10", "8", "100"]];
    let bytes = workbook(&[("Sheet1", rows)]);
    let draft = read("自定义报表_周_下单优先判定_2026-04-20至2026-04-26 (1).xlsx", &bytes);
    let week = Span { first: day("2026-04-20"), last: day("2026-04-26") };
    assert_eq!(only_sheet(&draft).rows[0].span, week);
    assert_eq!(only_sheet(&draft).covers, [week]);

    let draft = read("每周.xlsx", &bytes);
    assert_eq!(codes(&draft), ["import.no_period"]);
    assert!(draft.refused());
    let draft = read_with("每周.xlsx", &bytes, "2026-06-01", "2026-04".parse().ok());
    assert_eq!(only_sheet(&draft).covers, ["2026-04".parse::<domain::Month>().unwrap().span()]);

    let draft = read(
        "表_2026-04-20至2026-04-26.xlsx",
        &agent_data(&[&["甲", "2026-05-01", "1", "1", "1", "1", "1"]]),
    );
    assert_eq!(only_sheet(&draft).covers, [Span::day(day("2026-05-01"))]);
    let draft = read(
        "表_2026-04-30至2026-05-02.xlsx",
        &agent_data(&[&["甲", "2026-05-01", "1", "1", "1", "1", "1"]]),
    );
    assert_eq!(only_sheet(&draft).covers, [Span { first: day("2026-04-30"), last: day("2026-05-02") }]);
}

#[test]
fn days_still_being_counted_are_unsettled() {
    let rows: &[&[&str]] =
        &[&["甲", "2026-05-30", "1", "1", "1", "1", "1"], &["甲", "2026-05-31", "1", "0", "0", "0", ""]];
    let today = "2026-05-31";
    let draft = read_with("x.xlsx", &agent_data(rows), today, None);
    let sheet = only_sheet(&draft);
    assert_eq!(told(&sheet.rows[0], "avg_resp_sec"), "1 settled");
    assert_eq!(told(&sheet.rows[1], "avg_resp_sec"), "0 unsettled");
    assert_eq!(told(&sheet.rows[1], "reply_rate"), "- missing");
    assert_eq!(sheet.covers, [Span { first: day("2026-05-30"), last: day("2026-05-31") }]);
}

#[test]
fn impossible_days_unreadable_dates_and_doubled_rows_are_told_with_their_cells() {
    let rows: &[&[&str]] = &[
        &["甲", "2026-05-01", "1", "1", "1", "1", "1"],
        &["乙", "2009-12-31", "1", "1", "1", "1", "1"],
        &["丙", "2027-07-07", "1", "1", "1", "1", "1"],
        &["丁", "昨天", "1", "1", "1", "1", "1"],
        &[" 甲", "2026/5/1", "9", "9", "9", "9", "1"],
        &["", "2026-05-01", "1", "1", "1", "1", "1"],
        &["备注：数据仅供参考"],
    ];
    let draft = read("x.xlsx", &agent_data(rows));
    let told: Vec<(&str, &str)> =
        draft.findings().map(|f| (f.problem.code.as_str(), f.problem.params["cell"].as_str())).collect();
    let want = [
        ("import.day_out_of_range", "B3"),
        ("import.day_out_of_range", "B4"),
        ("import.not_a_date", "B5"),
        ("import.duplicate_row", "A6"),
        ("import.no_nickname", "A7"),
    ];
    assert_eq!(told, want);
    assert!(draft.findings().all(|f| f.level == Level::Wrong));
    let sheet = only_sheet(&draft);
    assert_eq!((sheet.rows.len(), sheet.skipped_rows), (1, 5));
    assert_eq!(param(&draft, "import.duplicate_row", "first"), "2");
}

#[test]
fn hidden_rows_columns_and_sheets_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("说明").unwrap();
    sheet.write_string(0, 0, "请勿外传").unwrap();
    let sheet = book.add_worksheet().set_name("客服数据").unwrap();
    crate::book::fill(
        sheet,
        &[
            HEAD,
            &["甲", "2026-05-01", "1", "2", "3", "4", "1"],
            &["乙", "2026-05-01", "1", "2", "3", "4", "1"],
        ],
    );
    sheet.set_row_hidden(1).unwrap();
    sheet.set_column_hidden(3).unwrap();
    sheet.set_hidden(true);
    let draft = read("x.xlsx", &book.save_to_buffer().unwrap());
    let sheet = &draft.sheets[1];
    assert!(sheet.hidden);
    assert_eq!(told(row(sheet, "甲"), "receive_users"), "2 settled");
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(codes(&draft), ["import.sheet_skipped"]);
}

#[test]
fn dates_as_cells_and_stored_results_of_formulas_are_read_and_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("客服数据").unwrap();
    crate::book::fill(sheet, &[HEAD, &["甲", "", "1", "", "3", "", "1"]]);
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_datetime_with_format(1, 1, ExcelDateTime::from_ymd(2026, 5, 1).unwrap(), &date).unwrap();
    sheet.write_formula(1, 3, Formula::new("=1+1").set_result("2")).unwrap();
    let time = Format::new().set_num_format("[h]:mm:ss");
    sheet.write_number_with_format(1, 5, 150.0 / 86400.0, &time).unwrap();
    let draft = read("x.xlsx", &book.save_to_buffer().unwrap());
    let row = &only_sheet(&draft).rows[0];
    assert_eq!(row.span, Span::day(day("2026-05-01")));
    assert_eq!(told(row, "receive_users"), "2 settled");
    assert_eq!(told(row, "avg_resp_sec"), "150 settled");
    assert_eq!(codes(&draft), ["import.formula_values"]);
    assert_eq!(param(&draft, "import.formula_values", "count"), "1");
}

#[test]
fn the_same_figure_in_two_sheets_is_compared() {
    let sales: &[&[&str]] = &[
        &["旺旺昵称", "日期", "咨询人数", "接待人数", "销售额"],
        &["甲", "2026-05-01", "5", "4", "10"],
        &["乙", "2026-05-01", "5", "3", "10"],
    ];
    let service: &[&[&str]] = &[
        HEAD,
        &["甲", "2026-05-01", "5", "4", "1", "1", "1"],
        &["乙", "2026-05-01", "5", "2", "1", "1", "1"],
    ];
    let draft = read("x.xlsx", &workbook(&[("每周店铺个人数据", sales), ("客服数据", service)]));
    let checks = &draft.sheets[1].checks;
    let told: Vec<_> =
        checks.iter().map(|c| (c.metric.as_str(), c.ours.to_string(), c.theirs.to_string(), c.ok)).collect();
    let want = [("consult_users", "10", "10", true), ("receive_users", "6", "7", false)];
    assert_eq!(told, want.map(|(m, a, b, ok)| (m, a.to_owned(), b.to_owned(), ok)));
    assert_eq!(codes(&draft), ["import.sheets_differ"]);
    assert_eq!(param(&draft, "import.sheets_differ", "ours"), "2");
    assert_eq!(param(&draft, "import.sheets_differ", "ours_cell"), "D3");
    assert_eq!(param(&draft, "import.sheets_differ", "theirs_cell"), "每周店铺个人数据!D3");
    let cells = [&checks[0].ours_cell, &checks[0].theirs_cell];
    assert_eq!(cells, ["C2:C3", "每周店铺个人数据!C2:C3"]);
}

#[test]
fn a_header_s_own_unit_counts() {
    let head: &[&str] = &["旺旺昵称", "咨询人数", "接待人数", "首次响应时长(秒)", "平均响应时长(分钟)"];
    let draft = read("2026-05-01.xlsx", &workbook(&[("客服数据", &[head, &["甲", "5", "4", "12", "1.5"]])]));
    assert_eq!(told(&only_sheet(&draft).rows[0], "avg_resp_sec"), "90 settled");
}

#[test]
fn columns_nobody_reads_are_named() {
    let head: &[&str] = &["旺旺昵称", "id", "咨询人数", "接待人数", "首次响应(秒)", "心情"];
    let draft =
        read("2026-05-01.xlsx", &workbook(&[("客服数据", &[head, &["甲", "1", "5", "4", "12", "好"]])]));
    assert_eq!(only_sheet(&draft).unread, ["心情"]);
}

#[test]
fn two_sheets_of_one_report_are_given_as_they_are_and_not_held_against_each_other() {
    let first: &[&[&str]] = &[HEAD, &["甲", "2026-05-01", "5", "4", "1", "1", "1"]];
    let second: &[&[&str]] = &[
        HEAD,
        &["甲", "2026-05-01", "6", "4", "1", "1", "1"],
        HEAD,
        &["甲", "2026-05-02", "7", "4", "1", "1", "1"],
    ];
    let draft = read("x.xlsx", &workbook(&[("客服数据", first), ("客服数据 (2)", second)]));
    assert_eq!(codes(&draft), Vec::<&str>::new(), "whoever reads all files says which row counts");
    let days: Vec<_> = draft.sheets.iter().map(|s| s.rows.len()).collect();
    assert_eq!(days, [1, 2]);
    assert!(draft.sheets.iter().all(|s| s.checks.is_empty()));
}
