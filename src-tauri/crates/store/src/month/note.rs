//! The words on a sheet: the supervisor's comment and the improvement plan. They change no figure.

use domain::Month;
use rusqlite::params;
use serde::Serialize;

use crate::change::Tx;
use crate::error::Result;
use crate::view::View;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    pub person: i64,
    pub scheme: String,
    pub comment: String,
    /// Improvement plan.
    pub plan: String,
}

impl View<'_> {
    /// By person, then scheme; sheets without words have none.
    pub fn notes(&self, month: Month) -> Result<Vec<Note>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, scheme, comment, plan FROM sheet_note WHERE month = ?1 ORDER BY person, scheme",
        )?;
        let notes = statement.query_map([month.to_string()], |r| {
            Ok(Note { person: r.get(0)?, scheme: r.get(1)?, comment: r.get(2)?, plan: r.get(3)? })
        })?;
        Ok(notes.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Replaces comment and plan of a sheet; the sheet's state stays. Errors: `month.closed`, `scheme.unknown`.
    pub fn set_note(&self, month: Month, person: i64, scheme: &str, comment: &str, plan: &str) -> Result<()> {
        self.refuse_closed(month, Some(month))?;
        self.scheme_known(scheme)?;
        self.conn.execute(
            "INSERT INTO sheet_note (month, person, scheme, comment, plan) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (month, person, scheme) DO UPDATE SET comment = excluded.comment, plan = excluded.plan",
            params![month.to_string(), person, scheme, comment, plan],
        )?;
        Ok(())
    }
}
