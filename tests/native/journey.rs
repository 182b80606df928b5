//! The journey itself, in the owner's order. One test, because each step stands on the one before.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader};
use domain::Lang;
use locale::Locale;
use serde_json::json;
use thirtyfour::Key;

use crate::machine::{kill_at_once, program, repository, skipped, wait_for};
use crate::owner::{Owner, word};
use crate::window::Window;

#[tokio::test]
async fn native_journey_from_the_first_start_to_a_saved_sheet() {
    let name = "the native journey";
    let Some(built) = std::env::var_os("ZHANGGUI_PROGRAM") else {
        return skipped(name, "ZHANGGUI_PROGRAM names no program; run `cargo xtask test native`");
    };
    for needed in ["WebKitWebDriver", "Xvfb"] {
        if program(needed).is_none() {
            return skipped(name, &format!("{needed} is not installed"));
        }
    }
    let home = tempfile::tempdir().unwrap();
    let owner = Owner::new(PathBuf::from(built).canonicalize().unwrap(), home.path().to_path_buf());
    let exports = owner.exports(6);
    let (first, second) = exports.split_at(3);
    let saved = [owner.home.join("考核表.pdf")];

    let window = owner.window("first", None, &[first, &saved, second]).await;
    let port = window.driver_port(&owner.program);
    open_the_sample(&window, &owner).await;
    import(&window, &owner).await;
    window.press_css("[data-testid=preview] button.primary").await;
    window.until("the import", async || window.text_of(".report").await).await;
    let why = read_why(&window, first).await;
    copy_and_paste(&window).await;
    keep_picture(&owner);
    save_the_sheets(&window, &saved[0]).await;
    goes_nowhere(&window).await;
    second_window_is_refused(&owner).await;

    // In the middle of the next import the machine's plug is pulled.
    import(&window, &owner).await;
    let running = window.group.running(&owner.program);
    assert!(!running.is_empty(), "the program is not running");
    window.press_css("[data-testid=preview] button.primary").await;
    // The reader of files is a process of the same program, and which of them is found first is chance.
    running.into_iter().for_each(kill_at_once);
    wait_for("the end", async || window.group.running(&owner.program).is_empty().then_some(())).await;
    let _ = window.web.clone().leak();
    drop(window);
    owner.sockets.check(&owner.calls("first"), Some(port));

    what_was_acknowledged_is_there(&owner, &exports, &why).await;
    without_a_driver_no_socket_of_the_internet(&owner).await;
    log_names_nobody(&owner);
}

async fn open_the_sample(window: &Window, owner: &Owner) {
    window.press(&word("start-sample_do")).await;
    window.shows(&word("common-sample_banner")).await;
    window.shows(&owner.plan.book).await;
    let title = format!("{} · {}", owner.plan.book, word("common-product"));
    window.until("the title", async || (window.web.title().await.ok()? == title).then_some(())).await;
}

/// Picks the next files and looks at what they would do.
async fn import(window: &Window, owner: &Owner) {
    window.press(&word("common-area-facts")).await;
    window.choose(&owner.plan.shops[0].name).await;
    window.press(&word("facts-pick")).await;
    window.until("the preview", async || window.text_of("[data-testid=preview] table").await).await;
}

/// Goes to the running month's board, clicks a score, and follows it to the cell of the imported file.
async fn read_why(window: &Window, imported: &[PathBuf]) -> String {
    show_why(window).await;
    let panel = window.text_of("[data-testid=why]").await.unwrap();
    let sources = window
        .run(
            "return [...document.querySelectorAll('[data-testid=why] .sources tbody tr')].map((row) => \
             [row.querySelector('td')?.title ?? '', row.querySelector('td.num')?.innerText ?? ''])",
        )
        .await;
    let sources: Vec<(String, String)> = serde_json::from_value(sources).unwrap();
    let mut read = 0;
    for (place, shown) in &sources {
        let parts: Vec<&str> = place.split(" › ").collect();
        let [file, sheet, cell] = parts[..] else { continue };
        let path = imported.iter().find(|path| path.file_name().unwrap().to_string_lossy() == file);
        let path = path.unwrap_or_else(|| panic!("{file} was not imported"));
        let number = shown.split(' ').next().unwrap_or_default();
        assert_eq!(cell_of(path, sheet, cell), number.replace(',', ""), "{place}");
        read += 1;
    }
    assert!(read > 0, "the panel names no cell: {panel}");
    panel
}

/// Opens the running month's board and the why of its first score.
async fn show_why(window: &Window) {
    window.press(&word("common-area-month")).await;
    let month = "2026年5月";
    window
        .until(month, async || {
            let shown = window.text_of("main h1").await?;
            if shown == month {
                return Some(());
            }
            // The next month, when the heading has followed the last press.
            let chosen = window.run("return document.querySelector('nav select')?.value").await;
            if chosen.as_str()? < "2026-05" {
                window.press(&word("common-month_after")).await;
            }
            None
        })
        .await;
    let scored = "return [...document.querySelectorAll('[data-cell$=\".4\"]')].find((cell) => \
                  cell.querySelector('.pair') && /[1-9]/.test(cell.innerText))?.dataset.cell ?? null";
    let cell = window.until("a score", async || window.run(scored).await.as_str().map(str::to_owned)).await;
    window.press_css(&format!("[data-cell='{cell}']")).await;
    window.until("the why", async || window.text_of("[data-testid=why] .sources").await).await;
}

/// The clipboard of the system takes a score of the board, and what is pasted on a figure out of a file is refused.
async fn copy_and_paste(window: &Window) {
    let score = "[data-cell$='.4'] .pair";
    window.press_css(score).await;
    window.keys(Key::Control, 'c').await;
    window.shows(&Locale::new(Lang::Zh).message("month-copied", &[("count", "1")])).await;
    window.keys(Key::Control, 'v').await;
    // The words differ by item and figure; their end does not.
    let refused = word("month-paste_fed");
    window.shows(refused.rsplit_once('。').unwrap().0.rsplit_once('。').unwrap().1).await;
}

/// A number as it stands in the owner's file, without trailing zeros.
fn cell_of(file: &Path, sheet: &str, cell: &str) -> String {
    let split = cell.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = cell[..split].bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
    let row = cell[split..].parse::<u32>().unwrap() - 1;
    let mut book = calamine::open_workbook_auto(file).unwrap();
    match book.worksheet_range(sheet).unwrap().get_value((row, column)).unwrap() {
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::String(text) => text.trim_end_matches('秒').to_owned(),
        other => panic!("{cell} of {sheet} is {other:?}"),
    }
}

/// The board with its reasons, for the eye: tests/artifacts is never committed.
fn keep_picture(owner: &Owner) {
    let folder = repository().join("tests/artifacts");
    std::fs::create_dir_all(&folder).unwrap();
    owner.screen.picture(&folder.join("native-board-why.png"));
    assert!(owner.screen.colours() > 50, "the window is empty");
}

async fn save_the_sheets(window: &Window, file: &Path) {
    window.press(&word("common-area-papers")).await;
    window.press(&word("papers-save_pdf")).await;
    let told = file.file_name().unwrap().to_string_lossy().into_owned();
    window.shows(&told).await;
    let pdf = std::fs::read(file).unwrap();
    assert!(pdf.starts_with(b"%PDF-"), "{:?}", &pdf[..8]);
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
}

/// A page that got into the window could neither lead it away nor call out.
async fn goes_nowhere(window: &Window) {
    let outside = TcpListener::bind("127.0.0.1:0").unwrap();
    outside.set_nonblocking(true).unwrap();
    let away = format!("http://{}/", outside.local_addr().unwrap());
    let tried = window
        .run_to_end(&format!(
            "const done = arguments[0];
             const frame = document.createElement('iframe');
             const picture = new Image();
             const refused = (thing) => new Promise((told) => {{ thing.onerror = () => told('refused'); \
                 thing.onload = () => told('loaded'); }});
             const open = window.open('{away}') === null ? 'refused' : 'opened';
             frame.src = '{away}'; document.body.append(frame);
             const seen = refused(picture); picture.src = '{away}';
             const asked = fetch('{away}').then(() => 'fetched', () => 'refused');
             Promise.all([seen, asked]).then((all) => {{ frame.remove(); done([open, ...all]); }});"
        ))
        .await;
    assert_eq!(tried, json!(["refused", "refused", "refused"]));
    for way in [&away, "https://example.com/", "file:///etc/hostname", "data:text/html,away"] {
        window.run(&format!("location.href = {way:?}")).await;
        // The web view answers in order: had it gone, this answer would come from the other page.
        let here = window.run("return location.origin + document.querySelectorAll('main').length").await;
        assert_eq!(here, "tauri://localhost1", "{way}");
    }
    assert!(outside.accept().is_err(), "the window called out");
}

/// Whoever starts the program twice is told on the screen, nothing is written, and the first window keeps the book.
async fn second_window_is_refused(owner: &Owner) {
    let before = owner.written();
    let window = owner.window("second", Some(&owner.book()), &[]).await;
    let port = window.driver_port(&owner.program);
    window.shows(&word("book-in_use")).await;
    window.shows(&word("start-sample_do")).await;
    window.close().await;
    assert!(owner.written() == before, "the second window wrote into the book of the first");
    owner.sockets.check(&owner.calls("second"), Some(port));
}

/// The import that was told as done is in the book with the same figures; the one that was cut off is whole or
/// not there at all.
async fn what_was_acknowledged_is_there(owner: &Owner, exports: &[PathBuf], why: &str) {
    let window = owner.window("again", Some(&owner.book()), &[]).await;
    window.press(&word("common-area-facts")).await;
    window.press(&word("facts-tab-imports")).await;
    let list = window.until("the imports", async || window.text_of("main tbody").await).await;
    let there: Vec<bool> =
        exports.iter().map(|file| list.contains(&*file.file_name().unwrap().to_string_lossy())).collect();
    assert!(there[..3].iter().all(|it| *it), "acknowledged and lost: {list}");
    assert!(there[3..].iter().all(|it| *it == there[3]), "half an import: {there:?}");
    show_why(&window).await;
    if !there[3] {
        let again = window.text_of("[data-testid=why]").await.unwrap();
        assert_eq!(again, why, "the same score for the same reasons");
    }
    window.close().await;
    let found = owner.check().await;
    assert_eq!((&found["ok"], &found["lines"]), (&json!(true), &json!([])), "the book is not whole");
}

async fn without_a_driver_no_socket_of_the_internet(owner: &Owner) {
    let started = owner.by_hand("by-hand", &owner.book());
    let told = owner.home.join("by-hand.log");
    let ready = || std::fs::read_to_string(&told).is_ok_and(|log| log.contains("zhanggui: ready"));
    wait_for("the first screen", async || ready().then_some(())).await;
    wait_for("a picture", async || (owner.screen.colours() > 50).then_some(())).await;
    drop(started);
    owner.sockets.check(&owner.calls("by-hand"), None);
}

fn log_names_nobody(owner: &Owner) {
    let log = std::fs::read_to_string(owner.kept().join("log/zhanggui.log")).unwrap();
    assert!(log.contains(" start "), "{log}");
    assert!(log.contains(" refused book.in_use"), "{log}");
    let people = owner.plan.staff.iter().map(|one| one.name.as_str());
    let shops = owner.plan.shops.iter().map(|one| one.name.as_str());
    for name in people.chain(shops).chain([owner.plan.book.as_str()]) {
        assert!(!log.contains(name), "{name} stands in the log");
    }
    assert!(!log.contains(&*owner.home.to_string_lossy()), "a path of the owner stands in the log: {log}");
}
