//! What a PUB asked for that its result does not repeat: values of parameters, and observables.

use crate::observable::SparsePauliOp;
use crate::plot::{BitOrder, number};
use crate::primitives::{BindingsArray, Broadcast, ObservablesArray, Shape};
use crate::runtime::Program;

/// More parameters of a set are not written out.
const MAX_PARAMETERS: usize = 4;
/// More terms of an observable are not written out.
const MAX_TERMS: usize = 4;
/// Pauli strings on more qubits are written by the qubits they act on.
const MAX_LABEL: u32 = 16;

/// What a PUB asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked<'a> {
    /// Names of the circuit's parameters, in their order.
    pub(super) parameters: Vec<String>,
    /// Their values.
    pub(super) values: &'a BindingsArray,
    /// The observables, if it was the Estimator that was asked.
    pub(super) observables: Option<&'a ObservablesArray>,
}

/// One axis of parameter sets.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Swept {
    /// The parameter that changes along the axis; none when it is not exactly one.
    pub(super) parameter: Option<String>,
    /// Its values along the axis; without a parameter, numbers of the sets from 1.
    pub(super) values: Vec<f64>,
}

impl<'a> Asked<'a> {
    /// What the PUB with this number asked for.
    pub(super) fn of(program: &'a Program, index: usize) -> Option<Self> {
        let (circuit, values, observables) = match program {
            Program::Sampler { pubs, .. } => {
                let own = pubs.get(index)?;
                (&own.circuit, &own.parameter_values, None)
            }
            Program::Estimator { pubs, .. } => {
                let own = pubs.get(index)?;
                (&own.circuit, &own.parameter_values, Some(&own.observables))
            }
        };
        Some(Self { parameters: circuit.parameters(), values, observables })
    }

    /// For each element of the Estimator's result, the numbers of its observable and of its
    /// parameter set. Nothing for shapes that do not go together.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let Some(observables) = self.observables else { return Vec::new() };
        let broadcast = Broadcast::new(observables.shape(), self.values.shape());
        broadcast.map(|broadcast| broadcast.pairs().collect()).unwrap_or_default()
    }

    /// The values of a parameter set, such as `theta = 0.5, phi = 2`; empty without parameters.
    pub(super) fn set_text(&self, set: usize) -> String {
        if set >= self.values.num_sets() {
            return String::new();
        }
        let values = self.parameters.iter().zip(self.values.set(set));
        let mut texts: Vec<String> = values
            .take(MAX_PARAMETERS)
            .map(|(name, value)| format!("{name} = {}", number(*value)))
            .collect();
        if self.parameters.len() > MAX_PARAMETERS {
            texts.push("…".to_owned());
        }
        texts.join(", ")
    }

    /// What changes along an axis of the parameter sets.
    pub(super) fn swept(&self, axis: usize) -> Swept {
        let shape = self.values.shape();
        let length = shape.lengths().get(axis).copied().unwrap_or(0);
        let place = |step: usize| {
            let mut index = vec![0; shape.num_axes()];
            index[axis] = step;
            shape.place(&index)
        };
        let line = |parameter: usize| -> Option<Vec<f64>> {
            (0..length).map(|step| Some(self.values.set(place(step)?)[parameter])).collect()
        };
        let mut alone = (0..self.values.num_parameters()).filter_map(|parameter| {
            let line = line(parameter)?;
            let changes = line.windows(2).any(|pair| pair[0] != pair[1]);
            let is_alone = || self.depends_on(parameter, axis, &line, shape);
            (changes && is_alone()).then(|| (self.parameters[parameter].clone(), line))
        });
        match (alone.next(), alone.next()) {
            (Some((name, values)), None) => Swept { parameter: Some(name), values },
            _ => Swept { parameter: None, values: (1..=length).map(|set| set as f64).collect() },
        }
    }

    /// Whether a parameter has these values along an axis, wherever one is on the other axes.
    fn depends_on(&self, parameter: usize, axis: usize, line: &[f64], shape: &Shape) -> bool {
        let after: usize = shape.lengths()[axis + 1..].iter().product();
        let own = |set: usize| line[set / after.max(1) % line.len().max(1)];
        (0..self.values.num_sets()).all(|set| self.values.set(set)[parameter] == own(set))
    }
}

/// An observable with its coefficients; long ones by their first terms.
pub(super) fn observable_text(observable: &SparsePauliOp, bits: BitOrder) -> String {
    let terms = observable.terms();
    let mut text = String::new();
    for (place, (pauli, coefficient)) in terms.iter().take(MAX_TERMS).enumerate() {
        let label = pauli_text(&pauli.to_string(), bits);
        let size = coefficient.abs();
        let sign = match (place, *coefficient < 0.0) {
            (0, false) => "",
            (0, true) => "-",
            (_, false) => " + ",
            (_, true) => " - ",
        };
        text.push_str(sign);
        if size != 1.0 {
            text.push_str(&number(size));
            text.push(' ');
        }
        text.push_str(&label);
    }
    if terms.len() > MAX_TERMS {
        text.push_str(" + …");
    }
    if terms.is_empty() { "0".to_owned() } else { text }
}

/// A Pauli string from its label, which has qubit 0 rightmost.
fn pauli_text(label: &str, bits: BitOrder) -> String {
    if label.len() <= MAX_LABEL as usize {
        return bits.text(label);
    }
    let letters = label.chars().rev().enumerate().filter(|(_, letter)| *letter != 'I');
    let mut factors: Vec<String> =
        letters.map(|(qubit, letter)| format!("{letter}[{qubit}]")).collect();
    if bits == BitOrder::ZeroRight {
        factors.reverse();
    }
    if factors.is_empty() { "I".to_owned() } else { factors.join(" ") }
}
