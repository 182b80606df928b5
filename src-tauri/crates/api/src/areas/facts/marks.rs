//! The marks of a hand-entry sheet against those of the book, and the writing of what differs. What stands as it is
//! is not written again: a sheet that was confirmed on it stays confirmed.

use std::collections::{BTreeMap, HashMap};

use domain::fact::{Value, cell_name};
use domain::{Problem, Result};
use intake::{MarkDraft, MarksDraft, SheetDraft};
use locale::Locale;
use store::{NewMark, View};

use super::counting::CHANGES_SHOWN;
use super::ticks::Line;
use crate::defs::defs;
use crate::evaluate::scheme_at;
use crate::types::facts::{ChangedFigure, PreviewSheet};

/// Marks that stand in the book, by 工号 and item.
struct Standing(HashMap<(String, String), Value>);

impl Standing {
    fn read(view: &View<'_>, marks: &MarksDraft) -> Result<Self> {
        let people: HashMap<i64, String> = view.people()?.into_iter().map(|p| (p.id, p.staff_no)).collect();
        // What several raters gave is nobody's one value.
        let own = |m: &store::Mark| m.scheme == marks.scheme && m.rater.is_empty();
        let own = view.marks(marks.month)?.into_iter().filter(own);
        let named = own.filter_map(|m| Some(((people.get(&m.person)?.clone(), m.item), m.value)));
        Ok(Self(named.collect()))
    }

    fn of(&self, mark: &MarkDraft) -> Option<&Value> {
        self.0.get(&(mark.staff_no.clone(), mark.item.clone()))
    }
}

/// Counts new, changed and unchanged marks, and shows the changed ones.
pub(super) fn count(
    view: &View<'_>,
    marks: &MarksDraft,
    row: &mut PreviewSheet,
    locale: Locale,
) -> Result<Vec<Line>> {
    let standing = Standing::read(view, marks)?;
    let scheme = scheme_at(view, &*defs(view)?, &marks.scheme, marks.month)?;
    let mut lines: BTreeMap<u32, Line> = BTreeMap::new();
    for mark in &marks.marks {
        let line = lines.entry(mark.row).or_insert_with(|| Line { row: mark.row, ..Line::default() });
        match standing.of(mark) {
            None => line.new += 1,
            Some(old) if *old == mark.value => line.unchanged += 1,
            Some(old) => {
                line.changed += 1;
                if row.changes.len() < CHANGES_SHOWN {
                    let item = scheme.as_ref().and_then(|s| s.items.iter().find(|i| i.id == mark.item));
                    row.changes.push(ChangedFigure {
                        nickname: mark.staff_no.clone(),
                        day: marks.month.first(),
                        metric: mark.item.clone(),
                        name: item
                            .map_or_else(|| mark.item.clone(), |i| i.name.get(locale.lang()).to_owned()),
                        old: old.to_string(),
                        new: mark.value.to_string(),
                        cell: cell_name(mark.row, mark.col),
                    });
                }
            }
        }
    }
    let all = || lines.values();
    row.new = all().map(|l| u32::from(l.new)).sum();
    row.changed = all().map(|l| u32::from(l.changed)).sum();
    row.unchanged = all().map(|l| u32::from(l.unchanged)).sum();
    row.rows = lines.len() as u32;
    Ok(lines.into_values().collect())
}

/// What is wrong with the marks of a sheet: unknown people, unknown items, values that do not fit.
pub(super) fn problems(view: &View<'_>, sheet: &SheetDraft, marks: &MarksDraft) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let Some(scheme) = scheme_at(view, &*defs(view)?, &marks.scheme, marks.month)? else {
        problems.push(Problem::new("scheme.unknown").with("scheme", &marks.scheme));
        return Ok(problems);
    };
    for mark in &marks.marks {
        let cell = cell_name(mark.row, mark.col);
        let Some(person) = view.person_by_no(&mark.staff_no)? else {
            let problem = Problem::new("import.unknown_staff_no").with("staff_no", &mark.staff_no);
            problems.push(problem.with("sheet", &sheet.sheet).with("cell", cell));
            continue;
        };
        let Some(item) = scheme.items.iter().find(|i| i.id == mark.item) else {
            let problem = Problem::new("import.unknown_item").with("item", &mark.item);
            problems.push(problem.with("scheme", &scheme.id).with("sheet", &sheet.sheet).with("cell", cell));
            continue;
        };
        if let Err(problem) = scoring::check_value(item, item.target, &mark.value) {
            let problem = problem.with("person", &person.staff_no).with("name", &person.name);
            problems.push(problem.with("sheet", &sheet.sheet).with("cell", cell));
        }
    }
    Ok(problems)
}

/// Writes the marks that differ from the book's; `id` is the sheet they came in.
pub(super) fn write(tx: &store::Tx<'_>, marks: &MarksDraft, id: u32) -> Result<()> {
    let people: HashMap<String, i64> = tx.people()?.into_iter().map(|p| (p.staff_no, p.id)).collect();
    let standing = Standing::read(tx, marks)?;
    for mark in marks.marks.iter().filter(|m| standing.of(m) != Some(&m.value)) {
        let Some(person) = people.get(&mark.staff_no) else { continue };
        tx.set_mark(&NewMark {
            month: marks.month,
            person: *person,
            scheme: marks.scheme.clone(),
            item: mark.item.clone(),
            value: mark.value.clone(),
            reason: String::new(),
            rater: String::new(),
            cell: Some((id, mark.row, mark.col)),
        })?;
    }
    Ok(())
}
