//! Bytes of a file in, drafts and problems out. It reads every kind of workbook and separated text,
//! recognises known layouts, our hand-entry template and staff tables. It never writes, never reads the
//! clock or a file, and no bytes make it panic.

mod archive;
mod checks;
mod covers;
mod dates;
mod draft;
mod events;
mod figure;
mod guard;
mod hand_entry;
mod hear;
mod kinds;
mod mapping;
mod moments;
mod names;
mod paste;
mod read;
mod recognise;
mod said;
mod scan;
mod staff;
mod text;
mod values;
pub mod wire;
mod workbook;

use std::cell::RefCell;

use domain::Problem;
use domain::layout::TextForm;
use sha2::{Digest, Sha256};

pub use archive::{Unpacked, holds_files, is_table};
pub use covers::covers_without;
pub use draft::{
    Check, Context, FileDraft, Finding, Guess, Hints, How, Kind, Level, MarkDraft, MarksDraft, SheetDraft,
    StaffRow, SummaryFigure, SummaryRow,
};
pub use events::Gather;
pub use guard::{LIMITS, Limits, in_mb};
pub use hear::{Hear, Keep, Rest};
use kinds::Content;
pub use mapping::{
    ColumnOffer, Confidence, FigureOffer, HeadOffer, Made, MetricOffer, Offer, offer, read_as,
};
pub use names::{half_width, normal};
pub use paste::pasted;
pub use recognise::{guess, header_key};
pub use text::{Dialect, Encoding, LineEnd, Ragged, Record, Records, Sniffed, parse, sniff};
pub use workbook::{Cell, Line, Sheets, Table, shown};

/// Reads a file: every sheet is recognised on its own as facts, hand entry or a staff table. What kind of
/// file it is, its content says.
///
/// `name` is the file's name; its folder, if any, is dropped, and its dates count where a sheet has no
/// date column. A file that cannot be read has one `Level::Refused` finding and no sheets.
pub fn read_file(name: &str, bytes: &[u8], ctx: &Context) -> FileDraft {
    read_file_with(&Here, name, bytes, ctx, &Hints::default())
}

/// `read_file`, where the owner has said more of some sheets than stands in them, and `opener` turns the
/// bytes into tables.
pub fn read_file_with(
    opener: &dyn Open,
    name: &str,
    bytes: &[u8],
    ctx: &Context,
    hints: &Hints,
) -> FileDraft {
    if !hints.days.is_empty() {
        // What the owner said of a sheet is said of a file by its hash.
        return read(opener, FileDraft { sha256: sha256(bytes), ..start(name) }, bytes, ctx, hints);
    }
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| sha256(bytes));
        let mut draft = read(opener, start(name), bytes, ctx, hints);
        draft.sha256 = hash.join().unwrap_or_else(|_| sha256(bytes));
        draft
    })
}

fn read(opener: &dyn Open, mut draft: FileDraft, bytes: &[u8], ctx: &Context, hints: &Hints) -> FileDraft {
    let file = draft.file.clone();
    let long = Long { file: &file, sha256: &draft.sha256.clone(), ctx, hints, reader: RefCell::default() };
    let (opened, _) = said::open(opener, &file, bytes, (ctx, hints), &long);
    let Some(sheets) = take(&mut draft, opened) else { return draft };
    fill(&mut draft, sheets, long.reader.into_inner(), ctx, hints);
    draft
}

/// A long text: kept where it is known, or read while it passes by.
struct Long<'a, 'c, 'm> {
    file: &'a str,
    sha256: &'a str,
    ctx: &'a Context<'c, 'm>,
    hints: &'a Hints,
    reader: RefCell<Option<read::Reader<'static, 'c, 'a, 'c, 'm>>>,
}

impl Hear for Long<'_, '_, '_> {
    fn rest(&self, head: &Table) -> Rest {
        self.reader.replace(None);
        if hand_entry::is_template(head) {
            return Rest::Keep;
        }
        let Ok(found) = recognise::recognise(head, self.file, self.ctx.layouts, self.hints) else {
            let staff = staff::find(head).as_ref().is_some_and(staff::Header::is_certain);
            return if staff { Rest::Keep } else { Rest::Until(0) };
        };
        let asked = self.hints.days_of(self.sha256, &head.sheet);
        match read::passing(head, found, self.file, self.ctx, asked) {
            Some((reader, cols)) => {
                self.reader.replace(Some(reader));
                Rest::Pass(cols)
            }
            None => Rest::Keep,
        }
    }

    fn lines(&self, lines: Vec<Line>) {
        if let Some(reader) = self.reader.borrow_mut().as_mut() {
            lines.iter().for_each(|line| reader.line(line));
        }
    }
}

/// The tables of a file, uninterpreted, with what is to be told about them.
///
/// # Errors
/// The finding that `read_file` would refuse the file with.
pub fn tables(opener: &dyn Open, name: &str, bytes: &[u8]) -> domain::Result<(Sheets, Vec<Finding>)> {
    let mut draft = start(name);
    let opened = opener.open(&draft.file, bytes, None, &Keep);
    match take(&mut draft, opened) {
        Some(sheets) => Ok((sheets, draft.problems)),
        None => Err(draft.problems.pop().map_or_else(|| Problem::new("import.unreadable"), |f| f.problem)),
    }
}

/// The tables of a file as they are read when it is imported, or as somebody says that a text is written; and whether
/// somebody says so, now or by a layout. Of a text only the lines up to `lines` are kept.
///
/// # Errors
/// Those of `Open::open`.
pub fn open_top(
    opener: &dyn Open,
    name: &str,
    bytes: &[u8],
    form: Form,
    lines: u64,
    (ctx, hints): (&Context, &Hints),
) -> domain::Result<(Opened, bool)> {
    let file = bare(name);
    let beginning = |_: &Table| Rest::Until(lines);
    if form.is_some() {
        return Ok((opener.open(file, bytes, form, &beginning)?, true));
    }
    let (opened, said) = said::open(opener, file, bytes, (ctx, hints), &beginning);
    Ok((opened?, said))
}

fn fill(draft: &mut FileDraft, sheets: Sheets, passed: Option<read::Reader>, ctx: &Context, hints: &Hints) {
    let file = draft.file.clone();
    let mut passed = passed.map(read::Reader::finish);
    for sheet in &sheets {
        let sheet = match sheet {
            // It was read while it passed by: of its lines only the first are here.
            Ok(_) if passed.is_some() => passed.take().unwrap_or_default(),
            Ok(table) => read_sheet(table, (&file, &draft.sha256), ctx, hints),
            Err(problem) => unreadable(problem.clone()),
        };
        draft.sheets.push(sheet);
    }
    tell_unknown(draft);
    checks::days_make_months(&mut draft.sheets, &sheets, &file);
    checks::across_sheets(&mut draft.sheets, &file, ctx);
}

/// Reads a workbook or a CSV as a staff table, also where many other columns surround ours.
pub fn read_staff(opener: &dyn Open, name: &str, bytes: &[u8]) -> FileDraft {
    let mut draft = FileDraft { sha256: sha256(bytes), ..start(name) };
    let file = draft.file.clone();
    let rest = |table: &Table| if staff::find(table).is_some() { Rest::Keep } else { Rest::Until(0) };
    let opened = opener.open(&file, bytes, None, &rest);
    let Some(sheets) = take(&mut draft, opened) else { return draft };
    for sheet in sheets {
        let sheet = match sheet {
            Ok(table) => match staff::find(&table) {
                Some(header) => staff::read(&table, &header, &file),
                None => unknown(&table),
            },
            Err(problem) => unreadable(problem),
        };
        draft.sheets.push(sheet);
    }
    if !draft.refused() && draft.sheets.iter().all(|s| s.kind == Kind::Unknown) {
        let found = found_headers(&draft);
        let none = Problem::new("import.no_staff_table").with("file", &draft.file).with("found", found);
        draft.problems.push(Finding::refused(none));
    }
    draft
}

/// SHA-256 of a file's bytes, lower-case hex: how a file is known again.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// A file's name without its folder.
pub fn bare(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn start(name: &str) -> FileDraft {
    FileDraft { file: bare(name).to_owned(), ..FileDraft::default() }
}

/// What the bytes of a file hold, uninterpreted.
#[derive(Debug, Default, PartialEq)]
pub struct Opened {
    pub sheets: Sheets,
    /// A warning about the file as a whole: formulas whose stored results were read, ragged lines.
    pub told: Option<Problem>,
    /// How a text was read; `None` of a workbook.
    pub form: Option<TextForm>,
    /// Lines of a text with content, kept or not; `None` of a workbook.
    pub rows: Option<u64>,
}

/// What somebody said of how a text is written.
pub type Form = Option<TextForm>;

/// Whoever turns the bytes of a file into tables: this process ([`Here`]), or one beside it that may die of
/// what it reads.
pub trait Open: Sync {
    /// The tables of a file; of a long text only what `hear` keeps. A text is read under `form` where somebody said how
    /// it is written; a workbook says that itself.
    ///
    /// # Errors
    /// One `import.` code, with the name of the file.
    fn open(&self, file: &str, bytes: &[u8], form: Form, hear: &dyn Hear) -> domain::Result<Opened>;

    /// The files of a zip; `None` where the bytes are no zip of files.
    ///
    /// # Errors
    /// `import.damaged`, `import.password`, and those of its limits (`archive`).
    fn unpack(&self, file: &str, bytes: &[u8]) -> domain::Result<Option<Unpacked>>;
}

/// In this process.
#[derive(Debug, Clone, Copy)]
pub struct Here;

impl Open for Here {
    fn open(&self, file: &str, bytes: &[u8], form: Form, hear: &dyn Hear) -> domain::Result<Opened> {
        let kind = kinds::content(bytes);
        // Somebody who says how a text is written says that it is one.
        if kind == Content::Text || (kind == Content::Unknown && form.is_some()) {
            let text::Read { table, rows, ragged, form } = text::table(file, bytes, &LIMITS, form, hear)?;
            let told = ragged.map(|ragged| {
                Problem::new("import.ragged_rows")
                    .with("file", file)
                    .with("count", ragged.count)
                    .with("row", ragged.first + 1)
                    .with("found", ragged.found)
                    .with("expected", ragged.expected)
            });
            return Ok(Opened { sheets: vec![Ok(table)], told, form, rows: Some(rows) });
        }
        let (sheets, formulas) = workbook::open(file, bytes, &LIMITS)?;
        let told = Problem::new("import.formula_values").with("file", file).with("count", formulas);
        Ok(Opened { sheets, told: (formulas > 0).then_some(told), form: None, rows: None })
    }

    fn unpack(&self, file: &str, bytes: &[u8]) -> domain::Result<Option<Unpacked>> {
        archive::unpack(file, bytes)
    }
}

/// The sheets of a file, what is told of it as a whole put into the draft.
fn take(draft: &mut FileDraft, opened: domain::Result<Opened>) -> Option<Sheets> {
    match opened {
        Ok(Opened { sheets, told, .. }) => {
            draft.problems.extend(told.map(Finding::warning));
            Some(sheets)
        }
        Err(problem) => {
            draft.problems.push(Finding::refused(problem));
            None
        }
    }
}

fn read_sheet(table: &Table, (file, sha256): (&str, &str), ctx: &Context, hints: &Hints) -> SheetDraft {
    if hand_entry::is_template(table) {
        return hand_entry::read(table, file);
    }
    let rivals = match recognise::recognise(table, file, ctx.layouts, hints) {
        Ok(found) => return read::facts(table, found, file, ctx, hints.days_of(sha256, &table.sheet)),
        Err(rivals) => rivals,
    };
    match staff::find(table).filter(staff::Header::is_certain) {
        Some(header) => staff::read(table, &header, file),
        None => SheetDraft { rivals, ..recognise::like(unknown(table), table, file, ctx.layouts) },
    }
}

fn unknown(table: &Table) -> SheetDraft {
    let headers = recognise::likely_header(table).map(recognise::printed).unwrap_or_default();
    SheetDraft { sheet: table.sheet.clone(), hidden: table.hidden, headers, ..SheetDraft::default() }
}

fn unreadable(problem: Problem) -> SheetDraft {
    let sheet = problem.params.get("sheet").cloned().unwrap_or_default();
    SheetDraft { sheet, problems: vec![Finding::refused(problem)], ..SheetDraft::default() }
}

/// A workbook with nothing known is refused; beside a known sheet, others are skipped and named.
fn tell_unknown(draft: &mut FileDraft) {
    if draft.refused() {
        return;
    }
    if draft.sheets.iter().all(|s| s.kind == Kind::Unknown) {
        let found = found_headers(draft);
        let code = if found.is_empty() { "import.empty_workbook" } else { "import.no_layout" };
        let problem = Problem::new(code).with("file", &draft.file).with("found", found);
        draft.problems.push(Finding::refused(problem));
        return;
    }
    let file = draft.file.clone();
    for sheet in draft.sheets.iter_mut().filter(|s| s.kind == Kind::Unknown && !s.headers.is_empty()) {
        let problem = Problem::new("import.sheet_skipped").with("file", &file).with("sheet", &sheet.sheet);
        sheet.problems.push(Finding::warning(problem));
    }
}

/// What stands in the first lines of the sheets: `Sheet1: 姓名, 部门 ...`, at most three sheets.
fn found_headers(draft: &FileDraft) -> String {
    let sheets = draft.sheets.iter().filter(|s| !s.headers.is_empty()).take(3).map(|s| {
        let names: Vec<String> =
            s.headers.iter().filter(|h| !h.is_empty()).take(8).map(|h| read::shorten(h)).collect();
        // The one sheet of a text file has the name of the file.
        let sheet = if s.sheet == draft.file { String::new() } else { format!("{}: ", s.sheet) };
        format!("{sheet}{}", names.join(", "))
    });
    sheets.collect::<Vec<_>>().join("; ")
}
