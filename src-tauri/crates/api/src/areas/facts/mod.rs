//! Imports: preview before writing, commit once, withdraw; and the facts themselves.

mod browse;
mod commit;
pub mod files;
mod nothing;
mod preview;
mod unmatched;

pub(crate) use browse::{by_hand, named, rows};
pub use browse::{exclude, include, list, template};
pub(crate) use commit::{HAND_ENTRY, write};
pub use commit::{commit, imports, withdraw};
pub(crate) use preview::{Prepared, Summary};
pub use preview::{contract_files, preview};
pub use unmatched::unbound;
