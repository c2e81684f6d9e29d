//! Room: chart.
