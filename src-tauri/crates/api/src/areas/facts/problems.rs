//! What is wrong with the files of a preview, one entry a kind with its cure, and the list of it as a workbook.

use std::collections::BTreeMap;

use domain::{Problem, Result};
use intake::{FileDraft, Level};
use locale::Locale;
use papers::workbook::{ProblemListDoc, ProblemRow, problem_list};

use super::preview::Prepared;
use crate::host::{Host, lock};
use crate::types::Nothing;
use crate::types::facts::{ProblemGroup, ProblemPlace, SaveProblems};

/// Places that a group names.
const EXAMPLES: usize = 6;

/// Every problem of the files with the name of its file.
pub(super) fn all(drafts: &[FileDraft]) -> impl Iterator<Item = (&FileDraft, &str, &Problem, Level)> {
    drafts.iter().flat_map(|draft| {
        let own = draft.problems.iter().map(move |f| (draft, "", &f.problem, f.level));
        own.chain(draft.sheets.iter().flat_map(move |sheet| {
            sheet.problems.iter().map(move |f| (draft, sheet.sheet.as_str(), &f.problem, f.level))
        }))
    })
}

/// Problems grouped by what mends them; what stops the import first, then the most frequent.
/// `more` are those that comparing with the book found: file, sheet, problem.
pub(super) fn groups(
    locale: Locale,
    drafts: &[FileDraft],
    more: &[(String, String, Problem)],
) -> Vec<ProblemGroup> {
    let mut groups: BTreeMap<(bool, &str), ProblemGroup> = BTreeMap::new();
    let found = all(drafts)
        .filter(|(.., level)| *level != Level::Refused)
        .map(|(draft, sheet, problem, level)| (draft.file.as_str(), sheet, problem, level == Level::Warning));
    let more = more.iter().map(|(file, sheet, problem)| (file.as_str(), sheet.as_str(), problem, false));
    for (file, sheet, problem, warning) in found.chain(more) {
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
                file: file.to_owned(),
                sheet: if sheet.is_empty() { param("sheet") } else { sheet.to_owned() },
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
    crate::areas::papers::write_file(&path, &problem_list(&doc)?)?;
    Ok(Nothing {})
}

fn list(host: &Host, prepared: &Prepared) -> ProblemListDoc {
    let locale = host.locale();
    let heading = |id: &str| locale.message(id, &[]);
    let found = all(&prepared.drafts)
        .map(|(draft, sheet, problem, _)| (draft.file.clone(), sheet.to_owned(), problem));
    let more = prepared.more.iter().map(|(file, sheet, problem)| (file.clone(), sheet.clone(), problem));
    let rows = found.chain(more).map(|(file, sheet, problem)| {
        let param = |name: &str| problem.params.get(name).cloned().unwrap_or_default();
        let cell = param("cell");
        let sheet = if sheet.is_empty() { param("sheet") } else { sheet };
        let row = super::preview::row_of(&cell);
        let draft = prepared.drafts.iter().find(|d| d.file == file);
        let own = draft.and_then(|d| d.sheets.iter().find(|s| s.sheet == sheet));
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
