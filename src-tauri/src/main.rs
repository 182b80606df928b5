//! The desktop shell: starts the program, opens its one window, hands requests to the api.
//! The only crate that knows Tauri, and the only part of the program that asks the clock. No business here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod commands;
mod drawing;
mod log;
mod memory;
mod opening;
mod pick;
mod window;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use api::{Host, Start};
use tauri::Manager;

use crate::commands::Jobs;
use crate::opening::Opening;

#[cfg(all(feature = "test-hooks", not(debug_assertions)))]
compile_error!("test-hooks answers the file pickers from the environment and never belongs in a release");

fn main() -> ExitCode {
    if let Some(served) = api::reader::serve_if_asked() {
        return served;
    }
    drawing::by_processor();
    log::watch_panics();
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::memory())
        .manage(Jobs::default())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::job,
            commands::cancel,
            commands::bytes,
            commands::ready,
            pick::pick,
            pick::reveal
        ])
        .setup(|app| {
            let folder = app.path().app_local_data_dir()?;
            log::open(&folder);
            let host = Arc::new(Host::new(Start {
                folder,
                clock: Box::new(clock::now),
                lang: None,
                reader: std::env::current_exe().ok(),
            }));
            // Before the window: its first request may come at once.
            app.manage(Arc::clone(&host));
            let named = book_among(std::env::args_os().skip(1));
            app.manage(named.map_or_else(Opening::none, |book| Opening::start(host, book)));
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

/// The book that was double-clicked, which the system names as the first argument that is a file: what starts with a dash is meant for a toolkit, unless it follows `--`.
fn book_among(mut args: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    let first = args.find(|arg| arg == "--" || !arg.to_string_lossy().starts_with('-'))?;
    if first == "--" { args.next() } else { Some(first) }.map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_is_the_first_file_that_is_named() {
        let book = |args: &[&str]| book_among(args.iter().map(OsString::from));
        assert_eq!(book(&["店.zhanggui"]), Some(PathBuf::from("店.zhanggui")));
        assert_eq!(book(&["--", "店.zhanggui"]), Some(PathBuf::from("店.zhanggui")));
        assert_eq!(book(&["--", "-旧.zhanggui"]), Some(PathBuf::from("-旧.zhanggui")));
        assert_eq!(book(&["--sync", "店.zhanggui", "别.xlsx"]), Some(PathBuf::from("店.zhanggui")));
        assert_eq!(book(&["--sync"]), None);
        assert_eq!(book(&["--"]), None);
        assert_eq!(book(&[]), None);
    }
}
