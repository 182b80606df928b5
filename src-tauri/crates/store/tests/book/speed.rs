//! The size of a busy shop: slow enough here to notice when an import stops being one walk.

use std::time::Instant;

use crate::setup::{Desk, cell, import, month, row, shop, write};

#[test]
fn two_hundred_thousand_figures_are_committed_and_read_in_seconds() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let rows: Vec<_> = (0..10_000u32)
        .map(|n| {
            let mut row =
                row(&format!("客服{}", n % 333), &format!("2026-05-{:02}", n / 333 % 31 + 1), "1", n);
            row.cells = (0..20).map(|c| cell(&format!("m{c}"), &format!("{n}.{c}5"), c)).collect();
            row
        })
        .collect();
    let start = Instant::now();
    write(&mut book, |tx| import(tx, shop, "chitu", &rows));
    let written = start.elapsed();
    let start = Instant::now();
    let facts = book.read().facts(month("2026-05").span(), None).expect("facts");
    let read = start.elapsed();
    assert_eq!(facts.len(), 200_000);
    let start = Instant::now();
    let diff = book.read().diff(shop, "chitu", &rows).expect("counted");
    println!("write {written:?}, read {read:?}, diff {:?}", start.elapsed());
    assert_eq!(diff.unchanged, 200_000);
    assert!(written.as_secs() < 30 && read.as_secs() < 30, "write {written:?}, read {read:?}");
}
