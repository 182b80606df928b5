//! Separated text as a table: so far only staff tables come as CSV. The only module that knows the `csv`
//! crate; it interprets no cell.

use csv::ReaderBuilder;
use domain::{Problem, Result};
use encoding_rs::GB18030;

use crate::guard::LIMITS;
use crate::workbook::{Cell, Line, Table};

/// Separators in the order in which they are tried; the one with the most places in the first line wins.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Whether the file calls itself separated text.
pub fn is_text_name(file: &str) -> bool {
    let lower = file.to_lowercase();
    [".csv", ".txt", ".tsv"].iter().any(|end| lower.ends_with(end))
}

/// The lines of a text file: UTF-8 with or without its mark, else GB18030 as spreadsheets save it here.
///
/// # Errors
/// `import.empty_file`, `import.too_large`, `import.too_many_cells`, `import.text_unreadable`.
pub fn table(file: &str, bytes: &[u8]) -> Result<Table> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    if bytes.is_empty() {
        return Err(problem("import.empty_file"));
    }
    let size = bytes.len() as u64;
    if size > LIMITS.file {
        let mb = |bytes: u64| bytes.div_ceil(1 << 20);
        return Err(problem("import.too_large").with("size", mb(size)).with("limit", mb(LIMITS.file)));
    }
    let text = decode(bytes).ok_or_else(|| problem("import.text_unreadable"))?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut cells_left = LIMITS.cells;
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    while reader.read_record(&mut record).map_err(|_| problem("import.text_unreadable"))? {
        cells_left = match cells_left.checked_sub(record.len() as u64) {
            Some(left) => left,
            None => return Err(problem("import.too_many_cells").with("limit", LIMITS.cells)),
        };
        // Blank lines are not records, but they are rows to whoever opens the file.
        let at = record.position().map_or(row, |p| p.line().saturating_sub(1) as u32);
        row = at + 1;
        let cells = (0..).zip(record.iter()).filter(|(_, text)| !text.is_empty());
        let cells: Vec<(u32, Cell)> = cells.map(|(col, text)| (col, Cell::Text(text.to_owned()))).collect();
        if !cells.is_empty() {
            lines.push(Line { row: at, cells });
        }
    }
    Ok(Table { sheet: file.to_owned(), hidden: false, lines })
}

/// `None` where neither encoding fits without a doubt.
fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned(),
    };
    // Text has no such characters; a picture or a workbook under a wrong name has.
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    (!text.contains(strange)).then_some(text)
}

fn separator(text: &str) -> u8 {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let places = |s: u8| first.bytes().filter(|b| *b == s).count();
    // Of equals the earlier stands: `max_by_key` would take the last.
    SEPARATORS.into_iter().rev().max_by_key(|s| places(*s)).unwrap_or(b',')
}
