//! Migrations: the numbered steps that made the book's shape. A released step is never edited;
//! nothing here decides what the data means.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::Result;

/// "ZhGu": tells our file from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x5A68_4775;

pub(crate) struct Migration {
    pub version: u32,
    pub name: &'static str,
    pub sql: &'static str,
}

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "start", sql: include_str!("migrations/0001_start.sql") },
    Migration { version: 2, name: "completeness", sql: include_str!("migrations/0002_completeness.sql") },
    Migration { version: 3, name: "own", sql: include_str!("migrations/0003_own.sql") },
    Migration { version: 4, name: "cells", sql: include_str!("migrations/0004_cells.sql") },
    Migration { version: 5, name: "answers", sql: include_str!("migrations/0005_answers.sql") },
    Migration { version: 6, name: "roster", sql: include_str!("migrations/0006_roster.sql") },
];

/// The shape this program writes.
pub(crate) fn newest(list: &[Migration]) -> u32 {
    list.iter().map(|m| m.version).max().unwrap_or(0)
}

pub(crate) fn version(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

/// Applies what is missing, each step in its own transaction, and puts a barrier into the history:
/// undo knows the rows of its own shape only.
pub(crate) fn migrate(conn: &mut Connection, list: &[Migration], at: &str) -> Result<()> {
    let have = version(conn)?;
    for step in list.iter().filter(|m| m.version > have) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(step.sql)?;
        tx.execute(
            "INSERT INTO applied_migration (version, name, at) VALUES (?1, ?2, ?3)",
            params![step.version, step.name, at],
        )?;
        if have > 0 {
            tx.execute("UPDATE change SET undone = 2 WHERE undone = 1", [])?;
            tx.execute(
                "INSERT INTO change (at, actor, code, params, barrier) VALUES (?1, '', 'history.migrated', ?2, 1)",
                params![at, serde_json::json!({ "version": step.version.to_string() }).to_string()],
            )?;
        }
        tx.pragma_update(None, "user_version", step.version)?;
        tx.commit()?;
    }
    Ok(())
}
