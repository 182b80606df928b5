//! The shipped definitions (metrics, layouts, schemes) and the readers of their formats. A definition is
//! data: adding a metric, a layout or a scheme needs no code here. Computes nothing and opens no file.

pub mod calendar;
pub mod edit;
pub mod json;
pub mod layout_file;
pub mod layouts;
pub mod metrics;
pub mod schema;
pub mod scheme;
pub mod shipped;

pub use edit::{Change, accept_suggestions, blank, change, renamed, set_values};
pub use layout_file::{figure_fits, layout_text, read_layout, unit_fits};
pub use layouts::{layouts, sources};
pub use metrics::{Dictionary, dictionary};
pub use schema::schema;
pub use scheme::{
    Draft, Finding, Wrong, findings, gaps_told, owner_must_set, problem_if_incomplete, read_draft,
    read_scheme, weights_told,
};
pub use shipped::shipped_schemes;
