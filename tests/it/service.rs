//! The service's contract, kept by the local service.

use std::cell::Cell;
use std::rc::Rc;

use futures::FutureExt as _;
use ketpad::runtime::{InlineExecutor, LocalService, Service};

#[path = "../contract/service.rs"]
mod contract;
#[path = "../contract/devices.rs"]
mod devices;

/// Runs a scenario. It never waits: when `drive` returns, all is done.
#[track_caller]
fn check<F: Future<Output = ()>>(scenario: impl FnOnce(Rc<dyn Service>, Rc<InlineExecutor>) -> F) {
    let executor = Rc::new(InlineExecutor::new());
    let next_seed = Cell::new(0);
    let entropy = Box::new(move || next_seed.replace(next_seed.get() + 1));
    let service = Rc::new(LocalService::new(Rc::clone(&executor), contract::backend(), entropy));
    service.set_target(devices::target());
    scenario(service, executor).now_or_never().unwrap();
}

macro_rules! driven {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            check(async |service, executor| {
                contract::$name(&*service, &|| executor.run_all()).await;
            });
        }
    )* };
}

driven! {
    jobs_run_to_their_result
    parameter_sets_are_sampled
    no_option_is_ignored
    expectation_values_are_estimated
    seeds_repeat_results
    subscribers_begin_with_the_present_state
    failures_end_the_job
    jobs_can_be_cancelled
}

#[test]
fn impossible_requests_are_refused() {
    check(async |service, _| contract::impossible_requests_are_refused(&*service).await);
}

#[test]
fn unknown_jobs_are_not_known() {
    check(async |service, _| contract::unknown_jobs_are_not_known(&*service).await);
}

#[test]
fn devices_are_found() {
    check(async |service, _| devices::devices_are_found(&*service).await);
}

#[test]
fn isa_circuits_run_on_devices() {
    check(async |service, executor| {
        devices::isa_circuits_run_on_devices(&*service, &|| executor.run_all()).await;
    });
}

#[test]
fn other_circuits_are_refused_by_devices() {
    check(async |service, _| devices::other_circuits_are_refused_by_devices(&*service).await);
}

#[test]
fn angles_are_checked_for_every_set() {
    check(async |service, _| devices::angles_are_checked_for_every_set(&*service).await);
}
