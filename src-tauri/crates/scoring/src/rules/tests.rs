//! Every kind against tables worked out by hand.

use domain::fact::Value;
use domain::scheme::{Band, Item, MissingPolicy, Op, Rule, Src};
use domain::{Label, Num};
use proptest::prelude::*;

use super::{Outcome, check_value};

fn points(item: &Item, target: Option<Num>, value: &Value) -> domain::Result<Outcome> {
    super::points(item, target, value).map(|o| o.expect("points"))
}

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn item(rule: Rule, weight: Option<&str>, target: Option<&str>) -> Item {
    Item {
        id: "item".into(),
        name: Label::new("项", "item"),
        block: None,
        metric: None,
        fed_by: None,
        weight: weight.map(n),
        suggested_weight: None,
        weight_src: Src::Seed,
        target: target.map(n),
        suggested_target: None,
        target_src: Src::Seed,
        unit: None,
        rule,
        rule_src: Src::Seed,
        per_entity: None,
        enabled: true,
        missing: MissingPolicy::Ask,
        gate: None,
    }
}

fn ratio(lower: bool, cap: &str, floor: &str) -> Rule {
    Rule::Ratio { lower, cap: Some(n(cap)), floor: Some(n(floor)) }
}

fn band(min: Option<&str>, min_incl: bool, max: Option<&str>, max_incl: bool, points: &str) -> Band {
    Band {
        min: min.map(n),
        min_incl,
        max: max.map(n),
        max_incl,
        points: Some(n(points)),
        suggested_points: None,
    }
}

fn growth() -> Rule {
    Rule::Tiers {
        bands: vec![
            band(None, true, Some("0"), false, "6"),
            band(Some("0"), true, Some("10"), false, "8"),
            band(Some("10"), true, Some("20"), true, "10"),
            band(Some("20"), false, Some("1000"), true, "15"),
        ],
    }
}

#[test]
fn each_kind_gives_the_points_worked_out_by_hand() {
    let cases: Vec<(Item, &[(&str, &str)])> = vec![
        (
            item(ratio(true, "1", "0"), Some("15"), Some("30")),
            &[("40", "11.25"), ("38.2", "11.78"), ("30", "15"), ("12", "15"), ("0", "15"), ("90", "5")],
        ),
        (
            item(ratio(false, "1.2", "0.5"), Some("10"), Some("50")),
            &[("60", "12"), ("70", "12"), ("50", "10"), ("40", "8"), ("25", "5"), ("10", "5"), ("-3", "5")],
        ),
        (
            item(Rule::PassFail { op: Op::Le, value: Some(n("0")) }, Some("10"), None),
            &[("0", "10"), ("1", "0")],
        ),
        (
            item(Rule::PercentScore, Some("25"), None),
            &[("80", "20"), ("120", "25"), ("-5", "0"), ("47.1", "11.78")],
        ),
        (
            item(Rule::Manual { min: n("0"), max: None }, Some("20"), None),
            &[("13.5", "13.5"), ("25", "20"), ("-1", "0")],
        ),
        (
            item(Rule::Manual { min: n("1"), max: Some(n("5")) }, None, None),
            &[("4", "4"), ("0", "1"), ("9", "5")],
        ),
        (
            item(Rule::CountCap { points_each: Some(n("1")), cap: Some(n("5")) }, None, None),
            &[("7", "5"), ("3", "3"), ("0", "0")],
        ),
        (
            item(Rule::Factor { factor: Some(n("0.75")), input_max: Some(n("100")) }, None, None),
            &[("80", "60"), ("100", "75"), ("15.7", "11.78")],
        ),
        (
            item(Rule::Linear { worst: Some(n("30")), best: Some(n("5")) }, Some("20"), None),
            &[("30", "0"), ("5", "20"), ("17.5", "10"), ("40", "0"), ("1", "20"), ("22", "6.4")],
        ),
        (
            item(Rule::Linear { worst: Some(n("90")), best: Some(n("100")) }, Some("25"), None),
            &[("90", "0"), ("95", "12.5"), ("100", "25"), ("101", "25")],
        ),
        (
            item(growth(), Some("15"), None),
            &[("-3", "6"), ("0", "8"), ("9.99", "8"), ("10", "10"), ("20", "10"), ("20.01", "15")],
        ),
        (
            item(Rule::Deduct { per_event: Some(n("2")), floor: Some(n("0")) }, Some("15"), None),
            &[("0", "15"), ("3", "9"), ("8", "0"), ("7.5", "0"), ("-1", "15")],
        ),
        (item(Rule::Bonus { max: Some(n("10")) }, None, None), &[("4", "4"), ("12", "10"), ("-2", "0")]),
    ];
    for (item, table) in cases {
        for (value, want) in table {
            let got = points(&item, None, &Value::Number(n(value))).expect(value);
            assert_eq!(got.points, n(want), "{} of {value}", item.rule.kind());
        }
    }
}

#[test]
fn a_half_cent_of_points_rounds_up() {
    let it = item(Rule::PercentScore, Some("100"), None);
    for (value, exact, want) in
        [("11.775", "11.775", "11.78"), ("11.7749", "11.7749", "11.77"), ("0.005", "0.005", "0.01")]
    {
        let got = points(&it, None, &Value::Number(n(value))).expect(value);
        assert_eq!((got.exact, got.points), (n(exact), n(want)));
    }
}

#[test]
fn a_label_is_looked_up_and_an_unknown_one_is_told_with_the_known() {
    let map = [("大专", Some(n("1"))), ("本科", Some(n("3"))), ("2", Some(n("4")))];
    let it =
        item(Rule::Lookup { map: map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect() }, None, None);
    assert_eq!(points(&it, None, &Value::Label("本科".into())).expect("label").points, n("3"));
    assert_eq!(points(&it, None, &Value::Number(n("2.0"))).expect("number").points, n("4"));
    let e = points(&it, None, &Value::Label("博士".into())).expect_err("unknown");
    assert_eq!(e.code, "score.unknown_label");
    assert!(e.params["allowed"].contains("大专") && e.params["item"] == "item");
}

#[test]
fn what_cannot_be_scored_is_refused_by_name() {
    let hole = Rule::Tiers { bands: vec![band(Some("0"), true, Some("10"), false, "8")] };
    let open = Rule::Deduct { per_event: None, floor: None };
    let cases = [
        (item(hole, None, None), Value::Number(n("10")), "scheme.no_band"),
        (item(Rule::PercentScore, Some("10"), None), Value::Label("good".into()), "score.not_a_number"),
        (item(open, Some("10"), None), Value::Number(n("1")), "score.value_open"),
        (item(ratio(false, "1", "0"), Some("10"), None), Value::Number(n("1")), "score.value_open"),
        (
            item(Rule::Factor { factor: Some(n("0.75")), input_max: Some(n("100")) }, None, None),
            Value::Number(n("100.5")),
            "score.above_input_max",
        ),
        (
            item(
                Rule::CountCap { points_each: Some(n("79000000000000000000000000000")), cap: Some(n("5")) },
                None,
                None,
            ),
            Value::Number(n("1000000")),
            "score.overflow",
        ),
    ];
    for (item, value, code) in cases {
        assert_eq!(check_value(&item, None, &value).expect_err(code).code, code);
    }
}

fn a_value() -> impl Strategy<Value = Num> {
    (-2_000_000i64..2_000_000, 0u32..4).prop_map(|(n, scale)| Num::from(domain::Decimal::new(n, scale)))
}

/// Below 0, from 0 to `t`, beyond: every value is in one of the three.
fn bands(t: &str, points: [&str; 3]) -> Vec<Band> {
    vec![
        band(None, true, Some("0"), false, points[0]),
        band(Some("0"), true, Some(t), true, points[1]),
        band(Some(t), false, None, true, points[2]),
    ]
}

proptest! {
    #[test]
    fn a_better_value_never_gives_fewer_points(a in a_value(), b in a_value(), w in 0u32..100, t in 1u32..500) {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        let (w, t) = (Some(w.to_string()), t.to_string());
        let rising = [
            item(ratio(false, "1.2", "0.1"), w.as_deref(), Some(&t)),
            item(Rule::PercentScore, w.as_deref(), None),
            item(Rule::CountCap { points_each: Some(n("0.7")), cap: Some(n("9")) }, None, None),
            item(Rule::Linear { worst: Some(n("-7")), best: Some(n(&t)) }, w.as_deref(), None),
            item(Rule::Bonus { max: Some(n("10")) }, None, None),
            item(Rule::Factor { factor: Some(n("0.75")), input_max: None }, None, None),
            item(Rule::PassFail { op: Op::Ge, value: Some(n(&t)) }, w.as_deref(), None),
            item(Rule::PassFail { op: Op::Gt, value: Some(n(&t)) }, w.as_deref(), None),
            item(Rule::Manual { min: n("-3"), max: Some(n(&t)) }, None, None),
            item(Rule::Tiers { bands: bands(&t, ["1", "4", "9.5"]) }, None, None),
        ];
        let falling = [
            item(ratio(true, "1", "0"), w.as_deref(), Some(&t)),
            item(Rule::Linear { worst: Some(n(&t)), best: Some(n("-7")) }, w.as_deref(), None),
            item(Rule::Deduct { per_event: Some(n("1.5")), floor: None }, w.as_deref(), None),
            item(Rule::PassFail { op: Op::Le, value: Some(n(&t)) }, w.as_deref(), None),
            item(Rule::PassFail { op: Op::Lt, value: Some(n(&t)) }, w.as_deref(), None),
            item(Rule::Tiers { bands: bands(&t, ["9.5", "4", "1"]) }, None, None),
        ];
        let score = |it: &Item, v: Num| points(it, None, &Value::Number(v)).map(|o| o.points).expect("points");
        for it in &rising {
            prop_assert!(score(it, low) <= score(it, high), "{}", it.rule.kind());
        }
        for it in &falling {
            prop_assert!(score(it, low) >= score(it, high), "{}", it.rule.kind());
        }
    }

    #[test]
    fn points_stay_between_nothing_and_the_most_reachable(v in a_value(), w in 0u32..100) {
        let w = w.to_string();
        for it in [
            item(ratio(false, "1.2", "0"), Some(&w), Some("30")),
            item(ratio(true, "1", "0"), Some(&w), Some("30")),
            item(Rule::PercentScore, Some(&w), None),
            item(Rule::Manual { min: Num::ZERO, max: None }, Some(&w), None),
            item(Rule::Deduct { per_event: Some(n("3")), floor: None }, Some(&w), None),
        ] {
            let got = points(&it, None, &Value::Number(v)).expect("points").points;
            prop_assert!(got >= Num::ZERO && Some(got) <= it.max_points());
        }
    }
}
