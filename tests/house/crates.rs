//! Who may use whom: each engine behind one crate, no way back up, nothing that could open a network socket.

use serde_json::Value;

use crate::repository::cargo;

/// The beginning of a dependency's name, and the one crate that may name it as a normal dependency.
const ENGINES: [(&str, &str); 7] = [
    ("tauri", "zhanggui"),
    ("rusqlite", "zhanggui-store"),
    ("typst", "zhanggui-papers"),
    ("rust_xlsxwriter", "zhanggui-papers"),
    ("calamine", "zhanggui-intake"),
    ("csv", "zhanggui-intake"),
    ("tiny_http", "zhanggui-dev-server"),
];

/// The same input gives the same output: these never read, write, or ask.
const PURE: [&str; 5] =
    ["zhanggui-domain", "zhanggui-scoring", "zhanggui-pay", "zhanggui-ladder", "zhanggui-register"];

/// Every crate that speaks to a network or is the base of one that does. `soup3` is not here: it is the
/// binding to the web view's own library, and `zbus` speaks to the desktop over unix sockets.
const NETWORK: [&str; 28] = [
    "reqwest",
    "hyper",
    "hyper-util",
    "h2",
    "h3",
    "ureq",
    "attohttpc",
    "isahc",
    "curl",
    "curl-sys",
    "rustls",
    "native-tls",
    "openssl",
    "openssl-sys",
    "tokio-rustls",
    "tokio-native-tls",
    "tungstenite",
    "tokio-tungstenite",
    "quinn",
    "mio",
    "socket2",
    "tiny_http",
    "axum",
    "actix-web",
    "tonic",
    "warp",
    "hickory-resolver",
    "libp2p",
];

struct Use {
    user: String,
    dependency: String,
}

/// Every normal dependency that a member of the workspace names.
fn uses() -> Vec<Use> {
    let told = cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = told["packages"].as_array().unwrap();
    let uses = packages.iter().flat_map(|package| {
        let named =
            package["dependencies"].as_array().unwrap().iter().filter(|named| named["kind"].is_null());
        named.map(|named| Use { user: text(&package["name"]), dependency: text(&named["name"]) })
    });
    uses.collect()
}

#[test]
fn each_engine_is_named_by_one_crate_only() {
    for found in uses() {
        for (engine, owner) in ENGINES {
            let family = found.dependency == engine || found.dependency.starts_with(&format!("{engine}-"));
            assert!(
                !family || found.user == owner,
                "{} names {}; only {owner} may",
                found.user,
                found.dependency
            );
        }
    }
}

#[test]
fn every_engine_rule_still_has_something_to_hold() {
    let uses = uses();
    for (engine, owner) in ENGINES.iter().filter(|(engine, _)| *engine != "csv") {
        assert!(
            uses.iter().any(|u| u.user == *owner && u.dependency == *engine),
            "{owner} no longer names {engine}"
        );
    }
}

#[test]
fn the_words_and_the_rules_of_the_business_know_no_engine_and_no_host() {
    let may = [
        "chrono",
        "rust_decimal",
        "rustc-hash",
        "serde",
        "serde_json",
        "smallvec",
        "thiserror",
        "ts-rs",
        "pinyin",
    ];
    for found in uses().iter().filter(|found| PURE.contains(&found.user.as_str())) {
        let name = found.dependency.as_str();
        let ours = PURE.contains(&name);
        assert!(ours || may.contains(&name), "{} is pure and names {name}", found.user);
    }
}

#[test]
fn only_hosts_and_tests_stand_above_the_api() {
    let hosts = ["zhanggui", "zhanggui-cli", "zhanggui-dev-server", "zhanggui-bench", "zhanggui-tests"];
    for found in uses().iter().filter(|found| found.dependency == "zhanggui-api") {
        assert!(hosts.contains(&found.user.as_str()), "{} uses the api from below", found.user);
    }
}

#[test]
fn the_command_runner_starts_on_a_bare_machine() {
    let needs: Vec<_> =
        uses().into_iter().filter(|u| u.user == "zhanggui-xtask").map(|u| u.dependency).collect();
    assert_eq!(needs, Vec::<String>::new(), "xtask is the standard library only");
}

#[test]
fn nothing_in_the_program_can_reach_a_network() {
    for program in ["zhanggui", "zhanggui-cli"] {
        let tree =
            cargo(&["tree", "--offline", "-e", "normal", "-p", program, "--prefix", "none", "-f", "{p}"]);
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(names.len() > 50, "the tree of {program} was not read");
        for name in names {
            assert!(!NETWORK.contains(&name), "{program} carries {name}: cargo tree -p {program} -i {name}");
        }
    }
}
