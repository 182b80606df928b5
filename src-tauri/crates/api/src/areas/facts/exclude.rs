//! A wrong cell taken out, with a reason, and back in. The cell is what is wrong: every figure made of it goes with it,
//! and the owner is told which before.

use domain::fact::{FactState, Value, cell_name};
use domain::{Problem, Result};
use locale::{Locale, number};
use store::{ChangeLabel, NewExclusion};

use crate::areas::change;
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::taking::{CellFigure, Exclude, ExcludeLook, ExcludeView, Include};
use crate::types::{Nothing, Written};

pub fn exclude_look(host: &Host, request: ExcludeLook) -> Result<ExcludeView> {
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let found = view.figures_at(request.file, request.row, request.col)?;
        Ok(ExcludeView { figures: found.iter().map(|f| figure(f, &defs, host.locale())).collect() })
    })
}

/// A figure as shown to a person.
pub(super) fn figure(figure: &store::CellFigure, defs: &Defs, locale: Locale) -> CellFigure {
    CellFigure {
        metric: figure.metric.clone(),
        name: defs.metric_name(&figure.metric, locale.lang()),
        value: shown(&figure.metric, figure.value.as_ref(), figure.state, (defs, locale)),
    }
}

/// A value in the metric's unit, else what is known of it.
pub(super) fn shown(
    metric: &str,
    value: Option<&Value>,
    state: FactState,
    (defs, locale): (&Defs, Locale),
) -> String {
    match (value, defs.metric(metric)) {
        (Some(Value::Number(n)), Some(metric)) => {
            let shown = metric.unit.to_display(*n);
            number::with_unit(shown, number::PLAIN, metric.unit.symbol().as_ref(), locale.lang())
        }
        (Some(value), _) => value.to_string(),
        (None, _) => locale.fact_state(state),
    }
}

pub fn exclude(host: &Host, request: Exclude) -> Result<Written<i64>> {
    named(&request.name)?;
    let label = ChangeLabel::new("change.exclude").with("cell", cell_name(request.row, request.col));
    change(host, label, &request.name, |tx| {
        tx.exclude(&NewExclusion {
            sheet: request.file,
            row: request.row,
            col: Some(request.col),
            reason: request.reason.clone(),
        })
    })
}

/// Errors: `month.name_needed`.
pub(crate) fn named(name: &str) -> Result<()> {
    if name.trim().is_empty() { Err(Problem::new("month.name_needed")) } else { Ok(()) }
}

pub fn include(host: &Host, request: Include) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.include"), "", |tx| {
        tx.include(request.exclusion)?;
        Ok(Nothing {})
    })
}
