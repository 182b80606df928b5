//! Tables that real shops exported and no layout ships for: a month of orders, a survey of service, a blank form.
//! They lie outside the repository; without them the tests say so. What was worked out for them stands beside them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use domain::{Day, Num};
use intake::{Here, Table, shown};
use serde_json::{Value, json};

use crate::desk::{Desk, hash, shared, text};
use crate::shop;

/// Its metrics are named in order: unpaid amount, orders paid and refunded whole, orders without a refund.
fn orders_layout([unpaid, refunded, kept]: &[String; 3]) -> String {
    // A condition names what stands in a cell, and nothing may stand in it: `""`.
    format!(
        r#"{{"id": "own.orders", "name": {{"zh": "天猫订单报表"}}, "platform": "tmall", "verified": true,
        "rows": "events", "date": ["订单创建时间"], "ignore": ["收货地址"], "columns": [
        {{"metric": "order_orders", "headers": ["订单编号"], "unit": "rows"}},
        {{"metric": "sales_orders", "headers": ["订单付款时间"], "unit": "rows"}},
        {{"metric": "order_amount", "headers": ["总金额"], "unit": "yuan"}},
        {{"metric": "sales_amount", "headers": ["买家实际支付金额"], "unit": "yuan"}},
        {{"metric": "refund_amount", "headers": ["退款金额"], "unit": "yuan"}},
        {{"metric": "{unpaid}", "headers": ["总金额"], "unit": "yuan", "where": {{"headers": ["订单付款时间"], "is": ["", "未付款"]}}}},
        {{"metric": "{refunded}", "headers": ["订单付款时间"], "unit": "rows", "where": {{"headers": ["买家实际支付金额"], "is": ["0"]}}}},
        {{"metric": "{kept}", "headers": ["订单编号"], "unit": "rows", "where": {{"headers": ["退款金额"], "is": ["0"]}}}}]}}"#
    )
}

/// Ratings of an agent, or with another column of a shift.
fn survey(whose: &str) -> String {
    format!(
        r#"{{"id": "own.survey", "name": {{"zh": "满意度"}}, "platform": "other", "verified": true,
        "rows": "events", "date": ["Issue_reported at"], "short_dates": "day_month_year", "nickname": ["{whose}"],
        "columns": [
        {{"metric": "ratings_received", "headers": ["Unique id"], "unit": "rows"}},
        {{"metric": "csat_points", "headers": ["CSAT Score"], "unit": "number"}},
        {{"metric": "csat_rate", "headers": ["CSAT Score"], "unit": "rows", "where": {{"headers": ["CSAT Score"], "is": ["4", "5"]}}}},
        {{"metric": "first_resp_sec", "headers": ["issue_responded"], "since": ["Issue_reported at"], "unit": "duration"}}]}}"#
    )
}

fn number(value: &Value) -> Num {
    Num::parse(&value.to_string()).unwrap_or_else(|| panic!("no number: {value}"))
}

#[test]
fn a_month_of_orders_comes_in_by_a_layout_file_with_the_totals_stated_for_it() {
    let Some(folder) = shared("data/orders") else { return };
    let expected: Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let desk = shop::with_staff();
    let made =
        [("未付款金额", "yuan"), ("全额退款订单数", "count"), ("未退款订单数", "count")].map(|(zh, unit)| {
            let own = json!({ "zh": zh, "en": "", "about": "", "unit": unit, "direction": "higher",
            "total": { "how": "sum" }, "decimals": 0 });
            text(&desk.call("metrics.save", own)["value"])
        });
    let layout = orders_layout(&made);
    desk.call("layouts.import", json!({ "token": desk.file("订单.json", layout.as_bytes()) }));
    desk.import(&[desk.host.token(folder.join("tmall_order_report.csv"))]);
    let page = desk.call("facts.list", json!({ "month": "2020-02", "offset": 0, "limit": 1000 }));
    let mut days: BTreeMap<(String, String), Num> = BTreeMap::new();
    let mut totals: HashMap<String, Num> = HashMap::new();
    for fact in page["rows"].as_array().unwrap() {
        // Of a day on which everybody paid there is no amount unpaid.
        let value = if fact["value"].is_null() { Num::ZERO } else { number(&fact["value"]) };
        let metric = text(&fact["metric"]);
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
    // 总金额 of the paid rows, rows paid of which nothing is left, rows with a refund: by what is not so.
    let [unpaid, refunded, kept] = made;
    let less = |all: &str, part: &str| Num::from(totals[all].0 - totals[part].0);
    assert_eq!(less("order_amount", &unpaid), number(&expected["sum_总金额_of_paid_rows"]));
    assert_eq!(totals[&refunded], number(&expected["paid_time_present_but_amount_0"]));
    assert_eq!(less("order_orders", &kept), number(&expected["rows_with_refund_gt_0"]));
    assert_eq!(less("sales_orders", &refunded), number(&expected["paid_rows_amount_gt_0"]));
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

/// What the book holds of somebody: rows, and for points, share and time the sum and what it is divided by.
#[derive(Default, Clone, Copy)]
struct Held {
    rows: Num,
    points: (Num, Num),
    share: (Num, Num),
    seconds: (Num, Num),
}

/// Brings the survey in through preview and import, and adds up what the book then has, by nickname.
fn surveyed(desk: &Desk, folder: &Path, whose: &str) -> BTreeMap<String, Held> {
    let layout = survey(whose);
    desk.call("layouts.import", json!({ "token": desk.file("满意度.json", layout.as_bytes()) }));
    let preview = desk.preview(&[desk.host.token(folder.join("DeepCSAT_test.csv"))]);
    let told = preview["groups"].as_array().unwrap().iter().find(|g| g["code"] == "import.ends_before_start");
    assert!(text(&told.unwrap()["text"]).contains("635 行的时间是倒着的"), "{told:?}");
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    let add = |sum: &mut Num, more: &Value| *sum = Num::from(sum.0 + number(more).0);
    for month in ["2023-07", "2023-08", "2023-09"] {
        let page = desk.call("facts.list", json!({ "month": month, "offset": 0, "limit": 1_000_000 }));
        for fact in page["rows"].as_array().unwrap() {
            let own = held.entry(text(&fact["nickname"])).or_default();
            let (metric, parts) = (text(&fact["metric"]), [&fact["numerator"], &fact["denominator"]]);
            let sums = match metric.as_str() {
                "ratings_received" => {
                    add(&mut own.rows, &fact["value"]);
                    continue;
                }
                "csat_points" => &mut own.points,
                "csat_rate" => &mut own.share,
                _ => &mut own.seconds,
            };
            // A day on which every time runs backwards has none.
            if !parts[0].is_null() {
                add(&mut sums.0, parts[0]);
                add(&mut sums.1, parts[1]);
            }
        }
    }
    held
}

/// The quotient as it is stated: to four places.
fn assert_mean((top, bottom): (Num, Num), stated: &str, line: &str) {
    let mean = top.checked_div(bottom).map(|n| n.0);
    match Num::parse(stated) {
        None => assert!(mean.is_none(), "{line}"),
        Some(stated) => {
            let most = Num::parse("0.0001").unwrap().0;
            assert!(mean.is_some_and(|mean| (mean - stated.0).abs() <= most), "{mean:?} in {line}");
        }
    }
}

fn in_minutes((seconds, count): (Num, Num)) -> (Num, Num) {
    (seconds.checked_div(Num::from(60)).unwrap(), count)
}

/// Not compared are the mean over all rows, because a time that runs backwards is no figure here, and the median: a
/// figure keeps a sum and a count, and no single times.
#[test]
fn ratings_of_a_service_desk_give_each_agent_s_stated_rows_times_points_and_share_of_4_and_5() {
    let Some(folder) = shared("data/service") else { return };
    let agents = surveyed(&shop::with_staff(), &folder, "Agent_name");
    let stated = std::fs::read_to_string(folder.join("expected_agents.csv")).unwrap();
    let mut seen = 0;
    for line in stated.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let own = agents[fields[0]];
        assert_eq!(own.rows.to_string(), fields[1], "{line}");
        // Rows of which no time is left.
        assert_eq!(Num::from(own.rows.0 - own.seconds.1.0).to_string(), fields[2], "{line}");
        assert_mean(in_minutes(own.seconds), fields[4], line);
        assert_mean(own.points, fields[6], line);
        assert_mean(own.share, fields[7], line);
        seen += 1;
    }
    assert_eq!(agents.len(), seen);
    let all = agents.values().fold(Held::default(), |mut all, own| {
        all.rows = Num::from(all.rows.0 + own.rows.0);
        for (sum, more) in [(&mut all.points, own.points), (&mut all.seconds, own.seconds)] {
            *sum = (Num::from(sum.0.0 + more.0.0), Num::from(sum.1.0 + more.1.0));
        }
        all
    });
    assert_eq!(all.rows.to_string(), "17182");
    assert_eq!(all.points.0.checked_div(all.points.1).unwrap().round_half_up(4).to_string(), "4.2476");
    let (minutes, count) = in_minutes(all.seconds);
    assert_eq!(minutes.checked_div(count).unwrap().round_half_up(4).to_string(), "173.5152");
}

#[test]
fn the_same_ratings_by_shift_give_the_stated_rows_points_and_times() {
    let Some(folder) = shared("data/service") else { return };
    let desk = shop::with_staff();
    let shifts = surveyed(&desk, &folder, "Agent Shift");
    let stated = std::fs::read_to_string(folder.join("expected_shifts.csv")).unwrap();
    assert_eq!(shifts.len(), stated.lines().count() - 1);
    for line in stated.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let own = shifts[fields[0]];
        assert_eq!(own.rows.to_string(), fields[1], "{line}");
        assert_eq!(Num::from(own.rows.0 - own.seconds.1.0).to_string(), fields[2], "{line}");
        assert_mean(own.points, fields[3], line);
        assert_mean(in_minutes(own.seconds), fields[4], line);
    }
    // 12/08 is a day of August: nothing lies after it.
    let after = json!({ "month": "2023-12", "offset": 0, "limit": 9 });
    assert_eq!(desk.call("facts.list", after)["total"], 0);
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
