//! What this machine has and lacks: system packages, Node, a browser.
//! Installs with apt only where that needs no password; elsewhere it says in one line what to install.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::report::{Outcome, Report, Run};

/// What the window, its libraries, its icons and its Chinese text need.
pub const BUILD: &[&str] =
    &["pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev", "librsvg2-common", "fonts-noto-cjk"];
/// What the native journey, the tests of papers and those that watch for sockets need besides.
pub const TEST: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth", "poppler-utils", "strace"];

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const OLDEST_NODE: [u32; 2] = [20, 19];

/// The repository's folder.
pub fn root() -> PathBuf {
    // At run time cargo names the folder of this clone; a binary in a shared target folder could be another's.
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).ancestors().nth(3).map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The full name of a program on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    let file = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// A browser of the system that playwright-core can drive. Ubuntu's package is a script that starts nothing
/// where there are no snaps.
pub fn browser() -> Option<PathBuf> {
    BROWSERS.into_iter().filter(|name| output(name, &["--version"]).is_some()).find_map(program)
}

/// What a command prints, trimmed; none where it does not start or fails.
pub fn output(name: &str, args: &[&str]) -> Option<String> {
    let done = Command::new(name).args(args).current_dir(root()).stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// The folder cargo builds into, whoever chose it.
pub fn target() -> PathBuf {
    let told = output("cargo", &["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    told.as_deref()
        .and_then(|json| json.split_once("\"target_directory\":\""))
        .and_then(|(_, after)| after.split_once('"'))
        .map_or_else(|| root().join("target"), |(folder, _)| PathBuf::from(folder.replace("\\\\", "\\")))
}

/// Node and the packages, before anything is built. What it may not install it names in one line; so nothing is
/// installed on a machine that then turns out to have no Node.
pub fn prepare(report: &mut Report, wanted: &[&str], needs_node: bool) -> Outcome {
    let has_apt = program("apt-get").is_some() && program("dpkg-query").is_some();
    let missing = if has_apt { missing_packages(wanted) } else { Vec::new() };
    let prefix = if missing.is_empty() { None } else { administrator() };
    let mut lacks: Vec<String> = if needs_node { node().into_iter().collect() } else { Vec::new() };
    if !missing.is_empty() && prefix.is_none() {
        lacks.push(format!(
            "Some system packages are missing. Install them, then try again: sudo apt-get install {}",
            missing.join(" ")
        ));
    }
    if !lacks.is_empty() {
        return report.refuse(&lacks.join(" "));
    }
    if !has_apt {
        println!("{}", needs_elsewhere(wanted));
    }
    let Some(prefix) = prefix else { return Ok(()) };
    report.step("package lists", &apt(prefix, &["update", "-q"]));
    let install = apt(prefix, &["install", "-y", "-q", "--no-install-recommends"]);
    report.need("system packages", &install.args(&missing))
}

/// A browser for the browser tests, installed where the system has it as a package.
pub fn install_browser(report: &mut Report) {
    if browser().is_some() || program("apt-get").is_none() {
        return;
    }
    let Some(prefix) = administrator() else { return };
    report.step("package lists", &apt(prefix, &["update", "-q"]));
    // Where no package has that name it is no failure: the tests that need it say that they are skipped.
    if output("apt-cache", &["show", "chromium"]).is_some() {
        report.step("browser", &apt(prefix, &["install", "-y", "-q", "chromium"]));
    }
}

/// A command of apt that asks nothing. sudo drops the variables of its caller, so it is given this one.
fn apt(prefix: &[&str], args: &[&str]) -> Run {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], args].concat();
    Run::new(words[0], &words[1..])
}

fn missing_packages<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails when one name is unknown and still prints the others.
    let known = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()
        .map(|done| String::from_utf8_lossy(&done.stdout).into_owned())
        .unwrap_or_default();
    let has = |name: &str| known.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(|name| !has(name)).collect()
}

/// The words before a command that must run as administrator; none where that needs a password.
fn administrator() -> Option<&'static [&'static str]> {
    if output("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    output("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
}

fn needs_elsewhere(wanted: &[&str]) -> String {
    if cfg!(target_os = "macos") {
        "macOS needs the Xcode command line tools (xcode-select --install); going on.".to_owned()
    } else if cfg!(windows) {
        "Windows needs the C++ build tools of Visual Studio and WebView2; going on.".to_owned()
    } else {
        format!("This system has no apt. What Debian calls {} is needed; going on.", wanted.join(", "))
    }
}

/// What to install where Node or npm is missing or too old.
fn node() -> Option<String> {
    let npm = if cfg!(windows) { output("cmd", &["/C", "npm", "-v"]) } else { output("npm", &["-v"]) };
    let version = output("node", &["-v"]).and_then(|told| numbers(&told));
    let [major, minor] = OLDEST_NODE;
    match (version, npm) {
        (Some(found), Some(_)) if found >= OLDEST_NODE => None,
        (Some([old, older]), Some(_)) => Some(format!(
            "Node {old}.{older} is too old: {major}.{minor} or newer is needed (https://nodejs.org)."
        )),
        _ => Some(format!("Node {major}.{minor} or newer with npm is needed (https://nodejs.org).")),
    }
}

fn numbers(told: &str) -> Option<[u32; 2]> {
    let mut parts = told.trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    Some([parts.next()?, parts.next()?])
}
