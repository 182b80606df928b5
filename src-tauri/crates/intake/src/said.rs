//! Text files of which the owner said how they are written: what was said stands in a layout, and is tried where the
//! file itself tells nothing, or something else.

use std::cell::Cell;

use domain::layout::TextForm;

use crate::draft::{Context, Hints};
use crate::hear::{Hear, Rest};
use crate::recognise::recognise;
use crate::workbook::{Line, Table};
use crate::{Open, Opened};

/// The tables of a file, and whether they are read as a layout says.
pub fn open(
    opener: &dyn Open,
    file: &str,
    bytes: &[u8],
    known: (&Context, &Hints),
    hear: &dyn Hear,
) -> (domain::Result<Opened>, bool) {
    let opened = opener.open(file, bytes, None, hear);
    match as_said(opener, (file, bytes), known, &opened, hear) {
        Some(said) => (said, true),
        None => (opened, false),
    }
}

fn as_said(
    opener: &dyn Open,
    (file, bytes): (&str, &[u8]),
    (ctx, hints): (&Context, &Hints),
    opened: &domain::Result<Opened>,
    hear: &dyn Hear,
) -> Option<domain::Result<Opened>> {
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
        let fitting = Fitting { fits: &fits, hear, fit: Cell::new(false) };
        match opener.open(file, bytes, Some(form), &fitting) {
            Ok(opened) => opened.sheets.iter().flatten().any(fits).then_some(Ok(opened)),
            // It is written so, and cannot be read for another reason.
            Err(problem) => fitting.fit.get().then_some(Err(problem)),
        }
    })
}

/// Hears of a long text only where its beginning fits.
struct Fitting<'a> {
    fits: &'a dyn Fn(&Table) -> bool,
    hear: &'a dyn Hear,
    fit: Cell<bool>,
}

impl Hear for Fitting<'_> {
    fn rest(&self, head: &Table) -> Rest {
        let fits = (self.fits)(head);
        self.fit.set(fits);
        if fits { self.hear.rest(head) } else { Rest::Until(0) }
    }

    fn lines(&self, lines: Vec<Line>) {
        self.hear.lines(lines);
    }
}
