//! Figures that cannot be: rates over 100 %, negative counts, times without a chat, parts larger than
//! their whole, ids that a spreadsheet cut, stray days, names that only look different. Each is told
//! with its cells; nothing is mended or left out.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;
use domain::fact::{Cell as Figure, FactState, Row, Value, cell_name};
use domain::metric::Unit;
use domain::{Num, Problem};
use rust_decimal::Decimal;

use crate::draft::{Context, Finding, SheetDraft};
use crate::names::{normal, trim};
use crate::read::shorten;
use crate::recognise::{Mapped, Recognised};
use crate::workbook::{Cell, Line, shown};

/// A part and the whole it belongs to.
const PARTS: [(&str, &str); 9] = [
    ("unreplied_users", "consult_users"),
    ("unreplied_3min_users", "consult_users"),
    ("replied_times", "consult_sessions"),
    ("long_users", "receive_users"),
    ("pay_users_today", "inquiry_users_today"),
    ("inquiry_lost_users", "inquiry_users"),
    ("good_ratings", "ratings_received"),
    ("bad_ratings", "ratings_received"),
    ("note_received", "note_assigned"),
];
/// Digits a spreadsheet keeps of a number; longer ids lose their end.
const KEPT: usize = 15;
/// A day of another month so far from the others is told.
const FAR: i32 = 7;

/// Findings of one kind and column: the first is shown, the others are counted.
#[derive(Default)]
struct Findings {
    told: Vec<(String, u32, Problem, u32)>,
}

impl Findings {
    fn add(&mut self, col: u32, problem: Problem) {
        match self.told.iter_mut().find(|(code, at, ..)| *code == problem.code && *at == col) {
            Some((.., count)) => *count += 1,
            None => self.told.push((problem.code.clone(), col, problem, 1)),
        }
    }

    fn warnings(self) -> impl Iterator<Item = Finding> {
        self.told.into_iter().map(|(_, _, problem, count)| Finding::warning(problem.with("count", count)))
    }
}

/// Ids that a spreadsheet cut: of each column the first, and how many there are.
#[derive(Debug, Default)]
pub struct CutIds(Vec<CutId>);

#[derive(Debug)]
struct CutId {
    col: u32,
    row: u32,
    found: String,
    count: u32,
}

impl CutIds {
    pub fn look(&mut self, line: &Line) {
        for (col, cell) in line.cells.iter().filter(|(_, cell)| is_cut(cell)) {
            match self.0.iter_mut().find(|id| id.col == *col) {
                Some(id) => id.count += 1,
                None => {
                    self.0.push(CutId { col: *col, row: line.row, found: shorten(&shown(cell)), count: 1 })
                }
            }
        }
    }
}

/// Looks through one sheet.
pub fn impossible(
    draft: &mut SheetDraft,
    found: &Recognised,
    cut: CutIds,
    (file, sheet): (&str, &str),
    ctx: &Context,
) {
    let mut findings = Findings::default();
    let at = |code: &str, row: u32, col: u32| {
        Problem::new(code)
            .with("file", file)
            .with("sheet", sheet)
            .with("cell", cell_name(row, col))
            .with("header", found.headers.get(col as usize).map_or("", String::as_str))
    };
    let place = |metric: &str| found.columns.iter().find(|m| m.column.metric == metric).map(place_of);
    let needs = ByFigure::of(found, |m| place(m.column.needs.as_deref()?));
    let parts: Vec<(Place, Place)> =
        PARTS.iter().filter_map(|(part, whole)| Some((place(part)?, place(whole)?))).collect();
    let units = ByFigure::of(found, |m| Some((ctx.metrics)(&m.column.metric)?.unit));
    let header = |col: u32| found.headers.get(col as usize).map_or("", String::as_str);
    for row in &draft.rows {
        for cell in &row.cells {
            let Some(n) = number(cell) else { continue };
            let unit = units.get(cell).copied();
            if unit == Some(Unit::Fraction) && n > Num::ONE {
                findings.add(
                    cell.col,
                    at("import.rate_over_100", row.row, cell.col).with("found", told(cell, n, unit)),
                );
            }
            if n.0.is_sign_negative() && !n.is_zero() && never_negative(unit) {
                findings.add(
                    cell.col,
                    at("import.negative", row.row, cell.col).with("found", told(cell, n, unit)),
                );
            }
            let base = needs.get(cell).and_then(|place| of(row, *place));
            if let (Some(base), false) = (base, n.is_zero())
                && number(base).is_some_and(Num::is_zero)
            {
                let problem = at("import.figure_without_base", row.row, cell.col)
                    .with("found", told(cell, n, unit))
                    .with("other", cell_name(row.row, base.col))
                    .with("other_header", header(base.col));
                findings.add(cell.col, problem);
            }
        }
        for (part, whole) in &parts {
            let (Some(part), Some(whole)) = (of(row, *part), of(row, *whole)) else { continue };
            let (Some(a), Some(b)) = (number(part), number(whole)) else { continue };
            if a > b && !b.0.is_sign_negative() {
                let problem = at("import.part_over_whole", row.row, part.col)
                    .with("found", a)
                    .with("other", cell_name(row.row, whole.col))
                    .with("other_header", header(whole.col))
                    .with("other_found", b);
                findings.add(part.col, problem);
            }
        }
    }
    for CutId { col, row, found, count } in cut.0 {
        let problem = at("import.id_cut", row, col).with("found", found);
        findings.told.push((problem.code.clone(), col, problem, count));
    }
    if let Some((day, usual)) = stray(&draft.rows) {
        let col = found.date.unwrap_or(0);
        let problem = at("import.stray_day", day.row, col)
            .with("found", day.span.first)
            .with("other", cell_name(usual.row, col))
            .with("other_found", usual.span.first);
        if found.date.is_some() {
            findings.add(col, problem);
        }
    }
    draft.problems.extend(findings.warnings());
}

fn number(cell: &Figure) -> Option<Num> {
    if cell.state == FactState::Missing {
        return None;
    }
    cell.value.as_ref().and_then(Value::number)
}

/// A figure of a layout: several may be made of one column.
type Place<'l> = (u32, &'l str);

fn place_of<'l>(mapped: &Mapped<'l>) -> Place<'l> {
    (mapped.col, mapped.column.metric.as_str())
}

fn of<'r>(row: &'r Row, (col, metric): Place) -> Option<&'r Figure> {
    row.cells.iter().find(|c| c.col == col && *c.metric == *metric)
}

/// What is known of each figure, found by its column first: nearly always that is enough.
struct ByFigure<'l, T>(HashMap<u32, Vec<(&'l str, T)>>);

impl<'l, T> ByFigure<'l, T> {
    fn of(found: &Recognised<'l>, known: impl Fn(&Mapped<'l>) -> Option<T>) -> Self {
        let mut all: HashMap<u32, Vec<(&'l str, T)>> = HashMap::new();
        for mapped in &found.columns {
            if let Some(one) = known(mapped) {
                all.entry(mapped.col).or_default().push((mapped.column.metric.as_str(), one));
            }
        }
        Self(all)
    }

    fn get(&self, figure: &Figure) -> Option<&T> {
        let own = self.0.get(&figure.col)?;
        own.iter().find(|(metric, _)| **metric == *figure.metric).map(|(_, one)| one)
    }
}

/// The figure as the sheet shows it; a rate without a text of its own as percent.
fn told(cell: &Figure, n: Num, unit: Option<Unit>) -> String {
    match (&cell.raw, unit) {
        (Some(raw), _) => shorten(raw),
        (None, Some(Unit::Fraction)) => format!("{}%", Unit::Fraction.to_display(n)),
        (None, _) => n.to_string(),
    }
}

fn never_negative(unit: Option<Unit>) -> bool {
    use Unit::{Count, Days, Fraction, Hours, HoursPerDay, PerDay, Seconds};
    matches!(unit, Some(Count | Days | Fraction | Hours | HoursPerDay | PerDay | Seconds))
}

/// A number longer than a spreadsheet keeps, or the text of one that was cut before: `6917…0000`, `6.9E+18`.
fn is_cut(cell: &Cell) -> bool {
    match cell {
        Cell::Number(n) => n.0.abs() >= Decimal::from(10_u64.pow(KEPT as u32)),
        Cell::Text(text) => {
            let text = trim(text);
            if text.len() <= KEPT {
                return text.len() > 4 && scientific(text);
            }
            text.bytes().all(|b| b.is_ascii_digit()) && text.ends_with("0000") || scientific(text)
        }
        _ => false,
    }
}

/// Whether a column with such a cell may hold ids that a spreadsheet cuts.
pub fn is_long(cell: &Cell) -> bool {
    is_cut(cell)
        || matches!(cell, Cell::Text(text) if text.len() > KEPT && text.bytes().all(|b| b.is_ascii_digit()))
}

/// `6.91729E+18`: what a spreadsheet shows of an id and saves as text.
fn scientific(text: &str) -> bool {
    let Some((head, power)) = text.split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+').and_then(|p| p.parse::<usize>().ok());
    head.contains('.')
        && head.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && power.is_some_and(|p| p >= KEPT)
}

/// A row of another month than most, days away from every row of that month; and one of the many.
fn stray(rows: &[Row]) -> Option<(&Row, &Row)> {
    let month = |row: &Row| (row.span.first.year(), row.span.first.month());
    let mut months: HashMap<(i32, u32), usize> = HashMap::new();
    for row in rows {
        *months.entry(month(row)).or_default() += 1;
    }
    let (most, count) = months.iter().max_by_key(|(month, count)| (**count, **month))?;
    // Two months side by side in equal parts are a choice of days, not a slip.
    if months.len() < 2 || count * 3 < rows.len() * 2 {
        return None;
    }
    let day = |row: &Row| row.span.first.num_days_from_ce();
    let usual: Vec<i32> = rows.iter().filter(|r| month(r) == *most).map(day).collect();
    let (low, high) = (usual.iter().min()?, usual.iter().max()?);
    let far = |row: &&Row| month(row) != *most && (day(row) < low - FAR || day(row) > high + FAR);
    Some((rows.iter().find(far)?, rows.iter().find(|r| month(r) == *most)?))
}

/// Agents of one sheet, or of two sheets of a file, whose names differ only by blanks, width or letter
/// case: each such name once, with the cell where it first stands and that of the other.
pub fn alike(sheets: &mut [SheetDraft], file: &str) {
    // By the compared form: the name as printed, its sheet and its cell.
    let mut first: HashMap<String, (String, String, String)> = HashMap::new();
    let mut seen: HashSet<String> = HashSet::new();
    for sheet in sheets {
        let Some(col) = sheet.agent_col else { continue };
        let mut found = Vec::new();
        for row in &sheet.rows {
            let Some(name) = row.nickname.as_deref() else { continue };
            if seen.contains(name) {
                continue;
            }
            seen.insert(name.to_owned());
            let cell = cell_name(row.row, col);
            match first.get(&normal(name)) {
                None => {
                    first.insert(normal(name), (name.to_owned(), sheet.sheet.clone(), cell));
                }
                Some((other, tab, at)) => {
                    let at = if *tab == sheet.sheet { at.clone() } else { format!("{tab}!{at}") };
                    let problem = names(file, &sheet.sheet, name, other).with("cell", cell).with("other", at);
                    found.push(Finding::warning(problem));
                }
            }
        }
        sheet.problems.extend(found);
    }
}

fn names(file: &str, sheet: &str, name: &str, other: &str) -> Problem {
    Problem::new("import.names_alike")
        .with("file", file)
        .with("sheet", sheet)
        .with("found", shorten(name))
        .with("other_found", shorten(other))
}
