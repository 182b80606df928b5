//! The desktop shell: starts the program, opens its one window, hands requests to the api.
//! The only crate that knows Tauri, and the only part of the program that asks the clock. No business here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod commands;
mod host;
mod pick;
mod window;

use std::process::ExitCode;

use tauri::Manager;

#[cfg(all(feature = "test-hooks", not(debug_assertions)))]
compile_error!("test-hooks answers the file pickers from the environment and never belongs in a release");

fn main() -> ExitCode {
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(commands::Jobs::default())
        .invoke_handler(tauri::generate_handler![commands::call, commands::job, commands::bytes])
        .setup(|app| {
            // Before the window: its first request may come at once.
            app.manage(host::open(app.path().app_local_data_dir()?, clock::now));
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
