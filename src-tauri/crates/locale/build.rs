//! Lists the message files of `ftl/` so that a new one is part of the program without being named anywhere.
//! It reads no message: mistakes in them are found by the tests.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut code = String::new();
    for (name, folder) in [("ZH", "zh-CN"), ("EN", "en")] {
        let folder = Path::new(&root).join("ftl").join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "ftl") {
                files.push(path);
            }
        }
        files.sort();
        let _ = writeln!(code, "/// Name and text of every message file of `ftl/`.");
        let _ = writeln!(code, "pub static {name}: &[(&str, &str)] = &[");
        for path in files {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(code, "    ({stem:?}, include_str!({:?})),", path.display().to_string());
        }
        let _ = writeln!(code, "];");
    }
    fs::write(Path::new(&out).join("files.rs"), code)
}
