//! Giving the browser its turn between slices of long work.

use std::time::Duration;

pub use gloo_timers::future::sleep;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets waiting events, painting and messages go first.
///
/// A message to oneself: of timers that follow one another browsers make each wait 4 ms
/// (<https://html.spec.whatwg.org/#timers>), which a hundred slices would feel.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return sleep(Duration::ZERO).await;
    };
    let (sender, receiver) = (channel.port1(), channel.port2());
    let mut came = |resolve: js_sys::Function, _| receiver.set_onmessage(Some(&resolve));
    let turn = Promise::new(&mut came);
    sender.post_message(&JsValue::NULL).ok();
    // A promise that is never rejected.
    JsFuture::from(turn).await.ok();
    receiver.close();
}

/// Lets the browser lay out and paint what has changed. A timer: hidden pages get no animation frames.
pub async fn painted() {
    gloo_timers::future::sleep(Duration::from_millis(50)).await;
}
