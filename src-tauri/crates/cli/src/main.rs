//! The program without a window: the same commands, for scripts and tests.
//! Exit 0: everything asked was done. 1: refused or partly wrong, nothing written. 2: usage.

mod args;
mod out;
mod run;

use std::process::ExitCode;

use clap::Parser;
use domain::Problem;

use out::{Failed, Say};

/// Scores and pages are made of many small pieces: the allocator of the system takes a quarter of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(served) = api::reader::serve_if_asked() {
        return served;
    }
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(e) if e.use_stderr() => return usage(&e),
        Err(e) => {
            // Help and version are asked for, everything else is a mistake in the call.
            let _ = e.print();
            return ExitCode::SUCCESS;
        }
    };
    let say = Say { json: args.json, locale: locale::Locale::new(args.lang.unwrap_or_default()) };
    match run::run(args, say) {
        Ok(out) => {
            out::print(&out.answer);
            match out.failed {
                None => ExitCode::SUCCESS,
                Some(failed) => {
                    eprintln!("{}", say.failed(&failed));
                    ExitCode::FAILURE
                }
            }
        }
        Err(problem) => {
            eprintln!("{}", say.failed(&Failed::Problem(problem)));
            ExitCode::FAILURE
        }
    }
}

/// A call that cannot be read has no parsed flags either: they are looked for in the words themselves.
fn usage(e: &clap::Error) -> ExitCode {
    let words: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    if words.iter().any(|w| w == "--json") {
        let lang = words.iter().position(|w| w == "--lang").and_then(|at| words.get(at + 1));
        let lang = lang.and_then(|tag| domain::Lang::from_tag(tag)).unwrap_or_default();
        let problem = Problem::new("command.usage").with("reason", e.render().to_string().trim());
        let say = Say { json: true, locale: locale::Locale::new(lang) };
        eprintln!("{}", say.failed(&Failed::Problem(problem)));
    } else {
        let _ = e.print();
    }
    ExitCode::from(2)
}
