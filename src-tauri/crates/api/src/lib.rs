//! The commands of the program. A use case is one function in `areas`: it checks, changes the book in one
//! transaction and answers with what changed. Window, command line and browser tests enter through `Host`.

pub mod areas;
pub mod defs;
pub mod evaluate;
mod forms;
pub mod host;
pub mod paper;
pub mod reader;
pub mod sample_book;
pub mod score;
pub mod table;
mod talk;
pub mod types;
pub mod view;

pub use host::{Host, Job, Now, Start};
pub use table::{Answer, COMMANDS, Kind};

/// A schema or table as JSON text: `scheme`, `metrics`, `commands`.
pub fn schema(kind: &str) -> String {
    if kind != "commands" {
        return definitions::schema(kind);
    }
    let config = ts_rs::Config::new().with_large_int("number");
    let commands: Vec<_> = COMMANDS
        .iter()
        .map(|c| {
            serde_json::json!({
                "name": c.name,
                "kind": format!("{:?}", c.kind).to_lowercase(),
                "request": (c.request)(&config),
                "response": (c.response)(&config),
            })
        })
        .collect();
    format!("{:#}", serde_json::Value::from(commands))
}
