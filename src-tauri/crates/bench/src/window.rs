//! Row 5: from the start of the program to its first usable screen, and the memory it then holds, with three
//! years of fifty people in the book; against a Tauri window that holds nothing. Linux, under Xvfb.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use domain::Day;
use serde_json::json;

use crate::report::{Goal, Report, Row, Unit, median};
use crate::{Asked, clock, desk, empty, files, rivals};

const PEOPLE: usize = 50;
const MONTHS: usize = 36;
const RUNS: usize = 10;
/// After the first screen stands both windows are left alone for this long before memory is read.
const SETTLES: Duration = Duration::from_millis(1500);
const PATIENCE: Duration = Duration::from_secs(60);

/// One start: seconds to the first screen, bytes held after it.
struct Start {
    seconds: f64,
    memory: f64,
}

pub fn measure(_: &Asked, report: &mut Report) -> Result<()> {
    println!("\n━━ start and memory with {MONTHS} months of {PEOPLE} people");
    if !cfg!(target_os = "linux") {
        bail!("start and memory are measured on Linux only");
    }
    let beside = std::env::current_exe()?.with_file_name("zhanggui");
    ensure!(
        beside.exists(),
        "build the program first: cargo build --release -p zhanggui --features custom-protocol"
    );
    let screen = Screen::open()?;
    let empty = empty::program()?;
    let folder = tempfile::tempdir()?;
    let book = book(folder.path())?;
    let size = std::fs::metadata(&book)?.len();

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first start of each fills the caches of the system and is not counted.
    for round in 0..=RUNS {
        let program = start(&screen, folder.path(), &beside, Some(&book))?;
        let bare = start(&screen, folder.path(), &empty, None)?;
        if round > 0 {
            ours.push(program);
            theirs.push(bare);
        }
    }
    let middle = |starts: &[Start], of: fn(&Start) -> f64| median(starts.iter().map(of).collect());
    let rival = format!("empty window, Tauri {}", empty::tauri_version()?);
    report.add(Row {
        work: "start to the first usable screen, 3 years × 50 people",
        rival: rival.clone(),
        ours: middle(&ours, |s| s.seconds),
        theirs: middle(&theirs, |s| s.seconds),
        unit: Unit::Seconds,
        goal: Goal::AtMost(1.3),
        note: format!(
            "from the start of the process until the first screen is painted with its answers: book opened and \
             checked ({:.0} MB), the open month evaluated, home shown. Median of {RUNS}, Xvfb.",
            size as f64 / 1e6
        ),
    });
    report.add(Row {
        work: "memory then (PSS of all its processes)",
        rival,
        ours: middle(&ours, |s| s.memory),
        theirs: middle(&theirs, |s| s.memory),
        unit: Unit::Bytes,
        goal: Goal::AtMost(1.3),
        note: "the program, WebKit's network process and its page process, 1.5 s after the first screen."
            .to_owned(),
    });
    Ok(())
}

/// Three years of daily figures, every month but the last closed.
fn book(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("three-years.zhanggui");
    let host = desk::host(&folder.join("settings"));
    desk::new_book(&host, &path)?;
    desk::staff_and_scheme(&host, folder, PEOPLE, clock::month(MONTHS as i32))?;
    for n in 0..MONTHS {
        let month = clock::month((MONTHS - n) as i32);
        let days: Vec<Day> = month.days().collect();
        let file = folder.join(format!("赤兔-客服数据-{month}.xlsx"));
        std::fs::write(&file, files::figures(PEOPLE, &days, n * 31, true)?)?;
        let preview = desk::preview(&host, &file, None)?;
        desk::commit(&host, &preview)?;
        if n + 1 < MONTHS {
            desk::call(&host, "month.confirm", json!({ "month": month, "people": [], "name": "王敏" }))?;
            desk::call(&host, "month.close", json!({ "month": month, "name": "王敏" }))?;
        }
    }
    desk::call(&host, "book.close", json!({}))?;
    Ok(path)
}

/// Starts a program, waits until it says that its first screen stands, reads its memory, ends it.
fn start(screen: &Screen, folder: &Path, program: &Path, book: Option<&Path>) -> Result<Start> {
    let home = folder.join("home");
    std::fs::create_dir_all(&home)?;
    let mut command = Command::new(program);
    command.args(book).env("DISPLAY", &screen.name).env("ZHANGGUI_TELL_READY", "1");
    // Nothing of the person who measures is read or written.
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, &home);
    }
    let begun = Instant::now();
    let mut child = Ended(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?);
    let told = BufReader::new(child.0.stderr.take().context("no error output")?);
    let (send, receive) = std::sync::mpsc::channel();
    let listener = std::thread::spawn(move || {
        let mut lines = told.lines().map_while(Result::ok);
        if lines.any(|line| line.ends_with("ready")) {
            let _ = send.send(Instant::now());
        }
        lines.for_each(drop);
    });
    let ready = receive.recv_timeout(PATIENCE);
    let ready = ready.with_context(|| format!("{} never says that it is ready", program.display()))?;
    std::thread::sleep(SETTLES);
    let memory = memory(child.0.id())?;
    drop(child);
    let _ = listener.join();
    Ok(Start { seconds: (ready - begun).as_secs_f64(), memory })
}

/// A process that does not outlive its measurement.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Proportional set size of a process and all its descendants, in bytes.
fn memory(root: u32) -> Result<f64> {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc")? {
        let Ok(id) = entry?.file_name().to_string_lossy().parse::<u32>() else { continue };
        // After the name in brackets: state, then the parent.
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        if let Some(parent) = parent.and_then(|word| word.parse().ok()) {
            parents.insert(id, parent);
        }
    }
    let mut family = vec![root];
    let mut next = 0;
    while let Some(id) = family.get(next).copied() {
        family.extend(parents.iter().filter(|(_, parent)| **parent == id).map(|(child, _)| *child));
        next += 1;
    }
    let mut bytes = 0.0;
    for id in family {
        let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let kilobytes =
            pss.and_then(|rest| rest.split_whitespace().next()).and_then(|n| n.parse::<f64>().ok());
        bytes += kilobytes.unwrap_or(0.0) * 1024.0;
    }
    ensure!(bytes > 0.0, "the memory of process {root} cannot be read");
    Ok(bytes)
}

/// An X server without a screen.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn open() -> Result<Self> {
        let serve = || {
            let mut command = Command::new("Xvfb");
            command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
        };
        let mut server = match serve() {
            Ok(server) => server,
            Err(_) => {
                rivals::install(&["xvfb"]);
                serve().context("needs Xvfb: apt-get install xvfb")?
            }
        };
        let mut number = String::new();
        let mut output = server.stdout.take().context("no output")?;
        let mut byte = [0];
        while output.read(&mut byte)? == 1 && byte != *b"\n" {
            number.push(char::from(byte[0]));
        }
        ensure!(!number.is_empty(), "Xvfb does not start");
        Ok(Self { server, name: format!(":{number}") })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
