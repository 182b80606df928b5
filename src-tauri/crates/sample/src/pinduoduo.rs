//! The second shop's export of a month: the figures of its agents in one table, under the platform's own headers, with
//! percents and money as it writes them. The days stand in the file's name only.

use chrono::Datelike;
use domain::{Month, Num, Result};
use papers::workbook::{PlainCell as Cell, PlainSheet};

use crate::cast;
use crate::chance::Chance;
use crate::figures::works;
use crate::plan::{Plan, SampleOwner};

const STREAM: u64 = 5;
const SHOP: usize = 1;
const SHEET: &str = "客服绩效详情";

const HEADERS: [&str; 14] = [
    "客服账号",
    "客服服务分",
    "咨询人数",
    "询单人数",
    "最终成团人数",
    "去退销售额",
    "需要人工回复的咨询人数",
    "人工接待人数",
    "3分钟未回复人数",
    "3分钟人工回复率(8-23点)",
    "30秒应答率(8-23点)",
    "平均人工响应时长",
    "询单转化率",
    "客服销售额",
];

/// An account's month. Counts; shares in thousandths, the response in tenths of a minute, money in 元.
struct Agent {
    nickname: String,
    asked: i64,
    human: i64,
    served: i64,
    unreplied: i64,
    quick: i64,
    response: i64,
    enquirers: i64,
    payers: i64,
    sales: i64,
    returned: i64,
    score: i64,
}

/// The accounts of the second shop that somebody has for the whole month.
fn agents(plan: &Plan, month: Month) -> Vec<Agent> {
    let bound = plan.bindings.iter().filter(|b| b.shop == SHOP && b.from.is_none_or(|f| f <= month.first()));
    let own = bound.filter_map(|b| match &b.owner {
        SampleOwner::Staff(no) => agent(no, &b.nickname, month),
        SampleOwner::Ignored => None,
    });
    own.collect()
}

fn agent(staff_no: &str, nickname: &str, month: Month) -> Option<Agent> {
    let (who, person) = cast::find(staff_no)?;
    let mut chance = Chance::of(&[STREAM, who as u64, month.index() as u64]);
    // Between two buyers of the first shop, on the same days.
    let days = month.days().filter(|d| works(who, *d)).count() as i64;
    let asked = chance.about(days * 3, 120);
    let human = chance.of_many(asked, 920);
    let served = chance.of_many(human, 975);
    let enquirers = chance.of_many(served, 560);
    let payers = chance.of_many(enquirers, person.skill.pays * 2);
    let sales = (0..payers).map(|_| chance.between(19, 129)).sum();
    Some(Agent {
        nickname: nickname.to_owned(),
        asked,
        human,
        served,
        unreplied: chance.of_many(human, 30),
        quick: chance.between(780, 930),
        response: chance.between(4, 9),
        enquirers,
        payers,
        sales,
        returned: sales * chance.between(20, 90) / 1000,
        score: chance.between(44, 49),
    })
}

/// The file name of a month, in the platform's pattern.
pub fn month_name(month: Month) -> String {
    let day = |d: domain::Day| format!("{:04}{:02}{:02}", d.year(), d.month(), d.day());
    format!("客服_服务数据_{}-{}.xlsx", day(month.first()), day(month.last()))
}

/// `None` for a month in which nobody works in that shop.
pub fn workbook(plan: &Plan, month: Month) -> Result<Option<Vec<u8>>> {
    let agents = agents(plan, month);
    if agents.is_empty() {
        return Ok(None);
    }
    let mut rows = vec![vec![Cell::text("数据说明：客服数据为 T-3 日更新")], Vec::new()];
    rows.push(HEADERS.map(Cell::text).to_vec());
    rows.extend(agents.iter().map(row));
    papers::workbook::plain_workbook(&[PlainSheet { name: SHEET.to_owned(), rows }]).map(Some)
}

fn row(a: &Agent) -> Vec<Cell> {
    let count = |n: i64| Cell::Number(Num::from(n));
    let tenths = |n: i64| Cell::Number(Num::from(n).checked_div(Num::from(10)).unwrap_or(Num::ZERO));
    let money = |n: i64| Cell::Text(format!("￥{n}.00"));
    // One decimal, as the platform rounds it.
    let percent = |top: i64, bottom: i64| {
        let share = Num::from(top * 100).checked_div(Num::from(bottom)).unwrap_or(Num::ZERO);
        Cell::Text(format!("{}%", share.round_half_up(1)))
    };
    vec![
        Cell::text(&*a.nickname),
        tenths(a.score),
        count(a.asked),
        count(a.enquirers),
        count(a.payers),
        money(a.sales - a.returned),
        count(a.human),
        count(a.served),
        count(a.unreplied),
        percent(a.human - a.unreplied, a.human),
        percent(a.quick, 1000),
        tenths(a.response),
        percent(a.payers, a.enquirers),
        money(a.sales),
    ]
}
