use super::request::{precision, program};
use crate::editor::Content;
use crate::primitives::options::Primitive;
use crate::primitives::{MAX_SHOTS, PubError};
use crate::qasm;
use crate::ui::hooks::Inputs;
use crate::ui::state::{Change, DocState, changed};

fn document(gates: &str, a: &str) -> DocState {
    let text = format!("OPENQASM 3.0; include \"stdgates.inc\"; {gates}");
    let circuit = qasm::parse(&text).circuit.unwrap();
    let values = [("a".to_owned(), a.to_owned())].into();
    DocState::restored(circuit, &Content { values, ..Content::default() })
}

#[test]
fn a_precision_is_a_number_that_can_be_reached() {
    for (text, found) in [("0", Ok(0.0)), (" 0.5 ", Ok(0.5)), ("1e-3", Ok(1e-3)), ("2", Ok(2.0))] {
        assert_eq!(precision(text), found, "{text:?}");
    }
    for text in ["", "-1", "inf", "NaN", "much"] {
        assert_eq!(precision(text), Err(None), "{text:?}");
    }
    for text in ["1e-4", "1e-300"] {
        let Err(Some(PubError::TooPrecise { shots, .. })) = precision(text) else {
            panic!("{text} is taken");
        };
        assert!(shots > MAX_SHOTS);
    }
}

#[test]
fn a_changed_circuit_or_request_is_found() {
    const GATES: &str = "input float[64] a; qubit q; bit c; rx(a) q; c = measure q;";
    let run = document(GATES, "0.5");
    let inputs = Inputs { observables: vec!["Z".to_owned()], ..Inputs::default() };
    let asked = program(&run, &inputs).unwrap();
    let check = |document: &DocState, inputs: &Inputs, expected: Option<Change>| {
        let now = program(document, inputs).ok();
        assert_eq!(changed((run.circuit(), &asked), document.circuit(), now.as_ref()), expected);
    };
    check(&run, &inputs, None);
    // The same, written again.
    check(&document(GATES, "0.50"), &inputs, None);
    check(&document(&GATES.replace("rx", "ry"), "0.5"), &inputs, Some(Change::Circuit));
    for value in ["0.6", "0.5, 0.6", ""] {
        check(&document(GATES, value), &inputs, Some(Change::Request));
    }
    for other in [
        Inputs { shots: "1000".into(), ..inputs.clone() },
        Inputs { shots: "none".into(), ..inputs.clone() },
        Inputs { seed: "7".into(), ..inputs.clone() },
        Inputs { primitive: Primitive::Estimator, ..inputs.clone() },
    ] {
        check(&run, &other, Some(Change::Request));
    }
    // What the Sampler does not use does not matter to it.
    check(&run, &Inputs { target_precision: "0.5".into(), ..inputs.clone() }, None);
    let estimator = Inputs { primitive: Primitive::Estimator, ..inputs };
    let asked = program(&run, &estimator).unwrap();
    let again = document(GATES, "0.50");
    let (other_value, request) = (document(GATES, "0.6"), Some(Change::Request));
    for (document, inputs, expected) in [
        (&again, estimator.clone(), None),
        (&other_value, estimator.clone(), request),
        (&run, Inputs { seed: "7".into(), ..estimator.clone() }, request),
        (&run, Inputs { target_precision: "0.5".into(), ..estimator.clone() }, request),
        (&run, Inputs { observables: vec!["X".to_owned()], ..estimator }, request),
    ] {
        let now = program(document, &inputs).ok();
        assert_eq!(changed((run.circuit(), &asked), document.circuit(), now.as_ref()), expected);
    }
}
