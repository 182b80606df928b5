//! Why a person's total is another than in an earlier month: the two sheets item by item. Reads only.

use domain::comparison::{Comparison, ItemChange, Side};
use domain::evaluation::ItemState;
use domain::fact::Value;
use domain::{Label, Lang, Month, Num, Result};
use locale::{Locale, number};
use scoring::Made;

use super::sheet_of;
use crate::host::{Host, Open};
use crate::types::compare::{CompareRequest, Compared, ComparedItem, ComparedSide};
use crate::view::MonthView;

/// How far back sheets are offered.
const MONTHS: i32 = 12;

/// Errors: `month.no_sheet`.
pub fn compare(host: &Host, request: CompareRequest) -> Result<Compared> {
    let locale = host.locale();
    host.with(|open| {
        let (view, _) = sheet_of(open, request.month, &request.scheme, request.person)?;
        let months = earlier(open, request.month, request.person)?;
        let with = request.with.or_else(|| months.first().copied());
        let mut answer = Compared {
            with,
            months,
            before: None,
            after: view.sheet(&request.scheme, request.person).and_then(|(_, sheet, _)| sheet.total),
            difference: None,
            notes: Vec::new(),
            rows: Vec::new(),
        };
        let Some(with) = with else { return Ok(answer) };
        let old = open.month(with)?;
        match both(&old, &view, &request)? {
            Some(all) => fill(&mut answer, &all, &locale.month(with), &locale.month(request.month), locale),
            None => answer.notes.push(nothing(&old, &request, with, locale)),
        }
        Ok(answer)
    })
}

/// Months before with a sheet of the person under any scheme, newest first.
fn earlier(open: &mut Open, month: Month, person: i64) -> Result<Vec<Month>> {
    let months: Vec<Month> = (1..=MONTHS).map(|back| month.plus(-back)).collect();
    let views = open.months(&months)?;
    let has = |view: &MonthView| view.sheets().any(|(_, _, who)| who.id == person);
    Ok(months.into_iter().zip(views).filter(|(_, view)| has(view)).map(|(month, _)| month).collect())
}

/// `None` where the earlier month has no sheet of the person under this scheme.
fn both(old: &MonthView, new: &MonthView, request: &CompareRequest) -> Result<Option<Comparison>> {
    let made = |view| made(view, &request.scheme, request.person);
    made(old).zip(made(new)).map(|(old, new)| scoring::compare(old, new)).transpose()
}

fn made<'a>(view: &'a MonthView, scheme: &str, person: i64) -> Option<Made<'a>> {
    let (run, sheet, _) = view.sheet(scheme, person)?;
    Some(Made { sheet, scheme: &run.scheme, version: run.evaluation.scheme.version })
}

fn nothing(old: &MonthView, request: &CompareRequest, with: Month, locale: Locale) -> String {
    let month = locale.month(with);
    let other = old.sheets().find(|(_, _, who)| who.id == request.person);
    match other {
        Some((run, _, _)) => {
            let scheme = run.scheme.name.get(locale.lang());
            locale.message("compare-other_scheme", &[("month", &month), ("scheme", scheme)])
        }
        None => locale.message("compare-no_sheet", &[("month", &month)]),
    }
}

fn fill(answer: &mut Compared, all: &Comparison, then: &str, now: &str, locale: Locale) {
    answer.before = all.before;
    answer.difference = all.after.zip(all.before).map(|(after, before)| Num::from(after.0 - before.0));
    answer.notes = locale.comparison_notes(all, then, now);
    answer.rows = all.items.iter().map(|item| row(item, then, now, locale)).collect();
    if !all.rest.is_zero() {
        answer.rows.push(ComparedItem {
            item: String::new(),
            name: both_words("compare-rest"),
            before: ComparedSide::default(),
            after: ComparedSide::default(),
            difference: Some(all.rest),
            why: locale.message("compare-rest_why", &[]),
        });
    }
}

fn both_words(id: &str) -> Label {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| Locale::new(lang).message(id, &[]));
    Label::new(zh, en)
}

fn row(item: &ItemChange, then: &str, now: &str, locale: Locale) -> ComparedItem {
    ComparedItem {
        item: item.item.to_string(),
        name: item.name.clone(),
        before: side(item.before.as_ref(), item, locale),
        after: side(item.after.as_ref(), item, locale),
        difference: item.difference,
        why: locale.item_change(item, then, now),
    }
}

fn side(side: Option<&Side>, item: &ItemChange, locale: Locale) -> ComparedSide {
    let Some(side) = side else { return ComparedSide::default() };
    let shown = match &side.value {
        Some(Value::Number(n)) => number::with_unit(*n, item.decimals, item.unit.as_ref(), locale.lang()),
        Some(Value::Label(text)) => text.clone(),
        None if side.state == ItemState::Scored => String::new(),
        None => locale.item_state(side.state),
    };
    ComparedSide { shown, points: side.points }
}
