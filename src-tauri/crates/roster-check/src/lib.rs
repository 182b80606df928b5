//! Holds a roster to its rules, independent of whatever made it.

pub mod shop;
