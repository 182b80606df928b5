//! A scheme's one draft: begun, kept at every change, thrown away, put in force. Judges nothing that `definitions`
//! does not; what a draft would give is `look`'s business.

use definitions::{Draft, blank, read_draft, read_scheme, renamed};
use domain::{Label, Problem, Result};
use store::{ChangeLabel, SchemeEntry, View};

use super::{newest, put_in_force, version_rows};
use crate::areas::change;
use crate::areas::saving::write_file;
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::drafts::{DraftView, ExportScheme, ForceDraft, NewDraft, SaveDraft, SchemeId};
use crate::types::{Nothing, Written};

/// Characters of a draft: far more than 200 items take.
const TEXT_AT_MOST: usize = 2_000_000;

pub(super) fn entry(view: &View<'_>, id: &str) -> Result<Option<SchemeEntry>> {
    Ok(view.schemes()?.into_iter().find(|s| s.key == id))
}

/// The draft, else the newest version. Errors: `scheme.unknown`.
pub(super) fn draft_text(view: &View<'_>, id: &str) -> Result<String> {
    match entry(view, id)?.and_then(|e| e.draft) {
        Some(draft) => Ok(draft),
        None => Ok(newest(view, id)?.0),
    }
}

/// A version, or the draft where none is named. Errors: `scheme.unknown`.
pub(super) fn text_of(view: &View<'_>, id: &str, version: Option<u32>) -> Result<String> {
    let Some(version) = version else { return draft_text(view, id) };
    let unknown = || Problem::new("scheme.unknown").with("scheme", id);
    Ok(view.scheme_version(id, version)?.ok_or_else(unknown)?.text)
}

/// As far as it can be read; its first fault where nothing can.
pub(super) fn readable(text: &str, defs: &Defs) -> Result<domain::scheme::Scheme> {
    let Draft { scheme, wrong, .. } = read_draft(text, &defs.dictionary);
    scheme.ok_or_else(|| {
        let first = wrong.into_iter().next().map(|w| w.problem);
        first.unwrap_or_else(|| Problem::new("scheme.no_items").with("path", "items"))
    })
}

pub fn get(host: &Host, request: SchemeId) -> Result<DraftView> {
    host.with(|open| {
        let view = open.book.read();
        let entry = entry(&view, &request.id)?;
        let versions = entry.as_ref().map(|e| e.versions.clone()).unwrap_or_default();
        Ok(DraftView {
            text: draft_text(&view, &request.id)?,
            kept: entry.is_some_and(|e| e.draft.is_some()),
            version: versions.last().map_or(0, |v| v.version),
            versions: version_rows(versions),
            closed_to: view.closed_months()?.last().copied(),
            id: request.id,
        })
    })
}

/// Begins a scheme of the owner's own; the answer is its id. Errors: `scheme.name_missing`, `scheme.unknown`.
pub fn begin(host: &Host, request: NewDraft) -> Result<Written<String>> {
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Problem::new("scheme.name_missing"));
    }
    let (id, text) = host.with(|open| {
        let view = open.book.read();
        let known = view.schemes()?;
        let shipped = definitions::shipped_schemes();
        let taken = |id: &str| known.iter().any(|s| s.key == id) || shipped.iter().any(|(k, _)| *k == id);
        let id = (1..).map(|n| format!("own_{n}")).find(|id| !taken(id)).unwrap_or_default();
        let text = match &request.from {
            Some(from) => renamed(&draft_text(&view, from)?, &id, Some(name))?,
            None => blank(&id, name),
        };
        Ok((id, text))
    })?;
    change(host, ChangeLabel::new("change.scheme_new").with("scheme", name), "", |tx| {
        tx.put_scheme(&id, &Label::new(name, ""))?;
        tx.set_draft(&id, Some(&text))?;
        Ok(id)
    })
}

/// Keeps the draft as it is typed, right or wrong. Errors: `scheme.too_large`, `scheme.unknown`, `json.broken`.
pub fn save(host: &Host, request: SaveDraft) -> Result<Written<Nothing>> {
    if request.text.len() > TEXT_AT_MOST {
        return Err(Problem::new("scheme.too_large"));
    }
    let text = renamed(&request.text, &request.id, None)?;
    let (name, shown) = host.with(|open| {
        let view = open.book.read();
        let entry = entry(&view, &request.id)?;
        let written = read_draft(&text, &defs(&view)?.dictionary).scheme.map(|s| s.name);
        let name = match entry {
            // What is in force goes on under its name until the draft is.
            Some(e) if !e.versions.is_empty() => e.name,
            Some(e) => written.unwrap_or(e.name),
            None => read_scheme(&newest(&view, &request.id)?.0, &defs(&view)?.dictionary)?.name,
        };
        let shown = name.get(host.lang()).to_owned();
        Ok((name, shown))
    })?;
    change(host, ChangeLabel::new("change.scheme_draft").with("scheme", shown), "", |tx| {
        tx.put_scheme(&request.id, &name)?;
        tx.set_draft(&request.id, Some(&text))?;
        Ok(Nothing {})
    })
}

/// Throws the draft away, and with it a scheme that was never in force; the answer says whether that is left.
/// Errors: `scheme.no_draft`.
pub fn discard(host: &Host, request: SchemeId) -> Result<Written<bool>> {
    let entry = host.with(|open| entry(&open.book.read(), &request.id))?;
    let entry = entry.filter(|e| e.draft.is_some()).ok_or_else(|| Problem::new("scheme.no_draft"))?;
    let label = ChangeLabel::new("change.scheme_discard").with("scheme", entry.name.get(host.lang()));
    let shipped = definitions::shipped_schemes().iter().any(|(id, _)| *id == request.id);
    let stays = shipped || !entry.versions.is_empty();
    change(host, label, "", |tx| {
        match stays {
            true => tx.set_draft(&request.id, None)?,
            false => tx.remove_scheme(&request.id)?,
        }
        Ok(stays)
    })
}

/// Makes the draft the next version. Errors: `scheme.no_draft`, `month.closed`, whatever is wrong in it.
pub fn force(host: &Host, request: ForceDraft) -> Result<Written<u32>> {
    let (text, name) = host.with(|open| {
        let view = open.book.read();
        let draft = entry(&view, &request.id)?.and_then(|e| e.draft);
        let text = draft.ok_or_else(|| Problem::new("scheme.no_draft"))?;
        let name = read_scheme(&text, &defs(&view)?.dictionary)?.name;
        Ok((text, name))
    })?;
    put_in_force(host, &request.id, &name, &text, request.from, super::Draft::Spent)
}

/// The scheme as a file that `schemes.import` takes.
pub fn export(host: &Host, request: ExportScheme) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let text = host.with(|open| text_of(&open.book.read(), &request.id, request.version))?;
    write_file(&path, text.as_bytes())?;
    Ok(Nothing {})
}
