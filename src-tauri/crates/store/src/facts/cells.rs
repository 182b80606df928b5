//! The cells of a row as the book keeps them: JSON text (`migrations/0004_cells.sql`), written and read in one
//! pass. A month is hundreds of thousands of cells, so whoever wants only some of them passes over the others.

use std::borrow::Cow;
use std::fmt::Write;

use domain::Num;
use domain::fact::{Cell, FactState, Value};
use rusqlite::types::{FromSqlError, Type};

use crate::error::Result;

/// Appends a cell of `metric`, a `metric_key`.
pub(super) fn write(out: &mut String, cell: &Cell, metric: i64) {
    out.push(if out.is_empty() { '[' } else { ',' });
    let state = match cell.state {
        FactState::Settled => 0,
        FactState::Unsettled => 1,
        FactState::Missing => 2,
        FactState::NotMeasured => 3,
    };
    // Writing to a string cannot fail.
    let _ = write!(out, "[{},{metric},{state}", cell.col);
    let raw = cell.raw.as_deref().filter(|raw| !is_same(cell.value.as_ref(), raw));
    let parts = cell.numerator.is_some() || cell.denominator.is_some() || raw.is_some();
    match &cell.value {
        Some(Value::Number(n)) => number(out, Some(*n)),
        Some(Value::Label(word)) => text(out, word),
        None if parts => number(out, None),
        None => {}
    }
    if parts {
        number(out, cell.numerator);
        number(out, cell.denominator);
    }
    if let Some(raw) = raw {
        text(out, raw);
    }
    out.push(']');
}

/// Ends what `write` began.
pub(super) fn finish(out: &mut String) {
    out.push_str(if out.is_empty() { "[]" } else { "]" });
}

fn number(out: &mut String, n: Option<Num>) {
    let _ = match n {
        Some(n) => write!(out, ",{n}"),
        None => write!(out, ",null"),
    };
}

fn text(out: &mut String, text: &str) {
    let _ = write!(out, ",{}", serde_json::Value::from(text));
}

fn is_same(value: Option<&Value>, raw: &str) -> bool {
    match value {
        Some(Value::Label(word)) => word == raw,
        Some(Value::Number(n)) => n.to_string() == raw,
        None => raw.is_empty(),
    }
}

/// One cell; what it holds is read when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packed<'a> {
    pub col: u32,
    /// A `metric_key`.
    pub metric: i64,
    pub state: FactState,
    held: &'a str,
}

/// What a cell holds.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Held<'a> {
    pub value: Option<Value>,
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    pub raw: Option<Cow<'a, str>>,
}

impl<'a> Packed<'a> {
    pub fn held(&self) -> Result<Held<'a>> {
        let mut held = Held::default();
        let mut rest = Some(self.held).filter(|held| !held.is_empty());
        for place in 0.. {
            let Some(here) = rest else { break };
            let (one, after) = element(here).ok_or_else(broken)?;
            match (place, one) {
                (_, Element::Null) => {}
                (0, Element::Number(n)) => held.value = Some(Value::Number(n)),
                (0, Element::Text(word)) => held.value = Some(Value::Label(word.into_owned())),
                (1, Element::Number(n)) => held.numerator = Some(n),
                (2, Element::Number(n)) => held.denominator = Some(n),
                (3, Element::Text(raw)) => held.raw = Some(raw),
                _ => return Err(broken()),
            }
            rest = after;
        }
        Ok(held)
    }
}

enum Element<'a> {
    Null,
    Number(Num),
    Text(Cow<'a, str>),
}

/// What stands after a comma, and what follows it.
fn element(text: &str) -> Option<(Element<'_>, Option<&str>)> {
    let text = text.strip_prefix(',')?;
    let end = if text.starts_with('"') {
        end_of_text(text.as_bytes())?
    } else {
        text.bytes().position(|b| b == b',').unwrap_or(text.len())
    };
    let (own, rest) = text.split_at_checked(end)?;
    let one = match own {
        "null" => Element::Null,
        word if word.starts_with('"') => Element::Text(match word.contains('\\') {
            true => Cow::Owned(serde_json::from_str(word).ok()?),
            false => Cow::Borrowed(word.get(1..word.len() - 1)?),
        }),
        digits => Element::Number(Num::parse(digits)?),
    };
    Some((one, (!rest.is_empty()).then_some(rest)))
}

/// Where the text that begins here ends, behind its second quote.
fn end_of_text(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            _ => at += 2,
        }
    }
}

/// The cells of a row, in the order of their columns.
pub(crate) struct Cells<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cells<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The cells in column `column` of a row that SQLite is at.
    pub fn in_row(row: &'a rusqlite::Row<'_>, column: usize) -> Result<Self> {
        Ok(Self::of(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?))
    }

    fn read(&mut self) -> Option<Option<Packed<'a>>> {
        let (bytes, mut at) = (self.text.as_bytes(), self.at);
        match (at, bytes.get(at)?) {
            (0, b'[') if bytes.get(1) == Some(&b']') => at = 1,
            (0, b'[') | (1.., b',' | b']') => {}
            _ => return None,
        }
        if *bytes.get(at)? == b']' {
            self.at = at;
            return (at + 1 == bytes.len()).then_some(None);
        }
        at += 1;
        let col = whole(bytes, &mut at, b'[')?;
        let metric = whole(bytes, &mut at, b',')?;
        let state = match whole(bytes, &mut at, b',')? {
            0 => FactState::Settled,
            1 => FactState::Unsettled,
            2 => FactState::Missing,
            3 => FactState::NotMeasured,
            _ => return None,
        };
        let start = at;
        // A few bytes as a rule: looking for them by any cleverer way takes longer.
        loop {
            match bytes.get(at)? {
                b']' => break,
                b'"' => at += end_of_text(bytes.get(at..)?)?,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        let held = self.text.get(start..at)?;
        Some(Some(Packed { col: u32::try_from(col).ok()?, metric, state, held }))
    }
}

/// The whole number behind `before`, of so few digits that it fits.
fn whole(bytes: &[u8], at: &mut usize, before: u8) -> Option<i64> {
    if *bytes.get(*at)? != before {
        return None;
    }
    let start = *at + 1;
    let mut end = start;
    let mut n = 0_i64;
    while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
        n = n.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
        end += 1;
    }
    *at = end;
    (end > start && end - start <= 18).then_some(n)
}

impl<'a> Iterator for Cells<'a> {
    type Item = Result<Packed<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.read() {
            Some(cell) => cell.map(Ok),
            None => {
                // Once, and then no more.
                let told = self.at <= self.text.len();
                self.at = usize::MAX;
                told.then(|| Err(broken()))
            }
        }
    }
}

fn broken() -> crate::error::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(FromSqlError::InvalidType)).into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn there_and_back(cells: &[Cell]) -> Vec<Cell> {
        let mut text = String::new();
        cells.iter().for_each(|cell| write(&mut text, cell, 7));
        finish(&mut text);
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json.as_array().expect("a list").len(), cells.len());
        Cells::of(&text)
            .map(|cell| {
                let cell = cell.expect("a cell");
                let held = cell.held().expect("whole");
                Cell {
                    metric: Arc::from("m"),
                    value: held.value,
                    numerator: held.numerator,
                    denominator: held.denominator,
                    state: cell.state,
                    raw: held.raw.map(Cow::into_owned),
                    col: cell.col,
                }
            })
            .collect()
    }

    fn a_cell() -> impl Strategy<Value = Cell> {
        let n = || (any::<i64>(), 0..19_u32).prop_map(|(m, scale)| Num::from(domain::Decimal::new(m, scale)));
        let value = prop_oneof![n().prop_map(Value::Number), any::<String>().prop_map(Value::Label)];
        let state = prop_oneof![
            Just(FactState::Settled),
            Just(FactState::Unsettled),
            Just(FactState::Missing),
            Just(FactState::NotMeasured)
        ];
        let held = (prop::option::of(value), prop::option::of(n()), prop::option::of(n()));
        (any::<u32>(), held, state, prop::option::of("[^\u{0}]+")).prop_map(
            |(col, (value, numerator, denominator), state, raw)| {
                let raw = raw.filter(|raw| !is_same(value.as_ref(), raw));
                Cell { metric: Arc::from("m"), value, numerator, denominator, state, raw, col }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cells in prop::collection::vec(a_cell(), 0..6)) {
            prop_assert_eq!(there_and_back(&cells), cells);
        }

        #[test]
        fn nonsense_is_refused_once_and_never_panics(text in "[\\[\\],0-9\"a\\\\]{0,40}") {
            for cell in Cells::of(&text).take(50).flatten() {
                let _ = cell.held();
            }
            prop_assert!(Cells::of(&text).filter(Result::is_err).count() <= 1);
        }
    }

    #[test]
    fn what_breaks_off_is_refused() {
        let text = r#"[[0,1,0,5],[3,2,0,"甲]\"",1.5,2,"raw"]]"#;
        assert_eq!(Cells::of(text).filter(Result::is_ok).count(), 2);
        for cut in (1..text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert!(Cells::of(&text[..cut]).any(|cell| cell.is_err()), "{}", &text[..cut]);
        }
        assert!(Cells::of("[]").next().is_none());
        assert!(Cells::of("[]]").any(|cell| cell.is_err()));
        assert!(Cells::of("").any(|cell| cell.is_err()));
    }
}
