//! Modified gates, which are defined by the plain gates they stand for.

use super::super::super::{Loss, Part};
use super::super::page::{Parts, Statement};
use super::Writer;
use super::definitions::Scope;
use crate::circuit::{
    DecomposeError, Expr, Gate, GateDefinition, Instruction, ModifiedGate, Operation, Power, Qubit,
    StandardGate, decompose,
};

/// What became of a modified gate.
#[derive(Clone)]
pub(super) enum Modified {
    /// A definition of this name, with the gate's parameters.
    Defined(String),
    /// At most one plain gate, which is called instead.
    Plain,
    /// It has no decomposition, or none with any parameters.
    Unknown,
}

impl Writer<'_> {
    pub(super) fn modified_call(
        &mut self,
        modified: &ModifiedGate,
        instruction: &Instruction,
        scope: Scope<'_>,
    ) -> Option<String> {
        match self.with_any_parameters(modified, instruction) {
            Modified::Defined(name) => Some(self.call_of(&name, instruction, scope)),
            Modified::Plain => self.call_instead(instruction, scope),
            Modified::Unknown => match self.with_these_parameters(modified, instruction) {
                Modified::Defined(name) => {
                    let bare = Instruction { params: Vec::new(), ..instruction.clone() };
                    Some(self.call_of(&name, &bare, scope))
                }
                Modified::Plain => self.call_instead(instruction, scope),
                Modified::Unknown => {
                    let gate = self.circuit.gate_name(modified.gate).to_owned();
                    self.lose(Loss::Modified { gate });
                    None
                }
            },
        }
    }

    /// The call of the one plain gate that a modified one stands for.
    fn call_instead(&mut self, instruction: &Instruction, scope: Scope<'_>) -> Option<String> {
        let plain = self.plain_gates(instruction).ok()?;
        let only = plain.first()?;
        self.call(only, scope)
    }

    /// A definition of the modified gate that has the gate's parameters.
    fn with_any_parameters(
        &mut self,
        modified: &ModifiedGate,
        instruction: &Instruction,
    ) -> Modified {
        let params: Vec<String> = (0..instruction.params.len()).map(|k| format!("p{k}")).collect();
        let symbols = params.iter().cloned().map(Expr::Symbol).collect();
        let open = Instruction { params: symbols, ..own_qubits(instruction) };
        self.known_or_defined(format!("{modified:?}"), modified, &open, params)
    }

    /// A definition of the modified gate for its parameters as they are, which have values.
    fn with_these_parameters(
        &mut self,
        modified: &ModifiedGate,
        instruction: &Instruction,
    ) -> Modified {
        let key = format!("{modified:?} {:?}", instruction.params);
        self.known_or_defined(key, modified, &own_qubits(instruction), Vec::new())
    }

    fn known_or_defined(
        &mut self,
        key: String,
        modified: &ModifiedGate,
        instruction: &Instruction,
        params: Vec<String>,
    ) -> Modified {
        if let Some(known) = self.modified.get(&key) {
            return known.clone();
        }
        let outcome = self.define(modified, instruction, params);
        self.modified.insert(key, outcome.clone());
        outcome
    }

    fn define(
        &mut self,
        modified: &ModifiedGate,
        instruction: &Instruction,
        params: Vec<String>,
    ) -> Modified {
        if self.is_too_long() {
            return Modified::Unknown;
        }
        let plain = match self.plain_gates(instruction) {
            Ok(plain) => plain,
            Err(DecomposeError::TooManyGates { .. }) => {
                self.lose(Loss::TooLong);
                return Modified::Unknown;
            }
            Err(_) => return Modified::Unknown,
        };
        if plain.len() <= 1 {
            return Modified::Plain;
        }
        self.count_extra(plain.len());
        let name = self.names.choose(&self.modified_name(modified));
        let definition = GateDefinition {
            name: name.clone(),
            params,
            qubits: (0..instruction.qubits.len()).map(|k| format!("q{k}")).collect(),
            body: Some(plain),
        };
        let lines = self.definition(&name, &definition);
        self.definitions.push(Statement::lines(Parts::One(Part::Abbreviation), lines));
        Modified::Defined(name)
    }

    /// The plain gates that a modified one stands for, but for the global phase.
    fn plain_gates(
        &mut self,
        instruction: &Instruction,
    ) -> Result<Vec<Instruction>, DecomposeError> {
        let mut plain = decompose(self.circuit, instruction)?;
        let phase = Operation::Gate(Gate::Standard(StandardGate::GlobalPhase));
        let all = plain.len();
        plain.retain(|step| step.operation != phase);
        if plain.len() < all {
            self.lose(Loss::GlobalPhase);
        }
        Ok(plain)
    }

    /// `cc_inv_rx`, with an `o` for each control that must be 0.
    fn modified_name(&self, modified: &ModifiedGate) -> String {
        let controls = modified.controls.iter().map(|is_one| if *is_one { 'c' } else { 'o' });
        let mut parts: Vec<String> = vec![controls.take(8).collect()];
        parts.extend(modified.powers.iter().take(3).map(|power| match power {
            Power::Inverse => "inv".to_owned(),
            Power::Exponent(_) => "pow".to_owned(),
        }));
        parts.push(self.circuit.gate_name(modified.gate).to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join("_")
    }
}

/// The instruction on qubits that are numbered in its own order.
fn own_qubits(instruction: &Instruction) -> Instruction {
    let qubits = (0..instruction.qubits.len() as u32).map(Qubit).collect();
    Instruction { qubits, ..instruction.clone() }
}
