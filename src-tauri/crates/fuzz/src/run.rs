//! A target from the command line: the files named there, or a hunt that starts from the seeds.

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use crate::{Changes, TARGETS, Target, seeds};

const USAGE: &str = "FILE... runs these files (- is what comes in); --hunt RUNS [START] changes the seeds";

/// Runs the target of that name on what the command line says.
pub fn run(name: &str) -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((_, target)) = TARGETS.iter().find(|(known, _)| *known == name) else {
        eprintln!("no target {name}");
        return ExitCode::FAILURE;
    };
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => Err(format!("{name} {USAGE}")),
        ["--hunt", runs] => hunt(name, *target, runs, "1"),
        ["--hunt", runs, start] => hunt(name, *target, runs, start),
        files => files.iter().try_for_each(|file| {
            let bytes = read(file).map_err(|e| format!("{file}: {e}"))?;
            try_one(*target, &bytes).then_some(()).ok_or_else(|| format!("{file} breaks {name}"))
        }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

fn read(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn hunt(name: &str, target: Target, runs: &str, start: &str) -> Result<(), String> {
    let number = |text: &str| text.parse::<u64>().map_err(|_| format!("{text} is no number"));
    let (runs, start) = (number(runs)?, number(start)?);
    let seeds = seeds(name).map_err(|e| e.to_string())?;
    for at in start..start.saturating_add(runs) {
        let mut changes = Changes::new(at);
        let (from, other) = (changes.below(seeds.len()), changes.below(seeds.len()));
        let bytes = changes.of(&seeds[from].1, &seeds[other].1);
        if !try_one(target, &bytes) {
            let kept = std::env::temp_dir().join(format!("zhanggui-fuzz-{name}-{at}"));
            std::fs::write(&kept, bytes).map_err(|e| e.to_string())?;
            return Err(format!("{} breaks {name}; it is kept in {}", seeds[from].0, Path::display(&kept)));
        }
        if at % 1000 == 0 {
            println!("{name}: {at}");
        }
    }
    println!("{name}: {runs} files from {} seeds, nothing found", seeds.len());
    Ok(())
}

/// Whether the target holds; what a panic says goes to the screen.
fn try_one(target: Target, bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| target(bytes))).is_ok()
}
