//! The rows of a recognised sheet as facts without an account: whose, which days, which figures, and
//! every cell that could not be read. Whether they are new or changed is not known here.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::fact::{self, FactState, Row, Value, cell_name};
use domain::layout::{ColumnUnit, Purpose, Rows};
use domain::{Num, Problem, Span};

use crate::checks::{self, CutIds};
use crate::covers::merged;
use crate::dates;
use crate::draft::{Context, Finding, Kind, SheetDraft, SummaryFigure, SummaryRow};
use crate::events::{Events, Gather};
use crate::figure::{Plan, plans};
use crate::names::{normal, trim};
use crate::recognise::Recognised;
use crate::values::{self, Reading};
use crate::workbook::{Cell, Line, Table, shown};

/// Rows that state totals or means, whatever the layout.
const SUMMARY: [&str; 15] = [
    "汇总",
    "均值",
    "汇总值",
    "平均值",
    "平均",
    "合计",
    "总计",
    "总和",
    "总值",
    "全店汇总值",
    "全店平均值",
    "同行同层优秀",
    "同行同层均值",
    "店铺汇总值",
    "店铺平均值",
];

/// Rows that show how many decimals a column is printed with.
const PRINTED: usize = 200;

/// Reads line after line.
pub struct Reader<'t, 'l, 'a, 'c, 'm> {
    sheet: String,
    found: Recognised<'l>,
    file: &'a str,
    ctx: &'a Context<'c, 'm>,
    /// The first lines of figures.
    first: Cow<'t, [Line]>,
    named: Option<Span>,
    plans: Vec<Plan>,
    /// The period of the file's name, or the owner's month, for rows that state none.
    period: Option<Span>,
    draft: SheetDraft,
    seen: HashMap<(String, Span), u32>,
    events: Events,
    /// Times that end before they begin: how many, and the first such cell.
    backwards: Option<(u32, String)>,
    cut: CutIds,
    /// By column of the owner's own table, printed zeros of which nothing says what was counted: how many, and the first.
    bare_zeros: BTreeMap<u32, (u32, String)>,
}

/// Reads every row of `table` below its header. Attendance, rosters and staff files are only named. `asked` are the
/// days the owner gives a sheet without a date column; they beat the file's name.
pub fn facts(table: &Table, found: Recognised, file: &str, ctx: &Context, asked: Option<Span>) -> SheetDraft {
    if found.layout.purpose != Purpose::Facts {
        return named(table, &found, file);
    }
    let body = &table.lines[found.body.min(table.lines.len())..];
    let first = Cow::Borrowed(&body[..body.len().min(PRINTED)]);
    let plans = plans(body, &found, ctx);
    let mut reader = reader(table, (found, plans, first), file, ctx, asked);
    if !reader.period_is_usable() {
        return reader.draft;
    }
    body.iter().for_each(|line| reader.line(line));
    reader.finish()
}

/// Events too many to be kept: their first lines are read, and the columns that are wanted of the others, one line
/// after the other. `None` where all lines have to be there at once.
pub fn passing<'l, 'a, 'c, 'm>(
    head: &Table,
    found: Recognised<'l>,
    file: &'a str,
    ctx: &'a Context<'c, 'm>,
    asked: Option<Span>,
) -> Option<(Reader<'static, 'l, 'a, 'c, 'm>, Vec<u32>)> {
    // How a share is written is told by all of its column.
    let needs_all = found.columns.iter().any(|m| m.unit == ColumnUnit::Share);
    if found.layout.purpose != Purpose::Facts || found.layout.rows != Rows::Events || needs_all {
        return None;
    }
    let body = &head.lines[found.body.min(head.lines.len())..];
    let read = found.columns.iter().flat_map(|m| [Some(m.col), m.since, m.only]);
    let mut cols: Vec<u32> = read.chain([found.nickname, found.date]).flatten().collect();
    // The first cell of a row may say that it is a total, and an id is looked at whoever reads it.
    cols.extend(head.lines.iter().filter_map(|l| l.cells.first()).map(|(col, _)| *col));
    cols.extend(
        body.iter().flat_map(|l| &l.cells).filter(|(_, cell)| checks::is_long(cell)).map(|(col, _)| *col),
    );
    cols.sort_unstable();
    cols.dedup();
    let plans = plans(body, &found, ctx);
    let mut reader = reader(head, (found, plans, Cow::Owned(body.to_vec())), file, ctx, asked);
    if !reader.period_is_usable() {
        return None;
    }
    body.iter().for_each(|line| reader.line(line));
    Some((reader, cols))
}

fn reader<'t, 'l, 'a, 'c, 'm>(
    table: &Table,
    (found, plans, first): (Recognised<'l>, Vec<Plan>, Cow<'t, [Line]>),
    file: &'a str,
    ctx: &'a Context<'c, 'm>,
    asked: Option<Span>,
) -> Reader<'t, 'l, 'a, 'c, 'm> {
    let named = asked.filter(|_| found.date.is_none()).or_else(|| dates::of_file_name(file));
    let unread = found.unread.iter().filter_map(|col| found.headers.get(*col as usize)).cloned().collect();
    let draft = SheetDraft {
        sheet: table.sheet.clone(),
        hidden: table.hidden,
        kind: Kind::Facts,
        layout: Some(found.layout.id.clone()),
        headers: found.headers.clone(),
        agent_col: found.nickname,
        unread,
        ..SheetDraft::default()
    };
    Reader {
        sheet: table.sheet.clone(),
        found,
        file,
        ctx,
        first,
        named,
        plans,
        period: named.or(ctx.month.map(domain::Month::span)),
        draft,
        seen: HashMap::new(),
        events: Events::default(),
        backwards: None,
        cut: CutIds::default(),
        bare_zeros: BTreeMap::new(),
    }
}

/// A sheet of a known kind whose figures are not facts.
fn named(table: &Table, found: &Recognised, file: &str) -> SheetDraft {
    let told = Problem::new("import.not_facts")
        .with("file", file)
        .with("sheet", &table.sheet)
        .with("what", found.layout.purpose.code());
    SheetDraft {
        sheet: table.sheet.clone(),
        hidden: table.hidden,
        kind: Kind::Known,
        layout: Some(found.layout.id.clone()),
        headers: found.headers.clone(),
        problems: vec![Finding::warning(told)],
        ..SheetDraft::default()
    }
}

impl Reader<'_, '_, '_, '_, '_> {
    fn problem(&self, code: &str) -> Problem {
        Problem::new(code).with("file", self.file).with("sheet", &self.sheet)
    }

    fn wrong_cell(&mut self, code: &str, row: u32, col: u32, found: &str) {
        let problem = self.problem(code).with("cell", cell_name(row, col)).with("found", shorten(found));
        self.draft.problems.push(Finding::wrong(problem));
    }

    /// Without a date column the period must come from the file's name or from the owner.
    fn period_is_usable(&mut self) -> bool {
        if self.found.date.is_some() {
            return true;
        }
        let Some(span) = self.period else {
            let problem = self.problem("import.no_period");
            self.draft.problems.push(Finding::refused(problem));
            return false;
        };
        if !self.in_range(span) {
            let problem = self.out_of_range("import.period_out_of_range", span);
            self.draft.problems.push(Finding::refused(problem));
            return false;
        }
        true
    }

    fn in_range(&self, span: Span) -> bool {
        let first = NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or(NaiveDate::MIN);
        let last = self.ctx.today.checked_add_days(Days::new(400)).unwrap_or(NaiveDate::MAX);
        span.first >= first && span.last <= last
    }

    fn out_of_range(&self, code: &str, span: Span) -> Problem {
        let last = self.ctx.today.checked_add_days(Days::new(400)).unwrap_or(NaiveDate::MAX);
        let found = if self.in_range(Span::day(span.first)) { span.last } else { span.first };
        self.problem(code).with("found", found).with("first", "2010-01-01").with("last", last)
    }

    pub fn line(&mut self, line: &Line) {
        self.cut.look(line);
        if let Some(label) = self.summary_label(line) {
            self.summary(line, label);
            return;
        }
        let empty = self.plans.iter().all(|p| is_blank(line.get(p.col)));
        if empty {
            // Footnotes and blank rows; a name alone is not a figure.
            return;
        }
        let nickname = match self.found.nickname {
            None => None,
            Some(col) => {
                let name = shown(line.get(col));
                if self.found.headers.get(col as usize) == Some(&name) {
                    // The header again, where pages were pasted together.
                    return;
                }
                if name.is_empty() {
                    self.wrong_cell("import.no_nickname", line.row, col, "");
                    self.draft.skipped_rows += 1;
                    return;
                }
                Some(name)
            }
        };
        let Some(span) = self.span(line) else {
            self.draft.skipped_rows += 1;
            return;
        };
        if self.found.layout.rows == Rows::Events {
            let before = self.draft.problems.len();
            let cells = self.cells(line, span);
            // One wrong cell leaves the whole event out, and the figures of its day wait for it.
            if self.draft.problems.len() > before {
                self.draft.skipped_rows += 1;
            } else {
                let gather: Vec<Gather> = self.plans.iter().map(|p| p.gather).collect();
                self.events.add(Row { nickname, span, row: line.row, cells }, &gather);
            }
            return;
        }
        let who = nickname.clone().unwrap_or_default();
        if let Some(first) = self.seen.insert((who.clone(), span), line.row) {
            self.seen.insert((who.clone(), span), first);
            let col = self.found.nickname.or(self.found.date).unwrap_or(0);
            let problem = self
                .problem("import.duplicate_row")
                .with("cell", cell_name(line.row, col))
                .with("found", shorten(&who))
                .with("day", span.first)
                .with("first", first + 1);
            self.draft.problems.push(Finding::wrong(problem));
            self.draft.skipped_rows += 1;
            return;
        }
        let cells = self.cells(line, span);
        self.draft.rows.push(Row { nickname, span, row: line.row, cells });
    }

    /// The label of a row that totals or averages the others.
    fn summary_label(&self, line: &Line) -> Option<String> {
        let named = self.found.nickname.map(|col| shown(line.get(col))).filter(|s| !s.is_empty());
        let label = match named {
            Some(label) => label,
            None => shown(&line.cells.first()?.1),
        };
        let compared = normal(&label);
        let is = |word: &str| normal(word) == compared;
        (SUMMARY.iter().any(|w| *w == compared) || self.found.layout.summary_rows.iter().any(|w| is(w)))
            .then_some(label)
    }

    fn summary(&mut self, line: &Line, label: String) {
        let read = |p: &Plan| match values::read(line.get(p.col), p.unit, p.canonical) {
            Reading::Value(Value::Number(n)) => Some(n),
            _ => None,
        };
        let all: Vec<Option<Num>> = self.plans.iter().map(read).collect();
        let sum = |parts: &[usize]| {
            parts.iter().try_fold(Num::ZERO, |total, at| {
                Some(Num::from(total.0.checked_add(all.get(*at).copied().flatten()?.0)?))
            })
        };
        let stated = self.plans.iter().zip(&all).filter(|(p, _)| p.is_plain());
        let figures = stated.filter_map(|(p, value)| {
            let column = self.first.iter().map(|l| l.get(p.col));
            let rate = |(top, bottom): &(Vec<usize>, Vec<usize>)| sum(top)?.checked_div(sum(bottom)?);
            Some(SummaryFigure {
                metric: p.metric.to_string(),
                value: (*value)?,
                col: p.col,
                step: values::step(line.get(p.col), p.unit, p.canonical, column),
                own_rate: p.parts.as_ref().and_then(rate),
            })
        });
        let figures = figures.collect();
        self.draft.summary.push(SummaryRow { label, row: line.row, figures });
    }

    /// The row's days: its own date before the file's name.
    fn span(&mut self, line: &Line) -> Option<Span> {
        let Some(col) = self.found.date else { return self.period };
        let Some(span) = dates::of_cell_as(line.get(col), self.found.layout.short_dates) else {
            self.wrong_cell("import.not_a_date", line.row, col, &shown(line.get(col)));
            return None;
        };
        if !self.in_range(span) {
            let problem =
                self.out_of_range("import.day_out_of_range", span).with("cell", cell_name(line.row, col));
            self.draft.problems.push(Finding::wrong(problem));
            return None;
        }
        Some(span)
    }

    fn cells(&mut self, line: &Line, span: Span) -> Vec<fact::Cell> {
        let settled_until =
            self.ctx.today.checked_sub_days(Days::new(self.found.layout.settles_after_days.into()));
        let young = settled_until.is_none_or(|day| span.last > day);
        let readings: Vec<Reading> = self.plans.iter().map(|p| p.read(line)).collect();
        if let Some(plan) = self.plans.iter().find(|p| p.is_backwards(line)) {
            let first = || (0, cell_name(line.row, plan.col));
            self.backwards.get_or_insert_with(first).0 += 1;
        }
        let number = |at: usize| match &readings[at] {
            Reading::Value(Value::Number(n)) => Some(*n),
            _ => None,
        };
        let sum = |parts: &[usize]| {
            parts
                .iter()
                .try_fold(Num::ZERO, |total, at| Some(Num::from(total.0.checked_add(number(*at)?.0)?)))
        };
        let mut cells = Vec::with_capacity(self.plans.len());
        let mut wrong = Vec::new();
        for (plan, reading) in self.plans.iter().zip(&readings) {
            let (value, state) = match reading {
                Reading::Value(v) => (Some(v.clone()), FactState::Settled),
                Reading::Missing => (None, FactState::Missing),
                Reading::Unsettled => (None, FactState::Unsettled),
                Reading::Wrong(expected) => {
                    wrong.push((plan.wrong_col(line), *expected));
                    continue;
                }
            };
            let parts = plan.parts.as_ref().and_then(|(top, bottom)| Some((sum(top)?, sum(bottom)?)));
            let base = plan.needs.and_then(number);
            let untold = plan.bare && parts.is_none() && base.is_none();
            let bare_zero = untold && value.as_ref().and_then(Value::number).is_some_and(Num::is_zero);
            let nothing_beneath = parts.is_some_and(|(_, bottom)| bottom.is_zero())
                || base.is_some_and(Num::is_zero)
                || bare_zero;
            if bare_zero && self.found.layout.is_own() {
                let first = || (0, cell_name(line.row, plan.col));
                self.bare_zeros.entry(plan.col).or_insert_with(first).0 += 1;
            }
            let state = match state {
                FactState::Settled if young => FactState::Unsettled,
                FactState::Settled if nothing_beneath => FactState::NotMeasured,
                other => other,
            };
            cells.push(fact::Cell {
                metric: Arc::clone(&plan.metric),
                raw: raw(line.get(plan.col), value.as_ref()),
                value,
                numerator: parts.map(|p| p.0),
                denominator: parts.map(|p| p.1),
                state,
                col: plan.col,
            });
        }
        for (col, expected) in wrong {
            let problem = self
                .problem("import.not_a_number")
                .with("cell", cell_name(line.row, col))
                .with("found", shorten(&shown(line.get(col))))
                .with("expected", expected);
            self.draft.problems.push(Finding::wrong(problem));
        }
        cells
    }

    /// Everything that was read of the sheet.
    pub fn finish(mut self) -> SheetDraft {
        let gather: Vec<Gather> = self.plans.iter().map(|p| p.gather).collect();
        self.draft.rows.extend(std::mem::take(&mut self.events).rows(&gather));
        if let Some((count, cell)) = self.backwards.take() {
            let problem = self.problem("import.ends_before_start").with("count", count).with("cell", cell);
            self.draft.problems.push(Finding::warning(problem));
        }
        for (col, (count, cell)) in std::mem::take(&mut self.bare_zeros) {
            let header = self.found.headers.get(col as usize).cloned().unwrap_or_default();
            let problem = self.problem("import.zero_of_nothing").with("header", header);
            let problem = problem.with("count", count).with("cell", cell);
            self.draft.problems.push(Finding::warning(problem));
        }
        let first = self.draft.rows.iter().map(|r| r.span.first).min();
        let last = self.draft.rows.iter().map(|r| r.span.last).max();
        let (Some(first), Some(last)) = (first, last) else {
            if self.draft.problems.is_empty() {
                let problem = self.problem("import.no_rows");
                self.draft.problems.push(Finding::warning(problem));
            }
            return self.draft;
        };
        let span = Span { first, last };
        self.draft.span = Some(span);
        // The name of an export states what was asked for: days on which nobody worked are covered too.
        self.draft.covers = match self.named {
            Some(asked) if asked.contains(span) => vec![asked],
            _ => merged(self.draft.rows.iter().map(|r| r.span).collect()),
        };
        if let Some(month) = self.ctx.month
            && !month.span().contains(span)
        {
            let problem = self
                .problem("import.other_month")
                .with("month", month)
                .with("first", first)
                .with("last", last);
            self.draft.problems.push(Finding::warning(problem));
        }
        checks::against_totals(&mut self.draft, &self.found, self.file, self.ctx);
        let at = (self.file, self.sheet.as_str());
        checks::impossible(&mut self.draft, &self.found, self.cut, at, self.ctx);
        self.draft
    }
}

fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => trim(text).is_empty(),
        _ => false,
    }
}

/// The cell's own text, where it is not just the number.
fn raw(cell: &Cell, value: Option<&Value>) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let text = trim(text);
    let same = value.is_some_and(|v| v.to_string() == text);
    (!same && !text.is_empty()).then(|| text.to_owned())
}

/// At most 40 characters of what was found: enough to see it in the file.
pub fn shorten(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
