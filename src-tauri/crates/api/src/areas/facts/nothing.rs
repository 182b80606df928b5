//! Why an import would do nothing, or less than the owner expects: each case its own sentence. Decides nothing
//! but which sentence; what is new or changed was counted before.

use std::collections::BTreeSet;

use domain::Problem;
use domain::fact::FactState;
use intake::{FileDraft, Kind, SheetDraft};

use crate::types::facts::Preview;

/// The first case that fits: nothing to read at all (those stop the import), nobody's rows, nothing new, nothing
/// final. Codes: `import.only_staff`, `import.only_known`, `import.only_headings`, `import.all_ignored`, `import.all_unbound`,
/// `import.all_unchanged`, `import.all_unsettled`, and `import.nothing` where none fits.
pub(super) fn told(drafts: &[FileDraft], preview: &Preview, ignored: &BTreeSet<String>) -> Option<Problem> {
    if !preview.refused.is_empty() || preview.wrong > 0 {
        return None;
    }
    let all = || drafts.iter().flat_map(|d| &d.sheets);
    let sheets: Vec<&SheetDraft> = all().filter(|s| matches!(s.kind, Kind::Facts | Kind::Marks)).collect();
    if sheets.is_empty() {
        let staff = all().any(|s| s.kind == Kind::Staff);
        let known = all().filter(|s| s.kind == Kind::Known).count();
        return Some(match (staff, known) {
            (true, _) => Problem::new("import.only_staff"),
            (_, 0) => Problem::new("import.nothing"),
            (_, count) => Problem::new("import.only_known").with("count", count),
        });
    }
    let rows = || sheets.iter().flat_map(|s| &s.rows);
    let cells = || rows().flat_map(|r| &r.cells);
    let marks = sheets.iter().filter_map(|s| s.marks.as_ref()).any(|m| !m.marks.is_empty());
    if marks {
        return None;
    }
    if cells().next().is_none() {
        return Some(Problem::new("import.only_headings"));
    }
    let every = |names: &BTreeSet<&str>| {
        !names.is_empty() && rows().all(|r| r.nickname.as_deref().is_some_and(|n| names.contains(n)))
    };
    if every(&ignored.iter().map(String::as_str).collect()) {
        return Some(Problem::new("import.all_ignored"));
    }
    if preview.new + preview.changed == 0 {
        return Some(Problem::new("import.all_unchanged").with("count", preview.unchanged));
    }
    let nobody: BTreeSet<&str> = preview.unmatched.iter().map(|u| u.nickname.as_str()).collect();
    if every(&nobody) {
        return Some(Problem::new("import.all_unbound").with("count", nobody.len()));
    }
    let days: BTreeSet<_> = rows().map(|r| r.span).collect();
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
