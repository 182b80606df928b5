//! Writing the roster: shifts, cells, leave, wishes, needs, publications.

use domain::calendar::Hours;
use domain::{Day, Month, Problem, Span};
use rusqlite::{OptionalExtension, params};

use super::{Absence, AbsenceKind, Duty, DutyOf, Need, SetDuty, Wish};
use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::people::one;

/// The longest code: more does not fit into a cell.
const CODE_CHARS: usize = 4;

impl Tx<'_> {
    /// A shift, or one that was changed. Errors: `roster.shift_code`, `roster.shift_taken`, `roster.shift_name`,
    /// `roster.gone`.
    pub fn set_shift(&self, id: Option<i64>, code: &str, name: &str, hours: &Hours) -> Result<i64> {
        let (code, name) = (code.trim(), name.trim());
        if code.is_empty() || code.chars().count() > CODE_CHARS {
            return refuse(Problem::new("roster.shift_code").with("code", code).with("most", CODE_CHARS));
        }
        if name.is_empty() {
            return refuse(Problem::new("roster.shift_name"));
        }
        if self.shifts()?.iter().any(|s| s.code == code && Some(s.id) != id) {
            return refuse(Problem::new("roster.shift_taken").with("code", code));
        }
        let hours = serde_json::to_string(hours)?;
        let Some(id) = id else {
            self.conn.execute(
                "INSERT INTO shift (code, name, hours, place)
                 VALUES (?1, ?2, ?3, (SELECT coalesce(max(place), 0) + 1 FROM shift))",
                params![code, name, hours],
            )?;
            return Ok(self.conn.last_insert_rowid());
        };
        let touched = self.conn.execute(
            "UPDATE shift SET code = ?2, name = ?3, hours = ?4 WHERE id = ?1",
            params![id, code, name, hours],
        )?;
        one(touched).map(|()| id)
    }

    /// Given to nobody from now on, or again; old rosters keep it. Errors: `staff.gone`.
    pub fn retire_shift(&self, id: i64, retired: bool) -> Result<()> {
        one(self.conn.execute("UPDATE shift SET retired = ?2 WHERE id = ?1", params![id, retired])?)
    }

    /// What stands in a cell already is not written again. The number of cells that changed. Errors: `month.closed`.
    pub fn set_duties(&self, cells: &[SetDuty]) -> Result<usize> {
        let (Some(first), Some(last)) =
            (cells.iter().map(|c| c.day).min(), cells.iter().map(|c| c.day).max())
        else {
            return Ok(0);
        };
        self.refuse_closed(Month::of(first), Some(Month::of(last)))?;
        let absences = self.absences(Span { first, last })?;
        let mut changed = 0;
        for cell in cells {
            let away =
                absences.iter().find(|a| a.person == cell.person && a.span.contains(Span::day(cell.day)));
            let wanted = match cell.to {
                Some(DutyOf::Shift { shift, pinned }) => Some((shift, pinned)),
                _ => None,
            };
            let moved = match (cell.to, away) {
                (Some(DutyOf::Leave(kind)), Some(now)) if now.kind == kind => false,
                (Some(DutyOf::Leave(kind)), now) => {
                    now.map(|now| self.shorten(now, cell.day)).transpose()?;
                    self.add_absence(cell.person, Span::day(cell.day), kind, "")?;
                    true
                }
                (_, Some(now)) => self.shorten(now, cell.day).map(|()| true)?,
                (_, None) => false,
            };
            changed += usize::from(self.set_duty(cell, wanted)? || moved);
        }
        Ok(changed)
    }

    /// Whether the cell is another now.
    fn set_duty(&self, cell: &SetDuty, wanted: Option<(Option<i64>, bool)>) -> Result<bool> {
        let day = cell.day.to_string();
        let now: Option<(Option<i64>, bool)> = self
            .conn
            .prepare_cached("SELECT shift, pinned FROM duty WHERE person = ?1 AND day = ?2")?
            .query_row(params![cell.person, day], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        if now == wanted {
            return Ok(false);
        }
        match wanted {
            None => self
                .conn
                .prepare_cached("DELETE FROM duty WHERE person = ?1 AND day = ?2")?
                .execute(params![cell.person, day])?,
            Some((shift, pinned)) => self
                .conn
                .prepare_cached(
                    "INSERT INTO duty (person, day, shift, pinned) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (person, day) DO UPDATE SET shift = excluded.shift, pinned = excluded.pinned",
                )?
                .execute(params![cell.person, day, shift, pinned])?,
        };
        Ok(true)
    }

    /// Takes one day out of a leave: it ends before, begins after, or becomes two.
    fn shorten(&self, leave: &Absence, day: Day) -> Result<()> {
        // Earlier cells of the same block may have cut it already.
        let rows: Vec<Absence> = self.absences(Span::day(day))?;
        let Some(now) = rows.into_iter().find(|a| a.person == leave.person) else { return Ok(()) };
        self.conn.execute("DELETE FROM absence WHERE id = ?1", [now.id])?;
        let before = day.pred_opt().map(|last| Span { first: now.span.first, last });
        let after = day.succ_opt().map(|first| Span { first, last: now.span.last });
        for span in [before, after].into_iter().flatten().filter(|s| s.first <= s.last) {
            self.add_absence(now.person, span, now.kind, &now.note)?;
        }
        Ok(())
    }

    fn add_absence(&self, person: i64, span: Span, kind: AbsenceKind, note: &str) -> Result<()> {
        self.conn.execute(
            "INSERT INTO absence (person, first, last, kind, note) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![person, span.first.to_string(), span.last.to_string(), kind.code(), note],
        )?;
        Ok(())
    }

    /// What somebody asks for on a day, in place of what they asked before.
    pub fn set_wish(&self, wish: &Wish) -> Result<()> {
        self.conn.execute(
            "INSERT INTO wish (person, day, shift) VALUES (?1, ?2, ?3)
             ON CONFLICT (person, day) DO UPDATE SET shift = excluded.shift",
            params![wish.person, wish.day.to_string(), wish.shift],
        )?;
        Ok(())
    }

    pub fn remove_wish(&self, person: i64, day: Day) -> Result<()> {
        self.conn
            .execute("DELETE FROM wish WHERE person = ?1 AND day = ?2", params![person, day.to_string()])?;
        Ok(())
    }

    /// How many a shift needs on such a day; `None` takes what was said away.
    pub fn set_need(&self, shift: i64, day: &str, least: Option<u16>) -> Result<()> {
        match least {
            None => {
                self.conn.execute("DELETE FROM need WHERE shift = ?1 AND day = ?2", params![shift, day])?
            }
            Some(least) => self.conn.execute(
                "INSERT INTO need (shift, day, least) VALUES (?1, ?2, ?3)
                 ON CONFLICT (shift, day) DO UPDATE SET least = excluded.least",
                params![shift, day, least],
            )?,
        };
        Ok(())
    }

    /// The month's roster as it stands becomes the one people work by. Errors: `month.needs_name`, `month.closed`,
    /// `roster.nothing` where no cell of it says anything.
    pub fn publish_roster(&self, month: Month, by: &str, note: &str) -> Result<i64> {
        let by = crate::month::name(by)?;
        self.refuse_closed(month, Some(month))?;
        let duties: Vec<Duty> = self.duties(month.span())?;
        if duties.is_empty() {
            return refuse(Problem::new("roster.nothing").with("month", month));
        }
        self.conn.execute(
            "INSERT INTO roster_version (month, at, by, note, duties) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![month.to_string(), self.at, by, note.trim(), serde_json::to_string(&duties)?],
        )?;
        Ok(self.conn.last_insert_rowid())
    }
}

impl Need {
    /// The words a need may be given for besides a day.
    pub const KINDS: [&'static str; 8] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "statutory"];
}
