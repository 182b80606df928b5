//! Every kind of workbook as tables, each reader in its own file. What a file is, its content says and
//! never its name. Only stored results are read; no formula is evaluated.

mod biff;
mod biff_text;
mod excel;
mod format;
mod html;
mod markup;
mod ods;
mod ole;
mod spreadsheet_xml;

use domain::{Problem, Result};

pub use markup::is_markup;
pub use ole::is_ole;

use crate::guard::{self, Limits, Zipped};
use crate::workbook::{Cell, Line, Sheets};

/// What a reader found.
#[derive(Debug, Default)]
pub struct Read {
    pub sheets: Sheets,
    /// Cells whose value is the stored result of a formula.
    pub formulas: u64,
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Empty,
    Zip,
    Ole,
    /// Records of an old .xls without the file around them.
    Records,
    /// A web page, or the XML of Excel 2003.
    Markup,
    Text,
    Unknown,
}

pub fn content(bytes: &[u8]) -> Content {
    match bytes {
        [] => Content::Empty,
        [b'P', b'K', ..] => Content::Zip,
        _ if is_ole(bytes) => Content::Ole,
        [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4..=16, 0, ..] => Content::Records,
        _ => match markup::decoded(bytes, 4096) {
            Some(text) if markup::is_markup(&text) => Content::Markup,
            Some(_) => Content::Text,
            None => Content::Unknown,
        },
    }
}

/// Whether a page, or the beginning of one, has a table, or is the XML of Excel 2003.
pub fn has_table(bytes: &[u8]) -> bool {
    let Some(text) = markup::decoded(bytes, usize::MAX) else { return false };
    let table = b"<table";
    spreadsheet_xml::is_one(&text)
        || text.as_bytes().windows(table.len()).any(|part| part.eq_ignore_ascii_case(table))
}

/// The sheets of a workbook of any kind but text.
///
/// # Errors
/// One of the `import.` codes of the guard and the readers, without the name of the file.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Read> {
    guard::size(bytes, limits)?;
    match content(bytes) {
        Content::Empty => Err(Problem::new("import.empty_file")),
        Content::Zip => match guard::check_zip(bytes, limits)? {
            Zipped::Xlsx { formulas } => excel::xlsx(bytes, limits, formulas),
            Zipped::Xlsb { formulas } => excel::xlsb(bytes, limits, formulas),
            Zipped::Ods { content } => ods::read(&content, limits),
        },
        Content::Ole => read_ole(bytes, limits),
        Content::Records => biff::read(bytes, limits),
        Content::Markup => {
            let text =
                markup::decoded(bytes, usize::MAX).ok_or_else(|| Problem::new("import.text_unreadable"))?;
            if spreadsheet_xml::is_one(&text) {
                spreadsheet_xml::read(&text, limits)
            } else {
                html::read(&text, limits)
            }
        }
        Content::Text | Content::Unknown => Err(Problem::new("import.not_workbook")),
    }
}

fn read_ole(bytes: &[u8], limits: &Limits) -> Result<Read> {
    let Some(file) = ole::Ole::open(bytes) else {
        // Also a broken one says that it is encrypted.
        let word: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = memchr::memmem::find(bytes, &word).is_some();
        return Err(Problem::new(if encrypted { "import.password" } else { "import.damaged" }));
    };
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(Problem::new("import.password"));
    }
    match file.stream("Workbook").filter(|s| !s.is_empty()).or_else(|| file.stream("Book")) {
        Some(stream) => biff::read(&stream, limits),
        // A letter or a presentation lies in the same kind of file.
        None => Err(Problem::new("import.not_workbook")),
    }
}

/// What a cell counts: one, and one more for every 256 bytes of its text. A few bytes of a file can name the
/// same long text a million times over.
fn weight(cell: &Cell) -> u64 {
    match cell {
        Cell::Text(text) | Cell::Error(text) => 1 + text.len() as u64 / 256,
        _ => 1,
    }
}

/// Puts a cell at its place, counted against what is `left`; `None` when nothing is. Files written by
/// strange hands give rows out of order: `in_order` puts them right.
fn put(lines: &mut Vec<Line>, row: u32, col: u32, cell: Cell, left: &mut u64) -> Option<()> {
    *left = left.checked_sub(weight(&cell))?;
    match lines.last_mut() {
        Some(line) if line.row == row => line.cells.push((col, cell)),
        _ => {
            let mut cells = Vec::with_capacity(lines.last().map_or(8, |l| l.cells.len()));
            cells.push((col, cell));
            lines.push(Line { row, cells });
        }
    }
    Some(())
}

/// Rows and cells from the first to the last; of a cell given twice the last one counts.
pub fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let rising = |line: &Line| line.cells.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if lines.windows(2).all(|pair| pair[0].row < pair[1].row) && lines.iter().all(rising) {
        return lines;
    }
    let mut lines = lines;
    lines.sort_by_key(|l| l.row);
    let mut merged: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match merged.last_mut() {
            Some(last) if last.row == line.row => last.cells.extend(line.cells),
            _ => merged.push(line),
        }
    }
    for line in &mut merged {
        line.cells.reverse();
        line.cells.sort_by_key(|(c, _)| *c);
        line.cells.dedup_by_key(|(c, _)| *c);
    }
    merged
}

fn too_many_cells(limits: &Limits) -> Problem {
    Problem::new("import.too_many_cells").with("limit", limits.cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_out_of_order_and_cells_given_twice_are_put_right() {
        let n = |n: i32| Cell::Number(n.into());
        let line =
            |row, cells: &[(u32, i32)]| Line { row, cells: cells.iter().map(|(c, v)| (*c, n(*v))).collect() };
        let lines = vec![line(2, &[(1, 5), (0, 4)]), line(0, &[(0, 1)]), line(2, &[(1, 6)])];
        assert_eq!(in_order(lines), [line(0, &[(0, 1)]), line(2, &[(0, 4), (1, 6)])]);
    }

    #[test]
    fn what_a_file_is_its_first_bytes_say() {
        for (bytes, want) in [
            (b"".as_slice(), Content::Empty),
            (b"PK\x03\x04", Content::Zip),
            (b"\x09\x08\x10\x00\x00\x06", Content::Records),
            (b"\n <html><body>", Content::Markup),
            ("\u{feff}<?xml version=\"1.0\"?>".as_bytes(), Content::Markup),
            ("昵称,<b>".as_bytes(), Content::Text),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", Content::Unknown),
            (b"\xff\xfe1\0,\x002\0", Content::Text),
        ] {
            assert_eq!(content(bytes), want, "{bytes:?}");
        }
    }
}
