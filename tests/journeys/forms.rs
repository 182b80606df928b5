//! The papers beside the evaluation sheet, the letterhead over all of them, and sheets that are sent in a chat.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH, SCHEME};

/// What is printed, without blanks.
fn printed(desk: &Desk, mut paper: Value) -> String {
    if paper.get("month").is_none() {
        paper["month"] = json!(MONTH);
    }
    let request = serde_json::from_value(paper).unwrap();
    let pages = api::areas::papers::page_texts(&desk.host, &request).unwrap();
    pages.concat().split_whitespace().collect()
}

fn all_in(text: &str, words: &[&str]) {
    for word in words {
        let plain: String = word.split_whitespace().collect();
        assert!(text.contains(&plain), "{word} in {text}");
    }
}

fn save(desk: &Desk, paper: &Value, each: bool, picture: bool, to: &str) -> Vec<String> {
    let request = json!({ "paper": paper, "token": desk.token(to), "each": each, "picture": picture });
    desk.call("papers.save", request)["files"].as_array().unwrap().iter().map(text).collect()
}

#[test]
fn a_blank_sheet_has_items_rules_and_targets_and_no_figure_of_anybody() {
    let desk = shop::ready();
    let named = printed(&desk, json!({ "kind": "blank", "people": [desk.person("001")] }));
    all_in(&named, &["绩效考核表（手填）", "陈青", "001", "响应速度", "自评", "评分办法", "员工自述"]);
    for figure in ["91.25", "11.25"] {
        assert!(!named.contains(figure), "{figure} is for the pen: {named}");
    }
    let nobodys = printed(&desk, json!({ "kind": "blank", "nameless": true }));
    assert!(nobodys.contains("响应速度") && !nobodys.contains("陈青"), "{nobodys}");
    // A month without figures has nobody's sheet yet, and can be written by hand.
    let early = printed(&desk, json!({ "kind": "blank", "month": "2026-11" }));
    assert!(early.contains("响应速度") && early.contains("2026年11月"), "{early}");
}

#[test]
fn an_appeal_of_the_book_is_on_its_form_with_the_decision() {
    let desk = shop::confirmed();
    desk.is_today("2026-11-09");
    let paper = || json!({ "kind": "appeal", "people": [desk.person("002")] });
    let empty = printed(&desk, paper());
    all_in(
        &empty,
        &["绩效申诉表", "林北", "87.78", "维持原分", "更正", "申诉人签字", "见证人签字", "处理人签字"],
    );
    let answer = |kind: &str, day: &str, more: Value| {
        let mut request = json!({ "month": MONTH, "person": desk.person("002"), "scheme": SCHEME, "kind": kind,
            "day": day, "name": shop::OWNER });
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        desk.call("month.answer", request);
    };
    answer("handed", "2026-11-06", json!({}));
    answer("appealed", "2026-11-07", json!({ "text": "漏了一次推荐", "item": "recommend" }));
    let filed = printed(&desk, paper());
    all_in(&filed, &["2026-11-07 漏了一次推荐", "申诉截止 2026-11-09"]);
    assert!(!filed.contains('×'), "nothing is decided: {filed}");
    answer("upheld", "2026-11-08", json!({ "text": "推荐有截图" }));
    let decided = printed(&desk, paper());
    all_in(&decided, &["×", "推荐有截图", shop::OWNER, "2026-11-08"]);
}

#[test]
fn the_best_of_a_month_get_a_certificate_and_a_tie_gives_two() {
    let desk = shop::closed();
    let first = printed(&desk, json!({ "kind": "certificate" }));
    all_in(&first, &["荣誉证书", "陈青", "名列第1", "小满家居"]);
    assert!(!first.contains("林北") && !first.contains("91.25"), "{first}");
    let two = desk.call("papers.info", json!({ "kind": "certificate", "month": MONTH, "top": 2 }));
    assert_eq!(two["pages"], 2);
    // Without a rank there is nothing to give away, and the words say so.
    let empty = shop::with_october();
    let refused =
        empty.host.call("papers.info", json!({ "kind": "certificate", "month": MONTH })).unwrap_err();
    assert_eq!(refused.code, "papers.nobody_ranked");
    crate::desk::sentence(&refused);
    // Everybody alike is everybody's first place.
    let tied = shop::with_october();
    for no in ["001", "002", "003"] {
        let board = tied.call("month.board", json!({ "month": MONTH }));
        for item in board["columns"].as_array().unwrap() {
            let points = json!({ "month": MONTH, "person": tied.person(no), "scheme": SCHEME, "item": item["item"],
                "value": "1", "reason": "同分", "name": shop::OWNER });
            tied.call("month.override", points);
        }
    }
    let three = tied.call("papers.info", json!({ "kind": "certificate", "month": MONTH }));
    assert_eq!(three["pages"], 3, "a tie gives one each");
}

#[test]
fn a_quarter_has_three_months_side_by_side_their_mean_and_what_was_said() {
    let desk = crate::sample_shop::desk(domain::Lang::Zh);
    let person = desk.person("011");
    let months = ["2026-07", "2026-08", "2026-09"];
    let totals: Vec<Value> = months
        .iter()
        .map(|month| {
            let board = desk.call("month.board", json!({ "month": month }));
            let rows = board["rows"].as_array().unwrap();
            rows.iter().find(|r| r["person"] == person).map_or(Value::Null, |r| r["total"].clone())
        })
        .collect();
    let text = printed(&desk, json!({ "kind": "quarter", "month": "2026-08", "people": [person] }));
    all_in(
        &text,
        &["2026年第3季度", "7月", "8月", "9月", "季度平均", "表现最好的评分项", "最需要改进的评分项"],
    );
    let known: Vec<f64> = totals.iter().filter_map(Value::as_f64).collect();
    assert!(known.len() >= 2, "{totals:?}");
    for total in &known {
        assert!(text.contains(&format!("{total}")), "{total} in {text}");
    }
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    let near = [mean - 0.005, mean, mean + 0.005].map(|m| {
        let shown = format!("{m:.2}");
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    });
    assert!(near.iter().any(|m| text.contains(m)), "{near:?} in {text}");
    // Any month of the quarter gives the same paper, and each person a file.
    assert_eq!(text, printed(&desk, json!({ "kind": "quarter", "month": "2026-09", "people": [person] })));
    let files = save(&desk, &json!({ "kind": "quarter", "month": "2026-08" }), true, false, "季度");
    assert!(files.len() > 5 && files.iter().all(|f| f.contains("2026Q3")), "{files:?}");
}

#[test]
fn the_owners_letterhead_is_on_every_paper_and_a_wrong_picture_is_refused_in_words() {
    let desk = shop::closed();
    let page = json!({ "paper": { "kind": "ranking_wall", "month": MONTH }, "page": 0, "scale": 0.3 });
    let picture = desk.host.bytes("papers.page", page).unwrap();
    let logo = desk.file("徽标.png", &picture);
    let words =
        json!({ "company": "青禾电商", "head": ["高新区 100 号", ""], "foot": ["内部资料"], "naming": [] });
    desk.call("papers.save_letterhead", json!({ "letterhead": words, "logo": logo, "remove_logo": false }));
    for kind in ["evaluation", "ranking", "blank", "appeal", "certificate", "quarter"] {
        all_in(&printed(&desk, json!({ "kind": kind })), &["青禾电商", "高新区100号", "内部资料"]);
    }
    let kept = desk.call("papers.letterhead", json!({}));
    assert_eq!(
        (&kept["logo"]["kind"], &kept["letterhead"]["head"]),
        (&json!("png"), &json!(["高新区 100 号"]))
    );
    let wrong = |name: &str, bytes: &[u8]| desk.file(name, bytes);
    let long = "长".repeat(61);
    for (request, code) in [
        (json!({ "letterhead": words, "logo": wrong("无.png", b"no picture") }), "papers.logo_kind"),
        (json!({ "letterhead": words, "logo": wrong("半.png", &picture[..60]) }), "papers.logo_broken"),
        (
            json!({ "letterhead": words, "logo": wrong("大.png", &[&picture[..], &vec![0; 600_000]].concat()) }),
            "papers.logo_large",
        ),
        (json!({ "letterhead": { "company": long } }), "papers.letterhead_long"),
        (json!({ "letterhead": { "foot": ["一", "二", "三"] } }), "papers.letterhead_lines"),
    ] {
        let refused = desk.host.call("papers.save_letterhead", request).unwrap_err();
        assert_eq!(refused.code, code);
        for told in crate::desk::sentence(&refused) {
            assert!(!told.contains("{ $"), "{told}");
        }
    }
    assert_eq!(desk.call("papers.letterhead", json!({})), kept, "what was refused changed nothing");
    desk.call("papers.save_letterhead", json!({ "letterhead": {}, "remove_logo": true }));
    assert_eq!(desk.call("papers.letterhead", json!({}))["logo"], Value::Null);
    assert!(!printed(&desk, json!({ "kind": "evaluation" })).contains("青禾电商"));
}

#[test]
fn files_of_single_sheets_are_called_as_the_owner_says_and_the_first_is_shown_before() {
    let desk = shop::closed();
    let rule = json!(["staff_no", "name", "month", "kind"]);
    desk.call("papers.save_letterhead", json!({ "letterhead": { "naming": rule } }));
    let paper = json!({ "kind": "evaluation", "month": MONTH });
    let first = desk.call("papers.info", paper.clone())["first_file"].clone();
    assert_eq!(first, "001-陈青-2026-10-绩效考核表.pdf");
    let files = save(&desk, &paper, true, false, "每人");
    assert_eq!((files.len(), &json!(files[0])), (3, &first));
}

#[test]
fn a_sheet_is_sent_as_one_tall_picture_or_as_a_few_words() {
    let desk = shop::closed();
    let paper = json!({ "kind": "evaluation", "month": MONTH });
    let files = save(&desk, &paper, true, true, "图片");
    assert_eq!(files.len(), 3);
    let size = |png: &[u8]| {
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (side(16), side(20))
    };
    for file in &files {
        let png = std::fs::read(desk.path(&format!("图片/{file}"))).unwrap();
        assert!(file.ends_with(".png") && png.starts_with(b"\x89PNG"), "{file}");
        let (wide, high) = size(&png);
        assert!(high > 2 * wide, "{wide} × {high}: all pages of a sheet");
    }
    let sent = desk.host.bytes("papers.picture", json!({ "paper": paper, "sheet": 1 })).unwrap();
    assert_eq!(sent, std::fs::read(desk.path(&format!("图片/{}", files[1]))).unwrap());
    let beyond = desk.host.bytes("papers.picture", json!({ "paper": paper, "sheet": 9 })).unwrap_err();
    assert_eq!(beyond.code, "papers.page");
    let words =
        |desk: &Desk| {
            text(&desk.call(
                "papers.words",
                json!({ "month": MONTH, "scheme": SCHEME, "person": desk.person("001") }),
            ))
        };
    let told = words(&desk);
    for word in [
        "陈青（001）2026年10月绩效考核",
        "91.25",
        "得分较好：",
        "需要改进：",
        "响应速度 11.25 / 15",
        "状态：",
        shop::OWNER,
    ] {
        assert!(told.contains(word), "{word} in {told}");
    }
    assert!(!told.contains("未评："), "{told}");
    let open = words(&shop::with_october());
    assert!(open.contains("未评："), "{open}");
}

#[test]
fn the_command_line_prints_every_kind() {
    let cli = crate::command_line::Cli::with_october();
    for kind in ["blank", "appeal", "quarter"] {
        let files =
            cli.json(&["papers", "b.zhanggui", "--month", MONTH, "--kind", kind, "--to", "纸", "--json"]);
        let file = text(&files["files"][0]);
        assert!(std::fs::read(cli.path("纸").join(&file)).unwrap().starts_with(b"%PDF-"), "{file}");
    }
    let refused = cli.refused(&[
        "papers",
        "b.zhanggui",
        "--month",
        MONTH,
        "--kind",
        "certificate",
        "--top",
        "3",
        "--to",
        "纸",
    ]);
    assert_eq!(refused["code"], "papers.nobody_ranked");
    let pictures = cli.json(&[
        "papers",
        "b.zhanggui",
        "--month",
        MONTH,
        "--kind",
        "evaluation",
        "--each",
        "--picture",
        "--to",
        "图",
        "--json",
    ]);
    assert!(pictures["files"].as_array().unwrap().iter().all(|f| text(f).ends_with(".png")), "{pictures}");
}
