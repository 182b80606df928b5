//! .xlsx, .xlsm and .xlsb through calamine, sparsely, with the true places of their cells. The only module
//! that knows calamine; it interprets nothing.

use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsb, XlsbError, Xlsx, XlsxError};
use domain::{Problem, Result};

use super::format::{self, Format};
use super::{Read, in_order, put, too_many_cells};
use crate::guard::Limits;
use crate::workbook::{Cell, Line, Sheets, Table};

pub fn xlsx(bytes: &[u8], limits: &Limits, formulas: u64) -> Result<Read> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| {
        Problem::new(match e {
            XlsxError::Password => "import.password",
            XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => "import.zip_not_workbook",
            _ => "import.unreadable",
        })
    })?;
    let shift = if book.has_1904_epoch() { 1462 } else { 0 };
    let listed: Vec<_> = book.sheets_metadata().to_vec();
    let sheets = each(listed, limits, |sheet, left| match xlsx_cells(&mut book, &sheet.name, shift, left) {
        // Chart and dialog sheets sometimes say what they are only inside.
        Err(XlsxError::NotAWorksheet(_)) => Found::Nothing,
        Err(_) => Found::Broken,
        Ok(None) => Found::TooMany,
        Ok(Some(lines)) => Found::Lines(lines),
    })?;
    Ok(Read { sheets, formulas })
}

pub fn xlsb(bytes: &[u8], limits: &Limits, formulas: u64) -> Result<Read> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|e| {
        Problem::new(match e {
            XlsbError::Password => "import.password",
            XlsbError::FileNotFound(_) => "import.zip_not_workbook",
            _ => "import.unreadable",
        })
    })?;
    let shift = if book.has_1904_epoch() { 1462 } else { 0 };
    let listed: Vec<_> = book.sheets_metadata().to_vec();
    let sheets = each(listed, limits, |sheet, left| match xlsb_cells(&mut book, &sheet.name, shift, left) {
        Err(_) => Found::Broken,
        Ok(None) => Found::TooMany,
        Ok(Some(lines)) => Found::Lines(lines),
    })?;
    Ok(Read { sheets, formulas })
}

enum Found {
    Lines(Vec<Line>),
    Nothing,
    Broken,
    TooMany,
}

fn each(
    listed: Vec<Sheet>,
    limits: &Limits,
    mut cells: impl FnMut(&Sheet, &mut u64) -> Found,
) -> Result<Sheets> {
    let mut sheets: Sheets = Vec::new();
    let mut left = limits.cells;
    for sheet in listed {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = sheet.visible != SheetVisible::Visible;
        match cells(&sheet, &mut left) {
            Found::Lines(lines) => {
                sheets.push(Ok(Table { sheet: sheet.name, hidden, lines: in_order(lines) }))
            }
            Found::Broken => {
                sheets.push(Err(Problem::new("import.sheet_unreadable").with("sheet", sheet.name)));
            }
            Found::TooMany => return Err(too_many_cells(limits)),
            Found::Nothing => {}
        }
    }
    if sheets.is_empty() { Err(Problem::new("import.zip_not_workbook")) } else { Ok(sheets) }
}

/// `None` when there are more cells than `left`.
fn xlsx_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    shift: i32,
    left: &mut u64,
) -> std::result::Result<Option<Vec<Line>>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let percent: Vec<bool> = reader
        .styles()
        .iter()
        .map(|s| s.number_format.as_ref().is_some_and(|f| f.format_code.contains('%')))
        .collect();
    let mut lines: Vec<Line> = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, col) = cell.get_position();
        let is_percent = percent.get(style).copied().unwrap_or(false);
        match convert(cell.get_value(), is_percent, shift) {
            Some(value) => {
                if put(&mut lines, row, col, value, left).is_none() {
                    return Ok(None);
                }
            }
            // Cells without content cost time all the same.
            None => match left.checked_sub(1) {
                Some(less) => *left = less,
                None => return Ok(None),
            },
        }
    }
    Ok(Some(lines))
}

/// `None` when there are more cells than `left`. Styles of percent are not told by the reader.
fn xlsb_cells(
    book: &mut Xlsb<Cursor<&[u8]>>,
    name: &str,
    shift: i32,
    left: &mut u64,
) -> std::result::Result<Option<Vec<Line>>, XlsbError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = reader.next_cell()? {
        let (row, col) = cell.get_position();
        if let Some(value) = convert(cell.get_value(), false, shift)
            && put(&mut lines, row, col, value, left).is_none()
        {
            return Ok(None);
        }
    }
    Ok(Some(lines))
}

/// `None` for an empty cell.
fn convert(value: &DataRef<'_>, percent: bool, shift: i32) -> Option<Cell> {
    let plain = if percent { Format::Percent } else { Format::Plain };
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(n) => Cell::Number((*n).into()),
        DataRef::Float(f) => format::cell(*f, plain, shift),
        DataRef::String(s) => text(s)?,
        DataRef::SharedString(s) => text(s)?,
        DataRef::Bool(b) => Cell::Bool(*b),
        DataRef::DateTime(d) => {
            let kind = if d.is_duration() { Format::Duration } else { Format::Date };
            format::cell(d.as_f64(), kind, shift)
        }
        DataRef::DateTimeIso(s) => format::iso_date(s).or_else(|| text(s))?,
        DataRef::DurationIso(s) => format::iso_duration(s).or_else(|| text(s))?,
        DataRef::Error(e) => Cell::Error(e.to_string()),
    })
}

fn text(s: &str) -> Option<Cell> {
    if s.is_empty() { None } else { Some(Cell::Text(s.to_owned())) }
}
