//! Scores a table of values by a scheme file, without a book; and the shape that `score` and `evaluate`
//! share on the command line.

use domain::evaluation::{Evaluation, ItemResult, Sheet};
use domain::{Lang, Result};
use locale::Locale;
use scoring::{Input, evaluate, read_table};
use serde_json::{Value, json};

use crate::host::dictionary;

/// `{people: [{person, total, rank, grade, coefficient, missing, items: [{item, value, points, max, why, steps}]}]}`.
/// Errors: those of the scheme's reader, `scheme.owner_must_set`, those of the table.
pub fn score(scheme: &str, table: &str, lang: Lang) -> Result<Value> {
    let scheme = definitions::read_scheme(scheme, dictionary())?;
    if let Some(problem) = definitions::problem_if_incomplete(&scheme) {
        return Err(problem);
    }
    let people = read_table(table, &scheme)?;
    let input = Input { scheme: &scheme, scheme_version: 1, month: None, people, files: Vec::new() };
    let evaluation = evaluate(input)?;
    let locale = Locale::new(lang);
    let people: Vec<Value> = evaluation.people.iter().map(|s| sheet(s, &evaluation, locale)).collect();
    Ok(json!({ "people": people }))
}

/// One person of the answer.
pub fn sheet(sheet: &Sheet, evaluation: &Evaluation, locale: Locale) -> Value {
    json!({
        "person": sheet.person,
        "total": sheet.total,
        "rank": sheet.rank,
        "grade": sheet.grade,
        "coefficient": sheet.coefficient,
        "missing": sheet.missing,
        "items": sheet.items.iter().map(|i| item(i, evaluation, locale)).collect::<Vec<_>>(),
    })
}

fn item(item: &ItemResult, evaluation: &Evaluation, locale: Locale) -> Value {
    json!({
        "item": item.item,
        "value": item.value,
        "points": item.points,
        "max": item.max,
        "why": locale.why(item, evaluation),
        "steps": item.steps,
    })
}
