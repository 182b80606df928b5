//! See `fuzz::rows_facts`.

fn main() -> std::process::ExitCode {
    fuzz::run("rows_facts")
}
