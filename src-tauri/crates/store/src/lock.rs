//! One program at a time on one book: an own lock file beside it, because SQLite's locks last only as
//! long as a statement. Never touches the book.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use domain::Problem;

use crate::error::{Result, refuse};

/// Held as long as the book is open; the system releases it even after a crash.
pub(crate) struct Lock(#[allow(dead_code)] File);

/// `name.zhanggui` -> `name.zhanggui-lock`.
pub(crate) fn lock_path(book: &Path) -> PathBuf {
    beside(book, "-lock")
}

/// The book's path with `suffix` after it.
pub(crate) fn beside(book: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(book.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// Takes the lock. `None`: the folder is read-only, so nobody can write here.
/// Errors: `book.in_use` when another program holds it.
pub(crate) fn take(book: &Path) -> Result<Option<Lock>> {
    // By the book's own name: a second way to the same file must meet the same lock.
    let real = book.canonicalize();
    let path = lock_path(real.as_deref().unwrap_or(book));
    let file = match OpenOptions::new().create(true).truncate(false).write(true).open(&path) {
        Ok(file) => file,
        Err(e) if is_read_only(&e) => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => {
            refuse(Problem::new("book.in_use").with("file", file_name(book)).with("detail", "lock"))
        }
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}

pub(crate) fn is_read_only(e: &std::io::Error) -> bool {
    matches!(e.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
}

/// The name alone: paths of the owner's disk do not belong into messages.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
