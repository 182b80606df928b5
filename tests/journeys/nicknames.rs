//! Whose a nickname is: proposals with their reasons, robots for some days, one nickname passing on, several shops.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::exports::{Did, Late, QING, day, workbook};
use crate::shop::{self, MONTH};

fn unbound(desk: &Desk, nickname: &str) -> Value {
    let list = desk.call("facts.unbound", json!({}));
    let found = list.as_array().unwrap().iter().find(|u| u["nickname"] == nickname);
    found.unwrap_or_else(|| panic!("{nickname} is not asked for: {list}")).clone()
}

fn first(desk: &Desk, nickname: &str) -> (String, String) {
    let likely = &unbound(desk, nickname)["proposals"][0];
    (text(&likely["staff_no"]), text(&likely["reason"]))
}

fn import_of(desk: &Desk, nicknames: &[&'static str]) {
    let people: Vec<Did> = nicknames.iter().map(|nickname| Did { nickname, ..QING }).collect();
    let bytes = workbook(&[(day("2026-10-01"), people)], Late::No);
    let token = desk.file("昵称.xlsx", &bytes);
    let shop = desk.shop("小满旗舰店");
    let preview = desk.call("facts.preview", json!({ "tokens": [token], "shop": shop }));
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
}

#[test]
fn a_new_nickname_gets_likely_people_with_the_reason_the_likeliest_first() {
    let desk = shop::with_staff();
    let second =
        desk.call("shops.save", json!({ "name": "拼多多小满", "platform": "pinduoduo", "active": true }));
    let bind = |nickname: &str, no: &str, from: Value, to: Value| {
        let owner = json!({ "person": desk.person(no) });
        let request =
            json!({ "shop": second["value"], "nickname": nickname, "owner": owner, "from": from, "to": to });
        desk.call("accounts.bind", request);
    };
    bind("糖糖", "002", Value::Null, Value::Null);
    bind("店:饼饼", "003", Value::Null, Value::Null);
    import_of(
        &desk,
        &["糖糖", "旗舰店:饼饼", "店:陈青二号", "店:chenqing", "店:002号", "店:晚班机器人", "店:zzz"],
    );
    for (nickname, no, why) in [
        ("糖糖", "002", "拼多多小满"),
        ("旗舰店:饼饼", "003", "店:饼饼"),
        ("店:陈青二号", "001", "姓名"),
        ("店:chenqing", "001", "chenqing"),
        ("店:002号", "002", "工号"),
    ] {
        let (found, reason) = first(&desk, nickname);
        assert_eq!(found, no, "{nickname}: {reason}");
        assert!(reason.contains(why), "{nickname}: {reason}");
    }
    assert_eq!(unbound(&desk, "店:zzz")["proposals"], json!([]));
    assert_eq!(unbound(&desk, "店:晚班机器人")["robot"], true);
    assert_eq!(unbound(&desk, "店:陈青二号")["robot"], false);
}

#[test]
fn who_had_the_nickname_on_other_days_is_proposed_first_for_the_days_nobody_has() {
    let desk = shop::with_staff();
    let shop = desk.shop("小满旗舰店");
    let owner = json!({ "person": desk.person("002") });
    desk.call(
        "accounts.bind",
        json!({ "shop": shop, "nickname": "店:陈青小号", "owner": owner, "from": "2026-10-02" }),
    );
    import_of(&desk, &["店:陈青小号"]);
    let (no, why) = first(&desk, "店:陈青小号");
    assert_eq!(no, "002", "history before likeness");
    assert!(why.contains("2026-10-02"), "{why}");
}

#[test]
fn a_duty_account_counts_for_nobody_for_some_days_only() {
    let desk = shop::with_october();
    let shop = desk.shop("小满旗舰店");
    let request = json!({ "shop": shop, "nickname": "店:阿青", "owner": "ignored", "from": "2026-10-10", "to": "2026-10-12" });
    let look = desk.call("accounts.look", request.clone());
    assert_eq!(look["moves"].as_array().unwrap().len(), 1, "{look}");
    let moves = &look["moves"][0];
    assert_eq!(
        (&moves["from"], &moves["to"], &moves["was"]),
        (&json!("2026-10-10"), &json!("2026-10-12"), &json!("陈青"))
    );
    assert_eq!(moves["figures"], 36);
    desk.call("accounts.bind", request);
    let page =
        desk.call("facts.list", json!({ "month": MONTH, "query": "阿青", "offset": 0, "limit": 1000 }));
    for row in page["rows"].as_array().unwrap() {
        let off = ("2026-10-10"..="2026-10-12").contains(&row["day"].as_str().unwrap());
        assert_eq!(row["person"].is_null(), off, "{row}");
    }
}

#[test]
fn what_moves_when_a_nickname_passes_on_is_shown_before_it_does() {
    let desk = shop::confirmed();
    let shop = desk.shop("小满旗舰店");
    let owner = json!({ "person": desk.person("003") });
    let request = json!({ "shop": shop, "nickname": "店:阿青", "owner": owner, "from": "2026-10-16" });
    let change = desk.last_change();
    let look = desk.call("accounts.look", request.clone());
    assert_eq!(desk.last_change(), change, "looking writes nothing");
    let moves = &look["moves"][0];
    assert_eq!((&moves["from"], &moves["to"]), (&json!("2026-10-16"), &json!("2026-10-31")));
    assert_eq!(
        (&moves["was"], &moves["is"], &moves["figures"]),
        (&json!("陈青"), &json!("何云"), &json!(16 * 12))
    );
    let mut open: Vec<String> =
        look["reopened"].as_array().unwrap().iter().map(|s| text(&s["staff_no"])).collect();
    open.sort();
    assert_eq!(open, ["001", "003"]);
    desk.call("accounts.bind", request);
    assert_eq!(desk.line(MONTH, "001")["state"], "open");
    assert_eq!(desk.line(MONTH, "002")["state"], "confirmed");
    assert_eq!(desk.line(MONTH, "003")["state"], "open");
    let list = desk.call("staff.list", json!({}));
    let account =
        list["accounts"].as_array().unwrap().iter().find(|a| a["nickname"] == "店:阿青").unwrap().clone();
    assert_eq!(
        account["bindings"].as_array().unwrap().len(),
        2,
        "one undoable change made both ends: {account}"
    );
    desk.call("history.undo", json!({}));
    assert_eq!(desk.line(MONTH, "001")["state"], "confirmed");
}

#[test]
fn a_nickname_of_a_closed_month_is_shown_to_be_held() {
    let desk = shop::closed();
    let shop = desk.shop("小满旗舰店");
    let owner = json!({ "person": desk.person("003") });
    let request = json!({ "shop": shop, "nickname": "店:阿青", "owner": owner, "from": "2026-10-16" });
    let look = desk.call("accounts.look", request.clone());
    assert_eq!(look["held"]["problem"]["code"], "month.closed");
    desk.refused_with("accounts.bind", request.clone(), "month.closed");
    let backwards = json!({ "shop": shop, "nickname": "店:阿青", "owner": owner, "from": "2026-10-16", "to": "2026-10-01" });
    desk.refused_with("accounts.look", backwards, "account.dates");
}

#[test]
fn a_nickname_without_figures_moves_nothing() {
    let desk = shop::with_staff();
    let shop = desk.shop("小满旗舰店");
    let owner = json!({ "person": desk.person("002") });
    let request = json!({ "shop": shop, "nickname": "店:没见过", "owner": owner, "from": "2026-10-16" });
    assert_eq!(desk.call("accounts.look", request)["moves"], json!([]), "an unknown nickname moves nothing");
}
