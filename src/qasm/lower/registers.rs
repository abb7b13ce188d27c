//! Declarations of registers, aliases and inputs.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::source_map::Part;
use super::super::syntax::{
    AliasDeclaration, Expression, Initial, InputDeclaration, Name, RegisterDeclaration,
    RegisterKind,
};
use super::names::{Bits, Meaning};
use super::scan::Declared;
use super::{Lowered, Lowering, failure};
use crate::circuit::{Circuit, Register};

impl<'a> Lowering<'a, '_> {
    pub(super) fn register(
        &mut self,
        declaration: &RegisterDeclaration<'a>,
        span: Span,
    ) -> Lowered<()> {
        let name = declaration.name;
        if declaration.kind == RegisterKind::Quantum {
            self.check_global("qubit", span)?;
        }
        self.names.check_is_new(name)?;
        // Until it turns out to be good.
        self.names.set(name, Meaning::Failed);
        let bits = match self.declared_before(name) {
            Some(Meaning::Clbits(bits)) => bits,
            _ => self.new_register(declaration, span)?,
        };
        let meaning = match declaration.kind {
            RegisterKind::Quantum => Meaning::Qubits(bits.clone()),
            RegisterKind::Classical => Meaning::Clbits(bits.clone()),
        };
        self.declare(name, meaning);
        match &declaration.initial {
            Some(Initial::Measured(qubits)) => self.measure_into(qubits, &bits.all(), span),
            Some(Initial::Value(value)) => self.begin_bits(&bits, value, span),
            None => Ok(()),
        }
    }

    fn new_register(&mut self, declaration: &RegisterDeclaration<'a>, span: Span) -> Lowered<Bits> {
        let size = match &declaration.size {
            Some(size) => Some(self.register_size(size)?),
            None => None,
        };
        let name = self.free_name(declaration.name);
        let part = match declaration.kind {
            RegisterKind::Quantum => Part::Qreg(self.circuit.qregs().len()),
            RegisterKind::Classical => Part::Creg(self.circuit.cregs().len()),
        };
        let start = self.add_register(declaration.kind, &name, size, declaration.name.span)?;
        self.map_part(part, span);
        Ok(size.map_or_else(|| Bits::single(start), |size| Bits::register(start, size)))
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

    /// Adds a register, or without a size a single bit, to the circuit; gives the index of its
    /// first bit.
    fn add_register(
        &mut self,
        kind: RegisterKind,
        name: &str,
        size: Option<u32>,
        span: Span,
    ) -> Lowered<u32> {
        let circuit = &mut self.circuit;
        let start = match kind {
            RegisterKind::Quantum => circuit.num_qubits(),
            RegisterKind::Classical => circuit.num_clbits(),
        };
        let added = match (kind, size) {
            (RegisterKind::Quantum, Some(size)) => circuit.add_qreg(name, size),
            (RegisterKind::Quantum, None) => circuit.add_loose_qubit(name),
            (RegisterKind::Classical, Some(size)) => circuit.add_creg(name, size),
            (RegisterKind::Classical, None) => circuit.add_loose_clbit(name),
        };
        match added {
            Ok(()) => Ok(start),
            // The name is new, so that it is the number of bits.
            Err(_) => failure(span, DiagnosticKind::TooManyBits { limit: Circuit::MAX_BITS }),
        }
    }

    /// The register of hardware qubits, which needs no declaration, with all that are used.
    pub(super) fn hardware_register(&mut self, last: u32) {
        let added = last.checked_add(1).map(|size| {
            let span = Span { start: 0, end: 0 };
            self.add_register(RegisterKind::Quantum, Register::HARDWARE, Some(size), span)
                .map(|start| Bits::register(start, size))
        });
        if let Some(Ok(bits)) = added {
            let name = Name { text: Register::HARDWARE, span: Span { start: 0, end: 0 } };
            self.names.set(name, Meaning::Qubits(bits));
        }
    }

    /// `let name = q[0:1] ++ r;`
    pub(super) fn alias(&mut self, alias: &AliasDeclaration<'a>, span: Span) -> Lowered<()> {
        let name = alias.name;
        self.names.check_is_new(name)?;
        let kind = match alias.operands.first().and_then(|first| self.names.get(first.name.text)) {
            Some(Meaning::Clbits(_)) => RegisterKind::Classical,
            _ => RegisterKind::Quantum,
        };
        let mut bits = Vec::new();
        let mut is_single = alias.operands.len() == 1;
        for operand in &alias.operands {
            let selected = match self.select(operand, kind) {
                Ok(selected) => selected,
                Err(failure) => {
                    self.names.set(name, Meaning::Failed);
                    return Err(failure);
                }
            };
            self.spend(selected.bits.len(), span)?;
            is_single &= selected.is_single;
            bits.extend(selected.bits);
        }
        let bits = if is_single { Bits::single(bits[0]) } else { Bits::list(bits) };
        let meaning = match kind {
            RegisterKind::Quantum => Meaning::Qubits(bits),
            RegisterKind::Classical => Meaning::Clbits(bits),
        };
        self.map_part(Part::Abbreviation, span);
        self.names.set(name, meaning);
        Ok(())
    }

    /// `input float[64] theta;`, `input array[float[64], 3] theta;`
    pub(super) fn input(&mut self, input: &InputDeclaration<'a>, span: Span) -> Lowered<()> {
        let name = input.name;
        self.check_global("input", span)?;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let length = match &input.length {
            Some(length) => Some(self.array_length(length)?),
            None => None,
        };
        let part = Part::Input(self.circuit.inputs().len());
        if self.circuit.add_input(name.text, length).is_err() {
            // The name is new, so that it is the number of parameters.
            let limit = Circuit::MAX_PARAMETERS;
            return failure(name.span, DiagnosticKind::TooManyParameters { limit });
        }
        self.map_part(part, span);
        self.names.set(name, length.map_or(Meaning::Input, Meaning::InputVector));
        Ok(())
    }

    fn array_length(&mut self, length: &Expression<'_>) -> Lowered<u32> {
        let value = self.integer(length)?;
        match u32::try_from(value) {
            Ok(length) if length > 0 => Ok(length),
            _ if value > 0 => {
                let limit = Circuit::MAX_PARAMETERS;
                failure(length.span, DiagnosticKind::TooManyParameters { limit })
            }
            _ => failure(length.span, DiagnosticKind::ArrayLength { found: value.to_string() }),
        }
    }

    /// That a construct stands outside of all blocks.
    pub(super) fn check_global(&self, construct: &str, span: Span) -> Lowered<()> {
        if self.names.is_global() {
            return Ok(());
        }
        failure(span, DiagnosticKind::NotInBlock { construct: construct.to_owned() })
    }

    /// The meaning of a declaration that stands in a loop which is written out, from an earlier
    /// round: there is one register or variable for all rounds.
    pub(super) fn declared_before(&self, name: Name<'_>) -> Option<Meaning> {
        self.hoisted.get(&name.span.start).cloned()
    }

    /// Gives the name of a register or variable its meaning.
    pub(super) fn declare(&mut self, name: Name<'a>, meaning: Meaning) {
        if !self.names.is_global() {
            self.hoisted.insert(name.span.start, meaning.clone());
        }
        self.names.set(name, meaning);
    }

    /// The name in the circuit of a register or variable that the program calls `name`: the
    /// same where it is global or nothing else in the program is called so, else a new one.
    pub(super) fn free_name(&mut self, name: Name<'a>) -> String {
        let is_only_one = self.declared.get(name.text).is_none_or(|declared| declared.times <= 1);
        if self.names.is_global() || is_only_one {
            return name.text.to_owned();
        }
        self.numbered_name(name)
    }

    /// The name in the circuit of the variable of a loop: the same unless it hides another one,
    /// which formulas could not tell from it.
    pub(super) fn free_loop_name(&mut self, name: Name<'a>) -> String {
        let is_in_circuit = |declared: &Declared| declared.is_in_circuit;
        let is_hiding = matches!(self.names.get(name.text), Some(Meaning::LoopVariable(..)))
            || self.declared.get(name.text).is_some_and(is_in_circuit);
        if is_hiding { self.numbered_name(name) } else { name.text.to_owned() }
    }

    fn numbered_name(&mut self, name: Name<'a>) -> String {
        let last = self.numbered.entry(name.text).or_insert(0);
        loop {
            *last += 1;
            let numbered = format!("{}_{last}", name.text);
            if !self.declared.contains_key(numbered.as_str()) {
                return numbered;
            }
        }
    }
}
