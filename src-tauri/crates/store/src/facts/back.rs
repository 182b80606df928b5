//! What withdrawing an import would do, before it is done: which figures go, which come back, whose sheets open again.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{Month, Span};
use rusqlite::params;

use crate::error::Result;
use crate::facts::HAND_ENTRY;
use crate::facts::read::{Covers, Sheet};
use crate::month::{SheetRecord, SheetState};
use crate::sql::{day_number, day_of};
use crate::view::View;

/// Figures of one earlier sheet that would count again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    pub file: String,
    pub sheet: String,
    pub layout: String,
    pub shop: i64,
    /// First and last day of what comes back.
    pub span: Span,
    pub figures: u32,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct WithdrawLook {
    /// Figures that count today and would not.
    pub gone: u32,
    pub marks: u32,
    pub back: Vec<Return>,
    /// Sheets that were reviewed or more and would return to open.
    pub reopened: Vec<SheetRecord>,
    /// Closed months it reaches into: they stop it.
    pub closed: Vec<Month>,
}

/// Account, figures, first and last day of a row, days as the book counts them.
type CountedRow = (Option<i64>, u32, i64, i64);

impl View<'_> {
    /// What withdrawing the import would do. An import that is not there does nothing.
    pub fn withdraw_look(&self, import: i64) -> Result<WithdrawLook> {
        let own = self.sheets_of(import)?;
        let ids: Vec<u32> = own.iter().map(|s| s.id).collect();
        let mut with = Covers::load(self, i64::MIN, i64::MAX)?;
        let mut without = Covers::load(self, i64::MIN, i64::MAX)?;
        without.without(&ids);
        let mut look = WithdrawLook::default();
        let mut spans: Vec<(i64, Span)> = Vec::new();
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        for sheet in &own {
            let Some(span) = sheet.span else { continue };
            // Marks open the sheets that they stand in, and no others.
            if sheet.layout != HAND_ENTRY {
                spans.extend(self.covers_of(sheet.id)?.into_iter().map(|c| (sheet.shop, c)));
            }
            let key = (sheet.shop, Arc::from(sheet.layout.as_str()));
            for (_, figures, ..) in self
                .counted(sheet.id, span)?
                .into_iter()
                .filter(|r| !with.outranked(&key, (sheet.id, import), r.0, r.2, r.3))
            {
                look.gone += figures;
            }
            for (one, file, name) in self.earlier(sheet.shop, &sheet.layout, sheet.id, span)? {
                let id = one.0;
                if ids.contains(&id) || !seen.insert(id) {
                    continue;
                }
                let mut back: Option<Return> = None;
                for (account, figures, first, last) in
                    self.counted(id, Span { first: day_of(-800_000), last: day_of(800_000) })?
                {
                    if with.outranked(&key, one, account, first, last)
                        && !without.outranked(&key, one, account, first, last)
                    {
                        let span = Span { first: day_of(first), last: day_of(last) };
                        let one = back.get_or_insert_with(|| Return {
                            file: file.clone(),
                            sheet: name.clone(),
                            layout: sheet.layout.clone(),
                            shop: sheet.shop,
                            span,
                            figures: 0,
                        });
                        one.figures += figures;
                        one.span.first = one.span.first.min(span.first);
                        one.span.last = one.span.last.max(span.last);
                    }
                }
                look.back.extend(back);
            }
        }
        let marks = self.marked_by(import)?;
        look.marks = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        let mut months: BTreeSet<Month> = marks.iter().map(|m| m.month).collect();
        for (_, span) in &spans {
            let (first, last) = (Month::of(span.first).index(), Month::of(span.last).index());
            months.extend((first..=last).map(Month::from_index));
        }
        let closed = self.closed_months()?;
        look.closed = closed.into_iter().filter(|m| months.contains(m)).collect();
        for month in months.iter().filter(|m| !look.closed.contains(m)) {
            for sheet in self.sheets(*month)?.into_iter().filter(|s| s.state != SheetState::Open) {
                let by_shop = spans.iter().any(|(shop, span)| {
                    span.overlaps(month.span()) && self.has_account(*shop, sheet.person).unwrap_or(true)
                });
                let by_mark = marks
                    .iter()
                    .any(|m| m.month == *month && m.person == sheet.person && m.scheme == sheet.scheme);
                if by_shop || by_mark {
                    look.reopened.push(sheet);
                }
            }
        }
        Ok(look)
    }

    /// The rows of a sheet that meet the days.
    fn counted(&self, sheet: u32, span: Span) -> Result<Vec<CountedRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT r.account, json_array_length(r.cells), r.first, r.last
             FROM fact_row r WHERE r.import_sheet = ?1 AND r.first <= ?3 AND r.last >= ?2",
        )?;
        let rows = statement
            .query_map(params![sheet, day_number(span.first), day_number(span.last)], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Active sheets of the same shop and layout that were there before and meet the days.
    fn earlier(
        &self,
        shop: i64,
        layout: &str,
        sheet: u32,
        span: Span,
    ) -> Result<Vec<(Sheet, String, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.id, s.import, s.file, s.sheet FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE s.shop = ?1 AND s.layout = ?2 AND s.id < ?3 AND s.first <= ?5 AND s.last >= ?4 ORDER BY s.id",
        )?;
        let rows = statement
            .query_map(params![shop, layout, sheet, day_number(span.first), day_number(span.last)], |r| {
                Ok(((r.get(0)?, r.get(1)?), r.get(2)?, r.get(3)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn has_account(&self, shop: i64, person: i64) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM binding b JOIN account a ON a.id = b.account
                 WHERE a.shop = ?1 AND b.person = ?2)",
            )?
            .query_row(params![shop, person], |r| r.get(0))?)
    }
}
