//! Workbooks for the tests, and the context they are read in.

use domain::fact::{Cell, FactState, Row};
use domain::layout::Layout;
use domain::metric::{Direction, Metric, Total, Unit};
use domain::{Day, Label, Month};
use intake::{Context, FileDraft, SheetDraft, read_file};
use rust_xlsxwriter::{Workbook, Worksheet};

pub const LAYOUTS: [&str; 3] = [
    include_str!("../../../../definitions/layouts/chitu.per_person_day.json"),
    include_str!("../../../../definitions/layouts/chitu.weekly_person.json"),
    include_str!("../../../../definitions/layouts/chitu.agent_data.json"),
];

pub fn layouts() -> Vec<Layout> {
    LAYOUTS.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// Unit and total of every metric the layouts name.
pub fn metrics(layouts: &[Layout]) -> Vec<Metric> {
    let columns = layouts.iter().flat_map(|l| &l.columns);
    columns
        .map(|c| {
            let unit = match c.metric.as_str() {
                id if id.ends_with("_rate") || id.starts_with("conv_") => Unit::Fraction,
                id if id.contains("_sec") || id.contains("duration") => Unit::Seconds,
                "sales_amount" => Unit::Yuan,
                "qa_ratio" => Unit::Ratio,
                _ => Unit::Count,
            };
            let total = match (c.metric.as_str(), unit) {
                ("max_concurrent", _) => Total::Max,
                (id, Unit::Count) if id.ends_with("_users") => Total::PersonDays,
                (_, Unit::Count | Unit::Yuan) => Total::Sum,
                _ => Total::Rate { weight: None },
            };
            let name = Label::default();
            let (id, catalogue, prefer, about) = (c.metric.clone(), Vec::new(), Vec::new(), Label::default());
            Metric {
                id,
                name,
                aliases: Vec::new(),
                catalogue,
                unit,
                direction: Direction::Neutral,
                total,
                decimals: 2,
                prefer,
                about,
                source: Default::default(),
                basis: Default::default(),
            }
        })
        .collect()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Reads with the three layouts on 2026-06-01.
pub fn read(name: &str, bytes: &[u8]) -> FileDraft {
    read_with(name, bytes, "2026-06-01", None)
}

pub fn read_with(name: &str, bytes: &[u8], today: &str, month: Option<Month>) -> FileDraft {
    let layouts = layouts();
    let metrics = metrics(&layouts);
    let find = |id: &str| metrics.iter().find(|m| m.id == id);
    read_file(name, bytes, &Context { layouts: &layouts, metrics: &find, today: day(today), month })
}

/// A workbook of text cells; `#12.5` is a number, `%0.95` a number under a percent format.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap(), rows);
    }
    book.save_to_buffer().unwrap()
}

pub fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.00%");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            let (r, c) = (r as u32, c as u16);
            if let Some(number) = text.strip_prefix('#') {
                sheet.write_number(r, c, number.parse::<f64>().unwrap()).unwrap();
            } else if let Some(number) = text.strip_prefix('%') {
                sheet.write_number_with_format(r, c, number.parse::<f64>().unwrap(), &percent).unwrap();
            } else if !text.is_empty() {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
    }
}

pub fn only_sheet(draft: &FileDraft) -> &SheetDraft {
    assert_eq!(draft.sheets.len(), 1, "{:?}", draft.problems);
    &draft.sheets[0]
}

pub fn row<'a>(sheet: &'a SheetDraft, nickname: &str) -> &'a Row {
    sheet.rows.iter().find(|r| r.nickname.as_deref() == Some(nickname)).expect(nickname)
}

pub fn cell<'a>(row: &'a Row, metric: &str) -> &'a Cell {
    row.cells.iter().find(|c| *c.metric == *metric).expect(metric)
}

/// `12.5 settled`, `- missing`: a figure and its state.
pub fn told(row: &Row, metric: &str) -> String {
    let cell = cell(row, metric);
    let value = cell.value.as_ref().map_or("-".to_owned(), ToString::to_string);
    let state = match cell.state {
        FactState::Settled => "settled",
        FactState::Unsettled => "unsettled",
        FactState::Missing => "missing",
        FactState::NotMeasured => "not measured",
    };
    format!("{value} {state}")
}

/// Codes of the findings, in order.
pub fn codes(draft: &FileDraft) -> Vec<&str> {
    draft.findings().map(|f| f.problem.code.as_str()).collect()
}

pub fn param<'a>(draft: &'a FileDraft, code: &str, name: &str) -> &'a str {
    let finding = draft.findings().find(|f| f.problem.code == code).expect(code);
    finding.problem.params.get(name).expect(name)
}
