//! Sheets with one row an order or a rating: gathered into the figures of an agent, or of the shop, and day.

use domain::layout::Layout;
use intake::{Context, FileDraft, read_file};

use crate::book::{cell, codes, day, only_sheet, param, row, workbook};
use crate::shipped::{all, metrics};

const ORDERS: &str = r#"{"id": "own.orders", "name": {"zh": "订单", "en": ""}, "platform": "tmall", "verified": true,
    "rows": "events", "date": ["下单时间"], "short_dates": "day_month_year", "nickname": ["客服"],
    "columns": [
        {"metric": "order_orders", "headers": ["订单编号"], "unit": "rows"},
        {"metric": "sales_orders", "headers": ["付款时间"], "unit": "rows"},
        {"metric": "order_amount", "headers": ["总金额"], "unit": "yuan"},
        {"metric": "avg_resp_sec", "headers": ["响应"], "unit": "minutes", "optional": true}
    ]}"#;

const HEAD: &str = "订单编号|客服|下单时间|付款时间|总金额|响应";

fn read(today: &str, lines: &[&str]) -> FileDraft {
    let layout: Layout = serde_json::from_str(ORDERS).unwrap();
    let metrics = metrics();
    let find = |id: &str| metrics.iter().find(|m| m.id == id);
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split('|').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let ctx = Context { layouts: &[layout], metrics: &find, today: day(today), month: None };
    read_file("订单.xlsx", &workbook(&[("Sheet1", &rows)]), &ctx)
}

#[test]
fn orders_of_an_agent_and_day_become_one_row_that_says_how_many_it_was_made_of() {
    let draft = read(
        "2026-06-01",
        &[
            HEAD,
            "8801|小禾|09/05/2026 10:00|09/05/2026 10:02|100.10|1",
            "8802|南星|09/05/2026 10:05||50|",
            "8803|小禾|09/05/2026 23:59|10/05/2026 00:01|20.05|4",
            "8804|小禾|10/05/2026 08:00||7|",
            "8805|小禾|09/05/2026 12:00||-|",
        ],
    );
    assert_eq!(codes(&draft), Vec::<&str>::new());
    let sheet = only_sheet(&draft);
    let told: Vec<String> =
        sheet.rows.iter().map(|r| format!("{} {}: {}", r.row + 1, r.span.first, all(r))).collect();
    assert_eq!(
        told,
        [
            "2 2026-05-09: order_orders=3; sales_orders=2; order_amount=120.15; avg_resp_sec=150",
            "3 2026-05-09: order_orders=1; sales_orders=0; order_amount=50; avg_resp_sec=- missing",
            "5 2026-05-10: order_orders=1; sales_orders=0; order_amount=7; avg_resp_sec=- missing",
        ]
    );
    let first = row(sheet, "小禾");
    assert_eq!(cell(first, "order_amount").raw.as_deref(), Some("×2"), "a dash is no amount");
    let mean = cell(first, "avg_resp_sec");
    assert_eq!((mean.numerator, mean.denominator), (Some(300.into()), Some(2.into())));
    assert_eq!(sheet.covers.len(), 1);
}

#[test]
fn an_event_with_a_wrong_cell_is_left_out_whole_and_told() {
    let lines = [
        HEAD,
        "8801|小禾|09/05/2026|09/05/2026|100|1",
        "8802|小禾|09/05/2026|09/05/2026|很多|1",
        "8803|小禾|31/02/2026||1|",
    ];
    let draft = read("2026-06-01", &lines);
    assert_eq!(codes(&draft), ["import.not_a_number", "import.not_a_date"]);
    assert_eq!(param(&draft, "import.not_a_number", "cell"), "E3");
    assert_eq!(
        all(row(only_sheet(&draft), "小禾")),
        "order_orders=1; sales_orders=1; order_amount=100; avg_resp_sec=60"
    );
    assert_eq!(only_sheet(&draft).skipped_rows, 2);
}

#[test]
fn a_figure_that_one_event_still_waits_for_waits_too() {
    let draft = read("2026-06-01", &[HEAD, "1|小禾|09/05/2026||100|", "2|小禾|09/05/2026||延迟统计|"]);
    let told = all(row(only_sheet(&draft), "小禾"));
    assert_eq!(told, "order_orders=2; sales_orders=0; order_amount=- unsettled; avg_resp_sec=- missing");
    let day_first = read("2026-06-01", &[HEAD, "1|小禾|08/05/2026||1|", "2|小禾|31/05/2026||1|"]);
    let days: Vec<String> = only_sheet(&day_first).rows.iter().map(|r| r.span.first.to_string()).collect();
    assert_eq!(days, ["2026-05-08", "2026-05-31"], "never the month first");
}

const CHATS: &str = r#"{"id": "own.chats", "name": {"zh": "会话", "en": ""}, "platform": "other", "verified": true,
    "rows": "events", "date": ["进线时间"], "nickname": ["客服"],
    "columns": [
        {"metric": "receive_sessions", "headers": ["进线时间"], "unit": "rows"},
        {"metric": "transferred_sessions", "headers": ["进线时间"], "unit": "rows",
            "where": {"headers": ["结果"], "is": ["转出", "转 接"]}},
        {"metric": "first_resp_sec", "headers": ["首次回复"], "unit": "duration", "since": ["进线时间"]},
        {"metric": "service_hours", "headers": ["结束"], "unit": "duration", "since": ["进线时间"]},
        {"metric": "csat_points", "headers": ["评分"], "unit": "number"},
        {"metric": "ratings_received", "headers": ["评分"], "unit": "rows"},
        {"metric": "csat_rate", "headers": ["评分"], "unit": "rows",
            "where": {"headers": ["评分"], "is": ["4", "5"]}},
        {"metric": "sales_amount", "headers": ["金额"], "unit": "yuan", "where": {"headers": ["结果"], "is": ["成交"]}}
    ]}"#;

fn chats(lines: &[&str]) -> FileDraft {
    let layout: Layout = serde_json::from_str(CHATS).unwrap();
    let metrics = metrics();
    let find = |id: &str| metrics.iter().find(|m| m.id == id);
    let head = "客服|进线时间|首次回复|结束|结果|评分|金额";
    let rows: Vec<Vec<&str>> =
        std::iter::once(head).chain(lines.iter().copied()).map(|l| l.split('|').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let ctx = Context { layouts: &[layout], metrics: &find, today: day("2026-06-01"), month: None };
    read_file("会话.xlsx", &workbook(&[("Sheet1", &rows)]), &ctx)
}

#[test]
fn a_text_of_many_happenings_is_read_while_it_passes_by_and_says_what_a_workbook_of_them_says() {
    let mut lines = vec!["会话号,备注,客服,进线时间,首次回复,结束,结果,评分,金额".to_owned()];
    for n in 0..3_000 {
        let who = ["小禾", "南星", "阿青"][n % 3];
        let (day, minute) = (n % 28 + 1, n % 59);
        let result = ["成交", "转接", "没成"][n % 7 % 3];
        let id = if n == 1_700 { "6.91729E+18".to_owned() } else { format!("6917290000000{n:05}1") };
        let amount = if n == 2_499 { "很多".to_owned() } else { format!("{}.5", n % 90) };
        let at = format!("2026-05-{day:02} 10:{minute:02}");
        lines.push(format!("{id},\"有,逗号\",{who},{at}:00,{at}:30,{at}:50,{result},{},{amount}", n % 5 + 1));
    }
    lines.push("合计,,,,,,,,1".to_owned());
    let layout: Layout = serde_json::from_str(CHATS).unwrap();
    let metrics = metrics();
    let find = |id: &str| metrics.iter().find(|m| m.id == id);
    let ctx = Context { layouts: &[layout], metrics: &find, today: day("2026-06-01"), month: None };
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|l| l.replace("\"有,逗号\"", "有").split(',').map(str::to_owned).collect())
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let book = read_file("会话.xlsx", &workbook(&[("Sheet1", &rows)]), &ctx);
    let lines = lines.join("\r\n");
    let (gbk, _, _) = encoding_rs::GBK.encode(&lines);
    let text = read_file("会话.csv", &gbk, &ctx);
    let (book_sheet, sheet) = (only_sheet(&book), only_sheet(&text));
    assert_eq!(sheet.rows, book_sheet.rows);
    // An agent's rows fall on every day of the four weeks.
    assert_eq!(sheet.rows.len(), 3 * 28);
    assert_eq!((sheet.covers.clone(), sheet.skipped_rows), (book_sheet.covers.clone(), 1));
    assert_eq!(sheet.summary, book_sheet.summary);
    assert_eq!(sheet.unread, ["会话号", "备注"]);
    let told = |draft: &FileDraft| -> Vec<String> {
        let one = |p: &domain::Problem| {
            let at = |key: &str| p.params.get(key).cloned().unwrap_or_default();
            format!("{} {} {} ×{}", p.code, at("cell"), at("found"), at("count"))
        };
        only_sheet(draft).problems.iter().map(|f| one(&f.problem)).collect()
    };
    assert_eq!(
        told(&text),
        ["import.not_a_number I2501 很多 ×", "import.id_cut A1702 6.91729E+18 ×1"],
        "{:?}",
        told(&text)
    );
    assert_eq!(told(&book), told(&text));
}

#[test]
fn happenings_are_counted_where_they_say_something_added_shared_out_and_timed_between_two_columns() {
    let draft = chats(&[
        "小禾|2026-05-09 10:00|2026-05-09 10:00:30|2026-05-09 11:30|成交|5|100",
        "小禾|2026-05-09 23:59:50|2026-05-10 00:00:40|2026-05-10 00:29:50|转接|2.0|40",
        "小禾|2026-05-09 12:00|||转出||7",
        "小禾|2026-05-09 12:30|||成交|4.0|0.5",
        "合计||||||147.5",
    ]);
    assert_eq!(codes(&draft), Vec::<&str>::new());
    let one = row(only_sheet(&draft), "小禾");
    assert_eq!(
        all(one),
        "receive_sessions=4; transferred_sessions=2; first_resp_sec=40; service_hours=2; \
         csat_points=3.66666666666667; ratings_received=3; csat_rate=0.666666666666667; sales_amount=100.5"
    );
    let share = cell(one, "csat_rate");
    assert_eq!((share.numerator, share.denominator), (Some(2.into()), Some(3.into())));
    assert_eq!(cell(one, "first_resp_sec").denominator, Some(2.into()));
    assert!(only_sheet(&draft).unread.is_empty(), "a column that says which rows count is read");
    assert!(only_sheet(&draft).checks.is_empty(), "a total row totals every row, not those that count");
}

#[test]
fn a_time_that_ends_before_it_begins_is_counted_as_a_row_told_and_no_part_of_the_mean() {
    let draft = chats(&[
        "小禾|2026-05-09 10:00|2026-05-09 10:01|2026-05-09 11:00|成交|5|1",
        "小禾|2026-05-09 10:00|2026-05-09 09:59|2026-05-09 11:00|成交|5|1",
        "小禾|2026-05-09 10:00|2026-05-09 10:03|很久|成交|5|1",
    ]);
    assert_eq!(codes(&draft), ["import.not_a_number", "import.ends_before_start"]);
    assert_eq!(param(&draft, "import.not_a_number", "expected"), "moment");
    assert_eq!(param(&draft, "import.not_a_number", "cell"), "D4");
    assert_eq!(param(&draft, "import.ends_before_start", "cell"), "C3");
    assert_eq!(param(&draft, "import.ends_before_start", "count"), "1");
    let one = row(only_sheet(&draft), "小禾");
    assert_eq!(cell(one, "receive_sessions").value, Some(domain::fact::Value::Number(2.into())));
    assert_eq!(cell(one, "first_resp_sec").denominator, Some(1.into()));
}
