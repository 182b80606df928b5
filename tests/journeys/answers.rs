//! The employee's side of a sheet: handed out, signed, refused, appealed against, decided; what they give themselves,
//! talks, and steps that are followed up. None of it changes a figure, and the printed sheet has it all.

use serde_json::{Value, json};

use crate::desk::{Desk, sentence, text};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

fn sheet(desk: &Desk, staff_no: &str) -> Value {
    desk.call("month.sheet", json!({ "month": MONTH, "person": desk.person(staff_no), "scheme": SCHEME }))
}

fn answer(desk: &Desk, staff_no: &str, kind: &str, day: &str, more: &Value) -> Value {
    let mut request = json!({
        "month": MONTH, "person": desk.person(staff_no), "scheme": SCHEME, "kind": kind, "day": day, "name": OWNER,
    });
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn told(desk: &Desk, staff_no: &str) -> Vec<String> {
    let sheet = sheet(desk, staff_no);
    sheet["talk"]["answers"].as_array().unwrap().iter().map(|a| text(&a["told"])).collect()
}

#[test]
fn a_sheet_is_handed_out_with_a_last_day_and_signed() {
    let desk = shop::confirmed();
    desk.is_today("2026-11-05");
    let early = answer(&desk, "001", "handed", "2026-11-06", &json!({}));
    desk.refused_with("month.answer", early, "sheet.day_ahead");
    desk.call("month.answer", answer(&desk, "001", "handed", "2026-11-02", &json!({})));
    desk.call("month.answer", answer(&desk, "001", "signed", "2026-11-03", &json!({ "text": "没有意见" })));
    assert_eq!(
        told(&desk, "001"),
        ["2026-11-02 苏掌柜交给员工，申诉截止 2026-11-05", "2026-11-03 陈青签字：没有意见"]
    );
    assert_eq!(sheet(&desk, "001")["row"]["state"], "signed");
    desk.call("history.undo", json!({}));
    assert_eq!(sheet(&desk, "001")["row"]["state"], "confirmed");
    // The owner may give another time, or none.
    desk.refused_with(
        "settings.save_book",
        json!({ "name": "小满", "actors": [OWNER], "appeal_days": 91 }),
        "settings.appeal_days",
    );
    desk.call("settings.save_book", json!({ "name": "小满", "actors": [OWNER], "appeal_days": 0 }));
    desk.call("settings.save_book", json!({ "name": "小满", "actors": [OWNER, "唐主管"] }));
    assert_eq!(desk.call("settings.book", json!({}))["appeal_days"], 0, "what is not said stays");
    desk.call("month.answer", answer(&desk, "002", "handed", "2026-11-02", &json!({})));
    assert_eq!(told(&desk, "002"), ["2026-11-02 苏掌柜交给员工"]);
}

#[test]
fn an_appeal_waits_on_the_first_screen_and_its_decision_opens_the_sheet_or_leaves_it() {
    let desk = shop::confirmed();
    desk.is_today("2026-11-09");
    desk.call("month.answer", answer(&desk, "001", "handed", "2026-11-02", &json!({})));
    let why = json!({ "text": "3 号那条差评是误点", "item": "online" });
    let late = answer(&desk, "001", "appealed", "2026-11-08", &why);
    let problem = desk.refused("month.answer", late.clone());
    assert_eq!(problem.code, "sheet.appeal_late");
    assert!(sentence(&problem)[0].contains("2026-11-05"), "{problem:?}");
    let mut taken = late;
    taken["late"] = json!(true);
    desk.call("month.answer", taken);
    assert_eq!(sheet(&desk, "001")["row"]["state"], "appealed");
    let home = desk.call("home.summary", json!({ "month": "2026-11" }));
    let miss = home["misses"].as_array().unwrap().iter().find(|m| m["kind"] == "appeals").unwrap();
    assert_eq!((&miss["count"], &miss["sheet"]["month"]), (&json!(1), &json!(MONTH)), "{miss:#}");
    desk.refused_with(
        "month.answer",
        answer(&desk, "001", "signed", "2026-11-09", &json!({})),
        "sheet.appeal_open",
    );

    let upheld = answer(&desk, "001", "upheld", "2026-11-09", &json!({ "text": "查过聊天" }));
    desk.call("month.answer", upheld);
    assert_eq!(sheet(&desk, "001")["row"]["state"], "confirmed");
    desk.call("history.undo", json!({}));

    let before = sheet(&desk, "001")["row"]["total"].clone();
    let revised = answer(&desk, "001", "revised", "2026-11-09", &json!({ "text": "改为 5 小时" }));
    desk.call("month.answer", revised);
    assert_eq!(sheet(&desk, "001")["row"]["state"], "open", "to be mended and confirmed anew");
    desk.call("month.mark", mark(&desk, "001", "online", "3"));
    desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER }));
    let after = sheet(&desk, "001");
    assert_eq!(after["row"]["state"], "confirmed");
    assert_ne!(after["row"]["total"], before);
    let all = told(&desk, "001").join("\n");
    assert!(all.contains("陈青对「在线时长」提出申诉：3 号那条差评是误点"), "{all}");
    assert!(all.contains("裁定申诉成立：改为 5 小时"), "{all}");
}

#[test]
fn an_appeal_after_closing_becomes_a_correction_and_the_closed_sheet_stays() {
    let desk = shop::closed();
    desk.is_today("2026-11-09");
    let total = sheet(&desk, "002")["row"]["total"].clone();
    let why = json!({ "text": "漏了一次推荐", "item": "recommend" });
    desk.call("month.answer", answer(&desk, "002", "appealed", "2026-11-08", &why));
    let bare = answer(&desk, "002", "revised", "2026-11-09", &json!({ "text": "补一次" }));
    desk.refused_with("month.answer", bare.clone(), "sheet.needs_correction");
    let mut full = bare;
    full["item"] = json!("recommend");
    full["points"] = json!(9.5);
    desk.call("month.answer", full);
    let after = sheet(&desk, "002");
    assert_eq!((&after["row"]["state"], &after["row"]["total"]), (&json!("confirmed"), &total));
    for month in [MONTH, "2026-11"] {
        let board = desk.call("month.board", json!({ "month": month }));
        assert_eq!(board["corrections"][0]["new"], json!(9.5), "{month}");
    }
    desk.call("month.answer", answer(&desk, "002", "signed", "2026-11-09", &json!({})));
    assert_eq!(sheet(&desk, "002")["row"]["state"], "signed");
}

#[test]
fn a_refusal_needs_a_reason_and_a_witness_and_is_printed_where_the_signature_would_be() {
    let desk = shop::confirmed();
    desk.is_today("2026-11-09");
    let bare = json!({ "text": "不认可扣分" });
    desk.refused_with(
        "month.answer",
        answer(&desk, "003", "refused", "2026-11-08", &bare),
        "sheet.needs_witness",
    );
    let full = json!({ "text": "不认可扣分", "witness": "唐主管" });
    desk.call("month.answer", answer(&desk, "003", "refused", "2026-11-08", &full));
    let printed = crate::papers::words_of(&desk, "003");
    for words in ["拒签（见证人 唐主管）", "何云拒签，见证人 唐主管：不认可扣分", "交付、答复与申诉"]
    {
        let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(printed.contains(&plain), "{words} in {printed}");
    }
}

#[test]
fn own_points_words_talks_and_follow_ups_stand_on_the_sheet_and_change_no_figure() {
    let desk = shop::ready();
    desk.is_today("2026-11-09");
    let total = sheet(&desk, "001")["row"]["total"].clone();
    let key = json!({ "month": MONTH, "person": desk.person("001"), "scheme": SCHEME });
    let with = |more: Value| {
        let mut request = key.clone();
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    for wrong in ["很好", "-1", "1000"] {
        desk.refused_with(
            "month.self_mark",
            with(json!({ "item": "solve", "points": wrong })),
            "month.bad_value",
        );
    }
    desk.call("month.self_mark", with(json!({ "item": "solve", "points": "９" })));
    desk.call(
        "month.comment",
        with(json!({ "comment": "稳定", "plan": "多看知识库", "own": "午班人手不够" })),
    );
    desk.call("month.comment", with(json!({ "comment": "很稳定", "plan": "多看知识库" })));
    let talk = with(json!({ "day": "2026-11-03", "by": "唐主管", "text": "午班加一人\n下周再看" }));
    let id = desk.call("month.interview", talk)["value"].clone();
    let step = json!({ "what": "跟班一周", "due": "2026-11-08" });
    let follow = desk.call("month.follow_up", with(step))["value"].clone();
    let seen = sheet(&desk, "001");
    assert_eq!((&seen["row"]["total"], &seen["own"]), (&total, &json!("午班人手不够")));
    assert_eq!(seen["self_marks"], json!([{ "item": "solve", "points": 9 }]));
    assert_eq!(desk.misses("2026-11").iter().filter(|m| m.0 == "follow_ups").count(), 1);
    let printed = crate::papers::words_of(&desk, "001");
    for words in
        ["员工自评", "合计9分", "午班人手不够", "唐主管：午班加一人", "2026-11-08到期：跟班一周（未完成）"]
    {
        assert!(printed.contains(words), "{words} in {printed}");
    }
    desk.refused_with("month.follow_up", with(json!({ "what": "没有日子" })), "sheet.needs_due");
    desk.refused_with("month.follow_up", with(json!({ "id": 999, "result": "x" })), "staff.gone");
    // What is not said of it stays.
    desk.call("month.follow_up", with(json!({ "id": follow, "done": "2026-11-09" })));
    desk.call("month.follow_up", with(json!({ "id": follow, "result": "降到 28 秒" })));
    let step = &sheet(&desk, "001")["talk"]["follow_ups"][0];
    assert_eq!(
        (&step["what"], &step["done"], &step["result"]),
        (&json!("跟班一周"), &json!("2026-11-09"), &json!("降到 28 秒"))
    );
    assert!(desk.misses("2026-11").iter().all(|m| m.0 != "follow_ups"));
    desk.call("month.interview_remove", json!({ "id": id }));
    desk.refused_with("month.interview_remove", json!({ "id": id }), "staff.gone");
    // The history says every step in words, in both languages.
    let history = desk.call("history.list", json!({ "limit": 20 }));
    let said = history.to_string();
    assert!(
        said.contains("跟进：陈青") && said.contains("降到 28 秒") && said.contains("员工的话"),
        "{said}"
    );
    assert!(!said.contains("field-") && !said.contains("table-"), "{said}");
}
