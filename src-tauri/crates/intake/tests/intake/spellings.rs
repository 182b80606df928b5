//! Every header spelling that was collected of real exports, where the collection is at hand: the mapping screen knows
//! each, as a metric or as a name, or it is a column without figures.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use domain::layout::Layout;
use domain::metric::Metric;
use intake::{Confidence, Offer, normal, offer};

use crate::book::workbook;
use crate::shipped::{layouts, metrics};

/// A column of this header beside an agent and a day.
fn offered(header: &str, sample: &str) -> Offer {
    let lines: [&[&str]; 2] = [&["某列", header], &["甲", sample]];
    let (tables, _) = intake::tables(&intake::Here, "x.xlsx", &workbook(&[("S", &lines)])).unwrap();
    static SHIPPED: LazyLock<(Vec<Layout>, Vec<Metric>)> = LazyLock::new(|| (layouts(), metrics()));
    let (layouts, metrics) = &*SHIPPED;
    offer(tables[0].as_ref().unwrap(), Some((0, 1)), layouts, metrics).unwrap()
}

fn sure(header: &str) -> Option<String> {
    let found = offered(header, "3");
    let best = found.columns.iter().find(|c| c.col == 1)?.offers.first()?;
    (best.confidence == Confidence::Sure).then(|| best.metric.clone())
}

#[test]
fn what_a_report_without_a_layout_calls_its_columns_is_proposed() {
    for (header, metric) in [
        ("本人落实下单他人落实付款-金额", "landed_order_self_pay_other_amount"),
        ("全静默订单本人跟进-件数", "silent_followup_qty"),
        ("协助付款人数", "assist_pay_users"),
        ("出库客单价（元/人）", "outstock_order_value"),
        ("申请退款金额", "refund_asked_amount"),
        ("满意度-非常满意", "csat_very_satisfied"),
        ("满意度-非常不满意", "csat_very_dissatisfied"),
        ("参评率", "eval_rate"),
    ] {
        assert_eq!(sure(header).as_deref(), Some(metric), "{header}");
    }
    for name in ["昵称", "姓名", "员工", "UID"] {
        assert_eq!(offered(name, "小雨").nickname, Some(1), "{name}");
    }
}

#[test]
fn every_collected_spelling_is_known() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/mission/formats/header-aliases.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: ../shared/mission/formats/header-aliases.json is not there");
        return;
    };
    let collected: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let layouts = layouts();
    let named: Vec<String> = layouts
        .iter()
        .flat_map(|l| l.nickname.iter().chain(&l.date).chain(&l.ignore).chain(l.expects.iter().flatten()))
        .map(|h| normal(h))
        .collect();
    // Whose shop or group a row is of: no figure, and nobody's name.
    let aside = ["组名", "团队", "店铺编码"];
    let (mut count, mut unknown) = (0, Vec::new());
    for (field, spellings) in &collected {
        // Not of headers: rows of totals, and cells without a value.
        if field.starts_with('_') || ["summary_row_labels", "no_value_cells"].contains(&field.as_str()) {
            continue;
        }
        for header in spellings.as_array().unwrap().iter().map(|s| s.as_str().unwrap()) {
            count += 1;
            let known = || named.contains(&normal(header)) || offered(header, "小雨").nickname == Some(1);
            if !aside.contains(&header) && sure(header).is_none() && !known() {
                unknown.push(format!("{field}: {header}"));
            }
        }
    }
    assert!(count > 300, "{count} spellings");
    assert!(unknown.is_empty(), "{} of {count} are unknown: {unknown:#?}", unknown.len());
}
