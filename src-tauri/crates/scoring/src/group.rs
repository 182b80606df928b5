//! What a group's people reached, for rules that measure one by the others. Everybody of the scheme and month
//! with a figure is in means and medians; only who is ranked takes a place, and the others get the place they
//! would have without taking it from anybody.

use std::cmp::Ordering;

use domain::evaluation::{GroupBasis, Unranked};
use domain::fact::Value;
use domain::scheme::{Item, RelativeTo, Rule, Scheme, SmallGroup};
use domain::{Num, Result};

use crate::entities::sum;
use crate::filled::aside;
use crate::input::PersonInput;

/// The figures of everybody, by item.
pub struct Group {
    items: Vec<Vec<Figure>>,
    /// Whether each person takes a place.
    ranked: Vec<bool>,
}

struct Figure {
    person: usize,
    /// `None`: the item's value itself.
    entity: Option<String>,
    /// The name of the person's group.
    label: Option<String>,
    value: Num,
    /// What parts equal values, better first; `None` last.
    tie: Option<Num>,
}

/// The figure that somebody is measured by, exact as top ÷ bottom.
pub struct Common {
    pub top: Num,
    pub bottom: Num,
    pub people: u32,
    pub basis: GroupBasis,
}

pub struct Place {
    pub rank: u32,
    pub of: u32,
}

impl Group {
    /// `None` where no item of the scheme measures by the others.
    pub fn of(scheme: &Scheme, people: &[PersonInput]) -> Option<Group> {
        let relative = |i: &Item| matches!(i.rule, Rule::Relative { .. });
        if !scheme.enabled().any(relative) {
            return None;
        }
        let items = scheme.enabled().enumerate().map(|(at, item)| match &item.rule {
            Rule::Relative { within, tie_break, .. } => {
                figures(scheme, people, at, within.as_deref(), tie_break.as_deref())
            }
            _ => Vec::new(),
        });
        let ranked = people.iter().map(|p| match aside(scheme, p) {
            None => true,
            Some(Unranked::Gate) => false,
            Some(_) => scheme.rank_everyone,
        });
        Some(Group { items: items.collect(), ranked: ranked.collect() })
    }

    fn figure(&self, item: usize, person: usize, entity: Option<&str>) -> Option<&Figure> {
        self.items.get(item)?.iter().find(|f| f.person == person && f.entity.as_deref() == entity)
    }

    fn like<'a>(&'a self, item: usize, entity: Option<&'a str>) -> impl Iterator<Item = &'a Figure> {
        self.items.get(item).into_iter().flatten().filter(move |f| f.entity.as_deref() == entity)
    }

    /// Mean or median of the person's group, of everybody where the group is too small, or the baseline.
    /// `None` where there is nothing above zero to measure by.
    pub fn common(
        &self,
        item: usize,
        person: usize,
        entity: Option<&str>,
        to: RelativeTo,
        small: Option<&SmallGroup>,
    ) -> Result<Option<Common>> {
        let Some(own) = self.figure(item, person, entity) else { return Ok(None) };
        let group: Vec<Num> =
            self.like(item, entity).filter(|f| f.label == own.label).map(|f| f.value).collect();
        let too_small = |numbers: &[Num]| small.is_some_and(|s| numbers.len() as u64 <= u64::from(s.at_most));
        let (numbers, basis) = if !too_small(&group) {
            (group, GroupBasis::Group)
        } else {
            let everybody: Vec<Num> = self.like(item, entity).map(|f| f.value).collect();
            if too_small(&everybody) {
                let baseline = small.and_then(|s| {
                    own.label.as_ref().and_then(|l| s.baselines.get(l)).copied().or(s.baseline)
                });
                let people = everybody.len() as u32;
                let common =
                    baseline.map(|top| Common { top, bottom: Num::ONE, people, basis: GroupBasis::Baseline });
                return Ok(common.filter(|c| c.top > Num::ZERO));
            }
            (everybody, GroupBasis::Everybody)
        };
        let people = numbers.len() as u32;
        let (top, bottom) = match to {
            RelativeTo::GroupMedian => median(numbers)?,
            _ => (sum(numbers.iter().copied())?, Num::from(people)),
        };
        Ok(Some(Common { top, bottom, people, basis }).filter(|c| c.top > Num::ZERO))
    }

    /// The person's place among those who are ranked.
    pub fn place(&self, item: usize, person: usize, entity: Option<&str>, lower: bool) -> Option<Place> {
        let own = self.figure(item, person, entity)?;
        let better = |other: &Figure| {
            let (theirs, ours) = (other.value.compared(), own.value.compared());
            let by_value = if lower { theirs.cmp(&ours) } else { ours.cmp(&theirs) };
            by_value.then_with(|| own.tie.cmp(&other.tie)) == Ordering::Less
        };
        let (mut rank, mut of) = (1, 0);
        for other in self.like(item, entity).filter(|f| f.label == own.label) {
            if self.ranked.get(other.person).copied().unwrap_or_default() {
                of += 1;
                rank += u32::from(better(other));
            }
        }
        Some(Place { rank, of })
    }
}

/// Half of the numbers lie on either side of the median; of an even number it lies between two.
fn median(mut numbers: Vec<Num>) -> Result<(Num, Num)> {
    numbers.sort_unstable();
    let half = numbers.len() / 2;
    let at = |i: usize| numbers.get(i).copied().unwrap_or_default();
    if numbers.len() % 2 == 1 {
        return Ok((at(half), Num::ONE));
    }
    Ok((sum([at(half.saturating_sub(1)), at(half)].into_iter())?, Num::from(2)))
}

fn figures(
    scheme: &Scheme,
    people: &[PersonInput],
    at: usize,
    within: Option<&str>,
    tie_break: Option<&str>,
) -> Vec<Figure> {
    let place = |id: Option<&str>| id.and_then(|id| scheme.enabled().position(|i| i.id == id));
    let (within, tie) = (place(within), place(tie_break));
    let tie_lower = tie.and_then(|at| scheme.enabled().nth(at)).is_some_and(is_lower);
    let mut figures = Vec::new();
    for (person, input) in people.iter().enumerate() {
        let value = |at: Option<usize>| at.and_then(|at| input.items.get(at)).and_then(|i| i.value.as_ref());
        let label = value(within).map(|v| v.to_string().trim().to_owned());
        let tie = value(tie)
            .and_then(Value::number)
            .map(|n| if tie_lower { Num::from(-n.0) } else { n }.compared());
        let Some(own) = input.items.get(at) else { continue };
        let mut add = |entity: Option<String>, value: Num| {
            figures.push(Figure { person, entity, label: label.clone(), value, tie });
        };
        if let Some(value) = own.value.as_ref().and_then(Value::number) {
            add(None, value);
        }
        for each in &own.entities {
            if let Some(value) = each.value {
                add(Some(each.entity.clone()), value);
            }
        }
    }
    figures
}

/// Whether less is better of an item, by its rule.
pub fn is_lower(item: &Item) -> bool {
    match item.rule {
        Rule::Ratio { lower, .. } | Rule::Relative { lower, .. } => lower,
        Rule::Deduct { .. } | Rule::EntityDeduct { .. } => true,
        _ => false,
    }
}
