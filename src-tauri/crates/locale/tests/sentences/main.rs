//! Steps in, sentences out, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod items;
mod rules;
mod totals;

use domain::evaluation::*;
use domain::fact::FactState;
use domain::scheme::Src;
use domain::{Day, Label, Lang, Num};
use locale::Locale;

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn some(text: &str) -> Option<Num> {
    Some(n(text))
}

fn day(d: u32) -> Day {
    Day::from_ymd_opt(2026, 5, d).unwrap()
}

fn seconds() -> Option<Label> {
    Some(Label::new("秒", "s"))
}

fn item(steps: Vec<Step>) -> ItemResult {
    ItemResult {
        item: "response".into(),
        name: Label::new("响应速度", "Response speed"),
        block: None,
        value: None,
        target: None,
        unit: seconds(),
        points: None,
        max: n("15"),
        weight: some("15"),
        state: ItemState::Scored,
        provisional: false,
        rule_src: Src::Seed,
        steps,
    }
}

fn book() -> Evaluation {
    Evaluation {
        month: "2026-05".parse().ok(),
        scheme: SchemeRef { id: "x".into(), version: 1, name: Label::new("方案", "Scheme") },
        people: vec![],
        files: vec![
            FileRef {
                id: 7,
                file: "五月.xlsx".into(),
                sheet: "赤兔-客服数据23年新".into(),
                shop: "一店".into(),
            },
            FileRef { id: 8, file: "marks.csv".into(), sheet: String::new(), shop: "一店".into() },
        ],
        group: vec![],
    }
}

fn cell(file: u32, d: u32, col: u32, value: Option<Num>) -> Cell {
    let state = if value.is_some() { FactState::Settled } else { FactState::Unsettled };
    Cell { file, row: d + 3, col, first: day(d), last: day(d), value, state }
}

fn figure(value: Option<Num>, how: How, days: Option<DayCount>, parts: Vec<Part>) -> Step {
    Step::Figure {
        metric: "first_response_s".into(),
        metric_name: Label::new("首次响应", "First response"),
        unit: seconds(),
        decimals: 1,
        value,
        how,
        days,
        parts,
        layout: None,
    }
}

fn weighted() -> How {
    How::Weighted { by: Label::new("接待人数", "Customers served"), total: n("1200") }
}

fn all_of_may(role: PartRole, col: u32) -> Part {
    Part {
        role,
        metric: "m".into(),
        metric_name: Label::new("首次响应", "First response"),
        total: None,
        cells: (1..=31).map(|d| cell(7, d, col, some("38.2"))).collect(),
    }
}

fn lower(value: &str) -> RuleStep {
    RuleStep::Ratio {
        lower: true,
        value: n(value),
        target: n("30"),
        ratio: some("0.78"),
        clamped: Clamped::No,
        limit: None,
    }
}

fn rule(rule: RuleStep, weight: &str, points: &str) -> Step {
    Step::Rule { rule, weight: some(weight), exact: n(points), points: n(points), src: Src::Seed }
}

/// The one-line version in both languages.
fn check(item: &ItemResult, zh: &str, en: &str) {
    assert_eq!(Locale::new(Lang::Zh).why(item, &book()), zh);
    assert_eq!(Locale::new(Lang::En).why(item, &book()), en);
}
