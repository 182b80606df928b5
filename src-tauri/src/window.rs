//! The one window: how large it was, where it may go (nowhere but the program's own pages), what is dropped on it.
//! Dropped files reach the screens as tokens, never as paths.

use std::sync::Arc;

use api::Host;
use tauri::plugin::TauriPlugin;
use tauri::utils::config::WindowConfig;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;

use crate::pick::{self, Picked};

/// Files were dropped: a list of [`pick::Picked`].
const DROPPED: &str = "dropped";
/// Files hang over the window (true) or left it (false).
const HOVERING: &str = "hovering";

/// Size and place of the window, kept from one start to the next.
pub fn memory() -> TauriPlugin<Wry> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new().with_state_flags(kept).build()
}

pub fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let fallback = WindowConfig::default();
    let config = app.config().app.windows.first().unwrap_or(&fallback).clone();
    let dev = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .on_navigation(move |url| own_page(url, dev.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        // The screens name the open book: two windows must be told apart.
        .on_document_title_changed(|window, title| drop(window.set_title(&title)))
        .build()?;
    let dropped_on = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            // A screen that is gone cannot be told; there is nothing else to do about it.
            let _ = dropped(&dropped_on, event);
        }
    });
    Ok(window)
}

fn dropped(window: &WebviewWindow, event: &DragDropEvent) -> tauri::Result<()> {
    match event {
        DragDropEvent::Enter { .. } => window.emit(HOVERING, true),
        DragDropEvent::Leave => window.emit(HOVERING, false),
        DragDropEvent::Drop { paths, .. } => {
            let host = window.state::<Arc<Host>>();
            let files: Vec<_> = paths.iter().map(|path| pick::hand_out(&host, path.clone())).collect();
            window.emit(HOVERING, false)?;
            drop_on(window, &files)
        }
        _ => Ok(()),
    }
}

/// Gives files to the screen as if they had been dropped on it.
pub fn drop_on(window: &WebviewWindow, files: &[Picked]) -> tauri::Result<()> {
    window.emit(DROPPED, files)
}

/// Whether `url` is a page of the program itself, under the names the systems give it, or of the
/// development server in a development build.
fn own_page(url: &Url, dev: Option<&Url>) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        _ => dev.is_some_and(|dev| dev.origin() == url.origin()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_but_its_own_pages() {
        let may_go = |url: &str| own_page(&Url::parse(url).unwrap(), None);
        assert!(may_go("tauri://localhost/index.html"));
        assert!(may_go("http://tauri.localhost/"));
        for foreign in [
            "https://example.com/",
            "http://localhost:5173/",
            "http://tauri.localhost.example.com/",
            "tauri://example.com/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "about:blank",
        ] {
            assert!(!may_go(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_development_build_also_shows_its_own_server_and_no_other() {
        let dev = Url::parse("http://localhost:5173").unwrap();
        assert!(own_page(&Url::parse("http://localhost:5173/month").unwrap(), Some(&dev)));
        assert!(!own_page(&Url::parse("http://localhost:8080/").unwrap(), Some(&dev)));
    }
}
