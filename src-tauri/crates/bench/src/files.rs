//! The files the bench reads: service figures per person in the real 赤兔 layout, and a staff list. Figures
//! are made by counting, not by chance: the same run reads the same files.

use anyhow::{Result, anyhow};
use domain::{Day, Num};
use papers::workbook::{PlainCell as Cell, PlainSheet, STAFF_HEADERS, plain_workbook};

use crate::desk::SHOP;

/// Nickname, day, and the figures: 20 columns.
const HEADERS: [&str; 20] = [
    "旺旺昵称",
    "日期",
    "咨询人数",
    "接待人数",
    "直接接待人数",
    "转入人数",
    "转出人数",
    "总消息",
    "买家消息",
    "客服消息",
    "答问比",
    "客服字数",
    "最大同时接待",
    "未回复人数",
    "回复率",
    "慢响应人数",
    "长接待人数",
    "首次响应秒",
    "平均响应秒",
    "平均接待秒",
];

pub fn nickname(person: usize) -> String {
    format!("{SHOP}:客服{person:03}")
}

pub fn staff_no(person: usize) -> String {
    format!("{:04}", person + 1)
}

/// Rows of `people` for each of `days`, as one workbook; `from` counts the days (or months) before. Without
/// `dated` the day column is left out and the figures are those of whole months.
pub fn figures(people: usize, days: &[Day], from: usize, dated: bool) -> Result<Vec<u8>> {
    let keep = |column: usize| dated || column != 1;
    let only = |cells: Vec<Cell>| -> Vec<Cell> {
        cells.into_iter().enumerate().filter(|(column, _)| keep(*column)).map(|(_, cell)| cell).collect()
    };
    let mut rows = vec![only(HEADERS.map(Cell::text).to_vec())];
    for (n, day) in days.iter().enumerate() {
        for person in 0..people {
            rows.push(only(row(person, from + n, *day)));
        }
    }
    workbook(PlainSheet { name: "客服数据".to_owned(), rows })
}

fn row(person: usize, n: usize, day: Day) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(nickname(person)), Cell::Date(day)];
    cells.extend(values(person, n).map(Cell::Number));
    cells
}

/// The 18 figures of somebody's n-th day (or month), in the order of the headers.
pub fn values(person: usize, n: usize) -> [Num; 18] {
    // Small steps of coprime length: figures differ from cell to cell and stay plausible.
    let turn = |a: usize, b: usize, of: usize| ((person * a + n * b) % of) as i64;
    let asked = 40 + turn(7, 13, 90);
    let received = asked - turn(3, 5, 6);
    let (took, gave) = (turn(1, 3, 4), turn(2, 1, 5));
    let unanswered = turn(5, 7, 4);
    let (bought, wrote) = (received * 6 + turn(11, 3, 40), received * 8 + turn(13, 9, 60));
    let whole = Num::from;
    let fraction =
        |top: i64, bottom: i64| whole(top).checked_div(whole(bottom)).unwrap_or(Num::ZERO).round_half_up(4);
    let hundredths = |n: i64| whole(n).checked_div(Num::HUNDRED).unwrap_or(Num::ZERO);
    [
        whole(asked),
        whole(received),
        whole(received - took),
        whole(took),
        whole(gave),
        whole(bought + wrote),
        whole(bought),
        whole(wrote),
        fraction(wrote, bought),
        whole(wrote * 11 + turn(17, 1, 300)),
        whole(2 + turn(1, 1, 9)),
        whole(unanswered),
        fraction(received - unanswered, received),
        whole(turn(3, 11, 12)),
        whole(turn(5, 2, 9)),
        hundredths(1800 + turn(97, 31, 4200)),
        hundredths(2500 + turn(89, 37, 5100)),
        hundredths(18_000 + turn(83, 41, 30_000)),
    ]
}

/// The owner's list of `people`, all in the one shop.
pub fn staff(people: usize) -> Result<Vec<u8>> {
    let mut rows = vec![STAFF_HEADERS.map(Cell::text).to_vec()];
    for person in 0..people {
        let hired = Day::from_ymd_opt(2023, 1, 2).unwrap_or_default();
        rows.push(vec![
            Cell::Text(staff_no(person)),
            Cell::Text(format!("员工{person:03}")),
            Cell::text(SHOP),
            Cell::Text(nickname(person)),
            Cell::text("在线客服"),
            Cell::Date(hired),
        ]);
    }
    workbook(PlainSheet { name: "人员".to_owned(), rows })
}

fn workbook(sheet: PlainSheet) -> Result<Vec<u8>> {
    plain_workbook(&[sheet]).map_err(|problem| anyhow!("the workbook is refused: {problem}"))
}
