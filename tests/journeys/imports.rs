//! Exports dropped on the program: previewed, written once, replaced, taken back; nicknames bound once.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{BEI, Did, Late, QING, YUN, day, whole_month, workbook};
use crate::shop::{self, MONTH};

/// Cells of an agent's day in the two reports: 3 and 9.
const CELLS: u64 = 12;

fn counts(preview: &Value) -> [u64; 5] {
    ["new", "changed", "unchanged", "skipped", "wrong"].map(|key| preview[key].as_u64().unwrap())
}

fn used(desk: &Desk, nickname: &str, metric: &str) -> Vec<(String, Value, bool)> {
    let page =
        desk.call("facts.list", json!({ "month": MONTH, "metric": metric, "offset": 0, "limit": 10_000 }));
    let rows = page["rows"].as_array().unwrap().iter().filter(|r| r["nickname"] == nickname);
    rows.map(|r| (text(&r["source"]["file"]), r["value"].clone(), r["used"] == json!(true))).collect()
}

#[test]
fn a_preview_counts_before_anything_is_written_and_the_same_file_again_is_all_unchanged() {
    let desk = shop::with_staff();
    let two = [(day("2026-10-01"), vec![QING, BEI]), (day("2026-10-02"), vec![QING, BEI])];
    let token = desk.file("一号二号.xlsx", &workbook(&two, Late::No));
    let change = desk.last_change();
    let preview = desk.preview(std::slice::from_ref(&token));
    assert_eq!(counts(&preview), [4 * CELLS, 0, 0, 0, 0]);
    assert_eq!(preview["unmatched"], json!([]));
    let sheet = &preview["sheets"][0];
    assert_eq!(
        (&sheet["from"], &sheet["to"], &sheet["rows"]),
        (&json!("2026-10-01"), &json!("2026-10-02"), &json!(4))
    );
    assert_eq!(desk.last_change(), change, "a preview writes nothing");
    let done = desk.call("facts.commit", json!({ "preview": preview["id"] }));
    assert_eq!(done["value"]["new"], json!(4 * CELLS));
    let backup = text(&done["value"]["backup"]);
    let listed = desk.call("backup.list", json!({}));
    assert_eq!(listed["rows"][0]["file"], json!(backup), "a backup was made before");
    assert_eq!(listed["rows"][0]["verified"], json!(true));
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.preview_gone");

    let again = desk.preview(&[token]);
    assert_eq!(counts(&again), [0, 0, 4 * CELLS, 0, 0]);
    assert!(again["sheets"][0]["imported_before"].is_string(), "{}", again["sheets"][0]);
}

#[test]
fn a_preview_is_void_once_something_else_was_written() {
    let desk = shop::with_staff();
    let token = desk.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING])], Late::No));
    let preview = desk.preview(&[token]);
    desk.call("posts.save", json!({ "name": "售后" }));
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.preview_gone");
}

#[test]
fn a_newer_export_replaces_its_days_and_withdrawing_it_brings_the_old_figures_back() {
    let desk = shop::with_staff();
    let first =
        workbook(&[(day("2026-10-01"), vec![QING, BEI]), (day("2026-10-02"), vec![QING, BEI])], Late::No);
    desk.import(&[desk.file("旧.xlsx", &first)]);
    let slower = Did { first: 500, ..QING };
    let second = desk.file("新.xlsx", &workbook(&[(day("2026-10-02"), vec![slower, BEI])], Late::No));
    let preview = desk.preview(std::slice::from_ref(&second));
    // 首次响应 in one report and 平均响应 in the other.
    assert_eq!(counts(&preview), [0, 2, 2 * CELLS - 2, 0, 0]);
    let change = &preview["sheets"][0]["changes"][0];
    assert_eq!(
        (&change["nickname"], &change["old"], &change["new"]),
        (&json!("店:阿青"), &json!("40 秒"), &json!("50 秒"))
    );
    let import = desk.import(&[second]);
    let now = used(&desk, "店:阿青", "first_resp_sec");
    let want = [("旧.xlsx", 40, true), ("旧.xlsx", 40, false), ("新.xlsx", 50, true)];
    assert_eq!(
        now,
        want.map(|(file, v, used)| (file.to_owned(), json!(v), used)),
        "the outranked one is still listed"
    );
    desk.call("facts.withdraw", json!({ "import": import }));
    let back = used(&desk, "店:阿青", "first_resp_sec");
    assert!(
        back.iter().filter(|(_, _, used)| *used).all(|(file, v, _)| file == "旧.xlsx" && *v == json!(40)),
        "{back:?}"
    );
    assert_eq!(back.iter().filter(|(_, _, used)| *used).count(), 2);
    desk.refused_with("facts.withdraw", json!({ "import": import }), "import.withdrawn");
    desk.refused_with("facts.withdraw", json!({ "import": 99 }), "import.gone");
}

#[test]
fn a_nickname_is_bound_once_and_its_figures_of_all_files_follow() {
    let desk = shop::with_staff();
    let stranger = Did { nickname: "店:小禾", ..QING };
    let token = desk.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING, stranger])], Late::No));
    let preview = desk.preview(std::slice::from_ref(&token));
    assert_eq!(preview["unmatched"][0]["nickname"], "店:小禾");
    desk.import(&[token]);
    assert_eq!(desk.call("facts.unbound", json!({}))[0]["nickname"], "店:小禾");
    let shop = desk.shop("小满旗舰店");
    let bind = json!({ "shop": shop, "nickname": "店:小禾", "owner": { "person": desk.person("003") } });
    desk.call("accounts.bind", bind);
    assert_eq!(desk.call("facts.unbound", json!({})), json!([]));
    let page = desk.call("facts.list", json!({ "month": MONTH, "query": "小禾", "offset": 0, "limit": 100 }));
    assert!(page["total"].as_u64().unwrap() == CELLS);
    assert!(page["rows"].as_array().unwrap().iter().all(|r| r["person"] == "003"));
    let next = desk.file("二号.xlsx", &workbook(&[(day("2026-10-02"), vec![stranger])], Late::No));
    assert_eq!(desk.preview(&[next])["unmatched"], json!([]), "said once");
}

#[test]
fn a_robot_is_ignored_and_its_rows_are_counted_as_skipped() {
    let desk = shop::with_staff();
    let robot = Did { nickname: "店:机器人", ..QING };
    let shop = desk.shop("小满旗舰店");
    desk.call("accounts.bind", json!({ "shop": shop, "nickname": "店:机器人", "owner": "ignored" }));
    let token = desk.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING, robot])], Late::No));
    let preview = desk.preview(&[token]);
    assert_eq!((&preview["unmatched"], &preview["skipped"]), (&json!([]), &json!(2)), "a row in each report");
}

#[test]
fn a_nickname_that_passes_on_in_mid_month_counts_for_each_on_their_own_days() {
    let desk = shop::with_staff();
    let shop = desk.shop("小满旗舰店");
    let old = desk.call("staff.list", json!({}))["accounts"][0]["bindings"][0]["id"].clone();
    desk.call("accounts.unbind", json!({ "id": old }));
    for (no, from, to) in
        [("001", json!(null), json!("2026-10-15")), ("003", json!("2026-10-16"), json!(null))]
    {
        let owner = json!({ "person": desk.person(no) });
        desk.call(
            "accounts.bind",
            json!({ "shop": shop, "nickname": "店:阿青", "owner": owner, "from": from, "to": to }),
        );
    }
    desk.import(&[desk.file("十月.xlsx", &workbook(&whole_month(MONTH, &[QING]), Late::No))]);
    let page = desk
        .call("facts.list", json!({ "month": MONTH, "metric": "first_resp_sec", "offset": 0, "limit": 100 }));
    for row in page["rows"].as_array().unwrap() {
        let first_half = text(&row["day"]).as_str() <= "2026-10-15";
        assert_eq!(row["person"], if first_half { "001" } else { "003" }, "{row}");
    }
}

#[test]
fn late_figures_are_kept_apart_and_never_averaged() {
    let desk = shop::with_scheme();
    let mut days = whole_month(MONTH, &[QING, BEI, YUN]);
    let late: Vec<_> = days.split_off(29);
    let early = desk.file("一.xlsx", &workbook(&days, Late::No));
    let last = desk.file("二.xlsx", &workbook(&late, Late::Ratings));
    let preview = desk.preview(&[early, last]);
    assert_eq!(counts(&preview)[4], 0);
    let unsettled: u64 =
        preview["sheets"].as_array().unwrap().iter().map(|s| s["unsettled"].as_u64().unwrap()).sum();
    assert_eq!(unsettled, 2 * 3 * 5);
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let cell = desk.cell(MONTH, "001", "csat");
    assert_eq!((&cell["points"], &cell["provisional"]), (&json!(20), &json!(true)), "{cell}");
    assert_eq!(desk.line(MONTH, "001")["provisional"], json!(true));
    let misses = desk.misses(MONTH);
    assert!(misses.contains(&("unsettled".into(), 2)), "{misses:?}");
}

#[test]
fn folders_and_zips_of_exports_are_opened() {
    let desk = shop::with_staff();
    let folder = desk.path("下载");
    std::fs::create_dir_all(folder.join("里面")).unwrap();
    std::fs::write(folder.join("一号.xlsx"), workbook(&[(day("2026-10-01"), vec![QING])], Late::No)).unwrap();
    std::fs::write(folder.join("~$一号.xlsx"), b"lock").unwrap();
    std::fs::write(folder.join("说明.txt"), b"...").unwrap();
    let inside = [("二号.xlsx", workbook(&[(day("2026-10-02"), vec![QING])], Late::No))];
    std::fs::write(folder.join("里面/打包.zip"), zip_of(&inside)).unwrap();
    let preview = desk.preview(&[desk.token("下载")]);
    let sheets = preview["sheets"].as_array().unwrap();
    let files: Vec<String> = sheets.iter().map(|s| text(&s["file"])).collect();
    assert_eq!(files, ["一号.xlsx", "一号.xlsx", "二号.xlsx", "二号.xlsx"]);
    assert_eq!((counts(&preview)[0], &preview["refused"]), (2 * CELLS, &json!([])));
    std::fs::create_dir(desk.path("空的")).unwrap();
    desk.refused_with("facts.preview", json!({ "tokens": [desk.token("空的")] }), "import.no_files");
}

#[test]
fn every_import_that_brings_nothing_says_why_in_its_own_words() {
    let desk = shop::with_staff();
    let note = |desk: &Desk, token: String| {
        let preview = desk.preview(&[token]);
        let code = preview["note"]["problem"]["code"].as_str().unwrap_or("").to_owned();
        if !code.is_empty() {
            let problem = serde_json::from_value(preview["note"]["problem"].clone()).unwrap();
            crate::desk::sentence(&problem);
        }
        (code, preview["can_commit"] == json!(true))
    };
    desk.refused_with("facts.preview", json!({ "tokens": [] }), "import.no_file_chosen");
    let first = [(day("2026-10-01"), vec![QING])];
    let token = desk.file("一号.xlsx", &workbook(&first, Late::No));
    assert_eq!(note(&desk, token.clone()), (String::new(), true), "an ordinary file needs no word");
    desk.import(std::slice::from_ref(&token));
    assert_eq!(note(&desk, token), ("import.all_unchanged".into(), true));
    let stranger = Did { nickname: "店:小禾", ..QING };
    let token = desk.file("生人.xlsx", &workbook(&[(day("2026-10-01"), vec![stranger])], Late::No));
    assert_eq!(note(&desk, token.clone()), ("import.all_unbound".into(), true));
    let shop = desk.shop("小满旗舰店");
    desk.call("accounts.bind", json!({ "shop": shop, "nickname": "店:小禾", "owner": "ignored" }));
    assert_eq!(note(&desk, token), ("import.all_ignored".into(), true));
    let young = desk.file("昨天.xlsx", &workbook(&[(day("2026-11-21"), vec![QING])], Late::Ratings));
    let (code, can) = note(&desk, young);
    assert!(can && (code.is_empty() || code == "import.all_unsettled"), "{code}");
    let empty = desk.file("空表.xlsx", &workbook(&[], Late::No));
    let preview = desk.preview(&[empty]);
    assert_eq!(preview["can_commit"], json!(false), "{preview}");
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.only_headings");
    let rows = crate::exports::STAFF_CSV
        .lines()
        .map(|l| l.split(',').map(papers::workbook::PlainCell::text).collect());
    let sheet = papers::workbook::PlainSheet { name: "员工".into(), rows: rows.collect() };
    let staff = desk.file("名单.xlsx", &papers::workbook::plain_workbook(&[sheet]).unwrap());
    let preview = desk.preview(&[staff]);
    assert_eq!(preview["can_commit"], json!(false));
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.only_staff");
}

pub fn zip_of(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn one_refused_file_stops_the_others_too() {
    let desk = shop::with_staff();
    let good = desk.file("好.xlsx", &workbook(&[(day("2026-10-01"), vec![QING])], Late::No));
    let bad = desk.file("坏.xlsx", b"");
    let preview = desk.preview(&[good, bad]);
    assert_eq!((&preview["can_commit"], &preview["refused"][0]["file"]), (&json!(false), &json!("坏.xlsx")));
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.empty_file");
    assert_eq!(desk.call("facts.imports", json!({})), json!([]));
}

#[test]
fn the_first_shop_is_made_with_its_first_import_and_gone_with_it() {
    let desk = Desk::with_book();
    let token = desk.file("一号.xlsx", &workbook(&[(day("2026-10-01"), vec![QING])], Late::No));
    desk.refused_with("facts.preview", json!({ "tokens": [token] }), "import.shop_unknown");
    let preview = desk.call("facts.preview", json!({ "tokens": [token], "new_shop": "小满旗舰店" }));
    assert_eq!(preview["sheets"][0]["shop"], "小满旗舰店");
    assert_eq!(desk.call("staff.list", json!({}))["shops"], json!([]));
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    assert_eq!(desk.call("staff.list", json!({}))["shops"][0]["name"], "小满旗舰店");
    desk.call("history.undo", json!({}));
    assert_eq!(desk.call("staff.list", json!({}))["shops"], json!([]));
    desk.call("history.redo", json!({}));
    assert_eq!(used(&desk, "店:阿青", "receive_users").len(), 2);
}
