//! Tables for whoever reckons on with them: values only, 工号 as text, nothing that a spreadsheet would run.

use domain::Problem;

use super::plain::PlainCell;
use super::sheet::{Looks, SheetNames, Writer, failed, finish, new_workbook};

/// A sheet: title, notes, headings, rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableSheet {
    pub name: String,
    pub title: String,
    pub notes: Vec<String>,
    pub headers: Vec<String>,
    /// Columns that stay in sight.
    pub frozen: usize,
    pub rows: Vec<Vec<PlainCell>>,
}

/// The sheets as xlsx.
///
/// # Errors
/// `papers.empty` without a row in any sheet, `papers.too_wide`, `papers.workbook`.
pub fn table_workbook(sheets: &[TableSheet]) -> Result<Vec<u8>, Problem> {
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Problem::new("papers.empty"));
    }
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let mut names = SheetNames::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(names.take(&sheet.name)).map_err(failed)?;
        let mut w = Writer::new(page, &looks);
        w.line(&sheet.title, &looks.title)?;
        for note in &sheet.notes {
            w.line(note, &looks.soft)?;
        }
        w.row += 1;
        w.header(&sheet.headers, sheet.frozen)?;
        for row in &sheet.rows {
            for (col, cell) in row.iter().enumerate() {
                match cell {
                    PlainCell::Text(text) => w.text(col, text, &looks.text)?,
                    PlainCell::Number(number) => w.number(col, Some(*number), &looks.number)?,
                    PlainCell::Date(day) => w.date(col, Some(*day))?,
                    PlainCell::Empty => {}
                }
            }
            w.row += 1;
        }
        w.close()?;
    }
    finish(book)
}
