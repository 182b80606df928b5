//! One thread a request over one `Host`.
//! `POST /call/NAME`, `/bytes/NAME`, `/job/NAME` (lines of JSON: progress, then answer or error),
//! `/cancel/ID`, `/pick` (answers what `/test/pick` was last told), `/test/pick` (a JSON list of paths).

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use api::{Host, Job, Now, Start};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

pub struct Options {
    pub port: u16,
    pub ui: PathBuf,
    pub folder: PathBuf,
    pub today: Option<String>,
}

struct State {
    host: Host,
    ui: PathBuf,
    picks: Mutex<Vec<PathBuf>>,
    jobs: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

pub fn serve(options: Options) -> Result<(), String> {
    let today = match options.today {
        Some(text) => Some(text.parse().map_err(|e| format!("--today {text}: {e}"))?),
        None => None,
    };
    // The one place of this program that asks the clock.
    #[allow(clippy::disallowed_methods)]
    let clock = move || {
        let now = chrono::Local::now();
        Now { today: today.unwrap_or(now.date_naive()), at: now.format("%Y-%m-%d %H:%M:%S").to_string() }
    };
    let host = Host::new(Start {
        folder: options.folder,
        clock: Box::new(clock),
        lang: None,
        reader: std::env::current_exe().ok(),
    });
    let server = Server::http(("127.0.0.1", options.port)).map_err(|e| e.to_string())?;
    // Port 0 asks for a free one: said is the one that was given.
    println!("http://{}", server.server_addr());
    let state = Arc::new(State {
        host,
        ui: options.ui,
        picks: Mutex::new(Vec::new()),
        jobs: Mutex::new(HashMap::new()),
    });
    for request in server.incoming_requests() {
        let state = Arc::clone(&state);
        std::thread::spawn(move || {
            if let Err(e) = answer(&state, request) {
                eprintln!("dev-server: {e}");
            }
        });
    }
    Ok(())
}

fn answer(state: &State, mut request: Request) -> std::io::Result<()> {
    let url = request.url().split('?').next().unwrap_or("/").to_owned();
    if *request.method() == Method::Get {
        return file(state, request, &url);
    }
    let mut body = String::new();
    request.as_reader().read_to_string(&mut body)?;
    let payload: Value = serde_json::from_str(&body).unwrap_or(Value::Null);
    match url.trim_start_matches('/').split_once('/') {
        Some(("call", name)) => match state.host.call(name, payload) {
            Ok(value) => request.respond(json_response(200, &value)),
            Err(problem) => request.respond(json_response(400, &json!(problem))),
        },
        Some(("bytes", name)) => match state.host.bytes(name, payload) {
            Ok(bytes) => request.respond(Response::from_data(bytes).with_header(header("image/png"))),
            Err(problem) => request.respond(json_response(400, &json!(problem))),
        },
        Some(("job", name)) => job(state, request, name, payload),
        Some(("cancel", id)) => {
            if let Some(cancel) = lock(&state.jobs).get(id) {
                cancel.store(true, Ordering::Relaxed);
            }
            request.respond(json_response(200, &Value::Null))
        }
        Some(("test", "pick")) => {
            let paths: Vec<PathBuf> = serde_json::from_value(payload).unwrap_or_default();
            *lock(&state.picks) = paths;
            request.respond(json_response(200, &Value::Null))
        }
        None if url == "/pick" => {
            let picked: Vec<Value> = lock(&state.picks)
                .drain(..)
                .map(|path| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    json!({ "token": state.host.token(path), "name": name })
                })
                .collect();
            request.respond(json_response(200, &json!(picked)))
        }
        _ if url == "/reveal" => request.respond(json_response(200, &Value::Null)),
        _ => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

/// Runs a job on this thread while another writes its progress to the client.
fn job(state: &State, request: Request, name: &str, payload: Value) -> std::io::Result<()> {
    let id = payload.get("job").and_then(Value::as_str).unwrap_or_default().to_owned();
    let payload = payload.get("payload").cloned().unwrap_or(Value::Null);
    let cancel = Arc::new(AtomicBool::new(false));
    lock(&state.jobs).insert(id.clone(), Arc::clone(&cancel));
    let mut out = request.into_writer();
    out.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n",
    )?;
    out.flush()?;
    let out = Mutex::new(out);
    let line = |value: Value| {
        let mut out = lock(&out);
        let text = format!("{value}\n");
        let _ = write!(out, "{:x}\r\n{text}\r\n", text.len()).and_then(|()| out.flush());
    };
    let progress = |p: api::types::Progress| line(json!({ "progress": p }));
    let result = state.host.job(name, payload, &Job::new(&progress, &cancel));
    lock(&state.jobs).remove(&id);
    match result {
        Ok(value) => line(json!({ "answer": value })),
        Err(problem) => line(json!({ "error": problem })),
    }
    // The last chunk: the client knows the end and the connection serves on.
    lock(&out).write_all(b"0\r\n\r\n")
}

fn file(state: &State, request: Request, url: &str) -> std::io::Result<()> {
    let relative = url.trim_start_matches('/');
    if Path::new(relative).components().any(|c| !matches!(c, std::path::Component::Normal(_))) {
        return request.respond(Response::from_string("not found").with_status_code(404));
    }
    let path = if relative.is_empty() { state.ui.join("index.html") } else { state.ui.join(relative) };
    let kind = match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    match std::fs::read(&path) {
        Ok(bytes) => request.respond(Response::from_data(bytes).with_header(header(kind))),
        Err(_) => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

fn json_response(status: u16, value: &Value) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(value.to_string())
        .with_status_code(status)
        .with_header(header("application/json; charset=utf-8"))
}

fn header(kind: &str) -> Header {
    // Both parts are ASCII written above.
    Header::from_bytes("Content-Type", kind).unwrap_or_else(|()| unreachable!("an ASCII header"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
