//! What the names of a program stand for, and where they are known.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::Name;
use super::values::Value;
use super::{Lowered, failure};
use crate::circuit::{ClassicalType, Expr, Gate, StandardGate, VariableId};

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    Qubits(Bits),
    Clbits(Bits),
    Gate(GateMeaning),
    /// A constant, and how formulas write it.
    Constant(Value, Expr),
    Variable(VariableId, ClassicalType),
    /// The variable of the loop around.
    LoopVariable(VariableId, ClassicalType),
    Input,
    /// A vector of inputs, with its length.
    InputVector(u32),
    /// Its declaration had an error, which has been reported.
    Failed,
}

/// Bits of the circuit under one name: a register, or others in any order.
#[derive(Debug, Clone)]
pub(super) struct Bits {
    start: u32,
    size: u32,
    /// The bits of an alias; of a register they follow each other.
    list: Option<Rc<[u32]>>,
    /// One bit by itself, not a register of one.
    pub(super) is_single: bool,
}

impl Bits {
    pub(super) fn register(start: u32, size: u32) -> Self {
        Self { start, size, list: None, is_single: false }
    }

    pub(super) fn single(bit: u32) -> Self {
        Self { start: bit, size: 1, list: None, is_single: true }
    }

    pub(super) fn list(bits: Vec<u32>) -> Self {
        Self { start: 0, size: bits.len() as u32, list: Some(bits.into()), is_single: false }
    }

    pub(super) fn size(&self) -> u32 {
        self.size
    }

    /// The bit of the circuit that is number `element` here.
    pub(super) fn bit(&self, element: u32) -> u32 {
        match &self.list {
            Some(list) => list[element as usize],
            None => self.start + element,
        }
    }

    pub(super) fn all(&self) -> Vec<u32> {
        (0..self.size).map(|element| self.bit(element)).collect()
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct GateMeaning {
    pub(super) gate: Gate,
    pub(super) extent: Extent,
}

/// How much a gate stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Levels of definitions in definitions, 0 for a gate of the table.
    pub(super) depth: usize,
    /// Number of gates of the table.
    pub(super) gates: usize,
}

impl GateMeaning {
    pub(super) fn standard(gate: StandardGate) -> Self {
        Self { gate: Gate::Standard(gate), extent: Extent { depth: 0, gates: 1 } }
    }
}

/// A name's meaning, and the number of blocks around its declaration.
type Entry = (usize, Meaning);

/// The names that the program has declared so far, as far as they are known here.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    meanings: BTreeMap<&'a str, Entry>,
    /// For each block around, what its names meant before it.
    blocks: Vec<Vec<(&'a str, Option<Entry>)>>,
}

impl<'a> Names<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.get(name).map(|(_, meaning)| meaning)
    }

    /// Whether the declaration of a name had an error.
    pub(super) fn is_failed(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Meaning::Failed))
    }

    /// Whether names declared now are those of the whole program.
    pub(super) fn is_global(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Begins a block: names declared in it are known in it alone, and may hide others.
    pub(super) fn enter(&mut self) {
        self.blocks.push(Vec::new());
    }

    pub(super) fn leave(&mut self) {
        for (name, before) in self.blocks.pop().into_iter().flatten().rev() {
            match before {
                Some(entry) => self.meanings.insert(name, entry),
                None => self.meanings.remove(name),
            };
        }
    }

    pub(super) fn check_is_new(&self, name: Name<'_>) -> Lowered<()> {
        match self.meanings.get(name.text) {
            Some((depth, _)) if *depth == self.blocks.len() => redefined(name),
            _ => Ok(()),
        }
    }

    /// Gives a name its meaning; in one block the last one given counts.
    pub(super) fn set(&mut self, name: Name<'a>, meaning: Meaning) {
        let depth = self.blocks.len();
        let before = self.meanings.insert(name.text, (depth, meaning));
        let is_known_here = before.as_ref().is_some_and(|(known, _)| *known == depth);
        if let Some(block) = self.blocks.last_mut().filter(|_| !is_known_here) {
            block.push((name.text, before));
        }
    }

    /// The names for which `is_wanted` holds.
    pub(super) fn of_kind(
        &self,
        is_wanted: impl Fn(&Meaning) -> bool,
    ) -> impl Iterator<Item = &str> {
        let all = self.meanings.iter();
        all.filter(move |(_, (_, meaning))| is_wanted(meaning)).map(|(name, _)| *name)
    }
}

pub(super) fn redefined<T>(name: Name<'_>) -> Lowered<T> {
    failure(name.span, DiagnosticKind::Redefined { name: quoted(name.text) })
}
