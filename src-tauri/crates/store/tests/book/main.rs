//! What the owner relies on, asked of the book from outside.
#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests are tests")]

mod answers;
mod closing;
mod facts;
mod opening;
mod people;
mod random;
mod safety;
mod setup;
mod speed;
