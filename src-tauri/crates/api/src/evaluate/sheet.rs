//! What one person's sheet is computed from: figures, marks, targets, overrides. Computes no points.

use std::collections::BTreeSet;

use domain::evaluation::{Cell, Rating, Step, TargetOrigin, Unranked};
use domain::fact::{Fact, FactState, Value};
use domain::people::Person;
use domain::scheme::Scheme;
use domain::{Day, Month, Num, Problem, Result};
use scoring::{Figures, GradeOverride, ItemInput, Override, PersonInput};
use store::Mark;

use super::{Sources, entities};
use crate::types::month::PartMonth;

pub(super) fn person_input(
    sources: &Sources<'_>,
    scheme: &Scheme,
    person: &Person,
    only: Option<&BTreeSet<i64>>,
    problems: &mut Vec<Problem>,
) -> Result<PersonInput> {
    let own = sources.attributed.people.get(&person.id).map_or(&[][..], Vec::as_slice);
    let of_shops: Vec<&Fact>;
    let facts = match only {
        None => own,
        Some(shops) => {
            of_shops = own.iter().copied().filter(|f| shops.contains(&f.shop)).collect();
            &of_shops
        }
    };
    let figures = Figures::new(sources.metrics, sources.month.span(), facts);
    let mut items = Vec::with_capacity(scheme.items.len());
    for item in scheme.enabled() {
        let mut input = match &item.fed_by {
            Some(metric) if entities::of_shops(item).is_some() => {
                entities::input(sources, item, metric, person, facts, only)?
            }
            Some(metric) => {
                let mut figure = figures.figure(metric)?;
                for problem in figure.warnings.drain(..) {
                    let problem = problem.with("staff_no", &person.staff_no).with("name", &person.name);
                    if !problems.contains(&problem) {
                        problems.push(problem);
                    }
                }
                figure.into()
            }
            None => ItemInput::default(),
        };
        let own = |m: &&Mark| m.person == person.id && m.scheme == scheme.id && m.item == item.id;
        let marks: Vec<&Mark> = sources.marks.iter().filter(own).collect();
        match marks.as_slice() {
            [] => {}
            [mark] if mark.rater.is_empty() => apply_mark(&mut input, mark, sources.month),
            each => apply_raters(&mut input, each)?,
        }
        input.target = target(sources, scheme, &item.id, person, only);
        let over = sources.overrides.iter().find(|o| {
            o.person == person.id && o.scheme == scheme.id && o.item.as_deref() == Some(item.id.as_str())
        });
        input.points_override = over.and_then(|o| {
            let to = o.value.number()?;
            let (by, at, reason) = (o.by.clone(), o.at.clone(), o.reason.clone());
            Some(Box::new(Override { to, by, at, reason }))
        });
        items.push(input);
    }
    let grade =
        sources.overrides.iter().find(|o| o.person == person.id && o.scheme == scheme.id && o.item.is_none());
    Ok(PersonInput {
        person: person.staff_no.clone(),
        unranked: unranked(scheme, person, sources.month),
        volume: figures.volume(scheme)?,
        items,
        grade_override: grade.map(|o| GradeOverride {
            to: o.value.to_string(),
            by: o.by.clone(),
            at: o.at.clone(),
            reason: o.reason.clone(),
        }),
    })
}

/// Gone before the month ends, still on probation when it does, or here for fewer days than the scheme asks for.
fn unranked(scheme: &Scheme, person: &Person, month: Month) -> Option<Unranked> {
    if person.left.is_some_and(|d| d <= month.last()) {
        Some(Unranked::Leaver)
    } else if person.probation_until.is_some_and(|d| d >= month.last()) {
        Some(Unranked::Probation)
    } else if scheme.min_days.zip(part(person, month)).is_some_and(|(least, part)| part.days < least) {
        Some(Unranked::PartMonth)
    } else {
        None
    }
}

/// The days of the month from the day of hire to the last day; `None` where that is all of it.
pub(super) fn part(person: &Person, month: Month) -> Option<PartMonth> {
    let whole = month.span();
    let first = person.hired.map_or(whole.first, |d| d.max(whole.first));
    let last = person.left.map_or(whole.last, |d| d.min(whole.last));
    let count = |first: Day, last: Day| month.days().filter(|d| first <= *d && *d <= last).count() as u32;
    let (days, of) = (count(first, last), count(whole.first, whole.last));
    (days < of).then_some(PartMonth { first, last, days, of })
}

/// A mark wins over facts; what it stands instead of stays visible.
fn apply_mark(input: &mut ItemInput, mark: &Mark, month: Month) {
    let span = month.span();
    input.steps.push(Step::Mark {
        value: mark.value.clone(),
        by: mark.by.clone(),
        at: mark.at.clone(),
        reason: mark.reason.clone(),
        cell: mark.cell.map(|(file, row, col)| {
            Box::new(Cell {
                file,
                row,
                col,
                first: span.first,
                last: span.last,
                value: mark.value.number(),
                state: FactState::Settled,
            })
        }),
        instead_of: input.value.as_ref().and_then(Value::number),
    });
    input.value = Some(mark.value.clone());
    input.state = FactState::Settled;
    input.provisional = false;
    input.days_unsettled = 0;
}

/// The mean of several people's judgement wins over facts; each stays visible.
fn apply_raters(input: &mut ItemInput, marks: &[&Mark]) -> Result<()> {
    let each = marks.iter().filter_map(|m| Some(Rating { rater: m.rater.clone(), value: m.value.number()? }));
    let rated = ItemInput::rated(each.collect())?;
    input.steps.extend(rated.steps);
    input.value = rated.value;
    input.state = FactState::Settled;
    input.provisional = false;
    input.days_unsettled = 0;
    Ok(())
}

/// The most specific dated target: person, then shop, then everybody; of several the latest entered.
fn target(
    sources: &Sources<'_>,
    scheme: &Scheme,
    item: &str,
    person: &Person,
    only: Option<&BTreeSet<i64>>,
) -> Option<(Num, TargetOrigin)> {
    let own = || sources.targets.iter().rev().filter(|t| t.scheme == scheme.id && t.item == item);
    let by_person = own().find(|t| t.person == Some(person.id)).map(|t| (t.value, TargetOrigin::Person));
    let by_shop = || {
        own()
            .find(|t| t.person.is_none() && t.shop.is_some_and(|s| only.is_some_and(|o| o.contains(&s))))
            .map(|t| (t.value, TargetOrigin::Shop))
    };
    let by_date =
        || own().find(|t| t.person.is_none() && t.shop.is_none()).map(|t| (t.value, TargetOrigin::Dated));
    by_person.or_else(by_shop).or_else(by_date)
}
