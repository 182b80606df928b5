//! Counts what matters in an XML part before any parser sees it: document types, shared strings,
//! formulas. A plain scan for tags; it builds nothing and trusts no declared number.

/// What a part of the zip holds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub doctype: bool,
    /// `<si>` tags, or the number that `<sst uniqueCount>` announces if larger: a reader reserves room for it.
    pub strings: u64,
    pub formulas: u64,
}

pub fn scan(xml: &[u8]) -> Counts {
    if xml.starts_with(&[0xFF, 0xFE]) || xml.starts_with(&[0xFE, 0xFF]) || xml.iter().take(4).any(|b| *b == 0)
    {
        // UTF-16: without its zero bytes the tags read as in UTF-8.
        let plain: Vec<u8> = xml.iter().copied().filter(|b| *b != 0).collect();
        return tags(&plain);
    }
    tags(xml)
}

fn tags(xml: &[u8]) -> Counts {
    let mut counts = Counts::default();
    let mut rest = xml;
    while let Some(at) = rest.iter().position(|b| *b == b'<') {
        rest = &rest[at + 1..];
        match rest.first() {
            Some(b'!') if is_declaration(rest) => counts.doctype = true,
            Some(b'/' | b'?' | b'!') | None => {}
            Some(_) => count(rest, &mut counts),
        }
    }
    counts
}

fn is_declaration(rest: &[u8]) -> bool {
    [b"!doctype".as_slice(), b"!entity"]
        .iter()
        .any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

fn count(rest: &[u8], counts: &mut Counts) {
    // Cells are by far the most frequent tag.
    if rest.starts_with(b"c ") || rest.starts_with(b"v>") {
        return;
    }
    let end = rest.iter().take(64).position(|b| matches!(b, b' ' | b'>' | b'/' | b'\t' | b'\r' | b'\n'));
    let Some(name) = end.map(|e| &rest[..e]) else { return };
    let local = name.iter().rposition(|b| *b == b':').map_or(name, |at| &name[at + 1..]);
    match local {
        b"f" => counts.formulas += 1,
        b"si" => counts.strings += 1,
        b"sst" => counts.strings = counts.strings.max(announced(rest)),
        _ => {}
    }
}

/// Formula cells of a sheet in records (.xlsb): numbers 8 to 11 of a chain of number, length, content.
pub fn binary_formulas(records: &[u8]) -> u64 {
    let mut found = 0;
    let mut at = 0;
    // Numbers and lengths are written in groups of seven bits.
    let group = |at: &mut usize, most: u32| {
        let mut value = 0_usize;
        for index in 0..most {
            let byte = *records.get(*at)?;
            *at += 1;
            value |= usize::from(byte & 0x7F) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(value)
    };
    while let Some((kind, length)) = group(&mut at, 2).zip(group(&mut at, 4)) {
        found += u64::from((8..=11).contains(&kind));
        at = at.saturating_add(length);
    }
    found
}

fn announced(tag: &[u8]) -> u64 {
    let end = tag.iter().position(|b| *b == b'>').unwrap_or(tag.len());
    let text = String::from_utf8_lossy(&tag[..end]);
    let Some(at) = text.find("uniqueCount") else { return 0 };
    let digits: String =
        text[at..].chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_in_records_are_counted() {
        assert_eq!(binary_formulas(&[9, 1, 0, 2, 0, 8, 0, 0x91, 1, 0x80, 0, 11]), 2);
    }

    #[test]
    fn tags_are_counted_whatever_their_prefix_or_encoding() {
        let xml = br#"<x:sst uniqueCount="9"><x:si><t>a</t></x:si><si/><f>1+1</f><f/></x:sst>"#;
        assert_eq!(scan(xml), Counts { doctype: false, strings: 11, formulas: 2 });
        assert!(scan(b"<?xml?><!DocType a []>").doctype);
        let wide: Vec<u8> = "\u{feff}<!DOCTYPE a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(scan(&wide).doctype);
        assert_eq!(scan(br#"<sst uniqueCount="99999999999999999999999">"#).strings, u64::MAX);
    }
}
