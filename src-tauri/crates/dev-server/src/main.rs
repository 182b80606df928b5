//! The commands over localhost, for browser tests and for looking at screens during development.
//! Never shipped: the program itself opens no socket.
//!
//! `dev-server --port N --ui DIR --folder DIR [--today DATE]`; port 0 takes a free one and says it.

mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(served) = api::reader::serve_if_asked() {
        return served;
    }
    let mut options = serve::Options {
        port: 4173,
        ui: PathBuf::from("ui/dist"),
        folder: std::env::temp_dir().join("zhanggui-dev"),
        today: None,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next();
        match (arg.as_str(), value) {
            ("--port", Some(v)) => match v.parse() {
                Ok(port) => options.port = port,
                Err(_) => return usage(),
            },
            ("--ui", Some(v)) => options.ui = v.into(),
            ("--folder", Some(v)) => options.folder = v.into(),
            ("--today", Some(v)) => options.today = Some(v),
            _ => return usage(),
        }
    }
    match serve::serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("dev-server: {e}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: dev-server [--port N] [--ui DIR] [--folder DIR] [--today YYYY-MM-DD]");
    ExitCode::from(2)
}
