//! Documents to paper, each kind with its layout, all under the same letterhead.

use std::collections::BTreeMap;

use domain::{Lang, Problem};
use serde::Serialize;
use serde_json::json;

use crate::docs::{EvaluationDoc, RankingDoc, SchemeDoc};
use crate::forms::{AppealDoc, BlankDoc, CertificateDoc, Letterhead, QuarterDoc};
use crate::labels::Labels;
use crate::paper::{Paper, Watch, lay_out};
use crate::world::{Layout, Top};

/// Sheets laid out in one go, a part on each core: few enough to keep memory flat.
/// A fixed number, so that the same sheets give the same pages on every machine.
const SHEETS_A_PART: usize = 63;

/// Prints under one letterhead; the default has none.
#[derive(Default)]
pub struct Press {
    top: Top,
}

impl Press {
    pub fn new(letterhead: &Letterhead) -> Press {
        Press { top: Top::of(letterhead) }
    }

    /// Evaluation sheets, one after the other in one document; each counts its own pages. `watch` hears how many
    /// of how many parts are laid out, and what it refuses with stops the work.
    ///
    /// # Errors
    /// `papers.empty` without a sheet, `papers.layout` where Typst refuses, those of `watch`.
    pub fn evaluations(&self, docs: &[EvaluationDoc], watch: &Watch<'_>) -> Result<Paper, Problem> {
        let of = |doc: &EvaluationDoc| (doc.lang, doc.month.clone(), Some(doc.person.name.clone()));
        self.stack(Layout::Evaluation, docs, &of, |labels| &labels.evaluation, watch)
    }

    /// Sheets to fill in by pen.
    ///
    /// # Errors
    /// As above.
    pub fn blanks(&self, docs: &[BlankDoc], watch: &Watch<'_>) -> Result<Paper, Problem> {
        let name = |doc: &BlankDoc| doc.person.as_ref().map(|p| p.name.clone());
        let of = |doc: &BlankDoc| (doc.lang, doc.month.clone(), name(doc));
        self.stack(Layout::Blank, docs, &of, |labels| &labels.blank, watch)
    }

    /// Forms of appeal.
    ///
    /// # Errors
    /// As above.
    pub fn appeals(&self, docs: &[AppealDoc], watch: &Watch<'_>) -> Result<Paper, Problem> {
        let of = |doc: &AppealDoc| (doc.lang, doc.month.clone(), Some(doc.person.name.clone()));
        self.stack(Layout::Appeal, docs, &of, |labels| &labels.appeal, watch)
    }

    /// Certificates, a page each.
    ///
    /// # Errors
    /// As above.
    pub fn certificates(&self, docs: &[CertificateDoc], watch: &Watch<'_>) -> Result<Paper, Problem> {
        let of = |doc: &CertificateDoc| (doc.lang, doc.title.clone(), Some(doc.name.clone()));
        self.stack(Layout::Certificate, docs, &of, |labels| &labels.certificate, watch)
    }

    /// Quarters, one person after the other.
    ///
    /// # Errors
    /// As above.
    pub fn quarters(&self, docs: &[QuarterDoc], watch: &Watch<'_>) -> Result<Paper, Problem> {
        let of = |doc: &QuarterDoc| (doc.lang, doc.quarter.clone(), Some(doc.person.name.clone()));
        self.stack(Layout::Quarter, docs, &of, |labels| &labels.quarter, watch)
    }

    /// The ranking list; on the wall variant no name and no coefficient reaches the layout.
    ///
    /// # Errors
    /// `papers.empty` without a row, `papers.layout` where Typst refuses.
    pub fn ranking(&self, doc: &RankingDoc) -> Result<Paper, Problem> {
        if doc.rows.is_empty() {
            return Err(Problem::new("papers.empty"));
        }
        let title = format!("{} {}", Labels::of(doc.lang).ranking, doc.month);
        let data = json!({"title": title, "words": words(), "sheet": doc.printable()});
        lay_out(Layout::Ranking, &self.top, 1, &|_| data.clone(), &[doc.lang], &|_, _| Ok(()))
    }

    /// The rules of a scheme for the staff.
    ///
    /// # Errors
    /// `papers.empty` without an item, `papers.layout` where Typst refuses.
    pub fn scheme(&self, doc: &SchemeDoc) -> Result<Paper, Problem> {
        if doc.blocks.iter().all(|b| b.items.is_empty()) {
            return Err(Problem::new("papers.empty"));
        }
        let title = format!("{} {}", Labels::of(doc.lang).scheme_rules, doc.scheme);
        let data = json!({"title": title, "words": words(), "sheet": doc});
        lay_out(Layout::Scheme, &self.top, 1, &|_| data.clone(), &[doc.lang], &|_, _| Ok(()))
    }

    /// `of` gives language, month and name of a sheet, for the document's title.
    fn stack<D: Serialize + Sync>(
        &self,
        layout: Layout,
        docs: &[D],
        of: &dyn Fn(&D) -> About,
        what: fn(&Labels) -> &String,
        watch: &Watch<'_>,
    ) -> Result<Paper, Problem> {
        let Some(first) = docs.first() else { return Err(Problem::new("papers.empty")) };
        let (lang, month, name) = of(first);
        let name = name.filter(|_| docs.len() == 1).map(|name| format!(" {name}")).unwrap_or_default();
        let title = format!("{} {month}{name}", what(Labels::of(lang)));
        let parts = docs.chunks(SHEETS_A_PART).collect::<Vec<_>>();
        let data = |at: usize| json!({"title": title, "words": words(), "sheets": parts.get(at)});
        let langs = docs.iter().map(|d| of(d).0).collect::<Vec<_>>();
        lay_out(layout, &self.top, parts.len(), &data, &langs, watch)
    }
}

/// Language, month and name of a sheet.
type About = (Lang, String, Option<String>);

fn words() -> BTreeMap<&'static str, &'static Labels> {
    [Lang::Zh, Lang::En].into_iter().map(|lang| (lang.tag(), Labels::of(lang))).collect()
}
