//! `score`: a scheme file and a table of values, without a book.

use serde_json::{Value, json};

use crate::command_line::Cli;
use crate::desk::shared;

fn shipped(id: &str) -> &'static str {
    definitions::shipped_schemes().iter().find(|(i, _)| *i == id).unwrap().1
}

fn score(cli: &Cli, scheme: &str, csv: &str) -> Value {
    cli.file("方案.json", scheme.as_bytes());
    cli.file("数.csv", csv.as_bytes());
    cli.json(&["score", "--scheme", "方案.json", "--facts", "数.csv"])["people"].clone()
}

const ONLINE: &str = "\u{feff}person,item,value\n\
    007,response,40\n007,online,6\n007,volume,24\n007,csat,4.5\n007,solve,81\n007,norms,1\n007,recommend,4\n007,kb,6\n";
const TECH: &str = "person,item,value\r\n011,time_accuracy,90\r\n011,training_feedback,75\r\n011,skill,80\r\n011,attendance,100\r\n";
const DESK: &str = "person,item,value\n1,education,本科\n1,appearance,4\n1,experience,2-3年\n1,workplace,两处\n1,certs,7\n1,soft,80\n";

#[test]
fn the_worked_examples_come_out_to_the_cent() {
    let cli = Cli::new();
    let online = score(&cli, shipped("online_agent_100"), ONLINE);
    // 11.25 + 15 + 8 + 20 + 9 + 0 + 8 + 5
    assert_eq!(
        (&online[0]["total"], &online[0]["rank"], &online[0]["grade"]),
        (&json!(76.25), &json!(1), &json!(null))
    );
    let tech = score(&cli, shipped("tech_support_month"), TECH);
    // 36 + 30 + 8 + 10
    assert_eq!(tech[0]["total"], 84);
    let on = definitions::Change::Enabled { item: "appearance".into(), enabled: true };
    let desk = definitions::change(shipped("front_desk_grading"), &[on], definitions::dictionary()).unwrap();
    let desk = score(&cli, &desk, DESK);
    // 3 + 4 + 2 + 5 + 5 + 60
    assert_eq!((&desk[0]["total"], &desk[0]["grade"]), (&json!(79), &json!("助理二级")));
    let item = &desk[0]["items"][0];
    assert_eq!(
        (&item["item"], &item["value"], &item["points"], &item["max"]),
        (&json!("education"), &json!("本科"), &json!(3), &json!(5))
    );
    assert!(item["why"].as_str().unwrap().contains('3') && item["steps"].is_array());
}

#[test]
fn a_missing_figure_leaves_the_total_open_and_is_no_failure() {
    let cli = Cli::new();
    let people = score(&cli, shipped("tech_support_month"), &TECH.replace("011,skill,80\r\n", ""));
    let one = &people[0];
    assert_eq!(
        (&one["total"], &one["rank"], &one["grade"], &one["coefficient"]),
        (&json!(null), &json!(null), &json!(null), &json!(null))
    );
    assert_eq!(one["missing"], json!(["skill"]));
}

#[test]
fn people_are_ranked_1_1_3_and_keys_given_twice_or_unknown_are_refused() {
    let cli = Cli::new();
    let four = |no: &str, n: i32| {
        format!("{no},time_accuracy,{n}\n{no},training_feedback,{n}\n{no},skill,{n}\n{no},attendance,{n}\n")
    };
    let csv = format!("person,item,value\n{}{}{}", four("c", 70), four("a", 90), four("b", 90));
    let people = score(&cli, shipped("tech_support_month"), &csv);
    let got: Vec<(&Value, &Value)> =
        people.as_array().unwrap().iter().map(|p| (&p["person"], &p["rank"])).collect();
    assert_eq!(got, [(&json!("a"), &json!(1)), (&json!("b"), &json!(1)), (&json!("c"), &json!(3))]);
    for bad in ["1,skill,90\n1,skill,80\n", "1,nothing,90\n", "1,skill,gut\n"] {
        cli.file("数.csv", format!("person,item,value\n{bad}").as_bytes());
        cli.refused(&["score", "--scheme", "方案.json", "--facts", "数.csv"]);
    }
    cli.refused_with(&["score", "--scheme", "没有.json", "--facts", "数.csv"], "file.unreadable");
}

#[test]
fn a_scheme_that_waits_for_its_owner_names_each_open_value() {
    let cli = Cli::new();
    cli.file("方案.json", shipped("presales_panel").as_bytes());
    cli.file("数.csv", b"person,item,value\n1,first,30\n");
    let told = cli.refused(&["score", "--scheme", "方案.json", "--facts", "数.csv"]);
    assert_eq!(told["code"], "scheme.owner_must_set");
    assert!(told["text"].as_str().unwrap().matches('、').count() >= 8, "{told}");
    cli.file(
        "方案.json",
        shipped("tech_support_month").replacen("\"weight\": 40", "\"weight\": \"40\"", 1).as_bytes(),
    );
    cli.refused_with(&["score", "--scheme", "方案.json", "--facts", "数.csv"], "scheme.not_a_number");
}

#[test]
fn the_eleven_files_of_the_mission_are_taken_as_they_lie() {
    let Some(folder) = shared("mission/templates") else { return };
    let cli = Cli::new();
    cli.file("数.csv", b"person,item,value\n");
    let (mut computed, mut waiting) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let scheme: Value = match name.strip_prefix("scheme.") {
            Some(_) => serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap(),
            None => continue,
        };
        if scheme["type"] != "scheme" {
            continue;
        }
        let out = cli.run(&["score", "--scheme", &path.display().to_string(), "--facts", "数.csv", "--json"]);
        match out.status.code() {
            Some(0) => computed.push(name),
            code => {
                assert_eq!(code, Some(1));
                let told: Value = serde_json::from_slice(&out.stderr).unwrap();
                // One that waits for its owner was read; it stops only when it has to compute.
                assert_eq!(told["code"], "scheme.owner_must_set", "{name}: {told}");
                waiting.push(name);
            }
        }
    }
    assert_eq!((computed.len(), waiting.len()), (4, 7), "computed {computed:?}, waiting {waiting:?}");
}

#[test]
fn shops_cases_and_several_raters_are_lines_of_the_table() {
    let cli = Cli::new();
    let scheme = json!({ "id": "x", "type": "scheme", "name": "店", "items": [
        { "id": "line", "zh": "转化率", "weight": 30,
          "rule": { "kind": "entity_pass_rate", "entity": "shop", "op": ">=", "line": 30 } },
        { "id": "low", "zh": "体验分", "weight": 10,
          "rule": { "kind": "entity_deduct", "entity": "shop", "op": "<", "threshold": 2, "points_each": 2 } },
        { "id": "sla", "zh": "时效", "weight": 20, "rule": { "kind": "sla_hit_rate", "sla": ["a", "b"] } },
        { "id": "boss", "zh": "评分", "weight": 20, "rule": { "kind": "manual", "min": 0, "max": "weight" } },
        { "id": "own", "zh": "公式", "weight": 20, "rule": { "kind": "formula", "expr": "line ÷ 5 + low" } },
    ] });
    let csv = "person,item,value,entity,numerator,denominator\n\
        1,line,32,甲店,,\n1,line,,乙店,28,100\n1,line,,丙店,0,0\n\
        1,low,1.5,甲店,,\n1,low,4,乙店,,\n\
        1,sla,,a,18,20\n1,sla,,b,27,30\n\
        1,boss,15,老板,,\n1,boss,18,主管,,\n";
    let people = score(&cli, &scheme.to_string(), csv);
    let points: Vec<&Value> = people[0]["items"].as_array().unwrap().iter().map(|i| &i["points"]).collect();
    // 30 × 1 ÷ 2; 10 − 2; 20 × 45 ÷ 50; (15 + 18) ÷ 2; 50 ÷ 5 + 1.
    assert_eq!(points, [&json!(15), &json!(8), &json!(18), &json!(16.5), &json!(11)]);
    let why = |at: usize| people[0]["items"][at]["why"].as_str().unwrap().to_owned();
    assert!(why(0).contains("甲店") && why(0).contains("丙店"), "{}", why(0));
    assert!(why(3).contains("老板 15") && why(3).contains("16.5"), "{}", why(3));
    assert!(why(4).contains("line ÷ 5 + low"), "{}", why(4));
    for (bad, code) in [
        ("1,sla,,c,1,1\n", "score.unknown_entity"),
        ("1,own,3,甲店,,\n", "score.entity_unexpected"),
        ("1,low,1,甲店,,\n1,low,2,甲店,,\n", "score.table_twice"),
        ("1,low,1,,,\n1,low,2,甲店,,\n", "score.table_twice"),
    ] {
        cli.file("数.csv", format!("person,item,value,entity,numerator,denominator\n{bad}").as_bytes());
        cli.refused_with(&["score", "--scheme", "方案.json", "--facts", "数.csv"], code);
    }
}
