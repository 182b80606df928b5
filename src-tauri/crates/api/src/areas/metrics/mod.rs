//! The metric dictionary on screen, and the owner's own entries of it. What a figure is worth is scoring's business.

mod edit;
mod history;

use std::collections::{BTreeMap, HashSet};

use definitions::metrics::topic;
use definitions::{read_scheme, shipped_schemes};
use domain::layout::{Column, ColumnUnit, Layout};
use domain::metric::{Metric, Term, Total, Unit};
use domain::{Lang, Problem, Result, Span};
use intake::Gather;
use locale::{Locale, number};
use store::{SheetMetrics, View};

pub use edit::{retire, save};
pub use history::history;

use crate::areas::schemes::newest;
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::Nothing;
use crate::types::mapping::ByKey;
use crate::types::metrics::{MetricCard, MetricFeed, MetricFigures, MetricName, MetricPage, MetricUse};

/// Topic of what the owner made.
const OWN: &str = "own";

pub fn list(host: &Host, _: Nothing) -> Result<Vec<MetricCard>> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let known = with_figures(&view.sheet_metrics()?, &defs);
        let cards = defs.dictionary.metrics().iter().map(|m| card(m, &defs, known.contains(&m.id), locale));
        Ok(cards.collect())
    })
}

/// Metrics of which the book has figures, or all that they are computed from.
fn with_figures(sheets: &[SheetMetrics], defs: &Defs) -> HashSet<String> {
    let mut known: HashSet<String> = sheets.iter().flat_map(|s| s.metrics.iter().cloned()).collect();
    let computed = defs.dictionary.metrics().iter().filter(|m| matches!(m.total, Total::Quotient { .. }));
    let able = |m: &&Metric| m.ingredients().iter().all(|id| known.contains(*id));
    let computed: Vec<String> = computed.filter(able).map(|m| m.id.clone()).collect();
    known.extend(computed);
    known
}

fn card(metric: &Metric, defs: &Defs, figures: bool, locale: Locale) -> MetricCard {
    let lang = locale.lang();
    MetricCard {
        id: metric.id.clone(),
        zh: metric.name.zh.to_string(),
        en: metric.name.en.to_string(),
        pinyin: store::word_key(&metric.name.zh),
        about: metric.about.get(lang).to_owned(),
        topic: topic(&metric.id).unwrap_or(OWN).to_owned(),
        unit: unit(metric, locale),
        measure: metric.unit,
        direction: metric.direction,
        catalogue: metric.catalogue.clone(),
        basis: metric.basis,
        own: defs.is_own(&metric.id),
        retired: defs.is_retired(&metric.id),
        figures,
        gathers: Gather::of(ColumnUnit::Number, Some(&metric.total)).code().to_owned(),
    }
}

/// The unit as a person says it; counts and quotients have a word of their own.
pub(crate) fn unit(metric: &Metric, locale: Locale) -> String {
    match metric.unit {
        Unit::Count => locale.message("metrics-unit-count", &[]),
        Unit::Ratio => locale.message("metrics-unit-ratio", &[]),
        Unit::Label => locale.message("metrics-unit-label", &[]),
        unit => unit.symbol().map(|u| number::unit_word(&u, locale.lang())).unwrap_or_default(),
    }
}

/// How days and accounts become a period.
pub(crate) fn total(metric: &Metric, defs: &Defs, locale: Locale) -> String {
    let name = |id: &str| defs.metric_name(id, locale.lang());
    match &metric.total {
        Total::Sum => locale.message("metrics-total-sum", &[]),
        Total::PersonDays => locale.message("metrics-total-person_days", &[]),
        Total::Rate { weight: Some(w) } => locale.message("metrics-total-rate", &[("weight", &name(w))]),
        Total::Rate { weight: None } => locale.message("metrics-total-rate_parts", &[]),
        Total::Weighted { weight: Some(w) } => {
            locale.message("metrics-total-weighted", &[("weight", &name(w))])
        }
        Total::Weighted { weight: None } => locale.message("metrics-total-not", &[]),
        Total::Max => locale.message("metrics-total-max", &[]),
        Total::Min => locale.message("metrics-total-min", &[]),
        Total::None => locale.message("metrics-total-not", &[]),
        Total::Quotient { top, bottom } => {
            let side = |terms: &[Term]| -> String {
                let each = terms.iter().map(|t| match t.factor == domain::Num::ONE {
                    true => name(&t.metric),
                    false => format!("{} × {}", t.factor, name(&t.metric)),
                });
                let joined = each.collect::<Vec<_>>().join(" + ");
                if terms.len() > 1 { format!("({joined})") } else { joined }
            };
            let params = [("top", side(top)), ("bottom", side(bottom))];
            let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (*k, v.as_str())).collect();
            locale.message("metrics-total-quotient", &params)
        }
    }
}

/// Errors: `metric.gone`.
pub fn get(host: &Host, request: ByKey) -> Result<MetricPage> {
    let locale = host.locale();
    let lang = locale.lang();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let metric = defs.metric(&request.id).ok_or_else(|| Problem::new("metric.gone"))?;
        let named = |m: &Metric| MetricName { id: m.id.clone(), name: m.name.get(lang).to_owned() };
        let feeds: Vec<MetricFeed> = defs
            .layouts
            .iter()
            .flat_map(|l| l.columns.iter().filter(|c| c.metric == metric.id).map(move |c| (l, c)))
            .map(|(layout, column)| feed(layout, column, metric, &defs, locale))
            .collect();
        let sheets = view.sheet_metrics()?;
        let all = defs.dictionary.metrics();
        Ok(MetricPage {
            card: card(metric, &defs, with_figures(&sheets, &defs).contains(&metric.id), locale),
            source: if defs.is_own(&metric.id) && !feeds.is_empty() {
                domain::metric::Source::Export
            } else {
                metric.source
            },
            total: total(metric, &defs, locale),
            uses: uses(&view, &metric.id, &defs, lang)?,
            made_of: metric.ingredients().iter().filter_map(|id| defs.metric(id)).map(named).collect(),
            part_of: all
                .iter()
                .filter(|m| m.ingredients().contains(&metric.id.as_str()))
                .map(named)
                .collect(),
            metric: metric.clone(),
            feeds,
            figures: figures(&view, &sheets, &metric.id, &defs, lang)?,
        })
    })
}

fn feed(layout: &Layout, column: &Column, metric: &Metric, defs: &Defs, locale: Locale) -> MetricFeed {
    let lang = locale.lang();
    let weight = match &metric.total {
        Total::Rate { weight } | Total::Weighted { weight } if column.parts.is_none() => {
            column.weight().filter(|own| weight.as_deref() != Some(*own))
        }
        _ => None,
    };
    let side = |ids: &[String]| {
        let names: Vec<String> = ids.iter().map(|id| defs.metric_name(id, lang)).collect();
        if names.len() > 1 { format!("({})", names.join(" + ")) } else { names.join("") }
    };
    let unit = serde_json::to_value(column.unit).ok().and_then(|v| v.as_str().map(str::to_owned));
    MetricFeed {
        layout: layout.id.clone(),
        layout_name: layout.name.get(lang).to_owned(),
        platform: locale.platform(layout.platform),
        own: layout.is_own(),
        verified: layout.verified,
        headers: column.headers.clone(),
        unit: unit.unwrap_or_default(),
        parts: column.parts.as_ref().map(|p| format!("{} ÷ {}", side(&p.numerator), side(&p.denominator))),
        needs: column.needs.as_deref().map(|id| defs.metric_name(id, lang)),
        weight: weight.map(|id| defs.metric_name(id, lang)),
        no_base: column.no_base,
    }
}

/// Schemes of the book, then shipped ones, with the items that the metric feeds.
fn uses(view: &View<'_>, metric: &str, defs: &Defs, lang: Lang) -> Result<Vec<MetricUse>> {
    let assignments = view.assignments(None)?;
    let own: Vec<String> = view.schemes()?.into_iter().map(|s| s.key).collect();
    let shipped = shipped_schemes().iter().map(|(id, _)| (*id).to_owned()).filter(|id| !own.contains(id));
    let mut uses = Vec::new();
    for id in own.iter().cloned().chain(shipped) {
        let (text, _) = newest(view, &id)?;
        let scheme = read_scheme(&text, &defs.dictionary)?;
        let fed = scheme.enabled().filter(|i| i.fed_by.as_deref() == Some(metric));
        let items: Vec<String> = fed.map(|i| i.name.get(lang).to_owned()).collect();
        if !items.is_empty() {
            uses.push(MetricUse {
                scheme_name: scheme.name.get(lang).to_owned(),
                assigned: assignments.iter().any(|a| a.scheme == id),
                scheme: id,
                items,
            });
        }
    }
    uses.sort_by_key(|u| !u.assigned);
    Ok(uses)
}

fn figures(
    view: &View<'_>,
    sheets: &[SheetMetrics],
    metric: &str,
    defs: &Defs,
    lang: Lang,
) -> Result<Vec<MetricFigures>> {
    let shops = view.shops()?;
    let mut all: BTreeMap<(i64, String), (u32, Span)> = BTreeMap::new();
    for sheet in sheets.iter().filter(|s| s.metrics.iter().any(|m| m == metric)) {
        let own = all.entry((sheet.shop, sheet.layout.clone())).or_insert((0, sheet.span));
        own.0 += sheet.rows;
        own.1.first = own.1.first.min(sheet.span.first);
        own.1.last = own.1.last.max(sheet.span.last);
    }
    let each = all.into_iter().map(|((shop, layout), (rows, span))| MetricFigures {
        layout_name: defs.layout_name(&layout, lang),
        shop: shops.iter().find(|s| s.id == shop).map(|s| s.name.clone()).unwrap_or_default(),
        rows,
        from: span.first,
        to: span.last,
    });
    Ok(each.collect())
}
