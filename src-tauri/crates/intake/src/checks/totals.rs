//! A sheet's own total and mean rows against its rows. Platforms take means over agents, this program weighs
//! them: whichever fits within the printed decimals is no fault, and the check says which it was.

use std::collections::{HashMap, HashSet};

use domain::fact::{FactState, Row, Value, cell_name};
use domain::metric::{Metric, Total, Unit};
use domain::{Num, Problem, Span};
use rust_decimal::Decimal;

use super::{figure, header, range};
use crate::draft::{Check, Context, Finding, How, SheetDraft, SummaryFigure};
use crate::names::normal;
use crate::recognise::Recognised;

/// Labels of rows that add this sheet's rows. Rows of the whole shop say something else.
const TOTALS: [&str; 7] = ["汇总", "汇总值", "合计", "总计", "总和", "总值", "店铺汇总值"];
/// Labels of rows that average this sheet's rows; not those of the whole shop or of its rivals.
const MEANS: [&str; 4] = ["均值", "平均值", "平均", "店铺平均值"];

/// What the rows come to, by one way of reading the label; the first is the one that is told.
type Ways = Vec<(How, Num)>;

pub fn against_totals(draft: &mut SheetDraft, found: &Recognised, file: &str, ctx: &Context) {
    let mut findings = Vec::new();
    let mut checks = Vec::new();
    for row in &draft.summary {
        let label = normal(&row.label);
        let means = MEANS.contains(&label.as_str());
        if !means && !TOTALS.contains(&label.as_str()) {
            continue;
        }
        for theirs in &row.figures {
            let Some(metric) = (ctx.metrics)(&theirs.metric) else { continue };
            let people = metric.total == Total::PersonDays;
            let ways = if means {
                means_of(&draft.rows, theirs, metric, weight_in(found, metric))
            } else {
                totals_of(&draft.rows, theirs, &metric.total)
            };
            let Some(told) = ways.first().copied() else { continue };
            let fitting = ways.iter().find(|(how, n)| fits(*how, *n, theirs, &metric.total)).copied();
            let (how, ours) = fitting.unwrap_or(told);
            let ok = fitting.is_some();
            let problem = |code: &str| {
                Problem::new(code)
                    .with("file", file)
                    .with("sheet", &draft.sheet)
                    .with("header", header(draft, &theirs.metric))
                    .with("label", &row.label)
                    .with("row", row.row + 1)
            };
            if people && over_days(&draft.rows) {
                // A customer of two days is one customer: days give no total to compare with.
                if ok && how == How::Sum && !ours.is_zero() {
                    let problem = problem("import.people_added").with("found", theirs.value);
                    findings.push(Finding::warning(problem));
                }
                continue;
            }
            let (ours_cell, theirs_cell) = (range(&draft.rows, theirs.col), cell_name(row.row, theirs.col));
            // A total of people counts everybody once, the sum of the rows once a row: less is no fault.
            let counted_once = people && how == How::Sum && theirs.value < ours;
            if !ok && !counted_once {
                let weighted = ways.iter().find(|(h, _)| *h == How::Weighted && how == How::Mean);
                let problem = problem("import.total_differs")
                    .with("how", how.code())
                    .with("ours", shown(ours, metric.unit))
                    .with("weighted", weighted.map_or("none".to_owned(), |(_, n)| shown(*n, metric.unit)))
                    .with("theirs", shown(theirs.value, metric.unit))
                    .with("ours_cell", &ours_cell)
                    .with("theirs_cell", &theirs_cell);
                findings.push(Finding::warning(problem));
            }
            checks.push(Check {
                metric: theirs.metric.clone(),
                ours,
                theirs: theirs.value,
                ok,
                how,
                against: row.label.clone(),
                ours_cell,
                theirs_cell,
                compared: 0,
                differing: 0,
            });
        }
    }
    draft.checks.extend(checks);
    draft.problems.extend(findings);
}

/// Sums are stated exactly, means rounded or cut to the printed decimals. Rates and times are rounded in the rows
/// already, and the platform's mean is of what it did not print.
fn fits(how: How, ours: Num, theirs: &SummaryFigure, total: &Total) -> bool {
    if ours == theirs.value || how == How::Sum {
        return ours == theirs.value;
    }
    let (Some(step), Some(over)) = (theirs.step, ours.0.checked_sub(theirs.value.0)) else { return false };
    let rounded = match total {
        Total::Rate { .. } | Total::Weighted { .. } => step.0,
        _ => step.0 / Decimal::TWO,
    };
    over.abs() <= rounded || (Decimal::ZERO..step.0).contains(&over)
}

/// What a row of totals may say: a sum, or a rate made of the rows' parts or of the row's own.
fn totals_of(rows: &[Row], theirs: &SummaryFigure, total: &Total) -> Ways {
    match total {
        Total::Sum | Total::PersonDays => {
            sum(rows, &theirs.metric).map(|n| (How::Sum, n)).into_iter().collect()
        }
        Total::Rate { .. } => {
            let made = over_parts(rows, &theirs.metric);
            // Where people are counted once, only the row itself can give its rate.
            made.map_or(Vec::new(), |n| {
                let own = theirs.own_rate.map(|n| (How::Weighted, n));
                std::iter::once((How::Weighted, n)).chain(own).collect()
            })
        }
        _ => Vec::new(),
    }
}

/// What a row of means may say: over rows or agents, and of rates and times also the weighted figure.
fn means_of(rows: &[Row], theirs: &SummaryFigure, of: &Metric, weight: Option<&str>) -> Ways {
    let metric = theirs.metric.as_str();
    if rows
        .iter()
        .any(|r| cell(r, metric).is_none_or(|c| c.state == FactState::Unsettled && c.value.is_none()))
    {
        return Vec::new();
    }
    let values: Vec<Num> = rows.iter().filter_map(|r| figure(r, metric)).collect();
    let mean = |values: &[Num], count: usize| {
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(n.0))?;
        Num::from(sum).checked_div(Num::from(count)).map(|n| (How::Mean, n))
    };
    let at_work = rows.iter().filter(|r| did_something(r)).count();
    let plain = [mean(&values, values.len()), mean(&values, at_work)].into_iter().flatten();
    match &of.total {
        Total::Sum | Total::PersonDays => {
            let agents: HashSet<&str> = rows.iter().filter_map(|r| r.nickname.as_deref()).collect();
            plain.chain(mean(&values, agents.len())).collect()
        }
        Total::Rate { .. } | Total::Weighted { .. } => {
            let measured: Vec<Num> = rows
                .iter()
                .filter(|r| cell(r, metric).is_some_and(|c| c.state != FactState::NotMeasured))
                .filter_map(|r| figure(r, metric))
                .collect();
            let weighted = over_parts(rows, metric)
                .or_else(|| by_weight(rows, metric, weight?))
                .into_iter()
                .chain(theirs.own_rate)
                .map(|n| (How::Weighted, n));
            plain.chain(mean(&measured, measured.len())).chain(weighted).collect()
        }
        _ => Vec::new(),
    }
}

/// What the layout weights a column by, else the dictionary.
fn weight_in<'a>(found: &'a Recognised, metric: &'a Metric) -> Option<&'a str> {
    let column = found.columns.iter().find(|m| m.column.metric == metric.id);
    column.and_then(|m| m.column.weight()).or(match &metric.total {
        Total::Rate { weight } | Total::Weighted { weight } => weight.as_deref(),
        _ => None,
    })
}

/// Numerators over denominators; `None` where a row with a figure has no parts.
fn over_parts(rows: &[Row], metric: &str) -> Option<Num> {
    let (mut top, mut bottom) = (Decimal::ZERO, Decimal::ZERO);
    for cell in rows.iter().filter_map(|r| cell(r, metric)) {
        match (cell.numerator, cell.denominator) {
            (Some(n), Some(d)) => {
                top = top.checked_add(n.0)?;
                bottom = bottom.checked_add(d.0)?;
            }
            _ if cell.state == FactState::Missing => {}
            _ => return None,
        }
    }
    Num::from(top).checked_div(Num::from(bottom))
}

fn by_weight(rows: &[Row], metric: &str, weight: &str) -> Option<Num> {
    let (mut top, mut bottom) = (Decimal::ZERO, Decimal::ZERO);
    for row in rows {
        let Some(value) = figure(row, metric) else { continue };
        let weight = figure(row, weight)?;
        top = top.checked_add(value.0.checked_mul(weight.0)?)?;
        bottom = bottom.checked_add(weight.0)?;
    }
    Num::from(top).checked_div(Num::from(bottom))
}

/// Whether one agent, or the shop, has rows of different days.
fn over_days(rows: &[Row]) -> bool {
    let mut first: HashMap<Option<&str>, Span> = HashMap::new();
    rows.iter().any(|r| *first.entry(r.nickname.as_deref()).or_insert(r.span) != r.span)
}

/// `None` while a row has no settled or unsettled number for the metric.
fn sum(rows: &[Row], metric: &str) -> Option<Num> {
    let mut total = Num::ZERO;
    for row in rows {
        let n = figure(row, metric)?;
        total = Num::from(total.0.checked_add(n.0)?);
    }
    (!rows.is_empty()).then_some(total)
}

/// Exports also list agents who did not work, all zeros; some means leave them out.
fn did_something(row: &Row) -> bool {
    row.cells.iter().filter_map(|c| c.value.as_ref()?.number()).any(|n| !n.is_zero())
}

fn cell<'r>(row: &'r Row, metric: &str) -> Option<&'r domain::fact::Cell> {
    row.cells.iter().find(|c| *c.metric == *metric)
}

/// A figure as a person reads it in the sentence.
fn shown(n: Num, unit: Unit) -> String {
    match unit {
        Unit::Fraction => format!("{}%", unit.to_display(n).round_half_up(2)),
        _ => Value::Number(n.round_half_up(4)).to_string(),
    }
}
