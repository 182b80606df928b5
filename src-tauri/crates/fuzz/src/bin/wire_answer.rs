//! See `fuzz::wire_answer`.

fn main() -> std::process::ExitCode {
    fuzz::run("wire_answer")
}
