//! A metric of one person, month by month and day by day, with the cells it is made of. The figures are those that a
//! sheet would be made of; nothing is stored.

use std::collections::HashSet;

use domain::evaluation::{Cell, FileRef, PartRole, Step};
use domain::fact::{Exclusion, Fact, FactState};
use domain::metric::Metric;
use domain::{Day, Label, Month, Problem, Result, Span};
use locale::{Locale, number};
use scoring::{Figure, Figures, Metrics, attribute};

use crate::areas::month::{place, role};
use crate::defs::defs;
use crate::host::Host;
use crate::types::metrics::{DayPoint, MetricHistory, MonthPoint, PersonHistory};
use crate::types::month::WhySource;

/// Months that one look shows.
const MONTHS_AT_MOST: i32 = 24;

/// Errors: `metric.gone`, `staff.gone`.
pub fn history(host: &Host, request: PersonHistory) -> Result<MetricHistory> {
    let locale = host.locale();
    let (first, last) = (request.from.min(request.to), request.from.max(request.to));
    let first = first.max(last.plus(1 - MONTHS_AT_MOST));
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let metric = defs.metric(&request.metric).ok_or_else(|| Problem::new("metric.gone"))?;
        let person = view.person(request.person)?.ok_or_else(|| Problem::new("staff.gone"))?;
        let span = Span { first: first.first(), last: last.last() };
        let metrics = defs.metrics();
        let wanted = metrics.with_ingredients([metric.id.as_str()]);
        let mut facts = view.facts(span, Some(&wanted))?;
        facts.retain(|f| wanted.contains(&*f.metric));
        let bindings = view.bindings()?;
        let attributed = attribute(&facts, &bindings);
        let own: &[&Fact] = attributed.people.get(&person.id).map_or(&[], Vec::as_slice);
        let (files, closed) = (view.file_refs()?, view.closed_months()?);
        let looked = Looked { metric, metrics: &metrics, own, files: &files, locale };
        let months = (first.index()..=last.index()).map(Month::from_index);
        let points = months.map(|month| looked.month(month, closed.contains(&month)));
        Ok(MetricHistory {
            name: metric.name.get(locale.lang()).to_owned(),
            unit: super::unit(metric, locale),
            person: format!("{} {}", person.staff_no, person.name),
            months: points.collect::<Result<_>>()?,
            metric: request.metric,
        })
    })
}

struct Looked<'a> {
    metric: &'a Metric,
    metrics: &'a Metrics<'a>,
    own: &'a [&'a Fact],
    files: &'a [FileRef],
    locale: Locale,
}

impl Looked<'_> {
    fn month(&self, month: Month, closed: bool) -> Result<MonthPoint> {
        let figure = Figures::new(self.metrics, month.span(), self.own).figure(&self.metric.id)?;
        let counted = figure.steps.iter().find_map(|s| match s {
            Step::Figure { days, .. } => *days,
            _ => None,
        });
        let days: HashSet<Day> =
            self.own.iter().filter(|f| f.span.is_one_day()).map(|f| f.span.first).collect();
        let days = month.days().filter(|d| days.contains(d)).map(|day| {
            let figure = Figures::new(self.metrics, Span::day(day), self.own).figure(&self.metric.id)?;
            Ok(DayPoint { day, shown: self.shown(&figure), value: figure.value })
        });
        Ok(MonthPoint {
            month,
            closed,
            shown: self.shown(&figure),
            value: figure.value,
            provisional: figure.provisional,
            days_with: counted.as_ref().map(|d| d.present),
            days_of: counted.as_ref().map(|d| d.of),
            days: days.collect::<Result<_>>()?,
            sources: self.sources(&figure),
        })
    }

    fn shown(&self, figure: &Figure) -> String {
        match figure.value {
            Some(n) => {
                let unit = self.metric.unit.symbol();
                number::with_unit(n, self.metric.decimals.max(2), unit.as_ref(), self.locale.lang())
            }
            None if figure.state == FactState::Settled => self.locale.fact_state(FactState::Missing),
            None => self.locale.fact_state(figure.state),
        }
    }

    fn sources(&self, figure: &Figure) -> Vec<WhySource> {
        let mut out = Vec::new();
        let mut counted = Vec::new();
        for step in &figure.steps {
            match step {
                Step::Excluded { reason, by, at, id, cell: Some(cell), metric_name, unit, .. } => {
                    let excluded =
                        Exclusion { id: *id, reason: reason.clone(), by: by.clone(), at: at.clone() };
                    let role = metric_name.get(self.locale.lang()).to_owned();
                    out.push(WhySource {
                        excluded: Some(excluded),
                        ..self.source(cell, role, unit.as_ref())
                    });
                }
                Step::Figure { parts, unit, .. } => {
                    for part in parts {
                        let unit = if part.role == PartRole::Value { unit.as_ref() } else { None };
                        counted
                            .extend(part.cells.iter().map(|c| self.source(c, role(part, self.locale), unit)));
                    }
                }
                _ => {}
            }
        }
        out.extend(counted);
        out
    }

    fn source(&self, cell: &Cell, role: String, unit: Option<&Label>) -> WhySource {
        let text = self.locale.source(cell, &role, unit, self.files);
        place(cell, text, role, self.locale)
    }
}
