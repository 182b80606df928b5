//! The real 赤兔 files give exactly the figures that were worked out by hand. They live outside the
//! repository; without them the test says that it was skipped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::fact::{FactState, Value};
use domain::{Num, Span};
use intake::Kind;
use serde_json::Value as Json;

use crate::book::{codes, day, read};

pub fn shared(folder: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let path = root.join("../shared/data").join(folder);
    if !path.exists() {
        println!("skipped: ../shared/data/{folder} is not there");
        return None;
    }
    Some(path)
}

#[test]
fn the_real_chitu_files_give_exactly_their_expected_figures() {
    let Some(folder) = shared("kpi/chitu") else { return };
    let expected: Json =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut compared = 0;
    for file in expected["files"].as_array().unwrap() {
        let name = file["file"].as_str().unwrap();
        let date = day(file["date"].as_str().unwrap());
        let draft = read(name, &std::fs::read(folder.join(name)).unwrap());
        assert_eq!(codes(&draft), Vec::<&str>::new());
        let rows_per_sheet = file["rows_per_sheet"].as_object().unwrap();
        assert_eq!(draft.sheets.len(), rows_per_sheet.len());
        for sheet in &draft.sheets {
            assert_eq!(sheet.kind, Kind::Facts);
            assert_eq!(sheet.rows.len() as u64, rows_per_sheet[&sheet.sheet].as_u64().unwrap());
            assert_eq!(sheet.covers, [Span::day(date)]);
            assert_eq!(sheet.unread, Vec::<String>::new());
            assert!(sheet.checks.iter().all(|c| c.ok), "{:?}", sheet.checks);
            for row in &sheet.rows {
                assert_eq!(row.span, Span::day(date));
                let agent = row.nickname.as_deref().unwrap();
                let mut want = file["agents"][agent][&sheet.sheet].as_object().unwrap().clone();
                for cell in &row.cells {
                    let header = &sheet.headers[cell.col as usize];
                    let want = want.remove(header).unwrap_or_else(|| panic!("{agent} has no {header}"));
                    compared += 1;
                    match want {
                        Json::Null => {
                            assert_eq!((&cell.value, cell.state), (&None, FactState::Missing), "{header}")
                        }
                        Json::Object(_) => assert_eq!(cell.state, FactState::Unsettled, "{agent} {header}"),
                        number => {
                            let number = Num::parse(&number.to_string()).unwrap();
                            assert_eq!(cell.value, Some(Value::Number(number)), "{name} {agent} {header}");
                        }
                    }
                }
                assert!(want.is_empty(), "{name} {agent}: not read: {want:?}");
            }
        }
        for (sheet, totals) in file["totals_sum_over_agents"].as_object().unwrap() {
            let sheet = draft.sheets.iter().find(|s| s.sheet == *sheet).unwrap();
            let mut sums: BTreeMap<&str, Num> = BTreeMap::new();
            for cell in sheet.rows.iter().flat_map(|r| &r.cells) {
                let sum = sums.entry(sheet.headers[cell.col as usize].as_str()).or_default();
                let n = cell.value.as_ref().and_then(Value::number).unwrap_or_default();
                *sum = Num::from(sum.0 + n.0);
            }
            for (header, total) in totals.as_object().unwrap() {
                assert_eq!(sums[header.as_str()].to_string(), total.to_string(), "{} {header}", sheet.sheet);
            }
        }
        // 接待人数 in all three sheets, 平均响应 in two: each later sheet is checked against an earlier one.
        let checks: Vec<usize> = draft.sheets.iter().map(|s| s.checks.len()).collect();
        assert_eq!(
            checks.iter().sum::<usize>(),
            5,
            "receive_users twice, consult_users, reply_rate, avg_resp_sec"
        );
    }
    assert_eq!(compared, 2 * 12 * (12 + 7 + 19));
}

#[test]
fn zeros_of_people_who_were_off_are_not_measurements() {
    let Some(folder) = shared("kpi/chitu") else { return };
    let name = "daily_database_2026-05-01_nonempty.xlsx";
    let draft = read(name, &std::fs::read(folder.join(name)).unwrap());
    for sheet in &draft.sheets {
        for row in &sheet.rows {
            let received = row.cells.iter().find(|c| &*c.metric == "receive_users").unwrap();
            let off = received.value == Some(Value::Number(Num::ZERO));
            for cell in row.cells.iter().filter(|c| c.metric.ends_with("_sec") || &*c.metric == "reply_rate")
            {
                let want = if off { FactState::NotMeasured } else { FactState::Settled };
                assert_eq!(cell.state, want, "{} {}", row.nickname.as_deref().unwrap(), cell.metric);
            }
        }
    }
}
