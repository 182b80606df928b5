//! The metric dictionary on screen: found, explained, traced; the owner's own metrics; a person's history.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH, OWNER, SCHEME};

fn card(desk: &Desk, id: &str) -> Value {
    let list = desk.call("metrics.list", json!({}));
    list.as_array()
        .unwrap()
        .iter()
        .find(|m| m["id"] == id)
        .unwrap_or_else(|| panic!("no metric {id}"))
        .clone()
}

fn own(zh: &str, total: Value) -> Value {
    json!({ "zh": zh, "en": "Won back", "about": "挽回的顾客人数。", "unit": "count", "direction": "higher", "total": total, "decimals": 0 })
}

fn made(desk: &Desk, zh: &str) -> String {
    text(&desk.call("metrics.save", own(zh, json!({ "how": "sum" })))["value"])
}

#[test]
fn every_metric_is_listed_with_what_it_is_searched_by_and_whether_the_book_has_figures() {
    let desk = shop::with_october();
    let list = desk.call("metrics.list", json!({}));
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), definitions::dictionary().metrics().len());
    let served = card(&desk, "receive_users");
    assert_eq!(
        (&served["zh"], &served["topic"], &served["figures"]),
        (&json!("接待人数"), &json!("reception"), &json!(true))
    );
    assert!(text(&served["pinyin"]).ends_with(" jdrs"), "{served}");
    assert_eq!(card(&desk, "turnover_rate")["figures"], false);
    assert_eq!(card(&desk, "consults_per_day")["figures"], true, "computed from what is there");
    assert_eq!(card(&desk, "team_annual_sales")["basis"], "inferred");
}

#[test]
fn a_metric_says_how_it_is_totalled_which_columns_feed_it_where_it_is_used_and_what_the_book_has() {
    let desk = shop::with_october();
    let page = desk.call("metrics.get", json!({ "id": "first_resp_sec" }));
    assert!(text(&page["total"]).contains("接待人数"), "{page}");
    let feeds = page["feeds"].as_array().unwrap();
    assert!(feeds.len() >= 5 && feeds.iter().any(|f| f["platform"] == "抖店"), "{page:#}");
    assert!(feeds.iter().any(|f| f["needs"] == "接待人数"));
    let weighted = |layout: &str| {
        let feed = feeds.iter().find(|f| f["layout"] == layout).unwrap();
        (feed["weight"].clone(), feed["no_base"].clone())
    };
    assert_eq!(weighted("jd.workload"), (json!("接待会话量"), json!(false)), "JD counts no customers");
    assert_eq!(weighted("chitu.agent_data"), (Value::Null, json!(false)));
    let uses = page["uses"].as_array().unwrap();
    assert_eq!((&uses[0]["scheme"], &uses[0]["assigned"]), (&json!(SCHEME), &json!(true)));
    assert_eq!(page["figures"][0]["rows"], 93);
    assert_eq!(
        (&page["figures"][0]["from"], &page["figures"][0]["shop"]),
        (&json!("2026-10-01"), &json!("小满旗舰店"))
    );
    let page = desk.call("metrics.get", json!({ "id": "consults_per_day" }));
    assert!(text(&page["total"]).starts_with("咨询人数 ÷ 上班天数"), "{page}");
    assert_eq!(page["made_of"].as_array().unwrap().len(), 2);
    assert_eq!((&page["source"], &page["figures"]), (&json!("metrics"), &json!([])));
    desk.refused_with("metrics.get", json!({ "id": "nothing" }), "metric.gone");
}

#[test]
fn an_own_metric_is_mapped_imported_bound_to_an_item_and_scored() {
    let desk = shop::with_october();
    let id = made(&desk, "挽回人数");
    assert_eq!(id, "own_wanhuirenshu");
    assert_eq!(card(&desk, &id)["topic"], "own");
    let column = |header: &str, purpose: &str, metric: &str| json!({ "header": header, "use": purpose, "metric": metric, "unit": "number" });
    let mapping = json!({ "name": "挽回表", "short_dates": null, "settles_after_days": 0, "columns": [
        column("日子", "date", ""), column("谁", "nickname", ""), column("挽回", "metric", &id),
    ] });
    // Until a report brings it, its item is one for the hand.
    let set =
        |metric: &str| json!({ "id": SCHEME, "from": MONTH, "fed_by": [{ "item": "kb", "metric": metric }] });
    desk.call("schemes.set", set(&id));
    let fed = |desk: &Desk| {
        let board = desk.board(MONTH);
        board["columns"].as_array().unwrap().iter().find(|c| c["item"] == "kb").unwrap()["fed"].clone()
    };
    assert_eq!(fed(&desk), false);
    desk.call(
        "facts.template",
        json!({ "month": MONTH, "scheme": SCHEME, "token": desk.token("录入.xlsx") }),
    );
    desk.call("layouts.save", json!({ "mapping": mapping }));
    desk.import(&[
        desk.file("挽回.csv", "日子,谁,挽回\n2026-10-03,店:阿青,2\n2026-10-04,店:阿青,3\n".as_bytes())
    ]);
    assert_eq!(desk.cell(MONTH, "001", "kb")["value"], json!(5));
    assert_eq!(fed(&desk), true, "a report of this book brings it now");
    let page = desk.call("metrics.get", json!({ "id": id }));
    assert_eq!(
        (&page["feeds"][0]["layout_name"], &page["feeds"][0]["own"], &page["source"]),
        (&json!("挽回表"), &json!(true), &json!("export"))
    );
    assert_eq!(page["uses"][0]["scheme"], SCHEME);

    // Its unit stays, its direction may change, and it is offered until it is retired.
    let mut change = own("挽回人数", json!({ "how": "sum" }));
    change["id"] = json!(id);
    change["unit"] = json!("yuan");
    desk.refused_with("metrics.save", change.clone(), "metric.unit_fixed");
    change["unit"] = json!("count");
    change["zh"] = json!("挽回顾客");
    desk.call("metrics.save", change);
    let offered = |desk: &Desk| {
        let detail = desk.call("schemes.get", json!({ "id": SCHEME }));
        detail["metrics"].as_array().unwrap().iter().any(|m| m["id"] == json!(id))
    };
    assert!(offered(&desk));
    desk.call("metrics.retire", json!({ "id": id, "retired": true }));
    assert!(!offered(&desk));
    assert_eq!(desk.cell(MONTH, "001", "kb")["value"], json!(5), "what names it goes on");
    assert_eq!(desk.call("history.list", json!({ "limit": 1 }))[0]["text"], "停用指标「挽回顾客」");
    desk.call("history.undo", json!({}));
    assert!(offered(&desk));
}

#[test]
fn an_own_metric_that_cannot_be_one_says_why() {
    let desk = shop::with_staff();
    let refused = |request: Value, code: &str| desk.refused_with("metrics.save", request, code);
    refused(
        own(" ", json!({ "how": "sum" }))
            .as_object()
            .map(|o| {
                let mut o = o.clone();
                o["en"] = json!("");
                json!(o)
            })
            .unwrap(),
        "metric.no_name",
    );
    refused(own("接待人数", json!({ "how": "sum" })), "metric.name_taken");
    refused(own("挽回率", json!({ "how": "weighted", "weight": null })), "metric.bad_total");
    refused(
        own(
            "挽回率",
            json!({ "how": "quotient", "top": [{ "metric": "consults_per_day" }], "bottom": [{ "metric": "work_days" }] }),
        ),
        "metric.bad_total",
    );
    let mut words = own("评语", json!({ "how": "sum" }));
    words["unit"] = json!("label");
    refused(words, "metric.bad_total");
    let mut shipped = own("别的", json!({ "how": "sum" }));
    shipped["id"] = json!("receive_users");
    refused(shipped, "metric.not_own");
    desk.refused_with("metrics.retire", json!({ "id": "receive_users", "retired": true }), "metric.not_own");
    let id = made(&desk, "挽回人数");
    let rate = json!({ "zh": "挽回率", "en": "", "about": "", "unit": "ratio", "direction": "higher", "decimals": 2,
        "total": { "how": "quotient", "top": [{ "metric": id }], "bottom": [{ "metric": "receive_users" }] } });
    let rate = text(&desk.call("metrics.save", rate)["value"]);
    assert_eq!(
        text(&desk.call("metrics.get", json!({ "id": rate }))["total"]).split('，').next(),
        Some("挽回人数 ÷ 接待人数")
    );
}

#[test]
fn a_person_s_history_is_shown_by_month_and_day_with_its_cells_and_a_wrong_figure_is_taken_out() {
    let desk = shop::with_october();
    let request =
        json!({ "metric": "first_resp_sec", "person": desk.person("001"), "from": "2026-08", "to": MONTH });
    let history = |desk: &Desk| desk.call("metrics.history", request.clone());
    let seen = history(&desk);
    let months = seen["months"].as_array().unwrap();
    assert_eq!(months.len(), 3);
    assert_eq!((&months[0]["value"], &months[0]["days"]), (&Value::Null, &json!([])));
    let october = &months[2];
    assert_eq!((&october["value"], &october["shown"]), (&json!(40), &json!("40 秒")));
    assert_eq!((&october["days_with"], &october["days_of"]), (&json!(31), &json!(31)));
    assert_eq!(october["days"].as_array().unwrap().len(), 31);
    assert_eq!(
        (&october["days"][0]["day"], &october["days"][0]["value"]),
        (&json!("2026-10-01"), &json!(40))
    );
    let cell = october["sources"].as_array().unwrap().iter().find(|s| s["role"] == "首次响应").unwrap();
    assert_eq!(
        (&cell["cell"], &cell["sheet"], &cell["file"]),
        (&json!("E2"), &json!("客服数据"), &json!("十月.xlsx"))
    );

    let wrong = json!({ "month": MONTH, "file": cell["id"], "row": cell["row"], "col": cell["col"], "reason": "平台故障", "name": OWNER });
    desk.call("facts.exclude", wrong);
    let october = history(&desk)["months"][2].clone();
    assert_eq!((&october["days_with"], &october["days"].as_array().unwrap().len()), (&json!(30), &31));
    assert_eq!(october["days"][0]["value"], Value::Null);
    let out = &october["sources"][0]["excluded"];
    assert_eq!(out["reason"], "平台故障");
    desk.call("facts.include", json!({ "exclusion": out["id"] }));
    assert_eq!(history(&desk)["months"][2]["days_with"], 31);
    let gone = json!({ "metric": "first_resp_sec", "person": 99, "from": MONTH, "to": MONTH });
    desk.refused_with("metrics.history", gone, "staff.gone");
}
