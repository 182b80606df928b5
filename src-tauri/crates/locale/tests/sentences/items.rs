//! One item: where its value comes from and what happened to it.

use domain::evaluation::*;
use domain::fact::{FactState, Value};
use domain::scheme::{GateEffect, MissingPolicy, Op, Src};
use domain::{Label, Lang, Num, Span};
use locale::{LineKind, Locale};

use crate::{all_of_may, book, cell, check, day, figure, item, lower, n, rule, seconds, some, weighted};

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
    *layout = Some(Box::new(Label::new("赤兔日报", "Chitu daily")));
    check(&same, "首次响应 3 秒（整期数值）", "First response 3 s (one figure for the whole period)");
    let lines = Locale::new(Lang::Zh).item(&same, &book()).lines;
    assert_eq!(lines[1].text, "数据取自「赤兔日报」。");
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
        &item(vec![mark(Some(Box::new(cell(8, 2, 1, some("36")))), "", None)]),
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
        at: "2026-05-02 09:00:00".into(),
        id: 1,
        cell: None,
        metric_name: domain::Label::default(),
        unit: None,
    };
    let lines = |lang| Locale::new(lang).item(&item(vec![excluded.clone()]), &book()).lines;
    assert_eq!(lines(Lang::Zh)[0].text, "已剔除 2026-05-03 的数值 320 秒，张三，原因：网络故障。");
    assert_eq!(lines(Lang::En)[0].text, "Excluded: 320 s of 2026-05-03, by 张三, reason: 网络故障.");
    assert_eq!(lines(Lang::En)[0].kind, LineKind::Note);
    let mut provisional = item(vec![given]);
    provisional.provisional = true;
    check(&provisional, "响应速度 55 秒；暂定", "Response speed 55 s; provisional");
}
