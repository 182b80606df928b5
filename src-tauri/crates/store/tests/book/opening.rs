//! Opening: ours or refused, and a refused file stays as it was.

use std::fs;
use std::process::Command;

use store::Book;

use crate::setup::{AT, Desk, bytes, code, person, try_write, write};

#[test]
fn a_new_book_is_kept_and_found_again() {
    let (desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    book.close().expect("closed");
    assert_eq!(desk.open().read().people().expect("people")[0].pinyin, "zhang san zs");
    let names: Vec<String> = fs::read_dir(desk.folder.path())
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|n| n.ends_with("-new")), "{names:?}");
}

#[test]
fn making_a_book_never_overwrites_a_file() {
    let (desk, book) = Desk::new();
    drop(book);
    let before = bytes(&desk.path);
    assert_eq!(code(Book::create(&desk.path, AT)), "book.exists");
    assert_eq!(bytes(&desk.path), before);
}

#[test]
fn opening_what_is_not_there_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gone.zhanggui");
    assert_eq!(code(Book::open(&path, AT)), "book.not_found");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn files_that_are_no_whole_book_are_refused_untouched() {
    let (desk, mut book) = Desk::new();
    for n in 0..200 {
        person(&mut book, &format!("{n:03}"), "张三");
    }
    book.close().expect("closed");
    let good = bytes(&desk.path);
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    let mut foreign = good.clone();
    foreign[68..72].copy_from_slice(&7u32.to_be_bytes());
    let mut torn = good.clone();
    let middle = torn.len() / 2;
    for byte in &mut torn[middle..middle + 3000] {
        *byte ^= 0x5a;
    }
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "book.not_a_book"),
        ("one byte", vec![b'S'], "book.not_a_book"),
        ("a text", "工号,姓名\n001,张三\n".into(), "book.not_a_book"),
        ("another program's", foreign, "book.not_a_book"),
        ("a newer program's", newer, "book.newer"),
        ("its first 60 bytes", good[..60].to_vec(), "book.damaged"),
        ("its first 100 bytes", good[..100].to_vec(), "book.damaged"),
        ("its first half", good[..good.len() / 2].to_vec(), "book.damaged"),
        ("bytes flipped", torn, "book.damaged"),
    ];
    for (what, content, want) in cases {
        fs::write(&desk.path, &content).expect("written");
        assert_eq!(code(Book::open(&desk.path, AT)), want, "{what}");
        assert!(bytes(&desk.path) == content, "{what}: the file was touched");
        // Opened ahead, the check says the same; closing after it writes nothing either.
        let ahead = Book::open_ahead(&desk.path, AT).and_then(|book| book.check_pages());
        assert_eq!(code(ahead), want, "{what}, opened ahead");
        assert!(bytes(&desk.path) == content, "{what}: the file was touched, opened ahead");
    }
}

#[test]
fn the_same_book_is_not_opened_twice() {
    let (desk, book) = Desk::new();
    assert_eq!(code(Book::open(&desk.path, AT)), "book.in_use");
    drop(book);
    desk.open();
}

#[cfg(unix)]
#[test]
fn a_second_way_to_the_same_book_is_refused_too() {
    let (desk, book) = Desk::new();
    let link = desk.folder.path().join("link.zhanggui");
    std::os::unix::fs::symlink(&desk.path, &link).expect("a link");
    assert_eq!(code(Book::open(&link, AT)), "book.in_use");
    drop(book);
    assert!(Book::open(&link, AT).is_ok());
}

/// The second half of `a_second_program_is_refused`, run in a process of its own.
#[test]
fn second_program() {
    if let Ok(path) = std::env::var("STORE_TEST_SECOND") {
        assert_eq!(code(Book::open(path.as_ref(), AT)), "book.in_use");
        println!("refused as it should be");
    }
}

#[test]
fn a_second_program_is_refused() {
    let (desk, _book) = Desk::new();
    let second = Command::new(std::env::current_exe().expect("this test"))
        .args(["opening::second_program", "--exact", "--nocapture"])
        .env("STORE_TEST_SECOND", &desk.path)
        .output()
        .expect("a second process");
    let said = String::from_utf8_lossy(&second.stdout);
    assert!(second.status.success() && said.contains("refused as it should be"), "{said}");
}

#[test]
fn a_write_protected_file_opens_for_reading_only() {
    let (desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    book.close().expect("closed");
    let mut permissions = fs::metadata(&desk.path).expect("the file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&desk.path, permissions).expect("protected");
    let before = bytes(&desk.path);
    let mut book = desk.open();
    assert!(book.read_only());
    assert_eq!(book.read().people().expect("people").len(), 1);
    assert_eq!(code(try_write(&mut book, |tx| tx.post("客服"))), "book.read_only");
    assert_eq!(code(book.undo("", AT)), "book.read_only");
    let copy = book.backup_to(&desk.folder.path().join("safe"), "manual", AT).expect("a backup still works");
    assert!(store::verify(&copy).is_ok());
    drop(book);
    assert!(bytes(&desk.path) == before);
}

#[cfg(unix)]
#[test]
fn a_write_protected_folder_opens_for_reading_only() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    book.close().expect("closed");
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o555)).expect("protected");
    let read_only = {
        let book = desk.open();
        book.read_only() && book.read().people().expect("people").len() == 1
    };
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).expect("open again");
    assert!(read_only);
}

#[test]
fn what_was_acknowledged_survives_a_program_that_never_closes() {
    let (desk, mut book) = Desk::new();
    write(&mut book, |tx| tx.post("客服"));
    // As after a crash: book and write-ahead file as they lie, without the closing of the connection.
    let other = desk.folder.path().join("crashed.zhanggui");
    fs::copy(&desk.path, &other).expect("copied");
    fs::copy(desk.folder.path().join("book.zhanggui-wal"), desk.folder.path().join("crashed.zhanggui-wal"))
        .expect("copied");
    assert_eq!(Book::open(&other, AT).expect("opens").read().posts().expect("posts").len(), 1);
}
