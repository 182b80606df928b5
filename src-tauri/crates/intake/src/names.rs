//! How headers, sheet names and nicknames are compared: width, blanks, arrows and case do not count.

use std::borrow::Cow;

/// Blanks of every kind that exports carry at the ends of a text.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
}

pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// The full-width form of an ASCII character as ASCII.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ => c,
    }
}

/// `normal` without a copy where the text is in that form already, as most spellings of layouts are.
pub fn normal_form(text: &str) -> Cow<'_, str> {
    let same = |c: char| {
        let plain =
            c.is_ascii() && !c.is_ascii_uppercase() && !c.is_ascii_whitespace() && !c.is_ascii_control();
        // Han characters have neither case nor width.
        plain || ('\u{4e00}'..='\u{9fff}').contains(&c)
    };
    if text.chars().all(same) { Cow::Borrowed(text) } else { Cow::Owned(normal(text)) }
}

/// The form in which headers are compared: no blanks, half width, one arrow, lower case.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_blank(*c)) {
        match half_width(c) {
            '→' => out.push_str("->"),
            '—' | '–' | '−' => out.push('-'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// A normal header without its last bracket, and what the bracket held: `平均响应(秒)` → `平均响应`, `秒`.
pub fn split_bracket(normal: &str) -> Option<(&str, &str)> {
    let inside = normal.strip_suffix(')')?;
    let (head, unit) = inside.rsplit_once('(')?;
    (!head.is_empty()).then_some((head, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_width_blanks_arrows_and_case() {
        for (a, b) in [
            ("\u{feff}平均响应时长（秒)", "平均响应时长(秒)"),
            ("询单->最终付款转化率 ", "询单→最终付款转化率"),
            ("接待\n人数\u{3000}", "接待人数"),
            ("Created_At", "created_at"),
            ("聊天人数（原咨询人数）", "聊天人数(原咨询人数)"),
        ] {
            assert_eq!(normal(a), normal(b));
            assert_eq!(normal_form(a), normal(a));
            assert_eq!(normal_form(b), normal(b));
        }
        assert_ne!(normal("满意"), normal("很满意"));
        assert_eq!(split_bracket("平均响应(秒)"), Some(("平均响应", "秒")));
        assert_eq!(split_bracket("(秒)"), None);
    }
}
