//! Rows that are events: orders, chats, ratings. Those of one agent (or the shop) and day become one row of figures:
//! counts and amounts are added, everything else is a mean that keeps its parts. A figure points at the first of its
//! rows, and its text says how many there were.

use std::collections::HashMap;

use domain::fact::{Cell, FactState, Row, Value};
use domain::layout::ColumnUnit;
use domain::metric::Total;
use domain::{Num, Span};

/// How the events of a day make one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gather {
    Add,
    /// Rows that have something in the column: none is 0.
    Count,
    Mean,
    Largest,
    Smallest,
}

impl Gather {
    /// The stable word in messages.
    pub fn code(self) -> &'static str {
        match self {
            Gather::Add => "sum",
            Gather::Count => "rows",
            Gather::Mean => "mean",
            Gather::Largest => "max",
            Gather::Smallest => "min",
        }
    }

    pub fn of(unit: ColumnUnit, total: Option<&Total>) -> Self {
        match (unit, total) {
            (ColumnUnit::Rows, _) => Gather::Count,
            (_, Some(Total::Sum | Total::PersonDays)) => Gather::Add,
            (_, Some(Total::Max)) => Gather::Largest,
            (_, Some(Total::Min)) => Gather::Smallest,
            _ => Gather::Mean,
        }
    }
}

/// The events read so far, by whose and which day.
#[derive(Debug, Default)]
pub struct Events {
    rows: Vec<(Row, Vec<Tally>)>,
    at: HashMap<(Option<String>, Span), usize>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    /// Rows that gave a number.
    rows: u32,
    figure: Num,
    bottom: Num,
    /// A row still waits for its number, or the sum is too large.
    unknown: bool,
}

impl Events {
    /// One event. `gather` says of each of its cells how it counts.
    pub fn add(&mut self, event: Row, gather: &[Gather]) {
        let key = (event.nickname.clone(), event.span);
        let next = self.rows.len();
        let at = *self.at.entry(key).or_insert(next);
        let tally = |tallies: &mut [Tally]| {
            for ((tally, cell), gather) in tallies.iter_mut().zip(&event.cells).zip(gather) {
                tally.add(cell, *gather);
            }
        };
        match self.rows.get_mut(at) {
            Some((first, tallies)) => {
                tally(tallies);
                // Of a day still being counted no event is settled.
                for (cell, own) in first.cells.iter_mut().zip(&event.cells) {
                    if own.state == FactState::Unsettled {
                        cell.state = FactState::Unsettled;
                    }
                }
            }
            None => {
                let mut tallies = vec![Tally::default(); event.cells.len()];
                tally(&mut tallies);
                self.rows.push((event, tallies));
            }
        }
    }

    /// One row an agent and day, in the order of their first events.
    pub fn rows(self, gather: &[Gather]) -> Vec<Row> {
        let whole = |(mut row, tallies): (Row, Vec<Tally>)| {
            for ((cell, tally), gather) in row.cells.iter_mut().zip(&tallies).zip(gather) {
                tally.fill(cell, *gather);
            }
            row
        };
        self.rows.into_iter().map(whole).collect()
    }
}

impl Tally {
    fn add(&mut self, cell: &Cell, gather: Gather) {
        let value = match (cell.state, cell.value.as_ref().and_then(Value::number)) {
            (FactState::Missing | FactState::NotMeasured, _) => return,
            (_, Some(value)) => value,
            (_, None) => {
                self.unknown = true;
                return;
            }
        };
        let (top, bottom) = match (gather, cell.numerator, cell.denominator) {
            (Gather::Mean, Some(top), Some(bottom)) => (top, bottom),
            _ => (value, Num::ONE),
        };
        let sum = |a: Num, b: Num| a.0.checked_add(b.0).map(Num::from);
        let first = self.rows == 0;
        self.rows += 1;
        match gather {
            Gather::Largest if first || value > self.figure => self.figure = value,
            Gather::Smallest if first || value < self.figure => self.figure = value,
            Gather::Largest | Gather::Smallest => {}
            Gather::Add | Gather::Count | Gather::Mean => {
                match sum(self.figure, top).zip(sum(self.bottom, bottom)) {
                    Some((figure, bottom)) => (self.figure, self.bottom) = (figure, bottom),
                    None => self.unknown = true,
                }
            }
        }
    }

    fn fill(self, cell: &mut Cell, gather: Gather) {
        let mean = gather == Gather::Mean;
        let value = match (self.rows, gather) {
            _ if self.unknown => None,
            (0, Gather::Count) => Some(Num::ZERO),
            (0, _) => None,
            _ if mean => self.figure.checked_div(self.bottom).map(|n| n.significant(15)),
            _ => Some(self.figure),
        };
        let young = cell.state == FactState::Unsettled;
        cell.state = match value {
            None if self.unknown => FactState::Unsettled,
            // Events without anything beneath their rate.
            None if self.rows > 0 => FactState::NotMeasured,
            None => FactState::Missing,
            Some(_) if young => FactState::Unsettled,
            Some(_) => FactState::Settled,
        };
        (cell.numerator, cell.denominator) =
            if mean && value.is_some() { (Some(self.figure), Some(self.bottom)) } else { (None, None) };
        cell.value = value.map(Value::Number);
        cell.raw = (self.rows > 0).then(|| format!("×{}", self.rows));
    }
}
