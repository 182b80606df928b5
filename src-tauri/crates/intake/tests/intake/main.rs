//! What a shop owner's files give, told through the crate's own entry.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod book;
mod chitu;
mod events;
mod fixtures;
mod hand_entry;
mod hostile;
mod impossible;
mod layouts;
mod platforms;
mod round_trip;
mod rules;
mod sheets;
mod shipped;
mod spellings;
mod staff;
mod totals;
