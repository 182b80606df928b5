//! The facts of `score --facts FILE.csv`: columns person, item, value, and optionally entity, numerator,
//! denominator. An entity is a shop, a month or a limit of the item's rule, or one of several people who
//! judge. Strict: a key twice, an item nobody knows or a column nobody knows is an error.

use std::collections::BTreeMap;

use domain::evaluation::{Rating, Step};
use domain::fact::{FactState, Value};
use domain::scheme::{Item, Rule, Scheme};
use domain::{Num, Problem, Result};

use crate::entities::has_entities;
use crate::input::{EntityInput, ItemInput, PersonInput};

const COLUMNS: [&str; 6] = ["person", "item", "value", "entity", "numerator", "denominator"];

/// Reads the table, with or without a byte order mark. Lines count from 1, the header included.
/// Errors: `score.table_empty`, `score.table_header`, `score.table_row`, `score.table_twice`,
/// `score.unknown_item`, `score.entity_unexpected`, `score.unknown_entity`, `score.not_a_number`.
pub fn read_table(text: &str, scheme: &Scheme) -> Result<Vec<PersonInput>> {
    let rows = split(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let ((_, header), rows) = rows.split_first().ok_or_else(|| Problem::new("score.table_empty"))?;
    let places = places(header)?;
    let mut people: BTreeMap<&str, BTreeMap<&str, Rows>> = BTreeMap::new();
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
        let number = |column: usize| match cell(column) {
            "" => Ok(None),
            found => Num::parse(found).map(Some).ok_or_else(|| {
                let problem = Problem::new("score.not_a_number").with("found", found);
                crate::rules::named(problem, item).with("person", person)
            }),
        };
        let input = figure(item, cell(2), number(4)?, number(5)?)?;
        let rows = people.entry(person).or_default().entry(id).or_default();
        let entity = match cell(3) {
            "" => None,
            _ if !has_entities(item) && !is_judged(item) => {
                return Err(Problem::new("score.entity_unexpected").with("line", line).with("item", id));
            }
            entity => {
                known_limit(item, entity).map_err(|p| p.with("line", line).with("item", id))?;
                Some(entity.to_owned())
            }
        };
        // One figure, or those of entities that are named once each: never both.
        if rows.iter().any(|r| r.entity == entity || r.entity.is_none() || entity.is_none()) {
            return Err(Problem::new("score.table_twice")
                .with("line", line)
                .with("person", person)
                .with("item", id));
        }
        rows.push(Row { entity, input, numerator: number(4)?, denominator: number(5)? });
    }
    let mut inputs = Vec::with_capacity(people.len());
    for (person, mut own) in people {
        let mut items = Vec::new();
        for item in scheme.enabled() {
            let rows = own.remove(item.id.as_str()).unwrap_or_default();
            items.push(joined(item, rows).map_err(|p| crate::rules::named(p, item).with("person", person))?);
        }
        inputs.push(PersonInput { person: person.to_owned(), items, ..PersonInput::default() });
    }
    Ok(inputs)
}

type Rows = Vec<Row>;

/// One line of the table.
struct Row {
    entity: Option<String>,
    input: ItemInput,
    numerator: Option<Num>,
    denominator: Option<Num>,
}

/// Whether people judge the item, so that several of them may.
fn is_judged(item: &Item) -> bool {
    matches!(item.rule, Rule::Manual { .. } | Rule::PercentScore)
}

/// Of a rule that names its time limits, only those may be given.
fn known_limit(item: &Item, entity: &str) -> Result<()> {
    match &item.rule {
        Rule::SlaHitRate { sla } if !sla.is_empty() && !sla.iter().any(|s| s == entity) => {
            Err(Problem::new("score.unknown_entity").with("found", entity).with("allowed", sla.join(", ")))
        }
        _ => Ok(()),
    }
}

/// The lines of one item: its value, its entities, or what several people judged.
fn joined(item: &Item, rows: Rows) -> Result<ItemInput> {
    if rows.iter().all(|r| r.entity.is_none()) {
        return Ok(rows.into_iter().next().map(|r| r.input).unwrap_or_default());
    }
    if !has_entities(item) {
        let mut each = Vec::new();
        for row in rows {
            let Some(value) = row.input.value else { continue };
            let found = value.to_string();
            let told = || Problem::new("score.not_a_number").with("found", found);
            let value = value.number().ok_or_else(told)?;
            each.push(Rating { rater: row.entity.unwrap_or_default(), value });
        }
        return ItemInput::rated(each);
    }
    let mut input = ItemInput::default();
    let unit = item.unit.as_deref().map(crate::evaluate::unit_label);
    for row in rows {
        let entity = row.entity.unwrap_or_default();
        let value = match row.input.value {
            Some(Value::Label(found)) => return Err(Problem::new("score.not_a_number").with("found", found)),
            Some(Value::Number(n)) => Some(n),
            None => None,
        };
        let state = row.input.state;
        input.steps.push(Step::Entity {
            entity: entity.clone(),
            value,
            unit: unit.clone(),
            state,
            figure: None,
        });
        let (numerator, denominator) = (row.numerator, row.denominator);
        input.entities.push(EntityInput { entity, value, numerator, denominator, state });
    }
    Ok(input)
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
    let percent = item.unit.as_deref() == Some("%")
        || matches!(item.rule, Rule::PercentScore | Rule::SlaHitRate { .. } | Rule::EntityPassRate { .. });
    let top = if percent { Num::from(top.checked_mul(Num::HUNDRED.0).ok_or_else(overflow)?) } else { top };
    let value = Value::Number(top.checked_div(bottom).ok_or_else(overflow)?.settled());
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
