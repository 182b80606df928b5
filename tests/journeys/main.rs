//! The owner's story, step by step, through the same commands that the window and the command line call.
//! A test that cannot run here (no shared data, no second user) says so and why.
// A test may stop where something is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod asked_of_hand;
mod bad_input;
mod bad_places;
mod cancelled;
mod checks;
mod close;
mod command_line;
mod command_line_contract;
mod compare;
mod completeness;
mod desk;
mod exports;
mod full_disk;
mod happenings;
mod history;
mod hostile;
mod imports;
mod killed;
mod mapping;
mod marks;
mod marks_grid;
mod metrics;
mod month;
mod nicknames;
mod offline;
mod own_rates;
mod papers;
mod part_months;
mod paste;
mod periods;
mod quarters;
mod reader;
mod real;
mod real_tables;
mod round_trip;
mod sample_shop;
mod scheme_drafts;
mod scheme_warnings;
mod schemes;
mod score;
mod shop;
mod start;
mod strange_words;
mod taking;
mod ticks;
mod together;
mod traced;
mod undo;
mod upgrades;
mod weights;
mod what_if;
mod whose;
