//! What the files of one import say of each other: the same file twice, the same row in two files or sheets. What is
//! alike is read once and told; where two differ the owner decides.

use std::collections::{HashMap, HashSet};

use domain::fact::{Cell, Row, cell_name};
use domain::people::Account;
use domain::{Problem, Span};
use intake::{FileDraft, Finding, Kind, SheetDraft};

use super::spares::Spare;
use super::whose::{At, Shops};

/// A row that an earlier file of the import has with other figures.
pub(crate) struct Doubled {
    pub at: At,
    /// Counted from 0.
    pub row: u32,
    pub other: At,
    pub other_row: u32,
}

/// What `same_rows` found.
#[derive(Default)]
pub(super) struct Together {
    pub doubled: Vec<Doubled>,
    /// Rows that another file has alike, by sheet: they were taken away.
    pub skipped: HashMap<At, u32>,
    /// The same rows, in case the other one is unticked.
    pub spares: Vec<Spare>,
}

/// Leaves out what a browser saved twice: `日报 (1).xlsx`. The original is read, wherever it stands among the files, and
/// tells of its copies.
pub(super) fn same_file_twice(drafts: &mut Vec<FileDraft>) {
    let mut kept: Vec<(FileDraft, Vec<String>)> = Vec::with_capacity(drafts.len());
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for mut draft in drafts.drain(..) {
        let same = alike.entry(draft.sha256.clone()).or_default();
        let known = same.iter().find(|at| kept.get(**at).is_some_and(|(own, _)| same_content(own, &draft)));
        match known.and_then(|at| kept.get_mut(*at)) {
            Some((own, copies)) => {
                if is_copy(&own.file, &draft.file) {
                    std::mem::swap(own, &mut draft);
                }
                copies.push(draft.file);
            }
            None => {
                same.push(kept.len());
                kept.push((draft, Vec::new()));
            }
        }
    }
    let told = |(mut own, copies): (FileDraft, Vec<String>)| {
        for copy in copies {
            let problem = Problem::new("import.same_file_twice").with("file", &own.file).with("other", copy);
            own.problems.push(Finding::warning(problem));
        }
        own
    };
    *drafts = kept.into_iter().map(told).collect();
}

/// Whether a name is the other one and something more, as browsers and systems name a copy: `日报 (1)`, `日报 - 副本`.
fn is_copy(name: &str, original: &str) -> bool {
    let stem = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase()
    };
    let (name, original) = (stem(name), stem(original));
    name.len() > original.len() && name.contains(&original)
}

/// The same bytes may speak of other days where only the name of the file says them.
fn same_content(a: &FileDraft, b: &FileDraft) -> bool {
    let alike = |(a, b): (&SheetDraft, &SheetDraft)| {
        (a.kind, &a.layout, a.span, &a.covers, &a.rows, &a.marks)
            == (b.kind, &b.layout, b.span, &b.covers, &b.rows, &b.marks)
    };
    a.sheets.len() == b.sheets.len() && a.sheets.iter().zip(&b.sheets).all(alike)
}

/// How two rows of one nickname and the same days stand to each other.
enum Meet<'a> {
    /// The later says nothing more.
    Same,
    /// The later says the same and more.
    Wider,
    /// The first cells that differ: the earlier one's and the later one's.
    Differ(Option<(&'a Cell, &'a Cell)>),
}

/// Rows of the same shop, layout, nickname and days in two files: alike they count once, the wider one where one
/// has more columns; with different figures the later is wrong.
pub(super) fn same_rows(drafts: &mut [FileDraft], shops: &Shops) -> Together {
    let mut found = Together::default();
    let mut taken: HashMap<At, HashMap<At, HashSet<u32>>> = HashMap::new();
    let mut wrong: Vec<(At, Problem)> = Vec::new();
    // Of each row that was taken away, the one that stands for it in the end.
    let mut stands: HashMap<(At, u32), (At, u32)> = HashMap::new();
    for group in overlapping(drafts, shops) {
        let mut known: HashMap<(Option<&str>, Span), (At, &Row)> = HashMap::new();
        let (mut alike, mut doubled) = (Vec::new(), Vec::new());
        for at in group {
            let Some(sheet) = sheet(drafts, at) else { continue };
            for row in &sheet.rows {
                let key = (row.nickname.as_deref(), row.span);
                let Some((other, earlier)) = known.get(&key).copied() else {
                    known.insert(key, (at, row));
                    continue;
                };
                match meet(earlier, row) {
                    Meet::Same => {
                        taken.entry(at).or_default().entry(other).or_default().insert(row.row);
                        alike.push((key, (at, row.row)));
                    }
                    Meet::Wider => {
                        taken.entry(other).or_default().entry(at).or_default().insert(earlier.row);
                        alike.push((key, (other, earlier.row)));
                        known.insert(key, (at, row));
                    }
                    Meet::Differ(cells) => {
                        wrong.push((at, differ(drafts, shops, (other, earlier), (at, row), cells)));
                        doubled.push((key, (at, row.row)));
                    }
                }
            }
        }
        let holder = |key: &(Option<&str>, Span)| known.get(key).map(|(at, row)| (*at, row.row));
        stands.extend(alike.into_iter().filter_map(|(key, place)| Some((place, holder(&key)?))));
        found.doubled.extend(doubled.into_iter().filter_map(|(key, (at, row))| {
            let (other, other_row) = holder(&key)?;
            Some(Doubled { at, row, other, other_row })
        }));
    }
    for ((file, place), problem) in wrong {
        drafts[file].sheets[place].problems.push(Finding::wrong(problem));
    }
    for ((file, place), by_other) in taken {
        for (other, rows) in by_other {
            let other_sheet = sheet(drafts, other).map(|s| s.sheet.clone()).unwrap_or_default();
            let other = drafts[other.0].file.clone();
            let name = drafts[file].file.clone();
            let own = &mut drafts[file].sheets[place];
            let gone = own.take_rows(|r| rows.contains(&r.row));
            let count = gone.len() as u32;
            own.skipped_rows += count;
            *found.skipped.entry((file, place)).or_default() += count;
            let problem = Problem::new("import.rows_twice")
                .with("file", name)
                .with("sheet", &own.sheet)
                .with("other", other)
                .with("other_sheet", other_sheet)
                .with("count", count);
            own.problems.push(Finding::warning(problem));
            found.spares.extend(gone.into_iter().filter_map(|row| {
                let stands_for = *stands.get(&((file, place), row.row))?;
                Some(Spare::new((file, place), row, stands_for))
            }));
        }
    }
    found.spares.sort_by_key(|s| (s.at, s.row.row));
    found
}

/// Tells nicknames that differ only by blanks, width or letter case from one of another file, or of an account that
/// the book has of the shop. Inside a file intake has told it.
pub(super) fn names_alike(drafts: &mut [FileDraft], shops: &Shops, accounts: &[Account]) {
    let known: HashSet<(i64, &str)> = accounts.iter().map(|a| (a.shop, a.nickname.as_str())).collect();
    let mut first: HashMap<(i64, String), (String, Option<usize>)> = accounts
        .iter()
        .map(|a| ((a.shop, intake::normal(&a.nickname)), (a.nickname.clone(), None)))
        .collect();
    let mut told: HashSet<(i64, String)> = HashSet::new();
    for file in 0..drafts.len() {
        for place in 0..drafts[file].sheets.len() {
            let at = (file, place);
            let (shop, name) = (shops.id(at), drafts[file].file.clone());
            let Some(sheet) = sheet(drafts, at) else { continue };
            let Some(col) = sheet.agent_col else { continue };
            let mut own: HashSet<&str> = HashSet::new();
            let mut found = Vec::new();
            for row in &sheet.rows {
                let Some(nickname) = row.nickname.as_deref().filter(|n| own.insert(n)) else { continue };
                if known.contains(&(shop, nickname)) || told.contains(&(shop, nickname.to_owned())) {
                    continue;
                }
                let key = (shop, intake::normal(nickname));
                let Some((other, other_file)) = first.get(&key) else {
                    first.insert(key, (nickname.to_owned(), Some(file)));
                    continue;
                };
                if other == nickname || *other_file == Some(file) {
                    continue;
                }
                let code =
                    if other_file.is_some() { "import.names_alike_files" } else { "import.names_alike_book" };
                let other_file = other_file.and_then(|f| drafts.get(f)).map_or("", |d| &d.file);
                found.push(
                    Problem::new(code)
                        .with("file", &name)
                        .with("sheet", &sheet.sheet)
                        .with("cell", cell_name(row.row, col))
                        .with("found", nickname)
                        .with("other", other_file)
                        .with("other_found", other),
                );
                told.insert((shop, nickname.to_owned()));
            }
            drafts[file].sheets[place].problems.extend(found.into_iter().map(Finding::warning));
        }
    }
}

fn sheet(drafts: &[FileDraft], (file, place): At) -> Option<&SheetDraft> {
    drafts.get(file)?.sheets.get(place)
}

/// Sheets of one shop and layout whose days meet those of another file, in the order of the files.
fn overlapping(drafts: &[FileDraft], shops: &Shops) -> Vec<Vec<At>> {
    let mut groups: HashMap<(i64, &str), Vec<(Span, At)>> = HashMap::new();
    for (file, draft) in drafts.iter().enumerate().filter(|(_, d)| !d.refused()) {
        for (place, sheet) in draft.sheets.iter().enumerate().filter(|(_, s)| s.kind == Kind::Facts) {
            if let (Some(layout), Some(span)) = (sheet.layout.as_deref(), sheet.span) {
                let at = (file, place);
                groups.entry((shops.id(at), layout)).or_default().push((span, at));
            }
        }
    }
    let meeting = groups.into_values().map(|mut sheets| {
        sheets.sort_unstable();
        let mut meet: HashSet<At> = HashSet::new();
        let mut longest: Option<(Span, At)> = None;
        for (span, at) in sheets {
            let reaches = longest.filter(|(other, _)| span.first <= other.last);
            meet.extend(reaches.iter().flat_map(|(_, other)| [*other, at]));
            if longest.is_none_or(|(other, _)| span.last > other.last) {
                longest = Some((span, at));
            }
        }
        let mut meet: Vec<At> = meet.into_iter().collect();
        meet.sort_unstable();
        meet
    });
    let mut groups: Vec<Vec<At>> = meeting.filter(|g| g.len() > 1).collect();
    groups.sort_unstable();
    groups
}

fn meet<'a>(earlier: &'a Row, later: &'a Row) -> Meet<'a> {
    let twin = |cell: &Cell, row: &'a Row| row.cells.iter().find(|c| c.metric == cell.metric);
    let pairs = earlier.cells.iter().filter_map(|a| Some((a, twin(a, later)?)));
    if let Some(pair) = pairs.into_iter().find(|(a, b)| !same(a, b)) {
        return Meet::Differ(Some(pair));
    }
    let within = |a: &Row, b: &'a Row| a.cells.iter().all(|c| twin(c, b).is_some());
    match (within(later, earlier), within(earlier, later)) {
        (true, _) => Meet::Same,
        (_, true) => Meet::Wider,
        _ => Meet::Differ(None),
    }
}

fn same(a: &Cell, b: &Cell) -> bool {
    (&a.value, a.numerator, a.denominator, a.state) == (&b.value, b.numerator, b.denominator, b.state)
}

fn differ(
    drafts: &[FileDraft],
    shops: &Shops,
    (other, earlier): (At, &Row),
    (at, row): (At, &Row),
    cells: Option<(&Cell, &Cell)>,
) -> Problem {
    let first = |row: &Row| row.cells.first().map_or(0, |c| c.col);
    let (theirs, ours) = cells.map_or((first(earlier), first(row)), |(a, b)| (a.col, b.col));
    let shown = |cell: Option<&Cell>| {
        let text = cell.and_then(|c| c.raw.clone().or_else(|| c.value.as_ref().map(ToString::to_string)));
        text.unwrap_or_default()
    };
    let names = |at: At| sheet(drafts, at).map(|s| s.sheet.clone()).unwrap_or_default();
    let header = sheet(drafts, at).and_then(|s| s.headers.get(ours as usize)).cloned();
    Problem::new("import.row_in_two_files")
        .with("file", &drafts[at.0].file)
        .with("sheet", names(at))
        .with("cell", cell_name(row.row, ours))
        .with("who", row.nickname.as_deref().unwrap_or_else(|| shops.name(at)))
        .with("day", row.span.first)
        .with("header", header.unwrap_or_default())
        .with("found", shown(cells.map(|(_, b)| b)))
        .with("other", &drafts[other.0].file)
        .with("other_sheet", names(other))
        .with("other_cell", cell_name(earlier.row, theirs))
        .with("other_found", shown(cells.map(|(a, _)| a)))
}
