//! The metric dictionary: every measure with its unit, direction and how it is totalled. Read from the
//! files of `definitions/metrics`; computes nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::metric::Metric;
use domain::{Problem, Result};

const FILES: &[(&str, &str)] = &[
    ("reception", include_str!("../../../definitions/metrics/reception.json")),
    ("sales", include_str!("../../../definitions/metrics/sales.json")),
    ("service", include_str!("../../../definitions/metrics/service.json")),
    ("growth", include_str!("../../../definitions/metrics/growth.json")),
    ("grading", include_str!("../../../definitions/metrics/grading.json")),
    ("team", include_str!("../../../definitions/metrics/team.json")),
];

static SHIPPED: LazyLock<Dictionary> = LazyLock::new(|| load().unwrap_or_default());

/// Every metric, found by id or by catalogue number.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    metrics: Vec<Metric>,
    by_id: HashMap<String, usize>,
    by_k: HashMap<String, usize>,
}

/// The shipped dictionary.
pub fn dictionary() -> &'static Dictionary {
    &SHIPPED
}

fn load() -> Result<Dictionary> {
    let mut all = Vec::new();
    for (file, text) in FILES {
        let metrics: Vec<Metric> = serde_json::from_str(text)
            .map_err(|e| Problem::new("metric.broken").with("file", file).with("detail", e))?;
        all.extend(metrics);
    }
    Dictionary::new(all)
}

impl Dictionary {
    /// Errors: `metric.twice`, and `metric.unknown` where a total names a metric that is not there.
    pub fn new(metrics: Vec<Metric>) -> Result<Self> {
        let mut by_id = HashMap::new();
        let mut by_k = HashMap::new();
        for (i, metric) in metrics.iter().enumerate() {
            if by_id.insert(metric.id.clone(), i).is_some() {
                return Err(Problem::new("metric.twice").with("metric", &metric.id));
            }
            for k in &metric.catalogue {
                // The first to claim a number answers it; several measures may share one.
                by_k.entry(k.clone()).or_insert(i);
            }
        }
        for metric in &metrics {
            for needed in metric.ingredients() {
                if !by_id.contains_key(needed) {
                    return Err(Problem::new("metric.unknown")
                        .with("metric", &metric.id)
                        .with("found", needed));
                }
            }
        }
        Ok(Self { metrics, by_id, by_k })
    }

    /// These metrics and `more`. Errors: those of `new`.
    pub fn with(&self, more: impl IntoIterator<Item = Metric>) -> Result<Self> {
        Self::new(self.metrics.iter().cloned().chain(more).collect())
    }

    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }

    pub fn get(&self, id: &str) -> Option<&Metric> {
        self.by_id.get(id).and_then(|i| self.metrics.get(*i))
    }

    /// The measure that answers a catalogue number, `K4`.
    pub fn by_k(&self, k: &str) -> Option<&Metric> {
        self.by_k.get(k).and_then(|i| self.metrics.get(*i))
    }

    /// The id for an id or a catalogue number.
    pub fn resolve(&self, name: &str) -> Option<&str> {
        self.get(name).or_else(|| self.by_k(name)).map(|m| m.id.as_str())
    }
}

/// The file of the shipped dictionary that a metric stands in: `reception`, `sales` ... `None` for any other.
pub fn topic(metric: &str) -> Option<&'static str> {
    static TOPICS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let read = |text: &str| serde_json::from_str::<Vec<Metric>>(text).unwrap_or_default();
        FILES.iter().flat_map(|(file, text)| read(text).into_iter().map(|m| (m.id, *file))).collect()
    });
    TOPICS.get(metric).copied()
}

#[cfg(test)]
mod tests {
    use domain::metric::Total;

    use super::*;

    #[test]
    fn the_shipped_dictionary_loads_and_every_metric_has_both_names() {
        let dict = load().expect("the shipped metrics");
        assert_eq!(dict.metrics().len(), dictionary().metrics().len());
        for metric in dict.metrics() {
            assert!(!metric.name.zh.is_empty() && !metric.name.en.is_empty(), "{}", metric.id);
            for k in &metric.catalogue {
                let n = k.strip_prefix('K').and_then(|n| n.parse::<u32>().ok());
                assert!(n.is_some_and(|n| (1..=125).contains(&n)), "{}: {k}", metric.id);
            }
        }
    }

    #[test]
    fn every_figure_of_the_catalogue_from_k1_to_k125_has_a_metric() {
        let missing: Vec<u32> = (1..=125).filter(|n| dictionary().by_k(&format!("K{n}")).is_none()).collect();
        assert_eq!(missing, Vec::<u32>::new());
    }

    #[test]
    fn every_metric_says_what_it_means_in_both_languages_and_where_it_comes_from() {
        use domain::metric::Source;
        for metric in dictionary().metrics() {
            assert!(metric.about.zh.ends_with('。'), "{}", metric.id);
            assert!(metric.about.en.ends_with('.'), "{}", metric.id);
            let columns = crate::layouts::sources(&metric.id);
            match metric.source {
                // Catalogue figures whose export nobody has seen are typed in.
                Source::Export => {
                    let of_days = matches!(metric.total, Total::Quotient { .. });
                    // Columns of reports that no layout reads yet: the mapping screen proposes them.
                    let waits = [
                        "sales_share",
                        "landed_",
                        "silent_followup_",
                        "assist_",
                        "refund_",
                        "outstock_share",
                        "adjusted_amount",
                        "receive_hours",
                        "utilisation",
                    ];
                    assert!(
                        !columns.is_empty() || of_days || waits.iter().any(|w| metric.id.starts_with(w)),
                        "{} comes from an export, but no layout has its column",
                        metric.id
                    );
                }
                Source::Metrics => assert!(matches!(metric.total, Total::Quotient { .. }), "{}", metric.id),
                _ => assert!(metric.about.zh.chars().count() >= 6, "{}", metric.id),
            }
        }
    }

    #[test]
    fn what_the_source_does_not_say_is_marked() {
        use domain::metric::Basis;
        let basis = |id: &str| dictionary().get(id).map(|m| m.basis);
        assert_eq!(basis("team_annual_sales"), Some(Basis::Inferred));
        assert_eq!(basis("qa_ratio"), Some(Basis::Suggested));
        assert_eq!(basis("repurchase_rate"), Some(Basis::Suggested));
        assert_eq!(basis("receive_users"), Some(Basis::Stated));
    }

    #[test]
    fn a_catalogue_number_leads_to_the_measure_that_answers_it() {
        let cases = [
            ("K5", "first_resp_sec"),
            ("K4", "first_resp_sec"),
            ("K6", "avg_resp_sec"),
            ("K2", "consults_per_day"),
            ("K1", "receive_users"),
            ("K11", "reply_rate"),
            ("K14", "qa_ratio"),
            ("K15", "online_hours_per_day"),
            ("K22", "conv_pay_final"),
            ("K54", "norm_violations"),
        ];
        for (k, id) in cases {
            assert_eq!(dictionary().by_k(k).map(|m| m.id.as_str()), Some(id), "{k}");
        }
    }

    #[test]
    fn a_total_made_of_an_unknown_metric_is_refused() {
        let mut metrics = dictionary().metrics().to_vec();
        metrics.retain(|m| m.id != "work_days");
        assert_eq!(Dictionary::new(metrics).expect_err("work_days").code, "metric.unknown");
    }
}
