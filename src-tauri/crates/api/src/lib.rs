//! The commands of the program. A use case is one function in `areas`: it checks, changes the book in one
//! transaction and answers with what changed. Window, command line and browser tests enter through `Host`.

pub mod areas;
pub mod evaluate;
pub mod host;
pub mod table;
pub mod types;

pub use host::{Host, Job, Now, Start};
pub use table::{Answer, COMMANDS, Kind};
