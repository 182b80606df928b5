//! What needs a hand on the connection: migrations (a step of the test's own after the released ones)
//! and a disk that fills up.

mod older;

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
fn the_book_is_open_under_the_settings_that_lose_nothing_and_trust_nobody() {
    let (_folder, path) = old_book();
    let book = Book::open(&path, AT).expect("opens");
    let said = |pragma: &str| -> String {
        book.conn.pragma_query_value(None, pragma, |r| r.get::<_, rusqlite::types::Value>(0)).map_or_else(
            |e| e.to_string(),
            |value| match value {
                rusqlite::types::Value::Integer(n) => n.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            },
        )
    };
    for (pragma, want) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
    ] {
        assert_eq!(said(pragma), want, "{pragma}");
    }
    use rusqlite::config::DbConfig;
    assert_eq!(book.conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE), Ok(true));
    let attached = book.conn.limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED).expect("a limit");
    assert_eq!(attached, 0);
    assert!(book.conn.execute("ATTACH ':memory:' AS other", []).is_err());
    assert!(book.checkpoint().expect("folded"), "nobody reads: all of it lies in the book");
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
        .execute_batch(
            r#"INSERT INTO import (at, by, state) VALUES ('2026-05-01 12:03:05', '', 'active');
            INSERT INTO shop (name, platform) VALUES ('店', 'tmall');
            INSERT INTO import_sheet (import, file, sha256, sheet, layout, shop, headers, first, last, row_count, fact_count)
              VALUES (1, '五月.xlsx', '', '一', 'chitu', 1, '[]', 20574, 20575, 2, 5);
            INSERT INTO cover (import_sheet, first, last) VALUES (1, 20574, 20575);
            INSERT INTO metric_key (id, metric) VALUES (1, 'receive_users'), (2, 'reply_rate'), (3, 'level');
            INSERT INTO fact_row (id, import_sheet, account, first, last, row)
              VALUES (1, 1, NULL, 20574, 20574, 1), (2, 1, NULL, 20575, 20575, 2);
            INSERT INTO fact (fact_row, col, metric, value, num, den, state, raw) VALUES
              (1, 2, 1, 20, NULL, NULL, 0, NULL), (1, 10, 2, '0.98', 49, '50.5', 0, '98%'),
              (1, 3, 3, '甲"]\,', NULL, NULL, 8, NULL), (2, 2, 1, NULL, NULL, NULL, 1, '延迟统计'),
              (2, 10, 2, NULL, NULL, NULL, 2, NULL);"#,
        )
        .expect("an import");
    connection.pragma_update(None, "application_id", crate::schema::APPLICATION_ID).expect("ours");
    connection.pragma_update(None, "user_version", 1).expect("the first");
    drop(connection);
    let mut book = Book::open(&path, AT).expect("opens");
    assert_eq!(book.read().imports().expect("read").len(), 1);
    assert_eq!(book.read().imports().expect("read")[0].left_out, "");
    let facts =
        book.read().facts("2026-05".parse::<domain::Month>().expect("May").span(), None).expect("read");
    let told = facts.iter().map(|f| {
        let number = |n: Option<domain::Num>| n.map(|n| n.to_string()).unwrap_or_default();
        let value = f.value.as_ref().map(ToString::to_string).unwrap_or_default();
        let (top, bottom, raw) =
            (number(f.numerator), number(f.denominator), f.raw.as_deref().unwrap_or_default());
        format!("{} {} {} {value} {top} {bottom} {raw} {:?}", f.row, f.col, f.metric, f.state)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "1 2 receive_users 20    Settled",
            "1 3 level 甲\"]\\,    Settled",
            "1 10 reply_rate 0.98 49 50.5 98% Settled",
            "2 2 receive_users    延迟统计 Unsettled",
            "2 10 reply_rate     Missing",
        ]
    );
    assert!(book.check().expect("checked").is_empty());
    book.change(&ChangeLabel::new("test.change"), "", AT, |tx| tx.post("客服")).expect("written");
}
