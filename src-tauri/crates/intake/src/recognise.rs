//! Which layout a sheet has, and where its header stands. A sheet is taken only when every required
//! column is there; nothing is guessed from the figures.

use std::collections::HashMap;

use domain::layout::{Column, ColumnUnit, Layout};

use crate::names::{normal, split_bracket};
use crate::workbook::{Line, Table, shown};

/// How many lines with content may stand above the header.
const LOOK: usize = 10;

/// A sheet with a known layout.
#[derive(Debug)]
pub struct Recognised<'l> {
    pub layout: &'l Layout,
    /// Index into the table's lines of the first line of figures.
    pub body: usize,
    pub nickname: Option<u32>,
    pub date: Option<u32>,
    pub columns: Vec<Mapped<'l>>,
    /// Columns with a header that the layout neither reads nor ignores.
    pub unread: Vec<u32>,
    pub headers: Vec<String>,
}

/// A column of the layout and the sheet's column that holds it.
#[derive(Debug)]
pub struct Mapped<'l> {
    pub column: &'l Column,
    pub col: u32,
    /// The layout's unit, or the one the header states in brackets.
    pub unit: ColumnUnit,
}

/// A header: its column, how it is printed, how it is compared. Joining two header lines into one text
/// a column happens before this type is made.
struct Header {
    col: u32,
    normal: String,
}

/// The layout that explains the sheet best, or `None`.
pub fn recognise<'l>(table: &Table, file: &str, layouts: &'l [Layout]) -> Option<Recognised<'l>> {
    let sheet = normal(&table.sheet);
    let file = normal(file);
    let mut best: Option<(usize, Recognised)> = None;
    for (index, line) in table.lines.iter().take(LOOK).enumerate() {
        let headers = headers_of(line);
        if headers.len() < 2 {
            continue;
        }
        for layout in layouts {
            let Some(found) = fit(layout, &headers, line, index + 1) else { continue };
            let hint = |text: &str| layout.sheet_names.iter().any(|n| text.contains(&normal(n)));
            let score =
                found.columns.len() * 4 + usize::from(hint(&sheet)) * 10 + usize::from(hint(&file)) * 6;
            if best.as_ref().is_none_or(|(s, _)| score > *s) {
                best = Some((score, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

fn headers_of(line: &Line) -> Vec<Header> {
    line.cells
        .iter()
        .map(|(col, cell)| Header { col: *col, normal: normal(&shown(cell)) })
        .filter(|h| !h.normal.is_empty())
        .collect()
}

fn fit<'l>(layout: &'l Layout, headers: &[Header], line: &Line, body: usize) -> Option<Recognised<'l>> {
    let by_name: HashMap<&str, u32> = headers.iter().rev().map(|h| (h.normal.as_str(), h.col)).collect();
    let mut taken = Vec::new();
    let nickname = first_of(&layout.nickname, &by_name);
    if nickname.is_none() && !layout.nickname.is_empty() {
        return None;
    }
    let date = first_of(&layout.date, &by_name);
    taken.extend(nickname);
    taken.extend(date);
    let mut columns: Vec<Mapped> = Vec::with_capacity(layout.columns.len());
    for column in &layout.columns {
        let exact = first_of(&column.headers, &by_name).map(|col| (col, column.unit));
        let found = exact.or_else(|| with_unit(column, headers)).filter(|(col, _)| !taken.contains(col));
        match found {
            Some((col, unit)) => {
                taken.push(col);
                columns.push(Mapped { column, col, unit });
            }
            None if column.optional => {}
            None => return None,
        }
    }
    if columns.is_empty() {
        return None;
    }
    let ignored: Vec<String> = layout.ignore.iter().map(|h| normal(h)).collect();
    let unread =
        headers.iter().filter(|h| !taken.contains(&h.col) && !ignored.contains(&h.normal)).map(|h| h.col);
    let unread = unread.collect();
    Some(Recognised { layout, body, nickname, date, columns, unread, headers: printed(line) })
}

/// The column of the first spelling that is there.
fn first_of(spellings: &[String], by_name: &HashMap<&str, u32>) -> Option<u32> {
    spellings.iter().find_map(|s| by_name.get(normal(s).as_str()).copied())
}

/// A header whose bracket holds a unit the layout does not spell out: `平均响应时长(分)`.
fn with_unit(column: &Column, headers: &[Header]) -> Option<(u32, ColumnUnit)> {
    headers.iter().find_map(|h| {
        let (name, bracket) = split_bracket(&h.normal)?;
        let unit = unit_of(bracket, column.unit)?;
        column.headers.iter().any(|s| normal(s) == name).then_some((h.col, unit))
    })
}

/// The unit in a header's bracket, where it is one of the column's kind.
fn unit_of(bracket: &str, own: ColumnUnit) -> Option<ColumnUnit> {
    use ColumnUnit::{Duration, Fraction, Hours, Minutes, Number, Percent, Seconds, Yuan};
    match (bracket, own) {
        ("秒" | "s", Seconds | Minutes | Hours | Duration) => Some(Seconds),
        ("分" | "分钟" | "min", Seconds | Minutes | Hours | Duration) => Some(Minutes),
        ("小时" | "时" | "h", Seconds | Minutes | Hours | Duration) => Some(Hours),
        ("元", Yuan) => Some(Yuan),
        ("%", Fraction | Percent) => Some(Percent),
        ("人" | "次" | "人次" | "个" | "件" | "条" | "单" | "天" | "字", Number) => Some(Number),
        _ => None,
    }
}

/// Headers as printed, by column.
pub fn printed(line: &Line) -> Vec<String> {
    let mut headers = Vec::new();
    for (col, cell) in &line.cells {
        headers.resize(*col as usize, String::new());
        headers.push(shown(cell));
    }
    headers
}

/// The first line with at least two texts: what to show of a sheet that nothing recognises.
pub fn likely_header(table: &Table) -> Option<&Line> {
    let lines = || table.lines.iter().take(LOOK);
    lines().find(|l| l.cells.len() >= 2).or_else(|| lines().next())
}
