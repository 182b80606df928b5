//! Several months of everybody under a scheme: by month, on the mean, rising or falling, in a row, best and worst.
//! Reads only; the workbook holds what the screen shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::evaluation::{ItemState, Sheet};
use domain::{Label, Month, Num, Problem, Result};
use locale::{Locale, number};
use papers::workbook::{PlainCell, TableSheet, table_workbook};
use scoring::periods::{course, extremes, streak};

use crate::areas::saving::write_file;
use crate::host::{Host, Open};
use crate::types::Nothing;
use crate::types::month::SchemeTab;
use crate::types::periods::{
    PeriodCell, PeriodGroup, PeriodItem, PeriodRequest, PeriodRow, PeriodView, SavePeriod, StreakView,
};
use crate::view::{MonthView, Run, Who};

/// The longest period: two years.
const MOST: u32 = 24;

/// Errors: `month.bad_period`.
pub fn period(host: &Host, request: PeriodRequest) -> Result<PeriodView> {
    let locale = host.locale();
    host.with(|open| view(open, &request, locale))
}

fn view(open: &mut Open, request: &PeriodRequest, locale: Locale) -> Result<PeriodView> {
    if !(1..=MOST).contains(&request.months) {
        return Err(Problem::new("month.bad_period").with("months", request.months).with("most", MOST));
    }
    let months: Vec<Month> = (0..request.months as i32).map(|on| request.from.plus(on)).collect();
    let views = open.months(&months)?;
    let schemes = tabs(&views);
    let scheme = request.scheme.clone().filter(|id| schemes.iter().any(|s| s.id == *id));
    let scheme = scheme.or_else(|| schemes.first().map(|s| s.id.clone()));
    let runs: Vec<Option<&Run>> = views
        .iter()
        .map(|v| scheme.as_deref().and_then(|id| v.run(id)).filter(|r| !r.people.is_empty()))
        .collect();
    let latest = runs.iter().rev().flatten().next();
    let grades: Vec<String> =
        latest.map(|r| r.scheme.grades.iter().map(|g| g.grade.clone()).collect()).unwrap_or_default();
    let grade = request.grade.clone().filter(|g| grades.contains(g));
    let items = items(&runs);
    let group_shares: Vec<Option<Num>> = items.iter().map(|(id, _)| group_share(&runs, id)).collect();
    let mut rows = Vec::new();
    for who in people(&runs) {
        rows.push(row(&runs, who, &items, &group_shares, grade.as_deref())?);
    }
    rows.sort_by(|a, b| b.mean.cmp(&a.mean).then_with(|| a.staff_no.cmp(&b.staff_no)));
    let totals: Vec<Option<Num>> = runs.iter().map(|r| r.and_then(Run::group_total)).collect();
    let own = course(&totals)?;
    let notes = notes(&runs, &months, locale);
    Ok(PeriodView {
        months,
        schemes,
        scheme,
        grades,
        grade,
        rows,
        group: PeriodGroup { totals, mean: own.mean, change: own.change },
        notes,
    })
}

/// Schemes of the period by how many people they have at most; the latest month's first.
fn tabs(views: &[Arc<MonthView>]) -> Vec<SchemeTab> {
    let mut tabs: Vec<SchemeTab> = Vec::new();
    for run in views.iter().rev().flat_map(|v| &v.runs).filter(|r| !r.people.is_empty()) {
        let people = run.people.len() as u32;
        match tabs.iter_mut().find(|t| t.id == run.scheme.id) {
            Some(tab) => tab.people = tab.people.max(people),
            None => tabs.push(SchemeTab { id: run.scheme.id.clone(), name: run.scheme.name.clone(), people }),
        }
    }
    tabs
}

/// Everybody with a sheet, as of their latest.
fn people<'a>(runs: &[Option<&'a Run>]) -> Vec<&'a Who> {
    let mut latest: BTreeMap<i64, &Who> = BTreeMap::new();
    for who in runs.iter().flatten().flat_map(|r| &r.people) {
        latest.insert(who.id, who);
    }
    latest.into_values().collect()
}

/// Items of the period in the order of the latest scheme, then those that earlier versions had.
fn items(runs: &[Option<&Run>]) -> Vec<(String, Label)> {
    let mut items: Vec<(String, Label)> = Vec::new();
    for item in runs.iter().rev().flatten().flat_map(|r| r.scheme.enabled()) {
        if !items.iter().any(|(id, _)| *id == item.id) {
            items.push((item.id.clone(), item.name.clone()));
        }
    }
    items
}

fn sheet(run: Option<&Run>, person: i64) -> Option<&Sheet> {
    let run = run?;
    run.sheets().find(|(_, who)| who.id == person).map(|(sheet, _)| sheet)
}

fn row(
    runs: &[Option<&Run>],
    who: &Who,
    items: &[(String, Label)],
    group: &[Option<Num>],
    grade: Option<&str>,
) -> Result<PeriodRow> {
    let sheets: Vec<Option<&Sheet>> = runs.iter().map(|run| sheet(*run, who.id)).collect();
    let totals: Vec<Option<Num>> = sheets.iter().map(|s| s.and_then(|s| s.total)).collect();
    let own = course(&totals)?;
    let holds: Vec<Option<bool>> =
        runs.iter().zip(&sheets).map(|(run, sheet)| holds((*run)?, (*sheet)?, grade)).collect();
    let streak = streak(&holds);
    let shares: Vec<Option<Num>> = items.iter().map(|(id, _)| own_share(&sheets, id)).collect();
    let ends = extremes(&shares);
    let items = items.iter().zip(shares).zip(group);
    Ok(PeriodRow {
        person: who.id,
        staff_no: who.staff_no.clone(),
        name: who.name.clone(),
        cells: sheets.iter().map(|s| s.map(cell)).collect(),
        mean: own.mean,
        counted: own.counted,
        change: own.change,
        streak: StreakView { holds: streak.holds, months: streak.months, longest: streak.longest },
        items: items
            .map(|(((id, name), share), group)| PeriodItem {
                item: id.clone(),
                name: name.clone(),
                share,
                group: *group,
            })
            .collect(),
        best: ends.map(|(best, _)| best as u32),
        worst: ends.map(|(_, worst)| worst as u32),
    })
}

fn cell(sheet: &Sheet) -> PeriodCell {
    PeriodCell {
        total: sheet.total,
        rank: sheet.rank,
        grade: sheet.grade.clone(),
        provisional: sheet.provisional,
    }
}

/// Whether the month reaches the grade, or the group's mean. `None` where it cannot be said.
fn holds(run: &Run, sheet: &Sheet, grade: Option<&str>) -> Option<bool> {
    let total = sheet.total?;
    let Some(wanted) = grade else { return Some(total >= run.group_total()?) };
    let place = |name: &str| run.scheme.grades.iter().position(|g| g.grade == name);
    // A grade given by hand may be one that the table does not have.
    Some(place(sheet.grade.as_deref()?)? <= place(wanted)?)
}

/// Mean over the months of points by points reachable, to four places.
fn own_share(sheets: &[Option<&Sheet>], item: &str) -> Option<Num> {
    let of = |sheet: &&Sheet| {
        let item = sheet.items.iter().find(|i| *i.item == *item && i.state != ItemState::LeftOut)?;
        item.points?.checked_div(item.max)
    };
    mean(sheets.iter().flatten().filter_map(of))
}

fn group_share(runs: &[Option<&Run>], item: &str) -> Option<Num> {
    let of = |run: &&Run| {
        let points = run.evaluation.group.iter().find(|g| g.item == item)?.points?;
        let max = run.evaluation.people.first()?.items.iter().find(|i| *i.item == *item)?.max;
        points.checked_div(max)
    };
    mean(runs.iter().flatten().filter_map(of))
}

fn mean(shares: impl Iterator<Item = Num>) -> Option<Num> {
    let shares: Vec<Num> = shares.collect();
    let sum: domain::Decimal = shares.iter().map(|s| s.0).sum();
    Num::from(sum).checked_div(Num::from(shares.len())).map(|s| s.round_half_up(4))
}

/// Months in which the points reachable were others.
fn notes(runs: &[Option<&Run>], months: &[Month], locale: Locale) -> Vec<String> {
    let mut notes = Vec::new();
    let mut before: Option<Num> = None;
    for (run, month) in runs.iter().zip(months) {
        let Some(max) = run.and_then(|r| r.evaluation.people.first()).map(|s| s.max) else { continue };
        if let Some(old) = before.filter(|old| *old != max) {
            let (old, new, month) = (number::points(old), number::points(max), locale.month(*month));
            let params = [("month", month.as_str()), ("before", &old), ("after", &new)];
            notes.push(locale.message("periods-max", &params));
        }
        before = Some(max);
    }
    notes
}

/// Errors: those of `period`, `papers.empty`, those of `write_file`.
pub fn save_period(host: &Host, request: SavePeriod) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let locale = host.locale();
    let all = host.with(|open| view(open, &request.period, locale))?;
    write_file(&path, &table_workbook(&[totals_sheet(&all, locale), items_sheet(&all, locale)])?)?;
    Ok(Nothing {})
}

fn title(all: &PeriodView, locale: Locale) -> String {
    let name =
        all.schemes.iter().find(|s| Some(&s.id) == all.scheme.as_ref()).map(|s| s.name.get(locale.lang()));
    let month = |m: Option<&Month>| m.map(|m| locale.month(*m)).unwrap_or_default();
    let (from, to) = (month(all.months.first()), month(all.months.last()));
    locale
        .message("periods-title_of", &[("scheme", name.unwrap_or_default()), ("first", &from), ("last", &to)])
}

fn word(locale: Locale, id: &str) -> String {
    locale.message(id, &[])
}

fn cell_of(number: Option<Num>) -> PlainCell {
    number.map_or(PlainCell::Empty, PlainCell::Number)
}

fn totals_sheet(all: &PeriodView, locale: Locale) -> TableSheet {
    let mut headers = vec![word(locale, "month-staff_no"), word(locale, "month-name")];
    headers.extend(all.months.iter().map(|m| locale.month(*m)));
    let more = [
        "periods-mean",
        "periods-counted",
        "periods-change",
        "periods-streak",
        "periods-best",
        "periods-worst",
    ];
    headers.extend(more.map(|id| word(locale, id)));
    let item = |row: &PeriodRow, at: Option<u32>| {
        let item = at.and_then(|at| row.items.get(at as usize));
        item.map_or(PlainCell::Empty, |i| PlainCell::text(i.name.get(locale.lang())))
    };
    let rows = all.rows.iter().map(|row| {
        let mut cells = vec![PlainCell::text(&*row.staff_no), PlainCell::text(&*row.name)];
        cells.extend(row.cells.iter().map(|c| cell_of(c.as_ref().and_then(|c| c.total))));
        cells.extend([
            cell_of(row.mean),
            PlainCell::Number(Num::from(row.counted)),
            cell_of(row.change),
            PlainCell::text(streak_words(all, &row.streak, locale)),
            item(row, row.best),
            item(row, row.worst),
        ]);
        cells
    });
    let mut rows: Vec<Vec<PlainCell>> = rows.collect();
    if !rows.is_empty() {
        let mut cells = vec![PlainCell::Empty, PlainCell::text(word(locale, "month-group"))];
        cells.extend(all.group.totals.iter().map(|t| cell_of(*t)));
        cells.extend([cell_of(all.group.mean), PlainCell::Empty, cell_of(all.group.change)]);
        rows.push(cells);
    }
    TableSheet {
        name: word(locale, "periods-totals"),
        title: title(all, locale),
        notes: all.notes.clone(),
        headers,
        frozen: 2,
        rows,
    }
}

/// `连续 3 个月不低于本组平均`; empty without a month.
fn streak_words(all: &PeriodView, streak: &StreakView, locale: Locale) -> String {
    let Some(holds) = streak.holds else { return String::new() };
    let id = match (&all.grade, holds) {
        (None, true) => "periods-streak_above",
        (None, false) => "periods-streak_below",
        (Some(_), true) => "periods-streak_grade",
        (Some(_), false) => "periods-streak_under",
    };
    let grade = all.grade.clone().unwrap_or_default();
    locale.message(id, &[("months", &streak.months.to_string()), ("grade", &grade)])
}

fn items_sheet(all: &PeriodView, locale: Locale) -> TableSheet {
    let ids = ["month-staff_no", "month-name", "compare-item", "periods-share", "periods-group_share"];
    let percent =
        |share: Option<Num>| cell_of(share.map(|s| Num::from(s.0 * Num::HUNDRED.0).round_half_up(2)));
    let line = |row: &PeriodRow, item: &PeriodItem| {
        let name = item.name.get(locale.lang());
        vec![
            PlainCell::text(&*row.staff_no),
            PlainCell::text(&*row.name),
            PlainCell::text(name),
            percent(item.share),
            percent(item.group),
        ]
    };
    TableSheet {
        name: word(locale, "schemes-items"),
        title: title(all, locale),
        notes: Vec::new(),
        headers: ids.map(|id| word(locale, id)).to_vec(),
        frozen: 2,
        rows: all.rows.iter().flat_map(|row| row.items.iter().map(move |item| line(row, item))).collect(),
    }
}
