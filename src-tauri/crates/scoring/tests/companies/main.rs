//! Two systems of real shops, as scheme files and nothing else, each with a month or quarter worked out by hand.

#![allow(clippy::expect_used, clippy::panic)]

use definitions::{dictionary, gaps_told, read_scheme, weights_told};
use domain::evaluation::{Evaluation, GroupBasis, RuleStep, Sheet, Step, Unranked};
use domain::scheme::Scheme;
use domain::{Num, Problem};
use scoring::{Input, evaluate, read_table};

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

fn scheme(text: &str) -> Scheme {
    let scheme = read_scheme(text, dictionary()).expect("a scheme");
    let warnings: Vec<Problem> = gaps_told(&scheme).into_iter().chain(weights_told(&scheme)).collect();
    assert_eq!((warnings, scheme.owner_must_set()), (Vec::new(), Vec::new()));
    scheme
}

fn score(scheme: &Scheme, csv: &str) -> Evaluation {
    let people = read_table(csv, scheme).expect("a table");
    evaluate(Input { scheme, scheme_version: 1, month: None, people, files: Vec::new() })
        .expect("an evaluation")
}

fn of<'a>(evaluation: &'a Evaluation, no: &str) -> &'a Sheet {
    evaluation.people.iter().find(|s| s.person == no).expect(no)
}

fn points(sheet: &Sheet) -> Vec<Option<Num>> {
    sheet.items.iter().map(|i| i.points).collect()
}

/// Six figures, each linear from worst to best; of several shops the mean; what is missing drops out and the
/// weights are scaled; the first three places are worth 850, 800 and 750.
#[test]
fn six_linear_figures_over_several_shops_with_a_prize_for_the_first_three() {
    let scheme = scheme(include_str!("six_metrics.json"));
    let csv = "person,item,value,entity\n\
        001,reply,98,甲\n001,reply,96,乙\n001,three_min,99,甲\n001,three_min,98,乙\n001,avg,15,甲\n001,avg,20,乙\n\
        001,first,16,甲\n001,first,24,乙\n001,slow,2,甲\n001,slow,4,乙\n001,valid,67,甲\n001,valid,76,乙\n\
        002,reply,100,甲\n002,avg,5,甲\n002,first,8,甲\n002,slow,0,甲\n002,valid,85,甲\n\
        003,reply,95,乙\n003,three_min,97,乙\n003,avg,17.5,乙\n003,first,24,乙\n003,slow,5,乙\n003,valid,62.5,乙\n\
        004,reply,89,乙\n004,three_min,100,乙\n004,avg,35,乙\n004,first,40,乙\n004,slow,12,乙\n004,valid,40,乙\n";
    let month = score(&scheme, csv);
    let cases = [
        // reply 25 × 8 ÷ 10 and 25 × 6 ÷ 10; three_min 25 × 4 ÷ 5 and 25 × 3 ÷ 5; avg 20 × 15 ÷ 25 and
        // 20 × 10 ÷ 25; first 10 × 24 ÷ 32 and 10 × 16 ÷ 32; slow 10 × 8 ÷ 10 and 10 × 6 ÷ 10;
        // valid 10 × 27 ÷ 45 and 10 × 36 ÷ 45; of each pair the mean.
        ("001", "17.5 17.5 10 6.25 7 7", "65.25", 2, Some("800")),
        // Best everywhere, without one figure: 75 points are there, × 100 ÷ 75 each, and each rounded.
        ("002", "33.33 - 26.67 13.33 13.33 13.33", "99.99", 1, Some("850")),
        // Half way: 25 × 5 ÷ 10, 25 × 2 ÷ 5, 20 × 12.5 ÷ 25, 10 × 16 ÷ 32, 10 × 5 ÷ 10, 10 × 22.5 ÷ 45.
        ("003", "12.5 10 10 5 5 5", "47.5", 3, Some("750")),
        // Beyond the worst value there is nothing to lose.
        ("004", "0 25 0 0 0 0", "25", 4, None),
    ];
    for (no, want, total, rank, reward) in cases {
        let sheet = of(&month, no);
        let want: Vec<Option<Num>> = want.split(' ').map(Num::parse).collect();
        assert_eq!((points(sheet), sheet.total, sheet.rank), (want, Some(n(total)), Some(rank)), "{no}");
        assert_eq!(sheet.reward, reward.map(n), "{no}");
    }
}

/// Ids in the order of the scheme: the three months of a figure, as `item a b c`.
const QUARTER: &[(&str, &str)] = &[
    ("T1", "conv 60 55 50|resp 12 10 8"),
    ("T2", "conv 50 45 50|resp 16 20 16"),
    ("T3", "conv 40 50 50|resp 20 20 24"),
    ("T4", "conv 50 50 60|resp 16 15 16"),
    ("T5", "conv 50 50 40|resp 16 15 16"),
    ("J1", "csat 99 99 99|resp 14 14 14"),
    ("J2", "csat 81 81 81|resp 18 18 18"),
];

/// `hr`: whether HR agrees to T1.
fn quarter(hr: &str) -> String {
    let mut csv = "person,item,value,entity,numerator,denominator\n".to_owned();
    for (no, figures) in QUARTER {
        for figure in figures.split('|') {
            let mut words = figure.split(' ');
            let item = words.next().expect("an item");
            for (month, value) in words.enumerate() {
                csv.push_str(&format!("{no},{item},{value},2026-0{},,\n", month + 7));
            }
        }
        let team = if no.starts_with('T') { "天猫售前" } else { "京东" };
        // Customers of the quarter by days worked: 95, 105, 120, 50, 130; 110, 90.
        let served = match *no {
            "T1" => 6175,
            "T2" => 6825,
            "T3" => 7800,
            "T4" => 3250,
            "T5" => 8450,
            "J1" => 7150,
            _ => 5850,
        };
        let (part, leave) = (i32::from(*no != "T5"), if *no == "J1" { 5 } else { 0 });
        let hr = if *no == "T1" { hr } else { "0" };
        csv.push_str(&format!(
            "{no},team,{team},,,\n{no},takes_part,{part},,,\n{no},daily,,,{served},65\n\
             {no},leave,{leave},,,\n{no},last_grade,初级,,,\n{no},hr_yes,{hr},,,\n"
        ));
    }
    csv
}

/// Each month own ÷ group mean, the other way round 2 − own ÷ mean, at most 1.2; of three months the mean;
/// half by one figure and half by the other. A group of three or fewer is measured by everybody where more than
/// three have a figure, else by the baseline. Grades by place, with conditions, while 80 % take part.
#[test]
fn a_quarter_graded_against_the_group_with_conditions_for_every_grade() {
    let scheme = scheme(include_str!("quarter_grading.json"));
    let result = score(&scheme, &quarter("1"));
    // The four figures weigh 25 each; everybody has two of them, and what is left is scaled from 60 to 120
    // points at most, which is 50 to 50. Points stand for percent of completion.
    let cases = [
        // Group means are 50 and 16 in every month. conv: 1.2, 1.1, 1 → 25 × 1.1 = 27.5. resp: 2 − 12 ÷ 16 and
        // the others are above 1.2 → 25 × 1.2 = 30. Twice: 55 + 60.
        ("T1", "55", "60", "115", Some(1)),
        // 1, 0.9, 1 → 24.17; 1, 0.75, 1 → 22.92. Twice.
        ("T2", "48.34", "45.84", "94.18", Some(4)),
        // 0.8, 1, 1 → 23.33; 0.75, 0.75, 0.5 → 16.67
        ("T3", "46.66", "33.34", "80", Some(6)),
        // 1, 1, 1.2 → 26.67; 1, 2 − 15 ÷ 16, 1 → 25.52
        ("T4", "53.34", "51.04", "104.38", Some(3)),
        // 1, 1, 0.8 → 23.33; as T4. Counts in the means and takes no place.
        ("T5", "46.66", "51.04", "97.7", None),
        // Two people: satisfaction by the baseline, 99 ÷ 90 → 27.5; response by everybody's mean, which is
        // (80 + 14 + 18) ÷ 7 = 16: 2 − 14 ÷ 16 → 28.13
        ("J1", "55", "56.26", "111.26", Some(2)),
        // 81 ÷ 90 → 22.5; 2 − 18 ÷ 16 → 21.88
        ("J2", "45", "43.76", "88.76", Some(5)),
    ];
    for (no, first, second, total, rank) in cases {
        let sheet = of(&result, no);
        let item = |id: &str| sheet.items.iter().find(|i| *i.item == *id).and_then(|i| i.points);
        let one = item(if no.starts_with('T') { "conv" } else { "csat" });
        assert_eq!(
            (one, item("resp"), sheet.total),
            (Some(n(first)), Some(n(second)), Some(n(total))),
            "{no}"
        );
        assert_eq!((sheet.rank, sheet.of), (rank, 6), "{no}");
        assert!(sheet.missing.is_empty());
    }
    assert_eq!(of(&result, "T5").unranked, Some(Unranked::Gate));
    let bases = |no: &str, id: &str| {
        let item = of(&result, no).items.iter().find(|i| *i.item == *id).expect(id);
        let rule =
            item.steps.iter().find_map(|s| if let Step::Rule { rule, .. } = s { Some(rule) } else { None });
        let Some(RuleStep::PerEntity { each, .. }) = rule else { panic!("{rule:?}") };
        each.iter()
            .map(|e| match e.rule {
                RuleStep::Relative { basis, people, .. } => (basis, people),
                _ => panic!("{:?}", e.rule),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(bases("T1", "resp"), [(GroupBasis::Group, 5); 3]);
    assert_eq!(bases("J1", "resp"), [(GroupBasis::Everybody, 7); 3]);
    assert_eq!(bases("J1", "csat"), [(GroupBasis::Baseline, 2); 3]);

    // 6 of 7 take part, which is more than 80 %: expert to 3 %, senior to 5 %, middle to 25 %.
    let grade = |result: &Evaluation, no: &str| of(result, no).grade.clone();
    // 0 % ahead; conversion (60 + 55 + 50) ÷ 3 = 55 ≥ 54, response 10 ≤ 14, 95 % of the group's 100 a day, HR agrees.
    assert_eq!(grade(&result, "T1").as_deref(), Some("专家"));
    // 1 ÷ 6 = 16.7 % ahead would be middle; five days of leave keep J1 where the quarter before left it.
    assert_eq!(grade(&result, "J1").as_deref(), Some("初级"));
    assert!(
        of(&result, "J1").steps.iter().any(|s| matches!(s, Step::GradeCapped { from, .. } if from == "中级"))
    );
    assert_eq!((grade(&result, "T4").as_deref(), grade(&result, "T5")), (Some("初级"), None));
    // Without HR the first place is a senior: 55 ≥ 48, 10 ≤ 16, and 95 % of the group.
    let without = score(&scheme, &quarter("0"));
    assert_eq!(grade(&without, "T1").as_deref(), Some("高级"));
    let told = of(&without, "T1").steps.iter().find_map(|s| match s {
        Step::RankGrade { failed, .. } => Some(failed.clone()),
        _ => None,
    });
    assert_eq!(told.expect("a grade by place")[0].grade, "专家");
}
