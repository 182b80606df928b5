//! Everything that leaves the program as paper or workbook: PDF by Typst, page pictures of the same
//! pages, every workbook by rust_xlsxwriter. Prints what it is given; computes no score, reads no file.

pub mod docs;
mod fonts;
pub mod forms;
mod labels;
mod lines;
pub mod logo;
pub mod names;
mod natives;
mod paper;
mod press;
pub mod workbook;
mod world;

pub use fonts::missing_glyphs;
pub use labels::Labels;
pub use paper::{Paper, Watch};
pub use press::Press;
