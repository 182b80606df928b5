//! The use cases, one folder or file an area. Each function checks, changes the book in one transaction
//! and answers with what changed; it never asks the clock and never formats a sentence of its own.

pub mod book;
pub mod facts;
pub mod history;
pub mod home;
pub mod metrics;
pub mod month;
pub mod papers;
pub mod roster;
pub mod saving;
pub mod schemes;
pub mod settings;
pub mod staff;

use domain::Result;
use store::{ChangeLabel, Tx};

use crate::host::Host;
use crate::types::Written;

/// One change of the open book, under the name of whoever acts.
pub(crate) fn change<T>(
    host: &Host,
    label: ChangeLabel,
    actor: &str,
    write: impl FnOnce(&Tx<'_>) -> store::Result<T>,
) -> Result<Written<T>> {
    let at = host.now().at;
    host.with(|open| {
        let (value, changed) = open.book.change(&label, actor, &at, write)?;
        let saved_at = (changed.change != 0).then_some(at);
        Ok(Written { value, changed: changed.areas.into_iter().collect(), saved_at })
    })
}
