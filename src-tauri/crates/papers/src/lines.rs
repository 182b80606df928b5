//! Single lines of plain text, shaped as Typst shapes them but without its paragraphs: a form is made of
//! hundreds of short words, and each one as a paragraph costs more than everything else of a sheet.
//! Knows only characters that need no care; everything else stays with Typst.

use std::collections::HashMap;
use std::str::FromStr as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustybuzz::{Direction, Language, ShapePlan, UnicodeBuffer, shape_with_plan};
use typst::layout::{Abs, Em};
use typst::syntax::Span;
use typst::text::{FontInstance, Glyph};

use crate::fonts::fonts;

/// Lines remembered; the words of a form come again on every sheet, and each is measured before it is set.
const REMEMBERED: usize = 4096;
/// Longer texts, in bytes, seldom come twice.
const SHORT: usize = 90;

/// A text on one line.
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
    pub(crate) width: Em,
}

/// Neighbouring characters of one script.
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) width: Em,
}

/// The face a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Face {
    pub(crate) bold: bool,
    /// Some forms of characters depend on the language.
    pub(crate) english: bool,
}

impl Face {
    pub(crate) fn font(self) -> Option<&'static FontInstance> {
        fonts().ok()?.plain.get(usize::from(self.bold) * 2)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Common,
    Han,
    Latin,
}

/// `text` on one line, or nothing where a character needs more care than is taken here: another direction,
/// marks that join, an end of line, a glyph of another face.
pub(crate) fn line(text: &str, face: Face) -> Option<Arc<Line>> {
    type Known = HashMap<(String, Face), Option<Arc<Line>>>;
    static KNOWN: Mutex<Option<Known>> = Mutex::new(None);
    if text.len() > SHORT {
        return shape(text, face).map(Arc::new);
    }
    let key = (text.to_owned(), face);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(line) = known().as_ref().and_then(|known| known.get(&key)) {
        return line.clone();
    }
    // Shaped while others may look: at worst two of them shape the same.
    let line = shape(text, face).map(Arc::new);
    let mut known = known();
    let known = known.get_or_insert_default();
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(key, line.clone());
    line
}

/// The height Typst gives a line: that of capitals.
pub(crate) fn height(size: Abs) -> Abs {
    let face = Face { bold: false, english: false };
    face.font().map_or(size, |font| font.metrics().cap_height.at(size))
}

/// The width of `text` in em; only near enough where it is set by Typst.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    if let Some(line) = line(text, face) {
        return line.width.get();
    }
    let apart = |a: char, b: char| is_han(a) && is_narrow(b);
    let mut wide = 0.0;
    let mut before = None;
    for c in text.chars() {
        wide += advance(c, face);
        if before.is_some_and(|b| apart(b, c) || apart(c, b)) {
            wide += 0.25;
        }
        before = Some(c);
    }
    wide
}

fn advance(c: char, face: Face) -> f64 {
    let of = |font: &FontInstance| font.ttf().glyph_index(c).and_then(|glyph| font.x_advance(glyph.0));
    let fonts = fonts().map_or(&[][..], |fonts| &fonts.plain);
    fonts.iter().skip(usize::from(face.bold) * 2).take(2).find_map(of).map_or(0.0, Em::get)
}

/// What Chinese is set apart from.
fn is_narrow(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '#' | '$' | '%' | '&')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
        ' '..='~' | '\u{a5}' | '\u{b0}' | '\u{b7}' | '\u{d7}' | '\u{f7}' => Some(Script::Common),
        '\u{2013}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2026}'
        | '\u{2030}' => Some(Script::Common),
        '\u{2190}'..='\u{2193}' | '\u{2212}' | '\u{2248}' | '\u{2264}' | '\u{2265}' => Some(Script::Common),
        '\u{2460}'..='\u{2473}'
        | '\u{3001}'
        | '\u{3002}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{3017}' => Some(Script::Common),
        '\u{ff01}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff5e}' | '\u{ffe5}' => {
            Some(Script::Common)
        }
        _ => None,
    }
}

/// A glyph on its way: what Typst calls a shaped glyph.
struct Shaped {
    c: char,
    id: u16,
    start: usize,
    end: usize,
    advance: Em,
    offset: Em,
    /// How much may be taken away at the left and at the right.
    spare: (Em, Em),
}

impl Shaped {
    fn is_han(&self) -> bool {
        script(self.c) == Some(Script::Han)
    }

    fn is_narrow(&self) -> bool {
        is_narrow(self.c)
    }

    fn opens(&self) -> bool {
        match self.c {
            '《' | '（' | '『' | '「' | '【' | '〖' | '〔' | '〈' | '［' | '｛' => true,
            '“' | '‘' => self.advance == Em::one(),
            _ => false,
        }
    }

    fn closes(&self) -> bool {
        match self.c {
            '，' | '。' | '．' | '、' | '：' | '；' | '？' | '！' => true,
            '》' | '）' | '』' | '」' | '】' | '〗' | '〕' | '〉' | '］' | '｝' => true,
            '”' | '’' => self.advance == Em::one(),
            _ => false,
        }
    }

    fn is_centred(&self) -> bool {
        self.c == '\u{b7}'
    }

    fn is_punctuation(&self) -> bool {
        self.closes() || self.opens() || self.is_centred()
    }

    fn take_left(&mut self, much: Em) {
        self.offset -= much;
        self.advance -= much;
        self.spare.0 -= much;
    }

    fn take_right(&mut self, much: Em) {
        self.advance -= much;
        self.spare.1 -= much;
    }
}

fn shape(text: &str, face: Face) -> Option<Line> {
    let font = face.font()?;
    if text.len() > usize::from(u16::MAX) {
        return None;
    }
    // Runs end where the script changes; what belongs to none goes with what stands before it.
    let mut bounds = vec![0];
    let mut scripts = Vec::new();
    let mut now = Script::Common;
    for (at, c) in text.char_indices() {
        let script = script(c)?;
        if script != now && script != Script::Common {
            if now != Script::Common {
                bounds.push(at);
                scripts.push(now);
            }
            now = script;
        }
    }
    bounds.push(text.len());
    scripts.push(now);
    let mut all = Vec::with_capacity(text.len());
    let mut ends = Vec::with_capacity(scripts.len());
    for (range, script) in bounds.windows(2).zip(scripts) {
        shape_run(&mut all, font, text, (range[0], range[1]), (script, face))?;
        ends.push(all.len());
    }
    set_apart(&mut all);
    trim_ends(&mut all);
    let mut runs = Vec::with_capacity(ends.len());
    let mut from = 0;
    for (end, range) in ends.into_iter().zip(bounds.windows(2)) {
        let glyphs = all[from..end].iter();
        let at = |byte: usize| u16::try_from(byte - range[0]).unwrap_or(u16::MAX);
        runs.push(Run {
            text: text[range[0]..range[1]].to_owned(),
            width: glyphs.clone().map(|g| g.advance).sum(),
            glyphs: glyphs
                .map(|g| Glyph {
                    id: g.id,
                    x_advance: g.advance,
                    x_offset: g.offset,
                    y_advance: Em::zero(),
                    y_offset: Em::zero(),
                    range: at(g.start)..at(g.end),
                    span: (Span::detached(), 0),
                })
                .collect(),
        });
        from = end;
    }
    let width = runs.iter().map(|run| run.width).sum();
    Some(Line { runs, width })
}

fn shape_run(
    all: &mut Vec<Shaped>,
    font: &FontInstance,
    text: &str,
    (from, to): (usize, usize),
    (script, face): (Script, Face),
) -> Option<()> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[from..to]);
    buffer.set_language(language(face)?);
    buffer.set_direction(Direction::LeftToRight);
    buffer.guess_segment_properties();
    let plan = plan(font, &buffer, script, face)?;
    let shaped = shape_with_plan(font.rusty(), plan, buffer);
    let infos = shaped.glyph_infos();
    let first = all.len();
    for (i, (info, place)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        let start = from + info.cluster as usize;
        let end = infos.get(i + 1).map_or(to, |next| from + next.cluster as usize);
        // A box, a mark or two glyphs for one character: not plain.
        if info.glyph_id == 0 || place.y_offset != 0 || end <= start {
            return None;
        }
        all.push(Shaped {
            c: text[start..].chars().next()?,
            id: u16::try_from(info.glyph_id).ok()?,
            start,
            end,
            advance: font.to_em(place.x_advance),
            offset: font.to_em(place.x_offset),
            spare: (Em::zero(), Em::zero()),
        });
    }
    close_up(&mut all[first..]);
    Some(())
}

/// Takes half a square out between two marks of Chinese punctuation.
fn close_up(run: &mut [Shaped]) {
    for glyph in run.iter_mut() {
        let wide = glyph.advance;
        if glyph.closes() {
            glyph.spare = (Em::zero(), wide / 2.0);
        } else if glyph.opens() {
            glyph.spare = (wide / 2.0, Em::zero());
        } else if glyph.is_centred() {
            glyph.spare = (wide / 4.0, wide / 4.0);
        }
    }
    for i in 1..run.len() {
        let (before, after) = run.split_at_mut(i);
        let (Some(left), Some(right)) = (before.last_mut(), after.first_mut()) else { continue };
        let half = left.advance / 2.0;
        if left.is_punctuation() && right.is_punctuation() && left.spare.1 + right.spare.0 >= half {
            let much = left.spare.1.min(half);
            left.take_right(much);
            right.take_left(half - much);
        }
    }
}

/// A quarter of a square between Chinese and letters or figures.
fn set_apart(all: &mut [Shaped]) {
    let quarter = Em::new(0.25);
    for i in 0..all.len() {
        if !all[i].is_han() {
            continue;
        }
        if all.get(i + 1).is_some_and(Shaped::is_narrow) {
            all[i].advance += quarter;
        }
        if i > 0 && all[i - 1].is_narrow() {
            all[i].advance += quarter;
            all[i].offset += quarter;
        }
    }
}

/// The empty half of a mark of punctuation is left out at both ends of a line.
fn trim_ends(all: &mut [Shaped]) {
    if let Some(first) = all.first_mut()
        && first.opens()
    {
        first.take_left(first.spare.0);
    }
    if let Some(last) = all.last_mut()
        && last.closes()
    {
        last.take_right(last.spare.1);
    }
}

fn language(face: Face) -> Option<Language> {
    Language::from_str(if face.english { "en-CN" } else { "zh-CN" }).ok()
}

/// What rustybuzz works out once for a face, a script and a language.
fn plan(font: &FontInstance, text: &UnicodeBuffer, script: Script, face: Face) -> Option<&'static ShapePlan> {
    static PLANS: [OnceLock<ShapePlan>; 12] = [const { OnceLock::new() }; 12];
    let at = script as usize * 4 + usize::from(face.bold) * 2 + usize::from(face.english);
    let language = text.language();
    let make = || ShapePlan::new(font.rusty(), text.direction(), Some(text.script()), language.as_ref(), &[]);
    Some(PLANS.get(at)?.get_or_init(make))
}

#[cfg(test)]
mod tests {
    use typst::layout::{Frame, FrameItem};

    use super::*;
    use crate::world::{Layout, compile};

    fn glyphs_of(frame: &Frame, found: &mut Vec<(String, Vec<Glyph>)>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => glyphs_of(&group.frame, found),
                FrameItem::Text(run) => found.push((run.text.to_string(), run.glyphs.clone())),
                _ => {}
            }
        }
    }

    #[test]
    fn a_line_is_shaped_as_typst_shapes_it() {
        let texts = [
            "≥ 4.5 分（5 分制）。",
            "「甲」，（乙）《丙》：",
            "“好”，不 a“b”",
            "客服数据 ! Q3 等 51 格",
            "10 分 × 4.8 ÷ 5 = 9.6",
            "Tafel VA · To 3–4",
            "第2版A#3号%￥5",
            "，起头（",
        ];
        let data = serde_json::json!({ "numbers": texts }).to_string();
        let document =
            compile(Layout::Numbers, data.into_bytes(), &crate::world::Top::default()).expect("laid out");
        for (text, page) in texts.iter().zip(document.pages()) {
            let mut theirs = Vec::new();
            glyphs_of(&page.frame, &mut theirs);
            let line = line(text, Face { bold: false, english: false }).expect(text);
            assert_eq!(line.runs.len(), theirs.len(), "{text}: {theirs:?}");
            for (ours, (words, glyphs)) in line.runs.iter().zip(&theirs) {
                assert_eq!(&ours.text, words);
                let shape = |g: &Glyph| (g.id, g.x_advance, g.x_offset, g.y_offset, g.range.clone());
                assert_eq!(
                    ours.glyphs.iter().map(shape).collect::<Vec<_>>(),
                    glyphs.iter().map(shape).collect::<Vec<_>>(),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn what_needs_care_is_left_to_typst() {
        for text in ["שלום", "a\nb", "e\u{301}", "田𠮷", "😀", "a\u{200b}b"] {
            assert!(line(text, Face { bold: false, english: false }).is_none(), "{text}");
        }
    }
}
