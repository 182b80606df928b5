//! The small set of moves all workbooks are written with: cells, headers, widths, names of sheets.

use domain::fact::Value;
use domain::{Day, Num, Problem};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet,
    XlsxError,
};

/// Rows of a sheet, its header included.
pub(crate) const MAX_ROWS: usize = 1_048_576;
/// Characters of a cell; longer text is cut and ends in an ellipsis.
const MAX_TEXT: usize = 32_767;
const WIDEST: usize = 60;

/// How cells look, made once a workbook.
pub(crate) struct Looks {
    pub(crate) title: Format,
    pub(crate) soft: Format,
    pub(crate) header: Format,
    pub(crate) text: Format,
    pub(crate) wrapped: Format,
    pub(crate) number: Format,
    pub(crate) strong: Format,
    pub(crate) date: Format,
}

impl Looks {
    pub(crate) fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::VerticalCenter);
        Looks {
            title: base().set_bold().set_font_size(14),
            soft: base().set_font_color(Color::RGB(0x0059_5959)),
            header: base()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00EF_EFEF))
                .set_border_bottom(FormatBorder::Thin),
            // `@` keeps 0007 and long numbers as they are, also when the cell is edited.
            text: base().set_num_format("@"),
            wrapped: base().set_num_format("@").set_text_wrap(),
            number: base(),
            strong: base().set_bold(),
            date: base().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// A workbook without author, program name or time of its own.
pub(crate) fn new_workbook() -> Result<Workbook, Problem> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(book)
}

pub(crate) fn finish(mut book: Workbook) -> Result<Vec<u8>, Problem> {
    book.save_to_buffer().map_err(failed)
}

pub(crate) fn failed(error: XlsxError) -> Problem {
    Problem::new("papers.workbook").with("detail", error)
}

/// A sheet being written from top to bottom, which remembers how wide its columns must be.
pub(crate) struct Writer<'a> {
    pub(crate) sheet: &'a mut Worksheet,
    pub(crate) looks: &'a Looks,
    pub(crate) row: u32,
    widths: Vec<usize>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(sheet: &'a mut Worksheet, looks: &'a Looks) -> Self {
        Writer { sheet, looks, row: 0, widths: Vec::new() }
    }

    /// A line of text that does not widen its column.
    pub(crate) fn line(&mut self, text: &str, format: &Format) -> Result<(), Problem> {
        self.sheet.write_string_with_format(self.row, 0, fit(text), format).map_err(failed)?;
        self.row += 1;
        Ok(())
    }

    pub(crate) fn text(&mut self, col: usize, text: &str, format: &Format) -> Result<(), Problem> {
        if text.is_empty() {
            return Ok(());
        }
        self.widen(col, width(text));
        self.sheet.write_string_with_format(self.row, column(col)?, fit(text), format).map_err(failed)?;
        Ok(())
    }

    pub(crate) fn number(&mut self, col: usize, number: Option<Num>, format: &Format) -> Result<(), Problem> {
        let Some(number) = number else { return Ok(()) };
        let shown = number.significant(15).to_string();
        self.widen(col, shown.len());
        let Ok(value) = shown.parse::<f64>() else { return self.text(col, &shown, &self.looks.text) };
        self.sheet.write_number_with_format(self.row, column(col)?, value, format).map_err(failed)?;
        Ok(())
    }

    pub(crate) fn value(&mut self, col: usize, value: Option<&Value>) -> Result<(), Problem> {
        match value {
            Some(Value::Number(n)) => self.number(col, Some(*n), &self.looks.number),
            Some(Value::Label(s)) => self.text(col, s, &self.looks.text),
            None => Ok(()),
        }
    }

    pub(crate) fn date(&mut self, col: usize, day: Option<Day>) -> Result<(), Problem> {
        let Some(day) = day else { return Ok(()) };
        self.widen(col, 10);
        let cell = excel_date(day)?;
        self.sheet
            .write_datetime_with_format(self.row, column(col)?, cell, &self.looks.date)
            .map_err(failed)?;
        Ok(())
    }

    /// A row of column headings; everything above and itself stays in view and is repeated on paper.
    pub(crate) fn header<S: AsRef<str>>(
        &mut self,
        names: &[S],
        frozen_columns: usize,
    ) -> Result<(), Problem> {
        for (col, name) in names.iter().enumerate() {
            self.widen(col, width(name.as_ref()).min(24));
            let cell = fit(name.as_ref());
            self.sheet
                .write_string_with_format(self.row, column(col)?, cell, &self.looks.header)
                .map_err(failed)?;
        }
        self.sheet.set_repeat_rows(self.row, self.row).map_err(failed)?;
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, column(frozen_columns)?).map_err(failed)?;
        Ok(())
    }

    pub(crate) fn widen(&mut self, col: usize, width: usize) {
        if self.widths.len() <= col {
            self.widths.resize(col + 1, 0);
        }
        self.widths[col] = self.widths[col].max(width);
    }

    /// Sets the widths found and how the sheet prints: A4, all columns on one page.
    pub(crate) fn close(self) -> Result<(), Problem> {
        for (col, width) in self.widths.iter().enumerate() {
            let width = (*width + 2).clamp(6, WIDEST);
            self.sheet.set_column_width(column(col)?, width as f64).map_err(failed)?;
        }
        // 工号 are text on purpose: no green corner asks to make numbers of them.
        let last = column(self.widths.len().saturating_sub(1))?;
        self.sheet
            .ignore_error_range(0, 0, self.row, last, IgnoreError::NumberStoredAsText)
            .map_err(failed)?;
        self.sheet.set_paper_size(9);
        if self.widths.len() > 7 {
            self.sheet.set_landscape();
        }
        self.sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

pub(crate) fn excel_date(day: Day) -> Result<ExcelDateTime, Problem> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).map_err(failed)
}

pub(crate) fn column(col: usize) -> Result<u16, Problem> {
    u16::try_from(col)
        .ok()
        .filter(|c| *c < 16_384)
        .ok_or_else(|| Problem::new("papers.too_wide").with("columns", col))
}

/// Width in halves of a Chinese character: the longest line of the text.
pub(crate) fn width(text: &str) -> usize {
    let line = |line: &str| line.chars().map(|c| if (c as u32) < 0x1100 { 1 } else { 2 }).sum::<usize>();
    text.lines().map(line).max().unwrap_or(0)
}

pub(crate) fn fit(text: &str) -> String {
    // XML has no room for control characters; line ends become one kind.
    let clean = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = clean.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if clean.encode_utf16().count() <= MAX_TEXT {
        return clean;
    }
    let mut cut = String::new();
    let mut units = 1;
    for c in clean.chars() {
        units += c.len_utf16();
        if units > MAX_TEXT {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}

/// Names of sheets: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, not "History",
/// different from each other.
pub(crate) struct SheetNames(Vec<String>);

impl SheetNames {
    pub(crate) fn new() -> Self {
        SheetNames(Vec::new())
    }

    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let clean: String = wanted.chars().filter(|c| !c.is_control() && !"[]:*?/\\".contains(*c)).collect();
        let clean = clean.trim().trim_matches('\'').trim();
        let base = if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
            format!("_{clean}")
        } else {
            clean.to_owned()
        };
        let mut name = cut_utf16(&base, 31);
        let mut number = 2;
        while self.0.iter().any(|taken| taken.to_lowercase() == name.to_lowercase()) {
            let tail = format!(" ({number})");
            name = format!("{}{tail}", cut_utf16(&base, 31 - tail.len()));
            number += 1;
        }
        self.0.push(name.clone());
        name
    }
}

fn cut_utf16(text: &str, max: usize) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= max
        })
        .collect::<String>()
        .trim_end_matches([' ', '\''])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_legal_and_differ() {
        let mut names = SheetNames::new();
        let long = "很长的姓名".repeat(10);
        for (wanted, got) in [
            ("0007 张三", "0007 张三"),
            ("0007 张三", "0007 张三 (2)"),
            ("a/b:c?[d]", "abcd"),
            ("ABCD", "ABCD (2)"),
            ("'x'", "x"),
            ("", "_"),
            ("History", "_History"),
        ] {
            assert_eq!(names.take(wanted), got);
        }
        let first = names.take(&long);
        let second = names.take(&long);
        assert!(
            first != second && first.chars().count() == 31 && second.chars().count() <= 31,
            "{first} {second}"
        );
    }

    #[test]
    fn text_beyond_what_a_cell_holds_is_cut_with_an_ellipsis() {
        let cut = fit(&"𠮷".repeat(40_000));
        assert!(cut.encode_utf16().count() <= MAX_TEXT && cut.ends_with('…'));
        assert_eq!(fit("a\u{0}b\r\nc\u{1b}"), "ab\nc");
    }
}
