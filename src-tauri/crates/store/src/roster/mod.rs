//! The roster: shifts, who works which of them when, leave, wishes, how many are needed, and what was published.
//! It knows no rule: what is lawful or fair is asked elsewhere.

mod write;

use domain::calendar::Hours;
use domain::{Day, Month, Span};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::sql;
use crate::view::View;

/// A shift of this shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shift {
    pub id: i64,
    /// What stands in the cells.
    pub code: String,
    pub name: String,
    pub hours: Hours,
    /// No longer given to anybody; old rosters keep it.
    pub retired: bool,
}

/// A day of a person on which something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Duty {
    pub person: i64,
    pub day: Day,
    /// `None`: a rest day.
    pub shift: Option<i64>,
    /// Only a hand changes it.
    #[serde(default)]
    pub pinned: bool,
}

/// A cell to write, in place of the duty or leave of that day; `None` empties it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetDuty {
    pub person: i64,
    pub day: Day,
    pub to: Option<DutyOf>,
}

/// What a cell is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyOf {
    /// `None`: a rest day.
    Shift { shift: Option<i64>, pinned: bool },
    /// Away, and no duty.
    Leave(AbsenceKind),
}

/// Why somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    Annual,
    Sick,
    Personal,
    /// Time off for overtime.
    Lieu,
    Maternity,
    Other,
}

crate::sql::codes!(AbsenceKind, Other:
    Annual "annual",
    Sick "sick",
    Personal "personal",
    Lieu "lieu",
    Maternity "maternity",
    Other "other",
);

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Absence {
    pub id: i64,
    pub person: i64,
    pub span: Span,
    pub kind: AbsenceKind,
    pub note: String,
}

/// What somebody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Wish {
    pub person: i64,
    pub day: Day,
    /// `None`: the day off.
    pub shift: Option<i64>,
}

/// How many a shift needs at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    pub shift: i64,
    /// `mon` to `sun`, `statutory`, or a day.
    pub day: String,
    pub least: u16,
}

/// A roster as it was told to the people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RosterVersion {
    pub id: i64,
    pub month: Month,
    pub at: String,
    pub by: String,
    pub note: String,
    pub duties: Vec<Duty>,
}

impl View<'_> {
    /// In the order of the owner, retired ones too.
    pub fn shifts(&self) -> Result<Vec<Shift>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id, code, name, hours, retired FROM shift ORDER BY place, id")?;
        let all = statement.query_map([], |r| {
            let hours: String = r.get(3)?;
            Ok(Shift {
                id: r.get(0)?,
                code: r.get(1)?,
                name: r.get(2)?,
                hours: serde_json::from_str(&hours).unwrap_or_default(),
                retired: r.get(4)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// By person and day.
    pub fn duties(&self, span: Span) -> Result<Vec<Duty>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, day, shift, pinned FROM duty WHERE day BETWEEN ?1 AND ?2 ORDER BY person, day",
        )?;
        let all = statement.query_map(params![span.first.to_string(), span.last.to_string()], duty)?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// That touch the days.
    pub fn absences(&self, span: Span) -> Result<Vec<Absence>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, person, first, last, kind, note FROM absence WHERE first <= ?2 AND last >= ?1
             ORDER BY first, id",
        )?;
        let all = statement.query_map(params![span.first.to_string(), span.last.to_string()], |r| {
            let kind: String = r.get(4)?;
            Ok(Absence {
                id: r.get(0)?,
                person: r.get(1)?,
                span: Span { first: sql::the_day(r, 2)?, last: sql::the_day(r, 3)? },
                kind: AbsenceKind::from_code(&kind),
                note: r.get(5)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// By person and day.
    pub fn wishes(&self, span: Span) -> Result<Vec<Wish>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, day, shift FROM wish WHERE day BETWEEN ?1 AND ?2 ORDER BY person, day",
        )?;
        let all = statement.query_map(params![span.first.to_string(), span.last.to_string()], |r| {
            Ok(Wish { person: r.get(0)?, day: sql::the_day(r, 1)?, shift: r.get(2)? })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    pub fn needs(&self) -> Result<Vec<Need>> {
        let mut statement =
            self.conn.prepare_cached("SELECT shift, day, least FROM need ORDER BY shift, day")?;
        let all =
            statement.query_map([], |r| Ok(Need { shift: r.get(0)?, day: r.get(1)?, least: r.get(2)? }))?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// The oldest first.
    pub fn roster_versions(&self, month: Month) -> Result<Vec<RosterVersion>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, by, note, duties FROM roster_version WHERE month = ?1 ORDER BY id",
        )?;
        let all = statement.query_map([month.to_string()], |r| {
            let duties: String = r.get(4)?;
            Ok(RosterVersion {
                id: r.get(0)?,
                month,
                at: r.get(1)?,
                by: r.get(2)?,
                note: r.get(3)?,
                duties: serde_json::from_str(&duties).unwrap_or_default(),
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }
}

fn duty(r: &Row) -> rusqlite::Result<Duty> {
    Ok(Duty { person: r.get(0)?, day: sql::the_day(r, 1)?, shift: r.get(2)?, pinned: r.get(3)? })
}
