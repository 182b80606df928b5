//! What Typst may see: our layouts, one data file in memory, our fonts. No packages, no files of the
//! machine, no clock; text of people reaches a layout as data only.

use std::sync::OnceLock;

use domain::Problem;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use crate::fonts::{Fonts, fonts};
use crate::forms::Letterhead;
use crate::natives::{CAP, EMS, FOOT, REACH, TEXTS};

/// Frees what Typst remembers of earlier compilations, except of the last `rounds`.
pub(crate) fn forget(rounds: usize) {
    typst::comemo::evict(rounds);
}

/// A layout of the folder `layouts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Evaluation,
    Ranking,
    Scheme,
    Blank,
    Appeal,
    Certificate,
    Quarter,
    /// Page numbers alone, laid over finished pages.
    Numbers,
}

/// Sources in the order of `Layout`, the shared parts last.
const FILES: [(&str, &str); 10] = [
    ("/evaluation.typ", include_str!("../layouts/evaluation.typ")),
    ("/ranking.typ", include_str!("../layouts/ranking.typ")),
    ("/scheme.typ", include_str!("../layouts/scheme.typ")),
    ("/blank.typ", include_str!("../layouts/blank.typ")),
    ("/appeal.typ", include_str!("../layouts/appeal.typ")),
    ("/certificate.typ", include_str!("../layouts/certificate.typ")),
    ("/quarter.typ", include_str!("../layouts/quarter.typ")),
    ("/numbers.typ", include_str!("../layouts/numbers.typ")),
    ("/common.typ", include_str!("../layouts/common.typ")),
    ("/parts.typ", include_str!("../layouts/parts.typ")),
];

struct Shared {
    library: LazyHash<Library>,
    sources: Vec<Source>,
    data: FileId,
    head: FileId,
    logo: FileId,
}

/// A letterhead as the layouts read it: words, and the bytes of the logo.
pub(crate) struct Top {
    text: String,
    words: Bytes,
    logo: Option<Bytes>,
}

impl Default for Top {
    fn default() -> Self {
        Top::of(&Letterhead::default())
    }
}

impl Top {
    pub(crate) fn of(letterhead: &Letterhead) -> Top {
        let logo = letterhead.logo.as_ref();
        let shape = logo.map(|l| serde_json::json!({ "format": l.kind.name(), "wide": l.is_wide() }));
        let words = serde_json::json!({ "head": letterhead.head, "foot": letterhead.foot, "logo": shape });
        Top {
            text: [letterhead.head.concat(), letterhead.foot.concat()].concat(),
            words: Bytes::new(words.to_string().into_bytes()),
            logo: logo.map(|l| Bytes::new(l.bytes().to_vec())),
        }
    }

    /// Every word of it, to ask whether it can be printed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

struct PaperWorld<'a> {
    shared: &'static Shared,
    fonts: &'static Fonts,
    main: FileId,
    data: Bytes,
    top: &'a Top,
}

/// Lays out `data` (JSON) with `layout`. A warning of Typst (an unknown family, a layout that does not
/// settle) is as good as an error: it would print something else than meant.
pub(crate) fn compile(layout: Layout, data: Vec<u8>, top: &Top) -> Result<PagedDocument, Problem> {
    let shared = shared()?;
    let main = shared.sources[layout as usize].id();
    let world = PaperWorld { shared, fonts: fonts()?, main, data: Bytes::new(data), top };
    let compiled = typst::compile::<PagedDocument>(&world);
    let document = compiled.output.map_err(|errors| refused(layout, &errors))?;
    if compiled.warnings.is_empty() { Ok(document) } else { Err(refused(layout, &compiled.warnings)) }
}

pub(crate) fn refused(layout: Layout, errors: &[SourceDiagnostic]) -> Problem {
    let first = errors.first().map(|e| e.message.to_string()).unwrap_or_default();
    Problem::new("papers.layout").with("layout", format!("{layout:?}").to_lowercase()).with("detail", first)
}

fn shared() -> Result<&'static Shared, Problem> {
    static SHARED: OnceLock<Option<Shared>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            let sources = FILES.iter().map(|(path, text)| Some(Source::new(id(path)?, (*text).to_owned())));
            Some(Shared {
                library: LazyHash::new(library()),
                sources: sources.collect::<Option<_>>()?,
                data: id("/data.json")?,
                head: id("/head.json")?,
                logo: id("/logo")?,
            })
        })
        .as_ref()
        .ok_or_else(|| Problem::new("papers.layout").with("layout", "").with("detail", "path"))
}

fn library() -> Library {
    let mut library = Library::builder().build();
    let scope = library.global.scope_mut();
    for function in [&EMS, &REACH, &CAP, &FOOT, &TEXTS] {
        scope.define_func_with_data(function);
    }
    library
}

fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.shared.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = match id {
            id if id == self.shared.data => Some(&self.data),
            id if id == self.shared.head => Some(&self.top.words),
            id if id == self.shared.logo => self.top.logo.as_ref(),
            _ => None,
        };
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
