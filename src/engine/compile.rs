//! From a circuit to a program.

use super::program::{GateStep, Measurement, Program, Step};
use super::{EngineError, ParameterError, state};
use crate::circuit::{
    Circuit, Clbit, EvalError, Expr, Gate, Instruction, Operation, Qubit, StandardGate,
};

/// Most steps of a program. Gate definitions that use each other can stand for exponentially
/// many steps; this bounds the time and memory that a few lines of input can ask for.
pub const MAX_STEPS: u64 = 1_000_000;

/// Makes a circuit ready to run, with a value for each of its parameters, in the order of
/// [`Circuit::parameters`].
///
/// # Errors
/// [`EngineError::Memory`] when no machine could address the state,
/// [`EngineError::ParameterCount`], [`EngineError::ParameterNotFinite`],
/// [`EngineError::TooManySteps`], [`EngineError::Parameter`].
pub fn compile(circuit: &Circuit, parameter_values: &[f64]) -> Result<Program, EngineError> {
    let num_qubits = circuit.num_qubits();
    let num_clbits = circuit.num_clbits();
    state::check_addressable(num_qubits)?;
    let (names, values) = bound(circuit, parameter_values)?;
    let steps = written_out(circuit, &names, values)?;
    let (steps, final_measurements) = split_final(steps, num_qubits, num_clbits);
    Ok(Program { num_qubits, num_clbits, steps, final_measurements })
}

/// The names and values of the parameters.
fn bound(circuit: &Circuit, values: &[f64]) -> Result<(Vec<String>, Vec<f64>), EngineError> {
    let names = circuit.parameters();
    let (expected, found) = (names.len(), values.len());
    if found != expected {
        return Err(EngineError::ParameterCount { expected, found });
    }
    match names.iter().zip(values).find(|(_, value)| !value.is_finite()) {
        Some((name, _)) => Err(EngineError::ParameterNotFinite { name: name.clone() }),
        None => Ok((names, values.to_vec())),
    }
}

/// A body whose instructions are being written out: the circuit, or a definition in use.
struct Frame<'c> {
    body: std::slice::Iter<'c, Instruction>,
    /// The circuit's qubit that each of the body's qubits stands for.
    qubits: Vec<usize>,
    param_names: &'c [String],
    param_values: Vec<f64>,
}

impl<'c> Frame<'c> {
    fn outermost(circuit: &'c Circuit, names: &'c [String], values: Vec<f64>) -> Self {
        Self {
            body: circuit.instructions().iter(),
            qubits: (0..circuit.num_qubits() as usize).collect(),
            param_names: names,
            param_values: values,
        }
    }

    fn qubits_of(&self, instruction: &Instruction) -> Vec<usize> {
        instruction.qubits.iter().map(|qubit: &Qubit| self.qubits[qubit.index()]).collect()
    }

    fn values_of(&self, params: &[Expr]) -> Result<Vec<f64>, EvalError> {
        let value_of_name = |name: &str| {
            let place = self.param_names.iter().position(|known| known == name)?;
            self.param_values.get(place).copied()
        };
        params.iter().map(|expr| expr.evaluate(&value_of_name)).collect()
    }
}

/// All steps of the circuit in order, with definitions replaced by what they stand for.
///
/// The stack is an explicit one: definitions can be nested deeper than a thread's stack.
fn written_out(
    circuit: &Circuit,
    names: &[String],
    values: Vec<f64>,
) -> Result<Vec<Step>, EngineError> {
    let mut steps = Vec::new();
    let mut visited = 0;
    let mut instructions_begun = 0;
    let mut frames = vec![Frame::outermost(circuit, names, values)];
    while let Some(mut frame) = frames.pop() {
        let Some(instruction) = frame.body.next() else {
            continue;
        };
        visited += 1;
        if visited > MAX_STEPS {
            return Err(EngineError::TooManySteps { limit: MAX_STEPS });
        }
        if frames.is_empty() {
            instructions_begun += 1;
        }
        let parameter_error =
            |reason| EngineError::Parameter { instruction: instructions_begun - 1, reason };
        let inner = match &instruction.operation {
            Operation::Measure => {
                steps.extend(measurements(&frame, instruction));
                None
            }
            Operation::Gate(Gate::Standard(gate)) => {
                steps.push(gate_step(*gate, &frame, instruction).map_err(parameter_error)?);
                None
            }
            Operation::Gate(Gate::Defined(id)) => {
                let definition = circuit
                    .definition(*id)
                    .expect("invariant: a circuit has the definitions its instructions use");
                Some(Frame {
                    body: definition.body.as_deref().unwrap_or_default().iter(),
                    qubits: frame.qubits_of(instruction),
                    param_names: &definition.params,
                    param_values: frame
                        .values_of(&instruction.params)
                        .map_err(|error| parameter_error(error.into()))?,
                })
            }
            _ => None,
        };
        frames.push(frame);
        frames.extend(inner);
    }
    Ok(steps)
}

fn measurements(frame: &Frame<'_>, instruction: &Instruction) -> Vec<Step> {
    let pairs = frame.qubits_of(instruction).into_iter().zip(&instruction.clbits);
    let step = |(qubit, clbit): (usize, &Clbit)| {
        Step::Measure(Measurement { qubit, clbit: clbit.index() })
    };
    pairs.map(step).collect()
}

fn gate_step(
    gate: StandardGate,
    frame: &Frame<'_>,
    instruction: &Instruction,
) -> Result<Step, ParameterError> {
    let values = frame.values_of(&instruction.params)?;
    let matrix = gate.matrix(&values);
    // Parameters can be finite and their sum, inside the matrix, not.
    if !matrix.entries().iter().all(|entry| entry.is_finite()) {
        return Err(ParameterError::NoMatrix { gate });
    }
    Ok(Step::Gate(GateStep::new(&matrix, &frame.qubits_of(instruction))))
}

/// Sets the final measurements apart from the steps: those whose qubit no later gate touches.
///
/// They can all wait until the end, since nothing happens to their qubits. A final measurement
/// whose bit is written again later would then come too late; as its outcome is lost anyway, it
/// is left out. A measurement amid the circuit stays even then: it acts on the state.
fn split_final(
    steps: Vec<Step>,
    num_qubits: u32,
    num_clbits: u32,
) -> (Vec<Step>, Vec<Measurement>) {
    let mut is_touched_later = vec![false; num_qubits as usize];
    let mut is_written_later = vec![false; num_clbits as usize];
    let mut kept = Vec::with_capacity(steps.len());
    let mut final_measurements = Vec::new();
    for step in steps.into_iter().rev() {
        match &step {
            Step::Gate(gate) => {
                gate.sorted_qubits.iter().for_each(|&qubit| is_touched_later[qubit] = true);
                kept.push(step);
            }
            Step::Measure(measurement) => {
                let is_lost = std::mem::replace(&mut is_written_later[measurement.clbit], true);
                if is_touched_later[measurement.qubit] {
                    kept.push(step);
                } else if !is_lost {
                    final_measurements.push(*measurement);
                }
            }
        }
    }
    kept.reverse();
    (kept, final_measurements)
}
