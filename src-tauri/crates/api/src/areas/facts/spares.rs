//! Rows that were taken away because another row of the import says the same: where that one is unticked, the first of
//! them counts in its place.

use std::collections::HashSet;

use domain::fact::Row;
use domain::{Month, Result, Span};
use intake::{FileDraft, SheetDraft};
use store::View;

use super::counting;
use super::ticks::Line;
use super::whose::{At, Shops};
use crate::defs::Defs;
use crate::types::facts::PreviewSheet;
use locale::Locale;

pub(crate) struct Spare {
    pub at: At,
    pub row: Row,
    /// The row that stands for it: its sheet, and where in it.
    pub holder: (At, u32),
    /// What it would do.
    pub line: Line,
    /// Of a closed month: it never counts.
    closed: bool,
}

impl Spare {
    pub fn new(at: At, row: Row, holder: (At, u32)) -> Self {
        Self { at, row, holder, line: Line::default(), closed: false }
    }
}

/// Counts the spare rows of one sheet against the book. `shown` is the sheet in the preview; it stays as it is.
pub(super) fn count(
    view: &View<'_>,
    (drafts, shops): (&[FileDraft], &Shops),
    spares: &mut [Spare],
    shown: &PreviewSheet,
    (defs, locale): (&Defs, Locale),
    closed: &[Month],
) -> Result<()> {
    let Some(first) = spares.first() else { return Ok(()) };
    let at = first.at;
    let layout = drafts.get(at.0).and_then(|d| d.sheets.get(at.1)).and_then(|s| s.layout.clone());
    let rows: Vec<Row> = spares.iter().map(|s| s.row.clone()).collect();
    let days = rows
        .iter()
        .map(|r| r.span)
        .reduce(|all, own| Span { first: all.first.min(own.first), last: all.last.max(own.last) });
    let sheet = SheetDraft { layout, span: days, rows, ..SheetDraft::default() };
    let (lines, _) = counting::count(view, shops.id(at), &sheet, &mut shown.clone(), (defs, locale))?;
    for (spare, line) in spares.iter_mut().zip(lines) {
        spare.line = line;
        spare.closed = closed.iter().any(|m| m.span().overlaps(spare.row.span));
    }
    Ok(())
}

/// The spare rows that count: of those with one holder the first that is not left out itself, where the holder is.
pub(super) fn counted(spares: &[Spare], left: impl Fn(At, u32) -> bool) -> Vec<&Spare> {
    let mut filled: HashSet<(At, u32)> = HashSet::new();
    let counts = |spare: &&Spare| {
        let (holder, row) = spare.holder;
        !spare.closed && left(holder, row) && !left(spare.at, spare.row.row) && filled.insert(spare.holder)
    };
    spares.iter().filter(counts).collect()
}
