//! Totals of one metric's own facts: added, weighted, divided from their parts, the largest, the
//! smallest, or the one figure of the whole period.

use std::rc::Rc;
use std::sync::Arc;

use domain::evaluation::{Cell, DayCount, How, Part, PartRole, Step};
use domain::fact::{Fact, FactState};
use domain::metric::{Metric, Total, Unit};
use domain::{Num, Result, Span};

use super::pick::{Picked, counts};
use super::{Days, Figure, Figures, number, overflow};

/// The figure, its target, its rule: room for them is made at once.
const USUAL_STEPS: usize = 3;

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

/// What became of the days that are not in the value although they have one.
#[derive(Default)]
struct Left {
    /// Their denominator or weight is zero: there was nothing to measure.
    zero: Days,
    /// Their weight is not settled yet.
    late: Days,
    /// They have no weight at all.
    stuck: bool,
}

pub fn figure(all: &Figures, metric: &Metric) -> Result<Figure> {
    if let Some((fact, value)) = all.only(metric) {
        return Ok(whole(all, metric, fact, value));
    }
    let picked = all.pick(metric);
    let mut warnings = picked.warnings.clone();
    let mut left = Left::default();
    let whole = single_whole(all.span, &picked).and_then(number).map(|value| Found {
        value,
        how: How::Whole,
        present: super::mask(all.span, all.span),
        weights: None,
    });
    let found = match &metric.total {
        _ if whole.is_some() => whole,
        Total::Sum | Total::PersonDays => added(all.span, metric, &picked)?,
        Total::Rate { weight } | Total::Weighted { weight } => {
            let by = weight.as_deref().and_then(|w| all.metrics.get(w));
            let mut weights = Vec::new();
            if let Some(by) = by {
                // Days are weighted by days even where the weight has a figure of the whole period too.
                weights.push(all.pick(by));
                weights.extend(all.pick_days(by));
                warnings.extend(weights.iter().take(1).flat_map(|w| w.warnings.iter().cloned()));
            }
            divided(all.span, &picked, by, &weights, &mut left)?
        }
        Total::Max => extreme(all.span, &picked, How::Max, picked.values().filter_map(number).max()),
        Total::Min => extreme(all.span, &picked, How::Min, picked.values().filter_map(number).min()),
        // Several figures cannot be totalled.
        Total::None | Total::Quotient { .. } => None,
    };
    Ok(finish(all, metric, &picked, found, &left, warnings))
}

/// The one figure of the whole period: most of a year is this, so it goes the short way.
fn whole(all: &Figures, metric: &Metric, fact: &Fact, value: Num) -> Figure {
    let value = metric.unit.to_display(value);
    let unsettled = fact.state == FactState::Unsettled;
    let part = Part {
        role: PartRole::Value,
        metric: id_of(metric, &[fact]),
        metric_name: metric.name.clone(),
        total: None,
        cells: vec![cell(fact, Some(value))],
    };
    let mut steps = Vec::with_capacity(USUAL_STEPS);
    steps.push(Step::Figure {
        metric: Arc::clone(&part.metric),
        metric_name: metric.name.clone(),
        unit: metric.unit.symbol(),
        decimals: metric.decimals,
        value: Some(value),
        how: How::Whole,
        days: None,
        parts: vec![part],
        layout: None,
    });
    Figure {
        value: Some(value),
        state: fact.state,
        provisional: unsettled,
        days_unsettled: if unsettled { super::mask(all.span, all.span).count_ones() } else { 0 },
        steps,
        warnings: Vec::new(),
    }
}

fn finish(
    all: &Figures,
    metric: &Metric,
    picked: &Picked,
    found: Option<Found>,
    left: &Left,
    warnings: Vec<domain::Problem>,
) -> Figure {
    let unsettled = picked.days(all.span, |f| f.state == FactState::Unsettled) | left.late;
    let present = found.as_ref().map_or(0, |f| f.present);
    let empty = picked.days(all.span, |f| f.state == FactState::NotMeasured) | left.zero;
    let not_measured = empty & !present;
    let days_unsettled = unsettled.count_ones();
    let Some(found) = found else {
        return Figure {
            value: None,
            state: match state_without_value(picked) {
                _ if unsettled != 0 => FactState::Unsettled,
                FactState::NotMeasured if left.stuck => FactState::Missing,
                state => state,
            },
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
        metric: id_of(metric, &picked.entries),
        metric_name: metric.name.clone(),
        total: matches!(found.how, How::Sum).then_some(value),
        cells: cells(metric, picked.entries.iter().copied()),
    }];
    parts.extend(found.weights);
    let mut steps = Vec::with_capacity(USUAL_STEPS);
    steps.push(Step::Figure {
        metric: id_of(metric, &picked.entries),
        metric_name: metric.name.clone(),
        unit: metric.unit.symbol(),
        decimals: metric.decimals,
        value: Some(value),
        how: found.how,
        days,
        parts,
        layout: picked.layout.map(|l| Box::new(all.metrics.layout_name(l))),
    });
    Figure {
        value: Some(value),
        state: if unsettled == 0 { FactState::Settled } else { FactState::Unsettled },
        provisional: unsettled != 0,
        days_unsettled,
        steps,
        warnings,
    }
}

/// Why there is no value: nothing to measure on any day, or not settled yet, or missing.
pub fn state_without_value(picked: &Picked) -> FactState {
    let has = |state| picked.entries.iter().any(|f| f.state == state);
    if has(FactState::Unsettled) {
        FactState::Unsettled
    } else if has(FactState::Missing) || picked.entries.is_empty() {
        FactState::Missing
    } else {
        FactState::NotMeasured
    }
}

/// The metric's id as its facts already hold it.
pub fn id_of(metric: &Metric, facts: &[&Fact]) -> Arc<str> {
    let own = facts.first().filter(|f| *f.metric == metric.id);
    own.map_or_else(|| Arc::from(metric.id.as_str()), |f| Arc::clone(&f.metric))
}

pub fn cells<'f>(metric: &Metric, facts: impl Iterator<Item = &'f Fact>) -> Vec<Cell> {
    facts.map(|f| cell(f, number(f).map(|v| metric.unit.to_display(v)))).collect()
}

/// `value` in the unit that is shown.
fn cell(fact: &Fact, value: Option<Num>) -> Cell {
    let Span { first, last } = fact.span;
    Cell { file: fact.sheet, row: fact.row, col: fact.col, first, last, value, state: fact.state }
}

fn single_whole<'a>(span: Span, picked: &Picked<'a>) -> Option<&'a Fact> {
    let mut values = picked.values();
    let first = values.next().filter(|f| f.span == span)?;
    values.next().is_none().then_some(first)
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

/// Σ numerators ÷ Σ denominators; where a fact has no parts, its value weighted by the metric `by` of the
/// same account and days.
fn divided(
    span: Span,
    picked: &Picked,
    by: Option<&Metric>,
    weights: &[Rc<Picked>],
    left: &mut Left,
) -> Result<Option<Found>> {
    // Entries are in the order of account and span.
    let weight_of = |fact: &Fact| {
        weights.iter().find_map(|w| {
            let at =
                w.entries.binary_search_by(|e| (e.account, e.span).cmp(&(fact.account, fact.span))).ok()?;
            w.entries.get(at).copied()
        })
    };
    let (mut top, mut bottom) = (Sum::default(), Sum::default());
    let mut present: Days = 0;
    let mut used: Vec<&Fact> = Vec::new();
    for fact in picked.values() {
        let Some(value) = number(fact) else { continue };
        let days = super::mask(span, fact.span);
        if let (Some(n), Some(d)) = (fact.numerator, fact.denominator) {
            if d.is_zero() {
                left.zero |= days;
                continue;
            }
            top.add(n)?;
            bottom.add(d)?;
        } else {
            let weight = weight_of(fact);
            if weight.is_some_and(|w| w.state == FactState::Unsettled) {
                left.late |= days;
            }
            match weight.filter(|w| counts(w)).and_then(|w| Some((w, number(w)?))) {
                Some((_, w)) if w.is_zero() => {
                    left.zero |= days;
                    continue;
                }
                Some((weight, w)) => {
                    top.add_product(value, w)?;
                    bottom.add(w)?;
                    used.push(weight);
                }
                None => {
                    left.stuck = true;
                    continue;
                }
            }
        }
        present |= days;
    }
    let Some(value) = top.get().checked_div(bottom.get()) else { return Ok(None) };
    let (Some(by), false) = (by, used.is_empty()) else {
        let how = How::Rate { numerator: top.get(), denominator: bottom.get() };
        return Ok(Some(Found { value, how, present, weights: None }));
    };
    let weights = Part {
        role: PartRole::Weight,
        metric: id_of(by, &used),
        metric_name: by.name.clone(),
        total: Some(by.unit.to_display(bottom.get())),
        cells: cells(by, used.into_iter()),
    };
    let how = How::Weighted { by: by.name.clone(), total: bottom.get() };
    Ok(Some(Found { value, how, present, weights: Some(weights) }))
}

fn extreme(span: Span, picked: &Picked, how: How, value: Option<Num>) -> Option<Found> {
    Some(Found { value: value?, how, present: picked.days(span, counts), weights: None })
}
