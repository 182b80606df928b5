//! The month: what people entered over the figures, how far each sheet is, and what was frozen when it
//! was closed. Computes no points.

mod answers;
mod close;
mod entry;
mod note;
mod sheet;

pub(crate) use entry::reason;
pub(crate) use sheet::name;

pub use answers::{Answer, AnswerKind, FollowUp, Interview, NewAnswer, OpenAppeal, SelfMark, SheetKey};
pub use close::FrozenSheet;
pub use entry::{Correction, Mark, NewCorrection, NewMark, NewOverride, Override};
pub use note::Note;
pub use sheet::{SheetMove, SheetRecord, SheetState};

use domain::{Month, Problem};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::sql;
use crate::view::View;

/// A month with anything in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthEntry {
    pub month: Month,
    pub closed: bool,
    /// How often it was closed.
    pub revision: u32,
    pub closed_by: Option<String>,
    pub closed_at: Option<String>,
    pub close_reason: Option<String>,
    pub reopened_by: Option<String>,
    pub reopened_at: Option<String>,
    pub reopen_reason: Option<String>,
    /// Active imports have figures of its days.
    pub has_facts: bool,
}

const STATE: &str = "SELECT month, state = 'closed', revision, closed_by, closed_at, close_reason,
    reopened_by, reopened_at, reopen_reason FROM month_state";

impl View<'_> {
    /// Months with figures, marks or a close, oldest first.
    pub fn months(&self) -> Result<Vec<MonthEntry>> {
        let mut statement = self.conn.prepare_cached(&format!("{STATE} ORDER BY month"))?;
        let mut months: std::collections::BTreeMap<Month, MonthEntry> = statement
            .query_map([], entry)?
            .map(|e| e.map(|e| (e.month, e)))
            .collect::<rusqlite::Result<_>>()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT c.first, c.last FROM cover c JOIN import_sheet s ON s.id = c.import_sheet
             JOIN import i ON i.id = s.import AND i.state = 'active'",
        )?;
        let spans = statement.query_map([], |r| Ok((sql::day_of(r.get(0)?), sql::day_of(r.get(1)?))))?;
        for span in spans {
            let (first, last) = span?;
            let mut month = Month::of(first);
            while month <= Month::of(last) {
                months.entry(month).or_insert_with(|| empty(month)).has_facts = true;
                month = month.plus(1);
            }
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT month FROM mark m WHERE cleared = 0 AND (import_sheet IS NULL OR EXISTS (
                SELECT 1 FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
                WHERE s.id = m.import_sheet))",
        )?;
        let marked = statement.query_map([], |r| sql::month(r, 0))?;
        for month in marked {
            let month = month?;
            months.entry(month).or_insert_with(|| empty(month));
        }
        Ok(months.into_values().collect())
    }

    /// The state of a month; open and empty when nothing is known of it.
    pub fn month(&self, month: Month) -> Result<MonthEntry> {
        Ok(self.months()?.into_iter().find(|m| m.month == month).unwrap_or_else(|| empty(month)))
    }

    /// Oldest first.
    pub fn closed_months(&self) -> Result<Vec<Month>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT month FROM month_state WHERE state = 'closed' ORDER BY month")?;
        let months = statement.query_map([], |r| sql::month(r, 0))?;
        Ok(months.collect::<rusqlite::Result<_>>()?)
    }

    pub fn is_closed(&self, month: Month) -> Result<bool> {
        let mut statement =
            self.conn.prepare_cached("SELECT 1 FROM month_state WHERE month = ?1 AND state = 'closed'")?;
        Ok(statement.query_row([month.to_string()], |_| Ok(())).optional()?.is_some())
    }

    /// Errors: `month.closed` when a closed month lies in `from ..= to` (open end: for ever).
    pub(crate) fn refuse_closed(&self, from: Month, to: Option<Month>) -> Result<()> {
        match self.closed_months()?.into_iter().find(|m| from <= *m && to.is_none_or(|t| *m <= t)) {
            Some(month) => refuse(Problem::new("month.closed").with("month", month)),
            None => Ok(()),
        }
    }
}

impl Tx<'_> {
    /// Something beneath these sheets changed: reviewed, confirmed and answered ones of open months return
    /// to open and keep why. An absent bound, person or scheme means all. Returns how many, for saying so.
    pub fn reopen_count(
        &self,
        from: Option<Month>,
        to: Option<Month>,
        person: Option<i64>,
        scheme: Option<&str>,
    ) -> Result<usize> {
        let touched = self
            .conn
            .prepare_cached(
                "UPDATE sheet_state SET state = 'open', reviewed_by = NULL, reviewed_at = NULL,
                    confirmed_by = NULL, confirmed_at = NULL, confirm_reason = NULL, answered_by = NULL,
                    answered_at = NULL, answer_reason = NULL, reopened_why = ?5, reopened_at = ?6
                 WHERE state <> 'open' AND (?1 IS NULL OR month >= ?1) AND (?2 IS NULL OR month <= ?2)
                   AND (?3 IS NULL OR person = ?3) AND (?4 IS NULL OR scheme = ?4)
                   AND month NOT IN (SELECT month FROM month_state WHERE state = 'closed')",
            )?
            .execute(rusqlite::params![
                from.map(|m| m.to_string()),
                to.map(|m| m.to_string()),
                person,
                scheme,
                self.code,
                self.at
            ])?;
        Ok(touched)
    }

    /// `reopen_count` without the count.
    pub fn reopen_sheets(
        &self,
        from: Option<Month>,
        to: Option<Month>,
        person: Option<i64>,
        scheme: Option<&str>,
    ) -> Result<()> {
        self.reopen_count(from, to, person, scheme).map(|_| ())
    }
}

fn empty(month: Month) -> MonthEntry {
    MonthEntry {
        month,
        closed: false,
        revision: 0,
        closed_by: None,
        closed_at: None,
        close_reason: None,
        reopened_by: None,
        reopened_at: None,
        reopen_reason: None,
        has_facts: false,
    }
}

fn entry(r: &Row) -> rusqlite::Result<MonthEntry> {
    Ok(MonthEntry {
        month: sql::month(r, 0)?,
        closed: r.get(1)?,
        revision: r.get(2)?,
        closed_by: r.get(3)?,
        closed_at: r.get(4)?,
        close_reason: r.get(5)?,
        reopened_by: r.get(6)?,
        reopened_at: r.get(7)?,
        reopen_reason: r.get(8)?,
        has_facts: false,
    })
}
