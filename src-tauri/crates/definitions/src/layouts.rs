//! The shipped import layouts. A new layout is one more JSON file and one more line here.

use std::sync::LazyLock;

use domain::layout::Layout;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../definitions/layouts/", $name, ".json")))),*]
    };
}

const FILES: &[(&str, &str)] = files!["chitu.agent_data", "chitu.per_person_day", "chitu.weekly_person"];

static LAYOUTS: LazyLock<Vec<Layout>> =
    LazyLock::new(|| FILES.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect());

/// Every shipped layout, in the order of the list.
pub fn layouts() -> Vec<Layout> {
    LAYOUTS.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_file_loads_and_names_only_known_metrics() {
        for (file, text) in FILES {
            let layout: Layout = serde_json::from_str(text).unwrap_or_else(|e| panic!("{file}: {e}"));
            for column in &layout.columns {
                let parts = column.parts.iter().flat_map(|p| p.numerator.iter().chain(&p.denominator));
                for metric in parts.chain(&column.needs).chain([&column.metric]) {
                    assert!(crate::dictionary().get(metric).is_some(), "{file}: metric {metric}");
                }
            }
        }
        assert_eq!(layouts().len(), FILES.len());
    }
}
