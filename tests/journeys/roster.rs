//! The roster of a month by hand: shifts taken or made, cells typed and pasted, leave and wishes, what it breaks, and what
//! was published.

use domain::Lang;
use serde_json::{Value, json};

use crate::command_line::Cli;
use crate::desk::{Desk, sentence};
use crate::shop::{self, OWNER};

/// October 2026 begins on a Thursday; the 1st to the 3rd are statutory.
const MONTH: &str = "2026-10";

fn roster(desk: &Desk) -> Value {
    desk.call("roster.month", json!({ "month": MONTH }))
}

fn with_shifts() -> Desk {
    let desk = shop::with_staff();
    desk.call("roster.shifts_take", json!({ "set": "SH1" }));
    desk
}

fn cells(desk: &Desk, no: &str, first: u32, codes: &str) -> Value {
    let one = |(at, code): (usize, char)| json!({ "person": desk.person(no), "day": format!("{MONTH}-{:02}", first + at as u32), "text": code.to_string() });
    codes.chars().enumerate().map(one).collect()
}

/// One code a day from `first` on.
fn typed(desk: &Desk, no: &str, first: u32, codes: &str) -> Value {
    desk.call("roster.set", json!({ "month": MONTH, "cells": cells(desk, no, first, codes) }))
}

fn row(roster: &Value, no: &str) -> Value {
    let rows = roster["rows"].as_array().unwrap();
    rows.iter().find(|r| r["staff_no"] == no).unwrap_or_else(|| panic!("no {no}")).clone()
}

fn texts(roster: &Value, no: &str, days: usize) -> String {
    row(roster, no)["cells"].as_array().unwrap()[..days].iter().map(|c| c["text"].as_str().unwrap()).collect()
}

/// Codes of what is broken by a person.
fn broken(roster: &Value, person: Option<i64>) -> Vec<String> {
    let findings = roster["findings"].as_array().unwrap().iter();
    let own = findings.filter(|f| f["person"].as_i64() == person);
    own.map(|f| f["problem"]["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_ready_set_brings_its_shifts_and_its_rest_days_and_leaves_what_is_there() {
    let desk = shop::with_staff();
    assert_eq!(roster(&desk)["shifts"], json!([]));
    let taken = desk.call("roster.shifts_take", json!({ "set": "SH2" }));
    assert_eq!(taken["value"], 2);
    let now = roster(&desk);
    assert_eq!(now["rules"]["rest"], json!({ "kind": "per_days", "days": 2, "of": 10 }));
    let shown: Vec<&str> =
        now["shifts"].as_array().unwrap().iter().map(|s| s["shown"].as_str().unwrap()).collect();
    assert_eq!(shown, ["09:00-12:00 12:30-16:30", "15:30-17:30 18:00-23:00"]);
    // Both sets call their shifts alike; what stands is kept.
    assert_eq!(desk.call("roster.shifts_take", json!({ "set": "SH1" }))["value"], 0);
    assert_eq!(roster(&desk)["shifts"][0]["minutes"], 420);
    let sets = desk.call("roster.sets", json!({}));
    assert_eq!(sets.as_array().unwrap().len(), 8);
    desk.refused_with("roster.shifts_take", json!({ "set": "SH9" }), "roster.no_set");
}

#[test]
fn codes_are_read_as_owners_write_them_and_a_leave_takes_the_place_of_a_shift() {
    let desk = with_shifts();
    typed(&desk, "001", 1, "白晚休○/");
    assert_eq!(texts(&roster(&desk), "001", 5), "白晚休休休");
    let cell = |text: &str| json!([{ "person": desk.person("001"), "day": "2026-10-02", "text": text }]);
    for (text, shown, leave) in
        [("年假", "年假", json!("annual")), ("ＳＬ", "病假", json!("sick")), ("晚班", "晚", json!(null))]
    {
        desk.call("roster.set", json!({ "month": MONTH, "cells": cell(text) }));
        let now = row(&roster(&desk), "001")["cells"][1].clone();
        assert_eq!((&now["text"], &now["leave"]), (&json!(shown), &leave));
    }
    desk.call("roster.set", json!({ "month": MONTH, "cells": cell("") }));
    assert_eq!(texts(&roster(&desk), "001", 5), "白休休休");
    let problem = desk.refused("roster.set", json!({ "month": MONTH, "cells": cell("早") }));
    assert_eq!(problem.code, "roster.unknown_code");
    let [chinese, english] = sentence(&problem);
    assert!(chinese.contains("白、晚、休") && english.contains("白"), "{chinese} {english}");
    // A block is written as a whole or not at all.
    let block = json!([
        { "person": desk.person("002"), "day": "2026-10-02", "text": "白" },
        { "person": desk.person("002"), "day": "2026-11-02", "text": "白" },
    ]);
    desk.refused_with("roster.set", json!({ "month": MONTH, "cells": block }), "roster.not_the_month");
    assert_eq!(texts(&roster(&desk), "002", 31), "");
}

#[test]
fn a_leave_of_several_days_loses_only_the_day_that_is_taken_out_of_it() {
    let desk = with_shifts();
    desk.call("roster.set", json!({ "month": MONTH, "cells": cells(&desk, "001", 5, "年年年年年") }));
    typed(&desk, "001", 7, "白");
    let now = roster(&desk);
    let of = |day: usize| row(&now, "001")["cells"][day - 1]["text"].clone();
    assert_eq!([of(5), of(6), of(7), of(8), of(9)], ["年假", "年假", "白", "年假", "年假"].map(|t| json!(t)));
}

#[test]
fn totals_and_cover_are_counted_and_days_say_what_the_law_says_of_them() {
    let desk = with_shifts();
    typed(&desk, "001", 1, "白白晚休");
    typed(&desk, "002", 1, "白休");
    let shifts = roster(&desk)["shifts"].clone();
    let needs = json!([
        { "shift": shifts[0]["id"], "day": "thu", "least": 1 },
        { "shift": shifts[0]["id"], "day": "statutory", "least": 2 },
        { "shift": shifts[1]["id"], "day": "2026-10-04", "least": 1 },
    ]);
    desk.call("roster.needs_save", json!({ "needs": needs }));
    let now = roster(&desk);
    let first = row(&now, "001");
    assert_eq!(
        [&first["worked"], &first["rested"], &first["minutes"], &first["nights"]],
        [&json!(3), &json!(1), &json!(540 * 2 + 360), &json!(1)]
    );
    assert_eq!(now["cover"][0]["have"].as_array().unwrap()[..4], [json!(2), json!(1), json!(0), json!(0)]);
    let least = now["cover"][0]["least"].as_array().unwrap();
    assert_eq!(least[..4], [json!(2), json!(2), json!(2), json!(null)], "a statutory day beats its weekday");
    assert_eq!(least[7], json!(1), "the next Thursday");
    assert_eq!(now["cover"][1]["least"][3], json!(1), "said of the day itself");
    let day = |at: usize| (now["days"][at]["kind"].clone(), now["days"][at]["off"].clone());
    assert_eq!(
        [day(0), day(4), day(9)],
        [(json!("statutory"), json!(true)), (json!("moved"), json!(true)), (json!("working"), json!(false)),]
    );
    assert_eq!(now["year_published"], json!(true));
    let later = |month: &str| desk.call("roster.month", json!({ "month": month }))["year_published"].clone();
    assert_eq!([later("2027-01"), later("2041-01")], [json!(false), json!(null)]);
    assert_eq!(
        broken(&now, None).len(),
        3 + 4,
        "two statutory days, the 4th, and four Thursdays without anybody"
    );
}

#[test]
fn what_is_broken_is_told_with_the_person_the_day_and_the_figures() {
    let desk = with_shifts();
    let rules = json!({ "rest": { "kind": "weekly", "days": 1 }, "most_days": 6, "rest_hours": 11, "week_hours": 40 });
    desk.call("roster.rules_save", rules);
    typed(&desk, "001", 5, "晚白白白白白白白");
    typed(&desk, "002", 5, "白白白白休休休");
    let now = roster(&desk);
    let mine = broken(&now, Some(desk.person("001")));
    assert_eq!(mine, ["roster.short_rest", "roster.long_run", "roster.few_rests", "roster.long_week"]);
    assert_eq!(broken(&now, Some(desk.person("002"))), [""; 0]);
    let told = now["findings"][0]["text"].as_str().unwrap();
    assert!(told.contains("2026-10-06") && told.contains('9') && told.contains("11"), "{told}");
    let run = &now["findings"][1];
    assert_eq!((&run["cells"], &run["hard"]), (&json!([10, 11]), &json!(true)), "the days too many");
    // In the other language the same.
    let english = Desk::speaking(Lang::En);
    assert!(english.host.locale().has("roster-short_rest"));
}

#[test]
fn the_last_days_of_the_month_before_count() {
    let desk = with_shifts();
    let september =
        |day: u32| json!({ "person": desk.person("001"), "day": format!("2026-09-{day:02}"), "text": "白" });
    let before: Vec<Value> = (26..=30).map(september).collect();
    desk.call("roster.set", json!({ "month": "2026-09", "cells": before }));
    typed(&desk, "001", 1, "白白");
    let now = roster(&desk);
    assert_eq!(broken(&now, Some(desk.person("001"))), ["roster.long_run", "roster.long_week"]);
}

#[test]
fn nobody_works_before_the_first_day_or_after_the_last() {
    let desk = with_shifts();
    let person = json!({ "staff_no": "020", "name": "新来的", "post": "客服", "hired": "2026-10-12", "left": "2026-10-20", "probation_until": null, "note": "" });
    desk.call("staff.save", person);
    let early = json!({ "month": MONTH, "cells": cells(&desk, "020", 11, "白") });
    desk.refused_with("roster.set", early, "roster.not_employed");
    typed(&desk, "020", 12, "白");
    let cell = |at: usize| row(&roster(&desk), "020")["cells"][at]["gone"].clone();
    assert_eq!(
        [cell(10), cell(11), cell(19), cell(20)],
        [json!(true), json!(false), json!(false), json!(true)]
    );
    let rows = desk.call("roster.month", json!({ "month": "2026-09" }))["rows"].clone();
    assert!(rows.as_array().unwrap().iter().all(|r| r["staff_no"] != "020"), "not in a month before");
}

#[test]
fn a_published_roster_says_which_cells_are_others_since() {
    let desk = with_shifts();
    desk.refused_with("roster.publish", json!({ "month": MONTH, "name": OWNER }), "roster.nothing");
    typed(&desk, "001", 1, "白白");
    desk.refused_with("roster.publish", json!({ "month": MONTH, "name": " " }), "month.name_needed");
    desk.call("roster.publish", json!({ "month": MONTH, "name": OWNER, "note": "第一版" }));
    let now = roster(&desk);
    assert_eq!((&now["publication"]["by"], &now["publication"]["changed"]), (&json!(OWNER), &json!(0)));
    typed(&desk, "001", 2, "晚");
    typed(&desk, "002", 2, "白");
    let now = roster(&desk);
    assert_eq!(now["publication"]["changed"], 2);
    assert_eq!(row(&now, "001")["cells"][1]["changed"], true);
    desk.call("roster.publish", json!({ "month": MONTH, "name": OWNER }));
    let now = roster(&desk);
    assert_eq!((&now["publication"]["changed"], &now["publication"]["times"]), (&json!(0), &json!(2)));
}

#[test]
fn wishes_stand_beside_the_roster_and_change_no_cell() {
    let desk = with_shifts();
    desk.call(
        "roster.set",
        json!({ "month": MONTH, "cells": cells(&desk, "001", 1, "休晚"), "wishes": true }),
    );
    let now = row(&roster(&desk), "001");
    assert_eq!((&now["cells"][0]["wish"], &now["cells"][1]["wish"]), (&json!("休"), &json!("晚")));
    assert_eq!(texts(&roster(&desk), "001", 2), "");
    let leave = json!([{ "person": desk.person("001"), "day": "2026-10-03", "text": "年假" }]);
    desk.refused_with(
        "roster.set",
        json!({ "month": MONTH, "cells": leave, "wishes": true }),
        "roster.wish_leave",
    );
    let empty = json!([{ "person": desk.person("001"), "day": "2026-10-01", "text": "" }]);
    desk.call("roster.set", json!({ "month": MONTH, "cells": empty, "wishes": true }));
    assert_eq!(row(&roster(&desk), "001")["cells"][0]["wish"], "");
}

#[test]
fn a_shift_that_cannot_be_is_refused_with_what_is_wrong() {
    let desk = with_shifts();
    let shift = |code: &str, name: &str, work: Value| json!({ "id": null, "code": code, "name": name, "hours": { "work": work, "extends": false } });
    let nine = json!([{ "start": 540, "end": 1080 }]);
    for (request, code) in [
        (shift("白", "另一个", nine.clone()), "roster.shift_taken"),
        (shift("休", "休", nine.clone()), "roster.shift_reserved"),
        (shift(" ", "空", nine.clone()), "roster.shift_code"),
        (shift("太长的代号", "长", nine.clone()), "roster.shift_code"),
        (shift("早", " ", nine.clone()), "roster.shift_name"),
        (shift("早", "早班", json!([])), "roster.shift_hours"),
        (shift("早", "早班", json!([{ "start": 700, "end": 600 }])), "roster.shift_hours"),
    ] {
        desk.refused_with("roster.shift_save", request, code);
    }
    desk.refused_with(
        "roster.needs_save",
        json!({ "needs": [{ "shift": 1, "day": "someday", "least": 1 }] }),
        "roster.need_day",
    );
    // Retired it is offered to nobody, and old cells keep it.
    typed(&desk, "001", 1, "晚");
    let night = roster(&desk)["shifts"][1]["id"].clone();
    desk.call("roster.shift_retire", json!({ "id": night, "retired": true }));
    assert_eq!(texts(&roster(&desk), "001", 1), "晚");
    desk.refused_with(
        "roster.set",
        json!({ "month": MONTH, "cells": cells(&desk, "001", 2, "晚") }),
        "roster.unknown_code",
    );
}

#[test]
fn the_roster_of_a_closed_month_stays_as_it_is() {
    let desk = shop::closed();
    desk.call("roster.shifts_take", json!({ "set": "SH1" }));
    assert_eq!(roster(&desk)["closed"], true);
    desk.refused_with(
        "roster.set",
        json!({ "month": MONTH, "cells": cells(&desk, "001", 1, "白") }),
        "month.closed",
    );
}

#[test]
fn the_command_line_says_what_a_roster_breaks() {
    let cli = Cli::with_october();
    let check = ["roster", "check", "b.zhanggui", "--month", MONTH];
    cli.ok(&["call", "b.zhanggui", "roster.shifts_take", r#"{"set":"SH1"}"#]);
    assert_eq!(cli.ok(&check).trim(), "这个月没有不合规则的地方。");
    let people = cli.json(&["call", "b.zhanggui", "staff.list", "{}"]);
    let person = &people["people"][0]["person"]["id"];
    let day =
        |n: u32, text: &str| json!({ "person": person, "day": format!("{MONTH}-{n:02}"), "text": text });
    let cells = json!({ "month": MONTH, "cells": [day(5, "晚"), day(6, "白")] });
    cli.ok(&["call", "b.zhanggui", "roster.set", &cells.to_string()]);
    cli.refused_with(&check, "roster.broken");
    let out = cli.run(&[&check[..], &["--json"]].concat());
    let findings: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(findings[0]["problem"]["code"], "roster.short_rest");
}
