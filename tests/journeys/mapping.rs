//! A table that nobody knows: the owner says what it is, it is imported like any other, and known from then on.

use domain::layout::Purpose;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH};

const HEAD: &str = "统计日,客服花名,来客人数,首响,转化占比,备注";

fn csv(rows: &[&str]) -> Vec<u8> {
    format!("\u{feff}{HEAD}\r\n{}\r\n", rows.join("\r\n")).into_bytes()
}

fn november() -> Vec<u8> {
    csv(&[
        "2026-11-02,店:阿青,30,12秒,35.5%,早班",
        "2026-11-02,店:小北,20,15秒,20%,",
        "2026-11-03,店:阿青,10,9秒,50%,",
    ])
}

/// What the look needs to know of the first table that was not recognised.
fn asked(preview: &Value, tokens: &[String]) -> Value {
    let unknown = &preview["unknown"][0];
    json!({ "tokens": tokens, "file": unknown["file"], "sha256": unknown["sha256"], "sheet": unknown["sheet"] })
}

fn with(mut request: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn column(header: &str, purpose: &str, metric: &str, unit: &str) -> Value {
    json!({ "header": header, "use": purpose, "metric": metric, "unit": unit })
}

fn mapping(name: &str) -> Value {
    json!({ "name": name, "short_dates": null, "settles_after_days": 0, "columns": [
        column("统计日", "date", "", "number"),
        column("客服花名", "nickname", "", "number"),
        column("来客人数", "metric", "receive_users", "number"),
        column("首响", "metric", "first_resp_sec", "duration"),
        column("转化占比", "metric", "conv_pay_final", "share"),
        column("备注", "ignore", "", "number"),
    ] })
}

fn kept(desk: &Desk, name: &str) -> String {
    text(&desk.call("layouts.save", json!({ "mapping": mapping(name) }))["value"])
}

#[test]
fn an_unknown_table_is_mapped_once_and_known_from_then_on_with_the_cell_of_every_figure() {
    let desk = shop::with_staff();
    let tokens = [desk.file("小店日报.csv", &november())];
    let preview = desk.preview(&tokens);
    assert_eq!(preview["refused"][0]["told"]["problem"]["code"], "import.no_layout");
    assert_eq!(preview["unknown"][0]["headers"], json!(HEAD.split(',').collect::<Vec<_>>()));

    let look = desk.call("mapping.look", asked(&preview, &tokens));
    assert_eq!(look["heads"][look["head"].as_u64().unwrap() as usize], json!({ "row": 0, "lines": 1 }));
    let uses: Vec<&str> =
        look["mapping"]["columns"].as_array().unwrap().iter().map(|c| c["use"].as_str().unwrap()).collect();
    assert_eq!(uses[..2], ["date", "nickname"], "{look:#}");
    assert_eq!(look["columns"][2]["samples"], json!(["30", "20", "10"]));
    assert_eq!(look["top"][1]["cells"][1], "店:阿青");
    assert_eq!(look["mapping"]["name"], "小店日报");

    let look =
        desk.call("mapping.look", with(asked(&preview, &tokens), json!({ "mapping": mapping("我的日报") })));
    assert_eq!(look["refused"], Value::Null, "{look:#}");
    let read = &look["read"];
    assert_eq!((&read["count"], &read["wrong"], &read["wants_days"]), (&json!(3), &json!(0), &json!(false)));
    assert_eq!((&read["from"], &read["to"]), (&json!("2026-11-02"), &json!("2026-11-03")));
    assert_eq!(read["rows"][0]["nickname"], "店:阿青");
    assert_eq!(read["rows"][0]["cells"][2], "35.5%");

    kept(&desk, "我的日报");
    let preview = desk.preview(&tokens);
    let sheet = &preview["sheets"][0];
    assert_eq!(
        (&sheet["layout_name"], &sheet["own"], &sheet["verified"]),
        (&json!("我的日报"), &json!(true), &json!(true))
    );
    assert_eq!((&preview["unknown"], &preview["new"]), (&json!([]), &json!(9)));
    desk.import(&tokens);
    let facts = desk.call(
        "facts.list",
        json!({ "month": "2026-11", "offset": 0, "limit": 99, "metric": "conv_pay_final" }),
    );
    let first = &facts["rows"][0];
    assert_eq!(
        (&first["value"], &first["source"]["cell"], &first["source"]["header"]),
        (&json!(0.355), &json!("E2"), &json!("转化占比"))
    );
    assert_eq!((&first["person"], &first["source"]["file"]), (&json!("001"), &json!("小店日报.csv")));

    // The next file with that header is not asked about.
    let next = [desk.file("小店日报 2.csv", &csv(&["2026-11-04,店:小北,7,20秒,10%,"]))];
    assert_eq!(desk.preview(&next)["sheets"][0]["own"], true);
    let list = desk.call("layouts.list", json!({}));
    assert_eq!((&list["layouts"][0]["name"], &list["layouts"][0]["sheets"]), (&json!("我的日报"), &json!(1)));
    assert_eq!(list["layouts"][0]["columns"][0], "来客人数 → 接待人数");
}

#[test]
fn keeping_a_mapping_is_one_step_that_can_be_undone() {
    let desk = shop::with_staff();
    let tokens = [desk.file("小店日报.csv", &november())];
    kept(&desk, "我的日报");
    let told = desk.call("history.list", json!({ "limit": 1 }));
    assert_eq!(told[0]["text"], "记住一种表格：我的日报");
    assert!(text(&told[0]["details"][0]["new"]).contains("首响 → "), "{told}");
    desk.call("history.undo", json!({}));
    assert_eq!(desk.preview(&tokens)["sheets"], json!([]));
    desk.call("history.redo", json!({}));
    assert_eq!(desk.preview(&tokens)["sheets"][0]["own"], true);
}

#[test]
fn a_mapping_that_cannot_be_one_says_why_and_nothing_is_kept() {
    let desk = shop::with_staff();
    let tokens = [desk.file("小店日报.csv", &november())];
    let preview = desk.preview(&tokens);
    // The file changed meanwhile: what is looked at is what was chosen.
    desk.file("小店日报.csv", &csv(&["2026-11-09,店:阿青,1,1秒,1%,"]));
    desk.refused_with("mapping.look", asked(&preview, &tokens), "mapping.file_gone");
    desk.file("小店日报.csv", &november());
    for (at, column, code) in [
        (2, column("来客人数", "metric", "", "number"), "mapping.no_metric"),
        (2, column("来客人数", "metric", "first_resp_sec", "duration"), "mapping.twice"),
        (2, column("来客人数", "metric", "receive_users", "percent"), "mapping.wrong_unit"),
        (2, column("来客人数", "nickname", "", "number"), "mapping.two_agents"),
        (2, column("来客人数", "date", "", "number"), "mapping.two_dates"),
    ] {
        let mut wrong = mapping("日报");
        wrong["columns"][at] = column;
        let look = desk.call("mapping.look", with(asked(&preview, &tokens), json!({ "mapping": wrong })));
        assert_eq!((&look["refused"]["problem"]["code"], &look["read"]), (&json!(code), &Value::Null));
        desk.refused_with("layouts.save", json!({ "mapping": wrong }), code);
    }
    desk.refused_with("layouts.save", json!({ "mapping": mapping(" ") }), "mapping.no_name");
    let mut none = mapping("日报");
    none["columns"] = json!([column("统计日", "date", "", "number")]);
    desk.refused_with("layouts.save", json!({ "mapping": none }), "mapping.no_figures");
}

#[test]
fn a_table_without_dates_is_for_the_days_that_the_owner_names() {
    let desk = shop::with_staff();
    let bytes = "花名,来客人数\n店:阿青,300\n店:小北,200\n";
    let tokens = [desk.file("汇总.csv", bytes.as_bytes())];
    let own = json!({ "name": "汇总", "short_dates": null, "settles_after_days": 0, "columns": [
        column("花名", "nickname", "", "number"), column("来客人数", "metric", "receive_users", "number"),
    ] });
    let asked = asked(&desk.preview(&tokens), &tokens);
    let look = desk.call("mapping.look", with(asked.clone(), json!({ "mapping": own })));
    assert_eq!((&look["read"]["wants_days"], &look["read"]["count"]), (&json!(true), &json!(0)));
    let days = json!({ "mapping": own, "from": "2026-10-01", "to": "2026-10-31" });
    let look = desk.call("mapping.look", with(asked, days));
    assert_eq!((&look["read"]["wants_days"], &look["read"]["count"]), (&json!(false), &json!(2)));
    desk.call("layouts.save", json!({ "mapping": own }));
    // Recognised, and only its days are asked for.
    let preview = desk.preview(&tokens);
    assert_eq!(preview["unknown"][0]["wants_days"], "汇总");
    let days = json!([{ "sha256": preview["unknown"][0]["sha256"], "sheet": preview["unknown"][0]["sheet"], "from": "2026-10-01", "to": "2026-10-31" }]);
    let preview = desk.call("facts.preview", json!({ "tokens": tokens, "days": days }));
    let sheet = &preview["sheets"][0];
    assert_eq!(
        (&sheet["from"], &sheet["to"], &preview["new"]),
        (&json!("2026-10-01"), &json!("2026-10-31"), &json!(2))
    );
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
    let facts = desk.call("facts.list", json!({ "month": MONTH, "offset": 0, "limit": 9 }));
    assert_eq!(
        (&facts["rows"][0]["from"], &facts["rows"][0]["to"]),
        (&json!("2026-10-01"), &json!("2026-10-31"))
    );
}

#[test]
fn a_layout_is_renamed_changed_taken_away_and_brought_back_from_its_file_while_figures_stay() {
    let desk = shop::with_staff();
    let id = kept(&desk, "我的日报");
    let tokens = [desk.file("小店日报.csv", &november())];
    desk.import(&tokens);
    let mut changed = desk.call("layouts.get", json!({ "id": id }))["mapping"].clone();
    assert_eq!(changed["columns"].as_array().unwrap().len(), 6);
    changed["name"] = json!("花名日报");
    desk.call("layouts.save", json!({ "id": id, "mapping": changed }));
    assert_eq!(desk.call("history.list", json!({ "limit": 1 }))[0]["text"], "给自己的表格布局改名：花名日报");
    let at = changed["columns"].as_array().unwrap().iter().position(|c| c["header"] == "首响").unwrap();
    changed["columns"][at]["metric"] = json!("avg_resp_sec");
    desk.call("layouts.save", json!({ "id": id, "mapping": changed }));
    assert_eq!(desk.call("history.list", json!({ "limit": 1 }))[0]["text"], "修改自己的表格布局「花名日报」");
    assert_eq!(desk.call("layouts.list", json!({}))["layouts"][0]["columns"][1], "首响 → 平均响应");

    desk.call("layouts.export", json!({ "id": id, "token": desk.token("布局.json") }));
    let file = std::fs::read_to_string(desk.path("布局.json")).unwrap();
    assert_eq!(definitions::read_layout(&file, definitions::dictionary()).unwrap().id, id);

    desk.call("layouts.remove", json!({ "id": id }));
    assert_eq!(desk.preview(&tokens)["sheets"], json!([]));
    let facts = desk.call("facts.list", json!({ "month": "2026-11", "offset": 0, "limit": 99 }));
    assert_eq!(facts["total"], 9, "figures stay");
    assert_eq!(
        desk.call("facts.imports", json!({}))[0]["files"][0]["layout_name"],
        "花名日报",
        "and name it"
    );
    let calendar = desk.call("facts.completeness", json!({ "month": "2026-11" }));
    assert_eq!(calendar["missing"], 0, "no more files of it are waited for");
    desk.refused_with("layouts.remove", json!({ "id": id }), "layout.gone");

    desk.call("layouts.import", json!({ "token": desk.token("布局.json") }));
    assert_eq!(desk.preview(&tokens)["sheets"][0]["layout_name"], "花名日报");
    for (from, to, code) in [
        ("\"receive_users\"", "\"recieve_users\"", "layout.unknown_metric"),
        ("\"columns\"", "\"colunms\"", "layout.unknown_key"),
        ("{", "", "layout.broken"),
    ] {
        let token = desk.file("坏.json", file.replacen(from, to, 1).as_bytes());
        desk.refused_with("layouts.import", json!({ "token": token }), code);
    }
    let token = desk.file("字节.json", &[0xFF, 0xFE, 0x00]);
    desk.refused_with("layouts.import", json!({ "token": token }), "layout.not_text");
}

#[test]
fn of_two_layouts_that_fit_alike_the_owner_chooses_one_and_is_not_asked_again() {
    let desk = shop::with_staff();
    for (id, name, metric) in [("own.a", "甲报表", "receive_users"), ("own.b", "乙报表", "consult_users")]
    {
        let file = json!({ "id": id, "name": { "zh": name }, "platform": "other", "nickname": ["花名"], "date": ["日"],
            "columns": [{ "metric": metric, "headers": ["人数"], "unit": "number" }] });
        let token = desk.file("布局.json", file.to_string().as_bytes());
        desk.call("layouts.import", json!({ "token": token }));
    }
    let tokens = [desk.file("人数.csv", "日,花名,人数,别的\n2026-11-02,店:阿青,5,x\n".as_bytes())];
    let preview = desk.preview(&tokens);
    let rivals: Vec<String> =
        preview["unknown"][0]["rivals"].as_array().unwrap().iter().map(|r| text(&r["name"])).collect();
    assert_eq!(rivals, ["甲报表", "乙报表"], "{preview:#}");
    let chosen = json!({ "header_key": preview["unknown"][0]["header_key"], "layout": "own.b" });
    desk.call("layouts.choose", chosen);
    assert_eq!(desk.preview(&tokens)["sheets"][0]["layout_name"], "乙报表");
    let choice = desk.call("layouts.list", json!({}))["choices"][0].clone();
    assert_eq!((&choice["layout"]["name"], &choice["headers"][2]), (&json!("乙报表"), &json!("人数")));
    desk.call("layouts.forget", json!({ "id": choice["id"] }));
    assert_eq!(desk.preview(&tokens)["sheets"], json!([]));
    desk.refused_with("layouts.choose", json!({ "header_key": "x", "layout": "own.c" }), "layout.gone");
}

#[test]
fn attendance_and_rosters_are_listed_as_recognised_and_a_folder_of_only_those_says_so() {
    let desk = shop::with_staff();
    let mut tokens = Vec::new();
    for layout in
        definitions::layouts().iter().filter(|l| l.purpose == Purpose::Attendance && l.days_across == 0)
    {
        let head: Vec<&str> = layout
            .nickname
            .first()
            .into_iter()
            .chain(layout.expects.iter().filter_map(|e| e.first()))
            .map(String::as_str)
            .collect();
        let row = vec!["x"; head.len()];
        let bytes = format!("{}\n{}\n", head.join(","), row.join(","));
        tokens.push(desk.file(&format!("{}.csv", layout.id), bytes.as_bytes()));
    }
    let preview = desk.preview(&tokens);
    let known = preview["known"].as_array().unwrap();
    assert!(known.len() >= 5 && known.iter().all(|k| k["what"] == "attendance"), "{preview:#}");
    assert_eq!(preview["note"]["problem"]["code"], "import.only_known");
    assert!(text(&preview["note"]["text"]).contains("考勤和排班的功能还没有做"));
    assert_eq!(preview["can_commit"], false);
    desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), "import.only_known");
}

#[test]
fn the_header_is_found_below_a_title_and_short_names_are_understood() {
    let desk = shop::with_staff();
    let text = "十一月日报\n导出人,小满\n日期,客服,首响,人均客单价格,回复率(%),没有的\n2026-11-02,店:阿青,12秒,88.5,96.5,x\n合计,,12秒,88.5,96.5,\n";
    let tokens = [desk.file("日报.csv", text.as_bytes())];
    let look = desk.call("mapping.look", asked(&desk.preview(&tokens), &tokens));
    assert_eq!(
        look["heads"][look["head"].as_u64().unwrap() as usize],
        json!({ "row": 2, "lines": 1 }),
        "{look:#}"
    );
    let column = |header: &str| {
        let at = look["columns"].as_array().unwrap().iter().position(|c| c["header"] == header).unwrap();
        (look["mapping"]["columns"][at].clone(), look["columns"][at]["proposals"][0].clone())
    };
    let (chosen, proposal) = column("首响");
    assert_eq!((&chosen["metric"], &proposal["sure"]), (&json!("first_resp_sec"), &json!("likely")));
    let (chosen, proposal) = column("回复率(%)");
    assert_eq!(
        (&chosen["metric"], &chosen["unit"], &proposal["sure"]),
        (&json!("reply_rate"), &json!("share"), &json!("sure"))
    );
    let (chosen, proposal) = column("没有的");
    assert_eq!((&chosen["use"], &proposal), (&json!("ignore"), &Value::Null));
    assert_eq!((&look["read"]["count"], &look["read"]["summary"]), (&json!(1), &json!(1)), "{look:#}");
}

#[test]
fn a_header_far_below_the_top_is_named_by_its_row_and_found_again_though_it_moves() {
    let desk = shop::with_staff();
    let with_notes = |lines: usize| {
        let notes: String = (1..=lines).map(|n| format!("说明 {n},\"{}\"\n", "x".repeat(n % 3))).collect();
        format!("{notes}花名,来客人数,日\n店:阿青,30,2026-11-02\n店:小北,20,2026-11-02\n").into_bytes()
    };
    let tokens = [desk.file("有说明.csv", &with_notes(24))];
    let asked = asked(&desk.preview(&tokens), &tokens);
    let none = with(asked.clone(), json!({ "header": { "row": 300, "lines": 1 } }));
    desk.refused_with("mapping.look", none, "mapping.no_header_there");
    let look = desk.call("mapping.look", with(asked, json!({ "header": { "row": 24, "lines": 1 } })));
    let headers: Vec<String> =
        look["columns"].as_array().unwrap().iter().map(|c| text(&c["header"])).collect();
    assert_eq!(headers, ["花名", "来客人数", "日"], "{look:#}");
    assert!(look["top"].as_array().unwrap().iter().any(|l| l["row"] == 24), "its lines are shown: {look:#}");
    let mut own = look["mapping"].clone();
    assert_eq!(own["header_row"], 25);
    own["name"] = json!("有说明的表");
    own["columns"] = json!([
        column("花名", "nickname", "", "number"),
        column("来客人数", "metric", "receive_users", "number"),
        column("日", "date", "", "number"),
    ]);
    let id = text(&desk.call("layouts.save", json!({ "mapping": own }))["value"]);
    assert_eq!(desk.call("layouts.get", json!({ "id": id }))["mapping"]["header_row"], 25);
    for (name, lines) in [("有说明.csv", 24), ("少两行.csv", 22), ("多三行.csv", 27), ("没有说明.csv", 0)]
    {
        let preview = desk.preview(&[desk.file(name, &with_notes(lines))]);
        let sheet = &preview["sheets"][0];
        assert_eq!(
            (&sheet["layout_name"], &sheet["new"]),
            (&json!("有说明的表"), &json!(2)),
            "{name}: {preview:#}"
        );
    }
    // What a file says of the layout says the row.
    desk.call("layouts.export", json!({ "id": id, "token": desk.token("布局.json") }));
    let file = std::fs::read_to_string(desk.path("布局.json")).unwrap();
    assert!(file.contains("\"header_row\": 25"), "{file}");
}

#[test]
fn a_recognised_table_names_what_it_does_not_read_and_is_read_otherwise_once_the_owner_says_so() {
    let desk = shop::with_staff();
    let text = "日期,旺旺昵称,咨询人数,接待人数,首次响应秒,自己加的列\n2026-11-02,店:阿青,30,20,40,7\n";
    let tokens = [desk.file("客服.csv", text.as_bytes())];
    let sheet = desk.preview(&tokens)["sheets"][0].clone();
    assert_eq!((&sheet["own"], &sheet["unread"]), (&json!(false), &json!(["自己加的列"])), "{sheet:#}");
    let asked = json!({ "tokens": tokens, "file": sheet["file"], "sha256": sheet["sha256"], "sheet": sheet["sheet"] });
    let mut own = desk.call("mapping.look", asked)["mapping"].clone();
    own["name"] = json!("我的客服表");
    let at = own["columns"].as_array().unwrap().iter().position(|c| c["header"] == "自己加的列").unwrap();
    own["columns"][at] = column("自己加的列", "metric", "total_msgs", "number");
    desk.call("layouts.save", json!({ "mapping": own }));
    let sheet = desk.preview(&tokens)["sheets"][0].clone();
    assert_eq!(
        (&sheet["own"], &sheet["unread"], &sheet["new"]),
        (&json!(true), &json!([]), &json!(4)),
        "{sheet:#}"
    );
}

#[test]
fn what_the_owner_says_anew_of_a_header_beats_what_was_chosen_for_it_before() {
    let desk = shop::with_staff();
    for (id, metric) in [("own.a", "receive_users"), ("own.b", "consult_users")] {
        let file = json!({ "id": id, "name": { "zh": id }, "platform": "other", "nickname": ["花名"], "date": ["日"],
            "columns": [{ "metric": metric, "headers": ["人数"], "unit": "number" }] });
        desk.call("layouts.import", json!({ "token": desk.file("布局.json", file.to_string().as_bytes()) }));
    }
    let tokens = [desk.file("人数.csv", "日,花名,人数,别的\n2026-11-02,店:阿青,5,6\n".as_bytes())];
    let key = desk.preview(&tokens)["unknown"][0]["header_key"].clone();
    desk.call("layouts.choose", json!({ "header_key": key, "layout": "own.b" }));
    let own = json!({ "name": "新说的", "short_dates": null, "settles_after_days": 0, "columns": [
        column("日", "date", "", "number"), column("花名", "nickname", "", "number"),
        column("人数", "metric", "receive_users", "number"), column("别的", "ignore", "", "number"),
    ] });
    desk.call("layouts.save", json!({ "mapping": own }));
    assert_eq!(desk.preview(&tokens)["sheets"][0]["layout_name"], "新说的");
}
