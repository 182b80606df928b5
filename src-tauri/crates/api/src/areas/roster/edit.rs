//! What the owner changes: cells, wishes, shifts, needs, rules, and the publication.

use std::collections::HashMap;

use definitions::calendar::shift_sets;
use domain::calendar::BadHours;
use domain::people::Person;
use domain::{Day, Month, Problem, Result, Span};
use store::{ChangeLabel, DutyOf, Need, SetDuty, Wish};

use super::{RULES, codes, rules};
use crate::areas::change;
use crate::areas::facts::named;
use crate::host::Host;
use crate::types::roster::{
    NeedView, Publish, RetireShift, RosterRules, SaveNeeds, SaveShift, SetDuties, TakeShifts,
};
use crate::types::{Nothing, Written};

/// A block of cells as a whole or not at all. Errors: `roster.unknown_code`, `roster.not_employed`, `roster.not_the_month`,
/// `roster.wish_leave`, `staff.gone`, `month.closed`.
pub fn set(host: &Host, request: SetDuties) -> Result<Written<u32>> {
    let locale = host.locale();
    let (people, shifts) = host.with(|open| {
        let book = open.book.read();
        let people: HashMap<i64, Person> = book.people()?.into_iter().map(|p| (p.id, p)).collect();
        Ok((people, book.shifts()?))
    })?;
    let mut cells = Vec::new();
    for typed in &request.cells {
        let person = people.get(&typed.person).ok_or_else(|| Problem::new("staff.gone"))?;
        if Month::of(typed.day) != request.month {
            return Err(Problem::new("roster.not_the_month")
                .with("day", typed.day)
                .with("month", request.month));
        }
        let to = codes::read(&typed.text, &shifts, locale, &person.name, typed.day)?;
        if to.is_some() && !person.employed(Span::day(typed.day)) {
            return Err(Problem::new("roster.not_employed")
                .with("name", &person.name)
                .with("day", typed.day));
        }
        cells.push(SetDuty { person: person.id, day: typed.day, to });
    }
    let code = if request.wishes { "change.roster_wishes" } else { "change.roster" };
    let label = ChangeLabel::new(code).with("month", request.month).with("count", cells.len());
    if request.wishes
        && let Some(leave) = cells.iter().find(|cell| matches!(cell.to, Some(DutyOf::Leave(_))))
    {
        return Err(Problem::new("roster.wish_leave").with("day", leave.day));
    }
    change(host, label, "", |tx| {
        if !request.wishes {
            return Ok(tx.set_duties(&cells)? as u32);
        }
        for &SetDuty { person, day, to } in &cells {
            match to {
                Some(DutyOf::Shift { shift, .. }) => tx.set_wish(&Wish { person, day, shift })?,
                _ => tx.remove_wish(person, day)?,
            }
        }
        Ok(cells.len() as u32)
    })
}

/// Errors: `roster.shift_reserved`, `roster.shift_hours`, those of `Tx::set_shift`.
pub fn save_shift(host: &Host, request: SaveShift) -> Result<Written<i64>> {
    let code = request.code.trim().to_owned();
    if codes::is_taken(&code) {
        return Err(Problem::new("roster.shift_reserved").with("code", code));
    }
    request.hours.check().map_err(|bad| {
        let why = match bad {
            BadHours::Empty => "empty",
            BadHours::Order => "order",
            BadHours::Long => "long",
            BadHours::NominalEnd => "nominal_end",
        };
        Problem::new("roster.shift_hours").with("code", &code).with("why", why)
    })?;
    let label = ChangeLabel::new("change.shift").with("code", &code);
    change(host, label, "", |tx| tx.set_shift(request.id, &code, &request.name, &request.hours))
}

pub fn retire_shift(host: &Host, request: RetireShift) -> Result<Written<Nothing>> {
    let code = host.with(|open| {
        let shifts = open.book.read().shifts()?;
        Ok(shifts.into_iter().find(|s| s.id == request.id).map(|s| s.code).unwrap_or_default())
    })?;
    let name = if request.retired { "change.shift_retired" } else { "change.shift_back" };
    change(host, ChangeLabel::new(name).with("code", code), "", |tx| {
        tx.retire_shift(request.id, request.retired)?;
        Ok(Nothing {})
    })
}

/// The shifts of a shipped set, and its rest days as the rule. A shift with a code that the book has already stays as it is.
/// Errors: `roster.no_set`.
pub fn take_shifts(host: &Host, request: TakeShifts) -> Result<Written<u32>> {
    let set = shift_sets().iter().find(|s| s.id == request.set);
    let set = set.ok_or_else(|| Problem::new("roster.no_set").with("set", &request.set))?;
    let lang = host.lang();
    let label = ChangeLabel::new("change.shift_set").with("set", set.name.get(lang));
    change(host, label, "", |tx| {
        let have = tx.shifts()?;
        let mut added = 0;
        for shift in set.shifts.iter().filter(|s| have.iter().all(|h| h.code != s.code)) {
            tx.set_shift(None, &shift.code, shift.name.get(lang), &shift.hours)?;
            added += 1;
        }
        if let Some(rest) = set.rest {
            let now: RosterRules = tx.setting(RULES)?.unwrap_or_default();
            tx.set(RULES, &RosterRules { rest: Some(rest), ..now })?;
        }
        Ok(added)
    })
}

pub fn needs(host: &Host, _: Nothing) -> Result<Vec<NeedView>> {
    host.with(|open| {
        let needs = open.book.read().needs()?;
        Ok(needs.into_iter().map(|n| NeedView { shift: n.shift, day: n.day, least: n.least }).collect())
    })
}

/// Errors: `roster.need_day` where the day is neither a weekday's word nor a day.
pub fn save_needs(host: &Host, request: SaveNeeds) -> Result<Written<Nothing>> {
    for need in &request.needs {
        if !Need::KINDS.contains(&&*need.day) && need.day.parse::<Day>().is_err() {
            return Err(Problem::new("roster.need_day").with("day", &need.day));
        }
    }
    change(host, ChangeLabel::new("change.roster_needs"), "", |tx| {
        for need in &request.needs {
            tx.set_need(need.shift, &need.day, need.least)?;
        }
        Ok(Nothing {})
    })
}

pub fn save_rules(host: &Host, request: RosterRules) -> Result<Written<Nothing>> {
    let now = host.with(|open| rules(&open.book.read()))?;
    change(host, ChangeLabel::new("change.roster_rules"), "", |tx| {
        if now != request {
            tx.set(RULES, &request)?;
        }
        Ok(Nothing {})
    })
}

/// Errors: `month.needs_name`, `roster.nothing`.
pub fn publish(host: &Host, request: Publish) -> Result<Written<i64>> {
    named(&request.name)?;
    let label = ChangeLabel::new("change.roster_published").with("month", request.month);
    change(host, label, &request.name, |tx| tx.publish_roster(request.month, &request.name, &request.note))
}
