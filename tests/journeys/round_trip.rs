//! What comes out of the book is what went in: the sample's files, read by themselves and through the book.

use std::collections::BTreeMap;

use domain::Lang;
use domain::fact::cell_name;
use serde_json::{Value, json};

use crate::desk::text;
use crate::sample_shop;

/// File, sheet, cell → metric, nickname, first day, value, numerator, denominator, state.
type Facts = BTreeMap<(String, String, String), Value>;

#[test]
fn every_fact_of_the_sample_is_exactly_what_its_file_says() {
    let desk = sample_shop::desk(Lang::Zh);
    let plan = sample::plan(crate::desk::TODAY.parse().unwrap());
    let layouts = definitions::layouts();
    let metrics = |id: &str| definitions::dictionary().get(id);
    for month in [&plan.months[0], &plan.months[7]] {
        let mut want: Facts = BTreeMap::new();
        let today = month.decided_on.unwrap_or(plan.today);
        for file in sample::files_of(&plan, month.month).unwrap() {
            let ctx =
                intake::Context { layouts: &layouts, metrics: &metrics, today, month: Some(month.month) };
            let draft = intake::read_file(&file.name, &file.bytes, &ctx);
            for sheet in &draft.sheets {
                for (row, cell) in sheet.rows.iter().flat_map(|r| r.cells.iter().map(move |c| (r, c))) {
                    let place = (file.name.clone(), sheet.sheet.clone(), cell_name(row.row, cell.col));
                    let header = sheet.headers[cell.col as usize].clone();
                    let fact = json!([
                        cell.metric,
                        row.nickname,
                        row.span.first,
                        row.span.last,
                        cell.value,
                        cell.numerator,
                        cell.denominator,
                        cell.state,
                        header
                    ]);
                    assert!(want.insert(place, fact).is_none());
                }
            }
        }
        let page = desk.call("facts.list", json!({ "month": month.month, "offset": 0, "limit": 1_000_000 }));
        let got: Facts = page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| {
                let source = &r["source"];
                let place = (text(&source["file"]), text(&source["sheet"]), text(&source["cell"]));
                let fact = json!([
                    r["metric"],
                    r["nickname"],
                    r["from"],
                    r["to"],
                    r["value"],
                    r["numerator"],
                    r["denominator"],
                    r["state"],
                    source["header"]
                ]);
                (place, fact)
            })
            .collect();
        assert!(want.len() > 10_000, "{}", want.len());
        assert_eq!(got.len(), want.len(), "{}", month.month);
        for (place, fact) in &want {
            assert_eq!(got.get(place), Some(fact), "{place:?}");
        }
    }
}
