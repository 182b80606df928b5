//! Sheets cell by cell, without any style: for files that must look like somebody else's export.

use domain::{Day, Num, Problem};

use super::sheet::{Looks, SheetNames, Writer, finish, new_workbook};

/// A sheet as rows of cells from A1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlainSheet {
    pub name: String,
    pub rows: Vec<Vec<PlainCell>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub enum PlainCell {
    Text(String),
    Number(Num),
    /// A real date of the spreadsheet, shown as 2026-05-01.
    Date(Day),
    #[default]
    Empty,
}

impl PlainCell {
    pub fn text(text: impl Into<String>) -> Self {
        PlainCell::Text(text.into())
    }
}

/// The sheets as xlsx.
///
/// # Errors
/// `papers.empty` without a sheet, `papers.too_wide`, `papers.workbook`.
pub fn plain_workbook(sheets: &[PlainSheet]) -> Result<Vec<u8>, Problem> {
    if sheets.is_empty() {
        return Err(Problem::new("papers.empty"));
    }
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let plain = rust_xlsxwriter::Format::new();
    let mut names = SheetNames::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(names.take(&sheet.name)).map_err(super::sheet::failed)?;
        let mut writer = Writer::new(page, &looks);
        for row in &sheet.rows {
            for (col, cell) in row.iter().enumerate() {
                match cell {
                    PlainCell::Text(text) => writer.text(col, text, &plain)?,
                    PlainCell::Number(number) => writer.number(col, Some(*number), &plain)?,
                    PlainCell::Date(day) => writer.date(col, Some(*day))?,
                    PlainCell::Empty => {}
                }
            }
            writer.row += 1;
        }
        writer.close()?;
    }
    finish(book)
}
