//! What the noise learner finds.

use serde_json::Value as Json;

use super::results::{read_metadata, write_metadata};
use super::settings::{of_class, read_list, write_list};
use super::{Members, Qpy, object, read_nd_array, tagged, under_value, write_array};
use crate::rest::codec::cursor::{Cursor, VALUE};
use crate::rest::codec::nd_array::number;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::{CodecError, Kind, NdArray};

const TAG: &str = "_json";

/// The module that the classes were in first, whose name stays on the wire.
const MODULE: &str = "qiskit_ibm_runtime.utils.noise_learner_result";

/// The class of an object that is written as the members of its class.
pub(super) fn class_of<'a>(at: &Cursor<'a>) -> Option<&'a str> {
    at.json().get("__class__").and_then(Json::as_str).filter(|_| at.tag() == Some(TAG))
}

/// The members of an object of this class.
fn members_of<'a>(at: &'a Cursor<'_>, class: &'static str) -> Result<Cursor<'a>, CodecError> {
    match class_of(at) {
        Some(found) if found == class => at.member(VALUE),
        _ => Err(at.wrong(Kind::Tagged(class))),
    }
}

/// The noise of a layer: a product of exponentials of Pauli strings.
#[derive(Debug, Clone, PartialEq)]
pub struct PauliLindbladError {
    /// The labels of the strings.
    pub generators: Vec<String>,
    /// As many rates.
    pub rates: NdArray,
}

impl PauliLindbladError {
    pub(super) const CLASS: &str = "PauliLindbladError";

    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let members = members_of(at, Self::CLASS)?;
        Ok(Self {
            generators: read_list(&members.member("generators")?)?,
            rates: read_nd_array(budget, &members.member("rates")?)?,
        })
    }

    pub(super) fn write(&self) -> Json {
        let members =
            [("generators", write_list(&self.generators)), ("rates", write_array(&self.rates))];
        of_class(tagged(TAG, object(members)), MODULE, Self::CLASS)
    }
}

/// The noise of a layer of gates.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerError {
    /// The layer.
    pub circuit: Qpy,
    /// The qubits of the backend that it is on.
    pub qubits: Vec<u64>,
    /// Its noise, if it is known.
    pub error: Option<PauliLindbladError>,
}

impl LayerError {
    pub(super) const CLASS: &str = "LayerError";

    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let members = members_of(at, Self::CLASS)?;
        let error = members.given("error")?;
        Ok(Self {
            circuit: Qpy::read(budget, &members.member("circuit")?)?,
            qubits: members.member("qubits")?.counts()?,
            error: error.map(|error| PauliLindbladError::read(budget, &error)).transpose()?,
        })
    }

    pub(super) fn write(&self) -> Json {
        let error = self.error.as_ref().map_or(Json::Null, PauliLindbladError::write);
        let members = [
            ("circuit", self.circuit.write()),
            ("qubits", self.qubits.as_slice().into()),
            ("error", error),
        ];
        of_class(tagged(TAG, object(members)), MODULE, Self::CLASS)
    }
}

/// The result of the noise learner.
#[derive(Debug, Clone, PartialEq)]
pub struct NoiseLearnerResult {
    /// The noise of each layer.
    pub data: Vec<LayerError>,
    /// What else there is to say.
    pub metadata: Members,
}

impl NoiseLearnerResult {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let data = at.member("data")?.each(|layer| LayerError::read(budget, layer))?;
        Ok(Self { data, metadata: read_metadata(budget, at)? })
    }

    pub(super) fn write(&self) -> Result<Json, CodecError> {
        let data = self.data.iter().map(LayerError::write).collect();
        let metadata = under_value(write_metadata(&self.metadata))?;
        Ok(tagged("NoiseLearnerResult", object([("data", data), ("metadata", metadata)])))
    }
}

/// A map of Pauli–Lindblad noise with terms that name only the qubits they act on.
#[derive(Debug, Clone, PartialEq)]
pub struct PauliLindbladMap {
    /// Letters, the qubit of each of them, and the rate.
    pub paulis: Vec<(String, Vec<u64>, f64)>,
    /// Number of qubits.
    pub num_qubits: u64,
}

impl PauliLindbladMap {
    const TAG: &str = "PauliLindbladMap";

    pub(super) fn read(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let paulis = at.member("paulis")?.each(|term| {
            let [letters, qubits, rate] = term.exactly(Kind::Tagged(Self::TAG))?;
            let qubits = qubits.counts()?;
            Ok((letters.text()?.to_owned(), qubits, rate.number()?))
        })?;
        Ok(Self { paulis, num_qubits: at.member("num_qubits")?.count()? })
    }

    pub(super) fn write(&self) -> Result<Json, CodecError> {
        let term = |(letters, qubits, rate): &(String, Vec<u64>, f64)| {
            Ok(Json::Array(vec![letters.as_str().into(), qubits.as_slice().into(), number(*rate)?]))
        };
        let paulis: Result<Json, CodecError> = self.paulis.iter().map(term).collect();
        let members = [("paulis", paulis?), ("num_qubits", self.num_qubits.into())];
        Ok(tagged(Self::TAG, object(members)))
    }
}
