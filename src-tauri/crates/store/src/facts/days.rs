//! Which report speaks for which day: what the calendar of completeness is made of, and the days on which a report
//! has nothing to hand out. Judges nothing: what is expected is decided by the reader.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::fact::FactState;
use domain::{Day, Month, Problem, Span};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::facts::cells::Cells;
use crate::facts::read::Covers;
use crate::sql::{day, day_number, day_of};
use crate::view::View;

/// A row that an import leaves out: whose it is, and its days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// As printed; `None` for shop-level rows.
    pub nickname: Option<String>,
    pub span: Span,
}

/// A report of a shop, as far as the book has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDays {
    pub shop: i64,
    pub layout: String,
    /// Its newest sheet holds rows of single days.
    pub daily: bool,
    /// First day of all that it covers.
    pub first: Day,
    /// What it covers in the span asked for and in the days before it that were asked for.
    pub covers: Vec<Span>,
    /// Rows that count and have a cell that is not settled.
    pub unsettled: Vec<Span>,
}

/// A day on which a report has nothing to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoData {
    pub id: i64,
    pub shop: i64,
    pub layout: String,
    pub day: Day,
    pub reason: String,
}

impl View<'_> {
    /// Every report that has ever been imported, by shop and layout; covers and unsettled rows that meet `span`.
    pub fn report_days(&self, span: Span) -> Result<Vec<ReportDays>> {
        let (from, to) = (day_number(span.first), day_number(span.last));
        let mut reports: BTreeMap<(i64, String), ReportDays> = BTreeMap::new();
        let mut newest = self.conn.prepare_cached(
            "SELECT s.shop, s.layout, max(s.id), min(s.first) FROM import_sheet s
             JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE s.first IS NOT NULL GROUP BY s.shop, s.layout",
        )?;
        let mut row = self.conn.prepare_cached(
            "SELECT first = last FROM fact_row WHERE import_sheet = ?1 ORDER BY first, id LIMIT 1",
        )?;
        let mut rows = newest.query([])?;
        while let Some(r) = rows.next()? {
            let (shop, layout): (i64, String) = (r.get(0)?, r.get(1)?);
            let mut one = row.query([r.get::<_, i64>(2)?])?;
            let daily = one.next()?.map(|r| r.get(0)).transpose()?.unwrap_or(true);
            let first = day_of(r.get(3)?);
            let report = ReportDays {
                shop,
                layout: layout.clone(),
                daily,
                first,
                covers: Vec::new(),
                unsettled: Vec::new(),
            };
            reports.insert((shop, layout), report);
        }
        let mut covers = self.conn.prepare_cached(
            "SELECT s.shop, s.layout, c.first, c.last FROM cover c JOIN import_sheet s ON s.id = c.import_sheet
             JOIN import i ON i.id = s.import AND i.state = 'active' WHERE c.first <= ?2 AND c.last >= ?1",
        )?;
        let mut rows = covers.query(params![from, to])?;
        while let Some(r) = rows.next()? {
            if let Some(report) = reports.get_mut(&(r.get(0)?, r.get(1)?)) {
                report.covers.push(Span { first: day_of(r.get(2)?), last: day_of(r.get(3)?) });
            }
        }
        self.late_rows(from, to, &mut reports)?;
        Ok(reports.into_values().collect())
    }

    fn late_rows(&self, from: i64, to: i64, reports: &mut BTreeMap<(i64, String), ReportDays>) -> Result<()> {
        let mut outranked = Covers::load(self, i64::MIN, i64::MAX)?;
        let exclusions = self.exclusions(from, to)?;
        let mut late = self.conn.prepare_cached(
            "SELECT s.shop, s.layout, s.id, r.account, r.first, r.last, r.id, r.cells, s.import FROM import_sheet s
             JOIN import i ON i.id = s.import AND i.state = 'active'
             CROSS JOIN fact_row r ON r.import_sheet = s.id
             WHERE s.first <= ?2 AND s.last >= ?1 AND r.first <= ?2 AND r.last >= ?1",
        )?;
        let mut rows = late.query(params![from, to])?;
        while let Some(r) = rows.next()? {
            let id: i64 = r.get(6)?;
            let counts = |col| [Some(col), None].iter().all(|col| !exclusions.contains_key(&(id, *col)));
            let mut is_late = false;
            for cell in Cells::in_row(r, 7)? {
                let cell = cell?;
                is_late |= cell.state == FactState::Unsettled && counts(cell.col);
            }
            if !is_late {
                continue;
            }
            let (shop, layout): (i64, String) = (r.get(0)?, r.get(1)?);
            let (first, last): (i64, i64) = (r.get(4)?, r.get(5)?);
            let key = (shop, Arc::from(layout.as_str()));
            if outranked.outranked(&key, (r.get(2)?, r.get(8)?), r.get(3)?, first, last) {
                continue;
            }
            let span = Span { first: day_of(first), last: day_of(last) };
            if let Some(report) = reports.get_mut(&(shop, layout))
                && !report.unsettled.contains(&span)
            {
                report.unsettled.push(span);
            }
        }
        Ok(())
    }

    /// Days said to have no data, in `span`.
    pub fn no_data(&self, span: Span) -> Result<Vec<NoData>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, shop, layout, day, reason FROM no_data WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id",
        )?;
        let found = statement.query_map(params![span.first.to_string(), span.last.to_string()], |r| {
            let day = day(r, 3)?.unwrap_or_default();
            Ok(NoData { id: r.get(0)?, shop: r.get(1)?, layout: r.get(2)?, day, reason: r.get(4)? })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Says that a report has nothing for these days; said again, the new reason stands.
    /// Errors: `month.closed`, `month.needs_reason`, `import.shop_gone`.
    pub fn excuse(&self, shop: i64, layout: &str, days: &[Day], reason: &str) -> Result<()> {
        let reason = crate::month::reason(reason)?;
        if !self.shops()?.iter().any(|s| s.id == shop) {
            return refuse(Problem::new("import.shop_gone").with("file", layout));
        }
        for day in days {
            self.refuse_closed(Month::of(*day), Some(Month::of(*day)))?;
            self.conn.execute(
                "INSERT INTO no_data (shop, layout, day, reason) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (shop, layout, day) DO UPDATE SET reason = excluded.reason",
                params![shop, layout, day.to_string(), reason],
            )?;
        }
        Ok(())
    }

    /// Takes it back: the days are expected again. Errors: `month.closed`.
    pub fn expect(&self, shop: i64, layout: &str, days: &[Day]) -> Result<()> {
        for day in days {
            self.refuse_closed(Month::of(*day), Some(Month::of(*day)))?;
            self.conn.execute(
                "DELETE FROM no_data WHERE shop = ?1 AND layout = ?2 AND day = ?3",
                params![shop, layout, day.to_string()],
            )?;
        }
        Ok(())
    }

    /// Notes which rows of a sheet were not written.
    pub(super) fn write_left(&self, sheet: u32, shop: i64, left: &[LeftOut]) -> Result<()> {
        for row in left {
            // A nickname the book does not know has no earlier figure to keep.
            let account = match &row.nickname {
                None => None,
                Some(nickname) => match self.account_by_name(shop, nickname)? {
                    None => continue,
                    known => known,
                },
            };
            self.conn
                .prepare_cached(
                    "INSERT INTO left_row (import_sheet, account, first, last) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![sheet, account, day_number(row.span.first), day_number(row.span.last)])?;
        }
        Ok(())
    }
}
