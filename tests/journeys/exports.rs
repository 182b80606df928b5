//! Exports as a platform would hand them out, made up figure by figure so that every total is known.

use domain::{Day, Num};
use papers::workbook::{PlainCell, PlainSheet, plain_workbook};

/// What an agent did on a day.
#[derive(Clone, Copy)]
pub struct Did {
    pub nickname: &'static str,
    pub asked: i64,
    pub served: i64,
    /// Seconds, in tenths.
    pub first: i64,
    /// Very satisfied, satisfied, neutral, dissatisfied, very dissatisfied.
    pub stars: [i64; 5],
    /// 0 on a day off.
    pub worked: i64,
}

/// 阿青: first response 40 s, 30 asked a day, all stars: 11.25 + 10 + 20 points.
pub const QING: Did =
    Did { nickname: "店:阿青", asked: 30, served: 20, first: 400, stars: [5, 0, 0, 0, 0], worked: 1 };
/// 小北: 30 s, 15 asked, four stars: 15 + 5 + 17.78 points.
pub const BEI: Did =
    Did { nickname: "店:小北", asked: 15, served: 10, first: 300, stars: [0, 4, 0, 0, 0], worked: 1 };
/// 云朵: 60 s, 30 asked, all stars: 7.5 + 10 + 20 points.
pub const YUN: Did =
    Did { nickname: "店:云朵", asked: 30, served: 25, first: 600, stars: [2, 0, 0, 0, 0], worked: 1 };

/// How a workbook is made of days.
#[derive(Clone, Copy, PartialEq)]
pub enum Late {
    No,
    /// The ratings read 延迟统计.
    Ratings,
}

/// The two reports that the evaluation of an agent needs, of some days, each with a date column.
pub fn workbook(days: &[(Day, Vec<Did>)], late: Late) -> Vec<u8> {
    let service = ["日期", "旺旺昵称", "咨询人数", "接待人数", "首次响应秒"];
    let per_day = [
        "日期",
        "旺旺",
        "接待人数",
        "平均响应秒",
        "回复率",
        "上班天数",
        "很满意",
        "满意",
        "一般",
        "不满意",
        "很不满意",
    ];
    let mut sheets = [sheet("客服数据", &service), sheet("人均日接入", &per_day)];
    for (day, people) in days {
        for did in people {
            let rate = if did.served > 0 { 1 } else { 0 };
            let head = [PlainCell::Date(*day), PlainCell::text(did.nickname)];
            let own = [number(did.asked), number(did.served), tenths(did.first)];
            sheets[0].rows.push(head.iter().cloned().chain(own).collect());
            let own = [number(did.served), tenths(did.first), number(rate), number(did.worked)];
            let stars = did.stars.map(|n| match late {
                Late::No => number(n),
                Late::Ratings => PlainCell::text("延迟统计"),
            });
            sheets[1].rows.push(head.into_iter().chain(own).chain(stars).collect());
        }
    }
    plain_workbook(&sheets).unwrap()
}

fn sheet(name: &str, headers: &[&str]) -> PlainSheet {
    PlainSheet { name: name.to_owned(), rows: vec![headers.iter().map(|h| PlainCell::text(*h)).collect()] }
}

fn number(n: i64) -> PlainCell {
    PlainCell::Number(Num::from(n))
}

fn tenths(n: i64) -> PlainCell {
    PlainCell::Number(Num::from(n).checked_div(Num::from(10)).unwrap())
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Every day of a month, the same for everybody.
pub fn whole_month(month: &str, people: &[Did]) -> Vec<(Day, Vec<Did>)> {
    let month: domain::Month = month.parse().unwrap();
    month.days().map(|d| (d, people.to_vec())).collect()
}

/// A staff table as CSV.
pub const STAFF_CSV: &str = "工号,姓名,店铺,昵称,岗位,入职日期,离职日期\n\
    001,陈青,小满旗舰店,店:阿青,客服,2024-03-01,\n\
    002,林北,小满旗舰店,店:小北,客服,2024-05-06,\n\
    003,何云,小满旗舰店,店:云朵,客服,2025-01-02,\n";
