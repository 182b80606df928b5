//! Tables that real shops exported and no layout ships for: a month of orders, a survey of service, a blank form.
//! They lie outside the repository; without them the tests say so. What was worked out for them stands beside them.

use std::collections::{BTreeMap, HashMap};

use domain::{Day, Num};
use intake::{Context, Here, Table, shown};
use serde_json::{Value, json};

use crate::desk::{hash, shared, text};
use crate::shop;

const ORDERS: &str = r#"{"id": "own.orders", "name": {"zh": "天猫订单报表"}, "platform": "tmall", "verified": true,
    "rows": "events", "date": ["订单创建时间"], "ignore": ["收货地址"], "columns": [
        {"metric": "order_orders", "headers": ["订单编号"], "unit": "rows"},
        {"metric": "sales_orders", "headers": ["订单付款时间"], "unit": "rows"},
        {"metric": "order_amount", "headers": ["总金额"], "unit": "yuan"},
        {"metric": "sales_amount", "headers": ["买家实际支付金额"], "unit": "yuan"},
        {"metric": "refund_amount", "headers": ["退款金额"], "unit": "yuan"}]}"#;

const SURVEY: &str = r#"{"id": "own.survey", "name": {"zh": "满意度"}, "platform": "other", "verified": true,
    "rows": "events", "date": ["Issue_reported at"], "short_dates": "day_month_year", "nickname": ["Agent_name"],
    "columns": [
        {"metric": "ratings_received", "headers": ["Unique id"], "unit": "rows"},
        {"metric": "csat_points", "headers": ["CSAT Score"], "unit": "number"}]}"#;

fn number(value: &Value) -> Num {
    Num::parse(&value.to_string()).unwrap_or_else(|| panic!("no number: {value}"))
}

#[test]
fn a_month_of_orders_comes_in_by_a_layout_file_with_the_totals_stated_for_it() {
    let Some(folder) = shared("data/orders") else { return };
    let expected: Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let desk = shop::with_staff();
    desk.call("layouts.import", json!({ "token": desk.file("订单.json", ORDERS.as_bytes()) }));
    desk.import(&[desk.host.token(folder.join("tmall_order_report.csv"))]);
    let page = desk.call("facts.list", json!({ "month": "2020-02", "offset": 0, "limit": 1000 }));
    let mut days: BTreeMap<(String, String), Num> = BTreeMap::new();
    let mut totals: HashMap<String, Num> = HashMap::new();
    for fact in page["rows"].as_array().unwrap() {
        let (metric, value) = (text(&fact["metric"]), number(&fact["value"]));
        days.insert((text(&fact["day"]), metric.clone()), value);
        let total = totals.entry(metric).or_default();
        *total = Num::from(total.0 + value.0);
    }
    for (metric, stated) in [
        ("order_orders", "rows"),
        ("sales_orders", "paid_rows_by_pay_time_present"),
        ("order_amount", "sum_总金额"),
        ("sales_amount", "sum_买家实际支付金额"),
        ("refund_amount", "sum_退款金额"),
    ] {
        assert_eq!(totals[metric], number(&expected[stated]), "{metric}");
    }
    let stated = expected["by_created_date"].as_object().unwrap();
    assert_eq!(days.keys().filter(|(_, metric)| metric == "order_orders").count(), stated.len());
    for (day, stated) in stated {
        for (metric, key) in [
            ("order_orders", "orders"),
            ("sales_orders", "paid"),
            ("sales_amount", "paid_amount"),
            ("refund_amount", "refund"),
        ] {
            assert_eq!(days[&(day.clone(), metric.to_owned())], number(&stated[key]), "{metric} on {day}");
        }
    }
}

#[test]
fn ratings_of_a_service_desk_give_each_agent_s_rows_and_mean_and_days_are_read_day_first() {
    let Some(folder) = shared("data/service") else { return };
    let bytes = std::fs::read(folder.join("DeepCSAT_test.csv")).unwrap();
    let layout = definitions::read_layout(SURVEY, definitions::dictionary()).unwrap();
    let metrics = |id: &str| definitions::dictionary().get(id);
    let today = "2023-12-01".parse().unwrap();
    let ctx = Context { layouts: &[layout], metrics: &metrics, today, month: None };
    let draft = intake::read_file("DeepCSAT_test.csv", &bytes, &ctx);
    let mut agents: BTreeMap<&str, (Num, Num, Num)> = BTreeMap::new();
    let sum = |a: &mut Num, b: Option<Num>| *a = Num::from(a.0 + b.unwrap_or_default().0);
    for row in &draft.sheets[0].rows {
        let own = agents.entry(row.nickname.as_deref().unwrap()).or_default();
        let cell = |metric: &str| row.cells.iter().find(|c| &*c.metric == metric).unwrap();
        sum(&mut own.0, cell("ratings_received").value.as_ref().and_then(|v| v.number()));
        sum(&mut own.1, cell("csat_points").numerator);
        sum(&mut own.2, cell("csat_points").denominator);
    }
    let stated = std::fs::read_to_string(folder.join("expected_agents.csv")).unwrap();
    let mut seen = 0;
    for line in stated.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (rows, top, bottom) = agents[fields[0]];
        assert_eq!(rows.to_string(), fields[1], "{line}");
        let mean = top.checked_div(bottom).unwrap();
        assert!(
            (mean.0 - Num::parse(fields[6]).unwrap().0).abs() <= Num::parse("0.0001").unwrap().0,
            "{line}"
        );
        seen += 1;
    }
    assert_eq!(agents.len(), seen);
    let all = agents.values().fold((Num::ZERO, Num::ZERO, Num::ZERO), |mut all, own| {
        sum(&mut all.0, Some(own.0));
        sum(&mut all.1, Some(own.1));
        sum(&mut all.2, Some(own.2));
        all
    });
    assert_eq!(all.0.to_string(), "17182");
    assert_eq!(all.1.checked_div(all.2).unwrap().round_half_up(4).to_string(), "4.2476");
    let last = draft.sheets[0].rows.iter().map(|r| r.span.last).max().unwrap();
    assert!(last < "2023-09-02".parse::<Day>().unwrap(), "{last}: 12 in front is a day");
}

/// Minutes of `31/07/2023 18:39` since the first day of our reckoning.
fn minutes(written: &str) -> i64 {
    let parts: Vec<i64> = written.split(['/', ' ', ':']).map(|part| part.parse().unwrap()).collect();
    let day = Day::from_ymd_opt(parts[2] as i32, parts[1] as u32, parts[0] as u32).unwrap();
    (day - Day::default()).num_days() * 1440 + parts[3] * 60 + parts[4]
}

#[test]
fn response_times_between_two_columns_stand_in_the_file_as_they_were_worked_out_the_backward_ones_too() {
    let Some(folder) = shared("data/service") else { return };
    let bytes = std::fs::read(folder.join("DeepCSAT_test.csv")).unwrap();
    let (sheets, _) = intake::tables(&Here, "DeepCSAT_test.csv", &bytes).unwrap();
    let table: &Table = sheets[0].as_ref().unwrap();
    let head = &table.lines[0];
    let col = |name: &str| head.cells.iter().find(|(_, c)| shown(c) == name).unwrap().0;
    let (from, to) = (col("Issue_reported at"), col("issue_responded"));
    let took: Vec<i64> =
        table.lines[1..].iter().map(|l| minutes(&shown(l.get(to))) - minutes(&shown(l.get(from)))).collect();
    assert_eq!(took.len(), 17_182);
    assert_eq!(took.iter().filter(|m| **m < 0).count(), 635);
    assert_eq!(took.iter().filter(|m| **m == 0).count(), 509);
    assert_eq!((took.iter().min(), took.iter().max()), (Some(&-1435), Some(&5721)));
    let mean = |all: &[i64]| {
        Num::from(all.iter().sum::<i64>()).checked_div(Num::from(all.len())).unwrap().round_half_up(4)
    };
    assert_eq!(mean(&took).to_string(), "133.8423");
    let fair: Vec<i64> = took.into_iter().filter(|m| *m >= 0).collect();
    assert_eq!(mean(&fair).to_string(), "173.5152");
}

#[test]
fn a_roster_is_recognised_and_its_cells_are_the_shifts_that_were_counted_in_it() {
    let Some(folder) = shared("data") else { return };
    let path = folder.join("attendance/wecom/排班表.xlsx");
    let desk = shop::with_staff();
    let preview = desk.preview(&[desk.host.token(path.clone())]);
    assert_eq!(preview["known"][0]["what"], "roster", "{preview:#}");
    assert_eq!((&preview["sheets"], &preview["unknown"]), (&json!([]), &json!([])), "{preview:#}");

    // `codes 休 385, B2 247, …`
    let notes = std::fs::read_to_string(folder.join("NOTES.md")).unwrap();
    let line = notes.lines().find(|l| l.contains("排班表:")).unwrap();
    let codes = line.split_once("codes ").unwrap().1.trim_end_matches('.');
    let stated: BTreeMap<String, usize> = codes
        .split(", ")
        .map(|pair| pair.split_once(' ').map(|(code, n)| (code.to_owned(), n.parse().unwrap())).unwrap())
        .collect();
    let bytes = std::fs::read(path).unwrap();
    let (sheets, _) = intake::tables(&Here, "排班表.xlsx", &bytes).unwrap();
    let table = sheets.iter().flatten().find(|t| t.sheet == text(&preview["known"][0]["sheet"])).unwrap();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let people = table.lines.iter().filter(|l| (4..=39).contains(&(l.row + 1)));
    for line in people.clone() {
        for col in 1..=30 {
            *found.entry(shown(line.get(col)).trim().to_owned()).or_default() += 1;
        }
    }
    assert_eq!(people.count(), 36);
    assert_eq!(found, stated);
}

#[test]
fn a_blank_assessment_form_is_no_report_and_says_so_in_one_sentence() {
    let Some(folder) = shared("data/forms") else { return };
    let desk = shop::with_staff();
    let (book, before) = (desk.book_path(), desk.last_change());
    let written = hash(&book);
    let preview = desk.preview(&[desk.host.token(folder.join("绩效考核表.xlsx"))]);
    assert_eq!((&preview["sheets"], &preview["can_commit"]), (&json!([]), &json!(false)), "{preview:#}");
    let told = &preview["refused"].as_array().unwrap()[..];
    assert_eq!(told.len(), 1, "{preview:#}");
    assert_eq!(told[0]["told"]["problem"]["code"], "import.no_layout");
    let sentence = text(&told[0]["told"]["text"]);
    assert!(sentence.contains("绩效考核表.xlsx") && !sentence.contains('{'), "{sentence}");
    desk.refused("facts.commit", json!({ "preview": preview["id"] }));
    assert_eq!((desk.last_change(), hash(&book)), (before, written));
}
