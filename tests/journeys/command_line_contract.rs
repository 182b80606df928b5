//! The command line's contract to the letter: folders and zips, days, posts, the sample, and the exact keys of an answer.

use papers::workbook::{PlainCell, PlainSheet, plain_workbook};
use serde_json::{Value, json};

use crate::command_line::Cli;
use crate::desk::text;
use crate::exports::{Late, QING, STAFF_CSV, day, workbook};
use crate::imports::zip_of;
use crate::shop::{MONTH, SCHEME};

const B: &str = "b.zhanggui";

fn with_staff() -> Cli {
    let cli = Cli::new();
    cli.ok(&["new", B]);
    cli.file("员工.csv", STAFF_CSV.as_bytes());
    cli.ok(&["staff", B, "员工.csv"]);
    cli
}

fn one_day(date: &str) -> Vec<u8> {
    workbook(&[(day(date), vec![QING])], Late::No)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_folder_and_a_zip_are_imported_as_the_files_they_hold() {
    let cli = with_staff();
    std::fs::create_dir(cli.path("导出")).unwrap();
    cli.file("导出/一号.xlsx", &one_day("2026-10-01"));
    cli.file("导出/说明.txt", b"notes");
    cli.file(
        "打包.zip",
        &zip_of(&[("二号.xlsx", one_day("2026-10-02")), ("三号.xlsx", one_day("2026-10-03"))]),
    );
    let done = cli.json(&["import", B, "导出", "打包.zip"]);
    assert_eq!(keys(&done), ["import", "committed", "files"]);
    let sheets = done["files"].as_array().unwrap();
    let files: Vec<String> = sheets.iter().map(|f| text(&f["file"])).collect();
    assert_eq!(files, ["一号.xlsx", "一号.xlsx", "三号.xlsx", "三号.xlsx", "二号.xlsx", "二号.xlsx"]);
    let facts = cli.json(&["facts", B, "--month", MONTH]);
    let days: std::collections::BTreeSet<String> =
        facts.as_array().unwrap().iter().map(|f| text(&f["day"])).collect();
    assert_eq!(days.into_iter().collect::<Vec<_>>(), ["2026-10-01", "2026-10-02", "2026-10-03"]);
    std::fs::create_dir(cli.path("空的")).unwrap();
    cli.refused_with(&["import", B, "空的"], "import.no_files");
}

/// A table that names no day.
fn without_days() -> Vec<u8> {
    let row = |cells: [&str; 6]| cells.map(PlainCell::text).to_vec();
    let head = ["客服账号", "咨询人数", "询单人数", "最终成团人数", "需要人工回复的咨询人数", "人工接待人数"];
    let rows = vec![row(head), row(["店:阿青", "50", "20", "8", "45", "44"])];
    plain_workbook(&[PlainSheet { name: "客服绩效详情".into(), rows }]).unwrap()
}

#[test]
fn a_table_without_days_is_of_the_month_that_is_named() {
    let cli = with_staff();
    cli.file("绩效.xlsx", &without_days());
    cli.refused(&["import", B, "绩效.xlsx"]);
    let done = cli.json(&["import", B, "绩效.xlsx", "--month", MONTH]);
    let sheet = &done["files"][0];
    assert_eq!((&sheet["from"], &sheet["to"]), (&json!("2026-10-01"), &json!("2026-10-31")));
    let facts = cli.json(&["facts", B, "--month", MONTH]);
    let asked = facts.as_array().unwrap().iter().find(|f| f["metric"] == "consult_users").unwrap();
    assert_eq!((&asked["value"], &asked["day"]), (&json!(50), &json!(null)), "no single day: {asked}");
    assert_eq!((&asked["from"], &asked["to"]), (&json!("2026-10-01"), &json!("2026-10-31")));
}

#[test]
fn a_nickname_is_bound_for_the_days_that_are_named_and_no_other() {
    let cli = with_staff();
    let days = [day("2026-10-09"), day("2026-10-10"), day("2026-10-12"), day("2026-10-13")];
    let stranger = crate::exports::Did { nickname: "店:小禾", ..QING };
    cli.file("十月.xlsx", &workbook(&days.map(|d| (d, vec![stranger])), Late::No));
    cli.ok(&["import", B, "十月.xlsx"]);
    cli.ok(&["bind", B, "店:小禾", "003", "--from", "2026-10-10", "--to", "2026-10-12"]);
    let facts = cli.json(&["facts", B, "--month", MONTH]);
    let whose = |on: &str| -> Vec<Value> {
        let mut found: Vec<Value> = facts
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["day"] == on)
            .map(|f| f["person"].clone())
            .collect();
        found.dedup();
        found
    };
    assert_eq!(
        ["2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"].map(whose),
        [vec![json!(null)], vec![json!("003")], vec![json!("003")], vec![json!(null)]]
    );
    let wrong = ["bind", B, "店:小禾", "001", "--from", "2026-10-20", "--to", "2026-10-11"];
    cli.refused(&wrong);
}

#[test]
fn a_scheme_is_put_in_force_for_a_post_as_one_change_or_not_at_all() {
    let cli = with_staff();
    cli.file("十月.xlsx", &one_day("2026-10-01"));
    cli.ok(&["import", B, "十月.xlsx"]);
    let shipped = definitions::shipped_schemes().iter().find(|(id, _)| *id == SCHEME).unwrap().1;
    cli.file("方案.json", shipped.as_bytes());
    let changes = || cli.json(&["call", B, "history.list", "{\"limit\": 100}"]).as_array().unwrap().len();
    let before = changes();
    cli.refused_with(&["scheme", B, "方案.json", "--post", "没有的岗位", "--from", MONTH], "post.unknown");
    let nobody = json!({ "token": "file-1", "from": MONTH, "scope": { "kind": "person", "id": 99 } });
    cli.refused(&["call", B, "schemes.import", &nobody.to_string()]);
    assert_eq!(changes(), before);
    let said = cli.json(&["scheme", B, "方案.json", "--post", "客服", "--from", MONTH, "--json"]);
    assert_eq!(said, json!({ "scheme": SCHEME, "from": MONTH }));
    assert_eq!(changes(), before + 1, "in force and assigned in one step, which one undo takes back");
    let detail = cli.json(&["call", B, "schemes.get", &json!({ "id": SCHEME }).to_string()]);
    assert_eq!(detail["assignments"][0]["scope"]["kind"], "post");
    assert_eq!(cli.json(&["evaluate", B, "--month", MONTH])["people"][0]["person"], "001");
    cli.ok(&["call", B, "history.undo", "{}"]);
    let detail = cli.json(&["call", B, "schemes.get", &json!({ "id": SCHEME }).to_string()]);
    assert_eq!((&detail["assignments"], &detail["version"]), (&json!([]), &json!(0)), "{detail}");
}

#[test]
fn the_sample_is_made_and_evaluated_without_a_window() {
    let cli = Cli::new();
    cli.ok(&["new", "店/样板.zhanggui", "--sample"]);
    assert!(cli.path("店/样板-exports/2026-10").is_dir());
    let month = cli.json(&["evaluate", "店/样板.zhanggui", "--month", "2026-09"]);
    assert_eq!(month["scheme"], json!({ "id": SCHEME, "version": 2 }));
    let ranks: Vec<u64> =
        month["people"].as_array().unwrap().iter().filter_map(|p| p["rank"].as_u64()).collect();
    assert!(ranks.len() >= 9 && ranks.is_sorted(), "{ranks:?}");
    assert!(month["people"].as_array().unwrap().iter().all(|p| p["state"] == "confirmed"));
}

#[test]
fn score_and_evaluate_answer_with_exactly_the_keys_of_the_contract() {
    let person = ["person", "total", "rank", "grade", "coefficient", "missing", "items"];
    let item = ["item", "value", "points", "max", "why", "steps"];
    let cli = Cli::with_october();
    cli.file("数.csv", "person,item,value\n007,response,40\n".as_bytes());
    let scored = cli.json(&["score", "--scheme", "方案.json", "--facts", "数.csv"]);
    assert_eq!(keys(&scored), ["people"]);
    assert_eq!(keys(&scored["people"][0]), person);
    assert_eq!(keys(&scored["people"][0]["items"][0]), item);
    let month = cli.json(&["evaluate", B, "--month", MONTH]);
    assert_eq!(keys(&month), ["month", "state", "people", "without", "problems", "scheme"]);
    let mut own = person.to_vec();
    own.extend(["month", "state", "scheme"]);
    assert_eq!(keys(&month["people"][0]), own);
    assert_eq!(keys(&month["people"][0]["items"][0]), item);
    assert_eq!((&month["without"], &month["problems"]), (&json!([]), &json!([])));
    cli.file("新人.csv", "工号,姓名\n009,没做事的人\n".as_bytes());
    cli.ok(&["staff", B, "新人.csv"]);
    let month = cli.json(&["evaluate", B, "--month", MONTH]);
    for without in month["without"].as_array().unwrap() {
        assert_eq!(keys(without), ["person", "code", "text"]);
    }
}
