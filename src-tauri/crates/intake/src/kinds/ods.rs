//! The content of an OpenDocument spreadsheet as cells, sparsely: a row or a cell repeated a million times
//! costs what it holds, and what is empty costs nothing.

use std::collections::HashSet;

use domain::{Problem, Result};

use super::format;
use super::markup::{Token, Tokens, attribute, decode};
use super::{Read, too_many_cells, weight};
use crate::guard::Limits;
use crate::workbook::{Cell, Line, Table};

const ROWS: u64 = 1_048_576;
const COLUMNS: u32 = 16_384;
/// Bytes after which the text of a cell is cut; a spreadsheet holds 32,767 characters.
const LONGEST: usize = 200_000;

/// The sheets of `content.xml`.
///
/// # Errors
/// `import.unreadable` where it is no text or has no sheet, `import.too_many_cells`.
pub fn read(content: &[u8], limits: &Limits) -> Result<Read> {
    let unreadable = || Problem::new("import.unreadable");
    let text = std::str::from_utf8(content).map_err(|_| unreadable())?;
    let mut reader = Reader { left: limits.cells, ..Reader::default() };
    for token in Tokens::new(text) {
        reader.token(token).ok_or_else(|| too_many_cells(limits))?;
    }
    if reader.read.sheets.is_empty() {
        return Err(unreadable());
    }
    Ok(reader.read)
}

#[derive(Default)]
struct Reader {
    read: Read,
    left: u64,
    style: String,
    /// Styles of hidden sheets.
    hidden_styles: HashSet<String>,
    table: Option<Table>,
    /// Tables inside a cell, comments and the record of changes are passed over.
    aside: Vec<String>,
    /// The row that is read, and how often it stands there.
    row: u64,
    row_times: u64,
    cells: Vec<(u32, Cell)>,
    col: u32,
    cell: Option<Open>,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    times: u32,
    /// What its attributes say; else its text is its content.
    value: Option<Cell>,
    text: String,
    paragraphs: u32,
    is_error: bool,
}

impl Reader {
    /// `None` when there are too many cells.
    fn token(&mut self, token: Token<'_>) -> Option<()> {
        match token {
            Token::Open(name, attributes, closed) => {
                if !self.aside.is_empty() {
                    if !closed && self.aside.last().is_some_and(|aside| aside == name) {
                        self.aside.push(name.to_owned());
                    }
                    return Some(());
                }
                let nested = name == "table:table" && self.table.is_some();
                if nested || matches!(name, "office:annotation" | "table:tracked-changes" | "table:shapes") {
                    if !closed {
                        self.aside.push(name.to_owned());
                    }
                    return Some(());
                }
                self.open(name, attributes);
                if closed {
                    self.close(name)?;
                }
            }
            Token::Close(name) => {
                if let Some(aside) = self.aside.last() {
                    if aside == name {
                        self.aside.pop();
                    }
                    return Some(());
                }
                self.close(name)?;
            }
            Token::Text(text) => self.text(&decode(text)),
            Token::Plain(text) => self.text(text),
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        if self.aside.is_empty()
            && let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && cell.text.len() < LONGEST
        {
            cell.text.push_str(text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let own = |wanted: &str| attribute(attributes, wanted);
        let times = |wanted: &str| own(wanted).and_then(|n| n.trim().parse::<u64>().ok()).unwrap_or(1).max(1);
        match name {
            "style:style" => self.style = own("style:name").unwrap_or_default().into_owned(),
            "style:table-properties" if own("table:display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table:table" => {
                let hidden = own("table:style-name").is_some_and(|s| self.hidden_styles.contains(s.as_ref()));
                let sheet = own("table:name").unwrap_or_default().into_owned();
                self.table = Some(Table { sheet, hidden, lines: Vec::new() });
                self.row = 0;
            }
            "table:table-row" => {
                self.row_times = times("table:number-rows-repeated");
                self.col = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.read.formulas += u64::from(own("table:formula").is_some());
                let is_error = own("calcext:value-type").as_deref() == Some("error");
                let times = times("table:number-columns-repeated").min(u64::from(COLUMNS)) as u32;
                self.cell = Some(Open { times, value: value(attributes), is_error, ..Open::default() });
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let count = times("text:c").min(1_000) as usize;
                self.text(&" ".repeat(count));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Option<()> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Some(()) };
                let (first, times) = (self.col, cell.times.min(COLUMNS.saturating_sub(self.col)));
                self.col += times;
                if let Some(value) = cell.content() {
                    self.left = self.left.checked_sub(u64::from(times).saturating_mul(weight(&value)))?;
                    self.cells.extend((first..self.col).map(|col| (col, value.clone())));
                }
            }
            "table:table-row" => {
                let times = self.row_times.min(ROWS.saturating_sub(self.row));
                let cells = std::mem::take(&mut self.cells);
                if !cells.is_empty()
                    && let Some(table) = &mut self.table
                {
                    let once = cells.iter().map(|(_, cell)| weight(cell)).sum();
                    let again = times.saturating_sub(1).saturating_mul(once);
                    self.left = self.left.checked_sub(again)?;
                    for row in self.row..self.row + times {
                        table.lines.push(Line { row: row as u32, cells: cells.clone() });
                    }
                }
                self.row += times;
            }
            "table:table" => {
                if let Some(table) = self.table.take() {
                    self.read.sheets.push(Ok(table));
                }
            }
            _ => {}
        }
        Some(())
    }
}

impl Open {
    fn content(self) -> Option<Cell> {
        if self.is_error {
            return Some(Cell::Error(self.text));
        }
        self.value.or_else(|| (!self.text.is_empty()).then_some(Cell::Text(self.text)))
    }
}

/// What the attributes of a cell say it is; `None` for a text that stands inside, and for nothing.
fn value(attributes: &str) -> Option<Cell> {
    let own = |wanted: &str| attribute(attributes, wanted);
    let number = || format::number(own("office:value")?.trim().parse().ok()?);
    match own("office:value-type")?.as_ref() {
        "float" | "currency" => number().map(Cell::Number),
        "percentage" => number().map(Cell::Percent),
        "date" => own("office:date-value").and_then(|d| format::iso_date(&d)),
        "time" => own("office:time-value").and_then(|t| format::iso_duration(&t)),
        "boolean" => own("office:boolean-value").map(|b| Cell::Bool(b.eq_ignore_ascii_case("true"))),
        "string" => own("office:string-value").filter(|s| !s.is_empty()).map(|s| Cell::Text(s.into_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;
    use crate::workbook::cells;

    const CONTENT: &str = r#"<office:document-content><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
        <table:table table:name="日报" table:style-name="ta2"><table:table-column/>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>阿<text:s text:c="2"/>青</text:p><text:p>乙</text:p></table:table-cell>
        <table:covered-table-cell/>
        <table:table-cell table:number-columns-repeated="2" table:formula="of:=1" office:value-type="percentage" office:value="0.955"><text:p>95.5%</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-05-01"/><table:table-cell office:value-type="time" office:time-value="PT12H00M00S"/>
        <table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>#N/A</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="3"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:document-content>"#;

    #[test]
    fn a_sheet_is_read_with_its_repeats_formats_and_hidden_parts() {
        let read = read(CONTENT.as_bytes(), &LIMITS).unwrap();
        assert_eq!(read.formulas, 1);
        let table = read.sheets[0].as_ref().unwrap();
        assert_eq!((table.sheet.as_str(), table.hidden), ("日报", true));
        let cells = cells(table);
        let first = ["2:0=阿  青\n乙", "2:2=95.5%", "2:3=95.5%", "2:4=2026-05-01", "2:5=0.5", "2:6=#N/A"];
        assert_eq!(cells[..6], first);
        assert_eq!(cells[6..], ["3:0=3", "4:0=3", "5:0=3"]);
    }

    #[test]
    fn a_cell_repeated_over_a_whole_sheet_is_too_much() {
        let row = r#"<table:table table:name="x"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"#;
        assert_eq!(read(row.as_bytes(), &LIMITS).unwrap_err().code, "import.too_many_cells");
        let long = "长".repeat(30_000);
        let row = format!(
            r#"<table:table table:name="x"><table:table-row table:number-rows-repeated="50"><table:table-cell table:number-columns-repeated="1000" office:value-type="string" office:string-value="{long}"/></table:table-row></table:table>"#
        );
        assert_eq!(read(row.as_bytes(), &LIMITS).unwrap_err().code, "import.too_many_cells");
    }
}
