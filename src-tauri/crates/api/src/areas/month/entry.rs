//! What people enter over the figures: marks, overrides, comments.

use domain::fact::Value;
use domain::people::Person;
use domain::scheme::{Item, Rule};
use domain::{Month, Num, Problem, Result};
use store::{ChangeLabel, NewMark, NewOverride, Note};

use crate::areas::change;
use crate::areas::schemes::item_of;
use crate::defs::defs;
use crate::evaluate::scheme_in;
use crate::host::Host;
use crate::types::month::{SetComment, SetMark, SetOverride};
use crate::types::{Nothing, Written};

/// The item of the scheme in force, and the person.
pub(super) fn item(
    host: &Host,
    month: Month,
    scheme: &str,
    item: &str,
    person: i64,
) -> Result<(Item, Person)> {
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let found = scheme_in(&view, &defs, scheme, month)?;
        let who = view.person(person)?.ok_or_else(|| Problem::new("staff.gone"))?;
        Ok((item_of(&found, item)?.clone(), who))
    })
}

/// Errors: `staff.gone`.
pub(super) fn name_of(host: &Host, person: i64) -> Result<String> {
    let person = host.with(|open| Ok(open.book.read().person(person)?))?;
    Ok(person.ok_or_else(|| Problem::new("staff.gone"))?.name)
}

/// A typed value: full-width digits and separators are understood; a label where the rule looks labels up.
pub(super) fn typed(text: &str, item: &Item) -> Value {
    let narrow: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '－' | '＋' | '％' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '，' => ',',
            '。' => '.',
            other => other,
        })
        .collect();
    let plain = narrow.trim_end_matches('%').replace(',', "");
    let plain = plain.strip_suffix('.').unwrap_or(&plain);
    match (Num::parse(plain), &item.rule) {
        (Some(n), Rule::Lookup { map }) if !map.contains_key(&narrow) => Value::Number(n),
        (_, Rule::Lookup { .. }) => Value::Label(narrow),
        (Some(n), _) => Value::Number(n),
        (None, _) => Value::Label(narrow),
    }
}

pub fn mark(host: &Host, request: SetMark) -> Result<Written<Nothing>> {
    let (item, Person { name, staff_no, .. }) =
        item(host, request.month, &request.scheme, &request.item, request.person)?;
    let item_name = item.name.get(host.lang()).to_owned();
    let rater = request.rater.as_deref().map_or("", str::trim);
    if request.value.trim().is_empty() {
        let label = ChangeLabel::new("change.mark_clear").with("name", name).with("item", item_name);
        return change(host, label, &request.name, |tx| {
            match rater {
                "" => tx.clear_mark(request.month, request.person, &request.scheme, &request.item)?,
                rater => {
                    tx.clear_rating(request.month, request.person, &request.scheme, &request.item, rater)?;
                }
            }
            Ok(Nothing {})
        });
    }
    let value = typed(&request.value, &item);
    if !rater.is_empty() && value.number().is_none() {
        return Err(Problem::new("month.bad_value")
            .with("value", request.value.trim())
            .with("item", item_name)
            .with("expected", host.locale().message("must_set-number", &[])));
    }
    scoring::check_value(&item, item.target, &value)
        .map_err(|p| p.with("person", &staff_no).with("name", &name))?;
    let label =
        ChangeLabel::new("change.mark").with("name", name).with("item", item_name).with("value", &value);
    change(host, label, &request.name, |tx| {
        tx.set_mark(&NewMark {
            month: request.month,
            person: request.person,
            scheme: request.scheme.clone(),
            item: request.item.clone(),
            value,
            reason: request.reason.trim().to_owned(),
            rater: rater.to_owned(),
            cell: None,
        })?;
        Ok(Nothing {})
    })
}

pub fn set_override(host: &Host, request: SetOverride) -> Result<Written<Nothing>> {
    crate::areas::facts::named(&request.name)?;
    let (what, name, value) = match &request.item {
        Some(id) => {
            let (found, Person { name, .. }) =
                item(host, request.month, &request.scheme, id, request.person)?;
            let value = match typed(&request.value, &found) {
                Value::Label(text) if !text.is_empty() => {
                    return Err(Problem::new("month.bad_value")
                        .with("value", text)
                        .with("item", found.name.get(host.lang()))
                        .with("expected", host.locale().message("must_set-number", &[])));
                }
                value => value,
            };
            (found.name.get(host.lang()).to_owned(), name, value)
        }
        None => {
            let name = name_of(host, request.person)?;
            (host.locale().message("doc-grade", &[]), name, Value::Label(request.value.trim().to_owned()))
        }
    };
    if request.value.trim().is_empty() {
        let label = ChangeLabel::new("change.override_clear").with("name", name);
        return change(host, label, &request.name, |tx| {
            tx.clear_override(request.month, request.person, &request.scheme, request.item.as_deref())?;
            Ok(Nothing {})
        });
    }
    let label =
        ChangeLabel::new("change.override").with("name", name).with("item", what).with("value", &value);
    change(host, label, &request.name, |tx| {
        tx.set_override(&NewOverride {
            month: request.month,
            person: request.person,
            scheme: request.scheme.clone(),
            item: request.item.clone(),
            value,
            reason: request.reason.clone(),
        })?;
        Ok(Nothing {})
    })
}

pub fn comment(host: &Host, request: SetComment) -> Result<Written<Nothing>> {
    let name = name_of(host, request.person)?;
    change(host, ChangeLabel::new("change.comment").with("name", name), "", |tx| {
        let old = tx.notes(request.month)?;
        let old = old.into_iter().find(|n| n.person == request.person && n.scheme == request.scheme);
        let note = Note {
            person: request.person,
            scheme: request.scheme.clone(),
            comment: request.comment.clone(),
            plan: request.plan.clone(),
            own: request.own.clone().or(old.map(|n| n.own)).unwrap_or_default(),
        };
        tx.set_note(request.month, &note)?;
        Ok(Nothing {})
    })
}
