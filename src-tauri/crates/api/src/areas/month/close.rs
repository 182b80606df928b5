//! Closing: the checklist, the freeze, reopening the latest month, corrections of older ones.

use std::collections::BTreeSet;

use domain::{Day, Lang, Month, Num, Problem, Result};
use store::{ChangeLabel, NewCorrection};

use crate::areas::change;
use crate::areas::facts::completeness::{self, Which};
use crate::areas::facts::named;
use crate::areas::settings::automatic;
use crate::evaluate::freeze;
use crate::host::{Host, Job, Open};
use crate::types::month::{CloseCheck, CloseRequest, Correct, MonthRequest, SheetState};
use crate::types::{Nothing, Written};

/// Names that a message lists; the count is complete.
const NAMED: usize = 5;

/// What a close looks at, each as a problem with `count`.
struct Checklist {
    /// Stands in the way: closing then wants a reason.
    open: Vec<Problem>,
    /// Worth knowing.
    notes: Vec<Problem>,
}

fn checklist(open: &mut Open, month: Month, today: Day, lang: Lang) -> Result<Checklist> {
    let view = open.month(month)?;
    let list = |names: &[String]| {
        let sep = lang.list_comma();
        let mut text = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(sep);
        if names.len() > NAMED {
            text.push_str(" …");
        }
        text
    };
    let point = |code: &str, key: &str, names: Vec<String>| {
        (!names.is_empty()).then(|| Problem::new(code).with("count", names.len()).with(key, list(&names)))
    };
    let counted = |code: &str, count: usize, lines: &[String]| {
        (count > 0).then(|| Problem::new(code).with("count", count).with("days", list(lines)))
    };
    let mut points = Vec::new();
    let stopped = view.problems.iter().filter(|p| p.code == "scheme.owner_must_set").cloned();
    points.extend(stopped);
    if today <= month.last() {
        points.push(Problem::new("month.close_not_over").with("month", month).with("last", month.last()));
    }
    if view.sheets().next().is_none() {
        points.push(Problem::new("month.close_empty").with("month", month));
    }
    let open_sheets = view
        .sheets()
        .filter(|(_, _, who)| matches!(who.state, SheetState::Open | SheetState::Reviewed))
        .map(|(_, _, who)| who.name.clone())
        .collect();
    points.extend(point("month.close_unconfirmed", "names", open_sheets));
    let missing = view
        .sheets()
        .filter(|(_, sheet, who)| !sheet.missing.is_empty() && who.confirm_reason.is_empty())
        .map(|(_, _, who)| who.name.clone())
        .collect();
    points.extend(point("month.close_missing", "names", missing));
    let days = completeness::read(&open.book.read(), month, today, lang)?;
    let late = [Which::Settle, Which::Waiting];
    let unsettled = late.iter().flat_map(|w| completeness::named(&days, *w, lang)).collect::<Vec<_>>();
    let late: BTreeSet<Day> = late.iter().flat_map(|w| completeness::days_of(&days, *w)).collect();
    points.extend(counted("month.close_unsettled", late.len(), &unsettled));
    let mut notes = Vec::new();
    let unbound = open.book.read().unbound(month.span())?.into_iter().map(|a| a.nickname).collect();
    notes.extend(point("month.close_unbound", "names", unbound));
    let part = view.sheets().filter(|(_, _, who)| who.part.is_some()).map(|(_, _, who)| who.name.clone());
    notes.extend(point("month.close_part", "names", part.collect()));
    let small =
        view.sheets().filter(|(_, sheet, who)| sheet.items.iter().any(|i| who.small_sample(i).is_some()));
    notes.extend(point("month.close_small", "names", small.map(|(_, _, who)| who.name.clone()).collect()));
    let missing = completeness::named(&days, Which::Missing, lang);
    notes.extend(counted("month.close_days", days.missing as usize, &missing));
    Ok(Checklist { open: points, notes })
}

pub fn close_check(host: &Host, request: MonthRequest) -> Result<CloseCheck> {
    let today = host.now().today;
    let (list, sheets) = host.with(|open| {
        let list = checklist(open, request.month, today, host.lang())?;
        Ok((list, open.month(request.month)?.sheets().count()))
    })?;
    let told = |problems: Vec<Problem>| problems.into_iter().map(|p| host.told(p)).collect();
    Ok(CloseCheck { open: told(list.open), notes: told(list.notes), sheets: sheets as u32 })
}

pub fn close(host: &Host, request: CloseRequest, job: &Job) -> Result<Written<Nothing>> {
    named(&request.name)?;
    let today = host.now().today;
    let reason = request.reason.trim().to_owned();
    let points = host.with(|open| {
        if open.book.read().is_closed(request.month)? {
            return Err(Problem::new("month.closed").with("month", request.month));
        }
        Ok(checklist(open, request.month, today, host.lang())?.open)
    })?;
    if !points.is_empty() && reason.is_empty() {
        let sep = if host.lang() == Lang::Zh { "；" } else { "; " };
        let text = points.iter().map(|p| host.locale().problem(p)).collect::<Vec<_>>().join(sep);
        return Err(Problem::new("month.not_complete").with("month", request.month).with("open", text));
    }
    job.step("job-backup", 0, 0)?;
    automatic(host, "before-close")?;
    job.last_step("job-closing")?;
    close_now(host, request.month, &request.name, &reason)
}

/// Freezes and closes, without asking again.
pub(crate) fn close_now(host: &Host, month: Month, name: &str, reason: &str) -> Result<Written<Nothing>> {
    let sheets = host.with(|open| freeze(open, month))?;
    let label = ChangeLabel::new("change.close").with("month", month);
    change(host, label, name, |tx| {
        tx.close_month(month, name, (!reason.is_empty()).then_some(reason), &sheets)?;
        Ok(Nothing {})
    })
}

pub fn reopen(host: &Host, request: CloseRequest) -> Result<Written<Nothing>> {
    named(&request.name)?;
    let label = ChangeLabel::new("change.reopen").with("month", request.month);
    change(host, label, &request.name, |tx| {
        tx.reopen_month(request.month, &request.name, &request.reason)?;
        Ok(Nothing {})
    })
}

pub fn correct(host: &Host, request: Correct) -> Result<Written<i64>> {
    named(&request.name)?;
    let (old, item, name) = host.with(|open| {
        let (view, who) = super::sheet_of(open, request.month, &request.scheme, request.person)?;
        let found = view
            .sheet(&request.scheme, request.person)
            .and_then(|(_, sheet, _)| sheet.items.iter().find(|i| *i.item == *request.item));
        let item = found.ok_or_else(|| {
            Problem::new("scheme.no_item").with("scheme", &request.scheme).with("item", &request.item)
        })?;
        Ok((item.points.map(|p: Num| p.to_string()), item.name.get(host.lang()).to_owned(), who.name))
    })?;
    let label =
        ChangeLabel::new("change.correct").with("month", request.month).with("name", name).with("item", item);
    change(host, label, &request.name, |tx| {
        tx.add_correction(&NewCorrection {
            month: request.month,
            shown_in: request.shown_in,
            person: request.person,
            scheme: request.scheme.clone(),
            item: request.item.clone(),
            old,
            new: request.new.to_string(),
            reason: request.reason.clone(),
        })
    })
}
