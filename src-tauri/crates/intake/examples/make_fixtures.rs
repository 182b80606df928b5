//! Writes the workbooks of `tests/fixtures` from the cells that stand in the `.json` beside each: run it after a
//! change of one (`cargo run -p zhanggui-intake --example make_fixtures [LAYOUT...]`). The expectations there are
//! written by hand and stay as they are. `.xls` and `.ods` are converted by LibreOffice, which must be installed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::Value;

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let layout = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|e| e == "json") && (wanted.is_empty() || wanted.contains(&layout)) {
            let fixture = serde_json::from_slice(&std::fs::read(&path).unwrap()).expect("a fixture");
            make(&path, &fixture);
        }
    }
}

fn make(path: &Path, fixture: &Value) {
    let kind = fixture["kind"].as_str().unwrap();
    let to = path.with_extension(kind);
    match kind {
        "csv" => std::fs::write(&to, text(fixture)).unwrap(),
        "xlsx" => std::fs::write(&to, workbook(fixture)).unwrap(),
        _ => {
            let from = std::env::temp_dir().join(path.file_name().unwrap()).with_extension("xlsx");
            std::fs::write(&from, workbook(fixture)).unwrap();
            let mut convert = Command::new("soffice");
            convert
                .args(["--headless", "--convert-to", kind, "--outdir"])
                .arg(path.parent().unwrap())
                .arg(&from);
            assert!(convert.status().expect("LibreOffice").success(), "{from:?}");
            std::fs::remove_file(from).unwrap();
        }
    }
    assert!(to.exists(), "{to:?}");
}

fn rows(sheet: &Value) -> impl Iterator<Item = Vec<&str>> {
    sheet["rows"].as_array().unwrap().iter().map(|row| row.as_str().unwrap().split('|').collect())
}

/// Lines as the platforms end them; cells with commas are quoted in the fixture.
fn text(fixture: &Value) -> Vec<u8> {
    let lines: String = rows(&fixture["written"][0]).map(|row| row.join(",") + "\r\n").collect();
    match fixture["encoding"].as_str() {
        Some("gb18030") => encoding_rs::GB18030.encode(&lines).0.into_owned(),
        Some("utf-8 bom") => ["\u{feff}", &lines].concat().into_bytes(),
        other => panic!("an encoding: {other:?}"),
    }
}

fn workbook(fixture: &Value) -> Vec<u8> {
    let mut book = Workbook::new();
    // The same fixture is the same file, whenever it is made.
    let made = ExcelDateTime::from_ymd(2026, 6, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in fixture["written"].as_array().unwrap() {
        let page = book.add_worksheet().set_name(sheet["sheet"].as_str().unwrap()).unwrap();
        for (row, cells) in rows(sheet).enumerate() {
            for (col, cell) in cells.iter().enumerate() {
                write(page, row as u32, col as u16, cell);
            }
        }
        for merge in sheet["merges"].as_array().into_iter().flatten() {
            let (first, last) = merge.as_str().unwrap().split_once(':').unwrap();
            let ((r, c), (to_r, to_c)) = (place(first), place(last));
            let text = rows(sheet).nth(r as usize).unwrap().get(c as usize).copied().unwrap_or_default();
            page.merge_range(r, c, to_r, to_c, text, &Format::new()).unwrap();
        }
        for row in sheet["hidden_rows"].as_array().into_iter().flatten() {
            page.set_row_hidden(row.as_u64().unwrap() as u32 - 1).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A cell's first sign says its type: `#12.5` a number, `%0.95` one under a percent format, `@2026-05-01` a date;
/// anything else is text.
fn write(page: &mut Worksheet, row: u32, col: u16, cell: &str) {
    let percent = Format::new().set_num_format("0.00%");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    if let Some(number) = cell.strip_prefix('#') {
        page.write_number(row, col, number.parse::<f64>().unwrap()).unwrap();
    } else if let Some(number) = cell.strip_prefix('%') {
        page.write_number_with_format(row, col, number.parse::<f64>().unwrap(), &percent).unwrap();
    } else if let Some(day) = cell.strip_prefix('@') {
        let day = ExcelDateTime::parse_from_str(day).unwrap();
        page.write_datetime_with_format(row, col, &day, &date).unwrap();
    } else if !cell.is_empty() {
        page.write_string(row, col, cell).unwrap();
    }
}

/// Row and column of an A1 name, counted from 0.
fn place(name: &str) -> (u32, u16) {
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap();
    let letters = name[..digits].bytes().fold(0, |n, b| n * 26 + u16::from(b - b'A') + 1);
    (name[digits..].parse::<u32>().unwrap() - 1, letters - 1)
}
