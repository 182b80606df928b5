//! What a hand is asked for: what no report of this book brings, whatever reports of other platforms could.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::exports::{BEI, Late, QING, YUN, whole_month, workbook};
use crate::shop::{self, MONTH};

/// Response and stars come from 赤兔; the service score only from a report of 拼多多, which this shop never brings; the
/// last from no report at all.
const ITEMS: [(&str, &str, Option<&str>); 4] = [
    ("fast", "响应", Some("first_resp_sec")),
    ("stars", "满意", Some("csat_points")),
    ("score", "服务分", Some("service_score")),
    ("tidy", "整洁", None),
];

fn desk() -> Desk {
    let desk = shop::with_staff();
    let items = ITEMS.map(|(id, zh, metric)| {
        json!({ "id": id, "metric": metric, "zh": zh, "en": id, "weight": 10, "target": 30,
                "rule": { "kind": "ratio", "dir": "higher", "cap": 1, "floor": 0 } })
    });
    let scheme = json!({
        "id": "asked", "type": "scheme", "name": { "zh": "问手", "en": "Asked" }, "period": "month",
        "total": { "nominal": 40 }, "items": items,
    });
    let token = desk.file("方案.json", scheme.to_string().as_bytes());
    desk.call("schemes.import", json!({ "token": token, "from": MONTH }));
    let scope = json!({ "kind": "shop", "id": desk.shop("小满旗舰店") });
    desk.call("schemes.assign", json!({ "scheme": "asked", "scope": scope, "from": MONTH }));
    desk
}

/// The items that the hand-entry workbook has a column for.
fn asked(desk: &Desk) -> Vec<&'static str> {
    let token = desk.token("录入.xlsx");
    desk.call("facts.template", json!({ "month": MONTH, "scheme": "asked", "token": token }));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("录入.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "手工录入").unwrap();
    let cells: Vec<String> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    let named = |zh: &str| cells.iter().any(|cell| cell.lines().next() == Some(zh));
    ITEMS.into_iter().filter(|(_, zh, _)| named(zh)).map(|(id, ..)| id).collect()
}

#[test]
fn a_hand_is_asked_for_what_no_report_of_this_book_brings() {
    let desk = desk();
    assert_eq!(asked(&desk), ["tidy"], "nothing was imported: every report may still come");
    let bytes = workbook(&whole_month(MONTH, &[QING, BEI, YUN]), Late::No);
    let import = desk.import(&[desk.file("十月.xlsx", &bytes)]);
    assert_eq!(asked(&desk), ["score", "tidy"]);
    let fed = |board: &Value| -> Vec<bool> {
        board["columns"].as_array().unwrap().iter().map(|c| c["fed"].as_bool().unwrap()).collect()
    };
    assert_eq!(
        fed(&desk.board(MONTH)),
        [true, true, false, false],
        "the board takes a block into the last two"
    );
    let request = json!({ "month": MONTH, "scheme": "asked", "person": desk.person("001") });
    assert_eq!(fed(&desk.call("month.sheet", request)), [true, true, false, false]);
    desk.call("facts.withdraw", json!({ "import": import }));
    assert_eq!(asked(&desk), ["tidy"], "what was withdrawn says nothing of this book");
    desk.call("history.undo", json!({}));
    assert_eq!(asked(&desk), ["score", "tidy"]);
}
