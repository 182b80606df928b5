//! What an import would do. Files are read beside the book (`reading`); only the comparison holds it.

use std::collections::{BTreeSet, HashMap};

use domain::fact::{Cell, FactState};
use domain::layout::Layout;
use domain::people::Shop;
use domain::{Lang, Problem, Result, Span};
use intake::{Check, FileDraft, Kind, Level, SheetDraft};
use store::View;

use super::gone::{self, Gone, Unmet};
use super::spares::Spare;
use super::ticks::Lines;
use super::together::{self, Doubled, Together};
use super::whose::{self, At, Choice, Shops};
use super::{counting, files, mapping, marks, modes, nothing, problems, reading, spares, unmatched};
use crate::defs::{Defs, defs, hints};
use crate::host::{Host, Job, lock};
use crate::types::facts::{
    CellProblem, CheckRow, LeftCount, Preview, PreviewRequest, PreviewSheet, RefusedFile,
};

/// Problems that a preview lists, a sheet; the groups count them all, and the workbook of problems has them.
const PROBLEMS_SHOWN: usize = 200;
/// Previews that wait to be committed; an older one is forgotten.
const PREVIEWS_KEPT: usize = 4;

/// A preview that waits to be committed. Committing takes it away, so nothing is written twice.
pub(crate) struct Prepared {
    pub drafts: Vec<FileDraft>,
    pub shops: Shops,
    /// As shown, with everything ticked.
    pub base: Preview,
    pub found: Found,
    pub read_only: bool,
    /// Number of the last change when the comparison was made.
    pub change: i64,
}

/// What comparing the files with the book and with one another found.
#[derive(Default)]
pub(crate) struct Found {
    /// The sheets of the preview, row by row.
    pub lines: Vec<Lines>,
    pub more: Vec<More>,
    pub doubled: Vec<Doubled>,
    /// By sheet and row.
    pub spares: Vec<Spare>,
    pub gone: Vec<Gone>,
}

/// A problem that is not of the file alone.
pub(crate) struct More {
    pub at: At,
    pub problem: Problem,
    pub level: Level,
}

impl Prepared {
    /// Drafts that are written as they are, without having been shown.
    pub fn unseen(drafts: Vec<FileDraft>, shop: &Shop, change: i64) -> Self {
        let (base, shops) = (empty(String::new()), Shops::all(&drafts, shop));
        Self { drafts, shops, base, found: Found::default(), read_only: false, change }
    }
}

fn empty(id: String) -> Preview {
    Preview {
        id,
        sheets: Vec::new(),
        refused: Vec::new(),
        passed_over: Vec::new(),
        new: 0,
        changed: 0,
        unchanged: 0,
        gone: 0,
        skipped: 0,
        wrong: 0,
        groups: Vec::new(),
        left: LeftCount::default(),
        unmatched: Vec::new(),
        known: Vec::new(),
        unknown: Vec::new(),
        can_commit: true,
        note: None,
    }
}

pub fn preview(host: &Host, request: PreviewRequest, job: &Job) -> Result<Preview> {
    if request.tokens.is_empty() {
        return Err(Problem::new("import.no_file_chosen"));
    }
    let given = request.tokens.iter().map(|t| host.given(t)).collect::<Result<Vec<_>>>()?;
    let choice = Choice::new(host.with(|open| Ok(open.book.read().shops()?))?, &request)?;
    let files = files::expand(given)?;
    let (defs, mut hints) = host.with(|open| {
        let view = open.book.read();
        Ok((defs(&view)?, hints(&view)?))
    })?;
    let asked = request.days.unwrap_or_default().into_iter();
    hints.days = asked.map(|d| (d.sha256, d.sheet, Span { first: d.from, last: d.to.max(d.from) })).collect();
    let reading::Read { mut drafts, refused, left } =
        reading::read_all(host, files, request.month, (&defs, &hints), job)?;
    job.step("job-comparing", 0, drafts.len())?;
    let id = host.fresh_id("preview");
    let (preview, prepared) = host.with(|open| {
        let view = open.book.read();
        together::same_file_twice(&mut drafts);
        let accounts = view.accounts()?;
        let shops = choice.of(&drafts, &accounts, &defs)?;
        whose::tell_other_platforms(&mut drafts, &shops, &defs);
        modes::tell_other_modes(&view, &mut drafts, &shops)?;
        let together = together::same_rows(&mut drafts, &shops);
        together::names_alike(&mut drafts, &shops, &accounts);
        let (mut preview, found) = compare(host, &view, (&drafts, &shops), together, &id)?;
        (preview.known, preview.unknown) = mapping::others(host, &defs, &drafts);
        preview.refused.splice(0..0, refused);
        preview.passed_over = left;
        preview.groups = problems::groups(host.locale(), &drafts, &found.more);
        let read_only = open.book.read_only();
        preview.can_commit &= preview.refused.is_empty() && !read_only;
        for row in &mut preview.sheets {
            row.problems.sort_by_key(|p| p.warning);
            row.problem_count = row.problems.len() as u32;
            if !request.all_problems.unwrap_or_default() {
                row.problems.truncate(PROBLEMS_SHOWN);
            }
        }
        let (base, change) = (preview.clone(), view.last_change()?);
        Ok((preview, Prepared { drafts, shops, base, found, read_only, change }))
    })?;
    let mut previews = lock(&host.previews);
    if previews.len() >= PREVIEWS_KEPT
        && let Some(oldest) = previews.keys().min_by_key(|id| (id.len(), id.as_str())).cloned()
    {
        previews.remove(&oldest);
    }
    previews.insert(id, prepared);
    Ok(preview)
}

fn compare(
    host: &Host,
    view: &View<'_>,
    (drafts, shops): (&[FileDraft], &Shops),
    together: Together,
    id: &str,
) -> Result<(Preview, Found)> {
    let mut result = empty(id.to_owned());
    let mut found = Found { doubled: together.doubled, spares: together.spares, ..Found::default() };
    let mut unmet = Unmet::default();
    result.unmatched = unmatched::of_drafts(view, (drafts, shops), host.locale())?;
    let (closed, defs) = (view.closed_months()?, defs(view)?);
    let nobody: BTreeSet<(i64, &str)> =
        result.unmatched.iter().map(|u| (u.shop, u.nickname.as_str())).collect();
    let ignored = unmatched::ignored(view)?;
    let mut times = Times::default();
    for (file, draft) in drafts.iter().enumerate() {
        for finding in draft.findings().filter(|f| f.level == Level::Refused) {
            result
                .refused
                .push(RefusedFile { file: draft.file.clone(), told: host.told(finding.problem.clone()) });
        }
        let before = match view.imports_of_file(&draft.sha256)?.first() {
            Some(import) => times.at(view, *import)?,
            None => None,
        };
        let known = draft.sheets.iter().enumerate();
        for (place, sheet) in known.filter(|(_, s)| matches!(s.kind, Kind::Facts | Kind::Marks)) {
            let at = (file, place);
            let shop = shops.id(at);
            let mut row = sheet_row(host, &defs, draft, sheet, (shop, shops.name(at)));
            let mut own_lines = Lines { at, ..Lines::default() };
            let (counted, left) = counting::count(view, shop, sheet, &mut row, (&defs, host.locale()))?;
            own_lines.rows = counted;
            unmet.add(result.sheets.len(), at, &sheet.covers, left.into_iter());
            row.skipped += together.skipped.get(&at).copied().unwrap_or_default();
            for (line, own) in own_lines.rows.iter_mut().zip(&sheet.rows) {
                line.ignored = own.nickname.as_ref().is_some_and(|n| ignored.contains(&(shop, n.clone())));
                row.skipped += u32::from(line.ignored);
            }
            let own =
                found.spares.partition_point(|s| s.at < at)..found.spares.partition_point(|s| s.at <= at);
            if let Some(own) = found.spares.get_mut(own) {
                spares::count(view, (drafts, shops), own, &row, (&defs, host.locale()), &closed)?;
                own_lines.spares = own.iter().map(|s| s.row.row).collect();
                for spare in own {
                    let ours = |n: &String| ignored.contains(&(shop, n.clone()));
                    spare.line.ignored = spare.row.nickname.as_ref().is_some_and(ours);
                }
            }
            let mut wrong = |problem: &Problem| match row_of(&param(problem, "cell")) {
                Some(at) => *own_lines.wrong.entry(at).or_default() += 1,
                None => own_lines.loose += 1,
            };
            sheet.problems.iter().filter(|f| f.level == Level::Wrong).for_each(|f| wrong(&f.problem));
            let own = sheet.rows.iter().filter_map(|r| r.nickname.as_deref());
            row.unmatched = own
                .filter(|n| nobody.contains(&(shop, *n)))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .map(str::to_owned)
                .collect();
            row.imported_before = before.clone();
            let mut closed_here = false;
            if let Some(span) = sheet.span
                && let Some(month) = closed.iter().find(|m| m.span().overlaps(span))
            {
                let problem = Problem::new("month.closed").with("month", month);
                row.problems.push(told_cell(host, &problem, &sheet.sheet, false));
                found.more.push(More { at, problem, level: Level::Wrong });
                closed_here = true;
                result.can_commit = false;
            }
            if let Some(own) = sheet.marks.as_ref().filter(|_| sheet.kind == Kind::Marks) {
                for problem in marks::problems(view, sheet, own)? {
                    row.wrong += 1;
                    wrong(&problem);
                    row.problems.push(told_cell(host, &problem, &sheet.sheet, false));
                    found.more.push(More { at, problem, level: Level::Wrong });
                }
            }
            result.new += row.new;
            result.changed += row.changed;
            result.unchanged += row.unchanged;
            result.skipped += row.skipped;
            result.wrong += row.wrong;
            own_lines.closed = closed_here;
            result.sheets.push(row);
            found.lines.push(own_lines);
        }
    }
    found.gone = unmet.gone(drafts, shops);
    result.gone = gone::tell(&mut result.sheets, &found.gone);
    for (row, lines) in result.sheets.iter_mut().zip(&found.lines) {
        let Some(problem) = gone::problem(row) else { continue };
        row.problems.push(told_cell(host, &problem, &row.sheet, true));
        found.more.push(More { at: lines.at, problem, level: Level::Warning });
    }
    let note = nothing::told((drafts, shops), &result, &ignored);
    result.can_commit &= result.wrong == 0 && !note.as_ref().is_some_and(nothing::stops);
    result.note = note.map(|p| host.told(p));
    Ok((result, found))
}

/// When each import was made, read with the first question.
#[derive(Default)]
struct Times(Option<HashMap<i64, String>>);

impl Times {
    fn at(&mut self, view: &View<'_>, import: i64) -> Result<Option<String>> {
        if self.0.is_none() {
            self.0 = Some(view.imports()?.into_iter().map(|i| (i.id, i.at)).collect());
        }
        Ok(self.0.as_ref().and_then(|times| times.get(&import).cloned()))
    }
}

fn sheet_row(
    host: &Host,
    defs: &Defs,
    draft: &FileDraft,
    sheet: &SheetDraft,
    (shop_id, shop): (i64, &str),
) -> PreviewSheet {
    let lang = host.lang();
    let layout = sheet.layout.as_deref().and_then(|id| defs.layout(id));
    let unsettled = |c: &&Cell| c.state == FactState::Unsettled;
    PreviewSheet {
        file: draft.file.clone(),
        sheet: sheet.sheet.clone(),
        sha256: draft.sha256.clone(),
        layout: sheet.layout.clone().unwrap_or_else(|| store::HAND_ENTRY.to_owned()),
        layout_name: layout.map_or_else(
            || host.locale().message("doc-file_hand_entry", &[]),
            |l| l.name.get(lang).to_owned(),
        ),
        verified: layout.is_none_or(|l| l.verified),
        own: layout.is_some_and(Layout::is_own),
        shop: shop.to_owned(),
        shop_id,
        from: sheet.span.map(|s| s.first),
        to: sheet.span.map(|s| s.last),
        rows: sheet.rows.len() as u32,
        new: 0,
        changed: 0,
        unchanged: 0,
        gone: 0,
        gone_rows: Vec::new(),
        skipped: sheet.summary.len() as u32,
        wrong: sheet.wrong() as u32,
        unsettled: sheet.rows.iter().flat_map(|r| &r.cells).filter(unsettled).count() as u32,
        unmatched: Vec::new(),
        checks: check_rows(defs, sheet, lang),
        problem_count: 0,
        problems: sheet
            .problems
            .iter()
            .chain(&draft.problems)
            .map(|f| told_cell(host, &f.problem, &sheet.sheet, f.level == Level::Warning))
            .collect(),
        unread: sheet.unread.iter().filter(|h| !h.trim().is_empty()).cloned().collect(),
        changes: Vec::new(),
        imported_before: None,
        left: false,
        left_rows: 0,
    }
}

pub(super) fn check_rows(defs: &Defs, sheet: &SheetDraft, lang: Lang) -> Vec<CheckRow> {
    let row = |c: &Check| CheckRow {
        metric: c.metric.clone(),
        name: format!("{} · {}", defs.metric_name(&c.metric, lang), c.against),
        ours: Some(c.ours),
        theirs: Some(c.theirs),
        ok: c.ok,
        how: c.how.code().to_owned(),
        ours_cell: c.ours_cell.clone(),
        theirs_cell: c.theirs_cell.clone(),
    };
    sheet.checks.iter().map(row).collect()
}

/// The row of an A1 name, counted from 0.
pub(super) fn row_of(cell: &str) -> Option<u32> {
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse::<u32>().ok()?.checked_sub(1)
}

fn param(problem: &Problem, name: &str) -> String {
    problem.params.get(name).cloned().unwrap_or_default()
}

pub(super) fn told_cell(host: &Host, problem: &Problem, sheet: &str, warning: bool) -> CellProblem {
    let param = |name: &str| param(problem, name);
    CellProblem {
        code: problem.code.clone(),
        sheet: sheet.to_owned(),
        cell: param("cell"),
        found: param("found"),
        expected: param("expected"),
        text: host.locale().problem(problem),
        warning,
    }
}
