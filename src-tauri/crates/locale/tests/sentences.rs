//! Steps in, sentences out, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::evaluation::*;
use domain::fact::{FactState, Value};
use domain::scheme::{GateEffect, MissingPolicy, Op, Src};
use domain::{Day, Label, Lang, Num, Span};
use locale::{LineKind, Locale};

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

#[test]
fn a_score_says_in_one_line_where_it_comes_from() {
    let days = Some(DayCount { present: 31, of: 31, unsettled: 0 });
    let parts = vec![all_of_may(PartRole::Value, 17), all_of_may(PartRole::Weight, 4)];
    let target = Step::Target { value: n("30"), unit: seconds(), origin: TargetOrigin::Scheme };
    let one = item(vec![
        figure(some("38.2"), weighted(), days, parts.clone()),
        target.clone(),
        rule(lower("38.2"), "15", "11.78"),
    ]);
    check(
        &one,
        "响应速度（取首次响应）38.2 秒（按接待人数加权，1,200 人）；目标 30 秒；15 分 × 30 ÷ 38.2 = 11.78 分 ← 赤兔-客服数据23年新!R5 等 31 格",
        "Response speed (by first response) 38.2 s (weighted by customers served, 1,200); target 30 s; 15 points × 30 ÷ 38.2 = 11.78 points ← 赤兔-客服数据23年新!R5 (31 cells)",
    );

    // 15 × 30 ÷ 38.2417 is 11.77: the printed 38.2 does not give it.
    let mut rounded = one.clone();
    rounded.steps[0] = figure(some("38.2417"), weighted(), days, parts);
    rounded.steps[2] = Step::Rule {
        rule: lower("38.2417"),
        weight: some("15"),
        exact: n("11.7672"),
        points: n("11.77"),
        src: Src::Suggested,
    };
    check(
        &rounded,
        "响应速度（取首次响应）38.2 秒（按接待人数加权，1,200 人）；目标 30 秒；15 分 × 30 ÷ 38.2 ≈ 11.77 分（建议规则，原文件未规定） ← 赤兔-客服数据23年新!R5 等 31 格",
        "Response speed (by first response) 38.2 s (weighted by customers served, 1,200); target 30 s; 15 points × 30 ÷ 38.2 ≈ 11.77 points (proposed rule, not in the source document) ← 赤兔-客服数据23年新!R5 (31 cells)",
    );

    let text = Locale::new(Lang::Zh).item(&one, &book());
    let lines: Vec<_> = text.lines.iter().map(|l| (l.kind, l.text.as_str())).collect();
    assert_eq!(
        lines,
        [
            (LineKind::Value, "首次响应 38.2 秒（按接待人数加权，1,200 人，31 天都有数据）。"),
            (LineKind::Target, "目标 30 秒。"),
            (LineKind::Rule, "15 分 × 30 ÷ 38.2 = 11.78 分。"),
        ]
    );
    assert_eq!(text.sources.len(), 62, "the weights' cells can be opened too");
    let first = &text.sources[0];
    assert_eq!(
        [&first.file, &first.sheet, &first.shop, &first.cell, &first.day, &first.value],
        ["五月.xlsx", "赤兔-客服数据23年新", "一店", "R5", "2026-05-01", "38.2 秒"]
    );
    let en = Locale::new(Lang::En).item(&one, &book());
    assert_eq!(en.lines[1].text, "Target 30 s.");
}

#[test]
fn a_figure_says_how_it_was_made() {
    let days = |present, of, unsettled| Some(DayCount { present, of, unsettled });
    for (how, days, zh, en) in [
        (How::Whole, None, "（整期数值）", " (one figure for the whole period)"),
        (How::Sum, days(31, 31, 0), "（31 天合计）", " (sum of 31 days)"),
        (How::Sum, days(1, 1, 0), "（1 天合计）", " (sum of 1 day)"),
        (How::Sum, days(29, 31, 0), "（合计，31 天中 29 天有数据）", " (sum, figures for 29 of 31 days)"),
        (How::Sum, None, "（合计）", " (sum)"),
        (
            weighted(),
            days(29, 31, 2),
            "（按接待人数加权，1,200 人，31 天中 29 天有数据，2 天未统计完）",
            " (weighted by customers served, 1,200, figures for 29 of 31 days, 2 days not settled)",
        ),
        (
            How::Weighted { by: Label::new("消息数", "JD messages"), total: n("900") },
            days(31, 31, 0),
            "（按消息数加权，共 900）",
            " (weighted by JD messages, 900)",
        ),
        (
            How::Rate { numerator: n("1130"), denominator: n("1200") },
            days(31, 31, 1),
            "（1,130 ÷ 1,200，1 天未统计完）",
            " (1,130 ÷ 1,200, 1 day not settled)",
        ),
        (
            How::Quotient {
                top: n("935"),
                bottom: n("22"),
                top_name: Label::new("咨询人次", "Consultations"),
                bottom_name: Label::new("上班天数", "Days worked"),
            },
            None,
            "（咨询人次 935 ÷ 上班天数 22）",
            " (consultations 935 ÷ days worked 22)",
        ),
        (How::Max, days(31, 31, 0), "（各天最大值）", " (largest of the days)"),
        (How::Min, days(31, 31, 0), "（各天最小值）", " (smallest of the days)"),
    ] {
        check(
            &item(vec![figure(some("38.25"), how, days, vec![])]),
            &format!("响应速度（取首次响应）38.3 秒{zh}"),
            &format!("Response speed (by first response) 38.3 s{en}"),
        );
    }
    check(
        &item(vec![figure(None, weighted(), None, vec![])]),
        "响应速度（取首次响应）没有数据",
        "Response speed (by first response) no figure",
    );
    // A metric of the item's own name is not said twice; the layout chosen is a line of its own.
    let mut same = item(vec![figure(some("3"), How::Whole, None, vec![])]);
    same.name = Label::new("首次响应", "First response");
    let Step::Figure { layout, .. } = &mut same.steps[0] else { panic!("a figure") };
    *layout = Some(Label::new("赤兔日报", "Chitu daily"));
    check(&same, "首次响应 3 秒（整期数值）", "First response 3 s (one figure for the whole period)");
    let lines = Locale::new(Lang::Zh).item(&same, &book()).lines;
    assert_eq!(lines[1].text, "数据取自「赤兔日报」。");
}

#[test]
fn every_rule_is_said_with_its_numbers() {
    let no = Clamped::No;
    let (cap, floor) = (Clamped::AtCap, Clamped::AtFloor);
    let ratio = |lower, value: &str, target: &str, clamped, limit| RuleStep::Ratio {
        lower,
        value: n(value),
        target: n(target),
        ratio: some("1"),
        clamped,
        limit,
    };
    let nothing = |value: &str| RuleStep::Ratio {
        lower: true,
        value: n(value),
        target: n("40"),
        ratio: None,
        clamped: cap,
        limit: some("1"),
    };
    let linear =
        |value: &str, clamped| RuleStep::Linear { value: n(value), worst: n("60"), best: n("30"), clamped };
    let tiers = |value: &str, min: Option<Num>, max: Option<Num>| RuleStep::Tiers {
        value: n(value),
        min,
        min_incl: true,
        max,
        max_incl: false,
    };
    let count = |clamped| RuleStep::CountCap { value: n("3"), points_each: n("2"), cap: n("5"), clamped };
    let deduct = |clamped| RuleStep::Deduct { events: n("3"), per_event: n("2"), floor: n("0"), clamped };
    let pass = |value: &str, pass| RuleStep::PassFail { value: n(value), op: Op::Ge, limit: n("90"), pass };
    let manual = |clamped| RuleStep::Manual { value: n("8"), min: n("0"), max: n("10"), clamped };
    for (step, weight, points, zh, en) in [
        (
            ratio(false, "38", "40", no, None),
            "15",
            "14.25",
            "15 分 × 38 ÷ 40 = 14.25 分",
            "15 points × 38 ÷ 40 = 14.25 points",
        ),
        (
            ratio(false, "45", "40", cap, some("1")),
            "15",
            "15",
            "已达目标，得满分 15 分",
            "target reached, full 15 points",
        ),
        (
            ratio(false, "60", "40", cap, some("1.2")),
            "15",
            "18",
            "15 分 × 60 ÷ 40，最多按 1.2 倍，得 18 分",
            "15 points × 60 ÷ 40, at most 1.2 times, gives 18 points",
        ),
        (
            ratio(false, "10", "40", floor, some("0.5")),
            "15",
            "7.5",
            "15 分 × 10 ÷ 40，至少按 0.5 倍，得 7.5 分",
            "15 points × 10 ÷ 40, at least 0.5 times, gives 7.5 points",
        ),
        (
            ratio(false, "-1", "40", floor, some("0")),
            "15",
            "0",
            "数值为 -1，得 0 分",
            "the value is -1, gives 0 points",
        ),
        (
            nothing("0"),
            "15",
            "15",
            "数值为 0，按最好计，得 15 分",
            "a value of 0 counts as the best, gives 15 points",
        ),
        (
            pass("95", true),
            "10",
            "10",
            "要求 ≥ 90，实际 95，达标，得 10 分",
            "must be ≥ 90, is 95: passed, 10 points",
        ),
        // Shown as 90 it would seem to have passed.
        (
            pass("89.999999", false),
            "10",
            "0",
            "要求 ≥ 90，实际 89.999999，未达标，得 0 分",
            "must be ≥ 90, is 89.999999: not passed, 0 points",
        ),
        (
            RuleStep::PercentScore { value: n("92"), clamped: no },
            "20",
            "18.4",
            "20 分 × 92 ÷ 100 = 18.4 分",
            "20 points × 92 ÷ 100 = 18.4 points",
        ),
        (
            RuleStep::PercentScore { value: n("104"), clamped: cap },
            "20",
            "20",
            "104 超过 100，按 100 计，得 20 分",
            "104 is over 100 and counts as 100, gives 20 points",
        ),
        (
            RuleStep::PercentScore { value: n("-4"), clamped: floor },
            "20",
            "0",
            "-4 低于 0，按 0 计，得 0 分",
            "-4 is below 0 and counts as 0, gives 0 points",
        ),
        (manual(no), "10", "8", "评分 8（0 至 10），得 8 分", "scored 8 (0 to 10), gives 8 points"),
        (
            manual(cap),
            "10",
            "8",
            "评分 8 超出 0 至 10，按界限计，得 8 分",
            "scored 8, outside 0 to 10, counts as the limit, gives 8 points",
        ),
        (
            RuleStep::Lookup { label: "优".into() },
            "10",
            "10",
            "选项「优」，得 10 分",
            "choice “优”, gives 10 points",
        ),
        (count(no), "10", "6", "2 分 × 3 = 6 分", "2 points × 3 = 6 points"),
        (
            count(floor),
            "10",
            "0",
            "2 分 × 3，最低 0 分，得 0 分",
            "2 points × 3, at least 0 points, gives 0 points",
        ),
        (
            deduct(cap),
            "5",
            "5",
            "5 分 − 2 分 × 3，最多 5 分，得 5 分",
            "5 points − 2 points × 3, at most 5 points, gives 5 points",
        ),
        (
            count(cap),
            "10",
            "5",
            "2 分 × 3，最多 5 分，得 5 分",
            "2 points × 3, at most 5 points, gives 5 points",
        ),
        (
            RuleStep::Factor { value: n("85"), factor: n("0.2") },
            "20",
            "17",
            "85 × 0.2 = 17 分",
            "85 × 0.2 = 17 points",
        ),
        (
            RuleStep::Factor { value: n("1"), factor: n("0.333333") },
            "1",
            "1",
            "1 × 0.3333 ≈ 1 分",
            "1 × 0.3333 ≈ 1 point",
        ),
        (
            linear("45", no),
            "15",
            "7.5",
            "15 分 ×（45 − 60）÷（30 − 60） = 7.5 分",
            "15 points × (45 − 60) ÷ (30 − 60) = 7.5 points",
        ),
        (
            linear("25", cap),
            "15",
            "15",
            "25 不差于最好值 30，得满分 15 分",
            "25 is at or past the best value 30, full 15 points",
        ),
        (
            linear("70", floor),
            "15",
            "0",
            "70 不好于最差值 60，得 0 分",
            "70 is at or past the worst value 60, gives 0 points",
        ),
        (
            tiers("38.2", some("30"), some("60")),
            "15",
            "10",
            "30 ≤ 38.2 < 60，这一档得 10 分",
            "30 ≤ 38.2 < 60, this band gives 10 points",
        ),
        (
            tiers("38.2", some("30"), None),
            "15",
            "1",
            "38.2 ≥ 30，这一档得 1 分",
            "38.2 ≥ 30, this band gives 1 point",
        ),
        (
            tiers("59.99999", None, some("60")),
            "15",
            "10",
            "59.99999 < 60，这一档得 10 分",
            "59.99999 < 60, this band gives 10 points",
        ),
        (deduct(no), "10", "4", "10 分 − 2 分 × 3 = 4 分", "10 points − 2 points × 3 = 4 points"),
        (
            deduct(floor),
            "5",
            "0",
            "5 分 − 2 分 × 3，最低 0 分，得 0 分",
            "5 points − 2 points × 3, at least 0 points, gives 0 points",
        ),
        (
            RuleStep::Bonus { value: n("3"), max: n("5"), clamped: no },
            "5",
            "3",
            "加 3 分（最多 5 分）",
            "3 points on top (at most 5 points)",
        ),
        (
            RuleStep::Bonus { value: n("7"), max: n("5"), clamped: cap },
            "5",
            "5",
            "给 7，最多加 5 分，得 5 分",
            "7 given, at most 5 points, gives 5 points",
        ),
    ] {
        let given = Step::Given { value: Value::Number(n("38.2")) };
        check(
            &item(vec![given, rule(step, weight, points)]),
            &format!("响应速度 38.2 秒；{zh}"),
            &format!("Response speed 38.2 s; {en}"),
        );
    }
    for (src, zh, en) in [
        (Src::Suggested, "（建议规则，原文件未规定）", " (proposed rule, not in the source document)"),
        (Src::Inferred, "（推定规则，由原文件推出）", " (rule inferred from the source document)"),
        (Src::Seed, "", ""),
        (Src::Owner, "", ""),
    ] {
        let step = Step::Rule {
            rule: RuleStep::Lookup { label: "优".into() },
            weight: None,
            exact: n("9"),
            points: n("9"),
            src,
        };
        check(
            &item(vec![Step::Given { value: Value::Label("优".into()) }, step]),
            &format!("响应速度「优」；选项「优」，得 9 分{zh}"),
            &format!("Response speed “优”; choice “优”, gives 9 points{en}"),
        );
    }
}

#[test]
fn a_target_says_whose_it_is() {
    for (origin, zh, en) in [
        (TargetOrigin::Scheme, "", ""),
        (TargetOrigin::Shop, "（本店目标）", " (this shop’s)"),
        (TargetOrigin::Person, "（个人目标）", " (this person’s)"),
        (TargetOrigin::Dated, "（当月目标）", " (set for this month)"),
    ] {
        check(
            &item(vec![
                Step::Given { value: Value::Number(n("40")) },
                Step::Target { value: n("4.5"), unit: None, origin },
            ]),
            &format!("响应速度 40 秒；目标 4.5 秒{zh}"),
            &format!("Response speed 40 s; target 4.5 s{en}"),
        );
    }
}

#[test]
fn a_mark_names_who_when_and_why_and_what_it_replaces() {
    let mark = |cell, by: &str, instead_of| Step::Mark {
        value: Value::Number(n("36")),
        by: by.into(),
        at: "2026-06-01 10:00:00".into(),
        reason: "系统停机".into(),
        cell,
        instead_of,
    };
    // The imported figure stays in the lines; the mark is what counts.
    let both = item(vec![
        figure(some("38.2"), How::Whole, None, vec![all_of_may(PartRole::Value, 17)]),
        mark(None, "李主管", some("38.2")),
    ]);
    check(
        &both,
        "响应速度 36 秒（手工录入，李主管，2026-06-01 10:00:00，替代 38.2 秒，原因：系统停机）",
        "Response speed 36 s (entered by 李主管, 2026-06-01 10:00:00, instead of 38.2 s, reason: 系统停机)",
    );
    let text = Locale::new(Lang::Zh).item(&both, &book());
    assert_eq!(text.lines[0].text, "首次响应 38.2 秒（整期数值）。");
    assert_eq!(text.lines.len(), 2);
    check(
        &item(vec![mark(Some(cell(8, 2, 1, some("36"))), "", None)]),
        "响应速度 36 秒（原因：系统停机） ← marks.csv!B6",
        "Response speed 36 s (reason: 系统停机) ← marks.csv!B6",
    );
}

#[test]
fn a_missing_figure_says_why_and_what_the_scheme_does() {
    use FactState as F;
    use MissingPolicy as P;
    for (policy, state, unsettled, zh, en) in [
        (
            P::Ask,
            F::Missing,
            0,
            "没有数据，等待补录，得分和总分暂缺",
            "no figure, waiting for it, points and total stay open",
        ),
        (
            P::Ask,
            F::Unsettled,
            3,
            "平台还没有统计完（3 天未统计完），等待补录，得分和总分暂缺",
            "the platform is still counting (3 days not settled), waiting for it, points and total stay open",
        ),
        (
            P::Reweight,
            F::NotMeasured,
            0,
            "没有可衡量的内容（分母为 0），本项不计，其他项按比例折算",
            "there was nothing to measure (the denominator is 0), this item is left out and the others are scaled",
        ),
        (
            P::Zero,
            F::Missing,
            0,
            "没有数据，按方案记 0 分",
            "no figure, counts as 0 points, as the scheme says",
        ),
    ] {
        let step = Step::Missing { policy, state, days_unsettled: unsettled };
        check(&item(vec![step]), &format!("响应速度 {zh}"), &format!("Response speed {en}"));
    }
    let mut bare = item(vec![]);
    bare.state = ItemState::NotMeasured;
    check(&bare, "响应速度 无可衡量", "Response speed Nothing to measure");
}

#[test]
fn what_people_and_gates_decided_is_said() {
    let given = Step::Given { value: Value::Number(n("55")) };
    let gate = |effect, grade: Option<&str>| Step::Gate {
        op: Op::Lt,
        value: n("60"),
        actual: n("55"),
        effect,
        grade: grade.map(Into::into),
    };
    let who = |from: Option<Num>| Step::Override {
        from,
        to: n("12.5"),
        by: "张三".into(),
        at: "2026-06-02".into(),
        reason: "停电".into(),
    };
    let cases = [
        (
            gate(GateEffect::ItemZero, None),
            "实际 55 < 60，触发底线：本项记 0 分",
            "55 < 60 closes a gate: this item gets 0 points",
        ),
        (
            gate(GateEffect::TotalZero, None),
            "实际 55 < 60，触发底线：总分记 0 分",
            "55 < 60 closes a gate: the total becomes 0 points",
        ),
        (
            gate(GateEffect::GradeAtMost, Some("合格")),
            "实际 55 < 60，触发底线：等级最高为「合格」",
            "55 < 60 closes a gate: the grade is at most “合格”",
        ),
        (
            gate(GateEffect::GradeAtMost, None),
            "实际 55 < 60，触发底线：限制最高等级",
            "55 < 60 closes a gate: the grade is limited",
        ),
        (
            who(some("11.78")),
            "张三 于 2026-06-02 把得分由「11.78 分」改为「12.5 分」，原因：停电",
            "张三 changed the points from 11.78 points to 12.5 points, 2026-06-02, reason: 停电",
        ),
        (
            who(None),
            "张三 于 2026-06-02 把得分由「无」改为「12.5 分」，原因：停电",
            "张三 changed the points from none to 12.5 points, 2026-06-02, reason: 停电",
        ),
    ];
    for (step, zh, en) in cases {
        check(
            &item(vec![given.clone(), step]),
            &format!("响应速度 55 秒；{zh}"),
            &format!("Response speed 55 s; {en}"),
        );
    }
    let excluded = Step::Excluded {
        span: Span::day(day(3)),
        value: some("320"),
        reason: "网络故障".into(),
        by: "张三".into(),
    };
    let lines = |lang| Locale::new(lang).item(&item(vec![excluded.clone()]), &book()).lines;
    assert_eq!(lines(Lang::Zh)[0].text, "已剔除 2026-05-03 的数值 320 秒，张三，原因：网络故障。");
    assert_eq!(lines(Lang::En)[0].text, "Excluded: 320 s of 2026-05-03, by 张三, reason: 网络故障.");
    assert_eq!(lines(Lang::En)[0].kind, LineKind::Note);
    let mut provisional = item(vec![given]);
    provisional.provisional = true;
    check(&provisional, "响应速度 55 秒；暂定", "Response speed 55 s; provisional");
}

#[test]
fn a_total_says_its_sum_rank_and_grade() {
    let mut a = item(vec![]);
    a.points = some("11.78");
    let mut b = item(vec![]);
    (b.item, b.name, b.points) = ("csat".into(), Label::new("满意度", "Satisfaction"), some("60"));
    let mut sheet = Sheet {
        person: "001".into(),
        total: some("75.56"),
        max: n("95"),
        rank: Some(2),
        of: 8,
        unranked: None,
        grade: Some("合格".into()),
        coefficient: some("0.8"),
        missing: vec![],
        provisional: false,
        items: vec![a, b],
        steps: vec![
            Step::Reweighted { factor: n("1.0526315789"), before: n("71.78"), after: n("75.56") },
            Step::Scaled { factor: n("1.05263157"), before: n("1000"), after: n("1052.63") },
            Step::GradeOverride {
                from: None,
                to: "良".into(),
                by: "张三".into(),
                at: "2026-06-02".into(),
                reason: "带新人".into(),
            },
            Step::Grade { min: n("60"), grade: "合格".into(), coefficient: some("0.8") },
            Step::Grade { min: n("60"), grade: "合格".into(), coefficient: None },
        ],
    };
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    assert_eq!(
        zh.why_total(&sheet),
        "总分 75.56 分（满分 95 分）；第 2 名（共 8 人）；等级「合格」；系数 0.8"
    );
    assert_eq!(
        en.why_total(&sheet),
        "total 75.56 points (of 95 points); rank 2 of 8; grade “合格”; coefficient 0.8"
    );
    let texts =
        |l: Locale, sheet: &Sheet| l.total(sheet).lines.into_iter().map(|l| l.text).collect::<Vec<_>>();
    assert_eq!(
        texts(zh, &sheet),
        [
            "各项相加：11.78 + 60 = 71.78 分。",
            "有评分项不计，其余 71.78 分 × 1.0526 = 75.56 分。",
            "各项按满分折算：1,000 分 × 1.0526 ≈ 1,052.63 分。",
            "张三 于 2026-06-02 把等级由「无」改为「良」，原因：带新人。",
            "总分达到 60 分，等级「合格」，系数 0.8。",
            "总分达到 60 分，等级「合格」。",
        ]
    );
    assert_eq!(
        texts(en, &sheet)[..3],
        [
            "Items added: 11.78 + 60 = 71.78 points.",
            "Items were left out, the rest scaled: 71.78 points × 1.0526 = 75.56 points.",
            "Items scaled to the full total: 1,000 points × 1.0526 ≈ 1,052.63 points.",
        ]
    );

    // A gate on the total names the item it watches.
    let gate = Step::Gate {
        op: Op::Lt,
        value: n("70"),
        actual: n("60"),
        effect: GateEffect::TotalZero,
        grade: None,
    };
    let mut gated = sheet.clone();
    gated.items[1].steps.push(gate.clone());
    gated.steps = vec![gate];
    assert_eq!(texts(zh, &gated)[1], "满意度：实际 60 < 70，触发底线：总分记 0 分。");
    assert_eq!(texts(en, &gated)[1], "Satisfaction: 60 < 70 closes a gate: the total becomes 0 points.");

    (sheet.total, sheet.rank, sheet.grade, sheet.coefficient) = (None, None, None, None);
    (sheet.unranked, sheet.missing, sheet.steps) = (Some(Unranked::Missing), vec!["csat".into()], vec![]);
    (sheet.items[1].points, sheet.items[1].state, sheet.provisional) = (None, ItemState::Missing, true);
    assert_eq!(zh.why_total(&sheet), "总分暂缺，缺少：满意度；有评分项缺数据，暂不排名；暂定");
    assert_eq!(
        texts(zh, &sheet),
        [
            "各项相加：11.78 = 11.78 分。",
            "满意度 未评，缺数据。",
            "有评分项缺数据，暂不排名。",
            "暂定：平台还没有统计完，以后导入新数据会变。",
        ]
    );
}
