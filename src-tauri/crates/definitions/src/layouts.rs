//! The shipped import layouts. A new layout is one more JSON file and one more line here.

use std::sync::LazyLock;

use domain::layout::{Column, Layout};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../definitions/layouts/", $name, ".json")))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "chitu.agent_data",
    "chitu.online",
    "chitu.per_person_day",
    "chitu.presales_detail",
    "chitu.weekly_person",
    "dingtalk.daily",
    "dingtalk.month",
    "dingtalk.overtime",
    "dingtalk.punches",
    "dingtalk.raw",
    "feige.agent",
    "hr.punch_log",
    "hr.staff_file",
    "jd.sales",
    "jd.workload",
    "kuaishou.shop",
    "pdd.agent_detail",
    "pdd.sales_shop",
    "pdd.service_shop",
    "roster.grid",
    "sycm.basket_shop",
    "sycm.custom_agent",
    "sycm.inquiry_shop",
    "sycm.reception",
    "sycm.reception_shop",
    "sycm.reviews_shop",
    "wecom.month",
    "wecom.punches",
    "weixin.sales",
    "weixin.service",
];

static LAYOUTS: LazyLock<Vec<Layout>> =
    LazyLock::new(|| FILES.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect());

/// Every shipped layout, in the order of the list.
pub fn layouts() -> Vec<Layout> {
    LAYOUTS.clone()
}

/// The columns that give a metric: its source in the exports. Empty for what a hand, a register or the
/// calendar gives, and for metrics computed from others.
pub fn sources(metric: &str) -> Vec<(&'static Layout, &'static Column)> {
    let of = |layout: &'static Layout| {
        layout.columns.iter().filter(|c| c.metric == metric).map(move |column| (layout, column))
    };
    LAYOUTS.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use domain::layout::Purpose;

    use super::*;

    #[test]
    fn every_layout_file_loads_and_names_only_known_metrics() {
        for (file, text) in FILES {
            let layout: Layout = serde_json::from_str(text).unwrap_or_else(|e| panic!("{file}: {e}"));
            for column in &layout.columns {
                let parts = column.parts.iter().flat_map(|p| p.numerator.iter().chain(&p.denominator));
                for metric in parts.chain(&column.needs).chain(&column.weight).chain([&column.metric]) {
                    assert!(crate::dictionary().get(metric).is_some(), "{file}: metric {metric}");
                }
            }
        }
        assert_eq!(layouts().len(), FILES.len());
    }

    #[test]
    fn every_layout_says_what_it_is_known_by_and_who_has_seen_a_real_file() {
        let real = ["chitu.agent_data", "chitu.per_person_day", "chitu.weekly_person", "roster.grid"];
        for (file, text) in FILES {
            let layout: Layout = serde_json::from_str(text).unwrap_or_else(|e| panic!("{file}: {e}"));
            assert_eq!(layout.id, *file);
            assert!(!layout.name.zh.is_empty() && !layout.name.en.is_empty(), "{file}");
            let required = layout.columns.iter().filter(|c| !c.optional).count();
            if layout.purpose == Purpose::Facts {
                assert!(required >= 2 || layout.min_columns >= 4, "{file} is known by too little");
                assert!(layout.settles_after_days >= 1, "{file}");
            } else {
                assert!(layout.columns.is_empty(), "{file} gives no facts");
                assert!(layout.expects.len() >= 4 || layout.days_across >= 7, "{file}");
            }
            let checked = real.contains(file)
                || (file.starts_with("dingtalk.") && *file != "dingtalk.overtime")
                || file.starts_with("wecom.");
            assert_eq!(layout.verified, checked, "{file}");
        }
    }

    #[test]
    fn every_layout_file_passes_the_reader_that_reads_the_owners() {
        for (file, text) in FILES {
            let layout: Layout = serde_json::from_str(text).unwrap_or_else(|e| panic!("{file}: {e}"));
            let read = crate::read_layout(text, crate::dictionary());
            assert_eq!(read.as_ref(), Ok(&layout), "{file}");
            assert_eq!(crate::read_layout(&crate::layout_text(&layout), crate::dictionary()), read, "{file}");
        }
    }

    #[test]
    fn a_metric_leads_to_the_columns_that_give_it() {
        let from: Vec<&str> = sources("missed_sales_amount").iter().map(|(l, _)| l.id.as_str()).collect();
        assert_eq!(from, ["pdd.sales_shop"]);
        assert!(sources("first_resp_sec").len() >= 5);
        assert!(sources("turnover_rate").is_empty());
    }
}
