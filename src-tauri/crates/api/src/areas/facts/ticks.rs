//! What of a preview is written: rows, whole sheets and unusable files can be unticked. Counts what remains and cuts
//! the drafts to it; writes nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::fact::Row;
use domain::{Problem, Result, Span};
use intake::{FileDraft, MarksDraft, SheetDraft};
use store::LeftOut;

use super::preview::{Found, Prepared};
use super::spares::{self, Spare};
use super::whose::At;
use super::{gone, nothing};
use crate::host::{Host, lock};
use crate::types::facts::{LeftCount, Preview, PreviewRow, PreviewRows, RowsRequest, TickRequest, Ticks};

/// Rows that one request may ask for.
const ROWS_AT_MOST: u32 = 1_000;

/// One sheet of a preview as the ticks see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    /// Where it stands among the drafts: file and sheet.
    pub at: (usize, usize),
    pub rows: Vec<Line>,
    /// Wrong cells by row.
    pub wrong: BTreeMap<u32, u32>,
    /// Rows that another one stands for; none of `rows`.
    pub spares: BTreeSet<u32>,
    /// What is wrong and names no row.
    pub loose: u32,
    /// Reaches into a closed month.
    pub closed: bool,
}

impl Lines {
    /// Whether the row gave something to read; the lines stand in the order of the file.
    fn has(&self, row: u32) -> bool {
        self.rows.binary_search_by_key(&row, |l| l.row).is_ok()
    }
}

/// What a row would do, in figures.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    pub row: u32,
    pub new: u16,
    pub changed: u16,
    pub unchanged: u16,
    /// Of an account that counts for nobody.
    pub ignored: bool,
}

/// What of a sheet stays behind.
enum Left {
    All,
    Rows(BTreeSet<u32>),
}

impl Left {
    /// What was unticked by hand.
    fn by_hand(at: usize, lines: &Lines, ticks: &Ticks) -> Left {
        let mut rows = BTreeSet::new();
        for one in ticks.leave_out.iter().filter(|l| l.sheet as usize == at) {
            match &one.rows {
                None => return Left::All,
                Some(own) => rows.extend(own),
            }
        }
        Left::of(lines, rows)
    }

    fn of(lines: &Lines, rows: BTreeSet<u32>) -> Left {
        if lines.spares.is_subset(&rows) && Left::takes_all(lines, &rows) {
            return Left::All;
        }
        Left::Rows(rows)
    }

    fn takes_all(lines: &Lines, rows: &BTreeSet<u32>) -> bool {
        !lines.rows.is_empty() && lines.rows.iter().all(|l| rows.contains(&l.row))
    }

    /// With the rows that have a wrong cell.
    fn without_wrong(self, lines: &Lines, settled: &BTreeMap<u32, u32>) -> Left {
        let Left::Rows(mut rows) = self else { return Left::All };
        let still = lines.wrong.iter().filter(|(row, n)| settled.get(row) != Some(n));
        rows.extend(still.map(|(row, _)| row));
        Left::of(lines, rows)
    }

    fn has(&self, row: u32) -> bool {
        match self {
            Left::All => true,
            Left::Rows(rows) => rows.contains(&row),
        }
    }
}

/// What the ticks make of the sheets.
struct Cut<'a> {
    /// What of each stays behind.
    lefts: Vec<Left>,
    /// By sheet the rows that were wrong only because another file has them with other figures, where that one stays
    /// behind.
    settled: Vec<BTreeMap<u32, u32>>,
    /// Rows that count because the one that stood for them stays behind.
    spares: Vec<&'a Spare>,
}

fn cut_by<'a>(found: &'a Found, ticks: &Ticks) -> Cut<'a> {
    let lines = &found.lines;
    let by_hand: Vec<Left> = lines.iter().enumerate().map(|(at, l)| Left::by_hand(at, l, ticks)).collect();
    let mut settled = vec![BTreeMap::new(); lines.len()];
    let place = |at| lines.iter().position(|l| l.at == at);
    let of = |lefts: &[Left], at: At, row: u32| {
        place(at).and_then(|own| lefts.get(own)).is_some_and(|left| left.has(row))
    };
    let instead: HashSet<(At, u32)> = spares::counted(&found.spares, |at, row| of(&by_hand, at, row))
        .into_iter()
        .map(|spare| spare.holder)
        .collect();
    for one in &found.doubled {
        let other = (one.other, one.other_row);
        if let Some(own) = place(one.at)
            && of(&by_hand, other.0, other.1)
            && !instead.contains(&other)
        {
            *settled[own].entry(one.row).or_default() += 1;
        }
    }
    let mut lefts: Vec<Left> = if ticks.without_wrong {
        let lefts = by_hand.into_iter().zip(lines).zip(&settled);
        lefts.map(|((left, lines), settled)| left.without_wrong(lines, settled)).collect()
    } else {
        by_hand
    };
    let spares = spares::counted(&found.spares, |at, row| of(&lefts, at, row));
    for (left, lines) in lefts.iter_mut().zip(lines) {
        // Without a row of its own or one that steps in nothing of the sheet is left.
        if let Left::Rows(rows) = left
            && Left::takes_all(lines, rows)
            && !spares.iter().any(|s| s.at == lines.at)
        {
            *left = Left::All;
        }
    }
    Cut { lefts, settled, spares }
}

/// The preview with its counts as the ticks leave them.
pub(super) fn ticked(host: &Host, prepared: &Prepared, ticks: &Ticks) -> Preview {
    let mut result = prepared.base.clone();
    let mut count = LeftCount::default();
    (result.new, result.changed, result.unchanged, result.skipped, result.wrong) = (0, 0, 0, 0, 0);
    let mut closed = false;
    let mut any = false;
    let Cut { lefts, settled, spares } = cut_by(&prepared.found, ticks);
    for (((row, lines), left), settled) in
        result.sheets.iter_mut().zip(&prepared.found.lines).zip(&lefts).zip(&settled)
    {
        if matches!(left, Left::All) {
            count.wrong += row.wrong;
            count.sheets.push(format!("{} › {}", row.file, row.sheet));
            row.left = true;
            row.left_rows = row.rows;
            continue;
        }
        for line in lines.rows.iter().filter(|l| left.has(l.row)) {
            row.new -= u32::from(line.new);
            row.changed -= u32::from(line.changed);
            row.unchanged -= u32::from(line.unchanged);
            row.skipped -= u32::from(line.ignored);
            row.left_rows += 1;
        }
        for line in spares.iter().filter(|s| s.at == lines.at).map(|s| s.line) {
            row.new += u32::from(line.new);
            row.changed += u32::from(line.changed);
            row.unchanged += u32::from(line.unchanged);
            row.skipped -= u32::from(!line.ignored);
            any = true;
        }
        let gone: u32 = lines.wrong.iter().filter(|(r, _)| left.has(**r)).map(|(_, n)| n).sum();
        let gone = gone + if ticks.without_wrong { lines.loose } else { 0 };
        // Rows that gave nothing to read are left out too, though they are not among the lines.
        let unread = lines.wrong.keys().filter(|r| left.has(**r) && !lines.has(**r));
        count.rows += row.left_rows + unread.count() as u32;
        count.wrong += gone;
        let settled: u32 = settled.iter().filter(|(r, _)| !left.has(**r)).map(|(_, n)| n).sum();
        row.wrong -= (gone + settled).min(row.wrong);
        closed |= lines.closed;
        any |= lines.rows.len() as u32 > row.left_rows;
        result.new += row.new;
        result.changed += row.changed;
        result.unchanged += row.unchanged;
        result.skipped += row.skipped;
        result.wrong += row.wrong;
    }
    result.gone = gone::tell(&mut result.sheets, &prepared.found.gone);
    if ticks.without_refused {
        count.files = result.refused.iter().map(|r| r.file.clone()).collect();
    }
    let unticked = count != LeftCount::default();
    if unticked && !any {
        result.note = Some(host.told(Problem::new("import.nothing_ticked")));
    }
    let refused = !result.refused.is_empty() && !ticks.without_refused;
    let stops = result.note.as_ref().is_some_and(|n| nothing::stops(&n.problem));
    result.can_commit = !prepared.read_only && !refused && !closed && result.wrong == 0 && !stops;
    result.left = count;
    result
}

/// Counts a waiting preview again. Errors: `import.preview_gone`.
pub fn tick(host: &Host, request: TickRequest) -> Result<Preview> {
    let previews = lock(&host.previews);
    let prepared = previews.get(&request.preview).ok_or_else(|| Problem::new("import.preview_gone"))?;
    Ok(ticked(host, prepared, &request.ticks))
}

/// The rows of a sheet, in the order of the file. Errors: `import.preview_gone`.
pub fn preview_rows(host: &Host, request: RowsRequest) -> Result<PreviewRows> {
    let previews = lock(&host.previews);
    let gone = || Problem::new("import.preview_gone");
    let prepared = previews.get(&request.preview).ok_or_else(gone)?;
    let lines = prepared.found.lines.get(request.sheet as usize).ok_or_else(gone)?;
    let (file, sheet) = lines.at;
    let draft = prepared.drafts.get(file).and_then(|d| d.sheets.get(sheet)).ok_or_else(gone)?;
    let mut all: Vec<PreviewRow> = lines
        .rows
        .iter()
        .filter(|l| !request.wrong || lines.wrong.contains_key(&l.row))
        .map(|l| PreviewRow {
            row: l.row,
            new: l.new.into(),
            changed: l.changed.into(),
            unchanged: l.unchanged.into(),
            wrong: lines.wrong.get(&l.row).copied().unwrap_or_default(),
            ..PreviewRow::default()
        })
        .collect();
    let spares = prepared.found.spares.iter().filter(|s| s.at == lines.at);
    let spares = spares.filter(|s| !request.wrong || lines.wrong.contains_key(&s.row.row));
    all.extend(spares.map(|s| PreviewRow {
        row: s.row.row,
        nickname: s.row.nickname.clone().unwrap_or_default(),
        from: Some(s.row.span.first),
        to: Some(s.row.span.last),
        wrong: lines.wrong.get(&s.row.row).copied().unwrap_or_default(),
        same_as: holder(prepared, s),
        ..PreviewRow::default()
    }));
    let unread = lines.wrong.iter().filter(|(row, _)| !lines.has(**row) && !lines.spares.contains(row));
    all.extend(unread.map(|(row, wrong)| PreviewRow {
        row: *row,
        wrong: *wrong,
        nickname: staff_no(draft, *row),
        ..PreviewRow::default()
    }));
    all.sort_by_key(|r| r.row);
    let total = all.len() as u32;
    let page = all.into_iter().skip(request.offset as usize).take(request.limit.min(ROWS_AT_MOST) as usize);
    let rows = page.map(|row| {
        match draft.rows.binary_search_by_key(&row.row, |r| r.row).ok().map(|at| &draft.rows[at]) {
            Some(own) => PreviewRow {
                nickname: own.nickname.clone().unwrap_or_default(),
                from: Some(own.span.first),
                to: Some(own.span.last),
                ..row
            },
            None => row,
        }
    });
    Ok(PreviewRows { rows: rows.collect(), total })
}

/// Where the row stands that a spare one is like.
fn holder(prepared: &Prepared, spare: &Spare) -> String {
    let ((file, sheet), row) = spare.holder;
    let draft = prepared.drafts.get(file);
    let sheet = draft.and_then(|d| d.sheets.get(sheet)).map(|s| s.sheet.as_str());
    format!("{} › {} › {}", draft.map_or("", |d| &d.file), sheet.unwrap_or_default(), row + 1)
}

/// Whose a row of marks is.
fn staff_no(sheet: &SheetDraft, row: u32) -> String {
    let marks = sheet.marks.iter().flat_map(|m| &m.marks);
    marks.filter(|m| m.row == row).map(|m| m.staff_no.clone()).next().unwrap_or_default()
}

/// A sheet as it is written.
pub(super) struct Kept<'a> {
    pub at: At,
    pub draft: &'a FileDraft,
    pub sheet: &'a SheetDraft,
    pub rows: Cow<'a, [Row]>,
    pub covers: Cow<'a, [Span]>,
    pub marks: Option<Cow<'a, MarksDraft>>,
    /// Rows it does not speak for.
    pub left: Vec<LeftOut>,
}

impl Kept<'_> {
    /// A row more, with its days.
    fn take_in(&mut self, row: &Row) {
        let rows = self.rows.to_mut();
        let place = rows.partition_point(|own| own.row < row.row);
        rows.insert(place, row.clone());
        if !self.covers.iter().any(|c| c.contains(row.span)) {
            self.covers.to_mut().push(row.span);
        }
    }
}

/// The sheets that are written, cut to what is ticked; without ticks everything. No sheet speaks for a row that was
/// left out of another one of its shop and layout.
pub(super) fn kept<'a>(prepared: &'a Prepared, ticks: &Ticks) -> Vec<Kept<'a>> {
    let mut sheets = Vec::new();
    let mut aside: Aside<'a> = HashMap::new();
    let Cut { lefts, spares, .. } = cut_by(&prepared.found, ticks);
    let by_place: HashMap<At, &Left> = prepared.found.lines.iter().map(|l| l.at).zip(&lefts).collect();
    for (file, draft) in prepared.drafts.iter().enumerate().filter(|(_, d)| !d.refused()) {
        for (place, sheet) in draft.sheets.iter().enumerate() {
            let at = (file, place);
            let whole = |marks| Kept {
                at,
                draft,
                sheet,
                rows: Cow::Borrowed(&sheet.rows[..]),
                covers: Cow::Borrowed(&sheet.covers[..]),
                marks,
                left: Vec::new(),
            };
            let left = by_place.get(&at);
            if let Some(left) = left {
                let gone = sheet.rows.iter().filter(|r| left.has(r.row));
                let gone: Vec<&Row> = gone.collect();
                if !gone.is_empty() {
                    aside.entry(source(prepared, at, sheet)).or_default().extend(gone);
                }
            }
            match left {
                Some(Left::All) => {}
                Some(Left::Rows(rows)) if !rows.is_empty() => sheets.push(cut(whole(None), rows)),
                _ => sheets.push(whole(sheet.marks.as_ref().map(Cow::Borrowed))),
            }
            let instead = spares.iter().filter(|s| s.at == at);
            if let Some(own) = sheets.last_mut().filter(|own| own.at == at) {
                instead.for_each(|spare| own.take_in(&spare.row));
            }
        }
    }
    speak_not_for(prepared, &mut sheets, &aside);
    sheets
}

/// Shop and layout.
type Source<'a> = (i64, Option<&'a str>);
/// Rows that are left out.
type Aside<'a> = HashMap<Source<'a>, Vec<&'a Row>>;

fn source<'a>(prepared: &Prepared, at: At, sheet: &'a SheetDraft) -> Source<'a> {
    (prepared.shops.id(at), sheet.layout.as_deref())
}

/// Notes in each sheet the rows left out, of whatever sheet, whose days it speaks for.
fn speak_not_for(prepared: &Prepared, sheets: &mut [Kept<'_>], aside: &Aside<'_>) {
    for (key, gone) in aside {
        let of = |own: &Kept<'_>| source(prepared, own.at, own.sheet) == *key;
        let written: HashSet<(Option<String>, Span)> = sheets
            .iter()
            .filter(|own| of(own))
            .flat_map(|own| own.rows.iter().map(|r| (r.nickname.clone(), r.span)))
            .collect();
        let left: Vec<LeftOut> = gone
            .iter()
            .filter(|r| !written.contains(&(r.nickname.clone(), r.span)))
            .map(|r| LeftOut { nickname: r.nickname.clone(), span: r.span })
            .collect();
        for own in sheets.iter_mut().filter(|own| of(own)) {
            let spoken = |one: &&LeftOut| own.covers.iter().any(|c| c.contains(one.span));
            let left: Vec<LeftOut> = left.iter().filter(spoken).cloned().collect();
            own.left = left;
        }
    }
}

fn cut<'a>(whole: Kept<'a>, left: &BTreeSet<u32>) -> Kept<'a> {
    let sheet = whole.sheet;
    let (gone, rows): (Vec<&Row>, Vec<&Row>) = sheet.rows.iter().partition(|r| left.contains(&r.row));
    let days: Vec<Span> = rows.iter().map(|r| r.span).collect();
    let gone_days: Vec<Span> = gone.iter().map(|r| r.span).collect();
    let marks = sheet.marks.as_ref().map(|m| {
        let marks = m.marks.iter().filter(|one| !left.contains(&one.row)).cloned().collect();
        Cow::Owned(MarksDraft { marks, ..m.clone() })
    });
    Kept {
        rows: Cow::Owned(rows.into_iter().cloned().collect()),
        covers: Cow::Owned(intake::covers_without(&sheet.covers, &gone_days, &days)),
        marks,
        ..whole
    }
}
