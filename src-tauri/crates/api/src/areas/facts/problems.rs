//! What is wrong with the files of a preview, one entry a kind with its cure, and the list of it as a workbook.

use std::collections::BTreeMap;

use domain::{Problem, Result};
use intake::{FileDraft, Level, SheetDraft};
use locale::Locale;
use papers::workbook::{ProblemListDoc, ProblemRow, problem_list};

use super::preview::{More, Prepared};
use crate::host::{Host, lock};
use crate::types::Nothing;
use crate::types::facts::{ProblemGroup, ProblemPlace, SaveProblems};

/// Places that a group names.
const EXAMPLES: usize = 6;

/// Every problem of the files, then `more`.
fn all<'a>(drafts: &'a [FileDraft], more: &'a [More]) -> impl Iterator<Item = Told<'a>> {
    let files = drafts.iter().flat_map(|file| {
        let own = file.problems.iter().map(move |f| (file, None, &f.problem, f.level));
        own.chain(file.sheets.iter().flat_map(move |sheet| {
            sheet.problems.iter().map(move |f| (file, Some(sheet), &f.problem, f.level))
        }))
    });
    files.chain(more.iter().filter_map(|one| {
        let file = drafts.get(one.at.0)?;
        Some((file, file.sheets.get(one.at.1), &one.problem, one.level))
    }))
}

/// A problem with the file and the sheet it was found in.
type Told<'a> = (&'a FileDraft, Option<&'a SheetDraft>, &'a Problem, Level);

/// Problems grouped by what mends them; what stops the import first, then the most frequent.
/// `more` are those that comparing with the book found.
pub(super) fn groups(locale: Locale, drafts: &[FileDraft], more: &[More]) -> Vec<ProblemGroup> {
    let mut groups: BTreeMap<(bool, &str), ProblemGroup> = BTreeMap::new();
    for (file, sheet, problem, level) in all(drafts, more).filter(|(.., level)| *level != Level::Refused) {
        let warning = level == Level::Warning;
        let param = |name: &str| problem.params.get(name).cloned().unwrap_or_default();
        let group = groups.entry((warning, problem.code.as_str())).or_insert_with(|| {
            let id = format!("cure-{}", locale::message_id(&problem.code));
            ProblemGroup {
                code: problem.code.clone(),
                warning,
                count: 0,
                text: locale.problem(problem),
                cure: if locale.has(&id) { locale.message(&id, &[]) } else { String::new() },
                examples: Vec::new(),
            }
        });
        group.count += 1;
        if group.examples.len() < EXAMPLES {
            group.examples.push(ProblemPlace {
                file: file.file.clone(),
                sheet: sheet.map_or_else(|| param("sheet"), |s| s.sheet.clone()),
                cell: param("cell"),
                found: param("found"),
            });
        }
    }
    let mut list: Vec<ProblemGroup> = groups.into_values().collect();
    list.sort_by(|a, b| a.warning.cmp(&b.warning).then(b.count.cmp(&a.count)));
    list
}

/// Saves every problem of a waiting preview with its reason. Errors: `import.preview_gone`, `papers.empty`.
pub fn save_problems(host: &Host, request: SaveProblems) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let doc = {
        let previews = lock(&host.previews);
        let prepared = previews.get(&request.preview).ok_or_else(|| Problem::new("import.preview_gone"))?;
        list(host, prepared)
    };
    crate::areas::saving::write_file(&path, &problem_list(&doc)?)?;
    Ok(Nothing {})
}

fn list(host: &Host, prepared: &Prepared) -> ProblemListDoc {
    let locale = host.locale();
    let heading = |id: &str| locale.message(id, &[]);
    let rows = all(&prepared.drafts, &prepared.found.more).map(|(draft, own, problem, _)| {
        let param = |name: &str| problem.params.get(name).cloned().unwrap_or_default();
        let (file, cell) = (draft.file.clone(), param("cell"));
        let sheet = own.map_or_else(|| param("sheet"), |s| s.sheet.clone());
        let row = super::preview::row_of(&cell);
        let own = own.zip(row).and_then(|(s, row)| s.rows.iter().find(|r| r.row == row));
        let place = [sheet, cell].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ! ");
        ProblemRow {
            place: if place.is_empty() { file.clone() } else { place },
            cells: vec![
                file,
                own.and_then(|r| r.nickname.clone()).unwrap_or_default(),
                own.map(|r| locale.span(r.span)).unwrap_or_default(),
                param("found"),
                param("expected"),
            ],
            reason: locale.problem(problem),
        }
    });
    let headers = ["facts-file", "staff-nickname", "facts-day", "facts-found", "facts-should_be"];
    ProblemListDoc { lang: host.lang(), headers: headers.map(heading).to_vec(), rows: rows.collect() }
}
