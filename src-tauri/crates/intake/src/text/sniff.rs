//! Finds out how a text is separated, from its beginning: the separator under which most records have the
//! same number of fields. It says how sure it is; the owner may know better.

use domain::Result;
use domain::layout::{Delimiter, TextEncoding, TextForm};

use super::encoding::{self, Encoding};
use super::records::{LineEnd, Parser, Record};

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub encoding: Encoding,
    /// An ASCII character.
    pub delimiter: u8,
    /// `None` where quotes are ordinary characters.
    pub quote: Option<u8>,
    /// The quote itself where quotes are doubled, `\` where they are escaped, `None` where neither.
    pub escape: Option<u8>,
    pub line_end: LineEnd,
    /// Lines that begin with it are left out.
    pub comment: Option<u8>,
    /// Records above the header that belong to no table.
    pub preamble: usize,
    /// Records of the header, joined by a blank into one; 0 where the data begin at once.
    pub header_lines: usize,
}

impl Dialect {
    /// Commas, doubled quotes, any line end, one header line.
    pub fn comma(encoding: Encoding) -> Dialect {
        Dialect {
            encoding,
            delimiter: b',',
            quote: Some(b'"'),
            escape: Some(b'"'),
            line_end: LineEnd::Any,
            comment: None,
            preamble: 0,
            header_lines: 1,
        }
    }
}

/// What a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sniffed {
    pub dialect: Dialect,
    /// 0 to 100: under 50 the text is hardly a table.
    pub confidence: u8,
    /// Fields of most records.
    pub columns: usize,
}

/// As much of a text as is looked at, and as many records.
const LOOK_AT: usize = 128 * 1024;
const RECORDS: usize = 300;

/// In the order in which they win a tie.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How the text is written, from its first 128 KB.
///
/// # Errors
/// `import.text_unreadable` where neither UTF-8, UTF-16 nor GB18030 fits, or the bytes are no text.
pub fn sniff(bytes: &[u8]) -> Result<Sniffed> {
    let (encoding, _) = encoding::detect(bytes);
    Ok(look(&beginning(bytes, encoding)?, encoding, &DELIMITERS))
}

/// The same of a text of which somebody said how it is written.
///
/// # Errors
/// `import.text_unreadable` where the bytes are no text of that encoding.
pub fn sniff_as(bytes: &[u8], form: TextForm) -> Result<Sniffed> {
    let encoding = match (form.encoding, encoding::detect(bytes).0) {
        (TextEncoding::Utf8, _) => Encoding::Utf8,
        (TextEncoding::Gb18030, _) => Encoding::Gb18030,
        (TextEncoding::Utf16, Encoding::Utf16Be) => Encoding::Utf16Be,
        (TextEncoding::Utf16, _) => Encoding::Utf16Le,
    };
    Ok(look(&beginning(bytes, encoding)?, encoding, &[form.delimiter.byte()]))
}

/// How a text was read, in the words somebody may change it by.
pub fn form_of(dialect: &Dialect) -> Option<TextForm> {
    let encoding = match dialect.encoding {
        Encoding::Utf8 => TextEncoding::Utf8,
        Encoding::Gb18030 => TextEncoding::Gb18030,
        Encoding::Utf16Le | Encoding::Utf16Be => TextEncoding::Utf16,
    };
    Some(TextForm { encoding, delimiter: Delimiter::of_byte(dialect.delimiter)? })
}

fn beginning(bytes: &[u8], encoding: Encoding) -> Result<String> {
    let mut text = encoding::beginning(bytes, encoding, LOOK_AT)?;
    if is_no_text(&text) {
        return Err(encoding::unreadable());
    }
    if bytes.len() > LOOK_AT
        && let Some(end) = text.rfind(['\n', '\r'])
    {
        text.truncate(end + 1);
    }
    Ok(text)
}

/// Under the best of some separators; a tie the first wins.
fn look(text: &str, encoding: Encoding, delimiters: &[u8]) -> Sniffed {
    let quote = quote_of(text);
    let escape = if text.contains("\\\"") && !inside_doubled(text) { b'\\' } else { quote };
    let seen = |delimiter| Seen::of(text, delimiter, quote, escape);
    let mut delimiter = delimiters.first().copied().unwrap_or(b',');
    let mut best = seen(delimiter);
    for other in delimiters.iter().skip(1) {
        let under = seen(*other);
        if under.score() > best.score() {
            (best, delimiter) = (under, *other);
        }
    }
    if best.columns < 2 && delimiters.len() > 1 {
        // Blanks separate only where nothing else does, and then in nearly every line alike.
        let blanks = seen(b' ');
        if blanks.columns > 2 && blanks.alike * 10 >= blanks.widths.len() * 9 && blanks.alike > 2 {
            (best, delimiter) = (blanks, b' ');
        }
    }
    let mut dialect = Dialect {
        delimiter,
        quote: Some(quote),
        escape: Some(escape),
        preamble: best.preamble,
        ..Dialect::comma(encoding)
    };
    dialect.header_lines = usize::from(best.has_header);
    let confidence = if best.columns < 2 { 0 } else { best.score().clamp(0, 100) as u8 };
    Sniffed { dialect, confidence, columns: best.columns }
}

/// A picture or a workbook under a wrong name has characters that text has not.
pub fn is_no_text(text: &str) -> bool {
    let strange =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1a}');
    let head = || text.chars().take(1 << 14);
    head().any(|c| c == '\0') || head().filter(strange).count() * 200 > head().count()
}

/// `'` only where it stands at the edges of fields and `"` does not.
fn quote_of(text: &str) -> u8 {
    let at_edges = |quote: char| {
        let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, ',' | ';' | '\t' | '|' | '\n' | '\r'));
        let mut before = None;
        let mut edges = 0_i64;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            edges += i64::from(c == quote && (edge(before) || edge(chars.peek().copied())));
            before = Some(c);
        }
        edges
    };
    let single = at_edges('\'');
    // An apostrophe alone before a number is a spreadsheet's mark of text.
    let opened = [",'", ";'", "\t'", "|'"].iter().map(|o| text.matches(o).count()).sum::<usize>();
    let closed =
        ["',", "';", "'\t", "'|", "'\n", "'\r"].iter().map(|c| text.matches(c).count()).sum::<usize>();
    if single > 2 * at_edges('"') && opened > 1 && closed > 1 && opened <= 2 * closed { b'\'' } else { b'"' }
}

/// Quotes are doubled inside a field.
fn inside_doubled(text: &str) -> bool {
    text.match_indices("\"\"").any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 2..].chars().next();
        let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, ',' | ';' | '\t' | '|' | '\n' | '\r'));
        !edge(before) && !edge(after) && before != Some('\\')
    })
}

/// A text under one separator.
struct Seen {
    widths: Vec<usize>,
    /// The most frequent width, and how many records have it.
    columns: usize,
    alike: usize,
    strays: usize,
    preamble: usize,
    has_header: bool,
}

impl Seen {
    fn of(text: &str, delimiter: u8, quote: u8, escape: u8) -> Seen {
        let mut parser = Parser::new(delimiter, Some(quote), Some(escape), LineEnd::Any);
        let mut record = Record::default();
        let mut records: Vec<Vec<bool>> = Vec::new();
        let mut at = 0;
        while at < text.len() && records.len() < RECORDS {
            let Some(next) = parser.read(text, at, true, &mut record) else { break };
            at = next;
            if !record.is_empty() {
                records.push(record.iter().map(is_figure_or_nothing).collect());
            }
        }
        let widths: Vec<usize> = records.iter().map(Vec::len).collect();
        let mut columns = 0;
        let mut alike = 0;
        for width in &widths {
            let count = widths.iter().filter(|w| *w == width).count();
            if count > alike || (count == alike && *width > columns) {
                (columns, alike) = (*width, count);
            }
        }
        let preamble = widths.iter().position(|w| *w == columns).unwrap_or(0);
        let words = records
            .get(preamble)
            .is_some_and(|r| r.iter().filter(|figure| !**figure).count() * 5 >= r.len() * 4);
        let figures = records.iter().skip(preamble + 1).any(|r| r.iter().any(|figure| *figure));
        Seen {
            columns,
            alike,
            strays: parser.strays,
            preamble,
            has_header: words && (figures || records.len() > 1),
            widths,
        }
    }

    fn score(&self) -> i64 {
        if self.columns < 2 || self.widths.is_empty() {
            return 0;
        }
        let of_100 = |part: usize| (100 * part / self.widths.len()) as i64;
        // Two fields can be chance, five hardly.
        of_100(self.alike) - 40 / self.columns as i64 - of_100(self.strays.min(self.widths.len())) / 2
    }
}

fn is_figure_or_nothing(field: &str) -> bool {
    let field = field.trim();
    field.is_empty() || (field.starts_with(|c: char| c.is_ascii_digit() || "-+.¥￥$=".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separator_quote_preamble_and_header_are_found() {
        let found = |text: &str| look(text, Encoding::Utf8, &DELIMITERS);
        for (text, delimiter, columns, preamble, header_lines) in [
            ("昵称,人数,金额\n阿青,3,\"1,200\"\n小满,4,5\n", b',', 3, 0, 1),
            ("昵称\t人数\n阿青,甲\t3\n小满,乙\t4\n", b'\t', 2, 0, 1),
            ("昵称;人数;金额\n阿青;3;1,5\n小满;4;2,5\n", b';', 3, 0, 1),
            ("昵称|人数|金额\n阿青|3|1\n", b'|', 3, 0, 1),
            ("店铺：青禾\n2026年5月, 日报\n昵称,人数,金额\n阿青,3,1\n小满,4,2\n", b',', 3, 2, 1),
            ("1,2,3\n4,5,6\n", b',', 3, 0, 0),
        ] {
            let sniffed = found(text);
            let d = sniffed.dialect;
            let got = (d.delimiter, sniffed.columns, d.preamble, d.header_lines);
            assert_eq!(got, (delimiter, columns, preamble, header_lines), "{text}");
            assert!(sniffed.confidence >= 40, "{text}: {}", sniffed.confidence);
        }
        assert_eq!(found("今天天气很好。\n没有表格。\n").confidence, 0);
        assert_eq!(found("a,'b, c',d\n1,'2','3'\n4,'5','6'\n").dialect.quote, Some(b'\''));
        assert_eq!(found("a,b\n\"x\\\"y\",2\n").dialect.escape, Some(b'\\'));
    }
}
