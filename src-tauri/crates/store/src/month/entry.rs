//! What people enter over the figures: marks, overrides, corrections. The latest counts; nothing is erased.

use domain::fact::Value;
use domain::{Month, Num, Problem};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::sql;
use crate::view::View;

/// A value entered by hand, in display units; wins over facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMark {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub value: Value,
    pub reason: String,
    /// One of several who rate the item; empty speaks for all.
    pub rater: String,
    /// Import sheet, row and column (from 0) of a hand-entry workbook's cell.
    pub cell: Option<(u32, u32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub id: i64,
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub value: Value,
    pub reason: String,
    pub by: String,
    pub at: String,
    /// Empty: it speaks for all.
    pub rater: String,
    /// Import sheet, row and column (from 0).
    pub cell: Option<(u32, u32, u32)>,
}

/// Replaces an item's points, or the grade where `item` is `None`; never the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOverride {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: Option<String>,
    /// Points as a number, or the grade as a label.
    pub value: Value,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Override {
    pub id: i64,
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub item: Option<String>,
    pub value: Value,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// An entry against a month that stays closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    pub month: Month,
    /// The open month that also shows it.
    pub shown_in: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub old: Option<String>,
    pub new: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    pub id: i64,
    pub month: Month,
    pub shown_in: Month,
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub old: Option<String>,
    pub new: String,
    pub reason: String,
    pub by: String,
    pub at: String,
}

impl View<'_> {
    /// The marks that count, one per person, scheme and item, or one a rater of it; marks of withdrawn imports do not.
    pub fn marks(&self, month: Month) -> Result<Vec<Mark>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, month, person, scheme, item, value, is_label, reason, by, at, import_sheet, row, col, rater
             FROM mark WHERE id IN (
               SELECT max(m.id) FROM mark m
               LEFT JOIN import_sheet s ON s.id = m.import_sheet LEFT JOIN import i ON i.id = s.import
               WHERE m.month = ?1 AND m.cleared = 0 AND (m.import_sheet IS NULL OR i.state = 'active')
               GROUP BY m.person, m.scheme, m.item, m.rater)
             ORDER BY person, scheme, item, rater",
        )?;
        let marks = statement.query_map([month.to_string()], |r| {
            let cell = match (r.get(10)?, r.get(11)?, r.get(12)?) {
                (Some(sheet), Some(row), Some(col)) => Some((sheet, row, col)),
                _ => None,
            };
            Ok(Mark {
                id: r.get(0)?,
                month: sql::month(r, 1)?,
                person: r.get(2)?,
                scheme: r.get(3)?,
                item: r.get(4)?,
                value: value(r, 5, r.get(6)?)?,
                reason: r.get(7)?,
                by: r.get(8)?,
                at: r.get(9)?,
                rater: r.get(13)?,
                cell,
            })
        })?;
        Ok(marks.collect::<rusqlite::Result<_>>()?)
    }

    /// The value that counted before the row `id` of `mark` or `override` was added, where one did.
    pub fn entry_before(&self, table: &str, id: i64) -> Result<Option<String>> {
        let table = if table == "override" { "override" } else { "mark" };
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT b.value FROM {table} n JOIN {table} b ON b.id < n.id AND b.month = n.month AND b.person = n.person
               AND b.scheme = n.scheme AND b.item IS n.item AND b.cleared = 0
             WHERE n.id = ?1 ORDER BY b.id DESC LIMIT 1"
        ))?;
        Ok(statement.query_row([id], |r| r.get(0)).optional()?)
    }

    /// The overrides that count, one per person, scheme and item.
    pub fn overrides(&self, month: Month) -> Result<Vec<Override>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, month, person, scheme, item, value, reason, by, at FROM override WHERE id IN (
               SELECT max(id) FROM override WHERE month = ?1 AND cleared = 0 GROUP BY person, scheme, item)
             ORDER BY person, scheme, item",
        )?;
        let overrides = statement.query_map([month.to_string()], |r| {
            let item: Option<String> = r.get(4)?;
            Ok(Override {
                id: r.get(0)?,
                month: sql::month(r, 1)?,
                person: r.get(2)?,
                scheme: r.get(3)?,
                value: value(r, 5, item.is_none())?,
                item,
                reason: r.get(6)?,
                by: r.get(7)?,
                at: r.get(8)?,
            })
        })?;
        Ok(overrides.collect::<rusqlite::Result<_>>()?)
    }

    /// Corrections of the month, and those of older months shown in it.
    pub fn corrections(&self, month: Month) -> Result<Vec<Correction>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, month, shown_in, person, scheme, item, old, new, reason, by, at FROM correction
             WHERE month = ?1 OR shown_in = ?1 ORDER BY id",
        )?;
        let all = statement.query_map([month.to_string()], |r| {
            Ok(Correction {
                id: r.get(0)?,
                month: sql::month(r, 1)?,
                shown_in: sql::month(r, 2)?,
                person: r.get(3)?,
                scheme: r.get(4)?,
                item: r.get(5)?,
                old: r.get(6)?,
                new: r.get(7)?,
                reason: r.get(8)?,
                by: r.get(9)?,
                at: r.get(10)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Enters a value; the sheet returns to open. One for all takes the place of the raters', and theirs of one for all.
    /// Errors: `month.closed`, `scheme.unknown`.
    pub fn set_mark(&self, new: &NewMark) -> Result<i64> {
        self.refuse_closed(new.month, Some(new.month))?;
        self.scheme_known(&new.scheme)?;
        self.conn.execute(
            "UPDATE mark SET cleared = 1 WHERE month = ?1 AND person = ?2 AND scheme = ?3 AND item = ?4 AND cleared = 0
               AND (rater = '') <> (?5 = '')",
            params![new.month.to_string(), new.person, new.scheme, new.item, new.rater.trim()],
        )?;
        let (sheet, row, col) = match new.cell {
            Some((s, r, c)) => (Some(s), Some(r), Some(c)),
            None => (None, None, None),
        };
        self.conn
            .prepare_cached(
                "INSERT INTO mark (month, person, scheme, item, value, is_label, reason, by, at, import_sheet, row, col, rater)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                new.month.to_string(),
                new.person,
                new.scheme,
                new.item,
                new.value.to_string(),
                matches!(new.value, Value::Label(_)),
                new.reason,
                self.actor,
                self.at,
                sheet,
                row,
                col,
                new.rater.trim()
            ])?;
        let id = self.conn.last_insert_rowid();
        self.reopen_sheets(Some(new.month), Some(new.month), Some(new.person), Some(&new.scheme))?;
        Ok(id)
    }

    /// No entered value counts any more, not even an earlier one. Errors: `month.closed`.
    pub fn clear_mark(&self, month: Month, person: i64, scheme: &str, item: &str) -> Result<()> {
        self.clear("mark", month, person, scheme, Some(item))
    }

    /// What one of several raters entered counts no more. Errors: `month.closed`.
    pub fn clear_rating(
        &self,
        month: Month,
        person: i64,
        scheme: &str,
        item: &str,
        rater: &str,
    ) -> Result<()> {
        self.refuse_closed(month, Some(month))?;
        let touched = self.conn.execute(
            "UPDATE mark SET cleared = 1 WHERE month = ?1 AND person = ?2 AND scheme = ?3 AND item = ?4 AND rater = ?5
               AND cleared = 0",
            params![month.to_string(), person, scheme, item, rater],
        )?;
        if touched > 0 {
            self.reopen_sheets(Some(month), Some(month), Some(person), Some(scheme))?;
        }
        Ok(())
    }

    /// Errors: `month.closed`, `month.needs_reason`, `scheme.unknown`.
    pub fn set_override(&self, new: &NewOverride) -> Result<i64> {
        self.refuse_closed(new.month, Some(new.month))?;
        self.scheme_known(&new.scheme)?;
        let reason = reason(&new.reason)?;
        self.conn.execute(
            "INSERT INTO override (month, person, scheme, item, value, reason, by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                new.month.to_string(),
                new.person,
                new.scheme,
                new.item,
                new.value.to_string(),
                reason,
                self.actor,
                self.at
            ],
        )?;
        let id = self.conn.last_insert_rowid();
        self.reopen_sheets(Some(new.month), Some(new.month), Some(new.person), Some(&new.scheme))?;
        Ok(id)
    }

    /// Errors: `month.closed`.
    pub fn clear_override(&self, month: Month, person: i64, scheme: &str, item: Option<&str>) -> Result<()> {
        self.clear("override", month, person, scheme, item)
    }

    /// Only against a closed month; changes no total. Errors: `month.not_closed`, `month.needs_reason`.
    pub fn add_correction(&self, new: &NewCorrection) -> Result<i64> {
        if !self.is_closed(new.month)? {
            return refuse(Problem::new("month.not_closed").with("month", new.month));
        }
        let reason = reason(&new.reason)?;
        self.conn.execute(
            "INSERT INTO correction (month, shown_in, person, scheme, item, old, new, reason, by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                new.month.to_string(),
                new.shown_in.to_string(),
                new.person,
                new.scheme,
                new.item,
                new.old,
                new.new,
                reason,
                self.actor,
                self.at
            ],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    fn clear(&self, table: &str, month: Month, person: i64, scheme: &str, item: Option<&str>) -> Result<()> {
        self.refuse_closed(month, Some(month))?;
        let touched = self.conn.execute(
            &format!(
                "UPDATE {table} SET cleared = 1 WHERE month = ?1 AND person = ?2 AND scheme = ?3 AND item IS ?4
                 AND cleared = 0"
            ),
            params![month.to_string(), person, scheme, item],
        )?;
        if touched > 0 {
            self.reopen_sheets(Some(month), Some(month), Some(person), Some(scheme))?;
        }
        Ok(())
    }
}

/// A reason was given. Errors: `month.needs_reason`.
pub(crate) fn reason(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() { refuse(Problem::new("month.needs_reason")) } else { Ok(text) }
}

fn value(r: &Row, column: usize, label: bool) -> rusqlite::Result<Value> {
    let text: String = r.get(column)?;
    match Num::parse(&text).filter(|_| !label) {
        Some(n) => Ok(Value::Number(n)),
        None => Ok(Value::Label(text)),
    }
}
