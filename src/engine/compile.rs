//! From a circuit to a program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::arrange::{Arranged, numbered, numbers};
use super::beginning::Beginnings;
use super::blocks::{Builder, Draft, Placed};
use super::last::set_final_apart;
use super::method::{CompileOptions, Method, Precision, favors_stabilizers};
use super::program::{Measurement, Program, Step};
use super::tableau::{TableauSteps, tableau_steps};
use super::{EngineError, state};
use crate::circuit::Circuit;
use crate::circuit::analysis::kind_name;

/// Most steps of a program, and most steps that a shot may take. Gate definitions that use each
/// other can stand for exponentially many steps, and loops need not end; this bounds the time
/// and memory that a few lines of input can ask for.
pub const MAX_STEPS: u64 = 1_000_000;

/// Makes a circuit ready to run, with a value for each of its parameters, in the order of
/// [`Circuit::parameters`].
///
/// The method is chosen by this rule. If the circuit's gates are Clifford gates, each by itself,
/// and stabilizers are clearly less work, they are used; else the state vector. The work of a
/// state vector is taken for `2ⁿ·(1 + g/8)` complex multiplications, that of stabilizers for
/// `n·g + n³/16`, where `n` counts the qubits that something happens to and `g` the gates,
/// definitions written out and rounds of loops counted as far as they are known. Clearly less is
/// a 16th part at most, of 2²² or more. So whatever is too wide for a state vector and can be
/// done with stabilizers is done with them. A Clifford gate here is one on four qubits at most,
/// controls included, and without variables in its angles.
///
/// # Errors
/// As [`compile_with`], but for [`EngineError::NotClifford`].
pub fn compile(circuit: &Circuit, parameter_values: &[f64]) -> Result<Program, EngineError> {
    compile_with(circuit, parameter_values, CompileOptions::default())
}

/// As [`compile`], with a method that may be given, and a precision.
///
/// # Errors
/// [`EngineError::Memory`] when no machine could address the state,
/// [`EngineError::NotClifford`] when stabilizers are asked for and cannot be used,
/// [`EngineError::ParameterCount`], [`EngineError::ParameterNotFinite`],
/// [`EngineError::TooManySteps`], [`EngineError::Parameter`], [`EngineError::OpaqueGate`],
/// [`EngineError::PowerTooLarge`].
pub fn compile_with(
    circuit: &Circuit,
    parameter_values: &[f64],
    options: CompileOptions,
) -> Result<Program, EngineError> {
    let sketch = Sketch::new(circuit, parameter_values, options.precision)?;
    compile_sketch(sketch, parameter_values, options)
}

/// The program of a circuit's sketch with these values.
pub(super) fn compile_sketch(
    sketch: Sketch<'_>,
    parameter_values: &[f64],
    options: CompileOptions,
) -> Result<Program, EngineError> {
    match sketch.on_stabilizers(options)? {
        None => sketch.on_state(),
        Some(program) => {
            let circuit = sketch.outline.circuit.clone();
            let source = Some(Box::new((circuit, parameter_values.to_vec())));
            Ok(Program { source, ..program })
        }
    }
}

impl Program {
    /// A program that does the same on a state vector.
    pub(super) fn on_state(&self) -> Result<Cow<'_, Self>, EngineError> {
        let method = Some(Method::Statevector);
        let options = CompileOptions { method, precision: self.precision };
        match self.source.as_deref() {
            Some((circuit, values)) => compile_with(circuit, values, options).map(Cow::Owned),
            None => Ok(Cow::Borrowed(self)),
        }
    }
}

/// A circuit as steps, before it is decided how it runs.
#[derive(Clone)]
pub(super) struct Sketch<'c> {
    /// All steps but the final measurements.
    pub(super) placed: Vec<Placed>,
    outline: Outline<'c>,
}

impl<'c> Sketch<'c> {
    /// The steps of a circuit, with a value for each of its parameters.
    pub(super) fn new(
        circuit: &'c Circuit,
        parameter_values: &[f64],
        precision: Precision,
    ) -> Result<Self, EngineError> {
        let mut builder = Builder::new(circuit, bound(circuit, parameter_values)?);
        builder.block(circuit.instructions())?;
        let num_counters = builder.num_counters();
        let (placed, last) =
            set_final_apart(builder.into_steps(), circuit.num_qubits(), circuit.num_clbits());
        let outline = Outline { num_counters, last, ..Outline::new(circuit, precision, &placed) };
        Ok(Self { placed, outline })
    }

    /// The same, whose beginning is shared with others of its circuit.
    pub(super) fn beginning_with(mut self, beginnings: &'c Beginnings) -> Self {
        self.outline.beginnings = Some(beginnings);
        self
    }

    /// Only these of its gates, without measurements.
    pub(super) fn of_gates(&self, placed: Vec<Placed>) -> Self {
        let outline = Outline::new(self.outline.circuit, self.outline.precision, &placed);
        let outline = Outline { beginnings: self.outline.beginnings, ..outline };
        Self { placed, outline }
    }

    /// With a classical bit for each qubit behind the circuit's own, and with these qubits among
    /// those that are used.
    pub(super) fn with_outcomes(mut self, used: impl Iterator<Item = usize>) -> Self {
        let mut is_used: Vec<bool> = self.outline.numbers.iter().map(Option::is_some).collect();
        used.for_each(|qubit| is_used[qubit] = true);
        self.outline.numbers = numbered(is_used);
        self.outline.num_clbits += self.outline.circuit.num_qubits();
        self
    }

    /// With these gates after all its steps, and these qubits measured into their own bits.
    pub(super) fn reading(mut self, gates: Vec<Placed>, qubits: &[usize]) -> Self {
        self.placed.extend(gates);
        let num_clbits = self.outline.circuit.num_clbits() as usize;
        self.outline.last = qubits.iter().map(|qubit| (*qubit, num_clbits + qubit)).collect();
        self
    }

    /// Without its steps, what it has apart from them.
    pub(super) fn emptied(&self) -> Self {
        Self { placed: Vec::new(), outline: self.outline.clone() }
    }

    /// The program that goes on with these steps where `program` ends, whose qubits stay where
    /// they are.
    pub(super) fn going_on(self, program: &Program) -> Result<Program, EngineError> {
        let (steps, work) = match program.method {
            Method::Stabilizer => {
                let laid = tableau_steps(&self.placed, &self.outline.numbers);
                let laid = laid.map_err(|place| not_clifford(self.outline.circuit, place))?;
                (laid.steps, laid.work)
            }
            Method::Statevector => self.outline.arranged_on(program, self.placed),
        };
        Ok(self.outline.program(program.method, program.layout.clone(), steps, work))
    }

    /// Number of the circuit's qubits, whether something happens to them or not.
    pub(super) fn num_qubits(&self) -> usize {
        self.outline.numbers.len()
    }

    /// Number of qubits that something happens to.
    pub(super) fn num_used(&self) -> usize {
        self.outline.num_used()
    }

    /// The program on stabilizers, if they are to be used.
    pub(super) fn on_stabilizers(
        &self,
        options: CompileOptions,
    ) -> Result<Option<Program>, EngineError> {
        let steps = self.outline.stabilizer_steps(&self.placed, options)?;
        Ok(steps.map(|steps| self.outline.on_stabilizers(steps)))
    }

    /// The program on a state vector.
    pub(super) fn on_state(self) -> Result<Program, EngineError> {
        self.outline.on_state(self.placed)
    }
}

/// What a program is whatever its method.
#[derive(Clone)]
struct Outline<'c> {
    circuit: &'c Circuit,
    precision: Precision,
    num_clbits: u32,
    num_counters: usize,
    /// The final measurements, as qubits and bits.
    last: Vec<(usize, usize)>,
    has_formulas: bool,
    has_jumps: bool,
    /// For each of the circuit's qubits, its number among those that are used.
    numbers: Rc<[Option<usize>]>,
    /// Where the beginning of the circuit may be known already.
    beginnings: Option<&'c Beginnings>,
}

impl<'c> Outline<'c> {
    /// That of these steps, without counters and final measurements.
    fn new(circuit: &'c Circuit, precision: Precision, placed: &[Placed]) -> Self {
        Self {
            circuit,
            precision,
            num_clbits: circuit.num_clbits(),
            num_counters: 0,
            last: Vec::new(),
            has_formulas: placed.iter().any(|placed| matches!(placed.step, Draft::Formula(_))),
            has_jumps: placed.iter().any(|placed| placed.is_in_flow),
            numbers: numbers(placed, circuit.num_qubits() as usize),
            beginnings: None,
        }
    }

    fn num_used(&self) -> usize {
        self.numbers.iter().flatten().count()
    }

    /// The steps on stabilizers, if they are to be used.
    fn stabilizer_steps(
        &self,
        placed: &[Placed],
        options: CompileOptions,
    ) -> Result<Option<TableauSteps>, EngineError> {
        let gates = placed.iter().filter(|placed| matches!(placed.step, Draft::Gate { .. }));
        let num_gates = gates.map(|placed| placed.times).sum();
        let may_be_used = match options.method {
            Some(method) => method == Method::Stabilizer,
            None => favors_stabilizers(self.num_used(), num_gates),
        };
        if !may_be_used {
            return Ok(None);
        }
        match tableau_steps(placed, &self.numbers) {
            Ok(steps) => Ok(Some(steps)),
            Err(_) if options.method.is_none() => Ok(None),
            Err(place) => Err(not_clifford(self.circuit, place)),
        }
    }

    fn on_stabilizers(&self, laid: TableauSteps) -> Program {
        self.program(Method::Stabilizer, self.numbers.to_vec(), laid.steps, laid.work)
    }

    fn on_state(&self, placed: Vec<Placed>) -> Result<Program, EngineError> {
        let num_used = self.num_used();
        state::check_addressable(num_used, self.precision)?;
        let arranged =
            Arranged::new(placed, Rc::clone(&self.numbers), self.precision, self.beginnings);
        let work = arranged.work();
        let layout = (0..self.numbers.len()).map(|qubit| arranged.bit_of(qubit)).collect();
        Ok(self.program(Method::Statevector, layout, arranged.steps, work))
    }

    /// Steps on a state whose qubits are, and stay, where they are at the end of a program.
    fn arranged_on(&self, program: &Program, placed: Vec<Placed>) -> (Vec<Step>, f64) {
        let numbers = Rc::clone(&self.numbers);
        let bits = program.layout.iter().flatten().copied();
        let arranged = Arranged::on(placed, numbers, bits, self.precision);
        let work = arranged.work();
        (arranged.steps, work)
    }

    /// The program whose steps leave each of the circuit's qubits at the bit that `layout` says.
    fn program(
        &self,
        method: Method,
        layout: Vec<Option<usize>>,
        steps: Vec<Step>,
        work: f64,
    ) -> Program {
        let bits = self.last.iter().map(|(qubit, clbit)| (layout[*qubit], *clbit));
        let (measured, zeros): (Vec<_>, Vec<_>) = bits.partition(|(bit, _)| bit.is_some());
        let measured =
            measured.into_iter().filter_map(|(bit, clbit)| Some(Measurement { bit: bit?, clbit }));
        let circuit = self.circuit;
        Program {
            method,
            precision: self.precision,
            num_qubits: circuit.num_qubits(),
            num_used: self.num_used(),
            layout,
            num_clbits: self.num_clbits,
            variables: circuit.variables().to_vec(),
            definitions: if self.has_formulas {
                circuit.definitions().to_vec()
            } else {
                Vec::new()
            },
            final_measurements: measured.collect(),
            final_zeros: zeros.into_iter().map(|(_, clbit)| clbit).collect(),
            num_counters: self.num_counters,
            has_jumps: self.has_jumps,
            work,
            steps,
            source: None,
        }
    }
}

/// Says which gate stabilizers cannot be used for.
fn not_clifford(circuit: &Circuit, place: usize) -> EngineError {
    let visit = circuit.walk().into_iter().nth(place);
    let gate = visit.map(|visit| kind_name(circuit, visit.instruction).into_owned());
    EngineError::NotClifford { instruction: place, gate: gate.unwrap_or_default() }
}

/// The values of the parameters by name.
fn bound(circuit: &Circuit, values: &[f64]) -> Result<BTreeMap<String, f64>, EngineError> {
    let names = circuit.parameters();
    let (expected, found) = (names.len(), values.len());
    if found != expected {
        return Err(EngineError::ParameterCount { expected, found });
    }
    match names.iter().zip(values).find(|(_, value)| !value.is_finite()) {
        Some((name, _)) => Err(EngineError::ParameterNotFinite { name: name.clone() }),
        None => Ok(names.into_iter().zip(values.iter().copied()).collect()),
    }
}
