//! The screens' types are made from the table of commands; a change there without a new file fails here.

use std::path::Path;

#[test]
fn bindings_of_the_screens_are_those_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bridge/types.ts");
    let made = api::table::typescript();
    if std::env::var_os("ZHANGGUI_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, made).expect("writing the bindings");
        return;
    }
    let kept = std::fs::read_to_string(&path).expect("the bindings");
    assert!(kept == made, "ui/src/bridge/types.ts is out of date: run `cargo xtask bindings`");
}
