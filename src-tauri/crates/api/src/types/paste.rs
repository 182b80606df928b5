//! A table that was copied elsewhere, on its way to a preview.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Token;

/// What was copied in a spreadsheet or on a web page.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Paste {
    pub text: String,
    /// The clipboard's page, where it has one.
    #[ts(optional)]
    pub html: Option<String>,
}

/// What was pasted, to be asked for like a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Pasted {
    pub token: Token,
    pub name: String,
}
