//! What a shop owner's files give, told through the crate's own entry.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod book;
mod chitu;
mod hand_entry;
mod hostile;
mod layouts;
mod sheets;
mod staff;
