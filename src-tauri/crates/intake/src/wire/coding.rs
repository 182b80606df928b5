//! Numbers, texts, cells and lines as bytes of a message and back.

use std::io::{self, Write};

use domain::{Num, Problem};
use rust_decimal::Decimal;

use crate::hear::Rest;
use crate::workbook::{Cell, Line, Table};

/// A message being written.
#[derive(Default)]
pub struct Out(pub Vec<u8>);

impl Out {
    pub fn send(&mut self, kind: u8, to: &mut impl Write) -> io::Result<()> {
        let [a, b, c, d, e, f, g, h] = (self.0.len() as u64).to_le_bytes();
        to.write_all(&[kind, a, b, c, d, e, f, g, h])?;
        to.write_all(&self.0)?;
        self.0.clear();
        Ok(())
    }

    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self, mut n: u128) {
        while n > 0x7F {
            self.0.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.0.push(n as u8);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend_from_slice(text.as_bytes());
    }

    pub fn decimal(&mut self, n: Num) {
        let mantissa = n.0.mantissa();
        self.0.push(n.0.scale() as u8 | if mantissa < 0 { 0x80 } else { 0 });
        self.number(mantissa.unsigned_abs());
    }

    pub fn problem(&mut self, problem: &Problem) {
        self.text(&problem.code);
        self.number(problem.params.len() as u128);
        for (name, value) in &problem.params {
            self.text(name);
            self.text(value);
        }
    }

    pub fn rest(&mut self, rest: &Rest) {
        match rest {
            Rest::Keep => self.0.push(0),
            Rest::Until(line) => {
                self.0.push(1);
                self.number((*line).into());
            }
            Rest::Pass(cols) => {
                self.0.push(2);
                self.number(cols.len() as u128);
                cols.iter().for_each(|col| self.number((*col).into()));
            }
        }
    }

    pub fn table(&mut self, table: &Table) {
        self.text(&table.sheet);
        self.0.push(u8::from(table.hidden));
    }

    pub fn lines(&mut self, lines: &[Line]) {
        self.number(lines.len() as u128);
        for line in lines {
            self.number(line.row.into());
            self.number(line.cells.len() as u128);
            for (col, cell) in &line.cells {
                self.number((*col).into());
                self.cell(cell);
            }
        }
    }

    pub fn cell(&mut self, cell: &Cell) {
        let mut number = |kind, n: &Num| {
            self.0.push(kind);
            self.decimal(*n);
        };
        match cell {
            Cell::Empty => self.0.push(0),
            Cell::Text(text) => {
                self.0.push(1);
                self.text(text);
            }
            Cell::Number(n) => number(2, n),
            Cell::Percent(n) => number(3, n),
            Cell::Date(n) => number(4, n),
            Cell::Time(n) => number(5, n),
            Cell::Bool(is) => self.0.extend([6, u8::from(*is)]),
            Cell::Error(text) => {
                self.0.push(7);
                self.text(text);
            }
        }
    }
}

/// What is left of a message that is read.
pub struct In<'a>(pub &'a [u8]);

impl In<'_> {
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub fn number(&mut self) -> Option<u128> {
        let mut n = 0_u128;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            n |= u128::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    pub fn small<T: TryFrom<u128>>(&mut self) -> Option<T> {
        // Nearly every number of a message is below 128.
        self.number()?.try_into().ok()
    }

    /// How many things of at least `size` bytes follow: never more than there is room for.
    pub fn count(&mut self, size: usize) -> Option<usize> {
        self.small::<usize>().filter(|count| *count <= self.0.len() / size)
    }

    pub fn text(&mut self) -> Option<String> {
        let length = self.count(1)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    pub fn decimal(&mut self) -> Option<Num> {
        let scale = self.byte()?;
        let mantissa = i128::try_from(self.number()?).ok()?;
        let mantissa = if scale & 0x80 == 0 { mantissa } else { -mantissa };
        Decimal::try_from_i128_with_scale(mantissa, u32::from(scale & 0x7F)).ok().map(Num)
    }

    pub fn problem(&mut self) -> Option<Problem> {
        let mut problem = Problem::new(&self.text()?);
        for _ in 0..self.count(2)? {
            let (name, value) = (self.text()?, self.text()?);
            problem = problem.with(&name, value);
        }
        Some(problem)
    }

    pub fn rest(&mut self) -> Option<Rest> {
        Some(match self.byte()? {
            0 => Rest::Keep,
            1 => Rest::Until(self.small()?),
            2 => {
                let count = self.count(1)?;
                Rest::Pass((0..count).map(|_| self.small()).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    pub fn table(&mut self) -> Option<Table> {
        Some(Table { sheet: self.text()?, hidden: self.byte()? == 1, lines: Vec::new() })
    }

    pub fn lines(&mut self, lines: &mut Vec<Line>) -> Option<()> {
        let count = self.count(2)?;
        lines.reserve(count);
        for _ in 0..count {
            let row = self.small()?;
            let count = self.count(2)?;
            let mut cells: Vec<(u32, Cell)> = Vec::with_capacity(count);
            for _ in 0..count {
                let col: u32 = self.small()?;
                // Whoever looks for a cell relies on their order.
                if cells.last().is_some_and(|(before, _)| *before >= col) {
                    return None;
                }
                cells.push((col, self.cell()?));
            }
            lines.push(Line { row, cells });
        }
        Some(())
    }

    pub fn cell(&mut self) -> Option<Cell> {
        Some(match self.byte()? {
            0 => Cell::Empty,
            1 => Cell::Text(self.text()?),
            2 => Cell::Number(self.decimal()?),
            3 => Cell::Percent(self.decimal()?),
            4 => Cell::Date(self.decimal()?),
            5 => Cell::Time(self.decimal()?),
            6 => Cell::Bool(self.byte()? == 1),
            7 => Cell::Error(self.text()?),
            _ => return None,
        })
    }
}
