//! Scores a table of values by a scheme file, without a book; and the shape that `score` and `evaluate`
//! share on the command line.

use domain::evaluation::{Evaluation, ItemResult, Sheet};
use domain::{Lang, Month, Result};
use locale::Locale;
use scoring::{Input, evaluate, read_table};
use serde_json::{Value, json};

use crate::host::{Host, dictionary};

/// `reward` stands beside the coefficient where the scheme gives one for the rank.
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
    let mut one = json!({
        "person": sheet.person,
        "total": sheet.total,
        "rank": sheet.rank,
        "grade": sheet.grade,
        "coefficient": sheet.coefficient,
        "missing": sheet.missing,
        "items": sheet.items.iter().map(|i| item(i, evaluation, locale)).collect::<Vec<_>>(),
    });
    if let (Some(reward), Some(fields)) = (sheet.reward, one.as_object_mut()) {
        fields.insert("reward".into(), json!(reward));
    }
    one
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

/// The month in the shape of `score`, plus month, state and scheme.
pub fn month(host: &Host, month: Month) -> Result<Value> {
    let locale = host.locale();
    let view = host.with(|open| open.month(month))?;
    let mut people = Vec::new();
    for (run, sheet, who) in view.sheets() {
        let mut one = self::sheet(sheet, &run.evaluation, locale);
        if let Some(fields) = one.as_object_mut() {
            fields.insert("month".into(), json!(month));
            fields.insert("state".into(), json!(who.state));
            let scheme = &run.evaluation.scheme;
            fields.insert("scheme".into(), json!({ "id": scheme.id, "version": scheme.version }));
        }
        people.push(one);
    }
    let mut answer = json!({
        "month": month,
        "state": if view.closed { "closed" } else { "open" },
        "people": people,
        "without": view.without.iter().map(|w| json!({
            "person": w.staff_no,
            "code": w.why.code,
            "text": locale.problem(&w.why),
        })).collect::<Vec<_>>(),
        "problems": view.problems.iter().map(|p| json!({
            "code": p.code,
            "params": p.params,
            "text": locale.problem(p),
        })).collect::<Vec<_>>(),
    });
    if let ([run], Some(fields)) = (view.runs.as_slice(), answer.as_object_mut()) {
        let scheme = &run.evaluation.scheme;
        fields.insert("scheme".into(), json!({ "id": scheme.id, "version": scheme.version }));
    }
    Ok(answer)
}
