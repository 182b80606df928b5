//! A month of every shipped scheme, worked out by hand. What a document leaves open is set first, as its owner
//! would: the suggestions taken, the rest filled in.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use definitions::{accept_suggestions, dictionary, read_scheme, set_values, shipped_schemes};
use domain::Num;
use scoring::{Input, evaluate, read_table};

fn n(text: &str) -> Num {
    Num::parse(text).expect(text)
}

struct Worked {
    id: &'static str,
    /// What no suggestion gives: item, field, value.
    owner: &'static [(&'static str, &'static str, &'static str)],
    /// `item,value,entity,numerator,denominator`.
    rows: &'static [&'static str],
    /// Points in the order of the scheme, and their sum.
    points: &'static [&'static str],
    total: &'static str,
}

const MONTHS: &[Worked] = &[
    Worked {
        id: "online_agent_100",
        owner: &[],
        rows: &[
            "response,40",
            "online,7",
            "volume,24",
            "csat,4.05",
            "solve,90",
            "norms,0",
            "recommend,3",
            "kb,4",
        ],
        // 15 × 30 ÷ 40; reached; 10 × 24 ÷ 30; 20 × 4.05 ÷ 4.5; reached; none; 10 × 3 ÷ 5; 5 × 4 ÷ 5
        points: &["11.25", "15", "8", "18", "10", "10", "6", "4"],
        total: "82.25",
    },
    Worked {
        id: "client_rep_month",
        owner: &[],
        rows: &["revisit,80", "csat,90", "time_correct,85", "training,70", "attendance,100"],
        // 20 × 0.8; 20 × 0.9; 25 × 0.85; 25 × 0.7; 10
        points: &["16", "18", "21.25", "17.5", "10"],
        total: "82.75",
    },
    Worked {
        id: "tech_support_month",
        owner: &[],
        rows: &["time_accuracy,95", "training_feedback,82.5", "skill,70", "attendance,100"],
        // 40 × 0.95; 40 × 0.825; 10 × 0.7; 10
        points: &["38", "33", "7", "10"],
        total: "88",
    },
    Worked {
        id: "presales_110",
        owner: &[("discipline", "rule.per_event", "2")],
        rows: &["attitude,18", "response,40", "solve,81", "csat,4.5", "discipline,3", "innovation,4"],
        // as marked; 20 × 30 ÷ 40; 20 × 81 ÷ 90; reached; 15 − 2 × 3; on top
        points: &["18", "15", "18", "25", "9", "4"],
        total: "89",
    },
    Worked {
        id: "presales_panel",
        owner: &[
            ("conversion", "target", "40"),
            ("sales", "target", "30000"),
            ("aov", "target", "150"),
            ("first", "target", "10"),
            ("avg", "target", "30"),
            ("reply", "target", "100"),
            ("qa", "target", "1.2"),
            ("review", "target", "4.8"),
            ("refund", "target", "5"),
            ("complaint", "target", "0.5"),
        ],
        rows: &[
            "conversion,50",
            "sales,24000",
            "aov,120",
            "first,8",
            "avg,40",
            "reply,98",
            "qa,0.9",
            "review,4.8",
            "refund,8",
            "complaint,0",
        ],
        // 25 × 1.2 (50 ÷ 40 is more); 15 × 0.8; 10 × 0.8; reached; 10 × 30 ÷ 40; 5 × 0.98; 5 × 0.9 ÷ 1.2;
        // reached; 5 × 5 ÷ 8 = 3.125; no complaint counts as the best
        points: &["30", "12", "8", "10", "7.5", "4.9", "3.75", "10", "3.13", "5"],
        total: "94.28",
    },
    Worked {
        id: "front_desk_grading",
        owner: &[],
        rows: &["education,本科", "experience,2-3年", "workplace,两处", "certs,2", "soft,90"],
        // 3; 2; 5; 2 × 1; 90 × 0.75; appearance is switched off
        points: &["3", "2", "5", "2", "67.5"],
        total: "79.5",
    },
    Worked {
        id: "aftersales_bonus",
        owner: &[("csat", "target", "90"), ("returns", "target", "5")],
        rows: &[
            "complaint_eff,,complaint_points_5min,18,20",
            "complaint_eff,,complaint_progress_24h,27,30",
            "csat,81",
            "returns,8",
            "quality,88",
        ],
        // 30 × (18 + 27) ÷ (20 + 30); 30 × 81 ÷ 90; 20 × 5 ÷ 8; 20 × 0.88
        points: &["27", "27", "12.5", "17.6"],
        total: "84.1",
    },
    Worked {
        id: "cross_border_sales",
        owner: &[("letters", "weight", "100"), ("letters", "target", "600")],
        rows: &["letters,450"],
        // 100 × 450 ÷ 600
        points: &["75"],
        total: "75",
    },
    Worked {
        id: "four_pillars",
        owner: &[
            ("tickets", "target", "40"),
            ("handle_time", "target", "2"),
            ("csat_eff", "target", "90"),
            ("csat", "target", "90"),
            ("complaint", "target", "95"),
            ("team_goal", "target", "100"),
        ],
        rows: &[
            "tickets,30",
            "handle_time,2.5",
            "csat_eff,81",
            "csat,81",
            "complaint,95",
            "qa_score,92",
            "collab,4",
            "team_goal,80",
            "team_rating,4.5",
            "learn,75",
            "skill,90",
            "growth,50",
        ],
        // 12 × 30 ÷ 40; 12 × 2 ÷ 2.5; 6 × 0.9; 15 × 0.9; reached; 10 × 0.92; as marked; 5 × 0.8; as marked;
        // 8 × 0.75; 6 × 0.9; 6 × 0.5
        points: &["9", "9.6", "5.4", "13.5", "10", "9.2", "4", "4", "4.5", "6", "5.4", "3"],
        total: "83.6",
    },
    Worked {
        id: "shop_data_month",
        owner: &[],
        rows: &[
            "growth,12,甲店",
            "growth,-3,乙店",
            "growth,20.01,丙店",
            "service_score,1.5,甲店",
            "service_score,4,乙店",
            "service_score,2,丙店",
        ],
        // (10 + 6 + 15) ÷ 3 = 10.333; 10 − 2 × 1: only one is under 2
        points: &["10.33", "8"],
        total: "18.33",
    },
    Worked {
        id: "supervisor_month",
        owner: &[
            ("conversion_line", "rule.line", "30"),
            ("after_line", "rule.line", "80"),
            ("csat", "target", "90"),
            ("roster", "rule.per_event", "2"),
        ],
        rows: &[
            "conversion_line,32,甲店",
            "conversion_line,28,乙店",
            "conversion_line,41,丙店",
            "after_line,85,甲店",
            "after_line,,乙店",
            "after_line,90,丙店",
            "csat,85.5",
            "reviews,90",
            "training,100",
            "roster,2",
            "orders,80",
            "report,100",
        ],
        // 25 × 2 ÷ 3 = 16.667; 20 × 2 ÷ 2, for one shop has no figure; 15 × 0.95; 10 × 0.9; 10; 10 − 2 × 2;
        // 5 × 0.8; 5
        points: &["16.67", "20", "14.25", "9", "10", "6", "4", "5"],
        total: "84.92",
    },
    // Marks of a supervisor count as they are, up to the weight; of several people the mean counts.
    Worked {
        id: "rating_rules_a01",
        owner: &[],
        // (30 + 27) ÷ 2; 33.33 is the most; (20 + 25 + 26) ÷ 3 = 23.667
        rows: &[
            "satisfaction,30,老板",
            "satisfaction,27,主管",
            "complaints,40",
            "efficiency,20,老板",
            "efficiency,25,主管",
            "efficiency,26,组长",
        ],
        points: &["28.5", "33.33", "23.67"],
        total: "85.5",
    },
    Worked {
        id: "rating_standard_a09",
        owner: &[],
        rows: &["attitude,22", "solving,20.5", "efficiency,25", "teamwork,18"],
        points: &["22", "20.5", "25", "18"],
        total: "85.5",
    },
    Worked {
        id: "rating_standard_a10",
        owner: &[],
        rows: &["attitude,18", "quality,17", "efficiency,16", "results,19.5", "growth,12"],
        points: &["18", "17", "16", "19.5", "12"],
        total: "82.5",
    },
    Worked {
        id: "rating_standard_a13",
        owner: &[],
        rows: &["content,30", "goals,25", "attitude,33.34"],
        points: &["30", "25", "33.34"],
        total: "88.34",
    },
    Worked {
        id: "rating_taobao_a14",
        owner: &[],
        rows: &["knowledge,24", "communication,20", "efficiency,19", "attitude,30"],
        // 25 is the most
        points: &["24", "20", "19", "25"],
        total: "88",
    },
    Worked {
        id: "rating_rules_a16",
        owner: &[],
        rows: &["quality,15", "efficiency,14", "solving,16", "teamwork,12", "dress,10", "satisfaction,16.66"],
        points: &["15", "14", "16", "12", "10", "16.66"],
        total: "83.66",
    },
    Worked {
        id: "rating_rules_a06",
        owner: &[],
        rows: &["attitude,30", "efficiency,30", "quality,30"],
        points: &["30", "30", "30"],
        total: "90",
    },
    Worked {
        id: "rating_rules_a04",
        owner: &[],
        rows: &["done,25.5", "quality,30", "satisfaction,28"],
        points: &["25.5", "30", "28"],
        total: "83.5",
    },
    Worked {
        id: "rating_shop_view_a18",
        owner: &[],
        rows: &["sales_skill,20", "ability,25", "attitude,30"],
        points: &["20", "25", "30"],
        total: "75",
    },
    Worked {
        id: "rating_hotline_c06",
        owner: &[],
        rows: &["quality,33", "efficiency,31", "satisfaction,29"],
        points: &["33", "31", "29"],
        total: "93",
    },
    Worked {
        id: "rating_rules_c09",
        owner: &[],
        rows: &["satisfaction,20", "efficiency,20", "quality,20"],
        points: &["20", "20", "20"],
        total: "60",
    },
    Worked {
        id: "rating_star_c11",
        owner: &[],
        rows: &["quality,32", "conduct,30", "satisfaction,0"],
        points: &["32", "30", "0"],
        total: "62",
    },
    Worked {
        id: "rating_rules_c16",
        owner: &[],
        rows: &["attitude,30.25", "efficiency,28.5", "satisfaction,31"],
        points: &["30.25", "28.5", "31"],
        total: "89.75",
    },
    Worked {
        id: "rating_plan_d6",
        owner: &[],
        rows: &["achievement,31", "ability,29", "attitude,33.34"],
        points: &["31", "29", "33.34"],
        total: "93.34",
    },
];

#[test]
fn every_shipped_scheme_gives_the_month_worked_out_by_hand() {
    let covered: BTreeSet<&str> = MONTHS.iter().map(|m| m.id).collect();
    assert_eq!(covered, shipped_schemes().iter().map(|(id, _)| *id).collect(), "one month a scheme");
    for month in MONTHS {
        let Worked { id, owner, rows, points, total } = month;
        let shipped = shipped_schemes().iter().find(|(i, _)| i == id).map(|(_, text)| *text).expect(id);
        let taken = accept_suggestions(shipped, None, dictionary()).expect(id);
        let set: Vec<(&str, &str, Num)> =
            owner.iter().map(|(item, field, v)| (*item, *field, n(v))).collect();
        let scheme = read_scheme(&set_values(&taken, &set, dictionary()).expect(id), dictionary()).expect(id);
        let mut csv = "person,item,value,entity,numerator,denominator\n".to_owned();
        for row in *rows {
            let blanks = 4 - row.matches(',').count();
            csv.push_str(&format!("007,{row}{}\n", ",".repeat(blanks)));
        }
        let people = read_table(&csv, &scheme).unwrap_or_else(|p| panic!("{id}: {p}"));
        let input = Input { scheme: &scheme, scheme_version: 1, month: None, people, files: Vec::new() };
        let evaluation = evaluate(input).unwrap_or_else(|p| panic!("{id}: {p}"));
        let sheet = &evaluation.people[0];
        let got: Vec<Option<Num>> = sheet.items.iter().map(|i| i.points).collect();
        let want: Vec<Option<Num>> = points.iter().map(|p| Some(n(p))).collect();
        assert_eq!((got, sheet.total), (want, Some(n(total))), "{id}");
    }
}
