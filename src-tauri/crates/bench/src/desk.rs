//! The program without a window: a host in a folder of its own, driven by the same commands as the screens.

use std::path::Path;

use anyhow::{Result, anyhow};
use api::{Host, Start};
use domain::{Month, Problem};
use serde_json::{Value, json};

use crate::clock;

/// A shop of `people`, each with one nickname.
pub const SHOP: &str = "小满旗舰店";

/// A host whose settings lie in `folder`.
pub fn host(folder: &Path) -> Host {
    Host::new(Start {
        folder: folder.to_owned(),
        clock: Box::new(clock::now),
        lang: None,
        reader: std::env::current_exe().ok(),
    })
}

/// Runs a command; what it refuses is told with its code.
pub fn call(host: &Host, name: &str, payload: Value) -> Result<Value> {
    host.call(name, payload).map_err(|problem| refused(name, &problem))
}

pub fn refused(what: &str, problem: &Problem) -> anyhow::Error {
    anyhow!("{what}: {problem}")
}

/// A new book with one shop, open in the host.
pub fn new_book(host: &Host, path: &Path) -> Result<()> {
    let token = host.token(path);
    call(host, "book.new", json!({ "token": token, "name": "小满家居" }))?;
    call(host, "shops.save", json!({ "name": SHOP, "platform": "tmall", "active": true }))?;
    Ok(())
}

/// Reads a file and waits with it; the answer is the preview.
pub fn preview(host: &Host, file: &Path, month: Option<Month>) -> Result<Value> {
    let token = host.token(file);
    let preview = call(host, "facts.preview", json!({ "tokens": [token], "month": month }))?;
    if preview["can_commit"] != true {
        return Err(anyhow!("the preview of {} refuses: {}", file.display(), preview["refused"]));
    }
    Ok(preview)
}

/// Writes a preview.
pub fn commit(host: &Host, preview: &Value) -> Result<Value> {
    call(host, "facts.commit", json!({ "preview": preview["id"] }))
}

/// Staff with nicknames, and the scheme of the bench for the whole shop from `from` on.
pub fn staff_and_scheme(host: &Host, folder: &Path, people: usize, from: Month) -> Result<()> {
    let staff = folder.join("staff.xlsx");
    std::fs::write(&staff, crate::files::staff(people)?)?;
    call(host, "staff.import", json!({ "token": host.token(&staff) }))?;
    let scheme = folder.join("scheme.json");
    std::fs::write(&scheme, crate::score::SCHEME)?;
    let id = call(host, "schemes.import", json!({ "token": host.token(&scheme), "from": from }))?;
    let shops = call(host, "staff.list", json!({}))?;
    let scope = json!({ "kind": "shop", "id": shops["shops"][0]["id"] });
    call(host, "schemes.assign", json!({ "scheme": id["value"], "scope": scope, "from": from }))?;
    Ok(())
}
