//! Undo and redo of every kind of change: what the owner sees before and after is the same again.

use std::collections::BTreeSet;

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
        desk.call("facts.completeness", json!({ "month": MONTH })),
        desk.call("layouts.list", json!({})),
        own_metrics(desk),
        desk.call("roster.month", json!({ "month": MONTH })),
        desk.call("roster.needs", json!({})),
    ])
}

fn own_metrics(desk: &Desk) -> Value {
    let list = desk.call("metrics.list", json!({}));
    list.as_array().unwrap().iter().filter(|m| m["own"] == json!(true)).cloned().collect()
}

type Change = fn(&Desk) -> (&'static str, Value);

const CHANGES: &[Change] = &[
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
    |_| ("schemes.draft_new", json!({ "name": "新方案" })),
    |_| ("schemes.draft_discard", json!({ "id": "own_1" })),
    |d| {
        let mut draft = crate::scheme_drafts::draft(d, SCHEME);
        draft["items"][0]["weight"] = json!(16);
        ("schemes.draft_save", json!({ "id": SCHEME, "text": draft.to_string() }))
    },
    |_| ("schemes.draft_force", json!({ "id": "own_1", "from": MONTH })),
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
    |d| ("month.self_mark", of_sheet(d, &json!({ "item": "kb", "points": "4" }))),
    |d| {
        let answer = json!({ "kind": "appealed", "day": "2026-11-20", "text": "算错了", "name": OWNER });
        ("month.answer", of_sheet(d, &answer))
    },
    |d| {
        let talk = json!({ "day": "2026-11-20", "by": OWNER, "text": "谈过" });
        ("month.interview", of_sheet(d, &talk))
    },
    |d| ("month.interview_remove", json!({ "id": talk(d)["interviews"][0]["id"] })),
    |d| ("month.follow_up", of_sheet(d, &json!({ "what": "跟班", "due": "2026-12-01" }))),
    |d| ("month.follow_up_remove", json!({ "id": talk(d)["follow_ups"][0]["id"] })),
    |_| ("settings.save_book", json!({ "name": "新名字", "actors": ["甲", " ", "乙"] })),
    |_| ("papers.save_letterhead", json!({ "letterhead": { "naming": ["staff_no"] }, "remove_logo": false })),
    |_| ("roster.shifts_take", json!({ "set": "SH2" })),
    |_| {
        let hours = json!({ "work": [{ "start": 1320, "end": 1800 }], "extends": true });
        ("roster.shift_save", json!({ "id": null, "code": "夜", "name": "夜班", "hours": hours }))
    },
    |d| ("roster.shift_retire", json!({ "id": shift(d), "retired": true })),
    |d| ("roster.needs_save", json!({ "needs": [{ "shift": shift(d), "day": "sat", "least": 2 }] })),
    |_| {
        let rest = json!({ "kind": "monthly", "days": 4 });
        ("roster.rules_save", json!({ "rest": rest, "most_days": 6, "rest_hours": null, "week_hours": 44 }))
    },
    |d| {
        let cells = json!([
            { "person": d.person("001"), "day": "2026-10-01", "text": "白" },
            { "person": d.person("001"), "day": "2026-10-02", "text": "休" },
            { "person": d.person("002"), "day": "2026-10-05", "text": "年假" },
        ]);
        ("roster.set", json!({ "month": MONTH, "cells": cells }))
    },
    |d| {
        let cells = json!([{ "person": d.person("002"), "day": "2026-10-03", "text": "休" }]);
        ("roster.set", json!({ "month": MONTH, "cells": cells, "wishes": true }))
    },
    |_| ("roster.publish", json!({ "month": MONTH, "name": OWNER, "note": "第一版" })),
    |d| ("staff.remove", json!({ "id": d.person("009") })),
    |d| {
        let request = json!({ "shop": d.shop("小满旗舰店"), "layout": "chitu.agent_data", "days": ["2026-10-31"], "reason": "店休" });
        ("facts.no_data", request)
    },
    |d| {
        let facts = d.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 100_000 }));
        let out =
            facts["rows"].as_array().unwrap().iter().find(|r| r["excluded"] != json!(null)).unwrap().clone();
        ("facts.include", json!({ "exclusion": out["excluded"]["id"] }))
    },
    |_| ("layouts.save", json!({ "mapping": mapping("早班日报") })),
    |d| ("layouts.remove", json!({ "id": d.call("layouts.list", json!({}))["layouts"][0]["id"] })),
    |d| ("layouts.import", json!({ "token": d.file("布局.json", &layout("own.c", "丙报表")) })),
    |_| ("layouts.choose", json!({ "header_key": "日|花名|人数", "layout": "own.a" })),
    |d| ("layouts.forget", json!({ "id": d.call("layouts.list", json!({}))["choices"][0]["id"] })),
    |_| ("metrics.save", metric("挽回人数")),
    |d| ("metrics.retire", json!({ "id": own_metrics(d)[0]["id"], "retired": true })),
    |d| {
        let shipped =
            definitions::shipped_schemes().iter().find(|(id, _)| *id == "tech_support_month").unwrap().1;
        let own = shipped.replacen("\"tech_support_month\"", "\"our_night_shift\"", 1);
        ("schemes.import", json!({ "token": d.file("夜班.json", own.as_bytes()), "from": MONTH }))
    },
    |d| {
        let targets = d.call("schemes.get", json!({ "id": SCHEME }))["targets"].clone();
        ("schemes.untarget", json!({ "id": targets[0]["id"] }))
    },
    |d| {
        let cells = json!([{ "person": d.person("001"), "item": "kb", "value": "1" }, { "person": d.person("002"), "item": "kb", "value": "2" }]);
        (
            "month.marks",
            json!({ "month": MONTH, "scheme": SCHEME, "cells": cells, "reason": "月底统计", "name": OWNER }),
        )
    },
    |d| {
        (
            "month.reopen_sheet",
            json!({ "month": MONTH, "people": [d.person("001")], "name": OWNER, "reason": "再看一遍" }),
        )
    },
    |d| ("month.review", json!({ "month": MONTH, "people": [d.person("003")], "name": OWNER })),
    |d| ("month.confirm", json!({ "month": MONTH, "people": [d.person("003")], "name": OWNER })),
];

/// Commands that write or take long and are not undone, each with its reason.
const NOT_UNDONE: [(&str, &str); 26] = [
    ("schemes.export", "saves a file"),
    ("schemes.what_if", "reads"),
    ("schemes.what_if_save", "saves a file"),
    ("book.new", "makes the book; its history begins there"),
    ("book.open", "writes nothing of the owner's"),
    ("book.close", "writes nothing of the owner's"),
    ("book.sample", "makes a book of its own"),
    ("book.check", "reads"),
    ("backup.now", "a file beside the book; undo would delete it"),
    ("backup.restore", "puts another book in its place; the old one is kept beside it"),
    ("backup.look", "reads"),
    ("facts.preview", "reads"),
    ("mapping.look", "reads"),
    ("papers.info", "reads"),
    ("facts.problems", "saves a file"),
    ("facts.template", "saves a file"),
    ("month.save_period", "saves a file"),
    ("staff.template", "saves a file"),
    ("layouts.export", "saves a file"),
    ("papers.save", "saves files"),
    ("settings.save", "settings of the program, in no book"),
    ("history.undo", "is undo"),
    ("history.redo", "is redo"),
    ("month.close", "undo never crosses a close: it is reopened with a reason"),
    ("month.reopen", "of the same kind as a close"),
    ("month.correct", "an entry in months that are closed; it is never taken back, another corrects it"),
];

fn shift(desk: &Desk) -> Value {
    desk.call("roster.month", json!({ "month": MONTH }))["shifts"][0]["id"].clone()
}

fn of_sheet(desk: &Desk, more: &Value) -> Value {
    let mut request = json!({ "month": MONTH, "person": desk.person("001"), "scheme": SCHEME });
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn talk(desk: &Desk) -> Value {
    desk.call("month.sheet", of_sheet(desk, &json!({})))["talk"].clone()
}

fn layout(id: &str, name: &str) -> Vec<u8> {
    let columns = json!([{ "metric": "receive_users", "headers": ["人数"], "unit": "number" }]);
    let file = json!({ "id": id, "name": { "zh": name }, "platform": "other", "nickname": ["花名"], "date": ["日"], "columns": columns });
    file.to_string().into_bytes()
}

fn mapping(name: &str) -> Value {
    let column = |header: &str, purpose: &str, metric: &str| json!({ "header": header, "use": purpose, "metric": metric, "unit": "number" });
    json!({ "name": name, "short_dates": null, "settles_after_days": 0, "columns": [
        column("统计日", "date", ""), column("客服花名", "nickname", ""), column("来客人数", "metric", "receive_users"),
    ] })
}

fn metric(zh: &str) -> Value {
    json!({ "zh": zh, "en": zh, "about": "挽回的顾客。", "unit": "count", "direction": "higher", "total": { "how": "sum" }, "decimals": 0 })
}

/// What the changes take away again must be there first.
fn with_something_of_everything() -> Desk {
    let desk = shop::confirmed();
    let someone = json!({ "staff_no": "009", "name": "没做事的人", "post": "客服", "hired": null, "left": null, "probation_until": null, "note": "" });
    desk.call("staff.save", someone);
    let source = desk.why(MONTH, "002", SCHEME, Some("response"))["sources"][0].clone();
    let exclude = json!({ "month": MONTH, "file": source["id"], "row": source["row"], "col": source["col"], "reason": "断网", "name": OWNER });
    desk.call("facts.exclude", exclude);
    desk.call("layouts.import", json!({ "token": desk.file("布局.json", &layout("own.a", "甲报表")) }));
    desk.call("layouts.choose", json!({ "header_key": "日|别的|人数", "layout": "own.a" }));
    desk.call("metrics.save", metric("退回人数"));
    desk.call("schemes.target", json!({ "scheme": SCHEME, "item": "kb", "value": 4, "from": MONTH }));
    desk.call("schemes.draft_new", json!({ "name": "还在写", "from": SCHEME }));
    desk.call(
        "month.confirm",
        json!({ "month": MONTH, "people": [desk.person("001"), desk.person("002")], "name": OWNER }),
    );
    desk.call("roster.shifts_take", json!({ "set": "SH1" }));
    let day = json!([{ "person": desk.person("003"), "day": "2026-10-01", "text": "白" }]);
    desk.call("roster.set", json!({ "month": MONTH, "cells": day }));
    let talk = json!({ "day": "2026-11-19", "by": OWNER, "text": "谈过一次" });
    desk.call("month.interview", of_sheet(&desk, &talk));
    desk.call("month.follow_up", of_sheet(&desk, &json!({ "what": "跟进", "due": "2026-12-01" })));
    desk
}

#[test]
fn every_command_that_writes_is_undone_here_or_named_with_the_reason_why_not() {
    let desk = with_something_of_everything();
    let undone: BTreeSet<&str> = CHANGES.iter().map(|change| change(&desk).0).collect();
    let not: BTreeSet<&str> = NOT_UNDONE.iter().map(|(name, _)| *name).collect();
    assert_eq!(not.len(), NOT_UNDONE.len(), "named twice");
    assert!(NOT_UNDONE.iter().all(|(_, why)| !why.is_empty()), "without a reason");
    for command in api::COMMANDS.iter().filter(|c| matches!(c.kind, api::Kind::Write | api::Kind::Job)) {
        let (undone, not) = (undone.contains(command.name), not.contains(command.name));
        assert!(undone != not, "{}: in CHANGES {undone}, in NOT_UNDONE {not}", command.name);
    }
    for name in undone.iter().chain(&not) {
        let command = api::COMMANDS.iter().find(|c| c.name == *name);
        let writes = command.is_some_and(|c| matches!(c.kind, api::Kind::Write | api::Kind::Job));
        assert!(writes, "{name} is no command that writes");
    }
}

#[test]
fn every_change_of_an_owner_is_undone_and_redone() {
    let desk = with_something_of_everything();
    for (at, change) in CHANGES.iter().enumerate() {
        let before = seen(&desk);
        let (name, payload) = change(&desk);
        let rows = history(&desk);
        let answer = desk.call(name, payload);
        assert!(answer["saved_at"].is_string(), "{at} {name} changed nothing: {answer}");
        let own: Vec<i64> = history(&desk).into_iter().filter(|id| !rows.contains(id)).collect();
        assert_eq!(own.len(), 1, "{at} {name} is one change, with one line in the history");
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

/// The numbers of every change in the history.
fn history(desk: &Desk) -> BTreeSet<i64> {
    let rows = desk.call("history.list", json!({ "limit": 1000 }));
    rows.as_array().unwrap().iter().map(|r| r["id"].as_i64().unwrap()).collect()
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
