//! From the sample's files to its totals, by way of the program's own reading and scoring.
// The helpers of a test may stop it.
#![allow(clippy::expect_used)]

use std::sync::Arc;

use definitions::{Change, dictionary, read_scheme, shipped_schemes};
use domain::evaluation::{Evaluation, Sheet, Unranked};
use domain::fact::{Exclusion, Fact, Value};
use domain::people::{Binding, Owner};
use domain::scheme::Scheme;
use domain::{Day, Month, Num, Span};
use intake::Context;
use sample::{FileKind, HAND_ITEMS, Plan, SampleOwner};
use scoring::{Figures, Input, ItemInput, Metrics, Override, PersonInput, attribute, evaluate};

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// The scheme in force: version 2 of the sample.
fn scheme(plan: &Plan) -> Scheme {
    let shipped = shipped_schemes().iter().find(|(id, _)| *id == plan.scheme.id).expect("a shipped scheme");
    let owners = [
        Change::Unallocated { policy: Some(plan.scheme.policy) },
        Change::Grades { grades: plan.scheme.grades.clone() },
    ];
    let text = definitions::change(shipped.1, &owners, dictionary()).expect("version 2");
    read_scheme(&text, dictionary()).expect("a scheme")
}

fn number(staff_no: &str) -> i64 {
    staff_no.parse().expect("a number")
}

/// The month's facts as an import would leave them; accounts are numbered as their nicknames appear.
fn facts(plan: &Plan, month: Month, accounts: &mut Vec<String>) -> Vec<Fact> {
    let layouts = definitions::layouts();
    let metrics = |id: &str| dictionary().get(id);
    let ctx = Context { layouts: &layouts, metrics: &metrics, today: plan.today, month: None };
    let exclusions = &plan.month(month).expect("a month").exclusions;
    let (mut facts, mut count) = (Vec::new(), 0);
    for file in sample::files_of(plan, month).expect("files").iter().filter(|f| f.kind == FileKind::Export) {
        for sheet in intake::read_file(&file.name, &file.bytes, &ctx).sheets {
            count += 1;
            let layout: Arc<str> = sheet.layout.as_deref().expect("a layout").into();
            for row in sheet.rows {
                let nickname = row.nickname.expect("a nickname");
                let account = accounts.iter().position(|a| *a == nickname).unwrap_or_else(|| {
                    accounts.push(nickname);
                    accounts.len() - 1
                });
                for cell in row.cells {
                    let out = exclusions.iter().find(|x| {
                        (&x.file, &x.sheet, x.row, x.col) == (&file.name, &sheet.sheet, row.row, cell.col)
                    });
                    facts.push(Fact {
                        sheet: count,
                        row: row.row,
                        col: cell.col,
                        shop: 1,
                        account: Some(account as i64),
                        layout: layout.clone(),
                        metric: cell.metric,
                        span: row.span,
                        value: cell.value,
                        numerator: cell.numerator,
                        denominator: cell.denominator,
                        state: cell.state,
                        raw: None,
                        outranked: false,
                        excluded: out.map(|x| {
                            let (reason, by) = (x.reason.clone(), x.by.clone());
                            Arc::new(Exclusion { id: 1, reason, by, at: String::new() })
                        }),
                    });
                }
            }
        }
    }
    facts
}

fn bindings(plan: &Plan, accounts: &[String]) -> Vec<Binding> {
    // No nickname is one of both shops.
    let known =
        plan.bindings.iter().filter_map(|b| Some((accounts.iter().position(|a| *a == b.nickname)?, b)));
    known
        .map(|(account, b)| Binding {
            id: 0,
            account: account as i64,
            owner: match &b.owner {
                SampleOwner::Staff(no) => Owner::Person(number(no)),
                SampleOwner::Ignored => Owner::Ignored,
            },
            from: b.from,
            to: b.to,
        })
        .collect()
}

fn evaluated(plan: &Plan, month: Month) -> Evaluation {
    let scheme = scheme(plan);
    let mut accounts = Vec::new();
    let facts = facts(plan, month, &mut accounts);
    let owned = attribute(&facts, &bindings(plan, &accounts));
    assert_eq!(owned.changing.len(), 0);
    let metrics = Metrics::new(dictionary().metrics());
    let people = plan.staff_of(month).map(|staff| {
        let own = owned.people.get(&number(&staff.staff_no)).map_or(&[][..], Vec::as_slice);
        let figures = Figures::new(&metrics, Span { first: month.first(), last: month.last() }, own);
        let mut items = Vec::new();
        for item in scheme.enabled() {
            let mark = sample::hand_value(plan, month, &staff.staff_no, &item.id);
            let mut input = match (mark, &item.fed_by) {
                (Some(mark), _) => ItemInput::given(Value::Number(mark)),
                (None, Some(metric)) => figures.figure(metric).expect("a figure").into(),
                (None, None) => ItemInput::default(),
            };
            let overrides = &plan.month(month).expect("a month").overrides;
            input.points_override =
                overrides.iter().find(|o| o.staff_no == staff.staff_no && o.item == item.id).map(|o| {
                    let (by, reason) = (o.by.clone(), o.reason.clone());
                    Box::new(Override { to: o.points, by, at: String::new(), reason })
                });
            items.push(input);
        }
        let probation =
            staff.probation_until.is_some_and(|d| d >= month.last()).then_some(Unranked::Probation);
        let leaver = staff.left.is_some_and(|d| d <= month.last()).then_some(Unranked::Leaver);
        let unranked = leaver.or(probation);
        PersonInput { person: staff.staff_no.clone(), unranked, items, ..PersonInput::default() }
    });
    let people = people.collect();
    evaluate(Input { scheme: &scheme, scheme_version: 2, month: Some(month), people, files: Vec::new() })
        .expect("an evaluation")
}

fn sheet<'a>(evaluation: &'a Evaluation, staff_no: &str) -> &'a Sheet {
    evaluation.people.iter().find(|s| s.person == staff_no).expect("a sheet")
}

#[test]
fn the_open_month_scores_everybody_but_the_one_whose_mark_is_left_and_two_share_a_rank() {
    let plan = sample::plan(today());
    let open = plan.months.last().expect("a month");
    let evaluation = evaluated(&plan, open.month);
    assert_eq!(evaluation.people.len(), 12);
    let mark = open.open_mark.as_ref().expect("an open mark");
    for sheet in &evaluation.people {
        let missing: Vec<&str> =
            (sheet.person == mark.staff_no).then_some(mark.item.as_str()).into_iter().collect();
        assert_eq!(sheet.missing, missing, "{}", sheet.person);
        assert_eq!(sheet.total.is_none(), !missing.is_empty());
        assert!(sheet.provisional || sheet.unranked == Some(Unranked::Leaver), "{}", sheet.person);
    }
    let tied = plan.tie.staff_nos.each_ref().map(|no| sheet(&evaluation, no));
    assert_eq!(tied.map(|s| s.total), [Some(plan.tie.total); 2]);
    assert!(tied[0].rank.is_some() && tied[0].rank == tied[1].rank);
    let ranks: Vec<u32> = evaluation.people.iter().filter_map(|s| s.rank).collect();
    assert_eq!(ranks.iter().filter(|r| Some(**r) == tied[0].rank).count(), 2);
    let unranked: Vec<_> = evaluation.people.iter().filter_map(|s| s.unranked).collect();
    for why in [Unranked::Leaver, Unranked::Probation, Unranked::Missing] {
        assert_eq!(unranked.iter().filter(|u| **u == why).count(), 1, "{why:?}");
    }
}

#[test]
fn every_sheet_of_the_confirmed_month_is_complete_with_grade_and_coefficient() {
    let plan = sample::plan(today());
    let confirmed = &plan.months[6];
    let evaluation = evaluated(&plan, confirmed.month);
    for sheet in &evaluation.people {
        assert!(
            sheet.total.is_some() && sheet.grade.is_some() && sheet.coefficient.is_some(),
            "{}",
            sheet.person
        );
        assert!(
            !sheet.provisional && sheet.missing.is_empty() && sheet.max == Num::from(95),
            "{}",
            sheet.person
        );
        for item in sheet.items.iter().filter(|i| !HAND_ITEMS.iter().any(|h| *h.0 == *i.item)) {
            assert!(item.value.is_some(), "{} {}", sheet.person, item.item);
        }
    }
    let change = &confirmed.overrides[0];
    let replaced = sheet(&evaluation, &change.staff_no).items.iter().find(|i| *i.item == *change.item);
    assert_eq!(replaced.and_then(|i| i.points), Some(change.points));
    let x = &confirmed.exclusions[0];
    let response =
        sheet(&evaluation, &x.staff_no).items.iter().find(|i| &*i.item == "response").expect("an item");
    let seconds = response.value.as_ref().and_then(Value::number).expect("a figure");
    assert!(seconds < Num::from(45), "the outage is left out: {seconds}");
}
