//! The house's own rules as tests: who may use whom, what never appears in the sources, what the window may do.
//! They read the repository; they do not run the program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod crates;
mod desk;
mod licences;
mod migrations;
mod repository;
mod sources;
mod words;
