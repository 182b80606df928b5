//! Totals of one metric's own facts: added, weighted, divided from their parts, the largest, the
//! smallest, or the one figure of the whole period.

use std::collections::HashMap;

use domain::evaluation::{Cell, DayCount, How, Part, PartRole, Step};
use domain::fact::{Fact, FactState};
use domain::metric::{Metric, Total, Unit};
use domain::{Label, Num, Result, Span};

use super::pick::{Picked, counts};
use super::{Days, Figure, Figures, number, overflow};

/// A sum that stays exact or says that it does not fit.
#[derive(Default)]
pub struct Sum(pub Num);

impl Sum {
    pub fn add(&mut self, n: Num) -> Result<()> {
        self.0 = Num(self.0.checked_add(n.0).ok_or_else(overflow)?);
        Ok(())
    }

    pub fn add_product(&mut self, a: Num, b: Num) -> Result<()> {
        self.add(Num(a.checked_mul(b.0).ok_or_else(overflow)?))
    }

    pub fn get(&self) -> Num {
        Num::from(self.0.0)
    }
}

/// What a total found out.
struct Found {
    value: Num,
    how: How,
    /// Days whose figures are in the value.
    present: Days,
    weights: Option<Part>,
}

pub fn figure(all: &Figures, metric: &Metric) -> Result<Figure> {
    let picked = all.pick(&metric.id)?;
    let mut warnings = picked.warnings.clone();
    let found = match &metric.total {
        _ if single_whole(all.span, &picked).is_some() => whole(all.span, &picked),
        Total::Sum | Total::PersonDays => added(all.span, metric, &picked)?,
        Total::Rate { weight } | Total::Weighted { weight } => {
            let weights = match weight {
                Some(w) => {
                    let weights = all.pick(w)?;
                    warnings.extend(weights.warnings.iter().cloned());
                    all.metrics.get(w).map(|m| (m, weights))
                }
                None => None,
            };
            divided(all.span, &picked, weights.as_ref().map(|(m, p)| (*m, p.as_ref())))?
        }
        Total::Max => extreme(all.span, &picked, How::Max, picked.values().filter_map(number).max()),
        Total::Min => extreme(all.span, &picked, How::Min, picked.values().filter_map(number).min()),
        Total::None | Total::Quotient { .. } => single(all.span, &picked),
    };
    Ok(finish(all, metric, &picked, found, warnings))
}

fn finish(
    all: &Figures,
    metric: &Metric,
    picked: &Picked,
    found: Option<Found>,
    warnings: Vec<domain::Problem>,
) -> Figure {
    let unsettled = picked.days(all.span, |f| f.state == FactState::Unsettled);
    let present = found.as_ref().map_or(0, |f| f.present);
    let not_measured = picked.days(all.span, |f| f.state == FactState::NotMeasured) & !present;
    let days_unsettled = unsettled.count_ones();
    let Some(found) = found else {
        return Figure {
            value: None,
            state: state_without_value(picked),
            provisional: unsettled != 0,
            days_unsettled,
            steps: Vec::new(),
            warnings,
        };
    };
    let value = metric.unit.to_display(found.value);
    let days = (!matches!(found.how, How::Whole)).then(|| DayCount {
        present: present.count_ones(),
        of: ((all.known & !not_measured) | present).count_ones(),
        unsettled: days_unsettled,
    });
    let mut parts = vec![Part {
        role: PartRole::Value,
        metric: metric.id.clone(),
        metric_name: metric.name.clone(),
        total: matches!(found.how, How::Sum).then_some(value),
        cells: cells(metric, picked.entries.iter().copied()),
    }];
    parts.extend(found.weights);
    Figure {
        value: Some(value),
        state: if unsettled == 0 { FactState::Settled } else { FactState::Unsettled },
        provisional: unsettled != 0,
        days_unsettled,
        steps: vec![Step::Figure {
            metric: metric.id.clone(),
            metric_name: metric.name.clone(),
            unit: metric.unit.symbol(),
            decimals: metric.decimals,
            value: Some(value),
            how: found.how,
            days,
            parts,
            layout: picked.layout.map(|l| all.metrics.layout_name(l)),
        }],
        warnings,
    }
}

/// Why there is no value: nothing to measure on any day, or not settled yet, or missing.
pub fn state_without_value(picked: &Picked) -> FactState {
    let has = |state| picked.entries.iter().any(|f| f.state == state);
    // A value that could not be totalled (no weight) is missing, not unmeasured.
    let stuck = picked.entries.iter().any(|f| counts(f) && f.denominator.is_none_or(|d| !d.is_zero()));
    if has(FactState::Unsettled) {
        FactState::Unsettled
    } else if has(FactState::Missing) || stuck || picked.entries.is_empty() {
        FactState::Missing
    } else {
        FactState::NotMeasured
    }
}

pub fn cells<'f>(metric: &Metric, facts: impl Iterator<Item = &'f Fact>) -> Vec<Cell> {
    facts
        .map(|f| Cell {
            file: f.sheet,
            row: f.row,
            col: f.col,
            first: f.span.first,
            last: f.span.last,
            value: number(f).map(|v| metric.unit.to_display(v)),
            state: f.state,
        })
        .collect()
}

fn single_whole<'a>(span: Span, picked: &Picked<'a>) -> Option<&'a Fact> {
    let mut values = picked.values();
    let first = values.next().filter(|f| f.span == span)?;
    values.next().is_none().then_some(first)
}

fn whole(span: Span, picked: &Picked) -> Option<Found> {
    let value = single_whole(span, picked).and_then(number)?;
    Some(Found { value, how: How::Whole, present: super::mask(span, span), weights: None })
}

/// The only figure there is; several cannot be totalled.
fn single(span: Span, picked: &Picked) -> Option<Found> {
    whole(span, picked)
}

/// The facts to add. One day worked in two shops is one day worked.
pub fn addends<'a>(metric: &Metric, span: Span, picked: &Picked<'a>) -> Vec<&'a Fact> {
    let values = picked.values();
    if metric.unit != Unit::Days {
        return values.collect();
    }
    let mut by_day: Vec<&'a Fact> = values.collect();
    by_day.sort_by_key(|f| (f.span, std::cmp::Reverse(number(f))));
    let mut taken: Days = 0;
    by_day.retain(|f| {
        let days = super::mask(span, f.span);
        let free = taken & days == 0;
        taken |= days;
        free
    });
    by_day
}

fn added(span: Span, metric: &Metric, picked: &Picked) -> Result<Option<Found>> {
    let facts = addends(metric, span, picked);
    if facts.is_empty() {
        return Ok(None);
    }
    let mut sum = Sum::default();
    for value in facts.iter().filter_map(|f| number(f)) {
        sum.add(value)?;
    }
    let present = picked.days(span, counts);
    Ok(Some(Found { value: sum.get(), how: How::Sum, present, weights: None }))
}

/// Σ numerators ÷ Σ denominators; where a fact has no parts, its value weighted by `weights` of the same
/// account and days.
fn divided(span: Span, picked: &Picked, weights: Option<(&Metric, &Picked)>) -> Result<Option<Found>> {
    let by_key: HashMap<(Option<i64>, Span), &Fact> = match weights {
        Some((_, w)) => w.values().map(|f| ((f.account, f.span), f)).collect(),
        None => HashMap::new(),
    };
    let (mut top, mut bottom) = (Sum::default(), Sum::default());
    let mut present: Days = 0;
    let mut used: Vec<&Fact> = Vec::new();
    let mut parts_only = true;
    for fact in picked.values() {
        let Some(value) = number(fact) else { continue };
        if let (Some(n), Some(d)) = (fact.numerator, fact.denominator) {
            if d.is_zero() {
                continue;
            }
            top.add(n)?;
            bottom.add(d)?;
        } else {
            let Some(weight) = by_key.get(&(fact.account, fact.span)) else { continue };
            let Some(w) = number(weight).filter(|w| !w.is_zero()) else { continue };
            top.add_product(value, w)?;
            bottom.add(w)?;
            used.push(weight);
            parts_only = false;
        }
        present |= super::mask(span, fact.span);
    }
    let Some(value) = top.get().checked_div(bottom.get()) else { return Ok(None) };
    let weighted = |name: &Label| How::Weighted { by: name.clone(), total: bottom.get() };
    let how = match weights {
        Some((by, _)) if !parts_only => weighted(&by.name),
        _ => How::Rate { numerator: top.get(), denominator: bottom.get() },
    };
    let weights = weights.filter(|_| !parts_only).map(|(by, _)| Part {
        role: PartRole::Weight,
        metric: by.id.clone(),
        metric_name: by.name.clone(),
        total: Some(by.unit.to_display(bottom.get())),
        cells: cells(by, used.into_iter()),
    });
    Ok(Some(Found { value, how, present, weights }))
}

fn extreme(span: Span, picked: &Picked, how: How, value: Option<Num>) -> Option<Found> {
    Some(Found { value: value?, how, present: picked.days(span, counts), weights: None })
}
