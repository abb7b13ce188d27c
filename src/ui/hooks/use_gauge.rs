//! What the circuit needs to run, found out whenever it or the choice of a simulation changes.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{LIVE_QUBITS, use_settled};
use crate::primitives::{CompileOptions, MemoryGauge, Method};
use crate::runtime::{EngineError, ExecError, LiveState};
use crate::ui::same::Same;
use crate::ui::state::DocState;

/// The engine is asked when nothing has changed for this long.
const QUIET_MILLIS: u32 = 150;

/// What is known of what the circuit needs.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum GaugeView {
    /// Nothing, yet or because it cannot be computed, for a reason that a run tells.
    Unknown,
    /// No more than so many bytes: there is no doubt that it fits.
    Small(u64),
    /// It has been computed, and the device has so many bytes, if that is known.
    Known(MemoryGauge, Option<u64>),
    /// It cannot be run with the method that is chosen.
    Impossible(ExecError),
}

impl GaugeView {
    /// Whether the circuit cannot be run as it is.
    pub(in crate::ui) fn is_refused(&self) -> bool {
        match self {
            Self::Unknown | Self::Small(_) => false,
            Self::Known(gauge, _) => !gauge.fits(),
            Self::Impossible(_) => true,
        }
    }
}

/// What the document's circuit needs when it is simulated like this, on a device of which this
/// much memory is known. Small circuits are not asked about: their state is computed while they
/// are edited, so it does fit.
#[hook]
pub(in crate::ui) fn use_gauge(
    live: Rc<dyn LiveState>,
    device_bytes: Option<u64>,
    document: &DocState,
    options: CompileOptions,
) -> GaugeView {
    let view = use_state_eq(|| (None, GaugeView::Unknown));
    // An answer is shown only if nothing has been asked since.
    let asked = use_mut_ref(|| 0_u32);
    let circuit = Same(Rc::clone(document.circuit()));
    let question = (circuit, document.parameter_values().ok(), options);
    let settled = use_settled(&question, QUIET_MILLIS);
    {
        let view = view.clone();
        use_effect_with(settled, move |question| {
            *asked.borrow_mut() += 1;
            let number = *asked.borrow();
            let (circuit, values, options) = question.clone();
            let is_small = circuit.num_qubits() <= LIVE_QUBITS;
            if is_small && options.method != Some(Method::Stabilizer) {
                let bytes = options.precision.state_bytes(circuit.num_qubits());
                return view.set((Some(question.clone()), GaugeView::Small(bytes)));
            }
            let Some(values) = values else {
                return view.set((Some(question.clone()), GaugeView::Unknown));
            };
            let (question, answer) = (question.clone(), live.gauge(&circuit, &values, options));
            spawn_local(async move {
                let found = view_of(answer.await, device_bytes);
                if *asked.borrow() == number {
                    view.set((Some(question), found));
                }
            });
        });
    }
    // What was found out about another question is not shown, however new that one is.
    match &*view {
        (Some(of), found) if *of == question => found.clone(),
        _ => GaugeView::Unknown,
    }
}

fn view_of(answer: Result<MemoryGauge, ExecError>, device_bytes: Option<u64>) -> GaugeView {
    match answer {
        Ok(gauge) => GaugeView::Known(gauge.with_at_most(device_bytes), device_bytes),
        Err(error @ ExecError::Engine(EngineError::NotClifford { .. })) => {
            GaugeView::Impossible(error)
        }
        Err(_) => GaugeView::Unknown,
    }
}
