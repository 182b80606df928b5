//! The figures of an item that looks at several shops. `shop...` are the shops' own figures, which name nobody:
//! those of the scheme's shops, else of the person's, else all. `own_shop` are the person's in each shop.

use std::collections::BTreeSet;

use domain::evaluation::{How, Step};
use domain::fact::{Fact, FactState};
use domain::people::Person;
use domain::scheme::{Item, Rule};
use domain::{Num, Result};
use scoring::{EntityInput, Figures, ItemInput};

use super::Sources;

/// Whose figures of a shop an item looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Shop,
    Own,
}

/// `None`: the item has one figure, or its entities are nothing a book knows, and it is fed as any other.
pub(super) fn of_shops(item: &Item) -> Option<Whose> {
    let entity = match (&item.per_entity, &item.rule) {
        (Some(per), _) => &per.entity,
        (None, Rule::EntityDeduct { entity, .. } | Rule::EntityPassRate { entity, .. }) => entity,
        _ => return None,
    };
    match entity.as_str() {
        "own_shop" => Some(Whose::Own),
        word if word.starts_with("shop") => Some(Whose::Shop),
        _ => None,
    }
}

pub(super) fn input(
    sources: &Sources<'_>,
    item: &Item,
    metric: &str,
    person: &Person,
    own: &[&Fact],
    only: Option<&BTreeSet<i64>>,
) -> Result<ItemInput> {
    let (facts, shops): (&[&Fact], BTreeSet<i64>) = match of_shops(item) {
        Some(Whose::Own) => (own, own.iter().map(|f| f.shop).collect()),
        _ => (&sources.attributed.shop, shops(sources, person, only)),
    };
    let mut input = ItemInput::default();
    for shop in shops {
        let of_shop: Vec<&Fact> = facts.iter().copied().filter(|f| f.shop == shop).collect();
        let figure = Figures::new(sources.metrics, sources.month.span(), &of_shop).figure(metric)?;
        let entity = sources.shop_names.get(&shop).cloned().unwrap_or_default();
        let state = if figure.value.is_none() && figure.state == FactState::Settled {
            FactState::Missing
        } else {
            figure.state
        };
        input.provisional |= figure.provisional;
        input.days_unsettled += figure.days_unsettled;
        let mut steps = figure.steps;
        let at = steps.iter().position(|s| matches!(s, Step::Figure { .. }));
        let made = at.map(|at| Box::new(steps.remove(at)));
        let denominator = made.as_deref().and_then(denominator);
        let unit = match made.as_deref() {
            Some(Step::Figure { unit, .. }) => unit.clone(),
            _ => None,
        };
        input.steps.push(Step::Entity {
            entity: entity.clone(),
            value: figure.value,
            unit,
            state,
            figure: made,
        });
        // What was taken out of a shop's figure stays visible.
        input.steps.extend(steps);
        input.entities.push(EntityInput { entity, value: figure.value, numerator: None, denominator, state });
    }
    Ok(input)
}

fn shops(sources: &Sources<'_>, person: &Person, only: Option<&BTreeSet<i64>>) -> BTreeSet<i64> {
    if let Some(only) = only {
        return only.clone();
    }
    let own: BTreeSet<i64> = sources.shops_of(person.id).copied().collect();
    if own.is_empty() { sources.shop_names.keys().copied().collect() } else { own }
}

/// What a shop weighs where shops are weighted by it.
fn denominator(figure: &Step) -> Option<Num> {
    match figure {
        Step::Figure { how: How::Rate { denominator, .. }, .. } => Some(*denominator),
        Step::Figure { how: How::Quotient { bottom, .. }, .. } => Some(*bottom),
        _ => None,
    }
}
