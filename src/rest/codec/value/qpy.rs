//! Circuits and parameters in Qiskit's binary format, which stays closed here.

use serde_json::Value as Json;

use super::tagged;
use crate::rest::codec::cursor::{Cursor, VALUE};
use crate::rest::codec::pack::{self, Budget};
use crate::rest::codec::{CodecError, Kind, Problem};

/// What the bytes of a [`Qpy`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QpyKind {
    /// A circuit.
    QuantumCircuit,
    /// An instruction: a circuit that has only this one.
    Instruction,
    /// A parameter: the record that it has within QPY, not compressed.
    Parameter,
}

impl QpyKind {
    const ALL: [Self; 3] = [Self::QuantumCircuit, Self::Instruction, Self::Parameter];

    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::QuantumCircuit => "QuantumCircuit",
            Self::Instruction => "Instruction",
            Self::Parameter => "Parameter",
        }
    }

    /// The kind that a tag stands for.
    pub(super) fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// How the bytes of circuits begin.
const MAGIC: &[u8] = b"QISKIT";

/// A circuit, an instruction or a parameter as bytes of the format QPY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qpy {
    kind: QpyKind,
    bytes: Vec<u8>,
}

impl Qpy {
    /// Something of this kind; none when the bytes of a circuit do not begin with `QISKIT`.
    pub fn new(kind: QpyKind, bytes: Vec<u8>) -> Option<Self> {
        let is_possible = kind == QpyKind::Parameter || bytes.starts_with(MAGIC);
        is_possible.then_some(Self { kind, bytes })
    }

    /// What it is.
    pub fn kind(&self) -> QpyKind {
        self.kind
    }

    /// The bytes, unpacked.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let kind = at.tag().and_then(QpyKind::of);
        let kind = kind.ok_or_else(|| at.wrong(Kind::Tagged("QuantumCircuit")))?;
        let value = at.member(VALUE)?;
        let bytes = match kind {
            QpyKind::Parameter => budget.base64(&value)?,
            _ => budget.zlib(&value)?,
        };
        Self::new(kind, bytes).ok_or_else(|| value.error(Problem::NotQpy))
    }

    pub(super) fn write(&self) -> Json {
        let text = match self.kind {
            QpyKind::Parameter => pack::base64(&self.bytes),
            _ => pack::zlib(&self.bytes),
        };
        tagged(self.kind.tag(), text.into())
    }
}
