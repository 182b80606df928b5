//! Runs one step at a time: a heading, the command to repeat it alone, its time; then a summary.
//! Knows nothing of what the steps are.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::machine;

/// A step that nothing after it can do without has failed.
pub struct Stop;

pub type Outcome = Result<(), Stop>;

enum Line {
    Passed(Duration),
    Failed(Duration),
    Skipped(String),
}

/// What was done so far, in order.
#[derive(Default)]
pub struct Report {
    lines: Vec<(String, String, Line)>,
    refusal: Option<String>,
}

/// One command of a step, run from a folder of the repository.
pub struct Run {
    program: String,
    args: Vec<String>,
    folder: PathBuf,
    vars: Vec<(String, String)>,
}

impl Run {
    pub fn new(program: &str, args: &[&str]) -> Self {
        Self {
            program: program.to_owned(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            folder: machine::root(),
            vars: Vec::new(),
        }
    }

    pub fn args<S: AsRef<str>>(mut self, more: &[S]) -> Self {
        self.args.extend(more.iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = folder.to_path_buf();
        self
    }

    pub fn var(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.vars.push((name.to_owned(), value.as_ref().to_string_lossy().into_owned()));
        self
    }

    /// The same command, started by another program.
    pub fn under(mut self, program: &Path, args: &[&str]) -> Self {
        let inner = std::mem::replace(&mut self.program, program.to_string_lossy().into_owned());
        self.args.insert(0, inner);
        self.args.splice(0..0, args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    fn command(&self) -> Command {
        // On Windows npm and npx are batch files, which only the command processor starts.
        let mut command = if cfg!(windows) && self.program.starts_with("np") {
            let mut shell = Command::new("cmd");
            shell.arg("/C").arg(&self.program);
            shell
        } else {
            Command::new(&self.program)
        };
        command.args(&self.args).current_dir(&self.folder);
        command.envs(self.vars.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(inner) = self.folder.strip_prefix(machine::root())
            && inner != Path::new("")
        {
            write!(f, "cd {} && ", inner.display())?;
        }
        for (name, value) in &self.vars {
            write!(f, "{name}={} ", quoted(value))?;
        }
        write!(f, "{}", self.program)?;
        self.args.iter().try_for_each(|arg| write!(f, " {}", quoted(arg)))
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

impl Report {
    /// Runs a step that the following ones can do without; true when it passed.
    pub fn step(&mut self, name: &str, run: &Run) -> bool {
        println!("\n━━ {name}\n   {run}");
        let start = Instant::now();
        let passed = match run.command().status() {
            Ok(status) => status.success(),
            Err(error) => {
                println!("   {} does not start: {error}", run.program);
                false
            }
        };
        let took = start.elapsed();
        println!("   {} in {:.1} s", if passed { "passed" } else { "FAILED" }, took.as_secs_f32());
        let line = if passed { Line::Passed(took) } else { Line::Failed(took) };
        self.lines.push((name.to_owned(), run.to_string(), line));
        passed
    }

    /// Runs a step that the following ones need.
    pub fn need(&mut self, name: &str, run: &Run) -> Outcome {
        if self.step(name, run) { Ok(()) } else { Err(Stop) }
    }

    /// Says loudly that a step did not run, and why.
    pub fn skip(&mut self, name: &str, why: &str) {
        println!("\n━━ {name}\n   SKIPPED: {why}");
        self.lines.push((name.to_owned(), String::new(), Line::Skipped(why.to_owned())));
    }

    /// Ends, and says what is missing in the last line.
    pub fn refuse(&mut self, why: &str) -> Outcome {
        self.refusal = Some(why.to_owned());
        Err(Stop)
    }

    /// Prints the summary and makes the exit code. A single step needs no summary.
    pub fn finish(self, outcome: Outcome) -> ExitCode {
        if self.lines.len() > 1 {
            println!("\n━━ summary");
            for (name, command, line) in &self.lines {
                match line {
                    Line::Passed(took) => println!("   passed  {name} ({:.1} s)", took.as_secs_f32()),
                    Line::Failed(took) => {
                        println!("   FAILED  {name} ({:.1} s); again: {command}", took.as_secs_f32());
                    }
                    Line::Skipped(why) => println!("   skipped {name}: {why}"),
                }
            }
        }
        if let Some(why) = &self.refusal {
            eprintln!("{why}");
        }
        let failed = self.lines.iter().any(|(_, _, line)| matches!(line, Line::Failed(_)));
        if failed || outcome.is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
