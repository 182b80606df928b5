//! Workbook bytes in, drafts and problems out. It recognises known layouts, our hand-entry template and
//! staff tables. It never writes, never reads the clock or a file, and no bytes make it panic.

mod archive;
mod checks;
mod dates;
mod draft;
mod guard;
mod hand_entry;
mod names;
mod read;
mod recognise;
mod scan;
mod staff;
mod text;
mod values;
mod workbook;

use domain::Problem;
use sha2::{Digest, Sha256};

pub use archive::{Unpacked, unpack};
pub use draft::{
    Check, Context, FileDraft, Finding, Kind, Level, MarkDraft, MarksDraft, SheetDraft, StaffRow, SummaryRow,
};
pub use guard::{LIMITS, Limits};
use workbook::{Sheets, Table};

/// Reads a workbook: every sheet is recognised on its own as facts, hand entry or a staff table.
///
/// `name` is the file's name; its folder, if any, is dropped, and its dates count where a sheet has no
/// date column. A file that cannot be read has one `Level::Refused` finding and no sheets.
pub fn read_file(name: &str, bytes: &[u8], ctx: &Context) -> FileDraft {
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| sha256(bytes));
        let mut draft = read(name, bytes, ctx);
        draft.sha256 = hash.join().unwrap_or_else(|_| sha256(bytes));
        draft
    })
}

fn read(name: &str, bytes: &[u8], ctx: &Context) -> FileDraft {
    let mut draft = start(name);
    let file = draft.file.clone();
    let Some(sheets) = open(&mut draft, bytes) else { return draft };
    for sheet in sheets {
        let sheet = match sheet {
            Ok(table) => read_sheet(&table, &file, ctx),
            Err(problem) => unreadable(problem),
        };
        draft.sheets.push(sheet);
    }
    tell_unknown(&mut draft);
    checks::doubled_across_sheets(&mut draft.sheets, &file);
    checks::across_sheets(&mut draft.sheets, &file, ctx);
    draft
}

/// Reads a workbook or a CSV as a staff table, also where many other columns surround ours.
pub fn read_staff(name: &str, bytes: &[u8]) -> FileDraft {
    let mut draft = FileDraft { sha256: sha256(bytes), ..start(name) };
    let file = draft.file.clone();
    let sheets = if text::is_text_name(&file) && !bytes.starts_with(b"PK") {
        text::table(&file, bytes).map(|table| vec![Ok(table)]).map_err(|problem| {
            draft.problems.push(Finding::refused(problem));
        })
    } else {
        open(&mut draft, bytes).ok_or(())
    };
    let Ok(sheets) = sheets else { return draft };
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

fn start(name: &str) -> FileDraft {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    FileDraft { file, ..FileDraft::default() }
}

fn open(draft: &mut FileDraft, bytes: &[u8]) -> Option<Sheets> {
    match workbook::open(&draft.file, bytes, &LIMITS) {
        Ok((sheets, formulas)) => {
            if formulas > 0 {
                let told =
                    Problem::new("import.formula_values").with("file", &draft.file).with("count", formulas);
                draft.problems.push(Finding::warning(told));
            }
            Some(sheets)
        }
        Err(problem) => {
            draft.problems.push(Finding::refused(problem));
            None
        }
    }
}

fn read_sheet(table: &Table, file: &str, ctx: &Context) -> SheetDraft {
    if hand_entry::is_template(table) {
        return hand_entry::read(table, file);
    }
    if let Some(found) = recognise::recognise(table, file, ctx.layouts) {
        return read::facts(table, &found, file, ctx);
    }
    match staff::find(table).filter(staff::Header::is_certain) {
        Some(header) => staff::read(table, &header, file),
        None => unknown(table),
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
        format!("{}: {}", s.sheet, names.join(", "))
    });
    sheets.collect::<Vec<_>>().join("; ")
}
