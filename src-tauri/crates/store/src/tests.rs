//! What needs a hand on the connection: migrations (a step of the test's own after the released ones)
//! and a disk that fills up.

use crate::book::Book;
use crate::change::ChangeLabel;
use crate::schema::{MIGRATIONS, Migration};

const AT: &str = "2026-05-01 12:03:05";

fn steps(second: &'static str) -> Vec<Migration> {
    let released = MIGRATIONS.iter().map(|m| Migration { version: m.version, name: m.name, sql: m.sql });
    let next = crate::schema::newest(MIGRATIONS) + 1;
    released.chain([Migration { version: next, name: "next", sql: second }]).collect()
}

fn old_book() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shop.zhanggui");
    let mut book = Book::create(&path, AT).expect("a new book");
    book.change(&ChangeLabel::new("test.change"), "", AT, |tx| tx.post("客服")).expect("done");
    book.close().expect("closed");
    (folder, path)
}

#[test]
fn a_verified_backup_precedes_a_migration_and_undo_stops_there() {
    let (_folder, path) = old_book();
    let steps = steps("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;");
    let mut book = Book::open_with(&path, AT, &steps).expect("migrated");
    let backups: Vec<_> = std::fs::read_dir(Book::backup_dir(&path)).expect("a folder").collect();
    assert_eq!(backups.len(), 1);
    let kept =
        crate::verify(&backups[0].as_ref().expect("an entry").path()).expect("the old program reads it");
    assert_eq!(kept.changes, 1);
    assert_eq!(book.undo("", AT).expect_err("refused").problem().code, "history.barrier");
    drop(book);
    // The old program refuses the file from now on, and a second opening migrates nothing.
    let before = std::fs::read(&path).expect("readable");
    let refused = Book::open(&path, AT).err().expect("refused").problem();
    assert_eq!(refused.code, "book.newer");
    assert!(std::fs::read(&path).expect("readable") == before);
    drop(Book::open_with(&path, AT, &steps).expect("opens"));
    assert_eq!(std::fs::read_dir(Book::backup_dir(&path)).expect("a folder").count(), 1);
}

#[test]
fn a_migration_that_fails_leaves_the_old_book() {
    let (_folder, path) = old_book();
    let broken = steps("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);");
    assert!(Book::open_with(&path, AT, &broken).is_err());
    let book = Book::open(&path, AT).expect("the old program still opens it");
    assert_eq!(book.read().posts().expect("posts").len(), 1);
    assert!(book.check().expect("checked").is_empty());
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let (_folder, path) = old_book();
    let mut book = Book::open(&path, AT).expect("opens");
    let pages: i64 = book.conn.query_row("PRAGMA page_count", [], |r| r.get(0)).expect("a count");
    book.conn.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(())).expect("limited");
    let many = book.change(&ChangeLabel::new("test.change"), "", AT, |tx| {
        (0..2000).try_for_each(|n| tx.set(&format!("key{n}"), &"x".repeat(200)))
    });
    assert_eq!(many.expect_err("refused").problem().code, "book.disk_full");
    assert_eq!(book.read().setting::<String>("key0").expect("read"), None);
    assert!(book.check().expect("checked").is_empty());
    // The connection goes on: what fits is still kept, and undo still knows where it is.
    book.change(&ChangeLabel::new("test.change"), "", AT, |tx| tx.set("small", "x")).expect("kept");
    book.undo("", AT).expect("undone");
}

#[test]
fn an_older_book_on_a_read_only_medium_is_refused() {
    let (_folder, path) = old_book();
    let mut permissions = std::fs::metadata(&path).expect("the file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("protected");
    let steps = steps("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;");
    assert_eq!(
        Book::open_with(&path, AT, &steps).err().expect("refused").problem().code,
        "book.read_only_old"
    );
}

#[test]
fn a_book_of_the_first_shape_goes_on_with_its_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shop.zhanggui");
    let connection = rusqlite::Connection::open(&path).expect("a file");
    connection.execute_batch(MIGRATIONS[0].sql).expect("the first shape");
    connection
        .execute_batch("INSERT INTO import (at, by, state) VALUES ('2026-05-01 12:03:05', '', 'active');")
        .expect("an import");
    connection.pragma_update(None, "application_id", crate::schema::APPLICATION_ID).expect("ours");
    connection.pragma_update(None, "user_version", 1).expect("the first");
    drop(connection);
    let mut book = Book::open(&path, AT).expect("opens");
    assert_eq!(book.read().imports().expect("read").len(), 1);
    assert_eq!(book.read().imports().expect("read")[0].left_out, "");
    book.change(&ChangeLabel::new("test.change"), "", AT, |tx| tx.post("客服")).expect("written");
}
