//! The desktop shell: starts the program, opens its one window, hands requests to the api.
//! The only crate that knows Tauri, and the only part of the program that asks the clock. No business here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod commands;
mod pick;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use api::{Host, Start};
use serde_json::json;
use tauri::Manager;

#[cfg(all(feature = "test-hooks", not(debug_assertions)))]
compile_error!("test-hooks answers the file pickers from the environment and never belongs in a release");

fn main() -> ExitCode {
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(commands::Jobs::default())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::job,
            commands::cancel,
            commands::bytes,
            pick::pick,
            pick::reveal
        ])
        .setup(|app| {
            let folder = app.path().app_local_data_dir()?;
            let host = Host::new(Start { folder, clock: Box::new(clock::now), lang: None });
            open_named_book(&host);
            // Before the window: its first request may come at once.
            app.manage(Arc::new(host));
            window::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zhanggui: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the book that was double-clicked, which the system names as the first argument. One that cannot be
/// opened leaves the start screen, where opening it again tells why.
fn open_named_book(host: &Host) {
    let Some(path) = std::env::args_os().nth(1) else { return };
    let token = host.token(path);
    if let Err(problem) = host.call("book.open", json!({ "token": token })) {
        eprintln!("zhanggui: {}", problem.code);
    }
}
