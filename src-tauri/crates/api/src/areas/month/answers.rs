//! The employee's side of a sheet: handing out, signing, refusing, appeals and their decision; what they give themselves,
//! talks, and steps that are followed up.

use chrono::Days;
use domain::fact::Value;
use domain::{Day, Problem, Result};
use store::{ChangeLabel, NewAnswer, NewCorrection, SheetKey};

use super::entry::{item, name_of, typed};
use crate::areas::change;
use crate::areas::facts::named;
use crate::areas::settings::appeal_days;
use crate::host::Host;
use crate::types::answers::{AnswerKind, GiveAnswer, SaveFollowUp, SaveInterview, SetSelfMark};
use crate::types::staff::ById;
use crate::types::{Nothing, Written};

impl From<AnswerKind> for store::AnswerKind {
    fn from(kind: AnswerKind) -> Self {
        match kind {
            AnswerKind::Handed => store::AnswerKind::Handed,
            AnswerKind::Signed => store::AnswerKind::Signed,
            AnswerKind::Refused => store::AnswerKind::Refused,
            AnswerKind::Appealed => store::AnswerKind::Appealed,
            AnswerKind::Upheld => store::AnswerKind::Upheld,
            AnswerKind::Revised => store::AnswerKind::Revised,
        }
    }
}

/// Errors: those of `Tx::answer`, `sheet.day_ahead` where the day has not come, `sheet.needs_correction` where an appeal
/// against a closed month was right and nobody says what is.
pub fn answer(host: &Host, request: GiveAnswer) -> Result<Written<Nothing>> {
    named(&request.name)?;
    let today = host.now().today;
    if request.day > today {
        return Err(Problem::new("sheet.day_ahead").with("day", request.day).with("today", today));
    }
    let (view, who, days, next) = host.with(|open| {
        let (view, who) = super::sheet_of(open, request.month, &request.scheme, request.person)?;
        let book = open.book.read();
        let latest = book.closed_months()?.last().copied();
        Ok((view, who, appeal_days(&book)?, latest.map_or(request.month, |m| m.plus(1))))
    })?;
    let found = match (&request.item, view.sheet(&request.scheme, request.person)) {
        (Some(id), Some((_, sheet, _))) => {
            let found = sheet.items.iter().find(|i| *i.item == **id);
            Some(found.cloned().ok_or_else(|| {
                Problem::new("scheme.no_item").with("scheme", &request.scheme).with("item", id)
            })?)
        }
        _ => None,
    };
    let correction = match (request.kind, view.closed, &found, request.points) {
        (AnswerKind::Revised, true, Some(item), Some(points)) => Some(NewCorrection {
            month: request.month,
            shown_in: next,
            person: request.person,
            scheme: request.scheme.clone(),
            item: item.item.to_string(),
            old: item.points.map(|p| p.to_string()),
            new: points.to_string(),
            reason: request.text.clone(),
        }),
        (AnswerKind::Revised, true, ..) => return Err(Problem::new("sheet.needs_correction")),
        _ => None,
    };
    let employee = matches!(request.kind, AnswerKind::Signed | AnswerKind::Refused | AnswerKind::Appealed);
    let new = NewAnswer {
        sheet: SheetKey { month: request.month, person: request.person, scheme: request.scheme.clone() },
        kind: request.kind.into(),
        day: request.day,
        by: if employee { who.name.clone() } else { request.name.clone() },
        witness: request.witness.clone(),
        item: request.item.clone(),
        text: request.text.clone(),
        due: (request.kind == AnswerKind::Handed).then(|| due(request.day, days)).flatten(),
        late: request.late,
    };
    let label = ChangeLabel::new("change.answer")
        .with("name", &who.name)
        .with("month", request.month)
        .with("kind", store::AnswerKind::from(request.kind).code());
    change(host, label, &request.name, |tx| {
        tx.answer(&new)?;
        if let Some(correction) = &correction {
            tx.add_correction(correction)?;
        }
        Ok(Nothing {})
    })
}

/// The last day of an appeal against a sheet handed out on `day`; none where appeals have no end.
fn due(day: Day, days: u32) -> Option<Day> {
    (days > 0).then(|| day.checked_add_days(Days::new(days.into()))).flatten()
}

/// Errors: `month.bad_value` where it is no number or more than the item's most points.
pub fn self_mark(host: &Host, request: SetSelfMark) -> Result<Written<Nothing>> {
    let (found, person) = item(host, request.month, &request.scheme, &request.item, request.person)?;
    let max = host.with(|open| {
        let (view, _) = super::sheet_of(open, request.month, &request.scheme, request.person)?;
        let sheet = view.sheet(&request.scheme, request.person);
        Ok(sheet.and_then(|(_, s, _)| s.items.iter().find(|i| *i.item == *request.item).map(|i| i.max)))
    })?;
    let item_name = found.name.get(host.lang()).to_owned();
    let points = match typed(&request.points, &found) {
        _ if request.points.trim().is_empty() => None,
        Value::Number(n) if n >= domain::Num::ZERO && max.is_none_or(|max| n <= max) => Some(n),
        _ => {
            let most = max.map(|m| m.to_string()).unwrap_or_default();
            return Err(Problem::new("month.bad_value")
                .with("value", request.points.trim())
                .with("item", item_name)
                .with("expected", host.locale().message("self-expected", &[("max", &most)])));
        }
    };
    let label = ChangeLabel::new("change.self_mark").with("name", &person.name).with("item", item_name);
    let key = SheetKey { month: request.month, person: request.person, scheme: request.scheme };
    change(host, label, "", |tx| {
        tx.set_self_mark(&key, &request.item, points)?;
        Ok(Nothing {})
    })
}

pub fn interview(host: &Host, request: SaveInterview) -> Result<Written<i64>> {
    let label = ChangeLabel::new("change.interview").with("name", name_of(host, request.person)?);
    let key = SheetKey { month: request.month, person: request.person, scheme: request.scheme };
    change(host, label, &request.by, |tx| {
        tx.set_interview(request.id, &key, request.day, &request.by, &request.text)
    })
}

pub fn interview_remove(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.interview_remove"), "", |tx| {
        tx.remove_interview(request.id)?;
        Ok(Nothing {})
    })
}

/// Errors: `sheet.needs_due` where a new one has no day, those of `Tx::set_follow_up`.
pub fn follow_up(host: &Host, request: SaveFollowUp) -> Result<Written<i64>> {
    let label = ChangeLabel::new("change.follow_up").with("name", name_of(host, request.person)?);
    let old = match request.id {
        None => None,
        Some(id) => {
            let steps = host.with(|open| Ok(open.book.read().follow_ups(request.month)?))?;
            let old = steps.into_iter().find(|s| s.id == id);
            Some(old.ok_or_else(|| Problem::new("staff.gone"))?)
        }
    };
    let due = request.due.or(old.as_ref().map(|o| o.due)).ok_or_else(|| Problem::new("sheet.needs_due"))?;
    let was_done = old.as_ref().and_then(|o| o.done).filter(|_| !request.undone);
    let (what, result) = old.map(|o| (o.what, o.result)).unwrap_or_default();
    let step = store::FollowUp {
        id: request.id.unwrap_or_default(),
        month: request.month,
        person: request.person,
        scheme: request.scheme,
        what: request.what.unwrap_or(what),
        due,
        done: request.done.or(was_done),
        result: request.result.unwrap_or(result),
    };
    change(host, label, "", |tx| tx.set_follow_up(&step))
}

pub fn follow_up_remove(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.follow_up_remove"), "", |tx| {
        tx.remove_follow_up(request.id)?;
        Ok(Nothing {})
    })
}
