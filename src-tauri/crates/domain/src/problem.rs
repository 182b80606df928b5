//! What can go wrong, as a code with parameters. The sentence a person reads is made in `locale`,
//! in either language; every code has one there.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal or a warning: `code` names the message, `params` fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    pub code: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), params: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Why the system refused, as `words:` and a message of `locale`: the system's own words are in no language
    /// of ours. What has no words keeps its number: `words:os 5`.
    #[must_use]
    pub fn with_io(self, name: &str, e: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows have no kind.
        let held = cfg!(windows) && matches!(e.raw_os_error(), Some(32 | 33));
        let words = match e.kind() {
            _ if held => "in_use",
            K::NotFound => "not_found",
            K::PermissionDenied => "denied",
            K::IsADirectory => "folder",
            K::NotADirectory => "no_folder",
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => "full",
            K::ReadOnlyFilesystem => "read_only",
            K::ResourceBusy | K::ExecutableFileBusy => "in_use",
            K::InvalidData => "no_text",
            K::UnexpectedEof => "cut_short",
            K::InvalidFilename => "name",
            _ => match e.raw_os_error() {
                Some(number) => return self.with(name, format_args!("words:os {number}")),
                None => "unknown",
            },
        };
        self.with(name, format_args!("words:{words}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
