//! Closing freezes every sheet for ever; reopening starts the next revision. Undo crosses neither.

use std::io::{Read, Write};

use domain::{Month, Problem};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::month::reason;
use crate::month::sheet::name;
use crate::view::View;

/// A sheet as it was printed at a close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenSheet {
    pub person: i64,
    pub scheme: String,
    /// Whatever the api needs to show and print it again.
    pub json: String,
}

/// A frozen sheet larger than this is damage, not paper.
const INFLATED_LIMIT: u64 = 64 << 20;

impl Tx<'_> {
    /// Closes a month and returns its revision. Whether everything is confirmed and settled, or a reason is
    /// due, the caller has checked. Errors: `month.closed`, `month.needs_name`.
    pub fn close_month(
        &self,
        month: Month,
        by: &str,
        why: Option<&str>,
        sheets: &[FrozenSheet],
    ) -> Result<u32> {
        let by = name(by)?;
        self.refuse_closed(month, Some(month))?;
        self.conn.execute(
            "INSERT INTO month_state (month, state, revision, closed_by, closed_at, close_reason)
             VALUES (?1, 'closed', 1, ?2, ?3, ?4)
             ON CONFLICT (month) DO UPDATE SET state = 'closed', revision = revision + 1,
               closed_by = excluded.closed_by, closed_at = excluded.closed_at, close_reason = excluded.close_reason",
            params![month.to_string(), by, self.at, why.map(str::trim).filter(|w| !w.is_empty())],
        )?;
        let revision = self.month(month)?.revision;
        let mut statement = self.conn.prepare_cached(
            "INSERT INTO frozen (month, revision, person, scheme, deflated) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for sheet in sheets {
            let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(6));
            deflate.write_all(sheet.json.as_bytes())?;
            statement.execute(params![
                month.to_string(),
                revision,
                sheet.person,
                sheet.scheme,
                deflate.finish()?
            ])?;
        }
        self.barrier()?;
        Ok(revision)
    }

    /// Opens the latest closed month again; its frozen sheets stay.
    /// Errors: `month.not_closed`, `month.not_latest`, `month.needs_reason`, `month.needs_name`.
    pub fn reopen_month(&self, month: Month, by: &str, why: &str) -> Result<()> {
        let (by, why) = (name(by)?, reason(why)?);
        let closed = self.closed_months()?;
        if !closed.contains(&month) {
            return refuse(Problem::new("month.not_closed").with("month", month));
        }
        if let Some(latest) = closed.last().filter(|l| **l != month) {
            return refuse(Problem::new("month.not_latest").with("month", month).with("latest", latest));
        }
        self.conn.execute(
            "UPDATE month_state SET state = 'open', reopened_by = ?2, reopened_at = ?3, reopen_reason = ?4
             WHERE month = ?1",
            params![month.to_string(), by, self.at, why],
        )?;
        self.barrier()
    }
}

impl View<'_> {
    /// The sheets of a close; `revision: None` is the last one. Empty when the month was never closed.
    pub fn frozen(&self, month: Month, revision: Option<u32>) -> Result<Vec<FrozenSheet>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, scheme, deflated FROM frozen WHERE month = ?1
               AND revision = coalesce(?2, (SELECT max(revision) FROM frozen WHERE month = ?1))
             ORDER BY id",
        )?;
        let mut rows = statement.query(params![month.to_string(), revision])?;
        let mut sheets = Vec::new();
        while let Some(row) = rows.next()? {
            let blob = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            let mut json = String::new();
            DeflateDecoder::new(blob).take(INFLATED_LIMIT).read_to_string(&mut json)?;
            sheets.push(FrozenSheet { person: row.get(0)?, scheme: row.get(1)?, json });
        }
        Ok(sheets)
    }
}
