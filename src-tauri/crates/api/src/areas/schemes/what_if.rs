//! What a draft or another version would have given in months that are over: everybody before and after, who gains,
//! whose rank moves, how the totals spread. A closed month's "before" is what was frozen. Nothing is written.

use std::collections::BTreeMap;

use domain::scheme::Scheme;
use domain::{Month, Num, Problem, Result};
use locale::Locale;
use papers::workbook::{PlainCell, PlainSheet, plain_workbook};

use super::draft::{readable, text_of};
use super::look::{borrows, computable};
use crate::areas::saving::write_file;
use crate::defs::defs;
use crate::evaluate::{Trial, trial};
use crate::host::{Host, Job};
use crate::types::Nothing;
use crate::types::drafts::{
    SaveWhatIf, SpreadBand, WhatIf, WhatIfItem, WhatIfMonth, WhatIfRequest, WhatIfRow,
};
use crate::view::{MonthView, mean};

/// Months that one question may ask for.
const MONTHS_AT_MOST: usize = 36;
/// Bands of the spread.
const BANDS: usize = 10;

/// Errors: `scheme.no_months`, `scheme.unknown`, what is wrong in a scheme that cannot be read at all.
pub fn what_if(host: &Host, request: WhatIfRequest, job: &Job) -> Result<WhatIf> {
    let locale = host.locale();
    let mut months = request.months.clone();
    months.sort_unstable();
    months.dedup();
    if months.is_empty() || months.len() > MONTHS_AT_MOST {
        return Err(Problem::new("scheme.no_months").with("most", MONTHS_AT_MOST));
    }
    let (scheme, text, borrow, waiting) = host.with(|open| {
        let view = open.book.read();
        let text = text_of(&view, &request.id, request.version)?;
        let (mut scheme, waiting) = computable(&readable(&text, &*defs(&view)?)?, locale);
        scheme.id.clone_from(&request.id);
        Ok((scheme, text, borrows(&view, &request.id)?, waiting))
    })?;
    if scheme.enabled().next().is_none() {
        return Err(Problem::new("scheme.no_example"));
    }
    let mut done = Vec::with_capacity(months.len());
    for (at, month) in months.iter().enumerate() {
        job.step("job-what_if", at, months.len())?;
        // The book is let go between two months: somebody may want to write.
        let one = host.with(|open| {
            let before = open.month(*month)?;
            let tried = Trial { scheme: &scheme, text: &text, also: None, borrow };
            let after = trial(&open.book.read(), *month, &tried);
            Ok((before, after))
        })?;
        let (before, after) = one;
        done.push(match after {
            Ok(after) => month_of(host, &scheme, *month, &before, &after, &waiting, locale),
            Err(problem) => WhatIfMonth {
                month: Some(*month),
                closed: before.closed,
                problems: vec![host.told(problem)],
                ..nothing()
            },
        });
    }
    job.step("job-what_if", months.len(), months.len())?;
    let all = together(&done, &scheme);
    Ok(WhatIf { scheme: scheme.name.clone(), months: done, all, borrowed: borrow })
}

fn nothing() -> WhatIfMonth {
    WhatIfMonth {
        month: None,
        closed: false,
        rows: Vec::new(),
        gain: 0,
        lose: 0,
        same: 0,
        before: None,
        after: None,
        spread: Vec::new(),
        problems: Vec::new(),
    }
}

fn month_of(
    host: &Host,
    scheme: &Scheme,
    month: Month,
    before: &MonthView,
    after: &MonthView,
    waiting: &[String],
    locale: Locale,
) -> WhatIfMonth {
    let lang = locale.lang();
    let mut rows = Vec::new();
    for (run, sheet, who) in after.sheets() {
        // Under the same scheme where the person had it, else under whatever scheme it was.
        let old = before
            .sheet(&scheme.id, who.id)
            .or_else(|| before.sheets().find(|(_, _, other)| other.id == who.id));
        let own = |s: &domain::evaluation::Sheet| -> BTreeMap<String, (String, Option<Num>)> {
            let all = s.items.iter();
            all.map(|i| (i.item.to_string(), (i.name.get(lang).to_owned(), i.points))).collect()
        };
        let (was, is) = (old.map(|(_, s, _)| own(s)).unwrap_or_default(), own(sheet));
        let mut items: Vec<WhatIfItem> = is
            .iter()
            .map(|(id, (name, points))| (name, was.get(id).and_then(|w| w.1), *points))
            .chain(was.iter().filter(|(id, _)| !is.contains_key(*id)).map(|(_, (name, p))| (name, *p, None)))
            .filter(|(_, before, after)| before != after)
            .map(|(name, before, after)| WhatIfItem { name: name.clone(), before, after })
            .collect();
        items.sort_by_key(|i| std::cmp::Reverse(difference(i.before, i.after).map(|d| Num::from(d.0.abs()))));
        let missing: Vec<&str> =
            sheet.missing.iter().filter_map(|id| run.item(id).map(|i| i.name.get(lang))).collect();
        let note = match (missing.is_empty(), old) {
            (false, _) => {
                locale.message("schemes-what_if-missing", &[("items", &missing.join(lang.list_comma()))])
            }
            (true, None) => locale.message("schemes-what_if-no_sheet", &[]),
            (true, Some((old, _, _))) if old.scheme.id != scheme.id => {
                locale.message("schemes-what_if-other", &[("scheme", old.scheme.name.get(lang))])
            }
            _ => String::new(),
        };
        let total = old.and_then(|(_, s, _)| s.total);
        rows.push(WhatIfRow {
            person: who.id,
            staff_no: who.staff_no.clone(),
            name: who.name.clone(),
            before: total,
            after: sheet.total,
            change: difference(total, sheet.total),
            rank_before: old.and_then(|(_, s, _)| s.rank),
            rank_after: sheet.rank,
            grade_before: old.and_then(|(_, s, _)| s.grade.clone()),
            grade_after: sheet.grade.clone(),
            items,
            note,
        });
    }
    let mut problems: Vec<_> = after.problems.iter().map(|p| host.told(p.clone())).collect();
    if !waiting.is_empty() {
        problems.insert(
            0,
            host.told(Problem::new("scheme.items_wait").with("items", waiting.join(lang.list_comma()))),
        );
    }
    if rows.is_empty() {
        problems.push(host.told(Problem::new("scheme.no_figures").with("month", month)));
    }
    counted(WhatIfMonth { month: Some(month), closed: before.closed, rows, problems, ..nothing() }, scheme)
}

/// Sorted by what happens to them, with the sums over all.
fn counted(mut one: WhatIfMonth, scheme: &Scheme) -> WhatIfMonth {
    one.rows.sort_by(|a, b| b.change.cmp(&a.change).then_with(|| a.staff_no.cmp(&b.staff_no)));
    let both: Vec<(Num, Num)> = one.rows.iter().filter_map(|r| r.before.zip(r.after)).collect();
    one.gain = both.iter().filter(|(before, after)| after > before).count() as u32;
    one.lose = both.iter().filter(|(before, after)| after < before).count() as u32;
    one.same = both.len() as u32 - one.gain - one.lose;
    let of = |side: fn(&(Num, Num)) -> Num| mean(&both.iter().map(side).collect::<Vec<_>>());
    (one.before, one.after) = (of(|b| b.0), of(|b| b.1));
    one.spread = spread(&both, scheme);
    one
}

/// Ten bands up to the most anybody can reach, or has reached.
fn spread(both: &[(Num, Num)], scheme: &Scheme) -> Vec<SpreadBand> {
    let reach: domain::Decimal = scheme.enabled().filter_map(|i| i.max_points()).map(|n| n.0).sum();
    let most = both.iter().flat_map(|(a, b)| [a.0, b.0]).fold(reach, std::cmp::Ord::max);
    let ten = domain::Decimal::from(BANDS as u64);
    let wide = (most / ten).ceil().max(domain::Decimal::ONE);
    let index = |n: Num| -> usize {
        let at = (n.0.max(domain::Decimal::ZERO) / wide).floor();
        usize::try_from(at).unwrap_or(BANDS - 1).min(BANDS - 1)
    };
    let mut bands: Vec<SpreadBand> = (0..BANDS as u64)
        .map(|at| SpreadBand {
            from: Num::from(wide * domain::Decimal::from(at)),
            to: Num::from(wide * domain::Decimal::from(at + 1)),
            before: 0,
            after: 0,
        })
        .collect();
    for (before, after) in both {
        if let Some(band) = bands.get_mut(index(*before)) {
            band.before += 1;
        }
        if let Some(band) = bands.get_mut(index(*after)) {
            band.after += 1;
        }
    }
    // Empty bands at the lower end say nothing.
    let first = bands.iter().position(|b| b.before + b.after > 0).unwrap_or(0);
    bands.split_off(first)
}

/// Means of every person over the months that have both.
fn together(months: &[WhatIfMonth], scheme: &Scheme) -> WhatIfMonth {
    if let [only] = months {
        return only.clone();
    }
    let mut people: BTreeMap<&str, Vec<&WhatIfRow>> = BTreeMap::new();
    for row in months.iter().flat_map(|m| &m.rows) {
        people.entry(row.staff_no.as_str()).or_default().push(row);
    }
    let rows = people.into_values().filter_map(|rows| {
        let last = rows.last()?;
        let both: Vec<(Num, Num)> = rows.iter().filter_map(|r| r.before.zip(r.after)).collect();
        let of = |side: fn(&(Num, Num)) -> Num| mean(&both.iter().map(side).collect::<Vec<_>>());
        let (before, after) = (of(|b| b.0), of(|b| b.1));
        Some(WhatIfRow {
            person: last.person,
            staff_no: last.staff_no.clone(),
            name: last.name.clone(),
            before,
            after,
            change: difference(before, after),
            rank_before: None,
            rank_after: None,
            grade_before: None,
            grade_after: None,
            items: Vec::new(),
            note: String::new(),
        })
    });
    counted(WhatIfMonth { rows: rows.collect(), ..nothing() }, scheme)
}

fn difference(before: Option<Num>, after: Option<Num>) -> Option<Num> {
    let (before, after) = before.zip(after)?;
    after.0.checked_sub(before.0).map(Num::from)
}

/// The same as a workbook: a sheet for all months, one a month.
pub fn save(host: &Host, request: SaveWhatIf, job: &Job) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let found = what_if(host, request.what, job)?;
    let locale = host.locale();
    let mut sheets = Vec::new();
    if found.months.len() > 1 {
        sheets.push(sheet(&found.all, &locale.message("schemes-what_if-all", &[]), locale));
    }
    for month in &found.months {
        let name = month.month.map(|m| m.to_string()).unwrap_or_default();
        sheets.push(sheet(month, &name, locale));
    }
    write_file(&path, &plain_workbook(&sheets)?)?;
    Ok(Nothing {})
}

fn sheet(month: &WhatIfMonth, name: &str, locale: Locale) -> PlainSheet {
    let word = |id: &str| PlainCell::text(locale.message(id, &[]));
    let number = |n: Option<Num>| n.map_or(PlainCell::Empty, PlainCell::Number);
    let rank = |n: Option<u32>| number(n.map(Num::from));
    let text = |s: &Option<String>| s.as_ref().map_or(PlainCell::Empty, PlainCell::text);
    let mut rows = vec![
        [
            "doc-staff_no",
            "doc-name",
            "schemes-what_if-before",
            "schemes-what_if-after",
            "schemes-what_if-change",
            "schemes-what_if-rank_before",
            "schemes-what_if-rank_after",
            "schemes-what_if-grade_before",
            "schemes-what_if-grade_after",
            "schemes-what_if-note",
        ]
        .map(word)
        .to_vec(),
    ];
    rows.extend(month.rows.iter().map(|r| {
        vec![
            PlainCell::text(&r.staff_no),
            PlainCell::text(&r.name),
            number(r.before),
            number(r.after),
            number(r.change),
            rank(r.rank_before),
            rank(r.rank_after),
            text(&r.grade_before),
            text(&r.grade_after),
            PlainCell::text(&r.note),
        ]
    }));
    PlainSheet { name: name.to_owned(), rows }
}
