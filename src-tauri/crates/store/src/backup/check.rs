//! Is the book whole? SQLite's own checks, the references, and what the business relies on.
//! Finds and names; mends nothing.

use domain::Problem;
use rusqlite::Connection;

use crate::book::Book;
use crate::error::Result;

/// What the business relies on, each as a query whose rows are violations.
const RULES: &[(&str, &str)] = &[
    (
        "check.shop_missing",
        "SELECT s.id FROM import_sheet s JOIN import i ON i.id = s.import AND i.state <> 'staged'
         WHERE NOT EXISTS (SELECT 1 FROM shop WHERE shop.id = s.shop)",
    ),
    (
        "check.sheet_short",
        "SELECT s.id FROM import_sheet s
         WHERE s.row_count <> (SELECT count(*) FROM fact_row f WHERE f.import_sheet = s.id)",
    ),
    (
        "check.facts_short",
        "SELECT s.id FROM import_sheet s
         LEFT JOIN fact_row r ON r.import_sheet = s.id
         GROUP BY s.id
         HAVING total(CASE WHEN json_valid(r.cells) THEN json_array_length(r.cells) END) <> s.fact_count",
    ),
    (
        "check.bindings_overlap",
        "SELECT a.id FROM binding a JOIN binding b ON b.account = a.account AND b.id > a.id
         WHERE coalesce(a.from_day, '') <= coalesce(b.to_day, '9999-12-31')
           AND coalesce(b.from_day, '') <= coalesce(a.to_day, '9999-12-31')",
    ),
    (
        "check.frozen_missing",
        "SELECT s.id FROM sheet_state s JOIN month_state m ON m.month = s.month AND m.state = 'closed'
         WHERE s.state <> 'open' AND NOT EXISTS (SELECT 1 FROM frozen f WHERE f.month = s.month
           AND f.revision = m.revision AND f.person = s.person AND f.scheme = s.scheme)",
    ),
    (
        "check.version_missing",
        "SELECT a.id FROM assignment a
         WHERE NOT EXISTS (SELECT 1 FROM scheme_version v WHERE v.scheme = a.scheme)",
    ),
    (
        "check.assigned_to_nobody",
        "SELECT id FROM assignment WHERE (scope = 'person' AND target NOT IN (SELECT id FROM person))
            OR (scope = 'post' AND target NOT IN (SELECT id FROM post))
            OR (scope = 'shop' AND target NOT IN (SELECT id FROM shop))",
    ),
    (
        "check.change_order",
        "SELECT id FROM change WHERE undone = 0 AND id > (SELECT min(id) FROM change WHERE undone = 1)",
    ),
];

impl Book {
    /// Full check; empty when all is well. Codes: `check.damaged`, `check.reference`, and the rules'.
    pub fn check(&self) -> Result<Vec<Problem>> {
        let mut found: Vec<Problem> =
            whole(&self.conn)?.into_iter().map(|d| Problem::new("check.damaged").with("detail", d)).collect();
        if found.is_empty() {
            found.extend(business(&self.conn)?);
        }
        Ok(found)
    }
}

/// integrity_check and foreign_key_check; the findings as SQLite words them.
pub(crate) fn whole(conn: &Connection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |r| r.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            findings.push(line);
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        findings.push(format!("{table} {} -> {parent}", id.unwrap_or(0)));
    }
    Ok(findings)
}

fn business(conn: &Connection) -> Result<Vec<Problem>> {
    let mut found = Vec::new();
    for (code, query) in RULES {
        let mut statement = conn.prepare(query)?;
        let ids = statement.query_map([], |r| r.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        if let Some(first) = ids.first() {
            found.push(Problem::new(code).with("count", ids.len()).with("first", first));
        }
    }
    Ok(found)
}
