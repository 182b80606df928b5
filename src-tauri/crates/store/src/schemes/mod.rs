//! Schemes as the book keeps them: text by version, to whom they are assigned, dated targets.
//! Reads no scheme text and resolves no assignment: that is `definitions` and the api.

mod write;

pub use write::{NewAssignment, NewTarget};

use domain::{Label, Month, Num};
use rusqlite::OptionalExtension;
use serde::Serialize;

use crate::error::Result;
use crate::sql;
use crate::view::View;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SchemeEntry {
    /// The scheme's own id, `online_agent_100`.
    pub key: String,
    pub name: Label,
    /// Scheme text that is not in force yet.
    pub draft: Option<String>,
    /// Without their texts; oldest first.
    pub versions: Vec<VersionEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionEntry {
    pub version: u32,
    pub from_month: Month,
    pub by: String,
    pub at: String,
}

/// A version with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeVersion {
    pub scheme: String,
    pub version: u32,
    pub from_month: Month,
    /// The scheme file as JSON.
    pub text: String,
}

/// Who is evaluated by what; a person beats a post beats a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "scope", content = "id", rename_all = "snake_case")]
pub enum Scope {
    Post(i64),
    Shop(i64),
    Person(i64),
}

impl Scope {
    pub(crate) fn columns(self) -> (&'static str, i64) {
        match self {
            Scope::Post(id) => ("post", id),
            Scope::Shop(id) => ("shop", id),
            Scope::Person(id) => ("person", id),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assignment {
    pub id: i64,
    pub scope: Scope,
    pub scheme: String,
    pub from: Month,
    /// Last month; `None` until further notice.
    pub to: Option<Month>,
}

/// A target for some months, for all, a shop or a person; display units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Target {
    pub id: i64,
    pub scheme: String,
    pub item: String,
    pub value: Num,
    pub from: Month,
    pub to: Option<Month>,
    pub shop: Option<i64>,
    pub person: Option<i64>,
}

impl View<'_> {
    /// By key.
    pub fn schemes(&self) -> Result<Vec<SchemeEntry>> {
        let mut statement = self.conn.prepare_cached("SELECT key, name, draft FROM scheme ORDER BY key")?;
        let entries = statement.query_map([], |r| {
            let name: String = r.get(1)?;
            Ok(SchemeEntry {
                key: r.get(0)?,
                name: serde_json::from_str(&name).unwrap_or_default(),
                draft: r.get(2)?,
                versions: Vec::new(),
            })
        })?;
        let mut entries = entries.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT version, from_month, by, at FROM scheme_version WHERE scheme = ?1 ORDER BY version",
        )?;
        for entry in &mut entries {
            let versions = statement.query_map([&entry.key], |r| {
                Ok(VersionEntry {
                    version: r.get(0)?,
                    from_month: sql::month(r, 1)?,
                    by: r.get(2)?,
                    at: r.get(3)?,
                })
            })?;
            entry.versions = versions.collect::<rusqlite::Result<_>>()?;
        }
        Ok(entries)
    }

    /// The version in force in `month`: the newest of the latest starting month not after it.
    pub fn scheme_version_at(&self, scheme: &str, month: Month) -> Result<Option<SchemeVersion>> {
        self.version_where(
            "scheme = ?1 AND from_month <= ?2 ORDER BY from_month DESC, version DESC",
            scheme,
            &month.to_string(),
        )
    }

    pub fn scheme_version(&self, scheme: &str, version: u32) -> Result<Option<SchemeVersion>> {
        self.version_where("scheme = ?1 AND version = CAST(?2 AS INTEGER)", scheme, &version.to_string())
    }

    fn version_where(&self, condition: &str, scheme: &str, value: &str) -> Result<Option<SchemeVersion>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT scheme, version, from_month, text FROM scheme_version WHERE {condition} LIMIT 1"
        ))?;
        let found = statement.query_row([scheme, value], |r| {
            Ok(SchemeVersion {
                scheme: r.get(0)?,
                version: r.get(1)?,
                from_month: sql::month(r, 2)?,
                text: r.get(3)?,
            })
        });
        Ok(found.optional()?)
    }

    /// All, or those that hold in `month`.
    pub fn assignments(&self, month: Option<Month>) -> Result<Vec<Assignment>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, scope, target, scheme, from_month, to_month FROM assignment ORDER BY id",
        )?;
        let all = statement.query_map([], |r| {
            let scope: String = r.get(1)?;
            let id: i64 = r.get(2)?;
            Ok(Assignment {
                id: r.get(0)?,
                scope: match scope.as_str() {
                    "post" => Scope::Post(id),
                    "shop" => Scope::Shop(id),
                    _ => Scope::Person(id),
                },
                scheme: r.get(3)?,
                from: sql::month(r, 4)?,
                to: sql::month_or_none(r, 5)?,
            })
        })?;
        let mut all = all.collect::<rusqlite::Result<Vec<_>>>()?;
        all.retain(|a| holds(month, a.from, a.to));
        Ok(all)
    }

    /// All, or those that hold in `month`; later entries win over earlier ones of the same reach.
    pub fn targets(&self, month: Option<Month>) -> Result<Vec<Target>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, scheme, item, value, from_month, to_month, shop, person FROM target ORDER BY id",
        )?;
        let all = statement.query_map([], |r| {
            Ok(Target {
                id: r.get(0)?,
                scheme: r.get(1)?,
                item: r.get(2)?,
                value: sql::num(r.get_ref(3)?)?.unwrap_or_default(),
                from: sql::month(r, 4)?,
                to: sql::month_or_none(r, 5)?,
                shop: r.get(6)?,
                person: r.get(7)?,
            })
        })?;
        let mut all = all.collect::<rusqlite::Result<Vec<_>>>()?;
        all.retain(|t| holds(month, t.from, t.to));
        Ok(all)
    }
}

fn holds(month: Option<Month>, from: Month, to: Option<Month>) -> bool {
    month.is_none_or(|m| from <= m && to.is_none_or(|t| m <= t))
}
