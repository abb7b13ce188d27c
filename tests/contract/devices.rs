//! What a service with devices does. It offers an engine, and the device of [`target`].

use std::rc::Rc;

use futures::StreamExt as _;
use ketpad::backend::AngleRange;
use ketpad::backend::{BackendFilters, GateProperties, IsaError, Target, backends, least_busy};
use ketpad::circuit::StandardGate::{Cx, H, Rz, Rzz, Sx};
use ketpad::circuit::{Circuit, Expr, Gate, Instruction, Qubit};
use ketpad::primitives::{
    BindingsArray, EstimatorOptions, EstimatorPub, NdArray, ObservablesArray, SamplerOptions,
    SamplerPub,
};
use ketpad::runtime::{JobRequest, Program, Service, ServiceError};

/// The device: four qubits in a line, with `cx` from left to right and `rzz` with an angle up to 1
/// on the first two; it neither resets nor branches.
pub(super) fn target() -> Target {
    let on_each =
        [Rz, Sx].into_iter().flat_map(|gate| (0..4).map(move |qubit| (gate, vec![qubit])));
    let pairs = [(Cx, vec![0, 1]), (Cx, vec![1, 2]), (Cx, vec![2, 3]), (Rzz, vec![0, 1])];
    let gates = on_each.chain(pairs);
    let gates = gates.map(|(gate, qubits)| (gate, qubits, GateProperties::default()));
    let target = Target::new("line", 4, gates).unwrap();
    let range = AngleRange { least: 0.0, most: 1.0 };
    target.with_abilities([ketpad::backend::Ability::Measure]).with_angle_range(Rzz, range).unwrap()
}

/// Makes qubit 1 and 2 equal, and measures them.
fn correlated() -> Circuit {
    let mut circuit = Circuit::with_registers(4, 2);
    circuit.gate(Sx, &[], &[1]).unwrap();
    circuit.gate(Cx, &[], &[1, 2]).unwrap();
    circuit.measure(1, 0).unwrap();
    circuit.measure(2, 1).unwrap();
    circuit
}

fn sampler(circuits: impl IntoIterator<Item = Circuit>) -> JobRequest {
    let pubs = circuits.into_iter();
    let pubs = pubs.map(|circuit| SamplerPub { shots: Some(300), ..SamplerPub::new(circuit) });
    let options = SamplerOptions::with_seed(Some(7));
    let program = Program::Sampler { pubs: pubs.collect(), options };
    JobRequest { backend: "line".to_owned(), program }
}

/// A device is chosen as Qiskit chooses it, and says what it can do.
pub(super) async fn devices_are_found(service: &dyn Service) {
    let list = service.backends().await.unwrap();
    let only_devices = BackendFilters {
        operational: Some(true),
        simulator: Some(false),
        ..BackendFilters::default()
    };
    let device = least_busy(&list, &only_devices).unwrap();
    assert_eq!((device.name.as_str(), device.num_qubits, device.noisy), ("line", 4, false));
    assert!(!device.dynamic_circuits);
    assert_eq!(backends(&list, &BackendFilters::default()).len(), 2);
    assert_eq!(*service.target("line").await.unwrap(), target());
    let engine = &list.iter().find(|backend| backend.simulator).unwrap().name;
    assert!(service.target(engine).await.unwrap().is_any_gate());
    let name = "nowhere".to_owned();
    assert_eq!(service.target("nowhere").await, Err(ServiceError::NoSuchBackend { name }));
}

/// A circuit of the device's own instructions runs there, without noise, which the result says.
pub(super) async fn isa_circuits_run_on_devices(service: &dyn Service, drive: &dyn Fn()) {
    let id = service.submit(sampler([correlated()])).await.unwrap();
    drive();
    service.events(&id).collect::<Vec<_>>().await;
    let result = service.result(&id).await.unwrap();
    assert_eq!((result.backend.as_str(), result.noisy), ("line", false));
    let counts = result.pubs[0].data.bits("c").unwrap().counts();
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["00", "11"]);

    let observables = ObservablesArray::from_labels(&["IZZI", "ZIII", "IIIX"]).unwrap();
    let pubs = vec![EstimatorPub::new(correlated(), observables)];
    let options = EstimatorOptions { seed_estimator: Some(7), ..EstimatorOptions::default() };
    let program = Program::Estimator { pubs, options };
    let id = service.submit(JobRequest { backend: "line".to_owned(), program }).await.unwrap();
    drive();
    service.events(&id).collect::<Vec<_>>().await;
    let result = service.result(&id).await.unwrap();
    let evs = result.pubs[0].data.evs().unwrap().elements().to_vec();
    assert_eq!(evs[..2], [1.0, 1.0]);
    assert!(evs[2].abs() < 0.1, "{}", evs[2]);
}

/// Any other circuit is refused with its PUB, the instruction and the qubits.
pub(super) async fn other_circuits_are_refused_by_devices(service: &dyn Service) {
    let refused = async |change: &dyn Fn(&mut Circuit)| {
        let mut circuit = correlated();
        change(&mut circuit);
        service.submit(sampler([correlated(), circuit])).await.unwrap_err()
    };
    let missing = |place, name: &str, qubits: &[u32]| ServiceError::NotIsa {
        index: 1,
        error: IsaError::NotSupported {
            target: "line".to_owned(),
            place,
            name: name.to_owned(),
            qubits: qubits.to_vec(),
        },
    };
    let error = refused(&|circuit| circuit.gate(H, &[], &[3]).unwrap()).await;
    assert_eq!(error, missing(4, "h", &[3]));
    let error = refused(&|circuit| circuit.gate(Cx, &[], &[2, 1]).unwrap()).await;
    assert_eq!(error, missing(4, "cx", &[2, 1]));
    let error = refused(&|circuit| circuit.push(Instruction::reset(Qubit(0))).unwrap()).await;
    assert_eq!(error, missing(4, "reset", &[0]));
    let wide = service.submit(sampler([Circuit::with_registers(5, 1)])).await;
    let expected = ServiceError::TooManyQubits { index: 0, num_qubits: 5, available: 4 };
    assert_eq!(wide, Err(expected));
}

/// The angles of a gate are in the range that the device has, for every set of parameters.
pub(super) async fn angles_are_checked_for_every_set(service: &dyn Service) {
    let mut circuit = Circuit::with_registers(2, 1);
    circuit.add_input("a", None).unwrap();
    let angle = Expr::Symbol("a".to_owned());
    let qubits = vec![Qubit(0), Qubit(1)];
    circuit.push(Instruction::gate(Gate::Standard(Rzz), vec![angle], qubits)).unwrap();
    circuit.measure(0, 0).unwrap();
    let circuit = Rc::new(circuit);
    let with = async |angles: [f64; 3]| {
        let values = NdArray::new([3, 1], angles.to_vec()).unwrap();
        let parameter_values = BindingsArray::from_array(&circuit, values).unwrap();
        let own = SamplerPub { parameter_values, ..SamplerPub::new(Rc::clone(&circuit)) };
        let program = Program::Sampler { pubs: vec![own], options: SamplerOptions::default() };
        service.submit(JobRequest { backend: "line".to_owned(), program }).await
    };
    with([0.0, 0.5, 1.0]).await.unwrap();
    let Err(ServiceError::NotIsa { index: 0, error: IsaError::Angle { place, angle, .. } }) =
        with([0.0, 0.5, 1.5]).await
    else {
        panic!("an angle of 1.5 is beyond the device");
    };
    assert_eq!((place, angle), (0, 1.5));
}
