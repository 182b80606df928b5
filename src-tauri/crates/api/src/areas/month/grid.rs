//! Every mark of a month on one grid: people by items, over all schemes. Shows; what is entered goes through `marks`.

use std::collections::HashMap;

use domain::evaluation::{ItemResult, Sheet, Step};
use domain::scheme::{Item, Rule};
use domain::{Label, Result};
use locale::{Locale, number};

use super::board::{shown, waits};
use super::why::mark_of;
use crate::host::Host;
use crate::paper;
use crate::types::marks::{MarksCell, MarksColumn, MarksGrid, MarksRow};
use crate::types::month::{MonthRequest, SheetState};
use crate::view::{MonthView, Run};

pub fn marks_grid(host: &Host, request: MonthRequest) -> Result<MarksGrid> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.month(request.month)?;
        let book = open.book.read();
        let waits = waits(&book)?;
        let columns: Vec<(&Run, &Item)> =
            view.runs.iter().flat_map(|run| run.scheme.enabled().map(move |item| (run, item))).collect();
        let mut rows = Vec::new();
        for person in book.people()? {
            let cells: Vec<Option<MarksCell>> =
                columns.iter().map(|(run, item)| cell(&view, run, item, person.id, locale)).collect();
            if cells.iter().any(Option::is_some) {
                let (staff_no, name, pinyin) = (person.staff_no, person.name, person.pinyin);
                rows.push(MarksRow { person: person.id, staff_no, name, pinyin, cells });
            }
        }
        Ok(MarksGrid {
            month: request.month,
            closed: view.closed,
            columns: columns.iter().map(|(run, item)| column(run, item, &waits)).collect(),
            rows,
        })
    })
}

fn column(run: &Run, item: &Item, waits: &dyn Fn(Option<&str>) -> bool) -> MarksColumn {
    let known: HashMap<&str, &ItemResult> =
        run.evaluation.people.first().iter().flat_map(|s| &s.items).map(|i| (&*i.item, i)).collect();
    let plain = || item.unit.as_deref().map(|unit| Label::new(unit, unit));
    MarksColumn {
        scheme: run.scheme.id.clone(),
        scheme_name: run.scheme.name.clone(),
        item: item.id.clone(),
        name: item.name.clone(),
        unit: known.get(item.id.as_str()).map_or_else(plain, |i| i.unit.clone()),
        fed: !waits(item.fed_by.as_deref()),
        choices: match &item.rule {
            Rule::Lookup { map } => map.keys().cloned().collect(),
            _ => Vec::new(),
        },
    }
}

/// Also of somebody who has no sheet only because nothing was measured yet: the first mark brings it.
fn cell(view: &MonthView, run: &Run, item: &Item, person: i64, locale: Locale) -> Option<MarksCell> {
    let Some((_, sheet, who)) = view.sheet(&run.scheme.id, person) else {
        let waits = view.without.iter().any(|w| w.id == person && w.scheme.as_ref() == Some(&run.scheme.id));
        return waits.then(|| MarksCell {
            state: SheetState::Open,
            value: None,
            shown: String::new(),
            mark: None,
            figure: String::new(),
        });
    };
    let result = result(sheet, &item.id)?;
    let value = result.value.as_ref();
    Some(MarksCell {
        state: who.state,
        value: value.cloned(),
        shown: value.map(|v| shown(Some(v), result, locale)).unwrap_or_default(),
        mark: mark_of(result),
        figure: figure(result, locale),
    })
}

fn result<'a>(sheet: &'a Sheet, item: &str) -> Option<&'a ItemResult> {
    sheet.items.iter().find(|i| *i.item == *item)
}

fn figure(item: &ItemResult, locale: Locale) -> String {
    let value = item.steps.iter().find_map(|s| match s {
        Step::Figure { value, .. } => *value,
        _ => None,
    });
    value
        .map(|v| number::with_unit(v, paper::decimals(item), item.unit.as_ref(), locale.lang()))
        .unwrap_or_default()
}
