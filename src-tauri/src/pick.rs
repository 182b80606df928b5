//! The system's file pickers, opened from here so that a screen never sees or names a path.
//! A screen gets tokens, and the file's name to show.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::WebviewWindow;

use crate::host::{Failure, Shared};

/// A file or folder that the owner chose: its token, and its name for the eye.
#[derive(Debug, Serialize)]
pub struct Picked {
    token: String,
    name: String,
}

/// What a screen may say about a picker. All of it is only for the eye, and may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wish {
    title: String,
    /// What the kind of file is called in the picker.
    kind: String,
    /// Without the dot; empty for any file.
    extensions: Vec<String>,
    /// The name that a save picker starts with.
    suggested: String,
}

/// `pick.files` → a list of picked files; `pick.folder`, `pick.save` → one or null;
/// `pick.reveal {token}` and `pick.open {token}` show a saved file in its folder or open it.
pub fn answer(window: &WebviewWindow, host: &Shared, name: &str, payload: Value) -> Result<Value, Failure> {
    if let "pick.reveal" | "pick.open" = name {
        return show(host, name, payload["token"].as_str().unwrap_or_default());
    }
    let wish: Wish = serde_json::from_value(payload).map_err(|_| bad_request(name))?;
    let picked = match name {
        "pick.files" => picker::files(window, &wish),
        "pick.folder" => picker::folder(window, &wish).into_iter().collect(),
        "pick.save" => picker::save(window, &wish).into_iter().collect(),
        _ => return Err(Failure::new("command.unknown", &[("name", name)])),
    };
    let mut picked = picked.into_iter().map(|path| hand_out(host, path));
    let answer = match name {
        "pick.files" => serde_json::to_value(picked.collect::<Vec<_>>()),
        _ => serde_json::to_value(picked.next()),
    };
    answer.map_err(|_| bad_request(name))
}

/// Gives a path to the host to keep, and what the screen may know of it.
pub fn hand_out(host: &Shared, path: PathBuf) -> Picked {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Picked { token: host.token(&path), name }
}

fn show(host: &Shared, name: &str, token: &str) -> Result<Value, Failure> {
    let path = host.path(token).ok_or_else(|| bad_request(name))?;
    let shown = if name == "pick.reveal" {
        tauri_plugin_opener::reveal_item_in_dir(&path)
    } else {
        tauri_plugin_opener::open_path(&path, None::<&str>)
    };
    shown.map(|()| Value::Null).map_err(|_| cannot_show(&path))
}

fn cannot_show(path: &Path) -> Failure {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Failure::new("host.cannot_show", &[("file", &name)])
}

fn bad_request(name: &str) -> Failure {
    Failure::new("command.bad_request", &[("reason", name)])
}

#[cfg(not(feature = "test-hooks"))]
mod picker {
    use std::path::PathBuf;

    use tauri::WebviewWindow;
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

    use super::Wish;

    pub fn files(window: &WebviewWindow, wish: &Wish) -> Vec<PathBuf> {
        let chosen = dialog(window, wish).blocking_pick_files().unwrap_or_default();
        chosen.into_iter().filter_map(local).collect()
    }

    pub fn folder(window: &WebviewWindow, wish: &Wish) -> Option<PathBuf> {
        dialog(window, wish).blocking_pick_folder().and_then(local)
    }

    pub fn save(window: &WebviewWindow, wish: &Wish) -> Option<PathBuf> {
        let dialog = dialog(window, wish).set_file_name(&wish.suggested);
        let chosen = dialog.blocking_save_file().and_then(local)?;
        // GTK's picker does not add the extension of the chosen kind.
        match (chosen.extension(), wish.extensions.first()) {
            (None, Some(extension)) => Some(chosen.with_extension(extension)),
            _ => Some(chosen),
        }
    }

    fn dialog(window: &WebviewWindow, wish: &Wish) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = window.dialog().file().set_parent(window).set_title(&wish.title);
        if !wish.extensions.is_empty() {
            let extensions: Vec<&str> = wish.extensions.iter().map(String::as_str).collect();
            dialog = dialog.add_filter(&wish.kind, &extensions);
        }
        dialog
    }

    fn local(chosen: FilePath) -> Option<PathBuf> {
        chosen.into_path().ok()
    }
}

/// WebDriver cannot drive a picker of the system. `ZHANGGUI_TEST_PICK` answers instead: a JSON list with one
/// entry for each picker that will open, in order; an entry is a path, or a list of paths for several files.
/// After the last entry every picker is closed without a choice.
#[cfg(feature = "test-hooks")]
mod picker {
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use serde_json::Value;
    use tauri::WebviewWindow;

    use super::Wish;

    static OPENED: AtomicUsize = AtomicUsize::new(0);

    pub fn files(_: &WebviewWindow, wish: &Wish) -> Vec<PathBuf> {
        next(wish)
    }

    pub fn folder(_: &WebviewWindow, wish: &Wish) -> Option<PathBuf> {
        next(wish).into_iter().next()
    }

    pub fn save(_: &WebviewWindow, wish: &Wish) -> Option<PathBuf> {
        next(wish).into_iter().next()
    }

    fn next(wish: &Wish) -> Vec<PathBuf> {
        let answers = std::env::var("ZHANGGUI_TEST_PICK").unwrap_or_default();
        let opened = OPENED.fetch_add(1, Ordering::Relaxed);
        eprintln!("picker {opened}: {wish:?}");
        entry(&answers, opened)
    }

    fn entry(answers: &str, opened: usize) -> Vec<PathBuf> {
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

        #[test]
        fn each_picker_takes_the_next_answer_and_then_none() {
            let answers = r#"[["a.xlsx", "b.xlsx"], "out.pdf"]"#;
            assert_eq!(entry(answers, 0), [PathBuf::from("a.xlsx"), PathBuf::from("b.xlsx")]);
            assert_eq!(entry(answers, 1), [PathBuf::from("out.pdf")]);
            assert_eq!(entry(answers, 2), Vec::<PathBuf>::new());
        }
    }
}
