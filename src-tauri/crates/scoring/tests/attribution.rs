//! Whose a figure is, when nicknames change hands.

#![allow(clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use domain::fact::{Fact, FactState, Value};
use domain::people::{Binding, Owner};
use domain::{Day, Num, Span};
use scoring::attribute;

fn day(d: u32) -> Day {
    Day::from_ymd_opt(2026, 5, d).expect("a day")
}

fn fact(account: Option<i64>, first: u32, last: u32) -> Fact {
    Fact {
        sheet: 1,
        row: 1,
        col: 1,
        shop: 1,
        account,
        layout: Arc::from("l"),
        metric: Arc::from("receive_users"),
        span: Span { first: day(first), last: day(last) },
        value: Some(Value::Number(Num::from(7))),
        numerator: None,
        denominator: None,
        state: FactState::Settled,
        raw: None,
        outranked: false,
        excluded: None,
    }
}

fn bind(account: i64, owner: Owner, from: Option<u32>, to: Option<u32>) -> Binding {
    Binding { id: 0, account, owner, from: from.map(day), to: to.map(day) }
}

#[test]
fn a_nickname_passing_on_in_mid_month_gives_each_their_days() {
    let bindings = [
        bind(1, Owner::Person(10), None, Some(14)),
        bind(1, Owner::Person(11), Some(15), None),
        bind(2, Owner::Ignored, None, None),
        bind(4, Owner::Person(12), Some(10), None),
    ];
    let facts = [
        fact(Some(1), 14, 14),
        fact(Some(1), 15, 15),
        fact(Some(1), 11, 17),
        fact(Some(2), 1, 1),
        fact(Some(3), 1, 1),
        fact(None, 1, 1),
        fact(Some(4), 9, 9),
        fact(Some(4), 8, 12),
        fact(Some(4), 10, 12),
    ];
    let got = attribute(&facts, &bindings);
    assert_eq!(got.people[&10].len(), 1);
    assert_eq!(got.people[&11].len(), 1);
    assert_eq!(got.people[&12].len(), 1);
    assert_eq!((got.ignored.len(), got.unbound.len(), got.shop.len(), got.changing.len()), (1, 2, 1, 2));
    let told = got.problems();
    assert_eq!(
        (told.len(), told[0].code.as_str(), told[0].params["from"].as_str()),
        (2, "facts.spans_change", "2026-05-11")
    );
}

#[test]
fn a_figure_that_spans_a_change_is_told_until_others_speak_for_each_of_its_days() {
    let bindings = [bind(1, Owner::Person(10), None, Some(14)), bind(1, Owner::Person(11), Some(15), None)];
    let mut facts = vec![fact(Some(1), 1, 31), fact(Some(1), 1, 14), fact(Some(1), 15, 30)];
    assert_eq!(attribute(&facts, &bindings).problems().len(), 1, "the 31st is still nobody's");
    facts.push(fact(Some(1), 31, 31));
    assert_eq!(attribute(&facts, &bindings).problems(), vec![]);
    assert_eq!(attribute(&facts, &bindings).changing.len(), 1, "it counts for nobody all the same");
    facts[1].outranked = true;
    assert_eq!(attribute(&facts, &bindings).problems().len(), 1, "what is replaced speaks for nothing");
}

#[test]
fn a_person_bound_again_without_a_gap_keeps_a_file_that_spans_both() {
    let bindings = [bind(1, Owner::Person(10), None, Some(10)), bind(1, Owner::Person(10), Some(11), None)];
    assert_eq!(attribute(&[fact(Some(1), 1, 31)], &bindings).people[&10].len(), 1);
    let gap = [bind(1, Owner::Person(10), None, Some(10)), bind(1, Owner::Person(10), Some(12), None)];
    assert_eq!(attribute(&[fact(Some(1), 1, 31)], &gap).changing.len(), 1);
}
