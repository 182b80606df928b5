//! Confirming, closing, reopening, correcting: what a named person decides, and what then stays for ever.

use serde_json::{Value, json};

use crate::desk::{Desk, sentence, text};
use crate::exports::{BEI, Did, Late, QING, YUN, day, workbook};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

fn states(desk: &Desk) -> Vec<String> {
    let board = desk.board(MONTH);
    let mut rows: Vec<(String, String)> =
        board["rows"].as_array().unwrap().iter().map(|r| (text(&r["staff_no"]), text(&r["state"]))).collect();
    rows.sort();
    rows.into_iter().map(|(_, state)| state).collect()
}

fn confirm(desk: &Desk, people: &[&str], reason: &str) -> Value {
    let people: Vec<i64> = people.iter().map(|no| desk.person(no)).collect();
    desk.call("month.confirm", json!({ "month": MONTH, "people": people, "name": OWNER, "reason": reason }))
}

#[test]
fn sheets_are_reviewed_then_confirmed_by_name() {
    let desk = shop::ready();
    desk.refused_with(
        "month.review",
        json!({ "month": MONTH, "people": [], "name": "" }),
        "month.name_needed",
    );
    let one = desk.person("001");
    desk.call("month.review", json!({ "month": MONTH, "people": [one], "name": "唐主管" }));
    assert_eq!(states(&desk), ["reviewed", "open", "open"]);
    confirm(&desk, &[], "");
    assert_eq!(states(&desk), ["confirmed"; 3]);
    let sheet = desk.call("month.sheet", json!({ "month": MONTH, "person": one, "scheme": SCHEME }));
    let log: Vec<(String, String)> =
        sheet["log"].as_array().unwrap().iter().map(|e| (text(&e["state"]), text(&e["by"]))).collect();
    assert_eq!(log, [("reviewed".into(), "唐主管".into()), ("confirmed".into(), OWNER.into())]);
    let other =
        desk.call("month.sheet", json!({ "month": MONTH, "person": desk.person("002"), "scheme": SCHEME }));
    assert_eq!(other["log"][0]["state"], "reviewed", "confirming includes the review");
    assert_eq!(desk.misses(MONTH), [("ready_to_close".into(), 3)]);
}

#[test]
fn a_sheet_with_missing_items_is_confirmed_only_with_a_reason() {
    let desk = shop::ready();
    desk.call("month.mark", mark(&desk, "002", "kb", ""));
    let done = confirm(&desk, &[], "");
    assert_eq!(done["value"]["done"], 2);
    let refused = &done["value"]["refused"][0];
    assert_eq!(
        (&refused["staff_no"], &refused["told"]["problem"]["code"]),
        (&json!("002"), &json!("month.missing_needs_reason"))
    );
    assert!(text(&refused["told"]["text"]).contains("知识库贡献"));
    assert_eq!(states(&desk), ["confirmed", "open", "confirmed"]);
    confirm(&desk, &["002"], "本月没有知识库任务");
    assert_eq!(states(&desk), ["confirmed"; 3]);
    assert_eq!(desk.line(MONTH, "002")["total"], json!(null), "未评 stays 未评");
    let nobody = desk.call("staff.save", json!({ "staff_no": "9", "name": "新人", "post": "", "hired": null, "left": null, "probation_until": null, "note": "" }));
    let none =
        desk.call("month.confirm", json!({ "month": MONTH, "people": [nobody["value"]], "name": OWNER }));
    assert_eq!(none["value"]["refused"][0]["told"]["problem"]["code"], "scheme.not_assigned", "{none}");
}

#[test]
fn any_change_beneath_a_confirmed_sheet_returns_it_to_open_and_says_so() {
    type Change = fn(&Desk);
    let changes: [(&str, Change, &[&str]); 7] = [
        ("a mark", |d| drop(d.call("month.mark", mark(d, "001", "kb", "4"))), &["001"]),
        (
            "an override",
            |d| {
                drop(d.call("month.override", json!({ "month": MONTH, "person": d.person("001"), "scheme": SCHEME, "item": "kb", "value": "1", "reason": "r", "name": OWNER })))
            },
            &["001"],
        ),
        (
            "an import",
            |d| {
                let slow = Did { first: 500, ..QING };
                let token =
                    d.file("改.xlsx", &workbook(&[(day("2026-10-02"), vec![slow, BEI, YUN])], Late::No));
                d.import(&[token]);
            },
            &["001", "002", "003"],
        ),
        (
            "an exclusion",
            |d| {
                let s = d.why(MONTH, "001", SCHEME, Some("response"))["sources"][0].clone();
                d.call("facts.exclude", json!({ "month": MONTH, "file": s["id"], "row": s["row"], "col": s["col"], "reason": "断网", "name": OWNER }));
            },
            &["001"],
        ),
        (
            "a target",
            |d| {
                drop(d.call(
                    "schemes.target",
                    json!({ "scheme": SCHEME, "item": "response", "value": 20, "from": MONTH }),
                ))
            },
            &["001", "002", "003"],
        ),
        (
            "a version",
            |d| {
                drop(d.call(
                    "schemes.set",
                    json!({ "id": SCHEME, "from": MONTH, "enabled": [{ "item": "kb", "enabled": false }] }),
                ))
            },
            &["001", "002", "003"],
        ),
        (
            "a binding",
            |d| {
                let shop = d.shop("小满旗舰店");
                let days = json!({ "shop": shop, "nickname": "店:阿青", "owner": "ignored", "from": "2026-10-05", "to": "2026-10-06" });
                d.call("accounts.bind", days);
            },
            &["001"],
        ),
    ];
    for (what, change, at_least) in changes {
        let desk = shop::confirmed();
        change(&desk);
        let board = desk.board(MONTH);
        for no in at_least {
            let row = board["rows"].as_array().unwrap().iter().find(|r| r["staff_no"] == **no);
            let Some(row) = row else { continue };
            assert_eq!(row["state"], "open", "{what} changes {no} beneath");
            let sheet = desk
                .call("month.sheet", json!({ "month": MONTH, "person": row["person"], "scheme": SCHEME }));
            let last = sheet["log"].as_array().unwrap().last().unwrap().clone();
            assert_eq!(last["state"], "open", "{what}");
            let why = text(&last["reason"]);
            assert!(!why.is_empty(), "{what}: says why");
        }
        assert!(desk.misses(MONTH).iter().any(|(kind, _)| kind == "unconfirmed"), "{what}");
    }
}

#[test]
fn closing_tells_what_is_open_and_needs_a_reason_then() {
    let desk = shop::ready();
    let check = desk.call("month.close_check", json!({ "month": MONTH }));
    assert_eq!((check["open"].as_array().unwrap().len(), &check["sheets"]), (1, &json!(3)), "{check}");
    let close = |reason: &str, name: &str| json!({ "month": MONTH, "name": name, "reason": reason });
    desk.refused_with("month.close", close("急", ""), "month.name_needed");
    let problem = desk.refused("month.close", close(" ", OWNER));
    assert_eq!(problem.code, "month.not_complete");
    assert!(sentence(&problem)[0].contains("3 张考核表没有确认"), "{}", sentence(&problem)[0]);
    let backups = desk.call("backup.list", json!({}))["rows"].as_array().unwrap().len();
    desk.call("month.close", close("工资今天要发", OWNER));
    assert_eq!(
        desk.call("backup.list", json!({}))["rows"].as_array().unwrap().len(),
        backups + 1,
        "a backup first"
    );
    let info = desk.call("book.info", json!({}));
    assert_eq!(info["months"], json!([{ "month": MONTH, "closed": true, "revision": 1 }]));
    desk.refused_with("month.close", close("", OWNER), "month.closed");
}

#[test]
fn a_confirmed_month_closes_without_a_reason_and_refuses_every_write() {
    let desk = shop::closed();
    let shop = desk.shop("小满旗舰店");
    let person = desk.person("001");
    let sheet = json!({ "month": MONTH, "people": [person], "name": OWNER });
    let source = desk.why(MONTH, "001", SCHEME, Some("response"))["sources"][0].clone();
    let import = desk.call("facts.imports", json!({}))[0].clone();
    assert_eq!(import["held"]["problem"]["code"], "month.closed", "told before it is tried");
    let refusals = [
        ("month.mark", mark(&desk, "001", "kb", "4")),
        (
            "month.override",
            json!({ "month": MONTH, "person": person, "scheme": SCHEME, "item": "kb", "value": "1", "reason": "r", "name": OWNER }),
        ),
        (
            "month.comment",
            json!({ "month": MONTH, "person": person, "scheme": SCHEME, "comment": "x", "plan": "" }),
        ),
        ("month.review", sheet.clone()),
        ("month.confirm", sheet.clone()),
        ("month.reopen_sheet", sheet),
        (
            "facts.exclude",
            json!({ "month": MONTH, "file": source["id"], "row": source["row"], "col": source["col"], "reason": "r", "name": OWNER }),
        ),
        ("facts.withdraw", json!({ "import": import["id"] })),
        ("schemes.set", json!({ "id": SCHEME, "from": MONTH, "policy": "scale_items_to_100" })),
        ("schemes.target", json!({ "scheme": SCHEME, "item": "response", "value": 20, "from": MONTH })),
        (
            "accounts.bind",
            json!({ "shop": shop, "nickname": "店:阿青", "owner": "ignored", "from": "2026-10-05", "to": "2026-10-06" }),
        ),
    ];
    for (name, payload) in refusals {
        desk.refused_with(name, payload, "month.closed");
    }
    let token = desk.file("改.xlsx", &workbook(&[(day("2026-10-02"), vec![QING])], Late::No));
    let preview = desk.preview(&[token]);
    assert_eq!(preview["can_commit"], json!(false));
    assert_eq!(preview["sheets"][0]["problems"][0]["code"], "month.closed");
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "month.closed");
    desk.refused_with("history.undo", json!({}), "history.barrier");
}

#[test]
fn frozen_numbers_stay_though_scheme_people_and_targets_change() {
    let desk = shop::closed();
    let before = (desk.board(MONTH), desk.why(MONTH, "001", SCHEME, Some("response")));
    desk.call(
        "schemes.set",
        json!({ "id": SCHEME, "from": "2026-11", "enabled": [{ "item": "kb", "enabled": false }] }),
    );
    desk.call(
        "schemes.target",
        json!({ "scheme": SCHEME, "item": "response", "value": 10, "from": "2026-11" }),
    );
    desk.call(
        "shops.save",
        json!({ "id": desk.shop("小满旗舰店"), "name": "改了名的店", "platform": "tmall", "active": true }),
    );
    desk.call("staff.save", json!({ "id": desk.person("001"), "staff_no": "001", "name": "改了名", "post": "主管", "hired": "2024-03-01", "left": null, "probation_until": null, "note": "" }));
    assert_eq!((desk.board(MONTH), desk.why(MONTH, "001", SCHEME, Some("response"))), before);
    let token = desk.host.token(desk.book_path());
    desk.call("book.open", json!({ "token": token }));
    assert_eq!(desk.board(MONTH), before.0, "read back from the file as it was printed");
}

#[test]
fn the_latest_closed_month_reopens_with_a_reason_and_closes_as_revision_two() {
    let desk = shop::closed();
    let reopen = |month: &str, reason: &str| json!({ "month": month, "name": OWNER, "reason": reason });
    desk.refused_with("month.reopen", reopen(MONTH, ""), "month.needs_reason");
    desk.refused_with("month.reopen", reopen("2026-09", "x"), "month.not_closed");
    desk.call("month.reopen", reopen(MONTH, "漏了一条知识库"));
    assert_eq!(desk.board(MONTH)["closed"], json!(false));
    desk.refused_with("history.undo", json!({}), "history.barrier");
    desk.call("month.mark", mark(&desk, "002", "kb", "4"));
    assert_eq!(states(&desk), ["confirmed", "open", "confirmed"]);
    confirm(&desk, &["002"], "");
    desk.call("month.close", json!({ "month": MONTH, "name": OWNER }));
    let board = desk.board(MONTH);
    assert_eq!((&board["revision"], &board["closed"]), (&json!(2), &json!(true)));
    assert_eq!(desk.line(MONTH, "002")["total"], 86.78);
    let texts = api::areas::papers::page_texts(
        &desk.host,
        &serde_json::from_value(json!({ "kind": "evaluation", "month": MONTH })).unwrap(),
    )
    .unwrap();
    assert!(
        texts[0].contains("第 2 次") || texts[0].contains("第2次") || texts[0].contains("修订"),
        "revision 2 is printed: {}",
        texts[0]
    );
}

#[test]
fn an_older_month_takes_a_correction_that_both_months_show_and_no_total_changes() {
    let desk = shop::closed();
    let november = workbook(&[(day("2026-11-01"), vec![QING, BEI])], Late::No);
    desk.import(&[desk.file("十一月.xlsx", &november)]);
    desk.call("month.close", json!({ "month": "2026-11", "name": OWNER, "reason": "提前" }));
    desk.refused_with(
        "month.reopen",
        json!({ "month": MONTH, "name": OWNER, "reason": "x" }),
        "month.not_latest",
    );
    let december = workbook(&[(day("2026-12-01"), vec![QING])], Late::No);
    desk.import(&[desk.file("十二月.xlsx", &december)]);
    let totals = (desk.line(MONTH, "001")["total"].clone(), desk.line("2026-12", "001")["total"].clone());
    let correct = json!({ "month": MONTH, "shown_in": "2026-12", "person": desk.person("001"), "scheme": SCHEME,
        "item": "kb", "new": 3, "reason": "条目重复", "name": OWNER });
    desk.call("month.correct", correct);
    for month in [MONTH, "2026-12"] {
        let shown = desk.board(month)["corrections"].clone();
        assert_eq!(shown.as_array().unwrap().len(), 1, "{month}");
        let c = &shown[0];
        assert_eq!(
            (&c["old"], &c["new"], &c["item"], &c["by"]),
            (&json!(5), &json!(3), &json!("知识库贡献"), &json!(OWNER))
        );
        let paper = serde_json::from_value(json!({ "kind": "evaluation", "month": month })).unwrap();
        let pages = api::areas::papers::page_texts(&desk.host, &paper).unwrap().join("\n");
        assert!(pages.contains("条目重复"), "printed in {month}: {pages}");
    }
    assert_eq!(
        (desk.line(MONTH, "001")["total"].clone(), desk.line("2026-12", "001")["total"].clone()),
        totals
    );
}
