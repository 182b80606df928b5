//! See `fuzz::workbook_rows`.

fn main() -> std::process::ExitCode {
    fuzz::run("workbook_rows")
}
