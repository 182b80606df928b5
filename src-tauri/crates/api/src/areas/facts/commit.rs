//! Writing a preview, once; listing and withdrawing what was imported.

use std::collections::HashMap;

use definitions::{dictionary, read_scheme};
use domain::fact::cell_name;
use domain::scheme::Scheme;
use domain::{Problem, Result};
use intake::{Kind, SheetDraft};
use store::{ChangeLabel, ImportState, NewMark, NewSheet, View};

use super::preview::Prepared;
use crate::areas::change;
use crate::areas::settings::automatic;
use crate::host::{Host, Job, layouts, lock};
use crate::types::facts::{Commit, Committed, ImportRow, ImportedSheet, Withdraw};
use crate::types::{Nothing, Written};

/// What a hand-entry sheet is called among the layouts.
pub(crate) const HAND_ENTRY: &str = "zhanggui.hand_entry";

/// Writes what was previewed, once: everything or nothing. A verified backup comes first, noted in the book's list
/// of backups; that note stays even where the import itself then fails, because the backup stays too and the owner
/// must find it. Nothing else of the book changes then: the note is no change, has no history and is not undone.
pub fn commit(host: &Host, request: Commit, job: &Job) -> Result<Written<Committed>> {
    // Taken out before anything is written: a second click finds nothing.
    let prepared = lock(&host.previews).remove(&request.preview);
    let prepared = prepared.ok_or_else(|| Problem::new("import.preview_gone"))?;
    let now = host.with(|open| Ok(open.book.read().last_change()?))?;
    if now != prepared.change {
        return Err(Problem::new("import.preview_gone"));
    }
    if let Some(problem) = prepared.stop {
        return Err(problem);
    }
    job.step("job-backup", 0, 2)?;
    let backup = automatic(host, "before-import")?;
    job.step("job-writing", 1, 2)?;
    write(host, prepared, Some(backup))
}

/// Writes the drafts as one import.
pub(crate) fn write(host: &Host, prepared: Prepared, backup: Option<String>) -> Result<Written<Committed>> {
    let wrong: usize = prepared.drafts.iter().flat_map(|d| &d.sheets).map(SheetDraft::wrong).sum();
    if wrong > 0 {
        return Err(Problem::new("import.wrong_cells").with("count", wrong));
    }
    let mut sheets = Vec::new();
    let mut marks: Vec<(usize, &SheetDraft)> = Vec::new();
    for draft in prepared.drafts.iter().filter(|d| !d.refused()) {
        for sheet in &draft.sheets {
            let layout = match (sheet.kind, sheet.layout.as_deref()) {
                (Kind::Facts, Some(layout)) => layout,
                (Kind::Marks, _) => HAND_ENTRY,
                _ => continue,
            };
            if sheet.kind == Kind::Marks {
                marks.push((sheets.len(), sheet));
            }
            sheets.push(NewSheet {
                file: &draft.file,
                sha256: &draft.sha256,
                sheet: &sheet.sheet,
                layout,
                shop: prepared.shop.id,
                headers: &sheet.headers,
                covers: &sheet.covers,
                rows: &sheet.rows,
            });
        }
    }
    if sheets.is_empty() {
        return Err(Problem::new("import.nothing"));
    }
    let names = file_names(sheets.iter().map(|s| s.file));
    let label = ChangeLabel::new("change.import").with("files", &names);
    let written = change(host, label, "", |tx| {
        for (_, sheet) in &marks {
            if let Some(problem) = mark_problems(tx, sheet)?.into_iter().next() {
                return Err(problem.into());
            }
        }
        if prepared.shop.id == 0 {
            let shop = tx.add_shop(&prepared.shop.name, prepared.shop.platform)?;
            sheets.iter_mut().for_each(|s| s.shop = shop);
        }
        let imported = tx.import(&sheets)?;
        for (at, sheet) in &marks {
            let id = imported.sheets.get(*at).copied().unwrap_or_default();
            write_marks(tx, sheet, id)?;
        }
        Ok(imported.import)
    })?;
    let summary = prepared.summary;
    Ok(Written {
        value: Committed {
            import: written.value,
            new: summary.new,
            changed: summary.changed,
            unchanged: summary.unchanged,
            unmatched: summary.unmatched,
            backup,
        },
        changed: written.changed,
        saved_at: written.saved_at,
    })
}

/// The first two names and how many more.
fn file_names<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = files.collect();
    names.dedup();
    match names.as_slice() {
        [a, b, rest @ ..] if !rest.is_empty() => format!("{a}, {b} (+{})", rest.len()),
        all => all.join(", "),
    }
}

/// What is wrong with the marks of a sheet: unknown people, unknown items, values that do not fit.
pub(crate) fn mark_problems(view: &View<'_>, sheet: &SheetDraft) -> Result<Vec<Problem>> {
    let Some(marks) = &sheet.marks else { return Ok(Vec::new()) };
    let mut problems = Vec::new();
    if view.is_closed(marks.month)? {
        problems.push(Problem::new("month.closed").with("month", marks.month));
    }
    let Some(scheme) = scheme_at(view, &marks.scheme, marks.month)? else {
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

fn scheme_at(view: &View<'_>, key: &str, month: domain::Month) -> Result<Option<Scheme>> {
    match view.scheme_version_at(key, month)? {
        Some(version) => Ok(Some(read_scheme(&version.text, dictionary())?)),
        None => Ok(None),
    }
}

fn write_marks(tx: &store::Tx<'_>, sheet: &SheetDraft, id: u32) -> store::Result<()> {
    let Some(marks) = &sheet.marks else { return Ok(()) };
    let people: HashMap<String, i64> = tx.people()?.into_iter().map(|p| (p.staff_no, p.id)).collect();
    for mark in &marks.marks {
        let Some(person) = people.get(&mark.staff_no) else { continue };
        tx.set_mark(&NewMark {
            month: marks.month,
            person: *person,
            scheme: marks.scheme.clone(),
            item: mark.item.clone(),
            value: mark.value.clone(),
            reason: String::new(),
            cell: Some((id, mark.row, mark.col)),
        })?;
    }
    Ok(())
}

pub fn imports(host: &Host, _: Nothing) -> Result<Vec<ImportRow>> {
    host.with(|open| {
        let view = open.book.read();
        let closed = view.closed_months()?;
        let shops = view.shops()?;
        let rows = view.imports()?.into_iter().map(|import| {
            let held = import.sheets.iter().filter_map(|s| s.span).find_map(|span| {
                closed
                    .iter()
                    .find(|m| m.span().overlaps(span))
                    .map(|m| Problem::new("month.closed").with("month", m))
            });
            ImportRow {
                id: import.id,
                at: import.at,
                by: import.by,
                facts: import.sheets.iter().map(|s| s.facts).sum(),
                withdrawn: import.state == ImportState::Withdrawn,
                held: held.map(|p| host.told(p)),
                files: import
                    .sheets
                    .into_iter()
                    .map(|s| {
                        let layout = layouts().iter().find(|l| l.id == s.layout);
                        let shop = shops.iter().find(|shop| shop.id == s.shop);
                        let span = s.span.unwrap_or(domain::Span::day(host.now().today));
                        ImportedSheet {
                            layout_name: layout.map_or_else(
                                || host.locale().message("doc-file_hand_entry", &[]),
                                |l| l.name.get(host.lang()).to_owned(),
                            ),
                            shop: shop.map(|s| s.name.clone()).unwrap_or_default(),
                            file: s.file,
                            sheet: s.sheet,
                            from: span.first,
                            to: span.last,
                            facts: s.facts,
                        }
                    })
                    .collect(),
            }
        });
        Ok(rows.collect())
    })
}

pub fn withdraw(host: &Host, request: Withdraw) -> Result<Written<Nothing>> {
    let files = host.with(|open| {
        let imports = open.book.read().imports()?;
        let own = imports.into_iter().find(|i| i.id == request.import);
        Ok(own.map(|i| file_names(i.sheets.iter().map(|s| s.file.as_str()))).unwrap_or_default())
    })?;
    change(host, ChangeLabel::new("change.import_withdraw").with("files", files), "", |tx| {
        tx.withdraw(request.import)?;
        Ok(Nothing {})
    })
}
