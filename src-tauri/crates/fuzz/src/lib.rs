//! What no file may do to intake: each target takes any bytes, and panics where something that must always hold
//! does not. The seeds are the fixtures of intake. CI runs every seed and a few changes of it; a long hunt is run
//! by hand (`cargo xtask fuzz NAME [RUNS]`). It needs no other compiler than the rest of the house.

mod change;
mod run;

use std::path::PathBuf;

use domain::{Day, Problem};
use intake::wire::{self, What};
use intake::{Context, Form, Here, Level, LineEnd, Open, Opened, Table, Unpacked};

pub use change::Changes;
pub use run::run;

/// A target by its name.
pub type Target = fn(&[u8]);

pub const TARGETS: [(&str, Target); 4] = [
    ("csv_rows", csv_rows),
    ("workbook_rows", workbook_rows),
    ("rows_facts", rows_facts),
    ("wire_answer", wire_answer),
];

/// Any text is sniffed and cut into rows, whatever ends its lines, and a cell takes a byte at least.
pub fn csv_rows(bytes: &[u8]) {
    let Ok(sniffed) = intake::sniff(bytes) else { return };
    let mut dialect = sniffed.dialect;
    for line_end in [dialect.line_end, LineEnd::Lf, LineEnd::CrLf, LineEnd::Cr] {
        dialect.line_end = line_end;
        let Ok(rows) = intake::parse(bytes, &dialect) else { continue };
        let cells: usize = rows.iter().map(Vec::len).sum();
        assert!(cells <= bytes.len() + 1, "{cells} cells of {} bytes", bytes.len());
    }
}

/// Any file gives tables in order, or one problem that names it.
pub fn workbook_rows(bytes: &[u8]) {
    match intake::tables(&Here, "a.xlsx", bytes) {
        Ok((sheets, _)) => sheets.iter().flatten().for_each(in_order),
        Err(problem) => named(&problem),
    }
}

/// Any file is read as facts with every layout that ships; a figure stands under a header, in a row that is there.
pub fn rows_facts(bytes: &[u8]) {
    let layouts = definitions::layouts();
    let metrics = |id: &str| definitions::dictionary().get(id);
    let today = Day::from_ymd_opt(2026, 6, 1).unwrap_or_default();
    let ctx = Context { layouts: &layouts, metrics: &metrics, today, month: None };
    let draft = intake::read_file("表_2026-05-09.xlsx", bytes, &ctx);
    for finding in draft.problems.iter().filter(|f| f.level == Level::Refused) {
        named(&finding.problem);
    }
    for sheet in &draft.sheets {
        let covers = |row: &domain::fact::Row| sheet.covers.iter().any(|c| c.contains(row.span));
        assert!(sheet.rows.iter().all(covers), "{}: a row outside of its days", sheet.sheet);
        for cell in sheet.rows.iter().flat_map(|r| &r.cells) {
            assert!((cell.col as usize) < sheet.headers.len(), "{}: a figure without a header", sheet.sheet);
        }
    }
}

/// Any bytes from the process beside us are an answer or nonsense; an answer goes through the pipe once more
/// and comes out the same.
pub fn wire_answer(bytes: &[u8]) {
    let _ = wire::files(&mut &*bytes);
    let Some(Ok(opened)) = wire::answer(&mut &*bytes, &mut std::io::sink(), &intake::Keep) else { return };
    let again = through(Told(opened));
    assert!(again.is_some_and(|(told, came)| came == told), "an answer changed on its way");
}

/// What one side sends and the other makes of it.
fn through(told: Told) -> Option<(Opened, Opened)> {
    let sent = sent(&told)?;
    let came = wire::answer(&mut sent.as_slice(), &mut std::io::sink(), &intake::Keep)?.ok()?;
    Some((told.0, came))
}

fn sent(opener: &dyn Open) -> Option<Vec<u8>> {
    let mut sent = Vec::new();
    let mut nobody = std::io::empty();
    wire::serve(opener, (What::Tables(None), "a.xlsx", &[]), &mut nobody, &mut sent).ok()?;
    Some(sent)
}

/// Opens to what is known already.
struct Told(Opened);

impl Open for Told {
    fn open(&self, _: &str, _: &[u8], _: Form, _: &dyn intake::Hear) -> domain::Result<Opened> {
        let Opened { sheets, told, form, rows } = &self.0;
        Ok(Opened { sheets: sheets.clone(), told: told.clone(), form: *form, rows: *rows })
    }

    fn unpack(&self, _: &str, _: &[u8]) -> domain::Result<Option<Unpacked>> {
        Ok(None)
    }
}

fn in_order(table: &Table) {
    assert!(table.lines.is_sorted_by(|a, b| a.row < b.row), "{}: lines out of order", table.sheet);
    for line in &table.lines {
        assert!(line.cells.is_sorted_by(|a, b| a.0 < b.0), "{}: cells out of order", table.sheet);
    }
}

fn named(problem: &Problem) {
    assert!(problem.code.starts_with("import."), "{}", problem.code);
    assert!(problem.params.contains_key("file"), "{} names no file", problem.code);
}

/// The fixtures of intake, as the target takes them.
///
/// # Errors
/// Those of the disk.
pub fn seeds(target: &str) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../intake/tests/fixtures");
    let mut seeds = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = name.ends_with(".csv") || name.ends_with(".json");
        let wanted = if target == "csv_rows" { text } else { !name.ends_with(".json") };
        if wanted {
            seeds.push((name, std::fs::read(path)?));
        }
    }
    seeds.sort();
    if target == "wire_answer" {
        for (name, bytes) in &mut seeds {
            let opened =
                Here.open(name, bytes, None, &intake::Keep).map_err(|p| std::io::Error::other(p.code))?;
            *bytes = sent(&Told(opened)).ok_or_else(|| std::io::Error::other("nothing was sent"))?;
        }
    }
    Ok(seeds)
}
