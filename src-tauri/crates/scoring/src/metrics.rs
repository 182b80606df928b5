//! The dictionary as scoring looks into it: borrowed metrics by id, and what the layouts are called.

use std::collections::HashSet;

use domain::Label;
use domain::metric::Metric;
use rustc_hash::FxHashMap;

/// Days worked; where nothing tells them, the days with customers received stand in.
pub(crate) const WORK_DAYS: &str = "work_days";
pub(crate) const RECEIVED: &str = "receive_users";

pub struct Metrics<'a> {
    by_id: FxHashMap<&'a str, &'a Metric>,
    layouts: FxHashMap<&'a str, &'a Label>,
}

impl<'a> Metrics<'a> {
    pub fn new(metrics: impl IntoIterator<Item = &'a Metric>) -> Self {
        Self {
            by_id: metrics.into_iter().map(|m| (m.id.as_str(), m)).collect(),
            layouts: FxHashMap::default(),
        }
    }

    /// Names of layouts by id, for the step that says which one was chosen.
    #[must_use]
    pub fn with_layouts(mut self, layouts: impl IntoIterator<Item = (&'a str, &'a Label)>) -> Self {
        self.layouts.extend(layouts);
        self
    }

    pub fn get(&self, id: &str) -> Option<&'a Metric> {
        self.by_id.get(id).copied()
    }

    /// The metrics and what their totals are made of: everything whose facts `Figures` may look at.
    pub fn with_ingredients<'i>(&self, metrics: impl IntoIterator<Item = &'i str>) -> HashSet<&'i str>
    where
        'a: 'i,
    {
        let mut all = HashSet::new();
        let mut next: Vec<&'i str> = metrics.into_iter().collect();
        while let Some(id) = next.pop() {
            if !all.insert(id) {
                continue;
            }
            next.extend(self.get(id).into_iter().flat_map(Metric::ingredients));
            if id == WORK_DAYS {
                next.push(RECEIVED);
            }
        }
        all
    }

    /// Whether the total of another metric is made of this one's figures.
    pub(crate) fn is_ingredient(&self, id: &str) -> bool {
        self.by_id.values().any(|metric| metric.id != id && metric.ingredients().contains(&id))
    }

    /// The layout's name, else its id.
    pub fn layout_name(&self, id: &str) -> Label {
        self.layouts.get(id).map_or_else(|| Label::new(id, id), |l| (*l).clone())
    }
}
