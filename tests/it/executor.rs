//! The executor's contract, kept by the executor without workers.

use std::rc::Rc;

use futures::FutureExt as _;
use ketpad::runtime::InlineExecutor;

#[path = "../contract/executor.rs"]
mod contract;

/// Runs a scenario of the contract. It never waits: when `drive` returns, all is done.
macro_rules! scenarios {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            let executor = Rc::new(InlineExecutor::new());
            let drive = || executor.run_all();
            contract::$name(executor.clone(), &drive).now_or_never().unwrap();
        }
    )* };
}

scenarios! {
    tasks_are_answered
    events_wait_for_run_to_return
    engine_errors_are_passed_on
    waiting_tasks_can_be_cancelled
    running_tasks_can_be_cancelled
    late_cancelling_does_nothing
    sinks_may_run_tasks
}
