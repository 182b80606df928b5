//! Imports: preview before writing, commit once, withdraw; which days are there; and the facts themselves.

mod browse;
mod commit;
pub mod completeness;
mod contract;
mod counting;
mod fed;
pub mod files;
mod gone;
mod layouts;
mod mapping;
mod nothing;
mod preview;
mod problems;
mod reading;
mod ticks;
mod together;
mod unmatched;
mod whose;
mod withdraw;

pub use browse::{exclude, include, list, template};
pub(crate) use browse::{named, rows};
pub(crate) use commit::{HAND_ENTRY, write};
pub use commit::{commit, imports};
pub use completeness::{completeness, set_no_data};
pub use contract::contract_files;
pub(crate) use fed::by_hand_here;
pub use layouts::{choose, export, forget, get, import, layouts, remove, save};
pub(crate) use mapping::Looked;
pub use mapping::look;
pub(crate) use preview::Prepared;
pub use preview::preview;
pub use problems::save_problems;
pub use ticks::{preview_rows, tick};
pub use unmatched::unbound;
pub(crate) use withdraw::reopened;
pub use withdraw::{withdraw, withdraw_look};
