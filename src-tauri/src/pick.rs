//! The system's file pickers, opened from here so that a screen never sees or names a path.
//! A screen gets tokens, and the file's name to show.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::Host;
use domain::Problem;
use serde::{Deserialize, Serialize};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::commands::{Failure, on_a_worker};

/// A file or folder that the owner chose: its token, and its name for the eye.
#[derive(Debug, Clone, Serialize)]
pub struct Picked {
    pub token: String,
    name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Open,
    OpenMany,
    Folder,
    Save,
}

/// What a screen says about a picker; all but its kind is only for the eye.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    kind: Kind,
    title: String,
    /// The name that a save picker starts with.
    #[serde(default)]
    suggested: String,
    #[serde(default)]
    filters: Vec<Filter>,
}

/// A kind of file: what it is called, and its extensions without the dot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// Opens a picker and waits for the owner; the list is empty where the owner changed their mind.
#[tauri::command]
pub async fn pick(
    window: WebviewWindow,
    host: State<'_, Arc<Host>>,
    request: Request,
) -> Result<Vec<Picked>, Failure> {
    let host = Arc::clone(&host);
    on_a_worker(move || {
        let chosen = told_by_a_test().unwrap_or_else(|| open(&window, &request));
        Ok(chosen.into_iter().map(|path| hand_out(&host, path)).collect())
    })
    .await
}

/// Shows a saved file in its folder.
#[tauri::command]
pub async fn reveal(host: State<'_, Arc<Host>>, token: String) -> Result<(), Failure> {
    let host = Arc::clone(&host);
    on_a_worker(move || {
        let path = host.path(&token)?;
        tauri_plugin_opener::reveal_item_in_dir(&path)
            .map_err(|_| Problem::new("host.cannot_show").with("file", name(&path)))
    })
    .await
}

/// Gives a path to the host to keep, and says what the screen may know of it.
pub fn hand_out(host: &Host, path: PathBuf) -> Picked {
    let name = name(&path);
    Picked { token: host.token(path), name }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn open(window: &WebviewWindow, request: &Request) -> Vec<PathBuf> {
    let mut dialog = window.dialog().file().set_parent(window).set_title(&request.title);
    for filter in &request.filters {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&filter.name, &extensions);
    }
    let chosen: Vec<FilePath> = match request.kind {
        Kind::Open => dialog.blocking_pick_file().into_iter().collect(),
        Kind::OpenMany => dialog.blocking_pick_files().unwrap_or_default(),
        Kind::Folder => dialog.blocking_pick_folder().into_iter().collect(),
        Kind::Save => dialog.set_file_name(&request.suggested).blocking_save_file().into_iter().collect(),
    };
    let paths = chosen.into_iter().filter_map(|path| path.into_path().ok());
    paths.map(|path| with_extension(path, request)).collect()
}

/// GTK's save picker does not add the extension of the chosen kind, and a file without one opens with nothing.
fn with_extension(path: PathBuf, request: &Request) -> PathBuf {
    let wanted = request.filters.first().and_then(|filter| filter.extensions.first());
    match wanted {
        Some(wanted) if request.kind == Kind::Save && path.extension().is_none() => {
            path.with_extension(wanted)
        }
        _ => path,
    }
}

#[cfg(not(feature = "test-hooks"))]
fn told_by_a_test() -> Option<Vec<PathBuf>> {
    None
}

/// WebDriver cannot drive a picker of the system. `ZHANGGUI_TEST_PICK` answers instead: a JSON list with one
/// entry for each picker that would open, in order; an entry is a path, or a list of paths for several files.
/// After the last entry every picker is closed without a choice.
#[cfg(feature = "test-hooks")]
fn told_by_a_test() -> Option<Vec<PathBuf>> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static OPENED: AtomicUsize = AtomicUsize::new(0);

    let answers = std::env::var("ZHANGGUI_TEST_PICK").ok()?;
    Some(entry(&answers, OPENED.fetch_add(1, Ordering::Relaxed)))
}

#[cfg(feature = "test-hooks")]
fn entry(answers: &str, opened: usize) -> Vec<PathBuf> {
    use serde_json::Value;

    let answers: Value = serde_json::from_str(answers).unwrap_or_default();
    match &answers[opened] {
        Value::String(path) => vec![PathBuf::from(path)],
        Value::Array(paths) => paths.iter().filter_map(Value::as_str).map(PathBuf::from).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(kind: &str) -> Request {
        let filters = serde_json::json!([{ "name": "PDF", "extensions": ["pdf"] }]);
        serde_json::from_value(serde_json::json!({ "kind": kind, "title": "", "filters": filters })).unwrap()
    }

    #[test]
    fn a_saved_file_gets_its_extension_and_a_chosen_one_keeps_its_name() {
        let of = |path: &str, kind: &str| with_extension(PathBuf::from(path), &request(kind));
        assert_eq!(of("sheet", "save"), PathBuf::from("sheet.pdf"));
        assert_eq!(of("sheet.PDF", "save"), PathBuf::from("sheet.PDF"));
        assert_eq!(of("no-dot", "open_many"), PathBuf::from("no-dot"));
    }

    #[test]
    #[cfg(feature = "test-hooks")]
    fn each_picker_takes_the_next_answer_and_then_none() {
        let answers = r#"[["a.xlsx", "b.xlsx"], "out.pdf"]"#;
        assert_eq!(entry(answers, 0), [PathBuf::from("a.xlsx"), PathBuf::from("b.xlsx")]);
        assert_eq!(entry(answers, 1), [PathBuf::from("out.pdf")]);
        assert_eq!(entry(answers, 2), Vec::<PathBuf>::new());
    }
}
