//! Which facts of a metric count: a figure of the whole period before days, the trusted layout before
//! the others, no day twice. Adds nothing up.

use std::collections::BTreeSet;

use domain::fact::{Fact, FactState};
use domain::metric::Metric;
use domain::{Problem, Span};
use smallvec::SmallVec;

use super::{Days, mask, number};

#[derive(Debug, Default)]
pub struct Picked<'a> {
    /// With and without values, by account, then day; within an account no day twice.
    pub entries: SmallVec<[&'a Fact; 2]>,
    /// The layout whose figures were taken where several give the metric.
    pub layout: Option<&'a str>,
    pub warnings: Vec<Problem>,
}

impl<'a> Picked<'a> {
    pub fn values(&self) -> impl Iterator<Item = &'a Fact> {
        self.entries.iter().copied().filter(|f| counts(f))
    }

    /// Days of the entries that `which` picks.
    pub fn days(&self, span: Span, which: impl Fn(&Fact) -> bool) -> Days {
        self.entries.iter().filter(|f| which(f)).fold(0, |days, f| days | mask(span, f.span))
    }
}

/// Whether the fact has a number that measures something.
pub fn counts(fact: &Fact) -> bool {
    number(fact).is_some() && matches!(fact.state, FactState::Settled | FactState::Unsettled)
}

pub fn pick<'a>(metric: &Metric, span: Span, facts: &[&'a Fact]) -> Picked<'a> {
    if let [only] = facts {
        // The figure of a whole month: most years hold little else.
        return Picked { entries: SmallVec::from_slice(&[*only]), ..Picked::default() };
    }
    let trust = |f: &Fact| metric.prefer.iter().position(|l| **l == *f.layout).unwrap_or(usize::MAX);
    let mut sorted: Vec<&'a Fact> = facts.to_vec();
    sorted.sort_by(|a, b| {
        (a.account, a.span.first)
            .cmp(&(b.account, b.span.first))
            .then_with(|| b.span.last.cmp(&a.span.last))
            .then_with(|| trust(a).cmp(&trust(b)))
            .then_with(|| a.layout.cmp(&b.layout))
            .then_with(|| b.sheet.cmp(&a.sheet))
            .then_with(|| (a.row, a.col).cmp(&(b.row, b.col)))
    });
    let mut picked = Picked::default();
    let mut layouts: BTreeSet<&'a str> = BTreeSet::new();
    let mut best: Vec<&'a Fact> = Vec::with_capacity(sorted.len());
    let mut differing: Option<(u32, &Fact, &Fact)> = None;
    for same in sorted.chunk_by(|a, b| a.account == b.account && a.span == b.span) {
        let Some(chosen) = same.iter().copied().find(|f| counts(f)).or(same.first().copied()) else {
            continue;
        };
        if same.len() > 1 {
            layouts.extend(same.iter().map(|f| &*f.layout));
            let differs = |f: &&&Fact| {
                f.layout != chosen.layout
                    && f.state == FactState::Settled
                    && chosen.state == FactState::Settled
                    && number(f) != number(chosen)
            };
            if let Some(other) = same.iter().find(differs) {
                differing = Some(differing.map_or((1, chosen, *other), |(n, a, b)| (n + 1, a, b)));
            }
        }
        best.push(chosen);
    }
    if let Some((count, ours, theirs)) = differing {
        picked.warnings.push(
            Problem::new("facts.layouts_differ")
                .with("metric", &metric.id)
                .with("metric_zh", &metric.name.zh)
                .with("metric_en", &metric.name.en)
                .with("from", ours.span.first)
                .with("to", ours.span.last)
                .with("account", ours.account.unwrap_or_default())
                .with("ours", number(ours).map(|n| metric.unit.to_display(n)).unwrap_or_default())
                .with("theirs", number(theirs).map(|n| metric.unit.to_display(n)).unwrap_or_default())
                .with("layout", &ours.layout)
                .with("other_layout", &theirs.layout)
                .with("count", count),
        );
    }
    for account in best.chunk_by(|a, b| a.account == b.account) {
        match account.iter().find(|f| f.span == span && counts(f)) {
            Some(whole) => picked.entries.push(whole),
            None => without_overlap(account, span, &mut picked.entries),
        }
    }
    if layouts.len() > 1 {
        picked.layout = picked.entries.first().map(|f| &*f.layout);
    }
    picked
}

/// Takes the facts of one account so that no day counts twice: first those with a value, the longer
/// before the shorter, then what else is known of the days left.
fn without_overlap<'a>(facts: &[&'a Fact], span: Span, entries: &mut SmallVec<[&'a Fact; 2]>) {
    let start = entries.len();
    let mut taken: Days = 0;
    for wanted in [true, false] {
        for fact in facts.iter().copied().filter(|f| counts(f) == wanted) {
            let days = mask(span, fact.span);
            if taken & days == 0 {
                taken |= days;
                entries.push(fact);
            }
        }
    }
    if let Some(own) = entries.get_mut(start..) {
        own.sort_by_key(|f| f.span);
    }
}
