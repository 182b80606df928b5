//! Files are read in a process beside the program: what it reads is the same, and what it dies of is told.

use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

use api::{Job, reader};
use domain::Num;
use intake::wire::{self, What};
use papers::workbook::{PlainCell, PlainSheet, plain_workbook};
use serde_json::{Value, json};

use crate::command_line::program;
use crate::desk::Desk;
use crate::exports::{BEI, Late, QING, day, workbook};

fn beside() -> Desk {
    let desk = Desk::reading_with(Some(program().to_owned()));
    desk.call("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "小满家居" }));
    desk.call("shops.save", json!({ "name": "店", "platform": "tmall", "active": true }));
    desk
}

fn preview(desk: &Desk, name: &str, bytes: &[u8]) -> Value {
    let mut preview = desk.call("facts.preview", json!({ "tokens": [desk.file(name, bytes)] }));
    preview["id"] = Value::Null;
    preview
}

#[test]
fn a_file_read_beside_the_program_gives_what_it_gives_inside() {
    let (beside, inside) = (beside(), Desk::with_book());
    inside.call("shops.save", json!({ "name": "店", "platform": "tmall", "active": true }));
    let export =
        workbook(&[(day("2026-10-03"), vec![QING, BEI]), (day("2026-10-04"), vec![QING])], Late::Ratings);
    let csv = "日期,旺旺昵称,咨询人数,接待人数,首次响应秒\n2026-10-03,店:阿青,30,20,40\n";
    let long = format!("甲,乙\n{}", "1,2\n".repeat(5_000));
    for (name, bytes) in [
        ("五月.xlsx", export.as_slice()),
        ("数据.csv", csv.as_bytes()),
        ("订单.csv", long.as_bytes()),
        ("空.xlsx", b""),
        ("坏.xlsx", b"PK\x03\x04 and nothing more"),
    ] {
        assert_eq!(preview(&beside, name, bytes), preview(&inside, name, bytes), "{name}");
    }
}

#[test]
fn a_file_that_needs_more_memory_than_it_may_ends_its_reader_and_nothing_else() {
    let rows =
        (0..40_000).map(|row| vec![PlainCell::Text(format!("一段不短的话，第 {row} 行")), number(row)]);
    let sheet = PlainSheet { name: "一".to_owned(), rows: rows.collect() };
    let bytes = plain_workbook(&[sheet]).unwrap();
    for (memory, whole) in [(1_u64 << 30, true), (3 << 20, false)] {
        let mut reader = Command::new(program())
            .args([reader::WORD, &memory.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (mut to, mut from) = (reader.stdin.take().unwrap(), reader.stdout.take().unwrap());
        // A reader that has died takes no more.
        let answer = wire::ask(&mut to, What::Tables(None), "大.xlsx", &bytes)
            .ok()
            .and_then(|()| wire::answer(&mut from, &mut to, &intake::Keep));
        let lines = answer.map(|opened| opened.unwrap().sheets[0].as_ref().unwrap().lines.len());
        assert_eq!(lines, whole.then_some(40_000), "with {memory} bytes");
        drop(to);
        assert_eq!(reader.wait().unwrap().success(), whole);
    }
}

#[test]
fn a_file_whose_reader_dies_is_refused_with_a_sentence_and_the_others_are_read() {
    // Any program that is there and is no reader.
    let desk = Desk::reading_with(Some("/bin/false".into()));
    desk.call("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "小满家居" }));
    desk.call("shops.save", json!({ "name": "店", "platform": "tmall", "active": true }));
    let export = workbook(&[(day("2026-10-03"), vec![QING])], Late::No);
    let told = preview(&desk, "五月.xlsx", &export);
    assert_eq!(told["refused"][0]["told"]["problem"]["code"], "import.reader_died");
    assert_eq!(told["can_commit"], false);
}

#[test]
fn a_cancel_stops_reading_and_leaves_nothing() {
    let desk = beside();
    let token = desk.file("五月.xlsx", &workbook(&[(day("2026-10-03"), vec![QING])], Late::No));
    let before = desk.last_change();
    let cancel = AtomicBool::new(true);
    let stopped = desk.host.job("facts.preview", json!({ "tokens": [token] }), &Job::new(&|_| (), &cancel));
    assert_eq!(stopped.unwrap_err().code, "job.cancelled");
    assert_eq!(desk.last_change(), before);
}

fn number(n: i64) -> PlainCell {
    PlainCell::Number(Num::from(n))
}
