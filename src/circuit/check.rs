//! The rules that every instruction of a circuit keeps.

use std::collections::BTreeSet;

use super::model::Named;
use super::{
    AssignmentTarget, Circuit, CircuitError, ClassicalExpr, Clbit, ControlFlow, Expr,
    GateDefinition, Instruction, LoopValues, Operation, Power, VariableId, VariableScope,
    repeated_qubit,
};

/// Most blocks around an instruction, and most levels of a classical expression.
pub(super) const MAX_NESTING: usize = 256;

/// Where an instruction stands.
#[derive(Default)]
struct Place<'c> {
    /// The names that the expressions of a gate definition may use; of a circuit's own
    /// instructions none, which look their names up in the circuit.
    formal_params: Option<BTreeSet<&'c str>>,
    /// The loop variables of the loops around.
    loop_variables: Vec<VariableId>,
    /// Number of loops around.
    loops: usize,
    /// Number of blocks around.
    depth: usize,
}

impl Circuit {
    pub(super) fn check(&self, instruction: &Instruction) -> Result<(), CircuitError> {
        self.check_at(instruction, &mut Place::default())
    }

    pub(super) fn check_definition(&self, definition: &GateDefinition) -> Result<(), CircuitError> {
        let num_qubits = definition.qubits.len() as u32;
        let mut params = BTreeSet::new();
        params.extend(definition.params.iter().map(String::as_str));
        let place = Place { formal_params: Some(params), ..Place::default() };
        for instruction in definition.body.iter().flatten() {
            let is_gate = matches!(
                instruction.operation,
                Operation::Gate(_) | Operation::Modified(_) | Operation::Barrier(_)
            );
            if !is_gate {
                let operation = self.operation_name(&instruction.operation).to_owned();
                return Err(CircuitError::NotAGate { operation });
            }
            self.check_operands(instruction, num_qubits, 0)?;
            self.check_formulas(instruction, &place)?;
        }
        Ok(())
    }

    fn check_at(
        &self,
        instruction: &Instruction,
        place: &mut Place<'_>,
    ) -> Result<(), CircuitError> {
        self.check_operands(instruction, self.num_qubits(), self.num_clbits())?;
        self.check_formulas(instruction, place)?;
        match &instruction.operation {
            Operation::Assign(assignment) => {
                if let AssignmentTarget::Variable(id) = assignment.target {
                    self.check_variable(id, place)?;
                }
                self.check_value(&assignment.value, place)
            }
            Operation::Flow(flow) => self.check_flow(flow, place),
            Operation::Break if place.loops == 0 => {
                Err(CircuitError::OutsideLoop { operation: "break" })
            }
            Operation::Continue if place.loops == 0 => {
                Err(CircuitError::OutsideLoop { operation: "continue" })
            }
            Operation::Delay(duration)
                if !(duration.value >= 0.0 && duration.value.is_finite()) =>
            {
                Err(CircuitError::BadDuration)
            }
            _ => Ok(()),
        }
    }

    fn check_flow(&self, flow: &ControlFlow, place: &mut Place<'_>) -> Result<(), CircuitError> {
        if place.depth >= MAX_NESTING {
            return Err(CircuitError::TooDeep { limit: MAX_NESTING });
        }
        if let Some(condition) = flow.condition() {
            self.check_value(condition, place)?;
        }
        check_values(flow)?;
        let variable = match flow {
            ControlFlow::For { variable, .. } => *variable,
            _ => None,
        };
        if let Some(id) = variable {
            let known = self.variables().get(id.index());
            if known.is_none_or(|variable| variable.scope != VariableScope::Loop) {
                return Err(CircuitError::NoSuchVariable { id: id.0 });
            }
        }
        place.loop_variables.extend(variable);
        place.loops += usize::from(flow.is_loop());
        place.depth += 1;
        let mut inner = flow.blocks().into_iter().flatten();
        inner.try_for_each(|instruction| self.check_at(instruction, place))?;
        place.depth -= 1;
        place.loops -= usize::from(flow.is_loop());
        if variable.is_some() {
            place.loop_variables.pop();
        }
        Ok(())
    }

    fn check_variable(&self, id: VariableId, place: &Place<'_>) -> Result<(), CircuitError> {
        let is_known = match self.variables().get(id.index()).map(|variable| variable.scope) {
            Some(VariableScope::Global) => true,
            Some(VariableScope::Loop) => place.loop_variables.contains(&id),
            None => false,
        };
        if is_known { Ok(()) } else { Err(CircuitError::NoSuchVariable { id: id.0 }) }
    }

    fn check_value(&self, value: &ClassicalExpr, place: &Place<'_>) -> Result<(), CircuitError> {
        if is_deeper(value, MAX_NESTING) {
            return Err(CircuitError::TooDeep { limit: MAX_NESTING });
        }
        let num_clbits = self.num_clbits();
        let mut outcome = Ok(());
        value.for_each_part(&mut |part| {
            let checked = match part {
                ClassicalExpr::Bit(bit) => check_clbits(&[*bit], num_clbits),
                ClassicalExpr::Bits(bits) => check_clbits(bits, num_clbits),
                ClassicalExpr::Variable(id) => self.check_variable(*id, place),
                _ => Ok(()),
            };
            if outcome.is_ok() {
                outcome = checked;
            }
        });
        outcome
    }

    /// Whether the names in an instruction's expressions are known.
    fn check_formulas(
        &self,
        instruction: &Instruction,
        place: &Place<'_>,
    ) -> Result<(), CircuitError> {
        let powers = match &instruction.operation {
            Operation::Modified(modified) => modified.powers.as_slice(),
            _ => &[],
        };
        let exponents = powers.iter().filter_map(|power| match power {
            Power::Exponent(exponent) => Some(exponent),
            Power::Inverse => None,
        });
        for expr in instruction.params.iter().chain(exponents) {
            self.check_symbols(expr, place)?;
        }
        Ok(())
    }

    fn check_symbols(&self, expr: &Expr, place: &Place<'_>) -> Result<(), CircuitError> {
        let mut unknown = None;
        expr.for_each_symbol(&mut |name| {
            if unknown.is_none() && !self.is_symbol_known(name, place) {
                unknown = Some(name.to_owned());
            }
        });
        unknown.map_or(Ok(()), |name| Err(CircuitError::NoSuchParameter { name }))
    }

    fn is_symbol_known(&self, name: &str, place: &Place<'_>) -> bool {
        if let Some(params) = &place.formal_params {
            return params.contains(name);
        }
        let is_loop_variable =
            |id: &VariableId| self.variables().get(id.index()).is_some_and(|v| v.name == name);
        place.loop_variables.iter().any(is_loop_variable)
            || self.named(name) == Some(Named::Variable)
            || self.has_parameter(name)
    }

    /// Whether there is a parameter of this name, `θ` or `θ[2]`.
    pub fn has_parameter(&self, name: &str) -> bool {
        let element = name.strip_suffix(']').and_then(|rest| rest.split_once('['));
        let Some((vector, index)) = element else {
            return self.named(name) == Some(Named::Input(None));
        };
        match self.named(vector) {
            Some(Named::Input(Some(length))) => {
                index.parse().is_ok_and(|index: u32| index < length)
            }
            _ => false,
        }
    }

    fn check_operands(
        &self,
        instruction: &Instruction,
        num_qubits: u32,
        num_clbits: u32,
    ) -> Result<(), CircuitError> {
        self.check_counts(instruction)?;
        if let Some(qubit) = instruction.qubits.iter().find(|qubit| qubit.0 >= num_qubits) {
            return Err(CircuitError::NoSuchQubit { index: qubit.0, num_qubits });
        }
        check_clbits(&instruction.clbits, num_clbits)?;
        match repeated_qubit(&instruction.qubits) {
            Some(repeated) => {
                let gate = self.operation_name(&instruction.operation).to_owned();
                Err(CircuitError::RepeatedQubit { gate, index: repeated.0 })
            }
            None => Ok(()),
        }
    }

    fn check_counts(&self, instruction: &Instruction) -> Result<(), CircuitError> {
        let (as_found, no_clbits) = (instruction.qubits.len(), 0);
        let (qubits, params, clbits) = match &instruction.operation {
            Operation::Gate(gate) => {
                let (qubits, params) = self.gate_arity(*gate)?;
                (qubits, params, no_clbits)
            }
            Operation::Modified(modified) => {
                let (qubits, params) = self.gate_arity(modified.gate)?;
                (qubits + modified.controls.len(), params, no_clbits)
            }
            Operation::Measure => (1, 0, 1),
            Operation::Reset => (1, 0, no_clbits),
            Operation::Barrier(_) | Operation::Delay(_) => (as_found, 0, no_clbits),
            Operation::Assign(_) => (0, 0, instruction.clbits.len()),
            Operation::Flow(_) => (as_found, 0, instruction.clbits.len()),
            Operation::Break | Operation::Continue => (0, 0, no_clbits),
        };
        let gate = || self.operation_name(&instruction.operation).to_owned();
        let found = instruction.qubits.len();
        if found != qubits {
            return Err(CircuitError::QubitCount { gate: gate(), expected: qubits, found });
        }
        let found = instruction.params.len();
        if found != params {
            return Err(CircuitError::ParamCount { gate: gate(), expected: params, found });
        }
        let found = instruction.clbits.len();
        if found != clbits {
            return Err(CircuitError::ClbitCount { gate: gate(), expected: clbits, found });
        }
        Ok(())
    }
}

fn check_clbits(clbits: &[Clbit], num_clbits: u32) -> Result<(), CircuitError> {
    match clbits.iter().find(|clbit| clbit.0 >= num_clbits) {
        Some(clbit) => Err(CircuitError::NoSuchClbit { index: clbit.0, num_clbits }),
        None => Ok(()),
    }
}

/// Whether a loop goes somewhere, and no value belongs to two cases.
fn check_values(flow: &ControlFlow) -> Result<(), CircuitError> {
    match flow {
        ControlFlow::For { values: LoopValues::Range { step: 0, .. }, .. } => {
            Err(CircuitError::BadValue { value: 0 })
        }
        ControlFlow::Switch { cases, .. } => {
            let mut seen = BTreeSet::new();
            let mut values = cases.iter().flat_map(|case| &case.values);
            match values.find(|value| !seen.insert(**value)) {
                Some(value) => Err(CircuitError::BadValue { value: *value }),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Whether an expression has more than so many levels. Stops as soon as that is clear.
fn is_deeper(expr: &ClassicalExpr, levels: usize) -> bool {
    let Some(levels) = levels.checked_sub(1) else {
        return true;
    };
    match expr {
        ClassicalExpr::Unary(_, inner) | ClassicalExpr::Cast(_, inner) => is_deeper(inner, levels),
        ClassicalExpr::Binary(_, left, right) | ClassicalExpr::Index(left, right) => {
            is_deeper(left, levels) || is_deeper(right, levels)
        }
        _ => false,
    }
}
