//! The tests of the whole program; they live in the integration test targets. Here is only what several of them
//! share.
// A test may stop where something is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// A file that takes long to make, made once for this build of a test target: the first process in makes it in a
/// folder of its own, the others wait. `folder` is the target's own, below `CARGO_TARGET_TMPDIR`; what earlier
/// builds left there goes.
pub fn made_once(folder: &Path, file: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let exe = std::fs::metadata(std::env::current_exe().unwrap()).unwrap().modified().unwrap();
    let stamp = exe.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    std::fs::create_dir_all(folder).unwrap();
    let lock = std::fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let (own, done) = (folder.join(stamp.to_string()), folder.join(format!("{stamp}.done")));
    let made = own.join(file);
    if done.exists() {
        return made;
    }
    let old = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| !p.ends_with("lock"));
    for old in old {
        let _ = if old.is_dir() { std::fs::remove_dir_all(old) } else { std::fs::remove_file(old) };
    }
    std::fs::create_dir_all(&own).unwrap();
    make(&made);
    std::fs::write(done, b"").unwrap();
    made
}
