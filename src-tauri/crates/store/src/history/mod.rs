//! History: who changed what and when, and the way back. Undo is a linear stack of the last hundred
//! changes kept in the book; it never crosses a close or a migration, and never rewrites the log.

mod undo;

use std::collections::{BTreeMap, HashMap};

use rusqlite::params;
use serde::Serialize;
use serde_json::Value as Json;

use crate::error::Result;
use crate::view::View;

/// How far back undo reaches.
pub const UNDO_LIMIT: i64 = 100;

/// How many rows a history entry shows; `View::change_rows` gives all.
const ROWS_SHOWN: i64 = 50;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEntry {
    pub id: i64,
    /// Local time, as the change was given.
    pub at: String,
    pub actor: String,
    pub code: String,
    pub params: BTreeMap<String, String>,
    pub undone: bool,
    /// Undone, and something else was done since: it cannot be redone.
    pub dropped: bool,
    /// A close, a reopening or a migration: undo stops here.
    pub barrier: bool,
    /// The next `undo` takes this one back.
    pub undo_next: bool,
    /// The next `redo` brings this one back.
    pub redo_next: bool,
    pub row_count: u32,
    /// The first rows, at most 50.
    pub rows: Vec<ChangedRow>,
}

/// One row of a table before and after; `old` is `None` for a new row, `new` for a deleted one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedRow {
    pub table: String,
    pub key: i64,
    pub old: Option<Json>,
    pub new: Option<Json>,
}

impl View<'_> {
    /// The newest first; `before`: only changes older than this id.
    pub fn history(&self, limit: u32, before: Option<i64>) -> Result<Vec<HistoryEntry>> {
        let undo_next = undo::next_undo(self.conn)?;
        let redo_next = undo::next_redo(self.conn)?;
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, actor, code, params, undone, barrier,
                    (SELECT count(*) FROM change_row r WHERE r.change = c.id)
             FROM change c WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let entries = statement.query_map(params![before.unwrap_or(i64::MAX), limit], |r| {
            let id: i64 = r.get(0)?;
            let params: String = r.get(4)?;
            let undone: i64 = r.get(5)?;
            Ok(HistoryEntry {
                id,
                at: r.get(1)?,
                actor: r.get(2)?,
                code: r.get(3)?,
                params: serde_json::from_str(&params).unwrap_or_default(),
                undone: undone > 0,
                dropped: undone == 2,
                barrier: r.get(6)?,
                undo_next: undo_next == Some(id),
                redo_next: redo_next == Some(id),
                row_count: r.get(7)?,
                rows: Vec::new(),
            })
        })?;
        let mut entries = entries.collect::<rusqlite::Result<Vec<_>>>()?;
        for entry in &mut entries {
            entry.rows = self.rows_of(entry.id, ROWS_SHOWN)?;
        }
        Ok(entries)
    }

    /// Every row a change touched, in order.
    pub fn change_rows(&self, change: i64) -> Result<Vec<ChangedRow>> {
        self.rows_of(change, i64::MAX)
    }

    fn rows_of(&self, change: i64, limit: i64) -> Result<Vec<ChangedRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT tbl, key, old, new FROM change_row WHERE change = ?1 ORDER BY id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![change, limit], |r| {
            let read = |text: Option<String>| text.and_then(|t| serde_json::from_str(&t).ok());
            Ok(ChangedRow { table: r.get(0)?, key: r.get(1)?, old: read(r.get(2)?), new: read(r.get(3)?) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Names of the rows of `person`, `post` or `shop` by id, deleted ones under the name they went with.
    pub fn names_ever(&self, table: &str) -> Result<HashMap<i64, String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT key, json_extract(old, '$.name') FROM change_row WHERE tbl = ?1 AND op = 'delete' ORDER BY id",
        )?;
        let gone = statement.query_map([table], |r| Ok((r.get(0)?, r.get::<_, Option<String>>(1)?)))?;
        let mut names = HashMap::new();
        for row in gone {
            let (id, name) = row?;
            names.extend(name.map(|n| (id, n)));
        }
        match table {
            "person" => names.extend(self.people()?.into_iter().map(|p| (p.id, p.name))),
            "post" => names.extend(self.posts()?.into_iter().map(|p| (p.id, p.name))),
            "shop" => names.extend(self.shops()?.into_iter().map(|s| (s.id, s.name))),
            "shift" => names.extend(self.shifts()?.into_iter().map(|s| (s.id, s.code))),
            _ => {}
        }
        Ok(names)
    }

    /// Number of the last change, 0 in a new book: tells whether anything happened since.
    pub fn last_change(&self) -> Result<i64> {
        Ok(self.conn.query_row(
            "SELECT coalesce((SELECT max(id) FROM change), 0) + (SELECT count(*) FROM undo_log)",
            [],
            |r| r.get(0),
        )?)
    }

    /// Names that acted, the latest first.
    pub fn recent_actors(&self, limit: u32) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT actor FROM change WHERE actor <> '' GROUP BY actor ORDER BY max(id) DESC LIMIT ?1",
        )?;
        let names = statement.query_map([limit], |r| r.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }
}
