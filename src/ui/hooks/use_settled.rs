//! A value once it has stopped changing.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The last `value` that did not change for `quiet_millis`.
#[hook]
pub(in crate::ui) fn use_settled<T: Clone + PartialEq + 'static>(
    value: &T,
    quiet_millis: u32,
) -> T {
    let settled = use_state_eq(|| value.clone());
    {
        let settled = settled.clone();
        use_effect_with(value.clone(), move |value| {
            let value = value.clone();
            let later = Timeout::new(quiet_millis, move || settled.set(value));
            // Dropping a timeout cancels it.
            move || drop(later)
        });
    }
    (*settled).clone()
}
