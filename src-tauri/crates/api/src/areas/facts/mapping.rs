//! The owner says what a table is: proposals for its columns, and a look at what would be read with the mapping as it
//! stands. Reads files and the book, writes nothing.

use definitions::layouts as shipped;
use domain::fact::{FactState, Value};
use domain::layout::{ColumnUnit, Layout, Platform, Purpose, Rows, TextForm};
use domain::metric::Unit;
use domain::{Lang, Problem, Result, Span};
use intake::{Confidence, Context, FileDraft, Hints, Kind, Level, Offer, Opened, SheetDraft, Table, bare};
use locale::number;

use super::layouts::layout_of;
use super::{files, happenings, preview};
use crate::defs::{Defs, defs, hints};
use crate::host::{Given, Host, Job, lock};
use crate::types::mapping::{
    ColumnProposal, ColumnUse, HeaderLines, KnownSheet, LayoutName, MapColumn, Mapping, MappingRequest,
    MappingView, MetricProposal, ReadRow, ReadTable, TopLine, UnknownSheet,
};

/// Lines of the table that are shown as they stand.
const TOP: usize = 14;
/// Lines that a look reads; the import reads all.
const LOOKED_AT: usize = 2_000;
const ROWS_SHOWN: usize = 8;
const PROBLEMS_SHOWN: usize = 10;
const HEADERS_SHOWN: usize = 12;

/// The first lines of a table, kept while it is being mapped.
pub(crate) struct Looked {
    sha256: String,
    sheet: String,
    /// As the owner said that a text is written.
    asked: Option<TextForm>,
    table: Table,
    rows: u32,
    /// As it was read, and whether somebody said so.
    text: Option<TextForm>,
    said: bool,
}

/// Tables of the files that gave nothing to import: recognised for another use, or not recognised.
pub(super) fn others(host: &Host, defs: &Defs, drafts: &[FileDraft]) -> (Vec<KnownSheet>, Vec<UnknownSheet>) {
    let lang = host.lang();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let name = |id: &str| defs.layout_name(id, lang);
    for (draft, sheet) in drafts.iter().flat_map(|d| d.sheets.iter().map(move |s| (d, s))) {
        let layout = sheet.layout.as_deref();
        let wants_days = sheet.problems.iter().any(|f| f.problem.code == "import.no_period");
        if sheet.kind == Kind::Known {
            let purpose = layout.and_then(|id| defs.layout(id)).map_or(Purpose::People, |l| l.purpose);
            known.push(KnownSheet {
                file: draft.file.clone(),
                sheet: sheet.sheet.clone(),
                sha256: draft.sha256.clone(),
                layout_name: layout.map(name).unwrap_or_default(),
                what: purpose.code().to_owned(),
                checks: preview::check_rows(defs, sheet, lang),
            });
        } else if wants_days || (sheet.kind == Kind::Unknown && is_table(sheet)) {
            let rival = |id: &String| LayoutName {
                name: name(id),
                verified: defs.layout(id).is_some_and(|l| l.verified),
                id: id.clone(),
            };
            unknown.push(UnknownSheet {
                file: draft.file.clone(),
                sheet: sheet.sheet.clone(),
                sha256: draft.sha256.clone(),
                headers: sheet
                    .headers
                    .iter()
                    .filter(|h| !h.is_empty())
                    .take(HEADERS_SHOWN)
                    .cloned()
                    .collect(),
                header_key: intake::header_key(&sheet.headers),
                rivals: sheet.rivals.iter().map(rival).collect(),
                like: sheet.guesses.first().filter(|g| g.score >= 40).map(|g| name(&g.layout)),
                wants_days: wants_days.then(|| layout.map(name).unwrap_or_default()),
            });
        }
    }
    (known, unknown)
}

/// Two columns at least: a note is no table.
fn is_table(sheet: &SheetDraft) -> bool {
    sheet.headers.iter().filter(|h| !h.is_empty()).count() >= 2
}

/// Errors: `mapping.file_gone` where the file changed or is no longer there, `mapping.no_header`,
/// `mapping.no_header_there` where the row asked for cannot be one, `mapping.text_unfit` where
/// the file cannot be written as the owner says, `job.cancelled`.
pub fn look(host: &Host, request: MappingRequest, job: &Job) -> Result<MappingView> {
    job.step("job-reading", 0, 0)?;
    let (defs, hints, shops) = host.with(|open| {
        let view = open.book.read();
        Ok((defs(&view)?, hints(&view)?, view.shops()?))
    })?;
    let mut looked = lock(&host.looked);
    let form = request.text.or(request.mapping.as_ref().and_then(|m| m.text));
    let same = |l: &Looked| l.sha256 == request.sha256 && l.sheet == request.sheet && l.asked == form;
    if !looked.as_ref().is_some_and(same) {
        *looked = Some(table_of(host, &request, form, (&defs, &hints), job)?);
    }
    let Some(looked) = looked.as_ref() else { return Err(Problem::new("mapping.no_header")) };
    let (table, lang) = (&looked.table, host.lang());
    let metrics: Vec<_> = defs.offered().cloned().collect();
    let wanted = request.header.map(|h| (h.row, h.lines));
    let offer = intake::offer(table, wanted, &defs.layouts, &metrics).ok_or_else(|| {
        let none = match wanted {
            Some((row, _)) => Problem::new("mapping.no_header_there").with("row", row + 1),
            None => Problem::new("mapping.no_header"),
        };
        none.with("file", &request.file).with("sheet", &request.sheet)
    })?;
    let heads = offer.heads.iter().map(|h| HeaderLines { row: h.row, lines: h.lines }).collect();
    // Another header has other columns: what was said of the old ones is said no longer.
    let own_headers: Vec<&str> = offer.columns.iter().map(|c| c.header.as_str()).collect();
    let mut mapping = match request.mapping {
        Some(mapping) if mapping.columns.iter().map(|c| c.header.as_str()).eq(own_headers) => mapping,
        asked => Mapping {
            name: asked
                .map(|m| m.name)
                .filter(|n| !n.is_empty())
                .unwrap_or_else(|| title(bare(&request.file))),
            ..proposed(&offer, &defs)
        },
    };
    mapping.text = looked.text.filter(|_| looked.said);
    let chosen = offer.heads.get(offer.head).filter(|_| offer.far);
    mapping.header_row = chosen.map_or(0, |h| h.row + 1);
    let platform = shops.first().map_or(Platform::Other, |s| s.platform);
    let asked = request.from.map(|first| Span { first, last: request.to.unwrap_or(first).max(first) });
    let read = layout_of(&mapping, None, platform, &defs, lang).and_then(|layout| {
        let metric = |id: &str| defs.metric(id);
        let ctx = Context { layouts: &[], metrics: &metric, today: host.now().today, month: request.month };
        let draft = intake::read_as(table, &layout, bare(&request.file), &ctx, asked)?;
        Ok(read_table(host, &defs, &layout, &draft, table))
    });
    let (read, refused) = match read {
        Ok(read) => (Some(read), None),
        Err(problem) => (None, Some(host.told(problem))),
    };
    Ok(MappingView {
        file: request.file,
        sheet: request.sheet,
        rows: looked.rows,
        top: top(table, chosen.map_or(0, |h| h.row)),
        heads,
        head: offer.head as u32,
        columns: offer.columns.iter().map(|c| column(c, &defs, lang)).collect(),
        happenings: offer.happenings.map(|c| sure(c).to_owned()),
        figures: happenings::proposals(&offer, &defs, lang),
        text: looked.text,
        mapping,
        refused,
        read,
    })
}

/// The sheet out of the files that were chosen.
fn table_of(
    host: &Host,
    request: &MappingRequest,
    form: Option<TextForm>,
    (defs, hints): (&Defs, &Hints),
    job: &Job,
) -> Result<Looked> {
    let gone = || Problem::new("mapping.file_gone").with("file", &request.file);
    let opener = host.readers.of(Some(job));
    let metric = |id: &str| defs.metric(id);
    let ctx =
        Context { layouts: &defs.layouts, metrics: &metric, today: host.now().today, month: request.month };
    let chosen = request.tokens.iter().map(|t| host.given(t)).collect::<Result<Vec<_>>>()?;
    for given in files::expand(chosen)?.files {
        let inside = match given {
            Given::Pasted(name, bytes) => vec![(name, bytes.to_vec())],
            Given::Path(path) if files::name(&path) != bare(&request.file) && !files::holds_files(&path) => {
                continue;
            }
            Given::Path(path) => files::workbooks(&path, &opener)?.files,
        };
        for (name, bytes) in inside {
            if bare(&name) != bare(&request.file) || intake::sha256(&bytes) != request.sha256 {
                continue;
            }
            let lines = LOOKED_AT as u64;
            let opened = intake::open_top(&opener, &name, &bytes, form, lines, (&ctx, hints));
            // The file is not to blame for what was said of it.
            let (opened, said) = opened.map_err(|p| match (p.code.as_str(), form) {
                ("import.text_unreadable" | "import.text_not_workbook", Some(_)) => {
                    Problem::new("mapping.text_unfit").with("file", &request.file)
                }
                _ => p,
            })?;
            let Opened { sheets, form: text, rows, .. } = opened;
            let found = sheets.into_iter().flatten().find(|t| t.sheet == request.sheet);
            let mut table = found.ok_or_else(gone)?;
            let rows = rows.map_or(table.lines.len() as u32, |rows| rows as u32);
            table.lines.truncate(LOOKED_AT);
            return Ok(Looked {
                sha256: request.sha256.clone(),
                sheet: request.sheet.clone(),
                asked: form,
                table,
                rows,
                text,
                said,
            });
        }
    }
    Err(gone())
}

/// A file's name without its ending and without the days in it.
fn title(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let digit = |c: char| c.is_ascii_digit() || "-_. 年月日".contains(c);
    let plain = stem.trim_matches(digit);
    if plain.is_empty() { stem.to_owned() } else { plain.to_owned() }
}

/// The first lines, or those about a header that stands below them.
fn top(table: &Table, row: u32) -> Vec<TopLine> {
    let at = table.lines.iter().take_while(|l| l.row < row).count();
    let lines = || table.lines.iter().skip(if at < TOP { 0 } else { at - 3 }).take(TOP);
    let width = lines().flat_map(|l| l.cells.last()).map(|(col, _)| col + 1).max();
    let width = width.unwrap_or(0).min(60);
    let line = |l: &intake::Line| TopLine {
        row: l.row,
        cells: (0..width).map(|col| shorten(&intake::shown(l.get(col)))).collect(),
    };
    lines().map(line).collect()
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn proposed(offer: &Offer, defs: &Defs) -> Mapping {
    let columns = offer.columns.iter().map(|c| {
        // A guess is offered, not taken.
        let first = c.offers.first().filter(|o| o.confidence > Confidence::Maybe);
        let purpose = match first {
            _ if c.twice => ColumnUse::Ignore,
            _ if Some(c.col) == offer.nickname => ColumnUse::Nickname,
            _ if Some(c.col) == offer.date => ColumnUse::Date,
            Some(_) => ColumnUse::Metric,
            None => ColumnUse::Ignore,
        };
        let metric = first.filter(|_| purpose == ColumnUse::Metric);
        MapColumn {
            header: c.header.clone(),
            purpose,
            metric: metric.map(|o| o.metric.clone()).unwrap_or_default(),
            unit: metric.map_or(ColumnUnit::Number, |o| o.unit),
        }
    });
    let columns: Vec<MapColumn> = columns.collect();
    // What the nearest layout knows of its dates and days holds for a table like it.
    let like =
        offer.columns.iter().flat_map(|c| c.offers.first()).find_map(|o| defs.layout(o.like.as_deref()?));
    let own = like.filter(|l| l.is_own());
    let happening = offer.happenings.is_some_and(|sure| sure > Confidence::Maybe);
    Mapping {
        name: String::new(),
        columns,
        rows: if happening { Rows::Events } else { Rows::Days },
        figures: happenings::proposed(offer),
        text: None,
        short_dates: own.and_then(|l| l.short_dates).or(offer.short_dates),
        settles_after_days: own.map_or(0, |l| l.settles_after_days),
        header_row: 0,
    }
}

/// A word of `mapping-sure-`.
pub(super) fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => "sure",
        Confidence::Likely => "likely",
        Confidence::Maybe => "maybe",
    }
}

fn column(offer: &intake::ColumnOffer, defs: &Defs, lang: Lang) -> ColumnProposal {
    let letters = domain::fact::cell_name(0, offer.col);
    ColumnProposal {
        letter: letters.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
        header: offer.header.clone(),
        twice: offer.twice,
        samples: offer.samples.iter().map(|s| shorten(s)).collect(),
        values: offer.values.clone(),
        proposals: offer
            .offers
            .iter()
            .map(|o| MetricProposal {
                name: defs.metric_name(&o.metric, lang),
                metric: o.metric.clone(),
                unit: o.unit,
                sure: sure(o.confidence).to_owned(),
                like: o.like.as_deref().and_then(|id| defs.layout(id)).map(|l| l.name.get(lang).to_owned()),
            })
            .collect(),
    }
}

fn read_table(host: &Host, defs: &Defs, layout: &Layout, draft: &SheetDraft, table: &Table) -> ReadTable {
    let (lang, locale) = (host.lang(), host.locale());
    let metrics: Vec<_> = layout.columns.iter().filter_map(|c| defs.metric(&c.metric)).collect();
    let shown = |row: &domain::fact::Row, metric: &domain::metric::Metric| -> String {
        let Some(cell) = row.cells.iter().find(|c| *c.metric == *metric.id) else { return "✕".to_owned() };
        match (&cell.value, cell.state) {
            (Some(Value::Number(n)), FactState::Settled | FactState::Unsettled) => {
                let unit = metric.unit.symbol();
                let value = metric.unit.to_display(*n);
                let decimals = if metric.unit == Unit::Fraction { 2 } else { number::PLAIN };
                number::with_unit(value, decimals, unit.as_ref(), lang)
            }
            (Some(Value::Label(text)), _) => text.clone(),
            (_, state) => locale.fact_state(state),
        }
    };
    let wants_days = draft.problems.iter().any(|f| f.problem.code == "import.no_period");
    let rows = draft.rows.iter().take(ROWS_SHOWN).map(|row| ReadRow {
        row: row.row,
        nickname: row.nickname.clone().unwrap_or_default(),
        from: row.span.first,
        to: row.span.last,
        cells: metrics.iter().map(|m| shown(row, m)).collect(),
    });
    let told = draft.problems.iter().filter(|f| f.problem.code != "import.no_period");
    ReadTable {
        figures: metrics.iter().map(|m| m.name.get(lang).to_owned()).collect(),
        rows: rows.collect(),
        count: draft.rows.len() as u32,
        looked_at: table.lines.len() as u32,
        wrong: draft.wrong() as u32,
        summary: draft.summary.len() as u32,
        from: draft.span.map(|s| s.first),
        to: draft.span.map(|s| s.last),
        wants_days,
        problems: told
            .take(PROBLEMS_SHOWN)
            .map(|f| preview::told_cell(host, &f.problem, &draft.sheet, f.level == Level::Warning))
            .collect(),
    }
}

/// Whether an id belongs to a layout that the program ships.
pub(super) fn is_shipped(id: &str) -> bool {
    shipped().iter().any(|l| l.id == id)
}
