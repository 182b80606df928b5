//! What an unknown sheet is most like: for the owner's eye and a mapping screen. It decides nothing.

use domain::Problem;
use domain::layout::Layout;

use super::head::{Head, candidates};
use crate::draft::{Finding, Guess, SheetDraft};
use crate::workbook::Table;

/// How many guesses are worth showing.
const SHOWN: usize = 5;

/// From which score on the best guess is told in a sentence.
const TOLD: u32 = 60;

/// An unknown sheet with its guesses, and a warning that names the best one.
pub fn like(draft: SheetDraft, table: &Table, file: &str, layouts: &[Layout]) -> SheetDraft {
    let mut draft = SheetDraft { guesses: guess(table, layouts), ..draft };
    if let Some(best) = draft.guesses.first().filter(|g| g.score >= TOLD)
        && let Some(layout) = layouts.iter().find(|l| l.id == best.layout)
    {
        let missing = if best.missing.is_empty() { "-".to_owned() } else { best.missing.join(", ") };
        let problem = Problem::new("import.looks_like")
            .with("file", file)
            .with("sheet", &table.sheet)
            .with("layout", &layout.id)
            .with("like_zh", &layout.name.zh)
            .with("like_en", &layout.name.en)
            .with("matched", best.matched.len())
            .with("missing", missing);
        draft.problems.push(Finding::warning(problem));
    }
    draft
}

/// The layouts that come nearest, the best first. A layout with fewer than two of its headers is none.
pub fn guess(table: &Table, layouts: &[Layout]) -> Vec<Guess> {
    let heads: Vec<Head> = candidates(table).collect();
    let mut all: Vec<Guess> = layouts
        .iter()
        .filter_map(|layout| {
            let each = heads.iter().filter_map(|head| near(layout, head));
            // The first of equals: the higher line.
            each.reduce(|best, next| if next.score > best.score { next } else { best })
        })
        .collect();
    all.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.layout.cmp(&b.layout)));
    all.truncate(SHOWN);
    all
}

fn near(layout: &Layout, head: &Head<'_>) -> Option<Guess> {
    let mut taken: Vec<u32> = Vec::new();
    let mut missing = Vec::new();
    let mut needed = 0;
    let mut look = |spellings: &[String], must: bool| {
        needed += usize::from(must);
        match head.find(spellings).filter(|col| !taken.contains(col)) {
            Some(col) => taken.push(col),
            None if must => missing.extend(spellings.first().cloned()),
            None => {}
        }
    };
    if !layout.nickname.is_empty() {
        look(&layout.nickname, true);
    }
    look(&layout.date, false);
    for spellings in &layout.expects {
        look(spellings, true);
    }
    for column in &layout.columns {
        look(&column.headers, !column.optional);
    }
    let matched = taken.len();
    if matched < 2 {
        return None;
    }
    taken.sort_unstable();
    let (mut names, mut unread) = (Vec::new(), Vec::new());
    for header in &head.headers {
        let side = if taken.contains(&header.col) { &mut names } else { &mut unread };
        side.push(header.printed.clone());
    }
    // Half for what the layout needs, half for how much of the sheet it explains.
    let found = needed - missing.len();
    let score = found * 50 / needed.max(1) + matched * 50 / head.headers.len().max(1);
    Some(Guess { layout: layout.id.clone(), score: score as u32, matched: names, missing, unread })
}
