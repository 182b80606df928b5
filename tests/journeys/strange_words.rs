//! Words that break programs: as names, notes, comments, nicknames and file names they go through tables, book,
//! printed page and workbook and come out as they went in. The list is our own; where a public one lies beside
//! the repository, it goes the same way.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use api::areas::papers::page_texts;
use calamine::{Data, Reader, Xlsx};
use papers::workbook::{PlainCell, PlainSheet, plain_workbook};
use serde_json::{Value, json};

use crate::desk::{Desk, shared, text};
use crate::shop::{MONTH, SCHEME};

fn ours() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("made_up/strange_words.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn theirs() -> Vec<String> {
    let Some(folder) = shared("data/hostile/blns") else { return Vec::new() };
    serde_json::from_slice(&std::fs::read(folder.join("blns.json")).unwrap()).unwrap()
}

/// Blanks at the ends are cut, of every kind that exports carry; nothing else is changed.
fn trimmed(word: &str) -> &str {
    let blank = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
    };
    word.trim_matches(blank)
}

/// What can stand in a table: something is left of it, and a table of text has one kind of line end.
fn in_tables(words: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let usable = words.iter().map(|w| trimmed(w).to_owned());
    usable.filter(|w| !w.is_empty() && !w.contains(['\r', '\0']) && seen.insert(w.clone())).collect()
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let lines = rows.iter().map(|row| row.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(","));
    format!("\u{feff}{}\n", lines.collect::<Vec<_>>().join("\n")).into_bytes()
}

fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let rows = rows.iter().map(|row| row.iter().map(PlainCell::text).collect()).collect();
    plain_workbook(&[PlainSheet { name: "表".to_owned(), rows }]).unwrap()
}

/// The XML of a workbook has no place for control characters: they are left out when it is written.
fn without_controls(word: &str) -> String {
    let plain = word.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    trimmed(&plain.collect::<String>()).to_owned()
}

/// In a staff table several nicknames may share a cell, and `-` is none: such words come as nicknames of figures only.
fn nickname(word: &str) -> String {
    if word == "-" || word.contains(['\n', '、', '；', ';']) { String::new() } else { word.to_owned() }
}

fn in_workbooks(words: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let plain = words.iter().map(|w| without_controls(w));
    plain.filter(|w| !w.is_empty() && seen.insert(w.clone())).collect()
}

fn staff_rows(words: &[String]) -> Vec<Vec<String>> {
    let head = ["工号", "姓名", "店铺", "昵称"].map(str::to_owned).to_vec();
    let row =
        |(at, word): (usize, &String)| vec![format!("N{at:04}"), word.clone(), "怪店".into(), nickname(word)];
    std::iter::once(head).chain(words.iter().enumerate().map(row)).collect()
}

fn fact_rows(words: &[String]) -> Vec<Vec<String>> {
    let head = ["日期", "旺旺昵称", "咨询人数", "接待人数", "首次响应秒"].map(str::to_owned).to_vec();
    let row = |word: &String| vec!["2026-10-05".into(), word.clone(), "3".into(), "2".into(), "30".into()];
    std::iter::once(head).chain(words.iter().map(row)).collect()
}

/// 工号 → name and nicknames as the book has them.
fn people(desk: &Desk) -> Vec<(String, String)> {
    let list = desk.call("staff.list", json!({}));
    let mut all: Vec<(String, String)> = list["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (text(&p["person"]["staff_no"]), text(&p["person"]["name"])))
        .collect();
    all.sort();
    all
}

fn nicknames(desk: &Desk, month: &str) -> BTreeSet<String> {
    let page = desk.call("facts.list", json!({ "month": month, "offset": 0, "limit": 100_000 }));
    page["rows"].as_array().unwrap().iter().map(|r| text(&r["nickname"])).collect()
}

/// Through a table of staff and a table of figures, and back.
fn through_tables(words: &[String], ending: &str, write: fn(&[Vec<String>]) -> Vec<u8>) {
    let desk = Desk::with_book();
    let token = desk.file(&format!("员工.{ending}"), &write(&staff_rows(words)));
    desk.call("staff.import", json!({ "token": token }));
    let names: Vec<String> = people(&desk).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, words, "names through {ending}");
    desk.import(&[desk.file(&format!("日报.{ending}"), &write(&fact_rows(words)))]);
    let want: BTreeSet<String> = words.iter().cloned().collect();
    assert_eq!(nicknames(&desk, MONTH), want, "nicknames through {ending}");
}

#[test]
fn names_and_nicknames_of_strange_words_come_out_of_csv_and_xlsx_as_they_went_in() {
    for words in [ours(), theirs()] {
        let words = in_tables(&words);
        if words.is_empty() {
            continue;
        }
        // A text with control characters in it is no text to the reader.
        let is_text = |w: &&String| !w.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        through_tables(&words.iter().filter(is_text).cloned().collect::<Vec<_>>(), "csv", csv);
        let plain = in_workbooks(&words);
        through_tables(&plain, "xlsx", xlsx);
    }
}

#[test]
fn a_note_a_comment_and_a_plan_keep_every_character_of_a_strange_word() {
    let desk = crate::shop::with_october();
    let person = desk.person("001");
    let pairs: Vec<(String, String)> = ours()
        .chunks(2)
        .map(|two| (two[0].clone(), two.last().unwrap().clone()))
        .chain(
            theirs()
                .chunks(32)
                .map(|many| (many[..many.len() / 2].join("\n"), many[many.len() / 2..].join("\n"))),
        )
        .collect();
    for (comment, plan) in pairs {
        let note =
            json!({ "month": MONTH, "person": person, "scheme": SCHEME, "comment": comment, "plan": plan });
        desk.call("month.comment", note);
        let sheet = desk.call("month.sheet", json!({ "month": MONTH, "person": person, "scheme": SCHEME }));
        assert_eq!((&sheet["comment"], &sheet["plan"]), (&json!(comment), &json!(plan)));
    }
}

/// What the eye reads: no blanks, no invisible characters, none that have no glyph (those are named beside the page).
fn read_by_eye(said: &str, missing: &[char]) -> String {
    said.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !missing.contains(c))
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
        .collect()
}

#[test]
fn the_printed_page_shows_a_strange_comment_as_text_and_names_what_no_font_has() {
    let desk = crate::shop::with_october();
    let person = desk.person("001");
    let paper = json!({ "kind": "evaluation", "month": MONTH, "people": [person] });
    // Joined, for a page takes a second to lay out; a page that breaks names the words on it.
    for words in ours().chunks(24) {
        let comment = words.join(" ¦ ");
        let note =
            json!({ "month": MONTH, "person": person, "scheme": SCHEME, "comment": comment, "plan": "" });
        desk.call("month.comment", note);
        let info = desk.call("papers.info", paper.clone());
        let missing = papers::missing_glyphs(&comment);
        let told: Vec<String> =
            info["warnings"].as_array().unwrap().iter().map(|w| text(&w["text"])).collect();
        for c in &missing {
            assert!(told.iter().any(|t| t.contains(*c)), "{c} ({:x}) is not named in {told:?}", *c as u32);
        }
        let pages = page_texts(&desk.host, &serde_json::from_value(paper.clone()).unwrap()).unwrap();
        let page = read_by_eye(&pages.concat(), &missing);
        for word in words {
            let want = read_by_eye(word, &missing);
            assert!(page.contains(&want), "{word:?} is not on the page: {page}");
        }
    }
}

#[test]
fn a_saved_workbook_of_strange_names_has_no_formula_and_every_name_as_it_is() {
    let words = in_workbooks(&in_tables(&ours()));
    let desk = crate::shop::with_scheme();
    desk.call("staff.import", json!({ "token": desk.file("员工.csv", &csv(&staff_rows(&words))) }));
    let shop = desk.shop("怪店");
    desk.call(
        "schemes.assign",
        json!({ "scheme": SCHEME, "scope": { "kind": "shop", "id": shop }, "from": MONTH }),
    );
    let token = desk.file("日报.csv", &csv(&fact_rows(&words)));
    let preview = desk.call("facts.preview", json!({ "tokens": [token], "shop": shop }));
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let saved = desk.call(
        "papers.save",
        json!({ "paper": { "kind": "workbook", "month": MONTH }, "token": desk.token("月报.xlsx") }),
    );
    let path = desk.path(&text(&saved["files"][0]));
    let mut book: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let mut cells = BTreeSet::new();
    for (_, range) in book.worksheets() {
        for (_, _, cell) in range.used_cells() {
            if let Data::String(text) = cell {
                cells.insert(text.clone());
            }
        }
    }
    // A cell holds 32,767 characters and the blanks at its ends; line ends are one kind.
    for word in &words {
        assert!(cells.contains(word), "{word:?} is not in the workbook");
    }
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut xml) = (String::from_utf8_lossy(part.name_raw()).into_owned(), String::new());
        if name.starts_with("xl/worksheets/sheet") && part.read_to_string(&mut xml).is_ok() {
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula in {name}");
        }
    }
}

#[test]
fn a_file_named_by_a_strange_word_is_brought_in_under_that_name_and_saved_under_a_safe_one() {
    let desk = Desk::with_book();
    desk.call("shops.save", json!({ "name": "怪店", "platform": "tmall", "active": true }));
    let bytes = csv(&fact_rows(&["阿青".to_owned()]));
    let mut brought = 0;
    for (at, word) in ours().into_iter().chain(theirs()).enumerate() {
        let safe = papers::names::file_name(&word, "csv");
        let parts = Path::new(&safe).components().count();
        assert!(parts == 1 && safe.len() <= 255 && !safe.starts_with('.'), "{word:?} became {safe:?}");
        // Its own name where the system takes one like it.
        let raw = format!("{word}.csv");
        let taken = !raw.contains(['/', '\\', '\0']) && raw.len() <= 255 && at < 400;
        let name = if taken && cfg!(unix) { raw } else { safe };
        std::fs::write(desk.path(&name), &bytes).unwrap();
        let preview = desk.preview(&[desk.token(&name)]);
        let file: &Value = &preview["sheets"][0]["file"];
        assert_eq!(file, &json!(name), "{preview:#}");
        brought += 1;
    }
    assert!(brought >= 150, "{brought}");
}
