//! What the book already says about the cells of a draft, so that a preview can count before anything is written.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::fact::{Cell, FactState, Row, Value};
use domain::{Num, Span};
use rusqlite::params;
use serde::Serialize;

use crate::error::Result;
use crate::facts::cells::Cells;
use crate::facts::read::Covers;
use crate::sql::{day_number, day_of};
use crate::view::View;

/// A cell that counts today.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    pub nickname: Option<String>,
    pub span: Span,
    pub metric: String,
    pub col: u32,
    pub value: Option<Value>,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    pub state: FactState,
    pub raw: Option<String>,
}

/// How a draft compares with the book, in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DiffCount {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
}

impl View<'_> {
    /// The cells of active imports of a shop and layout in `span` that no later sheet replaced.
    pub fn existing(&self, shop: i64, layout: &str, span: Span) -> Result<Vec<Existing>> {
        let (from, to) = (day_number(span.first), day_number(span.last));
        let mut covers = Covers::load(self, i64::MIN, i64::MAX)?;
        let metrics = self.metric_names()?;
        let key = (shop, std::sync::Arc::from(layout));
        let mut statement = self.conn.prepare_cached(
            "SELECT s.id, r.first, r.last, a.nickname, r.account, r.cells, s.import
             FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
             CROSS JOIN fact_row r ON r.import_sheet = s.id
             LEFT JOIN account a ON a.id = r.account
             WHERE s.shop = ?1 AND s.layout = ?2 AND s.first <= ?4 AND s.last >= ?3
               AND r.first <= ?4 AND r.last >= ?3
             ORDER BY s.id, r.id",
        )?;
        let mut rows = statement.query(params![shop, layout, from, to])?;
        let mut found = Vec::new();
        while let Some(r) = rows.next()? {
            let (first, last): (i64, i64) = (r.get(1)?, r.get(2)?);
            if covers.outranked(&key, (r.get(0)?, r.get(6)?), r.get(4)?, first, last) {
                continue;
            }
            let nickname: Option<String> = r.get(3)?;
            for cell in Cells::in_row(r, 5)? {
                let cell = cell?;
                let held = cell.held()?;
                found.push(Existing {
                    nickname: nickname.clone(),
                    span: Span { first: day_of(first), last: day_of(last) },
                    metric: metrics.get(&cell.metric).map(ToString::to_string).unwrap_or_default(),
                    col: cell.col,
                    value: held.value,
                    numerator: held.numerator,
                    denominator: held.denominator,
                    state: cell.state,
                    raw: held.raw.map(Cow::into_owned),
                });
            }
        }
        Ok(found)
    }

    /// Counts a draft's cells against the book. Cells meet by nickname, days and metric; where a row has a
    /// metric twice, the first meets the first.
    pub fn diff(&self, shop: i64, layout: &str, rows: &[Row]) -> Result<DiffCount> {
        let mut count = DiffCount::default();
        let (Some(first), Some(last)) =
            (rows.iter().map(|r| r.span.first).min(), rows.iter().map(|r| r.span.last).max())
        else {
            return Ok(count);
        };
        let existing = self.existing(shop, layout, Span { first, last })?;
        if existing.is_empty() {
            count.new = rows.iter().map(|r| r.cells.len() as u64).sum();
            return Ok(count);
        }
        type Key<'k> = (Option<&'k str>, Span, &'k str);
        let mut by_key: HashMap<Key<'_>, Vec<&Existing>> = HashMap::with_capacity(existing.len());
        for old in existing.iter().rev() {
            by_key.entry((old.nickname.as_deref(), old.span, old.metric.as_str())).or_default().push(old);
        }
        for row in rows {
            for cell in &row.cells {
                let old =
                    by_key.get_mut(&(row.nickname.as_deref(), row.span, &*cell.metric)).and_then(Vec::pop);
                match old {
                    None => count.new += 1,
                    Some(old) if same(old, cell) => count.unchanged += 1,
                    Some(_) => count.changed += 1,
                }
            }
        }
        Ok(count)
    }
}

fn same(old: &Existing, new: &Cell) -> bool {
    old.value == new.value
        && old.numerator == new.numerator
        && old.denominator == new.denominator
        && old.state == new.state
}
