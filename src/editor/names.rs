//! Names that are free, and names that are none.

use super::EditError;
use crate::circuit::{Circuit, CircuitError, Register, VariableScope};
use crate::qasm;

/// `wanted`, with a number behind it when the name is taken.
pub(super) fn free_name(circuit: &Circuit, wanted: &str) -> String {
    let numbered = (0_u32..).map(|k| format!("{wanted}{k}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|name| !is_taken(circuit, name))
        .expect("invariant: a circuit has finitely many names")
}

/// Whether a register, gate, parameter or variable has the name.
pub(super) fn is_taken(circuit: &Circuit, name: &str) -> bool {
    let mut registers = circuit.qregs().iter().chain(circuit.cregs());
    registers.any(|register| register.name == name)
        || circuit.definitions().iter().any(|definition| definition.name == name)
        || circuit.inputs().iter().any(|input| input.name == name)
        || circuit.variables().iter().any(|variable| variable.name == name)
}

/// Whether the name is one that OpenQASM allows and that is not taken.
pub(super) fn check_new(circuit: &Circuit, name: &str) -> Result<(), EditError> {
    if name != Register::HARDWARE && !qasm::is_name(name) {
        return Err(EditError::BadName { name: name.to_owned() });
    }
    if is_taken(circuit, name) {
        return Err(CircuitError::NameTaken { name: name.to_owned() }.into());
    }
    Ok(())
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The quantum register with this number.
    Qreg(usize),
    /// The classical register with this number.
    Creg(usize),
    /// The parameter or vector with this number.
    Input(usize),
    /// The variable with this number, which is a global one.
    Variable(usize),
    /// The gate with this number.
    Definition(usize),
}

/// What has the name in the circuit.
pub(super) fn named(circuit: &Circuit, name: &str) -> Option<Named> {
    let register = |of: &[Register]| of.iter().position(|register| register.name == name);
    let input = || circuit.inputs().iter().position(|input| input.name == name);
    let variable = || {
        let mut variables = circuit.variables().iter();
        variables.position(|v| v.name == name && v.scope == VariableScope::Global)
    };
    let definition = || circuit.definitions().iter().position(|own| own.name == name);
    register(circuit.qregs())
        .map(Named::Qreg)
        .or_else(|| register(circuit.cregs()).map(Named::Creg))
        .or_else(|| input().map(Named::Input))
        .or_else(|| variable().map(Named::Variable))
        .or_else(|| definition().map(Named::Definition))
}
