//! The cells behind a figure, named as the owner finds them: file, sheet, cell.

use domain::evaluation::{Cell, Evaluation, FileRef, ItemResult, PartRole, Step};
use domain::fact::cell_name;
use domain::{Label, Span};

use super::{SourceText, used};
use crate::{Locale, number};

impl Locale {
    /// `赤兔-客服数据23年新!R5 等 31 格`: the cells of the value itself, not of its weights.
    pub(super) fn source_clause(self, item: &ItemResult, evaluation: &Evaluation) -> Option<String> {
        let (first, count) = match used(item)? {
            Step::Figure { parts, .. } => {
                let main = |p: &&domain::evaluation::Part| matches!(p.role, PartRole::Value | PartRole::Top);
                let part = parts
                    .iter()
                    .filter(main)
                    .find(|p| !p.cells.is_empty())
                    .or_else(|| parts.iter().find(|p| !p.cells.is_empty()))?;
                (part.cells.first()?, part.cells.len())
            }
            Step::Mark { cell, .. } => (cell.as_deref()?, 1),
            _ => return None,
        };
        let place = file_of(&evaluation.files, first).map(place)?;
        let cell = cell_name(first.row, first.col);
        let source = self.message("derivation-source", &[("place", place), ("cell", &cell)]);
        if count == 1 {
            return Some(source);
        }
        let count = count.to_string();
        Some(self.message("derivation-source_more", &[("source", &source), ("count", &count)]))
    }

    pub(super) fn sources(self, item: &ItemResult, evaluation: &Evaluation) -> Vec<SourceText> {
        let mut sources = Vec::new();
        for step in &item.steps {
            match step.figure() {
                Step::Figure { parts, unit, .. } => {
                    for part in parts {
                        let unit = if part.role == PartRole::Value { unit.as_ref() } else { None };
                        let metric = part.metric_name.get(self.lang);
                        let texts =
                            part.cells.iter().map(|c| self.source(c, metric, unit, &evaluation.files));
                        sources.extend(texts);
                    }
                }
                Step::Mark { cell: Some(cell), .. } => {
                    let metric = item.name.get(self.lang);
                    sources.push(self.source(cell, metric, item.unit.as_ref(), &evaluation.files));
                }
                _ => {}
            }
        }
        sources
    }

    /// One cell of a file; `unit` is that of its value.
    pub fn source(self, cell: &Cell, metric: &str, unit: Option<&Label>, files: &[FileRef]) -> SourceText {
        let file = file_of(files, cell);
        SourceText {
            file: file.map(|f| f.file.clone()).unwrap_or_default(),
            sheet: file.map(|f| f.sheet.clone()).unwrap_or_default(),
            shop: file.map(|f| f.shop.clone()).unwrap_or_default(),
            cell: cell_name(cell.row, cell.col),
            day: self.span(Span { first: cell.first, last: cell.last }),
            metric: metric.to_owned(),
            value: match cell.value {
                Some(n) => number::with_unit(n, number::PLAIN, unit, self.lang()),
                None => self.fact_state(cell.state),
            },
        }
    }
}

fn file_of<'a>(files: &'a [FileRef], cell: &Cell) -> Option<&'a FileRef> {
    files.iter().find(|f| f.id == cell.file)
}

/// Text files have no sheet.
fn place(file: &FileRef) -> &str {
    if file.sheet.is_empty() { &file.file } else { &file.sheet }
}
