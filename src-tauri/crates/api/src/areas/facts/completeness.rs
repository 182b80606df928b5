//! Which report speaks for which day: the one source for the calendar, for home and for closing. What a day is
//! expected to have is decided here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days};
use domain::{Day, Lang, Month, Problem, Result, Span};
use locale::Locale;
use store::{ChangeLabel, HAND_ENTRY, NoData, View};

use crate::areas::change;
use crate::defs::defs;
use crate::host::Host;
use crate::types::completeness::{
    Completeness, CompletenessRequest, DayCell, DayState, ReportMonth, SetNoData,
};
use crate::types::{Nothing, Written};

/// Days in a row from which on only the first and the last are named.
const RUN: usize = 4;

/// Reads the calendar of a month. A report is expected on the days before `today`, from its first day on, as long as
/// it had a day in this month or the one before; a report that covers whole months only once the month is over.
pub(crate) fn read(view: &View<'_>, month: Month, today: Day, lang: Lang) -> Result<Completeness> {
    let span = month.span();
    let around = Span { first: month.plus(-1).first(), last: span.last };
    let shops: BTreeMap<i64, _> = view.shops()?.into_iter().map(|s| (s.id, s)).collect();
    let (excused, defs) = (view.no_data(span)?, defs(view)?);
    let mut result = Completeness {
        month,
        closed: view.is_closed(month)?,
        today,
        reports: Vec::new(),
        missing: 0,
        settle: 0,
        waiting: 0,
        next: Vec::new(),
    };
    for report in view.report_days(around)? {
        let Some(shop) = shops.get(&report.shop) else { continue };
        let meets = report.covers.iter().any(|c| c.overlaps(span));
        if report.layout == HAND_ENTRY || report.covers.is_empty() || report.first > span.last {
            continue;
        }
        let layout = defs.layout(&report.layout);
        // Nobody exports what the owner's own layout read, once that was taken away.
        let gone = layout.is_some_and(|l| !defs.layouts.contains(l));
        let settles = Days::new(layout.map_or(0, |l| l.settles_after_days).into());
        let expected = |day: Day| {
            !gone
                && day < today
                && day >= report.first
                && (shop.active || meets)
                && (report.daily || today > span.last)
        };
        let days = month.days().map(|day| {
            let late = report.unsettled.iter().filter(|s| s.contains(Span::day(day)));
            let again = late.filter_map(|s| s.last.checked_add_days(settles)).max();
            let reason = reason(&excused, report.shop, &report.layout, day);
            let state = match (again, report.covers.iter().any(|c| c.contains(Span::day(day)))) {
                (Some(_), true) => DayState::Unsettled,
                (_, true) => DayState::Present,
                _ if reason.is_some() => DayState::NoData,
                _ if expected(day) => DayState::Missing,
                _ => DayState::NotExpected,
            };
            DayCell { day, state, again: again.filter(|_| state == DayState::Unsettled), reason }
        });
        let days: Vec<DayCell> = days.collect();
        if days.iter().all(|d| d.state == DayState::NotExpected) {
            continue;
        }
        let missing = days.iter().filter(|d| d.state == DayState::Missing).count() as u32;
        let late = |ready: bool| {
            days.iter().filter(|d| d.again.is_some_and(|again| (again <= today) == ready)).count() as u32
        };
        result.missing += missing;
        result.settle += late(true);
        result.waiting += late(false);
        result.reports.push(ReportMonth {
            shop: report.shop,
            shop_name: shop.name.clone(),
            layout_name: layout.map_or_else(|| report.layout.clone(), |l| l.name.get(lang).to_owned()),
            layout: report.layout,
            days,
            missing,
        });
    }
    result.next = [named(&result, Which::Missing, lang), named(&result, Which::Settle, lang)].concat();
    Ok(result)
}

fn reason(excused: &[NoData], shop: i64, layout: &str, day: Day) -> Option<String> {
    let own = excused.iter().find(|n| n.shop == shop && n.layout == layout && n.day == day);
    own.map(|n| n.reason.clone())
}

/// Days of one kind, as a person is asked for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Missing,
    /// Unsettled, and settled by now.
    Settle,
    /// Unsettled still.
    Waiting,
}

impl Which {
    fn has(self, cell: &DayCell, today: Day) -> bool {
        match self {
            Which::Missing => cell.state == DayState::Missing,
            Which::Settle => cell.again.is_some_and(|again| again <= today),
            Which::Waiting => cell.again.is_some_and(|again| again > today),
        }
    }
}

/// `客服数据 10月5、6、7日`, a line a report; with the shop's name where there are several.
pub(crate) fn named(of: &Completeness, which: Which, lang: Lang) -> Vec<String> {
    let several = of.reports.iter().any(|r| of.reports.first().is_some_and(|f| f.shop != r.shop));
    let between = if lang == Lang::Zh { " " } else { ": " };
    let lines = of.reports.iter().filter_map(|report| {
        let own = report.days.iter().filter(|d| which.has(d, of.today));
        let days: Vec<Day> = own.map(|d| d.day).collect();
        let shop = if several { format!("{} ", report.shop_name) } else { String::new() };
        (!days.is_empty()).then(|| format!("{shop}{}{between}{}", report.layout_name, days_text(&days, lang)))
    });
    lines.collect()
}

/// Days of a kind, each once however many reports it concerns.
pub(crate) fn days_of(of: &Completeness, which: Which) -> BTreeSet<Day> {
    let cells = of.reports.iter().flat_map(|r| &r.days);
    cells.filter(|c| which.has(c, of.today)).map(|c| c.day).collect()
}

/// `10月5、6、7日`, `Oct 1–9, 12`: days of one month, in order.
fn days_text(days: &[Day], lang: Lang) -> String {
    let Some(first) = days.first() else { return String::new() };
    let runs = days.chunk_by(|a, b| a.succ_opt() == Some(*b));
    let parts: Vec<String> = runs
        .flat_map(|run| match run {
            [first, .., last] if run.len() >= RUN => vec![format!("{}–{}", first.day(), last.day())],
            few => few.iter().map(|d| d.day().to_string()).collect(),
        })
        .collect();
    let month = Locale::new(lang).month_short(Month::of(*first));
    match lang {
        Lang::Zh => format!("{month}{}日", parts.join("、")),
        Lang::En => format!("{month} {}", parts.join(", ")),
    }
}

pub fn completeness(host: &Host, request: CompletenessRequest) -> Result<Completeness> {
    let today = host.now().today;
    host.with(|open| read(&open.book.read(), request.month, today, host.lang()))
}

/// Errors: `facts.no_days`, `month.closed`.
pub fn set_no_data(host: &Host, request: SetNoData) -> Result<Written<Nothing>> {
    if request.days.is_empty() {
        return Err(Problem::new("facts.no_days"));
    }
    let defs = host.with(|open| defs(&open.book.read()))?;
    let report = defs.layout_name(&request.layout, host.lang());
    let mut days = request.days.clone();
    days.sort_unstable();
    days.dedup();
    let taken_back = request.reason.trim().is_empty();
    let code = if taken_back { "change.data_expected" } else { "change.no_data" };
    let label = ChangeLabel::new(code).with("report", report).with("days", days_text(&days, host.lang()));
    change(host, label, "", |tx| {
        if taken_back {
            tx.expect(request.shop, &request.layout, &days)?;
        } else {
            tx.excuse(request.shop, &request.layout, &days, &request.reason)?;
        }
        Ok(Nothing {})
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_as_people_write_them() {
        let days = |list: &[u32]| -> Vec<Day> {
            list.iter().filter_map(|d| Day::from_ymd_opt(2026, 10, *d)).collect()
        };
        for (list, zh, en) in [
            (&[5_u32, 6, 7][..], "10月5、6、7日", "Oct 5, 6, 7"),
            (&[1, 2, 3, 4, 9], "10月1–4、9日", "Oct 1–4, 9"),
            (&[31], "10月31日", "Oct 31"),
        ] {
            assert_eq!(days_text(&days(list), Lang::Zh), zh);
            assert_eq!(days_text(&days(list), Lang::En), en);
        }
    }
}
