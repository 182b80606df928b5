//! Certificates of a month's best: everybody on the first places, so that a tie gives one each.

use papers::forms::CertificateDoc;

use crate::paper::{self, Setting};
use crate::types::month::SheetState;
use crate::view::{Run, Who};

/// Those of a scheme on the places up to `top`, best first.
pub(crate) fn certificates<'a>(run: &'a Run, top: u32, set: &Setting) -> Vec<(CertificateDoc, &'a Who)> {
    let lang = set.lang();
    let month = run.evaluation.month.map(|m| set.locale.month(m)).unwrap_or_default();
    let mut best: Vec<_> =
        run.sheets().filter_map(|(s, who)| s.rank.filter(|r| *r <= top).map(|rank| (rank, s, who))).collect();
    best.sort_by(|a, b| (a.0, &a.2.staff_no).cmp(&(b.0, &b.2.staff_no)));
    let one = |(rank, sheet, who): (u32, _, &'a Who)| {
        let confirmed = !matches!(who.state, SheetState::Open | SheetState::Reviewed);
        let rank = rank.to_string();
        let params =
            [("scheme", run.scheme.name.get(lang)), ("month", month.as_str()), ("rank", rank.as_str())];
        let doc = CertificateDoc {
            lang,
            book: set.book.to_owned(),
            // A place that may still change is not given away unnoticed.
            stamps: paper::stamps(sheet, who, set),
            name: who.name.clone(),
            staff_no: who.staff_no.clone(),
            sentence: set.locale.message("doc-certificate_sentence", &params),
            title: set.locale.message("doc-certificate_title", &[("month", &month)]),
            signer: String::new(),
            date: if confirmed { set.locale.day(set.print_date) } else { String::new() },
        };
        (doc, who)
    };
    best.into_iter().map(one).collect()
}
