//! The data of one PUB's result.

use std::rc::Rc;

use thiserror::Error;

use super::{BitArray, BitArrayError, NdArray, Shape};

/// Named arrays that share a leading shape: that of the parameter sets for the Sampler, that of
/// observables and parameter sets together for the Estimator.
///
/// The Sampler gives a [`BitArray`] for each classical register, in the order of the circuit's
/// registers. The Estimator gives `evs`, `stds` and `ensemble_standard_error`. Arrays are shared,
/// so that a result is cheap to hand around.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataBin {
    shape: Shape,
    fields: Vec<(String, DataField)>,
}

/// An array of a [`DataBin`].
#[derive(Debug, Clone, PartialEq)]
pub enum DataField {
    /// Measured bits.
    Bits(Rc<BitArray>),
    /// Numbers.
    Values(Rc<NdArray<f64>>),
}

/// Why registers cannot be put together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JoinError {
    /// There is no register of this name.
    #[error("there is no register {name}")]
    NoRegister {
        /// The name.
        name: String,
    },
    /// No register at all, or arrays that do not go together.
    #[error(transparent)]
    Bits(#[from] BitArrayError),
}

impl DataBin {
    /// The name of the expectation values.
    pub const EVS: &str = "evs";
    /// The name of their standard errors.
    pub const STDS: &str = "stds";
    /// The name of the standard errors of the mean over all shots, which are the same here.
    pub const ENSEMBLE_STANDARD_ERROR: &str = "ensemble_standard_error";

    /// A bin of these arrays, which have this leading shape.
    pub fn new(shape: Shape, fields: Vec<(String, DataField)>) -> Self {
        Self { shape, fields }
    }

    /// The leading shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// All arrays with their names, in their order.
    pub fn fields(&self) -> &[(String, DataField)] {
        &self.fields
    }

    /// The array of this name, if there is one.
    pub fn get(&self, name: &str) -> Option<&DataField> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, field)| field)
    }

    /// The registers with their bits, in the order of the circuit's registers.
    pub fn registers(&self) -> impl Iterator<Item = (&str, &Rc<BitArray>)> {
        self.fields.iter().filter_map(|(name, field)| match field {
            DataField::Bits(bits) => Some((name.as_str(), bits)),
            DataField::Values(_) => None,
        })
    }

    /// The bits of a register.
    pub fn bits(&self, name: &str) -> Option<&Rc<BitArray>> {
        self.registers().find(|(own, _)| *own == name).map(|(_, bits)| bits)
    }

    /// The numbers of this name.
    pub fn values(&self, name: &str) -> Option<&Rc<NdArray<f64>>> {
        match self.get(name)? {
            DataField::Values(values) => Some(values),
            DataField::Bits(_) => None,
        }
    }

    /// The expectation values, if the result is the Estimator's.
    pub fn evs(&self) -> Option<&Rc<NdArray<f64>>> {
        self.values(Self::EVS)
    }

    /// The standard errors of the expectation values, if the result is the Estimator's.
    pub fn stds(&self) -> Option<&Rc<NdArray<f64>>> {
        self.values(Self::STDS)
    }

    /// The bits of several registers side by side in every shot, those of the first the lowest.
    /// Without names it is those of all registers: what a single register with all the bits would
    /// have, in Qiskit's order.
    ///
    /// # Errors
    /// [`JoinError`].
    pub fn join_data(&self, names: Option<&[&str]>) -> Result<BitArray, JoinError> {
        let register = |name: &&str| {
            let no_register = || JoinError::NoRegister { name: (*name).to_owned() };
            self.bits(name).map(Rc::as_ref).ok_or_else(no_register)
        };
        let arrays: Vec<&BitArray> = match names {
            Some(names) => names.iter().map(register).collect::<Result<_, _>>()?,
            None => self.registers().map(|(_, bits)| bits.as_ref()).collect(),
        };
        Ok(BitArray::concatenate_bits(&arrays)?)
    }

    /// Number of bytes that the arrays take, each counted once.
    pub fn num_bytes(&self) -> u64 {
        let mut seen: Vec<*const NdArray<f64>> = Vec::new();
        let mut bytes = |(_, field): &(String, DataField)| match field {
            DataField::Bits(bits) => bits.bytes().len() as u64,
            DataField::Values(values) if seen.contains(&Rc::as_ptr(values)) => 0,
            DataField::Values(values) => {
                seen.push(Rc::as_ptr(values));
                size_of_val(values.elements()) as u64
            }
        };
        self.fields.iter().map(&mut bytes).sum()
    }
}
