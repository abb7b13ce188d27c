//! The values of a register for which something is so: conditions on few bits, written out.

use crate::circuit::{
    Circuit, ClassicalExpr, ClassicalType, ClassicalValue, ClassicalValues, Clbit, Register,
    VariableId,
};

/// Most bits of a register whose values are all looked at.
const MAX_BITS: u32 = 6;

/// The one register whose bits an expression reads, if it reads some and nothing else.
pub(super) fn register_read<'c>(
    circuit: &'c Circuit,
    expr: &ClassicalExpr,
) -> Option<&'c Register> {
    let mut register: Option<&Register> = None;
    let mut is_one = true;
    expr.for_each_part(&mut |part| is_one &= !matches!(part, ClassicalExpr::Variable(_)));
    expr.for_each_bit(&mut |bit| {
        let holder = circuit.creg_of(bit).map(|(holder, _)| holder);
        is_one &= register.is_none() || register == holder;
        register = register.or(holder);
    });
    register.filter(|_| is_one)
}

/// The value of an expression for each value of the register that it reads, if that is small;
/// none also for an expression that has no value somewhere.
pub(super) fn table(expr: &ClassicalExpr, register: &Register) -> Option<Vec<i64>> {
    if register.size > MAX_BITS {
        return None;
    }
    let value_at = |value: i64| {
        let bits = RegisterValue { start: register.start, value };
        i64::try_from(expr.evaluate(&bits).ok()?.number()).ok()
    };
    (0..1_i64 << register.size).map(value_at).collect()
}

/// A register with a value.
struct RegisterValue {
    start: u32,
    value: i64,
}

impl ClassicalValues for RegisterValue {
    fn bit(&self, bit: Clbit) -> bool {
        bit.0.checked_sub(self.start).is_some_and(|place| self.value >> place & 1 == 1)
    }

    fn variable(&self, _: VariableId) -> ClassicalValue {
        ClassicalValue::new(0, ClassicalType::Bool)
    }
}
