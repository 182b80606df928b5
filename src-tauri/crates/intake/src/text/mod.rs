//! Separated text: .csv, .tsv and .txt in any encoding and with any separator, told by their content. It
//! interprets no cell and keeps no more of a text than is asked for.

mod encoding;
mod records;
mod sniff;

use domain::layout::TextForm;
use domain::{Problem, Result};

use encoding::Source;
pub use encoding::{Encoding, beginning, detect};
use records::Parser;
pub use records::{LineEnd, Record};
pub use sniff::{Dialect, Sniffed, form_of, is_no_text, sniff, sniff_as};

use crate::guard::{Limits, in_mb};
use crate::hear::{Hear, Rest};
use crate::workbook::{Cell, Line, Table};

/// Reads a text record by record under a given dialect. Blank lines are empty records: they are rows to
/// whoever opens the file.
pub struct Records<'a> {
    source: Source<'a>,
    parser: Parser,
    at: usize,
    /// Records read so far.
    pub read: u64,
}

impl<'a> Records<'a> {
    /// # Errors
    /// `import.text_unreadable` where UTF-8 was named and the bytes are not.
    pub fn new(bytes: &'a [u8], dialect: &Dialect) -> Result<Records<'a>> {
        let mut line_end = dialect.line_end;
        // A text that has none of the line ends it is said to have ends its lines another way.
        let head = &bytes[..bytes.len().min(1 << 16)];
        let has = |b: u8| head.contains(&b);
        let there = match line_end {
            LineEnd::Any => true,
            LineEnd::Lf => has(b'\n'),
            LineEnd::Cr => has(b'\r'),
            LineEnd::CrLf => has(b'\n') && has(b'\r'),
        };
        if !there {
            line_end = LineEnd::Any;
        }
        // Half of a character separates nothing.
        let ascii = |byte: Option<u8>| byte.filter(u8::is_ascii);
        let delimiter = ascii(Some(dialect.delimiter)).unwrap_or(b',');
        let mut parser = Parser::new(delimiter, ascii(dialect.quote), ascii(dialect.escape), line_end);
        parser.comment = ascii(dialect.comment);
        Ok(Records { source: Source::new(bytes, dialect.encoding)?, parser, at: 0, read: 0 })
    }

    /// Puts the next record into `record`; `false` at the end of the text.
    ///
    /// # Errors
    /// `import.text_unreadable` at a byte that fits no character of the encoding.
    pub fn next(&mut self, record: &mut Record) -> Result<bool> {
        loop {
            let (text, last) = self.source.text();
            if last && self.at >= text.len() {
                return Ok(false);
            }
            if let Some(next) = self.parser.read(text, self.at, last, record)
                && (last || self.at < text.len())
            {
                self.at = next;
                self.read += 1;
                return Ok(true);
            }
            self.source.advance(self.at)?;
            self.at = 0;
        }
    }
}

/// A whole text under a given dialect: the header, joined into one record where it has several lines, then
/// the rows. Blank lines are left out.
///
/// # Errors
/// `import.text_unreadable`.
pub fn parse(bytes: &[u8], dialect: &Dialect) -> Result<Vec<Vec<String>>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut records = Records::new(bytes, dialect)?;
    let mut record = Record::default();
    let mut seen = 0;
    while records.next(&mut record)? {
        if record.is_empty() {
            continue;
        }
        seen += 1;
        let line = match seen {
            line if line <= dialect.preamble => continue,
            line => line - dialect.preamble,
        };
        if let (true, Some(header)) = (line > 1 && line <= dialect.header_lines, rows.first_mut()) {
            join(header, &record);
        } else {
            rows.push(record.iter().map(str::to_owned).collect());
        }
    }
    Ok(rows)
}

/// A second header line under the first, field by field.
fn join(header: &mut Vec<String>, record: &Record) {
    header.resize(header.len().max(record.len()), String::new());
    for (above, below) in header.iter_mut().zip(record.iter()) {
        if !above.is_empty() && !below.is_empty() {
            above.push(' ');
        }
        above.push_str(below);
    }
}

/// Lines that do not have the fields of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ragged {
    pub count: u64,
    /// Counted from 0.
    pub first: u64,
    pub found: usize,
    pub expected: usize,
}

/// A text that was read.
#[derive(Debug)]
pub struct Read {
    pub table: Table,
    /// Lines with content, kept or not.
    pub rows: u64,
    pub ragged: Option<Ragged>,
    /// As it was read.
    pub form: Option<TextForm>,
}

/// The lines that are looked at before it is decided what becomes of the rest.
const HEAD: u64 = 200;
/// Lines that are handed over at once.
const PIECE: usize = 256;

/// A text as a table, read under `form` where somebody said how it is written. After its first lines `hear` is asked
/// what becomes of the others: kept, read through and dropped, or handed over piece by piece as they are read.
///
/// # Errors
/// `import.empty_file`, `import.too_large`, `import.too_many_rows`, `import.too_many_cells`,
/// `import.text_unreadable`, `import.text_not_workbook` where nothing is separated by anything.
pub fn table(
    file: &str,
    bytes: &[u8],
    limits: &Limits,
    form: Option<TextForm>,
    hear: &dyn Hear,
) -> Result<Read> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    let named = |p: Problem| p.with("file", file);
    if bytes.is_empty() {
        return Err(problem("import.empty_file"));
    }
    let size = bytes.len() as u64;
    if size > limits.text {
        return Err(problem("import.too_large").with("size", in_mb(size)).with("limit", in_mb(limits.text)));
    }
    let sniffed = match form {
        None => sniff(bytes),
        Some(form) => sniff_as(bytes, form),
    };
    let sniffed = sniffed.map_err(named)?;
    if sniffed.columns < 2 {
        return Err(problem("import.text_not_workbook"));
    }
    let mut table = Table { sheet: file.to_owned(), hidden: false, lines: Vec::new() };
    let mut records = Records::new(bytes, &sniffed.dialect).map_err(named)?;
    let mut record = Record::default();
    let mut left = limits.text_cells;
    let mut rest = Rest::Keep;
    let mut asked = false;
    let mut piece = Vec::new();
    let mut filled = 0;
    let mut ragged: Option<Ragged> = None;
    while records.next(&mut record).map_err(named)? {
        let row = records.read - 1;
        if row >= limits.rows {
            return Err(problem("import.too_many_rows").with("limit", limits.rows));
        }
        if record.is_empty() {
            continue;
        }
        filled += 1;
        if record.len() != sniffed.columns && filled > sniffed.dialect.preamble {
            let found = Ragged { count: 0, first: row, found: record.len(), expected: sniffed.columns };
            ragged.get_or_insert(found).count += 1;
        }
        let all = match &rest {
            Rest::Keep => true,
            Rest::Until(line) if row < *line => true,
            Rest::Until(_) => continue,
            Rest::Pass(_) => false,
        };
        let wanted = |col: u32| match &rest {
            Rest::Pass(cols) => cols.contains(&col),
            _ => true,
        };
        let fields = || (0..).zip(record.iter()).filter(|(col, text)| !text.is_empty() && wanted(*col));
        let count = fields().count();
        let mut cells = Vec::with_capacity(count);
        cells.extend(fields().map(|(col, text)| (col, Cell::Text(without_formula(text).to_owned()))));
        let line = Line { row: row as u32, cells };
        if !all {
            piece.push(line);
            if piece.len() == PIECE {
                hear.lines(std::mem::take(&mut piece));
            }
            continue;
        }
        left = match left.checked_sub(count as u64) {
            Some(left) => left,
            None => return Err(problem("import.too_many_cells").with("limit", limits.text_cells)),
        };
        if count > 0 {
            table.lines.push(line);
        }
        if row + 1 >= HEAD && !asked {
            asked = true;
            rest = hear.rest(&table);
        }
    }
    if !piece.is_empty() {
        hear.lines(piece);
    }
    Ok(Read { table, rows: filled as u64, ragged, form: form.or_else(|| form_of(&sniffed.dialect)) })
}

/// `="0012"` as `0012`: how exports keep a spreadsheet from changing a number.
fn without_formula(text: &str) -> &str {
    let inside = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::LIMITS;
    use crate::hear::Keep;

    fn read(bytes: &[u8], limits: &Limits) -> Result<(Table, Option<Ragged>)> {
        table("表.csv", bytes, limits, None, &Keep).map(|read| (read.table, read.ragged))
    }

    #[test]
    fn what_somebody_says_of_a_text_beats_what_it_looks_like() {
        use domain::layout::{Delimiter, TextEncoding};
        let said = |encoding, delimiter| Some(TextForm { encoding, delimiter });
        let cells = |bytes: &[u8], form| {
            let read = table("表.txt", bytes, &LIMITS, form, &Keep)?;
            assert!(form.is_none() || read.form == form);
            let texts = |line: &Line| -> Vec<String> {
                line.cells.iter().map(|(_, cell)| crate::workbook::shown(cell)).collect()
            };
            Ok::<_, Problem>(read.table.lines.iter().map(texts).collect::<Vec<_>>())
        };
        // More commas than semicolons, and every line with the same number of both.
        let amounts = "甲,乙;金额\n1,5;2\n2,5;3\n";
        assert_eq!(cells(amounts.as_bytes(), None).unwrap()[1], ["1", "5;2"]);
        let semicolons = said(TextEncoding::Utf8, Delimiter::Semicolon);
        assert_eq!(cells(amounts.as_bytes(), semicolons).unwrap()[1], ["1,5", "2"]);
        // Bytes that are well-formed UTF-8 by chance.
        let (gbk, _, _) = encoding_rs::GB18030.encode("通小,1\n通小,2\n");
        assert_ne!(cells(&gbk, None).unwrap()[0][0], "通小");
        assert_eq!(cells(&gbk, said(TextEncoding::Gb18030, Delimiter::Comma)).unwrap()[0], ["通小", "1"]);
        for big in [true, false] {
            let wide = "昵称\t数\n阿青\t3\n".encode_utf16();
            let wide: Vec<u8> =
                wide.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            let said = said(TextEncoding::Utf16, Delimiter::Tab);
            assert_eq!(cells(&wide, said).unwrap()[1], ["阿青", "3"]);
        }
        let wrong = cells("昵称,数\n阿青,3\n".as_bytes(), said(TextEncoding::Utf8, Delimiter::Pipe));
        assert_eq!(wrong.unwrap_err().code, "import.text_not_workbook");
        let (odd, _, _) = encoding_rs::GB18030.encode("阿青,1\n");
        let wrong = cells(&odd, said(TextEncoding::Utf8, Delimiter::Comma));
        assert_eq!(wrong.unwrap_err().code, "import.text_unreadable");
    }

    #[test]
    fn pieces_of_any_encoding_give_the_same_rows_as_the_whole() {
        let mut text = String::from("昵称,备注,编号\n");
        for row in 0..40_000 {
            text.push_str(&format!("阿青{row},\"一行，\n\"\"又一行\"\"\",=\"{row:05}\"\r\n"));
        }
        let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (want, ragged) = read(text.as_bytes(), &LIMITS).unwrap();
        assert_eq!(ragged, None);
        assert_eq!(want.lines.len(), 40_001);
        let last = &want.lines[40_000];
        assert_eq!((last.row, last.get(2)), (40_000, &Cell::Text("39999".into())));
        assert_eq!(last.get(1), &Cell::Text("一行，\n\"又一行\"".into()));
        assert_eq!(read(&gbk, &LIMITS).unwrap().0, want);
        assert_eq!(read(&wide, &LIMITS).unwrap().0, want);
    }

    #[test]
    fn every_limit_and_every_doubt_is_its_own_answer() {
        let text = "昵称,人数\n阿青,3\n小满\n小雪,5,6\n".as_bytes();
        let code = |bytes: &[u8], limits: Limits| read(bytes, &limits).map_err(|p| p.code).err();
        assert_eq!(code(text, LIMITS), None);
        for (bytes, limits, want) in [
            (text, Limits { text: 10, ..LIMITS }, "import.too_large"),
            (text, Limits { rows: 3, ..LIMITS }, "import.too_many_rows"),
            (text, Limits { text_cells: 7, ..LIMITS }, "import.too_many_cells"),
            (b"".as_slice(), LIMITS, "import.empty_file"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), LIMITS, "import.text_unreadable"),
            (b"a,b\n\xff\xfe\xff,3\n".as_slice(), LIMITS, "import.text_unreadable"),
            ("只是一段话。\n".as_bytes(), LIMITS, "import.text_not_workbook"),
        ] {
            assert_eq!(code(bytes, limits).as_deref(), Some(want));
        }
        let want = Ragged { count: 2, first: 2, found: 1, expected: 2 };
        assert_eq!(read(text, &LIMITS).unwrap().1, Some(want));
    }

    #[test]
    fn what_nobody_wants_is_read_through_but_not_kept() {
        let text = format!("甲,乙\n{}", "1,2\n".repeat(5_000));
        let limits = Limits { text_cells: 500, ..LIMITS };
        let until = |line| move |_: &Table| Rest::Until(line);
        let kept = table("x.csv", text.as_bytes(), &limits, None, &until(0)).unwrap();
        assert_eq!((kept.table.lines.len(), kept.rows), (200, 5_001));
        let more = Limits { text_cells: 600, ..LIMITS };
        let kept = table("x.csv", text.as_bytes(), &more, None, &until(300)).unwrap();
        assert_eq!((kept.table.lines.len(), kept.rows), (300, 5_001));
        let bad = [text.as_bytes(), b"\xff\xff,1\n"].concat();
        assert!(table("x.csv", &bad, &limits, None, &until(0)).is_err());
    }

    /// Keeps what passes by, to compare it.
    struct Passes(std::cell::RefCell<Vec<Line>>);

    impl Hear for Passes {
        fn rest(&self, _: &Table) -> Rest {
            Rest::Pass(vec![1, 3])
        }

        fn lines(&self, lines: Vec<Line>) {
            self.0.borrow_mut().extend(lines);
        }
    }

    #[test]
    fn rows_that_pass_by_have_only_their_columns_and_no_limit_but_their_number() {
        let mut text = String::from("甲,乙,丙,丁\n");
        for row in 1..5_000 {
            text.push_str(&if row % 7 == 0 { "x,,y,\n".to_owned() } else { format!("x,{row},y,z\n") });
        }
        let limits = Limits { text_cells: 800, ..LIMITS };
        let passes = Passes(std::cell::RefCell::new(Vec::new()));
        let read = table("x.csv", text.as_bytes(), &limits, None, &passes).unwrap();
        let passed = passes.0.into_inner();
        assert_eq!((read.table.lines.len(), read.rows), (200, 5_000));
        assert_eq!(passed.len(), 4_800);
        let rows: Vec<u32> = passed.iter().map(|l| l.row).collect();
        assert!(rows.iter().copied().eq(200..5_000), "every row once, in order");
        let last = &passed[4_799];
        let cells = vec![(1, Cell::Text("4999".into())), (3, Cell::Text("z".into()))];
        assert_eq!(*last, Line { row: 4_999, cells });
        let empty = passed.iter().find(|l| l.row == 203).unwrap();
        assert_eq!(empty.cells, Vec::new());
    }
}
