//! Why an import would do nothing, or less than the owner expects: each case its own sentence. Decides nothing
//! but which sentence; what is new or changed was counted before.

use std::collections::BTreeSet;

use domain::Problem;
use domain::fact::{FactState, Row};
use intake::{FileDraft, Kind, SheetDraft};

use super::whose::Shops;
use crate::types::facts::Preview;

/// The first case that fits: nothing to read at all (those stop the import), nobody's rows, nothing new, nothing
/// final. Codes: `import.only_staff`, `import.only_known`, `import.only_headings`, `import.all_ignored`, `import.all_unbound`,
/// `import.all_unchanged`, `import.all_unsettled`, and `import.nothing` where none fits.
pub(super) fn told(
    (drafts, shops): (&[FileDraft], &Shops),
    preview: &Preview,
    ignored: &BTreeSet<(i64, String)>,
) -> Option<Problem> {
    if !preview.refused.is_empty() || preview.wrong > 0 {
        return None;
    }
    let all = || drafts.iter().flat_map(|d| &d.sheets);
    let placed = drafts.iter().enumerate().flat_map(|(file, d)| {
        d.sheets.iter().enumerate().map(move |(place, s)| (shops.id((file, place)), s))
    });
    let sheets: Vec<(i64, &SheetDraft)> =
        placed.filter(|(_, s)| matches!(s.kind, Kind::Facts | Kind::Marks)).collect();
    if sheets.is_empty() {
        let staff = all().any(|s| s.kind == Kind::Staff);
        let known = all().filter(|s| s.kind == Kind::Known).count();
        return Some(match (staff, known) {
            (true, _) => Problem::new("import.only_staff"),
            (_, 0) => Problem::new("import.nothing"),
            (_, count) => Problem::new("import.only_known").with("count", count),
        });
    }
    let rows = || sheets.iter().flat_map(|(shop, s)| s.rows.iter().map(move |r| (*shop, r)));
    let cells = || rows().flat_map(|(_, r)| &r.cells);
    let marks = sheets.iter().filter_map(|(_, s)| s.marks.as_ref()).any(|m| !m.marks.is_empty());
    if marks {
        let same = preview.new + preview.changed + preview.gone == 0;
        return same.then(|| Problem::new("import.all_unchanged").with("count", preview.unchanged));
    }
    if cells().next().is_none() {
        return Some(Problem::new("import.only_headings"));
    }
    let every = |names: &BTreeSet<(i64, &str)>| {
        let named =
            |(shop, r): (i64, &Row)| r.nickname.as_deref().is_some_and(|n| names.contains(&(shop, n)));
        !names.is_empty() && rows().all(named)
    };
    if every(&ignored.iter().map(|(shop, n)| (*shop, n.as_str())).collect()) {
        return Some(Problem::new("import.all_ignored"));
    }
    if preview.new + preview.changed + preview.gone == 0 {
        return Some(Problem::new("import.all_unchanged").with("count", preview.unchanged));
    }
    let nobody: BTreeSet<(i64, &str)> =
        preview.unmatched.iter().map(|u| (u.shop, u.nickname.as_str())).collect();
    if every(&nobody) {
        return Some(Problem::new("import.all_unbound").with("count", nobody.len()));
    }
    let days: BTreeSet<_> = rows().map(|(_, r)| r.span).collect();
    if cells().all(|c| matches!(c.state, FactState::Unsettled | FactState::Missing)) {
        return Some(Problem::new("import.all_unsettled").with("count", days.len()));
    }
    None
}

/// Whether the import has nothing to write at all.
pub(super) fn stops(problem: &Problem) -> bool {
    [
        "import.only_staff",
        "import.only_known",
        "import.only_headings",
        "import.nothing",
        "import.nothing_ticked",
    ]
    .contains(&problem.code.as_str())
}
