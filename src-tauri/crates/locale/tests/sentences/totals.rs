//! The total of a sheet.

use domain::evaluation::*;
use domain::scheme::{GateEffect, Op};
use domain::{Label, Lang};
use locale::Locale;

use crate::{item, n, some};

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
        reward: None,
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
