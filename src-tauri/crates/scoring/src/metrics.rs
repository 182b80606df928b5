//! The dictionary as scoring looks into it: borrowed metrics by id, what the layouts are called, and by what their
//! columns are weighted where the dictionary says otherwise.

use std::collections::HashSet;

use domain::Label;
use domain::layout::{Column, Layout};
use domain::metric::{Metric, Total};
use rustc_hash::FxHashMap;

/// Days worked; where nothing tells them, the days with customers received stand in.
pub(crate) const WORK_DAYS: &str = "work_days";
pub(crate) const RECEIVED: &str = "receive_users";

pub struct Metrics<'a> {
    by_id: FxHashMap<&'a str, &'a Metric>,
    layouts: FxHashMap<&'a str, &'a Label>,
    /// By metric: layouts whose column of it has a weight of its own, and that weight.
    weights: FxHashMap<&'a str, Vec<(&'a str, &'a str)>>,
}

impl<'a> Metrics<'a> {
    pub fn new(metrics: impl IntoIterator<Item = &'a Metric>) -> Self {
        Self {
            by_id: metrics.into_iter().map(|m| (m.id.as_str(), m)).collect(),
            layouts: FxHashMap::default(),
            weights: FxHashMap::default(),
        }
    }

    /// Layouts whose figures may come: their names, for the step that says which one was chosen, and the weights of
    /// their columns.
    #[must_use]
    pub fn with_layouts(mut self, layouts: impl IntoIterator<Item = &'a Layout>) -> Self {
        for layout in layouts {
            self.layouts.insert(&layout.id, &layout.name);
            for column in &layout.columns {
                let Some(metric) = self.get(&column.metric) else { continue };
                if let Some(weight) = own_weight(metric, column) {
                    self.weights.entry(&metric.id).or_default().push((&layout.id, weight));
                }
            }
        }
        self
    }

    /// What a layout weights its figures of the metric by, where that is not what the dictionary says.
    pub(crate) fn weight_of(&self, metric: &str, layout: &str) -> Option<&'a Metric> {
        let (_, weight) = self.weights.get(metric)?.iter().find(|(of, _)| *of == layout)?;
        self.get(weight)
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
            next.extend(self.weights.get(id).into_iter().flatten().map(|(_, weight)| *weight));
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

fn own_weight<'a>(metric: &Metric, column: &'a Column) -> Option<&'a str> {
    let own = column.weight()?;
    let differs = match &metric.total {
        Total::Rate { weight } | Total::Weighted { weight } => weight.as_deref() != Some(own),
        // What it is divided by already.
        Total::Quotient { bottom, .. } => !matches!(&bottom[..], [only] if only.metric == own),
        Total::Sum | Total::PersonDays | Total::Max | Total::Min | Total::None => false,
    };
    differs.then_some(own)
}
