//! Undo and redo: the recorded rows backwards or forwards, in one transaction, unrecorded.

use domain::Problem;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter, types::Value};
use serde_json::{Map, Value as Json};

use crate::book::Book;
use crate::change::{self, Changed, TRACKED};
use crate::error::{Error, Result, refuse};
use crate::history::UNDO_LIMIT;

/// The change that `undo` would take back.
pub(super) fn next_undo(conn: &Connection) -> Result<Option<i64>> {
    Ok(target(conn)?.filter(|t| !t.barrier && t.depth < UNDO_LIMIT).map(|t| t.id))
}

/// The change that `redo` would bring back.
pub(super) fn next_redo(conn: &Connection) -> Result<Option<i64>> {
    Ok(conn.query_row("SELECT min(id) FROM change WHERE undone = 1", [], |r| r.get(0))?)
}

struct Target {
    id: i64,
    barrier: bool,
    code: String,
    /// How many changes are undone above it.
    depth: i64,
}

fn target(conn: &Connection) -> Result<Option<Target>> {
    let found = conn
        .prepare_cached(
            "SELECT id, barrier, code, (SELECT count(*) FROM change WHERE undone = 1)
             FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], |r| {
            Ok(Target { id: r.get(0)?, barrier: r.get(1)?, code: r.get(2)?, depth: r.get(3)? })
        })
        .optional()?;
    Ok(found)
}

impl Book {
    /// Takes the last change back.
    /// Errors: `history.nothing_to_undo`, `history.barrier`, `history.cannot_undo`, `book.read_only`.
    pub fn undo(&mut self, actor: &str, at: &str) -> Result<Changed> {
        let Some(found) = target(&self.conn)? else {
            return refuse(Problem::new("history.nothing_to_undo"));
        };
        if found.barrier {
            return refuse(Problem::new("history.barrier").with("change", found.code));
        }
        if found.depth >= UNDO_LIMIT {
            return refuse(Problem::new("history.nothing_to_undo"));
        }
        self.step(found.id, false, actor, at)
    }

    /// Brings the last undone change back.
    /// Errors: `history.nothing_to_redo`, `history.cannot_undo`, `book.read_only`.
    pub fn redo(&mut self, actor: &str, at: &str) -> Result<Changed> {
        match next_redo(&self.conn)? {
            Some(id) => self.step(id, true, actor, at),
            None => refuse(Problem::new("history.nothing_to_redo")),
        }
    }

    fn step(&mut self, change: i64, forward: bool, actor: &str, at: &str) -> Result<Changed> {
        self.writable()?;
        let sql = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Rows come back one by one; only the whole must hold together.
        sql.pragma_update(None, "defer_foreign_keys", true)?;
        let cannot =
            |detail: String| Error::Problem(Problem::new("history.cannot_undo").with("detail", detail));
        apply(&sql, change, forward).map_err(|e| match e {
            Error::Sql(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                cannot(e.to_string())
            }
            other => other,
        })?;
        sql.execute("UPDATE change SET undone = ?2 WHERE id = ?1", params![change, i64::from(!forward)])?;
        sql.execute(
            "INSERT INTO undo_log (change, what, actor, at) VALUES (?1, ?2, ?3, ?4)",
            params![change, if forward { "redo" } else { "undo" }, actor, at],
        )?;
        let areas = change::areas(&sql, change)?;
        match sql.commit() {
            Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                Err(cannot(e.to_string()))
            }
            other => Ok(other?),
        }?;
        Ok(Changed { change, areas })
    }
}

fn apply(sql: &Connection, change: i64, forward: bool) -> Result<()> {
    let order = if forward { "ASC" } else { "DESC" };
    let mut statement = sql.prepare(&format!(
        "SELECT tbl, key, old, new FROM change_row WHERE change = ?1 ORDER BY id {order}"
    ))?;
    let mut rows = statement.query([change])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        let key: i64 = row.get(1)?;
        let (old, new): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let (have, want) = if forward { (old, new) } else { (new, old) };
        if !TRACKED.iter().any(|(name, _)| *name == table) {
            return refuse(Problem::new("history.cannot_undo").with("detail", table));
        }
        let touched = match (have, want) {
            (_, None) => sql.execute(&format!("DELETE FROM \"{table}\" WHERE id = ?1"), [key])?,
            (None, Some(row)) => {
                let (names, values) = read(&row)?;
                let holes: Vec<&str> = names.iter().map(|_| "?").collect();
                sql.execute(
                    &format!("INSERT INTO \"{table}\" ({}) VALUES ({})", names.join(", "), holes.join(", ")),
                    params_from_iter(values),
                )?
            }
            (Some(_), Some(row)) => {
                let (names, mut values) = read(&row)?;
                let sets: Vec<String> = names.iter().map(|n| format!("{n} = ?")).collect();
                values.push(Value::Integer(key));
                sql.execute(
                    &format!("UPDATE \"{table}\" SET {} WHERE id = ?", sets.join(", ")),
                    params_from_iter(values),
                )?
            }
        };
        if touched != 1 {
            let detail = format!("{table} {key}");
            return refuse(Problem::new("history.cannot_undo").with("detail", detail));
        }
    }
    Ok(())
}

/// Column names (quoted) and values of a recorded row.
fn read(row: &str) -> Result<(Vec<String>, Vec<Value>)> {
    let map: Map<String, Json> = serde_json::from_str(row)?;
    let mut names = Vec::with_capacity(map.len());
    let mut values = Vec::with_capacity(map.len() + 1);
    for (name, value) in map {
        names.push(format!("\"{}\"", name.replace('"', "\"\"")));
        values.push(match value {
            Json::Null => Value::Null,
            Json::Number(n) => match n.as_i64() {
                Some(n) => Value::Integer(n),
                None => return refuse(Problem::new("history.cannot_undo").with("detail", n)),
            },
            Json::String(s) => Value::Text(s),
            other => return refuse(Problem::new("history.cannot_undo").with("detail", other)),
        });
    }
    Ok((names, values))
}
