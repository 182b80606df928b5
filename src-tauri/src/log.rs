//! The program's log, to find out afterwards what went wrong: starts, codes, places in the program.
//! Never names, figures, paths of the owner or words of a message: nothing here may tell about a person.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use crate::clock;

/// A log that has grown past this is put aside at the next start, over the one before.
const KEEP: u64 = 512 * 1024;

static LOG: OnceLock<Mutex<File>> = OnceLock::new();

thread_local! {
    /// The incident of the last panic on this thread.
    static INCIDENT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Opens `log/zhanggui.log` in the program's own folder. A program that cannot log works all the same.
pub fn open(folder: &Path) {
    let folder = folder.join("log");
    let path = folder.join("zhanggui.log");
    let _ = std::fs::create_dir_all(&folder);
    if std::fs::metadata(&path).is_ok_and(|old| old.len() > KEEP) {
        let _ = std::fs::rename(&path, folder.join("zhanggui.old.log"));
    }
    if let Ok(file) = OpenOptions::new().create(true).append(true).open(&path) {
        let _ = LOG.set(Mutex::new(file));
    }
    line(&format!("start {} {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS));
}

/// Adds a line with its time. What stands in it is ours: a word, a code, a place in the program.
pub fn line(text: &str) {
    let Some(file) = LOG.get() else { return };
    let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let _ = writeln!(file, "{} {text}", clock::now().at);
}

/// Panics are told by their place only: their message may hold what somebody typed.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(broke_off));
}

fn broke_off(panic: &PanicHookInfo) {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let stamp: String = clock::now().at.chars().filter(char::is_ascii_digit).collect();
    let incident = format!("{stamp}-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    line(&format!("incident {incident} at {place}"));
    eprintln!("zhanggui: incident {incident} at {place}");
    INCIDENT.with(|last| last.replace(Some(incident)));
}

/// Runs `work`; where it breaks off, gives the id under which the log names the place.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What a panic leaves behind is whole: every write is one transaction, and the locks know of it.
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| INCIDENT.with(RefCell::take).unwrap_or_else(|| clock::now().at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_stands_in_the_log_under_its_id_and_without_its_words() {
        let folder = std::env::temp_dir().join(format!("zhanggui-log-{}", std::process::id()));
        open(&folder);
        watch_panics();
        let incident = caught(|| panic!("张三 13800000000")).unwrap_err();
        let log = std::fs::read_to_string(folder.join("log/zhanggui.log")).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(log.contains(" start "), "{log}");
        assert!(log.contains(&format!("incident {incident} at ")), "{log}");
        assert!(log.contains("log.rs:"), "{log}");
        assert!(!log.contains("张三") && !log.contains("138"), "{log}");
    }

    #[test]
    fn two_incidents_of_one_second_have_two_names() {
        watch_panics();
        assert_ne!(caught(|| panic!("one")).unwrap_err(), caught(|| panic!("two")).unwrap_err());
    }
}
