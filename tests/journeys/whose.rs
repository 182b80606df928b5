//! Files of several shops in one import: each sheet goes to the shop that it says itself, and the owner has the last word.

use serde_json::{Value, json};

use crate::command_line::Cli;
use crate::desk::{Desk, text};
use crate::exports::{BEI, Did, Late, QING, STAFF_CSV, day, workbook};
use crate::shop;

fn second_shop(desk: &Desk, name: &str, platform: &str) -> i64 {
    let saved = desk.call("shops.save", json!({ "name": name, "platform": platform, "active": true }));
    saved["value"].as_i64().unwrap()
}

fn one_day(desk: &Desk, name: &str, nickname: &'static str) -> String {
    desk.file(name, &workbook(&[(day("2026-10-01"), vec![Did { nickname, ..BEI }])], Late::No))
}

fn shops(preview: &Value) -> Vec<String> {
    preview["sheets"].as_array().unwrap().iter().map(|s| text(&s["shop"])).collect()
}

#[test]
fn each_sheet_of_a_folder_goes_to_the_shop_that_its_nicknames_names_or_platform_say() {
    let desk = shop::with_staff();
    let second = second_shop(&desk, "小满家居二店", "tmall");
    let owner = json!({ "person": desk.person("003") });
    desk.call("accounts.bind", json!({ "shop": second, "nickname": "店:糖糖", "owner": owner }));
    // Two shops of one platform: only what is known or named tells them apart.
    let known = one_day(&desk, "一.xlsx", "店:糖糖");
    let named = one_day(&desk, "小满家居二店 日报.xlsx", "店:新人");
    let before = one_day(&desk, "二.xlsx", "小满旗舰店:新人");
    std::fs::create_dir(desk.path("小满旗舰店")).unwrap();
    let bytes = workbook(&[(day("2026-10-02"), vec![Did { nickname: "店:别人", ..QING }])], Late::No);
    std::fs::write(desk.path("小满旗舰店/日报.xlsx"), bytes).unwrap();
    let preview = desk.preview(&[known, named, before, desk.token("小满旗舰店")]);
    let pairs = ["小满家居二店", "小满家居二店", "小满旗舰店", "小满旗舰店"];
    assert_eq!(shops(&preview), pairs.iter().flat_map(|s| [*s, *s]).collect::<Vec<_>>());
    let stranger = one_day(&desk, "三.xlsx", "店:谁");
    desk.refused_with("facts.preview", json!({ "tokens": [stranger] }), "import.shop_unknown");
    let chosen = desk.call("facts.preview", json!({ "tokens": [stranger], "shop": second }));
    assert_eq!(shops(&chosen), ["小满家居二店"; 2]);
    let done = desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let listed = desk.call("facts.imports", json!({}))[0].clone();
    assert_eq!(listed["id"], done["value"]["import"]);
    let written: Vec<String> = listed["files"].as_array().unwrap().iter().map(|f| text(&f["shop"])).collect();
    assert_eq!(written, shops(&preview), "what was shown is what is written");
}

#[test]
fn a_report_goes_to_the_only_shop_of_its_platform_and_the_owner_may_say_another_one() {
    let desk = shop::with_staff();
    let second = second_shop(&desk, "小满多多", "pinduoduo");
    let token = one_day(&desk, "一.xlsx", "店:谁");
    let preview = desk.call("facts.preview", json!({ "tokens": [token], "shop": second }));
    assert_eq!(shops(&preview), ["小满旗舰店"; 2], "a report of 天猫 is not of the shop on 拼多多");
    assert_eq!(
        preview["groups"].as_array().unwrap().iter().filter(|g| g["code"] == "import.other_platform").count(),
        0
    );
    let first = &preview["sheets"][0];
    let said = json!([{ "sha256": first["sha256"], "sheet": first["sheet"], "shop": second }]);
    let preview = desk.call("facts.preview", json!({ "tokens": [token], "shops": said }));
    assert_eq!(shops(&preview), ["小满多多", "小满旗舰店"]);
    let told = preview["sheets"][0]["problems"].as_array().unwrap().clone();
    let told = told.iter().find(|p| p["code"] == "import.other_platform").unwrap();
    assert!(told["warning"] == true && text(&told["text"]).contains("天猫"), "{told}");
    assert!(text(&told["text"]).contains("拼多多"), "{told}");
    let gone = json!({ "tokens": [token], "shops": [{ "sha256": "x", "sheet": "y", "shop": 99 }] });
    desk.refused_with("facts.preview", gone, "import.shop_unknown");
}

#[test]
fn the_command_line_asks_every_sheet_and_a_shop_that_is_named_stands_over_all() {
    let cli = Cli::new();
    cli.ok(&["new", "b.zhanggui"]);
    let staff = format!("{STAFF_CSV}004,何多,拼多多小满,多多甲,客服,2025-01-02,\n");
    cli.file("员工.csv", staff.as_bytes());
    cli.ok(&["staff", "b.zhanggui", "员工.csv"]);
    let people = vec![Did { nickname: "店:谁", ..QING }];
    cli.file("一.xlsx", &workbook(&[(day("2026-10-01"), people)], Late::No));
    let of = |out: &Value| text(&out["files"][0]["shop"]);
    let dry = cli.json(&["import", "b.zhanggui", "一.xlsx", "--dry-run"]);
    assert_eq!(of(&dry), "小满旗舰店");
    let dry = cli.json(&["import", "b.zhanggui", "一.xlsx", "--shop", "拼多多小满", "--dry-run"]);
    assert_eq!(of(&dry), "拼多多小满");
    let told = dry["files"][0]["problems"].as_array().unwrap();
    assert!(told.iter().any(|p| p["code"] == "import.other_platform"), "{told:?}");
}
