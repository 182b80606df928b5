//! The owner's own layouts: kept, listed, renamed, changed, taken away, written to a file and read from one. A layout
//! that is taken away leaves its figures; every change is one step that can be undone.

use definitions::{layout_text, read_layout, unit_fits};
use domain::layout::{Column, Layout, OWN, Platform, Purpose, Rows};
use domain::metric::Total;
use domain::{Label, Lang, Problem, Result};
use store::ChangeLabel;

use super::{files, happenings, mapping};
use crate::areas::change;
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::mapping::{
    ByKey, ChoiceRow, ChooseLayout, ColumnUse, LayoutDetail, LayoutFile, LayoutName, MapColumn, Mapping,
    OwnLayoutRow, OwnLayouts, SaveLayout,
};
use crate::types::staff::ById;
use crate::types::{Nothing, Written};

/// Longer names are cut by every list that shows them.
const NAME_AT_MOST: usize = 60;

/// The layout that a mapping means. What only a file can say of a column is kept from `base`.
///
/// # Errors
/// `mapping.no_name`, `mapping.no_figures`, `mapping.no_metric`, `mapping.twice`, `mapping.two_agents`,
/// `mapping.two_dates`, `mapping.wrong_unit`, and those of `happenings::columns`.
pub(super) fn layout_of(
    mapping: &Mapping,
    base: Option<&Layout>,
    platform: Platform,
    defs: &Defs,
    lang: Lang,
) -> Result<Layout> {
    let name = mapping.name.trim();
    if name.is_empty() || name.chars().count() > NAME_AT_MOST {
        return Err(Problem::new("mapping.no_name").with("limit", NAME_AT_MOST));
    }
    let of = |purpose: ColumnUse| -> Vec<String> {
        mapping.columns.iter().filter(|c| c.purpose == purpose).map(|c| c.header.clone()).collect()
    };
    let (nickname, date) = (of(ColumnUse::Nickname), of(ColumnUse::Date));
    for (found, code) in [(&nickname, "mapping.two_agents"), (&date, "mapping.two_dates")] {
        if let [first, second, ..] = found.as_slice() {
            return Err(Problem::new(code).with("first", first).with("second", second));
        }
    }
    let columns = match mapping.rows {
        Rows::Days => day_columns(mapping, base, defs, lang)?,
        Rows::Events => happenings::columns(mapping, base, defs, lang)?,
    };
    if columns.is_empty() {
        return Err(Problem::new("mapping.no_figures"));
    }
    let ignore = match mapping.rows {
        Rows::Days => of(ColumnUse::Ignore),
        Rows::Events => happenings::unused(mapping, &columns),
    };
    let headers: Vec<String> = mapping.columns.iter().map(|c| c.header.clone()).collect();
    let id = format!("{OWN}{}", &intake::sha256(intake::header_key(&headers).as_bytes())[..12]);
    let spelled = |own: Vec<String>, before: fn(&Layout) -> &Vec<String>| -> Vec<String> {
        let more = base.iter().flat_map(|b| before(b)).filter(|h| !own.is_empty() && !own.contains(h));
        let more: Vec<String> = more.cloned().collect();
        own.into_iter().chain(more).collect()
    };
    Ok(Layout {
        id: base.map_or(id, |b| b.id.clone()),
        name: Label::new(name, ""),
        platform: base.map_or(platform, |b| b.platform),
        verified: true,
        purpose: Purpose::Facts,
        rows: mapping.rows,
        expects: base.map(|b| b.expects.clone()).unwrap_or_default(),
        min_columns: base.map_or(0, |b| b.min_columns),
        days_across: base.map_or(0, |b| b.days_across),
        header_row: mapping.header_row as usize,
        short_dates: mapping.short_dates,
        text: mapping.text,
        sheet_names: base.map(|b| b.sheet_names.clone()).unwrap_or_default(),
        nickname: spelled(nickname, |l| &l.nickname),
        date: spelled(date, |l| &l.date),
        ignore,
        settles_after_days: mapping.settles_after_days.min(60),
        columns,
        summary_rows: base.map(|b| b.summary_rows.clone()).unwrap_or_default(),
    })
}

/// Every column with a figure is one of the layout's.
fn day_columns(mapping: &Mapping, base: Option<&Layout>, defs: &Defs, lang: Lang) -> Result<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    for column in mapping.columns.iter().filter(|c| c.purpose == ColumnUse::Metric) {
        let metric = defs
            .metric(&column.metric)
            .ok_or_else(|| Problem::new("mapping.no_metric").with("header", &column.header))?;
        if let Some(first) = columns.iter().find(|c| c.metric == metric.id) {
            return Err(Problem::new("mapping.twice")
                .with("metric", metric.name.get(lang))
                .with("first", first.headers.first().cloned().unwrap_or_default())
                .with("second", &column.header));
        }
        if !unit_fits(column.unit, metric.unit) {
            return Err(Problem::new("mapping.wrong_unit")
                .with("header", &column.header)
                .with("metric", metric.name.get(lang)));
        }
        let before = base.and_then(|b| b.columns.iter().find(|c| c.metric == metric.id));
        let mut headers = vec![column.header.clone()];
        let others = before.iter().flat_map(|c| &c.headers).filter(|h| **h != column.header);
        headers.extend(others.cloned());
        columns.push(Column {
            metric: metric.id.clone(),
            headers,
            unit: column.unit,
            since: Vec::new(),
            only: None,
            optional: before.is_some_and(|c| c.optional),
            parts: before.and_then(|c| c.parts.clone()),
            needs: before.and_then(|c| c.needs.clone()),
            weight: before.and_then(|c| c.weight.clone()),
            no_base: before.is_some_and(|c| c.no_base),
        });
    }
    // A rate of nobody measures nothing, where the table says how many there were.
    let counted: Vec<String> = columns.iter().map(|c| c.metric.clone()).collect();
    for column in columns.iter_mut().filter(|c| c.needs.is_none()) {
        if let Some(Total::Rate { weight: Some(w) } | Total::Weighted { weight: Some(w) }) =
            defs.metric(&column.metric).map(|m| &m.total)
        {
            column.needs = counted.contains(w).then(|| w.clone());
        }
    }
    Ok(columns)
}

/// The owner's layout of an id, that still holds. Errors: `layout.gone`.
fn own<'d>(defs: &'d Defs, id: &str) -> Result<&'d Layout> {
    let found = defs.layouts.iter().find(|l| l.is_own() && l.id == id);
    found.ok_or_else(|| Problem::new("layout.gone"))
}

/// Keeps a mapping; the answer is the layout's id. A new one with the header of an old one takes its place.
pub fn save(host: &Host, request: SaveLayout) -> Result<Written<String>> {
    let (layout, code, said) = host.with(|open| {
        let view = open.book.read();
        let (defs, shops) = (defs(&view)?, view.shops()?);
        let base = request.id.as_deref().map(|id| own(&defs, id)).transpose()?;
        let shop = shops.iter().find(|s| Some(s.id) == request.shop).or(shops.first());
        let platform = shop.map_or(Platform::Other, |s| s.platform);
        let layout = layout_of(&request.mapping, base, platform, &defs, host.lang())?;
        // What is written is what can be read again.
        let layout = read_layout(&layout_text(&layout), &defs.dictionary)?;
        let renamed = base.is_some_and(|b| Layout { name: b.name.clone(), ..layout.clone() } == *b);
        let code = match defs.layouts.iter().any(|l| l.id == layout.id) {
            false => "change.layout_new",
            true if renamed => "change.layout_rename",
            true => "change.layout_edit",
        };
        let headers: Vec<String> = request.mapping.columns.iter().map(|c| c.header.clone()).collect();
        let key = intake::header_key(&headers);
        let said = base.is_none() && view.layout_choices()?.iter().any(|c| c.headers == key);
        Ok((layout, code, said.then_some(key)))
    })?;
    keep(host, layout, code, said.as_deref())
}

/// `said` is a header for which another layout was chosen before: this one is now.
fn keep(host: &Host, layout: Layout, code: &str, said: Option<&str>) -> Result<Written<String>> {
    let name = layout.name.get(host.lang()).to_owned();
    change(host, ChangeLabel::new(code).with("name", &name), "", |tx| {
        tx.put_layout(&layout.id, &name, &layout_text(&layout))?;
        if let Some(headers) = said {
            tx.choose_layout(headers, &layout.id)?;
        }
        Ok(layout.id.clone())
    })
}

pub fn layouts(host: &Host, _: Nothing) -> Result<OwnLayouts> {
    let lang = host.lang();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let used = view.sheet_metrics()?;
        let layouts = defs.layouts.iter().filter(|l| l.is_own()).map(|l| {
            let sheets = || used.iter().filter(|s| s.layout == l.id);
            OwnLayoutRow {
                id: l.id.clone(),
                name: l.name.get(lang).to_owned(),
                columns: l.columns.iter().map(|c| told(c, &defs, lang)).collect(),
                sheets: sheets().count() as u32,
                last: sheets().map(|s| s.span.last).max(),
            }
        });
        let choices = view.layout_choices()?.into_iter().map(|c| ChoiceRow {
            id: c.id,
            headers: c.headers.split('\t').map(str::to_owned).collect(),
            layout: LayoutName {
                name: defs.layout_name(&c.layout, lang),
                verified: defs.layout(&c.layout).is_some_and(|l| l.verified),
                id: c.layout,
            },
        });
        Ok(OwnLayouts { layouts: layouts.collect(), choices: choices.collect() })
    })
}

fn told(column: &Column, defs: &Defs, lang: Lang) -> String {
    let header = column.headers.first().map(String::as_str).unwrap_or_default();
    let header = match (column.since.first(), &column.only) {
        (Some(since), _) => format!("{since} – {header}"),
        (None, Some(only)) => {
            let asked = only.headers.first().map(String::as_str).unwrap_or_default();
            let of = if asked == header { String::new() } else { format!("{header} · ") };
            format!("{of}{asked} = {}", only.is.join("/"))
        }
        (None, None) => header.to_owned(),
    };
    format!("{header} → {}", defs.metric_name(&column.metric, lang))
}

pub fn get(host: &Host, request: ByKey) -> Result<LayoutDetail> {
    host.with(|open| {
        let defs = defs(&open.book.read())?;
        let layout = own(&defs, &request.id)?;
        let plain = |headers: &[String], purpose: ColumnUse| -> Vec<MapColumn> {
            let unit = domain::layout::ColumnUnit::Number;
            let each =
                headers.iter().map(|h| MapColumn { header: h.clone(), purpose, metric: String::new(), unit });
            each.collect()
        };
        let figures = layout.columns.iter().map(|c| MapColumn {
            header: c.headers.first().cloned().unwrap_or_default(),
            purpose: ColumnUse::Metric,
            metric: c.metric.clone(),
            unit: c.unit,
        });
        let first = |headers: &[String]| headers.iter().take(1).cloned().collect::<Vec<_>>();
        let mut columns = plain(&first(&layout.nickname), ColumnUse::Nickname);
        columns.extend(plain(&first(&layout.date), ColumnUse::Date));
        let figures = match layout.rows {
            Rows::Days => {
                columns.extend(figures);
                columns.extend(plain(&layout.ignore, ColumnUse::Ignore));
                Vec::new()
            }
            Rows::Events => {
                columns.extend(plain(&happenings::others(layout), ColumnUse::Ignore));
                happenings::figures(layout, &defs)
            }
        };
        let mapping = Mapping {
            name: layout.name.get(host.lang()).to_owned(),
            columns,
            short_dates: layout.short_dates,
            settles_after_days: layout.settles_after_days,
            header_row: u32::try_from(layout.header_row).unwrap_or(0),
            rows: layout.rows,
            figures,
            text: layout.text,
        };
        Ok(LayoutDetail { id: layout.id.clone(), mapping })
    })
}

/// Errors: `layout.gone`.
pub fn remove(host: &Host, request: ByKey) -> Result<Written<Nothing>> {
    let name = host.with(|open| {
        let defs = defs(&open.book.read())?;
        Ok(own(&defs, &request.id)?.name.get(host.lang()).to_owned())
    })?;
    change(host, ChangeLabel::new("change.layout_remove").with("name", name), "", |tx| {
        tx.remove_layout(&request.id)?;
        Ok(Nothing {})
    })
}

/// Errors: `layout.gone`, `file.unwritable`.
pub fn export(host: &Host, request: LayoutFile) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let text = host.with(|open| {
        let defs = defs(&open.book.read())?;
        Ok(layout_text(own(&defs, &request.id)?))
    })?;
    crate::areas::saving::write_file(&path, text.as_bytes())?;
    Ok(Nothing {})
}

/// Reads a layout file and keeps it as the owner's. Errors: those of `definitions::read_layout`, `layout.not_text`,
/// `layout.not_figures`.
pub fn import(host: &Host, request: LayoutFile) -> Result<Written<String>> {
    let path = host.path(&request.token)?;
    let not_text = |_| Problem::new("layout.not_text").with("file", files::name(&path));
    let text = String::from_utf8(files::read(&path)?).map_err(not_text)?;
    let (layout, code) = host.with(|open| {
        let defs = defs(&open.book.read())?;
        let mut layout = read_layout(text.trim_start_matches('\u{feff}'), &defs.dictionary)?;
        if layout.purpose != Purpose::Facts {
            return Err(Problem::new("layout.not_figures").with("found", layout.purpose.code()));
        }
        if !layout.is_own() {
            // A shipped id stays the program's; the copy is the owner's.
            let copied = mapping::is_shipped(&layout.id);
            let id = layout.id.trim_start_matches(OWN);
            layout.id = if copied { format!("{OWN}{id}.copy") } else { format!("{OWN}{id}") };
        }
        let known = defs.layouts.iter().any(|l| l.id == layout.id);
        Ok((layout, if known { "change.layout_edit" } else { "change.layout_new" }))
    })?;
    keep(host, layout, code, None)
}

/// Errors: `layout.gone` where no layout has the id.
pub fn choose(host: &Host, request: ChooseLayout) -> Result<Written<Nothing>> {
    let name = host.with(|open| {
        let defs = defs(&open.book.read())?;
        let layout = defs.layouts.iter().find(|l| l.id == request.layout);
        layout.map(|l| l.name.get(host.lang()).to_owned()).ok_or_else(|| Problem::new("layout.gone"))
    })?;
    change(host, ChangeLabel::new("change.layout_choose").with("name", name), "", |tx| {
        tx.choose_layout(&request.header_key, &request.layout)?;
        Ok(Nothing {})
    })
}

/// Errors: `layout.gone`.
pub fn forget(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.layout_forget"), "", |tx| {
        tx.forget_choice(request.id)?;
        Ok(Nothing {})
    })
}
