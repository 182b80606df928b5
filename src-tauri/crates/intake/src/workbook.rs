//! The cells of every sheet of a workbook, sparsely, with their true places, whatever kind of file they
//! come from. It interprets nothing and evaluates no formula.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::{Num, Problem, Result};
use rust_decimal::Decimal;

use crate::guard::Limits;
use crate::kinds;

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
///
/// # Errors
/// One `import.` code, with the name of the file.
pub fn open(file: &str, bytes: &[u8], limits: &Limits) -> Result<(Sheets, u64)> {
    // Some readers are not ours: whatever they do with bytes nobody foresaw must not end the program.
    let opened = catch_unwind(AssertUnwindSafe(|| kinds::read(bytes, limits)));
    let read = opened.unwrap_or_else(|_| Err(Problem::new("import.unreadable")));
    let named = |problem: Problem| problem.with("file", file);
    let mut read = read.map_err(named)?;
    for sheet in &mut read.sheets {
        match sheet {
            Ok(table) => table.lines = kinds::in_order(std::mem::take(&mut table.lines)),
            Err(problem) => *problem = named(problem.clone()),
        }
    }
    Ok((read.sheets, read.formulas))
}

/// Every filled cell as `row:column=text`, counted from 0, for tests to compare.
#[cfg(test)]
pub(crate) fn cells(table: &Table) -> Vec<String> {
    let of = |line: &Line| {
        line.cells.iter().map(|(c, cell)| format!("{}:{c}={}", line.row, shown(cell))).collect::<Vec<_>>()
    };
    table.lines.iter().flat_map(of).collect()
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
}
