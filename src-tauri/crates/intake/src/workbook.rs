//! Reads the cells of every sheet of a checked workbook, sparsely, with their true places. The only
//! module that knows calamine; it interprets nothing and evaluates no formula.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use domain::{Num, Problem, Result};
use rust_decimal::Decimal;

use crate::guard::{self, Limits};

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(Num),
    /// A number under a percent format: 0.95 shows as 95 %.
    Percent(Num),
    /// Days since 1899-12-30, the 1904 calendar already shifted.
    Date(Num),
    /// A time of day or a duration, in days.
    Time(Num),
    Bool(bool),
    /// `#N/A` and its like.
    Error(String),
}

const EMPTY: Cell = Cell::Empty;

/// A row with content.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Counted from 0.
    pub row: u32,
    /// By column, counted from 0; never `Empty`.
    pub cells: Vec<(u32, Cell)>,
}

impl Line {
    pub fn get(&self, col: u32) -> &Cell {
        match self.cells.binary_search_by_key(&col, |(c, _)| *c) {
            Ok(at) => &self.cells[at].1,
            Err(_) => &EMPTY,
        }
    }
}

/// A sheet: its lines from top to bottom. Hidden rows, columns and sheets are read like the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub sheet: String,
    pub hidden: bool,
    pub lines: Vec<Line>,
}

/// A sheet that could not be read has its problem in place of the table.
pub type Sheets = Vec<std::result::Result<Table, Problem>>;

/// The sheets, and how many cells hold a formula (their stored results are what is read).
pub fn open(file: &str, bytes: &[u8], limits: &Limits) -> Result<(Sheets, u64)> {
    // The readers of zip and workbook are not ours: whatever they do with bytes nobody foresaw must not
    // end the program.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let formulas = guard::check(file, bytes, limits)?;
        Ok((read_sheets(file, bytes, limits)?, formulas))
    }));
    opened.unwrap_or_else(|_| Err(Problem::new("import.unreadable").with("file", file)))
}

fn read_sheets(file: &str, bytes: &[u8], limits: &Limits) -> Result<Sheets> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| match e {
        XlsxError::Password => problem("import.password"),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => problem("import.zip_not_workbook"),
        _ => problem("import.unreadable"),
    })?;
    let shift = if book.has_1904_epoch() { 1462 } else { 0 };
    let listed: Vec<_> = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut left = limits.cells;
    for meta in listed {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = meta.visible != SheetVisible::Visible;
        match read_sheet(&mut book, &meta.name, shift, &mut left) {
            Ok(Some(lines)) => sheets.push(Ok(Table { sheet: meta.name, hidden, lines })),
            Ok(None) => return Err(problem("import.too_many_cells").with("limit", limits.cells)),
            // Chart and dialog sheets sometimes say what they are only inside.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(_) => sheets.push(Err(problem("import.sheet_unreadable").with("sheet", meta.name))),
        }
    }
    if sheets.is_empty() {
        return Err(problem("import.zip_not_workbook"));
    }
    Ok(sheets)
}

/// `None` when there are more cells than `left`.
fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    shift: i32,
    left: &mut u64,
) -> std::result::Result<Option<Vec<Line>>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let percent: Vec<bool> = reader
        .styles()
        .iter()
        .map(|s| s.number_format.as_ref().is_some_and(|f| f.format_code.contains('%')))
        .collect();
    let mut lines: Vec<Line> = Vec::new();
    let mut sorted = true;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        if *left == 0 {
            return Ok(None);
        }
        *left -= 1;
        let (row, col) = cell.get_position();
        let is_percent = percent.get(style).copied().unwrap_or(false);
        let Some(value) = convert(cell.get_value(), is_percent, shift) else { continue };
        match lines.last_mut() {
            Some(line) if line.row == row => {
                sorted &= line.cells.last().is_none_or(|(c, _)| *c < col);
                line.cells.push((col, value));
            }
            last => {
                sorted &= last.is_none_or(|l| l.row < row);
                let mut cells = Vec::with_capacity(24);
                cells.push((col, value));
                lines.push(Line { row, cells });
            }
        }
    }
    Ok(Some(if sorted { lines } else { put_in_order(lines) }))
}

/// Files written by strange hands: rows out of order, a cell given twice (the last one counts).
fn put_in_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|l| l.row);
    let mut merged: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match merged.last_mut() {
            Some(last) if last.row == line.row => last.cells.extend(line.cells),
            _ => merged.push(line),
        }
    }
    for line in &mut merged {
        line.cells.reverse();
        line.cells.sort_by_key(|(c, _)| *c);
        line.cells.dedup_by_key(|(c, _)| *c);
    }
    merged
}

/// `None` for an empty cell.
fn convert(value: &DataRef<'_>, percent: bool, shift: i32) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(n) => Cell::Number(Num::from(*n)),
        DataRef::Float(f) => match number(*f) {
            Some(n) if percent => Cell::Percent(n),
            Some(n) => Cell::Number(n),
            None => Cell::Error(f.to_string()),
        },
        DataRef::String(s) => text(s)?,
        DataRef::SharedString(s) => text(s)?,
        DataRef::Bool(b) => Cell::Bool(*b),
        DataRef::DateTime(d) => {
            let Some(days) = number(d.as_f64()) else { return Some(Cell::Error(d.as_f64().to_string())) };
            // A time of day is a date format over less than a day.
            if d.is_duration() || days.0 < Decimal::ONE {
                Cell::Time(days)
            } else {
                Cell::Date(days.0.checked_add(Decimal::from(shift)).map_or(days, Num::from))
            }
        }
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => text(s)?,
        DataRef::Error(e) => Cell::Error(e.to_string()),
    })
}

fn text(s: &str) -> Option<Cell> {
    if s.is_empty() { None } else { Some(Cell::Text(s.to_owned())) }
}

/// Whole numbers are most of an export: they need no detour over text.
fn number(f: f64) -> Option<Num> {
    if f.fract() == 0.0 && f.abs() < 1e15 { Some(Num::from(f as i64)) } else { Num::from_cell(f) }
}

/// The text of a cell as a person would read it, trimmed; empty for an empty cell.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(s) => crate::names::trim(s).to_owned(),
        Cell::Number(n) => n.to_string(),
        Cell::Percent(n) => {
            n.0.checked_mul(Decimal::ONE_HUNDRED).map_or(n.to_string(), |p| format!("{}%", Num::from(p)))
        }
        Cell::Date(n) => crate::dates::of_serial(*n).map_or_else(|| n.to_string(), |d| d.to_string()),
        Cell::Time(n) => n.to_string(),
        Cell::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Error(e) => e.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;

    #[test]
    fn every_limit_of_size_is_its_own_refusal() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..4 {
            sheet.write_string(row, 0, format!("甲{row}")).expect("a cell");
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let code = |limits: Limits| open("x.xlsx", &bytes, &limits).map_err(|p| p.code).err();
        assert_eq!(code(LIMITS), None);
        for (limits, want) in [
            (Limits { file: 1000, ..LIMITS }, "import.too_large"),
            (Limits { entries: 3, ..LIMITS }, "import.too_many_entries"),
            (Limits { entry: 1000, ..LIMITS }, "import.entry_too_large"),
            (Limits { total: 2000, ..LIMITS }, "import.inflated_too_large"),
            (Limits { strings: 3, ..LIMITS }, "import.too_many_strings"),
            (Limits { cells: 3, ..LIMITS }, "import.too_many_cells"),
        ] {
            assert_eq!(code(limits).as_deref(), Some(want));
        }
        assert_eq!(code(Limits { cells: 4, ..LIMITS }), None);
    }

    #[test]
    fn rows_out_of_order_and_cells_given_twice_are_put_right() {
        let n = |n: i32| Cell::Number(n.into());
        let line =
            |row, cells: &[(u32, i32)]| Line { row, cells: cells.iter().map(|(c, v)| (*c, n(*v))).collect() };
        let lines = vec![line(2, &[(1, 5), (0, 4)]), line(0, &[(0, 1)]), line(2, &[(1, 6)])];
        assert_eq!(put_in_order(lines), [line(0, &[(0, 1)]), line(2, &[(0, 4), (1, 6)])]);
    }
}
