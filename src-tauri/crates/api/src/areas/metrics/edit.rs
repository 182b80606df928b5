//! The owner's own metrics: made, changed, no longer offered. A figure once imported keeps its unit.

use domain::metric::{Basis, Metric, Source, Total, Unit};
use domain::{Label, Problem, Result};
use store::ChangeLabel;

use crate::areas::change;
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::metrics::{RetireMetric, SaveMetric};
use crate::types::{Nothing, Written};

const NAME_AT_MOST: usize = 40;
const DECIMALS_AT_MOST: u32 = 6;

/// Keeps a metric; the answer is its id. Errors: `metric.no_name`, `metric.name_taken`, `metric.bad_total`,
/// `metric.unit_fixed`, `metric.not_own`.
pub fn save(host: &Host, request: SaveMetric) -> Result<Written<String>> {
    let (metric, old) = host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let old = match &request.id {
            None => None,
            Some(id) if defs.is_own(id) => defs.metric(id).cloned(),
            Some(_) => return Err(Problem::new("metric.not_own")),
        };
        let metric = checked(&request, old.as_ref(), &defs)?;
        let counted =
            || -> Result<bool> { Ok(view.sheet_metrics()?.iter().any(|s| s.metrics.contains(&metric.id))) };
        if let Some(old) = old.as_ref().filter(|o| o.unit != metric.unit)
            && counted()?
        {
            return Err(Problem::new("metric.unit_fixed").with("metric", old.name.get(host.lang())));
        }
        // Read as a whole: a total that leads back to itself or to nothing is refused here.
        let others = defs.dictionary.metrics().iter().filter(|m| m.id != metric.id).cloned();
        definitions::Dictionary::new(others.chain([metric.clone()]).collect())?;
        Ok((metric, old))
    })?;
    let code = if old.is_some() { "change.metric_edit" } else { "change.metric_new" };
    let name = metric.name.get(host.lang()).to_owned();
    let counts_otherwise = old.is_some_and(|o| o.total != metric.total || o.direction != metric.direction);
    let text = serde_json::to_string(&metric).map_err(|e| Problem::new("book.internal").with("detail", e))?;
    change(host, ChangeLabel::new(code).with("name", &name), "", |tx| {
        tx.put_metric(&metric.id, &name, &text)?;
        if counts_otherwise {
            tx.reopen_sheets(None, None, None, None)?;
        }
        Ok(metric.id.clone())
    })
}

fn checked(request: &SaveMetric, old: Option<&Metric>, defs: &Defs) -> Result<Metric> {
    let (zh, en) = (request.zh.trim(), request.en.trim());
    let shown = if zh.is_empty() { en } else { zh };
    if shown.is_empty() || zh.chars().count().max(en.chars().count()) > NAME_AT_MOST {
        return Err(Problem::new("metric.no_name").with("limit", NAME_AT_MOST));
    }
    let others = || defs.dictionary.metrics().iter().filter(|m| old.is_none_or(|o| o.id != m.id));
    let taken = |m: &&Metric| {
        [zh, en].iter().any(|n| !n.is_empty() && (*n == &*m.name.zh || n.eq_ignore_ascii_case(&m.name.en)))
    };
    if others().any(|m| taken(&m)) {
        return Err(Problem::new("metric.name_taken").with("name", shown));
    }
    let id = old.map_or_else(|| fresh(shown, defs), |o| o.id.clone());
    let bad = || Problem::new("metric.bad_total").with("name", shown);
    let simple = |name: &String| {
        *name != id
            && defs.metric(name).is_some_and(|m| !matches!(m.total, Total::Quotient { .. } | Total::None))
    };
    let fits = match &request.total {
        Total::Sum | Total::PersonDays | Total::Max | Total::Min => request.unit != Unit::Label,
        Total::None => true,
        Total::Rate { weight } | Total::Weighted { weight } => {
            request.unit != Unit::Label && weight.iter().all(simple) && weight.is_some()
        }
        Total::Quotient { top, bottom } => {
            let named = !top.is_empty() && !bottom.is_empty();
            request.unit != Unit::Label && named && top.iter().chain(bottom).all(|t| simple(&t.metric))
        }
    };
    if !fits {
        return Err(bad());
    }
    Ok(Metric {
        id,
        name: Label::new(zh, en),
        aliases: Vec::new(),
        catalogue: Vec::new(),
        unit: request.unit,
        direction: request.direction,
        total: request.total.clone(),
        decimals: request.decimals.min(DECIMALS_AT_MOST),
        prefer: Vec::new(),
        about: Label::new(request.about.trim(), ""),
        source: match request.total {
            Total::Quotient { .. } => Source::Metrics,
            _ => Source::Hand,
        },
        basis: Basis::Stated,
    })
}

/// `own_wanhuilv`: the same name has the same id in another book, so that a layout file finds it there.
fn fresh(name: &str, defs: &Defs) -> String {
    let key = store::word_key(name);
    let spoken = key.rsplit_once(' ').map_or(key.as_str(), |(syllables, _)| syllables);
    let plain: String = spoken.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let stem = format!("own_{plain}");
    let numbered = (2..).map(|n| format!("{stem}_{n}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| defs.metric(id).is_none()).unwrap_or(stem)
}

/// Errors: `metric.not_own`.
pub fn retire(host: &Host, request: RetireMetric) -> Result<Written<Nothing>> {
    let name = host.with(|open| {
        let defs = defs(&open.book.read())?;
        let own = defs.metric(&request.id).filter(|m| defs.is_own(&m.id));
        own.map(|m| m.name.get(host.lang()).to_owned()).ok_or_else(|| Problem::new("metric.not_own"))
    })?;
    let code = if request.retired { "change.metric_retire" } else { "change.metric_offer" };
    change(host, ChangeLabel::new(code).with("name", name), "", |tx| {
        tx.retire_metric(&request.id, request.retired)?;
        Ok(Nothing {})
    })
}
