//! Taking an import back: what that would do, told before, and doing it.

use domain::{Problem, Result};
use store::{ChangeLabel, SheetRecord, View};

use super::commit::file_names;
use super::hanging;
use crate::areas::change;
use crate::defs::defs;
use crate::host::Host;
use crate::types::taking::{ReopenedSheet, ReturnRow, Withdraw, WithdrawView};
use crate::types::{Nothing, Written};

pub fn withdraw_look(host: &Host, request: Withdraw) -> Result<WithdrawView> {
    host.with(|open| {
        let view = open.book.read();
        let look = view.withdraw_look(request.import)?;
        let defs = defs(&view)?;
        let shops = view.shops()?;
        let closed = look.closed.first().map(|m| Problem::new("month.closed").with("month", m));
        let back = look.back.into_iter().map(|r| ReturnRow {
            layout_name: defs.layout_name(&r.layout, host.lang()),
            shop: shops.iter().find(|s| s.id == r.shop).map(|s| s.name.clone()).unwrap_or_default(),
            file: r.file,
            sheet: r.sheet,
            from: r.span.first,
            to: r.span.last,
            figures: r.figures,
        });
        Ok(WithdrawView {
            gone: look.gone,
            marks: look.marks,
            back: back.collect(),
            reopened: reopened(&view, look.reopened)?,
            hanging: hanging::rows(&view, request.import, (&defs, host.locale()))?,
            held: closed.map(|p| host.told(p)),
        })
    })
}

/// Sheets with the names of their people.
pub(crate) fn reopened(view: &View<'_>, sheets: Vec<SheetRecord>) -> Result<Vec<ReopenedSheet>> {
    let people = view.people()?;
    let rows = sheets.into_iter().filter_map(|s| {
        let person = people.iter().find(|p| p.id == s.person)?;
        let state = serde_json::to_value(s.state).ok()?.as_str()?.to_owned();
        Some(ReopenedSheet {
            month: s.month,
            staff_no: person.staff_no.clone(),
            name: person.name.clone(),
            state,
        })
    });
    Ok(rows.collect())
}

pub fn withdraw(host: &Host, request: Withdraw) -> Result<Written<Nothing>> {
    let files = host.with(|open| {
        let imports = open.book.read().imports()?;
        let own = imports.into_iter().find(|i| i.id == request.import);
        Ok(own.map(|i| file_names(i.sheets.iter().map(|s| s.file.as_str()))).unwrap_or_default())
    })?;
    change(host, ChangeLabel::new("change.import_withdraw").with("files", files), "", |tx| {
        tx.withdraw(request.import)?;
        Ok(Nothing {})
    })
}
