//! What a view shows anew when the store changes, as one type for each kind of value: every closure of a type
//! of its own would be a kilobyte of program.

use leptos::prelude::*;

/// A text, a switch or a view that follows the store.
pub type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

pub fn live<T>(make: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Box::new(make)
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
