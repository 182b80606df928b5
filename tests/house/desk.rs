//! What the window may do: its content policy, its permissions, its entries.

use serde_json::{Value, json};

use crate::repository::{cargo, read, read_json, root};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                      font-src 'self'; connect-src ipc: http://ipc.localhost; object-src 'none'; \
                      base-uri 'none'; form-action 'none'; frame-src 'none'";
const ENTRIES: [&str; 7] = ["call", "job", "cancel", "bytes", "ready", "pick", "reveal"];

#[test]
fn the_window_loads_nothing_that_is_not_the_program() {
    let app = &read_json("src-tauri/tauri.conf.json")["app"];
    assert_eq!(app["security"]["csp"], POLICY);
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["withGlobalTauri"], false);
    for looser in ["devCsp", "dangerousDisableAssetCspModification", "assetProtocol"] {
        assert_eq!(app["security"][looser], Value::Null, "{looser}");
    }
}

#[test]
fn the_window_may_call_its_entries_and_listen_and_nothing_else() {
    let files: Vec<_> = std::fs::read_dir(root().join("src-tauri/capabilities")).unwrap().collect();
    assert_eq!(files.len(), 1, "a window named in two capabilities gets both");
    let capability = read_json("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(
        capability["permissions"],
        json!(["desk", "core:event:allow-listen", "core:event:allow-unlisten"])
    );
    assert_eq!(capability["remote"], Value::Null);
    let permission = read("src-tauri/permissions/desk.toml");
    assert!(permission.contains(&format!("commands.allow = {ENTRIES:?}")), "{permission}");
    assert_eq!(std::fs::read_dir(root().join("src-tauri/permissions")).unwrap().count(), 1);
    let main = read("src-tauri/src/main.rs");
    let handled =
        main.split_once("generate_handler![").and_then(|(_, after)| after.split_once(']')).unwrap().0;
    let handled: Vec<&str> = handled.split(',').filter_map(|path| path.trim().split("::").last()).collect();
    assert_eq!(handled, ENTRIES, "what is handled is what is permitted");
}

#[test]
fn the_window_offers_every_kind_of_file_that_is_read() {
    let words = |text: &str, from: &str, quote: char| -> Vec<String> {
        let (_, after) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
        let list = after.split_once(" = ").unwrap().1.split_once("];").unwrap().0;
        list.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
    };
    let reader = read("src-tauri/crates/api/src/areas/facts/files.rs");
    let mut read_here = words(&reader, "const ENDINGS", '"');
    read_here.extend(words(&reader, "const DOUBTFUL", '"'));
    let window = read("ui/src/app/files.ts");
    let mut offered = words(&window, "const TABLES", '\'');
    offered.push("zip".to_owned());
    read_here.sort();
    offered.sort();
    assert_eq!(offered, read_here);
    assert!(window.contains("[...TABLES, 'zip']") && window.contains("extensions: ['*']"));
}

#[test]
fn a_release_asks_the_owner_and_not_the_environment_for_files() {
    let manifest = read("src-tauri/Cargo.toml");
    assert!(!manifest.contains("default ="), "no feature is on by itself");
    let guard = "#[cfg(all(feature = \"test-hooks\", not(debug_assertions)))]\ncompile_error!";
    assert!(read("src-tauri/src/main.rs").contains(guard));
}

#[test]
fn tauri_is_new_enough_to_be_safe() {
    // Versions before 2.11.1 let a page of another origin reach the commands (CVE-2026-42184).
    let tree =
        cargo(&["tree", "--offline", "-p", "zhanggui", "--depth", "1", "--prefix", "none", "-f", "{p}"]);
    let line = tree.lines().find_map(|line| line.strip_prefix("tauri v")).unwrap();
    let parts: Vec<u32> = line.split(['.', ' ']).take(3).map(|part| part.parse().unwrap()).collect();
    assert!(parts >= vec![2, 11, 1] && parts < vec![3, 0, 0], "tauri {line}");
}
