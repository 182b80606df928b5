//! The workbook of a month: a summary, a sheet a person, and every fact with its place in the files.

use domain::fact::Value;
use domain::{Day, Lang, Num, Problem};
use rust_xlsxwriter::Workbook;
use serde::{Deserialize, Serialize};

use super::sheet::{Looks, MAX_ROWS, SheetNames, Writer, failed, finish, new_workbook};
use crate::labels::Labels;

/// A month under one scheme, as plain rows in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WorkbookDoc {
    pub lang: Lang,
    /// `小满家居 2026年10月 绩效汇总`.
    pub title: String,
    /// Lines under the title: scheme and version, state, print date.
    pub notes: Vec<String>,
    /// Item names: columns of the summary.
    pub items: Vec<String>,
    pub summary: Vec<SummaryRow>,
    pub people: Vec<PersonSheet>,
    pub facts: Vec<FactRow>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SummaryRow {
    pub rank: Option<u32>,
    pub staff_no: String,
    pub name: String,
    pub post: String,
    pub shops: String,
    pub total: Option<Num>,
    pub max: Option<Num>,
    pub grade: Option<String>,
    pub coefficient: Option<Num>,
    /// State of the sheet, why unranked, what is open.
    pub note: String,
    /// One an item of `WorkbookDoc::items`.
    pub points: Vec<Option<Num>>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonSheet {
    pub staff_no: String,
    pub name: String,
    /// Lines under the name: total, grade, state.
    pub lines: Vec<String>,
    pub items: Vec<PersonItem>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonItem {
    pub block: String,
    pub name: String,
    pub target: Option<Value>,
    pub actual: Option<Value>,
    pub unit: String,
    pub weight: Option<Num>,
    pub points: Option<Num>,
    pub max: Option<Num>,
    pub marks: String,
    /// One sentence a line.
    pub reason: String,
    /// One place a line.
    pub sources: String,
}

/// One cell of an import or a mark, as the program holds it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FactRow {
    pub staff_no: String,
    pub name: String,
    pub nickname: String,
    pub shop: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub metric: String,
    pub value: Option<Value>,
    pub unit: String,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    /// `已结算`, `延迟统计`, ...
    pub state: String,
    /// The cell's text where it is not the plain number.
    pub raw: String,
    /// Outranked by another layout: shown, not counted.
    pub used: bool,
    pub layout: String,
    pub file: String,
    pub sheet: String,
    pub cell: String,
    pub header: String,
}

fn summary_columns(w: &Labels) -> [&str; 10] {
    [&w.rank, &w.staff_no, &w.name, &w.post, &w.shops, &w.total, &w.max, &w.grade, &w.coefficient, &w.note]
}

fn item_columns(w: &Labels) -> [&str; 11] {
    [
        &w.block, &w.item, &w.target, &w.actual, &w.unit, &w.weight, &w.points, &w.max, &w.marks, &w.reason,
        &w.sources,
    ]
}

fn fact_columns(w: &Labels) -> [&str; 19] {
    [
        &w.staff_no,
        &w.name,
        &w.nickname,
        &w.shops,
        &w.from,
        &w.to,
        &w.metric,
        &w.value,
        &w.unit,
        &w.numerator,
        &w.denominator,
        &w.state,
        &w.raw,
        &w.counted,
        &w.report,
        &w.file,
        &w.sheet,
        &w.cell,
        &w.header,
    ]
}

/// The workbook as xlsx. Facts beyond what one sheet holds go on in a second one.
///
/// # Errors
/// `papers.empty` without a person, `papers.too_wide`, `papers.workbook`.
pub fn month_workbook(doc: &WorkbookDoc) -> Result<Vec<u8>, Problem> {
    if doc.summary.is_empty() && doc.people.is_empty() {
        return Err(Problem::new("papers.empty"));
    }
    let words = Labels::of(doc.lang);
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let mut names = SheetNames::new();
    summary(&mut book, &looks, &names.take(&words.summary), doc, words)?;
    // The facts' name is taken now, so that nobody's sheet can have it.
    let facts_name = names.take(&words.facts);
    for one in &doc.people {
        person(&mut book, &looks, &names.take(&format!("{} {}", one.staff_no, one.name)), one, words)?;
    }
    for (i, rows) in doc.facts.chunks(MAX_ROWS - 1).enumerate() {
        let name = if i == 0 { facts_name.clone() } else { names.take(&words.facts) };
        facts(&mut book, &looks, &name, rows, words)?;
    }
    finish(book)
}

fn summary(
    book: &mut Workbook,
    looks: &Looks,
    name: &str,
    doc: &WorkbookDoc,
    words: &Labels,
) -> Result<(), Problem> {
    let page = book.add_worksheet();
    page.set_name(name).map_err(failed)?;
    let mut w = Writer::new(page, looks);
    w.line(&doc.title, &looks.title)?;
    for note in &doc.notes {
        w.line(note, &looks.soft)?;
    }
    w.row += 1;
    let mut header = summary_columns(words).to_vec();
    header.extend(doc.items.iter().map(String::as_str));
    w.header(&header, 3)?;
    for row in &doc.summary {
        w.number(0, row.rank.map(Num::from), &looks.number)?;
        w.text(1, &row.staff_no, &looks.text)?;
        w.text(2, &row.name, &looks.text)?;
        w.text(3, &row.post, &looks.text)?;
        w.text(4, &row.shops, &looks.text)?;
        w.number(5, row.total, &looks.strong)?;
        w.number(6, row.max, &looks.number)?;
        w.text(7, row.grade.as_deref().unwrap_or_default(), &looks.text)?;
        w.number(8, row.coefficient, &looks.number)?;
        w.text(9, &row.note, &looks.text)?;
        for (i, points) in row.points.iter().take(doc.items.len()).enumerate() {
            w.number(10 + i, *points, &looks.number)?;
        }
        w.row += 1;
    }
    // Whoever pays by it sorts and filters it.
    let (head, last) = (w.row - doc.summary.len() as u32 - 1, w.row.saturating_sub(1));
    w.sheet.autofilter(head, 0, last, super::sheet::column(header.len() - 1)?).map_err(failed)?;
    w.close()
}

fn person(
    book: &mut Workbook,
    looks: &Looks,
    name: &str,
    person: &PersonSheet,
    words: &Labels,
) -> Result<(), Problem> {
    let page = book.add_worksheet();
    page.set_name(name).map_err(failed)?;
    let mut w = Writer::new(page, looks);
    w.line(&format!("{} {}", person.staff_no, person.name), &looks.title)?;
    for line in &person.lines {
        w.line(line, &looks.soft)?;
    }
    w.row += 1;
    w.header(&item_columns(words), 2)?;
    for item in &person.items {
        w.text(0, &item.block, &looks.text)?;
        w.text(1, &item.name, &looks.text)?;
        w.value(2, item.target.as_ref())?;
        w.value(3, item.actual.as_ref())?;
        w.text(4, &item.unit, &looks.text)?;
        w.number(5, item.weight, &looks.number)?;
        w.number(6, item.points, &looks.strong)?;
        w.number(7, item.max, &looks.number)?;
        w.text(8, &item.marks, &looks.text)?;
        w.text(9, &item.reason, &looks.wrapped)?;
        w.text(10, &item.sources, &looks.wrapped)?;
        w.row += 1;
    }
    w.close()
}

fn facts(
    book: &mut Workbook,
    looks: &Looks,
    name: &str,
    rows: &[FactRow],
    words: &Labels,
) -> Result<(), Problem> {
    let page = book.add_worksheet();
    page.set_name(name).map_err(failed)?;
    let mut w = Writer::new(page, looks);
    w.header(&fact_columns(words), 2)?;
    for fact in rows {
        let used = if fact.used { &words.yes } else { &words.no };
        for (col, text) in [
            (0, &fact.staff_no),
            (1, &fact.name),
            (2, &fact.nickname),
            (3, &fact.shop),
            (6, &fact.metric),
            (8, &fact.unit),
        ] {
            w.text(col, text, &looks.text)?;
        }
        w.date(4, fact.from)?;
        w.date(5, fact.to)?;
        w.value(7, fact.value.as_ref())?;
        w.number(9, fact.numerator, &looks.number)?;
        w.number(10, fact.denominator, &looks.number)?;
        w.text(11, &fact.state, &looks.text)?;
        w.text(12, &fact.raw, &looks.text)?;
        w.text(13, used, &looks.text)?;
        for (col, text) in
            [(14, &fact.layout), (15, &fact.file), (16, &fact.sheet), (17, &fact.cell), (18, &fact.header)]
        {
            w.text(col, text, &looks.text)?;
        }
        w.row += 1;
    }
    let last = w.row.saturating_sub(1);
    w.sheet.autofilter(0, 0, last, 18).map_err(failed)?;
    w.close()
}
