//! See `fuzz::csv_rows`.

fn main() -> std::process::ExitCode {
    fuzz::run("csv_rows")
}
