//! Ranks of one scheme: by total, 1, 1, 3; ties are broken only by the items the scheme names. Also the
//! group's means, which are those of the ranked. Changes no points.

use std::cmp::Ordering;

use domain::evaluation::{GroupMean, ItemResult, Sheet, Unranked};
use domain::fact::Value;
use domain::scheme::Scheme;
use domain::{Num, Problem, Result};

use crate::group::is_lower;

/// Sets `rank` and `of`, and puts the sheets in order: rank, then 工号.
pub fn rank(scheme: &Scheme, sheets: &mut [Sheet]) {
    let mut order: Vec<usize> = (0..sheets.len()).filter(|i| is_ranked(scheme, &sheets[*i])).collect();
    order.sort_by(|a, b| compare(scheme, &sheets[*a], &sheets[*b]));
    let of = order.len() as u32;
    let mut before: Option<(usize, u32)> = None;
    for (place, i) in order.into_iter().enumerate() {
        let rank = match before {
            Some((j, rank)) if compare(scheme, &sheets[i], &sheets[j]) == Ordering::Equal => rank,
            _ => place as u32 + 1,
        };
        sheets[i].rank = Some(rank);
        before = Some((i, rank));
    }
    for sheet in sheets.iter_mut() {
        sheet.of = of;
    }
    sheets.sort_by(|a, b| {
        let key = |s: &Sheet| s.rank.unwrap_or(u32::MAX);
        key(a).cmp(&key(b)).then_with(|| a.person.cmp(&b.person))
    });
}

fn is_ranked(scheme: &Scheme, sheet: &Sheet) -> bool {
    match sheet.unranked {
        _ if sheet.total.is_none() => false,
        None => true,
        Some(Unranked::Missing | Unranked::Gate) => false,
        Some(Unranked::Probation | Unranked::Leaver | Unranked::LowVolume | Unranked::PartMonth) => {
            scheme.rank_everyone
        }
    }
}

/// Better first: the total, then for each item the scheme names its points, then its value.
fn compare(scheme: &Scheme, a: &Sheet, b: &Sheet) -> Ordering {
    let mut order = b.total.cmp(&a.total);
    for id in &scheme.tie_break {
        if order != Ordering::Equal {
            break;
        }
        let find = |s: &'_ Sheet| s.items.iter().find(|i| *i.item == **id).map(|i| (i.points, number(i)));
        let (Some((ap, av)), Some((bp, bv))) = (find(a), find(b)) else { continue };
        let lower = scheme.items.iter().any(|i| i.id == *id && is_lower(i));
        let by_value = if lower { av.cmp(&bv) } else { bv.cmp(&av) };
        order = bp.cmp(&ap).then(by_value);
    }
    order
}

fn number(item: &ItemResult) -> Option<Num> {
    item.value.as_ref().and_then(Value::number).map(Num::compared)
}

/// Means over the ranked, by item: of the values to four places, of the points to two.
pub fn group(scheme: &Scheme, sheets: &[Sheet]) -> Result<Vec<GroupMean>> {
    let mut means: Vec<(Mean, Mean)> = scheme.enabled().map(|_| Default::default()).collect();
    for sheet in sheets.iter().filter(|s| s.rank.is_some()) {
        for (item, (values, points)) in sheet.items.iter().zip(&mut means) {
            values.add(number(item))?;
            points.add(item.points)?;
        }
    }
    let means = scheme.enabled().zip(&means).map(|(item, (values, points))| GroupMean {
        item: item.id.clone(),
        value: values.get(4),
        points: points.get(2),
    });
    Ok(means.collect())
}

#[derive(Default)]
struct Mean {
    sum: Num,
    count: u32,
}

impl Mean {
    fn add(&mut self, value: Option<Num>) -> Result<()> {
        if let Some(value) = value {
            let sum = self.sum.checked_add(value.0).ok_or_else(|| Problem::new("score.overflow"))?;
            (self.sum, self.count) = (Num(sum), self.count + 1);
        }
        Ok(())
    }

    fn get(&self, places: u32) -> Option<Num> {
        self.sum.checked_div(Num::from(self.count)).map(|mean| mean.round_half_up(places))
    }
}
