//! What a view shows anew when the store changes, as one type for each kind of value: every closure of a type
//! of its own would be a kilobyte of program.

use std::pin::Pin;

use leptos::prelude::*;

/// A text, a switch or a view that follows the store.
pub type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

pub fn live<T>(make: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Box::new(make)
}

/// Does something now, and again whenever what it looks at changes.
pub fn follow(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| act());
}

/// Does something in a task of its own.
pub fn soon(act: impl Future<Output = ()> + 'static) {
    let act: Pin<Box<dyn Future<Output = ()>>> = Box::pin(act);
    leptos::task::spawn_local(act);
}

/// One of two views; made anew only when the condition turns, not whenever what it looks at changes.
pub fn either(
    when: Live<bool>,
    then: Box<dyn Fn() -> AnyView + Send + Sync>,
    otherwise: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let is_so = Memo::new(move |_| when());
    live(move || if is_so.get() { then() } else { otherwise() }).into_any()
}

/// A view that is there only while something is so.
pub fn show(when: Live<bool>, then: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    either(when, then, Box::new(|| ().into_any()))
}
