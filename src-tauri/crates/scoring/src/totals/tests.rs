//! Figures of a month worked out by hand.

use std::collections::HashSet;
use std::sync::Arc;

use definitions::dictionary;
use domain::evaluation::{DayCount, How, PartRole, Step};
use domain::fact::{Exclusion, Fact, FactState, Value};
use domain::metric::Total;
use domain::{Day, Month, Num, Span};

use super::{Figure, Figures};
use crate::metrics::Metrics;

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn month() -> Month {
    "2026-05".parse().expect("a month")
}

fn day(d: u32) -> Span {
    Span::day(Day::from_ymd_opt(2026, 5, d).expect("a day"))
}

fn fact(metric: &str, span: Span, value: &str) -> Fact {
    Fact {
        sheet: 1,
        row: span.first.format("%d").to_string().parse().expect("row"),
        col: 4,
        shop: 1,
        account: Some(1),
        layout: Arc::from("chitu.agent_data"),
        metric: Arc::from(metric),
        span,
        value: Num::parse(value).map(Value::Number),
        numerator: None,
        denominator: None,
        state: match value {
            "" => FactState::Missing,
            "延迟统计" => FactState::Unsettled,
            _ => FactState::Settled,
        },
        raw: None,
        outranked: false,
        excluded: None,
    }
}

fn figure(facts: &[Fact], metric: &str) -> Figure {
    let layouts = definitions::layouts();
    let metrics = Metrics::new(dictionary().metrics()).with_layouts(&layouts);
    let total =
        |facts: &[&Fact]| Figures::new(&metrics, month().span(), facts).figure(metric).expect("a figure");
    let all = total(&facts.iter().collect::<Vec<_>>());
    // What a book gives that is asked for this metric alone: its ingredients, and a fact of a row without any.
    let asked = metrics.with_ingredients([metric]);
    let row = |f: &Fact| (f.sheet, f.row, f.span);
    let mut rows: HashSet<_> = facts.iter().filter(|f| asked.contains(&*f.metric)).map(row).collect();
    let wanted = |f: &&Fact| asked.contains(&*f.metric) || rows.insert(row(f));
    assert_eq!(total(&facts.iter().filter(wanted).collect::<Vec<_>>()), all, "{metric}");
    all
}

fn how(figure: &Figure) -> (&How, Option<DayCount>) {
    match figure.steps.first() {
        Some(Step::Figure { how, days, .. }) => (how, *days),
        other => panic!("no figure step: {other:?}"),
    }
}

#[test]
fn a_response_time_is_weighted_by_the_customers_of_the_day() {
    let facts = [
        fact("first_resp_sec", day(1), "10"),
        fact("receive_users", day(1), "30"),
        fact("first_resp_sec", day(2), "50"),
        fact("receive_users", day(2), "10"),
        // Off: zero seconds of nobody measure nothing.
        Fact { state: FactState::NotMeasured, ..fact("first_resp_sec", day(3), "0") },
        fact("receive_users", day(3), "0"),
    ];
    let got = figure(&facts, "first_resp_sec");
    assert_eq!(got.value, Some(n("20")));
    let (how, days) = how(&got);
    assert!(matches!(how, How::Weighted { total, .. } if *total == n("40")));
    assert_eq!(days, Some(DayCount { present: 2, of: 2, unsettled: 0 }));
    let Step::Figure { parts, .. } = &got.steps[0] else { panic!("figure") };
    assert_eq!(parts[0].cells.len(), 3);
    assert_eq!((parts[1].role, parts[1].total, parts[1].cells.len()), (PartRole::Weight, Some(n("40")), 2));
}

#[test]
fn a_weight_may_stand_in_another_sheet_and_without_any_the_figure_is_missing() {
    let conv = [fact("conv_pay_final", day(1), "0.5"), fact("conv_pay_final", day(2), "0.1")];
    let got = figure(&conv, "conv_pay_final");
    assert_eq!((got.value, got.state), (None, FactState::Missing));
    let other = |d, v| Fact {
        sheet: 2,
        layout: Arc::from("chitu.weekly_person"),
        ..fact("inquiry_users", day(d), v)
    };
    let with: Vec<Fact> = conv.into_iter().chain([other(1, "10"), other(2, "30")]).collect();
    assert_eq!(figure(&with, "conv_pay_final").value, Some(n("20")));
}

#[test]
fn a_rate_adds_its_parts_and_a_day_with_nothing_to_measure_does_not_count() {
    let rate = |d, value: &str, num: &str, den: &str| Fact {
        numerator: Some(n(num)),
        denominator: Some(n(den)),
        ..fact("csat_rate", day(d), value)
    };
    let got =
        figure(&[rate(1, "0.8889", "8", "9"), rate(2, "1", "1", "1"), rate(3, "0", "0", "0")], "csat_rate");
    assert_eq!(got.value, Some(n("90")));
    assert!(
        matches!(how(&got).0, How::Rate { numerator, denominator } if (*numerator, *denominator) == (n("9"), n("10")))
    );
    let none = figure(&[rate(1, "0", "0", "0"), rate(2, "0", "0", "0")], "csat_rate");
    assert_eq!((none.value, none.state), (None, FactState::NotMeasured));
}

#[test]
fn a_missing_day_is_not_zero_and_an_unsettled_day_makes_the_figure_provisional() {
    let facts = [
        fact("sales_amount", day(1), "100.5"),
        fact("sales_amount", day(2), ""),
        fact("sales_amount", day(3), "延迟统计"),
        fact("receive_users", day(4), "3"),
    ];
    let got = figure(&facts, "sales_amount");
    assert_eq!((got.value, got.provisional, got.days_unsettled), (Some(n("100.5")), true, 1));
    assert_eq!(how(&got).1, Some(DayCount { present: 1, of: 4, unsettled: 1 }));
    assert_eq!(figure(&facts[1..2], "sales_amount").state, FactState::Missing);
    let late = figure(&facts[2..3], "sales_amount");
    assert_eq!((late.value, late.state, late.provisional), (None, FactState::Unsettled, true));
    assert_eq!(figure(&[], "sales_amount").state, FactState::Missing);
}

#[test]
fn a_file_of_the_whole_month_wins_over_its_days() {
    let facts = [
        fact("receive_users", day(1), "10"),
        fact("receive_users", day(2), "20"),
        Fact { sheet: 9, ..fact("receive_users", month().span(), "25") },
    ];
    let got = figure(&facts, "receive_users");
    assert_eq!((got.value, how(&got)), (Some(n("25")), (&How::Whole, None)));
    assert_eq!(figure(&facts[..2], "receive_users").value, Some(n("30")));
}

#[test]
fn points_gathered_of_single_ratings_make_the_month_by_their_own_parts() {
    let rated = |d: u32, points: &str, of: &str, mean: &str| Fact {
        layout: Arc::from("own.ratings"),
        numerator: Num::parse(points),
        denominator: Num::parse(of),
        ..fact("csat_points", day(d), mean)
    };
    let facts = [rated(1, "7", "2", "3.5"), rated(2, "5", "1", "5")];
    assert_eq!(figure(&facts, "csat_points").value, Some(n("4")), "(7 + 5) ÷ 3");
}

#[test]
fn days_that_a_report_weights_its_rate_by_are_used_although_the_month_has_a_figure_of_its_own() {
    let of_shop = |f: Fact| Fact { layout: Arc::from("pdd.service_shop"), ..f };
    let mut facts = vec![
        of_shop(fact("within_3min_rate", day(1), "0.8")),
        of_shop(fact("within_3min_rate", day(2), "1")),
        of_shop(fact("needs_human_users", day(1), "40")),
        of_shop(fact("needs_human_users", day(2), "60")),
        Fact { sheet: 9, ..fact("needs_human_users", month().span(), "100") },
    ];
    let layouts = definitions::layouts();
    let metrics = Metrics::new(dictionary().metrics()).with_layouts(&layouts);
    let days_used = |facts: &[Fact]| {
        let figures = Figures::new(&metrics, month().span(), &facts.iter().collect::<Vec<_>>()).chosen();
        let days = figures.iter().filter(|f| &*f.metric == "needs_human_users" && f.span != month().span());
        days.count()
    };
    // (0.8 × 40 + 1 × 60) ÷ 100, by exactly these days.
    assert_eq!(figure(&facts, "within_3min_rate").value, Some(n("92")));
    assert_eq!(days_used(&facts), 2);
    // Where the rate has a figure of the month too, nothing is made of the days.
    facts.push(Fact { sheet: 9, ..of_shop(fact("within_3min_rate", month().span(), "0.9")) });
    assert_eq!(days_used(&facts), 0);
}

#[test]
fn accounts_of_one_person_add_up_and_weigh_together() {
    let other = |f: Fact| Fact { account: Some(2), shop: 2, ..f };
    let facts = [
        fact("avg_resp_sec", day(1), "20"),
        fact("receive_users", day(1), "10"),
        other(fact("avg_resp_sec", day(1), "40")),
        other(fact("receive_users", day(1), "30")),
        fact("work_days", day(1), "1"),
        other(fact("work_days", day(1), "1")),
        fact("consult_users", day(1), "12"),
        other(fact("consult_users", day(1), "33")),
    ];
    assert_eq!(figure(&facts, "avg_resp_sec").value, Some(n("35")));
    assert_eq!(figure(&facts, "receive_users").value, Some(n("40")));
    // A day worked in two shops is one day.
    assert_eq!(figure(&facts, "work_days").value, Some(n("1")));
    assert_eq!(figure(&facts, "consults_per_day").value, Some(n("45")));
}

#[test]
fn an_account_with_one_figure_of_the_month_joins_the_days_of_the_others_or_is_told() {
    let other = |f: Fact| Fact { account: Some(2), shop: 2, ..f };
    let mut facts = vec![
        fact("consult_users", day(1), "12"),
        fact("consult_users", day(2), "18"),
        fact("work_days", day(1), "1"),
        fact("work_days", day(2), "1"),
        fact("receive_users", day(1), "10"),
        fact("receive_users", day(2), "10"),
        other(fact("consult_users", month().span(), "70")),
    ];
    // (12 + 18 + 70) ÷ 2: the days worked are the person's.
    let got = figure(&facts, "consults_per_day");
    assert_eq!((got.value, got.warnings.len()), (Some(n("50")), 0));
    // A whole month of days worked of its own may be the same days: nothing is divided by a guess.
    facts.push(other(fact("work_days", month().span(), "2")));
    let got = figure(&facts, "consults_per_day");
    assert_eq!((got.value, got.warnings.len()), (Some(n("15")), 1));
    assert_eq!(got.warnings[0].code, "facts.whole_beside_days");
    // Days that only stand in for the days worked belong to the account that has them.
    facts.retain(|f| &*f.metric != "work_days");
    let got = figure(&facts, "consults_per_day");
    assert_eq!((got.value, got.warnings.len()), (Some(n("15")), 1));
}

#[test]
fn consultations_are_divided_by_the_days_worked_else_by_the_days_with_customers_and_it_says_which() {
    let mut facts: Vec<Fact> = Vec::new();
    for (d, consults, received, worked) in [(1, "40", "30", "1"), (2, "20", "15", "1"), (3, "0", "0", "0")] {
        facts.push(fact("consult_users", day(d), consults));
        facts.push(fact("receive_users", day(d), received));
        facts.push(fact("work_days", day(d), worked));
    }
    let got = figure(&facts, "consults_per_day");
    assert_eq!(got.value, Some(n("30")));
    assert!(matches!(how(&got).0, How::Quotient { top, bottom, bottom_name, top_name }
        if (*top, *bottom) == (n("60"), n("2")) && &*bottom_name.zh == "上班天数" && &*top_name.zh == "咨询人次"));
    facts.retain(|f| &*f.metric != "work_days");
    let got = figure(&facts, "consults_per_day");
    assert_eq!(got.value, Some(n("30")));
    assert!(matches!(how(&got).0, How::Quotient { bottom, bottom_name, .. }
        if *bottom == n("2") && bottom_name.zh.contains("接待人数")));
    // A day whose consultations are not settled must not count as a day without any.
    facts.push(fact("work_days", day(1), "1"));
    facts.push(fact("work_days", day(2), "1"));
    facts.push(fact("work_days", day(4), "1"));
    facts.push(fact("consult_users", day(4), "延迟统计"));
    let got = figure(&facts, "consults_per_day");
    assert_eq!((got.value, got.provisional), (Some(n("30")), true));
}

#[test]
fn five_ratings_make_points_of_five() {
    let counts = [
        ("csat_very_satisfied", "8"),
        ("csat_satisfied", "0"),
        ("csat_neutral", "1"),
        ("csat_dissatisfied", "0"),
        ("csat_very_dissatisfied", "1"),
    ];
    let facts: Vec<Fact> = counts.iter().map(|(m, v)| fact(m, day(1), v)).collect();
    assert_eq!(figure(&facts, "csat_points").value, Some(n("4.4")));
    let zero: Vec<Fact> = counts.iter().map(|(m, _)| fact(m, day(1), "0")).collect();
    let got = figure(&zero, "csat_points");
    assert_eq!((got.value, got.state), (None, FactState::NotMeasured));
    assert_eq!(figure(&facts[..4], "csat_points").state, FactState::Missing);
}

#[test]
fn an_excluded_figure_is_not_used_and_is_shown_with_its_reason() {
    let mut facts = vec![fact("sales_amount", day(1), "100"), fact("sales_amount", day(2), "9000")];
    facts[1].excluded = Some(Arc::new(Exclusion {
        id: 1,
        reason: "测试订单".into(),
        by: "店主".into(),
        at: "2026-06-01 09:00:00".into(),
    }));
    let got = figure(&facts, "sales_amount");
    assert_eq!(got.value, Some(n("100")));
    assert!(
        matches!(&got.steps[1], Step::Excluded { value, reason, .. } if *value == Some(n("9000")) && reason == "测试订单")
    );
    facts[0].outranked = true;
    assert_eq!(figure(&facts, "sales_amount").value, None);
}

#[test]
fn the_trusted_layout_is_taken_and_a_difference_is_told() {
    let other =
        |v| Fact { sheet: 2, layout: Arc::from("chitu.per_person_day"), ..fact("avg_resp_sec", day(1), v) };
    let weight = fact("receive_users", day(1), "5");
    let got = figure(&[other("31"), fact("avg_resp_sec", day(1), "30"), weight.clone()], "avg_resp_sec");
    assert_eq!(got.value, Some(n("30")));
    assert_eq!((got.warnings.len(), got.warnings[0].code.as_str()), (1, "facts.layouts_differ"));
    assert_eq!(
        (got.warnings[0].params["ours"].as_str(), got.warnings[0].params["theirs"].as_str()),
        ("30", "31")
    );
    // The trusted layout has nothing for the day: the other one does.
    let got = figure(&[other("31"), fact("avg_resp_sec", day(1), ""), weight], "avg_resp_sec");
    assert_eq!((got.value, got.warnings.len()), (Some(n("31")), 0));
}

#[test]
fn the_largest_is_the_largest_of_the_days() {
    let facts = [fact("max_concurrent", day(1), "3"), fact("max_concurrent", day(2), "9")];
    let got = figure(&facts, "max_concurrent");
    assert_eq!((got.value, how(&got).0), (Some(n("9")), &How::Max));
}

#[test]
fn inquiries_of_nobody_measure_no_conversion_and_late_ones_make_it_provisional() {
    let inquiries = |d, v| Fact {
        sheet: 2,
        layout: Arc::from("chitu.weekly_person"),
        ..fact("inquiry_users", day(d), v)
    };
    let none = [fact("conv_pay_final", day(1), "0"), inquiries(1, "0")];
    let got = figure(&none, "conv_pay_final");
    assert_eq!((got.value, got.state), (None, FactState::NotMeasured));
    let late = [
        fact("conv_pay_final", day(1), "0.5"),
        inquiries(1, "4"),
        fact("conv_pay_final", day(2), "0"),
        inquiries(2, "0"),
        fact("conv_pay_final", day(3), "0.9"),
        inquiries(3, "延迟统计"),
    ];
    let got = figure(&late, "conv_pay_final");
    assert_eq!((got.value, got.provisional), (Some(n("50")), true));
    assert_eq!(how(&got).1, Some(DayCount { present: 1, of: 2, unsettled: 1 }));
}

#[test]
fn days_are_weighted_by_days_even_where_the_weight_has_a_month_of_its_own() {
    let facts = [
        fact("first_resp_sec", day(1), "10"),
        fact("first_resp_sec", day(2), "20"),
        fact("receive_users", day(1), "1"),
        fact("receive_users", day(2), "3"),
        Fact { sheet: 9, ..fact("receive_users", month().span(), "4") },
    ];
    assert_eq!(figure(&facts, "first_resp_sec").value, Some(n("17.5")));
}

#[test]
fn a_month_file_gives_the_consultations_per_day_and_stray_days_do_not_mix_in() {
    let mut facts = vec![
        fact("consult_users", month().span(), "660"),
        fact("work_days", month().span(), "22"),
        fact("consult_users", day(1), "50"),
    ];
    assert_eq!(figure(&facts, "consults_per_day").value, Some(n("30")));
    facts.retain(|f| &*f.metric != "work_days");
    facts.push(fact("work_days", day(1), "1"));
    assert_eq!(figure(&facts, "consults_per_day").value, Some(n("50")));
}

#[test]
fn each_figure_is_weighted_by_what_its_own_layout_names_and_the_sheet_says_by_what() {
    let of = |layout: &str, f: Fact| Fact { layout: Arc::from(layout), ..f };
    let pdd = |metric: &str, d, v: &str| of("pdd.agent_detail", fact(metric, day(d), v));
    let mut facts = vec![
        pdd("within_3min_rate", 1, "0.8"),
        pdd("needs_human_users", 1, "40"),
        pdd("consult_users", 1, "100"),
        pdd("within_3min_rate", 2, "1"),
        pdd("needs_human_users", 2, "60"),
        pdd("consult_users", 2, "100"),
    ];
    // (0.8 × 40 + 1 × 60) ÷ 100; by those who asked it would be 90.
    let got = figure(&facts, "within_3min_rate");
    assert_eq!(got.value, Some(n("92")));
    assert!(
        matches!(how(&got).0, How::Weighted { by, total } if &*by.zh == "需人工回复人数" && *total == n("100"))
    );
    // Another account, whose report counts chats: both weights are named, each with its cells.
    let feige = |metric: &str, d, v: &str| Fact {
        account: Some(2),
        shop: 2,
        ..of("feige.agent", fact(metric, day(d), v))
    };
    facts.extend([feige("within_3min_rate", 1, "0.9"), feige("receive_sessions", 1, "300")]);
    let got = figure(&facts, "within_3min_rate");
    assert_eq!(got.value, Some(n("90.5")), "(32 + 60 + 270) ÷ 400");
    assert!(matches!(how(&got).0, How::Weighted { by, .. } if &*by.zh == "需人工回复人数 + 接待会话量"));
    let Step::Figure { parts, .. } = &got.steps[0] else { panic!("figure") };
    let weights: Vec<_> = parts.iter().filter(|p| p.role == PartRole::Weight).map(|p| p.total).collect();
    assert_eq!(weights, [Some(n("100")), Some(n("300"))]);
    // Without its own weight the dictionary's does, and without either the days make no month.
    facts.retain(|f| &*f.metric != "needs_human_users" && &*f.layout != "feige.agent");
    assert_eq!(figure(&facts, "within_3min_rate").value, Some(n("90")));
    facts.retain(|f| &*f.metric != "consult_users");
    let got = figure(&facts, "within_3min_rate");
    assert_eq!((got.value, got.state), (None, FactState::Missing));
}

#[test]
fn a_quotient_whose_parts_a_platform_does_not_print_is_weighted_by_what_its_sheet_has() {
    let shop = |metric: &str, d, v: &str| Fact {
        account: None,
        layout: Arc::from("kuaishou.shop"),
        ..fact(metric, day(d), v)
    };
    let facts = [
        shop("avg_order_value", 1, "50"),
        shop("pay_users_final", 1, "30"),
        shop("sales_amount", 1, "1500"),
        shop("avg_order_value", 2, "90"),
        shop("pay_users_final", 2, "10"),
        shop("sales_amount", 2, "900"),
    ];
    let got = figure(&facts, "avg_order_value");
    assert_eq!(got.value, Some(n("60")));
    assert!(matches!(how(&got).0, How::Weighted { total, .. } if *total == n("40")));
    assert_eq!(figure(&facts[..1], "avg_order_value").value, None);
}

#[test]
fn people_of_days_are_never_added_into_a_count_of_people_but_into_person_days_and_it_says_so() {
    let people = dictionary().metrics().iter().filter(|m| m.name.zh.contains("人数"));
    let mut looked = 0;
    for metric in people {
        assert_eq!(metric.total, Total::PersonDays, "{}", metric.id);
        let days = [fact(&metric.id, day(1), "3"), fact(&metric.id, day(2), "4")];
        let got = figure(&days, &metric.id);
        let Some(Step::Figure { metric_name, how: How::Sum, parts, .. }) = got.steps.first() else {
            panic!("{}: {got:?}", metric.id)
        };
        assert_eq!((got.value, &parts[0].metric_name), (Some(n("7")), metric_name), "{}", metric.id);
        assert!(metric_name.zh.contains("人次") && !metric_name.zh.contains("人数"), "{metric_name:?}");
        assert!(metric_name.en.ends_with("person-days"), "{metric_name:?}");
        // One day, one file of the month, two shops of one day: people, by their own name.
        let other = Fact { account: Some(2), ..fact(&metric.id, day(1), "5") };
        let month = fact(&metric.id, month().span(), "6");
        for facts in [vec![days[0].clone()], vec![days[0].clone(), other], vec![month, days[0].clone()]] {
            let Some(Step::Figure { metric_name, .. }) = figure(&facts, &metric.id).steps.into_iter().next()
            else {
                panic!("{}", metric.id)
            };
            assert_eq!(metric_name, metric.name);
        }
        looked += 1;
    }
    assert!(looked >= 25, "{looked}");
}
