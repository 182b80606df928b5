//! Figures of the book that an import would put aside without having anything in their place: an agent who is in the
//! earlier file and not in the newer one. Counted over all files of the import together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::fact::{FactState, Row};
use domain::{Problem, Span};
use intake::FileDraft;
use store::Existing;

use super::whose::{At, Shops};
use crate::types::facts::{GoneRow, PreviewSheet};

/// Rows that a preview lists, a sheet; the counts are complete.
const SHOWN: usize = 200;
/// Nicknames that the sentence names.
const NAMED: usize = 5;

/// Figures of one nickname and its days.
pub(crate) struct Gone {
    /// Positions among the preview's sheets that speak for the days.
    sheets: Vec<usize>,
    row: GoneRow,
}

/// Figures that a sheet speaks for and does not have itself.
#[derive(Default)]
pub(super) struct Unmet(Vec<(usize, At, Existing)>);

/// Of one shop and layout: the rows of a nickname.
type Rows<'a> = HashMap<Option<&'a str>, Vec<&'a Row>>;

impl Unmet {
    /// `position` is the sheet's among those of the preview.
    pub fn add(&mut self, position: usize, at: At, covers: &[Span], figures: impl Iterator<Item = Existing>) {
        let spoken = |span: Span| covers.iter().any(|c| c.contains(span));
        let lost = figures.filter(|f| f.state != FactState::Missing && spoken(f.span));
        self.0.extend(lost.map(|figure| (position, at, figure)));
    }

    /// What no other sheet of the import has either.
    pub fn gone(self, drafts: &[FileDraft], shops: &Shops) -> Vec<Gone> {
        let key = |at: At| {
            let sheet = drafts.get(at.0).and_then(|d| d.sheets.get(at.1));
            (shops.id(at), sheet.and_then(|s| s.layout.as_deref()).unwrap_or_default())
        };
        let mut rows: HashMap<(i64, &str), Rows<'_>> =
            self.0.iter().map(|(_, at, _)| (key(*at), Rows::new())).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        for (file, draft) in drafts.iter().enumerate() {
            for (place, sheet) in draft.sheets.iter().enumerate() {
                let Some(own) = rows.get_mut(&key((file, place))) else { continue };
                for row in &sheet.rows {
                    own.entry(row.nickname.as_deref()).or_default().push(row);
                }
            }
        }
        type Key<'a> = ((i64, &'a str), Option<String>, Span);
        let mut gone: BTreeMap<Key<'_>, (BTreeSet<usize>, BTreeSet<String>)> = BTreeMap::new();
        for (position, at, figure) in self.0 {
            let key = key(at);
            let own = rows.get(&key).and_then(|r| r.get(&figure.nickname.as_deref()));
            let met = own.into_iter().flatten().any(|row| {
                row.span.contains(figure.span) && row.cells.iter().any(|c| *c.metric == *figure.metric)
            });
            if !met {
                let (sheets, metrics) = gone.entry((key, figure.nickname, figure.span)).or_default();
                sheets.insert(position);
                metrics.insert(figure.metric);
            }
        }
        let row = |nickname: Option<String>, span: Span, figures: usize| GoneRow {
            nickname: nickname.unwrap_or_default(),
            from: span.first,
            to: span.last,
            figures: figures as u32,
        };
        gone.into_iter()
            .map(|((_, nickname, span), (sheets, metrics))| Gone {
                sheets: sheets.into_iter().collect(),
                row: row(nickname, span, metrics.len()),
            })
            .collect()
    }
}

/// Puts each lost figure to the first sheet that speaks for it and is not left out; gives their number.
pub(super) fn tell(sheets: &mut [PreviewSheet], gone: &[Gone]) -> u32 {
    for sheet in sheets.iter_mut() {
        (sheet.gone, sheet.gone_rows) = (0, Vec::new());
    }
    let mut all = 0;
    for one in gone {
        let Some(at) = one.sheets.iter().find(|at| sheets.get(**at).is_some_and(|s| !s.left)) else {
            continue;
        };
        let Some(sheet) = sheets.get_mut(*at) else { continue };
        sheet.gone += one.row.figures;
        all += one.row.figures;
        if sheet.gone_rows.len() < SHOWN {
            sheet.gone_rows.push(one.row.clone());
        }
    }
    all
}

/// What is told of a sheet after which figures no longer count.
pub(super) fn problem(sheet: &PreviewSheet) -> Option<Problem> {
    let who: BTreeSet<&str> =
        sheet.gone_rows.iter().map(|r| r.nickname.as_str()).filter(|n| !n.is_empty()).collect();
    let named: Vec<&str> = who.into_iter().take(NAMED).collect();
    let first = sheet.gone_rows.iter().map(|r| r.from).min()?;
    let last = sheet.gone_rows.iter().map(|r| r.to).max()?;
    let who = if named.is_empty() { sheet.shop.clone() } else { named.join("、") };
    Some(
        Problem::new("import.figures_gone")
            .with("file", &sheet.file)
            .with("sheet", &sheet.sheet)
            .with("count", sheet.gone)
            .with("found", who)
            .with("first", first)
            .with("last", last),
    )
}
