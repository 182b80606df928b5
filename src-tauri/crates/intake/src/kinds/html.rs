//! Tables of a web page: what many back offices hand out under the name .xls, and what a browser puts on
//! the clipboard. A cell over several columns or rows has its text in the first, as in a spreadsheet.

use std::collections::BTreeMap;

use domain::{Problem, Result};

use super::markup::{Token, Tokens, attribute, decode, local};
use super::{Read, in_order, put, too_many_cells};
use crate::guard::Limits;
use crate::workbook::{Cell, Line, Table};

/// Columns that a spreadsheet has; a cell is never wider.
const COLUMNS: u32 = 16_384;
/// Cells over several rows at one time.
const HANGING: usize = 1_000;

/// Every table of the page that has a cell with text, in the order in which they begin.
///
/// # Errors
/// `import.page_without_table`, `import.too_many_cells`.
pub fn read(text: &str, limits: &Limits) -> Result<Read> {
    let mut found = Read::default();
    let mut open: Vec<Grid> = Vec::new();
    let mut done: Vec<(usize, Vec<Line>)> = Vec::new();
    let mut begun = 0;
    let mut left = limits.cells;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        let fits = match token {
            Token::Open(name, attributes, closed) => {
                let name = local(name).to_ascii_lowercase();
                let deep = open.len();
                match (name.as_str(), open.last_mut()) {
                    ("table", _) if deep < 50 => {
                        open.push(Grid { number: begun, ..Grid::default() });
                        begun += 1;
                        Some(())
                    }
                    ("script" | "style" | "noscript" | "title", _) => {
                        if !closed {
                            tokens.skip_to_close(&name);
                        }
                        Some(())
                    }
                    ("tr", Some(grid)) => grid.row(&mut left),
                    ("td" | "th", Some(grid)) => {
                        let span = |name| attribute(attributes, name).and_then(|n| n.trim().parse().ok());
                        grid.cell(span("colspan").unwrap_or(1), span("rowspan").unwrap_or(1), &mut left)
                    }
                    ("br" | "p" | "div", Some(grid)) => {
                        grid.line_break();
                        Some(())
                    }
                    _ => Some(()),
                }
            }
            Token::Close(name) => match (local(name).to_ascii_lowercase().as_str(), open.last_mut()) {
                ("table", Some(_)) => open.pop().map_or(Some(()), |mut grid| {
                    let fits = grid.close(&mut left);
                    done.push((grid.number, grid.lines));
                    fits
                }),
                ("td" | "th" | "tr", Some(grid)) => grid.close(&mut left),
                _ => Some(()),
            },
            Token::Text(text) => open.last_mut().map_or(Some(()), |grid| grid.text(&decode(text))),
            Token::Plain(text) => open.last_mut().map_or(Some(()), |grid| grid.text(text)),
        };
        fits.ok_or_else(|| too_many_cells(limits))?;
    }
    // A page that breaks off inside a table.
    while let Some(mut grid) = open.pop() {
        grid.close(&mut left).ok_or_else(|| too_many_cells(limits))?;
        done.push((grid.number, grid.lines));
    }
    done.sort_by_key(|(number, _)| *number);
    for (_, lines) in done.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let sheet = format!("Table{}", found.sheets.len() + 1);
        found.sheets.push(Ok(Table { sheet, hidden: false, lines: in_order(lines) }));
    }
    if found.sheets.is_empty() {
        return Err(Problem::new("import.page_without_table"));
    }
    Ok(found)
}

/// A table while it is read.
#[derive(Default)]
struct Grid {
    number: usize,
    lines: Vec<Line>,
    /// The row after the one that is read: 0 before the first.
    rows: u32,
    col: u32,
    /// The text of the open cell and its place.
    text: Option<(u32, String)>,
    /// Columns that a cell of an earlier row hangs into, and for how many rows more.
    hanging: BTreeMap<u32, u32>,
    new_hanging: Vec<(u32, u32)>,
}

impl Grid {
    fn row(&mut self, left: &mut u64) -> Option<()> {
        self.close(left)?;
        if self.rows > 0 {
            self.hanging.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
        }
        for (col, rows) in self.new_hanging.drain(..) {
            self.hanging.insert(col, rows);
        }
        self.rows = self.rows.checked_add(1)?;
        self.col = 0;
        // An empty row costs time as well.
        *left = left.checked_sub(1)?;
        Some(())
    }

    fn cell(&mut self, columns: u32, rows: u32, left: &mut u64) -> Option<()> {
        self.close(left)?;
        if self.rows == 0 {
            self.row(left)?;
        }
        while self.hanging.contains_key(&self.col) {
            self.col += 1;
        }
        let columns = columns.clamp(1, COLUMNS);
        self.text = Some((self.col, String::new()));
        if rows > 1 {
            for col in (self.col..).take(columns as usize) {
                if self.hanging.len() + self.new_hanging.len() < HANGING {
                    self.new_hanging.push((col, rows - 1));
                }
            }
        }
        self.col = (self.col + columns).min(COLUMNS);
        Some(())
    }

    /// Blanks and line ends of the source count as one blank.
    fn text(&mut self, text: &str) -> Option<()> {
        if let Some((_, inside)) = &mut self.text {
            for c in text.chars() {
                match c {
                    ' ' | '\t' | '\n' | '\r' => {
                        if !inside.is_empty() && !inside.ends_with([' ', '\n']) {
                            inside.push(' ');
                        }
                    }
                    c => inside.push(c),
                }
            }
        }
        Some(())
    }

    fn line_break(&mut self) {
        if let Some((_, inside)) = &mut self.text
            && !inside.is_empty()
        {
            inside.push('\n');
        }
    }

    fn close(&mut self, left: &mut u64) -> Option<()> {
        let Some((col, text)) = self.text.take() else { return Some(()) };
        let text = text.trim_matches(|c: char| c.is_whitespace());
        if text.is_empty() {
            return Some(());
        }
        put(&mut self.lines, self.rows - 1, col, Cell::Text(text.to_owned()), left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;
    use crate::workbook::shown;

    fn sheets(text: &str) -> Vec<Vec<String>> {
        let one = |table: Table| {
            let cells = |l: &Line| {
                let cells = l.cells.iter().map(|(c, cell)| format!("{}:{c}={}", l.row, shown(cell)));
                cells.collect::<Vec<_>>()
            };
            table.lines.iter().flat_map(cells).collect::<Vec<String>>()
        };
        read(text, &LIMITS).unwrap().sheets.into_iter().map(|sheet| one(sheet.unwrap())).collect()
    }

    #[test]
    fn a_table_of_a_page_has_its_cells_where_they_are_seen() {
        let page = "<HTML><style>td{}</style><script>if (a<b) '<td>'</script><table border=1>
            <tr><th rowspan=2>昵称<th colspan=\"2\">响应&nbsp;(秒)</th></tr>
            <tr><td>首次<td>平均</tr>
            <tr><td>阿青<br>(早)</td><td></td><td>30&lt;</td></tr></table>
            <p>a</p><table><tr><td>x<table><tr><td>inner</table></td></tr></table>";
        let want = [
            vec!["0:0=昵称", "0:1=响应\u{a0}(秒)", "1:1=首次", "1:2=平均", "2:0=阿青\n(早)", "2:2=30<"],
            vec!["0:0=x"],
            vec!["0:0=inner"],
        ];
        assert_eq!(sheets(page), want);
    }

    #[test]
    fn a_page_without_a_table_and_one_with_too_much_are_refused() {
        let code = |text: &str, cells| {
            read(text, &crate::guard::Limits { cells, ..LIMITS }).map_err(|p| p.code).err()
        };
        assert_eq!(code("<html><p>hello", 10).as_deref(), Some("import.page_without_table"));
        let rows = "<tr><td>1<td>2".repeat(4);
        assert_eq!(code(&format!("<table>{rows}"), 12), None);
        assert_eq!(code(&format!("<table>{rows}"), 11).as_deref(), Some("import.too_many_cells"));
    }
}
