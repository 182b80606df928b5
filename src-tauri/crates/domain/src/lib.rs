//! The words of the business: people, days, metrics, facts, schemes and evaluations.
//! No input or output, no clock, no chance: the same input always gives the same result.

pub mod calendar;
pub mod comparison;
pub mod evaluation;
pub mod expr;
pub mod fact;
pub mod layout;
pub mod metric;
pub mod needs;
pub mod num;
pub mod people;
pub mod problem;
mod rule_step;
pub mod scheme;
pub mod time;

pub use num::{Decimal, Num};
pub use problem::{Problem, Result};
pub use time::{Day, Month, Span};

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A name in the two languages of the program. Small and cheap to clone: every step of a derivation carries several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(as = "Words")]
pub struct Label(Arc<Words>);

/// The words of a [`Label`].
#[derive(Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Words {
    pub zh: Box<str>,
    pub en: Box<str>,
}

impl std::ops::Deref for Label {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}

impl Label {
    pub fn new(zh: impl Into<Box<str>>, en: impl Into<Box<str>>) -> Self {
        Self(Arc::new(Words { zh: zh.into(), en: en.into() }))
    }

    /// The same words in memory of their own: many cores that clone one name wait for each other.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self::new(&*self.zh, &*self.en)
    }

    /// The name in `lang`; the other language where this one is empty.
    pub fn get(&self, lang: Lang) -> &str {
        let (own, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if own.is_empty() { other } else { own }
    }
}

/// A language of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Lang {
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Between the things of a list.
    pub fn list_comma(self) -> &'static str {
        match self {
            Lang::Zh => "、",
            Lang::En => ", ",
        }
    }

    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "zh-CN" | "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}
