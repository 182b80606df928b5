//! Which accounts stand in a day's export, in which order, with which figures.

use chrono::Datelike;
use domain::{Day, Month};

use crate::cast::{self, HELPER, PEOPLE, TMALL, UNCLAIMED};
use crate::figures::{Figures, main_account, working_day, works};
use crate::plan::{Plan, SampleOwner};

/// One row of an export.
pub struct Line {
    pub nickname: String,
    pub figures: Figures,
}

/// The rows of a day: the main account, the sub-accounts in the order of 工号, helpers last.
pub fn lines(plan: &Plan, day: Day) -> Vec<Line> {
    let mut lines = vec![Line { nickname: TMALL.to_owned(), figures: main_account(day) }];
    for person in PEOPLE.iter().filter(|p| !p.nick.is_empty()) {
        let nickname = cast::nickname(person.nick);
        if let Some(SampleOwner::Staff(staff_no)) = plan.owner_on(&nickname, day) {
            lines.push(Line { figures: figures_of(plan, staff_no, day), nickname });
        }
    }
    for (i, nick) in UNCLAIMED.into_iter().enumerate() {
        if helper_on(plan, i, day) {
            let who = PEOPLE.len() + i;
            let on = works(who, day);
            let figures = if on { working_day(who, &HELPER, day, 0) } else { Figures::default() };
            lines.push(Line { nickname: cast::nickname(nick), figures });
        }
    }
    lines
}

/// A person's day on the first shop's account.
fn figures_of(plan: &Plan, staff_no: &str, day: Day) -> Figures {
    let Some((who, person)) = cast::find(staff_no) else { return Figures::default() };
    if !works(who, day) {
        return Figures::default();
    }
    let first = plan.months.first().map_or(0, |m| m.month.index());
    let months = i64::from(Month::of(day).index() - first);
    let mut figures = working_day(who, &person.skill, day, months);
    let outage =
        plan.months.iter().flat_map(|m| &m.exclusions).any(|x| x.staff_no == staff_no && x.day == day);
    if outage {
        figures.first = 48_630;
        figures.average = 51_240;
    }
    figures
}

/// The helpers sit down on the 5th and the 11th of the last month.
fn helper_on(plan: &Plan, i: usize, day: Day) -> bool {
    let last = plan.months.last().is_some_and(|m| m.month == Month::of(day));
    last && day.day() >= [5, 11][i.min(1)]
}
