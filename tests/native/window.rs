//! The program's window under WebDriver: start, look, press. The driver outlives its client and its browser, so
//! each window has a driver of its own, in a process group of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{By, Capabilities, Key, WebDriver};

use crate::machine::{Group, PATIENCE, free_port, step, wait_for};

/// How a window is started.
pub struct Start<'a> {
    /// What is started, and what watches it.
    pub command: (PathBuf, Vec<String>),
    pub book: Option<&'a Path>,
    pub variables: &'a BTreeMap<&'static str, String>,
    pub log: PathBuf,
}

/// Its processes end first: only then does the client give up its session at once.
pub struct Window {
    pub group: Group,
    pub web: WebDriver,
}

impl Window {
    pub async fn open(start: Start<'_>) -> Self {
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).arg("--host=127.0.0.1").envs(start.variables);
        let group = Group::start(&mut driver, &start.log);
        let (binary, mut args) = start.command;
        args.extend(start.book.map(|book| book.display().to_string()));
        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", json!({ "binary": binary, "args": args })).unwrap();
        let at = format!("http://127.0.0.1:{port}");
        // Until the driver listens, connecting fails.
        step(&format!("a window opens, {}", start.log.display()));
        let web = wait_for("a session", async || WebDriver::new(&at, wanted.clone()).await.ok()).await;
        Self { group, web }
    }

    pub async fn run(&self, script: &str) -> Value {
        self.web.execute(script, Vec::new()).await.map(|answer| answer.json().clone()).unwrap_or_default()
    }

    /// Runs a script that answers later, through its argument.
    pub async fn run_to_end(&self, script: &str) -> Value {
        self.web.execute_async(script, Vec::new()).await.unwrap().json().clone()
    }

    pub async fn text(&self) -> String {
        self.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// The text of what `css` finds first.
    pub async fn text_of(&self, css: &str) -> Option<String> {
        let found = self.run(&format!("return document.querySelector({css:?})?.innerText")).await;
        found.as_str().map(str::to_owned)
    }

    pub async fn shows(&self, text: &str) {
        self.until(text, async || self.text().await.contains(text).then_some(())).await;
    }

    /// Waits, and tells what the window shows instead where that was in vain.
    pub async fn until<T>(&self, what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            assert!(
                Instant::now() < end,
                "waited in vain for {what}; the window shows:\n{}",
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses the button or link of that name, as soon as it can be pressed.
    pub async fn press(&self, name: &str) {
        let named = format!("[normalize-space(.)='{name}' or @aria-label='{name}']");
        self.press_at(By::XPath(format!("//button{named}[not(@disabled)] | //a{named}")), name).await;
    }

    pub async fn press_css(&self, css: &str) {
        self.press_at(By::Css(css.to_owned()), css).await;
    }

    async fn press_at(&self, by: By, what: &str) {
        step(what);
        self.until(what, async || {
            let found = self.web.find(by.clone()).await.ok()?;
            found.click().await.ok()
        })
        .await;
    }

    /// A key while another is held down.
    pub async fn keys(&self, held: Key, key: char) {
        step(&format!("{held:?} and {key}"));
        let chain = self.web.action_chain().key_down(held.clone()).key_down(key).key_up(key).key_up(held);
        chain.perform().await.unwrap();
    }

    /// Chooses the option of that name, in whichever list offers it.
    pub async fn choose(&self, option: &str) {
        let by = By::XPath(format!("//option[normalize-space(.)='{option}']"));
        self.press_at(by, option).await;
    }

    /// The port on which the web view listens because its driver asked for it.
    pub fn driver_port(&self, program: &Path) -> u16 {
        let pid = self.group.running(program)[0];
        let variables = std::fs::read(format!("/proc/{pid}/environ")).unwrap();
        let variables = String::from_utf8_lossy(&variables).into_owned();
        let server = variables.split('\0').find_map(|v| v.strip_prefix("WEBKIT_INSPECTOR_SERVER=")).unwrap();
        server.rsplit_once(':').unwrap().1.parse().unwrap()
    }

    pub async fn close(self) {
        // The group ends what the driver leaves behind.
        let _ = self.web.quit().await;
    }
}
