//! One journey of the built program in its real window: no mock, no server, only what an owner would see and do.
//! `cargo xtask test` builds the program and names it in ZHANGGUI_PROGRAM; without it the journey says that it
//! was skipped.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it cannot go on"
)]

mod journey;
mod machine;
mod owner;
mod screen;
mod sockets;
mod window;
