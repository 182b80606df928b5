//! The tests of the whole program; everything lives in the integration test targets.
