//! The rival of the start: a window that holds nothing, written out and built with the same Tauri, the same
//! lock file and the same release profile as the program. It says "ready" the way the program does.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::rivals::cache;

const MAIN: &str = r#"#[tauri::command]
fn ready() {
    eprintln!("empty: ready");
}

fn main() {
    let window = tauri::Builder::default().invoke_handler(tauri::generate_handler![ready]);
    window.run(tauri::generate_context!()).expect("a window");
}
"#;
const CONFIG: &str = r#"{
  "productName": "empty", "identifier": "cn.zhanggui.empty",
  "build": { "frontendDist": "dist" },
  "app": { "windows": [{ "title": "empty", "width": 1280, "height": 800 }], "security": { "csp": "default-src 'self'; connect-src ipc: http://ipc.localhost" } }
}
"#;
const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><title>empty</title><h1>empty</h1><script src="ready.js"></script>
"#;
const SCRIPT: &str =
    "requestAnimationFrame(() => requestAnimationFrame(() => window.__TAURI_INTERNALS__.invoke('ready')));\n";

/// The repository's folder.
fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).ancestors().nth(3).map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The version of a package in the program's lock file.
fn locked(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let (_, after) =
        lock.split_once(&format!("name = \"{package}\"\nversion = \"")).context("no such package")?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

pub fn tauri_version() -> Result<String> {
    locked("tauri")
}

/// Builds the empty window, or finds it built.
pub fn program() -> Result<PathBuf> {
    let workspace = std::fs::read_to_string(root().join("Cargo.toml"))?;
    let profile = workspace
        .split("\n[profile.release]")
        .nth(1)
        .map_or("", |rest| rest.split("\n[").next().unwrap_or(rest));
    let manifest = format!(
        "[package]\nname = \"zhanggui-empty-window\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [build-dependencies]\ntauri-build = \"={}\"\n\n\
         [dependencies]\ntauri = {{ version = \"={}\", features = [\"custom-protocol\"] }}\n\n[profile.release]{profile}\n",
        locked("tauri-build")?,
        locked("tauri")?,
    );
    let folder = cache()?.join("empty-window");
    for (name, text) in [
        ("Cargo.toml", manifest.as_str()),
        ("tauri.conf.json", CONFIG),
        ("build.rs", "fn main() {\n    tauri_build::build();\n}\n"),
        ("src/main.rs", MAIN),
        ("dist/index.html", PAGE),
        ("dist/ready.js", SCRIPT),
    ] {
        write(&folder.join(name), text.as_bytes())?;
    }
    write(&folder.join("icons/icon.png"), &std::fs::read(root().join("icons/icon.png"))?)?;
    // Cargo takes out what the empty window does not use and keeps every version.
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    // Beside the program's own build: most dependencies are there already.
    let release = std::env::current_exe()?.parent().map(Path::to_path_buf).unwrap_or_default();
    let target = release.parent().context("no target folder")?;
    println!("   building the empty window (the first time takes minutes)");
    let mut build = Command::new("cargo");
    build.args(["build", "--release"]).current_dir(&folder).env("CARGO_TARGET_DIR", target);
    ensure!(build.stdout(Stdio::null()).status()?.success(), "the empty window does not build");
    Ok(release.join("zhanggui-empty-window"))
}

/// Leaves a file alone that says the same already, so that nothing is built twice.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, bytes)?)
}
