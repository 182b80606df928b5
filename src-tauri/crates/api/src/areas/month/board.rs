//! The board of a month, and one person's sheet.

use domain::evaluation::{ItemResult, ItemState, Sheet};
use domain::fact::Value;
use domain::scheme::Rule;
use domain::{Label, Lang, Month, Num, Result};
use locale::{Locale, number};

use super::sheet_of;
use super::why::{item_why, total_why};
use crate::areas::facts::by_hand_here;
use crate::areas::settings::appeal_days;
use crate::defs::defs;
use crate::evaluate::scheme_at;
use crate::host::{Host, Open};
use crate::paper;
use crate::talk::answered;
use crate::types::answers::Talk;
use crate::types::month::{
    Board, BoardCell, BoardColumn, BoardRequest, BoardRow, CorrectionRow, GroupCell, SchemeTab, SheetEvent,
    SheetRequest, SheetView, WithoutSheet,
};
use crate::view::{MonthView, Run, Trend, Who, marked, overridden};

pub fn board(host: &Host, request: BoardRequest) -> Result<Board> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.month(request.month)?;
        let wanted = request.scheme.as_deref();
        let run = match wanted {
            Some(id) => view.run(id).or(view.runs.first()),
            None => view.runs.first(),
        };
        let waits = waits(&open.book.read())?;
        let mut rows = Vec::new();
        if let Some(run) = run {
            for (sheet, who) in run.sheets() {
                let trend = open.trend(request.month, &run.scheme.id, who.id)?;
                rows.push(row(sheet, who, &trend, locale));
            }
        }
        Ok(Board {
            month: request.month,
            closed: view.closed,
            revision: view.revision,
            schemes: view
                .runs
                .iter()
                .map(|r| SchemeTab {
                    id: r.scheme.id.clone(),
                    name: r.scheme.name.clone(),
                    people: r.people.len() as u32,
                })
                .collect(),
            scheme: run.map(|r| r.scheme.id.clone()),
            version: run.map_or(0, |r| r.evaluation.scheme.version),
            columns: run.map(|r| columns(r, &waits)).unwrap_or_default(),
            rows,
            group: run.map(|r| group(r, locale)).unwrap_or_default(),
            group_total: run.and_then(Run::group_total),
            max: run.map(max).unwrap_or_default(),
            without: view
                .without
                .iter()
                .map(|w| WithoutSheet {
                    person: w.id,
                    staff_no: w.staff_no.clone(),
                    name: w.name.clone(),
                    told: host.told(w.why.clone()),
                })
                .collect(),
            problems: view.problems.iter().map(|p| host.told(p.clone())).collect(),
            corrections: corrections(open, &view, request.month, locale.lang())?,
        })
    })
}

fn max(run: &Run) -> Num {
    run.evaluation.people.first().map(|s| s.max).unwrap_or_default()
}

/// Whether an item fed by a metric waits for a hand.
pub(super) fn waits(view: &store::View<'_>) -> Result<impl Fn(Option<&str>) -> bool + use<>> {
    let defs = defs(view)?;
    let never_fed = {
        let defs = std::sync::Arc::clone(&defs);
        move |metric: Option<&str>| defs.by_hand(metric)
    };
    by_hand_here(view, defs.dictionary.metrics(), never_fed)
}

fn columns(run: &Run, waits: &dyn Fn(Option<&str>) -> bool) -> Vec<BoardColumn> {
    let items = run.evaluation.people.first().map(|s| s.items.as_slice()).unwrap_or_default();
    items
        .iter()
        .map(|item| BoardColumn {
            item: item.item.to_string(),
            name: item.name.clone(),
            block: block(run, item),
            unit: item.unit.clone(),
            target: run.item(&item.item).and_then(|i| i.target),
            max: item.max,
            rule_src: item.rule_src,
            // A formula is worked out, though no report brings it.
            fed: run
                .item(&item.item)
                .is_some_and(|i| matches!(i.rule, Rule::Formula { .. }) || !waits(i.fed_by.as_deref())),
        })
        .collect()
}

fn block(run: &Run, item: &ItemResult) -> Option<Label> {
    let id = item.block.as_deref()?;
    Some(run.scheme.blocks.iter().find(|b| b.id == id).map_or_else(|| Label::new(id, id), |b| b.name.clone()))
}

fn row(sheet: &Sheet, who: &Who, trend: &Trend, locale: Locale) -> BoardRow {
    BoardRow {
        person: who.id,
        staff_no: who.staff_no.clone(),
        name: who.name.clone(),
        post: who.post.clone(),
        state: who.state,
        total: sheet.total,
        rank: sheet.rank,
        of: sheet.of,
        unranked: sheet.unranked,
        grade: sheet.grade.clone(),
        coefficient: sheet.coefficient,
        provisional: sheet.provisional,
        part: who.part,
        trend: trend.own.clone(),
        cells: sheet.items.iter().map(|i| cell(i, who, locale)).collect(),
    }
}

fn cell(item: &ItemResult, who: &Who, locale: Locale) -> BoardCell {
    BoardCell {
        shown: shown(item.value.as_ref(), item, locale),
        value: item.value.clone(),
        points: item.points,
        state: item.state,
        provisional: item.provisional,
        marked: marked(item),
        overridden: overridden(item),
        small: who.small_sample(item),
    }
}

/// The value without its unit, which stands in the column's head.
pub(super) fn shown(value: Option<&Value>, item: &ItemResult, locale: Locale) -> String {
    match value {
        Some(Value::Number(n)) => number::show(*n, paper::decimals(item).min(number::PLAIN)),
        Some(Value::Label(text)) => text.clone(),
        None if item.state == ItemState::Scored => String::new(),
        None => locale.item_state(item.state),
    }
}

fn group(run: &Run, locale: Locale) -> Vec<GroupCell> {
    let items = run.evaluation.people.first().map(|s| s.items.as_slice()).unwrap_or_default();
    items
        .iter()
        .map(|item| {
            let mean = run.evaluation.group.iter().find(|g| *g.item == *item.item);
            let value = mean.and_then(|g| g.value);
            GroupCell {
                shown: value.map(|v| shown(Some(&Value::Number(v)), item, locale)).unwrap_or_default(),
                value,
                points: mean.and_then(|g| g.points).map(|p| p.round_half_up(2)),
            }
        })
        .collect()
}

pub(crate) fn corrections(
    open: &Open,
    view: &MonthView,
    month: Month,
    lang: Lang,
) -> Result<Vec<CorrectionRow>> {
    let book = open.book.read();
    let people = book.people()?;
    let rows = book.corrections(month)?.into_iter().map(|c| {
        let person = people.iter().find(|p| p.id == c.person);
        // The month that shows it may be on another scheme by now; the item keeps its name.
        let own = view.run(&c.scheme).and_then(|r| r.item(&c.item)).map(|i| i.name.get(lang).to_owned());
        let item = own.or_else(|| item_name(&book, &c.scheme, c.month, &c.item, lang));
        CorrectionRow {
            id: c.id,
            month: c.month,
            shown_in: c.shown_in,
            staff_no: person.map(|p| p.staff_no.clone()).unwrap_or_default(),
            name: person.map(|p| p.name.clone()).unwrap_or_default(),
            item: item.unwrap_or(c.item),
            old: c.old.as_deref().and_then(Num::parse),
            new: Num::parse(&c.new).unwrap_or_default(),
            reason: c.reason,
            by: c.by,
            at: c.at,
        }
    });
    Ok(rows.collect())
}

fn item_name(book: &store::View<'_>, scheme: &str, month: Month, item: &str, lang: Lang) -> Option<String> {
    let scheme = scheme_at(book, &*defs(book).ok()?, scheme, month).ok()??;
    scheme.items.iter().find(|i| i.id == item).map(|i| i.name.get(lang).to_owned())
}

/// A sheet that a change returned to open keeps that change's code as the reason; a person reads what it was.
fn event(event: &SheetEvent, locale: Locale) -> SheetEvent {
    let Some(code) = event.reason.strip_prefix("change.") else { return event.clone() };
    let known =
        ["mark", "override", "import", "exclude", "include", "bind", "unbind", "scheme", "target", "staff"];
    let kind = known.into_iter().find(|k| code.starts_with(k)).unwrap_or("other");
    SheetEvent { reason: locale.word("returned", kind), ..event.clone() }
}

fn told(mut talk: Talk, sheet: &Sheet, locale: Locale) -> Talk {
    for answer in &mut talk.answers {
        answer.told = answered(answer, sheet, locale);
    }
    talk
}

pub fn sheet(host: &Host, request: SheetRequest) -> Result<SheetView> {
    let (locale, today) = (host.locale(), host.now().today);
    host.with(|open| {
        let (view, who) = sheet_of(open, request.month, &request.scheme, request.person)?;
        let trend = open.trend(request.month, &request.scheme, request.person)?;
        let Some((run, sheet, _)) = view.sheet(&request.scheme, request.person) else {
            return Err(domain::Problem::new("month.no_sheet")
                .with("month", request.month)
                .with("name", &who.name));
        };
        Ok(SheetView {
            row: row(sheet, &who, &trend, locale),
            columns: columns(run, &waits(&open.book.read())?),
            group: group(run, locale),
            max: sheet.max,
            whys: sheet.items.iter().map(|i| item_why(run, i, &who, view.closed, locale)).collect(),
            total_why: total_why(sheet, locale),
            months: trend.months.clone(),
            group_trend: trend.group.clone(),
            comment: who.comment.clone(),
            plan: who.plan.clone(),
            own: who.own.clone(),
            self_marks: who.self_marks.clone(),
            talk: told(who.talk.clone(), sheet, locale),
            appeal_days: appeal_days(&open.book.read())?,
            today,
            log: who.events.iter().map(|e| event(e, locale)).collect(),
            closed: view.closed,
            revision: view.revision,
        })
    })
}
