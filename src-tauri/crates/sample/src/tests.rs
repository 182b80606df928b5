//! The sample against the contract, over three years of dates: its story, its figures, its totals.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use domain::{Day, Month, Num};
use papers::workbook::PlainCell as Cell;

use crate::cast::{BOTH_SHOPS, LEAVER, OUTAGE, PROBATIONER, TMALL};
use crate::exports::{SERVICE, tables};
use crate::figures::Figures;
use crate::marks::hand_value;
use crate::plan::*;
use crate::roster::lines;

fn days() -> impl Iterator<Item = Day> {
    let start = Month::new(2026, 6).expect("a month");
    (0..48).map(move |i| start.plus(i).first() + chrono::Days::new((i as u64 * 7) % 28))
}

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 22).expect("a day")
}

#[test]
fn the_sample_has_the_last_eight_full_months_six_closed_one_confirmed_one_open() {
    for today in days() {
        let plan = crate::plan(today);
        let last = Month::of(today).plus(-1);
        let months: Vec<Month> = plan.months.iter().map(|m| m.month).collect();
        assert_eq!(months, (0..8).map(|i| last.plus(i - 7)).collect::<Vec<_>>());
        let states: Vec<MonthState> = plan.months.iter().map(|m| m.state).collect();
        let mut want = vec![MonthState::Closed; 6];
        want.extend([MonthState::Confirmed, MonthState::Open]);
        assert_eq!(states, want);
        assert_eq!(plan.scheme.from, months[0]);
        for month in &plan.months {
            assert_eq!(month.decided_on.is_none(), month.state == MonthState::Open);
            let incomplete = month.late_days.len() + month.without_service.len();
            assert_eq!(incomplete > 0, month.state == MonthState::Open, "only the open month is incomplete");
        }
    }
}

#[test]
fn twelve_people_with_rare_characters_keep_the_zeros_of_their_staff_numbers() {
    let plan = crate::plan(today());
    let numbers: BTreeSet<&str> = plan.staff.iter().map(|s| s.staff_no.as_str()).collect();
    let names: BTreeSet<&str> = plan.staff.iter().map(|s| s.name.as_str()).collect();
    assert_eq!((plan.staff.len(), numbers.len(), names.len()), (12, 12, 12));
    assert!(numbers.iter().all(|n| n.len() == 3 && n.starts_with('0')));
    let all: String = names.into_iter().collect();
    for rare in "喆玥堃犇昇䶮𠮷".chars() {
        assert!(all.contains(rare), "{rare}");
    }
    for surname in ["欧阳", "曾", "单"] {
        assert!(plan.staff.iter().any(|s| s.name.starts_with(surname)), "{surname}");
    }
}

#[test]
fn a_nickname_passes_from_the_leaver_to_the_newcomer_in_the_middle_of_the_last_month() {
    for today in days() {
        let plan = crate::plan(today);
        let last = plan.tie.month;
        let leaver = plan.staff.iter().find(|s| s.staff_no == LEAVER).expect("the leaver");
        let left = leaver.left.expect("has left");
        assert!(Month::of(left) == last && (5..26).contains(&left.day()));
        let newcomer = plan.staff.iter().find(|s| s.staff_no == PROBATIONER).expect("the newcomer");
        assert!(Month::of(newcomer.hired) == last && newcomer.hired < left);
        assert!(newcomer.probation_until.is_some_and(|d| d > last.last()));
        let passed: Vec<&SampleBinding> = plan.bindings.iter().filter(|b| b.to == Some(left)).collect();
        assert_eq!(passed.len(), 1);
        let owner = |day: Day| plan.owner_on(&passed[0].nickname, day).cloned();
        assert_eq!(owner(left), Some(SampleOwner::Staff(LEAVER.into())));
        assert_eq!(owner(left.succ_opt().expect("a day")), Some(SampleOwner::Staff(PROBATIONER.into())));
        let worked = worked(&plan, last);
        let served = |staff_no: &str| worked[staff_no].iter().map(|(_, f)| f.served).sum::<i64>();
        assert!(served(LEAVER) > 50 && served(PROBATIONER) > 50);
    }
}

#[test]
fn no_account_has_two_people_on_one_day_and_one_person_has_accounts_in_both_shops() {
    let plan = crate::plan(today());
    for (i, a) in plan.bindings.iter().enumerate() {
        for b in &plan.bindings[i + 1..] {
            let apart = a.to.zip(b.from).is_some_and(|(to, from)| to < from)
                || b.to.zip(a.from).is_some_and(|(to, from)| to < from);
            assert!((a.shop, &a.nickname) != (b.shop, &b.nickname) || apart, "{a:?} {b:?}");
        }
    }
    let shops = |no: &str| -> BTreeSet<usize> {
        let mine = plan.bindings.iter().filter(|b| b.owner == SampleOwner::Staff(no.to_owned()));
        mine.map(|b| b.shop).collect()
    };
    let in_both: Vec<&str> =
        plan.staff.iter().map(|s| s.staff_no.as_str()).filter(|no| shops(no).len() == 2).collect();
    assert_eq!(in_both, [BOTH_SHOPS]);
    assert_eq!(plan.scheme.shops, [0, 1], "one sheet over both shops");
}

#[test]
fn two_nicknames_of_the_last_month_are_unbound_and_the_main_account_is_ignored() {
    for today in days() {
        let plan = crate::plan(today);
        for month in &plan.months {
            let mut unbound = BTreeMap::<String, i64>::new();
            let mut ignored = BTreeSet::new();
            for day in month.month.days() {
                for line in lines(&plan, day) {
                    match plan.owner_on(&line.nickname, day) {
                        None => *unbound.entry(line.nickname).or_default() += line.figures.served,
                        Some(SampleOwner::Ignored) => _ = ignored.insert(line.nickname),
                        Some(SampleOwner::Staff(_)) => {}
                    }
                }
            }
            assert_eq!(ignored.into_iter().collect::<Vec<_>>(), [TMALL]);
            if month.state == MonthState::Open {
                assert_eq!(unbound.keys().collect::<BTreeSet<_>>(), plan.unbound.iter().collect());
                assert!(unbound.len() == 2 && unbound.values().all(|served| *served > 20));
            } else {
                assert_eq!(unbound, BTreeMap::new());
            }
        }
    }
}

#[test]
fn three_days_of_the_open_month_are_still_being_counted_and_one_report_is_missing_for_four() {
    let plan = crate::plan(today());
    let open = plan.months.last().expect("a month");
    let late_cells = |day: Day| {
        let cells = tables(&plan, day).into_iter().flat_map(|t| t.rows).flatten();
        cells.filter(|c| *c == Cell::text("延迟统计")).count()
    };
    let late: Vec<Day> =
        plan.months.iter().flat_map(|m| m.month.days()).filter(|d| late_cells(*d) > 0).collect();
    assert_eq!(late, open.late_days);
    assert_eq!(late.len(), 3);
    let rows = lines(&plan, late[0]).len() + 2;
    assert_eq!(late_cells(late[0]), rows * 9, "nine columns are counted late, in every row");
    let cut: Vec<Day> = plan
        .months
        .iter()
        .flat_map(|m| m.month.days())
        .filter(|d| !tables(&plan, *d).iter().any(|t| t.name == SERVICE))
        .collect();
    assert_eq!(cut, open.without_service);
    assert_eq!(cut.len(), 4);
    assert!(cut.iter().all(|d| !late.contains(d) && tables(&plan, *d).len() == 2));
}

#[test]
fn the_figures_of_a_day_agree_with_each_other() {
    for today in [today(), Day::from_ymd_opt(2027, 2, 3).expect("a day")] {
        let plan = crate::plan(today);
        for day in plan.months.iter().flat_map(|m| m.month.days()) {
            for line in lines(&plan, day) {
                let f = line.figures;
                if f.worked == 0 {
                    assert_eq!(f, Figures::default(), "a day off is all zeros");
                    continue;
                }
                let at = format!("{day} {} {f:?}", line.nickname);
                assert!(0 < f.served && f.served <= f.asked, "{at}");
                assert!(
                    f.taken_over <= f.served && f.handed_on <= f.served && f.unanswered <= f.served,
                    "{at}"
                );
                assert!(f.slow <= f.served && f.long <= f.served && f.rated() <= f.served, "{at}");
                assert!(f.payers <= f.enquirers && f.enquirers <= f.served, "{at}");
                assert!(f.payers <= f.orders && f.orders <= f.pieces && f.at_once <= f.asked.max(8), "{at}");
                assert!((f.sales > 0) == (f.pieces > 0), "{at}");
                assert!(f.buyer_messages > 0 && f.agent_messages > 0, "{at}");
                let outage =
                    plan.months[6].exclusions.iter().any(|x| x.day == day && x.nickname == line.nickname);
                assert!(outage || (800..=6000).contains(&f.first) && f.first <= f.average, "{at}");
                assert!(outage || f.average <= 6000, "{at}");
            }
        }
    }
}

#[test]
fn the_great_sales_are_busier_than_the_days_around_them() {
    let plan = crate::plan(today());
    let asked = |y, m, d| -> i64 {
        let day = Day::from_ymd_opt(y, m, d).expect("a day");
        let lines = lines(&plan, day);
        let on: i64 = lines.iter().map(|l| l.figures.worked).sum();
        lines.iter().map(|l| l.figures.asked).sum::<i64>() * 100 / on.max(1)
    };
    assert!(asked(2026, 6, 18) * 10 > asked(2026, 6, 25) * 13);
}

#[test]
fn two_people_of_the_open_month_tie_in_their_totals_and_nobody_else() {
    for today in days() {
        let plan = crate::plan(today);
        let mut by_total = BTreeMap::<Num, Vec<String>>::new();
        for (staff_no, total) in totals(&plan, plan.tie.month) {
            if let Some(total) = total {
                by_total.entry(total).or_default().push(staff_no);
            }
        }
        let tied: Vec<_> = by_total.into_iter().filter(|(_, who)| who.len() > 1).collect();
        assert_eq!(tied, [(plan.tie.total, plan.tie.staff_nos.to_vec())], "{today}");
    }
}

#[test]
fn one_mark_is_left_to_enter_and_every_other_sheet_can_be_computed() {
    for today in days() {
        let plan = crate::plan(today);
        for month in &plan.months {
            let totals = totals(&plan, month.month);
            let open: Vec<&str> = totals.iter().filter(|t| t.1.is_none()).map(|t| t.0.as_str()).collect();
            let want: Vec<&str> = month.open_mark.iter().map(|o| o.staff_no.as_str()).collect();
            assert_eq!(open, want, "{}", month.month);
            assert_eq!(want.len(), usize::from(month.state == MonthState::Open));
        }
    }
}

#[test]
fn the_months_show_good_middling_and_weak_people() {
    for today in days() {
        let plan = crate::plan(today);
        let mut grades = BTreeSet::new();
        for month in &plan.months {
            for total in totals(&plan, month.month).into_iter().filter_map(|t| t.1) {
                assert!(total >= Num::from(40) && total <= Num::from(95), "{total}");
                let grade = plan.scheme.grades.iter().find(|g| total >= g.min).expect("a grade");
                grades.insert(grade.grade.clone());
            }
        }
        assert!(grades.len() >= 4, "{today} {grades:?}");
    }
}

#[test]
fn the_excluded_figure_is_the_cell_it_names() {
    for today in days() {
        let plan = crate::plan(today);
        let all: Vec<&SampleExclusion> = plan.months.iter().flat_map(|m| &m.exclusions).collect();
        assert_eq!(all.len(), 1);
        let x = all[0];
        assert_eq!(x.staff_no, OUTAGE);
        assert_eq!(x.file, crate::export_name(x.day));
        let sheets = tables(&plan, x.day);
        let sheet = sheets.iter().find(|t| t.name == x.sheet).expect("the sheet");
        let cell = |row: u32, col: u32| sheet.rows[row as usize][col as usize].clone();
        assert_eq!(cell(0, x.col), Cell::text(&*x.header));
        assert_eq!(cell(x.row, 0), Cell::text(&*x.nickname));
        assert_eq!(cell(x.row, x.col), Cell::Number(Num::parse("486.3").expect("a number")));
    }
}

#[test]
fn the_override_replaces_the_points_of_a_violation_that_was_entered() {
    for today in days() {
        let plan = crate::plan(today);
        let confirmed = &plan.months[6];
        let change = &confirmed.overrides[0];
        assert_eq!(hand_value(&plan, confirmed.month, &change.staff_no, &change.item), Some(Num::ONE));
        assert!(change.points < Num::from(10) && !change.reason.is_empty());
        for comment in plan.months.iter().flat_map(|m| m.comments.iter().map(move |c| (m.month, c))) {
            assert!(plan.staff_of(comment.0).any(|s| s.staff_no == comment.1.staff_no), "{comment:?}");
        }
    }
}

/// Days at work in the first shop, by 工号.
type Days = BTreeMap<String, Vec<(Day, Figures)>>;

fn worked(plan: &Plan, month: Month) -> Days {
    let mut days = Days::new();
    for day in month.days() {
        for line in lines(plan, day).into_iter().filter(|l| l.figures.worked > 0) {
            if let Some(SampleOwner::Staff(staff_no)) = plan.owner_on(&line.nickname, day) {
                days.entry(staff_no.clone()).or_default().push((day, line.figures));
            }
        }
    }
    days
}

/// Everybody's total, in the order of 工号.
fn totals(plan: &Plan, month: Month) -> Vec<(String, Option<Num>)> {
    let days = worked(plan, month);
    let staff = plan.staff_of(month).map(|s| s.staff_no.clone());
    staff
        .map(|no| {
            let total = total(plan, month, &no, days.get(&no).map_or(&[], Vec::as_slice));
            (no, total)
        })
        .collect()
}

/// The total by the shipped scheme's own rules, written down a second time; `None` where a figure lacks.
fn total(plan: &Plan, month: Month, staff_no: &str, days: &[(Day, Figures)]) -> Option<Num> {
    let about = plan.month(month)?;
    let mut sums = [0i64; 6];
    let [first, served, asked, worked, stars, rated] = &mut sums;
    for (day, f) in days {
        *asked += f.asked;
        *worked += f.worked;
        let excluded = about.exclusions.iter().any(|x| x.staff_no == staff_no && x.day == *day);
        if !excluded && !about.without_service.contains(day) {
            *first += f.first * f.served;
            *served += f.served;
        }
        if !about.late_days.contains(day) {
            *stars += f.ratings.iter().zip([5, 4, 3, 2, 1]).map(|(n, s)| n * s).sum::<i64>();
            *rated += f.rated();
        }
    }
    let [first, served, asked, worked, stars, rated] = sums.map(Num::from);
    let mark = |item: &str| hand_value(plan, month, staff_no, item);
    let part =
        |weight: i32, share: Num| Num::from(Num::from(weight).0 * share.0.min(Num::ONE.0)).round_half_up(2);
    let over = |value: Num, target: &str| value.checked_div(Num::parse(target)?);
    let seconds = first.checked_div(served)?.checked_div(Num::HUNDRED)?;
    let points = [
        part(15, Num::from(30).checked_div(seconds)?),
        part(15, over(mark("online")?, "6")?),
        part(10, over(asked.checked_div(worked)?, "30")?),
        part(20, over(stars.checked_div(rated)?, "4.5")?),
        part(10, over(mark("solve")?, "90")?),
        part(10, if mark("norms")?.is_zero() { Num::ONE } else { Num::ZERO }),
        part(10, over(mark("recommend")?, "5")?),
        part(5, over(mark("kb")?, "5")?),
    ];
    Some(Num::from(points.iter().map(|p| p.0).sum::<domain::Decimal>()))
}
