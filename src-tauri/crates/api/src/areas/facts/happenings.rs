//! Tables of which every row is one happening: the figures that the owner makes of them, as columns of a layout and
//! back again, and what is proposed. Writes nothing.

use definitions::figure_fits;
use domain::layout::{Column, ColumnUnit, Layout, Only};
use domain::metric::Unit;
use domain::{Lang, Problem, Result};
use intake::{Confidence, FigureOffer, Made, Offer};

use super::mapping::sure;
use crate::defs::Defs;
use crate::types::mapping::{ColumnUse, FigureHow, FigureProposal, MapFigure, Mapping};

/// The columns that figures mean. What only a file can say of one is kept from `base`.
///
/// # Errors
/// `mapping.no_happening_figures`, `mapping.figure_no_metric`, `mapping.figure_twice`, `mapping.wrong_unit`, `mapping.no_column`, `mapping.no_value`.
pub(super) fn columns(
    mapping: &Mapping,
    base: Option<&Layout>,
    defs: &Defs,
    lang: Lang,
) -> Result<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, figure) in mapping.figures.iter().enumerate() {
        let metric = defs
            .metric(&figure.metric)
            .ok_or_else(|| Problem::new("mapping.figure_no_metric").with("number", at + 1))?;
        let name = metric.name.get(lang);
        let lacks = |code: &str| Problem::new(code).with("metric", name);
        let header = match figure.how {
            FigureHow::Rows if figure.header.is_empty() => always_filled(mapping),
            FigureHow::Share => Some(figure.only.as_str()),
            _ => Some(figure.header.as_str()),
        };
        let header = header.filter(|h| !h.is_empty()).ok_or_else(|| lacks("mapping.no_column"))?;
        let since = if figure.how == FigureHow::Since { figure.since.as_str() } else { "" };
        if figure.how == FigureHow::Since && (since.is_empty() || since == header) {
            return Err(lacks("mapping.no_column"));
        }
        let is: Vec<String> = figure.is.iter().filter(|v| !v.trim().is_empty()).cloned().collect();
        if is.is_empty() && (figure.how == FigureHow::Share || !figure.only.is_empty()) {
            return Err(lacks("mapping.no_value"));
        }
        let only = (!figure.only.is_empty()).then_some((figure.only.as_str(), is));
        let unit = match figure.how {
            FigureHow::Rows | FigureHow::Share => ColumnUnit::Rows,
            FigureHow::Since => ColumnUnit::Duration,
            FigureHow::Value => figure.unit,
        };
        let share = figure.how == FigureHow::Share;
        let fits = figure_fits(unit, metric.unit, !since.is_empty(), only.is_some());
        if !fits || share != (unit == ColumnUnit::Rows && metric.unit == Unit::Fraction) {
            return Err(Problem::new("mapping.wrong_unit").with("header", header).with("metric", name));
        }
        if columns.iter().any(|c| c.metric == metric.id) {
            return Err(lacks("mapping.figure_twice"));
        }
        let before = base.and_then(|b| b.columns.iter().find(|c| c.metric == metric.id));
        // Other spellings of a column that is still the same one.
        let spelled =
            |own: &str, of: Option<&Vec<String>>| match of.filter(|all| all.iter().any(|h| h == own)) {
                Some(all) => all.clone(),
                None => vec![own.to_owned()],
            };
        let conditions = before.and_then(|c| c.only.as_ref()).map(|o| &o.headers);
        columns.push(Column {
            metric: metric.id.clone(),
            headers: spelled(header, before.map(|c| &c.headers)),
            unit,
            since: match since {
                "" => Vec::new(),
                since => spelled(since, before.map(|c| &c.since)),
            },
            only: only.map(|(header, is)| Only { headers: spelled(header, conditions), is }),
            optional: before.is_some_and(|c| c.optional),
            parts: before.and_then(|c| c.parts.clone()),
            needs: before.and_then(|c| c.needs.clone()),
            weight: before.and_then(|c| c.weight.clone()),
            no_base: before.is_some_and(|c| c.no_base),
        });
    }
    if columns.is_empty() {
        return Err(Problem::new("mapping.no_happening_figures"));
    }
    Ok(columns)
}

/// A column that every row has something in: its day, or whose it is.
fn always_filled(mapping: &Mapping) -> Option<&str> {
    let of = |purpose: ColumnUse| mapping.columns.iter().find(|c| c.purpose == purpose);
    let first = of(ColumnUse::Date).or_else(|| of(ColumnUse::Nickname)).or(mapping.columns.first());
    first.map(|c| c.header.as_str())
}

/// Headers that nothing is made of.
pub(super) fn unused(mapping: &Mapping, columns: &[Column]) -> Vec<String> {
    let used: Vec<&String> = columns.iter().flat_map(headers).collect();
    let left = mapping.columns.iter().filter(|c| {
        !matches!(c.purpose, ColumnUse::Nickname | ColumnUse::Date) && !used.contains(&&c.header)
    });
    left.map(|c| c.header.clone()).collect()
}

fn headers(column: &Column) -> impl Iterator<Item = &String> {
    column.headers.iter().chain(&column.since).chain(column.only.iter().flat_map(|o| &o.headers))
}

/// Headers of a layout besides those that say whose and when, each once.
pub(super) fn others(layout: &Layout) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for header in layout.columns.iter().flat_map(headers).chain(&layout.ignore) {
        let says_who = layout.nickname.contains(header) || layout.date.contains(header);
        if !says_who && !all.contains(header) {
            all.push(header.clone());
        }
    }
    all
}

/// What the columns of a layout make.
pub(super) fn figures(layout: &Layout, defs: &Defs) -> Vec<MapFigure> {
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let figure = |column: &Column| {
        let rate = defs.metric(&column.metric).is_some_and(|m| m.unit == Unit::Fraction);
        let how = match (column.unit, column.since.is_empty()) {
            (_, false) => FigureHow::Since,
            (ColumnUnit::Rows, _) if rate => FigureHow::Share,
            (ColumnUnit::Rows, _) => FigureHow::Rows,
            _ => FigureHow::Value,
        };
        let header = first(&column.headers);
        let every =
            how == FigureHow::Rows && layout.date.first().or(layout.nickname.first()) == Some(&header);
        MapFigure {
            metric: column.metric.clone(),
            how,
            header: if every || how == FigureHow::Share { String::new() } else { header },
            since: first(&column.since),
            unit: column.unit,
            only: column.only.as_ref().map(|o| first(&o.headers)).unwrap_or_default(),
            is: column.only.as_ref().map(|o| o.is.clone()).unwrap_or_default(),
        }
    };
    layout.columns.iter().map(figure).collect()
}

/// What is taken as long as the owner says nothing else: a guess is offered, not taken.
pub(super) fn proposed(offer: &Offer) -> Vec<MapFigure> {
    let taken = offer.figures.iter().filter(|f| f.confidence > Confidence::Maybe);
    taken.map(|f| figure(f, offer)).collect()
}

pub(super) fn proposals(offer: &Offer, defs: &Defs, lang: Lang) -> Vec<FigureProposal> {
    let one = |f: &FigureOffer| FigureProposal {
        name: defs.metric_name(&f.metric, lang),
        figure: figure(f, offer),
        sure: sure(f.confidence).to_owned(),
    };
    offer.figures.iter().map(one).collect()
}

fn figure(offered: &FigureOffer, offer: &Offer) -> MapFigure {
    let own = header_of(offer, offered.col);
    let (how, header, only) = match offered.made {
        Made::Rows => (FigureHow::Rows, own, String::new()),
        Made::Value => (FigureHow::Value, own, String::new()),
        Made::Since => (FigureHow::Since, own, String::new()),
        Made::Share => (FigureHow::Share, String::new(), own),
    };
    MapFigure {
        metric: offered.metric.clone(),
        how,
        header,
        since: offered.since.map(|col| header_of(offer, col)).unwrap_or_default(),
        unit: offered.unit,
        only,
        is: offered.is.clone(),
    }
}

fn header_of(offer: &Offer, col: u32) -> String {
    let column = offer.columns.iter().find(|c| c.col == col);
    column.map(|c| c.header.clone()).unwrap_or_default()
}
