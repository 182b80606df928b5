//! The XML that Excel 2003 could save and old programs still write, often under the name .xls.

use std::collections::HashMap;

use domain::{Problem, Result};

use super::format::{self, Format};
use super::markup::{Token, Tokens, attribute, decode, local};
use super::{Read, in_order, put, too_many_cells};
use crate::guard::Limits;
use crate::workbook::{Cell, Line, Table};

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

pub fn is_one(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("Workbook")
}

/// # Errors
/// `import.unreadable` where it has no sheet, `import.too_many_cells`.
pub fn read(text: &str, limits: &Limits) -> Result<Read> {
    let mut reader = Reader { left: limits.cells, ..Reader::default() };
    for token in Tokens::new(text) {
        reader.token(token).ok_or_else(|| too_many_cells(limits))?;
    }
    if reader.read.sheets.is_empty() {
        return Err(Problem::new("import.unreadable"));
    }
    Ok(reader.read)
}

#[derive(Default)]
struct Reader {
    read: Read,
    left: u64,
    formats: HashMap<String, Format>,
    style: String,
    sheet: String,
    hidden: bool,
    lines: Vec<Line>,
    row: u32,
    col: u32,
    format: Format,
    wide: u32,
    /// Kind and characters of the open `Data`.
    data: Option<(String, String)>,
}

impl Reader {
    /// `None` when there are too many cells.
    fn token(&mut self, token: Token<'_>) -> Option<()> {
        match token {
            Token::Open(name, attributes, closed) => {
                self.open(local(name), attributes);
                if closed {
                    self.close(local(name))?;
                }
            }
            Token::Close(name) => self.close(local(name))?,
            Token::Text(text) => self.text(&decode(text)),
            Token::Plain(text) => self.text(text),
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        if let Some((_, inside)) = &mut self.data {
            inside.push_str(text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let own = |wanted: &str| attribute(attributes, wanted);
        let number = |wanted: &str| own(wanted).and_then(|n| n.trim().parse::<u32>().ok());
        match name {
            "Style" => self.style = own("ID").unwrap_or_default().into_owned(),
            "NumberFormat" => {
                let format = match own("Format").as_deref().unwrap_or_default() {
                    "Percent" => Format::Percent,
                    code => format::of_code(code),
                };
                self.formats.insert(self.style.clone(), format);
            }
            "Worksheet" => {
                self.sheet = own("Name").unwrap_or_default().into_owned();
                self.hidden = false;
                self.row = 0;
            }
            "Row" => {
                self.row = number("Index").unwrap_or(self.row + 1).clamp(1, ROWS);
                self.col = 0;
            }
            "Cell" => {
                self.col = number("Index").unwrap_or(self.col + 1).clamp(1, COLUMNS);
                self.wide = number("MergeAcross").unwrap_or(0).min(COLUMNS);
                let style = own("StyleID").unwrap_or_default();
                self.format = self.formats.get(style.as_ref()).copied().unwrap_or_default();
                self.read.formulas += u64::from(own("Formula").is_some());
            }
            "Data" => self.data = Some((own("Type").unwrap_or_default().into_owned(), String::new())),
            // A hidden sheet says so inside; the text comes next.
            "Visible" => self.data = Some(("Visible".to_owned(), String::new())),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Option<()> {
        match name {
            "Visible" => {
                let state = self.data.take().map(|(_, text)| text).unwrap_or_default();
                self.hidden =
                    state.trim().starts_with("SheetHidden") || state.trim().starts_with("SheetVery");
            }
            "Data" => {
                if let Some((kind, text)) = self.data.take()
                    && self.row > 0
                    && self.col > 0
                    && !text.is_empty()
                {
                    let cell = cell(&kind, text, self.format);
                    put(&mut self.lines, self.row - 1, self.col - 1, cell, &mut self.left)?;
                }
            }
            "Cell" => self.col = (self.col + self.wide).min(COLUMNS),
            "Worksheet" => {
                let lines = in_order(std::mem::take(&mut self.lines));
                let sheet = std::mem::take(&mut self.sheet);
                self.read.sheets.push(Ok(Table { sheet, hidden: self.hidden, lines }));
            }
            _ => {}
        }
        Some(())
    }
}

fn cell(kind: &str, text: String, format: Format) -> Cell {
    match kind {
        "Number" => match text.trim().parse() {
            Ok(value) => format::cell(value, format, 0),
            Err(_) => Cell::Text(text),
        },
        // A time of day stands on the day before the first.
        "DateTime" => match text.trim().strip_prefix("1899-12-31T") {
            Some(time) => format::iso_date(&format!("1899-12-30T{time}"))
                .map_or(Cell::Text(text.clone()), |c| if let Cell::Date(n) = c { Cell::Time(n) } else { c }),
            None => format::iso_date(text.trim()).unwrap_or(Cell::Text(text)),
        },
        "Boolean" => Cell::Bool(text.trim() == "1"),
        "Error" => Cell::Error(text),
        _ => Cell::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;
    use crate::workbook::cells;

    #[test]
    fn a_sheet_of_excel_2003_xml_is_read_with_its_formats_and_gaps() {
        let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style>
            <Style ss:ID="s2"><NumberFormat ss:Format="yyyy\-mm\-dd"/></Style></Styles>
            <Worksheet ss:Name="日报"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">甲&amp;乙</Data></Cell>
            <Cell><Data ss:Type="String">丙</Data></Cell></Row>
            <Row ss:Index="4"><Cell ss:StyleID="s1" ss:Formula="=1"><Data ss:Type="Number">0.955</Data></Cell>
            <Cell ss:Index="5" ss:StyleID="s2"><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell>
            <Cell><Data ss:Type="DateTime">1899-12-31T12:00:00.000</Data></Cell></Row></Table>
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
        assert!(is_one(text));
        let read = read(text, &LIMITS).unwrap();
        assert_eq!(read.formulas, 1);
        let table = read.sheets[0].as_ref().unwrap();
        assert_eq!((table.sheet.as_str(), table.hidden), ("日报", true));
        assert_eq!(cells(table), ["0:0=甲&乙", "0:2=丙", "3:0=95.5%", "3:4=2026-05-01", "3:5=0.5"]);
    }
}
