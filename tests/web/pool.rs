//! Real workers: tasks come back, can be cancelled, and survive a crash.

use ketpad::backend::BackendInfo;
use ketpad::engine::Unwatched;
use ketpad::primitives::{CompileOptions, Partial, Precision, Task, Work, execute};
use ketpad::runtime::{ExecError, Executor as _, TaskEvent};
use ketpad::web::PoolOptions;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    Heard, crashing_first, crashing_second, endless_task, large_task, pool, pool_at, run, serving,
    short_task, task, url_of,
};

fn here(task: &Task) -> Partial {
    execute(task, &mut Unwatched).unwrap()
}

/// The task succeeds after `starts` starts, with what it gives on the page's own thread.
async fn check_success(heard: Heard, starts: u32, task: &Task) {
    assert_eq!(heard.end().await, (starts, Ok(here(task))));
}

async fn check_failure(heard: Heard, starts: u32, error: ExecError) {
    assert_eq!(heard.end().await, (starts, Err(error)));
}

#[wasm_bindgen_test]
async fn a_worker_gives_the_same_result_as_the_page_itself() {
    let pool = pool(&serving(), 1);
    let task = task(10, 3);
    check_success(run(&pool, task.clone()), 1, &task).await;
}

#[wasm_bindgen_test]
async fn more_tasks_than_workers_all_come_back() {
    let pool = pool(&serving(), 2);
    let tasks: Vec<Task> = (1..=8).map(|num_qubits| task(num_qubits, 1)).collect();
    let all_heard: Vec<Heard> = tasks.iter().map(|task| run(&pool, task.clone())).collect();
    for (heard, task) in all_heard.into_iter().zip(&tasks) {
        check_success(heard, 1, task).await;
    }
}

#[wasm_bindgen_test]
async fn an_error_of_the_engine_arrives_and_the_worker_lives_on() {
    let pool = pool(&serving(), 1);
    let too_big = task(60, 1);
    let error = execute(&too_big, &mut Unwatched).unwrap_err();
    check_failure(run(&pool, too_big), 1, ExecError::Engine(error)).await;
    check_success(run(&pool, short_task()), 1, &short_task()).await;
}

#[wasm_bindgen_test]
async fn a_running_task_reports_progress_and_ends_at_once_when_cancelled() {
    let pool = pool(&serving(), 1);
    let mut heard = run(&pool, endless_task());
    assert!(matches!(heard.next().await, TaskEvent::Started));
    for _ in 0..2 {
        let event = heard.next().await;
        assert!(matches!(event, TaskEvent::Progress { done, total } if done < total), "{event:?}");
    }
    pool.cancel(heard.id);
    check_failure(heard, 0, ExecError::Cancelled).await;
    check_success(run(&pool, short_task()), 1, &short_task()).await;
}

#[wasm_bindgen_test]
async fn a_waiting_task_is_cancelled_without_having_started() {
    let pool = pool(&serving(), 1);
    let [first, second] = [endless_task(), short_task()].map(|task| run(&pool, task));
    pool.cancel(second.id);
    check_failure(second, 0, ExecError::Cancelled).await;
    pool.cancel(first.id);
    check_failure(first, 0, ExecError::Cancelled).await;
}

#[wasm_bindgen_test]
async fn a_short_task_does_not_wait_for_a_long_one() {
    let pool = pool(&serving(), 2);
    let mut long = run(&pool, endless_task());
    assert!(matches!(long.next().await, TaskEvent::Started));
    check_success(run(&pool, short_task()), 1, &short_task()).await;
    pool.cancel(long.id);
    check_failure(long, 0, ExecError::Cancelled).await;
}

#[wasm_bindgen_test]
async fn a_task_survives_one_crash() {
    let pool = pool(&crashing_first(1), 1);
    check_success(run(&pool, short_task()), 2, &short_task()).await;
}

#[wasm_bindgen_test]
async fn a_task_that_crashes_twice_has_crashed_and_the_next_one_runs() {
    let pool = pool(&crashing_first(2), 1);
    check_failure(run(&pool, short_task()), 2, ExecError::Crashed { attempts: 2 }).await;
    check_success(run(&pool, short_task()), 1, &short_task()).await;
}

/// How often two tasks were started, one after the other, by workers that die of a second task.
async fn starts(first: Task, second: Task) -> [u32; 2] {
    let pool = pool(&crashing_second(), 1);
    let (first, first_answer) = run(&pool, first).end().await;
    let (second, second_answer) = run(&pool, second).end().await;
    assert!(first_answer.is_ok() && second_answer.is_ok());
    [first, second]
}

#[wasm_bindgen_test]
async fn a_worker_ends_after_a_task_that_needed_much_memory_and_its_answer_arrives() {
    assert_eq!(starts(short_task(), short_task()).await, [1, 2]);
    assert_eq!(starts(large_task(), short_task()).await, [1, 1]);
}

#[wasm_bindgen_test]
async fn a_worker_says_what_memory_a_circuit_needs_and_how_much_it_can_address() {
    let check = |num_qubits, precision, fits: bool| async move {
        let options = CompileOptions { precision, ..CompileOptions::default() };
        let task = Task { options, work: Work::Gauge, ..task(num_qubits, 1) };
        let (_, answer) = run(&pool(&serving(), 1), task).end().await;
        let gauge = answer.unwrap().into_gauge().unwrap();
        assert_eq!((gauge.num_used, gauge.fits()), (num_qubits, fits), "{gauge:?}");
        let fitting = Precision::ALL.map(|precision| gauge.fitting_qubits(precision));
        let any = BackendInfo::ketpad_simulator().num_any_gate_qubits.unwrap();
        assert_eq!(fitting, [any.double, any.single], "what the backend says");
    };
    check(27, Precision::Double, true).await;
    check(28, Precision::Double, false).await;
    check(28, Precision::Single, true).await;
    check(29, Precision::Single, false).await;
}

#[wasm_bindgen_test]
async fn a_worker_that_talks_nonsense_counts_as_crashed() {
    let ready = "self.postMessage(new Uint8Array([0]));";
    for nonsense in ["'text'", "new Uint8Array([9, 9])", "new Uint8Array([1, 77, 0, 1])"] {
        let script = format!("self.onmessage = () => self.postMessage({nonsense}); {ready}");
        let pool = pool(&script, 1);
        let heard = run(&pool, short_task());
        check_failure(heard, 2, ExecError::Crashed { attempts: 2 }).await;
    }
}

#[wasm_bindgen_test]
async fn a_worker_that_hears_nonsense_crashes() {
    let garble = "const execute = self.onmessage;
        self.onmessage = () => execute(new MessageEvent('message', { data: 'text' }));";
    let pool = pool(&format!("{}{garble}", serving()), 1);
    let heard = run(&pool, short_task());
    check_failure(heard, 2, ExecError::Crashed { attempts: 2 }).await;
}

#[wasm_bindgen_test]
async fn tasks_end_where_no_worker_can_be_started() {
    let addresses = [
        ("a missing file", "missing-worker.js".to_owned()),
        ("another origin", "https://ketpad.invalid/worker.js".to_owned()),
        ("no address", "https://".to_owned()),
        ("no program", url_of("this is not JavaScript")),
        ("dies on the way", url_of("throw new Error('not today');")),
        ("dies while waiting", url_of("await Promise.reject(new Error('no WebAssembly'));")),
        ("never gets ready", url_of("await new Promise(() => {});")),
    ];
    for (case, url) in addresses {
        let pool = pool_at(PoolOptions { url, size: 2, start_timeout_ms: 500 });
        let all_heard = [short_task(), short_task(), short_task()].map(|task| run(&pool, task));
        for heard in all_heard {
            assert_eq!(heard.end().await, (0, Err(ExecError::Unavailable)), "{case}");
        }
    }
}

#[wasm_bindgen_test]
async fn dropping_the_pool_cancels_its_tasks() {
    let pool = pool(&serving(), 1);
    let [first, second] = [short_task(), short_task()].map(|task| run(&pool, task));
    drop(pool);
    check_failure(first, 0, ExecError::Cancelled).await;
    check_failure(second, 0, ExecError::Cancelled).await;
}
