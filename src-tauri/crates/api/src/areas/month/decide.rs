//! Review, confirm, reopen: what the machine computed, a named person decides.

use domain::{Problem, Result};
use store::{ChangeLabel, SheetMove};

use crate::areas::change;
use crate::areas::facts::named;
use crate::host::Host;
use crate::types::Written;
use crate::types::month::{Decide, Decided, RefusedSheet, SheetState};

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Review,
    Confirm,
    Reopen,
}

pub fn review(host: &Host, request: Decide) -> Result<Written<Decided>> {
    decide(host, &request, What::Review)
}

/// Sheets with missing items are confirmed only with a reason; without one they are refused, the others done.
pub fn confirm(host: &Host, request: Decide) -> Result<Written<Decided>> {
    decide(host, &request, What::Confirm)
}

pub fn reopen_sheet(host: &Host, request: Decide) -> Result<Written<Decided>> {
    decide(host, &request, What::Reopen)
}

fn decide(host: &Host, request: &Decide, what: What) -> Result<Written<Decided>> {
    named(&request.name)?;
    let reason = request.reason.trim();
    let mut refused = Vec::new();
    let mut doing: Vec<(i64, String)> = Vec::new();
    let view = host.with(|open| open.month(request.month))?;
    if view.closed {
        return Err(Problem::new("month.closed").with("month", request.month));
    }
    for id in request.people.iter().filter(|id| !view.sheets().any(|(_, _, who)| who.id == **id)) {
        let person = host.with(|open| Ok(open.book.read().person(*id)?))?;
        let person = person.ok_or_else(|| Problem::new("staff.gone"))?;
        let known = view.without.iter().find(|w| w.id == *id).map(|w| w.why.clone());
        let none = Problem::new("month.no_sheet").with("month", request.month).with("name", &person.name);
        refused.push(RefusedSheet {
            staff_no: person.staff_no,
            name: person.name,
            told: host.told(known.unwrap_or(none)),
        });
    }
    for (run, sheet, who) in view.sheets() {
        let asked = request.people.is_empty() || request.people.contains(&who.id);
        if !asked || request.scheme.as_ref().is_some_and(|s| *s != run.scheme.id) {
            continue;
        }
        let needed = match what {
            What::Review => who.state == SheetState::Open,
            What::Confirm => matches!(who.state, SheetState::Open | SheetState::Reviewed),
            What::Reopen => who.state != SheetState::Open,
        };
        if !needed {
            continue;
        }
        if what == What::Confirm && !sheet.missing.is_empty() && reason.is_empty() {
            let names: Vec<&str> = sheet
                .items
                .iter()
                .filter(|i| sheet.missing.iter().any(|m| **m == *i.item))
                .map(|i| i.name.get(host.lang()))
                .collect();
            let problem = Problem::new("month.missing_needs_reason")
                .with("name", &who.name)
                .with("items", names.join(host.lang().list_comma()));
            refused.push(RefusedSheet {
                staff_no: who.staff_no.clone(),
                name: who.name.clone(),
                told: host.told(problem),
            });
            continue;
        }
        doing.push((who.id, run.scheme.id.clone()));
    }
    if doing.is_empty() {
        // Not even an empty change: the file stays as it is, byte for byte.
        return Ok(Written { value: Decided { done: 0, refused }, changed: Vec::new(), saved_at: None });
    }
    let code = match what {
        What::Review => "change.review",
        What::Confirm => "change.confirm",
        What::Reopen => "change.reopen_sheet",
    };
    let label = ChangeLabel::new(code).with("month", request.month).with("count", doing.len());
    let written = change(host, label, &request.name, |tx| {
        for (person, scheme) in &doing {
            let step = match what {
                What::Review => SheetMove::Review,
                What::Confirm => {
                    SheetMove::Confirm { reason: (!reason.is_empty()).then(|| reason.to_owned()) }
                }
                What::Reopen => SheetMove::Open,
            };
            tx.move_sheet(request.month, *person, scheme, &step, &request.name)?;
        }
        Ok(())
    })?;
    Ok(Written {
        value: Decided { done: doing.len() as u32, refused },
        changed: written.changed,
        saved_at: written.saved_at,
    })
}
