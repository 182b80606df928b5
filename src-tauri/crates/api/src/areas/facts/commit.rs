//! Writing a preview, once; listing and withdrawing what was imported.

use domain::{Problem, Result};
use intake::{Kind, MarksDraft, SheetDraft};
use store::{ChangeLabel, HAND_ENTRY, ImportState, NewSheet};

use super::preview::Prepared;
use super::ticks::{kept, ticked};
use super::{marks, nothing};
use crate::areas::change;
use crate::areas::settings::automatic;
use crate::defs::defs;
use crate::host::{Host, Job, lock};
use crate::types::facts::{Commit, Committed, ImportRow, ImportedSheet, LeftCount, Ticks};
use crate::types::{Nothing, Written};

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
    let ticks = request.ticks.unwrap_or_default();
    let shown = ticked(host, &prepared, &ticks);
    let refused = shown.refused.first().filter(|_| !ticks.without_refused);
    let stop = match (prepared.read_only, refused, &shown.note) {
        (true, ..) => Some(Problem::new("book.read_only").with("detail", "")),
        (_, Some(refused), _) => Some(refused.told.problem.clone()),
        (_, _, Some(note)) if nothing::stops(&note.problem) => Some(note.problem.clone()),
        _ if shown.wrong > 0 => Some(Problem::new("import.wrong_cells").with("count", shown.wrong)),
        _ => None,
    };
    if let Some(problem) = stop {
        return Err(problem);
    }
    job.step("job-backup", 0, 2)?;
    let backup = automatic(host, "before-import")?;
    job.last_step("job-writing")?;
    let written = write(host, &prepared, &ticks, &shown.left)?;
    Ok(Written {
        value: Committed {
            import: written.value,
            new: shown.new,
            changed: shown.changed,
            unchanged: shown.unchanged,
            unmatched: shown.unmatched.len() as u32,
            left: (shown.left != LeftCount::default()).then_some(shown.left),
            backup: Some(backup),
        },
        changed: written.changed,
        saved_at: written.saved_at,
    })
}

/// Writes what is ticked as one import; gives its number.
pub(crate) fn write(
    host: &Host,
    prepared: &Prepared,
    ticks: &Ticks,
    count: &LeftCount,
) -> Result<Written<i64>> {
    let kept = kept(prepared, ticks);
    let mut sheets = Vec::new();
    let mut left = Vec::new();
    let mut written: Vec<(usize, &SheetDraft, &MarksDraft)> = Vec::new();
    for own in &kept {
        let layout = match (own.sheet.kind, own.sheet.layout.as_deref()) {
            (Kind::Facts, Some(layout)) => layout,
            (Kind::Marks, _) => HAND_ENTRY,
            _ => continue,
        };
        if let Some(own_marks) = own.marks.as_deref().filter(|_| own.sheet.kind == Kind::Marks) {
            written.push((sheets.len(), own.sheet, own_marks));
        }
        left.push(own.left.clone());
        sheets.push(NewSheet {
            file: &own.draft.file,
            sha256: &own.draft.sha256,
            sheet: &own.sheet.sheet,
            layout,
            shop: prepared.shops.id(own.at),
            headers: &own.sheet.headers,
            covers: &own.covers,
            rows: &own.rows,
        });
    }
    if sheets.is_empty() {
        return Err(Problem::new("import.nothing"));
    }
    let note = if *count == LeftCount::default() {
        String::new()
    } else {
        serde_json::to_string(count).unwrap_or_default()
    };
    let names = file_names(sheets.iter().map(|s| s.file));
    let label = ChangeLabel::new("change.import").with("files", &names);
    change(host, label, "", |tx| {
        for (_, sheet, own) in &written {
            if tx.is_closed(own.month)? {
                return Err(Problem::new("month.closed").with("month", own.month).into());
            }
            if let Some(problem) = marks::problems(tx, sheet, own)?.into_iter().next() {
                return Err(problem.into());
            }
        }
        if let Some(first) = kept.iter().find_map(|own| prepared.shops.of(own.at).filter(|s| s.id == 0)) {
            let shop = tx.add_shop(&first.name, first.platform)?;
            sheets.iter_mut().filter(|s| s.shop == 0).for_each(|s| s.shop = shop);
        }
        let imported = tx.import_without(&sheets, &left, &note)?;
        for (at, _, own) in &written {
            let id = imported.sheets.get(*at).copied().unwrap_or_default();
            marks::write(tx, own, id)?;
        }
        Ok(imported.import)
    })
}

/// The first two names and how many more.
pub(super) fn file_names<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = files.collect();
    names.dedup();
    match names.as_slice() {
        [a, b, rest @ ..] if !rest.is_empty() => format!("{a}, {b} (+{})", rest.len()),
        all => all.join(", "),
    }
}

pub fn imports(host: &Host, _: Nothing) -> Result<Vec<ImportRow>> {
    host.with(|open| {
        let view = open.book.read();
        let closed = view.closed_months()?;
        let (shops, defs) = (view.shops()?, defs(&view)?);
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
                left: serde_json::from_str(&import.left_out).ok(),
                withdrawn: import.state == ImportState::Withdrawn,
                held: held.map(|p| host.told(p)),
                files: import
                    .sheets
                    .into_iter()
                    .map(|s| {
                        let layout = defs.layout(&s.layout);
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
