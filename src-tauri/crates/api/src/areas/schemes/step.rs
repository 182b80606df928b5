//! What one step better would add for a person: each item's value moved a little and the whole month computed again,
//! so that gates, scaling and other people's figures count as they would. Knows no rule kind but by trying.

use domain::Num;
use domain::evaluation::{ItemResult, ItemState, Sheet, TargetOrigin};
use domain::fact::{FactState, Value};
use domain::metric::Unit;
use domain::scheme::{Band, Item, Rule, Scheme};
use locale::{Locale, number};
use scoring::{Input, ItemInput, Override, PersonInput};

use crate::defs::Defs;
use crate::view::{Run, overridden};

/// One sentence an item of the person at `at`; `None` where nothing can be said.
pub(super) fn steps(run: &Run, at: usize, defs: &Defs, locale: Locale) -> Vec<Option<String>> {
    let Some(sheet) = run.evaluation.people.get(at) else { return Vec::new() };
    let enabled: Vec<&Item> = run.scheme.enabled().collect();
    let trial = Moved { run, at };
    sheet
        .items
        .iter()
        .enumerate()
        .map(|(i, result)| {
            let item = enabled.get(i)?;
            if overridden(result) {
                return None;
            }
            match result.value.as_ref()? {
                Value::Label(label) => trial.label(i, item, label, locale),
                Value::Number(value) => trial.number(i, item, *value, defs, locale),
            }
        })
        .collect()
}

/// How far one step goes, by what the item counts in.
fn stride(item: &Item, defs: &Defs) -> Num {
    let unit = item.fed_by.as_deref().and_then(|id| defs.metric(id)).map(|m| m.unit);
    let tenth = Num::parse("0.1").unwrap_or(Num::ONE);
    match (item.unit.as_deref(), unit) {
        (Some("points of 5"), _) | (None, Some(Unit::Points | Unit::Ratio)) => tenth,
        (Some("yuan"), _) | (None, Some(Unit::Yuan)) => Num::HUNDRED,
        _ => Num::ONE,
    }
}

struct Moved<'a> {
    run: &'a Run,
    at: usize,
}

impl Moved<'_> {
    fn number(&self, i: usize, item: &Item, value: Num, defs: &Defs, locale: Locale) -> Option<String> {
        let step = stride(item, defs);
        let up = plus(value, step)?;
        let down = plus(value, Num::from(-step.0)).filter(|n| n.0 >= Num::ZERO.0);
        let best = [Some(up), down]
            .into_iter()
            .flatten()
            .filter_map(|to| Some((to, self.adds(i, &Value::Number(to))?)))
            .filter(|(_, adds)| *adds > Num::ZERO)
            .max_by_key(|(_, adds)| *adds);
        if let Some((to, adds)) = best {
            return Some(self.said("schemes-step-adds", item, value, to, adds, locale));
        }
        // One step changes nothing: how far the nearest value is that does.
        let mut edges = edges(item, step);
        edges.sort_by_key(|edge| Num::from((edge.0 - value.0).abs()));
        let next = edges.into_iter().find_map(|edge| {
            let adds = self.adds(i, &Value::Number(edge)).filter(|adds| *adds > Num::ZERO)?;
            Some((edge, adds))
        });
        match next {
            Some((to, adds)) => Some(self.said("schemes-step-next", item, value, to, adds, locale)),
            None => Some(locale.message("schemes-step-none", &[])),
        }
    }

    fn label(&self, i: usize, item: &Item, now: &str, locale: Locale) -> Option<String> {
        let Rule::Lookup { map } = &item.rule else { return None };
        let own = map.get(now).copied().flatten()?;
        let mut better: Vec<(&String, Num)> = map
            .iter()
            .filter_map(|(label, points)| Some((label, (*points)?)))
            .filter(|(_, p)| *p > own)
            .collect();
        better.sort_by_key(|(_, points)| *points);
        let Some((label, _)) = better.first() else { return Some(locale.message("schemes-step-none", &[])) };
        let adds = self.adds(i, &Value::Label((*label).clone()))?;
        let points = number::show(adds, number::PLAIN);
        Some(locale.message("schemes-step-label", &[("label", label), ("points", &points)]))
    }

    fn said(&self, id: &str, item: &Item, from: Num, to: Num, adds: Num, locale: Locale) -> String {
        let far = Num::from((to.0 - from.0).abs());
        let far = match super::unit(item, locale) {
            Some(unit) if unit == "%" => format!("{}%", number::show(far, number::PLAIN)),
            Some(unit) => format!("{} {unit}", number::show(far, number::PLAIN)),
            None => number::show(far, number::PLAIN),
        };
        let way = if to > from { "more" } else { "less" };
        let points = number::show(adds, number::PLAIN);
        locale.message(id, &[("way", way), ("far", &far), ("points", &points)])
    }

    /// What the person's total gains with another value of one item; the item's own points where no total is known.
    fn adds(&self, i: usize, value: &Value) -> Option<Num> {
        let people = &self.run.evaluation.people;
        let inputs = |changed: bool| {
            let of = |(at, sheet): (usize, &Sheet)| PersonInput {
                person: sheet.person.clone(),
                unranked: None,
                volume: None,
                items: sheet
                    .items
                    .iter()
                    .enumerate()
                    .map(|(n, item)| given(item, (changed && at == self.at && n == i).then_some(value)))
                    .collect(),
                grade_override: None,
            };
            people.iter().enumerate().map(of).collect::<Vec<_>>()
        };
        let evaluate = |people| {
            let scheme: &Scheme = &self.run.scheme;
            let month = self.run.evaluation.month;
            scoring::evaluate(Input { scheme, scheme_version: 0, month, people, files: Vec::new() }).ok()
        };
        let (before, after) = (evaluate(inputs(false))?, evaluate(inputs(true))?);
        let (before, after) = (before.people.get(self.at)?, after.people.get(self.at)?);
        let gained = match (before.total, after.total) {
            (Some(before), Some(after)) => after.0 - before.0,
            _ => after.items.get(i)?.points?.0 - before.items.get(i)?.points?.0,
        };
        Some(Num::from(gained))
    }
}

/// The item's figure as it was, or with another value.
fn given(item: &ItemResult, value: Option<&Value>) -> ItemInput {
    let state =
        if item.state == ItemState::NotMeasured { FactState::NotMeasured } else { FactState::Missing };
    let by_hand = overridden(item).then_some(item.points).flatten();
    ItemInput {
        value: value.or(item.value.as_ref()).cloned(),
        state: if item.value.is_some() { FactState::Settled } else { state },
        target: item.target.map(|target| (target, TargetOrigin::Scheme)),
        points_override: by_hand
            .map(|to| Box::new(Override { to, by: String::new(), at: String::new(), reason: String::new() })),
        ..ItemInput::default()
    }
}

/// Values at which the points jump, each just on its better side.
fn edges(item: &Item, step: Num) -> Vec<Num> {
    let mut edges = Vec::new();
    match &item.rule {
        Rule::Tiers { bands } => {
            for Band { min, min_incl, max, max_incl, .. } in bands {
                edges.extend(min.and_then(|m| if *min_incl { Some(m) } else { plus(m, step) }));
                edges.extend(max.and_then(|m| if *max_incl { Some(m) } else { plus(m, Num::from(-step.0)) }));
            }
        }
        Rule::PassFail { value: Some(value), .. } => {
            edges.extend(
                [Some(*value), plus(*value, step), plus(*value, Num::from(-step.0))].into_iter().flatten(),
            );
        }
        _ => {}
    }
    if let Some(gate) = &item.gate {
        edges.extend([plus(gate.value, step), plus(gate.value, Num::from(-step.0))].into_iter().flatten());
    }
    edges.retain(|n| n.0 >= Num::ZERO.0);
    edges
}

fn plus(a: Num, b: Num) -> Option<Num> {
    a.checked_add(b.0).map(Num::from)
}
