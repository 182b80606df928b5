//! 钉钉 states its totals twice: 月度汇总 has a row a person, 每日统计 a row a person and day. Every column that both
//! sheets have behind `UserId` is added over the days and compared, person by person.

use std::collections::{BTreeMap, HashMap};

use domain::fact::cell_name;
use domain::{Num, Problem};

use crate::draft::{Check, Finding, How, SheetDraft};
use crate::recognise::{Head, candidates};
use crate::workbook::{Cell, Sheets, Table, shown};

const DAYS: &str = "dingtalk.daily";
const MONTH: &str = "dingtalk.month";
/// Names, numbers and departments change and double; this stays.
const PERSON: &str = "userid";

/// Puts the checks, and what differs, on the sheets of the month.
pub fn days_make_months(drafts: &mut [SheetDraft], sheets: &Sheets, file: &str) {
    let of = |layout: &str| drafts.iter().position(|d| d.layout.as_deref() == Some(layout));
    let Some(days) = of(DAYS).and_then(|at| sheets.get(at)?.as_ref().ok()) else { return };
    let Some(by_day) = People::read(days) else { return };
    for (draft, sheet) in drafts.iter_mut().zip(sheets) {
        let Ok(table) = sheet else { continue };
        if draft.layout.as_deref() != Some(MONTH) {
            continue;
        }
        let Some(by_month) = People::read(table) else { continue };
        for header in by_month.head.headers.iter().filter(|h| h.col > by_month.col) {
            let twin = by_day.head.headers.iter().find(|h| h.col > by_day.col && h.normal == header.normal);
            let Some(twin) = twin else { continue };
            let sides = ((&by_month, table, header.col), (&by_day, days, twin.col));
            let Some(check) = compare(sides.0, sides.1, &header.printed) else { continue };
            if !check.ok {
                let problem = Problem::new("import.days_and_month_differ")
                    .with("file", file)
                    .with("sheet", &draft.sheet)
                    .with("other", &days.sheet)
                    .with("header", &header.printed)
                    .with("differing", check.differing)
                    .with("compared", check.compared)
                    .with("ours", check.ours)
                    .with("theirs", check.theirs)
                    .with("ours_cell", &check.ours_cell)
                    .with("theirs_cell", &check.theirs_cell);
                draft.problems.push(Finding::warning(problem));
            }
            draft.checks.push(check);
        }
    }
}

/// The lines of each person, and the column that names them.
struct People<'t> {
    head: Head<'t>,
    col: u32,
    lines: BTreeMap<String, Vec<usize>>,
}

impl<'t> People<'t> {
    /// `None` without the person's number in the header.
    fn read(table: &'t Table) -> Option<Self> {
        let named = candidates(table).filter_map(|h| Some((h.find(&[PERSON.to_owned()])?, h)));
        // Kinds of leave stand in a second line: the header with the most columns has both.
        let (col, head) = named.max_by_key(|(_, h)| h.headers.len())?;
        let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, line) in table.lines.iter().enumerate().skip(head.body) {
            let person = shown(line.get(col));
            if !person.is_empty() {
                lines.entry(person).or_default().push(at);
            }
        }
        Some(Self { head, col, lines })
    }
}

type Side<'a> = (&'a People<'a>, &'a Table, u32);

/// `None` for a column without a number in either sheet.
fn compare(month: Side, days: Side, header: &str) -> Option<Check> {
    let (mut ours, mut theirs) = (Num::ZERO, Num::ZERO);
    let (mut compared, mut differing, mut filled) = (0, 0, false);
    let mut first: Option<(Num, Num, String, String)> = None;
    let mut sums: HashMap<&str, (Num, bool)> = HashMap::new();
    for (person, lines) in &days.0.lines {
        let mut sum = (Num::ZERO, false);
        for line in lines {
            if let Some(n) = number(days.1.lines[*line].get(days.2)) {
                sum = (Num::from(sum.0.0.checked_add(n.0)?), true);
            }
        }
        sums.insert(person, sum);
    }
    for (person, lines) in &month.0.lines {
        let ([line], Some((sum, any))) = (lines.as_slice(), sums.get(person.as_str())) else { continue };
        let line = &month.1.lines[*line];
        let stated = number(line.get(month.2));
        filled |= *any || stated.is_some();
        compared += 1;
        let stated = stated.unwrap_or_default();
        ours = Num::from(ours.0.checked_add(sum.0)?);
        theirs = Num::from(theirs.0.checked_add(stated.0)?);
        if stated != *sum {
            differing += 1;
            let of = &days.0.lines[person];
            let rows = |at: Option<&usize>| at.map(|at| cell_name(days.1.lines[*at].row, days.2));
            let cells = format!("{}:{}", rows(of.first())?, rows(of.last())?);
            first.get_or_insert((*sum, stated, cells, cell_name(line.row, month.2)));
        }
    }
    let whole = |(people, table, col): Side| {
        let rows = || people.lines.values().flatten().map(|at| table.lines[*at].row);
        Some(format!("{}:{}", cell_name(rows().min()?, col), cell_name(rows().max()?, col)))
    };
    let (ours, theirs, ours_cell, theirs_cell) = match first {
        Some(differs) => differs,
        None => (ours, theirs, whole(days)?, whole(month)?),
    };
    (filled && compared > 0).then(|| Check {
        metric: header.to_owned(),
        ours,
        theirs,
        ok: differing == 0,
        how: How::Sum,
        against: days.1.sheet.clone(),
        ours_cell: format!("{}!{ours_cell}", days.1.sheet),
        theirs_cell,
        compared,
        differing,
    })
}

/// A number, written as one or as text; words and blanks are none.
fn number(cell: &Cell) -> Option<Num> {
    match cell {
        Cell::Number(n) => Some(*n),
        Cell::Text(text) => Num::parse(crate::names::trim(text)),
        _ => None,
    }
}
