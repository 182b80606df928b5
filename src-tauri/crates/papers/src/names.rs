//! Names for saved files that every system and every chat program takes. Makes a name, never a path:
//! where it goes, and what happens to a file of that name, is the caller's choice.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Longest name without its extension, in characters as a reader counts them.
pub const MAX_GRAPHEMES: usize = 80;

/// Windows refuses longer names, and Linux counts bytes: 255 with extension and number.
const MAX_BYTES: usize = 230;

/// A safe file name of `stem` and `extension` (without its dot): composed (NFC), without
/// `<>:"/\|?*`, control, direction and invisible characters, without dots or blanks at the ends, never a
/// device of Windows, at most 80 characters. What is left of nothing is `_`.
pub fn file_name(stem: &str, extension: &str) -> String {
    let cleaned: String =
        stem.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unsafe(*c)).collect();
    let mut name = String::new();
    for (i, grapheme) in trim(&cleaned).graphemes(true).enumerate() {
        if i == MAX_GRAPHEMES || name.len() + grapheme.len() > MAX_BYTES {
            break;
        }
        name.push_str(grapheme);
    }
    let mut name = trim(&name).to_owned();
    if name.is_empty() || is_device(&name) {
        name.insert(0, '_');
    }
    if extension.is_empty() { name } else { format!("{name}.{extension}") }
}

/// Makes the names of one export different from each other, also where case does not count:
/// the second `a.pdf` becomes `a (2).pdf`.
pub fn distinct(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut result = Vec::new();
    for name in names {
        let (stem, extension) =
            name.rsplit_once('.').map_or((name.as_str(), String::new()), |(s, e)| (s, format!(".{e}")));
        let mut unique = name.clone();
        let mut number = 2;
        while !taken.insert(unique.to_lowercase()) {
            unique = format!("{stem} ({number}){extension}");
            number += 1;
        }
        result.push(unique);
    }
    result
}

fn trim(name: &str) -> &str {
    name.trim_matches(|c: char| c == ' ' || c == '.')
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// CON, PRN ... are devices whatever follows the first dot; ¹ ² ³ count as digits there.
fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    if matches!(base.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let Some(rest) = base.strip_prefix("COM").or_else(|| base.strip_prefix("LPT")) else { return false };
    matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_taken_by_every_system() {
        for (stem, want) in [
            ("绩效考核表 2026-10 陈喆玥", "绩效考核表 2026-10 陈喆玥.pdf"),
            ("../../etc/passwd", "etcpasswd.pdf"),
            ("a<b>c:d\"e/f\\g|h?i*j", "abcdefghij.pdf"),
            ("name. . ", "name.pdf"),
            ("", "_.pdf"),
            ("...", "_.pdf"),
            ("con", "_con.pdf"),
            ("NUL.txt", "_NUL.txt.pdf"),
            ("com7", "_com7.pdf"),
            ("LPT² .x", "_LPT² .x.pdf"),
            ("console", "console.pdf"),
            ("evil\u{202e}fdp.exe", "evilfdp.exe.pdf"),
            ("a\u{200b}b\u{0}c\td\ne", "abc d e.pdf"),
            ("e\u{301}", "é.pdf"),
        ] {
            assert_eq!(file_name(stem, "pdf"), want, "{stem:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters_not_inside_them() {
        let name = file_name(&"e\u{301}\u{323}".repeat(200), "pdf");
        let stem = name.strip_suffix(".pdf").expect("extension");
        assert!(stem.graphemes(true).count() <= MAX_GRAPHEMES && name.len() < 255, "{}", name.len());
        assert_eq!(stem.graphemes(true).collect::<HashSet<_>>().len(), 1);
        assert_eq!(file_name(&"名".repeat(200), "xlsx").chars().count(), 230 / 3 + 5);
        assert_eq!(file_name(&"n".repeat(200), "").len(), MAX_GRAPHEMES);
    }

    #[test]
    fn two_people_of_one_name_get_two_files() {
        let names = ["王.pdf", "王.pdf", "A.pdf", "a.pdf", "王 (2).pdf"].map(str::to_owned);
        assert_eq!(distinct(names), ["王.pdf", "王 (2).pdf", "A.pdf", "a (2).pdf", "王 (2) (2).pdf"]);
    }
}
