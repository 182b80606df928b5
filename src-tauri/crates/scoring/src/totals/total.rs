//! Totals of one metric's own facts: added, weighted, divided from their parts, the largest, the
//! smallest, or the one figure of the whole period.

use std::rc::Rc;
use std::sync::Arc;

use domain::evaluation::{Cell, DayCount, How, Part, PartRole, Step};
use domain::fact::{Fact, FactState};
use domain::metric::{Metric, Total, Unit};
use domain::{Label, Num, Result, Span};

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
    weights: Vec<Part>,
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
        weights: Vec::new(),
    });
    let found = match &metric.total {
        _ if whole.is_some() => whole,
        Total::Sum | Total::PersonDays => added(all.span, metric, &picked)?,
        Total::Rate { .. } | Total::Weighted { .. } | Total::Quotient { .. } => {
            divided(all, metric, &picked, &mut left, &mut warnings)?
        }
        Total::Max => extreme(all.span, &picked, How::Max, picked.values().filter_map(number).max()),
        Total::Min => extreme(all.span, &picked, How::Min, picked.values().filter_map(number).min()),
        // Several figures cannot be totalled.
        Total::None => None,
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
    let sum = matches!(found.how, How::Sum);
    let mut spans = picked.values().map(|f| f.span);
    let first = spans.next();
    let over_days = spans.any(|span| Some(span) != first);
    let name = match metric.total {
        Total::PersonDays if sum && over_days => person_days(metric),
        _ => metric.name.clone(),
    };
    let mut parts = vec![Part {
        role: PartRole::Value,
        metric: id_of(metric, &picked.entries),
        metric_name: name.clone(),
        total: sum.then_some(value),
        cells: cells(metric, picked.entries.iter().copied()),
    }];
    parts.extend(found.weights);
    let mut steps = Vec::with_capacity(USUAL_STEPS);
    steps.push(Step::Figure {
        metric: id_of(metric, &picked.entries),
        metric_name: name,
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

/// What people counted on several days add into: 咨询人数 of days make 咨询人次.
pub fn person_days(metric: &Metric) -> Label {
    Label::new(metric.name.zh.replace("人数", "人次"), format!("{}, person-days", metric.name.en))
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
    Ok(Some(Found { value: sum.get(), how: How::Sum, present, weights: Vec::new() }))
}

/// A metric that days are weighted by, and the figures of it that were used.
struct Weight<'m, 'f> {
    metric: &'m Metric,
    picked: Vec<Rc<Picked<'f>>>,
    used: Vec<&'f Fact>,
    total: Sum,
}

impl<'m, 'f> Weight<'m, 'f> {
    /// Days are weighted by days even where the weight has a figure of the whole period too.
    fn new(all: &Figures<'f>, metric: &'m Metric) -> Self {
        let picked = std::iter::once(all.pick(metric)).chain(all.pick_days(metric)).collect();
        Self { metric, picked, used: Vec::new(), total: Sum::default() }
    }

    /// The weight of the same account and days, or that it is not settled yet.
    fn of(&self, fact: &Fact) -> Option<&'f Fact> {
        // Entries are in the order of account and span.
        let found = self.picked.iter().find_map(|p| {
            let at =
                p.entries.binary_search_by(|e| (e.account, e.span).cmp(&(fact.account, fact.span))).ok()?;
            p.entries.get(at).copied()
        });
        found.filter(|w| counts(w) || w.state == FactState::Unsettled)
    }

    fn part(self) -> Part {
        Part {
            role: PartRole::Weight,
            metric: id_of(self.metric, &self.used),
            metric_name: self.metric.name.clone(),
            total: Some(self.metric.unit.to_display(self.total.get())),
            cells: cells(self.metric, self.used.into_iter()),
        }
    }
}

/// Σ numerators ÷ Σ denominators; where a fact has no parts, its value weighted by what its layout names, else the
/// dictionary, of the same account and days.
fn divided<'f>(
    all: &Figures<'f>,
    metric: &Metric,
    picked: &Picked<'f>,
    left: &mut Left,
    warnings: &mut Vec<domain::Problem>,
) -> Result<Option<Found>> {
    let general = match &metric.total {
        Total::Rate { weight } | Total::Weighted { weight } => {
            weight.as_deref().and_then(|w| all.metrics.get(w))
        }
        _ => None,
    };
    let mut weights: Vec<Weight> = Vec::new();
    let (mut top, mut bottom) = (Sum::default(), Sum::default());
    let mut present: Days = 0;
    for fact in picked.values() {
        let Some(value) = number(fact) else { continue };
        let days = super::mask(all.span, fact.span);
        if let (Some(n), Some(d)) = (fact.numerator, fact.denominator) {
            if d.is_zero() {
                left.zero |= days;
                continue;
            }
            top.add(n)?;
            bottom.add(d)?;
            present |= days;
            continue;
        }
        let mut found = None;
        for by in all.metrics.weight_of(&metric.id, &fact.layout).into_iter().chain(general) {
            let at = weights.iter().position(|w| w.metric.id == by.id).unwrap_or_else(|| {
                weights.push(Weight::new(all, by));
                weights.len() - 1
            });
            if let Some(own) = weights.get(at).and_then(|w| w.of(fact)) {
                found = Some((at, own));
                break;
            }
        }
        let Some((weight, own)) = found.and_then(|(at, own)| Some((weights.get_mut(at)?, own))) else {
            left.stuck = true;
            continue;
        };
        if own.state == FactState::Unsettled {
            left.late |= days;
        }
        match number(own) {
            Some(n) if n.is_zero() => left.zero |= days,
            Some(n) => {
                top.add_product(value, n)?;
                bottom.add(n)?;
                weight.total.add(n)?;
                weight.used.push(own);
                present |= days;
            }
            None => left.stuck = true,
        }
    }
    warnings.extend(weights.iter().filter_map(|w| w.picked.first()).flat_map(|p| p.warnings.iter().cloned()));
    let Some(value) = top.get().checked_div(bottom.get()) else { return Ok(None) };
    weights.retain(|w| !w.used.is_empty());
    let how = match weights_name(&weights) {
        None => How::Rate { numerator: top.get(), denominator: bottom.get() },
        Some(by) => How::Weighted { by, total: bottom.get() },
    };
    Ok(Some(Found { value, how, present, weights: weights.into_iter().map(Weight::part).collect() }))
}

/// One name for what the days were weighted by; sheets of several layouts may each have their own.
fn weights_name(weights: &[Weight]) -> Option<Label> {
    let joined = |pick: fn(&Label) -> &str| {
        weights.iter().map(|w| pick(&w.metric.name)).collect::<Vec<_>>().join(" + ")
    };
    match weights {
        [] => None,
        [only] => Some(only.metric.name.clone()),
        _ => Some(Label::new(joined(|l| &l.zh), joined(|l| &l.en))),
    }
}

fn extreme(span: Span, picked: &Picked, how: How, value: Option<Num>) -> Option<Found> {
    Some(Found { value: value?, how, present: picked.days(span, counts), weights: Vec::new() })
}
