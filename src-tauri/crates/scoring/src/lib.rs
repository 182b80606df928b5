//! Facts and a scheme make an evaluation, with its derivation as structured steps. Pure: the same input
//! gives the same result. Decimals only; no clock, no files, no sentences (those are `locale`'s).

pub mod attribute;
pub mod compare;
mod entities;
pub mod evaluate;
mod filled;
mod group;
pub mod input;
pub mod metrics;
pub mod periods;
mod places;
mod rank;
pub mod rules;
pub mod table;
pub mod totals;

pub use attribute::{Attributed, attribute};
pub use compare::{Made, compare};
pub use evaluate::evaluate;
pub use input::{EntityInput, GradeOverride, Input, ItemInput, Override, PersonInput};
pub use metrics::Metrics;
pub use rules::check_value;
pub use table::read_table;
pub use totals::{Figure, Figures};
