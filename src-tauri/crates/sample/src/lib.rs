//! The sample shop: invented people, and the export files they would have left behind, made anew from
//! a date. Reads no clock and writes nowhere; the book is built by whoever carries out the plan.

mod cast;
mod chance;
mod exports;
mod figures;
mod marks;
mod people;
mod pinduoduo;
mod plan;
mod roster;
mod story;
#[cfg(test)]
mod tests;

pub use exports::export_name;
pub use marks::{HAND_ITEMS, hand_value, marks_name};
pub use pinduoduo::month_name;
pub use plan::*;
pub use story::plan;

use domain::{Month, Result};

/// Every file of the sample, month by month, day by day.
pub fn files(plan: &Plan) -> Result<Vec<SampleFile>> {
    let mut files = Vec::new();
    for month in &plan.months {
        files.extend(files_of(plan, month.month)?);
    }
    Ok(files)
}

/// The files of one month: a workbook of exports a day, the second shop's workbook of the month where somebody
/// works there, then the hand-entry workbook.
pub fn files_of(plan: &Plan, month: Month) -> Result<Vec<SampleFile>> {
    let folder = month.to_string();
    let mut files = Vec::new();
    for day in month.days() {
        let bytes = exports::workbook(plan, day)?;
        files.push(SampleFile {
            folder: folder.clone(),
            name: export_name(day),
            shop: 0,
            kind: FileKind::Export,
            bytes,
        });
    }
    if let Some(bytes) = pinduoduo::workbook(plan, month)? {
        let name = pinduoduo::month_name(month);
        files.push(SampleFile { folder: folder.clone(), name, shop: 1, kind: FileKind::Export, bytes });
    }
    let bytes = marks::workbook(plan, month)?;
    files.push(SampleFile { folder, name: marks_name(month), shop: 0, kind: FileKind::Marks, bytes });
    Ok(files)
}
