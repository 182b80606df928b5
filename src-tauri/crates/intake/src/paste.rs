//! What the clipboard holds after copying in Excel, WPS or a web page, as one table. Nothing here asks
//! the clipboard itself.

use domain::{Problem, Result};

use crate::guard::Limits;
use crate::kinds;
use crate::text::{self, Dialect, Encoding};
use crate::workbook::{Cell, Line, Table};

/// The table that was copied: the first of the page where `html` has one, else `text`, its columns
/// separated by tabs (or, without a tab, by what separates them).
///
/// # Errors
/// `import.paste_empty`, `import.too_large`, `import.too_many_cells`; `file` is the name of the result.
pub fn paste(name: &str, text: &str, html: Option<&str>, limits: &Limits) -> Result<Table> {
    let problem = |code: &str| Problem::new(code).with("file", name);
    let page = html.filter(|html| kinds::is_markup(html)).or(Some(text).filter(|t| kinds::is_markup(t)));
    if let Some(page) = page
        && let Ok(read) = kinds::read(page.as_bytes(), limits)
        && let Some(Ok(table)) = read.sheets.into_iter().next()
    {
        return Ok(Table { sheet: name.to_owned(), ..table });
    }
    if text.trim().is_empty() {
        return Err(problem("import.paste_empty"));
    }
    if text.len() as u64 > limits.file {
        let (size, limit) = (crate::guard::in_mb(text.len() as u64), crate::guard::in_mb(limits.file));
        return Err(problem("import.too_large").with("size", size).with("limit", limit));
    }
    let tabs = Dialect { delimiter: b'\t', header_lines: 0, ..Dialect::comma(Encoding::Utf8) };
    let dialect = if text.contains('\t') { tabs } else { text::look(text, Encoding::Utf8).dialect };
    let mut records = text::Records::new(text.as_bytes(), &dialect)?;
    let mut record = text::Record::default();
    let mut lines = Vec::new();
    let mut left = limits.cells;
    while records.next(&mut record)? {
        let row = (records.read - 1) as u32;
        let fields = (0..).zip(record.iter()).filter(|(_, text)| !text.is_empty());
        let cells: Vec<_> = fields.map(|(col, text)| (col, Cell::Text(text.to_owned()))).collect();
        left = match left.checked_sub(cells.len() as u64) {
            Some(left) => left,
            None => return Err(problem("import.too_many_cells").with("limit", limits.cells)),
        };
        if !cells.is_empty() {
            lines.push(Line { row, cells });
        }
    }
    Ok(Table { sheet: name.to_owned(), hidden: false, lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;
    use crate::workbook::shown;

    fn pasted(text: &str, html: Option<&str>) -> Vec<Vec<String>> {
        let table = paste("粘贴", text, html, &LIMITS).unwrap();
        table.lines.iter().map(|l| l.cells.iter().map(|(_, c)| shown(c)).collect()).collect()
    }

    #[test]
    fn cells_of_a_sheet_and_a_table_of_a_page_are_pasted_alike() {
        let want = [vec!["昵称", "人数"], vec!["阿青,甲", "3"]];
        assert_eq!(pasted("昵称\t人数\r\n阿青,甲\t3\r\n", None), want);
        let page = "<html><!--StartFragment--><table><tr><td>昵称<td>人数<tr><td>阿青,甲<td>3</table>";
        assert_eq!(pasted("昵称 人数 阿青,甲 3", Some(page)), want);
        assert_eq!(pasted("昵称\t人数\n阿青,甲\t3", Some("<p>no table</p>")), want);
        assert_eq!(pasted("\"昵\n称\"\t人数", None), [["昵\n称", "人数"]]);
        assert_eq!(paste("粘贴", " \n", None, &LIMITS).unwrap_err().code, "import.paste_empty");
    }
}
