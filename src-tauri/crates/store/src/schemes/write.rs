//! Putting schemes in force, assigning them and dating their targets. From a closed month on, never.

use domain::{Label, Month, Num, Problem};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::schemes::Scope;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssignment {
    pub scope: Scope,
    pub scheme: String,
    pub from: Month,
    pub to: Option<Month>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTarget {
    pub scheme: String,
    pub item: String,
    /// Display units.
    pub value: Num,
    pub from: Month,
    pub to: Option<Month>,
    pub shop: Option<i64>,
    pub person: Option<i64>,
}

impl Tx<'_> {
    /// Makes the scheme known, or renames it.
    pub fn put_scheme(&self, key: &str, name: &Label) -> Result<()> {
        self.conn.execute(
            "INSERT INTO scheme (key, name) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET name = excluded.name",
            params![key, serde_json::to_string(name)?],
        )?;
        Ok(())
    }

    /// Keeps unfinished scheme text; `None` throws it away. Errors: `scheme.unknown`.
    pub fn set_draft(&self, key: &str, text: Option<&str>) -> Result<()> {
        known(self.conn.execute("UPDATE scheme SET draft = ?2 WHERE key = ?1", params![key, text])?, key)
    }

    /// Takes a scheme away that was never in force. Errors: `scheme.unknown`.
    pub fn remove_scheme(&self, key: &str) -> Result<()> {
        let sql = "DELETE FROM scheme WHERE key = ?1
             AND NOT EXISTS (SELECT 1 FROM scheme_version WHERE scheme = ?1)
             AND NOT EXISTS (SELECT 1 FROM assignment WHERE scheme = ?1)
             AND NOT EXISTS (SELECT 1 FROM target WHERE scheme = ?1)";
        known(self.conn.execute(sql, [key])?, key)
    }

    /// Puts `text` in force from a month on and drops the draft; returns the version's number.
    /// Errors: `month.closed`, `scheme.unknown`.
    pub fn put_in_force(&self, key: &str, text: &str, from: Month) -> Result<u32> {
        self.refuse_closed(from, None)?;
        self.set_draft(key, None)?;
        let version: u32 = self.conn.query_row(
            "SELECT coalesce(max(version), 0) + 1 FROM scheme_version WHERE scheme = ?1",
            [key],
            |r| r.get(0),
        )?;
        self.conn.execute(
            "INSERT INTO scheme_version (scheme, version, text, from_month, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![key, version, text, from.to_string(), self.actor, self.at],
        )?;
        self.reopen_sheets(Some(from), None, None, Some(key))?;
        Ok(version)
    }

    /// Adds an assignment; one that already says so is returned as it is.
    /// Errors: `month.closed`, `scheme.unknown`.
    pub fn assign(&self, new: &NewAssignment) -> Result<i64> {
        let same = self.assignments(None)?.into_iter().find(|a| {
            a.scope == new.scope
                && a.scheme == new.scheme
                && a.from <= new.from
                && a.to.is_none_or(|t| new.to.is_some_and(|n| n <= t))
        });
        if let Some(same) = same {
            return Ok(same.id);
        }
        self.refuse_closed(new.from, new.to)?;
        self.scheme_known(&new.scheme)?;
        let (scope, target) = new.scope.columns();
        self.conn.execute(
            "INSERT INTO assignment (scope, target, scheme, from_month, to_month) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![scope, target, new.scheme, new.from.to_string(), new.to.map(|m| m.to_string())],
        )?;
        let id = self.conn.last_insert_rowid();
        self.reopen_scope(new.scope, new.from, new.to)?;
        Ok(id)
    }

    /// Ends an assignment with `last`; before its first month it is removed.
    /// Errors: `month.closed`, `scheme.gone`.
    pub fn end_assignment(&self, id: i64, last: Option<Month>) -> Result<()> {
        let Some(old) = self.assignments(None)?.into_iter().find(|a| a.id == id) else {
            return refuse(Problem::new("scheme.gone"));
        };
        let changes_from = last.map_or(old.from, |l| l.plus(1).max(old.from));
        self.refuse_closed(changes_from, old.to)?;
        match last.filter(|l| *l >= old.from) {
            Some(l) => self
                .conn
                .execute("UPDATE assignment SET to_month = ?2 WHERE id = ?1", params![id, l.to_string()])?,
            None => self.conn.execute("DELETE FROM assignment WHERE id = ?1", [id])?,
        };
        self.reopen_scope(old.scope, changes_from, None)
    }

    /// Errors: `month.closed`, `scheme.unknown`.
    pub fn set_target(&self, new: &NewTarget) -> Result<i64> {
        self.refuse_closed(new.from, new.to)?;
        self.scheme_known(&new.scheme)?;
        self.conn.execute(
            "INSERT INTO target (scheme, item, value, from_month, to_month, shop, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                new.scheme,
                new.item,
                new.value.to_string(),
                new.from.to_string(),
                new.to.map(|m| m.to_string()),
                new.shop,
                new.person
            ],
        )?;
        let id = self.conn.last_insert_rowid();
        self.reopen_sheets(Some(new.from), new.to, new.person, Some(&new.scheme))?;
        Ok(id)
    }

    /// Errors: `month.closed`, `scheme.gone`.
    pub fn remove_target(&self, id: i64) -> Result<()> {
        let Some(old) = self.targets(None)?.into_iter().find(|t| t.id == id) else {
            return refuse(Problem::new("scheme.gone"));
        };
        self.refuse_closed(old.from, old.to)?;
        self.conn.execute("DELETE FROM target WHERE id = ?1", [id])?;
        self.reopen_sheets(Some(old.from), old.to, old.person, Some(&old.scheme))
    }

    fn reopen_scope(&self, scope: Scope, from: Month, to: Option<Month>) -> Result<()> {
        let person = match scope {
            Scope::Person(id) => Some(id),
            // Who else falls under a post or a shop is looked up by date when read: all of those months.
            Scope::Post(_) | Scope::Shop(_) => None,
        };
        self.reopen_sheets(Some(from), to, person, None)
    }

    pub(crate) fn scheme_known(&self, key: &str) -> Result<()> {
        let found: i64 =
            self.conn.query_row("SELECT count(*) FROM scheme WHERE key = ?1", [key], |r| r.get(0))?;
        known(usize::try_from(found).unwrap_or(0), key)
    }
}

fn known(found: usize, key: &str) -> Result<()> {
    if found == 1 { Ok(()) } else { refuse(Problem::new("scheme.unknown").with("scheme", key)) }
}
