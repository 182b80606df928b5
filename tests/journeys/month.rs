//! The month on the board: every number with its reason, down to the cell; what people enter over it.

use serde_json::{Value, json};

use crate::desk::{Desk, lines, text};
use crate::shop::{self, MONTH, OWNER, SCHEME, mark};

fn request(desk: &Desk, no: &str) -> Value {
    json!({ "month": MONTH, "person": desk.person(no), "scheme": SCHEME })
}

#[test]
fn the_board_shows_points_per_item_and_asks_for_what_is_missing() {
    let desk = shop::with_october();
    let board = desk.board(MONTH);
    assert_eq!((&board["scheme"], &board["version"], &board["max"]), (&json!(SCHEME), &json!(1), &json!(95)));
    let points = |no: &str, item: &str| desk.cell(MONTH, no, item)["points"].clone();
    let got = ["001", "002", "003"].map(|no| ["response", "volume", "csat"].map(|item| points(no, item)));
    assert_eq!(json!(got), json!([[11.25, 10, 20], [15, 5, 17.78], [7.5, 10, 20]]));
    let line = desk.line(MONTH, "001");
    assert_eq!((&line["total"], &line["rank"], &line["grade"]), (&json!(null), &json!(null), &json!(null)));
    assert_eq!(line["unranked"], "missing");
    assert!(desk.misses(MONTH).contains(&("missing_items".into(), 3)));
    let fed: Vec<bool> =
        board["columns"].as_array().unwrap().iter().map(|c| c["fed"] == json!(true)).collect();
    assert_eq!(
        fed,
        [true, false, true, true, false, false, false, false],
        "what a hand must enter is told apart"
    );
}

#[test]
fn why_leads_from_the_points_to_the_cell_of_the_file() {
    let desk = shop::with_october();
    let why = desk.why(MONTH, "001", SCHEME, Some("response"));
    assert_eq!((&why["points"], &why["max"]), (&json!(11.25), &json!(15)));
    let told = lines(&why);
    for part in ["40", "30", "接待人数", "620", "11.25"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    let sources = why["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 2 * 31, "a figure and its weight, each day");
    let first = &sources[0];
    assert_eq!(
        (&first["file"], &first["sheet"], &first["cell"]),
        (&json!("十月.xlsx"), &json!("客服数据"), &json!("E2"))
    );
    assert!(text(&first["value"]).contains("40"));
    // A cell that is looked up in the file really holds the figure.
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("十月.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "客服数据").unwrap();
    assert_eq!(range.get_value((1, 4)), Some(&calamine::Data::Float(40.0)));
    desk.refused_with(
        "month.why",
        json!({ "month": MONTH, "person": desk.person("001"), "scheme": SCHEME, "item": "x" }),
        "scheme.no_item",
    );
}

#[test]
fn a_mark_by_hand_wins_and_what_it_stands_instead_of_stays_visible() {
    let desk = shop::with_october();
    desk.call("month.mark", mark(&desk, "001", "response", "３５"));
    let cell = desk.cell(MONTH, "001", "response");
    assert_eq!((&cell["value"], &cell["points"], &cell["marked"]), (&json!(35), &json!(12.86), &json!(true)));
    let why = desk.why(MONTH, "001", SCHEME, Some("response"));
    let told = lines(&why);
    for part in ["替代", "40", "月底统计", OWNER] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert_eq!(why["mark"]["by"], OWNER);
    desk.call("month.mark", mark(&desk, "001", "response", ""));
    assert_eq!(desk.cell(MONTH, "001", "response")["value"], 40, "cleared, the figure is back");
    desk.call("month.mark", mark(&desk, "001", "kb", "0"));
    let zero = desk.cell(MONTH, "001", "kb");
    assert_eq!(
        (&zero["value"], &zero["points"]),
        (&json!(0), &json!(0)),
        "a zero that somebody entered is a zero"
    );
    for (item, value) in [("response", "很快"), ("kb", "五条")] {
        let problem = desk.refused("month.mark", mark(&desk, "001", item, value));
        assert!(problem.code.starts_with("score.") || problem.code.starts_with("month."), "{problem}");
    }
    desk.refused_with("month.mark", mark(&desk, "001", "nothing", "1"), "scheme.no_item");
}

#[test]
fn the_hand_entry_workbook_is_saved_filled_in_and_imported() {
    let desk = shop::with_october();
    desk.call(
        "facts.template",
        json!({ "month": MONTH, "scheme": SCHEME, "token": desk.token("录入.xlsx") }),
    );
    let filled = fill(&desk, &[("001", ["6", "90", "0", "5", "5"]), ("003", ["3", "", "0", "5", "5"])]);
    let token = desk.file("录入-已填.xlsx", &filled);
    let preview = desk.preview(std::slice::from_ref(&token));
    assert_eq!((&preview["new"], &preview["wrong"]), (&json!(9), &json!(0)), "{preview}");
    let import = desk.import(&[token]);
    assert_eq!(desk.line(MONTH, "001")["total"], 91.25);
    assert_eq!(desk.line(MONTH, "003")["total"], json!(null), "one cell was left empty");
    assert_eq!(desk.cell(MONTH, "003", "online")["points"], 7.5);
    let why = desk.why(MONTH, "001", SCHEME, Some("online"));
    assert_eq!(
        (&why["sources"][0]["file"], &why["sources"][0]["cell"]),
        (&json!("录入-已填.xlsx"), &json!("C4"))
    );
    // The template shows what is known by now.
    desk.call(
        "facts.template",
        json!({ "month": MONTH, "scheme": SCHEME, "token": desk.token("再录.xlsx") }),
    );
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("再录.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "手工录入").unwrap();
    assert_eq!(range.get_value((3, 3)), Some(&calamine::Data::Float(90.0)));
    desk.call("facts.withdraw", json!({ "import": import }));
    assert_eq!(desk.cell(MONTH, "001", "online")["state"], "missing", "marks go with their workbook");
}

#[test]
fn the_hand_entry_workbook_brought_again_changes_nothing_and_one_cell_changes_one_mark() {
    let desk = shop::ready();
    desk.call(
        "facts.template",
        json!({ "month": MONTH, "scheme": SCHEME, "token": desk.token("录入.xlsx") }),
    );
    for step in ["month.review", "month.confirm"] {
        desk.call(step, json!({ "month": MONTH, "people": [], "name": OWNER }));
    }
    assert_eq!(desk.line(MONTH, "001")["state"], "confirmed");
    let token = desk.token("录入.xlsx");
    let again = desk.preview(std::slice::from_ref(&token));
    assert_eq!((&again["new"], &again["changed"], &again["unchanged"]), (&json!(0), &json!(0), &json!(15)));
    assert_eq!(again["note"]["problem"]["code"], "import.all_unchanged", "{again}");
    desk.import(&[token]);
    assert_eq!(desk.line(MONTH, "001")["state"], "confirmed", "what stands as it is opens nothing");
    let was = desk.line(MONTH, "001")["total"].clone();
    let filled = fill(&desk, &[("001", ["6", "90", "0", "5", "4"])]);
    let token = desk.file("录入-改.xlsx", &filled);
    let preview = desk.preview(std::slice::from_ref(&token));
    let changes = preview["sheets"][0]["changes"].as_array().unwrap();
    assert_eq!(preview["new"], 0, "{preview}");
    assert_eq!(json!(changes.len()), preview["changed"]);
    let kb = changes.iter().find(|c| c["metric"] == "kb").unwrap();
    assert_eq!((&kb["nickname"], &kb["new"]), (&json!("001"), &json!("4")), "{kb}");
    let import = desk.import(&[token]);
    assert_ne!(desk.line(MONTH, "001")["total"], was);
    assert_eq!(desk.line(MONTH, "002")["state"], "confirmed", "nobody else is touched");
    let listed = desk.call("facts.imports", json!({}));
    let own = listed.as_array().unwrap().iter().find(|i| i["id"] == json!(import)).unwrap();
    assert_eq!(own["facts"], preview["changed"], "the list counts the marks that were written");
}

/// What somebody types into a cell.
fn typed(text: &str) -> Option<domain::fact::Value> {
    use domain::fact::Value;
    let number = domain::Num::parse(text).map(Value::Number);
    number.or_else(|| (!text.is_empty()).then(|| Value::Label(text.to_owned())))
}

/// The saved template with values typed in, as a spreadsheet would save it.
fn fill(desk: &Desk, rows: &[(&str, [&str; 5])]) -> Vec<u8> {
    use papers::workbook::{HandEntryDoc, HandItem, HandPerson, hand_entry_template};
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("录入.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "手工录入").unwrap();
    let at = |row: u32, col: u32| range.get_value((row, col)).map(ToString::to_string).unwrap_or_default();
    let items: Vec<String> = (2..).map(|col| at(1, col)).take_while(|id| !id.is_empty()).collect();
    assert_eq!(items, shop::HAND, "only what no figure feeds");
    let numbers: Vec<String> = (3..6).map(|row| at(row, 0)).collect();
    assert_eq!(numbers, ["001", "002", "003"]);
    let doc = HandEntryDoc {
        lang: domain::Lang::Zh,
        scheme: at(0, 1),
        month: at(0, 2).parse().unwrap(),
        items: items.iter().map(|id| HandItem { id: id.clone(), ..HandItem::default() }).collect(),
        people: rows
            .iter()
            .map(|(no, values)| HandPerson {
                staff_no: (*no).to_owned(),
                name: String::new(),
                values: values.iter().map(|v| typed(v)).collect(),
            })
            .collect(),
    };
    hand_entry_template(&doc).unwrap()
}

#[test]
fn a_workbook_of_marks_with_a_stranger_or_an_impossible_value_is_refused_whole() {
    let desk = shop::with_october();
    desk.call(
        "facts.template",
        json!({ "month": MONTH, "scheme": SCHEME, "token": desk.token("录入.xlsx") }),
    );
    for (no, value) in [("099", "6"), ("001", "很久")] {
        let token = desk.file(
            "坏.xlsx",
            &fill(&desk, &[("002", ["6", "90", "0", "5", "5"]), (no, [value, "", "", "", ""])]),
        );
        let preview = desk.preview(&[token]);
        assert_eq!(
            (&preview["wrong"], &preview["can_commit"]),
            (&json!(1), &json!(false)),
            "{no} {value}: {preview}"
        );
        desk.refused("facts.commit", json!({ "preview": preview["id"] }));
    }
    assert_eq!(desk.cell(MONTH, "002", "online")["state"], "missing");
}

#[test]
fn points_are_overridden_only_with_a_reason_and_never_the_total() {
    let desk = shop::ready();
    let mut over = request(&desk, "002");
    over["item"] = json!("norms");
    over["value"] = json!("5");
    over["reason"] = json!("");
    over["name"] = json!(OWNER);
    desk.refused_with("month.override", over.clone(), "month.needs_reason");
    over["reason"] = json!("只漏发一次结束语");
    let mut nobody = over.clone();
    nobody["name"] = json!(" ");
    desk.refused_with("month.override", nobody, "month.name_needed");
    let mut word = over.clone();
    word["value"] = json!("一半");
    desk.refused_with("month.override", word, "month.bad_value");
    desk.call("month.override", over.clone());
    let cell = desk.cell(MONTH, "002", "norms");
    assert_eq!((&cell["points"], &cell["overridden"]), (&json!(5), &json!(true)));
    assert_eq!(desk.line(MONTH, "002")["total"], 82.78);
    let told = lines(&desk.why(MONTH, "002", SCHEME, Some("norms")));
    assert!(told.contains("只漏发一次结束语") && told.contains(OWNER) && told.contains("10"), "{told}");
    over["value"] = json!("");
    desk.call("month.override", over);
    assert_eq!(desk.line(MONTH, "002")["total"], 87.78);
    let mut grade = request(&desk, "002");
    grade["value"] = json!("A");
    grade["reason"] = json!("带新人");
    grade["name"] = json!(OWNER);
    desk.call("month.override", grade);
    assert_eq!(desk.line(MONTH, "002")["grade"], "A");
}

#[test]
fn a_wrong_figure_is_taken_out_with_a_reason_and_comes_back() {
    let desk = shop::ready();
    let source = desk.why(MONTH, "001", SCHEME, Some("response"))["sources"][0].clone();
    let exclude = |reason: &str| {
        json!({ "month": MONTH, "file": source["id"], "row": source["row"], "col": source["col"],
                "reason": reason, "name": OWNER })
    };
    desk.refused_with("facts.exclude", exclude(" "), "month.needs_reason");
    desk.call("facts.exclude", exclude("店里断网"));
    let told = lines(&desk.why(MONTH, "001", SCHEME, Some("response")));
    assert!(told.contains("店里断网") && told.contains("40"), "the old value stays visible: {told}");
    let page = desk.call("facts.list", json!({ "month": MONTH, "metric": "first_resp_sec", "person": desk.person("001"), "offset": 0, "limit": 99 }));
    let out: Vec<&Value> =
        page["rows"].as_array().unwrap().iter().filter(|r| r["used"] == json!(false)).collect();
    assert_eq!(out.len(), 1);
    assert_eq!((&out[0]["value"], &out[0]["excluded"]["reason"]), (&json!(40), &json!("店里断网")));
    desk.call("facts.include", json!({ "exclusion": out[0]["excluded"]["id"] }));
    assert!(!lines(&desk.why(MONTH, "001", SCHEME, Some("response"))).contains("断网"));
    desk.refused_with("facts.include", json!({ "exclusion": 99 }), "facts.gone");
}

#[test]
fn the_sheet_carries_comment_plan_group_mean_and_trend() {
    let desk = shop::ready();
    let mut note = request(&desk, "001");
    note["comment"] = json!("响应稳定。");
    note["plan"] = json!("每周分享一次。");
    desk.call("month.comment", note);
    let sheet = desk.call("month.sheet", request(&desk, "001"));
    assert_eq!((&sheet["comment"], &sheet["plan"]), (&json!("响应稳定。"), &json!("每周分享一次。")));
    assert_eq!(sheet["months"], json!(["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]));
    assert_eq!(sheet["row"]["trend"][5], 91.25);
    // (91.25 + 87.78 + 87.5) ÷ 3
    assert_eq!(sheet["group_trend"][5], 88.84);
    assert_eq!(sheet["group"][0]["points"], 11.25, "(11.25 + 15 + 7.5) ÷ 3");
    assert_eq!(sheet["whys"].as_array().unwrap().len(), 8);
    assert_eq!((&sheet["closed"], &sheet["log"]), (&json!(false), &json!([])));
}

#[test]
fn a_month_without_data_says_so_and_nothing_breaks() {
    for desk in [Desk::with_book(), shop::with_scheme()] {
        let board = desk.board("2031-02");
        assert_eq!(
            (&board["rows"], &board["columns"], &board["group_total"]),
            (&json!([]), &json!([]), &json!(null))
        );
        for kind in ["evaluation", "ranking", "ranking_wall", "workbook"] {
            let paper = json!({ "kind": kind, "month": "2031-02" });
            desk.refused_with("papers.info", paper.clone(), "papers.empty");
            desk.refused_with(
                "papers.save",
                json!({ "paper": paper, "token": desk.token("x") }),
                "papers.empty",
            );
            let page = json!({ "paper": paper, "page": 0, "scale": 1.0 });
            assert_eq!(desk.host.bytes("papers.page", page).unwrap_err().code, "papers.empty");
        }
        desk.call("month.close_check", json!({ "month": "2031-02" }));
        let facts = desk.call("facts.list", json!({ "month": "2031-02", "offset": 0, "limit": 10 }));
        assert_eq!(facts["total"], 0);
        let decided = desk.call("month.confirm", json!({ "month": "2031-02", "people": [], "name": OWNER }));
        assert_eq!(decided["value"]["done"], 0);
        desk.misses("2031-02");
    }
    let desk = Desk::with_book();
    assert_eq!(desk.misses("2026-11"), [("no_shop".into(), 1), ("no_staff".into(), 1)]);
    let desk = shop::with_scheme();
    let told = desk.board(MONTH)["without"].clone();
    assert_eq!(told.as_array().unwrap().len(), 3);
    assert_eq!(told[0]["told"]["problem"]["code"], "month.no_data");
    assert!(
        desk.misses(MONTH).iter().any(|(kind, _)| kind == "missing_days" || kind == "no_data"),
        "home says that no file came: {:?}",
        desk.misses(MONTH)
    );
    let person = desk.person("001");
    desk.refused_with(
        "month.sheet",
        json!({ "month": MONTH, "person": person, "scheme": SCHEME }),
        "month.no_sheet",
    );
}

#[test]
fn a_figure_that_was_taken_out_is_shown_with_its_reason_and_taken_back_in_where_it_is_shown() {
    let desk = shop::ready();
    let why = || desk.why(MONTH, "001", SCHEME, Some("response"));
    let first = why()["sources"][0].clone();
    assert_eq!(first["excluded"], json!(null));
    desk.call(
        "facts.exclude",
        json!({ "month": MONTH, "file": first["id"], "row": first["row"], "col": first["col"],
                "reason": "店里断网", "name": OWNER }),
    );
    let out = why()["sources"][0].clone();
    for key in ["file", "sheet", "cell", "days", "value"] {
        assert_eq!(out[key], first[key], "{key}: {out}");
    }
    assert_eq!((&out["excluded"]["reason"], &out["excluded"]["by"]), (&json!("店里断网"), &json!(OWNER)));
    assert!(text(&out["excluded"]["at"]).starts_with("2026-11-22"));
    let sources = why()["sources"].as_array().unwrap().len();
    desk.call("facts.include", json!({ "exclusion": out["excluded"]["id"] }));
    let back = why();
    assert!(back["sources"].as_array().unwrap().iter().all(|s| s["excluded"].is_null()), "{back}");
    assert!(back["sources"].as_array().unwrap().len() >= sources, "the day counts again");
    assert_eq!(desk.cell(MONTH, "001", "response")["points"], 11.25);
}

#[test]
fn a_sheet_that_came_back_open_says_what_changed_beneath_it() {
    let desk = shop::confirmed();
    desk.call("month.mark", mark(&desk, "001", "kb", "4"));
    let sheet = desk.call("month.sheet", request(&desk, "001"));
    let log = sheet["log"].as_array().unwrap();
    assert!(log.iter().any(|e| e["reason"] == "手工录入有改动"), "{log:?}");
    assert!(log.iter().all(|e| !text(&e["reason"]).contains("change.")), "{log:?}");
}
