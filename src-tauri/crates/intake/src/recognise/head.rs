//! The lines of a sheet that may be its header: each of the first lines alone, and two together where
//! the upper one holds merged blocks. It knows no layout.

use std::collections::HashMap;

use crate::dates;
use crate::names::{normal, normal_form};
use crate::workbook::{Cell, Line, Table, shown};

/// How many lines with content may stand above the body, where nobody says otherwise.
pub const LOOK: usize = 10;
/// The last row, counted from 0, that may be said to be a header: what is read of a long text before it is known.
const FARTHEST: u32 = 199;
/// Between a block and a column of it: `总·发出`.
pub const JOIN: char = '·';

pub struct Header {
    pub col: u32,
    pub printed: String,
    pub normal: String,
}

/// A header line, or two joined ones.
pub struct Head<'t> {
    /// The lowest line of the header.
    line: &'t Line,
    /// Index of the first line below.
    pub body: usize,
    /// 1, or 2 where it is joined.
    pub lines: u32,
    pub headers: Vec<Header>,
    by_name: HashMap<String, u32>,
}

impl Head<'_> {
    /// The column with one of the spellings, the first spelling first.
    pub fn find(&self, spellings: &[String]) -> Option<u32> {
        spellings.iter().find_map(|s| self.by_name.get(normal_form(s).as_ref()).copied())
    }

    /// Row of its lowest line, counted from 0.
    pub fn row(&self) -> u32 {
        self.line.row
    }

    pub fn header(&self, col: u32) -> Option<&Header> {
        self.headers.iter().find(|h| h.col == col)
    }

    /// Headers as printed, by column; empty where a column has none.
    pub fn printed(&self) -> Vec<String> {
        let mut all = Vec::new();
        for header in &self.headers {
            all.resize(header.col as usize, String::new());
            all.push(header.printed.clone());
        }
        all
    }

    /// The longest run of days side by side, each later than the one before: 1, 2, 3 or whole dates.
    pub fn days_across(&self) -> usize {
        let (mut longest, mut run, mut before) = (0, 0, None);
        for (_, cell) in &self.line.cells {
            let day = day_number(cell);
            run = if day.is_none() {
                0
            } else if day > before {
                run + 1
            } else {
                1
            };
            before = day;
            longest = longest.max(run);
        }
        longest
    }
}

/// A day of the month, or the number of a whole date.
fn day_number(cell: &Cell) -> Option<i64> {
    if let Some(span) = dates::of_cell(cell) {
        return Some(i64::from(chrono::Datelike::num_days_from_ce(&span.first)));
    }
    let text = shown(cell);
    text.trim_end_matches(['日', '号']).parse().ok().filter(|n| (1..=31).contains(n))
}

/// Every header the first lines may make, from top to bottom; a line alone comes before two joined.
pub fn candidates(table: &Table) -> impl Iterator<Item = Head<'_>> {
    (0..LOOK).flat_map(|index| from_line(table, index))
}

/// The headers that begin with a line.
fn from_line(table: &Table, index: usize) -> impl Iterator<Item = Head<'_>> {
    let line = table.lines.get(index);
    let alone = line.and_then(|line| {
        let cells = line.cells.iter().map(|(col, cell)| header(*col, shown(cell)));
        let headers: Vec<Header> = cells.filter(|h| !h.normal.is_empty()).collect();
        (headers.len() >= 2).then(|| head(line, index + 1, 1, headers))
    });
    let both = line
        .zip(table.lines.get(index + 1))
        .and_then(|(line, below)| Some(head(below, index + 2, 2, joined(line, below)?)));
    alone.into_iter().chain(both)
}

/// The headers whose lowest line is a row, counted from 0, wherever it stands.
pub fn of_row(table: &Table, row: u32) -> impl Iterator<Item = Head<'_>> {
    let at = (row <= FARTHEST).then(|| table.lines.iter().position(|l| l.row == row)).flatten();
    let from = at.into_iter().flat_map(|at| at.saturating_sub(1)..=at);
    from.flat_map(|index| from_line(table, index)).filter(move |head| head.row() == row)
}

/// The headers of a sheet whose header once stood in a row: there, and then in the rows about it, nearest first.
pub fn about_row(table: &Table, row: u32) -> impl Iterator<Item = Head<'_>> {
    let near = LOOK as u32;
    let rows = (0..=near).flat_map(move |far| {
        let above = row.checked_sub(far).filter(|_| far > 0);
        [Some(row + far), above].into_iter().flatten()
    });
    rows.flat_map(|row| of_row(table, row))
}

/// The first line anywhere that can be a header, where none of the first lines can.
pub fn first_below(table: &Table) -> Option<&Line> {
    let lines = table.lines.iter().skip(LOOK).take_while(|l| l.row <= FARTHEST);
    lines.into_iter().find(|l| l.cells.iter().filter(|(_, cell)| !shown(cell).trim().is_empty()).count() >= 2)
}

fn header(col: u32, printed: String) -> Header {
    Header { col, normal: normal(&printed), printed }
}

fn head(line: &Line, body: usize, lines: u32, headers: Vec<Header>) -> Head<'_> {
    // The first of two equal headers counts.
    let by_name = headers.iter().rev().map(|h| (h.normal.clone(), h.col)).collect();
    Head { line, body, lines, headers, by_name }
}

/// Two lines as one header: a block above its columns is carried to the right, a header merged downwards
/// stands alone. `None` where the upper line has no block of two columns.
fn joined(above: &Line, below: &Line) -> Option<Vec<Header>> {
    let is_text = |(_, cell): &(u32, Cell)| matches!(cell, Cell::Text(_));
    if below.row != above.row + 1 || below.cells.len() < 2 || !below.cells.iter().all(is_text) {
        return None;
    }
    let mut columns: Vec<u32> = above.cells.iter().chain(&below.cells).map(|(col, _)| *col).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut headers = Vec::with_capacity(columns.len());
    let (mut block, mut blocks) = (String::new(), 0);
    for col in columns {
        let (own, child) = (shown(above.get(col)), shown(below.get(col)));
        if own.is_empty() || own == block {
            blocks += usize::from(!child.is_empty() && !block.is_empty());
        } else {
            block.clone_from(&own);
        }
        let printed = match (block.is_empty() || own == child, child.is_empty()) {
            (_, true) => own,
            (true, false) => child,
            (false, false) => format!("{block}{JOIN}{child}"),
        };
        let header = header(col, printed);
        if !header.normal.is_empty() {
            headers.push(header);
        }
    }
    (blocks > 0 && headers.len() >= 2).then_some(headers)
}
