//! Which layout a sheet has, and where its header stands. A sheet is taken only when every required
//! column is there and one layout explains it clearly better than any other; nothing is guessed from
//! the figures.

mod guess;
mod head;

use std::collections::HashSet;

use domain::layout::{Column, ColumnUnit, Layout, Purpose, Rows};

pub use guess::{guess, like};
pub use head::{Head, candidates, first_below, of_row};
use head::{LOOK, about_row};

use crate::draft::Hints;
use crate::names::{normal, split_bracket};
use crate::workbook::{Line, Table, shown};

/// What one matched column adds to a layout's score.
const COLUMN: usize = 4;
/// By how much the best layout must beat the next: one column.
const CLEAR: usize = COLUMN;
/// Headers a layout cannot read speak against it, each a little.
const UNREAD: usize = 1;

/// A sheet with a known layout.
#[derive(Debug)]
pub struct Recognised<'l> {
    pub layout: &'l Layout,
    /// Index into the table's lines of the first line of figures.
    pub body: usize,
    pub nickname: Option<u32>,
    pub date: Option<u32>,
    pub columns: Vec<Mapped<'l>>,
    /// Columns with a header that the layout neither reads nor ignores.
    pub unread: Vec<u32>,
    pub headers: Vec<String>,
}

/// A column of the layout and the sheet's column that holds it.
#[derive(Debug)]
pub struct Mapped<'l> {
    pub column: &'l Column,
    pub col: u32,
    /// The layout's unit, or the one the header states in brackets.
    pub unit: ColumnUnit,
    /// Where the earlier moment stands.
    pub since: Option<u32>,
    /// The column that says whether the row counts.
    pub only: Option<u32>,
}

/// The layout that explains the sheet best. What the owner said of its header comes first: the one chosen among
/// several, then an own layout that knows every column.
///
/// # Errors
/// The ids of the layouts that explain it alike; none where none does.
pub fn recognise<'l>(
    table: &Table,
    file: &str,
    layouts: &'l [Layout],
    hints: &Hints,
) -> Result<Recognised<'l>, Vec<String>> {
    let mut fits = fits(table, file, layouts);
    let knows_all = |f: &Recognised| f.layout.is_own() && f.unread.is_empty();
    let mut exact = fits.iter().enumerate().filter(|(_, (_, f))| knows_all(f));
    let own = match (exact.next(), exact.next()) {
        (Some((_, (first, _))), Some((_, (second, _)))) if first == second => None,
        (own, _) => own.map(|(at, _)| at),
    };
    let said = || {
        fits.iter().position(|(_, f)| {
            let said = hints.choices.get(&header_key(&f.headers));
            said.is_some_and(|id| *id == f.layout.id)
        })
    };
    if let Some(at) = said().or(own) {
        return Ok(fits.swap_remove(at).1);
    }
    let clear = match fits.as_slice() {
        [(first, _), (second, _), ..] => *first >= second + CLEAR,
        all => !all.is_empty(),
    };
    if clear {
        return Ok(fits.swap_remove(0).1);
    }
    let best = fits.first().map_or(0, |(score, _)| *score);
    let alike = fits.into_iter().filter(|(score, _)| *score + CLEAR > best);
    Err(alike.map(|(_, f)| f.layout.id.clone()).collect())
}

/// The header of a table as choices are remembered by.
pub fn header_key(headers: &[String]) -> String {
    let names: Vec<String> = headers.iter().map(|h| normal(h)).filter(|h| !h.is_empty()).collect();
    names.join("\t")
}

/// Every layout that fits, each where it fits best, the best first.
pub fn fits<'l>(table: &Table, file: &str, layouts: &'l [Layout]) -> Vec<(usize, Recognised<'l>)> {
    let (sheet, file) = (normal(&table.sheet), normal(file));
    let shipped = layouts.iter().filter(|l| !l.is_own());
    let agents: HashSet<String> = shipped.flat_map(|l| &l.nickname).map(|n| normal(n)).collect();
    let mut best: Vec<(usize, Recognised)> = Vec::new();
    let mut last = usize::MAX;
    let mut keep = |score: usize, found: Recognised<'l>| match best
        .iter_mut()
        .find(|(_, other)| other.layout.id == found.layout.id)
    {
        Some(other) if score > other.0 => *other = (score, found),
        Some(_) => {}
        None => best.push((score, found)),
    };
    for layout in layouts.iter().filter(|l| l.header_row > 0) {
        let row = u32::try_from(layout.header_row - 1).unwrap_or(u32::MAX);
        if let Some(found) = about_row(table, row).find_map(|head| fit(layout, &head)) {
            keep(score(&found, &sheet, &file), found);
        }
    }
    for head in candidates(table) {
        // Below a header that fits are figures; only the two lines that begin with it may fit better.
        if head.body > last {
            break;
        }
        let names_agents = head.headers.iter().any(|h| agents.contains(&h.normal));
        for layout in layouts {
            // A sheet that names agents never becomes figures of the shop, unless the owner says that it is.
            let of_shop = layout.nickname.is_empty() && !layout.is_own();
            if names_agents && of_shop && layout.purpose == Purpose::Facts {
                continue;
            }
            let Some(found) = fit(layout, &head) else { continue };
            last = last.min(head.body + 1);
            keep(score(&found, &sheet, &file), found);
        }
    }
    best.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    best
}

fn score(found: &Recognised, sheet: &str, file: &str) -> usize {
    let hint = |text: &str| found.layout.sheet_names.iter().any(|n| text.contains(&normal(n)));
    let matched = found.columns.len() + found.layout.expects.len();
    let points = matched * COLUMN + usize::from(hint(sheet)) * 10 + usize::from(hint(file)) * 6;
    points.saturating_sub(found.unread.len() * UNREAD)
}

fn fit<'l>(layout: &'l Layout, head: &Head<'_>) -> Option<Recognised<'l>> {
    let mut taken = Vec::new();
    let nickname = head.find(&layout.nickname);
    if nickname.is_none() && !layout.nickname.is_empty() {
        return None;
    }
    for spellings in &layout.expects {
        taken.push(head.find(spellings)?);
    }
    if layout.days_across > 0 && head.days_across() < layout.days_across {
        return None;
    }
    let date = head.find(&layout.date);
    taken.extend(nickname);
    taken.extend(date);
    let mut columns: Vec<Mapped> = Vec::with_capacity(layout.columns.len());
    // What happened once may be counted in several ways, and by its own day.
    let free = |taken: &[u32], col: u32| layout.rows == Rows::Events || !taken.contains(&col);
    let beside = |spellings: Option<&Vec<String>>| match spellings {
        None => Some(None),
        Some(spellings) => head.find(spellings).map(Some),
    };
    for column in &layout.columns {
        let exact = head.find(&column.headers).map(|col| (col, own_unit(head, col, column.unit)));
        let found = exact.or_else(|| with_unit(column, head)).filter(|(col, _)| free(&taken, *col));
        let since = beside(Some(&column.since).filter(|s| !s.is_empty()));
        let only = beside(column.only.as_ref().map(|o| &o.headers));
        match (found, since, only) {
            (Some((col, unit)), Some(since), Some(only)) => {
                taken.extend([Some(col), since, only].into_iter().flatten());
                columns.push(Mapped { column, col, unit, since, only });
            }
            _ if column.optional => {}
            _ => return None,
        }
    }
    let least = if layout.purpose == Purpose::Facts { layout.min_columns.max(1) } else { 0 };
    if columns.len() < least {
        return None;
    }
    let unread = if layout.purpose == Purpose::Facts {
        let ignored: Vec<String> = layout.ignore.iter().map(|h| normal(h)).collect();
        let left = head.headers.iter().filter(|h| !taken.contains(&h.col) && !ignored.contains(&h.normal));
        left.map(|h| h.col).collect()
    } else {
        Vec::new()
    };
    Some(Recognised { layout, body: head.body, nickname, date, columns, unread, headers: head.printed() })
}

/// The unit the header's own bracket states, else the layout's.
fn own_unit(head: &Head<'_>, col: u32, unit: ColumnUnit) -> ColumnUnit {
    let bracket = head.header(col).and_then(|h| split_bracket(&h.normal)).map(|(_, bracket)| bracket);
    bracket.and_then(|b| unit_of(b, unit)).unwrap_or(unit)
}

/// A header whose bracket holds a unit the layout does not spell out: `平均响应时长(分)`.
fn with_unit(column: &Column, head: &Head<'_>) -> Option<(u32, ColumnUnit)> {
    head.headers.iter().find_map(|h| {
        let (name, bracket) = split_bracket(&h.normal)?;
        let unit = unit_of(bracket, column.unit)?;
        column.headers.iter().any(|s| normal(s) == name).then_some((h.col, unit))
    })
}

/// The unit in a header's bracket, where it is one of the column's kind.
fn unit_of(bracket: &str, own: ColumnUnit) -> Option<ColumnUnit> {
    use ColumnUnit::{Duration, Fraction, Hours, Minutes, Number, Percent, Seconds, Share, Yuan};
    match (bracket, own) {
        ("秒" | "s", Seconds | Minutes | Hours | Duration) => Some(Seconds),
        ("分" | "分钟" | "min", Seconds | Minutes | Hours | Duration) => Some(Minutes),
        ("小时" | "时" | "h", Seconds | Minutes | Hours | Duration) => Some(Hours),
        ("元", Yuan) => Some(Yuan),
        ("%", Fraction | Percent | Share) => Some(Percent),
        ("人" | "次" | "人次" | "个" | "件" | "条" | "单" | "天" | "字", Number) => Some(Number),
        _ => None,
    }
}

/// Headers as printed, by column.
pub fn printed(line: &Line) -> Vec<String> {
    let mut headers = Vec::new();
    for (col, cell) in &line.cells {
        headers.resize(*col as usize, String::new());
        headers.push(shown(cell));
    }
    headers
}

/// The first line with at least two texts: what to show of a sheet that nothing recognises.
pub fn likely_header(table: &Table) -> Option<&Line> {
    let lines = || table.lines.iter().take(LOOK);
    lines().find(|l| l.cells.len() >= 2).or_else(|| first_below(table)).or_else(|| lines().next())
}
