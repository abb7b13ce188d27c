//! From the text of a file to a device.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::column::{self, check_length};
use super::{Snapshot, SnapshotError};
use crate::backend::{
    Ability, AngleRange, GateProperties, Place, Processor, QubitProperties, Target, TargetError,
};
use crate::circuit::{Circuit, StandardGate};

/// What every version has.
#[derive(Deserialize)]
struct Front {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    name: String,
    num_qubits: u32,
    processor: Option<Processor>,
    dt_s: Option<f64>,
    abilities: Vec<String>,
    #[serde(default)]
    faulty: Vec<u32>,
    #[serde(default)]
    angle_ranges: BTreeMap<String, [f64; 2]>,
    rows: Option<Vec<u16>>,
    columns: Option<Vec<u16>>,
    qubits: Map<String, Json>,
    gates: Vec<Gates>,
}

/// Gates with places and numbers in common.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gates {
    #[serde(rename = "gates")]
    names: Vec<String>,
    qubits: Option<Vec<u32>>,
    #[serde(default)]
    both_ways: bool,
    error: Option<Json>,
    duration_s: Option<Json>,
    back_error: Option<Json>,
    back_duration_s: Option<Json>,
}

/// A gate on certain qubits, as a target takes it.
type GateThere = (StandardGate, Vec<u32>, GateProperties);

pub(super) fn target(text: &str) -> Result<Target, SnapshotError> {
    let no_json = |error| SnapshotError::of_json(text, &error);
    let front: Front = serde_json::from_str(text).map_err(no_json)?;
    if front.format.as_deref() != Some(Snapshot::FORMAT) {
        return Err(SnapshotError::OtherFormat);
    }
    if let Some(found) = front.version.filter(|version| *version != Snapshot::VERSION) {
        return Err(SnapshotError::Version { found });
    }
    let file: File = serde_json::from_str(text).map_err(no_json)?;
    let (num_qubits, limit) = (file.num_qubits, Circuit::MAX_BITS);
    if num_qubits > limit {
        // Before room is made for so many.
        return Err(TargetError::TooManyQubits { num_qubits, limit }.into());
    }
    let mut gates = Vec::new();
    for block in &file.gates {
        gates.extend(block.places(num_qubits)?);
    }
    let mut target = Target::new(&file.name, num_qubits, gates)?
        .with_abilities(file.abilities()?)
        .with_qubits(file.qubit_properties()?)?
        .with_faulty(file.faulty.iter().copied())?;
    for (name, [least, most]) in &file.angle_ranges {
        let range = AngleRange { least: *least, most: *most };
        target = target.with_angle_range(gate(name)?, range)?;
    }
    if let Some(dt_s) = file.dt_s {
        target = target.with_dt(dt_s)?;
    }
    if let Some(places) = file.places()? {
        target = target.with_places(places)?;
    }
    Ok(match file.processor {
        Some(processor) => target.with_processor(processor),
        None => target,
    })
}

fn gate(name: &str) -> Result<StandardGate, SnapshotError> {
    StandardGate::from_name(name)
        .ok_or_else(|| SnapshotError::UnknownGate { name: name.to_owned() })
}

impl File {
    fn abilities(&self) -> Result<Vec<Ability>, SnapshotError> {
        let ability = |name: &String| {
            let unknown = || SnapshotError::UnknownAbility { name: name.clone() };
            Ability::from_name(name).ok_or_else(unknown)
        };
        self.abilities.iter().map(ability).collect()
    }

    fn qubit_properties(&self) -> Result<Vec<QubitProperties>, SnapshotError> {
        let length = self.num_qubits as usize;
        let mut qubits = vec![QubitProperties::default(); length];
        for (name, json) in &self.qubits {
            let Some(property) = QubitProperties::property(name) else {
                return Err(SnapshotError::Form { reason: format!("unknown field `{name}`") });
            };
            for (qubit, value) in qubits.iter_mut().zip(column::read(name, Some(json), length)?) {
                *property(qubit) = value;
            }
        }
        Ok(qubits)
    }

    fn places(&self) -> Result<Option<Vec<Place>>, SnapshotError> {
        let length = self.num_qubits as usize;
        let (Some(rows), Some(columns)) = (&self.rows, &self.columns) else { return Ok(None) };
        check_length("rows", rows.len(), length)?;
        check_length("columns", columns.len(), length)?;
        let place = |(&row, &column): (&u16, &u16)| Place { row, column };
        Ok(Some(rows.iter().zip(columns).map(place).collect()))
    }
}

impl Gates {
    /// All gates of the block, each with all its places.
    fn places(&self, num_qubits: u32) -> Result<Vec<GateThere>, SnapshotError> {
        let mut there = Vec::new();
        for name in &self.names {
            let gate = gate(name)?;
            let size = gate.spec().num_qubits as usize;
            let places = self.qubits_of(name, size, num_qubits)?;
            let forward =
                properties(self.error.as_ref(), self.duration_s.as_ref(), "", places.len())?;
            let mut back = forward.clone();
            if self.back_error.is_some() || self.back_duration_s.is_some() {
                let error = self.back_error.as_ref().or(self.error.as_ref());
                let duration_s = self.back_duration_s.as_ref().or(self.duration_s.as_ref());
                back = properties(error, duration_s, "back_", places.len())?;
            }
            for ((place, forward), back) in places.into_iter().zip(forward).zip(back) {
                if self.both_ways {
                    there.push((gate, place.iter().rev().copied().collect(), back));
                }
                there.push((gate, place, forward));
            }
        }
        Ok(there)
    }

    /// The places of a gate on so many qubits.
    fn qubits_of(
        &self,
        name: &str,
        size: usize,
        num_qubits: u32,
    ) -> Result<Vec<Vec<u32>>, SnapshotError> {
        let unclear = SnapshotError::Places { name: name.to_owned() };
        if size == 0 || self.both_ways && size != 2 {
            return Err(unclear);
        }
        match &self.qubits {
            Some(qubits) if qubits.len() % size == 0 => {
                Ok(qubits.chunks_exact(size).map(<[u32]>::to_vec).collect())
            }
            None if size == 1 => Ok((0..num_qubits).map(|qubit| vec![qubit]).collect()),
            _ => Err(unclear),
        }
    }
}

fn properties(
    error: Option<&Json>,
    duration_s: Option<&Json>,
    prefix: &str,
    length: usize,
) -> Result<Vec<GateProperties>, SnapshotError> {
    let read = |name: &str, json| column::read(&format!("{prefix}{name}"), json, length);
    let (errors, durations) = (read("error", error)?, read("duration_s", duration_s)?);
    let both = |(error, duration_s)| GateProperties { error, duration_s };
    Ok(errors.into_iter().zip(durations).map(both).collect())
}
