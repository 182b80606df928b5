//! Documents laid out: a PDF and pictures of its pages from the same pages, so that the preview is the paper.
//! Same input, same bytes.

use std::collections::HashMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{Lang, Problem};
use locale::Locale;
use serde_json::json;
use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};
use typst_pdf::PdfOptions;
use typst_render::RenderOptions;

use crate::docs::{EvaluationDoc, RankingDoc, SchemeDoc};
use crate::fonts::missing_glyphs;
use crate::press::Press;
use crate::world::{Layout, Top, compile, forget, refused};

/// Pictures are refused beyond this many pixels a point: an A4 page of 600 dpi.
const MAX_SCALE: f64 = 8.4;

/// Pixels of the tallest picture: what phones and chat programs still show whole.
const TALLEST: f64 = 16_000.0;

/// Hears of progress (done, of) and may stop the work.
pub type Watch<'a> = dyn Fn(usize, usize) -> Result<(), Problem> + Sync + 'a;

/// A laid out document.
pub struct Paper {
    document: PagedDocument,
    layout: Layout,
    /// First page of each sheet, counted from 0.
    starts: Vec<usize>,
    /// Warnings: `papers.no_glyph` names characters that print as a box.
    pub problems: Vec<Problem>,
}

impl Paper {
    /// Evaluation sheets without a letterhead, one after the other in one document; each counts its own pages.
    ///
    /// # Errors
    /// Those of `Press::evaluations`.
    pub fn evaluations(docs: &[EvaluationDoc]) -> Result<Paper, Problem> {
        Press::default().evaluations(docs, &|_, _| Ok(()))
    }

    /// The ranking list without a letterhead.
    ///
    /// # Errors
    /// Those of `Press::ranking`.
    pub fn ranking(doc: &RankingDoc) -> Result<Paper, Problem> {
        Press::default().ranking(doc)
    }

    /// The rules of a scheme for the staff.
    ///
    /// # Errors
    /// Those of `Press::scheme`.
    pub fn scheme(doc: &SchemeDoc) -> Result<Paper, Problem> {
        Press::default().scheme(doc)
    }

    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// First page of each sheet, counted from 0, for a preview of one person among many.
    pub fn sheet_starts(&self) -> &[usize] {
        &self.starts
    }

    /// The document as PDF, without date, author or name of a program: same pages, same bytes.
    ///
    /// # Errors
    /// `papers.layout` where the export refuses.
    pub fn pdf(&self) -> Result<Vec<u8>, Problem> {
        let options = PdfOptions { creator: Smart::Custom(None), tagged: false, ..PdfOptions::default() };
        typst_pdf::pdf(&self.document, &options).map_err(|errors| refused(self.layout, &errors))
    }

    /// The picture of a page, counted from 0, at `scale` pixels a point (1/72 inch), as PNG.
    ///
    /// # Errors
    /// `papers.page` beyond the last page; `papers.picture` for a scale that is not above 0 and at most 8.4.
    pub fn page_png(&self, page: usize, scale: f64) -> Result<Vec<u8>, Problem> {
        let found = self.document.pages().get(page);
        let found = found.ok_or_else(|| {
            Problem::new("papers.page").with("page", page + 1).with("pages", self.page_count())
        })?;
        if !(scale > 0.0 && scale <= MAX_SCALE) {
            return Err(Problem::new("papers.picture"));
        }
        let options = RenderOptions { pixel_per_pt: scale.into(), ..RenderOptions::default() };
        typst_render::render(found, &options).encode_png().map_err(|_| Problem::new("papers.picture"))
    }

    /// Some pages of the document, counted from 0, below each other as one picture. It is made smaller where
    /// it would be taller than chat programs and viewers take.
    ///
    /// # Errors
    /// `papers.page` where there is none of them, `papers.picture`.
    pub fn tall_png(&self, pages: std::ops::Range<usize>, scale: f64) -> Result<Vec<u8>, Problem> {
        let some = self.document.pages().get(pages.clone()).filter(|some| !some.is_empty());
        let some = some.ok_or_else(|| {
            Problem::new("papers.page").with("page", pages.start + 1).with("pages", self.page_count())
        })?;
        let high: f64 = some.iter().map(|page| page.frame.height().to_pt()).sum();
        let scale = scale.min(TALLEST / high);
        if !(scale > 0.0 && scale <= MAX_SCALE) {
            return Err(Problem::new("papers.picture"));
        }
        let document = PagedDocument::new(some.iter().cloned().collect(), self.document.info().clone());
        let options = RenderOptions { pixel_per_pt: scale.into(), ..RenderOptions::default() };
        let picture = typst_render::render_merged(&document, &options, Abs::zero(), None);
        picture.encode_png().map_err(|_| Problem::new("papers.picture"))
    }

    /// Every text run of a page, top to bottom as laid out; for tests and for search in a preview.
    pub fn page_text(&self, page: usize) -> String {
        let mut text = String::new();
        if let Some(page) = self.document.pages().get(page) {
            each_text(&page.frame, Point::zero(), &mut |_, run| {
                text.push_str(&run.text);
                text.push('\n');
            });
        }
        text
    }

    /// Glyphs that print as a box because no face has the character.
    pub fn boxes(&self) -> usize {
        let mut boxes = 0;
        for page in self.document.pages() {
            each_text(&page.frame, Point::zero(), &mut |_, run| {
                boxes += run.glyphs.iter().filter(|g| g.id == 0).count()
            });
        }
        boxes
    }

    /// Text runs of a page that reach into the outer 8 mm of the paper, which printers cut off.
    pub fn outside(&self, page: usize) -> usize {
        let mut outside = 0;
        if let Some(page) = self.document.pages().get(page) {
            let (width, height) = (page.frame.width(), page.frame.height());
            each_text(&page.frame, Point::zero(), &mut |at, run| {
                let edge = Abs::mm(8.0);
                let across = at.x >= edge && at.x + run.width() <= width - edge;
                let inside = across && at.y >= edge && at.y <= height - edge;
                outside += usize::from(!inside);
            });
        }
        outside
    }
}

/// `data` gives the data of each of `parts` documents that follow each other; `langs`: the language of each sheet.
pub(crate) fn lay_out(
    layout: Layout,
    top: &Top,
    parts: usize,
    data: &(dyn Fn(usize) -> serde_json::Value + Sync),
    langs: &[Lang],
    watch: &Watch<'_>,
) -> Result<Paper, Problem> {
    let part = |at: usize| {
        watch(at, parts)?;
        let mut data = data(at);
        make_breakable(&mut data);
        let text = data.to_string();
        let mut missing = missing_glyphs(&text);
        missing.extend(missing_glyphs(top.text()));
        Ok((compile(layout, text.into_bytes(), top)?, missing))
    };
    let mut missing = Vec::new();
    let mut documents = Vec::with_capacity(parts);
    for (document, own) in all_parts(parts, &part)? {
        documents.push(document);
        missing.extend(own.into_iter().map(String::from));
    }
    missing.sort();
    missing.dedup();
    let mut problems = Vec::new();
    if !missing.is_empty() {
        problems.push(Problem::new("papers.no_glyph").with("chars", missing.join(" ")));
    }
    let info = documents.first().map(|d| d.info().clone()).unwrap_or_default();
    let mut pages: Vec<Page> = documents.iter().flat_map(|d| d.pages().iter().cloned()).collect();
    // Nobody else holds the pages now: the numbers go onto them without a copy.
    drop(documents);
    let starts = starts(&pages);
    // A certificate hangs on a wall and is not counted.
    if layout != Layout::Certificate {
        number(&mut pages, &starts, langs)?;
    }
    let document = PagedDocument::new(pages.into_iter().collect(), info);
    Ok(Paper { document, layout, starts, problems })
}

/// A part laid out, and the characters in it that no face has.
type Part = (PagedDocument, Vec<char>);

/// Lays out the parts on every core. Their order, and so the document, does not depend on which is done first.
fn all_parts(
    count: usize,
    part: &(dyn Fn(usize) -> Result<Part, Problem> + Sync),
) -> Result<Vec<Part>, Problem> {
    if count < 2 {
        // One sheet is laid out again at every change while it is previewed: what Typst remembers helps.
        let parts = (0..count).map(part).collect();
        forget(2);
        return parts;
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return done;
            }
            let made = part(at);
            let stopped = made.is_err();
            done.push((at, made));
            if stopped {
                // Nobody takes another part.
                next.store(count, Ordering::Relaxed);
                return done;
            }
            // Of a stack it would only fill the memory.
            forget(0);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get).min(count);
    let mut parts = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut parts = work();
        for other in others {
            parts.extend(other.join().unwrap_or_default());
        }
        parts
    });
    parts.sort_by_key(|(at, _)| *at);
    if parts.len() < count && parts.iter().all(|(_, part)| part.is_ok()) {
        return Err(Problem::new("papers.layout").with("layout", "").with("detail", "a part broke off"));
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Lets a run of more than 20 letters or digits without a blank break, with a zero-width space after
/// every tenth: a long word must wrap in its column and not run over its neighbours.
fn make_breakable(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            if let Some(broken) = break_runs(text) {
                *text = broken;
            }
        }
        Value::Array(all) => all.iter_mut().for_each(make_breakable),
        Value::Object(all) => all.values_mut().for_each(make_breakable),
        _ => {}
    }
}

fn break_runs(text: &str) -> Option<String> {
    // Chinese breaks anywhere; only runs of narrow characters need help.
    let narrow = |c: char| !c.is_whitespace() && (c as u32) < 0x1100;
    if text.len() <= 20 || !text.split(|c| !narrow(c)).any(|run| run.chars().count() > 20) {
        return None;
    }
    let mut broken = String::with_capacity(text.len() + 16);
    let mut run = 0;
    for c in text.chars() {
        run = if narrow(c) { run + 1 } else { 0 };
        broken.push(c);
        if run > 0 && run % 10 == 0 {
            broken.push('\u{200b}');
        }
    }
    Some(broken)
}

/// Each sheet sets the page counter back to 1.
fn starts(pages: &[Page]) -> Vec<usize> {
    let pages = pages.iter().enumerate();
    pages.filter(|(i, page)| *i == 0 || page.number == 1).map(|(i, _)| i).collect()
}

/// Lays "page x of y" over the footers. Typst would lay all sheets out a second time to know y;
/// the pages are there already, so a small document of numbers is enough.
fn number(pages: &mut [Page], starts: &[usize], langs: &[Lang]) -> Result<(), Problem> {
    let count = pages.len();
    let mut wanted = Vec::with_capacity(count);
    let mut different: HashMap<(Lang, usize, usize), usize> = HashMap::new();
    for (sheet, &start) in starts.iter().enumerate() {
        let end = starts.get(sheet + 1).copied().unwrap_or(count);
        let lang = langs.get(sheet).or(langs.first()).copied().unwrap_or_default();
        for page in start..end {
            let key = (lang, page - start + 1, end - start);
            let next = different.len();
            different.entry(key).or_insert(next);
            wanted.push(key);
        }
    }
    let mut order = different.iter().map(|(key, at)| (*at, *key)).collect::<Vec<_>>();
    order.sort_unstable_by_key(|(at, _)| *at);
    let numbers = order.iter().map(|(_, (lang, page, of))| {
        let (page, of) = (page.to_string(), of.to_string());
        Locale::new(*lang).message("doc-page", &[("page", &page), ("of", &of)])
    });
    let data = json!({"numbers": numbers.collect::<Vec<_>>()});
    let overlays = compile(Layout::Numbers, data.to_string().into_bytes(), &Top::default())?;
    for (page, key) in pages.iter_mut().zip(&wanted) {
        let Some(overlay) = different.get(key).and_then(|at| overlays.pages().get(*at)) else { continue };
        let at = Point::new(
            page.frame.width() - overlay.frame.width() - Abs::mm(15.0),
            page.frame.height() - overlay.frame.height() - Abs::mm(9.2),
        );
        page.frame.push_frame(at, overlay.frame.clone());
    }
    Ok(())
}

/// Visits every text run with its place on the page.
fn each_text(frame: &Frame, origin: Point, visit: &mut dyn FnMut(Point, &TextItem)) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => each_text(&group.frame, origin + *at, visit),
            FrameItem::Text(run) => visit(origin + *at, run),
            _ => {}
        }
    }
}
