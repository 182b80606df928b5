//! The rivals: a Python of their own with pandas, openpyxl and WeasyPrint, and LibreOffice. Installed on the
//! first run into the cache folder (LibreOffice and pango by apt where this user may); their work is timed
//! inside their own process, without starting it and without loading their libraries.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

const PACKAGES: [&str; 3] = ["pandas", "openpyxl", "weasyprint"];

/// Where rivals and made books are kept between runs.
pub fn cache() -> Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    let folder = base.unwrap_or_else(std::env::temp_dir).join("zhanggui-bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Python with the rivals' libraries.
pub fn python() -> Result<PathBuf> {
    let folder = cache()?.join("venv");
    let python = folder.join("bin/python");
    let ready = || {
        let mut probe = Command::new(&python);
        probe.args(["-c", "import pandas, openpyxl, weasyprint"]);
        probe.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if ready() {
        return Ok(python);
    }
    println!("   installing {} into {}", PACKAGES.join(", "), folder.display());
    install(&[
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
        "python3-venv",
        "fonts-noto-cjk",
    ]);
    let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
    let pip = || Command::new(&python).args(["-m", "pip", "install", "-q"]).args(PACKAGES).status();
    if !made.is_ok_and(|s| s.success()) || !pip().is_ok_and(|s| s.success()) || !ready() {
        bail!("needs python3 with venv, pip access for {}, and pango", PACKAGES.join(", "));
    }
    Ok(python)
}

/// `soffice` without a screen.
pub fn libreoffice() -> Result<PathBuf> {
    let find = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|folder| folder.join("soffice")).find(|program| program.is_file())
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    install(&["libreoffice-calc-nogui"]);
    find().context("needs LibreOffice Calc: apt-get install --no-install-recommends libreoffice-calc-nogui")
}

/// Installs packages where this user may do it without a password; whoever needs them says what is missing.
pub fn install(packages: &[&str]) {
    let succeeds = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    let apt = ["install", "-y", "-q", "--no-install-recommends"];
    let words = [apt.as_slice(), packages].concat();
    println!("   installing {}", packages.join(", "));
    if !succeeds("apt-get", &words) {
        succeeds("sudo", &[&["-n", "apt-get"], words.as_slice()].concat());
    }
}

/// `pandas 3.0.1, openpyxl 3.1.5`.
pub fn versions(python: &Path, packages: &[&str]) -> Result<String> {
    let code =
        "import sys, importlib.metadata as m; print(', '.join(f'{p} {m.version(p)}' for p in sys.argv[1:]))";
    said(Command::new(python).args(["-c", code]).args(packages))
}

/// The trimmed standard output of a command that must succeed.
pub fn said(command: &mut Command) -> Result<String> {
    let told = command.stderr(Stdio::null()).output()?;
    if !told.status.success() {
        bail!("{command:?} failed");
    }
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

/// A rival's process that stays alive between runs: one line asks, one line of JSON answers.
pub struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Worker {
    /// `script` is the Python text; `args` what it gets as arguments.
    pub fn start(python: &Path, script: &str, args: &[&Path]) -> Result<Self> {
        let mut command = Command::new(python);
        command.arg("-c").arg(script).args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("the rival does not start")?;
        let input = child.stdin.take().context("no input")?;
        let output = BufReader::new(child.stdout.take().context("no output")?);
        Ok(Self { child, input, output })
    }

    /// Does one piece of work; the answer has its `seconds`.
    pub fn ask(&mut self, what: &str) -> Result<Value> {
        writeln!(self.input, "{what}")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        serde_json::from_str(&line).with_context(|| format!("the rival ended at {what}"))
    }

    pub fn seconds(&mut self, what: &str) -> Result<f64> {
        self.ask(what)?["seconds"].as_f64().context("no seconds")
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
