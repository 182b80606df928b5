//! A file for the owner, whole or not at all, and never in the place of a book.

use std::io::Write;
use std::path::Path;

use domain::{Problem, Result};

/// Writes a whole file or nothing: beside first, then by name. Errors: `file.is_a_book`, those of `refused`.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if store::holds_a_book(path) {
        return Err(Problem::new("file.is_a_book").with("file", super::facts::files::name(path)));
    }
    let mut part = path.file_name().unwrap_or_default().to_os_string();
    part.push(".part");
    let part = path.with_file_name(part);
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    write().map_err(|e| {
        let _ = std::fs::remove_file(&part);
        refused(path, &e)
    })
}

/// A file that cannot be written, in the owner's words. Errors: `file.disk_full`, `file.read_only`,
/// `file.unwritable`.
pub fn refused(path: &Path, e: &std::io::Error) -> Problem {
    use std::io::ErrorKind as K;
    let code = match e.kind() {
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => "file.disk_full",
        K::ReadOnlyFilesystem | K::PermissionDenied => "file.read_only",
        _ => "file.unwritable",
    };
    Problem::new(code).with("file", super::facts::files::name(path)).with_io("reason", e)
}
