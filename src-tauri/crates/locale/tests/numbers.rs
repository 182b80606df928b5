//! Numbers, days and units as a person sees them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::metric::Unit;
use domain::{Label, Lang, Num, Span};
use locale::{Locale, number};

fn num(text: &str) -> Num {
    Num::parse(text).expect(text)
}

#[test]
fn numbers_are_rounded_for_show_and_grouped_by_thousands() {
    for (n, decimals, want) in [
        ("38.2", 1, "38.2"),
        ("38.25", 1, "38.3"),
        ("38", 1, "38"),
        ("1200", 0, "1,200"),
        ("999.95", 1, "1,000"),
        ("1234567.891", 2, "1,234,567.89"),
        ("-1234.5", 2, "-1,234.5"),
        ("-0.004", 2, "0"),
        ("0", 2, "0"),
    ] {
        assert_eq!(number::show(num(n), decimals), want, "{n} with {decimals}");
    }
    for (n, decimals, want) in
        [("1234.5", 2, "1,234.50"), ("-3", 2, "-3.00"), ("0.005", 2, "0.01"), ("7", 0, "7")]
    {
        assert_eq!(number::fixed(num(n), decimals), want, "{n} with {decimals}");
    }
    for (n, want) in [("1234.5", "¥1,234.50"), ("-3", "-¥3.00"), ("-0.001", "¥0.00"), ("0.1", "¥0.10")] {
        assert_eq!(number::money(num(n)), want);
    }
    for (n, want) in [
        ("0.94166666", "0.9417"),
        ("1.05263157", "1.0526"),
        ("0.000123456", "0.0001235"),
        ("2", "2"),
        ("0", "0"),
    ] {
        assert_eq!(number::ratio(num(n)), want);
    }
}

#[test]
fn a_value_stands_with_its_unit_as_each_language_writes_it() {
    for (n, unit, zh, en) in [
        ("38.2", Unit::Seconds, "38.2 秒", "38.2 s"),
        ("94.17", Unit::Fraction, "94.17%", "94.17%"),
        ("1234.5", Unit::Yuan, "¥1,234.50", "¥1,234.50"),
        ("42.5", Unit::PerDay, "每天 42.5", "42.5 per day"),
        ("6.1", Unit::HoursPerDay, "6.1 小时/天", "6.1 h/day"),
        ("1200", Unit::Count, "1,200", "1,200"),
    ] {
        let symbol = unit.symbol();
        assert_eq!(number::with_unit(num(n), 2, symbol.as_ref(), Lang::Zh), zh);
        assert_eq!(number::with_unit(num(n), 2, symbol.as_ref(), Lang::En), en);
    }
    // Schemes write some units as codes.
    for (code, zh, en) in [
        ("s", "3 秒", "3 s"),
        ("h/day", "3 小时/天", "3 h/day"),
        ("per day", "每天 3", "3 per day"),
        ("points of 5", "3 分（满分 5 分）", "3 points of 5"),
        ("violations", "3 次违规", "3 violations"),
        ("yuan", "¥3.00", "¥3.00"),
        ("朵", "3 朵", "3 朵"),
    ] {
        let unit = Label::new(code, code);
        assert_eq!(number::with_unit(num("3"), 2, Some(&unit), Lang::Zh), zh);
        assert_eq!(number::with_unit(num("3"), 2, Some(&unit), Lang::En), en);
    }
}

#[test]
fn an_equals_sign_is_printed_only_where_the_shown_numbers_are_equal() {
    assert_eq!(number::sign(Some(num("11.7801")), num("11.78")), "=");
    assert_eq!(number::sign(Some(num("11.786")), num("11.78")), "≈");
    assert_eq!(number::sign(None, num("11.78")), "≈");
}

#[test]
fn days_and_months_are_written_as_people_write_them() {
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    let month: domain::Month = "2026-05".parse().unwrap();
    let day = month.first();
    assert_eq!([zh.day(day), en.day(day)], ["2026-05-01", "2026-05-01"]);
    assert_eq!([zh.day_long(day), en.day_long(day)], ["2026年5月1日", "1 May 2026"]);
    assert_eq!([zh.month(month), en.month(month)], ["2026年5月", "May 2026"]);
    assert_eq!([zh.month_short(month), en.month_short(month)], ["5月", "May"]);
    assert_eq!([zh.span(month.span()), en.span(month.span())], ["2026年5月", "May 2026"]);
    let week = Span { first: day, last: day + chrono::Days::new(6) };
    assert_eq!(zh.span(week), "2026-05-01 至 2026-05-07");
    assert_eq!(en.span(week), "2026-05-01 to 2026-05-07");
    assert_eq!(en.month("2026-12".parse().unwrap()), "December 2026");
    assert_eq!(en.month("2026-01".parse().unwrap()), "January 2026");
}

#[test]
fn every_state_of_a_sheet_has_its_word() {
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    for (code, word, english) in [
        ("open", "待处理", "Open"),
        ("reviewed", "已复核", "Reviewed"),
        ("confirmed", "已确认", "Confirmed"),
        ("signed", "已签字", "Signed"),
        ("refused", "拒签", "Signature refused"),
        ("appealed", "已申诉", "Appealed"),
    ] {
        assert_eq!(zh.word("sheet", code), word);
        assert_eq!(en.word("sheet", code), english);
    }
    for kind in
        "ratio pass_fail percent_score manual lookup count_cap factor linear tiers deduct bonus entity_deduct \
         entity_pass_rate sla_hit_rate formula relative"
            .split(' ')
    {
        assert!(zh.has(&format!("word-rule-{kind}")), "{kind}");
    }
}

#[test]
fn every_typed_word_is_a_real_text() {
    use domain::evaluation::{ItemState, Unranked};
    use domain::fact::FactState as F;
    use domain::metric::Direction;
    use domain::scheme::{GateEffect, MissingPolicy, Period, Src, UnallocatedPolicy as U};
    for l in [Locale::new(Lang::Zh), Locale::new(Lang::En)] {
        let mut words = Vec::new();
        words.extend(
            [
                Unranked::Probation,
                Unranked::Leaver,
                Unranked::LowVolume,
                Unranked::PartMonth,
                Unranked::Missing,
                Unranked::Gate,
            ]
            .map(|x| l.unranked(x)),
        );
        words.extend([F::Settled, F::Unsettled, F::Missing, F::NotMeasured].map(|x| l.fact_state(x)));
        let states = [
            ItemState::Scored,
            ItemState::Missing,
            ItemState::LeftOut,
            ItemState::MissingZero,
            ItemState::NotMeasured,
        ];
        words.extend(states.map(|x| l.item_state(x)));
        words.extend([Direction::Higher, Direction::Lower, Direction::Neutral].map(|x| l.direction(x)));
        words.extend([Src::Seed, Src::Inferred, Src::Suggested, Src::Owner].map(|x| l.src(x)));
        words.extend(
            [MissingPolicy::Ask, MissingPolicy::Reweight, MissingPolicy::Zero].map(|x| l.missing_policy(x)),
        );
        words.extend(
            [GateEffect::ItemZero, GateEffect::TotalZero, GateEffect::GradeAtMost, GateEffect::Unranked]
                .map(|x| l.gate_effect(x)),
        );
        words.extend([U::AddThirdItem, U::LeaveAt95, U::ScaleItemsTo100].map(|x| l.unallocated_policy(x)));
        words.extend([Period::Month, Period::Quarter, Period::OnDemand].map(|x| l.period(x)));
        words.extend(domain::layout::Platform::ALL.map(|x| l.platform(x)));
        for word in words {
            assert!(!word.is_empty() && !word.contains("word-"), "{word}");
        }
    }
}
