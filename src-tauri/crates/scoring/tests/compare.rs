//! "Why 81 last month and 74 now": two sheets of one person, item by item.

#![allow(clippy::expect_used, clippy::panic)]

use definitions::{dictionary, read_scheme};
use domain::Num;
use domain::comparison::{Comparison, Reason};
use domain::evaluation::{ItemState, Sheet, TargetOrigin};
use domain::scheme::Scheme;
use proptest::prelude::*;
use scoring::{Input, Made, Override, PersonInput, compare, evaluate, read_table};

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn scheme(items: &str) -> Scheme {
    let text = format!(r#"{{"id":"x","type":"scheme","name":"方案","items":[{items}]}}"#);
    read_scheme(&text, dictionary()).expect("a scheme")
}

const A: &str = r#"{"id":"a","zh":"甲","weight":60,"missing":"reweight","rule":{"kind":"percent_score"}}"#;
const B: &str =
    r#"{"id":"b","zh":"乙","weight":40,"target":50,"rule":{"kind":"ratio","dir":"higher","cap":1}}"#;

fn sheet(scheme: &Scheme, rows: &str, change: impl FnOnce(&mut PersonInput)) -> Sheet {
    let mut people = read_table(&format!("person,item,value\n{rows}"), scheme).expect("a table");
    change(&mut people[0]);
    let all = evaluate(Input { scheme, scheme_version: 1, month: None, people, files: Vec::new() });
    all.expect("an evaluation").people.remove(0)
}

fn made<'a>(sheet: &'a Sheet, scheme: &'a Scheme, version: u32) -> Made<'a> {
    Made { sheet, scheme, version }
}

fn compared(old: &Scheme, before: &Sheet, new: &Scheme, after: &Sheet) -> Comparison {
    let version = if old == new { 1 } else { 2 };
    compare(made(before, old, 1), made(after, new, version)).expect("a comparison")
}

fn reasons<'a>(all: &'a Comparison, item: &str) -> &'a [Reason] {
    &all.items.iter().find(|i| *i.item == *item).expect(item).reasons
}

#[test]
fn a_value_a_target_and_a_hand_are_each_named_as_the_reason() {
    let own = scheme(&format!("{A},{B}"));
    let before = sheet(&own, "1,a,90\n1,b,50", |_| ());
    let after = sheet(&own, "1,a,80\n1,b,50", |p| {
        p.items[1].target = Some((n("100"), TargetOrigin::Person));
    });
    let all = compared(&own, &before, &own, &after);
    assert_eq!((all.before, all.after, all.versions), (Some(n("94")), Some(n("68")), None));
    assert_eq!(reasons(&all, "a"), [Reason::Value { before: n("90").into(), after: n("80").into() }]);
    assert_eq!(reasons(&all, "b"), [Reason::Target { before: Some(n("50")), after: Some(n("100")) }]);
    assert_eq!(all.items.iter().map(|i| i.difference).collect::<Vec<_>>(), [Some(n("-6")), Some(n("-20"))]);
    let by_hand = sheet(&own, "1,a,90\n1,b,50", |p| {
        let (by, at, reason) = ("王".to_owned(), String::new(), "病假".to_owned());
        p.items[0].points_override = Some(Box::new(Override { to: n("60"), by, at, reason }));
    });
    let all = compared(&own, &before, &own, &by_hand);
    let told = Reason::Override { now: true, by: "王".into(), reason: "病假".into() };
    assert_eq!(reasons(&all, "a"), [told]);
    assert_eq!(reasons(&all, "b"), []);
}

#[test]
fn another_version_says_which_items_weigh_or_count_otherwise_and_which_came_or_went() {
    let old = scheme(&format!("{A},{B}"));
    let new = scheme(
        r#"{"id":"b","zh":"乙","weight":60,"target":50,"rule":{"kind":"ratio","dir":"higher","cap":1.2}},
           {"id":"c","zh":"丙","weight":40,"rule":{"kind":"percent_score"}}"#,
    );
    let before = sheet(&old, "1,a,100\n1,b,50", |_| ());
    let after = sheet(&new, "1,b,50\n1,c,50", |_| ());
    let all = compared(&old, &before, &new, &after);
    assert_eq!((all.versions, all.max_before, all.max_after), (Some((1, 2)), n("100"), n("112")));
    assert_eq!(
        reasons(&all, "b"),
        [Reason::Weight { before: Some(n("40")), after: Some(n("60")) }, Reason::Rule]
    );
    assert_eq!((reasons(&all, "c"), reasons(&all, "a")), (&[Reason::Added][..], &[Reason::Removed][..]));
    let of = |item: &str| all.items.iter().find(|i| *i.item == *item).and_then(|i| i.difference);
    assert_eq!((of("a"), of("b"), of("c")), (Some(n("-60")), Some(n("20")), Some(n("20"))));
}

#[test]
fn a_figure_that_is_not_there_is_no_zero_and_what_is_left_out_scales_the_rest() {
    let own = scheme(&format!("{A},{B}"));
    let before = sheet(&own, "1,a,90\n1,b,25", |_| ());
    let waits = sheet(&own, "1,a,90", |_| ());
    let all = compared(&own, &before, &own, &waits);
    assert_eq!((all.after, all.rest), (None, Num::ZERO));
    assert_eq!(all.items[1].difference, None, "a missing figure has no difference");
    assert_eq!(reasons(&all, "b"), [Reason::Gone { state: ItemState::Missing }]);
    let left_out = sheet(&own, "1,b,25", |_| ());
    let all = compared(&own, &before, &own, &left_out);
    assert_eq!(reasons(&all, "a"), [Reason::Gone { state: ItemState::LeftOut }]);
    assert_eq!(reasons(&all, "b"), [Reason::Scaled { before: n("1"), after: n("2.5") }]);
    // 54 + 20 before, 0 + 50 now.
    assert_eq!(all.items.iter().map(|i| i.difference).collect::<Vec<_>>(), [Some(n("-54")), Some(n("30"))]);
}

#[test]
fn a_gate_on_the_total_stands_as_a_rest_beside_the_items() {
    let gate = r#"{"id":"a","zh":"甲","weight":100,"rule":{"kind":"percent_score"},"gate":{"op":"<","value":60,"effect":"total_zero"}}"#;
    let own = scheme(gate);
    let (before, after) = (sheet(&own, "1,a,80", |_| ()), sheet(&own, "1,a,50", |_| ()));
    let all = compared(&own, &before, &own, &after);
    assert_eq!((all.after, all.items[0].difference, all.rest), (Some(n("0")), Some(n("-30")), n("-50")));
    assert!(reasons(&all, "a").contains(&Reason::GateClosed { now: true }));
}

proptest! {
    #[test]
    fn the_differences_of_the_items_always_add_to_the_difference_of_the_totals(
        values in prop::array::uniform4(0_u32..150), weight in 1_u32..90, gated: bool, hand in prop::option::of(0_u32..60),
    ) {
        let gate = if gated { r#","gate":{"op":"<","value":40,"effect":"total_zero"}"# } else { "" };
        let of = |weight: u32| scheme(&format!(
            r#"{{"id":"a","zh":"甲","weight":{weight},"rule":{{"kind":"percent_score"}}{gate}}},
               {{"id":"b","zh":"乙","weight":33,"target":70,"rule":{{"kind":"ratio","dir":"higher","cap":1}}}}"#));
        let (old, new) = (of(weight), of(90 - weight));
        let before = sheet(&old, &format!("1,a,{}\n1,b,{}", values[0], values[1]), |_| ());
        let after = sheet(&new, &format!("1,a,{}\n1,b,{}", values[2], values[3]), |p| {
            p.items[0].points_override = hand.map(|to| Box::new(Override {
                to: Num::from(to), by: String::new(), at: String::new(), reason: String::new(),
            }));
        });
        let all = compared(&old, &before, &new, &after);
        let sum: domain::Decimal = all.items.iter().filter_map(|i| i.difference).map(|d| d.0).sum();
        let totals = all.after.zip(all.before).map(|(a, b)| a.0 - b.0);
        prop_assert_eq!(totals, Some(sum + all.rest.0));
        // Whatever differs has a reason.
        for item in &all.items {
            prop_assert!(item.difference.is_some_and(Num::is_zero) || !item.reasons.is_empty());
        }
    }
}
