use crate::backend::{
    BackendFilters, BackendInfo, BackendStatus, NoBackend, backends, devices, least_busy,
};

/// The engine and the devices.
fn all() -> Vec<BackendInfo> {
    std::iter::once(BackendInfo::ketpad_simulator()).chain(devices()).collect()
}

#[track_caller]
fn check(filters: BackendFilters<'_>, expected: &[&str]) {
    let list = all();
    let names: Vec<_> = backends(&list, &filters).iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, expected);
}

#[test]
fn filters_admit_what_is_as_they_say() {
    let any = BackendFilters::default();
    check(BackendFilters { name: Some("fake_fez"), ..any }, &["fake_fez"]);
    check(BackendFilters { name: Some("fake"), ..any }, &[]);
    check(BackendFilters { simulator: Some(true), ..any }, &["ketpad_simulator"]);
    let large = BackendFilters { min_num_qubits: Some(127), simulator: Some(false), ..any };
    check(large, &["fake_sherbrooke", "fake_torino", "fake_fez"]);
    let larger = BackendFilters { min_num_qubits: Some(128), ..large };
    check(larger, &["fake_torino", "fake_fez"]);
    check(
        BackendFilters { dynamic_circuits: Some(false), ..any },
        &["fake_guadalupe", "fake_montreal"],
    );
    check(BackendFilters { operational: Some(false), ..any }, &[]);
    let has_ecr = |backend: &BackendInfo| {
        !backend.simulator && backend.basis_gates.iter().any(|gate| gate.spec().name == "ecr")
    };
    check(BackendFilters { own: Some(&has_ecr), ..any }, &["fake_sherbrooke"]);
    let list = all();
    assert_eq!(backends(&list, &any).len(), list.len());
}

/// Devices of five qubits where so many jobs wait; a negative number is one that takes none.
fn queues(waiting: &[i64]) -> Vec<BackendInfo> {
    let device = |(number, waiting): (usize, &i64)| BackendInfo {
        name: format!("device {number}"),
        num_qubits: 5 + number as u32,
        status: BackendStatus {
            operational: *waiting >= 0,
            pending_jobs: waiting.unsigned_abs(),
            ..BackendStatus::active()
        },
        ..devices()[0].clone()
    };
    waiting.iter().enumerate().map(device).collect()
}

#[track_caller]
fn check_least_busy(waiting: &[i64], filters: BackendFilters<'_>, expected: Option<usize>) {
    let list = queues(waiting);
    let found = least_busy(&list, &filters).map(|backend| backend.name.clone());
    let expected = expected.map(|number| format!("device {number}")).ok_or(NoBackend);
    assert_eq!(found, expected);
}

#[test]
fn the_least_busy_one_has_the_shortest_queue_of_those_that_take_jobs() {
    let any = BackendFilters::default();
    check_least_busy(&[3, 1, 2], any, Some(1));
    // The first of several.
    check_least_busy(&[3, 1, 1], any, Some(1));
    check_least_busy(&[3, -1, 2], any, Some(2));
    check_least_busy(&[3, 1, 2], BackendFilters { min_num_qubits: Some(7), ..any }, Some(2));
    check_least_busy(&[3, 1, 2], BackendFilters { min_num_qubits: Some(8), ..any }, None);
    check_least_busy(&[3, 1, 2], BackendFilters { simulator: Some(true), ..any }, None);
    let not_the_second = |backend: &BackendInfo| backend.name != "device 1";
    check_least_busy(&[3, 1, 2], BackendFilters { own: Some(&not_the_second), ..any }, Some(2));
    check_least_busy(&[-1, -2], any, None);
    check_least_busy(&[-1, -2], BackendFilters { operational: Some(false), ..any }, None);
    check_least_busy(&[], any, None);
    assert_eq!(NoBackend.to_string(), "No backend matches the criteria.");
}

#[test]
fn processors_are_named_as_people_know_them() {
    let names: Vec<String> =
        devices().iter().filter_map(|d| d.processor.as_ref().map(ToString::to_string)).collect();
    assert_eq!(names[0], "Falcon r5.11L");
    assert_eq!(names[6], "Heron r2");
}
