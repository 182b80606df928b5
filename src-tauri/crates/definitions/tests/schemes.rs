//! What the reader of schemes takes, and what it refuses by name.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use definitions::{
    Change, accept_suggestions, change, dictionary, layouts, owner_must_set, problem_if_incomplete,
    read_scheme, schema, set_values, shipped_schemes, weights_told,
};
use domain::metric::Total;
use domain::scheme::{MissingPolicy, Rule, Scheme, Src, UnallocatedPolicy};
use domain::{Num, Problem};

fn read(text: &str) -> domain::Result<Scheme> {
    read_scheme(text, dictionary())
}

fn shipped(id: &str) -> &'static str {
    shipped_schemes().iter().find(|(i, _)| *i == id).map(|(_, text)| *text).expect(id)
}

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn templates() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/mission/templates");
    if !folder.is_dir() {
        println!("skipped: no ../shared beside the repository");
        return None;
    }
    Some(folder)
}

/// A scheme of one item, with one part of the text replaced.
fn with(from: &str, to: &str) -> domain::Result<Scheme> {
    let text = r#"{"id":"x","type":"scheme","name":{"zh":"方案","en":"Scheme"},"total":{"nominal":10},
        "items":[{"id":"a","zh":"甲","en":"A","metric":"K5","weight":10,"target":30,"unit":"s",
        "rule":{"kind":"ratio","src":"suggested","dir":"lower","cap":1,"floor":0}}]}"#;
    assert!(text.contains(from), "{from}");
    read(&text.replace(from, to))
}

fn refused(from: &str, to: &str) -> Problem {
    with(from, to).expect_err(to)
}

#[test]
fn every_shipped_scheme_loads_under_its_id_and_says_where_it_comes_from() {
    for (id, text) in shipped_schemes() {
        let scheme = read(text).unwrap_or_else(|p| panic!("{id}: {p}"));
        assert_eq!(scheme.id, *id);
        assert!(
            !scheme.source.is_empty() && !scheme.name.zh.is_empty() && !scheme.name.en.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn all_eleven_of_the_missions_schemes_load_as_they_lie() {
    let Some(folder) = templates() else { return };
    for id in [
        "aftersales_bonus",
        "client_rep_month",
        "cross_border_sales",
        "four_pillars",
        "front_desk_grading",
        "online_agent_100",
        "presales_110",
        "presales_panel",
        "shop_data_month",
        "supervisor_month",
        "tech_support_month",
    ] {
        let text = std::fs::read_to_string(folder.join(format!("scheme.{id}.json"))).expect(id);
        assert_eq!(read(&text).unwrap_or_else(|p| panic!("{id}: {p}")).id, id);
    }
    for id in ["rating_dimensions", "conversion_notebook", "duty_shares"] {
        let text = std::fs::read_to_string(folder.join(format!("scheme.{id}.json"))).expect(id);
        assert_eq!(read(&text).expect_err(id).code, "scheme.type_unsupported");
    }
}

#[test]
fn shipped_schemes_carry_the_figures_of_the_missions_files() {
    let Some(folder) = templates() else { return };
    for (id, text) in shipped_schemes().iter().filter(|(id, _)| !id.starts_with("rating_")) {
        let template = std::fs::read_to_string(folder.join(format!("scheme.{id}.json"))).expect(id);
        let (ours, theirs) = (read(text).expect(id), read(&template).expect(id));
        assert_eq!(ours.total, theirs.total, "{id}");
        for (a, b) in ours.items.iter().zip(&theirs.items) {
            assert_eq!(
                (&a.id, &a.name.zh, &a.metric, &a.fed_by),
                (&b.id, &b.name.zh, &b.metric, &b.fed_by),
                "{id}"
            );
            assert_eq!(
                (a.weight, a.suggested_weight, a.target),
                (b.weight, b.suggested_weight, b.target),
                "{}",
                a.id
            );
            assert_eq!(
                (a.weight_src, a.target_src, a.rule_src),
                (b.weight_src, b.target_src, b.rule_src),
                "{}",
                a.id
            );
            match (&a.rule, &b.rule) {
                // The labels are ours; the points are theirs.
                (Rule::Lookup { map: a }, Rule::Lookup { map: b }) => {
                    let sorted = |m: &BTreeMap<String, Option<Num>>| {
                        let mut points: Vec<_> = m.values().copied().collect();
                        points.sort();
                        points
                    };
                    assert_eq!(sorted(a), sorted(b));
                }
                (a, b) => assert_eq!(a, b),
            }
        }
        assert_eq!(ours.items.len(), theirs.items.len());
    }
}

#[test]
fn the_fourteen_rating_sheets_ask_for_marks_of_equal_weight() {
    let sheets: Vec<Scheme> = shipped_schemes()
        .iter()
        .filter(|(id, _)| id.starts_with("rating_"))
        .map(|(id, text)| read(text).expect(id))
        .collect();
    assert_eq!(sheets.len(), 14);
    for sheet in &sheets {
        let suggested: Vec<Num> = sheet.items.iter().filter_map(|i| i.suggested_weight).collect();
        let sum: domain::Decimal = suggested.iter().map(|n| n.0).sum();
        let (least, most) =
            (suggested.iter().min().expect("an item"), suggested.iter().max().expect("an item"));
        assert_eq!((Num::from(sum), suggested.len()), (n("100"), sheet.items.len()), "{}", sheet.id);
        assert!(most.0 - least.0 <= n("0.01").0, "{}", sheet.id);
        assert_eq!(sheet.owner_must_set().len(), sheet.items.len(), "a proposal waits for its owner");
    }
    let Some(folder) = templates() else { return };
    let text = std::fs::read_to_string(folder.join("scheme.rating_dimensions.json")).expect("the file");
    let theirs: serde_json::Value = serde_json::from_str(&text).expect("json");
    for (ours, theirs) in sheets.iter().zip(theirs["variants"].as_array().expect("variants")) {
        let names: Vec<&str> = ours.items.iter().map(|i| &*i.name.zh).collect();
        let wanted: Vec<&str> =
            theirs["dims"].as_array().expect("dims").iter().filter_map(|d| d.as_str()).collect();
        assert_eq!(names, wanted, "{}", ours.id);
        assert_eq!(ours.source, theirs["seed"][0]["section"], "{}", ours.id);
    }
}

#[test]
fn a_mistake_in_a_scheme_is_told_with_its_place() {
    let cases: &[(&str, &str, &str, &str, &str)] = &[
        (r#""weight":10"#, r#""weight":"十""#, "scheme.not_a_number", "path", "items[0].weight"),
        (r#""cap":1"#, r#""cap":"1""#, "scheme.not_a_number", "path", "items[0].rule.cap"),
        (r#""cap":1"#, r#""Cap":1"#, "scheme.unknown_key", "path", "items[0].rule.Cap"),
        (r#""unit":"s""#, r#""colour":"s""#, "scheme.unknown_key", "path", "items[0].colour"),
        (r#""id":"x","#, r#""id":"x","secret":1,"#, "scheme.unknown_key", "path", "secret"),
        (r#""nominal":10"#, r#""nominal":10,"x":1"#, "scheme.unknown_key", "path", "total.x"),
        (r#""weight":10"#, r#""weight":-1"#, "scheme.negative", "path", "items[0].weight"),
        (r#""target":30"#, r#""target":0"#, "scheme.target_zero", "item", "a"),
        (r#""target":30"#, r#""target":-3"#, "scheme.negative", "path", "items[0].target"),
        (r#""dir":"lower""#, r#""dir":"down""#, "scheme.bad_word", "allowed", "higher, lower"),
        (r#""dir":"lower","#, "", "scheme.missing_key", "path", "items[0].rule.dir"),
        (r#""K5""#, r#""K5x""#, "scheme.unknown_metric", "path", "items[0].metric"),
        (r#""K5""#, r#""K500""#, "scheme.unknown_metric", "found", "K500"),
        (r#""unit":"s""#, r#""fed_by":"nobody""#, "scheme.unknown_metric", "path", "items[0].fed_by"),
        (r#""unit":"s""#, r#""enabled":"yes""#, "scheme.wrong_shape", "path", "items[0].enabled"),
        (r#""unit":"s""#, r#""missing":"skip""#, "scheme.bad_word", "path", "items[0].missing"),
        (r#""zh":"甲""#, r#""zh":" ""#, "scheme.missing_key", "path", "items[0].zh"),
        (r#""floor":0"#, r#""floor":2"#, "scheme.limits_crossed", "item", "a"),
        (r#""weight":10"#, r#""weight":10,"weight":20"#, "json.duplicate_key", "path", "items[0].weight"),
        (r#""type":"scheme""#, r#""type":"ladder""#, "scheme.type_unsupported", "found", "ladder"),
        (r#""kind":"ratio""#, r#""kind":"lottery""#, "scheme.kind_unsupported", "kind", "lottery"),
        (r#""id":"x","#, r#""id":"x","tie_break":["b"],"#, "scheme.unknown_item", "found", "b"),
        (
            r#""id":"x","#,
            r#""id":"x","grades":[{"min":60,"grade":"A"},{"min":60,"grade":"B"}],"#,
            "scheme.grade_twice",
            "path",
            "grades[1]",
        ),
        (
            r#""unit":"s""#,
            r#""gate":{"op":"<","value":1,"effect":"grade_at_most"}"#,
            "scheme.missing_key",
            "path",
            "items[0].gate.grade",
        ),
    ];
    for (from, to, code, param, want) in cases {
        let problem = refused(from, to);
        assert_eq!(
            (problem.code.as_str(), problem.params.get(*param).map(String::as_str)),
            (*code, Some(*want)),
            "{to}"
        );
    }
    assert_eq!(with("10", "10").expect("the scheme itself").items.len(), 1);
}

/// Two items, the second with a rule; `first` adds to the first.
fn pair(first: &str, rule: &str) -> domain::Result<Scheme> {
    read(&format!(
        r#"{{"id":"x","type":"scheme","name":"方案","items":[
        {{"id":"a","zh":"甲","weight":10,"rule":{{"kind":"percent_score"}}{first}}},
        {{"id":"b","zh":"乙","weight":10,"rule":{rule}}}]}}"#
    ))
}

#[test]
fn a_formula_that_cannot_be_worked_out_is_refused_before_anybody_is_scored() {
    let formula = |expr: &str| pair("", &format!(r#"{{"kind":"formula","expr":"{expr}"}}"#));
    assert!(formula("min(10, a ÷ 10) + round(a × 0.1, 1)").is_ok());
    for (expr, code, param, want) in [
        ("a +", "scheme.formula_broken", "path", "items[1].rule.expr"),
        ("a + c", "scheme.formula_unknown", "found", "c"),
        ("a + b", "scheme.formula_cycle", "round_zh", "乙 → 乙"),
        ("a ÷ (3 − 3)", "scheme.formula_zero", "item", "b"),
        ("", "scheme.missing_key", "path", "items[1].rule.expr"),
    ] {
        let told = formula(expr).expect_err(expr);
        assert_eq!((told.code.as_str(), told.params[param].as_str()), (code, want), "{expr}");
    }
    let off = pair(r#","enabled":false"#, r#"{"kind":"formula","expr":"a × 2"}"#).expect_err("switched off");
    assert_eq!((off.code.as_str(), off.params["other"].as_str()), ("scheme.item_disabled", "a"));
    let text = r#"{"id":"x","type":"scheme","name":"方案","items":[
        {"id":"a","zh":"甲","weight":1,"rule":{"kind":"formula","expr":"b + 1"}},
        {"id":"b","zh":"乙","weight":1,"rule":{"kind":"formula","expr":"c + 1"}},
        {"id":"c","zh":"丙","weight":1,"rule":{"kind":"formula","expr":"b × 2"}}]}"#;
    let round = read(text).expect_err("a round");
    assert_eq!(
        (round.code.as_str(), round.params["round_zh"].as_str()),
        ("scheme.formula_cycle", "乙 → 丙 → 乙")
    );
}

#[test]
fn rules_of_several_figures_say_what_they_lack() {
    for (rule, code, path) in [
        (r#"{"kind":"relative","dir":"lower","cap":1}"#, "scheme.missing_key", "items[1].rule.to"),
        (r#"{"kind":"relative","to":"rank","dir":"lower"}"#, "scheme.missing_key", "items[1].rule.bands"),
        (
            r#"{"kind":"relative","to":"rank","dir":"lower","cap":1}"#,
            "scheme.unknown_key",
            "items[1].rule.cap",
        ),
        (
            r#"{"kind":"relative","to":"group_mean","dir":"lower","cap":1,"within":"z"}"#,
            "scheme.unknown_item",
            "items[1].rule.within",
        ),
        (r#"{"kind":"entity_deduct","op":"<"}"#, "scheme.missing_key", "items[1].rule.entity"),
        (r#"{"kind":"entity_pass_rate","entity":"shop"}"#, "scheme.missing_key", "items[1].rule.op"),
        (r#"{"kind":"percent_score","combine":"mean"}"#, "scheme.missing_key", "items[1].rule.per_entity"),
        (
            r#"{"kind":"lookup","map":{"a":1},"per_entity":"shop"}"#,
            "scheme.unknown_key",
            "items[1].rule.per_entity",
        ),
    ] {
        let told = pair("", rule).expect_err(rule);
        assert_eq!((told.code.as_str(), told.params["path"].as_str()), (code, path), "{rule}");
    }
    let gate =
        pair(r#","gate":{"item":"z","op":"<","value":1,"effect":"unranked"}"#, r#"{"kind":"percent_score"}"#);
    assert_eq!(gate.expect_err("nobody").params["path"], "items[0].gate.item");
    // What the document leaves open is the owner's, a word too.
    let growth = owner_must_set(&read(shipped("shop_data_month")).expect("scheme"));
    let word = growth.iter().find(|o| o.field == "rule.combine").expect("a word");
    assert_eq!((word.suggested_word.as_deref(), word.words.len()), (Some("mean"), 4));
}

#[test]
fn a_gap_between_bands_is_told_and_a_whole_cover_is_not() {
    let gaps = |rule: &str| {
        let told = definitions::gaps_told(&pair("", rule).expect(rule));
        told.iter().map(|p| (p.params["from"].clone(), p.params["to"].clone())).collect::<Vec<_>>()
    };
    let bands = |kind: &str, bands: &str| gaps(&format!(r#"{{{kind},"bands":[{bands}]}}"#));
    let two = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
    let tiers = r#""kind":"tiers""#;
    assert_eq!(bands(tiers, r#"{"max":10,"points":1},{"min":20,"points":2}"#), two("10", "20"));
    assert_eq!(
        bands(tiers, r#"{"max":10,"points":1},{"min":10,"min_incl":false,"points":2}"#),
        two("10", "10")
    );
    assert_eq!(bands(tiers, r#"{"min":10,"points":2},{"max":10,"points":1}"#), []);
    let rank = r#""kind":"relative","to":"rank","dir":"higher""#;
    assert_eq!(bands(rank, r#"{"min":1,"max":3,"max_incl":true,"points":9},{"min":4,"points":5}"#), []);
    assert_eq!(bands(rank, r#"{"min":2,"points":5}"#), two("1", "2"));
    assert_eq!(bands(rank, r#"{"max":3,"points":5}"#), two("3", "none"));
    let share = r#""kind":"relative","to":"percentile","dir":"higher""#;
    assert_eq!(bands(share, r#"{"max":20,"points":5},{"min":20,"max":100,"max_incl":true,"points":1}"#), []);
    assert_eq!(bands(share, r#"{"max":20,"points":5},{"min":20,"max":90,"points":1}"#), two("90", "100"));
}

#[test]
fn an_empty_scheme_and_two_items_of_one_name_are_refused() {
    let empty = r#"{"id":"x","type":"scheme","name":"空","items":[]}"#;
    assert_eq!(read(empty).expect_err("empty").code, "scheme.no_items");
    let item = r#"{"id":"a","zh":"甲","weight":1,"rule":{"kind":"percent_score"}}"#;
    let twice = format!(r#"{{"id":"x","type":"scheme","name":"二","items":[{item},{item}]}}"#);
    assert_eq!(read(&twice).expect_err("twice").code, "scheme.duplicate_item");
}

#[test]
fn bands_that_overlap_or_hold_nothing_are_refused_and_touching_ones_are_not() {
    let tiers = |bands: &str| {
        with(
            r#"{"kind":"ratio","src":"suggested","dir":"lower","cap":1,"floor":0}"#,
            &format!(r#"{{"kind":"tiers","bands":[{bands}]}}"#),
        )
    };
    let touching = r#"{"max":0,"points":6},{"min":0,"max":10,"points":8},{"min":10,"max":20,"max_incl":true,"points":10},{"min":20,"min_incl":false,"points":15}"#;
    assert!(tiers(touching).is_ok());
    let overlap =
        tiers(r#"{"max":10,"max_incl":true,"points":6},{"min":10,"points":8}"#).expect_err("overlap");
    assert_eq!((overlap.code.as_str(), overlap.params["second"].as_str()), ("scheme.bands_overlap", "2"));
    assert_eq!(tiers(r#"{"min":5,"max":5,"points":6}"#).expect_err("empty").code, "scheme.band_empty");
}

#[test]
fn an_item_is_fed_by_the_one_metric_that_answers_it_or_by_hand() {
    let fed = |id: &str, item: &str| {
        let scheme = read(shipped(id)).expect(id);
        scheme.items.iter().find(|i| i.id == item).and_then(|i| i.fed_by.clone())
    };
    let cases = [
        ("online_agent_100", "response", Some("first_resp_sec")),
        ("online_agent_100", "volume", Some("consults_per_day")),
        ("online_agent_100", "csat", Some("csat_points")),
        ("client_rep_month", "csat", Some("csat_rate")),
        ("presales_110", "response", None),
        ("presales_110", "csat", Some("csat_points")),
        ("presales_panel", "aov", None),
        ("presales_panel", "conversion", Some("conv_pay_final")),
        ("front_desk_grading", "soft", None),
        ("front_desk_grading", "education", Some("education")),
    ];
    for (id, item, want) in cases {
        assert_eq!(fed(id, item).as_deref(), want, "{id} {item}");
    }
    let average = with(r#""unit":"s""#, r#""fed_by":"avg_resp_sec""#).expect("bound");
    assert_eq!(average.items[0].fed_by.as_deref(), Some("avg_resp_sec"));
    assert_eq!(with(r#""unit":"s""#, r#""fed_by":null"#).expect("by hand").items[0].fed_by, None);
}

#[test]
fn what_the_document_leaves_open_is_named_with_its_suggestion() {
    let open = |id: &str| owner_must_set(&read(shipped(id)).expect(id));
    let panel = open("presales_panel");
    assert_eq!(panel.iter().filter(|o| o.field == "target").count(), 10);
    assert_eq!(panel.iter().filter(|o| o.field == "weight" && o.suggested.is_some()).count(), 10);
    let sheet = open("presales_110");
    assert!(sheet.iter().any(|o| (o.item.as_str(), o.field.as_str()) == ("discipline", "rule.per_event")));
    let told = problem_if_incomplete(&read(shipped("presales_110")).expect("scheme")).expect("incomplete");
    assert_eq!(told.code, "scheme.owner_must_set");
    assert!(told.params["fields"].contains("discipline.rule.per_event"), "{told}");
    for id in ["online_agent_100", "client_rep_month", "tech_support_month", "front_desk_grading"] {
        assert!(open(id).is_empty(), "{id}");
    }
}

#[test]
fn the_owner_accepts_suggestions_and_fills_the_rest_and_all_else_stays() {
    let dict = dictionary();
    let text = accept_suggestions(shipped("presales_110"), None, dict).expect("accepted");
    let left = owner_must_set(&read(&text).expect("scheme"));
    assert_eq!(left.iter().map(|o| o.field.as_str()).collect::<Vec<_>>(), ["rule.per_event"]);
    let text = set_values(&text, &[("discipline", "rule.per_event", n("2.5"))], dict).expect("filled");
    let scheme = read(&text).expect("scheme");
    assert_eq!(problem_if_incomplete(&scheme), None);
    assert_eq!(scheme.items[0].weight, Some(n("20")));
    assert_eq!((scheme.items[0].weight_src, scheme.items[0].rule_src), (Src::Owner, Src::Suggested));
    assert!(text.contains("\"per_event_src\": \"owner\""));
    assert_eq!(weights_told(&scheme), None);
    let same = change(shipped("online_agent_100"), &[], dict).expect("unchanged");
    assert_eq!(same, shipped("online_agent_100"));
    for (item, field, code) in
        [("nobody", "weight", "scheme.unknown_item"), ("attitude", "colour", "scheme.unknown_field")]
    {
        assert_eq!(
            set_values(shipped("presales_110"), &[(item, field, n("1"))], dict).expect_err(code).code,
            code
        );
    }
    assert_eq!(
        set_values(&text, &[("response", "target", n("0"))], dict).expect_err("0").code,
        "scheme.target_zero"
    );
}

#[test]
fn the_owner_binds_a_metric_sets_grades_and_decides_what_is_left_over() {
    let dict = dictionary();
    let grades = vec![
        domain::scheme::Grade { min: n("0"), grade: "C".into(), coefficient: Some(n("0.8")) },
        domain::scheme::Grade { min: n("90"), grade: "A".into(), coefficient: Some(n("1.1")) },
    ];
    let changes = [
        Change::FedBy { item: "response".into(), metric: Some("avg_resp_sec".into()) },
        Change::FedBy { item: "solve".into(), metric: None },
        Change::Missing { item: "kb".into(), policy: MissingPolicy::Reweight },
        Change::Enabled { item: "recommend".into(), enabled: false },
        Change::RuleAccepted { item: "response".into() },
        Change::Unallocated { policy: Some(UnallocatedPolicy::LeaveAt95) },
        Change::Grades { grades },
        Change::MinVolume { metric: "receive_users".into(), value: n("100") },
        Change::TieBreak { items: vec!["volume".into()] },
        Change::RankEveryone { yes: true },
    ];
    let text = change(shipped("online_agent_100"), &changes, dict).expect("changed");
    let scheme = read(&text).expect("scheme");
    assert_eq!(scheme.items[0].fed_by.as_deref(), Some("avg_resp_sec"));
    assert_eq!((scheme.items[0].rule_src, scheme.items[4].fed_by.as_deref()), (Src::Owner, None));
    assert_eq!((scheme.items[7].missing, scheme.items[6].enabled), (MissingPolicy::Reweight, false));
    assert_eq!(scheme.total.policy, Some(UnallocatedPolicy::LeaveAt95));
    assert_eq!((scheme.grades[0].grade.as_str(), scheme.grades[1].coefficient), ("A", Some(n("0.8"))));
    assert_eq!(scheme.min_volume.map(|m| m.metric).as_deref(), Some("receive_users"));
    assert!(scheme.rank_everyone && scheme.tie_break == ["volume"]);
}

#[test]
fn weights_that_do_not_add_up_are_told() {
    let told = weights_told(&read(shipped("online_agent_100")).expect("scheme")).expect("95 of 100");
    assert_eq!((told.params["sum"].as_str(), told.params["nominal"].as_str()), ("95", "100"));
    let over = with(r#""nominal":10"#, r#""nominal":5"#).expect("scheme");
    assert_eq!(weights_told(&over).expect("10 of 5").params["difference"], "-5");
    assert_eq!(weights_told(&with("10", "10").expect("scheme")), None);
    assert_eq!(weights_told(&read(shipped("tech_support_month")).expect("scheme")), None);
}

#[test]
fn every_metric_that_a_scheme_or_a_layout_names_is_in_the_dictionary() {
    let dict = dictionary();
    for (id, text) in shipped_schemes() {
        for item in read(text).expect(id).items {
            for k in item.metric.iter().flat_map(|m| m.split('+')).filter(|k| !k.contains('-')) {
                assert!(dict.by_k(k).is_some(), "{id} {}: {k}", item.id);
            }
        }
    }
    for layout in layouts() {
        for column in &layout.columns {
            let metric =
                dict.get(&column.metric).unwrap_or_else(|| panic!("{}: {}", layout.id, column.metric));
            assert!(
                !matches!(metric.total, Total::None),
                "{}: {} cannot be totalled",
                layout.id,
                column.metric
            );
        }
    }
    assert!(layouts().len() >= 3);
}

#[test]
fn the_json_schemas_are_printed() {
    for kind in ["scheme", "metrics"] {
        let text = schema(kind);
        let value: serde_json::Value = serde_json::from_str(&text).expect(kind);
        assert!(value["$schema"].is_string());
    }
    assert!(schema("scheme").contains("owner_must_set") && schema("scheme").contains("per_event"));
    assert_eq!(schema("weather"), "");
}
