//! The house's own commands: run, test, check, bench, bundle, bindings, fuzz.
//! Uses the standard library only and none of the other crates, so that it starts on a bare machine
//! and can say what is missing there.

mod machine;
mod report;
mod steps;

use std::process::ExitCode;

use report::Report;

const USAGE: &str = "\
cargo xtask run [--release] [-- ARGS]   install what is missing, build everything, start the program
cargo xtask test [PART...]              everything CI runs; parts: check unit browser native
cargo xtask check                       formatting, lints, types, licences
cargo xtask bench [ARGS]                speed against rivals (release build)
cargo xtask bundle                      installers of this system (Linux deb rpm, Windows exe, macOS dmg)
cargo xtask bindings                    write the interface types for the ui
cargo xtask fuzz NAME [RUNS] [START]    change the fixtures of intake until something breaks (csv_rows,
                                        workbook_rows, rows_facts, wire_answer)";

const PARTS: [&str; 4] = ["check", "unit", "browser", "native"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let mut report = Report::default();
    let outcome = match args.first().map(String::as_str) {
        Some("run") => steps::run(&mut report, rest),
        Some("test") if rest.iter().all(|part| PARTS.contains(&part.as_str())) => {
            let all = PARTS.map(String::from);
            steps::test(&mut report, if rest.is_empty() { &all } else { rest })
        }
        Some("check") => steps::check_alone(&mut report),
        Some("bench") => steps::bench(&mut report, rest),
        Some("bundle") => steps::bundle(&mut report),
        Some("bindings") => steps::bindings(&mut report),
        Some("fuzz") if (1..=3).contains(&rest.len()) => steps::fuzz(&mut report, rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    report.finish(outcome)
}
