//! Results of primitives.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{Members, object, read_members, tagged, under_value, write_array, write_members};
use crate::math::order;
use crate::rest::codec::cursor::{Cursor, VALUE};
use crate::rest::codec::nd_array::num_elements;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::{ArrayData, CodecError, Kind, NdArray, Problem};

/// The measured bits of one classical register, as they are packed on the wire.
///
/// An array of bytes of shape `(…shape of the PUB, shots, ceil(num_bits / 8))`: a row for each
/// shot, its highest byte first, so that bit 0 is the lowest bit of the last byte. Bits above the
/// register's last one are zero.
#[derive(Debug, Clone, PartialEq)]
pub struct BitArray {
    shape: Vec<usize>,
    bytes: Vec<u8>,
    num_bits: u64,
}

impl BitArray {
    /// The bits in rows of so many bytes; `shape` is that of the PUB and then the number of shots.
    ///
    /// # Errors
    /// [`Problem::Shape`] when there are more or fewer bytes, [`Problem::TooManyBits`] when a row
    /// has a bit above the last one.
    pub fn new(shape: Vec<usize>, bytes: Vec<u8>, num_bits: u64) -> Result<Self, Problem> {
        let row = usize::try_from(num_bits.div_ceil(8)).unwrap_or(usize::MAX);
        let whole = [&shape[..], &[row]].concat();
        if shape.is_empty() || num_elements(&whole) != Some(bytes.len()) {
            return Err(Problem::Shape { expected: whole, found: vec![bytes.len()] });
        }
        let unused = (8 - num_bits % 8) % 8;
        let highest = bytes.chunks_exact(row.max(1)).map(|row| row[0]);
        match unused {
            1.. if highest.into_iter().any(|byte| byte >> (8 - unused) != 0) => {
                Err(Problem::TooManyBits { num_bits })
            }
            _ => Ok(Self { shape, bytes, num_bits }),
        }
    }

    /// Shape of the PUB, and then the number of shots.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The rows of all shots.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Number of bits of the register.
    pub fn num_bits(&self) -> u64 {
        self.num_bits
    }

    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let num_bits = at.member("num_bits")?.count()?;
        let array_at = at.member("array")?;
        let (found, data) = super::read_nd_array(budget, &array_at)?.into_parts();
        let (ArrayData::Uint8(bytes), Some((&row, shape))) = (data, found.split_last()) else {
            return Err(array_at.wrong(Kind::Tagged("BitArray")));
        };
        if row as u64 != num_bits.div_ceil(8) || shape.is_empty() {
            let row = usize::try_from(num_bits.div_ceil(8)).unwrap_or(usize::MAX);
            let expected = [shape, &[row]].concat();
            return Err(array_at.error(Problem::Shape { expected, found }));
        }
        Self::new(shape.to_vec(), bytes, num_bits).map_err(|problem| array_at.error(problem))
    }

    pub(super) fn write(&self) -> Json {
        let shape = [&self.shape[..], &[self.num_bits.div_ceil(8) as usize]].concat();
        let array = NdArray::new(shape, ArrayData::Uint8(self.bytes.clone()));
        let array = array.expect("invariant: rows of ceil(num_bits / 8) bytes");
        let members = [("array", write_array(&array)), ("num_bits", self.num_bits.into())];
        tagged("BitArray", object(members))
    }
}

/// The data of a PUB by name: of the Sampler a [`BitArray`] for each classical register, of the
/// Estimator arrays such as `evs` and `stds`.
#[derive(Debug, Clone, PartialEq)]
pub struct DataBin {
    /// Shape of the PUB; the service leaves it away at times.
    pub shape: Option<Vec<usize>>,
    /// The fields in their order.
    pub fields: Members,
    /// Names of the fields' types in Python, which the service states.
    pub field_types: Option<Vec<String>>,
}

impl DataBin {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let names_at = at.member("field_names")?;
        let names = names_at.texts()?;
        let places = names.iter().enumerate().map(|(place, name)| (name.as_str(), place));
        let places: BTreeMap<&str, usize> = places.collect();
        let fields_at = at.member("fields")?;
        let mut fields = read_members(budget, &fields_at)?;
        if let Some((name, _)) = fields.iter().find(|(name, _)| !places.contains_key(&name[..])) {
            return Err(fields_at.error(Problem::UnknownMember { name: name.clone() }));
        }
        order::sort_by_key(&mut fields, |(name, _)| places.get(&name[..]));
        let is_there = |name: &str| {
            fields
                .binary_search_by_key(&places.get(name), |(field, _)| places.get(&field[..]))
                .is_ok()
        };
        if let Some(name) = names.iter().find(|name| !is_there(name)) {
            return Err(fields_at.error(Problem::Missing { name: name.clone() }));
        }
        let shape = at.given("shape")?.map(|shape| shape.shape()).transpose()?;
        let field_types = at.given("field_types")?.map(|types| types.texts()).transpose()?;
        Ok(Self { shape, fields, field_types })
    }

    pub(super) fn write(&self) -> Result<Json, CodecError> {
        let names: Json = self.fields.iter().map(|(name, _)| name.as_str()).collect();
        let fields = write_members(&self.fields).map_err(|error| error.under("fields"));
        let mut members = Map::new();
        members.insert("field_names".to_owned(), names);
        if let Some(types) = &self.field_types {
            members.insert("field_types".to_owned(), types.as_slice().into());
        }
        members.insert("shape".to_owned(), self.shape.as_deref().into());
        members.insert("fields".to_owned(), under_value(fields)?);
        Ok(tagged("DataBin", Json::Object(members)))
    }
}

/// Which class of Qiskit's the result of a PUB is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PubKind {
    /// Of no special one; the Estimator's results are of this kind.
    Pub,
    /// `SamplerPubResult`.
    Sampler,
    /// `EstimatorPubResult`, of the newer client-side Estimator.
    Estimator,
}

impl PubKind {
    const ALL: [Self; 3] = [Self::Pub, Self::Sampler, Self::Estimator];

    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Pub => "PubResult",
            Self::Sampler => "SamplerPubResult",
            Self::Estimator => "EstimatorPubResult",
        }
    }

    /// The kind that a tag stands for.
    pub(super) fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// The result of one PUB.
#[derive(Debug, Clone, PartialEq)]
pub struct PubResult {
    /// Which class of Qiskit's it is of.
    pub kind: PubKind,
    /// The data.
    pub data: DataBin,
    /// What else there is to say.
    pub metadata: Members,
}

impl PubResult {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let kind = at.tag().and_then(PubKind::of);
        let kind = kind.ok_or_else(|| at.wrong(Kind::Tagged(PubKind::Pub.tag())))?;
        let value = at.member(VALUE)?;
        let data = DataBin::read(budget, &value.member("data")?.tagged("DataBin")?)?;
        let metadata = read_metadata(budget, &value)?;
        Ok(Self { kind, data, metadata })
    }

    pub(super) fn write(&self) -> Result<Json, CodecError> {
        let data = self.data.write().map_err(|error| error.under("data"));
        let members = [
            ("data", under_value(data)?),
            ("metadata", under_value(write_metadata(&self.metadata))?),
        ];
        Ok(tagged(self.kind.tag(), object(members)))
    }
}

/// The result of a job: one [`PubResult`] for each PUB.
#[derive(Debug, Clone, PartialEq)]
pub struct PrimitiveResult {
    /// The results in the order of the PUBs.
    pub pub_results: Vec<PubResult>,
    /// What there is to say of the job as a whole.
    pub metadata: Members,
}

impl PrimitiveResult {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let pub_results = at.member("pub_results")?.each(|item| PubResult::read(budget, item))?;
        Ok(Self { pub_results, metadata: read_metadata(budget, at)? })
    }

    pub(super) fn write(&self) -> Result<Json, CodecError> {
        let results = self.pub_results.iter().enumerate().map(|(index, result)| {
            result.write().map_err(|error| error.at(index).under("pub_results"))
        });
        let results: Result<Json, CodecError> = results.collect();
        let members = [
            ("pub_results", under_value(results)?),
            ("metadata", under_value(write_metadata(&self.metadata))?),
        ];
        Ok(tagged("PrimitiveResult", object(members)))
    }
}

/// Reads the member `metadata`, which may be missing.
pub(super) fn read_metadata(budget: &mut Budget, at: &Cursor<'_>) -> Result<Members, CodecError> {
    match at.given("metadata")? {
        Some(metadata) => read_members(budget, &metadata),
        None => Ok(Members::new()),
    }
}

/// Writes what stands as the member `metadata`.
pub(super) fn write_metadata(metadata: &Members) -> Result<Json, CodecError> {
    write_members(metadata).map_err(|error| error.under("metadata"))
}
