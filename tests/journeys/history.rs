//! The history speaks: every change code and every table has its words in both languages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::Lang;
use serde_json::json;

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn has(lang: Lang, id: &str) -> bool {
    let start = format!("{id} =");
    locale::files(lang).iter().any(|(_, file)| file.lines().any(|l| l.starts_with(&start)))
}

#[test]
fn every_change_and_every_table_has_words_in_both_languages() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates");
    let mut files = Vec::new();
    sources(&crates.join("api/src"), &mut files);
    let mut ids = BTreeSet::new();
    for file in files {
        for word in std::fs::read_to_string(file).unwrap().split('"').skip(1).step_by(2) {
            let rest = word.strip_prefix("change.").unwrap_or_default();
            if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
                ids.insert(format!("change-{rest}"));
            }
        }
    }
    assert!(ids.len() > 25, "{ids:?}");
    let tracked = std::fs::read_to_string(crates.join("store/src/change.rs")).unwrap();
    let list = tracked.split("TRACKED").nth(1).unwrap().split("];").next().unwrap();
    let tables: Vec<&str> = list.split("(\"").skip(1).filter_map(|t| t.split('"').next()).collect();
    assert!(tables.len() > 15, "{tables:?}");
    ids.extend(tables.iter().map(|t| format!("table-{t}")));
    ids.insert("history-migrated".into());
    for lang in [Lang::Zh, Lang::En] {
        let missing: Vec<&String> = ids.iter().filter(|id| !has(lang, id)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", lang.tag());
    }
}

#[test]
fn the_history_tells_who_changed_what_and_what_it_was_before() {
    let desk = shop::closed();
    let rows = desk.call("history.list", json!({ "limit": 500 }));
    let rows = rows.as_array().unwrap();
    assert!(rows.len() > 20);
    for row in rows {
        let said = text(&row["text"]);
        assert!(!said.contains("change.") && !said.contains('〔') && !said.contains("{ $"), "{said}");
        for detail in row["details"].as_array().unwrap() {
            let what = text(&detail["what"]);
            assert!(!what.contains("table-") && !what.contains('〔'), "{what}");
        }
    }
    assert_eq!(rows[0]["text"], format!("{MONTH} 关账"));
    assert_eq!(rows[0]["by"], shop::OWNER);
    let older = desk.call("history.list", json!({ "limit": 2, "before": rows[1]["id"] }));
    assert_eq!(older[0]["id"], rows[2]["id"]);
}

#[test]
fn the_history_of_the_sample_speaks_english_too() {
    let desk = Desk::speaking(Lang::En);
    desk.call("book.new", json!({ "token": desk.token("a.zhanggui"), "name": "A" }));
    desk.call("posts.save", json!({ "name": "Night" }));
    let rows = desk.call("history.list", json!({ "limit": 10 }));
    for row in rows.as_array().unwrap() {
        assert!(text(&row["text"]).is_ascii() || text(&row["text"]).contains('“'), "{row}");
    }
}
