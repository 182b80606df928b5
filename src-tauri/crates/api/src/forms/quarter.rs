//! Three months of a person under one scheme on one paper. Every figure is one of the months' own sheets; only
//! means are new.

use std::collections::BTreeMap;

use domain::evaluation::{ItemResult, Sheet};
use domain::{Month, Num};
use locale::number;
use papers::docs::{Chart, ChartMonth, Record};
use papers::forms::{Place, QuarterDoc, QuarterItem, QuarterMonth};

use crate::paper::{self, Setting};
use crate::talk;
use crate::types::month::SheetState;
use crate::view::{MonthView, Run, Who, mean};

/// January, April, July or October.
pub(crate) fn first_month(month: Month) -> Month {
    month.plus(-((month.month() as i32 - 1) % 3))
}

/// A month of the quarter with the person's sheet in it, where there is one.
type Third<'a> = (Month, &'a MonthView, Option<(&'a Run, &'a Sheet, &'a Who)>);

/// `None` where no month has a sheet of the person.
pub(crate) fn quarter(
    months: &[(Month, &MonthView)],
    scheme: &str,
    person: i64,
    set: &Setting,
) -> Option<QuarterDoc> {
    let thirds: Vec<Third> =
        months.iter().map(|(month, view)| (*month, *view, view.sheet(scheme, person))).collect();
    let (run, _, who) = thirds.iter().rev().find_map(|(.., found)| *found)?;
    let first = thirds.first()?.0;
    let totals: Vec<Num> =
        thirds.iter().filter_map(|(.., found)| found.and_then(|(_, s, _)| s.total)).collect();
    let sheets = || thirds.iter().filter_map(|(_, view, found)| found.map(|found| (*view, found)));
    let mut stamps = if set.sample { vec![set.word("doc-stamp_sample")] } else { Vec::new() };
    if sheets().any(|(_, (_, _, who))| matches!(who.state, SheetState::Open | SheetState::Reviewed)) {
        stamps.push(set.word("doc-stamp_draft"));
    }
    let (year, number) = (first.year().to_string(), ((first.month() - 1) / 3 + 1).to_string());
    let (count, of) = (totals.len().to_string(), thirds.len().to_string());
    let items = items(&thirds, set);
    let (best, worst) = ends(&items, set);
    Some(QuarterDoc {
        lang: set.lang(),
        book: set.book.to_owned(),
        quarter: set.locale.message("doc-quarter_name", &[("year", &year), ("quarter", &number)]),
        state: set
            .locale
            .word("month", if sheets().all(|(view, _)| view.closed) { "closed" } else { "open" }),
        stamps,
        person: paper::person(who, set),
        scheme: run.scheme.name.get(set.lang()).to_owned(),
        mean: mean(&totals).map(number::points),
        mean_note: if totals.len() == thirds.len() {
            String::new()
        } else {
            set.locale.message("doc-quarter_some", &[("count", &count), ("of", &of)])
        },
        months: thirds.iter().map(|third| month_row(third, set)).collect(),
        chart: chart(&thirds, scheme, set),
        items: items.into_iter().map(|(item, _)| item).collect(),
        best,
        worst,
        comments: by_month(&thirds, set, |who| &who.comment),
        plan: by_month(&thirds, set, |who| &who.plan),
        records: records(&thirds, set),
        signatures: ["doc-employee", "doc-supervisor", "doc-owner"]
            .map(|word| Place { word: set.word(word), ..Place::default() })
            .to_vec(),
        print_date: set.locale.day(set.print_date),
        binding: false,
    })
}

fn month_row((month, view, found): &Third, set: &Setting) -> QuarterMonth {
    let label = set.locale.month_short(*month);
    let Some((_, sheet, who)) = found else {
        return QuarterMonth { label, state: set.word("doc-quarter_none"), ..QuarterMonth::default() };
    };
    let rank = match (sheet.rank, sheet.unranked) {
        (Some(rank), _) => format!("{rank} / {}", sheet.of),
        (None, Some(why)) => set.locale.unranked(why),
        (None, None) => String::new(),
    };
    QuarterMonth {
        label,
        total: sheet.total.map(number::points),
        max: number::points(sheet.max),
        rank,
        grade: sheet.grade.clone().unwrap_or_default(),
        state: paper::state_line(view, who, set),
    }
}

fn chart(thirds: &[Third], scheme: &str, set: &Setting) -> Option<Chart> {
    let month = |(month, view, found): &Third| ChartMonth {
        label: set.locale.month_short(*month),
        own: found.and_then(|(_, sheet, _)| sheet.total),
        group: view.run(scheme).and_then(Run::group_total),
    };
    let months: Vec<ChartMonth> = thirds.iter().map(month).collect();
    (months.iter().filter(|m| m.own.is_some()).count() > 1).then_some(Chart { months })
}

/// Every item of the three sheets in the newest order, with its mean share of the most points.
fn items(thirds: &[Third], set: &Setting) -> Vec<(QuarterItem, Option<Num>)> {
    let mut order: Vec<&str> = Vec::new();
    let mut found: BTreeMap<&str, Vec<Option<&ItemResult>>> = BTreeMap::new();
    for (at, (.., sheet)) in thirds.iter().enumerate().rev() {
        for item in sheet.iter().flat_map(|(_, sheet, _)| &sheet.items) {
            let months = found.entry(&item.item).or_insert_with(|| {
                order.push(&item.item);
                vec![None; thirds.len()]
            });
            months[at] = Some(item);
        }
    }
    let one = |id: &str| {
        let months = found.get(id)?;
        let newest = months.iter().rev().find_map(|m| *m)?;
        // Where the most points changed, points of different months are no sum: each says of how many.
        let alike = months.iter().flatten().all(|m| m.max == newest.max);
        let points = months.iter().map(|m| {
            let m = (*m)?;
            let own = number::points(m.points?);
            Some(if alike { own } else { format!("{own} / {}", number::points(m.max)) })
        });
        let scored: Vec<&ItemResult> =
            months.iter().flatten().copied().filter(|m| m.points.is_some()).collect();
        let shares: Vec<Num> = scored.iter().filter_map(|m| m.points?.checked_div(m.max)).collect();
        let share = share_of(&shares);
        let mean = if alike {
            mean(&scored.iter().filter_map(|m| m.points).collect::<Vec<_>>()).map(number::points)
        } else {
            share.map(percent)
        };
        let item = QuarterItem {
            name: newest.name.get(set.lang()).to_owned(),
            max: if alike { number::points(newest.max) } else { String::new() },
            points: points.collect(),
            mean,
            share: share.and_then(|s| s.to_string().parse().ok()),
        };
        Some((item, share))
    };
    order.into_iter().filter_map(one).collect()
}

fn share_of(shares: &[Num]) -> Option<Num> {
    let sum: domain::Decimal = shares.iter().map(|n| n.0).sum();
    Num::from(sum).checked_div(Num::from(shares.len()))
}

fn percent(share: Num) -> String {
    format!("{}%", number::show(Num::from(share.0 * Num::from(100).0), 1))
}

/// The best and the worst items in words.
fn ends(items: &[(QuarterItem, Option<Num>)], set: &Setting) -> (Vec<String>, Vec<String>) {
    let (best, worst) = super::ends(items.iter().filter_map(|(i, s)| Some((i.name.as_str(), (*s)?))));
    let told = |(item, share): &(&str, Num)| {
        let share = percent(*share);
        set.locale.message("doc-quarter_share", &[("item", item), ("share", &share)])
    };
    (best.iter().map(told).collect(), worst.iter().map(told).collect())
}

fn by_month(thirds: &[Third], set: &Setting, text: impl Fn(&Who) -> &String) -> Vec<String> {
    let line = |(month, _, found): &Third| {
        let text = found.map(|(.., who)| text(who).as_str()).filter(|t| !t.is_empty())?;
        let month = set.locale.month_short(*month);
        Some(set.locale.message("doc-quarter_line", &[("month", &month), ("text", text)]))
    };
    thirds.iter().filter_map(line).collect()
}

/// Self-assessment, talks, follow-ups and answers of each month, under the month.
fn records(thirds: &[Third], set: &Setting) -> Vec<Record> {
    let of = |(month, _, found): &Third| {
        let month = set.locale.month_short(*month);
        let all = found.map(|(_, sheet, who)| talk::records(sheet, who, set.locale)).unwrap_or_default();
        all.into_iter().map(move |r| Record { title: format!("{month} {}", r.title), lines: r.lines })
    };
    thirds.iter().flat_map(of).collect()
}
