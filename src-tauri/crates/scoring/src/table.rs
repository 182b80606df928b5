//! The facts of `score --facts FILE.csv`: columns person, item, value, and optionally entity, numerator,
//! denominator. Strict: a key twice, an item nobody knows or a column nobody knows is an error.

use std::collections::BTreeMap;

use domain::evaluation::Step;
use domain::fact::{FactState, Value};
use domain::scheme::{Item, Rule, Scheme};
use domain::{Num, Problem, Result};

use crate::input::{ItemInput, PersonInput};

const COLUMNS: [&str; 6] = ["person", "item", "value", "entity", "numerator", "denominator"];

/// Reads the table, with or without a byte order mark. Lines count from 1, the header included.
/// Errors: `score.table_empty`, `score.table_header`, `score.table_row`, `score.table_twice`,
/// `score.unknown_item`, `score.entity_unsupported`, `score.not_a_number`.
pub fn read_table(text: &str, scheme: &Scheme) -> Result<Vec<PersonInput>> {
    let rows = split(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let ((_, header), rows) = rows.split_first().ok_or_else(|| Problem::new("score.table_empty"))?;
    let places = places(header)?;
    let mut people: BTreeMap<&str, BTreeMap<&str, ItemInput>> = BTreeMap::new();
    for (line, cells) in rows {
        if cells.len() != header.len() {
            return Err(Problem::new("score.table_row")
                .with("line", line)
                .with("found", cells.len())
                .with("expected", header.len()));
        }
        let cell = |column: usize| places[column].and_then(|i| cells.get(i)).map_or("", |c| c.trim());
        let (person, id) = (cell(0), cell(1));
        if person.is_empty() || id.is_empty() {
            return Err(Problem::new("score.table_blank").with("line", line));
        }
        let Some(item) = scheme.items.iter().find(|i| i.id == id) else {
            return Err(Problem::new("score.unknown_item")
                .with("line", line)
                .with("found", id)
                .with("allowed", scheme.items.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ")));
        };
        if !cell(3).is_empty() {
            return Err(Problem::new("score.entity_unsupported").with("line", line).with("item", id));
        }
        let number = |column: usize| match cell(column) {
            "" => Ok(None),
            found => Num::parse(found).map(Some).ok_or_else(|| {
                let problem = Problem::new("score.not_a_number").with("found", found);
                crate::rules::named(problem, item).with("person", person)
            }),
        };
        let input = figure(item, cell(2), number(4)?, number(5)?)?;
        if people.entry(person).or_default().insert(id, input).is_some() {
            return Err(Problem::new("score.table_twice")
                .with("line", line)
                .with("person", person)
                .with("item", id));
        }
    }
    let people = people.into_iter().map(|(person, mut own)| PersonInput {
        person: person.to_owned(),
        items: scheme.enabled().map(|i| own.remove(i.id.as_str()).unwrap_or_default()).collect(),
        ..PersonInput::default()
    });
    Ok(people.collect())
}

fn places(header: &[String]) -> Result<[Option<usize>; 6]> {
    let mut places = [None; 6];
    for (i, name) in header.iter().enumerate() {
        let column = COLUMNS.iter().position(|c| c.eq_ignore_ascii_case(name.trim()));
        match column.and_then(|c| places.get_mut(c)) {
            Some(place) if place.is_none() => *place = Some(i),
            _ => return Err(bad_header(name)),
        }
    }
    match places.iter().take(3).position(Option::is_none) {
        Some(missing) => Err(bad_header(COLUMNS.get(missing).copied().unwrap_or_default())),
        None => Ok(places),
    }
}

fn bad_header(column: &str) -> Problem {
    Problem::new("score.table_header").with("found", column).with("expected", COLUMNS.join(", "))
}

/// The value as given; else the quotient of its parts; else no figure.
fn figure(item: &Item, value: &str, numerator: Option<Num>, denominator: Option<Num>) -> Result<ItemInput> {
    if denominator.is_some_and(Num::is_zero) {
        return Ok(ItemInput { state: FactState::NotMeasured, ..ItemInput::default() });
    }
    if !matches!(value, "" | "-" | "--") {
        let value = Num::parse(value).map_or_else(|| Value::Label(value.to_owned()), Value::Number);
        return Ok(ItemInput::given(value));
    }
    let (Some(top), Some(bottom)) = (numerator, denominator) else { return Ok(ItemInput::default()) };
    let percent = item.unit.as_deref() == Some("%") || matches!(item.rule, Rule::PercentScore);
    let top = if percent { Num::from(top.checked_mul(Num::HUNDRED.0).ok_or_else(overflow)?) } else { top };
    let value = Value::Number(top.checked_div(bottom).ok_or_else(overflow)?);
    Ok(ItemInput { steps: vec![Step::Given { value: value.clone() }], ..ItemInput::given(value) })
}

fn overflow() -> Problem {
    Problem::new("score.overflow")
}

/// Comma-separated lines with `"` quoting; blank lines are skipped. Each row with its first line number.
fn split(text: &str) -> Result<Vec<(usize, Vec<String>)>> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut quoted, mut was_quoted) = (false, false);
    let (mut line, mut first) = (1, 1);
    let mut chars = text.chars().peekable();
    loop {
        let c = chars.next();
        match c {
            Some('"') if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            Some('"') if quoted => quoted = false,
            Some('"') if cell.is_empty() && !was_quoted => (quoted, was_quoted) = (true, true),
            Some('\r') if !quoted && chars.peek() == Some(&'\n') => {}
            Some(',') if !quoted => {
                row.push(std::mem::take(&mut cell));
                was_quoted = false;
            }
            None | Some('\n') if !quoted => {
                row.push(std::mem::take(&mut cell));
                if row.len() > 1 || was_quoted || row.iter().any(|c| !c.trim().is_empty()) {
                    rows.push((first, std::mem::take(&mut row)));
                }
                row.clear();
                was_quoted = false;
                line += 1;
                first = line;
                if c.is_none() {
                    return Ok(rows);
                }
            }
            None => return Err(Problem::new("score.table_quote").with("line", first)),
            Some(c) => {
                if c == '\n' {
                    line += 1;
                }
                cell.push(c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn quoted_cells_hold_commas_quotes_and_line_breaks() {
        let rows = split("a,b\r\n\"x,\"\"y\"\"\nz\", 1\n\n2,3").expect("rows");
        let want = [(1, vec!["a", "b"]), (2, vec!["x,\"y\"\nz", " 1"]), (5, vec!["2", "3"])];
        assert_eq!(rows.len(), want.len());
        for ((line, cells), (want_line, want_cells)) in rows.iter().zip(&want) {
            assert_eq!(
                (*line, cells.iter().map(String::as_str).collect::<Vec<_>>()),
                (*want_line, want_cells.clone())
            );
        }
        assert_eq!(split("a\n\"b").expect_err("open quote").code, "score.table_quote");
    }
}
