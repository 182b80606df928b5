//! Facts: one cell of an export each, with where it came from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Num, Span};

/// A figure or a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Value {
    Number(Num),
    Label(String),
}

impl Value {
    pub fn number(&self) -> Option<Num> {
        match self {
            Value::Number(n) => Some(*n),
            Value::Label(_) => None,
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Number(n) => n.fmt(f),
            Value::Label(s) => s.fmt(f),
        }
    }
}

impl From<Num> for Value {
    fn from(n: Num) -> Self {
        Value::Number(n)
    }
}

/// How far a fact can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactState {
    Settled,
    /// The platform has not finished counting (延迟统计, or too young a day): ask again.
    Unsettled,
    /// An empty cell.
    Missing,
    /// A rate or time whose denominator is zero: the zero in the cell measures nothing.
    NotMeasured,
}

/// One figure as intake reads it, before it has an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Metric id of the dictionary; shared by the cells of a column.
    pub metric: Arc<str>,
    /// In the metric's canonical unit.
    pub value: Option<Value>,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    pub state: FactState,
    /// The text of the cell where it is not the plain number.
    pub raw: Option<String>,
    /// Column, counted from 0.
    pub col: u32,
}

/// One row of a recognised sheet: whose, which days, its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// As printed; `None` for shop-level rows.
    pub nickname: Option<String>,
    pub span: Span,
    /// Row, counted from 0.
    pub row: u32,
    pub cells: Vec<Cell>,
}

/// One figure as the book keeps it and scoring reads it. Cheap to clone; names are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Sheet of an import; its file and headers are kept once per sheet.
    pub sheet: u32,
    /// Row and column, counted from 0.
    pub row: u32,
    pub col: u32,
    pub shop: i64,
    /// `None` for shop-level figures.
    pub account: Option<i64>,
    pub layout: Arc<str>,
    pub metric: Arc<str>,
    pub span: Span,
    /// In the metric's canonical unit.
    pub value: Option<Value>,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    pub state: FactState,
    /// The text of the cell where it is not the plain number.
    pub raw: Option<Arc<str>>,
    /// A later import of the same shop and layout covers these days.
    pub outranked: bool,
    /// Excluded by hand, with a reason.
    pub excluded: Option<Arc<Exclusion>>,
}

/// A wrong figure that somebody took out; the fact keeps its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exclusion {
    #[ts(type = "number")]
    pub id: i64,
    pub reason: String,
    pub by: String,
    /// Local time, `2026-05-01 12:03:05`.
    pub at: String,
}

/// `A1` name of a cell; both counted from 0.
pub fn cell_name(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut n = col + 1;
    while n > 0 {
        letters.push(b'A' + ((n - 1) % 26) as u8);
        n = (n - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8_lossy(&letters), row + 1)
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        for (row, col, want) in [(0, 0, "A1"), (4, 17, "R5"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 701, "ZZ10")]
        {
            assert_eq!(cell_name(row, col), want);
        }
    }
}
