//! A sheet's figures against those of the book: new, changed, unchanged, and what the sheet no longer has.

use std::collections::HashMap;

use domain::fact::{Cell, FactState, Value, cell_name};
use domain::{Result, Span};
use intake::SheetDraft;
use locale::Locale;
use store::{Existing, View};

use super::exclude::shown;
use super::ticks::Line;
use crate::defs::Defs;
use crate::types::facts::{ChangedFigure, PreviewSheet};

/// Changed figures that a preview lists, a sheet; the counts are complete.
pub(super) const CHANGES_SHOWN: usize = 200;

/// Nickname, days and metric: what tells a figure from another within a shop and layout.
type Key = (Option<String>, Span, String);

/// Counts a sheet's figures against the book, row by row. Gives the lines, and the figures that the book has of the
/// days it speaks for and the sheet has not.
pub(super) fn count(
    view: &View<'_>,
    shop: i64,
    sheet: &SheetDraft,
    row: &mut PreviewSheet,
    (defs, locale): (&Defs, Locale),
) -> Result<(Vec<Line>, Vec<Existing>)> {
    let (Some(layout), Some(span)) = (&sheet.layout, sheet.span) else {
        let marks = sheet.marks.as_ref();
        let lines = marks.map_or_else(|| Ok(Vec::new()), |m| super::marks::count(view, m, row, locale))?;
        return Ok((lines, Vec::new()));
    };
    let reach = sheet
        .covers
        .iter()
        .fold(span, |all, c| Span { first: all.first.min(c.first), last: all.last.max(c.last) });
    let existing = view.existing(shop, layout, reach)?;
    let mut known = by_key(existing);
    let mut lines = Vec::with_capacity(sheet.rows.len());
    for draft in &sheet.rows {
        let mut line = Line { row: draft.row, ..Line::default() };
        if known.is_empty() {
            line.new = draft.cells.len() as u16;
        } else {
            for cell in &draft.cells {
                let key = (draft.nickname.clone(), draft.span, cell.metric.to_string());
                match known.get_mut(&key).and_then(Vec::pop) {
                    None => line.new += 1,
                    Some(old) if same(&old, cell) => line.unchanged += 1,
                    Some(old) => {
                        line.changed += 1;
                        if row.changes.len() < CHANGES_SHOWN {
                            row.changes.push(changed(draft, cell, &old, defs, locale));
                        }
                    }
                }
            }
        }
        row.new += u32::from(line.new);
        row.changed += u32::from(line.changed);
        row.unchanged += u32::from(line.unchanged);
        lines.push(line);
    }
    Ok((lines, known.into_values().flatten().collect()))
}

fn by_key(existing: Vec<Existing>) -> HashMap<Key, Vec<Existing>> {
    let mut map: HashMap<Key, Vec<Existing>> = HashMap::with_capacity(existing.len());
    // Popped from the end: the first meets the first.
    for old in existing.into_iter().rev() {
        map.entry((old.nickname.clone(), old.span, old.metric.clone())).or_default().push(old);
    }
    map
}

fn same(old: &Existing, new: &Cell) -> bool {
    old.value == new.value
        && old.numerator == new.numerator
        && old.denominator == new.denominator
        && old.state == new.state
}

fn changed(
    row: &domain::fact::Row,
    cell: &Cell,
    old: &Existing,
    defs: &Defs,
    locale: Locale,
) -> ChangedFigure {
    let show = |value: Option<&Value>, state: FactState| shown(&cell.metric, value, state, (defs, locale));
    ChangedFigure {
        nickname: row.nickname.clone().unwrap_or_default(),
        day: row.span.first,
        metric: cell.metric.to_string(),
        name: defs.metric_name(&cell.metric, locale.lang()),
        old: show(old.value.as_ref(), old.state),
        new: show(cell.value.as_ref(), cell.state),
        cell: cell_name(row.row, cell.col),
    }
}
