//! The month: board and why, marks and overrides, review and confirmation, the employee's answer, closing and corrections.

mod answers;
mod board;
mod close;
mod compare;
mod decide;
mod entry;
mod grid;
mod marks;
mod periods;
mod why;

pub use answers::{answer, follow_up, follow_up_remove, interview, interview_remove, self_mark};
pub(crate) use board::corrections;
pub use board::{board, sheet};
pub(crate) use close::close_now;
pub use close::{close, close_check, correct, reopen};
pub use compare::compare;
pub use decide::{confirm, reopen_sheet, review};
pub use entry::{comment, mark, set_override};
pub use grid::marks_grid;
pub use marks::marks;
pub use periods::{period, save_period};
pub use why::why;
pub(crate) use why::{place, role};

use domain::{Month, Problem, Result};
use std::sync::Arc;

use crate::host::Open;
use crate::view::{MonthView, Who};

/// The month and the sheet asked for. Errors: `month.no_sheet`.
fn sheet_of(open: &mut Open, month: Month, scheme: &str, person: i64) -> Result<(Arc<MonthView>, Who)> {
    let view = open.month(month)?;
    let who = match view.sheet(scheme, person) {
        Some((_, _, who)) => who.clone(),
        None => {
            let name = open.book.read().person(person)?.map(|p| p.name).unwrap_or_default();
            return Err(Problem::new("month.no_sheet").with("month", month).with("name", name));
        }
    };
    Ok((view, who))
}
