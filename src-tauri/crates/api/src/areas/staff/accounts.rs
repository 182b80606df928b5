//! Whose an account is: what binding would move, binding and unbinding. Which figures follow is asked of the store.

use std::collections::{BTreeSet, HashMap};

use domain::people::{Binding, Owner, Person};
use domain::{Month, Problem, Result, Span};
use store::{ChangeLabel, NewBinding, View};

use crate::areas::change;
use crate::host::Host;
use crate::types::staff::{AccountRow, Bind, BindLook, BindingRow, ById, MoveRow};
use crate::types::{Nothing, Written};

/// Every account with its days and whose it is, by shop and nickname.
pub(super) fn accounts(
    view: &View<'_>,
    people: &[Person],
    bindings: &[Binding],
) -> store::Result<Vec<AccountRow>> {
    let shops = view.shops()?;
    let spans = view.account_spans()?;
    let by_id: HashMap<i64, &Person> = people.iter().map(|p| (p.id, p)).collect();
    let mut rows: Vec<AccountRow> = view
        .accounts()?
        .into_iter()
        .map(|account| {
            let span = spans.get(&account.id).copied();
            let own: Vec<&Binding> = bindings.iter().filter(|b| b.account == account.id).collect();
            AccountRow {
                id: account.id,
                shop: account.shop,
                shop_name: shops
                    .iter()
                    .find(|s| s.id == account.shop)
                    .map(|s| s.name.clone())
                    .unwrap_or_default(),
                unbound: span.is_some_and(|span| !covered(&own, span)),
                first: span.map(|s| s.first),
                last: span.map(|s| s.last),
                bindings: own.iter().map(|b| binding_row(b, &by_id)).collect(),
                nickname: account.nickname,
            }
        })
        .collect();
    rows.sort_by(|a, b| (a.shop, &a.nickname).cmp(&(b.shop, &b.nickname)));
    Ok(rows)
}

/// Whether every day of the span has an owner.
fn covered(bindings: &[&Binding], span: Span) -> bool {
    let mut day = span.first;
    while day <= span.last {
        let Some(binding) = bindings.iter().find(|b| b.covers(day)) else { return false };
        match binding.to.and_then(|to| to.succ_opt()) {
            Some(next) => day = next,
            None => return true,
        }
    }
    true
}

fn binding_row(binding: &Binding, people: &HashMap<i64, &Person>) -> BindingRow {
    let person = match binding.owner {
        Owner::Person(id) => people.get(&id),
        Owner::Ignored => None,
    };
    BindingRow {
        id: binding.id,
        owner: binding.owner,
        staff_no: person.map(|p| p.staff_no.clone()).unwrap_or_default(),
        name: person.map(|p| p.name.clone()).unwrap_or_default(),
        from: binding.from,
        to: binding.to,
    }
}

pub fn bind(host: &Host, request: Bind) -> Result<Written<i64>> {
    let who = match request.owner {
        Owner::Ignored => None,
        Owner::Person(id) => host.with(|open| Ok(open.book.read().person(id)?))?,
    };
    let label = match who {
        Some(person) => ChangeLabel::new("change.bind").with("name", person.name),
        None => ChangeLabel::new("change.bind_ignore"),
    };
    change(host, label.with("nickname", &request.nickname), "", |tx| {
        let account = tx.account(request.shop, &request.nickname)?;
        tx.bind_over(&NewBinding { account, owner: request.owner, from: request.from, to: request.to })
    })
}

/// What binding would move: whose figures become whose, and whose sheets open again.
/// Errors: `account.dates`.
pub fn look(host: &Host, request: Bind) -> Result<BindLook> {
    host.with(|open| {
        let view = open.book.read();
        let mut result = BindLook { moves: Vec::new(), across: 0, reopened: Vec::new(), held: None };
        let Some(account) = view.account_by_name(request.shop, &request.nickname)? else { return Ok(result) };
        let new = NewBinding { account, owner: request.owner, from: request.from, to: request.to };
        let moved = view.would_move(&new)?;
        let people = view.people()?;
        let name = |owner: Option<Owner>| match owner {
            Some(Owner::Person(id)) => {
                people.iter().find(|p| p.id == id).map(|p| p.name.clone()).unwrap_or_default()
            }
            Some(Owner::Ignored) => host.locale().message("staff-ignored", &[]),
            None => host.locale().message("staff-nobody", &[]),
        };
        let closed = view.closed_months()?;
        let mut reopened: BTreeSet<(Month, i64)> = BTreeSet::new();
        for one in &moved {
            if let Some(month) = closed.iter().find(|m| m.span().overlaps(one.span)) {
                result.held = Some(host.told(Problem::new("month.closed").with("month", month)));
            }
            if one.is.is_none() {
                result.across += one.figures;
            }
            for person in [one.was, one.is].into_iter().flatten() {
                let Owner::Person(person) = person else { continue };
                let (first, last) = (Month::of(one.span.first), Month::of(one.span.last));
                reopened.extend((first.index()..=last.index()).map(|m| (Month::from_index(m), person)));
            }
            let (was, is) = (name(one.was), name(one.is));
            match result.moves.last_mut() {
                Some(last) if (&last.was, &last.is) == (&was, &is) => {
                    last.to = last.to.max(one.span.last);
                    last.figures += one.figures;
                }
                _ => result.moves.push(MoveRow {
                    from: one.span.first,
                    to: one.span.last,
                    was,
                    is,
                    figures: one.figures,
                }),
            }
        }
        let mut sheets = Vec::new();
        for (month, person) in reopened {
            let own = view.sheets(month)?.into_iter();
            sheets.extend(own.filter(|s| s.person == person && s.state != store::SheetState::Open));
        }
        result.reopened = crate::areas::facts::reopened(&view, sheets)?;
        Ok(result)
    })
}

pub fn unbind(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.unbind"), "", |tx| {
        tx.unbind(request.id)?;
        Ok(Nothing {})
    })
}
