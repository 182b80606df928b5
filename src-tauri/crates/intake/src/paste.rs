//! What the clipboard holds after copying in Excel, WPS or a web page, as the bytes of a file, so that it is read
//! where files are read. Nothing here asks the clipboard itself.

use domain::{Problem, Result};

use crate::kinds;
use crate::text::{Dialect, Encoding, Record, Records};

const MARK: char = '\u{feff}';

/// The bytes of what was copied: the page where it has a table, else the text. Columns separated by tabs are written
/// with commas and quotes, so that no comma in a cell is taken for one between cells.
///
/// # Errors
/// `import.paste_empty`.
pub fn pasted(text: &str, html: Option<&str>) -> Result<Vec<u8>> {
    let is_page = |page: &&str| kinds::is_markup(page) && kinds::has_table(page.as_bytes());
    if let Some(page) = html.into_iter().chain([text]).find(is_page) {
        return Ok(format!("{MARK}{page}").into_bytes());
    }
    if text.trim().is_empty() {
        return Err(Problem::new("import.paste_empty"));
    }
    if !text.contains('\t') {
        return Ok(format!("{MARK}{text}").into_bytes());
    }
    let tabs = Dialect { delimiter: b'\t', header_lines: 0, ..Dialect::comma(Encoding::Utf8) };
    let mut records = Records::new(text.as_bytes(), &tabs)?;
    let mut record = Record::default();
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    out.push(MARK);
    while records.next(&mut record)? {
        for (at, field) in record.iter().enumerate() {
            out.push_str(if at == 0 { "\"" } else { ",\"" });
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        }
        out.push('\n');
    }
    Ok(out.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::shown;
    use crate::{Here, tables};

    fn read(text: &str, html: Option<&str>) -> Vec<(u32, Vec<String>)> {
        let bytes = pasted(text, html).unwrap();
        let (sheets, _) = tables(&Here, "粘贴", &bytes).unwrap();
        let table = sheets.into_iter().next().unwrap().unwrap();
        table.lines.iter().map(|l| (l.row, l.cells.iter().map(|(_, c)| shown(c)).collect())).collect()
    }

    fn rows(cells: [[&str; 2]; 2]) -> Vec<(u32, Vec<String>)> {
        (0..).zip(cells.map(|row| row.map(str::to_owned).to_vec())).collect()
    }

    #[test]
    fn cells_of_a_sheet_and_a_table_of_a_page_are_pasted_alike() {
        let want = rows([["昵称", "人数"], ["阿青,甲", "3"]]);
        assert_eq!(read("昵称\t人数\r\n阿青,甲\t3\r\n", None), want);
        let page = "<html><!--StartFragment--><table><tr><td>昵称<td>人数<tr><td>阿青,甲<td>3</table>";
        assert_eq!(read("昵称 人数 阿青,甲 3", Some(page)), want);
        assert_eq!(read("昵称\t人数\n阿青,甲\t3", Some("<p>no table</p>")), want);
        assert_eq!(
            read("PK\t人数\n\"a \"\"b\"\"\n说\"\t3", None),
            rows([["PK", "人数"], ["a \"b\"\n说", "3"]])
        );
        assert_eq!(pasted(" \n", Some("<p>文</p>")).unwrap_err().code, "import.paste_empty");
    }

    #[test]
    fn an_empty_line_that_was_copied_keeps_the_rows_below_it_in_their_place() {
        let copied = read("昵称\t人数\n\n阿青\t3\n小满\t4\n", None);
        assert_eq!(copied.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 2, 3]);
    }
}
