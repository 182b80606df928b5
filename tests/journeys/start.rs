//! The first ten minutes: a book, shops, the staff table.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use api::Job;
use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, hash, text};
use crate::exports::STAFF_CSV;

#[test]
fn an_owner_makes_a_book_closes_it_and_finds_it_among_the_recent_ones() {
    let desk = Desk::new();
    assert_eq!(desk.call("book.info", json!({})), json!(null));
    desk.refused_with("staff.list", json!({}), "book.none");
    let info = desk.call("book.new", json!({ "token": desk.token("我的店"), "name": "  小满家居 " }));
    assert_eq!(info["name"], "小满家居");
    assert!(text(&info["path"]).ends_with("我的店.zhanggui"), "the ending is added: {}", info["path"]);
    assert_eq!(
        (&info["sample"], &info["read_only"], &info["months"]),
        (&json!(false), &json!(false), &json!([]))
    );
    assert_eq!(info["month"], "2026-11", "work is on the current month");
    desk.call("book.close", json!({}));
    let recent = desk.call("book.recent", json!({}));
    assert_eq!((&recent[0]["name"], &recent[0]["missing"]), (&json!("小满家居"), &json!(false)));
    let again = desk.call("book.open", json!({ "token": recent[0]["token"] }));
    assert_eq!(again["name"], "小满家居");
    let same = desk.call("book.open", json!({ "token": recent[0]["token"] }));
    assert_eq!(same["name"], "小满家居", "opening the open book again is no second program");
}

#[test]
fn the_first_screen_gets_in_one_answer_what_it_would_ask_for_one_by_one() {
    let desk = Desk::new();
    let first = desk.call("book.first", json!({}));
    assert_eq!((&first["info"], &first["home"]), (&json!(null), &json!(null)), "no book is open");
    assert_eq!(first["settings"], desk.call("settings.get", json!({})));
    let desk = Desk::with_book();
    let first = desk.call("book.first", json!({}));
    let info = desk.call("book.info", json!({}));
    assert_eq!(first["home"], desk.call("home.summary", json!({ "month": info["month"] })));
    assert_eq!(first["info"], info);
    assert_ne!(first["home"], json!(null));
}

#[test]
fn a_new_book_never_takes_the_place_of_another_file() {
    let desk = Desk::with_book();
    let before = hash(&desk.book_path());
    desk.refused_with("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "x" }), "book.exists");
    desk.refused_with("book.open", json!({ "token": desk.token("没有.zhanggui") }), "book.not_found");
    let foreign = desk.file("别的.zhanggui", b"SQLite format 3\0 but not ours");
    let problem = desk.refused("book.open", json!({ "token": foreign }));
    assert!(["book.not_a_book", "book.damaged"].contains(&problem.code.as_str()), "{problem}");
    desk.refused_with("book.open", json!({ "token": "file-9999" }), "command.no_file");
    assert_eq!(hash(&desk.book_path()), before);
}

#[test]
fn the_language_is_kept_and_every_answer_speaks_it() {
    let desk = Desk::new();
    desk.call("settings.save", json!({ "lang": "en", "theme": "dark" }));
    let kept = std::fs::read_to_string(desk.path("program/settings.json")).unwrap();
    assert!(kept.contains("\"en\"") && kept.contains("dark"), "{kept}");
    assert!(text(&desk.call("settings.about", json!({}))["version"]).contains('.'));
    for (lang, said) in [(Lang::Zh, "店铺"), (Lang::En, "shop")] {
        let desk = Desk::speaking(lang);
        desk.call("book.new", json!({ "token": desk.token("a.zhanggui"), "name": "a" }));
        let export = desk.file("一号.xlsx", b"-");
        let problem = desk.refused("facts.preview", json!({ "tokens": [export] }));
        assert!(desk.host.told(problem.clone()).text.contains(said), "{problem}");
    }
}

#[test]
fn a_new_book_and_papers_make_the_folder_they_are_to_lie_in() {
    let desk = Desk::with_book();
    let info = desk.call("book.new", json!({ "token": desk.token("新/夹/店.zhanggui"), "name": "x" }));
    assert!(desk.path("新/夹/店.zhanggui").is_file(), "{info}");
    desk.file("挡路", b"a file where a folder should be");
    desk.call("book.open", json!({ "token": desk.token("店.zhanggui") }));
    let inside = json!({ "token": desk.token("挡路/店.zhanggui"), "name": "x" });
    desk.refused_with("book.new", inside, "file.unwritable");
    assert_eq!(desk.call("book.info", json!({}))["name"], "小满家居", "the open book stays open");
}

#[test]
fn shops_are_added_renamed_and_kept_apart() {
    let desk = Desk::with_book();
    let shop = |name: &str| json!({ "name": name, "platform": "tmall", "active": true });
    let id = desk.call("shops.save", shop("小满旗舰店"))["value"].clone();
    desk.call("shops.save", json!({ "name": "小满拼多多店", "platform": "pinduoduo", "active": true }));
    desk.refused_with("shops.save", shop("小满旗舰店"), "staff.shop_taken");
    desk.refused_with("shops.save", shop(" "), "staff.empty");
    desk.call(
        "shops.save",
        json!({ "id": id, "name": "小满家居旗舰店", "platform": "tmall", "active": false }),
    );
    let shops = desk.call("staff.list", json!({}))["shops"].clone();
    assert_eq!(shops.as_array().unwrap().len(), 2);
    assert_eq!((&shops[0]["name"], &shops[0]["active"]), (&json!("小满家居旗舰店"), &json!(false)));
}

#[test]
fn a_staff_table_is_previewed_then_written_and_the_second_time_changes_nothing() {
    let desk = Desk::with_book();
    let token = desk.file("员工.csv", STAFF_CSV.as_bytes());
    let preview = desk.call("staff.preview", json!({ "token": token }));
    assert_eq!((&preview["new"], &preview["wrong"]), (&json!(3), &json!(0)));
    assert_eq!(desk.call("staff.list", json!({}))["people"], json!([]), "a preview writes nothing");
    let done = desk.call("staff.import", json!({ "token": token }));
    assert!(done["changed"].as_array().unwrap().contains(&json!("staff")), "{done}");
    let list = desk.call("staff.list", json!({}));
    let names: Vec<_> =
        list["people"].as_array().unwrap().iter().map(|p| text(&p["person"]["name"])).collect();
    assert_eq!(names, ["陈青", "何云", "林北"], "in the order of their pinyin");
    assert_eq!(list["people"][0]["nicknames"], json!(["店:阿青"]));
    assert_eq!(list["shops"][0]["name"], "小满旗舰店");
    assert_eq!(list["posts"][0]["name"], "客服");
    let again = desk.call("staff.import", json!({ "token": token }));
    assert_eq!((&again["value"]["unchanged"], &again["saved_at"]), (&json!(3), &json!(null)));
}

#[test]
fn a_staff_csv_may_come_as_spreadsheets_save_it_here() {
    let gb18030: Vec<u8> = [
        &[0xB9, 0xA4, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0D, 0x0A][..],
        &[b'0', b'7', b',', 0xD5, 0xC5, 0xC8, 0xFD, 0x0D, 0x0A][..],
    ]
    .concat();
    let files: [(&str, Vec<u8>); 4] = [
        ("bom.csv", [b"\xEF\xBB\xBF".as_slice(), "工号,姓名\n07,张三\n".as_bytes()].concat()),
        ("gbk.csv", gb18030),
        ("制表符.txt", "姓名\t工号\n张三\t07\n".as_bytes().to_vec()),
        ("引号.csv", "工号,姓名,昵称\r\n\r\n07,\"张三\",\"\"\r\n".as_bytes().to_vec()),
    ];
    for (name, bytes) in files {
        let desk = Desk::with_book();
        desk.call("staff.import", json!({ "token": desk.file(name, &bytes) }));
        let person = &desk.call("staff.list", json!({}))["people"][0]["person"];
        assert_eq!((&person["staff_no"], &person["name"]), (&json!("07"), &json!("张三")), "{name}");
    }
    let desk = Desk::with_book();
    let picture = [0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0xFF, 0xFE, 0xFF];
    desk.refused_with(
        "staff.import",
        json!({ "token": desk.file("图.csv", &picture) }),
        "import.not_workbook",
    );
    desk.refused_with("staff.import", json!({ "token": desk.file("空.csv", b"") }), "import.empty_file");
    let other = desk.file("别的.csv", "店铺,金额\n甲,1\n".as_bytes());
    desk.refused_with("staff.import", json!({ "token": other }), "import.no_staff_table");
}

#[test]
fn two_people_of_one_name_are_allowed_and_told() {
    let desk = Desk::with_book();
    let token = desk.file("员工.csv", "工号,姓名\n01,王伟\n02,王伟\n".as_bytes());
    let done = desk.call("staff.import", json!({ "token": token }));
    assert_eq!(done["value"]["problems"][0]["problem"]["code"], "import.staff_same_name");
    let people = desk.call("staff.list", json!({}))["people"].clone();
    assert_eq!(people.as_array().unwrap().len(), 2);
    assert!(people.as_array().unwrap().iter().all(|p| p["same_name"] == json!(true)));
}

#[test]
fn one_wrong_row_stops_the_whole_staff_table() {
    let desk = Desk::with_book();
    let token = desk.file("员工.csv", "工号,姓名,入职日期\n01,王伟,2026-01-01\n02,李娜,去年\n".as_bytes());
    desk.refused_with("staff.import", json!({ "token": token }), "import.not_a_date");
    assert_eq!(desk.call("staff.list", json!({}))["people"], json!([]));
    let token = desk.file("无店.csv", "工号,姓名,昵称\n01,王伟,阿伟\n".as_bytes());
    desk.refused_with("staff.import", json!({ "token": token }), "staff.no_shop");
}

#[test]
fn the_empty_staff_table_of_the_program_is_read_back() {
    let desk = Desk::with_book();
    desk.call("staff.template", json!({ "token": desk.token("员工表.xlsx") }));
    let preview = desk.call("staff.preview", json!({ "token": desk.token("员工表.xlsx") }));
    assert_eq!((&preview["new"], &preview["wrong"]), (&json!(0), &json!(0)), "{preview}");
}

#[test]
fn a_person_is_added_mended_and_a_number_belongs_to_one() {
    let desk = Desk::with_book();
    let person = |no: &str, name: &str| {
        json!({ "staff_no": no, "name": name, "post": "售前", "hired": "2026-01-05", "left": null,
                "probation_until": "2026-12-31", "note": "" })
    };
    let id = desk.call("staff.save", person("007", "曾𠮷"))["value"].clone();
    desk.refused_with("staff.save", person("007", "别人"), "staff.no_taken");
    desk.refused_with("staff.save", person("", "别人"), "staff.empty");
    let mut mended = person("007", "曾𠮷");
    mended["id"] = id;
    mended["left"] = json!("2025-12-31");
    desk.refused_with("staff.save", mended.clone(), "staff.dates");
    mended["left"] = json!("2026-10-31");
    desk.call("staff.save", mended);
    let row = &desk.call("staff.list", json!({}))["people"][0];
    assert_eq!((&row["state"], &row["post_name"]), (&json!("left"), &json!("售前")));
    assert!(text(&row["person"]["pinyin"]).starts_with("zeng"), "a surname with its own reading: {row}");
}

/// Everything below a folder, by path.
fn below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            found.extend(below(&entry));
        }
        found.insert(entry.display().to_string());
    }
    found
}

/// Asks for the sample and cancels once two months of it are made.
fn cancelled_sample(desk: &Desk, payload: Value) {
    let (cancel, steps) = (AtomicBool::new(false), AtomicBool::new(false));
    let progress = |told: api::types::Progress| {
        steps.store(true, Ordering::Relaxed);
        cancel.store(told.done >= 2, Ordering::Relaxed);
    };
    let refused = desk.host.job("book.sample", payload, &Job::new(&progress, &cancel)).unwrap_err();
    assert_eq!(refused.code, "job.cancelled");
    assert!(steps.into_inner(), "it had begun");
}

#[test]
fn a_sample_that_is_cancelled_leaves_the_open_book_open_and_no_file_behind() {
    let desk = Desk::with_book();
    desk.call("posts.save", json!({ "name": "客服" }));
    let info = desk.call("book.info", json!({}));
    let files = below(desk.folder.path());
    for payload in [json!({}), json!({ "token": desk.token("样板.zhanggui") })] {
        cancelled_sample(&desk, payload);
        assert_eq!(desk.call("book.info", json!({})), info, "the book of before");
        assert_eq!(below(desk.folder.path()), files);
        desk.call("posts.save", json!({ "name": "客服" }));
    }
    desk.call("book.close", json!({}));
    cancelled_sample(&desk, json!({ "token": desk.token("样板.zhanggui") }));
    assert_eq!(desk.call("book.info", json!({})), json!(null), "no book was open");
    assert!(!desk.path("样板.zhanggui").exists() && !desk.path("样板-exports").exists());
}

#[test]
fn the_program_s_own_sample_is_made_anew_and_kept_where_the_new_one_is_cancelled() {
    let desk = Desk::new();
    let first = desk.call("book.sample", json!({}));
    assert!(text(&first["path"]).ends_with("sample.zhanggui"), "{first}");
    desk.call("posts.save", json!({ "name": "夜班" }));
    let before = below(&desk.path("program"));
    cancelled_sample(&desk, json!({}));
    assert_eq!(desk.call("book.info", json!({}))["path"], first["path"]);
    let posts = |desk: &Desk| desk.call("staff.list", json!({}))["posts"].to_string();
    assert!(posts(&desk).contains("夜班"), "what was changed in the old sample is still there");
    assert!(below(&desk.path("program")) == before, "no file more, none less");
    let again = desk.call("book.sample", json!({}));
    assert_eq!(again["path"], first["path"]);
    assert!(!posts(&desk).contains("夜班"));
    assert!(desk.path("program/sample/sample-exports/2026-10").is_dir());
    assert!(!desk.path("program/sample-new").exists());
}

#[test]
fn a_sample_takes_the_place_of_no_file() {
    let desk = Desk::with_book();
    std::fs::create_dir(desk.path("样板-exports")).unwrap();
    desk.file("样板-exports/我的.xlsx", b"mine");
    let files = below(desk.folder.path());
    for name in ["样板.zhanggui", "店.zhanggui"] {
        desk.refused_with("book.sample", json!({ "token": desk.token(name) }), "book.exists");
        assert_eq!(desk.call("book.info", json!({}))["name"], "小满家居", "{name}");
        assert_eq!(below(desk.folder.path()), files, "{name}");
    }
}
