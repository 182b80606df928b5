//! Invariant 10: a released migration is never edited. A book made by it would not be the book that this program
//! thinks it is; what must change is a new file.

use sha2::{Digest, Sha256};

use crate::repository::root;

const RELEASED: [(&str, &str); 6] = [
    ("0001_start.sql", "bc5ed84be69009ad151519a3fb881d3ff9a80096e29fdcd5c8fbf93febfe4060"),
    ("0002_completeness.sql", "886901b3a685448cbb92819e56ba42621ed2f5c1cea573588c9096faec8a35ab"),
    ("0003_own.sql", "78a37c1a5b5c66b7f2754cb3dbe6aac8322aba7e8b9a8e9d5fcb9a0b2f90850a"),
    ("0004_cells.sql", "ab0785f15b69328b8e4974aeef5bb6cbe9a4231e7b41bb55a5b567d97e7ebc6c"),
    ("0005_answers.sql", "7124d949b172955d68ee2e2c2f60b0442bc3cea0d3024907230faf834f76dca9"),
    ("0006_roster.sql", "90d982632ef8293107598b34a4ebab170cda1e94fe026458ad8ac10dcbae353d"),
];

#[test]
fn every_migration_is_the_one_that_was_released_and_none_is_unknown() {
    let folder = root().join("src-tauri/crates/store/src/migrations");
    let mut found: Vec<(String, String)> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // A checkout on Windows may end its lines otherwise.
            let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            (name, Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect())
        })
        .collect();
    found.sort();
    let released = RELEASED.map(|(name, hash)| (name.to_owned(), hash.to_owned()));
    assert_eq!(found, released, "a released migration is not edited; a new one is added to this list");
    let schema = std::fs::read_to_string(root().join("src-tauri/crates/store/src/schema.rs")).unwrap();
    for (at, (name, _)) in RELEASED.iter().enumerate() {
        let line = format!("version: {}, name", at + 1);
        let listed = schema.lines().any(|l| l.contains(&line) && l.contains(&format!("migrations/{name}")));
        assert!(listed, "{name} is not migration {} of schema.rs", at + 1);
        let shape = root().join(format!("tests/upgrades/shape-{}.zhanggui", at + 1));
        // The newest shape has no book of its own yet: it is what the program writes.
        assert!(
            at + 1 == RELEASED.len() || shape.is_file(),
            "no book of shape {}: {}",
            at + 1,
            shape.display()
        );
    }
}
