//! Every workbook that leaves the program. Text is always text, never a formula; numbers are numbers;
//! nothing says who or what wrote the file, and the same content gives the same bytes.

mod hand_entry;
mod month;
mod plain;
mod problems;
mod sheet;
mod staff;
mod table;

pub use hand_entry::{
    HAND_ENTRY_MARK, HAND_ENTRY_SHEET, HandEntryDoc, HandItem, HandPerson, hand_entry_template,
};
pub use month::{FactRow, PersonItem, PersonSheet, SummaryRow, WorkbookDoc, month_workbook};
pub use plain::{PlainCell, PlainSheet, plain_workbook};
pub use problems::{ProblemListDoc, ProblemRow, problem_list};
pub use staff::{STAFF_HEADERS, StaffRow, staff_template};
pub use table::{TableSheet, table_workbook};
