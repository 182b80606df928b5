//! The three entries of the program for its window: `call`, `job`, `bytes`. Each runs on a worker thread,
//! so that the window never waits. The names `pick.*` and `job.cancel` are answered by the shell itself,
//! because only a host can; every other name belongs to the api's table.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tauri::ipc::{Channel, Response};
use tauri::{State, WebviewWindow};

use crate::host::{Failure, Shared};
use crate::pick;

/// The running jobs by the id the screen gave them, each with its wish to stop.
#[derive(Default, Clone)]
pub struct Jobs(Arc<Mutex<BTreeMap<String, Arc<AtomicBool>>>>);

impl Jobs {
    fn start(&self, id: &str) -> Arc<AtomicBool> {
        let wish = Arc::new(AtomicBool::new(false));
        if let Ok(mut running) = self.0.lock() {
            running.insert(id.to_owned(), Arc::clone(&wish));
        }
        wish
    }

    /// Asks a job to stop; one that already ended is no error, it was only quicker.
    fn cancel(&self, id: &str) {
        if let Ok(running) = self.0.lock()
            && let Some(wish) = running.get(id)
        {
            wish.store(true, Ordering::Relaxed);
        }
    }

    fn end(&self, id: &str) {
        if let Ok(mut running) = self.0.lock() {
            running.remove(id);
        }
    }
}

/// One request, one answer, both JSON.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    host: State<'_, Shared>,
    jobs: State<'_, Jobs>,
    name: String,
    payload: Value,
) -> Result<Value, Failure> {
    if name == "job.cancel" {
        jobs.cancel(payload["id"].as_str().unwrap_or_default());
        return Ok(Value::Null);
    }
    let host = Shared::clone(&host);
    on_a_worker(move || {
        if name.starts_with("pick.") {
            pick::answer(&window, &host, &name, payload)
        } else {
            host.call(&name, payload)
        }
    })
    .await
}

/// A long request: progress goes through the channel, the answer comes at the end. `id` is any name that
/// the screen chooses; `call("job.cancel", {id})` asks it to stop.
#[tauri::command]
pub async fn job(
    host: State<'_, Shared>,
    jobs: State<'_, Jobs>,
    id: String,
    name: String,
    payload: Value,
    channel: Channel<Value>,
) -> Result<Value, Failure> {
    let wish = jobs.start(&id);
    let host = Shared::clone(&host);
    let answer = on_a_worker(move || {
        // A screen that went away is not told any more; the job itself goes on to its end.
        let progress = |step: Value| drop(channel.send(step));
        host.job(&name, payload, &progress, &wish)
    })
    .await;
    jobs.end(&id);
    answer
}

/// One request answered with bytes: the picture of a page.
#[tauri::command]
pub async fn bytes(host: State<'_, Shared>, name: String, payload: Value) -> Result<Response, Failure> {
    let host = Shared::clone(&host);
    on_a_worker(move || host.bytes(&name, payload)).await.map(Response::new)
}

async fn on_a_worker<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    // The work ended without an answer only where it panicked: nothing was written, the change rolled back.
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(Failure::new("host.crashed", &[])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cancelling_one_job_leaves_the_others_running() {
        let jobs = Jobs::default();
        let (import, printing) = (jobs.start("import"), jobs.start("print"));
        jobs.cancel("import");
        assert!(import.load(Ordering::Relaxed));
        assert!(!printing.load(Ordering::Relaxed));
    }

    #[test]
    fn cancelling_a_job_that_already_ended_does_nothing() {
        let jobs = Jobs::default();
        let import = jobs.start("import");
        jobs.end("import");
        jobs.cancel("import");
        assert!(!import.load(Ordering::Relaxed));
    }
}
