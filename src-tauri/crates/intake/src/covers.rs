//! The days that a sheet answers for, when rows of it are taken away.

use std::collections::BTreeSet;

use domain::{Day, Span};

/// Spans joined where they touch.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut runs: Vec<Span> = Vec::new();
    for span in spans {
        match runs.last_mut() {
            Some(run) if span.first <= run.last.succ_opt().unwrap_or(run.last) => {
                run.last = run.last.max(span.last)
            }
            _ => runs.push(span),
        }
    }
    runs
}

/// The days that a sheet still speaks for: not those of which nothing but rows taken away is left.
pub fn covers_without(covers: &[Span], gone: &[Span], kept: &[Span]) -> Vec<Span> {
    let on = |spans: &[Span]| -> BTreeSet<Day> { spans.iter().flat_map(|s| s.days()).collect() };
    let (gone, kept) = (on(gone), on(kept));
    let mut result: Vec<Span> = Vec::new();
    for day in covers.iter().flat_map(|s| s.days()) {
        if gone.contains(&day) && !kept.contains(&day) {
            continue;
        }
        match result.last_mut() {
            Some(last) if last.last.succ_opt() == Some(day) => last.last = day,
            _ => result.push(Span::day(day)),
        }
    }
    result
}
