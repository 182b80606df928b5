//! The worked examples, from the shipped schemes and, where the mission's files lie beside the
//! repository, from those too.

#![allow(clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use definitions::{dictionary, read_scheme, shipped_schemes};
use domain::Num;
use domain::evaluation::{Evaluation, Sheet};
use domain::scheme::Scheme;
use scoring::{Input, evaluate, read_table};
use serde_json::Value;

fn score(scheme: &Scheme, csv: &str) -> Evaluation {
    let people = read_table(csv, scheme).expect("the table");
    evaluate(Input { scheme, scheme_version: 1, month: None, people, files: Vec::new() })
        .expect("an evaluation")
}

/// The example of a file as a `score` table, and what it expects.
fn example(text: &str) -> Option<(String, Value)> {
    let file: Value = serde_json::from_str(text).expect("json");
    let example = file["examples"].get(0)?.clone();
    let mut csv = String::from("\u{feff}person,item,value\n");
    for (item, value) in example["values"].as_object()? {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        csv.push_str(&format!("007,{item},{value}\n"));
    }
    Some((csv, example["expect"].clone()))
}

fn holds(sheet: &Sheet, expect: &Value) {
    for (key, want) in expect.as_object().expect("expectations") {
        let got = match key.as_str() {
            "grade" => continue,
            "total" => sheet.total,
            item => sheet.items.iter().find(|i| *i.item == *item).and_then(|i| i.points),
        };
        assert_eq!(got, Num::parse(&want.to_string()), "{key}");
    }
}

fn shipped(id: &str) -> &'static str {
    shipped_schemes().iter().find(|(i, _)| *i == id).map(|(_, text)| *text).expect(id)
}

#[test]
fn the_online_agent_of_the_worked_example_gets_76_25() {
    let text = shipped("online_agent_100");
    let scheme = read_scheme(text, dictionary()).expect("the shipped scheme");
    let (csv, expect) = example(text).expect("an example");
    let result = score(&scheme, &csv);
    let sheet = &result.people[0];
    holds(sheet, &expect);
    assert_eq!(sheet.total, Num::parse("76.25"));
    assert_eq!((sheet.max, sheet.rank, sheet.of), (Num::from(95), Some(1), 1));
    assert_eq!((sheet.person.as_str(), &sheet.grade, sheet.coefficient), ("007", &None, None));
}

#[test]
fn technical_support_of_the_worked_example_gets_84() {
    let text = shipped("tech_support_month");
    let (csv, expect) = example(text).expect("an example");
    let result = score(&read_scheme(text, dictionary()).expect("scheme"), &csv);
    holds(&result.people[0], &expect);
    assert_eq!(result.people[0].total, Some(Num::from(84)));
}

#[test]
fn the_front_desk_example_gets_79_and_second_level_once_appearance_counts() {
    let text = shipped("front_desk_grading");
    let on = definitions::Change::Enabled { item: "appearance".into(), enabled: true };
    let text = definitions::change(text, &[on], dictionary()).expect("appearance enabled");
    let (csv, expect) = example(&text).expect("an example");
    let result = score(&read_scheme(&text, dictionary()).expect("scheme"), &csv);
    holds(&result.people[0], &expect);
    assert_eq!(result.people[0].total, Some(Num::from(79)));
    assert_eq!(result.people[0].grade.as_deref(), Some("助理二级"));
}

#[test]
fn the_front_desk_scheme_ships_without_looks() {
    let scheme = read_scheme(shipped("front_desk_grading"), dictionary()).expect("scheme");
    assert!(scheme.items.iter().any(|i| i.id == "appearance" && !i.enabled));
    let (csv, _) = example(shipped("front_desk_grading")).expect("an example");
    assert_eq!(score(&scheme, &csv).people[0].total, Some(Num::from(75)));
}

#[test]
fn the_missions_own_files_give_their_examples_as_they_lie() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/mission/templates");
    if !folder.is_dir() {
        println!("skipped: no ../shared beside the repository");
        return;
    }
    for (id, total) in
        [("online_agent_100", "76.25"), ("tech_support_month", "84"), ("front_desk_grading", "79")]
    {
        let text = std::fs::read_to_string(folder.join(format!("scheme.{id}.json"))).expect(id);
        let scheme = read_scheme(&text, dictionary()).expect(id);
        let (csv, expect) = example(&text).expect(id);
        let result = score(&scheme, &csv);
        holds(&result.people[0], &expect);
        assert_eq!(result.people[0].total, Num::parse(total), "{id}");
        assert_eq!(result.people[0].grade, None, "{id}");
    }
}
