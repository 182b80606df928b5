//! The records of an .xls workbook (Excel 5 to 2003) as cells. Only stored results are read: no formula is
//! looked into. Nothing that the file declares about its own size is believed.

use std::collections::HashMap;

use domain::{Problem, Result};

use super::biff_text::{Strings, Text};
use super::format::{self, Format};
use super::ole::{f64_at, u16_at, u32_at};
use super::{Read, put};
use crate::guard::Limits;
use crate::workbook::{Cell, Line, Table};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// A record's number and content.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    /// Where the next record stands.
    next: usize,
}

fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
    let data = stream.get(at + 4..at + 4 + length)?;
    Some(Record { kind, data, next: at + 4 + length })
}

struct Sheet {
    at: usize,
    name: String,
    hidden: bool,
    cells: bool,
}

#[derive(Default)]
struct Globals {
    text: Text,
    shift: i32,
    formats: HashMap<u16, Format>,
    /// Format number of each style.
    styles: Vec<u16>,
    sheets: Vec<Sheet>,
    strings: Vec<String>,
}

impl Globals {
    fn format(&self, style: u16) -> Format {
        let Some(number) = self.styles.get(usize::from(style)) else { return Format::Plain };
        self.formats.get(number).copied().unwrap_or_else(|| format::built_in(*number))
    }

    fn number(&self, value: f64, style: u16) -> Cell {
        format::cell(value, self.format(style), self.shift)
    }
}

/// The sheets of a workbook stream.
///
/// # Errors
/// `import.password`, `import.xls_too_old`, `import.unreadable`, `import.too_many_strings`,
/// `import.too_many_cells`.
pub fn read(stream: &[u8], limits: &Limits) -> Result<Read> {
    let book = globals(stream, limits)?;
    let mut found = Read::default();
    let mut left = limits.cells;
    for sheet in book.sheets.iter().filter(|sheet| sheet.cells) {
        let lines = cells(stream, sheet.at, &book, &mut left, &mut found.formulas)
            .ok_or_else(|| Problem::new("import.too_many_cells").with("limit", limits.cells))?;
        found.sheets.push(Ok(Table { sheet: sheet.name.clone(), hidden: sheet.hidden, lines }));
    }
    if found.sheets.is_empty() {
        return Err(Problem::new("import.unreadable"));
    }
    Ok(found)
}

fn globals(stream: &[u8], limits: &Limits) -> Result<Globals> {
    let unreadable = || Problem::new("import.unreadable");
    let mut book = Globals::default();
    let mut at = 0;
    let first = record(stream, 0).ok_or_else(unreadable)?;
    match (first.kind, u16_at(first.data, 0)) {
        (BOF, Some(version)) => book.text.wide = version >= 0x0600,
        (0x0009 | 0x0209 | 0x0409, _) => return Err(Problem::new("import.xls_too_old")),
        _ => return Err(unreadable()),
    }
    while let Some(r) = record(stream, at) {
        at = r.next;
        match r.kind {
            0x002F => return Err(Problem::new("import.password")),
            0x0042 => book.text.code_page(u16_at(r.data, 0).unwrap_or_default()),
            0x0022 if u16_at(r.data, 0) == Some(1) => book.shift = 1462,
            0x041E => {
                let code = match book.text.wide {
                    true => book.text.counted(r.data, 2),
                    false => book.text.short(r.data, 2),
                };
                if let (Some(number), Some(code)) = (u16_at(r.data, 0), code) {
                    book.formats.insert(number, format::of_code(&code));
                }
            }
            0x00E0 => book.styles.push(u16_at(r.data, 2).unwrap_or_default()),
            0x0085 => {
                if let (Some(place), Some([state, kind])) = (u32_at(r.data, 0), r.data.get(4..6)) {
                    book.sheets.push(Sheet {
                        at: place as usize,
                        name: book.text.short(r.data, 6).unwrap_or_default(),
                        hidden: state & 3 != 0,
                        cells: *kind == 0,
                    });
                }
            }
            0x00FC => {
                let mut pieces = vec![r.data];
                while let Some(more) = record(stream, at).filter(|more| more.kind == CONTINUE) {
                    pieces.push(more.data);
                    at = more.next;
                }
                book.strings = Strings::new(&pieces).all(limits.strings).ok_or_else(|| {
                    Problem::new("import.too_many_strings")
                        .with("found", limits.strings + 1)
                        .with("limit", limits.strings)
                })?;
            }
            EOF => break,
            _ => {}
        }
    }
    Ok(book)
}

/// `None` when there are more cells than `left`. A sheet that breaks off gives what stands before.
fn cells(
    stream: &[u8],
    start: usize,
    book: &Globals,
    left: &mut u64,
    formulas: &mut u64,
) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let mut at = start;
    // Charts inside a sheet bring beginnings and ends of their own.
    let mut depth = 0;
    let mut formula: Option<(u32, u32)> = None;
    while let Some(r) = record(stream, at) {
        at = r.next;
        match r.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth != 1 => {}
            0x0207 => {
                // The text that the formula before it gave.
                if let (Some((row, col)), Some(text)) = (formula.take(), book.text.counted(r.data, 0)) {
                    put(&mut lines, row, col, Cell::Text(text), left)?;
                }
            }
            0x00BD => {
                let (Some(row), Some(first)) = (u16_at(r.data, 0), u16_at(r.data, 2)) else { continue };
                let inside = r.data.get(4..r.data.len().saturating_sub(2)).unwrap_or_default();
                for (col, pair) in (u32::from(first)..).zip(inside.chunks_exact(6)) {
                    if let (Some(style), Some(raw)) = (u16_at(pair, 0), u32_at(pair, 2)) {
                        put(&mut lines, row.into(), col, book.number(short_number(raw), style), left)?;
                    }
                }
            }
            0x0006 | 0x0206 | 0x0406 | 0x0203 | 0x027E | 0x00FD | 0x0204 | 0x00D6 | 0x0205 => {
                let place = (u16_at(r.data, 0), u16_at(r.data, 2), u16_at(r.data, 4));
                let (Some(row), Some(col), Some(style)) = place else { continue };
                let (row, col) = (u32::from(row), u32::from(col));
                if matches!(r.kind, 0x0006 | 0x0206 | 0x0406) {
                    *formulas += 1;
                    formula = Some((row, col));
                }
                if let Some(cell) = single(r, book, style) {
                    put(&mut lines, row, col, cell, left)?;
                }
            }
            _ => {}
        }
    }
    Some(lines)
}

/// The content of a record that holds one cell; `None` for none, or where a text follows.
fn single(r: Record<'_>, book: &Globals, style: u16) -> Option<Cell> {
    let text = |text: String| (!text.is_empty()).then_some(Cell::Text(text));
    match r.kind {
        0x0203 => Some(book.number(f64_at(r.data, 6)?, style)),
        0x027E => Some(book.number(short_number(u32_at(r.data, 6)?), style)),
        0x00FD => text(book.strings.get(u32_at(r.data, 6)? as usize)?.clone()),
        0x0204 | 0x00D6 => text(book.text.counted(r.data, 6)?),
        0x0205 => Some(match r.data.get(6..8)? {
            [value, 0] => Cell::Bool(*value != 0),
            value => Cell::Error(error(value[0])),
        }),
        _ => {
            let result = r.data.get(6..14)?;
            match (result[6] == 0xFF && result[7] == 0xFF, result[0]) {
                (true, 1) => Some(Cell::Bool(result[2] != 0)),
                (true, 2) => Some(Cell::Error(error(result[2]))),
                (true, _) => None,
                (false, _) => Some(book.number(f64_at(result, 0)?, style)),
            }
        }
    }
}

/// A number in 30 bits: whole or the upper half of a float, perhaps in hundredths.
fn short_number(raw: u32) -> f64 {
    let value = if raw & 2 != 0 {
        f64::from(raw as i32 >> 2)
    } else {
        f64::from_bits(u64::from(raw & 0xFFFF_FFFC) << 32)
    };
    if raw & 1 != 0 { value / 100.0 } else { value }
}

fn error(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    name.to_owned()
}
