//! Text files of which the owner said how they are written: what was said stands in a layout, and is tried where the
//! file itself tells nothing, or something else.

use domain::layout::TextForm;

use crate::draft::{Context, Hints};
use crate::recognise::recognise;
use crate::workbook::Table;
use crate::{Open, Opened};

/// The tables of a file, and whether they are read as a layout says.
pub fn open(
    opener: &dyn Open,
    file: &str,
    bytes: &[u8],
    known: (&Context, &Hints),
    wanted: &dyn Fn(&Table) -> bool,
) -> (domain::Result<Opened>, bool) {
    let opened = opener.open(file, bytes, None, wanted);
    match as_said(opener, file, bytes, known, &opened) {
        Some(said) => (Ok(said), true),
        None => (opened, false),
    }
}

fn as_said(
    opener: &dyn Open,
    file: &str,
    bytes: &[u8],
    (ctx, hints): (&Context, &Hints),
    opened: &domain::Result<Opened>,
) -> Option<Opened> {
    let mut forms: Vec<TextForm> = Vec::new();
    for form in ctx.layouts.iter().filter_map(|l| l.text) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    let meant =
        |table: &Table| recognise(table, file, ctx.layouts, hints).ok().map(|found| found.layout.text);
    match opened {
        _ if forms.is_empty() => return None,
        Ok(opened) => {
            // A workbook says it itself. What is known as it was read is right, unless its layout says otherwise.
            let form = opened.form?;
            let mut known = opened.sheets.iter().flatten().filter_map(meant);
            if known.any(|said| said.is_none_or(|said| said == form)) {
                return None;
            }
        }
        Err(problem) if ["import.text_unreadable", "import.text_not_workbook"].contains(&&*problem.code) => {}
        Err(_) => return None,
    }
    forms.into_iter().find_map(|form| {
        let fits = |table: &Table| meant(table) == Some(Some(form));
        let opened = opener.open(file, bytes, Some(form), &fits).ok()?;
        opened.sheets.iter().flatten().any(fits).then_some(opened)
    })
}
