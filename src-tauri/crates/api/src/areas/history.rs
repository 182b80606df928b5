//! History, undo and redo.

use domain::{Problem, Result};

use crate::host::Host;
use crate::types::history::{HistoryDetail, HistoryRequest, HistoryRow, Undone};
use crate::types::{Nothing, Written};

pub fn list(host: &Host, request: HistoryRequest) -> Result<Vec<HistoryRow>> {
    let locale = host.locale();
    host.with(|open| {
        let entries = open.book.read().history(request.limit.min(500), request.before)?;
        let rows = entries.into_iter().map(|entry| HistoryRow {
            id: entry.id,
            text: text(host, &entry),
            at: entry.at,
            by: entry.actor,
            undone: entry.undone || entry.dropped,
            next_undo: entry.undo_next,
            details: entry
                .rows
                .into_iter()
                .map(|row| HistoryDetail {
                    what: locale.message(&format!("table-{}", row.table), &[]),
                    old: plain(row.old),
                    new: plain(row.new),
                })
                .collect(),
        });
        Ok(rows.collect())
    })
}

/// `name: 张三 · post: 2`; the ids of rows say nothing to a person.
fn plain(row: Option<serde_json::Value>) -> String {
    let Some(serde_json::Value::Object(fields)) = row else { return String::new() };
    let fields = fields.into_iter().filter(|(key, value)| key != "id" && !value.is_null());
    fields
        .map(|(key, value)| match value {
            serde_json::Value::String(text) => format!("{key}: {text}"),
            other => format!("{key}: {other}"),
        })
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The sentence of a change.
fn text(host: &Host, entry: &store::HistoryEntry) -> String {
    host.locale().problem(&Problem { code: entry.code.clone(), params: entry.params.clone() })
}

/// What undo or redo would touch next, as a sentence.
pub fn next(host: &Host, entries: &[store::HistoryEntry], back: bool) -> Option<String> {
    entries.iter().find(|e| if back { e.undo_next } else { e.redo_next }).map(|e| text(host, e))
}

/// As many entries as the undo stack can hold.
pub const STACK: u32 = 200;

pub fn undo(host: &Host, _: Nothing) -> Result<Written<Undone>> {
    step(host, true)
}

pub fn redo(host: &Host, _: Nothing) -> Result<Written<Undone>> {
    step(host, false)
}

fn step(host: &Host, back: bool) -> Result<Written<Undone>> {
    let at = host.now().at;
    host.with(|open| {
        let entries = open.book.read().history(STACK, None)?;
        let text = next(host, &entries, back);
        let changed = if back { open.book.undo("", &at)? } else { open.book.redo("", &at)? };
        Ok(Written {
            value: Undone { text },
            changed: changed.areas.into_iter().collect(),
            saved_at: Some(at.clone()),
        })
    })
}
