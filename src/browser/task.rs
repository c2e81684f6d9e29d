//! Giving the browser its turn between slices of long work.

use std::time::Duration;

/// Lets waiting events, painting and messages go first.
pub async fn breathe() {
    gloo_timers::future::sleep(Duration::ZERO).await;
}

pub async fn pause(milliseconds: u64) {
    gloo_timers::future::sleep(Duration::from_millis(milliseconds)).await;
}
