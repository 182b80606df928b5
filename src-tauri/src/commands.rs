//! The entries of the api for the window: `call`, `job` with `cancel`, `bytes`, and `ready`. Each but the last
//! runs on a worker thread, so that the window never waits. What a name means is the business of the api's table.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use api::types::Progress;
use api::{Host, Job};
use domain::Problem;
use serde::Serialize;
use serde_json::Value;
use tauri::ipc::{Channel, Response};
use tauri::{State, WebviewWindow};

use crate::opening::Opening;
use crate::{log, memory, window};

/// Work that took longer than this leaves memory behind that is worth giving back.
const LONG: Duration = Duration::from_millis(200);

/// What the window asks for before its first screen stands.
const FIRST: &str = "book.first";

/// What a screen gets instead of an answer.
#[derive(Debug, Serialize)]
pub struct Failure {
    #[serde(flatten)]
    problem: Problem,
    /// When a step broke off inside, to find it in the program's output.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self { problem, incident: None }
    }
}

/// The running jobs by the id the screen gave them, each with its wish to stop.
#[derive(Default)]
pub struct Jobs(Mutex<BTreeMap<String, Arc<AtomicBool>>>);

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
    host: State<'_, Arc<Host>>,
    opening: State<'_, Arc<Opening>>,
    name: String,
    payload: Value,
) -> Result<Value, Failure> {
    let (host, opening) = (Arc::clone(&host), Arc::clone(&opening));
    on_a_worker(move || {
        if name == FIRST {
            opening.wait_for_first()
        } else {
            opening.wait()
        };
        host.call(&name, payload)
    })
    .await
}

/// A long request: progress goes through the channel, the answer comes at the end. `job` is any name that
/// the screen chooses, to cancel it by.
#[tauri::command]
pub async fn job(
    host: State<'_, Arc<Host>>,
    opening: State<'_, Arc<Opening>>,
    jobs: State<'_, Jobs>,
    name: String,
    payload: Value,
    job: String,
    progress: Channel<Progress>,
) -> Result<Value, Failure> {
    let wish = jobs.start(&job);
    let (host, opening) = (Arc::clone(&host), Arc::clone(&opening));
    let answer = on_a_worker(move || {
        opening.wait();
        // A screen that went away is not told any more; the job itself goes on to its end.
        let tell = |step: Progress| drop(progress.send(step));
        host.job(&name, payload, &Job::new(&tell, &wish))
    })
    .await;
    jobs.end(&job);
    answer
}

/// Asks a running job to stop; it answers with `job.cancelled` when it did.
#[tauri::command]
pub fn cancel(jobs: State<'_, Jobs>, job: String) {
    jobs.cancel(&job);
}

/// One request answered with bytes: the picture of a page.
#[tauri::command]
pub async fn bytes(
    host: State<'_, Arc<Host>>,
    opening: State<'_, Arc<Opening>>,
    name: String,
    payload: Value,
) -> Result<Response, Failure> {
    let (host, opening) = (Arc::clone(&host), Arc::clone(&opening));
    let answer = on_a_worker(move || {
        opening.wait();
        host.bytes(&name, payload)
    });
    answer.await.map(Response::new)
}

/// The first screen stands and takes what the program was started with. Told on the error output where
/// somebody measures the start.
#[tauri::command]
pub async fn ready(window: WebviewWindow, opening: State<'_, Arc<Opening>>) -> Result<(), Failure> {
    if std::env::var_os("ZHANGGUI_TELL_READY").is_some() {
        eprintln!("zhanggui: ready");
    }
    let opening = Arc::clone(&opening);
    if let Some(book) = on_a_worker(move || Ok(opening.refused())).await? {
        // A screen that is gone again needs nothing told.
        let _ = window::drop_on(&window, &[book]);
    }
    Ok(())
}

/// Runs what may take its time beside the window. Only a panic ends it without an answer: then nothing was
/// written, because every write is one transaction.
pub async fn on_a_worker<T: Send + 'static>(
    work: impl FnOnce() -> domain::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let and_tidy = || {
        let begun = Instant::now();
        let answer = log::caught(work);
        if begun.elapsed() > LONG {
            memory::give_back();
        }
        answer
    };
    match tauri::async_runtime::spawn_blocking(and_tidy).await {
        Ok(Ok(answer)) => answer.map_err(|problem| {
            log::line(&format!("refused {}", problem.code));
            Failure::from(problem)
        }),
        Ok(Err(incident)) => Err(Failure { problem: Problem::new("host.crashed"), incident: Some(incident) }),
        Err(_) => Err(Failure::from(Problem::new("host.crashed"))),
    }
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

    #[test]
    fn a_screen_gets_the_code_and_what_fills_its_sentence() {
        let failure = Failure::from(Problem::new("import.too_large").with("size", 21));
        let told = serde_json::to_value(failure).unwrap();
        assert_eq!(told, serde_json::json!({ "code": "import.too_large", "params": { "size": "21" } }));
    }

    #[test]
    fn a_step_that_breaks_off_inside_is_told_and_named() {
        log::watch_panics();
        let answer =
            tauri::async_runtime::block_on(on_a_worker(|| -> domain::Result<()> { panic!("broken") }));
        let failure = answer.unwrap_err();
        assert_eq!(failure.problem.code, "host.crashed");
        assert!(failure.incident.is_some_and(|incident| incident.contains('-')));
    }
}
