//! How wide texts print, so that a layout can put a short one in its place at once instead of having
//! Typst try a cell two or three times. Near enough to tell one line from two; decides nothing itself.

use std::collections::HashMap;

use serde_json::Value;
use typst::text::FontInstance;

use crate::fonts::{Fonts, fonts};

/// Puts beside the texts of the items and of the person of each sheet how wide they are (`ems`: the same
/// fields and lists, in em of the regular face).
pub(crate) fn add_widths(sheets: &mut Value) {
    let Ok(fonts) = fonts() else { return };
    let mut known = Widths { fonts, advances: HashMap::new() };
    for sheet in sheets.as_array_mut().into_iter().flatten() {
        for item in sheet.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            known.add(item);
        }
        if let Some(person) = sheet.get_mut("person") {
            known.add(person);
        }
    }
}

struct Widths {
    fonts: &'static Fonts,
    advances: HashMap<char, f64>,
}

impl Widths {
    fn add(&mut self, part: &mut Value) {
        let ems = self.of(part);
        if let Value::Object(fields) = part {
            fields.insert("ems".to_owned(), ems);
        }
    }

    fn of(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.text(text).into(),
            Value::Array(all) => all.iter().map(|one| self.of(one)).collect(),
            Value::Object(all) => all.iter().map(|(name, one)| (name.clone(), self.of(one))).collect(),
            _ => 0.into(),
        }
    }

    fn text(&mut self, text: &str) -> f64 {
        let mut wide = 0.0;
        let mut before = None;
        for c in text.chars() {
            wide += *self.advances.entry(c).or_insert_with(|| advance(self.fonts, c));
            // Typst sets Chinese apart from letters and figures by a quarter of an em.
            let apart = |a: char, b: char| is_han(a) && (b.is_ascii_alphanumeric() || "#$%&".contains(b));
            if before.is_some_and(|b| apart(b, c) || apart(c, b)) {
                wide += 0.25;
            }
            before = Some(c);
        }
        wide
    }
}

fn advance(fonts: &Fonts, c: char) -> f64 {
    let of = |face: &FontInstance| face.ttf().glyph_index(c).and_then(|glyph| face.x_advance(glyph.0));
    fonts.regular.iter().find_map(of).map_or(0.0, |em| em.get())
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
