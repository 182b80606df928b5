//! The figure of a metric for one person over one period, out of the facts of all the person's accounts,
//! with every cell it is made of. Rates come from their parts, never from a mean of days; a missing day is
//! not zero, and a day with nothing to measure does not count.

mod pick;
mod quotient;
mod total;

use std::cell::OnceCell;
use std::rc::Rc;

use domain::evaluation::Step;
use domain::fact::{Fact, FactState, Value};
use domain::metric::{Metric, Total};
use domain::scheme::Scheme;
use domain::{Num, Problem, Result, Span};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

use crate::input::ItemInput;
use crate::metrics::Metrics;
use pick::Picked;

/// A set of days of the period, one bit a day; periods are at most 128 days long.
type Days = u128;

/// The total of one metric, in its display unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub value: Option<Num>,
    pub state: FactState,
    pub provisional: bool,
    pub days_unsettled: u32,
    pub steps: Vec<Step>,
    /// `facts.layouts_differ`.
    pub warnings: Vec<Problem>,
}

impl From<Figure> for ItemInput {
    fn from(figure: Figure) -> Self {
        ItemInput {
            value: figure.value.map(Value::Number),
            state: figure.state,
            provisional: figure.provisional,
            days_unsettled: figure.days_unsettled,
            steps: figure.steps,
            ..ItemInput::default()
        }
    }
}

/// Metrics that a scheme looks at, about: room for them is made at once.
const USUAL_METRICS: usize = 16;

/// One person's facts of one period, grouped once and asked for many metrics.
pub struct Figures<'a> {
    metrics: &'a Metrics<'a>,
    span: Span,
    groups: Vec<Group<'a>>,
    /// Where among `groups` a metric is.
    places: FxHashMap<&'a str, usize>,
    any_excluded: bool,
    /// Days of the period on which anything at all is known of the person.
    known: Days,
}

#[derive(Default)]
struct Group<'a> {
    metric: &'a str,
    facts: SmallVec<[&'a Fact; 2]>,
    excluded: Vec<&'a Fact>,
    picked: OnceCell<Rc<Picked<'a>>>,
}

impl<'a> Figures<'a> {
    /// `facts` are those of one person (`attribute`); what lies outside `span` and what a later import
    /// replaced is left aside. A fact that only partly lies inside is not counted: it cannot be split.
    pub fn new(metrics: &'a Metrics<'a>, span: Span, facts: &[&'a Fact]) -> Self {
        let mut groups: Vec<Group<'a>> = Vec::with_capacity(USUAL_METRICS);
        let mut places = FxHashMap::with_capacity_and_hasher(USUAL_METRICS, FxBuildHasher);
        let mut any_excluded = false;
        let mut known: Days = 0;
        // The cells of a row come in the order of the row before: the next metric is usually the next one.
        let mut next = 0;
        for fact in facts.iter().filter(|f| !f.outranked && span.contains(f.span)) {
            if fact.span != span {
                known |= mask(span, fact.span);
            }
            let name: &'a str = &fact.metric;
            let place = match groups.get(next) {
                Some(guess) if std::ptr::eq(guess.metric, name) => next,
                _ => *places.entry(name).or_insert_with(|| {
                    groups.push(Group { metric: name, ..Group::default() });
                    groups.len() - 1
                }),
            };
            next = if place + 1 < groups.len() { place + 1 } else { 0 };
            if let Some(group) = groups.get_mut(place) {
                any_excluded |= fact.excluded.is_some();
                if fact.excluded.is_some() {
                    group.excluded.push(fact);
                } else {
                    group.facts.push(fact);
                }
            }
        }
        Self { metrics, span, groups, places, any_excluded, known }
    }

    /// The metric's total. Without facts the figure is missing.
    /// Errors: `score.overflow`, `score.unknown_metric`.
    pub fn figure(&self, metric: &str) -> Result<Figure> {
        let metric = self.metrics.get(metric).ok_or_else(|| unknown(metric))?;
        let mut figure = match &metric.total {
            Total::Quotient { top, bottom } if !self.has_whole(&metric.id) => {
                let divided = quotient::figure(self, metric, top, bottom)?;
                match divided.value {
                    // What it is made of is not all there: the figures that platforms print of it may do.
                    None if self.has_own_base(metric) => {
                        let weighted = total::figure(self, metric)?;
                        if weighted.value.is_some() { weighted } else { divided }
                    }
                    _ => divided,
                }
            }
            _ => total::figure(self, metric)?,
        };
        for fact in self.excluded(metric) {
            if let Some(exclusion) = &fact.excluded {
                let own = self.metrics.get(&fact.metric).unwrap_or(metric);
                let value = number(fact).map(|v| own.unit.to_display(v));
                figure.steps.push(Step::Excluded {
                    span: fact.span,
                    value,
                    reason: exclusion.reason.clone(),
                    by: exclusion.by.clone(),
                    at: exclusion.at.clone(),
                    id: exclusion.id,
                    cell: total::cells(own, std::iter::once(fact)).pop().map(Box::new),
                    metric_name: own.name.clone(),
                    unit: own.unit.symbol(),
                });
            }
        }
        Ok(figure)
    }

    /// The facts that some figure is made of: of each metric those chosen among accounts and reports. Days beside a
    /// figure of the whole period are among them only where another metric is made of this one, or a report weights
    /// its days by it.
    pub fn chosen(&self) -> Vec<&'a Fact> {
        let mut chosen = Vec::new();
        for group in &self.groups {
            let Some(metric) = self.metrics.get(group.metric) else {
                chosen.extend(&group.facts);
                continue;
            };
            chosen.extend(&self.pick(metric).entries);
            if self.has_whole(group.metric)
                && (self.metrics.is_ingredient(group.metric) || self.is_weight(group.metric))
                && let Some(days) = self.pick_days(metric)
            {
                chosen.extend(&days.entries);
            }
        }
        chosen
    }

    /// The figure that decides whether the person is under the scheme's minimum volume.
    pub fn volume(&self, scheme: &Scheme) -> Result<Option<Num>> {
        match &scheme.min_volume {
            Some(least) => Ok(self.figure(&least.metric)?.value),
            None => Ok(None),
        }
    }

    /// Excluded facts of the metric and of what it is made of.
    fn excluded(&self, metric: &'a Metric) -> impl Iterator<Item = &'a Fact> {
        if !self.any_excluded {
            return Vec::new().into_iter();
        }
        let by_layout = self.facts(&metric.id).iter();
        let mut names: Vec<&str> = std::iter::once(metric.id.as_str())
            .chain(metric.ingredients())
            .chain(
                by_layout
                    .filter_map(|f| self.metrics.weight_of(&metric.id, &f.layout))
                    .map(|m| m.id.as_str()),
            )
            .collect();
        names.sort_unstable();
        names.dedup();
        let groups = names.into_iter().filter_map(|m| self.group(m));
        let mut facts: Vec<&'a Fact> = groups.flat_map(|g| g.excluded.iter().copied()).collect();
        facts.sort_by_key(|f| (f.span, f.sheet, f.row, f.col));
        facts.into_iter()
    }

    fn has_whole(&self, metric: &str) -> bool {
        let facts = self.facts(metric);
        facts.iter().any(|f| f.span == self.span && number(f).is_some())
    }

    /// Whether days of another metric make the figure, and their layout weights them by this one.
    fn is_weight(&self, metric: &str) -> bool {
        let weighted =
            |f: &&Fact| self.metrics.weight_of(&f.metric, &f.layout).is_some_and(|w| w.id == metric);
        self.groups.iter().any(|g| g.facts.iter().any(weighted) && !self.has_whole(g.metric))
    }

    /// Whether one of the metric's own figures says what it is of: by its parts (ratings gathered of a day), or by the
    /// weight of its column.
    fn has_own_base(&self, metric: &Metric) -> bool {
        self.facts(&metric.id).iter().any(|f| {
            f.numerator.is_some() && f.denominator.is_some()
                || self.metrics.weight_of(&metric.id, &f.layout).is_some()
        })
    }

    fn facts(&self, metric: &str) -> &[&'a Fact] {
        self.group(metric).map_or(&[], |g| &g.facts)
    }

    fn group(&self, metric: &str) -> Option<&Group<'a>> {
        self.places.get(metric).and_then(|at| self.groups.get(*at))
    }

    /// The metric's only figure, where it has one and that is of the whole period.
    fn only(&self, metric: &Metric) -> Option<(&'a Fact, Num)> {
        match self.facts(&metric.id) {
            [only] if only.span == self.span && pick::counts(only) => Some((only, number(only)?)),
            _ => None,
        }
    }

    /// The facts that count, chosen once a metric.
    fn pick(&self, metric: &Metric) -> Rc<Picked<'a>> {
        let Some(group) = self.group(&metric.id) else { return Rc::default() };
        let picked = group.picked.get_or_init(|| Rc::new(pick::pick(metric, self.span, &group.facts)));
        Rc::clone(picked)
    }

    /// The same without figures of the whole period; `None` where there is no such fact with a value.
    fn pick_days(&self, metric: &Metric) -> Option<Rc<Picked<'a>>> {
        let picked = self.pick(metric);
        if !picked.values().any(|f| f.span == self.span) || self.span.is_one_day() {
            return Some(picked);
        }
        let facts = self.facts(&metric.id);
        let days: Vec<&'a Fact> = facts.iter().copied().filter(|f| f.span != self.span).collect();
        let picked = pick::pick(metric, self.span, &days);
        let any = picked.values().next().is_some();
        any.then(|| Rc::new(picked))
    }
}

fn unknown(metric: &str) -> Problem {
    Problem::new("score.unknown_metric").with("found", metric)
}

fn overflow() -> Problem {
    Problem::new("score.overflow")
}

fn number(fact: &Fact) -> Option<Num> {
    fact.value.as_ref().and_then(Value::number)
}

/// The days of `part` inside `span`, as bits.
fn mask(span: Span, part: Span) -> Days {
    let start = span.first.to_epoch_days();
    let bit = |day: domain::Day| (day.to_epoch_days() - start).clamp(0, 127) as u32;
    let (from, to) = (bit(part.first.max(span.first)), bit(part.last.min(span.last)));
    (Days::MAX >> (127 - (to - from))) << from
}

#[cfg(test)]
mod tests;
