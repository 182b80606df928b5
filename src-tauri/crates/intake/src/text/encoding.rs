//! Which encoding a text has, and its characters piece by piece. Nothing is replaced: a byte that fits no
//! character ends the reading.

use domain::{Problem, Result};
use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

/// How the characters of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Also GBK and GB2312.
    Gb18030,
}

/// As much of the file as is decoded at once.
const PIECE: usize = 256 * 1024;

/// The encoding by mark, by zero bytes, by strict UTF-8, else GB18030; and how long the mark is.
pub fn detect(bytes: &[u8]) -> (Encoding, usize) {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return (Encoding::Utf8, 3);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return (Encoding::Utf16Le, 2);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return (Encoding::Utf16Be, 2);
    }
    if let Some(wide) = wide(bytes) {
        return (wide, 0);
    }
    let fits = std::str::from_utf8(bytes).is_ok();
    (if fits { Encoding::Utf8 } else { Encoding::Gb18030 }, 0)
}

/// UTF-16 without a mark: separators, digits and line ends leave zeros in every second byte only.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 50 + 1;
    // 一 and a few others have a zero of their own in the other byte.
    match (even, odd) {
        _ if odd >= many && odd > 2 * even => Some(Encoding::Utf16Le),
        _ if even >= many && even > 2 * odd => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The text of a file: whole where it lies there as UTF-8, else decoded as it is asked for.
pub enum Source<'a> {
    Whole(&'a str),
    Pieces { decoder: Decoder, rest: &'a [u8], buffer: String, ended: bool },
}

impl<'a> Source<'a> {
    /// # Errors
    /// `import.text_unreadable` where UTF-8 was named and the bytes are not; the other encodings tell it
    /// while they are read.
    pub fn new(bytes: &'a [u8], encoding: Encoding) -> Result<Source<'a>> {
        let pieces = |decoder, rest| Source::Pieces { decoder, rest, buffer: String::new(), ended: false };
        let without = |mark: &[u8]| bytes.strip_prefix(mark).unwrap_or(bytes);
        Ok(match encoding {
            Encoding::Utf8 => {
                let text = without(&[0xEF, 0xBB, 0xBF]);
                Source::Whole(std::str::from_utf8(text).map_err(|_| unreadable())?)
            }
            Encoding::Utf16Le => pieces(UTF_16LE.new_decoder_without_bom_handling(), without(&[0xFF, 0xFE])),
            Encoding::Utf16Be => pieces(UTF_16BE.new_decoder_without_bom_handling(), without(&[0xFE, 0xFF])),
            Encoding::Gb18030 => pieces(GB18030.new_decoder_without_bom_handling(), bytes),
        })
    }

    /// What can be read now, and whether it is all there will be.
    pub fn text(&self) -> (&str, bool) {
        match self {
            Source::Whole(text) => (text, true),
            Source::Pieces { buffer, ended, .. } => (buffer, *ended),
        }
    }

    /// Forgets what was read up to `done` and decodes the next piece.
    ///
    /// # Errors
    /// `import.text_unreadable` at a byte that fits no character.
    pub fn advance(&mut self, done: usize) -> Result<()> {
        let Source::Pieces { decoder, rest, buffer, ended } = self else { return Ok(()) };
        buffer.drain(..done.min(buffer.len()));
        let (piece, after) = rest.split_at(rest.len().min(PIECE));
        let last = after.is_empty();
        let room = decoder.max_utf8_buffer_length_without_replacement(piece.len()).unwrap_or(4 * PIECE);
        buffer.reserve(room);
        let (result, _) = decoder.decode_to_string_without_replacement(piece, buffer, last);
        match result {
            DecoderResult::InputEmpty => {
                *rest = after;
                *ended = last;
                Ok(())
            }
            DecoderResult::OutputFull | DecoderResult::Malformed(..) => Err(unreadable()),
        }
    }
}

/// The beginning of a text, decoded; at most about `bytes` of it.
pub fn beginning(bytes: &[u8], encoding: Encoding, at_most: usize) -> Result<String> {
    let cut = &bytes[..bytes.len().min(at_most)];
    if encoding == Encoding::Utf8 {
        let cut = cut.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(cut);
        return match std::str::from_utf8(cut) {
            Ok(text) => Ok(text.to_owned()),
            // The cut may go through a character.
            Err(e) if e.error_len().is_none() => {
                Ok(std::str::from_utf8(&cut[..e.valid_up_to()]).unwrap_or_default().to_owned())
            }
            Err(_) => Err(unreadable()),
        };
    }
    let mut source = Source::new(bytes, encoding)?;
    while source.text().0.len() < at_most && !source.text().1 {
        source.advance(0)?;
    }
    Ok(source.text().0.to_owned())
}

pub fn unreadable() -> Problem {
    Problem::new("import.text_unreadable")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_mark_its_zeros_and_its_bytes() {
        let wide = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |s: &str| s.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        let (gbk, _, _) = GB18030.encode("昵称,人数\n阿青𠮷,3\n");
        for (bytes, want) in [
            ("昵称,人数\n".as_bytes().to_vec(), Encoding::Utf8),
            ("\u{feff}昵称,人数\n".as_bytes().to_vec(), Encoding::Utf8),
            (gbk.to_vec(), Encoding::Gb18030),
            (wide("\u{feff}昵称,人数\n"), Encoding::Utf16Le),
            (wide("昵称,人数\n阿青,3\n"), Encoding::Utf16Le),
            (big("昵称,人数\n阿青,3\n"), Encoding::Utf16Be),
        ] {
            let (found, _) = detect(&bytes);
            assert_eq!(found, want, "{bytes:?}");
            let text = beginning(&bytes, found, 1 << 16).unwrap();
            assert!(text.starts_with("昵称,人数\n"), "{text:?}");
        }
    }
}
