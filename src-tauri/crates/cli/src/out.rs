//! What the command line prints: answers on standard output, refusals on standard error.

use std::io::Write;

use domain::Problem;
use locale::Locale;
use serde_json::{Value, json};

/// How to say it.
#[derive(Clone, Copy)]
pub struct Say {
    pub json: bool,
    pub locale: Locale,
}

/// What was asked and could not be done.
pub enum Failed {
    Problem(Problem),
    /// Already told by the api: `{code, params, text}`.
    Told(Value),
}

/// What to print, and what went wrong beside it.
pub struct Out {
    pub answer: String,
    pub failed: Option<Failed>,
}

impl Out {
    /// An answer with a shape of its own: JSON whatever was asked for.
    pub fn data(value: &Value) -> Self {
        Self::text(value.to_string())
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self { answer: text.into(), failed: None }
    }

    pub fn failing(mut self, failed: Option<Failed>) -> Self {
        self.failed = failed;
        self
    }
}

impl Say {
    /// A sentence, or the JSON behind it.
    pub fn done(self, id: &str, params: &[(&str, &str)], value: &Value) -> Out {
        if self.json { Out::data(value) } else { Out::text(self.locale.message(id, params)) }
    }

    pub fn failed(self, failed: &Failed) -> String {
        let told = match failed {
            Failed::Problem(problem) => json!({
                "code": problem.code,
                "params": problem.params,
                "text": self.locale.problem(problem),
            }),
            Failed::Told(told) => told.clone(),
        };
        match (self.json, told["text"].as_str()) {
            (false, Some(text)) => text.to_owned(),
            _ => told.to_string(),
        }
    }
}

/// Whoever reads may stop reading (`| head`): that is no failure of ours.
pub fn print(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }
}
