//! The contracts that native code keeps too: what executors and services do.

use std::rc::Rc;

use ketpad::runtime::LocalService;
use ketpad::web::{WorkerPool, random_seed};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{pool, serving};

#[path = "../contract/executor.rs"]
mod executor;
#[path = "../contract/service.rs"]
mod service;

/// Workers work by themselves.
fn drive() {}

fn workers() -> WorkerPool {
    pool(&serving(), 2)
}

fn local_service() -> LocalService<WorkerPool> {
    LocalService::new(workers(), service::backend(), Box::new(random_seed))
}

macro_rules! executor_scenarios {
    ($($name:ident)*) => { $(
        #[wasm_bindgen_test]
        async fn $name() {
            executor::$name(Rc::new(workers()), &drive).await;
        }
    )* };
}

executor_scenarios! {
    tasks_are_answered
    events_wait_for_run_to_return
    engine_errors_are_passed_on
    waiting_tasks_can_be_cancelled
    running_tasks_can_be_cancelled
    late_cancelling_does_nothing
    sinks_may_run_tasks
}

macro_rules! service_scenarios {
    ($($name:ident($($drive:ident)?))*) => { $(
        #[wasm_bindgen_test]
        async fn $name() {
            service::$name(&local_service(), $(&$drive)?).await;
        }
    )* };
}

service_scenarios! {
    jobs_run_to_their_result(drive)
    parameter_sets_are_sampled(drive)
    expectation_values_are_estimated(drive)
    no_option_is_ignored(drive)
    seeds_repeat_results(drive)
    subscribers_begin_with_the_present_state(drive)
    impossible_requests_are_refused()
    unknown_jobs_are_not_known()
    failures_end_the_job(drive)
    jobs_can_be_cancelled(drive)
}
