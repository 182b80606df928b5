//! Papers: previewed and saved from the same document.

mod files;
mod letterhead;
mod stack;

use std::sync::Arc;

use domain::evaluation::ItemResult;
use domain::fact::Value;
use domain::{Problem, Result};
use locale::Locale;
use papers::docs::{RankingDoc, SchemeDoc, Variant};
use papers::workbook::{self, PersonItem, PersonSheet, SummaryRow, WorkbookDoc, month_workbook};
use papers::{Paper, Press};

use super::book::SAMPLE;
use super::saving::{refused, write_file};
use crate::host::{Host, Job, Open};
use crate::paper::{self, Setting};
use crate::types::facts::FactsRequest;
use crate::types::papers::{
    PageRequest, PaperInfo, PaperKind, PaperRequest, PictureRequest, SavePaper, SavedPaper, WordsRequest,
};
use crate::view::{MonthView, Run};
use files::{default_name, free, named, place};
use letterhead::{Head, head};
pub use letterhead::{letterhead, save_letterhead};
use stack::{Made, Stack, Whose};

/// Everything a paper needs, taken out of the book so that laying out holds nothing.
enum Documents {
    Sheets { stack: Stack, whose: Vec<Whose> },
    Ranking(Box<RankingDoc>),
    Workbook(Box<WorkbookDoc>),
    Scheme(Box<SchemeDoc>),
}

/// `None` where nobody waits for a progress: a page that is turned, a test.
type Watched<'a> = Option<&'a Job<'a>>;

fn step(job: Watched, doing: &str, done: usize, of: usize) -> Result<()> {
    job.map_or(Ok(()), |job| job.step(doing, done, of))
}

fn documents(host: &Host, request: &PaperRequest, job: Watched) -> Result<Documents> {
    step(job, "job-reading", 0, 0)?;
    let print_date = host.now().today;
    let locale = host.locale();
    if request.kind == PaperKind::Scheme {
        return host.with(|open| {
            let book = head(open)?.company;
            let sample = open.book.read().setting::<bool>(SAMPLE)?.unwrap_or(false);
            let set = Setting { locale, book: &book, sample, print_date, corrections: &[] };
            let doc = super::schemes::paper(&open.book.read(), request, &set)?;
            Ok(Documents::Scheme(Box::new(doc)))
        });
    }
    host.with(|open| {
        let view = open.month(request.month)?;
        let company = head(open)?.company;
        let sample = open.book.read().setting::<bool>(SAMPLE)?.unwrap_or(false);
        let corrections = correction_lines(open, &view, request, locale)?;
        let set = Setting { locale, book: &company, sample, print_date, corrections: &corrections };
        let runs: Vec<&Run> =
            view.runs.iter().filter(|r| request.scheme.as_ref().is_none_or(|s| *s == r.scheme.id)).collect();
        match request.kind {
            PaperKind::Ranking | PaperKind::RankingWall => {
                let variant = if request.kind == PaperKind::Ranking { Variant::Named } else { Variant::Wall };
                let run = runs.first().ok_or_else(|| Problem::new("papers.empty"))?;
                Ok(Documents::Ranking(Box::new(paper::ranking(&view, run, variant, &set))))
            }
            PaperKind::Workbook => {
                let facts = FactsRequest {
                    month: request.month,
                    person: None,
                    metric: None,
                    query: None,
                    offset: 0,
                    limit: u32::MAX,
                };
                let facts = super::facts::rows(open, &facts)?;
                let defs = crate::defs::defs(&open.book.read())?;
                if runs.iter().all(|r| r.people.is_empty()) && facts.0.is_empty() {
                    return Err(Problem::new("papers.empty"));
                }
                Ok(Documents::Workbook(Box::new(book_of(&view, &runs, facts, &defs, &set))))
            }
            // Answered above: it needs no month.
            PaperKind::Scheme => Err(Problem::new("papers.empty")),
            PaperKind::Evaluation
            | PaperKind::Blank
            | PaperKind::Appeal
            | PaperKind::Certificate
            | PaperKind::Quarter => {
                let (stack, whose) =
                    Made { open, view: &view, runs: &runs, request, set: &set }.stack(job)?;
                Ok(Documents::Sheets { stack, whose })
            }
        }
    })
}

/// Errors: `papers.empty`, also where another kind of paper is asked for.
fn workbook_doc(host: &Host, request: &PaperRequest, job: Watched) -> Result<Box<WorkbookDoc>> {
    match documents(host, request, job)? {
        Documents::Workbook(doc) => Ok(doc),
        _ => Err(Problem::new("papers.empty")),
    }
}

/// Sentences of the corrections that concern the month, by 工号.
fn correction_lines(
    open: &Open,
    view: &MonthView,
    request: &PaperRequest,
    locale: Locale,
) -> Result<Vec<(String, String)>> {
    let rows = super::month::corrections(open, view, request.month, locale.lang())?;
    let line = |c: crate::types::month::CorrectionRow| {
        let old = c.old.map_or_else(|| "–".to_owned(), |n| n.to_string());
        let (month, new) = (locale.month(c.month), c.new.to_string());
        let params = [
            ("month", month.as_str()),
            ("item", &c.item),
            ("old", &old),
            ("new", &new),
            ("reason", &c.reason),
        ];
        (c.staff_no.clone(), locale.message("doc-correction", &params))
    };
    Ok(rows.into_iter().map(line).collect())
}

fn book_of(
    view: &MonthView,
    runs: &[&Run],
    (facts, names): (Vec<crate::types::facts::FactRow>, std::collections::HashMap<String, String>),
    defs: &crate::defs::Defs,
    set: &Setting,
) -> WorkbookDoc {
    let locale = set.locale;
    let lang = locale.lang();
    let month = runs.first().and_then(|r| r.evaluation.month).map(|m| locale.month(m)).unwrap_or_default();
    // Each scheme has its own columns: two may use one id for different things.
    let items_of = |run: &Run| run.evaluation.people.first().map(|s| s.items.len()).unwrap_or_default();
    let width: usize = runs.iter().map(|r| items_of(r)).sum();
    let several = runs.iter().filter(|r| items_of(r) > 0).count() > 1;
    let mut items = Vec::with_capacity(width);
    for run in runs {
        let own = run.evaluation.people.first().map(|s| s.items.as_slice()).unwrap_or_default();
        items.extend(own.iter().map(|i| match several {
            true => format!("{} · {}", run.scheme.name.get(lang), i.name.get(lang)),
            false => i.name.get(lang).to_owned(),
        }));
    }
    let mut doc = WorkbookDoc {
        lang,
        title: locale.message("doc-workbook_title", &[("book", set.book), ("month", &month)]),
        notes: Vec::new(),
        items,
        ..WorkbookDoc::default()
    };
    let mut before = 0;
    for run in runs {
        let version = run.evaluation.scheme.version.to_string();
        let params = [("scheme", run.scheme.name.get(lang)), ("version", version.as_str())];
        doc.notes.push(locale.message("doc-scheme_version", &params));
        for (sheet, who) in run.sheets() {
            let state = locale.word("month", if view.closed { "closed" } else { "open" });
            let note = sheet.unranked.map_or(state, |u| locale.unranked(u));
            doc.summary.push(SummaryRow {
                rank: sheet.rank,
                staff_no: who.staff_no.clone(),
                name: who.name.clone(),
                post: who.post.clone().unwrap_or_default(),
                shops: who.shops.join(" "),
                total: sheet.total,
                max: Some(sheet.max),
                grade: sheet.grade.clone(),
                coefficient: sheet.coefficient,
                note,
                points: points_at(before, &sheet.items, width),
            });
            doc.people.push(PersonSheet {
                staff_no: who.staff_no.clone(),
                name: who.name.clone(),
                lines: vec![locale.why_total(sheet)],
                items: sheet.items.iter().map(|i| person_item(run, i, set)).collect(),
            });
        }
        before += items_of(run);
    }
    let printed = locale.day(set.print_date);
    doc.notes.push(locale.message("doc-printed", &[("date", &printed)]));
    doc.facts = facts.into_iter().map(|f| fact_row(f, &names, defs, locale)).collect();
    doc
}

/// A sheet's points under the columns of its own scheme.
fn points_at(before: usize, items: &[ItemResult], width: usize) -> Vec<Option<domain::Num>> {
    let mut points = vec![None; width];
    for (at, item) in points.iter_mut().skip(before).zip(items) {
        *at = item.points;
    }
    points
}

fn person_item(run: &Run, item: &ItemResult, set: &Setting) -> PersonItem {
    let lang = set.locale.lang();
    let text = set.locale.item(item, &run.evaluation);
    PersonItem {
        block: paper::block(run, item, lang).unwrap_or_default(),
        name: item.name.get(lang).to_owned(),
        target: item.target.map(Value::Number),
        actual: item.value.clone(),
        unit: item.unit.as_ref().map(|u| locale::number::unit_word(u, lang)).unwrap_or_default(),
        weight: item.weight,
        points: item.points,
        max: Some(item.max),
        marks: if crate::view::marked(item) { set.locale.message("doc-by_hand", &[]) } else { String::new() },
        reason: text.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n"),
        sources: text
            .sources
            .iter()
            .map(|s| format!("{} ! {} ! {} = {}", s.file, s.sheet, s.cell, s.value))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn fact_row(
    fact: crate::types::facts::FactRow,
    names: &std::collections::HashMap<String, String>,
    defs: &crate::defs::Defs,
    locale: Locale,
) -> workbook::FactRow {
    let metric = defs.metric(&fact.metric);
    let shown = |n: domain::Num| metric.map_or(n, |m| m.unit.to_display(n));
    let staff_no = fact.person.unwrap_or_default();
    workbook::FactRow {
        name: names.get(&staff_no).cloned().unwrap_or_default(),
        staff_no,
        nickname: fact.nickname.unwrap_or_default(),
        shop: fact.shop,
        from: Some(fact.from),
        to: Some(fact.to),
        metric: metric.map_or_else(|| fact.metric.clone(), |m| m.name.get(locale.lang()).to_owned()),
        value: fact.value.map(|v| match v {
            Value::Number(n) => Value::Number(shown(n)),
            label => label,
        }),
        unit: metric
            .and_then(|m| m.unit.symbol())
            .map(|u| locale::number::unit_word(&u, locale.lang()))
            .unwrap_or_default(),
        numerator: fact.numerator,
        denominator: fact.denominator,
        state: locale.fact_state(fact.state),
        used: fact.used,
        file: fact.source.file,
        sheet: fact.source.sheet,
        cell: fact.source.cell,
        header: fact.source.header,
        raw: fact.raw.unwrap_or_default(),
        layout: defs.layout_name(&fact.layout, locale.lang()),
    }
}

/// The paper laid out last, and of what: turning its pages lays nothing out again.
pub struct Kept {
    request: PaperRequest,
    change: i64,
    lang: domain::Lang,
    print_date: domain::Day,
    laid: Arc<Laid>,
}

/// Pages, and whose each sheet is; nobody's for a ranking.
struct Laid {
    paper: Paper,
    whose: Vec<Whose>,
}

/// The pages of a request. Errors: `papers.empty` for a workbook, which has none.
fn laid_out(host: &Host, request: &PaperRequest, job: Watched) -> Result<Arc<Laid>> {
    let (lang, print_date) = (host.lang(), host.now().today);
    let change = |open: &Open| open.book.read().last_change().map_err(Problem::from);
    let (before, known) = host.with(|open| {
        let change = change(open)?;
        let fits = |k: &&Kept| {
            (k.change, k.lang, k.print_date) == (change, lang, print_date) && k.request == *request
        };
        Ok((change, open.paper.as_ref().filter(fits).map(|k| Arc::clone(&k.laid))))
    })?;
    if let Some(known) = known {
        return Ok(known);
    }
    let (documents, press) = (documents(host, request, job)?, host.with(|open| Ok(press(&head(open)?)))?);
    let laid = match documents {
        Documents::Sheets { stack, whose } => {
            let paper = stack.lay_out(&press, &|done, of| step(job, "job-printing", done, of))?;
            Laid { paper, whose }
        }
        Documents::Ranking(doc) => Laid { paper: press.ranking(&doc)?, whose: Vec::new() },
        Documents::Scheme(doc) => Laid { paper: press.scheme(&doc)?, whose: Vec::new() },
        Documents::Workbook(_) => return Err(Problem::new("papers.empty")),
    };
    let laid = Arc::new(laid);
    host.with(|open| {
        let laid = Arc::clone(&laid);
        // What was changed meanwhile is not on it.
        if change(open)? == before {
            open.paper = Some(Kept { request: request.clone(), change: before, lang, print_date, laid });
        }
        Ok(())
    })?;
    Ok(laid)
}

fn press(head: &Head) -> Press {
    Press::new(&head.printed)
}

pub fn info(host: &Host, request: PaperRequest, job: &Job) -> Result<PaperInfo> {
    if request.kind == PaperKind::Workbook {
        let doc = workbook_doc(host, &request, Some(job))?;
        let sheets = doc.people.len() as u32;
        return Ok(PaperInfo { pages: 0, sheets, first_file: None, warnings: Vec::new() });
    }
    let laid = laid_out(host, &request, Some(job))?;
    let first = laid.whose.get(..1).unwrap_or_default();
    let first_file = named(host, &request, first, "pdf")?.into_iter().next();
    let paper = &laid.paper;
    Ok(PaperInfo {
        pages: paper.page_count() as u32,
        sheets: paper.sheet_starts().len() as u32,
        first_file,
        warnings: paper.problems.iter().map(|p| host.told(p.clone())).collect(),
    })
}

/// The text of every page as laid out, for search in a preview and for tests. Errors: `papers.empty`.
pub fn page_texts(host: &Host, request: &PaperRequest) -> Result<Vec<String>> {
    let paper = &laid_out(host, request, None)?.paper;
    Ok((0..paper.page_count()).map(|page| paper.page_text(page)).collect())
}

/// One page as PNG, of the same pages that are saved.
pub fn page(host: &Host, request: PageRequest) -> Result<Vec<u8>> {
    let laid = laid_out(host, &request.paper, None)?;
    laid.paper.page_png(request.page as usize, f64::from(request.scale))
}

/// Pixels a point of a picture to send: small print is legible on a phone.
const SENT: f64 = 2.0;

/// One sheet as one tall PNG.
pub fn picture(host: &Host, request: PictureRequest) -> Result<Vec<u8>> {
    let paper = &laid_out(host, &request.paper, None)?.paper;
    let starts = paper.sheet_starts();
    let at = request.sheet as usize;
    let beyond = || Problem::new("papers.page").with("page", at + 1).with("pages", starts.len());
    let first = *starts.get(at).ok_or_else(beyond)?;
    paper.tall_png(first..starts.get(at + 1).copied().unwrap_or(paper.page_count()), SENT)
}

/// A sheet in a few lines for a chat. Errors: `papers.empty`.
pub fn words(host: &Host, request: WordsRequest) -> Result<String> {
    let (print_date, locale) = (host.now().today, host.locale());
    host.with(|open| {
        let view = open.month(request.month)?;
        let company = head(open)?.company;
        let sample = open.book.read().setting::<bool>(SAMPLE)?.unwrap_or(false);
        let set = Setting { locale, book: &company, sample, print_date, corrections: &[] };
        let found = view.sheet(&request.scheme, request.person);
        let (run, sheet, who) = found.ok_or_else(|| Problem::new("papers.empty"))?;
        Ok(crate::forms::in_words(&view, run, sheet, who, &set))
    })
}

pub fn save(host: &Host, request: SavePaper, job: &Job) -> Result<SavedPaper> {
    let target = host.path(&request.token)?;
    job.step("job-reading", 0, 1)?;
    let name = default_name(host, &request.paper)?;
    let into_folder = request.each || target.is_dir();
    let picture = request.picture.unwrap_or(false);
    let ending = if picture { "png" } else { "pdf" };
    let files = match (request.paper.kind, request.each) {
        (PaperKind::Workbook, _) => {
            let doc = workbook_doc(host, &request.paper, Some(job))?;
            job.step("job-printing", 0, 1)?;
            vec![(place(&target, into_folder, &name, "xlsx"), month_workbook(&doc)?)]
        }
        (PaperKind::Ranking | PaperKind::RankingWall, _) | (_, false) => {
            let paper = &laid_out(host, &request.paper, Some(job))?.paper;
            job.step("job-printing", 0, 0)?;
            let bytes = if picture { paper.tall_png(0..paper.page_count(), SENT)? } else { paper.pdf()? };
            vec![(place(&target, into_folder, &name, ending), bytes)]
        }
        (_, true) => {
            let Documents::Sheets { stack, whose } = documents(host, &request.paper, Some(job))? else {
                return Err(Problem::new("papers.empty"));
            };
            let press = host.with(|open| Ok(press(&head(open)?)))?;
            let mut files = Vec::new();
            for (at, file) in named(host, &request.paper, &whose, ending)?.into_iter().enumerate() {
                job.step("job-printing", at, stack.len())?;
                let paper = stack.alone(at, &press)?;
                let bytes =
                    if picture { paper.tall_png(0..paper.page_count(), SENT)? } else { paper.pdf()? };
                files.push((target.join(file), bytes));
            }
            if files.is_empty() {
                return Err(Problem::new("papers.empty"));
            }
            files
        }
    };
    if into_folder {
        std::fs::create_dir_all(&target).map_err(|e| refused(&target, &e))?;
    }
    let mut written = Vec::new();
    for (path, bytes) in files {
        job.step("job-writing", written.len(), 0)?;
        // A chosen file may be replaced (the picker asked); files in a folder never are.
        let path = if into_folder { free(path) } else { path };
        write_file(&path, &bytes)?;
        written.push(path);
    }
    let show = match written.as_slice() {
        [only] => only.clone(),
        _ => target,
    };
    Ok(SavedPaper {
        files: written.iter().map(|p| super::facts::files::name(p)).collect(),
        token: host.token(show),
    })
}
