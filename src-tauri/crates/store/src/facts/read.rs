//! Reading facts of some days with what outranks and excludes them, in one walk over the rows.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::Span;
use domain::fact::{Exclusion, Fact};
use rusqlite::params;

use crate::error::Result;
use crate::facts::cells::{Cells, Packed};
use crate::sql::{day_number, day_of};
use crate::view::View;

/// A row of an imported sheet, without its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow {
    pub sheet: u32,
    pub account: Option<i64>,
    pub span: Span,
    /// Counted from 0.
    pub row: u32,
}

/// Shop and layout: what a later sheet must share to replace an earlier one.
pub(super) type Source = (i64, Arc<str>);

/// A sheet, and the import it came with.
pub(super) type Sheet = (u32, i64);

/// Days that a sheet speaks for.
struct Cover {
    sheet: u32,
    import: i64,
    first: i64,
    last: i64,
}

/// Account, first and last day of a row that was not written.
type LeftRow = (Option<i64>, i64, i64);

/// Sheets by shop and layout with the days each speaks for, to tell what a later import replaced. Sheets of one
/// import stand side by side: two groups of a shop in two files of the same days.
pub(super) struct Covers {
    by_key: HashMap<Source, Vec<Cover>>,
    /// Sheet, first and last day of the row before, and what came out: most rows are like it.
    before: Option<((u32, i64, i64), bool)>,
    /// Rows that a sheet left out, by sheet: it does not speak for them.
    left: HashMap<u32, HashSet<LeftRow>>,
}

impl Covers {
    /// As if the sheets of an import were not there.
    pub(super) fn without(&mut self, sheets: &[u32]) {
        for covers in self.by_key.values_mut() {
            covers.retain(|cover| !sheets.contains(&cover.sheet));
        }
        self.before = None;
    }

    pub(super) fn load(view: &View<'_>, first: i64, last: i64) -> Result<Covers> {
        let mut by_key: HashMap<Source, Vec<Cover>> = HashMap::new();
        let mut statement = view.conn.prepare_cached(
            "SELECT s.shop, s.layout, s.id, s.import, c.first, c.last FROM cover c JOIN import_sheet s ON s.id = c.import_sheet
             JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE c.first <= ?2 AND c.last >= ?1",
        )?;
        let mut rows = statement.query(params![first, last])?;
        while let Some(r) = rows.next()? {
            let layout: String = r.get(1)?;
            let cover = Cover { sheet: r.get(2)?, import: r.get(3)?, first: r.get(4)?, last: r.get(5)? };
            by_key.entry((r.get(0)?, Arc::from(layout))).or_default().push(cover);
        }
        Ok(Covers { by_key, before: None, left: left_rows(view, first, last)? })
    }

    /// Whether an active sheet of a later import, of the same shop and layout, speaks for all these days.
    /// A sheet that left the row of that account out does not speak for it.
    pub(super) fn outranked(
        &mut self,
        key: &Source,
        (sheet, import): Sheet,
        account: Option<i64>,
        first: i64,
        last: i64,
    ) -> bool {
        let by_key = &self.by_key;
        let speaks = |cover: &Cover| cover.import > import && cover.first <= first && last <= cover.last;
        if !self.left.is_empty() {
            let left = |cover: &Cover| {
                self.left.get(&cover.sheet).is_some_and(|rows| rows.contains(&(account, first, last)))
            };
            return by_key.get(key).is_some_and(|covers| covers.iter().any(|c| speaks(c) && !left(c)));
        }
        let row = (sheet, first, last);
        match self.before {
            Some((known, outranked)) if known == row => outranked,
            _ => {
                let outranked = by_key.get(key).is_some_and(|covers| covers.iter().any(speaks));
                self.before = Some((row, outranked));
                outranked
            }
        }
    }
}

fn left_rows(view: &View<'_>, first: i64, last: i64) -> Result<HashMap<u32, HashSet<LeftRow>>> {
    let mut statement = view.conn.prepare_cached(
        "SELECT l.import_sheet, l.account, l.first, l.last FROM left_row l
         JOIN import_sheet s ON s.id = l.import_sheet JOIN import i ON i.id = s.import AND i.state = 'active'
         WHERE l.first <= ?2 AND l.last >= ?1",
    )?;
    let mut rows = statement.query(params![first, last])?;
    let mut left: HashMap<u32, HashSet<LeftRow>> = HashMap::new();
    while let Some(r) = rows.next()? {
        left.entry(r.get(0)?).or_default().insert((r.get(1)?, r.get(2)?, r.get(3)?));
    }
    Ok(left)
}

/// A sheet whose rows are to be read.
struct WantedSheet {
    id: u32,
    import: i64,
    shop: i64,
    layout: Arc<str>,
    rows: usize,
}

/// Cells that a row of an export has, about.
const USUAL_CELLS: usize = 24;

/// The metrics of the book by their number, and whether their figures are asked for.
struct Wanted {
    by_id: Vec<Option<(Arc<str>, bool)>>,
    asked: usize,
}

impl Wanted {
    fn new(names: HashMap<i64, Arc<str>>, metrics: Option<&HashSet<&str>>) -> Self {
        let (mut by_id, mut all_asked) = (Vec::new(), 0);
        for (id, name) in names {
            let Ok(at) = usize::try_from(id) else { continue };
            if by_id.len() <= at {
                by_id.resize(at + 1, None);
            }
            let asked = metrics.is_none_or(|m| m.contains(&*name));
            all_asked += usize::from(asked);
            if let Some(place) = by_id.get_mut(at) {
                *place = Some((name, asked));
            }
        }
        Self { by_id, asked: all_asked }
    }

    fn get(&self, id: i64) -> Option<&(Arc<str>, bool)> {
        usize::try_from(id).ok().and_then(|at| self.by_id.get(at)).and_then(Option::as_ref)
    }
}

/// What holds for every row of a span that is read.
struct Reading {
    covers: Covers,
    wanted: Wanted,
    exclusions: Exclusions,
    facts: Vec<Fact>,
}

/// By row and column; no column takes out the whole row.
type Exclusions = HashMap<(i64, Option<u32>), Arc<Exclusion>>;

impl Reading {
    /// Id, account, first and last day, row, cells.
    fn row(&mut self, sheet: &WantedSheet, key: &Source, r: &rusqlite::Row<'_>) -> Result<()> {
        let (account, first, last): (_, i64, i64) = (r.get(1)?, r.get(2)?, r.get(3)?);
        let place = Place {
            sheet,
            id: r.get(0)?,
            account,
            span: Span { first: day_of(first), last: day_of(last) },
            row: r.get(4)?,
            outranked: self.covers.outranked(key, (sheet.id, sheet.import), account, first, last),
        };
        let (before, mut unasked) = (self.facts.len(), None);
        for cell in Cells::in_row(r, 5)? {
            let cell = cell?;
            match self.wanted.get(cell.metric) {
                Some((_, true)) => self.add(&place, cell)?,
                _ if unasked.is_none() => unasked = Some(cell),
                _ => {}
            }
        }
        match unasked {
            // Nothing of the row is asked for, but that it is there.
            Some(cell) if self.facts.len() == before => self.add(&place, cell),
            _ => Ok(()),
        }
    }

    fn add(&mut self, place: &Place<'_>, cell: Packed<'_>) -> Result<()> {
        let held = cell.held()?;
        let excluded = if self.exclusions.is_empty() {
            None
        } else {
            let find = |col| self.exclusions.get(&(place.id, col));
            find(Some(cell.col)).or_else(|| find(None)).cloned()
        };
        let name = self.wanted.get(cell.metric).map(|(name, _)| Arc::clone(name));
        self.facts.push(Fact {
            sheet: place.sheet.id,
            row: place.row,
            col: cell.col,
            shop: place.sheet.shop,
            account: place.account,
            layout: Arc::clone(&place.sheet.layout),
            metric: name.unwrap_or_else(|| Arc::from("")),
            span: place.span,
            value: held.value,
            numerator: held.numerator,
            denominator: held.denominator,
            state: cell.state,
            raw: held.raw.map(Arc::from),
            outranked: place.outranked,
            excluded,
        });
        Ok(())
    }
}

/// The row that cells are read from.
struct Place<'a> {
    sheet: &'a WantedSheet,
    id: i64,
    account: Option<i64>,
    span: Span,
    row: u32,
    outranked: bool,
}

impl View<'_> {
    /// Facts of active imports whose days lie wholly or partly in `span`, in the order of sheet, row and
    /// column. Outranked and excluded ones are included and marked. Where `metrics` are named, only theirs and
    /// of a row that has none of them its first, whatever it is of: that a row is there tells which days are known.
    pub fn facts(&self, span: Span, metrics: Option<&HashSet<&str>>) -> Result<Vec<Fact>> {
        let (from, to) = (day_number(span.first), day_number(span.last));
        // A fact may reach beyond the span; what covers it must be looked for there too.
        let (low, high): (i64, i64) = self.conn.query_row(
            "SELECT min(?1, coalesce(min(r.first), ?1)), max(?2, coalesce(max(r.last), ?2))
             FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
             JOIN cover r ON r.import_sheet = s.id WHERE r.first <= ?2 AND r.last >= ?1",
            params![from, to],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        let mut reading = Reading {
            covers: Covers::load(self, low, high)?,
            wanted: Wanted::new(self.metric_names()?, metrics),
            exclusions: self.exclusions(from, to)?,
            facts: Vec::new(),
        };
        // The rows of a sheet were written one after the other. With the plus signs SQLite walks along them, and
        // does not sort them by way of an index.
        let mut whole = self.conn.prepare_cached(
            "SELECT id, account, first, last, row, cells FROM fact_row
             WHERE id BETWEEN (SELECT min(id) FROM fact_row WHERE import_sheet = ?1)
                          AND (SELECT max(id) FROM fact_row WHERE import_sheet = ?1)
               AND +import_sheet = ?1 AND +first <= ?3 AND +last >= ?2 ORDER BY id",
        )?;
        let mut some = self.conn.prepare_cached(
            "SELECT id, account, first, last, row, cells FROM fact_row
             WHERE import_sheet = ?1 AND first <= ?3 AND last >= ?2 ORDER BY id",
        )?;
        for (sheet, inside) in self.sheets_with_days(from, to)? {
            let rows = if inside {
                reading.facts.reserve(sheet.rows * reading.wanted.asked.min(USUAL_CELLS));
                &mut whole
            } else {
                &mut some
            };
            let key = (sheet.shop, Arc::clone(&sheet.layout));
            let mut rows = rows.query(params![sheet.id, from, to])?;
            while let Some(row) = rows.next()? {
                reading.row(&sheet, &key, row)?;
            }
        }
        Ok(reading.facts)
    }

    /// Sheets of active imports with days in the span, in the order they came, and whether all their days are.
    fn sheets_with_days(&self, from: i64, to: i64) -> Result<Vec<(WantedSheet, bool)>> {
        let mut sheets = self.conn.prepare_cached(
            "SELECT s.id, s.shop, s.layout, s.first >= ?1 AND s.last <= ?2, s.row_count, s.import FROM import_sheet s
             JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE s.first <= ?2 AND s.last >= ?1 ORDER BY s.id",
        )?;
        let sheets = sheets.query_map(params![from, to], |r| {
            let layout = Arc::from(r.get::<_, String>(2)?);
            Ok((
                WantedSheet {
                    id: r.get(0)?,
                    import: r.get(5)?,
                    shop: r.get(1)?,
                    layout,
                    rows: r.get::<_, u32>(4)? as usize,
                },
                r.get(3)?,
            ))
        })?;
        Ok(sheets.collect::<rusqlite::Result<_>>()?)
    }

    /// Accounts with figures in `span` that nobody is bound to on all of their days, by shop and nickname:
    /// id, shop, nickname.
    pub fn unbound(&self, span: Span) -> Result<Vec<domain::people::Account>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT a.id, a.shop, a.nickname FROM fact_row r
             JOIN import_sheet s ON s.id = r.import_sheet JOIN import i ON i.id = s.import AND i.state = 'active'
             JOIN account a ON a.id = r.account
             WHERE s.first <= ?2 AND s.last >= ?1 AND r.first <= ?2 AND r.last >= ?1
               AND NOT EXISTS (SELECT 1 FROM binding b WHERE b.account = a.id
                 AND (b.from_day IS NULL OR b.from_day <= date(r.first * 86400, 'unixepoch'))
                 AND (b.to_day IS NULL OR b.to_day >= date(r.last * 86400, 'unixepoch')))
             ORDER BY a.shop, a.nickname",
        )?;
        let accounts = statement.query_map(params![day_number(span.first), day_number(span.last)], |r| {
            Ok(domain::people::Account { id: r.get(0)?, shop: r.get(1)?, nickname: r.get(2)? })
        })?;
        Ok(accounts.collect::<rusqlite::Result<_>>()?)
    }

    /// First and last day with figures, by account.
    pub fn account_spans(&self) -> Result<std::collections::HashMap<i64, Span>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT r.account, min(r.first), max(r.last) FROM fact_row r
             JOIN import_sheet s ON s.id = r.import_sheet JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE r.account IS NOT NULL GROUP BY r.account",
        )?;
        let spans = statement
            .query_map([], |r| Ok((r.get(0)?, Span { first: day_of(r.get(1)?), last: day_of(r.get(2)?) })))?;
        Ok(spans.collect::<rusqlite::Result<_>>()?)
    }

    /// One row of a sheet, whatever the state of its import.
    pub fn fact_row(&self, sheet: u32, row: u32) -> Result<Option<FactRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT account, first, last FROM fact_row WHERE import_sheet = ?1 AND row = ?2 LIMIT 1",
        )?;
        let mut rows = statement.query(params![sheet, row])?;
        Ok(match rows.next()? {
            None => None,
            Some(r) => Some(FactRow {
                sheet,
                account: r.get(0)?,
                span: Span { first: day_of(r.get(1)?), last: day_of(r.get(2)?) },
                row,
            }),
        })
    }

    /// Where a figure stands that an exclusion names: its sheet, row, days, and the metric of `col`.
    pub fn excluded_place(
        &self,
        fact_row: i64,
        col: Option<u32>,
    ) -> Result<Option<(FactRow, Option<String>)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT import_sheet, account, first, last, row, cells FROM fact_row WHERE id = ?1",
        )?;
        let mut rows = statement.query([fact_row])?;
        let Some(r) = rows.next()? else { return Ok(None) };
        let span = Span { first: day_of(r.get(2)?), last: day_of(r.get(3)?) };
        let row = FactRow { sheet: r.get(0)?, account: r.get(1)?, span, row: r.get(4)? };
        let mut metric = None;
        for cell in Cells::in_row(r, 5)? {
            let cell = cell?;
            if Some(cell.col) == col {
                metric = self.metric_names()?.get(&cell.metric).map(ToString::to_string);
            }
        }
        Ok(Some((row, metric)))
    }

    pub(crate) fn metric_names(&self) -> Result<HashMap<i64, Arc<str>>> {
        let mut statement = self.conn.prepare_cached("SELECT id, metric FROM metric_key")?;
        let names = statement.query_map([], |r| Ok((r.get(0)?, Arc::from(r.get::<_, String>(1)?))))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }

    /// Those of rows that meet the days.
    pub(super) fn exclusions(&self, from: i64, to: i64) -> Result<Exclusions> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.fact_row, e.col, e.id, e.reason, e.by, e.at FROM exclusion e
             JOIN fact_row r ON r.id = e.fact_row WHERE r.first <= ?2 AND r.last >= ?1",
        )?;
        let found = statement.query_map(params![from, to], |r| {
            let exclusion = Exclusion { id: r.get(2)?, reason: r.get(3)?, by: r.get(4)?, at: r.get(5)? };
            Ok(((r.get(0)?, r.get(1)?), Arc::new(exclusion)))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
