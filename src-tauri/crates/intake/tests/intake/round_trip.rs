//! What a platform wrote into its export is what is read, and writing that out and reading it again changes nothing.

use domain::fact::{FactState, Row};
use domain::metric::Unit;
use proptest::prelude::*;

use crate::book::{layouts, metrics, only_sheet, read, workbook};

const NICKNAME: &str = "旺旺昵称";
const DAY: &str = "日期";

/// The cells of a person and a day: a whole number or one with up to four decimals, not settled, or empty.
#[derive(Debug, Clone)]
enum Written {
    Number { digits: u32, places: usize },
    Late,
    Empty,
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        8 => (0u32..2_000_000, 0usize..5).prop_map(|(digits, places)| Written::Number { digits, places }),
        1 => Just(Written::Late),
        1 => Just(Written::Empty),
    ]
}

fn decimal(digits: u32, places: usize) -> String {
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

/// As an export shows it: a rate is a number under a percent format, everything else a plain number.
fn cell(text: &str, unit: Unit) -> String {
    let sign = if unit == Unit::Fraction { '%' } else { '#' };
    format!("{sign}{text}")
}

fn export(header: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let lines: Vec<Vec<&str>> = std::iter::once(header)
        .chain(rows.iter().map(Vec::as_slice))
        .map(|line| line.iter().map(String::as_str).collect())
        .collect();
    let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
    workbook(&[("Sheet1", &lines)])
}

fn rows_of(bytes: &[u8]) -> Vec<Row> {
    let draft = read("客服数据.xlsx", bytes);
    only_sheet(&draft).rows.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_exported_is_imported_and_exported_and_imported_again_it_is_the_same(
        people in proptest::collection::vec(proptest::collection::vec(written(), 64), 1..12),
    ) {
        for layout in layouts() {
            let units = metrics(std::slice::from_ref(&layout));
            let columns: Vec<(String, Unit)> =
                layout.columns.iter().zip(&units).map(|(c, m)| (c.headers[0].clone(), m.unit)).collect();
            let header: Vec<String> = [NICKNAME, DAY]
                .map(str::to_owned)
                .into_iter()
                .chain(columns.iter().map(|(header, _)| header.clone()))
                .collect();
            let line = |at: usize, cells: Vec<String>| {
                [vec![format!("客服{at}"), "2026-05-09".to_owned()], cells].concat()
            };
            let mut wanted = Vec::new();
            let first: Vec<Vec<String>> = people
                .iter()
                .enumerate()
                .map(|(at, figures)| {
                    let cells = columns.iter().zip(figures).map(|((_, unit), figure)| match figure {
                        Written::Number { digits, places } => {
                            // No rate is above one.
                            let text = if *unit == Unit::Fraction {
                                decimal(digits % 10_001, 4)
                            } else {
                                decimal(*digits, *places)
                            };
                            wanted.push(text.parse::<domain::Num>().ok());
                            cell(&text, *unit)
                        }
                        Written::Late => {
                            wanted.push(None);
                            "延迟统计".to_owned()
                        }
                        Written::Empty => {
                            wanted.push(None);
                            String::new()
                        }
                    });
                    line(at, cells.collect())
                })
                .collect();
            let read_once = rows_of(&export(&header, &first));
            let values: Vec<_> = read_once
                .iter()
                .flat_map(|row| &row.cells)
                .map(|c| c.value.as_ref().and_then(|v| v.number()))
                .collect();
            prop_assert_eq!(&values, &wanted, "{}", &layout.id);

            let again: Vec<Vec<String>> = read_once
                .iter()
                .enumerate()
                .map(|(at, row)| {
                    let cells = row.cells.iter().zip(&columns).map(|(c, (_, unit))| match (&c.value, c.state) {
                        (Some(value), _) => cell(&value.to_string(), *unit),
                        (None, FactState::Unsettled) => "延迟统计".to_owned(),
                        (None, _) => String::new(),
                    });
                    line(at, cells.collect())
                })
                .collect();
            prop_assert_eq!(rows_of(&export(&header, &again)), read_once, "{}", &layout.id);
        }
    }
}
