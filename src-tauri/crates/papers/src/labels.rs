//! The fixed words of forms and workbooks, out of the messages of `locale` (`doc-` and the name here).
//! Sentences about figures are not here: the caller brings them.

use std::sync::OnceLock;

use domain::Lang;
use locale::Locale;
use serde::Serialize;

macro_rules! labels {
    ($($name:ident)*) => {
        /// Every fixed word of a form or workbook, by name.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        pub struct Labels { $(pub $name: String,)* }

        impl Labels {
            fn read(locale: Locale) -> Labels {
                Labels { $($name: locale.message(concat!("doc-", stringify!($name)), &[]),)* }
            }
        }
    };
}

labels! {
    evaluation ranking name staff_no post shops hired scheme total grade coefficient rank
    versus_last versus_group item target actual weight max points reason not_scored trend own group
    comments plan employee supervisor owner date how how_note objection printed_on mean
    scheme_rules rule source min_points read_by

    blank self_points blank_rule own_words appeal objection_why objection_whole decision decision_stays
    decision_changed certificate given_to signed quarter quarter_mean quarter_trend month best worst

    summary facts yes no note block unit marks sources nickname from to metric value numerator
    denominator state raw counted report file sheet cell header not_imported refused_for place staff
}

impl Labels {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Labels {
        static ZH: OnceLock<Labels> = OnceLock::new();
        static EN: OnceLock<Labels> = OnceLock::new();
        let words = match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        };
        words.get_or_init(|| Labels::read(Locale::new(lang)))
    }
}
