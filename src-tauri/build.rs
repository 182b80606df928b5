//! Reads tauri.conf.json, the permissions and the capabilities; the ui is built before, by xtask.

fn main() {
    tauri_build::build();
}
