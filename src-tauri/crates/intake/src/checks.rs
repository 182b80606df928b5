//! Figures that a file states twice: its own total rows, and the same figure in two sheets. A
//! difference is told, never mended.

mod impossible;

use std::collections::{HashMap, HashSet};

use domain::fact::{FactState, Row, Value, cell_name};
use domain::metric::Total;
use domain::{Num, Problem, Span};

use crate::draft::{Check, Context, Finding, SheetDraft};
use crate::names::normal;
pub use impossible::impossible;

/// Labels of rows that add this sheet's rows. Means and rows of the whole shop say something else.
const TOTALS: [&str; 7] = ["汇总", "汇总值", "合计", "总计", "总和", "总值", "店铺汇总值"];

/// Our sums against the sheet's own total rows.
pub fn against_totals(draft: &mut SheetDraft, file: &str, ctx: &Context) {
    let mut findings = Vec::new();
    let mut checks = Vec::new();
    for row in draft.summary.iter().filter(|r| TOTALS.contains(&normal(&r.label).as_str())) {
        for (metric, theirs) in &row.values {
            let people = match (ctx.metrics)(metric).map(|m| &m.total) {
                Some(Total::Sum) => false,
                Some(Total::PersonDays) => true,
                _ => continue,
            };
            let Some(ours) = sum(&draft.rows, metric) else { continue };
            let ok = ours == *theirs;
            if people && over_days(&draft.rows) {
                // A customer of two days is one customer: days give no total to compare with.
                if ok && !ours.is_zero() {
                    let problem = Problem::new("import.people_added")
                        .with("file", file)
                        .with("sheet", &draft.sheet)
                        .with("header", header(draft, metric))
                        .with("label", &row.label)
                        .with("row", row.row + 1)
                        .with("found", theirs);
                    findings.push(Finding::warning(problem));
                }
                continue;
            }
            // A total of people counts everybody once, the sum of the rows once a row: less is no fault.
            let counted_once = people && *theirs < ours;
            if !ok && !counted_once {
                let problem = Problem::new("import.total_differs")
                    .with("file", file)
                    .with("sheet", &draft.sheet)
                    .with("header", header(draft, metric))
                    .with("label", &row.label)
                    .with("row", row.row + 1)
                    .with("ours", ours)
                    .with("theirs", theirs);
                findings.push(Finding::warning(problem));
            }
            checks.push(Check {
                metric: metric.clone(),
                ours,
                theirs: *theirs,
                ok,
                against: row.label.clone(),
                compared: 0,
                differing: 0,
            });
        }
    }
    draft.checks.extend(checks);
    draft.problems.extend(findings);
}

/// Whether one agent, or the shop, has rows of different days.
fn over_days(rows: &[Row]) -> bool {
    let mut first: HashMap<Option<&str>, Span> = HashMap::new();
    rows.iter().any(|r| *first.entry(r.nickname.as_deref()).or_insert(r.span) != r.span)
}

/// `None` while a row has no settled or unsettled number for the metric.
fn sum(rows: &[Row], metric: &str) -> Option<Num> {
    let mut total = Num::ZERO;
    for row in rows {
        let n = figure(row, metric)?;
        total = Num::from(total.0.checked_add(n.0)?);
    }
    (!rows.is_empty()).then_some(total)
}

fn figure(row: &Row, metric: &str) -> Option<Num> {
    let cell = row.cells.iter().find(|c| *c.metric == *metric && c.state != FactState::Missing)?;
    cell.value.as_ref().and_then(Value::number)
}

fn header<'a>(draft: &'a SheetDraft, metric: &'a str) -> &'a str {
    let col = draft
        .rows
        .first()
        .and_then(|r| r.cells.iter().find(|c| *c.metric == *metric))
        .map(|c| c.col as usize);
    col.and_then(|c| draft.headers.get(c)).map_or(metric, String::as_str)
}

/// A nickname's day that two sheets of one layout give: the earlier sheet keeps it.
pub fn doubled_across_sheets(sheets: &mut [SheetDraft], file: &str) {
    for later in 1..sheets.len() {
        let (before, rest) = sheets.split_at_mut(later);
        let Some(own) = rest.first_mut() else { return };
        let layout = own.layout.clone();
        for other in before.iter().filter(|s| s.layout.is_some() && s.layout == layout) {
            let known: HashSet<(Option<&str>, Span)> =
                other.rows.iter().map(|r| (r.nickname.as_deref(), r.span)).collect();
            let doubled = own.take_rows(|r| known.contains(&(r.nickname.as_deref(), r.span)));
            own.skipped_rows += doubled.len() as u32;
            for row in doubled {
                let col = row.cells.first().map_or(0, |c| c.col);
                let problem = Problem::new("import.row_in_two_sheets")
                    .with("file", file)
                    .with("sheet", &own.sheet)
                    .with("cell", cell_name(row.row, col))
                    .with("found", row.nickname.unwrap_or_default())
                    .with("day", row.span.first)
                    .with("other", &other.sheet);
                own.problems.push(Finding::wrong(problem));
            }
        }
    }
}

/// The same figure of the same nickname and days in an earlier sheet of the file.
pub fn across_sheets(sheets: &mut [SheetDraft], file: &str, ctx: &Context) {
    impossible::alike(sheets, file);
    for later in 1..sheets.len() {
        let (before, rest) = sheets.split_at_mut(later);
        let Some(own) = rest.first_mut() else { return };
        let mut done: Vec<String> = Vec::new();
        for other in before.iter() {
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
                            .with("theirs", theirs);
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
    let (mut ours, mut theirs) = (Num::ZERO, Num::ZERO);
    let (mut compared, mut differing) = (0, 0);
    for row in &own.rows {
        let Some(twin) = by_row.get(&(row.nickname.as_deref(), row.span)) else { continue };
        let (Some(a), Some(b)) = (figure(row, metric), figure(twin, metric)) else { continue };
        compared += 1;
        first.get_or_insert((a, b));
        if a != b {
            differing += 1;
            differs.get_or_insert((a, b));
        }
        ours = Num::from(ours.0.checked_add(a.0)?);
        theirs = Num::from(theirs.0.checked_add(b.0)?);
    }
    let adds = matches!((ctx.metrics)(metric).map(|m| &m.total), Some(Total::Sum | Total::PersonDays));
    let shown = differs.or(first)?;
    let (ours, theirs) = if adds { (ours, theirs) } else { shown };
    let against = other.sheet.clone();
    let ok = differing == 0;
    Some((Check { metric: metric.to_owned(), ours, theirs, ok, against, compared, differing }, differs))
}
