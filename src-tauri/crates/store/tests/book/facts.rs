//! Imports: replace, withdraw, exclude, compare.

use domain::fact::{FactState, Value};
use domain::people::Owner;
use store::{DiffCount, ImportState, NewBinding, NewExclusion, SheetMove, SheetState};

use crate::setup::{
    Desk, cell, code, counted, day, import, month, num, person, redo, row, scheme, shop, try_write, undo,
    write,
};

#[test]
fn facts_come_back_as_they_were_read() {
    let (desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let mut rows = vec![row("小美", "2026-05-01", "12.345678901234", 3)];
    rows[0].cells[0].raw = Some("12.345678901234 秒".into());
    rows[0].cells[1].state = FactState::Unsettled;
    rows[0].cells[1].value = Some(Value::Label("7".into()));
    let imported = write(&mut book, |tx| import(tx, shop, "chitu", &rows));
    book.close().expect("closed");
    let book = desk.open();
    let facts = book.read().facts(month("2026-05").span(), None).expect("facts");
    assert_eq!(facts.len(), 2);
    for (fact, cell) in facts.iter().zip(&rows[0].cells) {
        assert_eq!(fact.value, cell.value);
        assert_eq!((fact.numerator, fact.denominator), (cell.numerator, cell.denominator));
        assert_eq!((fact.row, fact.col, fact.sheet), (3, cell.col, imported.sheets[0]));
        assert_eq!((&*fact.metric, fact.state), (&*cell.metric, cell.state));
        assert_eq!(fact.raw.as_deref(), cell.raw.as_deref());
    }
    assert_eq!(book.read().headers(imported.sheets[0]).expect("headers")[1], "接待人数");
    assert!(book.read().facts(month("2026-06").span(), None).expect("facts").is_empty());
}

#[test]
fn withdrawing_a_file_brings_back_what_it_replaced() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let first = [row("小美", "2026-05-01", "10", 1), row("小美", "2026-05-02", "20", 2)];
    write(&mut book, |tx| import(tx, shop, "chitu", &first));
    write(&mut book, |tx| import(tx, shop, "other", &[row("小美", "2026-05-01", "5", 1)]));
    let second =
        write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-02", "21", 1)])).import;
    assert_eq!(counted(&book, "2026-05", "received"), ["10", "5", "21"]);
    write(&mut book, |tx| tx.withdraw(second));
    assert_eq!(counted(&book, "2026-05", "received"), ["10", "20", "5"]);
    assert_eq!(code(try_write(&mut book, |tx| tx.withdraw(second))), "import.withdrawn");
    assert_eq!(book.read().imports().expect("imports")[0].state, ImportState::Withdrawn);
    undo(&mut book);
    assert_eq!(counted(&book, "2026-05", "received"), ["10", "5", "21"]);
    assert!(book.check().expect("checked").is_empty());
}

#[test]
fn an_undone_import_is_gone_until_it_is_redone() {
    let (desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-01", "10", 1)]));
    undo(&mut book);
    assert!(counted(&book, "2026-05", "received").is_empty());
    assert!(book.read().imports().expect("imports").is_empty());
    assert!(book.read().accounts().expect("accounts").is_empty());
    assert!(book.read().months().expect("months").is_empty());
    book.close().expect("closed");
    let mut book = desk.open();
    redo(&mut book);
    assert_eq!(counted(&book, "2026-05", "received"), ["10"]);
    // Even the shop may go and come back.
    undo(&mut book);
    undo(&mut book);
    assert!(book.read().shops().expect("shops").is_empty());
    redo(&mut book);
    redo(&mut book);
    assert_eq!(counted(&book, "2026-05", "received"), ["10"]);
}

#[test]
fn a_preview_counts_new_changed_and_unchanged_cells() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-01", "10", 1)]));
    let draft = [row("小美", "2026-05-01", "11", 1), row("小丽", "2026-05-01", "3", 2)];
    let want = DiffCount { new: 2, changed: 1, unchanged: 1 };
    assert_eq!(book.read().diff(shop, "chitu", &draft).expect("counted"), want);
    let all_new = DiffCount { new: 4, ..DiffCount::default() };
    assert_eq!(book.read().diff(shop, "other", &draft).expect("counted"), all_new);
}

#[test]
fn an_excluded_figure_stays_visible_with_its_reason() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let sheet =
        write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-01", "10", 4)])).sheets[0];
    let why = |reason: &str| NewExclusion { sheet, row: 4, col: Some(1), reason: reason.into() };
    assert_eq!(code(try_write(&mut book, |tx| tx.exclude(&why(" ")))), "month.needs_reason");
    let id = write(&mut book, |tx| tx.exclude(&why("系统故障")));
    let facts = book.read().facts(month("2026-05").span(), None).expect("facts");
    assert_eq!(facts[0].value, Some(Value::Number(num("10"))));
    assert_eq!(facts[0].excluded.as_ref().map(|e| e.reason.as_str()), Some("系统故障"));
    assert!(facts[1].excluded.is_none());
    write(&mut book, |tx| tx.include(id));
    assert_eq!(counted(&book, "2026-05", "received"), ["10"]);
}

#[test]
fn a_confirmed_sheet_returns_to_open_when_figures_beneath_it_change() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let (a, b) = (person(&mut book, "001", "张三"), person(&mut book, "002", "李四"));
    scheme(&mut book, "s", "2026-04");
    write(&mut book, |tx| {
        let account = tx.account(shop, "小美")?;
        tx.bind(&NewBinding { account, owner: Owner::Person(a), from: None, to: None })
    });
    let state = |book: &store::Book, person, of: &str| {
        book.read().sheet(month(of), person, "s").expect("read").map(|s| (s.state, s.reopened_why))
    };
    write(&mut book, |tx| {
        for (person, of) in [(a, "2026-05"), (a, "2026-04"), (b, "2026-05")] {
            tx.move_sheet(month(of), person, "s", &SheetMove::Confirm { reason: None }, "王老板")?;
        }
        Ok(())
    });
    write(&mut book, |tx| import(tx, shop, "chitu", &[row("小美", "2026-05-03", "10", 1)]));
    assert_eq!(state(&book, a, "2026-05"), Some((SheetState::Open, Some("test.change".into()))));
    assert_eq!(state(&book, a, "2026-04"), Some((SheetState::Confirmed, None)));
    assert_eq!(state(&book, b, "2026-05"), Some((SheetState::Confirmed, None)));
    undo(&mut book);
    assert_eq!(state(&book, a, "2026-05"), Some((SheetState::Confirmed, None)));
    redo(&mut book);
    write(&mut book, |tx| {
        tx.move_sheet(month("2026-05"), a, "s", &SheetMove::Confirm { reason: None }, "王老板")?;
        let account = tx.account(shop, "小美")?;
        tx.bind_over(&NewBinding {
            account,
            owner: Owner::Person(b),
            from: Some(day("2026-05-02")),
            to: None,
        })
    });
    assert_eq!(state(&book, a, "2026-05").map(|s| s.0), Some(SheetState::Open));
    assert_eq!(state(&book, b, "2026-05").map(|s| s.0), Some(SheetState::Open));
}

#[test]
fn asked_for_some_metrics_a_book_gives_theirs_and_one_figure_of_a_row_without_any() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let rows: Vec<_> = (1..=3)
        .map(|n| {
            let mut row = row("小美", &format!("2026-05-0{n}"), "1", n);
            let columns = if n == 2 { 0..2 } else { 0..4 };
            row.cells = columns.map(|c| cell(&format!("m{c}"), &format!("{n}"), c)).collect();
            row
        })
        .collect();
    write(&mut book, |tx| import(tx, shop, "chitu", &rows));
    let read = |metrics: &[&str]| -> Vec<(u32, String)> {
        let asked = metrics.iter().copied().collect();
        let facts = book.read().facts(month("2026-05").span(), Some(&asked)).expect("facts");
        facts.iter().map(|f| (f.row, f.metric.to_string())).collect()
    };
    let own = |list: &[(u32, &str)]| list.iter().map(|(r, m)| (*r, (*m).to_owned())).collect::<Vec<_>>();
    assert_eq!(read(&["m2", "m3"]), own(&[(1, "m2"), (1, "m3"), (2, "m0"), (3, "m2"), (3, "m3")]));
    assert_eq!(read(&["m0"]), own(&[(1, "m0"), (2, "m0"), (3, "m0")]));
    assert_eq!(read(&[]), own(&[(1, "m0"), (2, "m0"), (3, "m0")]));
}
