//! Migrations are tried on steps of the test's own: there is only one released so far.

use crate::book::Book;
use crate::change::ChangeLabel;
use crate::schema::{MIGRATIONS, Migration};

const AT: &str = "2026-05-01 12:03:05";

fn steps(second: &'static str) -> Vec<Migration> {
    let first = Migration { version: 1, name: "start", sql: MIGRATIONS[0].sql };
    vec![first, Migration { version: 2, name: "second", sql: second }]
}

fn old_book() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.zhanggui");
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
