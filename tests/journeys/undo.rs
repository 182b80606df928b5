//! Undo and redo of every kind of change: what the owner sees before and after is the same again.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::exports::{BEI, Late, QING, day, workbook};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

/// Everything the screens show of the month, without the clock.
fn seen(desk: &Desk) -> Value {
    let mut staff = desk.call("staff.list", json!({}));
    // An account of an undone import stays as a name without figures.
    if let Some(accounts) = staff["accounts"].as_array_mut() {
        accounts.retain(|a| a["bindings"] != json!([]));
        for a in accounts {
            a["first"] = json!(null);
            a["last"] = json!(null);
        }
    }
    let mut facts = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 100_000 }));
    facts["rows"]
        .as_array_mut()
        .unwrap()
        .retain(|r| r["used"] == json!(true) || r["excluded"] != json!(null));
    facts["total"] = json!(null);
    let sheet = json!({ "month": MONTH, "person": desk.person("001"), "scheme": SCHEME });
    json!([
        staff,
        facts,
        desk.call("schemes.get", json!({ "id": SCHEME })),
        desk.call("schemes.list", json!({})),
        desk.board(MONTH),
        desk.try_call("month.sheet", sheet).unwrap_or_default(),
        desk.call("settings.book", json!({})),
        desk.misses(MONTH),
    ])
}

type Change = fn(&Desk) -> (&'static str, Value);

const CHANGES: [Change; 20] = [
    |_| ("posts.save", json!({ "name": "售后" })),
    |_| ("shops.save", json!({ "name": "第二家店", "platform": "jd", "active": true })),
    |d| {
        (
            "shops.save",
            json!({ "id": d.shop("小满旗舰店"), "name": "小满家居店", "platform": "tmall", "active": true }),
        )
    },
    |_| {
        (
            "staff.save",
            json!({ "staff_no": "9", "name": "新人", "post": "学徒", "hired": null, "left": null, "probation_until": null, "note": "" }),
        )
    },
    |d| {
        (
            "staff.save",
            json!({ "id": d.person("001"), "staff_no": "001", "name": "陈小青", "post": "组长", "hired": null, "left": null, "probation_until": "2026-12-01", "note": "x" }),
        )
    },
    |d| {
        (
            "staff.import",
            json!({ "token": d.file("再来.csv", "工号,姓名,店铺,昵称\n010,李禾,小满旗舰店,店:小禾\n".as_bytes()) }),
        )
    },
    |d| {
        (
            "accounts.bind",
            json!({ "shop": d.shop("小满旗舰店"), "nickname": "店:小北", "owner": { "person": d.person("001") }, "from": "2026-10-10", "to": "2026-10-12" }),
        )
    },
    |d| ("accounts.bind", json!({ "shop": d.shop("小满旗舰店"), "nickname": "店:云朵", "owner": "ignored" })),
    |d| {
        (
            "accounts.unbind",
            json!({ "id": d.call("staff.list", json!({}))["accounts"][0]["bindings"][0]["id"] }),
        )
    },
    |d| {
        let token = d.file("改.xlsx", &workbook(&[(day("2026-10-03"), vec![BEI, QING])], Late::Ratings));
        ("facts.commit", json!({ "preview": d.preview(&[token])["id"] }))
    },
    |d| ("facts.withdraw", json!({ "import": d.call("facts.imports", json!({}))[0]["id"] })),
    |d| {
        let s = d.why(MONTH, "001", SCHEME, Some("response"))["sources"][0].clone();
        (
            "facts.exclude",
            json!({ "month": MONTH, "file": s["id"], "row": s["row"], "col": s["col"], "reason": "断网", "name": OWNER }),
        )
    },
    |_| {
        (
            "schemes.set",
            json!({ "id": SCHEME, "from": MONTH, "enabled": [{ "item": "kb", "enabled": false }] }),
        )
    },
    |d| {
        (
            "schemes.assign",
            json!({ "scheme": "tech_support_month", "scope": { "kind": "person", "id": d.person("003") }, "from": MONTH }),
        )
    },
    |d| {
        (
            "schemes.unassign",
            json!({ "id": d.call("schemes.get", json!({ "id": SCHEME }))["assignments"][0]["id"] }),
        )
    },
    |_| ("schemes.target", json!({ "scheme": SCHEME, "item": "response", "value": 20, "from": MONTH })),
    |d| ("month.mark", mark(d, "001", "kb", "2")),
    |d| {
        (
            "month.override",
            json!({ "month": MONTH, "person": d.person("001"), "scheme": SCHEME, "item": "kb", "value": "1", "reason": "r", "name": OWNER }),
        )
    },
    |d| {
        (
            "month.comment",
            json!({ "month": MONTH, "person": d.person("001"), "scheme": SCHEME, "comment": "好", "plan": "更好" }),
        )
    },
    |_| ("settings.save_book", json!({ "name": "新名字", "actors": ["甲", " ", "乙"] })),
];

#[test]
fn every_change_of_an_owner_is_undone_and_redone() {
    let desk = shop::confirmed();
    for (at, change) in CHANGES.iter().enumerate() {
        let before = seen(&desk);
        let (name, payload) = change(&desk);
        let answer = desk.call(name, payload);
        assert!(answer["saved_at"].is_string(), "{at} {name} changed nothing: {answer}");
        let after = seen(&desk);
        let named = desk.call("book.info", json!({}))["undo"].clone();
        assert!(named.is_string(), "{at} {name}: undo is named");
        let undone = desk.call("history.undo", json!({}));
        assert_eq!(undone["value"]["text"], named);
        same(&seen(&desk), &before, &format!("{at} {name} undone"));
        let redone = desk.call("history.redo", json!({}));
        assert_eq!(redone["value"]["text"], named);
        same(&seen(&desk), &after, &format!("{at} {name} redone"));
        assert_eq!(redone["changed"], undone["changed"]);
        desk.call("history.undo", json!({}));
        same(&seen(&desk), &before, &format!("{at} {name} undone again"));
    }
}

/// Says where two pictures differ, not all of both.
fn same(got: &Value, want: &Value, what: &str) {
    for (at, (got, want)) in got.as_array().unwrap().iter().zip(want.as_array().unwrap()).enumerate() {
        if got != want {
            let (got, want) = (format!("{got:#}"), format!("{want:#}"));
            let line = got.lines().zip(want.lines()).find(|(a, b)| a != b);
            panic!("{what}: part {at} differs: {line:?}");
        }
    }
}

#[test]
fn decisions_are_undone_too_but_never_across_a_close() {
    let desk = shop::ready();
    let before = seen(&desk);
    desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER }));
    desk.call("history.undo", json!({}));
    same(&seen(&desk), &before, "confirm undone");
    desk.call("history.redo", json!({}));
    assert_eq!(desk.line(MONTH, "001")["state"], "confirmed");
    desk.call("month.close", json!({ "month": MONTH, "name": OWNER }));
    desk.refused_with("history.undo", json!({}), "history.barrier");
    assert_eq!(desk.call("book.info", json!({}))["undo"], json!(null));
}

#[test]
fn what_was_undone_survives_closing_the_program_and_a_new_change_ends_redo() {
    let desk = shop::ready();
    let token = desk.host.token(desk.book_path());
    desk.call("history.undo", json!({}));
    desk.call("book.close", json!({}));
    desk.call("book.open", json!({ "token": token }));
    assert!(desk.call("book.info", json!({}))["redo"].is_string());
    desk.call("posts.save", json!({ "name": "售后" }));
    desk.refused_with("history.redo", json!({}), "history.nothing_to_redo");
}

#[test]
fn an_empty_book_has_nothing_to_undo() {
    let desk = Desk::with_book();
    desk.call("history.undo", json!({}));
    desk.refused_with("history.undo", json!({}), "history.nothing_to_undo");
}
