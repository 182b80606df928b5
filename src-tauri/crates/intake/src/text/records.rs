//! Separated text into records, one at a time and without keeping any. A quote that opens a field but is
//! never closed as one stays a character, so that a stray quote costs its own field and not the file.

use memchr::{memchr2, memchr3};

/// How long a quoted field may be; a cell of a spreadsheet holds 32,767 characters.
const LONGEST: usize = 1 << 20;
/// Bytes that may be looked through in vain before quotes must close nearby.
const SPARE: usize = 64 << 20;

/// What ends a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// CRLF, LF and CR alike.
    Any,
    Lf,
    CrLf,
    Cr,
}

/// One record: its fields in one piece of text.
#[derive(Debug, Default, Clone)]
pub struct Record {
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// How many fields.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A line without anything.
    pub fn is_empty(&self) -> bool {
        self.ends.len() <= 1 && self.text.is_empty()
    }

    pub fn get(&self, field: usize) -> Option<&str> {
        let end = *self.ends.get(field)?;
        let start = field.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|field| self.get(field).unwrap_or_default())
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn close(&mut self) {
        self.ends.push(self.text.len());
    }
}

pub struct Parser {
    pub delimiter: u8,
    pub quote: Option<u8>,
    /// The quote itself where quotes are doubled.
    pub escape: Option<u8>,
    pub line_end: LineEnd,
    pub comment: Option<u8>,
    /// Quotes that opened a field and were none, so far.
    pub strays: usize,
    spare: usize,
}

enum Quoted {
    /// Where the delimiter or the line end after the field stands.
    Closed(usize),
    Stray,
    More,
}

enum End {
    None,
    Of(usize),
    More,
}

impl Parser {
    pub fn new(delimiter: u8, quote: Option<u8>, escape: Option<u8>, line_end: LineEnd) -> Parser {
        Parser { delimiter, quote, escape, line_end, comment: None, strays: 0, spare: SPARE }
    }

    /// Reads the record at `start` and gives the place of the next; `None` when `text` ends before the
    /// record does and is not the `last` piece.
    pub fn read(&mut self, text: &str, start: usize, last: bool, out: &mut Record) -> Option<usize> {
        let bytes = text.as_bytes();
        let strays = self.strays;
        out.clear();
        let mut at = start;
        while self.comment.is_some_and(|c| bytes.get(at) == Some(&c)) {
            at = self.line_after(bytes, at, last)?;
        }
        loop {
            let found = match self.field(text, at, last, out) {
                Some(end) => end,
                None => {
                    self.strays = strays;
                    return None;
                }
            };
            out.close();
            if found == bytes.len() {
                return Some(found);
            }
            if bytes[found] == self.delimiter {
                at = found + 1;
                continue;
            }
            return match self.ends_at(bytes, found, last) {
                End::Of(length) => Some(found + length),
                End::None => Some(found + 1),
                End::More => None,
            };
        }
    }

    fn line_after(&self, bytes: &[u8], at: usize, last: bool) -> Option<usize> {
        let mut at = at;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'\n', b'\r', rest)) {
            match self.ends_at(bytes, at + found, last) {
                End::Of(length) => return Some(at + found + length),
                End::None => at += found + 1,
                End::More => return None,
            }
        }
        last.then_some(bytes.len())
    }

    /// The field at `at` goes into `out`; gives where the delimiter or line end after it stands.
    fn field(&mut self, text: &str, at: usize, last: bool, out: &mut Record) -> Option<usize> {
        let bytes = text.as_bytes();
        if let Some(quote) = self.quote {
            let mut open = at;
            while bytes.get(open) == Some(&b' ') && self.delimiter != b' ' {
                open += 1;
            }
            // `="0012"` keeps a spreadsheet from taking a number for one.
            let formula = bytes.get(open) == Some(&b'=') && bytes.get(open + 1) == Some(&quote);
            if open + 1 >= bytes.len() && !last {
                return None;
            }
            if formula {
                open += 1;
            }
            if bytes.get(open) == Some(&quote) {
                let from = out.text.len();
                if formula {
                    out.text.push_str("=\"");
                }
                match self.quoted(text, open, quote, last, out) {
                    Quoted::Closed(end) => {
                        if formula {
                            out.text.push('"');
                        }
                        return Some(end);
                    }
                    Quoted::More => return None,
                    Quoted::Stray => {
                        self.strays += 1;
                        out.text.truncate(from);
                    }
                }
            }
        }
        self.plain(text, at, last, out)
    }

    fn plain(&self, text: &str, at: usize, last: bool, out: &mut Record) -> Option<usize> {
        let bytes = text.as_bytes();
        let escape = self.escape.filter(|e| self.quote != Some(*e) && *e != b'"');
        let mut from = at;
        let mut look = at;
        loop {
            let rest = bytes.get(look..).unwrap_or_default();
            let mut end = memchr3(self.delimiter, b'\n', b'\r', rest).map(|found| look + found);
            if let Some(escape) = escape
                && let Some(p) = memchr::memchr(escape, &rest[..end.map_or(rest.len(), |e| e - look)])
            {
                let p = look + p;
                let Some(next) = text.get(p + 1..).and_then(|t| t.chars().next()) else {
                    if last {
                        out.text.push_str(&text[from..]);
                        return Some(bytes.len());
                    }
                    return None;
                };
                // Only what needs an escape loses it: a path `C:\x` stays as it is.
                let needs = next as u32 == u32::from(self.delimiter)
                    || Some(next as u32) == self.quote.map(u32::from)
                    || next as u32 == u32::from(escape);
                if needs {
                    out.text.push_str(&text[from..p]);
                    from = p + 1;
                }
                look = p + 1 + if needs { next.len_utf8() } else { 0 };
                continue;
            }
            if end.is_none() {
                if !last {
                    return None;
                }
                end = Some(bytes.len());
            }
            let end = end.unwrap_or(bytes.len());
            if end < bytes.len() && bytes[end] != self.delimiter {
                match self.ends_at(bytes, end, last) {
                    End::Of(_) => {}
                    End::None => {
                        look = end + 1;
                        continue;
                    }
                    End::More => return None,
                }
            }
            out.text.push_str(&text[from..end]);
            return Some(end);
        }
    }

    fn quoted(&mut self, text: &str, open: usize, quote: u8, last: bool, out: &mut Record) -> Quoted {
        let bytes = text.as_bytes();
        let doubled = self.escape == Some(quote);
        let escape = self.escape.filter(|e| *e != quote).unwrap_or(quote);
        let limit = open + if self.spare == 0 { 4096 } else { LONGEST };
        // `48"",` is a doubled quote, unless the field never closes: then it closed there.
        let mut maybe: Option<(usize, usize)> = None;
        let (mut from, mut look) = (open + 1, open + 1);
        let seen = loop {
            let Some(p) = bytes.get(look..).and_then(|rest| memchr2(quote, escape, rest)) else {
                if !last && bytes.len() < limit {
                    return Quoted::More;
                }
                break bytes.len();
            };
            let p = look + p;
            if p >= limit {
                break p;
            }
            let after = p + 1;
            if after >= bytes.len() && !last {
                return Quoted::More;
            }
            if bytes[p] == escape && escape != quote {
                let Some(next) = text.get(after..).and_then(|t| t.chars().next()) else { break p };
                let needs = next as u32 == u32::from(quote) || next as u32 == u32::from(escape);
                if needs {
                    out.text.push_str(&text[from..p]);
                    from = after;
                }
                look = after + if needs { next.len_utf8() } else { 0 };
                continue;
            }
            if doubled && bytes.get(after) == Some(&quote) {
                out.text.push_str(&text[from..after]);
                from = after + 1;
                look = from;
                if from >= bytes.len() && !last {
                    return Quoted::More;
                }
                if maybe.is_none() && self.is_end(bytes, from, last) {
                    maybe = Some((out.text.len(), from));
                }
                continue;
            }
            let mut end = after;
            while bytes.get(end) == Some(&b' ') && self.delimiter != b' ' {
                end += 1;
            }
            if end >= bytes.len() && !last {
                return Quoted::More;
            }
            if self.is_end(bytes, end, last) {
                out.text.push_str(&text[from..p]);
                return Quoted::Closed(end);
            }
            // A quote that looks like the opening of another field: ours was none.
            let before = bytes[p - 1];
            if p > open + 1 && (before == self.delimiter || before == b'\n' || before == b'\r') {
                break p;
            }
            look = after;
        };
        self.spare = self.spare.saturating_sub(seen.saturating_sub(open));
        match maybe {
            Some((length, end)) => {
                out.text.truncate(length);
                Quoted::Closed(end)
            }
            None => Quoted::Stray,
        }
    }

    fn is_end(&self, bytes: &[u8], at: usize, last: bool) -> bool {
        match bytes.get(at) {
            None => true,
            Some(b) if *b == self.delimiter => true,
            Some(b'\n' | b'\r') => !matches!(self.ends_at(bytes, at, last), End::None),
            Some(_) => false,
        }
    }

    /// How long the line end at `at` is, if it is one.
    fn ends_at(&self, bytes: &[u8], at: usize, last: bool) -> End {
        let feed = bytes.get(at + 1) == Some(&b'\n');
        match (bytes.get(at), self.line_end) {
            (Some(b'\n'), LineEnd::Any | LineEnd::Lf) => End::Of(1),
            (Some(b'\r'), _) if at + 1 >= bytes.len() && !last => End::More,
            (Some(b'\r'), _) if feed => End::Of(2),
            (Some(b'\r'), LineEnd::Any | LineEnd::Cr) => End::Of(1),
            _ => End::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(parser: &mut Parser, text: &str) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        let mut record = Record::default();
        let mut at = 0;
        while at < text.len() {
            at = parser.read(text, at, true, &mut record).unwrap();
            out.push(record.iter().map(str::to_owned).collect());
        }
        out
    }

    fn doubled(delimiter: u8) -> Parser {
        Parser::new(delimiter, Some(b'"'), Some(b'"'), LineEnd::Any)
    }

    #[test]
    fn a_stray_quote_costs_its_own_field_only() {
        for (text, want) in [
            ("a,\"b,c,\"d e\",f\n", vec![vec!["a", "\"b", "c", "d e", "f"]]),
            ("h,\"i\n1,\"x\"\n", vec![vec!["h", "\"i"], vec!["1", "x"]]),
            ("h,\"i\n1,2\n", vec![vec!["h", "\"i"], vec!["1", "2"]]),
            ("\"\"We kept it.\",2\n", vec![vec!["\"We kept it.", "2"]]),
            ("\"table 48\"\",\"made\",3\n", vec![vec!["table 48\"", "made", "3"]]),
            ("\"a\" ,b\n", vec![vec!["a", "b"]]),
            ("a, \"b, c\"\n", vec![vec!["a", "b, c"]]),
            ("\"say \"hi\" now\",2", vec![vec!["say \"hi\" now", "2"]]),
            ("=\"0012\",3\n", vec![vec!["=\"0012\"", "3"]]),
            (
                "a,\n\n\"\",\"\"\"\"\r\nb\rc",
                vec![vec!["a", ""], vec![""], vec!["", "\""], vec!["b"], vec!["c"]],
            ),
        ] {
            assert_eq!(all(&mut doubled(b','), text), want, "{text:?}");
        }
    }

    #[test]
    fn a_backslash_frees_what_follows_and_comments_are_skipped() {
        let mut parser = Parser::new(b';', Some(b'\''), Some(b'\\'), LineEnd::Lf);
        parser.comment = Some(b'#');
        let text = "# what this is\n'it\\'s';a\\;b;C:\\x\n#\nlast";
        assert_eq!(all(&mut parser, text), [vec!["it's", "a;b", "C:\\x"], vec!["last"]]);
    }

    #[test]
    fn a_record_in_two_pieces_waits_for_the_second() {
        let text = "a,\"b\"\"\nc\",d\r\ne,f";
        let mut record = Record::default();
        for cut in 0..13 {
            assert_eq!(doubled(b',').read(&text[..cut], 0, false, &mut record), None, "{cut}");
        }
        assert_eq!(doubled(b',').read(&text[..13], 0, false, &mut record), Some(13));
        assert_eq!(record.iter().collect::<Vec<_>>(), ["a", "b\"\nc", "d"]);
    }
}
