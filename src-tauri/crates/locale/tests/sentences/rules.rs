//! Every kind of rule with the numbers it used.

use domain::evaluation::*;
use domain::fact::Value;
use domain::scheme::{Combine, Op, RelativeTo, Src};
use domain::{Label, Num};

use crate::{check, item, n, rule, some};

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
    rules_of_several_figures();
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

/// Whom the rule looked at comes before what it gives.
fn rules_of_several_figures() {
    let of = |entity: &str, value: &str| EntityValue { entity: entity.into(), value: n(value) };
    let relative = |lower, basis| RuleStep::Relative {
        to: RelativeTo::GroupMean,
        lower,
        value: n("12"),
        group: n("16"),
        people: 5,
        basis,
        ratio: n("0.75"),
        clamped: Clamped::No,
        limit: None,
    };
    let rate = RuleStep::EntityPassRate {
        entity: "shop".into(),
        share: n("50"),
        op: Op::Ge,
        line: n("30"),
        entities: vec![of("甲店", "32"), of("乙店", "28")],
        unmeasured: vec!["丙店".into()],
        clamped: Clamped::No,
    };
    let formula = RuleStep::Formula {
        expr: "a ÷ 3".into(),
        parts: vec![FormulaPart { item: "a".into(), name: Label::new("甲", "A"), value: n("7") }],
        value: n("2.3333333333"),
        clamped: Clamped::No,
    };
    let each = |entity: &str, value: &str, exact: &str| EntityPoints {
        entity: entity.into(),
        rule: RuleStep::PercentScore { value: n(value), clamped: Clamped::No },
        exact: n(exact),
        weight: None,
    };
    let apart = RuleStep::PerEntity {
        entity: "shop".into(),
        combine: Combine::Mean,
        each: vec![each("甲店", "90", "18"), each("乙店", "80", "16")],
        unmeasured: vec![],
    };
    let place = RuleStep::RelativePlace {
        to: RelativeTo::Percentile,
        value: n("12"),
        rank: 2,
        of: 8,
        place: n("12.5"),
        min: None,
        min_incl: true,
        max: some("20"),
        max_incl: false,
    };
    for (step, weight, points, zh, en) in [
        (
            relative(false, GroupBasis::Group),
            "20",
            "15",
            "同组 5 人均值 16 秒；20 分 × 12 ÷ 16 = 15 分",
            "mean of the group of 5: 16 s; 20 points × 12 ÷ 16 = 15 points",
        ),
        (
            relative(true, GroupBasis::Everybody),
            "20",
            "25",
            "同组人少，取全体 5 人均值 16 秒；20 分 ×（2 − 12 ÷ 16） = 25 分",
            "small group, so the mean of all 5: 16 s; 20 points × (2 − 12 ÷ 16) = 25 points",
        ),
        (
            rate,
            "30",
            "15",
            "2 个中 ≥ 30 的有 1 个（甲店 32）；丙店没有数据，不算在内；30 分 × 1 ÷ 2 = 15 分",
            "1 of 2 are ≥ 30 (甲店 32); 丙店 without a figure, not counted; 30 points × 1 ÷ 2 = 15 points",
        ),
        (
            formula,
            "10",
            "2.33",
            "公式 a ÷ 3（a = 甲 7）≈ 2.3333；得 2.33 分",
            "formula a ÷ 3 (a = A 7) ≈ 2.3333; gives 2.33 points",
        ),
        (
            apart,
            "20",
            "17",
            "甲店：20 分 × 90 ÷ 100 = 18 分；乙店：20 分 × 80 ÷ 100 = 16 分；平均得 17 分",
            "甲店: 20 points × 90 ÷ 100 = 18 points; 乙店: 20 points × 80 ÷ 100 = 16 points; the mean gives 17 points",
        ),
        (
            place,
            "20",
            "9",
            "第 2 名（参与排名 8 人），前面的人占 12.5%；12.5 < 20，这一档得 9 分",
            "place 2 of 8 ranked, 12.5% are ahead; 12.5 < 20, this band gives 9 points",
        ),
        (
            RuleStep::SlaHitRate {
                share: n("90"),
                cases: Some(Cases { inside: n("45"), all: n("50") }),
                clamped: Clamped::No,
            },
            "30",
            "27",
            "时限内 45 件，共 50 件；30 分 × 45 ÷ 50 = 27 分",
            "45 of 50 cases in time; 30 points × 45 ÷ 50 = 27 points",
        ),
    ] {
        let given = Step::Given { value: Value::Number(n("12")) };
        check(
            &item(vec![given, rule(step, weight, points)]),
            &format!("响应速度 12 秒；{zh}"),
            &format!("Response speed 12 s; {en}"),
        );
    }
    let raters = Step::Raters {
        value: n("8.5"),
        each: vec![
            Rating { rater: "甲".into(), value: n("8") },
            Rating { rater: "乙".into(), value: n("9") },
        ],
    };
    let mut judged = item(vec![raters]);
    judged.value = Some(Value::Number(n("8.5")));
    check(
        &judged,
        "响应速度 8.5 秒；2 人评分：甲 8 秒、乙 9 秒，平均 8.5 秒",
        "Response speed 8.5 s; scored by 2: 甲 8 s, 乙 9 s; mean 8.5 s",
    );
}
