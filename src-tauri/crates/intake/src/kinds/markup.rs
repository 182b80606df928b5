//! Tags and texts of HTML and XML, well-formed or not, one after the other. It builds no tree, follows no
//! reference and knows no entity that the document defines itself.

use std::borrow::Cow;

use crate::text;

/// The characters of a document, or about the first `at_most` bytes of them; `None` where the bytes are no
/// text.
pub fn decoded(bytes: &[u8], at_most: usize) -> Option<String> {
    let (encoding, _) = text::detect(bytes);
    let head = &bytes[..bytes.len().min(at_most)];
    // The end may go through a character.
    let text = (0..4).find_map(|less| {
        let cut = head.get(..head.len().checked_sub(less)?)?;
        text::beginning(cut, encoding, usize::MAX).ok()
    })?;
    (!text::is_no_text(&text)).then_some(text)
}

pub fn is_markup(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut chars = text.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!' || c == '?')
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Name, attributes as written, and whether it closes itself.
    Open(&'a str, &'a str, bool),
    Close(&'a str),
    /// As written; `decode` gives the characters.
    Text(&'a str),
    /// The characters themselves.
    Plain(&'a str),
}

pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text }
    }

    /// Goes on after the closing tag of `name`, whatever stands before it: scripts are no markup.
    pub fn skip_to_close(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
            at += found + 2;
            if bytes.get(at..at + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
                self.rest = &self.rest[at - 2..];
                return;
            }
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inside) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            if let Some(data) = inside.strip_prefix("![CDATA[") {
                let end = data.find("]]>").unwrap_or(data.len());
                self.rest = data.get(end + 3..).unwrap_or_default();
                return Some(Token::Plain(&data[..end]));
            }
            if let Some(comment) = inside.strip_prefix("!--") {
                self.rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            if inside.starts_with(['!', '?']) {
                self.rest = inside.find('>').map_or("", |end| &inside[end + 1..]);
                continue;
            }
            if let Some(name) = inside.strip_prefix('/') {
                let end = name.find('>').unwrap_or(name.len());
                self.rest = name.get(end + 1..).unwrap_or_default();
                return Some(Token::Close(name[..end].trim()));
            }
            if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
                // `a < b` in a page.
                self.rest = inside;
                return Some(Token::Plain("<"));
            }
            let end = end_of_tag(inside);
            self.rest = inside.get(end + 1..).unwrap_or_default();
            let tag = &inside[..end];
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let name_end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
            let (name, attributes) = tag.split_at(name_end);
            return Some(Token::Open(name, attributes, closed));
        }
    }
}

/// The `>` that ends a tag: not one inside quotes, unless the quotes never close.
fn end_of_tag(inside: &str) -> usize {
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'>', b'"', b'\'', rest)) {
        at += found;
        if bytes[at] == b'>' {
            return at;
        }
        match memchr::memchr(bytes[at], &bytes[at + 1..]) {
            Some(close) if close < 100_000 => at += close + 2,
            _ => break,
        }
    }
    inside.find('>').unwrap_or(inside.len())
}

/// The part of a name after its prefix: `ss:Cell` is `Cell`.
pub fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute, found by its whole name or, without a colon, by the part after its prefix.
pub fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let mut value = "";
        rest = after;
        if let Some(after) = after.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (inside, close) = match quote {
                Some(quote) => (&after[1..], after[1..].find(quote)),
                None => (after, after.find(char::is_whitespace)),
            };
            let close = close.unwrap_or(inside.len());
            value = &inside[..close];
            rest = inside.get(close + usize::from(quote.is_some())..).unwrap_or_default();
        } else if name.is_empty() {
            return None;
        }
        let name = if wanted.contains(':') { name } else { local(name) };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value));
        }
    }
}

/// The characters of a text: `&amp;`, `&#20013;` and the few that every page uses.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "yen" => '¥',
        "middot" => '·',
        "mdash" => '—',
        "ndash" => '–',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_attributes_are_told_apart_even_where_they_are_broken() {
        let text = "<!DOCTYPE x><a b='1>2' c:d=\"&#38;\"/>x &lt; y<!-- <b> --><![CDATA[<&>]]></a >1 < 2<c";
        let tokens: Vec<_> = Tokens::new(text).collect();
        let want = [
            Token::Open("a", " b='1>2' c:d=\"&#38;\"", true),
            Token::Text("x &lt; y"),
            Token::Plain("<&>"),
            Token::Close("a"),
            Token::Text("1 "),
            Token::Plain("<"),
            Token::Text(" 2"),
            Token::Open("c", "", false),
        ];
        assert_eq!(tokens, want);
        let attributes = " b='1>2' c:d=\"&#38;\" e f=g";
        for (name, value) in [("b", "1>2"), ("d", "&"), ("c:d", "&"), ("e", ""), ("f", "g")] {
            assert_eq!(attribute(attributes, name).as_deref(), Some(value), "{name}");
        }
        assert_eq!(attribute(attributes, "g"), None);
        assert_eq!(decode("&amp;&#x4e2d;&nbsp;&unknown;&"), "&中\u{a0}&unknown;&");
    }
}
