//! Figures that a file states twice: its own total rows, and the same figure in two sheets. A
//! difference is told, never mended.

mod attendance;
mod impossible;
mod totals;

use std::collections::HashMap;

use domain::fact::{Cell, FactState, Row, Value, cell_name};
use domain::metric::Total;
use domain::{Num, Problem, Span};

use crate::draft::{Check, Context, Finding, How, SheetDraft};
pub use attendance::days_make_months;
pub use impossible::{CutIds, impossible, is_long};
pub use totals::against_totals;

fn figure(row: &Row, metric: &str) -> Option<Num> {
    figure_cell(row, metric).and_then(|c| c.value.as_ref()).and_then(Value::number)
}

fn figure_cell<'r>(row: &'r Row, metric: &str) -> Option<&'r Cell> {
    row.cells.iter().find(|c| *c.metric == *metric && c.state != FactState::Missing)
}

/// The cells of a column that hold figures: `C2:C13`.
fn range(rows: &[Row], col: u32) -> String {
    let (first, last) = (rows.iter().map(|r| r.row).min(), rows.iter().map(|r| r.row).max());
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            format!("{}:{}", cell_name(first, col), cell_name(last, col))
        }
        (first, _) => first.map_or(String::new(), |row| cell_name(row, col)),
    }
}

fn header<'a>(draft: &'a SheetDraft, metric: &'a str) -> &'a str {
    let col = draft
        .rows
        .first()
        .and_then(|r| r.cells.iter().find(|c| *c.metric == *metric))
        .map(|c| c.col as usize);
    col.and_then(|c| draft.headers.get(c)).map_or(metric, String::as_str)
}

/// The same figure of the same nickname and days in an earlier sheet of the file. Two sheets of one layout are the same
/// report: which of their rows counts is decided over all files of the import.
pub fn across_sheets(sheets: &mut [SheetDraft], file: &str, ctx: &Context) {
    impossible::alike(sheets, file);
    for later in 1..sheets.len() {
        let (before, rest) = sheets.split_at_mut(later);
        let Some(own) = rest.first_mut() else { return };
        let mut done: Vec<String> = Vec::new();
        for other in before.iter().filter(|other| other.layout != own.layout) {
            for metric in shared(own, other) {
                if done.contains(&metric) {
                    continue;
                }
                if let Some((check, example)) = compare(own, other, &metric, ctx) {
                    if let Some((ours, theirs)) = example {
                        let problem = Problem::new("import.sheets_differ")
                            .with("file", file)
                            .with("sheet", &own.sheet)
                            .with("other", &other.sheet)
                            .with("header", header(own, &metric))
                            .with("differing", check.differing)
                            .with("compared", check.compared)
                            .with("ours", ours)
                            .with("theirs", theirs)
                            .with("ours_cell", &check.ours_cell)
                            .with("theirs_cell", &check.theirs_cell);
                        own.problems.push(Finding::warning(problem));
                    }
                    own.checks.push(check);
                    done.push(metric);
                }
            }
        }
    }
}

/// Metrics with a column in both sheets.
fn shared(own: &SheetDraft, other: &SheetDraft) -> Vec<String> {
    let (Some(a), Some(b)) = (own.rows.first(), other.rows.first()) else { return Vec::new() };
    a.cells
        .iter()
        .filter(|c| b.cells.iter().any(|d| d.metric == c.metric))
        .map(|c| c.metric.to_string())
        .collect()
}

type Pair = (Num, Num);

/// The check, and the first pair that differs.
fn compare(
    own: &SheetDraft,
    other: &SheetDraft,
    metric: &str,
    ctx: &Context,
) -> Option<(Check, Option<Pair>)> {
    let by_row: HashMap<(Option<&str>, Span), &Row> =
        other.rows.iter().map(|r| ((r.nickname.as_deref(), r.span), r)).collect();
    let mut first = None;
    let mut differs = None;
    let mut differ_at = None;
    let mut cols = None;
    let (mut ours, mut theirs) = (Num::ZERO, Num::ZERO);
    let (mut compared, mut differing) = (0, 0);
    for row in &own.rows {
        let Some(twin) = by_row.get(&(row.nickname.as_deref(), row.span)) else { continue };
        let (Some(here), Some(there)) = (figure_cell(row, metric), figure_cell(twin, metric)) else {
            continue;
        };
        let number = |c: &Cell| c.value.as_ref().and_then(Value::number);
        let (Some(a), Some(b)) = (number(here), number(there)) else { continue };
        cols.get_or_insert((here.col, there.col));
        compared += 1;
        first.get_or_insert((a, b));
        if a != b {
            differing += 1;
            differs.get_or_insert((a, b));
            differ_at.get_or_insert((cell_name(row.row, here.col), cell_name(twin.row, there.col)));
        }
        ours = Num::from(ours.0.checked_add(a.0)?);
        theirs = Num::from(theirs.0.checked_add(b.0)?);
    }
    let adds = matches!((ctx.metrics)(metric).map(|m| &m.total), Some(Total::Sum | Total::PersonDays));
    let shown = differs.or(first)?;
    let (ours, theirs) = if adds { (ours, theirs) } else { shown };
    let (here, there) = cols?;
    let (ours_cell, theirs_cell) =
        differ_at.unwrap_or_else(|| (range(&own.rows, here), range(&other.rows, there)));
    let check = Check {
        metric: metric.to_owned(),
        ours,
        theirs,
        ok: differing == 0,
        how: How::Same,
        against: other.sheet.clone(),
        ours_cell,
        theirs_cell: format!("{}!{theirs_cell}", other.sheet),
        compared,
        differing,
    };
    Some((check, differs))
}
