//! Tables of which every row is one order, conversation or rating: the owner says what they make of a day.

use std::collections::BTreeMap;

use domain::Num;
use domain::fact::Value as Figure;
use intake::{Context, SheetDraft};
use serde_json::{Value, json};

use crate::desk::{Desk, shared, text};
use crate::shop;

fn chats() -> Vec<u8> {
    let rows = [
        "会话编号,客服昵称,进线时间,首次回复时间,处理结果,满意度评分,金额",
        "1,店:阿青,2026-11-02 10:00,2026-11-02 10:00:30,成交,5,100",
        "2,店:阿青,2026-11-02 11:00,2026-11-02 11:01:30,转出,3,",
        "3,店:小北,2026-11-02 09:00,2026-11-02 09:00:20,成交,4,20.5",
        "4,店:阿青,2026-11-03 10:00,2026-11-03 09:00,没成,,",
        "5,店:小北,2026-11-03 12:00,2026-11-03 12:02,成交,5,7",
        "6,店:小北,2026-11-03 12:30,2026-11-03 12:31,没成,2,",
    ];
    format!("\u{feff}{}\r\n", rows.join("\r\n")).into_bytes()
}

fn asked(desk: &Desk, tokens: &[String]) -> Value {
    let unknown = desk.preview(tokens)["unknown"][0].clone();
    json!({ "tokens": tokens, "file": unknown["file"], "sha256": unknown["sha256"], "sheet": unknown["sheet"] })
}

fn with(request: &Value, key: &str, value: &Value) -> Value {
    let mut request = request.clone();
    request[key] = value.clone();
    request
}

fn figure(metric: &str, how: &str, header: &str) -> Value {
    json!({ "metric": metric, "how": how, "header": header, "since": "", "unit": "number", "only": "", "is": [] })
}

fn only(mut figure: Value, column: &str, is: &[&str]) -> Value {
    figure["only"] = json!(column);
    figure["is"] = json!(is);
    figure
}

fn strings(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(&one[key])).collect()
}

#[test]
fn a_table_of_conversations_is_proposed_as_happenings_seen_as_figures_of_a_day_and_known_from_then_on() {
    let desk = shop::with_staff();
    let tokens = [desk.file("会话.csv", &chats())];
    let asked = asked(&desk, &tokens);
    let look = desk.call("mapping.look", asked.clone());
    assert_eq!(
        (&look["happenings"], &look["mapping"]["rows"]),
        (&json!("sure"), &json!("events")),
        "{look:#}"
    );
    let taken = strings(&look["mapping"]["figures"], "metric");
    for wanted in ["receive_sessions", "csat_points", "ratings_received", "first_resp_sec"] {
        assert!(taken.iter().any(|m| m == wanted), "{wanted} of {taken:?}");
    }
    assert!(!taken.contains(&"csat_rate".to_owned()), "a guess is offered, not taken");
    let offers = look["figures"].as_array().unwrap();
    assert!(offers.iter().any(|o| o["figure"]["metric"] == "csat_rate" && o["sure"] == "maybe"), "{look:#}");
    let values = look["columns"].as_array().unwrap().iter().find(|c| c["header"] == "处理结果").unwrap();
    assert_eq!(values["values"], json!(["成交", "没成", "转出"]));

    let mut own = look["mapping"].clone();
    own["name"] = json!("会话明细");
    own["figures"] = json!([
        figure("receive_sessions", "rows", ""),
        only(figure("transferred_sessions", "rows", ""), "处理结果", &["转出"]),
        only(figure("csat_rate", "share", ""), "满意度评分", &["4", "5"]),
        with(&figure("first_resp_sec", "since", "首次回复时间"), "since", &json!("进线时间")),
        with(&figure("sales_amount", "value", "金额"), "unit", &json!("yuan")),
    ]);
    let look = desk.call("mapping.look", with(&asked, "mapping", &own));
    assert_eq!(look["refused"], Value::Null, "{look:#}");
    let read = &look["read"];
    assert_eq!((&read["count"], &read["wrong"]), (&json!(4), &json!(0)), "{read:#}");
    assert_eq!(read["rows"][0]["cells"], json!(["2", "1", "50%", "60 秒", "¥100.00"]), "{read:#}");
    let told = text(&read["problems"][0]["text"]);
    assert!(told.contains("1 行的时间是倒着的") && told.contains("D5"), "{told}");

    let id = text(&desk.call("layouts.save", json!({ "mapping": own }))["value"]);
    let preview = desk.preview(&tokens);
    let sheet = &preview["sheets"][0];
    assert_eq!((&sheet["layout_name"], &sheet["rows"]), (&json!("会话明细"), &json!(4)), "{preview:#}");
    assert_eq!(sheet["unread"], json!([]), "what makes no figure is known to make none");
    desk.import(&tokens);
    let facts = desk.call(
        "facts.list",
        json!({ "month": "2026-11", "offset": 0, "limit": 99, "metric": "first_resp_sec" }),
    );
    let of_bei = |f: &&Value| f["day"] == "2026-11-03" && f["nickname"] == "店:小北";
    let bei = facts["rows"].as_array().unwrap().iter().find(of_bei).unwrap();
    assert_eq!(
        (&bei["value"], &bei["denominator"], &bei["source"]["cell"], &bei["source"]["header"]),
        (&json!(90), &json!(2), &json!("D6"), &json!("首次回复时间")),
        "{facts:#}"
    );

    // What was said of it comes back to be changed, and goes into a file and out of it again.
    let kept = desk.call("layouts.get", json!({ "id": id }))["mapping"].clone();
    assert_eq!(strings(&kept["figures"], "how"), ["rows", "rows", "share", "since", "value"]);
    assert_eq!(
        (&kept["figures"][0]["header"], &kept["figures"][2]["only"]),
        (&json!(""), &json!("满意度评分"))
    );
    desk.call("layouts.save", json!({ "id": id, "mapping": kept }));
    desk.call("layouts.export", json!({ "id": id, "token": desk.token("会话.json") }));
    let before = std::fs::read_to_string(desk.path("会话.json")).unwrap();
    desk.call("layouts.remove", json!({ "id": id }));
    assert_eq!(desk.preview(&tokens)["sheets"], json!([]));
    desk.call("layouts.import", json!({ "token": desk.token("会话.json") }));
    desk.call("layouts.export", json!({ "id": id, "token": desk.token("再.json") }));
    assert_eq!(std::fs::read_to_string(desk.path("再.json")).unwrap(), before);
    assert_eq!(desk.preview(&tokens)["sheets"][0]["unchanged"], preview["new"]);
}

#[test]
fn a_figure_that_cannot_be_made_says_what_it_lacks_and_nothing_is_kept() {
    let desk = shop::with_staff();
    let tokens = [desk.file("会话.csv", &chats())];
    let asked = asked(&desk, &tokens);
    let mut own = desk.call("mapping.look", asked.clone())["mapping"].clone();
    let count = || figure("receive_sessions", "rows", "");
    for (figures, code) in [
        (json!([]), "mapping.no_happening_figures"),
        (json!([figure("", "rows", "")]), "mapping.figure_no_metric"),
        (json!([count(), count()]), "mapping.figure_twice"),
        (json!([figure("sales_amount", "value", "")]), "mapping.no_column"),
        (json!([figure("first_resp_sec", "since", "首次回复时间")]), "mapping.no_column"),
        (json!([only(count(), "处理结果", &[" "])]), "mapping.no_value"),
        (json!([figure("csat_rate", "share", "")]), "mapping.no_column"),
        (json!([figure("csat_rate", "rows", "")]), "mapping.wrong_unit"),
        (json!([only(figure("sales_amount", "share", ""), "处理结果", &["成交"])]), "mapping.wrong_unit"),
        (
            json!([with(&figure("sales_amount", "since", "首次回复时间"), "since", &json!("进线时间"))]),
            "mapping.wrong_unit",
        ),
    ] {
        own["figures"] = figures;
        let look = desk.call("mapping.look", with(&asked, "mapping", &own));
        assert_eq!(look["refused"]["problem"]["code"], code, "{}", own["figures"]);
        assert!(!text(&look["refused"]["text"]).contains('{'), "{look:#}");
        desk.refused_with("layouts.save", json!({ "mapping": own }), code);
    }
}

#[test]
fn a_text_that_looks_like_something_else_is_read_as_the_owner_says_and_so_is_its_like() {
    let desk = shop::with_staff();
    // Well-formed UTF-8 by chance, and as many commas as semicolons.
    let gbk = |day: &str| -> Vec<u8> {
        let mut bytes = Vec::new();
        let (name, row) = ([0xCD, 0xA8, 0xD0, 0xA1], [0xD0, 0xA1, 0xCD, 0xA8]);
        for part in [b"d;" as &[u8], &name, b";n,o,p\n", day.as_bytes(), b";", &row, b";1,5,6\n"] {
            bytes.extend_from_slice(part);
        }
        bytes
    };
    let tokens = [desk.file("数.csv", &gbk("2026-11-02"))];
    let asked = asked(&desk, &tokens);
    let found = desk.call("mapping.look", asked.clone());
    assert_eq!(found["mapping"]["text"], Value::Null);
    assert_eq!(found["text"]["encoding"], "utf8", "{found:#}");
    let said = json!({ "encoding": "gb18030", "delimiter": "semicolon" });
    let look = desk.call("mapping.look", with(&asked, "text", &said));
    assert_eq!((&look["text"], &look["mapping"]["text"]), (&said, &said));
    assert_eq!(look["top"][1]["cells"], json!(["2026-11-02", "小通", "1,5,6"]), "{look:#}");
    let pipes = json!({ "encoding": "gb18030", "delimiter": "pipe" });
    desk.refused_with("mapping.look", with(&asked, "text", &pipes), "mapping.text_unfit");

    let column = |header: &str, purpose: &str, metric: &str| json!({ "header": header, "use": purpose, "metric": metric, "unit": "label" });
    let mut own = look["mapping"].clone();
    own["name"] = json!("通小的表");
    own["columns"] = json!([
        column("d", "date", ""),
        column("通小", "nickname", ""),
        column("n,o,p", "metric", "experience"),
    ]);
    let look = desk.call("mapping.look", with(&asked, "mapping", &own));
    assert_eq!(look["read"]["rows"][0]["nickname"], "小通", "{look:#}");
    let id = text(&desk.call("layouts.save", json!({ "mapping": own }))["value"]);
    for (name, day) in [("数.csv", "2026-11-02"), ("下一份.csv", "2026-11-03")] {
        let preview = desk.preview(&[desk.file(name, &gbk(day))]);
        let sheet = &preview["sheets"][0];
        assert_eq!((&sheet["layout_name"], &sheet["from"]), (&json!("通小的表"), &json!(day)), "{preview:#}");
    }
    // A table of the same header in the ordinary way is read in the ordinary way.
    let plain = [desk.file("平常.csv", "日期,昵称\n2026-11-02,甲\n".as_bytes())];
    assert_eq!(desk.preview(&plain)["unknown"][0]["headers"], json!(["日期", "昵称"]));
    desk.call("layouts.export", json!({ "id": id, "token": desk.token("布局.json") }));
    let file = std::fs::read_to_string(desk.path("布局.json")).unwrap();
    assert!(file.contains("gb18030") && file.contains("semicolon"), "{file}");
}

/// What a sheet's rows make by agent: rows, points and ratings, ratings of 4 or 5, minutes and how many.
fn by_agent(sheet: &SheetDraft) -> BTreeMap<&str, [Num; 6]> {
    let mut all: BTreeMap<&str, [Num; 6]> = BTreeMap::new();
    for row in &sheet.rows {
        let own = all.entry(row.nickname.as_deref().unwrap()).or_default();
        let cell = |metric: &str| row.cells.iter().find(|c| &*c.metric == metric).unwrap();
        let count = cell("ratings_received").value.as_ref().and_then(Figure::number);
        let (points, share, time) = (cell("csat_points"), cell("csat_rate"), cell("first_resp_sec"));
        let parts =
            [count, points.numerator, points.denominator, share.numerator, time.numerator, time.denominator];
        for (sum, part) in own.iter_mut().zip(parts) {
            *sum = Num::from(sum.0 + part.unwrap_or_default().0);
        }
    }
    all
}

fn near(ours: Option<Num>, stated: &str, what: &str) {
    let (ours, stated) = (ours.unwrap(), Num::parse(stated).unwrap());
    assert!((ours.0 - stated.0).abs() <= Num::parse("0.0001").unwrap().0, "{what}: {ours} and {stated}");
}

#[test]
fn a_survey_of_service_is_mapped_on_screen_and_gives_every_agent_and_shift_what_was_worked_out() {
    let Some(folder) = shared("data/service") else { return };
    let desk = shop::with_staff();
    let tokens = [desk.host.token(folder.join("DeepCSAT_test.csv"))];
    let asked = asked(&desk, &tokens);
    let look = desk.call("mapping.look", asked);
    let mapping = &look["mapping"];
    let uses = |purpose: &str| -> Vec<String> {
        let all = mapping["columns"].as_array().unwrap().iter();
        all.filter(|c| c["use"] == purpose).map(|c| text(&c["header"])).collect()
    };
    assert_eq!(
        (&mapping["rows"], &mapping["short_dates"]),
        (&json!("events"), &json!("day_month_year")),
        "{mapping:#}"
    );
    assert_eq!(uses("nickname"), ["Agent_name"]);
    let times = look["figures"].as_array().unwrap();
    assert!(
        times.iter().any(|f| f["figure"]["how"] == "since" && f["figure"]["header"] == "issue_responded"),
        "{times:#?}"
    );

    let mut own = mapping.clone();
    own["figures"] = json!([
        figure("ratings_received", "rows", ""),
        figure("csat_points", "value", "CSAT Score"),
        only(figure("csat_rate", "share", ""), "CSAT Score", &["4", "5"]),
        with(&figure("first_resp_sec", "since", "issue_responded"), "since", &json!("Issue_reported at")),
    ]);
    let bytes = std::fs::read(folder.join("DeepCSAT_test.csv")).unwrap();
    let metrics = |id: &str| definitions::dictionary().get(id);
    for (who, file) in [("Agent_name", "expected_agents.csv"), ("Agent Shift", "expected_shifts.csv")] {
        own["name"] = json!(who);
        for column in own["columns"].as_array_mut().unwrap() {
            let purpose = match column["header"].as_str().unwrap() {
                header if header == who => "nickname",
                "Issue_reported at" => "date",
                _ => "ignore",
            };
            column["use"] = json!(purpose);
        }
        let id = desk.call("layouts.save", json!({ "mapping": own }))["value"].clone();
        desk.call("layouts.export", json!({ "id": id, "token": desk.token("布局.json") }));
        let layout = std::fs::read_to_string(desk.path("布局.json")).unwrap();
        let layout = definitions::read_layout(&layout, definitions::dictionary()).unwrap();
        let ctx = Context {
            layouts: &[layout],
            metrics: &metrics,
            today: "2023-12-01".parse().unwrap(),
            month: None,
        };
        let draft = intake::read_file("DeepCSAT_test.csv", &bytes, &ctx);
        let told = draft.findings().find(|f| f.problem.code == "import.ends_before_start").unwrap();
        assert_eq!(told.problem.params["count"], "635", "as NOTES says");
        let ours = by_agent(&draft.sheets[0]);
        let stated = std::fs::read_to_string(folder.join(file)).unwrap();
        let header: Vec<&str> = stated.lines().next().unwrap().split(',').collect();
        let mut seen = 0;
        for line in stated.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let of = |name: &str| header.iter().position(|h| *h == name).map(|at| fields[at]);
            let [rows, points, rated, good, seconds, timed] = ours[fields[0]];
            assert_eq!(Some(rows.to_string().as_str()), of("rows"), "{line}");
            near(points.checked_div(rated), of("csat").or(of("csat_mean")).unwrap(), line);
            let backwards = of("neg").or(of("negative_rows")).unwrap();
            assert_eq!((rows.0 - timed.0).to_string(), backwards, "{line}");
            if !timed.is_zero() {
                let minutes = seconds.checked_div(timed).and_then(|s| s.checked_div(60.into()));
                near(minutes, of("mean_response_min_nonneg").unwrap(), line);
            }
            if let Some(share) = of("csat_4_5_share") {
                near(good.checked_div(rated), share, line);
            }
            seen += 1;
        }
        assert_eq!(ours.len(), seen, "{file}");
    }
}
