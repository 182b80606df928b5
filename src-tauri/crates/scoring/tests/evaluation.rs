//! Sheets of a small group: missing figures, gates, scaling, grades, ranks.

#![allow(clippy::expect_used, clippy::panic)]

use definitions::{dictionary, read_scheme};
use domain::evaluation::{Evaluation, ItemState, Sheet, Step, TargetOrigin, Unranked};
use domain::fact::FactState;
use domain::scheme::Scheme;
use domain::{Num, Problem};
use proptest::prelude::*;
use scoring::{GradeOverride, Input, ItemInput, Override, PersonInput, evaluate, read_table};

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

/// Two percent items of 60 and 35 of 100 and a bonus of 10; `more` adds keys to the scheme, `b` to the
/// second item.
fn scheme(more: &str, b: &str) -> Scheme {
    let text = format!(
        r#"{{"id":"x","type":"scheme","name":"方案","total":{{"nominal":100,"unallocated_policy":null}},"items":[
        {{"id":"a","zh":"甲","weight":60,"rule":{{"kind":"percent_score"}}}},
        {{"id":"b","zh":"乙","weight":35,"rule":{{"kind":"percent_score"}}{b}}},
        {{"id":"c","zh":"奖","missing":"zero","rule":{{"kind":"bonus","max":10}}}}]{more}}}"#
    );
    read_scheme(&text, dictionary()).expect("a scheme")
}

fn run(scheme: &Scheme, people: Vec<PersonInput>) -> Result<Evaluation, Problem> {
    evaluate(Input { scheme, scheme_version: 1, month: None, people, files: Vec::new() })
}

fn score(scheme: &Scheme, rows: &str) -> Evaluation {
    let people = read_table(&format!("person,item,value\n{rows}"), scheme).expect("a table");
    run(scheme, people).expect("an evaluation")
}

fn points(sheet: &Sheet) -> Vec<Option<Num>> {
    sheet.items.iter().map(|i| i.points).collect()
}

#[test]
fn a_missing_figure_asks_is_left_out_or_counts_nothing_as_the_scheme_says() {
    let rows = "1,a,50\n1,c,2";
    let ask = score(&scheme(r#","grades":[{"min":0,"grade":"C"}]"#, ""), rows);
    let sheet = &ask.people[0];
    assert_eq!(
        (sheet.total, sheet.rank, &sheet.grade, sheet.unranked),
        (None, None, &None, Some(Unranked::Missing))
    );
    assert_eq!((sheet.missing.clone(), points(sheet)[0]), (vec!["b".to_owned()], Some(n("30"))));

    let left = score(&scheme("", r#","missing":"reweight""#), rows);
    let sheet = &left.people[0];
    // 30 × 95 ÷ 60 = 47.5; the bonus is not scaled.
    assert_eq!((sheet.total, sheet.max, points(sheet)[1]), (Some(n("49.5")), n("105"), None));
    assert_eq!((sheet.items[1].state, sheet.missing.len()), (ItemState::LeftOut, 0));
    assert!(sheet.steps.iter().any(
        |s| matches!(s, Step::Reweighted { before, after, .. } if (*before, *after) == (n("32"), n("49.5")))
    ));

    let zero = score(&scheme("", r#","missing":"zero""#), rows);
    assert_eq!(
        (zero.people[0].total, zero.people[0].items[1].state),
        (Some(n("32")), ItemState::MissingZero)
    );
}

#[test]
fn what_could_not_be_measured_is_never_zero() {
    let scheme = scheme("", r#","missing":"zero""#);
    let mut people = read_table("person,item,value\n1,a,50", &scheme).expect("a table");
    people[0].items[1] = ItemInput { state: FactState::NotMeasured, ..ItemInput::default() };
    let sheet = &run(&scheme, people).expect("an evaluation").people[0];
    assert_eq!((sheet.total, sheet.items[1].state), (None, ItemState::NotMeasured));
}

#[test]
fn nobody_with_every_item_left_out_gets_a_total() {
    let text = r#"{"id":"x","type":"scheme","name":"方案","items":[
        {"id":"a","zh":"甲","weight":60,"missing":"reweight","rule":{"kind":"percent_score"}},
        {"id":"c","zh":"奖","rule":{"kind":"bonus","max":10}}]}"#;
    let scheme = read_scheme(text, dictionary()).expect("a scheme");
    let sheet = score(&scheme, "1,c,5").people[0].clone();
    assert_eq!((sheet.total, sheet.missing.as_slice()), (None, &["a".to_owned()][..]));
}

#[test]
fn a_gate_that_closes_takes_the_item_the_total_or_the_grade() {
    let grades = r#","grades":[{"min":80,"grade":"A","coefficient":1.1},{"min":60,"grade":"B","coefficient":1},{"min":0,"grade":"C","coefficient":0.8}]"#;
    let gate = |effect: &str| {
        let b = format!(r#","gate":{{"op":"<","value":60,"effect":"{effect}","grade":"B"}}"#);
        score(&scheme(grades, &b), "1,a,100\n1,b,59.9\n2,a,100\n2,b,60")
    };
    let of = |e: &Evaluation, no: &str| e.people.iter().find(|s| s.person == no).cloned().expect(no);
    let item = gate("item_zero");
    assert_eq!((of(&item, "1").total, of(&item, "2").total), (Some(n("60")), Some(n("81"))));
    let total = gate("total_zero");
    assert_eq!((of(&total, "1").total, of(&total, "1").grade.as_deref()), (Some(n("0")), Some("C")));
    let grade = gate("grade_at_most");
    assert_eq!((of(&grade, "1").total, of(&grade, "1").grade.as_deref()), (Some(n("80.97")), Some("B")));
    assert_eq!((of(&grade, "1").coefficient, of(&grade, "2").grade.as_deref()), (Some(n("1")), Some("A")));
    assert!(of(&grade, "1").steps.iter().any(|s| matches!(s, Step::Gate { .. })));
}

#[test]
fn unallocated_points_stay_so_until_the_owner_chooses_to_scale() {
    let rows = "1,a,100\n1,b,50\n1,c,3";
    let mut scheme = scheme("", "");
    assert_eq!(score(&scheme, rows).people[0].total, Some(n("80.5")));
    scheme.total.policy = Some(domain::scheme::UnallocatedPolicy::ScaleItemsTo100);
    let sheet = score(&scheme, rows).people[0].clone();
    // 60 ÷ 0.95 = 63.16, 17.5 ÷ 0.95 = 18.42, and the bonus.
    assert_eq!(
        (points(&sheet), sheet.max),
        (vec![Some(n("63.16")), Some(n("18.42")), Some(n("3"))], n("110"))
    );
    assert_eq!(sheet.total, Some(n("84.58")));
    for policy in
        [domain::scheme::UnallocatedPolicy::LeaveAt95, domain::scheme::UnallocatedPolicy::AddThirdItem]
    {
        scheme.total.policy = Some(policy);
        assert_eq!(score(&scheme, rows).people[0].total, Some(n("80.5")));
    }
}

#[test]
fn equal_totals_share_a_rank_unless_the_scheme_names_what_breaks_the_tie() {
    // 003 and 001 have 59 each, by different items.
    let rows = "001,a,40\n001,b,100\n002,a,100\n002,b,100\n003,a,98.3333333333\n003,b,0\n004,a,10\n004,b,0\n005,a,99";
    let ranks = |scheme: &Scheme| {
        let people = score(scheme, rows).people;
        people.into_iter().map(|s| (s.person, s.rank)).collect::<Vec<_>>()
    };
    let want =
        |list: &[(&str, Option<u32>)]| list.iter().map(|(p, r)| ((*p).to_owned(), *r)).collect::<Vec<_>>();
    let shared = [("002", Some(1)), ("001", Some(2)), ("003", Some(2)), ("004", Some(4)), ("005", None)];
    assert_eq!(ranks(&scheme("", "")), want(&shared));
    let broken = [("002", Some(1)), ("003", Some(2)), ("001", Some(3)), ("004", Some(4)), ("005", None)];
    assert_eq!(ranks(&scheme(r#","tie_break":["a"]"#, "")), want(&broken));
}

#[test]
fn probationers_leavers_and_low_volume_are_scored_and_not_ranked_unless_the_scheme_says_so() {
    let more = r#","min_volume":{"metric":"receive_users","value":100}"#;
    let people = |scheme: &Scheme| {
        let mut people =
            read_table("person,item,value\n1,a,100\n1,b,1\n2,a,90\n2,b,1\n3,a,80\n3,b,1", scheme)
                .expect("table");
        people[0].unranked = Some(Unranked::Probation);
        people[1].volume = Some(n("99"));
        people[2].volume = Some(n("100"));
        people
    };
    let strict = scheme(more, "");
    let got = run(&strict, people(&strict)).expect("an evaluation");
    let seen: Vec<_> = got.people.iter().map(|s| (s.person.as_str(), s.rank, s.of, s.unranked)).collect();
    assert_eq!(
        seen,
        [
            ("3", Some(1), 1, None),
            ("1", None, 1, Some(Unranked::Probation)),
            ("2", None, 1, Some(Unranked::LowVolume)),
        ]
    );
    assert_eq!((got.group[0].value, got.group[0].points), (Some(n("80")), Some(n("48"))));
    let all = scheme(&format!(r#"{more},"rank_everyone":true"#), "");
    let got = run(&all, people(&all)).expect("an evaluation");
    assert_eq!(got.people.iter().map(|s| s.rank).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
}

#[test]
fn points_and_grade_may_be_replaced_with_a_reason_and_the_total_follows() {
    let scheme = scheme(
        r#","grades":[{"min":60,"grade":"A","coefficient":1},{"min":0,"grade":"B","coefficient":0.5}]"#,
        "",
    );
    let mut people = read_table("person,item,value\n1,a,100", &scheme).expect("a table");
    let (by, at, reason) = ("店主".to_owned(), "2026-06-01 10:00:00".to_owned(), "系统故障".to_owned());
    let replaced = Override { to: n("20.005"), by: by.clone(), at: at.clone(), reason: reason.clone() };
    people[0].items[1] = ItemInput { points_override: Some(Box::new(replaced)), ..ItemInput::default() };
    people[0].grade_override = Some(GradeOverride { to: "B".into(), by, at, reason });
    let sheet = &run(&scheme, people).expect("an evaluation").people[0];
    assert_eq!((sheet.total, sheet.missing.len()), (Some(n("80.01")), 0));
    assert_eq!((sheet.grade.as_deref(), sheet.coefficient), (Some("B"), Some(n("0.5"))));
    assert!(matches!(sheet.steps.last(), Some(Step::GradeOverride { from: Some(f), .. }) if f == "A"));
}

#[test]
fn a_target_of_ones_own_stands_in_for_the_schemes_and_one_for_all_fills_what_is_open() {
    let text = r#"{"id":"x","type":"scheme","name":"方案","items":[{"id":"a","zh":"甲","weight":10,"target":null,
        "rule":{"kind":"ratio","dir":"higher","cap":1,"floor":0}}]}"#;
    let scheme = read_scheme(text, dictionary()).expect("a scheme");
    let people = |target| {
        let mut people = read_table("person,item,value\n1,a,5", &scheme).expect("a table");
        if let Some(item) = people[0].items.first_mut() {
            item.target = target;
        }
        people
    };
    assert_eq!(run(&scheme, people(None)).expect_err("open").code, "scheme.owner_must_set");
    let sheet =
        run(&scheme, people(Some((n("10"), TargetOrigin::Person)))).expect("an evaluation").people[0].clone();
    assert_eq!((sheet.total, sheet.items[0].target), (Some(n("5")), Some(n("10"))));
    let e = run(&scheme, people(Some((n("0"), TargetOrigin::Dated)))).expect_err("zero");
    assert_eq!((e.code.as_str(), e.params["person"].as_str()), ("score.target_zero", "1"));
}

#[test]
fn a_table_with_a_mistake_is_refused_with_its_line() {
    let scheme = scheme("", "");
    let cases = [
        ("person,item,value\n1,a,1\n1,a,2", "score.table_twice"),
        ("person,item,value\n1,z,1", "score.unknown_item"),
        ("person,item\n1,a", "score.table_header"),
        ("person,item,value,colour\n1,a,1,red", "score.table_header"),
        ("person,item,value\n1,a", "score.table_row"),
        ("person,item,value\n,a,1", "score.table_blank"),
        ("person,item,value,entity\n1,c,1,shop", "score.entity_unexpected"),
        ("", "score.table_empty"),
        ("person,item,value,numerator\n1,a,,many", "score.not_a_number"),
    ];
    for (text, code) in cases {
        assert_eq!(read_table(text, &scheme).expect_err(code).code, code);
    }
    let parts = read_table("value,item,person,numerator,denominator,entity\n,a,1,3,4,\n,b,1,0,0,", &scheme)
        .expect("parts");
    assert_eq!(parts[0].items[0].value.as_ref().and_then(|v| v.number()), Some(n("75")));
    assert_eq!(parts[0].items[1].state, FactState::NotMeasured);
}

proptest! {
    #[test]
    fn the_total_is_the_sum_of_the_items(
        values in prop::collection::vec((0u32..12_000, 0u32..12_000, 0u32..2_000, any::<bool>()), 1..12),
        scaled in any::<bool>(),
    ) {
        let mut scheme = scheme("", r#","missing":"reweight""#);
        scheme.total.policy = scaled.then_some(domain::scheme::UnallocatedPolicy::ScaleItemsTo100);
        let mut rows = String::new();
        for (i, (a, b, c, with_b)) in values.iter().enumerate() {
            let hundredth = |v: &u32| format!("{}.{:02}", v / 100, v % 100);
            rows.push_str(&format!("{i},a,{}\n{i},c,{}\n", hundredth(a), hundredth(c)));
            if *with_b {
                rows.push_str(&format!("{i},b,{}\n", hundredth(b)));
            }
        }
        let got = score(&scheme, &rows);
        prop_assert_eq!(got.people.len(), values.len());
        for sheet in &got.people {
            let sum = sheet.items.iter().filter_map(|i| i.points).fold(Num::ZERO, |s, p| Num::from(s.0 + p.0));
            prop_assert_eq!(sheet.total, Some(sum));
            for item in &sheet.items {
                prop_assert!(item.points.is_none_or(|p| p.round_half_up(2) == p));
            }
        }
        let totals: Vec<_> = got.people.iter().map(|s| s.total).collect();
        prop_assert!(totals.windows(2).all(|w| w[0] >= w[1]), "ordered by rank");
    }
}
