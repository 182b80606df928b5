//! History, undo and redo.

mod fields;
mod words;

use domain::{Problem, Result};
use store::ChangedRow;

use crate::host::Host;
use crate::types::history::{HistoryDetail, HistoryRequest, HistoryRow, Undone};
use crate::types::{Nothing, Written};
use words::Words;

pub fn list(host: &Host, request: HistoryRequest) -> Result<Vec<HistoryRow>> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let entries = view.history(request.limit.min(500), request.before)?;
        let words = Words::read(&view, locale)?;
        let rows = entries.into_iter().map(|entry| {
            let more = (entry.row_count as usize).saturating_sub(entry.rows.len());
            let rows = folded(entry.rows.clone());
            let mut details: Vec<HistoryDetail> = rows.iter().flat_map(|r| words.details(r)).collect();
            if more > 0 {
                let what = locale.message("history-more_rows", &[("count", &more.to_string())]);
                details.push(HistoryDetail { what, old: String::new(), new: String::new() });
            }
            HistoryRow {
                id: entry.id,
                text: text(host, &entry),
                at: entry.at,
                by: entry.actor,
                undone: entry.undone || entry.dropped,
                next_undo: entry.undo_next,
                details,
            }
        });
        Ok(rows.collect())
    })
}

/// A row that one change touched several times: from what it was before to what it is after.
fn folded(rows: Vec<ChangedRow>) -> Vec<ChangedRow> {
    let mut folded: Vec<ChangedRow> = Vec::with_capacity(rows.len());
    for row in rows {
        match folded.iter_mut().find(|f| f.table == row.table && f.key == row.key) {
            Some(first) => first.new = row.new,
            None => folded.push(row),
        }
    }
    folded.retain(|r| r.old.is_some() || r.new.is_some());
    folded
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
