//! Before anybody is scored: the values that come out of other figures, which are those of entities and of
//! formulas, and who takes part in the ranking. Gives no points.

use domain::evaluation::Unranked;
use domain::expr::{Expr, Given};
use domain::fact::{FactState, Value};
use domain::scheme::{GateEffect, Item, Rule, Scheme};
use domain::{Num, Problem, Result};

use crate::entities;
use crate::input::{ItemInput, PersonInput};

/// Fills in every value that can be made of others. A value that is there stays: a hand said so.
pub fn fill(scheme: &Scheme, people: &mut [PersonInput]) -> Result<()> {
    let items: Vec<&Item> = scheme.enabled().collect();
    let order = order(&items);
    let any_entity = items.iter().any(|i| entities::has_entities(i));
    if order.is_empty() && !any_entity {
        return Ok(());
    }
    for person in people {
        let told = |p: Problem, item: &Item| crate::rules::named(p, item).with("person", &person.person);
        person.items.resize_with(items.len(), ItemInput::default);
        for (item, input) in items.iter().zip(&mut person.items) {
            if input.value.is_none() && !input.entities.is_empty() {
                match entities::value(item, &input.entities).map_err(|p| told(p, item))? {
                    Ok(value) => input.value = Some(Value::Number(value)),
                    Err(state) => input.state = state,
                }
            }
        }
        for at in &order {
            let Some(item) = items.get(*at) else { continue };
            let Rule::Formula { expr } = &item.rule else { continue };
            if person.items.get(*at).is_some_and(|i| i.value.is_some()) {
                continue;
            }
            let made = formula(expr, &items, &person.items).map_err(|p| told(p, item))?;
            if let Some(input) = person.items.get_mut(*at) {
                (input.value, input.state, input.provisional) =
                    (made.value.map(Value::Number), made.state, made.provisional);
            }
        }
    }
    Ok(())
}

/// The formulas, each after those whose values it uses. The reader of schemes refuses rounds.
fn order(items: &[&Item]) -> Vec<usize> {
    let formula = |at: &usize| matches!(items.get(*at).map(|i| &i.rule), Some(Rule::Formula { .. }));
    let mut left: Vec<usize> = (0..items.len()).filter(formula).collect();
    let mut order = Vec::with_capacity(left.len());
    loop {
        let waits = |at: &usize| {
            let Some(Rule::Formula { expr }) = items.get(*at).map(|i| &i.rule) else { return false };
            let used = expr.items();
            left.iter().filter_map(|l| items.get(*l)).any(|l| used.contains(&l.id.as_str()))
        };
        let (later, now): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(waits);
        if now.is_empty() {
            return order;
        }
        order.extend(now);
        left = later;
    }
}

struct Made {
    value: Option<Num>,
    state: FactState,
    provisional: bool,
}

/// A formula has a value where everything it names has one and nothing is divided by zero; the latter counts
/// as missing. It is not measured where all that lacks could not be measured.
fn formula(expr: &Expr, items: &[&Item], inputs: &[ItemInput]) -> Result<Made> {
    let input = |id: &str| items.iter().position(|i| i.id == id).and_then(|at| inputs.get(at));
    let mut made = Made { value: None, state: FactState::Settled, provisional: false };
    for id in expr.items() {
        match input(id) {
            Some(i) if i.value.is_some() => made.provisional |= i.provisional,
            Some(i) if i.state == FactState::NotMeasured && made.state != FactState::Missing => {
                made.state = FactState::NotMeasured;
            }
            _ => made.state = FactState::Missing,
        }
    }
    if made.state != FactState::Settled {
        return Ok(made);
    }
    let mut value = |id: &str| {
        let value = input(id).and_then(|i| i.value.as_ref());
        value.and_then(Value::number).ok_or_else(|| {
            let found = value.map(ToString::to_string).unwrap_or_default();
            Problem::new("score.formula_of_words").with("other", id).with("found", found)
        })
    };
    match expr.work_out(&mut value)? {
        Given::Number(n) => made.value = Some(n.settled()),
        Given::Nothing => made.state = FactState::Missing,
    }
    Ok(made)
}

/// The value of the item called `id`.
pub fn value_of<'a>(scheme: &Scheme, items: &'a [ItemInput], id: &str) -> Option<&'a Value> {
    let at = scheme.enabled().position(|i| i.id == id)?;
    items.get(at)?.value.as_ref()
}

/// Why somebody takes no place in the ranking, whatever the total comes to.
pub fn aside(scheme: &Scheme, person: &PersonInput) -> Option<Unranked> {
    let closed = scheme.enabled().zip(&person.items).any(|(item, input)| {
        item.gate.as_ref().is_some_and(|gate| {
            let value = match &gate.item {
                Some(id) => value_of(scheme, &person.items, id),
                None => input.value.as_ref(),
            };
            let holds = value.and_then(Value::number).is_some_and(|v| gate.op.holds(v, gate.value));
            gate.effect == GateEffect::Unranked && holds
        })
    });
    if closed {
        return Some(Unranked::Gate);
    }
    person.unranked.or_else(|| {
        let (least, volume) = (scheme.min_volume.as_ref()?, person.volume?);
        (volume < least.value).then_some(Unranked::LowVolume)
    })
}
