//! Which gate a name stands for, and what its modifiers make of it.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Call, Expression, Modifier, Name};
use super::formulas::Formals;
use super::names::{Extent, GateMeaning, Meaning};
use super::{Failure, LIBRARY, Lowered, Lowering, failure};
use crate::circuit::{Expr, Gate, Instruction, ModifiedGate, OpenQasm, Power, Qubit, StandardGate};

/// The value of each control, or just their number where they are too many.
type Controls = Result<Vec<bool>, usize>;

/// A gate as a call gives it, without its qubits.
#[derive(Clone)]
pub(super) struct GateUse {
    modified: ModifiedGate,
    params: Vec<Expr>,
    pub(super) extent: Extent,
}

impl GateUse {
    pub(super) fn on(self, qubits: Vec<Qubit>) -> Instruction {
        Instruction::modified(self.modified, self.params, qubits)
    }

    /// How much one use of it counts, its qubits left out.
    pub(super) fn num_parts(&self) -> usize {
        let exponents = self.modified.powers.iter().map(|power| match power {
            Power::Inverse => 1,
            Power::Exponent(exponent) => 1 + number_of_parts(exponent),
        });
        let params: usize = self.params.iter().map(number_of_parts).sum();
        self.extent.gates.saturating_add(1 + params + exponents.sum::<usize>())
    }
}

/// Number of numbers, names and operators.
pub(in crate::qasm) fn number_of_parts(expr: &Expr) -> usize {
    match expr {
        Expr::Number(_) | Expr::Constant(_) => 1,
        // A long name is not a small thing to repeat.
        Expr::Symbol(name) => 1 + name.len() / 16,
        Expr::Negate(inner) | Expr::Call(_, inner) => 1 + number_of_parts(inner),
        Expr::Binary(_, left, right) => 1 + number_of_parts(left) + number_of_parts(right),
    }
}

impl Lowering<'_, '_> {
    /// The gate of a call, in the definition of a gate with these arguments or outside of any.
    pub(super) fn gate_use(
        &mut self,
        call: &Call<'_>,
        span: Span,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<GateUse> {
        let GateMeaning { gate, extent } = self.gate(call.gate)?;
        let (controls, powers) = self.modifiers(&call.modifiers, call.operands.len(), formals)?;
        // Controls that are too many to be listed are too many for the operands too.
        let num_controls = controls.as_ref().map_or_else(|count| *count, Vec::len);
        self.check_counts(call, gate, num_controls, span)?;
        let params =
            call.params.iter().map(|param| self.angle(param, formals)).collect::<Lowered<_>>()?;
        let controls = controls.unwrap_or_default();
        Ok(GateUse { modified: ModifiedGate { gate, controls, powers }, params, extent })
    }

    /// The controls, or just their number when there are more than `most`; and the other
    /// modifiers.
    fn modifiers(
        &mut self,
        modifiers: &[Modifier<'_>],
        most: usize,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<(Controls, Vec<Power>)> {
        let (mut controls, mut count, mut powers) = (Vec::new(), 0_usize, Vec::new());
        for modifier in modifiers {
            match modifier {
                Modifier::Control { value, count: more } => {
                    let more = self.control_count(more.as_ref())?;
                    count = count.saturating_add(more);
                    if count <= most {
                        controls.extend(std::iter::repeat_n(*value, more));
                    }
                }
                Modifier::Inverse => powers.push(Power::Inverse),
                Modifier::Power(exponent) => {
                    powers.push(Power::Exponent(self.angle(exponent, formals)?));
                }
            }
        }
        let controls = if count <= most { Ok(controls) } else { Err(count) };
        Ok((controls, powers))
    }

    fn control_count(&mut self, count: Option<&Expression<'_>>) -> Lowered<usize> {
        let Some(count) = count else {
            return Ok(1);
        };
        let value = self.integer(count)?;
        match usize::try_from(value) {
            Ok(number) if number > 0 => Ok(number),
            _ if value > 0 => Ok(usize::MAX),
            _ => failure(count.span, DiagnosticKind::ControlCount { found: value.to_string() }),
        }
    }

    /// Whether a call has as many parameters and operands as its gate.
    fn check_counts(
        &self,
        call: &Call<'_>,
        gate: Gate,
        num_controls: usize,
        span: Span,
    ) -> Lowered<()> {
        let (num_qubits, num_params) =
            self.circuit.gate_arity(gate).expect("invariant: a gate that was found is there");
        let name = || quoted(Span { start: span.start, end: call.gate.span.end }.text(self.source));
        if call.params.len() != num_params {
            let (expected, found) = (num_params, call.params.len());
            let kind = DiagnosticKind::ParamCount { gate: name(), expected, found };
            return failure(call.gate.span, kind);
        }
        let expected = num_qubits.saturating_add(num_controls);
        if call.operands.len() != expected {
            let found = call.operands.len();
            let kind = DiagnosticKind::QubitCount { gate: name(), expected, found };
            return failure(call.gate.span, kind);
        }
        Ok(())
    }

    /// The gate called `name`: one that the program defines, or one of the table.
    fn gate(&mut self, name: Name<'_>) -> Lowered<GateMeaning> {
        match self.names.get(name.text) {
            Some(Meaning::Gate(gate)) => return Ok(*gate),
            Some(Meaning::Failed) => return Err(Failure::Known),
            _ => {}
        }
        let standard = match name.text {
            "U" => Some(StandardGate::U),
            "gphase" => Some(StandardGate::GlobalPhase),
            other => StandardGate::from_name(other),
        };
        match standard {
            Some(gate) => {
                if is_in_language(gate, name.text) {
                    self.check_library(gate, name);
                } else {
                    self.warn_of_other_gate(gate, name);
                }
                Ok(GateMeaning::standard(gate))
            }
            None if self.names.get(name.text).is_some() => {
                failure(name.span, DiagnosticKind::NotAGate { name: quoted(name.text) })
            }
            None => self.unknown_gate(name),
        }
    }

    /// Warns, once, of a gate of the library that the program does not include.
    fn check_library(&mut self, gate: StandardGate, name: Name<'_>) {
        if !self.has_library && matches!(gate.spec().open_qasm, OpenQasm::Library(_)) {
            self.has_library = true;
            let (gate, library) = (quoted(name.text), LIBRARY);
            let kind = DiagnosticKind::MissingInclude { gate, library };
            self.diagnostics.warn(name.span, kind);
        }
    }

    /// Warns, once for each name, of a gate that the program would have to define.
    fn warn_of_other_gate(&mut self, gate: StandardGate, name: Name<'_>) {
        if self.other_gates.contains(name.text) {
            return;
        }
        self.other_gates.insert(name.text.to_owned());
        let (called, library, meant) = (quoted(name.text), LIBRARY, name_in_language(gate));
        let kind = if name.text == meant {
            DiagnosticKind::NotInLibrary { gate: called, library }
        } else {
            DiagnosticKind::OtherName { gate: called, library, meant }
        };
        self.diagnostics.warn(name.span, kind);
    }

    fn unknown_gate<T>(&self, name: Name<'_>) -> Lowered<T> {
        let own = self.names.of_kind(|meaning| matches!(meaning, Meaning::Gate(_)));
        let table = StandardGate::all().map(|gate| gate.spec().name);
        let aliases = StandardGate::all().flat_map(|gate| gate.spec().aliases.iter().copied());
        let known = own.chain(table).chain(aliases).chain(["U", "gphase"]);
        let nearest = self.nearest(name.text, known);
        failure(name.span, DiagnosticKind::UnknownGate { name: quoted(name.text), nearest })
    }
}

/// Whether the language or its library has a gate under this name.
fn is_in_language(gate: StandardGate, name: &str) -> bool {
    match gate.spec().open_qasm {
        OpenQasm::Library(other_names) => gate.spec().name == name || other_names.contains(&name),
        OpenQasm::BuiltIn(own) => own == name,
        OpenQasm::Define(..) => false,
    }
}

fn name_in_language(gate: StandardGate) -> &'static str {
    match gate.spec().open_qasm {
        OpenQasm::BuiltIn(name) => name,
        OpenQasm::Library(_) | OpenQasm::Define(..) => gate.spec().name,
    }
}
