//! The small tables from spreadsheets: targets, agencies with their sanctions, job orders, indicators,
//! complaints, meetings with their outcomes, published statements and figures.
//!
//! A sheet is recognised by its headers, in either language; a workbook may hold several tables, and a table
//! several sheets (meetings and their actions). [`read`] gives the same types that the contract's JSON and
//! CSV give, and a report in which every fault has its cell.
//!
//! | file | what |
//! | --- | --- |
//! | [`form`] | what a sheet is made of |
//! | [`forms`] | the sheets there are: columns, their other headers, examples |
//! | `recognise` | which form a sheet has |
//! | `cell` | one cell by its column's kind |
//! | `rows` | a sheet's rows as objects |
//! | `assemble` | rows to tables: lists put into their rows, names of agencies to ids |
//! | `published` | columns of collected figures |
//! | `statements`, `arithmetic` | the sums behind statements, done again |
//! | `traps` | figures that must not be compared or added up |
//! | `weekdays` | printed weekdays against the calendar |

mod assemble;
mod cell;
pub mod form;
pub mod forms;
mod published;
mod recognise;
mod report;
mod rows;
mod statements;
mod traps;
mod weekdays;

pub use assemble::{Known, read};
pub use recognise::{is_table, placements_beside};
pub use report::{SheetReport, TablesRead};
