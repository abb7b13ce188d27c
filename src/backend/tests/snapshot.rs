use serde_json::{Value as Json, json};

use crate::backend::{
    Ability, AngleRange, BackendInfo, Figure, GateProperties, Place, Processor, Remark, Snapshot,
    SnapshotError, Target, TargetError, devices,
};
use crate::circuit::StandardGate::{self, Cx, Rzz, X};

/// A file and what it was made of.
macro_rules! files {
    ($($name:literal)*) => { [$((
        include_str!(concat!("../../../www/backends/", $name, ".json")),
        include_str!(concat!("../../../tests/fixtures/backends/", $name, ".json")),
    )),*] };
}

/// The files of all devices, in the order of [`devices`].
const FILES: [(&str, &str); 7] = files!(
    "fake_manila" "fake_lagos" "fake_guadalupe" "fake_montreal" "fake_sherbrooke" "fake_torino"
    "fake_fez"
);

/// Each device, and what Qiskit says of it.
fn all() -> impl Iterator<Item = (Target, Json)> {
    FILES.iter().map(|(text, reference)| {
        (Snapshot::parse(text).unwrap(), serde_json::from_str(reference).unwrap())
    })
}

fn numbers(json: &Json) -> Vec<u32> {
    json.as_array().unwrap().iter().map(|number| number.as_u64().unwrap() as u32).collect()
}

#[test]
fn files_say_of_gates_what_their_sources_say() {
    for (target, reference) in all() {
        let mut num_gates = 0;
        for row in reference["gates"].as_array().unwrap() {
            let name = row["gate"].as_str().unwrap();
            let qubits = numbers(&row["qubits"]);
            if let Some(gate) = StandardGate::from_name(name) {
                let expected = GateProperties {
                    error: row["error"].as_f64(),
                    duration_s: row["duration_s"].as_f64(),
                };
                assert_eq!(target.gate_properties(gate, &qubits), Some(&expected), "{row}");
                num_gates += 1;
                continue;
            }
            let qubit = target.qubit_properties(qubits[0]).unwrap();
            match name {
                "measure" => {
                    assert_eq!(qubit.readout_error, row["error"].as_f64());
                    assert_eq!(qubit.readout_duration_s, row["duration_s"].as_f64());
                }
                "reset" => assert_eq!(qubit.reset_duration_s, row["duration_s"].as_f64()),
                "delay" => {}
                other => panic!("{other}"),
            }
        }
        // And nothing else.
        let places: usize = target.gates().map(|gate| target.places(gate).count()).sum();
        assert_eq!(places, num_gates, "{}", target.name());
    }
}

#[test]
fn files_say_of_qubits_what_their_sources_say() {
    for (target, reference) in all() {
        assert_eq!(target.name(), reference["name"]);
        assert_eq!(target.num_qubits(), reference["num_qubits"]);
        assert_eq!(target.dt_s(), reference["dt_s"].as_f64());
        let qubits = reference["qubits"].as_array().unwrap();
        assert_eq!(qubits.len(), target.num_qubits() as usize);
        for (qubit, row) in (0..).zip(qubits) {
            let found = target.qubit_properties(qubit).unwrap();
            let figures = [
                ("t1_s", found.t1_s),
                ("t2_s", found.t2_s),
                ("frequency_hz", found.frequency_hz),
                ("readout_error", found.readout_error),
                ("readout_duration_s", found.readout_duration_s),
                ("prob_meas0_prep1", found.prob_meas0_prep1),
                ("prob_meas1_prep0", found.prob_meas1_prep0),
            ];
            for (name, value) in figures {
                assert_eq!(value, row[name].as_f64(), "{name} of qubit {qubit}");
            }
        }
        let names = reference["operation_names"].as_array().unwrap().iter();
        let expected = names.filter_map(|name| Ability::from_name(name.as_str().unwrap())).count();
        assert_eq!(target.abilities().count(), expected);
        for name in reference["operation_names"].as_array().unwrap() {
            let name = name.as_str().unwrap();
            let is_gate = StandardGate::from_name(name).is_some();
            assert!(is_gate || target.can(Ability::from_name(name).unwrap()), "{name}");
        }
    }
}

#[test]
fn files_couple_what_their_sources_couple() {
    for (target, reference) in all() {
        let coupled = reference["coupling_map"].as_array().unwrap().iter().map(numbers);
        let mut expected: Vec<_> = coupled.map(|q| (q[0].min(q[1]), q[0].max(q[1]))).collect();
        expected.sort_unstable();
        expected.dedup();
        assert_eq!(target.coupling().edges().collect::<Vec<_>>(), expected);
        assert_eq!(target.coupling().parts().len(), 1);
    }
}

#[test]
fn pictures_have_coupled_qubits_beside_each_other() {
    for (target, _) in all() {
        let place = |qubit| target.place(qubit).unwrap();
        let mut taken = std::collections::BTreeSet::new();
        assert!((0..target.num_qubits()).all(|qubit| taken.insert(place(qubit))));
        for (a, b) in target.coupling().edges() {
            let (from, to) = (place(a), place(b));
            let distance = from.row.abs_diff(to.row) + from.column.abs_diff(to.column);
            assert_eq!(distance, 1, "{} {a} {b}", target.name());
        }
    }
}

#[test]
fn the_list_says_of_devices_what_their_files_say() {
    let of_files: Vec<_> = all().map(|(target, _)| BackendInfo::device(&target)).collect();
    assert_eq!(devices(), of_files);
}

#[test]
fn doubts_about_real_devices_are_told() {
    let remarks: Vec<_> = all().map(|(target, _)| target.remarks()).collect();
    let too_long = |remarks: &[Remark]| -> Vec<u32> {
        let qubit = |remark: &Remark| match remark {
            Remark::T2TooLong { qubit, .. } => Some(*qubit),
            _ => None,
        };
        remarks.iter().filter_map(qubit).collect()
    };
    assert!(remarks[..4].iter().all(Vec::is_empty));
    assert_eq!(too_long(&remarks[5]), [23, 44, 61, 65, 86]);
    assert_eq!(too_long(&remarks[6]), [87]);
    let wrong = |gate, a, b| Remark::AlwaysWrong { gate, qubits: vec![a, b] };
    assert!(remarks[4].contains(&wrong(StandardGate::Ecr, 6, 5)));
    assert!(remarks[6].contains(&wrong(StandardGate::Cz, 28, 27)));
}

/// A small device with all that a file can say.
fn small() -> Json {
    json!({
        "format": "ketpad-device", "version": 1, "name": "small", "num_qubits": 3,
        "processor": {"family": "Toy", "revision": "1"},
        "dt_s": 1e-9, "abilities": ["measure", "if_else"], "faulty": [2],
        "angle_ranges": {"rzz": [0, 1.5]}, "rows": [0, 0, 1], "columns": [0, 1, 1],
        "qubits": {
            "t1_s": [1e-4, null, 2e-4],
            "readout_error": {"of": [0.1, null], "at": [0, 1, 0]},
            "readout_duration_s": 1e-6,
        },
        "gates": [
            {"gates": ["x", "sx"], "error": 0.001, "duration_s": [1e-8, 2e-8, 3e-8]},
            {"gates": ["rz"], "qubits": [1], "error": 0},
            {"gates": ["cx"], "qubits": [0, 1, 1, 2], "both_ways": true, "error": [0.01, 0.02],
             "duration_s": 1e-7, "back_duration_s": [2e-7, 3e-7]},
            {"gates": ["rzz"], "qubits": [1, 0]},
        ],
    })
}

#[test]
fn a_file_can_say_everything() {
    let target = Snapshot::parse(&small().to_string()).unwrap();
    assert_eq!((target.name(), target.num_qubits()), ("small", 3));
    assert_eq!(target.dt_s(), Some(1e-9));
    assert_eq!(target.abilities().collect::<Vec<_>>(), [Ability::Measure, Ability::If]);
    assert!(target.is_faulty(2) && !target.has(X, &[2]));
    assert_eq!(target.angle_range(Rzz), Some(AngleRange { least: 0.0, most: 1.5 }));
    assert_eq!(target.place(2), Some(Place { row: 1, column: 1 }));
    let processor = Processor { family: "Toy".to_owned(), revision: "1".to_owned(), segment: None };
    assert_eq!(target.processor(), Some(&processor));
    let figures = |qubit| {
        let found = target.qubit_properties(qubit).unwrap();
        (found.t1_s, found.readout_error, found.readout_duration_s, found.t2_s)
    };
    assert_eq!(figures(0), (Some(1e-4), Some(0.1), Some(1e-6), None));
    assert_eq!(figures(1), (None, None, Some(1e-6), None));
    let there = |gate, qubits: &[u32]| {
        target.gate_properties(gate, qubits).map(|found| (found.error, found.duration_s))
    };
    assert_eq!(there(X, &[1]), Some((Some(0.001), Some(2e-8))));
    assert_eq!(there(StandardGate::Rz, &[1]), Some((Some(0.0), None)));
    assert_eq!(there(StandardGate::Rz, &[0]), None);
    assert_eq!(there(Cx, &[0, 1]), Some((Some(0.01), Some(1e-7))));
    assert_eq!(there(Cx, &[1, 0]), Some((Some(0.01), Some(2e-7))));
    assert_eq!(there(Rzz, &[1, 0]), Some((None, None)));
    assert_eq!(there(Rzz, &[0, 1]), None);
}

/// What is wrong with the small device when it has this at a place instead.
fn wrong(pointer: &str, value: Json) -> SnapshotError {
    let mut file = small();
    *file.pointer_mut(pointer).unwrap() = value;
    Snapshot::parse(&file.to_string()).unwrap_err()
}

#[track_caller]
fn check_wrong(pointer: &str, value: Json, expected: &SnapshotError) {
    assert_eq!(&wrong(pointer, value), expected);
}

#[track_caller]
fn check_target(pointer: &str, value: Json, expected: TargetError) {
    check_wrong(pointer, value, &SnapshotError::Target(expected));
}

#[test]
fn devices_that_cannot_be_are_named() {
    let no_qubit = |qubit| TargetError::NoSuchQubit { qubit, num_qubits: 3 };
    check_target("/gates/2/qubits/3", json!(3), no_qubit(3));
    check_target("/faulty/0", json!(7), no_qubit(7));
    check_target(
        "/gates/1/gates/0",
        json!("x"),
        TargetError::GateTwice { gate: X, qubits: vec![1] },
    );
    let bad = |figure, qubits: &[u32], value| TargetError::BadFigure {
        figure,
        qubits: qubits.to_vec(),
        value,
    };
    check_target("/gates/2/error/1", json!(1.5), bad(Figure::GateError(Cx), &[2, 1], 1.5));
    check_target("/gates/0/duration_s/2", json!(-1.0), bad(Figure::GateDuration(X), &[2], -1.0));
    check_target("/qubits/t1_s/0", json!(-1.0), bad(Figure::T1, &[0], -1.0));
    check_target("/qubits/readout_error/of/0", json!(2), bad(Figure::ReadoutError, &[0], 2.0));
    check_target("/dt_s", json!(0), bad(Figure::TimeStep, &[], 0.0));
    let same = TargetError::SamePlace { first: 0, second: 1 };
    check_target("/columns", json!([0, 0, 1]), same);
    let (num_qubits, limit) = (u32::MAX, crate::circuit::Circuit::MAX_BITS);
    check_target("/num_qubits", json!(u32::MAX), TargetError::TooManyQubits { num_qubits, limit });
    let range = TargetError::BadAngleRange { gate: Rzz, least: 2.0, most: 1.0 };
    check_target("/angle_ranges/rzz", json!([2, 1]), range);
}

#[test]
fn forms_that_are_none_are_named() {
    let unknown = |name: &str| SnapshotError::UnknownGate { name: name.to_owned() };
    check_wrong("/gates/0/gates/1", json!("sxy"), &unknown("sxy"));
    let unknown = SnapshotError::UnknownAbility { name: "cx".to_owned() };
    check_wrong("/abilities/0", json!("cx"), &unknown);
    let length = |name: &str, expected, found| SnapshotError::Length {
        name: name.to_owned(),
        expected,
        found,
    };
    check_wrong("/qubits/t1_s", json!([1e-4]), &length("t1_s", 3, 1));
    check_wrong("/qubits/readout_error/at", json!([0, 1]), &length("readout_error", 3, 2));
    check_wrong("/gates/2/error", json!([0.1, 0.1, 0.1]), &length("error", 2, 3));
    check_wrong("/gates/2/back_duration_s", json!([]), &length("back_duration_s", 2, 0));
    check_wrong("/rows", json!([0]), &length("rows", 3, 1));
    check_wrong("/num_qubits", json!(2), &length("duration_s", 2, 3));
    let no_number = |name: &str, entry| SnapshotError::NotANumber { name: name.to_owned(), entry };
    check_wrong("/qubits/t1_s/1", json!("long"), &no_number("t1_s", 1));
    check_wrong("/qubits/readout_error/at/2", json!(2), &no_number("readout_error", 2));
    check_wrong("/qubits/readout_error/at/1", json!(-1), &no_number("readout_error", 1));
    let no_column = SnapshotError::NotAColumn { name: "t1_s".to_owned() };
    check_wrong("/qubits/t1_s", json!("long"), &no_column);
    check_wrong("/qubits/t1_s", json!({"of": [1]}), &no_column);
    let unclear = |name: &str| SnapshotError::Places { name: name.to_owned() };
    check_wrong("/gates/2/qubits", json!(null), &unclear("cx"));
    check_wrong("/gates/2/qubits", json!([0, 1, 2]), &unclear("cx"));
    check_wrong("/gates/2/gates/0", json!("x"), &unclear("x"));
    check_wrong("/gates/0/gates/0", json!("global_phase"), &unclear("global_phase"));
    check_wrong("/version", json!(2), &SnapshotError::Version { found: 2 });
    check_wrong("/format", json!("qobj"), &SnapshotError::OtherFormat);
    for (pointer, value) in [
        ("/qubits", json!({"t3_s": 1})),
        ("/gates/0", json!({"gates": ["x"], "errors": 1})),
        ("/name", json!(3)),
        ("/num_qubits", json!(-1)),
        ("/faulty/0", json!(1.5)),
        ("/version", json!(null)),
    ] {
        assert!(matches!(wrong(pointer, value), SnapshotError::Form { .. }), "{pointer}");
    }
}

#[test]
fn texts_that_are_no_files_are_told_apart() {
    let parse = |text: &str| Snapshot::parse(text).unwrap_err();
    assert_eq!(parse(""), SnapshotError::CutOff { line: 1, column: 0 });
    assert_eq!(parse("{}"), SnapshotError::OtherFormat);
    assert!(matches!(parse("[]"), SnapshotError::Form { .. }));
    assert!(matches!(parse("{\"dt_s\": NaN}"), SnapshotError::NotJson { line: 1, .. }));
    let endless = small().to_string().replace("1e-9", "1e999");
    assert!(matches!(parse(&endless), SnapshotError::NotJson { line: 1, .. }));
    let after = format!("{}\nx", small());
    assert!(matches!(parse(&after), SnapshotError::NotJson { line: 2, column: 1, .. }));
}

#[test]
fn a_file_that_is_cut_off_anywhere_says_so() {
    for text in [small().to_string(), FILES[0].0.trim_end().to_owned()] {
        for end in 0..text.len() {
            let error = Snapshot::parse(&text[..end]).unwrap_err();
            assert!(matches!(error, SnapshotError::CutOff { .. }), "{end}: {error}");
        }
    }
}
