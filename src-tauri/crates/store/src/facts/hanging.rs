//! What people decided over the figures of an import, and what figures one cell gives: asked before either is taken out.

use std::collections::{BTreeMap, HashSet};

use domain::Span;
use domain::fact::{FactState, Value};
use rusqlite::params;

use crate::error::Result;
use crate::facts::cells::Cells;
use crate::sql::day_of;
use crate::view::View;

/// One figure of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFigure {
    pub metric: String,
    pub value: Option<Value>,
    pub state: FactState,
}

/// A figure, or with `col: None` a row, of an import that somebody took out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedFigure {
    pub sheet: u32,
    /// Counted from 0.
    pub row: u32,
    pub col: Option<u32>,
    pub account: Option<i64>,
    pub span: Span,
    /// Figures of the cell; empty for a row.
    pub figures: Vec<CellFigure>,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// What an import has figures of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// By account first and last day of its rows.
    pub accounts: BTreeMap<i64, Span>,
    pub metrics: HashSet<String>,
}

impl View<'_> {
    /// The figures that one cell gave, in the order of the layout's columns; none where it gave nothing.
    pub fn figures_at(&self, sheet: u32, row: u32, col: u32) -> Result<Vec<CellFigure>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT cells FROM fact_row WHERE import_sheet = ?1 AND row = ?2 LIMIT 1")?;
        let mut rows = statement.query(params![sheet, row])?;
        match rows.next()? {
            Some(r) => self.figures_in(Cells::in_row(r, 0)?, col),
            None => Ok(Vec::new()),
        }
    }

    fn figures_in(&self, cells: Cells<'_>, col: u32) -> Result<Vec<CellFigure>> {
        let names = self.metric_names()?;
        let mut found = Vec::new();
        for cell in cells {
            let cell = cell?;
            let metric = names.get(&cell.metric).filter(|_| cell.col == col);
            if let Some(metric) = metric {
                let value = cell.held()?.value;
                found.push(CellFigure { metric: metric.to_string(), value, state: cell.state });
            }
        }
        Ok(found)
    }

    /// What was taken out of an import's figures, the earliest first.
    pub fn exclusions_of(&self, import: i64) -> Result<Vec<ExcludedFigure>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT r.import_sheet, r.row, e.col, r.account, r.first, r.last, r.cells, e.reason, e.by, e.at
             FROM exclusion e JOIN fact_row r ON r.id = e.fact_row
             JOIN import_sheet s ON s.id = r.import_sheet WHERE s.import = ?1 ORDER BY e.id",
        )?;
        let mut found = Vec::new();
        let mut rows = statement.query([import])?;
        while let Some(r) = rows.next()? {
            let col: Option<u32> = r.get(2)?;
            let figures = match col {
                Some(col) => self.figures_in(Cells::in_row(r, 6)?, col)?,
                None => Vec::new(),
            };
            found.push(ExcludedFigure {
                sheet: r.get(0)?,
                row: r.get(1)?,
                col,
                account: r.get(3)?,
                span: Span { first: day_of(r.get(4)?), last: day_of(r.get(5)?) },
                figures,
                reason: r.get(7)?,
                by: r.get(8)?,
                at: r.get(9)?,
            });
        }
        Ok(found)
    }

    /// Whose figures an import has, of which days, and which.
    pub fn reach_of(&self, import: i64) -> Result<Reach> {
        let mut reach = Reach::default();
        let mut accounts = self.conn.prepare_cached(
            "SELECT r.account, min(r.first), max(r.last) FROM fact_row r
             JOIN import_sheet s ON s.id = r.import_sheet
             WHERE s.import = ?1 AND r.account IS NOT NULL GROUP BY r.account",
        )?;
        let mut rows = accounts.query([import])?;
        while let Some(r) = rows.next()? {
            let span = Span { first: day_of(r.get(1)?), last: day_of(r.get(2)?) };
            reach.accounts.insert(r.get(0)?, span);
        }
        // A row has a cell for each column, so one row of a sheet names them all.
        let mut first = self.conn.prepare_cached(
            "SELECT (SELECT r.cells FROM fact_row r WHERE r.import_sheet = s.id LIMIT 1)
             FROM import_sheet s WHERE s.import = ?1 AND s.fact_count > 0",
        )?;
        let names = self.metric_names()?;
        let mut rows = first.query([import])?;
        while let Some(r) = rows.next()? {
            let Some(cells) = r.get_ref(0)?.as_str_or_null().map_err(rusqlite::Error::from)? else {
                continue;
            };
            for cell in Cells::of(cells) {
                reach.metrics.extend(names.get(&cell?.metric).map(ToString::to_string));
            }
        }
        Ok(reach)
    }
}
