//! One figure of a line: what stands in its cell, the time since another column, or whether the line says something
//! certain. Which cells there are the recognised layout knows.

use std::sync::Arc;

use domain::Num;
use domain::fact::Value;
use domain::layout::{ColumnUnit, Rows, ShortDates};
use domain::metric::{Metric, Total, Unit};

use crate::draft::Context;
use crate::events::Gather;
use crate::moments;
use crate::names::normal;
use crate::recognise::{Mapped, Recognised};
use crate::values::{self, Reading};
use crate::workbook::{Line, shown};

/// One column, ready for its rows.
pub struct Plan {
    pub metric: Arc<str>,
    pub col: u32,
    pub unit: ColumnUnit,
    pub canonical: Option<Unit>,
    /// Of events, how they make a day's figure.
    pub gather: Gather,
    /// Index of the column that must not be 0.
    pub needs: Option<usize>,
    pub parts: Option<(Vec<usize>, Vec<usize>)>,
    /// A 0 measures nothing where no other cell of the row says what of.
    pub bare: bool,
    /// The column of the earlier moment, and how days may be written.
    since: Option<(u32, Option<ShortDates>)>,
    only: Option<Only>,
}

struct Only {
    col: u32,
    /// In the form in which headers are compared.
    is: Vec<String>,
    numbers: Vec<Num>,
    /// The figure is whether it holds, not what stands in the cell.
    share: bool,
}

/// Of two moments.
#[derive(Debug, PartialEq, Eq)]
enum Took {
    Seconds(i64),
    /// The second is before the first: one of them is wrong, and nobody knows which.
    Backwards,
    Missing,
    /// No moment stands in this column.
    Wrong(u32),
}

/// The figures of a recognised table; `body` are its lines below the header.
pub fn plans(body: &[Line], found: &Recognised, ctx: &Context) -> Vec<Plan> {
    let index = |metric: &String| found.columns.iter().position(|m| m.column.metric == *metric);
    let all = |metrics: &[String]| metrics.iter().map(index).collect::<Option<Vec<usize>>>();
    let plan = |m: &Mapped| {
        let metric = (ctx.metrics)(&m.column.metric);
        let canonical = metric.map(|metric| metric.unit);
        let share = m.unit == ColumnUnit::Rows && canonical == Some(Unit::Fraction);
        let days = found.layout.rows == Rows::Days;
        let own_rate = metric.filter(|metric| days && found.layout.is_own() && metric.unit == Unit::Fraction);
        Plan {
            metric: Arc::from(m.column.metric.as_str()),
            col: m.col,
            unit: match m.unit {
                ColumnUnit::Share => values::scale(body.iter().map(|line| line.get(m.col))),
                unit => unit,
            },
            canonical,
            gather: if share { Gather::Mean } else { Gather::of(m.unit, metric.map(|metric| &metric.total)) },
            needs: match &m.column.needs {
                Some(needs) => index(needs),
                None => own_rate.and_then(|metric| own_base(metric, found, ctx)),
            },
            parts: m.column.parts.as_ref().and_then(|p| Some((all(&p.numerator)?, all(&p.denominator)?))),
            bare: days && (m.column.no_base || own_rate.is_some() || metric.is_some_and(is_mean_time)),
            since: m.since.map(|col| (col, found.layout.short_dates)),
            only: m.only.zip(m.column.only.as_ref()).map(|(col, only)| Only {
                col,
                is: only.is.iter().map(|word| normal(word)).collect(),
                numbers: only.is.iter().filter_map(|word| Num::parse(word.trim())).collect(),
                share,
            }),
        }
    };
    found.columns.iter().map(plan).collect()
}

/// A response time and its like: nobody answers in 0 seconds.
fn is_mean_time(metric: &Metric) -> bool {
    metric.unit == Unit::Seconds && matches!(metric.total, Total::Weighted { .. })
}

/// Of a rate in the owner's own table, the column that says what it was counted of: the one that the dictionary weights
/// it by; where that knows none, the first count there is.
fn own_base(metric: &Metric, found: &Recognised, ctx: &Context) -> Option<usize> {
    let is = |id: &str| found.columns.iter().position(|m| m.column.metric == *id);
    match &metric.total {
        Total::Rate { weight: Some(weight) } => is(weight),
        Total::Rate { weight: None } => {
            let count = |m: &Mapped| (ctx.metrics)(&m.column.metric).is_some_and(|m| m.unit == Unit::Count);
            found.columns.iter().position(count)
        }
        Total::Quotient { bottom, .. } => match &bottom[..] {
            [only] => is(&only.metric),
            _ => None,
        },
        _ => None,
    }
}

impl Plan {
    pub fn read(&self, line: &Line) -> Reading {
        if let Some(only) = &self.only {
            let holds = only.holds(line);
            if only.share {
                let there = values::read(line.get(self.col), ColumnUnit::Rows, None);
                let said = Value::Number(if holds { Num::ONE } else { Num::ZERO });
                return if there == Reading::Missing { there } else { Reading::Value(said) };
            }
            if !holds {
                return Reading::Missing;
            }
        }
        match self.took(line) {
            None => values::read(line.get(self.col), self.unit, self.canonical),
            Some(Took::Seconds(seconds)) => {
                let whole = match self.canonical {
                    Some(Unit::Hours | Unit::HoursPerDay) => 3600,
                    Some(Unit::Days) => 86_400,
                    _ => 1,
                };
                let figure = Num::from(seconds).checked_div(Num::from(whole));
                figure.map_or(Reading::Missing, |n| Reading::Value(Value::Number(n.significant(15))))
            }
            Some(Took::Missing | Took::Backwards) => Reading::Missing,
            Some(Took::Wrong(_)) => Reading::Wrong("moment"),
        }
    }

    /// The column whose cell makes the figure wrong.
    pub fn wrong_col(&self, line: &Line) -> u32 {
        match self.took(line) {
            Some(Took::Wrong(col)) => col,
            _ => self.col,
        }
    }

    /// The end is before the beginning, which is no time that anything took.
    pub fn is_backwards(&self, line: &Line) -> bool {
        self.since.is_some() && self.took(line) == Some(Took::Backwards)
    }

    /// What stands in the cell is the figure itself, so that a total row may state it too.
    pub fn is_plain(&self) -> bool {
        self.since.is_none() && self.only.is_none() && self.unit != ColumnUnit::Rows
    }

    fn took(&self, line: &Line) -> Option<Took> {
        let (since, short) = self.since?;
        let is_there =
            |col: u32| matches!(values::read(line.get(col), ColumnUnit::Rows, None), Reading::Value(_));
        if !is_there(since) || !is_there(self.col) {
            return Some(Took::Missing);
        }
        let at = |col: u32| moments::of_cell(line.get(col), short).ok_or(Took::Wrong(col));
        let took = at(since).and_then(|from| at(self.col)?.since(from).ok_or(Took::Wrong(self.col)));
        Some(match took {
            Ok(seconds) if seconds < 0 => Took::Backwards,
            Ok(seconds) => Took::Seconds(seconds),
            Err(wrong) => wrong,
        })
    }
}

impl Only {
    fn holds(&self, line: &Line) -> bool {
        let text = shown(line.get(self.col));
        self.is.contains(&normal(&text))
            || (!self.numbers.is_empty()
                && Num::parse(text.trim()).is_some_and(|n| self.numbers.contains(&n)))
    }
}
