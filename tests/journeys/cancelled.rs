//! Long work that somebody cancels: as long as it says that it can be stopped, it stops and the book is as it was.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use api::types::Progress;
use api::{Job, Kind};
use serde_json::{Value, json};

use crate::desk::{Desk, hash};
use crate::exports::{Late, QING, day, workbook};
use crate::shop::{self, MONTH, OWNER, SCHEME};

type Payload = fn(&Desk) -> Value;

/// Every long command, with something to do.
const JOBS: [(&str, Payload); 13] = [
    ("book.sample", |d| json!({ "token": d.token("样板.zhanggui") })),
    ("book.check", |_| json!({})),
    ("backup.now", |_| json!({})),
    ("backup.restore", |d| {
        let kept = d.call("backup.list", json!({}))["rows"][0]["token"].clone();
        json!({ "from": kept, "to": d.host.token(d.book_path()), "replace": true })
    }),
    ("backup.look", |d| json!({ "from": d.call("backup.list", json!({}))["rows"][0]["token"] })),
    ("facts.preview", |d| json!({ "tokens": [november(d)] })),
    ("facts.commit", |d| json!({ "preview": d.preview(&[november(d)])["id"] })),
    ("mapping.look", unknown),
    ("month.close", |_| json!({ "month": MONTH, "name": OWNER })),
    ("schemes.what_if", |_| json!({ "id": SCHEME, "version": 1, "months": [MONTH] })),
    ("schemes.what_if_save", |d| {
        let what = json!({ "id": SCHEME, "version": 1, "months": [MONTH] });
        json!({ "what": what, "token": d.token("试算.xlsx") })
    }),
    ("papers.info", |_| json!({ "kind": "evaluation", "month": MONTH })),
    (
        "papers.save",
        |d| json!({ "paper": { "kind": "evaluation", "month": MONTH }, "token": d.token("考核表.pdf"), "each": false }),
    ),
];

fn november(desk: &Desk) -> String {
    desk.file("十一月.xlsx", &workbook(&[(day("2026-11-02"), vec![QING])], Late::No))
}

fn unknown(desk: &Desk) -> Value {
    let tokens = [desk.file("小店日报.csv", "日,花名,来客\n2026-11-02,店:阿青,3\n".as_bytes())];
    let sheet = desk.preview(&tokens)["unknown"][0].clone();
    json!({ "tokens": tokens, "file": sheet["file"], "sha256": sheet["sha256"], "sheet": sheet["sheet"] })
}

/// Runs a job whose `nth` step is the last that it may report: 0 is cancelled before it began. `None`: it was done
/// before, or had said that it cannot be stopped any more.
fn cancelled(desk: &Desk, name: &str, payload: Value, nth: u32) -> Option<String> {
    let (cancel, seen, last) = (AtomicBool::new(nth == 0), AtomicU32::new(0), AtomicBool::new(false));
    let progress = |told: Progress| {
        last.fetch_or(told.last, Ordering::Relaxed);
        if seen.fetch_add(1, Ordering::Relaxed) + 1 == nth {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let answer = desk.host.job(name, payload, &Job::new(&progress, &cancel));
    match answer {
        Err(problem) => Some(problem.code),
        Ok(_) if last.into_inner() || seen.into_inner() <= nth => None,
        Ok(_) => panic!("{name} went on after step {nth}"),
    }
}

#[test]
fn every_long_command_stops_where_it_can_be_cancelled_and_the_book_is_as_it_was() {
    let jobs = api::COMMANDS.iter().filter(|c| c.kind == Kind::Job).map(|c| c.name);
    assert_eq!(
        jobs.collect::<BTreeSet<_>>(),
        JOBS.iter().map(|(name, _)| *name).collect(),
        "every job is tried"
    );
    for (name, payload) in JOBS {
        let desk = shop::confirmed();
        desk.call("backup.now", json!({}));
        let token = desk.host.token(desk.book_path());
        let fresh = || {
            desk.call("book.close", json!({}));
            desk.call("book.open", json!({ "token": token }));
        };
        fresh();
        let (path, before, last) = (desk.book_path(), hash(&desk.book_path()), desk.last_change());
        for nth in 0..3 {
            let payload = payload(&desk);
            let Some(code) = cancelled(&desk, name, payload, nth) else {
                assert!(nth > 0, "{name} cannot be cancelled at all");
                break;
            };
            assert_eq!(code, "job.cancelled", "{name} after step {nth}");
            assert_eq!(desk.last_change(), last, "{name} after step {nth}");
            fresh();
            // A backup made before the step stays noted in the book: from then on its file differs by that line.
            if nth == 0 {
                assert_eq!(hash(&path), before, "{name} wrote although it was cancelled");
            }
        }
    }
}
