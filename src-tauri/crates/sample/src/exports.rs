//! A day's export: three reports in one workbook, under the platform's own headers, with its own total
//! and mean rows. The day stands in the file's name only, as the platform does it.

use domain::{Day, Num, Result};
use papers::workbook::{PlainCell as Cell, PlainSheet};

use crate::figures::Figures;
use crate::plan::Plan;
use crate::roster::{Line, lines};

/// How a column is made from the figures of an account, and its total from the figures of all.
enum Kind {
    /// Adds up.
    Count(fn(&Figures) -> i64),
    /// The largest.
    Peak(fn(&Figures) -> i64),
    /// 分 in, 元 out.
    Money(fn(&Figures) -> i64),
    /// Hundredths of a second; the total is weighted by the buyers served.
    Seconds(fn(&Figures) -> i64),
    /// Whole seconds as `6分12秒`, weighted likewise.
    Clock(fn(&Figures) -> i64),
    /// One over the other, to four decimals; 0 over nothing.
    Share(fn(&Figures) -> i64, fn(&Figures) -> i64),
}

struct Column {
    header: &'static str,
    kind: Kind,
    /// Counted days later by the platform, which until then writes 延迟统计.
    late: bool,
}

const fn now(header: &'static str, kind: Kind) -> Column {
    Column { header, kind, late: false }
}

const fn later(header: &'static str, kind: Kind) -> Column {
    Column { header, kind, late: true }
}

struct Report {
    name: &'static str,
    columns: &'static [Column],
}

pub const SERVICE: &str = "客服数据";
pub const FIRST_RESPONSE: &str = "首次响应(秒)";
const NICKNAME: &str = "客服昵称";
const LATE: &str = "延迟统计";

static REPORTS: [Report; 3] = [
    Report {
        name: "人均日接入",
        columns: &[
            now("接待人数", Kind::Count(|f| f.served)),
            now("平均响应(秒)", Kind::Seconds(|f| f.average)),
            now("回复率", Kind::Share(|f| f.served - f.unanswered, |f| f.served)),
            later("询单->最终付款转化率", Kind::Share(|f| f.payers, |f| f.enquirers)),
            now("上班天数", Kind::Count(|f| f.worked)),
            later("服务满意度评价参与率", Kind::Share(Figures::rated, |f| f.served)),
            later("客户满意率", Kind::Share(|f| f.ratings[0] + f.ratings[1], Figures::rated)),
            later("服务满意度评价很满意", Kind::Count(|f| f.ratings[0])),
            later("服务满意度评价满意", Kind::Count(|f| f.ratings[1])),
            later("服务满意度评价一般", Kind::Count(|f| f.ratings[2])),
            later("服务满意度评价不满", Kind::Count(|f| f.ratings[3])),
            later("服务满意度评价很不满", Kind::Count(|f| f.ratings[4])),
        ],
    },
    Report {
        name: "每周店铺个人数据",
        columns: &[
            now("聊天人数(原咨询人数)", Kind::Count(|f| f.asked)),
            now("接待人数", Kind::Count(|f| f.served)),
            later("询单人数", Kind::Count(|f| f.enquirers)),
            now("销售额", Kind::Money(|f| f.sales)),
            now("销售量", Kind::Count(|f| f.pieces)),
            now("销售人数", Kind::Count(|f| f.payers)),
            now("销售订单数", Kind::Count(|f| f.orders)),
        ],
    },
    Report {
        name: SERVICE,
        columns: &[
            now("聊天人数(原咨询人数)", Kind::Count(|f| f.asked)),
            now("接待人数", Kind::Count(|f| f.served)),
            now("直接接入人数", Kind::Count(|f| f.served - f.taken_over)),
            now("转发接入人数", Kind::Count(|f| f.taken_over)),
            now("转出人数", Kind::Count(|f| f.handed_on)),
            now("总消息数", Kind::Count(|f| f.buyer_messages + f.agent_messages)),
            now("买家消息数", Kind::Count(|f| f.buyer_messages)),
            now("客服消息数", Kind::Count(|f| f.agent_messages)),
            now("答问比", Kind::Share(|f| f.agent_messages, |f| f.buyer_messages)),
            now("客服字数", Kind::Count(|f| f.words)),
            now("最大同时聊天数", Kind::Peak(|f| f.at_once)),
            now("未回复人数", Kind::Count(|f| f.unanswered)),
            now("回复率", Kind::Share(|f| f.served - f.unanswered, |f| f.served)),
            now("慢接待人数", Kind::Count(|f| f.slow)),
            now("长接待人数", Kind::Count(|f| f.long)),
            now(FIRST_RESPONSE, Kind::Seconds(|f| f.first)),
            now("平均响应(秒)", Kind::Seconds(|f| f.average)),
            now("平均接待时长", Kind::Clock(|f| f.length)),
        ],
    },
];

/// The file name of a day's export, in the platform's pattern.
pub fn export_name(day: Day) -> String {
    format!("自定义报表_客服日报_下单优先判定_{day}至{day}.xlsx")
}

/// Row and column, counted from 0, of a nickname's cell in the 客服数据 report of a day.
pub fn service_cell(plan: &Plan, day: Day, nickname: &str, header: &str) -> Option<(u32, u32)> {
    let row = lines(plan, day).iter().position(|l| l.nickname == nickname)? + 1;
    let report = REPORTS.iter().find(|r| r.name == SERVICE)?;
    let col = report.columns.iter().position(|c| c.header == header)? + 1;
    Some((u32::try_from(row).ok()?, u32::try_from(col).ok()?))
}

pub fn workbook(plan: &Plan, day: Day) -> Result<Vec<u8>> {
    papers::workbook::plain_workbook(&tables(plan, day))
}

/// The sheets of a day.
pub fn tables(plan: &Plan, day: Day) -> Vec<PlainSheet> {
    let lines = lines(plan, day);
    let late = plan.months.iter().any(|m| m.late_days.contains(&day));
    let cut = plan.months.iter().any(|m| m.without_service.contains(&day));
    let reports = REPORTS.iter().filter(|r| !(cut && r.name == SERVICE));
    reports.map(|report| table(report, &lines, late)).collect()
}

fn table(report: &Report, lines: &[Line], late: bool) -> PlainSheet {
    let row = |label: &str, value: &dyn Fn(&Column) -> Cell| {
        let cell = |c: &Column| if late && c.late { Cell::text(LATE) } else { value(c) };
        std::iter::once(Cell::text(label)).chain(report.columns.iter().map(cell)).collect::<Vec<_>>()
    };
    let all: Vec<&Figures> = lines.iter().map(|l| &l.figures).collect();
    let present: Vec<&Figures> = all.iter().copied().filter(|f| f.worked > 0).collect();
    let headers = std::iter::once(NICKNAME).chain(report.columns.iter().map(|c| c.header));
    let mut rows = vec![headers.map(Cell::text).collect()];
    rows.extend(lines.iter().map(|line| row(&line.nickname, &|c| total(c, &[&line.figures]))));
    rows.push(row("汇总", &|c| total(c, &all)));
    rows.push(row("均值", &|c| mean(c, &present)));
    PlainSheet { name: report.name.to_owned(), rows }
}

/// The column over these accounts together; of one account, its own value.
fn total(column: &Column, figures: &[&Figures]) -> Cell {
    let sum = |of: &fn(&Figures) -> i64| figures.iter().map(|f| of(f)).sum::<i64>();
    let weighted = |of: &fn(&Figures) -> i64| {
        let top = figures.iter().map(|f| of(f) * f.served).sum::<i64>();
        quotient(top, figures.iter().map(|f| f.served).sum())
    };
    match &column.kind {
        Kind::Count(of) => Cell::Number(Num::from(sum(of))),
        Kind::Peak(of) => Cell::Number(Num::from(figures.iter().map(|f| of(f)).max().unwrap_or(0))),
        Kind::Money(of) => Cell::Number(hundredth(Num::from(sum(of)))),
        Kind::Seconds(of) => Cell::Number(hundredth(weighted(of)).round_half_up(2)),
        Kind::Clock(of) => Cell::Text(clock(weighted(of))),
        Kind::Share(top, bottom) => Cell::Number(quotient(sum(top), sum(bottom)).round_half_up(4)),
    }
}

/// The platform's mean row: the plain mean over the accounts at work.
fn mean(column: &Column, figures: &[&Figures]) -> Cell {
    let count = i64::try_from(figures.len()).unwrap_or(0);
    let plain = |of: &fn(&Figures) -> i64| quotient(figures.iter().map(|f| of(f)).sum(), count);
    match &column.kind {
        Kind::Count(of) | Kind::Peak(of) => Cell::Number(plain(of).round_half_up(2)),
        Kind::Money(of) | Kind::Seconds(of) => Cell::Number(hundredth(plain(of)).round_half_up(2)),
        Kind::Clock(of) => Cell::Text(clock(plain(of))),
        Kind::Share(top, bottom) => {
            let shares = figures.iter().map(|f| quotient(top(f), bottom(f)).0).sum::<domain::Decimal>();
            let mean = Num::from(shares).checked_div(Num::from(count)).unwrap_or(Num::ZERO);
            Cell::Number(mean.round_half_up(4))
        }
    }
}

fn quotient(top: i64, bottom: i64) -> Num {
    Num::from(top).checked_div(Num::from(bottom)).unwrap_or(Num::ZERO)
}

fn hundredth(n: Num) -> Num {
    n.checked_div(Num::HUNDRED).unwrap_or(n)
}

fn clock(seconds: Num) -> String {
    let seconds = seconds.round_half_up(0).0.mantissa();
    if seconds < 60 { format!("{seconds}秒") } else { format!("{}分{}秒", seconds / 60, seconds % 60) }
}
