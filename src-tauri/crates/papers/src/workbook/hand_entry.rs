//! The template for figures entered by hand: a row a person, a column an item of one scheme and month.
//! The reader (`intake`) finds everything by the fixed cells written here; change both or neither.

use domain::fact::Value;
use domain::{Lang, Month, Num, Problem};
use rust_xlsxwriter::Format;
use serde::{Deserialize, Serialize};

use super::sheet::{Looks, Writer, failed, finish, new_workbook};
use crate::labels::Labels;

/// The sheet's name, in both languages.
pub const HAND_ENTRY_SHEET: &str = "手工录入";
/// What A1 says, in both languages.
pub const HAND_ENTRY_MARK: &str = "掌柜手工录入";

/// A1 the mark, B1 scheme id, C1 month; row 2 (hidden) item ids from column C; row 3 headings;
/// people from row 4: A 工号, B name, C… values in display units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandEntryDoc {
    pub lang: Lang,
    pub scheme: String,
    pub month: Month,
    pub items: Vec<HandItem>,
    pub people: Vec<HandPerson>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HandItem {
    pub id: String,
    pub name: String,
    /// Display unit, printed behind the name.
    pub unit: Option<String>,
    /// What may be entered: `0–15`; printed under the name.
    pub range: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HandPerson {
    pub staff_no: String,
    pub name: String,
    /// One an item; what is known already.
    pub values: Vec<Option<Value>>,
}

/// The template as xlsx.
///
/// # Errors
/// `papers.empty` without an item or a person, `papers.too_wide`, `papers.workbook`.
pub fn hand_entry_template(doc: &HandEntryDoc) -> Result<Vec<u8>, Problem> {
    if doc.items.is_empty() || doc.people.is_empty() {
        return Err(Problem::new("papers.empty"));
    }
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let page = book.add_worksheet();
    page.set_name(HAND_ENTRY_SHEET).map_err(failed)?;
    page.set_column_format(0, &looks.text).map_err(failed)?;
    let mut writer = Writer::new(page, &looks);
    writer.text(0, HAND_ENTRY_MARK, &looks.soft)?;
    writer.text(1, &doc.scheme, &looks.text)?;
    writer.text(2, &doc.month.to_string(), &looks.text)?;
    writer.row = 1;
    let hidden = Format::new();
    for (i, item) in doc.items.iter().enumerate() {
        writer
            .sheet
            .write_string_with_format(1, super::sheet::column(i + 2)?, &item.id, &hidden)
            .map_err(failed)?;
    }
    writer.sheet.set_row_hidden(1).map_err(failed)?;
    writer.row = 2;
    let words = Labels::of(doc.lang);
    let mut header = vec![words.staff_no.clone(), words.name.clone()];
    header.extend(doc.items.iter().map(heading));
    writer.header(&header, 2)?;
    for person in &doc.people {
        writer.text(0, &person.staff_no, &looks.text)?;
        writer.text(1, &person.name, &looks.text)?;
        for (i, value) in person.values.iter().take(doc.items.len()).enumerate() {
            writer.value(i + 2, value.as_ref())?;
        }
        writer.row += 1;
    }
    writer.close()?;
    finish(book)
}

fn heading(item: &HandItem) -> String {
    let mut text = item.name.clone();
    if let Some(unit) = item.unit.as_ref().filter(|u| !u.is_empty()) {
        text.push_str(&format!(" ({unit})"));
    }
    if let Some(range) = &item.range {
        text.push_str(&format!("\n{range}"));
    }
    text
}

impl HandItem {
    /// The range of points a rater may give, as its second heading line.
    pub fn with_range(mut self, min: Num, max: Num) -> Self {
        self.range = Some(format!("{min}–{max}"));
        self
    }
}
