//! What a write or a read of the book can end in. Callers see a `Problem`; only this file knows
//! which SQLite result becomes which sentence.

use domain::Problem;

/// Anything that stopped a use of the book. Turn it into a `Problem` with `problem()` or `?`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Refused by a rule, already in the owner's words.
    #[error("{0}")]
    Problem(#[from] Problem),
    /// SQLite gave up.
    #[error("{0}")]
    Sql(#[from] rusqlite::Error),
    /// The file system gave up.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn problem(self) -> Problem {
        match self {
            Error::Problem(p) => p,
            Error::Sql(e) => sql_problem(&e),
            Error::Io(e) => io_problem(&e),
            Error::Json(e) => Problem::new("book.internal").with("detail", e),
        }
    }
}

impl From<Error> for Problem {
    fn from(e: Error) -> Self {
        e.problem()
    }
}

/// Shorthand for refusing.
pub(crate) fn refuse<T>(problem: Problem) -> Result<T> {
    Err(Error::Problem(problem))
}

fn sql_problem(e: &rusqlite::Error) -> Problem {
    use rusqlite::ErrorCode as C;
    // The index beside the write-ahead file could not grow: nothing but a full disk does that.
    let index = e.sqlite_error().is_some_and(|f| f.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
    let code = match e.sqlite_error_code() {
        _ if index => "book.disk_full",
        Some(C::DiskFull) => "book.disk_full",
        Some(C::ReadOnly | C::PermissionDenied) => "book.read_only",
        Some(C::SystemIoFailure | C::CannotOpen | C::FileLockingProtocolFailed) => "book.io",
        Some(C::NotADatabase | C::DatabaseCorrupt) => "book.damaged",
        Some(C::DatabaseBusy | C::DatabaseLocked) => "book.in_use",
        Some(C::OutOfMemory) => "book.memory",
        _ => "book.internal",
    };
    Problem::new(code).with("detail", e)
}

fn io_problem(e: &std::io::Error) -> Problem {
    use std::io::ErrorKind as K;
    let code = match e.kind() {
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => "book.disk_full",
        K::ReadOnlyFilesystem | K::PermissionDenied => "book.read_only",
        _ => "book.io",
    };
    Problem::new(code).with_io("detail", e)
}
