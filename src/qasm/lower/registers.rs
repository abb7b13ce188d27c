//! Declarations of registers and constants.

use super::super::kind::DiagnosticKind;
use super::super::syntax::{
    ConstantDeclaration, Expression, Name, NumberType, Operand, RegisterDeclaration, RegisterKind,
};
use super::names::{Bits, Meaning};
use super::{Lowered, Lowering, failure};
use crate::circuit::{Circuit, Expr};

impl<'a> Lowering<'a, '_> {
    pub(super) fn register(&mut self, declaration: &RegisterDeclaration<'a>) -> Lowered<()> {
        let name = declaration.name;
        self.names.check_is_new(name)?;
        // Until it turns out to be good.
        self.names.set(name, Meaning::Failed);
        let size = match &declaration.size {
            Some(size) => self.register_size(size)?,
            None => 1,
        };
        let start = self.add_register(declaration.kind, name, size)?;
        let bits = Bits { start, size, is_single: declaration.size.is_none() };
        let meaning = match declaration.kind {
            RegisterKind::Quantum => Meaning::Qubits(bits),
            RegisterKind::Classical => Meaning::Clbits(bits),
        };
        self.names.set(name, meaning);
        match &declaration.measured {
            Some(qubits) => {
                let bits = Operand { name, index: None, span: name.span };
                self.measure(qubits, &bits, qubits.span)
            }
            None => Ok(()),
        }
    }

    fn register_size(&mut self, size: &Expression<'_>) -> Lowered<u32> {
        let value = self.integer(size)?;
        match u32::try_from(value) {
            Ok(count) if count > 0 => Ok(count),
            _ if value > 0 => {
                failure(size.span, DiagnosticKind::TooManyBits { limit: Circuit::MAX_BITS })
            }
            _ => failure(size.span, DiagnosticKind::RegisterSize { found: value.to_string() }),
        }
    }

    /// Adds a register to the circuit; gives the index of its first bit.
    fn add_register(&mut self, kind: RegisterKind, name: Name<'_>, size: u32) -> Lowered<u32> {
        let circuit = &mut self.circuit;
        let (start, added) = match kind {
            RegisterKind::Quantum => (circuit.num_qubits(), circuit.add_qreg(name.text, size)),
            RegisterKind::Classical => (circuit.num_clbits(), circuit.add_creg(name.text, size)),
        };
        match added {
            Ok(()) => Ok(start),
            // The name is new, so that it is the number of bits.
            Err(_) => failure(name.span, DiagnosticKind::TooManyBits { limit: Circuit::MAX_BITS }),
        }
    }

    /// A constant is kept as its value, in multiples of π where it is one: written out in full,
    /// constants made of constants could grow without bound.
    pub(super) fn constant(&mut self, declaration: &ConstantDeclaration<'a>) -> Lowered<()> {
        let name = declaration.name;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let value = match declaration.number_type {
            NumberType::Integer => self.integer(&declaration.value)? as f64,
            NumberType::Real => self.real(&declaration.value)?,
        };
        let meaning = Meaning::Constant(Expr::from_angle(value), declaration.number_type);
        self.names.set(name, meaning);
        Ok(())
    }
}
