//! The rows an import could not take, with the reason in a column of its own, to be mended and imported again.

use domain::{Lang, Problem};
use serde::{Deserialize, Serialize};

use super::sheet::{Looks, Writer, failed, finish, new_workbook};
use crate::labels::Labels;

/// The headings of the file and its refused rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ProblemListDoc {
    pub lang: Lang,
    /// As in the file.
    pub headers: Vec<String>,
    pub rows: Vec<ProblemRow>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ProblemRow {
    /// `客服数据 ! R5`.
    pub place: String,
    /// The cells as read, in the order of the headings.
    pub cells: Vec<String>,
    /// The sentence that says what was found, what was expected and what to do.
    pub reason: String,
}

/// The list as xlsx: reason, place, then the columns of the file.
///
/// # Errors
/// `papers.empty` without a row, `papers.too_wide`, `papers.workbook`.
pub fn problem_list(doc: &ProblemListDoc) -> Result<Vec<u8>, Problem> {
    if doc.rows.is_empty() {
        return Err(Problem::new("papers.empty"));
    }
    let words = Labels::of(doc.lang);
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let page = book.add_worksheet();
    page.set_name(&words.not_imported).map_err(failed)?;
    let mut writer = Writer::new(page, &looks);
    let mut header = vec![words.refused_for.clone(), words.place.clone()];
    header.extend(doc.headers.iter().cloned());
    writer.header(&header, 2)?;
    for row in &doc.rows {
        writer.text(0, &row.reason, &looks.wrapped)?;
        writer.text(1, &row.place, &looks.text)?;
        for (col, cell) in row.cells.iter().enumerate() {
            writer.text(col + 2, cell, &looks.text)?;
        }
        writer.row += 1;
    }
    writer.close()?;
    finish(book)
}
