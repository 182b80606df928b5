//! The words of the command line. The journeys in `tests` go through it in full; this file also makes
//! a run of the whole workspace build the program that they call.

use std::process::Command;

#[test]
fn help_names_every_word_of_the_command_line() {
    let out = Command::new(env!("CARGO_BIN_EXE_zhanggui-cli")).arg("--help").output().expect("the program");
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success());
    let words = [
        "new", "staff", "import", "withdraw", "bind", "facts", "scheme", "score", "mark", "evaluate",
        "confirm", "close", "reopen", "papers", "check", "backup", "restore", "call", "schema",
    ];
    for word in words {
        assert!(
            said.lines().any(|l| l.trim_start().split(' ').next() == Some(word)),
            "{word} is not in {said}"
        );
    }
}
