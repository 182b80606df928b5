//! The only way to write: one transaction, one line of history, the list of areas that changed.
//! Rows are recorded by temporary triggers on every tracked table, so that no write can forget to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use domain::Problem;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use serde::Serialize;

use crate::book::Book;
use crate::error::{Result, refuse};
use crate::view::View;

/// Tables whose rows undo brings back, and the areas of the program that show them.
pub(crate) const TRACKED: &[(&str, &[&str])] = &[
    ("shop", &["staff", "facts", "month", "papers", "home"]),
    ("post", &["staff", "month", "papers"]),
    ("person", &["staff", "facts", "month", "papers", "roster", "home"]),
    ("binding", &["staff", "facts", "month", "papers", "home"]),
    ("import", &["facts", "month", "papers", "home"]),
    ("no_data", &["facts", "month", "home"]),
    ("exclusion", &["facts", "month", "papers", "home"]),
    ("scheme", &["schemes", "month", "papers"]),
    ("scheme_version", &["schemes", "month", "papers", "home"]),
    ("assignment", &["schemes", "month", "papers", "home"]),
    ("target", &["schemes", "month", "papers"]),
    ("mark", &["month", "papers", "home"]),
    ("override", &["month", "papers"]),
    ("sheet_state", &["month", "papers", "home"]),
    ("sheet_note", &["month", "papers"]),
    ("answer", &["month", "papers", "home"]),
    ("self_mark", &["month", "papers"]),
    ("interview", &["month", "papers"]),
    ("follow_up", &["month", "papers", "home"]),
    ("month_state", &["month", "papers", "home"]),
    ("correction", &["month", "papers"]),
    ("setting", &["settings", "home"]),
    ("own_layout", &["facts", "metrics"]),
    ("own_metric", &["facts", "metrics", "schemes", "month", "papers"]),
    ("layout_choice", &["facts"]),
    ("shift", &["roster"]),
    ("duty", &["roster"]),
    ("absence", &["roster"]),
    ("wish", &["roster"]),
    ("need", &["roster"]),
    ("roster_version", &["roster"]),
];

/// What a change is called in the history: a message code and what fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLabel {
    pub code: String,
    pub params: BTreeMap<String, String>,
}

impl ChangeLabel {
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), params: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// What a write did: which screens are out of date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The history entry; 0 when nothing was changed.
    pub change: i64,
    /// Of `home staff facts schemes month papers metrics roster history settings`.
    pub areas: BTreeSet<String>,
}

/// A running change: every read of a `View`, and the writes of the areas.
pub struct Tx<'a> {
    view: View<'a>,
    pub(crate) change: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) code: String,
}

impl<'a> Deref for Tx<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl Tx<'_> {
    /// When the change is made, as given.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// Who makes it.
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// Undo never goes back beyond this change.
    pub(crate) fn barrier(&self) -> Result<()> {
        self.conn.execute("UPDATE change SET barrier = 1 WHERE id = ?1", [self.change])?;
        Ok(())
    }

    /// Runs `write` without recording: only for append-only bulk rows that nothing sees until a
    /// recorded row says so.
    pub(crate) fn unrecorded<T>(&self, write: impl FnOnce() -> Result<T>) -> Result<T> {
        record(self.conn, None)?;
        let result = write()?;
        record(self.conn, Some(self.change))?;
        Ok(result)
    }
}

impl Book {
    /// Writes: everything in `write` or nothing. `at` is local time, `2026-05-01 12:03:05`; `actor` the
    /// acting name, empty where nobody was asked. A change that touches no row leaves no history.
    /// Errors: `book.read_only`, `book.disk_full`, `book.io`, and whatever `write` refuses with.
    pub fn change<T>(
        &mut self,
        label: &ChangeLabel,
        actor: &str,
        at: &str,
        write: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.writable()?;
        let sql = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sql.prepare_cached("INSERT INTO change (at, actor, code, params) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![at, actor, label.code, serde_json::to_string(&label.params)?])?;
        let change = sql.last_insert_rowid();
        record(&sql, Some(change))?;
        let result = {
            let tx = Tx {
                view: View { conn: &sql },
                change,
                at: at.to_owned(),
                actor: actor.to_owned(),
                code: label.code.clone(),
            };
            write(&tx)?
        };
        record(&sql, None)?;
        let changed = finish(&sql, change)?;
        sql.commit()?;
        Ok((result, changed))
    }

    pub(crate) fn writable(&self) -> Result<()> {
        if self.read_only {
            return refuse(Problem::new("book.read_only").with("detail", ""));
        }
        Ok(())
    }
}

fn finish(sql: &Transaction<'_>, change: i64) -> Result<Changed> {
    let areas = areas(sql, change)?;
    if areas.is_empty() {
        sql.execute("DELETE FROM change WHERE id = ?1", [change])?;
        return Ok(Changed::default());
    }
    // What was undone before this can no longer be redone; its rows stay for whoever asks who did what.
    sql.prepare_cached("UPDATE change SET undone = 2 WHERE undone = 1")?.execute([])?;
    Ok(Changed { change, areas })
}

/// The areas that show what `change` touched, `history` among them; empty when it touched nothing.
pub(crate) fn areas(conn: &Connection, change: i64) -> Result<BTreeSet<String>> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT tbl FROM change_row WHERE change = ?1")?;
    let tables = statement.query_map([change], |r| r.get::<_, String>(0))?;
    let mut areas = BTreeSet::new();
    for table in tables {
        let table = table?;
        if let Some((_, shown)) = TRACKED.iter().find(|(name, _)| *name == table) {
            areas.extend(shown.iter().map(|a| (*a).to_owned()));
        }
        areas.insert("history".to_owned());
    }
    Ok(areas)
}

/// Says which change the triggers write for; `None` stops recording.
pub(crate) fn record(conn: &Connection, change: Option<i64>) -> Result<()> {
    conn.prepare_cached("UPDATE temp.change_now SET id = ?1")?.execute([change])?;
    Ok(())
}

/// Makes the triggers of this connection. They live in the temporary schema: the file itself carries none.
pub(crate) fn track(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "CREATE TEMP TABLE change_now (id INTEGER); INSERT INTO temp.change_now VALUES (NULL);",
    )?;
    for (table, _) in TRACKED {
        let columns = columns(conn, table)?;
        let json = |row: &str| {
            let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {row}.\"{c}\"")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let differs: Vec<String> =
            columns.iter().map(|c| format!("OLD.\"{c}\" IS NOT NEW.\"{c}\"")).collect();
        let on = "(SELECT id FROM change_now)";
        for (op, when, key, old, new) in [
            ("insert", String::new(), "NEW.id", "NULL".to_owned(), json("NEW")),
            ("update", format!(" AND ({})", differs.join(" OR ")), "NEW.id", json("OLD"), json("NEW")),
            ("delete", String::new(), "OLD.id", json("OLD"), "NULL".to_owned()),
        ] {
            conn.execute_batch(&format!(
                "CREATE TEMP TRIGGER track_{table}_{op} AFTER {op} ON main.\"{table}\"
                 WHEN {on} IS NOT NULL{when} BEGIN
                   INSERT INTO change_row (change, tbl, op, key, old, new)
                   VALUES ({on}, '{table}', '{op}', {key}, {old}, {new});
                 END;"
            ))?;
        }
    }
    Ok(())
}

pub(crate) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |r| r.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
