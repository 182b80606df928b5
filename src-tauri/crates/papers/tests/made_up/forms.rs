//! Made-up blanks, appeals, certificates and quarters.

use domain::Lang;
use papers::docs::{Chart, ChartMonth, Record};
use papers::forms::{
    AppealDoc, AppealItem, BlankDoc, BlankItem, CertificateDoc, Decision, Place, QuarterDoc, QuarterItem,
    QuarterMonth,
};

use super::{item_name, number, sheet, words};

pub fn blank(lang: Lang, items: usize, named: bool) -> BlankDoc {
    let t = words(lang);
    let from = sheet(lang, items, false);
    BlankDoc {
        lang,
        book: from.book,
        month: from.month,
        stamps: vec![],
        person: named.then_some(from.person),
        scheme: from.scheme,
        scheme_version: from.scheme_version,
        max: "100".into(),
        items: from
            .items
            .iter()
            .map(|i| BlankItem {
                block: i.block.clone(),
                name: i.name.clone(),
                target: i.target.clone(),
                max: i.max.clone(),
                rule: t(
                    "达到目标得满分；差多少按比例扣，最低 0 分",
                    "Full marks at the target; short of it in proportion, never below 0",
                ),
            })
            .collect(),
        print_date: from.print_date,
        binding: true,
    }
}

pub fn appeal(lang: Lang, items: usize, filed: bool) -> AppealDoc {
    let t = words(lang);
    let from = sheet(lang, items, false);
    let place = |word: String, name: &str, date: &str| Place { word, name: name.into(), date: date.into() };
    AppealDoc {
        lang,
        book: from.book,
        month: from.month,
        state: from.state,
        stamps: vec![],
        person: from.person,
        scheme: from.scheme,
        scheme_version: from.scheme_version,
        total: Some("76.25".into()),
        max: "100".into(),
        items: from
            .items
            .iter()
            .enumerate()
            .map(|(i, item)| AppealItem {
                name: item.name.clone(),
                actual: item.actual.clone(),
                points: item.points.clone(),
                max: item.max.clone(),
                objections: if filed && i == 1 {
                    vec![t(
                        "10 月 12 日平台故障两小时，响应时间不应计入。",
                        "The platform was down for two hours on October 12.",
                    )]
                } else {
                    vec![]
                },
            })
            .collect(),
        whole: vec![],
        notes: vec![t(
            "申诉截止 2026-11-08。逾期未提出，以本表为准。",
            "Appeals are taken until 2026-11-08.",
        )],
        decision: if filed { Decision::Stays } else { Decision::Open },
        decided: if filed {
            vec![t("故障时段已经剔除。", "Those hours were left out already.")]
        } else {
            vec![]
        },
        signatures: vec![
            place(
                t("申诉人签字", "Employee"),
                if filed { "陈喆玥" } else { "" },
                if filed { "2026-11-06" } else { "" },
            ),
            place(t("见证人签字", "Witness"), "", ""),
            place(t("处理人签字", "Decided by"), "", ""),
        ],
        print_date: from.print_date,
        binding: true,
    }
}

pub fn certificate(lang: Lang, name: &str) -> CertificateDoc {
    let t = words(lang);
    CertificateDoc {
        lang,
        book: t("小满家居电子商务有限公司", "Xiaoman Home Online Shops"),
        stamps: vec![],
        name: name.into(),
        staff_no: "0007".into(),
        sentence: t(
            "在「在线客服百分制考核」2026年10月考核中名列第 1，特发此证，以资鼓励。",
            "for place 1 in “Online agent, 100 points”, October 2026, with our thanks.",
        ),
        title: t("2026年10月 月度之星", "Star of October 2026"),
        signer: t("王主管", "Wang"),
        date: "2026-11-05".into(),
    }
}

pub fn quarter(lang: Lang, items: usize, talked: bool) -> QuarterDoc {
    let t = words(lang);
    let from = sheet(lang, items, false);
    let labels = [t("10月", "Oct"), t("11月", "Nov"), t("12月", "Dec")];
    QuarterDoc {
        lang,
        book: from.book,
        quarter: t("2026 年第 4 季度", "Quarter 4 of 2026"),
        state: String::new(),
        stamps: vec![],
        person: from.person,
        scheme: from.scheme,
        mean: Some("77.31".into()),
        mean_note: if talked {
            t("3 个月中 2 个月有总分", "2 of 3 months have a total")
        } else {
            String::new()
        },
        months: labels
            .iter()
            .enumerate()
            .map(|(i, label)| QuarterMonth {
                label: label.clone(),
                total: (!talked || i != 1).then(|| format!("{}.25", 76 + i)),
                max: "100".into(),
                rank: format!("{} / 11", 4 - i),
                grade: "B".into(),
                state: t("已确认", "Confirmed"),
            })
            .collect(),
        chart: Some(Chart {
            months: labels
                .iter()
                .zip(["76.25", "77.25", "78.25"])
                .map(|(label, own)| ChartMonth {
                    label: label.clone(),
                    own: number(own),
                    group: number("75.5"),
                })
                .collect(),
        }),
        items: (0..items)
            .map(|i| QuarterItem {
                name: item_name(lang, i),
                max: "15".into(),
                points: vec![Some("11.78".into()), (i != 2).then(|| "12".into()), Some("13.5".into())],
                mean: Some("12.43".into()),
                share: Some(0.4 + 0.07 * (i % 8) as f64),
            })
            .collect(),
        best: vec![t("响应速度，平均得满分的 96%", "Response: 96% of its points on average")],
        worst: vec![t("转化率，平均得满分的 61%", "Conversion: 61% of its points on average")],
        comments: if talked {
            vec![t("10月：稳。", "Oct: steady."), t("12月：进步大。", "Dec: much better.")]
        } else {
            vec![]
        },
        plan: vec![],
        records: if talked {
            vec![Record {
                title: t("改进跟进", "Follow-ups"),
                lines: vec![t(
                    "2026-11-20 前：每天看三段优秀对话；已完成",
                    "By 2026-11-20: read three good chats a day; done",
                )],
            }]
        } else {
            vec![]
        },
        signatures: [t("员工签字", "Employee"), t("主管签字", "Supervisor"), t("负责人签字", "Owner")]
            .map(|word| Place { word, ..Place::default() })
            .to_vec(),
        print_date: from.print_date,
        binding: true,
    }
}
