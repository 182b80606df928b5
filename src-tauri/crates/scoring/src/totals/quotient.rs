//! A quotient of other metrics' totals: Σ factor × top ÷ Σ bottom. Top and bottom count the same days, so
//! that a day one of them lacks neither helps nor harms. Per working day: where nothing tells the days
//! worked, the days with customers received stand in, and the step says so. An account that has nothing but one
//! figure of the whole period joins the days of the others where it has that figure of everything that is
//! divided; the days worked are the person's, and no account need have them.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::evaluation::{DayCount, How, Part, PartRole, Step};
use domain::fact::{Fact, FactState};
use domain::metric::{Metric, Term, Total};
use domain::{Label, Num, Problem, Result};

use super::pick::{Picked, counts};
use super::total::{Sum, addends, cells, id_of, person_days, state_without_value};
use super::{Days, Figure, Figures, mask, number, unknown};
use crate::metrics::{RECEIVED, WORK_DAYS};

/// One ingredient: its metric, the facts that may count, and the days they cover; `days` is `None` where
/// a figure of more than one day is among them, which cannot be lined up by day.
struct Ingredient<'a> {
    metric: &'a Metric,
    factor: Num,
    facts: Vec<&'a Fact>,
    /// Beside days: the one figure of the whole period of each account that has no days.
    whole: Vec<&'a Fact>,
    days: Option<Days>,
    /// Days are counted instead of the figures being added.
    as_days: bool,
}

pub fn figure(all: &Figures, metric: &Metric, top: &[Term], bottom: &[Term]) -> Result<Figure> {
    let mut warnings = Vec::new();
    let mut states = Vec::new();
    let mut unsettled: Days = 0;
    let by_days = !all_whole(all, top) || !all_whole(all, bottom);
    let mut gather = |terms: &[Term]| -> Result<Vec<Ingredient>> {
        let mut list = Vec::new();
        for term in terms {
            let (ingredient, picked) = ingredient(all, term, by_days)?;
            unsettled |= picked.days(all.span, |f| f.state == FactState::Unsettled);
            warnings.extend(picked.warnings.iter().cloned());
            if ingredient.facts.is_empty() {
                states.push(state_without_value(&picked));
            }
            list.push(ingredient);
        }
        Ok(list)
    };
    let mut tops = gather(top)?;
    let mut bottoms = gather(bottom)?;
    warnings.dedup();
    let nothing = |state: FactState, warnings| Figure {
        value: None,
        state,
        provisional: unsettled != 0,
        days_unsettled: unsettled.count_ones(),
        steps: Vec::new(),
        warnings,
    };
    if !states.is_empty() {
        let has = |s| states.contains(&s);
        let state = if has(FactState::Unsettled) {
            FactState::Unsettled
        } else if has(FactState::Missing) {
            FactState::Missing
        } else {
            FactState::NotMeasured
        };
        return Ok(nothing(state, warnings));
    }
    let common = tops.iter().chain(&bottoms).try_fold(Days::MAX, |days, i| i.days.map(|d| days & d));
    if let Some(common) = common {
        for ingredient in tops.iter_mut().chain(&mut bottoms) {
            ingredient.facts.retain(|f| mask(all.span, f.span) & common != 0);
        }
    }
    join_whole(all, metric, &mut tops, &mut bottoms, &mut warnings);
    let mut parts = Vec::new();
    let top_sum = add_up(&tops, PartRole::Top, &mut parts)?;
    let bottom_sum = add_up(&bottoms, PartRole::Bottom, &mut parts)?;
    let Some(value) = top_sum.checked_div(bottom_sum) else {
        let empty = common == Some(0);
        return Ok(nothing(if empty { FactState::Missing } else { FactState::NotMeasured }, warnings));
    };
    let value = metric.unit.to_display(value);
    let days = common.map(|present| DayCount {
        present: present.count_ones(),
        of: (all.known | present).count_ones(),
        unsettled: unsettled.count_ones(),
    });
    let how = How::Quotient {
        top: top_sum,
        bottom: bottom_sum,
        top_name: name(&tops),
        bottom_name: name(&bottoms),
    };
    Ok(Figure {
        value: Some(value),
        state: if unsettled == 0 { FactState::Settled } else { FactState::Unsettled },
        provisional: unsettled != 0,
        days_unsettled: unsettled.count_ones(),
        steps: vec![Step::Figure {
            metric: metric.id.as_str().into(),
            metric_name: metric.name.clone(),
            unit: metric.unit.symbol(),
            decimals: metric.decimals,
            value: Some(value),
            how,
            days,
            parts,
            layout: None,
        }],
        warnings,
    })
}

/// Whether every ingredient has nothing but figures of the whole period.
fn all_whole(all: &Figures, terms: &[Term]) -> bool {
    terms.iter().all(|term| {
        let picked = all.metrics.get(&term.metric).map(|m| all.pick(m)).unwrap_or_default();
        picked.values().next().is_some() && picked.values().all(|f| f.span == all.span)
    })
}

/// Figures of the whole period count where every ingredient has them; else days do, so that top and
/// bottom can be lined up.
fn ingredient<'a>(all: &Figures<'a>, term: &Term, by_days: bool) -> Result<(Ingredient<'a>, Rc<Picked<'a>>)> {
    let metric = all.metrics.get(&term.metric).ok_or_else(|| unknown(&term.metric))?;
    let mut picked = all.pick(metric);
    let mut whole = Vec::new();
    if by_days && let Some(days) = all.pick_days(metric) {
        let has_days = |f: &&Fact| days.entries.iter().any(|d| d.account == f.account);
        whole.extend(picked.values().filter(|f| f.span == all.span && !has_days(f)));
        picked = days;
    }
    let mut found = Ingredient {
        metric,
        factor: term.factor,
        facts: addends(metric, all.span, &picked),
        whole,
        days: None,
        as_days: false,
    };
    if found.facts.is_empty()
        && metric.id == WORK_DAYS
        && let Some(received) = all.metrics.get(RECEIVED)
    {
        picked = all.pick_days(received).unwrap_or_else(|| all.pick(received));
        let busy = |f: &&Fact| f.span.is_one_day() && number(f).is_some_and(|n| n > Num::ZERO);
        found.metric = received;
        found.facts = picked.values().filter(busy).collect();
        found.as_days = true;
    }
    if found.facts.iter().all(|f| f.span.is_one_day()) {
        found.days = Some(found.facts.iter().fold(0, |days, f| days | mask(all.span, f.span)));
    }
    Ok((found, picked))
}

/// Figures of the whole period of accounts without days: added where everything divided has them, else told.
fn join_whole<'a>(
    all: &Figures<'a>,
    metric: &Metric,
    tops: &mut [Ingredient<'a>],
    bottoms: &mut [Ingredient<'a>],
    warnings: &mut Vec<Problem>,
) {
    let of_person = |i: &Ingredient| i.metric.id == WORK_DAYS && !i.as_days;
    let has = |i: &Ingredient, account| i.whole.iter().any(|f| f.account == account);
    let list = || tops.iter().chain(bottoms.iter());
    let accounts: BTreeSet<Option<i64>> = list().flat_map(|i| &i.whole).map(|f| f.account).collect();
    let (joined, left): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|account| {
        // A month of days worked beside days may be the same days: nothing is divided by a guess.
        tops.iter().all(|i| has(i, *account))
            && bottoms.iter().all(|i| if of_person(i) { i.whole.is_empty() } else { has(i, *account) })
    });
    if !left.is_empty() {
        let mut names = list().filter(|i| left.iter().any(|account| has(i, *account))).map(|i| i.metric);
        let own = names.next().unwrap_or(metric);
        warnings.push(
            Problem::new("facts.whole_beside_days")
                .with("metric", &metric.id)
                .with("metric_zh", &metric.name.zh)
                .with("metric_en", &metric.name.en)
                .with("of_zh", &own.name.zh)
                .with("of_en", &own.name.en)
                .with("from", all.span.first)
                .with("to", all.span.last),
        );
    }
    for ingredient in tops.iter_mut().chain(bottoms) {
        ingredient.facts.extend(ingredient.whole.iter().filter(|f| joined.contains(&f.account)));
    }
}

fn add_up(ingredients: &[Ingredient], role: PartRole, parts: &mut Vec<Part>) -> Result<Num> {
    let mut all = Sum::default();
    for i in ingredients {
        let mut own = Sum::default();
        if i.as_days {
            let mut days: Vec<_> = i.facts.iter().map(|f| f.span).collect();
            days.sort();
            days.dedup();
            own.add(Num::from(days.len()))?;
        } else {
            for value in i.facts.iter().filter_map(|f| number(f)) {
                own.add(value)?;
            }
        }
        all.add_product(own.get(), i.factor)?;
        parts.push(Part {
            role,
            metric: id_of(i.metric, &i.facts),
            metric_name: i.name(),
            total: Some(if i.as_days { own.get() } else { i.metric.unit.to_display(own.get()) }),
            cells: cells(i.metric, i.facts.iter().copied().filter(|f| counts(f))),
        });
    }
    Ok(all.get())
}

impl Ingredient<'_> {
    fn name(&self) -> Label {
        if self.as_days {
            return Label::new(
                format!("{}大于 0 的天数", self.metric.name.zh),
                "days with customers received",
            );
        }
        match self.metric.total {
            // 咨询人数 of days adds into 咨询人次.
            Total::PersonDays if self.facts.len() > 1 => person_days(self.metric),
            _ => self.metric.name.clone(),
        }
    }
}

/// One name for a sum of ingredients.
fn name(ingredients: &[Ingredient]) -> Label {
    let names: Vec<Label> = ingredients
        .iter()
        .map(|i| {
            let own = i.name();
            if i.factor == Num::ONE {
                return own;
            }
            Label::new(format!("{} × {}", own.zh, i.factor), format!("{} × {}", own.en, i.factor))
        })
        .collect();
    let joined = |pick: &dyn Fn(&Label) -> &str| names.iter().map(pick).collect::<Vec<_>>().join(" + ");
    Label::new(joined(&|l| &l.zh), joined(&|l| &l.en))
}
