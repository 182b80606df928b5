//! The seam between the shell and the api: what the shell asks of it, and nothing more.
//! Until the api's host is wired in here, every command is refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDateTime;
use serde::Serialize;
use serde_json::Value;

pub type Shared = Arc<dyn Host>;

/// The api as the shell uses it. Every function blocks and is called on a worker thread.
pub trait Host: Send + Sync {
    fn call(&self, name: &str, payload: Value) -> Result<Value, Failure>;
    fn job(
        &self,
        name: &str,
        payload: Value,
        progress: &dyn Fn(Value),
        cancel: &AtomicBool,
    ) -> Result<Value, Failure>;
    fn bytes(&self, name: &str, payload: Value) -> Result<Vec<u8>, Failure>;
    /// A token for a file or folder that the owner chose.
    fn token(&self, path: &Path) -> String;
    /// The file or folder behind a token; none for a token that was never handed out.
    fn path(&self, token: &str) -> Option<PathBuf>;
}

/// What a screen gets instead of an answer.
#[derive(Debug, Serialize)]
pub struct Failure {
    pub code: String,
    pub params: BTreeMap<String, String>,
    /// Names the line of the log that tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

impl Failure {
    pub fn new(code: &str, params: &[(&str, &str)]) -> Self {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { code: code.to_owned(), params, incident: None }
    }
}

/// Opens the api with the folder for the program's own settings and the clock it is to use.
pub fn open(_settings: PathBuf, _clock: fn() -> NaiveDateTime) -> Shared {
    Arc::new(Nobody::default())
}

/// Hands out tokens and knows no command.
#[derive(Default)]
struct Nobody {
    handed_out: Mutex<BTreeMap<String, PathBuf>>,
    count: AtomicU64,
}

impl Host for Nobody {
    fn call(&self, name: &str, _payload: Value) -> Result<Value, Failure> {
        Err(unknown(name))
    }

    fn job(
        &self,
        name: &str,
        _payload: Value,
        _progress: &dyn Fn(Value),
        _cancel: &AtomicBool,
    ) -> Result<Value, Failure> {
        Err(unknown(name))
    }

    fn bytes(&self, name: &str, _payload: Value) -> Result<Vec<u8>, Failure> {
        Err(unknown(name))
    }

    fn token(&self, path: &Path) -> String {
        let token = format!("file-{}", self.count.fetch_add(1, Ordering::Relaxed));
        if let Ok(mut handed_out) = self.handed_out.lock() {
            handed_out.insert(token.clone(), path.to_path_buf());
        }
        token
    }

    fn path(&self, token: &str) -> Option<PathBuf> {
        self.handed_out.lock().ok()?.get(token).cloned()
    }
}

fn unknown(name: &str) -> Failure {
    Failure::new("command.unknown", &[("name", name)])
}
