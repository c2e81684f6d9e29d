//! Job orders: an employer's request for a number of workers, placed with an agency.

use serde::{Deserialize, Serialize};

use super::day::Day;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobOrder {
    pub id: String,
    pub agency: String,
    /// ISO 3166-1 alpha-3.
    pub destination: String,
    /// Code of the occupation vocabulary.
    pub occupation: String,
    /// Workers asked for.
    pub quota: u32,
    pub issued: Day,
    pub expires: Day,
}
