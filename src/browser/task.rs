//! Giving the browser its turn between slices of long work.

use std::time::Duration;

pub use gloo_timers::future::sleep;

/// Lets waiting events, painting and messages go first.
pub async fn breathe() {
    gloo_timers::future::sleep(Duration::ZERO).await;
}

/// Lets the browser lay out and paint what has changed. A timer: hidden pages get no animation frames.
pub async fn painted() {
    gloo_timers::future::sleep(Duration::from_millis(50)).await;
}
