//! The protocol and the schedule: what of the room does not need a browser.

use super::protocol::{FromWorker, ProtocolError, ToWorker, decode, encode};
use super::schedule::{Order, Schedule, Size, WorkerId};
use crate::circuit::{Circuit, EvalError, StandardGate};
use crate::engine::EngineError;
use crate::math::C64;
use crate::primitives::{CompileOptions, Method, Partial, Precision, Task, Work};
use crate::runtime::{ExecError, TaskId};

mod protocol {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;

    #[track_caller]
    fn check<M: Serialize + DeserializeOwned + PartialEq + Debug>(message: &M) {
        let bytes = encode(message);
        assert_eq!(decode::<M>(&bytes).as_ref(), Ok(message));
        for end in 0..bytes.len() {
            assert_eq!(decode::<M>(&bytes[..end]), Err(ProtocolError::Damaged), "cut at {end}");
        }
        let longer = [&bytes[..], &[0]].concat();
        assert_eq!(decode::<M>(&longer), Err(ProtocolError::Damaged), "a byte too many");
    }

    fn bell() -> Circuit {
        let mut circuit = Circuit::with_registers(2, 2);
        circuit.gate(StandardGate::H, &[], &[0]).unwrap();
        circuit.gate(StandardGate::Cx, &[], &[0, 1]).unwrap();
        circuit.gate(StandardGate::Rz, &[0.25], &[1]).unwrap();
        circuit.measure(1, 0).unwrap();
        circuit
    }

    fn finished(result: Result<Partial, EngineError>) -> FromWorker {
        FromWorker::Finished { id: TaskId(7), result, memory_bytes: 1 << 33 }
    }

    #[test]
    fn every_message_arrives_as_it_was_sent() {
        let amplitudes = vec![C64::new(0.6, -0.0), C64::new(f64::MIN_POSITIVE, -0.8)];
        let sample = Work::Sample { sets: 1..2, shots: 10..4096, seed: u64::MAX, pub_index: 3 };
        let options =
            CompileOptions { method: Some(Method::Stabilizer), precision: Precision::Single };
        for work in [Work::Amplitudes, sample] {
            check(&ToWorker::Run {
                id: TaskId(1),
                task: Task { circuit: bell().into(), parameter_values: vec![0.5], options, work },
            });
        }
        check(&FromWorker::Ready);
        check(&FromWorker::Progress { id: TaskId(0), done: 3, total: 1 << 40 });
        check(&finished(Ok(Partial::Amplitudes(amplitudes))));
        check(&finished(Err(EngineError::NoSingleFinalState)));
        let reason = EvalError::Unbound { name: "θ".to_owned() }.into();
        check(&finished(Err(EngineError::Parameter { instruction: 4, reason })));
    }

    #[test]
    fn a_damaged_message_is_an_error_or_another_message_but_no_panic() {
        let message = encode(&ToWorker::Run {
            id: TaskId(300),
            task: Task {
                circuit: bell().into(),
                parameter_values: Vec::new(),
                options: CompileOptions::default(),
                work: Work::Amplitudes,
            },
        });
        for place in 0..message.len() {
            for value in 0..=u8::MAX {
                let mut damaged = message.clone();
                damaged[place] = value;
                let _ = decode::<ToWorker>(&damaged);
                let _ = decode::<FromWorker>(&damaged);
            }
        }
    }
}

mod schedule {
    use super::*;

    /// What the pool is told.
    enum Told {
        Submitted(u64),
        SubmittedLarge(u64),
        Cancelled(u64),
        Ready(u64),
        Finished(u64),
        /// As `Finished`, with much memory.
        FinishedFull(u64),
        Lost(u64),
    }
    use Told::*;

    fn start(worker: u64) -> Order {
        Order::Start(WorkerId(worker), Size::Small)
    }

    fn start_large(worker: u64) -> Order {
        Order::Start(WorkerId(worker), Size::Large)
    }

    fn stop(worker: u64) -> Order {
        Order::Stop(WorkerId(worker))
    }

    fn give(worker: u64, task: u64) -> Order {
        Order::Give { worker: WorkerId(worker), task: TaskId(task) }
    }

    fn end(task: u64, error: ExecError) -> Order {
        Order::End { task: TaskId(task), error }
    }

    /// Tells a schedule of `size` workers one thing after another and compares its orders.
    #[track_caller]
    fn check(size: usize, story: &[(Told, &[Order])]) {
        let mut schedule = Schedule::new(size);
        schedule.started();
        assert_eq!(schedule.next_order(), Some(start(0)), "the first worker comes with the start");
        for (step, (told, expected)) in story.iter().enumerate() {
            match *told {
                Submitted(task) => schedule.submitted(TaskId(task), Size::Small),
                SubmittedLarge(task) => schedule.submitted(TaskId(task), Size::Large),
                Cancelled(task) => schedule.cancelled(TaskId(task)),
                Ready(worker) => schedule.ready(WorkerId(worker)),
                Finished(worker) => schedule.finished(WorkerId(worker), false),
                FinishedFull(worker) => schedule.finished(WorkerId(worker), true),
                Lost(worker) => schedule.lost(WorkerId(worker)),
            }
            let orders: Vec<Order> = std::iter::from_fn(|| schedule.next_order()).collect();
            assert_eq!(&orders, expected, "step {step}");
        }
    }

    #[test]
    fn before_the_start_tasks_wait_and_no_worker_is_started() {
        let mut schedule = Schedule::new(2);
        for task in [1, 2] {
            schedule.submitted(TaskId(task), Size::Small);
        }
        assert_eq!(schedule.next_order(), None);
        schedule.cancelled(TaskId(1));
        let orders = |schedule: &mut Schedule| -> Vec<Order> {
            std::iter::from_fn(|| schedule.next_order()).collect()
        };
        assert_eq!(orders(&mut schedule), [end(1, ExecError::Cancelled)]);
        schedule.started();
        assert_eq!(orders(&mut schedule), [start(0)]);
        schedule.started();
        schedule.ready(WorkerId(0));
        assert_eq!(orders(&mut schedule), [give(0, 2)]);
    }

    #[test]
    fn tasks_are_handed_out_in_order_one_to_each_worker() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (Submitted(0), &[give(0, 0)]),
                (Submitted(1), &[]),
                (Submitted(2), &[]),
                (Finished(0), &[give(0, 1)]),
                (Finished(0), &[give(0, 2)]),
                (Finished(0), &[]),
            ],
        );
    }

    #[test]
    fn workers_are_started_as_tasks_wait_up_to_the_size() {
        check(
            3,
            &[
                (Submitted(0), &[]),
                (Submitted(1), &[start(1)]),
                (Ready(0), &[give(0, 0)]),
                (Submitted(2), &[start(2)]),
                (Submitted(3), &[]),
                (Ready(2), &[give(2, 1)]),
                (Ready(1), &[give(1, 2)]),
                (Finished(0), &[give(0, 3)]),
            ],
        );
    }

    #[test]
    fn large_tasks_have_one_worker_of_their_own() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (SubmittedLarge(0), &[start_large(1)]),
                (SubmittedLarge(1), &[]),
                (Submitted(2), &[give(0, 2)]),
                (Submitted(3), &[]),
                (Ready(1), &[give(1, 0)]),
                (Finished(0), &[give(0, 3)]),
                (Finished(0), &[]),
                (Finished(1), &[give(1, 1)]),
            ],
        );
    }

    #[test]
    fn a_worker_that_has_taken_much_memory_is_ended_after_its_task() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (Submitted(0), &[give(0, 0)]),
                (FinishedFull(0), &[stop(0)]),
                (Submitted(1), &[start(1)]),
                (Submitted(2), &[]),
                (Ready(1), &[give(1, 1)]),
                (FinishedFull(1), &[stop(1), start(2)]),
                (Ready(2), &[give(2, 2)]),
            ],
        );
    }

    #[test]
    fn where_no_worker_for_large_tasks_starts_another_takes_them() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (SubmittedLarge(0), &[start_large(1)]),
                (Lost(1), &[stop(1), start_large(2)]),
                (Lost(2), &[stop(2), give(0, 0)]),
            ],
        );
    }

    #[test]
    fn cancelling_drops_a_waiting_task_and_stops_the_worker_of_a_running_one() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (Submitted(0), &[give(0, 0)]),
                (Submitted(1), &[]),
                (Submitted(2), &[]),
                (Cancelled(1), &[end(1, ExecError::Cancelled)]),
                (Cancelled(0), &[stop(0), end(0, ExecError::Cancelled), start(1)]),
                (Cancelled(0), &[]),
                (Finished(0), &[]),
                (Ready(1), &[give(1, 2)]),
                (Cancelled(2), &[stop(1), end(2, ExecError::Cancelled)]),
            ],
        );
    }

    #[test]
    fn a_task_is_tried_twice_and_the_second_time_before_all_others() {
        check(
            1,
            &[
                (Ready(0), &[]),
                (Submitted(0), &[give(0, 0)]),
                (Submitted(1), &[]),
                (Lost(0), &[stop(0), start(1)]),
                (Ready(1), &[give(1, 0)]),
                (Lost(1), &[stop(1), end(0, ExecError::Crashed { attempts: 2 }), start(2)]),
                (Ready(2), &[give(2, 1)]),
            ],
        );
    }

    #[test]
    fn an_idle_worker_that_dies_is_replaced_when_it_is_missed() {
        check(
            2,
            &[
                (Ready(0), &[]),
                (Lost(0), &[stop(0)]),
                (Lost(0), &[]),
                (Submitted(0), &[start(1)]),
                (Ready(1), &[give(1, 0)]),
            ],
        );
    }

    #[test]
    fn two_failed_starts_end_all_that_waits_and_later_tasks_are_tried_afresh() {
        let unavailable = |task| end(task, ExecError::Unavailable);
        check(
            3,
            &[
                (Submitted(0), &[]),
                (Submitted(1), &[start(1)]),
                (Submitted(2), &[start(2)]),
                (Lost(1), &[stop(1), start(3)]),
                (
                    Lost(0),
                    &[stop(0), stop(2), stop(3), unavailable(0), unavailable(1), unavailable(2)],
                ),
                (Submitted(3), &[start(4)]),
                (Lost(4), &[stop(4), start(5)]),
                (Ready(5), &[give(5, 3)]),
            ],
        );
    }

    #[test]
    fn a_pool_that_has_a_worker_makes_do_with_it() {
        check(
            2,
            &[
                (Ready(0), &[]),
                (Submitted(0), &[give(0, 0)]),
                (Submitted(1), &[start(1)]),
                (Lost(1), &[stop(1), start(2)]),
                (Lost(2), &[stop(2)]),
                (Submitted(2), &[]),
                (Finished(0), &[give(0, 1)]),
                // Its loss is no failed start: the next is tried.
                (Lost(0), &[stop(0), start(3), start(4)]),
            ],
        );
    }
}
