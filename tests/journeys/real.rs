//! The real 赤兔 files of two days: every figure as it was worked out by hand, and an evaluation over them
//! computed here a second time. They lie outside the repository; without them the tests say so.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::Decimal;
use serde_json::{Value, json};

use crate::command_line::Cli;
use crate::desk::{Desk, shared, text};

const MONTH: &str = "2026-05";
const TODAY: &str = "2026-06-01";

/// First and average response, people served, reply rate, answers to questions, conversion, stars of five.
const ITEMS: [(&str, &str, i64, &str); 7] = [
    (
        "first",
        "first_resp_sec",
        20,
        r#""target": 30, "rule": {"kind": "ratio", "dir": "lower", "cap": 1, "floor": 0}"#,
    ),
    (
        "average",
        "avg_resp_sec",
        15,
        r#""target": 40, "rule": {"kind": "ratio", "dir": "lower", "cap": 1, "floor": 0}"#,
    ),
    (
        "served",
        "receive_users",
        15,
        r#""target": 60, "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}"#,
    ),
    ("reply", "reply_rate", 10, r#""unit": "%", "rule": {"kind": "percent_score"}"#),
    (
        "answers",
        "qa_ratio",
        10,
        r#""target": 1.5, "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}"#,
    ),
    (
        "conversion",
        "conv_pay_final",
        20,
        r#""target": 20, "unit": "%", "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}"#,
    ),
    (
        "stars",
        "csat_points",
        10,
        r#""target": 4.5, "unit": "points of 5", "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}"#,
    ),
];

fn scheme() -> String {
    let items = ITEMS.map(|(id, metric, weight, rest)| {
        format!(r#"{{"id": "{id}", "metric": "{metric}", "zh": "{id}", "en": "{id}", "weight": {weight}, "missing": "zero", {rest}}}"#)
    });
    format!(
        r#"{{"id": "two_days", "type": "scheme", "name": {{"zh": "两天", "en": "Two days"}}, "role": "online_agent", "period": "month", "total": {{"nominal": 100}}, "items": [{}]}}"#,
        items.join(",")
    )
}

struct Real {
    folder: PathBuf,
    files: Vec<Value>,
    agents: Vec<String>,
}

fn real() -> Option<Real> {
    let folder = shared("data/kpi/chitu")?;
    let expected: Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let files = expected["files"].as_array().unwrap().clone();
    let agents: std::collections::BTreeSet<String> =
        files.iter().flat_map(|f| f["agents"].as_object().unwrap().keys().cloned()).collect();
    Some(Real { folder, files, agents: agents.into_iter().collect() })
}

impl Real {
    fn staff(&self) -> String {
        let mut csv = "工号,姓名,店铺,昵称\n".to_owned();
        for (no, agent) in self.agents.iter().enumerate() {
            csv.push_str(&format!("{:03},甲{no},旗舰店,{agent}\n", no + 1));
        }
        csv
    }

    fn no(&self, agent: &str) -> String {
        format!("{:03}", self.agents.iter().position(|a| a == agent).unwrap() + 1)
    }

    fn figure(&self, file: &Value, agent: &str, sheet: &str, header: &str) -> Decimal {
        let value = &file["agents"][agent][sheet][header];
        value.to_string().parse().unwrap_or_else(|_| panic!("{agent} {sheet} {header}: {value}"))
    }

    /// Σ of a figure over the days, each times another.
    fn sum(&self, agent: &str, sheet: &str, header: &str, by: Option<(&str, &str)>) -> Decimal {
        let own = |f: &Value| {
            let weight = by.map_or(Decimal::ONE, |(sheet, header)| self.figure(f, agent, sheet, header));
            self.figure(f, agent, sheet, header) * weight
        };
        self.files.iter().map(own).sum()
    }
}

const DAY: &str = "赤兔-人均日接入";
const WEEK: &str = "赤兔-每周店铺个人数据";
const SERVICE: &str = "赤兔-客服数据23年新";

/// The seven values of an agent over both days, in display units, from the expected figures alone.
fn values(real: &Real, agent: &str) -> [Option<Decimal>; 7] {
    let over = |top: Decimal, bottom: Decimal| (!bottom.is_zero()).then(|| top / bottom);
    let served = real.sum(agent, DAY, "接待人数", None);
    let weighted = |header: &str| over(real.sum(agent, SERVICE, header, Some((DAY, "接待人数"))), served);
    let inquiries = real.sum(agent, WEEK, "询单人数", None);
    let paid = real.sum(agent, DAY, "询单最终付款成功率", Some((WEEK, "询单人数")));
    let stars = ["很不满意", "不满意", "一般", "满意", "很满意"];
    let counts = stars.map(|s| real.sum(agent, DAY, s, None));
    let points: Decimal = counts.iter().zip(1..).map(|(n, star)| *n * Decimal::from(star)).sum();
    let hundred = Decimal::from(100);
    [
        weighted("首次响应秒"),
        weighted("平均响应秒"),
        Some(served),
        weighted("旺旺回复率").map(|r| r * hundred),
        over(real.sum(agent, SERVICE, "客服消息", None), real.sum(agent, SERVICE, "买家消息", None)),
        over(paid, inquiries).map(|r| r * hundred),
        over(points, counts.iter().sum()),
    ]
}

/// Points of an item, rounded half up to two places. What was not measured has none: it is never zero, though
/// this scheme counts missing figures as zero.
fn points(at: usize, value: Option<Decimal>) -> Option<Decimal> {
    let v = value?;
    let weight = Decimal::from(ITEMS[at].2);
    let target: Decimal = ["30", "40", "60", "100", "1.5", "20", "4.5"][at].parse().unwrap();
    let ratio = match at {
        0 | 1 if v.is_zero() => Decimal::ONE,
        0 | 1 => target / v,
        _ => v / target,
    };
    let exact = weight * ratio.clamp(Decimal::ZERO, Decimal::ONE);
    Some(domain::Num::from(exact).round_half_up(2).0)
}

fn evaluation_is_right(real: &Real, people: &Value) {
    let people = people.as_array().unwrap();
    assert_eq!(people.len(), real.agents.len());
    let mut totals = 0;
    for agent in &real.agents {
        let no = real.no(agent);
        let sheet =
            people.iter().find(|p| p["person"] == json!(no)).unwrap_or_else(|| panic!("no sheet of {no}"));
        let mut total = Some(Decimal::ZERO);
        for (at, want) in values(real, agent).into_iter().enumerate() {
            let item = &sheet["items"][at];
            let id = ITEMS[at].0;
            assert_eq!(item["item"], id);
            match want {
                None => assert_eq!(item["value"], json!(null), "{no} {id}: {item}"),
                Some(want) => {
                    let got: Decimal = item["value"]
                        .to_string()
                        .parse()
                        .unwrap_or_else(|_| panic!("{no} {id} has no value: {item}"));
                    assert!(
                        (got - want).abs() < "0.000000001".parse().unwrap(),
                        "{no} {id}: {got}, not {want}"
                    );
                }
            }
            let got: Option<Decimal> = item["points"].to_string().parse().ok();
            assert_eq!(got, points(at, want), "{no} {id}: value {want:?}");
            assert!(got.is_some() || item["points"].is_null());
            total = total.zip(got).map(|(total, own)| total + own);
        }
        let got: Option<Decimal> = sheet["total"].to_string().parse().ok();
        assert_eq!(got, total.map(|t| t.normalize()), "{no}");
        totals += usize::from(got.is_some());
    }
    assert!(totals > 0, "somebody has a total");
}

/// Every agent × sheet × header of the expected figures, with the state it must have.
fn facts_are_right(real: &Real, rows: &Value) {
    let mut found: BTreeMap<[String; 4], &Value> = BTreeMap::new();
    for row in rows.as_array().unwrap() {
        let source = &row["source"];
        let key =
            [text(&row["day"]), text(&row["nickname"]), text(&source["sheet"]), text(&source["header"])];
        assert!(found.insert(key.clone(), row).is_none(), "{key:?} twice");
    }
    let mut compared = 0;
    for file in &real.files {
        let day = text(&file["date"]);
        for (agent, sheets) in file["agents"].as_object().unwrap() {
            for (sheet, figures) in sheets.as_object().unwrap() {
                for (header, want) in figures.as_object().unwrap() {
                    let key = [day.clone(), agent.clone(), sheet.clone(), header.clone()];
                    let row = found.get(&key).unwrap_or_else(|| panic!("{key:?} is not listed"));
                    compared += 1;
                    let state = text(&row["state"]);
                    assert_eq!(row["person"], json!(real.no(agent)));
                    assert_eq!(row["source"]["file"], file["file"]);
                    match want {
                        Value::Null => {
                            assert_eq!((&row["value"], state.as_str()), (&json!(null), "missing"), "{key:?}")
                        }
                        Value::Object(_) => assert_eq!(state, "unsettled", "{key:?}"),
                        number => {
                            assert_eq!(row["value"].to_string(), number.to_string(), "{key:?}");
                            assert_eq!(state, measured(real, file, agent, sheet, header), "{key:?}");
                        }
                    }
                }
            }
        }
        for (sheet, totals) in file["totals_sum_over_agents"].as_object().unwrap() {
            for (header, want) in totals.as_object().unwrap().iter().filter(|(_, t)| !t.is_null()) {
                let own = found.iter().filter(|(k, _)| k[0] == day && k[2] == *sheet && k[3] == *header);
                let sum: Decimal = own.map(|(_, r)| r["value"].to_string().parse::<Decimal>().unwrap()).sum();
                assert_eq!(sum, want.to_string().parse::<Decimal>().unwrap(), "{day} {sheet} {header}");
            }
        }
    }
    assert_eq!(compared, found.len());
    assert_eq!(compared, 2 * 12 * (12 + 7 + 19));
}

/// The zero of a rate or time of somebody who was off measures nothing.
fn measured(real: &Real, file: &Value, agent: &str, sheet: &str, header: &str) -> &'static str {
    let bottom = match header {
        "答问比" => real.figure(file, agent, SERVICE, "买家消息"),
        "客户满意比" => ["很不满意", "不满意", "一般", "满意", "很满意"]
            .iter()
            .map(|s| real.figure(file, agent, sheet, s))
            .sum(),
        h if h.ends_with('秒') || h.ends_with('率') => real.figure(file, agent, sheet, "接待人数"),
        _ => Decimal::ONE,
    };
    if bottom.is_zero() { "not_measured" } else { "settled" }
}

#[test]
fn the_real_files_give_their_figures_and_points_through_the_commands() {
    let Some(real) = real() else { return };
    let desk = Desk::with_book();
    desk.is_today(TODAY);
    desk.call("staff.import", json!({ "token": desk.file("员工.csv", real.staff().as_bytes()) }));
    let tokens: Vec<String> =
        real.files.iter().map(|f| desk.host.token(real.folder.join(text(&f["file"])))).collect();
    let preview = desk.preview(&tokens);
    assert_eq!(
        (&preview["unmatched"], &preview["wrong"], &preview["refused"]),
        (&json!([]), &json!(0), &json!([]))
    );
    assert_eq!(preview["new"], 2 * 12 * (12 + 7 + 19));
    let checks = preview["sheets"].as_array().unwrap().iter().flat_map(|s| s["checks"].as_array().unwrap());
    assert!(checks.clone().count() == 10 && checks.clone().all(|c| c["ok"] == json!(true)));
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let page = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 100_000 }));
    facts_are_right(&real, &page["rows"]);
    let token = desk.file("两天.json", scheme().as_bytes());
    desk.call("schemes.import", json!({ "token": token, "from": MONTH }));
    let shop = json!({ "kind": "shop", "id": desk.shop("旗舰店") });
    desk.call("schemes.assign", json!({ "scheme": "two_days", "scope": shop, "from": MONTH }));
    evaluation_is_right(&real, &api::score::month(&desk.host, MONTH.parse().unwrap()).unwrap()["people"]);
}

#[test]
fn the_real_files_give_their_figures_and_points_on_the_command_line() {
    let Some(real) = real() else { return };
    let cli = Cli::new().on(TODAY);
    cli.ok(&["new", "b.zhanggui"]);
    cli.file("员工.csv", real.staff().as_bytes());
    cli.file("两天.json", scheme().as_bytes());
    cli.ok(&["staff", "b.zhanggui", "员工.csv"]);
    let [first, second] =
        [0, 1].map(|i| real.folder.join(text(&real.files[i]["file"])).display().to_string());
    let done = cli.json(&["import", "b.zhanggui", &first, &second]);
    assert_eq!((&done["committed"], done["files"].as_array().unwrap().len()), (&json!(true), 6));
    facts_are_right(&real, &cli.json(&["facts", "b.zhanggui", "--month", MONTH]));
    cli.ok(&["scheme", "b.zhanggui", "两天.json", "--shop", "旗舰店", "--from", MONTH]);
    evaluation_is_right(&real, &cli.json(&["evaluate", "b.zhanggui", "--month", MONTH])["people"]);
}
