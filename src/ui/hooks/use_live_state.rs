//! The state of the circuit, recomputed whenever the circuit changes.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::math::C64;
use crate::plot::{AmplitudeRow, amplitude_rows};
use crate::runtime::{EngineError, ExecError, LiveState};
use crate::ui::same::Same;
use crate::ui::state::DocState;

/// Circuits with more qubits are not shown live.
pub(in crate::ui) const LIVE_QUBITS: u32 = 10;

/// What there is to see of the state.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum LiveView {
    /// It is being computed for the first time.
    Pending,
    /// The circuit has more than [`LIVE_QUBITS`] qubits.
    TooWide,
    /// All basis states, in order.
    Rows(Rc<Vec<AmplitudeRow>>),
    /// These parameters have no value.
    Unbound(Rc<[String]>),
    /// It cannot be computed.
    Failed(ExecError),
}

/// The state that the document's circuit prepares with the values of its parameters,
/// measurements at its end left out. The last one is shown until the next one is there.
#[hook]
pub(in crate::ui) fn use_live_state(live: Rc<dyn LiveState>, document: &DocState) -> LiveView {
    let view = use_state(|| LiveView::Pending);
    // An answer is shown only if no circuit has been asked about since.
    let asked = use_mut_ref(|| 0_u32);
    {
        let view = view.clone();
        let question = (Same(Rc::clone(document.circuit())), document.parameter_values());
        use_effect_with(question, move |(circuit, parameter_values)| {
            *asked.borrow_mut() += 1;
            if circuit.num_qubits() > LIVE_QUBITS {
                view.set(LiveView::TooWide);
                return;
            }
            let values = match parameter_values {
                Ok(values) => values,
                Err(missing) => {
                    view.set(LiveView::Unbound(missing.as_slice().into()));
                    return;
                }
            };
            let (number, answer) = (*asked.borrow(), live.amplitudes(circuit, values));
            spawn_local(async move {
                let answer = answer.await;
                if *asked.borrow() == number {
                    show(&view, answer);
                }
            });
        });
    }
    (*view).clone()
}

fn show(view: &UseStateHandle<LiveView>, answer: Result<Vec<C64>, ExecError>) {
    view.set(match answer {
        Ok(amplitudes) => LiveView::Rows(Rc::new(amplitude_rows(&amplitudes))),
        Err(ExecError::Cancelled | ExecError::Engine(EngineError::Cancelled)) => return,
        Err(error) => LiveView::Failed(error),
    });
}
