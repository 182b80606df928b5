//! Sheets with made-up figures, for tests and for looking at layouts.
#![allow(dead_code)]

pub mod forms;

use domain::{Lang, Num};
use papers::docs::*;

const ZH: [&str; 10] = [
    "响应速度",
    "询单转化率",
    "客户满意度",
    "平均响应时间",
    "退款处理时长",
    "差评率",
    "工作态度",
    "知识考核",
    "质检抽查",
    "团队协作",
];
const EN: [&str; 10] = [
    "First response",
    "Conversion of inquiries",
    "Customer satisfaction",
    "Average response time",
    "Refund handling time",
    "Bad review rate",
    "Attitude at work",
    "Knowledge test",
    "Spot checks",
    "Teamwork",
];

pub fn number(text: &str) -> Option<Num> {
    Num::parse(text)
}

fn words(lang: Lang) -> impl Fn(&str, &str) -> String {
    move |zh, en| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
}

pub fn item_name(lang: Lang, i: usize) -> String {
    if lang == Lang::Zh { ZH[i % 10].to_owned() } else { EN[i % 10].to_owned() }
}

/// A sheet of `items` items; with `gaps`, some have no figure and the total is open.
pub fn sheet(lang: Lang, items: usize, gaps: bool) -> EvaluationDoc {
    let t = words(lang);
    let lines = (0..items).map(|i| line(lang, i, items, gaps && (i == 1 || i == 4))).collect::<Vec<_>>();
    let mut how = lines.iter().map(|item| derivation(lang, item)).collect::<Vec<_>>();
    how.push(Derivation {
        name: t("总分", "Total"),
        points: if gaps { t("未评", "not scored") } else { "76.25 / 100".into() },
        steps: vec![DerivationStep {
            text: t(
                "各项得分相加 = 76.25 分；达到 75 分，等级 B，系数 0.9",
                "Sum of the items = 76.25; from 75 on grade B, coefficient 0.9",
            ),
            sources: vec![],
        }],
    });
    let scored = |text: &str| (!gaps).then(|| text.to_owned());
    EvaluationDoc {
        lang,
        book: t("小满家居电子商务有限公司", "Xiaoman Home Online Shops"),
        month: t("2026年10月", "October 2026"),
        state: t("已确认 · 王敏 2026-11-03", "Confirmed · Wang Min 2026-11-03"),
        revision: None,
        stamps: vec![t("样本", "sample")],
        person: PersonBlock {
            name: "陈喆玥".into(),
            staff_no: "0007".into(),
            post: t("在线客服", "Online agent"),
            shops: t("小满旗舰店、小满家居专营店", "Xiaoman Flagship, Xiaoman Home"),
            hired: Some("2024-03-01".into()),
        },
        scheme: t("在线客服百分制考核", "Online agent, 100 points"),
        scheme_version: t("第 3 版", "version 3"),
        result: ResultBlock {
            total: scored("76.25"),
            max: "100".into(),
            rank: scored("3"),
            of: Some("12".into()),
            unranked: gaps.then(|| t("有未评项目，不排名", "not ranked: items open")),
            grade: scored("B"),
            coefficient: scored("0.9"),
            versus_last: scored("+3.2"),
            versus_group: scored("−1.05"),
        },
        items: lines,
        chart: Some(chart(lang)),
        remarks: if gaps {
            vec![t(
                "有 2 项未评：10 月绩效报表没有导入。先行确认的理由：报表下月补齐。",
                "Two items are open: the October report was not imported.",
            )]
        } else {
            vec![]
        },
        comments: if items == 20 {
            t(
                "接待量大的几天响应仍然稳定，转化率连续三个月上升。",
                "Steady on busy days; conversion has risen for three months.",
            )
        } else {
            String::new()
        },
        plan: String::new(),
        signatures: Signature::usual(),
        how,
        records: Vec::new(),
        appealed: false,
        print_date: "2026-11-22".into(),
        binding: true,
    }
}

fn line(lang: Lang, i: usize, of: usize, open: bool) -> ItemLine {
    let t = words(lang);
    let block =
        [t("业务指标", "Business"), t("服务质量", "Service"), t("综合表现", "Conduct")][i * 3 / of].clone();
    ItemLine {
        block: Some(block),
        name: item_name(lang, i),
        target: t("≤ 30 秒", "≤ 30 s"),
        actual: if open { "—".into() } else { t("38.2 秒", "38.2 s") },
        weight: "15".into(),
        points: (!open).then(|| "11.78".into()),
        max: "15".into(),
        reasons: vec![match (open, i) {
            (true, _) => t("没有数据：客服绩效报表没有导入", "No figure: the report was not imported"),
            (_, 2) => t(
                "18 / 20 个好评，满意率 90%，达到 90%—95% 一档，得 11.78 分",
                "18 of 20 good, 90%: band 90%–95% gives 11.78",
            ),
            _ => t("未达目标：15 × 30 ÷ 38.2 = 11.78", "Short of target: 15 × 30 ÷ 38.2 = 11.78"),
        }],
        marks: match i {
            2 => vec![t("建议", "suggested")],
            3 => vec![t("暂定", "provisional"), t("手工", "by hand")],
            _ => vec![],
        },
    }
}

fn derivation(lang: Lang, item: &ItemLine) -> Derivation {
    let t = words(lang);
    let Some(points) = &item.points else {
        return Derivation {
            name: item.name.clone(),
            points: t("未评", "not scored"),
            steps: vec![DerivationStep { text: item.reasons.join(" "), sources: vec![] }],
        };
    };
    Derivation {
        name: item.name.clone(),
        points: format!("{points} / {}", item.max),
        steps: vec![
            DerivationStep {
                text: t(
                    "响应速度（取首次响应）38.2 秒（按接待人数加权，1,200 人；31 天中 30 天有数据）",
                    "First response 38.2 s (weighted by people received, 1,200; 30 of 31 days have a figure)",
                ),
                sources: vec![t(
                    "客服数据-10月.xlsx ! 客服数据 ! R5、R37、R69 等 30 格",
                    "agents-october.xlsx ! data ! R5, R37, R69 and 27 more cells",
                )],
            },
            DerivationStep {
                text: t(
                    "目标 30 秒（方案第 3 版）；15 分 × 30 ÷ 38.2 = 11.78 分",
                    "Target 30 s (scheme version 3); 15 × 30 ÷ 38.2 = 11.78",
                ),
                sources: vec![],
            },
        ],
    }
}

fn chart(lang: Lang) -> Chart {
    let months = [
        (5, "70.5", "75"),
        (6, "72", "74.6"),
        (7, "", "76"),
        (8, "81.2", "76.5"),
        (9, "73.05", "77"),
        (10, "76.25", "77.3"),
    ];
    let months = months.map(|(month, own, group)| ChartMonth {
        label: if lang == Lang::Zh {
            format!("{month}月")
        } else {
            ["May", "Jun", "Jul", "Aug", "Sep", "Oct"][month - 5].into()
        },
        own: number(own),
        group: number(group),
    });
    Chart { months: months.to_vec() }
}

/// `n` sheets of eight items with figures that differ from person to person.
pub fn many(n: usize) -> Vec<EvaluationDoc> {
    (0..n)
        .map(|k| {
            let mut doc = sheet(Lang::Zh, 8, false);
            doc.person.name = format!("员工{k}");
            doc.person.staff_no = format!("{k:04}");
            doc.result.total = Some(format!("{}.{:02}", 60 + k % 40, k % 100));
            for (i, item) in doc.items.iter_mut().enumerate() {
                let actual = format!("{}.{} 秒", 20 + (k * 7 + i) % 40, (k + i) % 10);
                item.points = Some(format!("{}.{:02}", 5 + (k + i) % 10, (k * 3 + i) % 100));
                item.reasons = vec![format!("未达目标：15 × 30 ÷ {actual}")];
                doc.how[i].steps[0].text = format!(
                    "响应速度（取首次响应）{actual}（按接待人数加权，{} 人；31 天中 30 天有数据）",
                    900 + k
                );
                doc.how[i].steps[1].text = format!("目标 30 秒（方案第 3 版）；15 分 × 30 ÷ {actual}");
                item.actual = actual;
            }
            doc
        })
        .collect()
}

pub fn ranking(lang: Lang, wall: bool, people: usize, items: usize) -> RankingDoc {
    let t = words(lang);
    RankingDoc {
        lang,
        variant: if wall { Variant::Wall } else { Variant::Named },
        book: t("小满家居电子商务有限公司", "Xiaoman Home Online Shops"),
        month: t("2026年10月", "October 2026"),
        state: t("已关账 2026-11-05", "Closed 2026-11-05"),
        revision: Some(t("第 2 次修订", "revision 2")),
        stamps: vec![],
        scheme: t("在线客服百分制考核", "Online agent, 100 points"),
        scheme_version: t("第 3 版", "version 3"),
        max: "100".into(),
        items: (0..items).map(|i| item_name(lang, i)).collect(),
        rows: (0..people)
            .map(|k| {
                let last = k + 1 == people;
                RankingRow {
                    rank: (!last).then(|| (k + 1).to_string()),
                    name: if k == 2 {
                        "司马𠮷䶮".into()
                    } else {
                        format!("陈{}", ["晓", "明", "喆", "玥"][k % 4])
                    },
                    staff_no: format!("{:04}", 17 * k + 3),
                    total: (k + 2 != people).then(|| format!("{}.{:02}", 98 - k % 60, 7 * k % 100)),
                    grade: (!last).then(|| ["A", "B", "C"][k * 3 / people].into()),
                    coefficient: (!last).then(|| ["1.1", "1", "0.8"][k * 3 / people].into()),
                    points: (0..items)
                        .map(|i| {
                            (i != 3 || k % 5 != 0).then(|| format!("{}.{:02}", 8 + (i + k) % 7, 13 * k % 100))
                        })
                        .collect(),
                    note: last.then(|| t("试用期，不排名", "On probation, not ranked")),
                }
            })
            .collect(),
        mean: Some(RankingMean {
            total: Some("77.3".into()),
            points: (0..items).map(|i| Some(format!("{}.5", 8 + i % 5))).collect(),
        }),
        notes: vec![t(
            "总分相同者名次相同，后面的名次顺延。",
            "Equal totals share a rank; the following rank is skipped.",
        )],
        print_date: "2026-11-22".into(),
        binding: true,
    }
}
