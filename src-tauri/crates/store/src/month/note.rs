//! The words on a sheet: the supervisor's comment, the improvement plan, what the employee says. They change no figure.

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
    /// The employee's.
    pub own: String,
}

impl View<'_> {
    /// By person, then scheme; sheets without words have none.
    pub fn notes(&self, month: Month) -> Result<Vec<Note>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, scheme, comment, plan, own FROM sheet_note WHERE month = ?1 ORDER BY person, scheme",
        )?;
        let notes = statement.query_map([month.to_string()], |r| {
            Ok(Note {
                person: r.get(0)?,
                scheme: r.get(1)?,
                comment: r.get(2)?,
                plan: r.get(3)?,
                own: r.get(4)?,
            })
        })?;
        Ok(notes.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Replaces the words on a sheet; its state stays. Errors: `month.closed`, `scheme.unknown`.
    pub fn set_note(&self, month: Month, note: &Note) -> Result<()> {
        self.refuse_closed(month, Some(month))?;
        self.scheme_known(&note.scheme)?;
        self.conn.execute(
            "INSERT INTO sheet_note (month, person, scheme, comment, plan, own) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (month, person, scheme)
             DO UPDATE SET comment = excluded.comment, plan = excluded.plan, own = excluded.own",
            params![month.to_string(), note.person, note.scheme, note.comment, note.plan, note.own],
        )?;
        Ok(())
    }
}
