//! Whose an account is from a day to a day: at most one person a day, and never changed under a closed month.

use std::collections::BTreeSet;

use domain::people::{Binding, Owner};
use domain::{Day, Month, Problem, Span};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::people::write::one;
use crate::sql::{day_of, day_text};
use crate::view::View;

/// An account handed to somebody; open ends mean always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewBinding {
    pub account: i64,
    pub owner: Owner,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl NewBinding {
    fn meets(&self, other: &Binding) -> bool {
        self.from.is_none_or(|f| other.to.is_none_or(|t| f <= t))
            && self.to.is_none_or(|t| other.from.is_none_or(|f| f <= t))
    }
}

/// Figures of an account that would change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub span: Span,
    /// `None`: nobody.
    pub was: Option<Owner>,
    pub is: Option<Owner>,
    pub figures: u32,
}

impl View<'_> {
    /// What `bind_over` would move, in the order of days; nothing is written.
    pub fn would_move(&self, new: &NewBinding) -> Result<Vec<Moved>> {
        ordered(new)?;
        let before = self.bindings_of(new.account)?;
        let mut after = Vec::new();
        for old in &before {
            if new.meets(old) {
                let (left, right) = rests(old, new);
                after.extend([left, right].into_iter().flatten().map(|rest| binding(&rest)));
            } else {
                after.push(old.clone());
            }
        }
        after.push(binding(new));
        let mut statement = self.conn.prepare_cached(
            "SELECT r.first, r.last, sum(json_array_length(r.cells)) FROM fact_row r JOIN import_sheet s ON s.id = r.import_sheet
             JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE r.account = ?1 GROUP BY r.first, r.last ORDER BY r.first, r.last",
        )?;
        let rows = statement.query_map([new.account], |r| {
            Ok((Span { first: day_of(r.get(0)?), last: day_of(r.get(1)?) }, r.get::<_, u32>(2)?))
        })?;
        let mut moved = Vec::new();
        for row in rows {
            let (span, figures) = row?;
            let (was, is) = (owner_of(&before, span), owner_of(&after, span));
            if was != is {
                moved.push(Moved { span, was, is, figures });
            }
        }
        Ok(moved)
    }
}

/// What remains of `old` before and after the days that `new` takes.
fn rests(old: &Binding, new: &NewBinding) -> (Option<NewBinding>, Option<NewBinding>) {
    let before = new.from.filter(|f| old.from.is_none_or(|o| o < *f)).and_then(|f| f.pred_opt());
    let after = new.to.filter(|t| old.to.is_none_or(|o| o > *t)).and_then(|t| t.succ_opt());
    let rest = |from, to| NewBinding { account: old.account, owner: old.owner, from, to };
    (before.map(|day| rest(old.from, Some(day))), after.map(|day| rest(Some(day), old.to)))
}

fn binding(new: &NewBinding) -> Binding {
    Binding { id: 0, account: new.account, owner: new.owner, from: new.from, to: new.to }
}

impl Tx<'_> {
    /// The account of that nickname, made if it is new. Nicknames stay known for ever (append-only).
    /// Errors: `staff.empty`.
    pub fn account(&self, shop: i64, nickname: &str) -> Result<i64> {
        if let Some(id) = self.account_by_name(shop, nickname)? {
            return Ok(id);
        }
        if nickname.is_empty() || nickname.contains('\0') {
            return refuse(Problem::new("staff.empty").with("what", "nickname"));
        }
        self.conn
            .prepare_cached("INSERT INTO account (shop, nickname) VALUES (?1, ?2)")?
            .execute(params![shop, nickname])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Errors: `account.overlap` with whom and when, `account.dates`, `month.closed`.
    pub fn bind(&self, new: &NewBinding) -> Result<i64> {
        ordered(new)?;
        if let Some(other) = self.bindings_of(new.account)?.iter().find(|b| new.meets(b)) {
            return refuse(self.overlap(other)?);
        }
        self.rebind(new.account, || self.put(new))
    }

    /// Binds and makes room: what others hold of those days is cut off or taken away.
    /// Errors: `account.dates`, `month.closed`.
    pub fn bind_over(&self, new: &NewBinding) -> Result<i64> {
        ordered(new)?;
        self.rebind(new.account, || {
            for old in self.bindings_of(new.account)?.into_iter().filter(|b| new.meets(b)) {
                if (old.owner, old.from, old.to) == (new.owner, new.from, new.to) {
                    return Ok(old.id);
                }
                self.conn.execute("DELETE FROM binding WHERE id = ?1", [old.id])?;
                let (left, right) = rests(&old, new);
                for rest in [left, right].into_iter().flatten() {
                    self.put(&rest)?;
                }
            }
            self.put(new)
        })
    }

    /// Errors: `month.closed`, `staff.gone`.
    pub fn unbind(&self, binding: i64) -> Result<()> {
        let Some(old) = self.bindings()?.into_iter().find(|b| b.id == binding) else {
            return refuse(Problem::new("staff.gone"));
        };
        self.rebind(old.account, || one(self.conn.execute("DELETE FROM binding WHERE id = ?1", [binding])?))
    }

    fn put(&self, new: &NewBinding) -> Result<i64> {
        let person = match new.owner {
            Owner::Person(id) => Some(id),
            Owner::Ignored => None,
        };
        self.conn.execute(
            "INSERT INTO binding (account, person, from_day, to_day) VALUES (?1, ?2, ?3, ?4)",
            params![new.account, person, day_text(new.from), day_text(new.to)],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Runs `write` and looks whose figures it moved: refused where a closed month counted them, else the
    /// sheets of those who lost and those who won them return to open.
    fn rebind<T>(&self, account: i64, write: impl FnOnce() -> Result<T>) -> Result<T> {
        let before = self.bindings_of(account)?;
        let result = write()?;
        let after = self.bindings_of(account)?;
        let closed = self.closed_months()?;
        let mut moved: BTreeSet<(i64, Month, Month)> = BTreeSet::new();
        for span in self.spans_of(account)? {
            let (was, is) = (owner_of(&before, span), owner_of(&after, span));
            if was == is {
                continue;
            }
            if let Some(month) = closed.iter().find(|m| m.span().overlaps(span)) {
                return refuse(Problem::new("month.closed").with("month", month));
            }
            for owner in [was, is].into_iter().flatten() {
                if let Owner::Person(person) = owner {
                    moved.insert((person, Month::of(span.first), Month::of(span.last)));
                }
            }
        }
        for (person, first, last) in moved {
            self.reopen_sheets(Some(first), Some(last), Some(person), None)?;
        }
        Ok(result)
    }

    /// Every span of the account's figures in active imports.
    fn spans_of(&self, account: i64) -> Result<Vec<Span>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT f.first, f.last FROM fact_row f JOIN import_sheet s ON s.id = f.import_sheet
             JOIN import i ON i.id = s.import AND i.state = 'active' WHERE f.account = ?1",
        )?;
        let spans = statement
            .query_map([account], |r| Ok(Span { first: day_of(r.get(0)?), last: day_of(r.get(1)?) }))?;
        Ok(spans.collect::<rusqlite::Result<_>>()?)
    }

    fn overlap(&self, other: &Binding) -> Result<Problem> {
        let nickname: String =
            self.conn
                .query_row("SELECT nickname FROM account WHERE id = ?1", [other.account], |r| r.get(0))?;
        let name = match other.owner {
            Owner::Person(id) => {
                self.person(id)?.map(|p| format!("{} {}", p.staff_no, p.name)).unwrap_or_default()
            }
            Owner::Ignored => String::new(),
        };
        let end = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |d| d.to_string());
        Ok(Problem::new("account.overlap")
            .with("nickname", nickname)
            .with("ignored", if name.is_empty() { "yes" } else { "no" })
            .with("person", name)
            .with("from", end(other.from))
            .with("to", end(other.to)))
    }
}

/// Who holds all days of `span`; a figure that spans a change of person is nobody's.
fn owner_of(bindings: &[Binding], span: Span) -> Option<Owner> {
    bindings.iter().find(|b| b.covers(span.first) && b.covers(span.last)).map(|b| b.owner)
}

fn ordered(new: &NewBinding) -> Result<()> {
    match (new.from, new.to) {
        (Some(f), Some(t)) if t < f => refuse(Problem::new("account.dates").with("from", f).with("to", t)),
        _ => Ok(()),
    }
}
