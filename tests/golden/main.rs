//! What the sample shop prints, as text: whoever changes a paper reads here what changed. Made from invented
//! people only. Accept with `cargo insta review`.
// A test may stop where something is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use api::areas::papers::page_texts;
use api::{Host, Now, Start};
use calamine::{Data, Reader, Xlsx};
use domain::Lang;
use serde_json::{Value, json};
use tempfile::TempDir;

const TODAY: &str = "2026-11-22";
const CLOSED: &str = "2026-08";

fn host(folder: &Path, lang: Lang) -> Host {
    let clock = || Now { today: TODAY.parse().unwrap(), at: format!("{TODAY} 10:00:00") };
    Host::new(Start {
        folder: folder.join("program"),
        clock: Box::new(clock),
        lang: Some(lang),
        reader: None,
    })
}

/// The sample's book, made once for this build of the tests.
fn book() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-sample");
        zhanggui_tests::made_once(&folder, "sample.zhanggui", |book| {
            let host = host(book.parent().unwrap(), Lang::Zh);
            host.call("book.sample", json!({ "token": host.token(book) })).unwrap();
            host.call("book.close", json!({})).unwrap();
        })
    })
}

/// A copy of the sample, open.
fn open(lang: Lang) -> (TempDir, Host) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.zhanggui");
    std::fs::copy(book(), &path).unwrap();
    let host = host(folder.path(), lang);
    host.call("book.open", json!({ "token": host.token(path) })).unwrap();
    (folder, host)
}

fn person(host: &Host, staff_no: &str) -> Value {
    let list = host.call("staff.list", json!({})).unwrap();
    let found = list["people"].as_array().unwrap().iter().find(|p| p["person"]["staff_no"] == staff_no);
    found.unwrap()["person"]["id"].clone()
}

fn pages(host: &Host, paper: Value) -> String {
    let pages = page_texts(host, &serde_json::from_value(paper).unwrap()).unwrap();
    let numbered =
        pages.iter().enumerate().map(|(at, page)| format!("== page {}\n{}", at + 1, page.trim_end()));
    numbered.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_evaluation_sheet_of_a_closed_month() {
    for (lang, name) in [(Lang::Zh, "evaluation-zh"), (Lang::En, "evaluation-en")] {
        let (_folder, host) = open(lang);
        let paper = json!({ "kind": "evaluation", "month": CLOSED, "people": [person(&host, "010")] });
        insta::assert_snapshot!(name, pages(&host, paper));
    }
}

#[test]
fn the_sheet_of_somebody_with_six_months_behind_and_accounts_in_both_shops() {
    let (_folder, host) = open(Lang::Zh);
    let paper = json!({ "kind": "evaluation", "month": CLOSED, "people": [person(&host, "011")] });
    insta::assert_snapshot!("evaluation-six-months-zh", pages(&host, paper));
}

#[test]
fn the_ranking_with_names_and_for_the_wall() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let (_folder, host) = open(lang);
        for kind in ["ranking", "ranking_wall"] {
            insta::assert_snapshot!(
                format!("{kind}-{tag}"),
                pages(&host, json!({ "kind": kind, "month": CLOSED }))
            );
        }
    }
}

#[test]
fn the_forms_beside_the_evaluation_sheet() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let (_folder, host) = open(lang);
        for kind in ["blank", "appeal", "quarter"] {
            let paper = json!({ "kind": kind, "month": CLOSED, "people": [person(&host, "011")] });
            insta::assert_snapshot!(format!("{kind}-{tag}"), pages(&host, paper));
        }
        let paper = json!({ "kind": "certificate", "month": CLOSED });
        insta::assert_snapshot!(format!("certificate-{tag}"), pages(&host, paper));
    }
}

/// A cell as a reader sees it; line breaks stay inside the row.
fn shown(cell: &Data) -> String {
    cell.to_string().replace('\n', " ⏎ ")
}

fn rows(rows: &[Vec<Data>], most: usize) -> String {
    let line = |row: &Vec<Data>| {
        row.iter().map(shown).collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    let mut text = rows.iter().take(most).map(line).collect::<Vec<_>>().join("\n");
    if rows.len() > most {
        text.push_str(&format!("\n… {} rows", rows.len()));
    }
    text
}

#[test]
fn the_workbook_of_a_closed_month() {
    let (folder, host) = open(Lang::Zh);
    let paper = json!({ "kind": "workbook", "month": CLOSED });
    let to = folder.path().join("月报.xlsx");
    host.call("papers.save", json!({ "paper": paper, "token": host.token(&to) })).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(&to).unwrap();
    let sheets: Vec<(String, Vec<Vec<Data>>)> = book
        .worksheets()
        .into_iter()
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect();
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    insta::assert_snapshot!("workbook-sheets", names.join("\n"));
    insta::assert_snapshot!("workbook-summary", rows(&sheets[0].1, 100));
    insta::assert_snapshot!("workbook-person", rows(&sheets[1].1, 100));
    insta::assert_snapshot!("workbook-facts", rows(&sheets.last().unwrap().1, 24));
}
