//! What every service must keep, as scenarios over any of them.
//!
//! The service has the [`backend`] of 100 qubits, which is more than fit into memory.
//! `drive` lets the service get on with its jobs, and may do nothing where it does so by itself.

use std::rc::Rc;

use futures::StreamExt as _;
use ketpad::backend::BackendInfo;
use ketpad::circuit::{Circuit, Expr, Gate, Instruction, Qubit, StandardGate};
use ketpad::engine::EngineError;
use ketpad::primitives::{
    BindingsArray, EstimatorOptions, EstimatorPub, MAX_SHOTS, NdArray, ObservablesArray,
    PrimitiveOptions as _, PrimitiveResult, PubError, SamplerOptions, SamplerPub,
};
use ketpad::runtime::{
    ExecError, JobEvent, JobId, JobRequest, JobStatus, Program, Service, ServiceError,
};
use serde_json::{Value as Json, json};

/// Name of the backend.
const BACKEND: &str = "contract";

/// The backend that the service is to have.
pub(super) fn backend() -> BackendInfo {
    let name = BACKEND.to_owned();
    BackendInfo { name, num_qubits: 100, ..BackendInfo::ketpad_simulator() }
}

fn bell() -> Circuit {
    let mut circuit = Circuit::with_registers(2, 2);
    circuit.gate(StandardGate::H, &[], &[0]).unwrap();
    circuit.gate(StandardGate::Cx, &[], &[0, 1]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.measure(1, 1).unwrap();
    circuit
}

/// Runs, and says in the end that so many qubits do not fit into memory.
fn failing() -> Circuit {
    let mut circuit = Circuit::with_registers(100, 1);
    (0..100).for_each(|qubit| circuit.gate(StandardGate::Rx, &[0.1], &[qubit]).unwrap());
    circuit.measure(0, 0).unwrap();
    circuit
}

fn request(circuits: &[Circuit], seed: Option<u64>) -> JobRequest {
    let pubs = circuits.iter().cloned();
    let pubs = pubs.map(|circuit| SamplerPub { shots: Some(200), ..SamplerPub::new(circuit) });
    let options = SamplerOptions::with_seed(seed);
    let program = Program::Sampler { pubs: pubs.collect(), options };
    JobRequest { backend: BACKEND.to_owned(), program }
}

/// All events of a job. Checks that they are in order and begin with a state.
async fn events(service: &dyn Service, id: &JobId) -> Vec<JobEvent> {
    let events: Vec<JobEvent> = service.events(id).collect().await;
    assert!(matches!(events.first(), Some(JobEvent::Status(_))), "{events:?}");
    let rank = |event: &JobEvent| match event {
        JobEvent::Status(JobStatus::Queued) => 0,
        JobEvent::Status(JobStatus::Running) => 1,
        JobEvent::Progress { .. } => 2,
        JobEvent::Status(_) => 3,
    };
    assert!(events.is_sorted_by_key(rank), "{events:?}");
    for event in &events {
        if let JobEvent::Progress { done, total } = event {
            assert!(done <= total);
        }
    }
    events
}

async fn end(service: &dyn Service, id: &JobId) -> Option<JobEvent> {
    events(service, id).await.last().copied()
}

async fn run(service: &dyn Service, drive: &dyn Fn(), request: JobRequest) -> PrimitiveResult {
    let id = service.submit(request).await.unwrap();
    drive();
    assert_eq!(end(service, &id).await, Some(JobEvent::Status(JobStatus::Completed)));
    service.result(&id).await.unwrap()
}

/// A job gives one result for each PUB, with the counts the circuits ask for.
pub(super) async fn jobs_run_to_their_result(service: &dyn Service, drive: &dyn Fn()) {
    let result = run(service, drive, request(&[bell(), bell()], Some(7))).await;
    assert_eq!((result.seed, result.backend.as_str(), result.noisy), (7, BACKEND, false));
    assert_eq!(result.pubs.len(), 2);
    for pub_result in &result.pubs {
        assert_eq!(pub_result.metadata.shots, Some(200));
        let counts = pub_result.data.bits("c").unwrap().counts();
        assert_eq!(counts.keys().collect::<Vec<_>>(), ["00", "11"]);
        assert_eq!(counts.values().sum::<u64>(), 200);
    }
    assert_ne!(result.pubs[0], result.pubs[1], "each PUB has a random stream of its own");
}

/// Options are looked at before anything runs: those that cannot be followed are refused, and those
/// that change nothing are named in the result.
pub(super) async fn no_option_is_ignored(service: &dyn Service, drive: &dyn Fn()) {
    let with = |json: Json| {
        let JobRequest { backend, program } = request(&[bell()], None);
        let Program::Sampler { pubs, .. } = program else { unreachable!() };
        let options = SamplerOptions::from_json(&json).unwrap();
        JobRequest { backend, program: Program::Sampler { pubs, options } }
    };
    let kerneled = with(json!({"execution": {"meas_type": "kerneled"}}));
    let Err(ServiceError::Options(errors)) = service.submit(kerneled).await else {
        panic!("signals of measurements are not simulated");
    };
    assert_eq!(errors.as_slice()[0].paths(), ["execution.meas_type"]);
    let twirled = json!({"twirling": {"enable_gates": true}, "simulator": {"seed_simulator": 7}});
    let result = run(service, drive, with(twirled)).await;
    let named: Vec<_> = result.without_effect.iter().map(|own| own.path.as_str()).collect();
    assert_eq!((named, result.seed), (vec!["twirling.enable_gates"], 7));
    let plain = run(service, drive, request(&[bell()], Some(7))).await;
    assert_eq!((plain.without_effect, plain.pubs), (Vec::new(), result.pubs));
}

/// A circuit with one parameter, and values for it in this shape.
fn rotated(lengths: [usize; 2]) -> (Rc<Circuit>, BindingsArray) {
    let mut circuit = Circuit::with_registers(1, 1);
    circuit.add_input("theta", None).unwrap();
    let theta = Expr::Symbol("theta".to_owned());
    let gate = Gate::Standard(StandardGate::Ry);
    circuit.push(Instruction::gate(gate, vec![theta], vec![Qubit(0)])).unwrap();
    circuit.measure(0, 0).unwrap();
    let values = (0..lengths[0] * lengths[1]).map(|at| 0.1 * at as f64).collect();
    let values = NdArray::new(lengths, values).unwrap();
    let parameter_values = BindingsArray::from_array(&circuit, values).unwrap();
    (Rc::new(circuit), parameter_values)
}

fn estimator_request(precisions: &[f64], seed: Option<u64>) -> JobRequest {
    let (circuit, parameter_values) = rotated([4, 2]);
    let observables = ObservablesArray::from_labels(&["Z", "X"]).unwrap();
    let once = EstimatorPub { parameter_values, ..EstimatorPub::new(circuit, observables) };
    let pubs = precisions.iter().map(|p| EstimatorPub { precision: Some(*p), ..once.clone() });
    let options = EstimatorOptions { seed_estimator: seed, ..EstimatorOptions::default() };
    let program = Program::Estimator { pubs: pubs.collect(), options };
    JobRequest { backend: BACKEND.to_owned(), program }
}

/// A Sampler job has bits for each set of parameters of each PUB.
pub(super) async fn parameter_sets_are_sampled(service: &dyn Service, drive: &dyn Fn()) {
    let (circuit, parameter_values) = rotated([200, 3]);
    let once = SamplerPub { parameter_values, shots: Some(64), ..SamplerPub::new(circuit) };
    let pubs = vec![once.clone(), SamplerPub { shots: Some(4096), ..once }];
    let options = SamplerOptions::with_seed(Some(4));
    let program = Program::Sampler { pubs, options };
    let request = JobRequest { backend: BACKEND.to_owned(), program };
    let result = run(service, drive, request.clone()).await;
    for (result, shots) in result.pubs.iter().zip([64, 4096]) {
        let bits = result.data.bits("c").unwrap();
        assert_eq!((bits.shape().lengths(), bits.num_shots()), (&[200, 3][..], shots));
        assert_eq!(bits.counts_at(&[0, 0]).unwrap(), [("0".to_owned(), shots)].into());
        // Near a half turn, the qubit is hardly ever 0.
        assert!(bits.counts_at(&[10, 1]).unwrap()["1"] > shots * 9 / 10);
    }
    assert_eq!(run(service, drive, request).await, result);
}

/// An Estimator job gives values and standard errors for each PUB, exact or sampled.
pub(super) async fn expectation_values_are_estimated(service: &dyn Service, drive: &dyn Fn()) {
    let result = run(service, drive, estimator_request(&[0.0, 0.05], Some(9))).await;
    assert_eq!((result.seed, result.pubs.len()), (9, 2));
    for (result, precision) in result.pubs.iter().zip([0.0, 0.05]) {
        assert_eq!(result.metadata.target_precision, Some(precision));
        assert_eq!(result.metadata.shots, (precision > 0.0).then_some(400));
        let [evs, stds] = [result.data.evs().unwrap(), result.data.stds().unwrap()];
        assert_eq!((evs.shape().lengths(), stds.shape()), (&[4, 2][..], evs.shape()));
        for row in 0..4 {
            let exact = [libm::cos(0.2 * row as f64), libm::sin(0.2 * row as f64 + 0.1)];
            for (column, exact) in exact.into_iter().enumerate() {
                let [ev, std] = [evs, stds].map(|values| *values.get(&[row, column]).unwrap());
                assert_eq!(std == 0.0, precision == 0.0 || ev.abs() == 1.0);
                assert!((ev - exact).abs() < 1e-12 + 5.0 * precision, "{ev}, not {exact}");
            }
        }
    }
    let again = run(service, drive, estimator_request(&[0.0, 0.05], Some(9))).await;
    assert_eq!(again, result);
    let other = run(service, drive, estimator_request(&[0.0, 0.05], None)).await;
    assert_eq!(other.pubs[0], result.pubs[0]);
    assert_ne!(other.pubs[1], result.pubs[1]);
}

/// A seed makes a result repeatable, also one that the service chose.
pub(super) async fn seeds_repeat_results(service: &dyn Service, drive: &dyn Fn()) {
    let first = run(service, drive, request(&[bell()], None)).await;
    let second = run(service, drive, request(&[bell()], None)).await;
    assert_ne!(first.seed, second.seed);
    let again = run(service, drive, request(&[bell()], Some(first.seed))).await;
    assert_eq!(again, first);
}

/// Every subscriber hears the end, also one that comes after it.
pub(super) async fn subscribers_begin_with_the_present_state(
    service: &dyn Service,
    drive: &dyn Fn(),
) {
    let id = service.submit(request(&[bell()], Some(1))).await.unwrap();
    let early = [service.events(&id), service.events(&id)];
    drop(service.events(&id));
    drive();
    for stream in early {
        let last = stream.collect::<Vec<_>>().await.pop();
        assert_eq!(last, Some(JobEvent::Status(JobStatus::Completed)));
    }
    assert_eq!(events(service, &id).await, [JobEvent::Status(JobStatus::Completed)]);
}

/// What can be known to be wrong is refused at once.
pub(super) async fn impossible_requests_are_refused(service: &dyn Service) {
    let elsewhere = JobRequest { backend: "nowhere".to_owned(), ..request(&[bell()], None) };
    let name = "nowhere".to_owned();
    assert_eq!(service.submit(elsewhere).await, Err(ServiceError::NoSuchBackend { name }));

    assert_eq!(service.submit(request(&[], None)).await, Err(ServiceError::NoPubs));

    let large = request(&[bell(), Circuit::with_registers(101, 1)], None);
    let expected = ServiceError::TooManyQubits { index: 1, num_qubits: 101, available: 100 };
    assert_eq!(service.submit(large).await, Err(expected));

    let unmeasured = request(&[bell(), Circuit::with_registers(1, 1)], None);
    let expected = ServiceError::Pub { index: 1, error: PubError::NoMeasurement };
    assert_eq!(service.submit(unmeasured).await, Err(expected));

    let mut excessive = request(&[bell()], None);
    if let Program::Sampler { pubs, .. } = &mut excessive.program {
        pubs[0].shots = Some(MAX_SHOTS + 1);
    }
    let expected = ServiceError::Pub { index: 0, error: PubError::Shots { shots: MAX_SHOTS + 1 } };
    assert_eq!(service.submit(excessive).await, Err(expected));

    let negative = estimator_request(&[0.0, -1.0], None);
    let expected = ServiceError::Pub { index: 1, error: PubError::Precision { precision: -1.0 } };
    assert_eq!(service.submit(negative).await, Err(expected));
    assert_eq!(service.submit(estimator_request(&[], None)).await, Err(ServiceError::NoPubs));
}

/// A job that nobody submitted is not known.
pub(super) async fn unknown_jobs_are_not_known(service: &dyn Service) {
    let id = JobId("nobody's".to_owned());
    let expected = ServiceError::NoSuchJob { id: id.clone() };
    assert_eq!(service.result(&id).await, Err(expected.clone()));
    assert_eq!(service.cancel(&id).await, Err(expected));
    assert_eq!(service.events(&id).next().await, None);
}

/// A task that fails ends its job with that error, which says whose it is.
pub(super) async fn failures_end_the_job(service: &dyn Service, drive: &dyn Fn()) {
    let id = service.submit(request(&[bell(), failing(), bell()], None)).await.unwrap();
    drive();
    assert_eq!(end(service, &id).await, Some(JobEvent::Status(JobStatus::Failed)));
    let error = service.result(&id).await.unwrap_err();
    let ServiceError::Engine { index: 1, error: EngineError::Memory { num_qubits: 100, .. } } =
        error
    else {
        panic!("not the refusal of the second PUB: {error}");
    };
    run(service, drive, request(&[bell()], None)).await;
}

/// A cancelled job ends as cancelled; one that has ended stays as it is.
pub(super) async fn jobs_can_be_cancelled(service: &dyn Service, drive: &dyn Fn()) {
    let id = service.submit(request(&[bell(), bell()], None)).await.unwrap();
    service.cancel(&id).await.unwrap();
    drive();
    assert_eq!(end(service, &id).await, Some(JobEvent::Status(JobStatus::Cancelled)));
    let expected = ServiceError::Exec(ExecError::Cancelled);
    assert_eq!(service.result(&id).await, Err(expected.clone()));
    service.cancel(&id).await.unwrap();
    assert_eq!(service.result(&id).await, Err(expected));

    let id = service.submit(request(&[bell()], None)).await.unwrap();
    drive();
    end(service, &id).await;
    service.cancel(&id).await.unwrap();
    assert!(service.result(&id).await.is_ok());
}
