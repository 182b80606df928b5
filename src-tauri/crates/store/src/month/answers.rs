//! The employee's side of a sheet: it is handed out, signed, refused or appealed against, and an appeal is decided.
//! Beside it what the employee gives themselves, the talks about it, and the steps that are followed up.

use domain::{Day, Month, Num, Problem};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::month::reason;
use crate::month::sheet::{SheetState, name};
use crate::people::one;
use crate::sql;
use crate::view::View;

/// What was done with a confirmed sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Given to the employee.
    Handed,
    Signed,
    Refused,
    Appealed,
    /// The appeal was looked into and the sheet stays.
    Upheld,
    /// The appeal was right: the sheet is open again, or a closed month has a correction.
    Revised,
}

crate::sql::codes!(AnswerKind, Handed:
    Handed "handed",
    Signed "signed",
    Refused "refused",
    Appealed "appealed",
    Upheld "upheld",
    Revised "revised",
);

/// Which sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SheetKey {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    pub sheet: SheetKey,
    pub kind: AnswerKind,
    pub day: Day,
    /// The employee, or who hands out and decides.
    pub by: String,
    pub witness: String,
    /// `None`: the whole sheet.
    pub item: Option<String>,
    pub text: String,
    /// Of `Handed`: the last day of an appeal.
    pub due: Option<Day>,
    /// An appeal after that day is taken all the same.
    pub late: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    pub id: i64,
    pub person: i64,
    pub scheme: String,
    pub kind: AnswerKind,
    pub day: Day,
    pub by: String,
    pub witness: String,
    pub item: Option<String>,
    pub text: String,
    pub due: Option<Day>,
    pub at: String,
}

/// Points that an employee gives themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SelfMark {
    pub person: i64,
    pub scheme: String,
    pub item: String,
    pub points: Num,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interview {
    pub id: i64,
    pub person: i64,
    pub scheme: String,
    pub day: Day,
    pub by: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowUp {
    pub id: i64,
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub what: String,
    pub due: Day,
    pub done: Option<Day>,
    pub result: String,
}

/// An appeal that nobody has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenAppeal {
    pub month: Month,
    pub person: i64,
    pub scheme: String,
    pub day: Day,
}

impl View<'_> {
    /// Of every sheet of the month, oldest first.
    pub fn answers(&self, month: Month) -> Result<Vec<Answer>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, person, scheme, kind, day, by, witness, item, text, due, at FROM answer
             WHERE month = ?1 ORDER BY id",
        )?;
        let all = statement.query_map([month.to_string()], |r| {
            let kind: String = r.get(3)?;
            Ok(Answer {
                id: r.get(0)?,
                person: r.get(1)?,
                scheme: r.get(2)?,
                kind: AnswerKind::from_code(&kind),
                day: sql::the_day(r, 4)?,
                by: r.get(5)?,
                witness: r.get(6)?,
                item: r.get(7)?,
                text: r.get(8)?,
                due: sql::day(r, 9)?,
                at: r.get(10)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    pub fn self_marks(&self, month: Month) -> Result<Vec<SelfMark>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person, scheme, item, points FROM self_mark WHERE month = ?1 ORDER BY id",
        )?;
        let all = statement.query_map([month.to_string()], |r| {
            let points: String = r.get(3)?;
            Ok(SelfMark {
                person: r.get(0)?,
                scheme: r.get(1)?,
                item: r.get(2)?,
                points: Num::parse(&points).unwrap_or_default(),
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// By day.
    pub fn interviews(&self, month: Month) -> Result<Vec<Interview>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, person, scheme, day, by, text FROM interview WHERE month = ?1 ORDER BY day, id",
        )?;
        let all = statement.query_map([month.to_string()], |r| {
            Ok(Interview {
                id: r.get(0)?,
                person: r.get(1)?,
                scheme: r.get(2)?,
                day: sql::the_day(r, 3)?,
                by: r.get(4)?,
                text: r.get(5)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Of the month's sheets, by the day they are due.
    pub fn follow_ups(&self, month: Month) -> Result<Vec<FollowUp>> {
        let mut statement =
            self.conn.prepare_cached(&format!("{FOLLOW_UP} WHERE month = ?1 ORDER BY due, id"))?;
        let all = statement.query_map([month.to_string()], follow_up)?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Of every month: due by `today` and not done.
    pub fn follow_ups_due(&self, today: Day) -> Result<Vec<FollowUp>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("{FOLLOW_UP} WHERE done IS NULL AND due <= ?1 ORDER BY due, id"))?;
        let all = statement.query_map([today.to_string()], follow_up)?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Of every month, the oldest appeal first.
    pub fn open_appeals(&self) -> Result<Vec<OpenAppeal>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.month, s.person, s.scheme, max(a.day) FROM sheet_state s
             JOIN answer a ON a.month = s.month AND a.person = s.person AND a.scheme = s.scheme AND a.kind = 'appealed'
             WHERE s.state = 'appealed' GROUP BY s.month, s.person, s.scheme ORDER BY 4, 1, 2",
        )?;
        let all = statement.query_map([], |r| {
            let (month, day) = (sql::month(r, 0)?, sql::the_day(r, 3)?);
            Ok(OpenAppeal { month, person: r.get(1)?, scheme: r.get(2)?, day })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// One step with a confirmed sheet. The employee may also answer a closed month; of an open one an appeal that was
    /// right opens the sheet again.
    /// Errors: `sheet.not_confirmed`, `sheet.appeal_open`, `sheet.no_appeal`, `sheet.appeal_late`, `sheet.needs_witness`,
    /// `month.needs_name`, `month.needs_reason`, `scheme.unknown`.
    pub fn answer(&self, new: &NewAnswer) -> Result<i64> {
        let SheetKey { month, person, scheme } = &new.sheet;
        let by = name(&new.by)?;
        self.scheme_known(scheme)?;
        let state = self.sheet(*month, *person, scheme)?.map_or(SheetState::Open, |s| s.state);
        if !state.is_confirmed() {
            return refuse(Problem::new("sheet.not_confirmed"));
        }
        let decides = matches!(new.kind, AnswerKind::Upheld | AnswerKind::Revised);
        match (state, decides) {
            (SheetState::Appealed, false) => return refuse(Problem::new("sheet.appeal_open")),
            (SheetState::Appealed, true) | (_, false) => {}
            (_, true) => return refuse(Problem::new("sheet.no_appeal")),
        }
        let text = match new.kind {
            AnswerKind::Handed | AnswerKind::Signed => new.text.trim(),
            _ => reason(&new.text)?,
        };
        if new.kind == AnswerKind::Refused && new.witness.trim().is_empty() {
            return refuse(Problem::new("sheet.needs_witness"));
        }
        if new.kind == AnswerKind::Appealed
            && !new.late
            && let Some(due) = self.appeal_until(&new.sheet)?
            && new.day > due
        {
            return refuse(Problem::new("sheet.appeal_late").with("due", due).with("day", new.day));
        }
        self.conn.execute(
            "INSERT INTO answer (month, person, scheme, kind, day, by, witness, item, text, due, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                month.to_string(),
                person,
                scheme,
                new.kind.code(),
                new.day.to_string(),
                by,
                new.witness.trim(),
                new.item,
                text,
                new.due.map(|d| d.to_string()),
                self.at
            ],
        )?;
        let id = self.conn.last_insert_rowid();
        let to = match new.kind {
            AnswerKind::Handed => return Ok(id),
            AnswerKind::Signed => SheetState::Signed,
            AnswerKind::Refused => SheetState::Refused,
            AnswerKind::Appealed => SheetState::Appealed,
            AnswerKind::Revised if !self.is_closed(*month)? => {
                self.reopen_sheets(Some(*month), Some(*month), Some(*person), Some(scheme))?;
                return Ok(id);
            }
            AnswerKind::Upheld | AnswerKind::Revised => SheetState::Confirmed,
        };
        let answered = to != SheetState::Confirmed;
        self.conn.execute(
            "UPDATE sheet_state SET state = ?4, answered_by = ?5, answered_at = ?6, answer_reason = ?7
             WHERE month = ?1 AND person = ?2 AND scheme = ?3",
            params![
                month.to_string(),
                person,
                scheme,
                to.code(),
                answered.then_some(by),
                answered.then_some(&self.at),
                Some(text).filter(|t| answered && !t.is_empty())
            ],
        )?;
        Ok(id)
    }

    /// The last day of an appeal, as the sheet was handed out last.
    fn appeal_until(&self, sheet: &SheetKey) -> Result<Option<Day>> {
        let answers = self.answers(sheet.month)?;
        let own = |a: &&Answer| a.person == sheet.person && a.scheme == sheet.scheme;
        Ok(answers.iter().rev().filter(own).find_map(|a| a.due))
    }

    /// What the employee gives themselves for an item; `None` takes it away. Errors: `month.closed`, `scheme.unknown`.
    pub fn set_self_mark(&self, sheet: &SheetKey, item: &str, points: Option<Num>) -> Result<()> {
        self.refuse_closed(sheet.month, Some(sheet.month))?;
        self.scheme_known(&sheet.scheme)?;
        let key = params![sheet.month.to_string(), sheet.person, sheet.scheme, item];
        self.conn.execute(
            "DELETE FROM self_mark WHERE month = ?1 AND person = ?2 AND scheme = ?3 AND item = ?4",
            key,
        )?;
        if let Some(points) = points {
            self.conn.execute(
                "INSERT INTO self_mark (month, person, scheme, item, points) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![sheet.month.to_string(), sheet.person, sheet.scheme, item, points.to_string()],
            )?;
        }
        Ok(())
    }

    /// A talk about a sheet, or one that was changed. Errors: `month.needs_name`, `month.needs_reason`, `scheme.unknown`,
    /// `staff.gone`.
    pub fn set_interview(
        &self,
        id: Option<i64>,
        sheet: &SheetKey,
        day: Day,
        by: &str,
        text: &str,
    ) -> Result<i64> {
        let (by, text) = (name(by)?, reason(text)?);
        self.scheme_known(&sheet.scheme)?;
        let Some(id) = id else {
            self.conn.execute(
                "INSERT INTO interview (month, person, scheme, day, by, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![sheet.month.to_string(), sheet.person, sheet.scheme, day.to_string(), by, text],
            )?;
            return Ok(self.conn.last_insert_rowid());
        };
        let touched = self.conn.execute(
            "UPDATE interview SET day = ?2, by = ?3, text = ?4 WHERE id = ?1",
            params![id, day.to_string(), by, text],
        )?;
        one(touched).map(|()| id)
    }

    /// Errors: `staff.gone`.
    pub fn remove_interview(&self, id: i64) -> Result<()> {
        one(self.conn.execute("DELETE FROM interview WHERE id = ?1", [id])?)
    }

    /// A step of the plan; `id` 0 is a new one. Errors: `month.needs_reason`, `scheme.unknown`, `staff.gone`.
    pub fn set_follow_up(&self, step: &FollowUp) -> Result<i64> {
        let what = reason(&step.what)?;
        self.scheme_known(&step.scheme)?;
        let (due, done) = (step.due.to_string(), step.done.map(|d| d.to_string()));
        if step.id == 0 {
            self.conn.execute(
                "INSERT INTO follow_up (month, person, scheme, what, due, done, result)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    step.month.to_string(),
                    step.person,
                    step.scheme,
                    what,
                    due,
                    done,
                    step.result.trim()
                ],
            )?;
            return Ok(self.conn.last_insert_rowid());
        }
        let touched = self.conn.execute(
            "UPDATE follow_up SET what = ?2, due = ?3, done = ?4, result = ?5 WHERE id = ?1",
            params![step.id, what, due, done, step.result.trim()],
        )?;
        one(touched).map(|()| step.id)
    }

    /// Errors: `staff.gone`.
    pub fn remove_follow_up(&self, id: i64) -> Result<()> {
        one(self.conn.execute("DELETE FROM follow_up WHERE id = ?1", [id])?)
    }
}

const FOLLOW_UP: &str = "SELECT id, month, person, scheme, what, due, done, result FROM follow_up";

fn follow_up(r: &Row) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        id: r.get(0)?,
        month: sql::month(r, 1)?,
        person: r.get(2)?,
        scheme: r.get(3)?,
        what: r.get(4)?,
        due: sql::the_day(r, 5)?,
        done: sql::day(r, 6)?,
        result: r.get(7)?,
    })
}
