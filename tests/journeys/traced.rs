//! Every point of the sample shop, in all its months, led back to the cell of a file that lies beside the book, and
//! the cell opened.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use domain::evaluation::{Cell, FileRef, Step};
use domain::fact::{FactState, Value};
use domain::{Lang, Month, Num};

use crate::sample_shop::{book, desk};

/// The exports beside the sample's book, each opened once.
#[derive(Default)]
struct Exports {
    opened: HashMap<String, BTreeMap<String, Vec<Vec<Data>>>>,
}

impl Exports {
    fn cell(&mut self, month: Month, file: &FileRef, row: u32, col: u32) -> Data {
        let path = book().with_file_name("sample-exports").join(month.to_string()).join(&file.file);
        let sheets = self.opened.entry(file.file.clone()).or_insert_with(|| open(&path));
        let rows =
            sheets.get(&file.sheet).unwrap_or_else(|| panic!("{} has no sheet {}", file.file, file.sheet));
        rows[row as usize][col as usize].clone()
    }
}

fn open(path: &Path) -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut book: Xlsx<_> =
        calamine::open_workbook(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let sheets = book.worksheets().into_iter();
    // A range begins at its first cell that holds something; rows and columns count from the sheet's.
    let rows = |range: calamine::Range<Data>| {
        let (last, right) = range.end().unwrap();
        let cell = |r, c| range.get_value((r, c)).cloned().unwrap_or(Data::Empty);
        (0..=last).map(|r| (0..=right).map(|c| cell(r, c)).collect()).collect()
    };
    sheets.map(|(name, range)| (name, rows(range))).collect()
}

/// Whether the file's cell says what the derivation says of it.
fn says(data: &Data, value: Option<Num>, state: FactState) -> bool {
    match (data, value) {
        (Data::Float(n), Some(value)) => value == Num::parse(&n.to_string()).unwrap(),
        (Data::Int(n), Some(value)) => value == Num::from(*n),
        (Data::String(text), Some(value)) => Num::parse(text) == Some(value),
        (Data::String(text), None) => state == FactState::Unsettled && text == "延迟统计",
        _ => false,
    }
}

#[test]
fn every_point_of_every_month_leads_to_a_cell_that_says_so() {
    let desk = desk(Lang::Zh);
    let (mut exports, mut cells, mut items, mut by_file) =
        (Exports::default(), 0, 0, BTreeMap::<String, u32>::new());
    for month in 3..=10 {
        let month: Month = format!("2026-{month:02}").parse().unwrap();
        let view = desk.host.with(|open| open.month(month)).unwrap();
        assert!(view.sheets().count() >= 10, "{month}");
        for (run, sheet, who) in view.sheets() {
            for item in sheet.items.iter().filter(|i| i.points.is_some()) {
                let what = format!("{month} {} {}", who.staff_no, item.item);
                let mut found: Vec<(&Cell, Option<Num>)> = Vec::new();
                for step in &item.steps {
                    match step {
                        Step::Figure { parts, .. } => {
                            found.extend(parts.iter().flat_map(|p| &p.cells).map(|c| (c, c.value)));
                        }
                        Step::Mark { value, cell, .. } => {
                            let cell =
                                cell.as_ref().unwrap_or_else(|| panic!("{what}: a mark without a cell"));
                            let value = match value {
                                Value::Number(n) => Some(*n),
                                Value::Label(_) => None,
                            };
                            found.push((cell, value));
                        }
                        Step::Excluded { cell: Some(cell), value, .. } => found.push((cell, *value)),
                        _ => {}
                    }
                }
                let given = |s: &Step| matches!(s, Step::Figure { .. } | Step::Mark { .. });
                assert!(item.steps.iter().any(given) && !found.is_empty(), "{what}: points without a source");
                items += 1;
                for (cell, value) in found {
                    let file = run.evaluation.files.iter().find(|f| f.id == cell.file);
                    let file = file.unwrap_or_else(|| panic!("{what}: no file {}", cell.file));
                    let data = exports.cell(month, file, cell.row, cell.col);
                    let place = format!("{what}: {} {} {},{}", file.file, file.sheet, cell.row, cell.col);
                    assert!(says(&data, value, cell.state), "{place}: {data:?} is not {value:?}");
                    cells += 1;
                    *by_file.entry(file.shop.clone()).or_default() += 1;
                }
            }
        }
    }
    println!("{items} items, {cells} cells: {by_file:?}");
    assert!(items > 600 && cells > 20_000, "{items} items, {cells} cells");
}
