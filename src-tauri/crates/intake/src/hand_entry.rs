//! Our own hand-entry template, read back: a row per 工号, a column per item, one month. Every filled
//! cell is a mark; what an item allows is the scheme's business, not this module's.
//!
//! The shape, which `papers` writes (change both or neither):
//! - row 1: A1 `掌柜手工录入` (the marker), B1 scheme id, C1 month as `2026-05`;
//! - row 2, hidden: from column C the item id of each column;
//! - row 3: headings for people, in either language; not read;
//! - from row 4: A 工号, B name (not read), from C the values. An empty cell, `-` or `--` is no mark;
//!   anything else is, 0 too.
//!
//! Values are in display units: `95`, `95%` and a cell with percent format showing 95 % all mean 95.
//! People may be moved, added and removed, and so may whole columns: the ids move with them. Columns
//! without an id are free.

use std::collections::HashMap;

use chrono::Datelike;
use domain::fact::{Value, cell_name};
use domain::layout::ColumnUnit;
use domain::{Month, Num, Problem};

use crate::dates;
use crate::draft::{Finding, Kind, MarkDraft, MarksDraft, SheetDraft};
use crate::names::{half_width, normal, trim};
use crate::read::shorten;
use crate::recognise::printed;
use crate::values::{self, Reading};
use crate::workbook::{Cell, Table, shown};

/// The text of A1.
const MARKER: &str = "掌柜手工录入";

pub fn is_template(table: &Table) -> bool {
    table.lines.first().and_then(|l| l.cells.first()).is_some_and(|(_, cell)| normal(&shown(cell)) == MARKER)
}

pub fn read(table: &Table, file: &str) -> SheetDraft {
    let mut draft = SheetDraft {
        sheet: table.sheet.clone(),
        hidden: table.hidden,
        kind: Kind::Marks,
        ..SheetDraft::default()
    };
    let problem = |code: &str| Problem::new(code).with("file", file).with("sheet", &table.sheet);
    let refuse = |draft: &mut SheetDraft, code: &str| draft.problems.push(Finding::refused(problem(code)));
    let Some((top, (left, _))) = table.lines.first().and_then(|l| Some((l, l.cells.first()?))) else {
        refuse(&mut draft, "import.marks_top_changed");
        return draft;
    };
    let scheme = Some(shown(top.get(left + 1))).filter(|s| !s.is_empty());
    let (Some(scheme), Some(month)) = (scheme, month_of(top.get(left + 2))) else {
        refuse(&mut draft, "import.marks_top_changed");
        return draft;
    };
    let at = |offset: u32| table.lines.iter().find(|l| l.row == top.row + offset);
    draft.headers = at(2).map(printed).unwrap_or_default();
    draft.span = Some(month.span());
    draft.covers = vec![month.span()];
    let staff_col = *left;
    let mut items: Vec<(u32, String)> = Vec::new();
    for (col, cell) in at(1).into_iter().flat_map(|l| &l.cells).filter(|(col, _)| *col > left + 1) {
        let id = shown(cell);
        if id.is_empty() {
            continue;
        }
        if items.iter().any(|(_, known)| *known == id) {
            let twice = problem("import.marks_item_twice")
                .with("cell", cell_name(top.row + 1, *col))
                .with("found", &id);
            draft.problems.push(Finding::refused(twice));
            return draft;
        }
        items.push((*col, id));
    }
    if items.is_empty() {
        refuse(&mut draft, "import.marks_no_items");
        return draft;
    }
    let mut marks = Vec::new();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for line in table.lines.iter().filter(|l| l.row > top.row + 2) {
        let filled: Vec<(u32, &String, Reading)> = items
            .iter()
            .map(|(col, id)| (*col, id, value(line.get(*col))))
            .filter(|(_, _, reading)| *reading != Reading::Missing)
            .collect();
        if filled.is_empty() {
            continue;
        }
        let at = cell_name(line.row, staff_col);
        let staff_no = shown(line.get(staff_col));
        if staff_no.is_empty() {
            draft.problems.push(Finding::wrong(problem("import.marks_no_staff_no").with("cell", at)));
            draft.skipped_rows += 1;
            continue;
        }
        if let Some(first) = seen.get(&staff_no) {
            let twice = problem("import.marks_staff_twice").with("cell", at).with("found", &staff_no);
            draft.problems.push(Finding::wrong(twice.with("first", first + 1)));
            draft.skipped_rows += 1;
            continue;
        }
        seen.insert(staff_no.clone(), line.row);
        for (col, id, reading) in filled {
            match reading {
                Reading::Value(value) => {
                    marks.push(MarkDraft {
                        staff_no: staff_no.clone(),
                        item: id.clone(),
                        value,
                        row: line.row,
                        col,
                    });
                }
                _ => {
                    let found = shorten(&shown(line.get(col)));
                    let wrong = problem("import.not_a_number").with("cell", cell_name(line.row, col));
                    draft
                        .problems
                        .push(Finding::wrong(wrong.with("found", found).with("expected", "number")));
                }
            }
        }
    }
    if marks.is_empty() && draft.problems.is_empty() {
        draft.problems.push(Finding::warning(problem("import.no_rows")));
    }
    draft.marks = Some(MarksDraft { scheme, month, marks });
    draft
}

/// `2026-05`, `2026年5月`, `2026/5`, or a date that a spreadsheet made of it.
fn month_of(cell: &Cell) -> Option<Month> {
    if let Some(span) = dates::of_cell(cell) {
        return Month::new(span.first.year(), span.first.month());
    }
    let Cell::Text(text) = cell else { return None };
    let text: String = trim(text).chars().map(half_width).collect();
    let (year, month) = text.trim_end_matches('月').split_once(['-', '/', '.', '年'])?;
    if year.len() != 4 {
        return None;
    }
    Month::new(year.parse().ok()?, month.parse().ok()?)
}

/// A figure in display units, or the word itself where it is not one.
fn value(cell: &Cell) -> Reading {
    match values::read(cell, ColumnUnit::Number, None) {
        Reading::Value(Value::Number(n)) if matches!(cell, Cell::Percent(_)) => {
            n.0.checked_mul(Num::HUNDRED.0)
                .map_or(Reading::Wrong("number"), |p| Reading::Value(Num::from(p).into()))
        }
        Reading::Wrong(_) => match cell {
            Cell::Text(text) => match values::read(cell, ColumnUnit::Percent, None) {
                Reading::Value(Value::Number(n)) if trim(text).ends_with(['%', '％']) => {
                    Reading::Value(Num::from(n.0 * Num::HUNDRED.0).into())
                }
                _ => Reading::Value(Value::Label(trim(text).to_owned())),
            },
            _ => Reading::Wrong("number"),
        },
        other => other,
    }
}
