//! A folder, a book, and short words for what the tests do.

use std::path::{Path, PathBuf};

use domain::fact::{Cell, FactState, Row, Value};
use domain::layout::Platform;
use domain::{Day, Label, Month, Num, Problem, Span};
use store::{Book, ChangeLabel, Changed, Imported, NewPerson, NewSheet, Result, Tx};
use tempfile::TempDir;

pub const AT: &str = "2026-05-01 12:03:05";

pub struct Desk {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Desk {
    pub fn new() -> (Desk, Book) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.zhanggui");
        let book = Book::create(&path, AT).expect("a new book");
        (Desk { folder, path }, book)
    }

    pub fn open(&self) -> Book {
        Book::open(&self.path, AT).expect("the book opens")
    }
}

pub fn code<T>(result: Result<T>) -> String {
    match result {
        Ok(_) => "done".to_owned(),
        Err(e) => Problem::from(e).code,
    }
}

pub fn try_write<T>(book: &mut Book, write: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<(T, Changed)> {
    book.change(&ChangeLabel::new("test.change"), "王老板", AT, write)
}

pub fn write<T>(book: &mut Book, write: impl FnOnce(&Tx<'_>) -> Result<T>) -> T {
    try_write(book, write).expect("the change is accepted").0
}

pub fn undo(book: &mut Book) {
    book.undo("王老板", AT).expect("undone");
}

pub fn redo(book: &mut Book) {
    book.redo("王老板", AT).expect("redone");
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

pub fn num(text: &str) -> Num {
    Num::parse(text).expect("a number")
}

pub fn shop(book: &mut Book) -> i64 {
    write(book, |tx| tx.add_shop("旗舰店", Platform::Tmall))
}

pub fn person(book: &mut Book, no: &str, name: &str) -> i64 {
    write(book, |tx| {
        tx.add_person(&NewPerson { staff_no: no.into(), name: name.into(), ..NewPerson::default() })
    })
}

pub fn scheme(book: &mut Book, key: &str, from: &str) {
    write(book, |tx| {
        tx.put_scheme(key, &Label::new("方案", "Scheme"))?;
        tx.put_in_force(key, "{}", month(from))
    });
}

/// One day of one agent: how many served, and the answer rate.
pub fn row(nickname: &str, on: &str, served: &str, n: u32) -> Row {
    Row {
        nickname: Some(nickname.to_owned()),
        span: Span::day(day(on)),
        row: n,
        cells: vec![
            cell("received", served, 1),
            Cell { numerator: Some(num("3")), denominator: Some(num("4")), ..cell("reply_rate", "0.75", 2) },
        ],
    }
}

pub fn cell(metric: &str, value: &str, col: u32) -> Cell {
    Cell {
        metric: metric.into(),
        value: Some(Value::Number(num(value))),
        numerator: None,
        denominator: None,
        state: FactState::Settled,
        raw: None,
        col,
    }
}

pub fn import(tx: &Tx<'_>, shop: i64, layout: &str, rows: &[Row]) -> Result<Imported> {
    tx.import(&[NewSheet {
        file: "客服数据.xlsx",
        sha256: "00",
        sheet: "Sheet1",
        layout,
        shop,
        headers: &["旺旺".to_owned(), "接待人数".to_owned(), "回复率".to_owned()],
        covers: &[],
        rows,
    }])
}

/// The values of a metric that count in a month, by row.
pub fn counted(book: &Book, of: &str, metric: &str) -> Vec<String> {
    let facts = book.read().facts(month(of).span(), None).expect("facts");
    facts
        .iter()
        .filter(|f| &*f.metric == metric && !f.outranked && f.excluded.is_none())
        .map(|f| f.value.as_ref().map(ToString::to_string).unwrap_or_default())
        .collect()
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("readable")
}
