//! Every seed of every target once, and a few changes of it: the hunt itself is run by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fuzz::{Changes, TARGETS, seeds};

/// Changes of a seed that are tried every time.
const FEW: u64 = 3;

#[test]
fn every_seed_and_a_few_changes_of_it_hold_what_must_always_hold() {
    for (name, target) in TARGETS {
        let seeds = seeds(name).unwrap();
        assert!(seeds.len() >= 25, "{name} has {} seeds", seeds.len());
        for (at, (file, bytes)) in seeds.iter().enumerate() {
            target(bytes);
            let other = &seeds[(at + 1) % seeds.len()].1;
            for start in 0..FEW {
                let changed = Changes::new(start).of(bytes, other);
                let held = std::panic::catch_unwind(|| target(&changed));
                assert!(held.is_ok(), "{name}: change {start} of {file}");
            }
        }
    }
}

#[test]
fn a_change_is_the_same_for_the_same_number_and_another_for_the_next() {
    let (bytes, other) = (vec![7; 400], vec![9; 400]);
    let of = |start| Changes::new(start).of(&bytes, &other);
    assert_eq!(of(5), of(5));
    let all: std::collections::BTreeSet<Vec<u8>> = (0..50).map(of).collect();
    assert!(all.len() > 40, "{}", all.len());
    assert!(Changes::new(1).of(&[], &[]).len() < 100, "an empty file is changed as well");
}

#[test]
fn a_seed_of_the_wire_is_an_answer_with_its_tables() {
    for (name, bytes) in seeds("wire_answer").unwrap() {
        let answer = intake::wire::answer(&mut bytes.as_slice(), &mut std::io::sink(), &intake::Keep);
        let opened = answer.expect("an answer").expect("a file that opens");
        assert!(opened.sheets.iter().flatten().any(|t| !t.lines.is_empty()), "{name}");
    }
}
