//! The parts that pages are made of.

pub mod chart;
pub mod chips;
pub mod data_table;
pub mod gesture;
pub mod labels;
pub mod problem;
