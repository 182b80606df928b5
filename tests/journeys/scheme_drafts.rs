//! A scheme is written as a draft: begun, kept, looked at, compared, put in force, printed, handed on as a file.

use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH, SCHEME};

pub fn draft(desk: &Desk, id: &str) -> Value {
    let view = desk.call("schemes.draft", json!({ "id": id }));
    serde_json::from_str(&text(&view["text"])).unwrap()
}

pub fn keep(desk: &Desk, id: &str, draft: &Value) {
    desk.call("schemes.draft_save", json!({ "id": id, "text": draft.to_string() }));
}

pub fn look(desk: &Desk, id: &str, draft: &Value) -> Value {
    let mut asked = json!({ "id": id, "text": draft.to_string(), "month": MONTH });
    let people = desk.call("staff.list", json!({}))["people"].clone();
    if people.as_array().is_some_and(|p| !p.is_empty()) {
        asked["person"] = json!(desk.person("001"));
    }
    desk.call("schemes.look", asked)
}

/// Begins a scheme; its id.
pub fn begin(desk: &Desk, name: &str, from: Option<&str>) -> String {
    text(&desk.call("schemes.draft_new", json!({ "name": name, "from": from }))["value"])
}

pub fn item(id: &str, name: &str, weight: f64, rule: Value) -> Value {
    json!({ "id": id, "zh": name, "weight": weight, "rule": rule })
}

fn card(desk: &Desk, id: &str) -> Option<Value> {
    let cards = desk.call("schemes.list", json!({}));
    cards.as_array().unwrap().iter().find(|c| c["id"] == id).cloned()
}

fn to_the_shop(desk: &Desk, id: &str) {
    let scope = json!({ "kind": "shop", "id": desk.shop("小满旗舰店") });
    desk.call("schemes.assign", json!({ "scheme": id, "scope": scope, "from": MONTH }));
}

#[test]
fn a_scheme_of_ones_own_is_built_from_nothing_and_scores_once_it_is_in_force() {
    let desk = shop::with_october();
    let id = begin(&desk, "我的方案", None);
    let own = card(&desk, &id).unwrap();
    assert_eq!((&own["only_draft"], &own["version"], &own["items"]), (&json!(true), &json!(0), &json!(0)));
    let mut scheme = draft(&desk, &id);
    let first = look(&desk, &id, &scheme);
    assert_eq!(first["wrong"][0]["told"]["problem"]["code"], "scheme.no_items", "{first}");
    assert_eq!(first["example"], json!(null));
    desk.refused_with("schemes.draft_force", json!({ "id": id, "from": MONTH }), "scheme.no_items");
    let mut speed = item("speed", "首次响应", 60.0, json!({ "kind": "linear", "worst": 60, "best": 20 }));
    speed["fed_by"] = json!("first_resp_sec");
    speed["unit"] = json!("s");
    scheme["items"] = json!([speed]);
    let looked = look(&desk, &id, &scheme);
    let example = &looked["example"];
    // 60 × (60 − 40) ÷ 40
    assert_eq!((&example["total"], &example["items"][0]["points"]), (&json!(30), &json!(30)), "{looked}");
    assert!(text(&example["items"][0]["headline"]).contains("40"), "{example}");
    assert!(text(&example["items"][0]["step"]).contains("+1.5"), "a second less is worth 60 ÷ 40: {example}");
    let before = desk.last_change();
    let _ = look(&desk, &id, &scheme);
    assert_eq!(desk.last_change(), before, "looking writes nothing");
    keep(&desk, &id, &scheme);
    desk.refused_with("schemes.get", json!({ "id": id }), "scheme.only_draft");
    let scope = json!({ "kind": "shop", "id": desk.shop("小满旗舰店") });
    desk.refused_with(
        "schemes.assign",
        json!({ "scheme": id, "scope": scope, "from": MONTH }),
        "scheme.only_draft",
    );
    let forced = desk.call("schemes.draft_force", json!({ "id": id, "from": MONTH }));
    assert_eq!(forced["value"], 1);
    let view = desk.call("schemes.draft", json!({ "id": id }));
    assert_eq!((&view["kept"], &view["version"]), (&json!(false), &json!(1)));
    desk.call(
        "schemes.assign",
        json!({ "scheme": id, "scope": { "kind": "person", "id": desk.person("001") }, "from": MONTH }),
    );
    let board = desk.call("month.board", json!({ "month": MONTH, "scheme": id }));
    assert_eq!(board["rows"][0]["total"], 30, "{board}");
    // Undone: the assignment, then the version; the draft is back.
    desk.call("history.undo", json!({}));
    desk.call("history.undo", json!({}));
    let view = desk.call("schemes.draft", json!({ "id": id }));
    assert_eq!((&view["kept"], &view["version"]), (&json!(true), &json!(0)), "{view}");
}

#[test]
fn a_draft_is_there_again_after_the_program_was_closed() {
    let desk = shop::with_scheme();
    let mut scheme = draft(&desk, SCHEME);
    scheme["items"][0]["weight"] = json!(17);
    keep(&desk, SCHEME, &scheme);
    let path = desk.book_path();
    desk.call("book.close", json!({}));
    desk.call("book.open", json!({ "token": desk.host.token(path) }));
    assert_eq!(draft(&desk, SCHEME)["items"][0]["weight"], 17);
    let detail = desk.call("schemes.get", json!({ "id": SCHEME }));
    assert_eq!((&detail["draft"], &detail["scheme"]["items"][0]["weight"]), (&json!(true), &json!(15)));
    // What is in force meanwhile is changed without losing the draft.
    desk.call(
        "schemes.set",
        json!({ "id": SCHEME, "from": MONTH, "enabled": [{ "item": "kb", "enabled": false }] }),
    );
    assert_eq!(draft(&desk, SCHEME)["items"][0]["weight"], 17, "another version took the draft along");
    let gone = desk.call("schemes.draft_discard", json!({ "id": SCHEME }));
    assert_eq!(gone["value"], true);
    assert_eq!(draft(&desk, SCHEME)["items"][0]["weight"], 15);
    desk.refused_with("schemes.draft_discard", json!({ "id": SCHEME }), "scheme.no_draft");
    desk.refused_with("schemes.draft_force", json!({ "id": SCHEME, "from": MONTH }), "scheme.no_draft");
    desk.call("history.undo", json!({}));
    assert_eq!(draft(&desk, SCHEME)["items"][0]["weight"], 17, "undo brings a draft back");
}

#[test]
fn the_draft_of_a_shipped_scheme_survives_its_first_assignment() {
    let desk = shop::with_staff();
    let mut scheme = draft(&desk, "presales_110");
    scheme["items"][0]["zh"] = json!("改过的名字");
    keep(&desk, "presales_110", &scheme);
    to_the_shop(&desk, "presales_110");
    let view = desk.call("schemes.draft", json!({ "id": "presales_110" }));
    assert_eq!((&view["kept"], &view["version"]), (&json!(true), &json!(1)));
    assert!(text(&view["text"]).contains("改过的名字"));
    let detail = desk.call("schemes.get", json!({ "id": "presales_110" }));
    assert_ne!(detail["scheme"]["items"][0]["name"]["zh"], "改过的名字");
}

#[test]
fn a_scheme_that_was_never_in_force_goes_with_its_draft_and_undo_brings_it_back() {
    let desk = Desk::with_book();
    let id = begin(&desk, "试一试", Some("tech_support_month"));
    assert_eq!(card(&desk, &id).unwrap()["name"]["zh"], "试一试");
    assert_eq!(desk.call("schemes.draft_discard", json!({ "id": id }))["value"], false);
    assert!(card(&desk, &id).is_none());
    desk.call("history.undo", json!({}));
    assert!(card(&desk, &id).is_some());
    desk.refused_with("schemes.draft_new", json!({ "name": "  " }), "scheme.name_missing");
    desk.refused_with("schemes.draft_new", json!({ "name": "复制", "from": "nobody" }), "scheme.unknown");
}

#[test]
fn a_closed_month_keeps_its_scheme_when_a_new_version_comes() {
    let desk = shop::closed();
    let mut scheme = draft(&desk, SCHEME);
    scheme["items"][0]["weight"] = json!(1);
    keep(&desk, SCHEME, &scheme);
    desk.refused_with("schemes.draft_force", json!({ "id": SCHEME, "from": MONTH }), "month.closed");
    assert_eq!(desk.call("schemes.draft", json!({ "id": SCHEME }))["closed_to"], MONTH);
    let forced = desk.call("schemes.draft_force", json!({ "id": SCHEME, "from": "2026-11" }));
    assert_eq!(forced["value"], 2);
    assert_eq!(desk.line(MONTH, "001")["total"], 91.25);
}

#[test]
fn two_versions_are_told_apart_in_words() {
    let desk = shop::with_scheme();
    let mut scheme = draft(&desk, SCHEME);
    scheme["name"]["zh"] = json!("新名字");
    scheme["items"][0]["weight"] = json!(20);
    scheme["items"][0]["target"] = json!(25);
    scheme["items"][1]["enabled"] = json!(false);
    scheme["items"][2]["missing"] = json!("zero");
    scheme["items"][2]["gate"] = json!({ "op": "<", "value": 1, "effect": "total_zero" });
    scheme["items"].as_array_mut().unwrap().remove(7);
    scheme["items"].as_array_mut().unwrap().swap(3, 4);
    scheme["items"].as_array_mut().unwrap().push(item(
        "smile",
        "微笑",
        5.0,
        json!({ "kind": "manual", "min": 0, "max": 5 }),
    ));
    scheme["grades"] = json!([{ "min": 0, "grade": "甲" }]);
    keep(&desk, SCHEME, &scheme);
    let told = |payload: Value| -> Vec<(String, String)> {
        let all = desk.call("schemes.compare", payload);
        all.as_array().unwrap().iter().map(|d| (text(&d["item"]), text(&d["text"]))).collect()
    };
    let found = told(json!({ "id": SCHEME, "before": 1 }));
    let says = |item: &str, words: &str| {
        assert!(found.iter().any(|(i, t)| i == item && t.contains(words)), "{item} {words}: {found:#?}");
    };
    says("", "在线客服绩效考核 → 新名字");
    says("", "A ≥ 90 × 1.1、B ≥ 80 × 1、C ≥ 0 × 0.8 → 甲 ≥ 0");
    says("", "顺序");
    says("响应速度", "权重：15 → 20");
    says("响应速度", "目标：30 → 25");
    says("在线时长", "启用：是 → 否");
    says("微笑", "新增，5 分");
    assert_eq!(found.iter().filter(|(_, t)| t.starts_with("删除")).count(), 1, "{found:#?}");
    assert!(found.iter().any(|(_, t)| t.contains("总分记 0 分")), "{found:#?}");
    assert!(
        !found.iter().any(|(i, t)| i == "响应速度" && t.starts_with("怎么得分")),
        "the rule is the same: {found:#?}"
    );
    assert_eq!(told(json!({ "id": SCHEME, "before": 1, "after": 1 })), []);
}

#[test]
fn an_exported_scheme_is_imported_into_another_book_as_it_was() {
    let desk = shop::with_scheme();
    let id = begin(&desk, "带走的方案", Some(SCHEME));
    let token = desk.token("方案.json");
    desk.call("schemes.export", json!({ "id": id, "token": token }));
    let other = Desk::with_book();
    let bytes = std::fs::read(desk.path("方案.json")).unwrap();
    let token = other.file("方案.json", &bytes);
    let done = other.call("schemes.import", json!({ "token": token, "from": MONTH }));
    assert_eq!(done["value"], id.as_str());
    assert_eq!(draft(&other, &id), draft(&desk, &id));
    desk.call("schemes.export", json!({ "id": SCHEME, "version": 1, "token": desk.token("第一版.json") }));
    desk.refused_with(
        "schemes.export",
        json!({ "id": SCHEME, "version": 9, "token": desk.token("没有.json") }),
        "scheme.unknown",
    );
    let book = desk.host.token(desk.book_path());
    desk.refused_with("schemes.export", json!({ "id": SCHEME, "token": book }), "file.is_a_book");
}

#[test]
fn the_rules_are_printed_for_the_staff_in_either_language() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::speaking(lang);
        desk.call("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "小满家居" }));
        for (id, _) in definitions::shipped_schemes() {
            let request = json!({ "kind": "scheme", "month": MONTH, "scheme": id });
            let info = desk.call("papers.info", request.clone());
            assert!((1..=4).contains(&info["pages"].as_u64().unwrap()), "{id}: {info}");
            assert_eq!(info["warnings"], json!([]), "{id}");
            let request: api::types::papers::PaperRequest = serde_json::from_value(request).unwrap();
            let pages = api::areas::papers::page_texts(&desk.host, &request).unwrap();
            let all = pages.concat().replace('\n', "");
            let detail = desk.call("schemes.get", json!({ "id": id }));
            let key = if lang == Lang::Zh { "zh" } else { "en" };
            for item in detail["scheme"]["items"].as_array().unwrap().iter().filter(|i| i["enabled"] == true)
            {
                let name = text(&item["name"][key]).replace(' ', "");
                assert!(all.replace([' ', '\u{200b}'], "").contains(&name), "{id}: {name} in {all}");
            }
        }
        let paper = json!({ "kind": "scheme", "month": MONTH, "scheme": SCHEME });
        let saved = desk.call("papers.save", json!({ "paper": paper, "token": desk.token("规则.pdf") }));
        assert_eq!(saved["files"], json!(["规则.pdf"]));
        assert!(std::fs::read(desk.path("规则.pdf")).unwrap().starts_with(b"%PDF-"));
        desk.refused_with("papers.info", json!({ "kind": "scheme", "month": MONTH }), "papers.empty");
        let id = begin(&desk, "还没写", None);
        desk.refused_with(
            "papers.info",
            json!({ "kind": "scheme", "month": MONTH, "scheme": id }),
            "scheme.no_items",
        );
    }
}
