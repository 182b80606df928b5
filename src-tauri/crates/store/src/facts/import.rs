//! Writing an import: rows and facts in bulk, then one recorded step that makes them count. Withdrawing is
//! that step backwards, so the figures it had replaced come back by themselves.

use std::collections::HashMap;

use domain::fact::{Cell, Row};
use domain::{Month, Problem, Span};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::facts::{HAND_ENTRY, LeftOut, cells};
use crate::month::Mark;
use crate::sql::{day_number, day_of};
use crate::view::View;

/// One recognised sheet, ready to be written.
#[derive(Debug, Clone)]
pub struct NewSheet<'a> {
    /// Name of the file; with a folder only where it tells files of one name apart.
    pub file: &'a str,
    pub sha256: &'a str,
    pub sheet: &'a str,
    pub layout: &'a str,
    pub shop: i64,
    /// Header texts by column, as printed.
    pub headers: &'a [String],
    /// Days the sheet speaks for; empty: the days its rows have.
    pub covers: &'a [Span],
    pub rows: &'a [Row],
}

/// What an import wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub import: i64,
    /// Ids of the sheets, in the order given.
    pub sheets: Vec<u32>,
}

/// A wrong figure to be taken out, or with `col: None` a whole row (a day of somebody).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExclusion {
    pub sheet: u32,
    /// Counted from 0.
    pub row: u32,
    pub col: Option<u32>,
    pub reason: String,
}

impl Tx<'_> {
    /// Commits sheets as one import. Nicknames get accounts; figures that earlier imports have of the same shop and
    /// layout in the covered days are outranked, those of the other sheets given here are not; sheets of those months return to open.
    /// Errors: `month.closed` when a covered day lies in a closed month, `import.shop_gone`, `book.disk_full`.
    pub fn import(&self, sheets: &[NewSheet<'_>]) -> Result<Imported> {
        self.import_without(sheets, &[], "")
    }

    /// `import` where rows were left out on purpose, by sheet: the sheet does not speak for them, so what the
    /// book has of the same account and days goes on counting. `note` is kept with the import.
    pub fn import_without(
        &self,
        sheets: &[NewSheet<'_>],
        left: &[Vec<LeftOut>],
        note: &str,
    ) -> Result<Imported> {
        let covers: Vec<Vec<Span>> = sheets
            .iter()
            .map(|s| if s.covers.is_empty() { days_of(s.rows) } else { s.covers.to_vec() })
            .collect();
        for span in covers.iter().flatten() {
            self.refuse_closed(Month::of(span.first), Some(Month::of(span.last)))?;
        }
        let imported = self.unrecorded(|| {
            self.conn.execute(
                "INSERT INTO import (at, by, state, left_out) VALUES (?1, ?2, 'staged', ?3)",
                params![self.at, self.actor, note],
            )?;
            let import = self.conn.last_insert_rowid();
            let mut ids = Vec::with_capacity(sheets.len());
            for (at, (sheet, covers)) in sheets.iter().zip(&covers).enumerate() {
                let id = self.write_sheet(import, sheet, covers)?;
                self.write_left(id, sheet.shop, left.get(at).map_or(&[], Vec::as_slice))?;
                ids.push(id);
            }
            Ok(Imported { import, sheets: ids })
        })?;
        self.set_import_state(imported.import, "active")?;
        // Marks open the sheets they change, one by one.
        for (sheet, covers) in sheets.iter().zip(&covers).filter(|(s, _)| s.layout != HAND_ENTRY) {
            self.reopen_shop(sheet.shop, covers)?;
        }
        Ok(imported)
    }

    /// Takes an import back as a whole, its marks too; what it replaced counts again.
    /// Errors: `import.gone`, `import.withdrawn`, `month.closed`.
    pub fn withdraw(&self, import: i64) -> Result<()> {
        match self.imports()?.into_iter().find(|i| i.id == import) {
            None => return refuse(Problem::new("import.gone").with("import", import)),
            Some(i) if i.state != crate::facts::ImportState::Active => {
                return refuse(Problem::new("import.withdrawn").with("import", import));
            }
            Some(_) => {}
        }
        let mut touched: Vec<(i64, Vec<Span>)> = Vec::new();
        for sheet in self.sheets_of(import)?.into_iter().filter(|s| s.layout != HAND_ENTRY) {
            touched.push((sheet.shop, self.covers_of(sheet.id)?));
        }
        for span in touched.iter().flat_map(|(_, spans)| spans) {
            self.refuse_closed(Month::of(span.first), Some(Month::of(span.last)))?;
        }
        let marked = self.marked_by(import)?;
        for mark in &marked {
            self.refuse_closed(mark.month, Some(mark.month))?;
        }
        self.set_import_state(import, "withdrawn")?;
        for (shop, spans) in &touched {
            self.reopen_shop(*shop, spans)?;
        }
        for mark in &marked {
            self.reopen_sheets(Some(mark.month), Some(mark.month), Some(mark.person), Some(&mark.scheme))?;
        }
        Ok(())
    }

    /// Takes a figure out of the count; it stays visible with the reason.
    /// Errors: `month.closed`, `month.needs_reason`, `facts.gone`.
    pub fn exclude(&self, new: &NewExclusion) -> Result<i64> {
        let reason = crate::month::reason(&new.reason)?;
        let found = self
            .conn
            .prepare_cached("SELECT id, first, last FROM fact_row WHERE import_sheet = ?1 AND row = ?2")?
            .query_map(params![new.sheet, new.row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<rusqlite::Result<Vec<(i64, i64, i64)>>>()?;
        let Some((fact_row, first, last)) = found.into_iter().next() else {
            return refuse(Problem::new("facts.gone"));
        };
        self.open_again(new.sheet, Span { first: day_of(first), last: day_of(last) })?;
        self.conn.execute(
            "INSERT INTO exclusion (fact_row, col, reason, by, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![fact_row, new.col, reason, self.actor, self.at],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Errors: `month.closed`, `facts.gone`.
    pub fn include(&self, exclusion: i64) -> Result<()> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT r.import_sheet, r.first, r.last FROM exclusion e JOIN fact_row r ON r.id = e.fact_row
                 WHERE e.id = ?1",
            )?
            .query_map([exclusion], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<rusqlite::Result<Vec<(u32, i64, i64)>>>()?;
        let Some((sheet, first, last)) = found.into_iter().next() else {
            return refuse(Problem::new("facts.gone"));
        };
        self.open_again(sheet, Span { first: day_of(first), last: day_of(last) })?;
        self.conn.execute("DELETE FROM exclusion WHERE id = ?1", [exclusion])?;
        Ok(())
    }

    fn open_again(&self, sheet: u32, span: Span) -> Result<()> {
        self.refuse_closed(Month::of(span.first), Some(Month::of(span.last)))?;
        let shop: i64 =
            self.conn.query_row("SELECT shop FROM import_sheet WHERE id = ?1", [sheet], |r| r.get(0))?;
        self.reopen_shop(shop, &[span])
    }

    fn set_import_state(&self, import: i64, state: &str) -> Result<()> {
        self.conn.execute("UPDATE import SET state = ?2 WHERE id = ?1", params![import, state])?;
        Ok(())
    }

    /// Sheets of everybody who holds an account in the shop, in the months of `spans`.
    fn reopen_shop(&self, shop: i64, spans: &[Span]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT b.person FROM binding b JOIN account a ON a.id = b.account
             WHERE a.shop = ?1 AND b.person IS NOT NULL",
        )?;
        let people = statement.query_map([shop], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        let (Some(first), Some(last)) =
            (spans.iter().map(|s| s.first).min(), spans.iter().map(|s| s.last).max())
        else {
            return Ok(());
        };
        for person in people {
            self.reopen_sheets(Some(Month::of(first)), Some(Month::of(last)), Some(person), None)?;
        }
        Ok(())
    }

    fn write_sheet(&self, import: i64, sheet: &NewSheet<'_>, covers: &[Span]) -> Result<u32> {
        let known: i64 =
            self.conn.query_row("SELECT count(*) FROM shop WHERE id = ?1", [sheet.shop], |r| r.get(0))?;
        if known == 0 {
            return refuse(Problem::new("import.shop_gone").with("file", sheet.file));
        }
        let first = covers.iter().map(|s| s.first).min().map(day_number);
        let last = covers.iter().map(|s| s.last).max().map(day_number);
        let facts: usize = sheet.rows.iter().map(|r| r.cells.len()).sum();
        self.conn.execute(
            "INSERT INTO import_sheet (import, file, sha256, sheet, layout, shop, headers, first, last,
                                       row_count, fact_count)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                import,
                sheet.file,
                sheet.sha256,
                sheet.sheet,
                sheet.layout,
                sheet.shop,
                serde_json::to_string(sheet.headers)?,
                first,
                last,
                i64::try_from(sheet.rows.len()).unwrap_or(i64::MAX),
                i64::try_from(facts).unwrap_or(i64::MAX)
            ],
        )?;
        let id = self.conn.last_insert_rowid();
        let mut cover =
            self.conn.prepare_cached("INSERT INTO cover (import_sheet, first, last) VALUES (?1, ?2, ?3)")?;
        for span in covers {
            cover.execute(params![id, day_number(span.first), day_number(span.last)])?;
        }
        self.write_rows(id, sheet)?;
        Ok(u32::try_from(id).unwrap_or(u32::MAX))
    }

    /// The hot path: one prepared statement, keys counted up, names looked up once each.
    fn write_rows(&self, sheet_id: i64, sheet: &NewSheet<'_>) -> Result<()> {
        let mut accounts: HashMap<&str, i64> = HashMap::new();
        let mut metrics: HashMap<&str, i64> = HashMap::new();
        let first: i64 =
            self.conn.query_row("SELECT coalesce(max(id), 0) + 1 FROM fact_row", [], |r| r.get(0))?;
        let mut row_in = self.conn.prepare_cached(
            "INSERT INTO fact_row (id, import_sheet, account, first, last, row, cells)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let mut cells = String::new();
        for (id, row) in (first..).zip(sheet.rows) {
            let account = match row.nickname.as_deref() {
                None => None,
                Some(nickname) => match accounts.get(nickname) {
                    Some(id) => Some(*id),
                    None => {
                        let id = self.account(sheet.shop, nickname)?;
                        accounts.insert(nickname, id);
                        Some(id)
                    }
                },
            };
            cells.clear();
            let mut in_order: Vec<&Cell> = row.cells.iter().collect();
            in_order.sort_by_key(|cell| cell.col);
            for cell in in_order {
                let metric = match metrics.get(&*cell.metric) {
                    Some(id) => *id,
                    None => {
                        let id = self.metric_key(&cell.metric)?;
                        metrics.insert(&cell.metric, id);
                        id
                    }
                };
                cells::write(&mut cells, cell, metric);
            }
            cells::finish(&mut cells);
            let (first, last) = (day_number(row.span.first), day_number(row.span.last));
            row_in.execute(params![id, sheet_id, account, first, last, row.row, cells])?;
        }
        Ok(())
    }

    fn metric_key(&self, metric: &str) -> Result<i64> {
        self.conn
            .prepare_cached("INSERT INTO metric_key (metric) VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute([metric])?;
        Ok(self
            .conn
            .prepare_cached("SELECT id FROM metric_key WHERE metric = ?1")?
            .query_row([metric], |r| r.get(0))?)
    }
}

impl View<'_> {
    pub(super) fn covers_of(&self, sheet: u32) -> Result<Vec<Span>> {
        let mut statement =
            self.conn.prepare_cached("SELECT first, last FROM cover WHERE import_sheet = ?1")?;
        let spans = statement
            .query_map([sheet], |r| Ok(Span { first: day_of(r.get(0)?), last: day_of(r.get(1)?) }))?;
        Ok(spans.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn marked_by(&self, import: i64) -> Result<Vec<Mark>> {
        let sheets: Vec<u32> = self.sheets_of(import)?.iter().map(|s| s.id).collect();
        let mut found = Vec::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT m.month FROM mark m JOIN import_sheet s ON s.id = m.import_sheet WHERE s.import = ?1",
        )?;
        let months = statement
            .query_map([import], |r| crate::sql::month(r, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for month in months {
            let marks = self.marks(month)?;
            found.extend(marks.into_iter().filter(|m| m.cell.is_some_and(|(s, _, _)| sheets.contains(&s))));
        }
        Ok(found)
    }
}

/// The days of the rows, neighbouring days joined.
fn days_of(rows: &[Row]) -> Vec<Span> {
    let mut spans: Vec<Span> = rows.iter().map(|r| r.span).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.last.succ_opt().is_none_or(|next| span.first <= next) => {
                last.last = last.last.max(span.last);
            }
            _ => joined.push(span),
        }
    }
    joined
}
