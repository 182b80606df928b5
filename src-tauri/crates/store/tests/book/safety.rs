//! Backups, restoring, checking.

use std::fs;

use store::{Book, restore, verify};

use crate::setup::{AT, Desk, bytes, code, import, person, row, shop, write};

#[test]
fn a_backup_is_verified_and_holds_what_the_book_holds() {
    let (desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    person(&mut book, "001", "张三");
    write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-01", "10", 1)]));
    let dir = Book::backup_dir(&desk.path);
    let first = book.backup_to(&dir, "manual", AT).expect("a backup");
    assert_eq!(first.file_name().expect("a name"), "book-20260501-120305.zhanggui");
    let contents = verify(&first).expect("whole");
    assert_eq!((contents.people, contents.changes), (1, 3));
    assert_eq!(contents.months, [crate::setup::month("2026-05")]);
    let last = book.read().last_backup().expect("read").expect("a backup");
    assert!(last.current && last.kind == "manual" && last.stands());
    person(&mut book, "002", "李四");
    assert!(!book.read().last_backup().expect("read").expect("a backup").current);
    let second = book.backup_to(&dir, "manual", AT).expect("a backup");
    assert_ne!(first, second);
    let names: Vec<String> = fs::read_dir(&dir)
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 2, "nothing but the two backups: {names:?}");
    // What happened to the file since is asked now.
    let whole = fs::read(&second).expect("readable");
    fs::write(&second, &whole[..5000]).expect("cut");
    assert!(!book.read().last_backup().expect("read").expect("a backup").stands(), "cut off");
    fs::write(&second, vec![0; whole.len()]).expect("wiped");
    assert!(!book.read().last_backup().expect("read").expect("a backup").stands(), "wiped");
    fs::remove_file(&second).expect("removed");
    assert!(!book.read().last_backup().expect("read").expect("a backup").stands(), "gone");
}

#[test]
fn backups_of_one_second_all_survive_in_one_folder() {
    let (desk, mut book) = Desk::new();
    let dir = desk.folder.path().join("stick");
    let mut copies = Vec::new();
    for n in 1..=3 {
        person(&mut book, &format!("{n:03}"), "张三");
        copies.push(book.backup_to(&dir, "manual", AT).expect("a backup"));
    }
    // What a copy was stopped at keeps its name: whose it is nobody knows.
    let stopped = dir.join("book-20260501-120305-4.zhanggui-part");
    fs::write(&stopped, b"half").expect("written");
    person(&mut book, "004", "张三");
    copies.push(book.backup_to(&dir, "manual", AT).expect("a backup"));
    let names: Vec<_> = copies.iter().map(|p| p.file_name().expect("a name").to_string_lossy()).collect();
    let want = ["", "-2", "-3", "-5"].map(|n| format!("book-20260501-120305{n}.zhanggui"));
    assert_eq!(names, want);
    for (at, copy) in copies.iter().enumerate() {
        assert_eq!(verify(copy).expect("whole").people as usize, at + 1, "{}", copy.display());
    }
    assert_eq!(fs::read(&stopped).expect("still there"), b"half");
}

#[test]
fn books_of_one_name_are_copied_into_one_folder_at_the_same_time() {
    let dir = tempfile::tempdir().expect("a folder");
    let copies: Vec<(u32, std::path::PathBuf)> = std::thread::scope(|scope| {
        let running: Vec<_> = (1..=4u32)
            .map(|people| {
                let dir = dir.path();
                scope.spawn(move || {
                    let (_desk, mut book) = Desk::new();
                    for n in 0..people {
                        person(&mut book, &format!("{n:03}"), "张三");
                    }
                    (people, book.backup_to(dir, "manual", AT).expect("a backup"))
                })
            })
            .collect();
        running.into_iter().map(|one| one.join().expect("copied")).collect()
    });
    for (people, copy) in &copies {
        assert_eq!(verify(copy).expect("whole").people, *people, "{}", copy.display());
    }
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 4, "nothing but the copies");
}

#[test]
fn a_damaged_backup_is_refused_and_the_book_stays() {
    let (desk, mut book) = Desk::new();
    for n in 0..300 {
        person(&mut book, &format!("{n:03}"), "张三");
    }
    let backup = book.backup_to(&desk.folder.path().join("b"), "manual", AT).expect("a backup");
    book.close().expect("closed");
    let good = bytes(&backup);
    let mut bad = good.clone();
    let middle = bad.len() / 2;
    for byte in &mut bad[middle..middle + 4000] {
        *byte = 0xff;
    }
    let before = bytes(&desk.path);
    for (what, content, want) in [
        ("flipped", bad, "book.damaged"),
        ("cut", good[..good.len() - 4096].to_vec(), "book.damaged"),
        ("empty", Vec::new(), "book.not_a_book"),
    ] {
        fs::write(&backup, content).expect("written");
        assert_eq!(code(restore(&backup, &desk.path, true, AT)), want, "{what}");
        assert!(bytes(&desk.path) == before, "{what}");
    }
}

#[test]
fn restoring_moves_the_present_book_aside() {
    let (desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    let backup = book.backup_to(&desk.folder.path().join("b"), "manual", AT).expect("a backup");
    person(&mut book, "002", "李四");
    assert_eq!(code(restore(&backup, &desk.path, false, AT)), "restore.exists");
    assert_eq!(code(restore(&backup, &desk.path, true, AT)), "book.in_use");
    drop(book);
    assert_eq!(code(restore(&desk.path, &desk.path, true, AT)), "restore.same");
    let aside = restore(&backup, &desk.path, true, AT).expect("restored").expect("moved aside");
    assert_eq!(desk.open().read().people().expect("people").len(), 1);
    assert_eq!(Book::open(&aside, AT).expect("still whole").read().people().expect("people").len(), 2);
    // Again in the same second: what is moved aside still opens as a book.
    let again = restore(&backup, &desk.path, true, AT).expect("restored").expect("moved aside");
    assert_ne!(again, aside);
    for (moved, people) in [(&aside, 2), (&again, 1)] {
        assert!(moved.to_string_lossy().ends_with(".zhanggui"), "{}", moved.display());
        assert_eq!(Book::open(moved, AT).expect("opens").read().people().expect("people").len(), people);
    }
    let clean = desk.folder.path().join("clean.zhanggui");
    assert_eq!(restore(&backup, &clean, false, AT).expect("restored"), None);
    assert_eq!(Book::open(&clean, AT).expect("opens").read().people().expect("people").len(), 1);
}

#[test]
fn a_damaged_present_book_is_moved_aside_too() {
    let (desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    let backup = book.backup_to(&desk.folder.path().join("b"), "manual", AT).expect("a backup");
    drop(book);
    fs::write(&desk.path, b"not a book any more").expect("written");
    let aside = restore(&backup, &desk.path, true, AT).expect("restored").expect("moved aside");
    assert_eq!(bytes(&aside), b"not a book any more");
    assert_eq!(desk.open().read().people().expect("people").len(), 1);
}

#[test]
fn check_names_what_the_business_misses() {
    let (desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-01", "10", 1)]));
    assert!(book.check().expect("checked").is_empty());
    book.close().expect("closed");
    let meddler = rusqlite::Connection::open(&desk.path).expect("another tool");
    meddler.execute("UPDATE fact_row SET cells = '[[1,1'", []).expect("meddled");
    drop(meddler);
    let found = desk.open().check().expect("checked");
    assert_eq!(found.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["check.facts_short"]);
}
