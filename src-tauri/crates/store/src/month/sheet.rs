//! How far a person's sheet is: open, reviewed, confirmed, then signed, refused or appealed by the employee.

use domain::{Month, Problem};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::sql;
use crate::view::View;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    #[default]
    Open,
    Reviewed,
    Confirmed,
    Signed,
    Refused,
    Appealed,
}

crate::sql::codes!(SheetState, Open:
    Open "open",
    Reviewed "reviewed",
    Confirmed "confirmed",
    Signed "signed",
    Refused "refused",
    Appealed "appealed",
);

impl SheetState {
    /// Confirmed, or answered by the employee since.
    pub fn is_confirmed(self) -> bool {
        !matches!(self, SheetState::Open | SheetState::Reviewed)
    }
}

/// One sheet's standing; sheets nobody touched have no record and are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetRecord {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub state: SheetState,
    pub reviewed_by: Option<String>,
    pub reviewed_at: Option<String>,
    pub confirmed_by: Option<String>,
    pub confirmed_at: Option<String>,
    /// Why it was confirmed with items missing.
    pub confirm_reason: Option<String>,
    pub answered_by: Option<String>,
    pub answered_at: Option<String>,
    pub answer_reason: Option<String>,
    /// Label code of the change that returned it to open.
    pub reopened_why: Option<String>,
    pub reopened_at: Option<String>,
}

/// What somebody does with a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetMove {
    Review,
    /// Includes the review. With a reason where items are missing: the api knows.
    Confirm {
        reason: Option<String>,
    },
    /// Back to open by hand.
    Open,
}

const SELECT: &str =
    "SELECT month, person, scheme, state, reviewed_by, reviewed_at, confirmed_by, confirmed_at,
    confirm_reason, answered_by, answered_at, answer_reason, reopened_why, reopened_at FROM sheet_state";

impl View<'_> {
    pub fn sheets(&self, month: Month) -> Result<Vec<SheetRecord>> {
        let mut statement =
            self.conn.prepare_cached(&format!("{SELECT} WHERE month = ?1 ORDER BY person, scheme"))?;
        let sheets = statement.query_map([month.to_string()], record)?;
        Ok(sheets.collect::<rusqlite::Result<_>>()?)
    }

    pub fn sheet(&self, month: Month, person: i64, scheme: &str) -> Result<Option<SheetRecord>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("{SELECT} WHERE month = ?1 AND person = ?2 AND scheme = ?3"))?;
        Ok(statement.query_row(params![month.to_string(), person, scheme], record).optional()?)
    }
}

impl Tx<'_> {
    /// Moves a sheet of an open month in the name of `name`.
    /// Errors: `month.closed`, `month.needs_name`, `scheme.unknown`.
    pub fn move_sheet(
        &self,
        month: Month,
        person: i64,
        scheme: &str,
        step: &SheetMove,
        name: &str,
    ) -> Result<()> {
        let name = self::name(name)?;
        self.refuse_closed(month, Some(month))?;
        self.scheme_known(scheme)?;
        let old = self.sheet(month, person, scheme)?;
        let confirmed = old.as_ref().is_some_and(|s| s.state.is_confirmed());
        if old.is_none() {
            self.conn.execute(
                "INSERT INTO sheet_state (month, person, scheme, state) VALUES (?1, ?2, ?3, 'open')",
                params![month.to_string(), person, scheme],
            )?;
        }
        let (state, set, why) = match step {
            SheetMove::Review if confirmed => return Ok(()),
            SheetMove::Review => (
                SheetState::Reviewed,
                "reviewed_by = ?5, reviewed_at = ?6, reopened_why = NULL, reopened_at = ?7",
                None,
            ),
            SheetMove::Confirm { reason } => (
                SheetState::Confirmed,
                "reviewed_by = coalesce(reviewed_by, ?5), reviewed_at = coalesce(reviewed_at, ?6),
                 confirmed_by = ?5, confirmed_at = ?6, confirm_reason = ?7, answered_by = NULL,
                 answered_at = NULL, answer_reason = NULL, reopened_why = NULL, reopened_at = NULL",
                reason.as_deref().map(str::trim).filter(|r| !r.is_empty()),
            ),
            SheetMove::Open => {
                return self.reopen_sheets(Some(month), Some(month), Some(person), Some(scheme));
            }
        };
        self.conn.execute(
            &format!(
                "UPDATE sheet_state SET state = ?4, {set} WHERE month = ?1 AND person = ?2 AND scheme = ?3"
            ),
            params![month.to_string(), person, scheme, state.code(), name, self.at, why],
        )?;
        Ok(())
    }
}

/// Somebody's name. Errors: `month.needs_name`.
pub(crate) fn name(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() { refuse(Problem::new("month.needs_name")) } else { Ok(text) }
}

fn record(r: &Row) -> rusqlite::Result<SheetRecord> {
    let state: String = r.get(3)?;
    Ok(SheetRecord {
        month: sql::month(r, 0)?,
        person: r.get(1)?,
        scheme: r.get(2)?,
        state: SheetState::from_code(&state),
        reviewed_by: r.get(4)?,
        reviewed_at: r.get(5)?,
        confirmed_by: r.get(6)?,
        confirmed_at: r.get(7)?,
        confirm_reason: r.get(8)?,
        answered_by: r.get(9)?,
        answered_at: r.get(10)?,
        answer_reason: r.get(11)?,
        reopened_why: r.get(12)?,
        reopened_at: r.get(13)?,
    })
}
