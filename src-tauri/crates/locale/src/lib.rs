//! What a person reads, in either language: one set of messages for screen, paper, command line and errors.
//! Knows no screen and no page. Never fails: a missing text becomes one that names what is missing.

pub mod calendar;
pub mod derivation;
mod messages;
pub mod number;
pub mod words;

pub use derivation::{ItemText, Line, LineKind, SourceText};
pub use messages::files;

use domain::{Lang, Problem};

/// Texts in one language. Costs nothing to make or copy; the messages are read once per run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    lang: Lang,
}

impl Locale {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The message `id` with its variables filled. Plain whole numbers choose plural forms.
    /// A message that is missing here is taken from the other language, else the text says which id is missing.
    pub fn message(self, id: &str, params: &[(&str, &str)]) -> String {
        messages::format(self.lang, id, params).unwrap_or_else(|| self.unknown(id, params))
    }

    /// Whether either language has the message.
    pub fn has(self, id: &str) -> bool {
        messages::exists(id)
    }

    /// The sentence of a refusal or warning: what happened, that the data is safe, what to do.
    pub fn problem(self, problem: &Problem) -> String {
        // Months travel as `2026-10` and are read as people write them; so does what the system refused.
        let shown: Vec<(&str, Option<String>)> =
            problem.params.iter().map(|(k, v)| (k.as_str(), self.shown_param(k, v))).collect();
        // What the owner named has a Chinese name and often no English one.
        let only_zh = |k: &str| problem.params.get(&format!("{}_zh", k.strip_suffix("_en")?));
        let params: Vec<(&str, &str)> = shown
            .iter()
            .zip(problem.params.values())
            .map(|((k, shown), v)| {
                let v = if v.is_empty() { only_zh(k).unwrap_or(v) } else { v };
                (*k, shown.as_deref().unwrap_or(v))
            })
            .collect();
        messages::format(self.lang, &message_id(&problem.code), &params)
            .unwrap_or_else(|| self.unknown(&problem.code, &params))
    }

    fn shown_param(self, name: &str, value: &str) -> Option<String> {
        if let Some(words) = value.strip_prefix("words:") {
            let (id, number) = words.split_once(' ').unwrap_or((words, ""));
            return messages::format(self.lang, &format!("words-{id}"), &[("number", number)]);
        }
        let month = ["month", "from", "to", "shown_in"].contains(&name).then(|| value.parse().ok())?;
        month.map(|m| self.month(m))
    }

    fn unknown(self, code: &str, params: &[(&str, &str)]) -> String {
        let mut named = code.to_owned();
        for (name, value) in params {
            named.push_str(&format!(" {name}={value}"));
        }
        let generic = match params.is_empty() && !code.contains('.') {
            true => "generic-no_text",
            false => "generic-unknown",
        };
        messages::format(self.lang, generic, &[("code", &named)]).unwrap_or(named)
    }
}

/// The message of a problem code: `import.too_large` is `import-too_large`.
pub fn message_id(code: &str) -> String {
    code.replace('.', "-")
}
