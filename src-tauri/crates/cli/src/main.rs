//! The program without a window: the same commands, for scripts and tests.
//! Exit 0: everything asked was done. 1: refused or partly wrong, nothing written. 2: usage.

mod args;
mod run;

use std::process::ExitCode;

use clap::Parser;
use domain::{Lang, Problem};
use serde_json::json;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(e) => {
            let _ = e.print();
            // Help and version are asked for, everything else is a mistake in the call.
            return if e.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let (json, lang) = (args.json, args.lang.unwrap_or_default());
    match run::run(args) {
        Ok(out) => {
            if !out.text.is_empty() {
                println!("{}", out.text);
            }
            if out.partly_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(problem) => {
            eprintln!("{}", told(&problem, json, lang));
            ExitCode::FAILURE
        }
    }
}

fn told(problem: &Problem, json: bool, lang: Lang) -> String {
    let text = locale::Locale::new(lang).problem(problem);
    if json {
        json!({ "code": problem.code, "params": problem.params, "text": text }).to_string()
    } else {
        text
    }
}
