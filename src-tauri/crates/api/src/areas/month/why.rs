//! Why a number is what it is, down to the cells.

use domain::evaluation::{Cell, ItemResult, Part, PartRole, Sheet, Step};
use domain::fact::{Exclusion, FactState};
use domain::scheme::Rule;
use domain::{Num, Problem, Result};
use locale::{LineKind, Locale, SourceText, number};

use super::sheet_of;
use crate::host::Host;
use crate::types::month::{MarkView, Why, WhyLine, WhyRequest, WhySource};
use crate::view::{Run, Who};

pub fn why(host: &Host, request: WhyRequest) -> Result<Why> {
    let locale = host.locale();
    host.with(|open| {
        let (view, who) = sheet_of(open, request.month, &request.scheme, request.person)?;
        let no_sheet = || Problem::new("month.no_sheet").with("month", request.month).with("name", &who.name);
        let (run, sheet, _) = view.sheet(&request.scheme, request.person).ok_or_else(no_sheet)?;
        match &request.item {
            None => Ok(total_why(sheet, locale)),
            Some(id) => {
                let item = sheet.items.iter().find(|i| *i.item == **id).ok_or_else(|| {
                    Problem::new("scheme.no_item").with("scheme", &request.scheme).with("item", id)
                })?;
                Ok(item_why(run, item, &who, view.closed, locale))
            }
        }
    })
}

/// The one value that a hand entered for all.
pub(super) fn mark_of(item: &ItemResult) -> Option<MarkView> {
    item.steps.iter().rev().find_map(|s| match s {
        Step::Mark { value, by, at, reason, .. } => {
            Some(MarkView { value: value.clone(), reason: reason.clone(), by: by.clone(), at: at.clone() })
        }
        _ => None,
    })
}

pub(super) fn item_why(run: &Run, item: &ItemResult, who: &Who, closed: bool, locale: Locale) -> Why {
    let text = locale.item(item, &run.evaluation);
    let small = who.small_sample(item).zip(who.small_below).map(|(n, least)| small(n, least, locale));
    let mark = mark_of(item);
    let raters = item.steps.iter().rev().find_map(|s| match s {
        Step::Raters { each, .. } => Some(each.clone()),
        _ => None,
    });
    let choices = match run.item(&item.item).map(|i| &i.rule) {
        Some(Rule::Lookup { map }) => map.keys().cloned().collect(),
        _ => Vec::new(),
    };
    let excluded = item.steps.iter().filter_map(|step| excluded(step, run, locale));
    // The texts come in the order of the cells.
    let places = cells(item).zip(text.sources).map(|((part, cell), text)| {
        let role = part.map_or_else(|| item.name.get(locale.lang()).to_owned(), |p| role(p, locale));
        place(cell, text, role, locale)
    });
    Why {
        title: item.name.get(locale.lang()).to_owned(),
        points: item.points,
        max: item.max,
        headline: text.headline,
        lines: text
            .lines
            .into_iter()
            .map(|l| WhyLine { kind: kind(l.kind).to_owned(), text: l.text })
            .chain(small.map(|text| WhyLine { kind: "warning".to_owned(), text }))
            .collect(),
        // What was taken out comes first: nobody finds it behind thirty days.
        sources: excluded.chain(places).collect(),
        mark,
        raters: raters.unwrap_or_default(),
        can_mark: !closed,
        choices,
        unit: item.unit.clone(),
    }
}

/// That a figure is made of few things.
fn small(n: Num, least: u32, locale: Locale) -> String {
    let (n, least) = (number::show(n, number::PLAIN), least.to_string());
    locale.message("month-small_why", &[("n", &n), ("least", &least)])
}

/// A figure that was taken out, where it stands and why.
fn excluded(step: &Step, run: &Run, locale: Locale) -> Option<WhySource> {
    let Step::Excluded { reason, by, at, id, cell: Some(cell), metric_name, unit, .. } = step else {
        return None;
    };
    let metric = metric_name.get(locale.lang());
    let text = locale.source(cell, metric, unit.as_ref(), &run.evaluation.files);
    let excluded = Exclusion { id: *id, reason: reason.clone(), by: by.clone(), at: at.clone() };
    Some(WhySource {
        excluded: Some(excluded),
        state: String::new(),
        ..place(cell, text, metric.to_owned(), locale)
    })
}

/// A cell and what `locale` says of it.
pub(crate) fn place(cell: &Cell, text: SourceText, role: String, locale: Locale) -> WhySource {
    WhySource {
        id: cell.file,
        row: cell.row,
        col: cell.col,
        file: text.file,
        sheet: text.sheet,
        cell: text.cell,
        days: text.day,
        role,
        value: text.value,
        state: match cell.state {
            FactState::Settled => String::new(),
            state => locale.fact_state(state),
        },
        excluded: None,
    }
}

/// The cells behind an item in the order in which `locale` names them.
fn cells(item: &ItemResult) -> impl Iterator<Item = (Option<&Part>, &Cell)> {
    item.steps.iter().flat_map(|step| {
        let found: Vec<(Option<&Part>, &Cell)> = match step.figure() {
            Step::Figure { parts, .. } => {
                parts.iter().flat_map(|p| p.cells.iter().map(move |c| (Some(p), c))).collect()
            }
            Step::Mark { cell: Some(cell), .. } => vec![(None, cell)],
            _ => Vec::new(),
        };
        found
    })
}

/// What a figure's part is in it, with the metric's name.
pub(crate) fn role(part: &Part, locale: Locale) -> String {
    let metric = part.metric_name.get(locale.lang());
    let id = match part.role {
        PartRole::Value => return metric.to_owned(),
        PartRole::Weight => "why-role_weight",
        PartRole::Top => "why-role_top",
        PartRole::Bottom => "why-role_bottom",
    };
    locale.message(id, &[("metric", metric)])
}

fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Value => "value",
        LineKind::Target => "target",
        LineKind::Rule => "rule",
        LineKind::Note => "note",
        LineKind::Warning => "warning",
        LineKind::Decision => "decision",
    }
}

pub(super) fn total_why(sheet: &Sheet, locale: Locale) -> Why {
    let text = locale.total(sheet);
    Why {
        title: locale.message("doc-total", &[]),
        points: sheet.total,
        max: sheet.max,
        headline: text.headline,
        lines: text
            .lines
            .into_iter()
            .map(|l| WhyLine { kind: kind(l.kind).to_owned(), text: l.text })
            .collect(),
        sources: Vec::new(),
        mark: None,
        raters: Vec::new(),
        can_mark: false,
        choices: Vec::new(),
        unit: None,
    }
}
