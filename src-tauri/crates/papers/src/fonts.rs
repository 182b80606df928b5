//! The faces carried by the program, unpacked once, and the question whether they can print a text.
//! Never looks at fonts of the machine: paper must look the same everywhere.

use std::io::Read;
use std::sync::OnceLock;

use domain::Problem;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// Noto Sans SC, then what it lacks (`fonts/README.md`). Regular before Bold of each.
const PACKED: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSansSC-Regular.ttf.xz"),
    include_bytes!("../fonts/NotoSansCJKsc-Rare-Regular.otf.xz"),
    include_bytes!("../fonts/NotoSansSC-Bold.ttf.xz"),
    include_bytes!("../fonts/NotoSansCJKsc-Rare-Bold.otf.xz"),
];

/// The fonts and the index Typst chooses from.
pub(crate) struct Fonts {
    pub(crate) faces: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    /// The faces in the same order, for what is set or measured without Typst.
    pub(crate) plain: Vec<FontInstance>,
}

/// The unpacked fonts; about a quarter of a second the first time, then nothing.
pub(crate) fn fonts() -> Result<&'static Fonts, Problem> {
    static FONTS: OnceLock<Result<Fonts, Problem>> = OnceLock::new();
    FONTS.get_or_init(unpack).as_ref().map_err(Clone::clone)
}

/// Characters of `text` that no face has: they would print as an empty box, and Typst would not say so.
/// In order of appearance, each once. Blanks and invisible marks never count.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let Ok(fonts) = fonts() else { return Vec::new() };
    // A stack of sheets says the same few hundred characters again and again.
    let mut seen = vec![false; char::MAX as usize + 1];
    let mut new = |c: char| seen.get_mut(c as usize).is_some_and(|seen| !std::mem::replace(seen, true));
    text.chars().filter(|c| new(*c) && !is_invisible(*c) && !fonts.has(*c)).collect()
}

impl Fonts {
    fn has(&self, c: char) -> bool {
        self.faces.iter().any(|face| face.info().coverage.contains(c.into()))
    }
}

fn unpack() -> Result<Fonts, Problem> {
    let unpacked = std::thread::scope(|scope| {
        let workers = PACKED.map(|packed| scope.spawn(move || unpack_one(packed)));
        workers.into_iter().map(|w| w.join().unwrap_or(None)).collect::<Option<Vec<Font>>>()
    });
    let faces = unpacked.ok_or_else(|| Problem::new("papers.fonts"))?;
    let instance = |face: &Font| {
        face.clone().instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default())
    };
    let plain = faces.iter().map(instance).collect();
    Ok(Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces, plain })
}

fn unpack_one(packed: &[u8]) -> Option<Font> {
    let mut data = Vec::with_capacity(11_000_000);
    liblzma::read::XzDecoder::new(packed).read_to_end(&mut data).ok()?;
    Font::new(Bytes::new(data), 0)
}

/// Controls, spaces, joiners, direction marks and variation selectors print nothing.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_of_names_have_a_glyph() {
        assert_eq!(missing_glyphs("喆玥堃犇昇䶮𠮷龑㛃 欧阳 Müller ≤≈÷×→←·—…①￥¥"), Vec::<char>::new());
    }

    #[test]
    fn what_would_print_as_a_box_is_named_once() {
        assert_eq!(missing_glyphs("张😀三😀\u{2b820}\u{200d}\u{fe0f}"), vec!['😀', '\u{2b820}']);
    }

    #[test]
    fn both_weights_carry_the_rare_characters() {
        let fonts = fonts().expect("fonts");
        for pair in fonts.faces.chunks(2) {
            for c in "喆玥堃犇昇䶮𠮷龑㛃".chars() {
                assert!(pair.iter().any(|face| face.info().coverage.contains(c.into())), "{c}");
            }
        }
    }
}
