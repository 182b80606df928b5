//! Closed months: what a close keeps of every sheet, and the sheets as they were kept. Never computes.

use definitions::read_scheme;
use domain::{Month, Problem, Result};
use store::{SheetRecord, View};

use super::talks::Talks;
use crate::defs::defs;
use crate::host::Open;
use crate::types::month::{SheetEvent, SheetState};
use crate::view::{FrozenSheet, MonthView, Run};

/// The sheets of a closed month, as they were printed.
pub(super) fn frozen(view: &View<'_>, month: Month) -> Result<MonthView> {
    let (state, defs) = (view.month(month)?, defs(view)?);
    let mut result = MonthView { closed: true, revision: state.revision, ..MonthView::default() };
    let broken = |e: serde_json::Error| Problem::new("book.internal").with("detail", e);
    let (answers, talks) = (view.sheets(month)?, Talks::read(view, month)?);
    for sheet in view.frozen(month, None)? {
        let mut kept: FrozenSheet = serde_json::from_str(&sheet.json).map_err(broken)?;
        // What the employee answers after the close belongs to the sheet, not to its figures.
        if let Some(record) = answers.iter().find(|r| r.person == sheet.person && r.scheme == sheet.scheme) {
            kept.who.state = record.state.into();
            kept.who.events = events(record);
        }
        kept.who.talk = talks.of(sheet.person, &sheet.scheme);
        let at = match result.runs.iter().position(|r| r.scheme.id == sheet.scheme) {
            Some(at) => at,
            None => {
                let scheme = read_scheme(&kept.scheme, &defs.dictionary)?;
                let mut evaluation = kept.evaluation.clone();
                evaluation.people.clear();
                evaluation.files.clear();
                result.runs.push(Run { scheme, text: kept.scheme.clone(), evaluation, people: Vec::new() });
                result.runs.len() - 1
            }
        };
        let Some(run) = result.runs.get_mut(at) else { continue };
        for file in kept.evaluation.files {
            if !run.evaluation.files.iter().any(|f| f.id == file.id) {
                run.evaluation.files.push(file);
            }
        }
        run.evaluation.people.extend(kept.evaluation.people);
        kept.who.trend = Some(kept.trend);
        run.people.push(kept.who);
    }
    Ok(result)
}

/// What closing keeps of every sheet.
pub fn freeze(open: &mut Open, month: Month) -> Result<Vec<store::FrozenSheet>> {
    let view = open.month(month)?;
    let mut sheets = Vec::new();
    for run in &view.runs {
        for (at, who) in run.people.iter().enumerate() {
            let kept = FrozenSheet {
                scheme: run.text.clone(),
                evaluation: run.alone(at),
                who: who.clone(),
                trend: open.trend(month, &run.scheme.id, who.id)?,
            };
            let json =
                serde_json::to_string(&kept).map_err(|e| Problem::new("book.internal").with("detail", e))?;
            sheets.push(store::FrozenSheet { person: who.id, scheme: run.scheme.id.clone(), json });
        }
    }
    Ok(sheets)
}

impl From<store::SheetState> for SheetState {
    fn from(state: store::SheetState) -> Self {
        match state {
            store::SheetState::Open => SheetState::Open,
            store::SheetState::Reviewed => SheetState::Reviewed,
            store::SheetState::Confirmed => SheetState::Confirmed,
            store::SheetState::Signed => SheetState::Signed,
            store::SheetState::Refused => SheetState::Refused,
            store::SheetState::Appealed => SheetState::Appealed,
        }
    }
}

/// What happened to a sheet, oldest first.
pub(super) fn events(record: &SheetRecord) -> Vec<SheetEvent> {
    let mut events = Vec::new();
    let mut add = |state, by: &Option<String>, at: &Option<String>, reason: Option<&String>| {
        if let Some(at) = at {
            events.push(SheetEvent {
                state,
                by: by.clone().unwrap_or_default(),
                at: at.clone(),
                reason: reason.cloned().unwrap_or_default(),
            });
        }
    };
    add(SheetState::Reviewed, &record.reviewed_by, &record.reviewed_at, None);
    add(SheetState::Confirmed, &record.confirmed_by, &record.confirmed_at, record.confirm_reason.as_ref());
    add(record.state.into(), &record.answered_by, &record.answered_at, record.answer_reason.as_ref());
    // `reopened_why` is the code of the change that returned the sheet.
    add(SheetState::Open, &None, &record.reopened_at, record.reopened_why.as_ref());
    events.sort_by(|a, b| a.at.cmp(&b.at));
    events
}
