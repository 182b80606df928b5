//! The dictionary as scoring looks into it: borrowed metrics by id, and what the layouts are called.

use std::collections::HashMap;

use domain::Label;
use domain::metric::Metric;

pub struct Metrics<'a> {
    by_id: HashMap<&'a str, &'a Metric>,
    layouts: HashMap<&'a str, &'a Label>,
}

impl<'a> Metrics<'a> {
    pub fn new(metrics: impl IntoIterator<Item = &'a Metric>) -> Self {
        Self { by_id: metrics.into_iter().map(|m| (m.id.as_str(), m)).collect(), layouts: HashMap::new() }
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

    /// The layout's name, else its id.
    pub fn layout_name(&self, id: &str) -> Label {
        self.layouts.get(id).map_or_else(|| Label::new(id, id), |l| (*l).clone())
    }
}
