//! What this machine has and lacks: system packages, Node, a browser.
//! Installs with apt only where that needs no password; elsewhere it says in one line what to install.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::report::{Outcome, Report, Run};

/// What the window, its libraries and its Chinese text need.
pub const BUILD: &[&str] =
    &["pkg-config", "libwebkit2gtk-4.1-dev", "libxdo-dev", "librsvg2-dev", "fonts-noto-cjk"];
/// What the native journey and the tests of papers need besides.
pub const TEST: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth", "poppler-utils"];

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const OLDEST_NODE: u32 = 20;

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

/// A browser of the system that playwright-core can drive.
pub fn browser() -> Option<PathBuf> {
    BROWSERS.into_iter().find_map(program)
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

/// Installs the packages that are missing, or says in one line what to install.
pub fn packages(report: &mut Report, wanted: &[&str]) -> Outcome {
    if program("apt-get").is_none() || program("dpkg-query").is_none() {
        println!("{}", needs_elsewhere(wanted));
        return Ok(());
    }
    let missing = missing_packages(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let Some(prefix) = administrator() else {
        return report.refuse(&format!(
            "Some system packages are missing. Install them, then try again: sudo apt-get install {}",
            missing.join(" ")
        ));
    };
    let apt = |args: &[&str]| {
        let words: Vec<&str> = prefix.iter().chain(&["apt-get"]).chain(args).copied().collect();
        Run::new(words[0], &words[1..]).var("DEBIAN_FRONTEND", "noninteractive")
    };
    report.step("package lists", &apt(&["update", "-q"]));
    report.need("system packages", &apt(&["install", "-y", "-q", "--no-install-recommends"]).args(&missing))
}

/// A browser for the browser tests, installed where the system has it as a package.
pub fn install_browser(report: &mut Report) {
    if browser().is_some() || program("apt-get").is_none() {
        return;
    }
    if let Some(prefix) = administrator() {
        let words: Vec<&str> = prefix.iter().chain(&["apt-get", "install", "-y", "-q"]).copied().collect();
        report.step("browser", &Run::new(words[0], &words[1..]).args(&["chromium"]));
    }
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

/// Node and npm, new enough; otherwise one line that says what to install.
pub fn node(report: &mut Report) -> Outcome {
    let npm = if cfg!(windows) { output("cmd", &["/C", "npm", "-v"]) } else { output("npm", &["-v"]) };
    let major = output("node", &["-v"]).and_then(|told| {
        told.trim_start_matches('v').split('.').next().and_then(|word| word.parse::<u32>().ok())
    });
    match (major, npm) {
        (Some(found), Some(_)) if found >= OLDEST_NODE => Ok(()),
        (Some(found), Some(_)) => report.refuse(&format!(
            "Node {found} is too old: version {OLDEST_NODE} or newer is needed (https://nodejs.org)."
        )),
        _ => report.refuse(&format!("Node {OLDEST_NODE} or newer with npm is needed (https://nodejs.org).")),
    }
}
