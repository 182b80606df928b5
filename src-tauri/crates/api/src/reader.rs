//! Files are parsed in a process beside the program, which has a limit of memory and of time: a file that breaks its
//! reader breaks nothing else. The process is the program itself, started with [`WORD`]; it knows no book, writes
//! no file, and ends when nobody asks it any more.

use std::io::{BufReader, BufWriter, Cursor};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::{Problem, Result};
use intake::wire::{self, What};
use intake::{Form, Hear, Here, Open, Opened, Unpacked, holds_files};

use crate::host::{Job, lock};

/// The first argument of a process that reads files; the second is the memory it may use, in bytes.
pub const WORD: &str = "read-files";

/// What one file may cost.
#[derive(Debug, Clone, Copy)]
struct Limits {
    seconds: u32,
    /// Bytes.
    memory: usize,
}

const LIMITS: Limits = Limits { seconds: 30, memory: 1 << 30 };

/// How often the time is looked at, and whether the person has cancelled.
const LOOK: Duration = Duration::from_millis(50);
/// How often the reading process looks at its memory.
const WEIGH: Duration = Duration::from_millis(20);
/// A process that has read more than this is ended and not kept for the next file.
const KEEP_BELOW: usize = 32 << 20;

/// Serves the process that started this one, where it was started for that; `main` asks first of all.
pub fn serve_if_asked() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    if args.next()? != WORD {
        return None;
    }
    let most = args.next().and_then(|bytes| bytes.to_str()?.parse().ok()).unwrap_or(LIMITS.memory);
    Some(if serve(most).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve(most: usize) -> std::io::Result<()> {
    // What the program itself holds, most of it libraries of the window, is not the file's.
    let before = memory_stats::memory_stats();
    let (held, mapped) = before.map_or((0, 0), |m| (m.physical_mem, m.virtual_mem));
    limit_memory(most.saturating_add(mapped));
    let busy = Arc::new(AtomicBool::new(false));
    let watched = Arc::clone(&busy);
    let watch = std::thread::spawn(move || {
        loop {
            match watched.load(Ordering::Acquire) {
                false => std::thread::park(),
                true => std::thread::sleep(WEIGH),
            }
            if memory_stats::memory_stats().is_some_and(|m| m.physical_mem > held.saturating_add(most)) {
                std::process::exit(1);
            }
        }
    });
    let mut from = std::io::stdin().lock();
    let mut to = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    while let Some((what, file, bytes)) = wire::asked(&mut from)? {
        busy.store(true, Ordering::Release);
        watch.thread().unpark();
        wire::serve(&Here, (what, &file, &bytes), &mut from, &mut to)?;
        busy.store(false, Ordering::Release);
    }
    Ok(())
}

/// The wall behind the watch, where the system has one: no room is made beyond `most` bytes.
#[cfg(target_os = "linux")]
fn limit_memory(most: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = Rlimit { current: Some(most as u64), ..getrlimit(Resource::As) };
    // Where it is refused the watch still stands.
    let _ = setrlimit(Resource::As, limit);
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_: usize) {}

/// Starts the processes, and keeps those that wait for the next file.
pub(crate) struct Readers {
    /// The program that serves when it is started with [`WORD`]; `None` reads in this process.
    program: Option<PathBuf>,
    limits: Limits,
    idle: Mutex<Vec<Reader>>,
}

/// One process and the pipes to it.
struct Reader {
    process: Mutex<Child>,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    /// Bytes it was given so far.
    given: usize,
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It holds nothing that would have to be put in order.
        let mut process = lock(&self.process);
        let _ = process.kill();
        let _ = process.wait();
    }
}

impl Readers {
    pub fn new(program: Option<PathBuf>) -> Readers {
        Readers { program, limits: LIMITS, idle: Mutex::new(Vec::new()) }
    }

    /// Opens files; a cancel of `job` ends what is being read.
    pub fn of<'a>(&'a self, job: Option<&'a Job<'a>>) -> Beside<'a> {
        Beside { readers: self, job }
    }

    fn start(&self, program: &PathBuf) -> std::io::Result<Reader> {
        if let Some(idle) = lock(&self.idle).pop() {
            return Ok(idle);
        }
        let mut command = Command::new(program);
        command.arg(WORD).arg(self.limits.memory.to_string());
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (to, from) = pipes.ok_or(std::io::ErrorKind::BrokenPipe)?;
        let (to, from) = (BufWriter::with_capacity(1 << 16, to), BufReader::with_capacity(1 << 16, from));
        Ok(Reader { process: Mutex::new(process), to, from, given: 0 })
    }
}

/// Opens files in processes of their own.
pub(crate) struct Beside<'a> {
    readers: &'a Readers,
    job: Option<&'a Job<'a>>,
}

/// Why a process was ended.
#[derive(Clone, Copy)]
enum End {
    TooSlow,
    Cancelled,
}

impl Open for Beside<'_> {
    fn open(&self, file: &str, bytes: &[u8], form: Form, hear: &dyn Hear) -> Result<Opened> {
        let Some(program) = &self.readers.program else { return Here.open(file, bytes, form, hear) };
        self.ask(program, What::Tables(form), file, bytes, |from, to| wire::answer(from, to, hear))
    }

    fn unpack(&self, file: &str, bytes: &[u8]) -> Result<Option<Unpacked>> {
        // Whether it is a zip at all, its list says: nothing is unpacked for that.
        let Some(program) = self.readers.program.as_ref().filter(|_| holds_files(Cursor::new(bytes))) else {
            return Here.unpack(file, bytes);
        };
        self.ask(program, What::Files, file, bytes, |from, _| wire::files(from))
    }
}

impl Beside<'_> {
    /// Has a process look at the file; `take` takes its answer.
    fn ask<T>(
        &self,
        program: &PathBuf,
        what: What,
        file: &str,
        bytes: &[u8],
        take: impl FnOnce(&mut BufReader<ChildStdout>, &mut BufWriter<ChildStdin>) -> Option<Result<T>>,
    ) -> Result<T> {
        let problem = |code: &str| Problem::new(code).with("file", file);
        let mut reader =
            self.readers.start(program).map_err(|e| problem("import.no_reader").with_io("reason", &e))?;
        reader.given += bytes.len();
        let Reader { process, to, from, .. } = &mut reader;
        let (answer, ended) = std::thread::scope(|scope| {
            let (done, wait) = channel();
            let watch = scope.spawn(move || self.watch(&wait, process));
            let answer = wire::ask(to, what, file, bytes).ok().and_then(|()| take(from, to));
            drop::<Sender<()>>(done);
            (answer, watch.join().ok().flatten())
        });
        match (answer, ended) {
            (Some(answer), None) => {
                if reader.given < KEEP_BELOW {
                    lock(&self.readers.idle).push(reader);
                }
                answer
            }
            (_, Some(End::Cancelled)) => Err(Problem::new("job.cancelled")),
            (_, Some(End::TooSlow)) => {
                Err(problem("import.too_slow").with("limit", self.readers.limits.seconds))
            }
            (None, None) => {
                Err(problem("import.reader_died").with("limit", self.readers.limits.memory >> 20))
            }
        }
    }

    /// Ends the process where it takes too long or nobody waits for it any more.
    fn watch(&self, done: &Receiver<()>, process: &Mutex<Child>) -> Option<End> {
        let mut left = Duration::from_secs(self.readers.limits.seconds.into());
        while done.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
            left = left.saturating_sub(LOOK);
            let cancelled = self.job.is_some_and(Job::is_cancelled);
            if cancelled || left.is_zero() {
                let _ = lock(process).kill();
                return Some(if cancelled { End::Cancelled } else { End::TooSlow });
            }
        }
        None
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A program that does `script` when it is started, whatever it is asked.
    fn program(name: &str, script: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("zhanggui-reader-{}-{name}", std::process::id()));
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        path
    }

    fn code(readers: &Readers, job: Option<&Job>) -> String {
        readers.of(job).open("表.csv", b"a,b\n1,2\n", None, &intake::Keep).unwrap_err().code
    }

    #[test]
    fn a_process_that_dies_talks_nonsense_hangs_or_is_not_there_is_told_and_ended() {
        for (name, script, want) in [
            ("dies", "exit 1", "import.reader_died"),
            ("babbles", "echo 0123456789012345678901234567890123456789", "import.reader_died"),
            ("hangs", "exec sleep 60", "import.too_slow"),
        ] {
            let path = program(name, script);
            let limits = Limits { seconds: 1, ..LIMITS };
            let readers = Readers { limits, ..Readers::new(Some(path.clone())) };
            assert_eq!(code(&readers, None), want, "{name}");
            assert!(lock(&readers.idle).is_empty(), "{name} is not asked again");
            std::fs::remove_file(path).unwrap();
        }
        assert_eq!(code(&Readers::new(Some("/nowhere/zhanggui".into())), None), "import.no_reader");
    }

    #[test]
    fn a_cancel_ends_what_is_being_read() {
        let path = program("waits", "exec sleep 60");
        let cancel = AtomicBool::new(true);
        let job = Job::new(&|_| (), &cancel);
        assert_eq!(code(&Readers::new(Some(path.clone())), Some(&job)), "job.cancelled");
        std::fs::remove_file(path).unwrap();
    }
}
