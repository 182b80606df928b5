//! What the owner relies on, asked of the book from outside.

mod closing;
mod facts;
mod opening;
mod people;
mod random;
mod safety;
mod setup;
mod speed;
