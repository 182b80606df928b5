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
    assert_eq!(rows[0]["text"], "2026年10月 关账");
    assert_eq!(rows[0]["by"], shop::OWNER);
    let older = desk.call("history.list", json!({ "limit": 2, "before": rows[1]["id"] }));
    assert_eq!(older[0]["id"], rows[2]["id"]);
}

/// What a change says of its rows: what, old, new.
fn details(desk: &Desk, at: usize) -> Vec<[String; 3]> {
    let rows = desk.call("history.list", json!({ "limit": 500 }));
    let details = rows[at]["details"].as_array().unwrap();
    details.iter().map(|d| [text(&d["what"]), text(&d["old"]), text(&d["new"])]).collect()
}

#[test]
fn the_details_of_a_change_speak_the_owners_words() {
    let desk = shop::ready();
    let said = |wanted: &[[&str; 3]], what: &str| {
        let got = details(&desk, 0);
        assert_eq!(got, wanted.iter().map(|d| d.map(str::to_owned)).collect::<Vec<_>>(), "{what}");
    };
    desk.call("posts.save", json!({ "name": "组长" }));
    said(&[["岗位 · 组长", "", "名称 组长"]], "a new post");
    let list = desk.call("staff.list", json!({}));
    let mut person = list["people"][0]["person"].clone();
    person["post"] = json!("组长");
    person["left"] = json!("2026-11-30");
    desk.call("staff.save", person.clone());
    said(
        &[["员工 · 001 陈青 · 岗位", "客服", "组长"], ["员工 · 001 陈青 · 离职日期", "", "2026-11-30"]],
        "a person",
    );
    desk.call("month.mark", shop::mark(&desk, "001", "kb", "4"));
    said(
        &[["手工录入 · 陈青 · 知识库贡献 · 2026年10月", "5 条/月", "4 条/月；原因 月底统计"]],
        "a mark over a mark",
    );
    desk.call("month.mark", shop::mark(&desk, "001", "kb", ""));
    let cleared = details(&desk, 0);
    assert!(
        cleared.iter().all(|d| d[0] == "手工录入 · 陈青 · 知识库贡献 · 2026年10月" && d[2].is_empty()),
        "{cleared:?}"
    );
    assert!(cleared.iter().any(|d| d[1] == "4 条/月"), "{cleared:?}");
    desk.call(
        "schemes.target",
        json!({ "scheme": shop::SCHEME, "item": "response", "value": 35, "from": MONTH,
                "scope": { "kind": "person", "id": desk.person("002") } }),
    );
    let target = details(&desk, 0);
    assert_eq!(target[0][2], "35 秒；员工 林北；从 2026年10月", "{target:?}");
    let why = desk.why(MONTH, "001", shop::SCHEME, Some("response"));
    let source = why["sources"].as_array().unwrap()[0].clone();
    desk.call(
        "facts.exclude",
        json!({ "month": MONTH, "file": source["id"], "row": source["row"], "col": source["col"], "reason": "断网", "name": shop::OWNER }),
    );
    let out = details(&desk, 0);
    assert_eq!(out[0][0], "剔除 · 十月.xlsx › 客服数据 › E2 · 店:阿青 · 2026-10-01 · 首次响应", "{out:?}");
    assert_eq!(out[0][2], "原因 断网");
    desk.call(
        "month.confirm",
        json!({ "month": MONTH, "people": [desk.person("002")], "name": shop::OWNER }),
    );
    assert_eq!(
        details(&desk, 0),
        [["考核表状态 · 林北 · 2026年10月", "", "已确认"]].map(|d| d.map(str::to_owned))
    );
}

#[test]
fn no_detail_of_any_change_shows_a_column_a_code_or_a_number_of_a_row() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::speaking(lang);
        desk.call("book.sample", json!({ "token": desk.token("示例.zhanggui") }));
        let mut before = json!(null);
        let mut seen = BTreeSet::new();
        loop {
            let rows = desk.call("history.list", json!({ "limit": 200, "before": before }));
            let rows = rows.as_array().unwrap();
            let Some(last) = rows.last() else { break };
            before = last["id"].clone();
            for row in rows {
                let said = text(&row["text"]);
                for part in
                    [said].into_iter().chain(row["details"].as_array().unwrap().iter().flat_map(|d| {
                        seen.insert(text(&d["what"]).split(" · ").next().unwrap().to_owned());
                        [text(&d["what"]), text(&d["old"]), text(&d["new"])]
                    }))
                {
                    for raw in [
                        "table-",
                        "field-",
                        "word-",
                        "history-",
                        "〔",
                        "{",
                        "}",
                        "null",
                        "_at",
                        "online_agent",
                        "[\"",
                    ] {
                        assert!(!part.contains(raw), "{raw} in {part}: {row}");
                    }
                    let month = part
                        .split(|c: char| !c.is_ascii_digit() && c != '-')
                        .any(|w| w.len() == 7 && w.parse::<domain::Month>().is_ok());
                    assert!(
                        !month || lang == Lang::En && part.contains(".xlsx") || part.contains(".xlsx"),
                        "a month as a code in {part}"
                    );
                }
            }
        }
        assert!(seen.len() >= 10, "{seen:?}");
    }
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
