//! From a gate instruction to gates as a program has them.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::gate_step::{Control, Controls, GateStep, Targets};
use super::plain::product;
use super::powers::Powers;
use super::{EngineError, MAX_STEPS, ParameterError};
use crate::circuit::{
    DefinitionId, EvalError, Expr, Gate, GateDefinition, Instruction, Operation, Power,
    StandardGate,
};
use crate::math::Matrix;

/// Most qubits of a defined gate of which a power that is not whole is taken. It takes a dense
/// matrix and its eigenvalues, which for so many qubits is about a second's work.
const MAX_POWER_QUBITS: usize = 8;

/// Complex multiplications that take about as long as writing out one step.
const STEP_COST: u64 = 32;

/// Writes gates out, with definitions replaced by what they stand for.
pub(super) struct Writer<'c> {
    definitions: &'c [GateDefinition],
    /// The matrices, as far as they were needed, of the gates that have no parameters.
    fixed: BTreeMap<&'static str, Matrix>,
    /// Steps taken so far, here and by the caller.
    visited: u64,
}

/// A body that is being written out: how often, what it acts on, and how far that has come.
struct Frame<'c> {
    body: &'c [Instruction],
    /// Number of instructions of the present round that are done.
    num_done: usize,
    rounds_left: u64,
    is_inverse: bool,
    /// The circuit's qubit that each of the body's qubits stands for; none when they are the
    /// circuit's own.
    qubits: Option<Vec<usize>>,
    /// What qubits of the circuit must be for the body to act.
    controls: Controls,
    names: Names<'c>,
    /// What becomes of the gates that the body stands for; none when they stay as they are.
    capture: Option<Capture>,
}

/// Where the names in a body's expressions have their values.
enum Names<'c> {
    /// With whoever wants the gate written out.
    Outside(&'c dyn Fn(&str) -> Option<f64>),
    /// Among the arguments of a definition.
    Formal(&'c [String], Vec<f64>),
}

/// The gates since number `start` become one: a power of their product.
struct Capture {
    definition: DefinitionId,
    start: usize,
    applied: Applied,
}

/// How a gate is applied.
struct Applied {
    values: Vec<f64>,
    powers: Powers,
    targets: Targets,
    controls: Controls,
}

impl<'c> Writer<'c> {
    pub(super) fn new(definitions: &'c [GateDefinition]) -> Self {
        Self { definitions, fixed: BTreeMap::new(), visited: 0 }
    }

    /// Counts so many steps.
    ///
    /// # Errors
    /// [`EngineError::TooManySteps`].
    pub(super) fn visit(&mut self, steps: u64) -> Result<(), EngineError> {
        self.visited = self.visited.saturating_add(steps);
        if self.visited > MAX_STEPS {
            return Err(EngineError::TooManySteps { limit: MAX_STEPS });
        }
        Ok(())
    }

    /// The gates that the instruction at `place` stands for. Names in its expressions are looked
    /// up by `value_of`.
    ///
    /// The stack is an explicit one: definitions can be nested deeper than a thread's stack.
    ///
    /// # Errors
    /// [`EngineError::TooManySteps`], [`EngineError::Parameter`], [`EngineError::OpaqueGate`],
    /// [`EngineError::PowerTooLarge`].
    pub(super) fn write_out<'a>(
        &mut self,
        instruction: &'a Instruction,
        place: usize,
        value_of: &'a dyn Fn(&str) -> Option<f64>,
    ) -> Result<Vec<GateStep>, EngineError>
    where
        'c: 'a,
    {
        if let Operation::Gate(Gate::Standard(gate)) = instruction.operation {
            return Ok(vec![self.standard(gate, instruction, place, value_of)?]);
        }
        let mut gates = Vec::new();
        let mut frames: Vec<Frame<'a>> = vec![Frame::outermost(instruction, value_of)];
        while let Some(mut frame) = frames.pop() {
            if let Some(instruction) = frame.next() {
                self.visit(1)?;
                let inner = self.begin(instruction, &frame, place, &mut gates)?;
                frames.push(frame);
                frames.extend(inner);
            } else {
                let power = self.end(frame, place, &mut gates)?;
                gates.extend(power);
            }
        }
        Ok(gates)
    }

    /// A standard gate without modifiers, which is nearly every gate.
    fn standard(
        &mut self,
        gate: StandardGate,
        instruction: &Instruction,
        place: usize,
        value_of: &dyn Fn(&str) -> Option<f64>,
    ) -> Result<GateStep, EngineError> {
        self.visit(1)?;
        let values = instruction.params.iter().map(|expr| expr.evaluate(value_of));
        let values = values
            .collect::<Result<SmallVec<[f64; 4]>, _>>()
            .map_err(|error| EngineError::Parameter { instruction: place, reason: error.into() })?;
        let name = gate.spec().name;
        let matrix = if values.is_empty() {
            self.fixed.entry(name).or_insert_with(|| gate.matrix(&[])).clone()
        } else {
            finite(gate.matrix(&values), name, place)?
        };
        let targets = instruction.qubits.iter().map(|qubit| qubit.index()).collect();
        Ok(GateStep { matrix, targets, controls: Controls::new() })
    }

    /// Writes a standard gate, or gives the body that a defined one stands for.
    fn begin(
        &mut self,
        instruction: &Instruction,
        frame: &Frame<'_>,
        place: usize,
        gates: &mut Vec<GateStep>,
    ) -> Result<Option<Frame<'c>>, EngineError> {
        let Some(gate) = instruction.base_gate() else {
            return Ok(None);
        };
        let applied = frame
            .applied(instruction)
            .map_err(|error| EngineError::Parameter { instruction: place, reason: error.into() })?;
        // The power of zero is no gate at all.
        if applied.powers.whole() == Some(0) {
            return Ok(None);
        }
        match gate {
            Gate::Standard(standard) => {
                let matrix = standard.matrix(&applied.values);
                gates.push(self.power(matrix, standard.spec().name, &applied, place)?);
                Ok(None)
            }
            Gate::Defined(id) => self.defined(id, applied, place, gates.len()).map(Some),
        }
    }

    /// The body of a defined gate: as often as its power says, or to be captured.
    fn defined(
        &self,
        id: DefinitionId,
        applied: Applied,
        place: usize,
        start: usize,
    ) -> Result<Frame<'c>, EngineError> {
        let definition = &self.definitions[id.0 as usize];
        let Some(body) = &definition.body else {
            let gate = definition.name.clone();
            return Err(EngineError::OpaqueGate { instruction: place, gate });
        };
        let names = Names::Formal(&definition.params, applied.values.clone());
        let frame = Frame::new(body, names);
        if let Some(times) = applied.powers.whole() {
            return Ok(Frame {
                rounds_left: times.unsigned_abs(),
                is_inverse: times < 0,
                qubits: Some(applied.targets.into_vec()),
                controls: applied.controls,
                ..frame
            });
        }
        let num_qubits = applied.targets.len();
        if num_qubits > MAX_POWER_QUBITS {
            let (gate, limit) = (definition.name.clone(), MAX_POWER_QUBITS);
            return Err(EngineError::PowerTooLarge { instruction: place, gate, num_qubits, limit });
        }
        let capture = Some(Capture { definition: id, start, applied });
        Ok(Frame { qubits: Some((0..num_qubits).collect()), capture, ..frame })
    }

    /// What a body that has been written out leaves to be done.
    fn end(
        &mut self,
        frame: Frame<'_>,
        place: usize,
        gates: &mut Vec<GateStep>,
    ) -> Result<Option<GateStep>, EngineError> {
        let Some(Capture { definition, start, applied }) = frame.capture else {
            return Ok(None);
        };
        let num_qubits = applied.targets.len();
        let num_gates = (gates.len() - start) as u64;
        self.visit((num_gates << (2 * num_qubits)) / STEP_COST)?;
        let matrix = product(&gates[start..], num_qubits);
        gates.truncate(start);
        let name = &self.definitions[definition.0 as usize].name;
        self.power(matrix, name, &applied, place).map(Some)
    }

    /// A gate with this matrix, to its power.
    fn power(
        &mut self,
        matrix: Matrix,
        name: &str,
        applied: &Applied,
        place: usize,
    ) -> Result<GateStep, EngineError> {
        if applied.powers.whole().is_none() {
            self.visit((1 << (3 * applied.targets.len())) / STEP_COST)?;
        }
        let matrix = applied.powers.of(finite(matrix, name, place)?);
        let (targets, controls) = (applied.targets.clone(), applied.controls.clone());
        Ok(GateStep { matrix: finite(matrix, name, place)?, targets, controls })
    }
}

/// A matrix whose entries are finite; parameters can be finite and their sum, inside the matrix,
/// not.
fn finite(matrix: Matrix, gate: &str, place: usize) -> Result<Matrix, EngineError> {
    if matrix.entries().iter().all(|entry| entry.is_finite()) {
        return Ok(matrix);
    }
    let reason = ParameterError::NoMatrix { gate: gate.to_owned() };
    Err(EngineError::Parameter { instruction: place, reason })
}

impl<'c> Frame<'c> {
    fn new(body: &'c [Instruction], names: Names<'c>) -> Self {
        Self {
            body,
            num_done: 0,
            rounds_left: 1,
            is_inverse: false,
            qubits: None,
            controls: Controls::new(),
            names,
            capture: None,
        }
    }

    fn outermost(instruction: &'c Instruction, value_of: &'c dyn Fn(&str) -> Option<f64>) -> Self {
        Self::new(std::slice::from_ref(instruction), Names::Outside(value_of))
    }

    /// The next instruction, backwards for an inverse.
    fn next(&mut self) -> Option<&'c Instruction> {
        if self.num_done == self.body.len() {
            self.rounds_left -= 1;
            self.num_done = 0;
        }
        if self.rounds_left == 0 || self.body.is_empty() {
            return None;
        }
        let place =
            if self.is_inverse { self.body.len() - 1 - self.num_done } else { self.num_done };
        self.num_done += 1;
        self.body.get(place)
    }

    fn value(&self, expr: &Expr) -> Result<f64, EvalError> {
        match &self.names {
            Names::Outside(value_of) => expr.evaluate(value_of),
            Names::Formal(names, values) => expr.evaluate(&|name| {
                let place = names.iter().position(|known| known == name)?;
                values.get(place).copied()
            }),
        }
    }

    /// How a gate of the body is applied.
    fn applied(&self, instruction: &Instruction) -> Result<Applied, EvalError> {
        let (controls, modifiers) = match &instruction.operation {
            Operation::Modified(modified) => (&modified.controls[..], &modified.powers[..]),
            _ => (&[][..], &[][..]),
        };
        let mut powers = Powers::default();
        for modifier in modifiers.iter().rev() {
            powers.raise(match modifier {
                Power::Inverse => -1.0,
                Power::Exponent(exponent) => self.value(exponent)?,
            });
        }
        if self.is_inverse {
            powers.raise(-1.0);
        }
        let in_circuit = |index: usize| self.qubits.as_ref().map_or(index, |map| map[index]);
        let qubits = instruction.qubits.iter().map(|qubit| in_circuit(qubit.index()));
        let mut targets: Targets = qubits.collect();
        let control_qubits = targets.drain(..controls.len());
        let own = control_qubits.zip(controls).map(|(qubit, &value)| Control { qubit, value });
        let controls: Controls = self.controls.iter().copied().chain(own).collect();
        let values =
            instruction.params.iter().map(|expr| self.value(expr)).collect::<Result<_, _>>()?;
        Ok(Applied { values, powers, targets, controls })
    }
}
