//! The texts of an .xls workbook: characters of one or two bytes, or of a code page before Excel 97, and
//! the table of shared texts that runs over several records.

use encoding_rs::{Encoding, GBK};

use super::ole::{u16_at, u32_at};

/// How the texts of one workbook are written.
pub struct Text {
    /// Excel 97 and later: Unicode.
    pub wide: bool,
    page: &'static Encoding,
}

impl Default for Text {
    fn default() -> Text {
        Text { wide: true, page: GBK }
    }
}

impl Text {
    pub fn code_page(&mut self, number: u16) {
        let name: &[u8] = match number {
            874 => b"windows-874",
            932 => b"shift_jis",
            949 => b"euc-kr",
            950 => b"big5",
            10000 => b"macintosh",
            1250..=1258 => [
                b"windows-1250".as_slice(),
                b"windows-1251",
                b"windows-1252",
                b"windows-1253",
                b"windows-1254",
                b"windows-1255",
                b"windows-1256",
                b"windows-1257",
                b"windows-1258",
            ][usize::from(number - 1250)],
            0x8001 => b"windows-1252",
            65001 => b"utf-8",
            _ => b"gb18030",
        };
        self.page = Encoding::for_label(name).unwrap_or(GBK);
    }

    /// A text whose length stands in two bytes at `at`.
    pub fn counted(&self, data: &[u8], at: usize) -> Option<String> {
        let length = usize::from(u16_at(data, at)?);
        if self.wide { unicode(data, at + 2, length) } else { self.paged(data, at + 2, length) }
    }

    /// A text whose length stands in one byte at `at`.
    pub fn short(&self, data: &[u8], at: usize) -> Option<String> {
        let length = usize::from(*data.get(at)?);
        if self.wide { unicode(data, at + 1, length) } else { self.paged(data, at + 1, length) }
    }

    fn paged(&self, data: &[u8], at: usize, length: usize) -> Option<String> {
        let bytes = data.get(at..(at + length).min(data.len()))?;
        Some(self.page.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// Flags, then characters of one byte or two; a text that breaks off gives what is there.
fn unicode(data: &[u8], at: usize, length: usize) -> Option<String> {
    if length == 0 {
        return Some(String::new());
    }
    let double = data.get(at)? & 1 != 0;
    let rest = data.get(at + 1..)?;
    let bytes = &rest[..rest.len().min(if double { 2 * length } else { length })];
    Some(characters(bytes, double))
}

fn characters(bytes: &[u8], double: bool) -> String {
    if double {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().map(|b| char::from(*b)).collect()
    }
}

/// The shared texts. A text may break anywhere between two records; the flags are then given anew.
pub struct Strings<'p, 'a> {
    pieces: &'p [&'a [u8]],
    piece: usize,
    at: usize,
}

impl<'p, 'a> Strings<'p, 'a> {
    pub fn new(pieces: &'p [&'a [u8]]) -> Strings<'p, 'a> {
        Strings { pieces, piece: 0, at: 8 }
    }

    /// `None` when there are more than `limit`. A table that breaks off gives the texts before.
    pub fn all(mut self, limit: u64) -> Option<Vec<String>> {
        let count = self.pieces.first().and_then(|p| u32_at(p, 4)).unwrap_or_default();
        let mut out = Vec::new();
        while out.len() < count as usize {
            if out.len() as u64 == limit {
                return None;
            }
            let Some(text) = self.text() else { break };
            out.push(text);
        }
        Some(out)
    }

    fn rest(&self) -> &'a [u8] {
        self.pieces.get(self.piece).and_then(|p| p.get(self.at..)).unwrap_or_default()
    }

    fn next_piece(&mut self) -> Option<()> {
        self.piece += 1;
        self.at = 0;
        (self.piece < self.pieces.len()).then_some(())
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        if self.rest().is_empty() {
            self.next_piece()?;
        }
        let found = self.rest().get(..count)?;
        self.at += count;
        Some(found)
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::from(u16_at(self.bytes(2)?, 0)?);
        let flags = self.bytes(1)?[0];
        let runs = if flags & 8 != 0 { usize::from(u16_at(self.bytes(2)?, 0)?) } else { 0 };
        let extra = if flags & 4 != 0 { u32_at(self.bytes(4)?, 0)? as usize } else { 0 };
        let mut double = flags & 1 != 0;
        let mut units: Vec<u16> = Vec::with_capacity(length);
        while units.len() < length {
            let rest = self.rest();
            if rest.is_empty() {
                self.next_piece()?;
                double = self.bytes(1)?[0] & 1 != 0;
                continue;
            }
            let want = length - units.len();
            if double {
                let count = want.min(rest.len() / 2).max(1);
                let found = rest.get(..2 * count)?;
                units.extend(found.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])));
                self.at += 2 * count;
            } else {
                let count = want.min(rest.len());
                units.extend(rest[..count].iter().map(|b| u16::from(*b)));
                self.at += count;
            }
        }
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(String::from_utf16_lossy(&units))
    }

    /// Passes over the fonts of parts of a text; the end of the table may cut them.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = self.rest().len();
            if here == 0 {
                if self.next_piece().is_none() {
                    return Some(());
                }
                continue;
            }
            self.at += count.min(here);
            count -= count.min(here);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_goes_on_in_the_next_record_in_another_width() {
        let mut first = vec![0; 4];
        first.extend(2_u32.to_le_bytes());
        first.extend([4, 0, 0, b'a', b'b']);
        let second = [1, 0x52, 0x97, 0x4B, 0x4E, 1, 0, 8, 1, 0, b'z', 9, 9, 9, 9];
        let texts = Strings::new(&[&first, &second]).all(10).unwrap();
        assert_eq!(texts, ["ab青之", "z"]);
        assert!(Strings::new(&[&first, &second]).all(1).is_none());
        assert_eq!(Strings::new(&[&first, &second[..3]]).all(10).unwrap(), Vec::<String>::new());
    }
}
