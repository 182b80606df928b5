//! The steps of each command and their order. A step whose folder does not exist is skipped, and says so.
//! Programs and tests are built in one go with one set of features, or Tauri would be built twice.

use std::path::{Path, PathBuf};

use crate::machine;
use crate::report::{Outcome, Report, Run};

const FEATURES: &str = "zhanggui/custom-protocol,zhanggui/test-hooks";

/// The bundler, of one version. It comes with npm when a bundle is made and not before, for it is large.
const BUNDLER: &str = "--package=@tauri-apps/cli@2.12.5";

pub fn run(report: &mut Report, args: &[String]) -> Outcome {
    set_up(report, machine::BUILD)?;
    if !has_ui() {
        return report.refuse("There is no ui/package.json, so there is no window to show.");
    }
    let (ours, theirs): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| *arg == "--release");
    let theirs: Vec<&String> = theirs.into_iter().filter(|arg| *arg != "--").collect();
    let start = Run::new("cargo", &["run", "--locked", "-p", "zhanggui", "--features", "custom-protocol"]);
    report.need("掌柜", &start.args(&ours).args(&["--"]).args(&theirs))
}

pub fn test(report: &mut Report, parts: &[String]) -> Outcome {
    let wants = |part: &str| parts.iter().any(|wanted| wanted == part);
    let tests = if wants("unit") || wants("native") { machine::TEST } else { &[] };
    machine::prepare(report, &[machine::BUILD, tests].concat(), has_ui())?;
    if wants("browser") {
        machine::install_browser(report);
    }
    build_ui(report)?;
    if wants("check") {
        check(report);
    }
    if parts.iter().all(|part| part == "check") {
        return Ok(());
    }
    // Everything at once: a program built alone would get other features of its dependencies than its tests.
    report.need("programs and tests", &everything(&["build", "--all-targets"]))?;
    if wants("unit") {
        unit(report);
    }
    if wants("browser") {
        browser(report);
    }
    if wants("native") {
        native(report);
    }
    Ok(())
}

pub fn check_alone(report: &mut Report) -> Outcome {
    set_up(report, machine::BUILD)?;
    check(report);
    Ok(())
}

fn check(report: &mut Report) {
    report.step("formatting", &Run::new("cargo", &["fmt", "--all", "--check"]));
    report.step("lints", &everything(&["clippy", "--all-targets"]).args(&["--", "-D", "warnings"]));
    npm_script(report, "types of the ui", &ui(), "check");
    if machine::program("cargo-deny").is_some() {
        let deny = Run::new("cargo", &["deny", "--offline", "check", "licenses", "bans", "sources"]);
        report.step("licences", &deny);
    } else {
        report.skip("licences", "cargo-deny is not installed (cargo install cargo-deny)");
    }
}

fn unit(report: &mut Report) {
    let runner: &[&str] = if machine::program("cargo-nextest").is_some() {
        &["nextest", "run", "--no-fail-fast"]
    } else {
        &["test", "--no-fail-fast"]
    };
    let mut tests = everything(runner);
    if cfg!(windows) {
        // Windows cannot replace the program that is running.
        tests = tests.args(&["--exclude", "zhanggui-xtask"]);
    }
    if machine::program("python3").is_none() {
        let why =
            "no python3 on this machine (Debian: sudo apt-get install python3); its test passes without";
        report.skip("scoring against a second implementation", why);
    }
    report.step("tests", &tests.args(&["--", "--skip", "native_journey"]));
    npm_script(report, "tests of the ui", &ui(), "test");
}

/// The whole ui in a real browser, against the same api over localhost.
fn browser(report: &mut Report) {
    let name = "browser tests";
    let folder = machine::root().join("tests/browser");
    if !has_ui() || !folder.join("package.json").exists() {
        return report.skip(name, "ui/package.json or tests/browser/package.json does not exist yet");
    }
    let Some(chromium) = machine::browser() else {
        return report
            .skip(name, "no chromium or chrome on this machine (Debian: sudo apt-get install chromium)");
    };
    if npm_ci(report, &folder).is_err() {
        return;
    }
    let tests = Run::new("npm", &["test", "--silent"])
        .folder(&folder)
        .var("ZHANGGUI_BROWSER", chromium)
        .var("ZHANGGUI_DEV_SERVER", built("zhanggui-dev-server"));
    report.step(name, &tests);
}

/// One journey of the built program in its real window.
fn native(report: &mut Report) {
    let name = "native journey";
    if !has_ui() || !machine::root().join("tests/native").exists() {
        return report.skip(name, "ui/package.json or tests/native does not exist yet");
    }
    if !cfg!(target_os = "linux") || machine::program("WebKitWebDriver").is_none() {
        return report.skip(name, "needs Linux with WebKitWebDriver (apt-get install webkit2gtk-driver)");
    }
    let Some(frame) = machine::program("xvfb-run") else {
        return report.skip(name, "no xvfb-run on this machine (apt-get install xvfb xauth)");
    };
    let journey = everything(&["test", "--test", "native"]).args(&["--", "--test-threads=1"]);
    let screen = ["-a", "-s", "-screen 0 1280x900x24"];
    report.step(name, &journey.under(&frame, &screen).var("ZHANGGUI_PROGRAM", built("zhanggui")));
}

/// Program and bench in one go with one set of features; the bench starts the program that lies beside it.
pub fn bench(report: &mut Report, args: &[String]) -> Outcome {
    set_up(report, machine::BUILD)?;
    let packages: &[&str] = if has_ui() {
        &["-p", "zhanggui-bench", "-p", "zhanggui", "--features", "zhanggui/custom-protocol"]
    } else {
        &["-p", "zhanggui-bench"]
    };
    report.need("release build", &Run::new("cargo", &["build", "--release", "--locked"]).args(packages))?;
    let program =
        machine::target().join("release").join(format!("zhanggui-bench{}", std::env::consts::EXE_SUFFIX));
    report.need("bench", &Run::new(&program.to_string_lossy(), &[]).args(args))
}

/// Each system makes its own installers; the tools of the others are not brought here.
pub fn bundle(report: &mut Report) -> Outcome {
    set_up(report, machine::BUILD)?;
    let kinds = if cfg!(target_os = "linux") {
        "deb,rpm"
    } else if cfg!(windows) {
        "nsis"
    } else {
        "dmg"
    };
    let bundler = Run::new("npm", &["exec", "--yes", BUNDLER, "--", "tauri"]);
    report.need("bundle", &bundler.args(&["build", "--bundles", kinds, "--", "--locked"]))?;
    println!("   in {}", machine::target().join("release/bundle").display());
    Ok(())
}

/// The test that compares the interface types with the committed ones writes them instead.
pub fn bindings(report: &mut Report) -> Outcome {
    let write = Run::new("cargo", &["test", "--locked", "-p", "zhanggui-api", "bindings"]);
    report.need("bindings", &write.var("ZHANGGUI_WRITE_BINDINGS", "1"))
}

/// A hunt with one target; what breaks it is kept and named.
pub fn fuzz(report: &mut Report, args: &[String]) -> Outcome {
    let (name, rest) = args.split_first().map_or(("csv_rows", args), |(name, rest)| (name.as_str(), rest));
    let runs: &[&str] = if rest.is_empty() { &["100000"] } else { &[] };
    let hunt = Run::new("cargo", &["run", "--release", "--locked", "-p", "zhanggui-fuzz", "--bin", name]);
    report.need("fuzz", &hunt.args(&["--", "--hunt"]).args(runs).args(rest))
}

fn set_up(report: &mut Report, packages: &[&str]) -> Outcome {
    machine::prepare(report, packages, has_ui())?;
    build_ui(report)
}

/// The ui, built: the program carries it. Nothing to do where there is none yet.
fn build_ui(report: &mut Report) -> Outcome {
    if !has_ui() {
        report.skip("ui", "ui/package.json does not exist yet");
        return Ok(());
    }
    npm_ci(report, &ui())?;
    report.need("ui", &Run::new("npm", &["run", "--silent", "build"]).folder(&ui()))
}

/// Installs what package-lock.json names, unless exactly that is installed already.
fn npm_ci(report: &mut Report, folder: &Path) -> Outcome {
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap_or_default();
    let stamp = folder.join("node_modules/.installed-lock");
    if !lock.is_empty() && std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    report.need(&format!("packages of {}", folder_name(folder)), &Run::new("npm", &quiet).folder(folder))?;
    // Without the stamp the next run only installs once more.
    let _ = std::fs::write(stamp, lock);
    Ok(())
}

/// Runs a script of a package.json, if it has it.
fn npm_script(report: &mut Report, name: &str, folder: &Path, script: &str) {
    let manifest = std::fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    if manifest.contains(&format!("\"{script}\":")) {
        report.step(name, &Run::new("npm", &["run", "--silent", script]).folder(folder));
    } else {
        report.skip(name, &format!("{} has no script \"{script}\" yet", folder_name(folder)));
    }
}

/// A cargo command over the whole workspace. Without a ui the shell cannot carry one: it is then built as for
/// a development server.
fn everything(command: &[&str]) -> Run {
    let features = if has_ui() { FEATURES } else { "zhanggui/test-hooks" };
    Run::new("cargo", command).args(&["--locked", "--workspace", "--features", features])
}

fn ui() -> PathBuf {
    machine::root().join("ui")
}

fn has_ui() -> bool {
    ui().join("package.json").exists()
}

fn folder_name(folder: &Path) -> String {
    folder.strip_prefix(machine::root()).unwrap_or(folder).display().to_string()
}

fn built(name: &str) -> PathBuf {
    machine::target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
