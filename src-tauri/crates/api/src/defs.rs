//! The definitions of the open book: what the program ships and what the owner made, as one dictionary and one list
//! of layouts. Reads the book; whoever reads figures or schemes asks here and never the shipped lists alone.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock, Mutex};

use definitions::{Dictionary, read_layout};
use domain::layout::Layout;
use domain::metric::{Metric, Total};
use domain::{Problem, Result};
use intake::Hints;
use scoring::Metrics;
use store::View;

use crate::host::{dictionary, lock};

/// Everything that figures are read and counted by.
#[derive(Debug)]
pub struct Defs {
    /// Retired metrics among them: what names them goes on working.
    pub dictionary: Dictionary,
    /// Shipped ones, then the owner's that hold.
    pub layouts: Vec<Layout>,
    /// The owner's layouts that were taken away: figures name them.
    gone: Vec<Layout>,
    own: HashSet<String>,
    retired: HashSet<String>,
    /// Metrics that a layout's columns give, directly or by their ingredients.
    fed: HashSet<String>,
}

static SHIPPED: LazyLock<Arc<Defs>> = LazyLock::new(|| {
    let layouts = definitions::layouts();
    Arc::new(Defs::new(dictionary().clone(), layouts, Vec::new(), HashSet::new(), HashSet::new()))
});

/// The definitions of a book. Making them costs a millisecond, so the last ones made are kept by the texts they were
/// made of. Errors: `metric.twice`, `metric.unknown` (a damaged book).
pub fn defs(view: &View<'_>) -> Result<Arc<Defs>> {
    static LAST: Mutex<Option<(String, Arc<Defs>)>> = Mutex::new(None);
    let (layouts, metrics) = (view.own_layouts()?, view.own_metrics()?);
    if layouts.is_empty() && metrics.is_empty() {
        return Ok(Arc::clone(&SHIPPED));
    }
    let parts = layouts.iter().map(|l| format!("{} {}\n", l.active, l.text));
    let made_of: String =
        parts.chain(metrics.iter().map(|m| format!("{} {}\n", m.retired, m.text))).collect();
    let mut last = lock(&LAST);
    if let Some((same, defs)) = last.as_ref().filter(|(text, _)| *text == made_of) {
        let _ = same;
        return Ok(Arc::clone(defs));
    }
    let broken = |e: serde_json::Error| Problem::new("book.internal").with("detail", e);
    let own: Vec<Metric> =
        metrics.iter().map(|m| serde_json::from_str(&m.text).map_err(broken)).collect::<Result<_>>()?;
    let dictionary = dictionary().with(own)?;
    let (mut all, mut gone) = (definitions::layouts(), Vec::new());
    for one in &layouts {
        let layout = read_layout(&one.text, &dictionary)?;
        if one.active { all.push(layout) } else { gone.push(layout) }
    }
    let own = metrics.iter().map(|m| m.key.clone()).collect();
    let retired = metrics.iter().filter(|m| m.retired).map(|m| m.key.clone()).collect();
    let defs = Arc::new(Defs::new(dictionary, all, gone, own, retired));
    *last = Some((made_of, Arc::clone(&defs)));
    Ok(defs)
}

impl Defs {
    fn new(
        dictionary: Dictionary,
        layouts: Vec<Layout>,
        gone: Vec<Layout>,
        own: HashSet<String>,
        retired: HashSet<String>,
    ) -> Self {
        let mut fed: HashSet<String> =
            layouts.iter().flat_map(|l| &l.columns).map(|c| c.metric.clone()).collect();
        add_quotients(&mut fed, dictionary.metrics());
        Self { dictionary, layouts, gone, own, retired, fed }
    }

    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.dictionary.get(id)
    }

    /// The metric's name, else its id.
    pub fn metric_name(&self, id: &str, lang: domain::Lang) -> String {
        self.metric(id).map_or_else(|| id.to_owned(), |m| m.name.get(lang).to_owned())
    }

    /// Also of a layout that was taken away.
    pub fn layout(&self, id: &str) -> Option<&Layout> {
        self.every_layout().find(|l| l.id == id)
    }

    /// The layout's name, else its id; also of one that was taken away.
    pub fn layout_name(&self, id: &str, lang: domain::Lang) -> String {
        self.layout(id).map_or_else(|| id.to_owned(), |l| l.name.get(lang).to_owned())
    }

    /// Whether the owner made the metric.
    pub fn is_own(&self, metric: &str) -> bool {
        self.own.contains(metric)
    }

    pub fn is_retired(&self, metric: &str) -> bool {
        self.retired.contains(metric)
    }

    /// Metrics that may be chosen for something new.
    pub fn offered(&self) -> impl Iterator<Item = &Metric> {
        self.dictionary.metrics().iter().filter(|m| !self.is_retired(&m.id))
    }

    /// Whether no layout has a column for the metric: the item waits for a hand.
    pub fn by_hand(&self, fed_by: Option<&str>) -> bool {
        fed_by.is_none_or(|metric| !self.fed.contains(metric))
    }

    /// As scoring looks into it.
    pub fn metrics(&self) -> Metrics<'_> {
        Metrics::new(self.dictionary.metrics()).with_layouts(self.every_layout())
    }

    /// Also those that were taken away: figures name them.
    pub fn every_layout(&self) -> impl Iterator<Item = &Layout> {
        self.layouts.iter().chain(&self.gone)
    }
}

/// Quotients come by themselves where all they are made of does.
pub(crate) fn add_quotients(fed: &mut HashSet<String>, metrics: &[Metric]) {
    for metric in metrics {
        if matches!(metric.total, Total::Quotient { .. })
            && metric.ingredients().iter().all(|id| fed.contains(*id))
        {
            fed.insert(metric.id.clone());
        }
    }
}

/// What the owner has said of headers that several layouts explain.
pub fn hints(view: &View<'_>) -> Result<Hints> {
    let choices = view.layout_choices()?.into_iter().map(|c| (c.headers, c.layout)).collect();
    Ok(Hints { choices, days: Vec::new() })
}
