//! Values of a circuit's parameters.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{NdArray, Shape};
use crate::circuit::Circuit;

/// Most values of parameters that a PUB may have: 256 MiB of them.
pub const MAX_BINDING_VALUES: usize = 1 << 25;

/// Values for the parameters of a circuit, one set of them for each element of a shape.
///
/// A set has a value for each parameter in the order of [`Circuit::parameters`]; that is the order
/// of the last axis of the arrays that Qiskit takes, and for an OpenQASM 3 program the order of
/// its inputs by code points. All values are finite.
///
/// ```
/// use ketpad::primitives::{BindingsArray, NdArray, Shape};
/// use ketpad::qasm;
///
/// let text = "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] b; input float[64] a;
///     qubit q; rx(a) q; rz(b) q;";
/// let circuit = qasm::parse(text).circuit.unwrap();
/// // Three sets of two parameters, of which `a` comes first.
/// let array = NdArray::new([3, 2], vec![0.1, 0.2, 0.3, 0.4, 0.5, 0.6]).unwrap();
/// let bindings = BindingsArray::from_array(&circuit, array).unwrap();
/// assert_eq!(bindings.shape(), &Shape::from([3]));
/// assert_eq!(bindings.set(1), [0.3, 0.4]);
/// // The same by name.
/// let a = (vec!["a".to_owned()], NdArray::from_vec(vec![0.1, 0.3, 0.5]));
/// let b = (vec!["b".to_owned()], NdArray::from_vec(vec![0.2, 0.4, 0.6]));
/// assert_eq!(BindingsArray::by_name(&circuit, vec![b, a]), Ok(bindings));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BindingsArray {
    shape: Shape,
    num_parameters: usize,
    /// One set after the other.
    values: Vec<f64>,
}

/// What is wrong with values for parameters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BindingsError {
    /// An array whose last axis is not the circuit's parameters.
    #[error("the last axis of the shape {shape} must be the circuit's {num_parameters} parameters")]
    LastAxis {
        /// The array's shape.
        shape: Shape,
        /// Number of parameters of the circuit.
        num_parameters: usize,
    },
    /// No set of values at all.
    #[error("an array of the shape {shape} has no values")]
    Empty {
        /// The array's shape.
        shape: Shape,
    },
    /// A value that is infinite or not a number.
    #[error("the value of {parameter} in set {set} is not a finite number")]
    NotFinite {
        /// Name of the parameter.
        parameter: String,
        /// Number of its set, counted from zero in row-major order.
        set: usize,
    },
    /// A name that the circuit has no parameter for.
    #[error("the circuit has no parameter {name}")]
    Unknown {
        /// The name.
        name: String,
    },
    /// A parameter that has values twice.
    #[error("the parameter {name} has values twice")]
    Twice {
        /// Its name.
        name: String,
    },
    /// Parameters without values.
    #[error("no values for {}", names.join(", "))]
    Missing {
        /// Their names, at least one.
        names: Vec<String>,
    },
    /// Arrays for different parameters that do not share a leading shape.
    #[error("{} has values in the shape {found}, others in {expected}", names.join(", "))]
    Shapes {
        /// The parameters whose shape is another one.
        names: Vec<String>,
        /// The shape of those before them.
        expected: Shape,
        /// Their own shape.
        found: Shape,
    },
    /// More than [`MAX_BINDING_VALUES`].
    #[error("{found} values; up to {MAX_BINDING_VALUES} are possible")]
    TooMany {
        /// Number of values, `usize::MAX` when there are more than that.
        found: usize,
    },
}

impl BindingsArray {
    /// The sets in an array whose last axis is the circuit's parameters. For a circuit with one
    /// parameter that axis may be left out, as in Qiskit: it is when its length is not one.
    ///
    /// # Errors
    /// [`BindingsError::LastAxis`], [`BindingsError::Empty`], [`BindingsError::NotFinite`],
    /// [`BindingsError::TooMany`].
    pub fn from_array(circuit: &Circuit, array: NdArray<f64>) -> Result<Self, BindingsError> {
        let names = circuit.parameters();
        let (own, values) = array.into_parts();
        let shape = match own.split_last() {
            Some((leading, last)) if last == names.len() => leading,
            _ if names.len() == 1 => own,
            _ => return Err(BindingsError::LastAxis { shape: own, num_parameters: names.len() }),
        };
        Self::checked(shape, &names, values)
    }

    /// The sets of values that are given by name: arrays that share a leading shape, beside which
    /// a single value goes with every set.
    ///
    /// An array for one name has one value for each set; a last axis of length one may be there,
    /// too. An array for several names has them along its last axis. The name of a vector of
    /// parameters stands for all its elements, which have names of their own as well: `v[0]`.
    ///
    /// # Errors
    /// [`BindingsError`].
    pub fn by_name(
        circuit: &Circuit,
        arrays: Vec<(Vec<String>, NdArray<f64>)>,
    ) -> Result<Self, BindingsError> {
        let names = circuit.parameters();
        let arrays: Vec<Named> = arrays
            .into_iter()
            .map(|(own, array)| Named::new(circuit, own, array))
            .collect::<Result<_, _>>()?;
        let shape = common_shape(&arrays)?;
        let mut sources: BTreeMap<&str, Source<'_>> = BTreeMap::new();
        for array in &arrays {
            for (at, name) in array.names.iter().enumerate() {
                if sources.insert(name, array.source(at)).is_some() {
                    return Err(BindingsError::Twice { name: name.clone() });
                }
            }
        }
        if let Some(unknown) = sources.keys().find(|name| !names.iter().any(|own| own == *name)) {
            return Err(BindingsError::Unknown { name: (*unknown).to_owned() });
        }
        let own: Vec<Option<&Source<'_>>> =
            names.iter().map(|name| sources.get(name.as_str())).collect();
        if own.contains(&None) {
            let missing = names.iter().zip(&own).filter(|(_, source)| source.is_none());
            let names = missing.map(|(name, _)| name.clone()).collect();
            return Err(BindingsError::Missing { names });
        }
        check_number(shape.size(), names.len())?;
        let sets = 0..shape.size();
        let set = |set: usize| own.iter().flatten().map(move |source| source.value(set));
        let values = sets.flat_map(set).collect();
        Self::checked(shape, &names, values)
    }

    /// All combinations of the values of several parameters: one axis for each parameter that has
    /// more than one value, in the order given. So lists of 50, 1 and 20 values make the shape
    /// `(50, 20)`.
    ///
    /// # Errors
    /// [`BindingsError`].
    pub fn grid(circuit: &Circuit, lists: &[(String, Vec<f64>)]) -> Result<Self, BindingsError> {
        let is_axis = |list: &&(String, Vec<f64>)| list.1.len() != 1;
        let lengths: Vec<usize> = lists.iter().filter(is_axis).map(|list| list.1.len()).collect();
        let shape = Shape::new(lengths);
        check_number(shape.size(), lists.len())?;
        let mut step = shape.size();
        let mut arrays = Vec::with_capacity(lists.len());
        for (name, list) in lists {
            let values = if list.len() == 1 {
                NdArray::scalar(list[0])
            } else {
                step /= list.len().max(1);
                let value = |set: usize| list[set / step.max(1) % list.len()];
                let values = (0..shape.size()).map(value).collect();
                NdArray::new(shape.clone(), values)
                    .expect("invariant: there is a value for each element of the shape")
            };
            arrays.push((vec![name.clone()], values));
        }
        Self::by_name(circuit, arrays)
    }

    fn checked(shape: Shape, names: &[String], values: Vec<f64>) -> Result<Self, BindingsError> {
        let num_parameters = names.len();
        if shape.size() == 0 {
            return Err(BindingsError::Empty { shape });
        }
        check_number(shape.size(), num_parameters)?;
        match values.iter().position(|value| !value.is_finite()) {
            Some(at) => {
                let (set, place) = (at / num_parameters, at % num_parameters);
                Err(BindingsError::NotFinite { parameter: names[place].clone(), set })
            }
            None => Ok(Self { shape, num_parameters, values }),
        }
    }

    /// The shape, without an axis for the parameters.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Number of sets, at least one.
    pub fn num_sets(&self) -> usize {
        self.shape.size()
    }

    /// Number of values in each set.
    pub fn num_parameters(&self) -> usize {
        self.num_parameters
    }

    /// All values, one set after the other.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The set with a number, counted in row-major order; without values beyond the last.
    pub fn set(&self, number: usize) -> &[f64] {
        let start = number.saturating_mul(self.num_parameters);
        self.values.get(start..start.saturating_add(self.num_parameters)).unwrap_or(&[])
    }
}

fn check_number(num_sets: usize, num_parameters: usize) -> Result<(), BindingsError> {
    // A set without values takes room elsewhere, too.
    let found = num_sets.saturating_mul(num_parameters.max(1));
    if found > MAX_BINDING_VALUES { Err(BindingsError::TooMany { found }) } else { Ok(()) }
}

/// An array with the parameters that it has values for.
struct Named {
    names: Vec<String>,
    /// The shape that is left without an axis for the names.
    leading: Shape,
    /// The shape with a last axis of length one, when that may be one of the sets as well.
    or_with_last: Option<Shape>,
    values: Vec<f64>,
}

/// Where the values of one parameter are.
#[derive(Clone, Copy, PartialEq)]
struct Source<'n> {
    values: &'n [f64],
    /// From set to set; zero for a single value, which goes with all of them.
    step: usize,
}

impl Source<'_> {
    /// The value in one of the sets.
    fn value(self, set: usize) -> f64 {
        self.values[set * self.step]
    }
}

impl Named {
    fn new(
        circuit: &Circuit,
        own: Vec<String>,
        array: NdArray<f64>,
    ) -> Result<Self, BindingsError> {
        let (shape, values) = array.into_parts();
        let vector = match &own[..] {
            [name] => circuit.inputs().iter().find(|input| input.name == *name),
            _ => None,
        };
        let is_single = own.len() == 1 && vector.is_none_or(|input| input.length.is_none());
        let names = if is_single { own } else { vector.map_or(own, |v| v.parameters().collect()) };
        let (leading, or_with_last) = match shape.split_last() {
            Some((leading, 1)) if is_single => (leading, Some(shape)),
            _ if is_single => (shape, None),
            Some((leading, last)) if last == names.len() => (leading, None),
            _ => return Err(BindingsError::LastAxis { shape, num_parameters: names.len() }),
        };
        Ok(Self { names, leading, or_with_last, values })
    }

    fn has_shape(&self, shape: &Shape) -> bool {
        self.leading == *shape || self.or_with_last.as_ref() == Some(shape)
    }

    fn source(&self, at: usize) -> Source<'_> {
        let step = if self.leading.size() == 1 { 0 } else { self.names.len() };
        Source { values: self.values.get(at..).unwrap_or(&[]), step }
    }
}

/// The shape that arrays share, apart from those with a single value.
fn common_shape(arrays: &[Named]) -> Result<Shape, BindingsError> {
    let scalar = Shape::scalar();
    let mut with_axes = arrays.iter().filter(|array| !array.has_shape(&scalar));
    let Some(first) = with_axes.clone().next() else { return Ok(scalar) };
    let candidates = std::iter::once(&first.leading).chain(&first.or_with_last);
    let mut fitting = candidates.clone().filter(|shape| {
        arrays.iter().all(|array| array.has_shape(&scalar) || array.has_shape(shape))
    });
    if let Some(shape) = fitting.next() {
        return Ok(shape.clone());
    }
    let other = with_axes.find(|array| !candidates.clone().any(|shape| array.has_shape(shape)));
    let other = other.unwrap_or(first);
    Err(BindingsError::Shapes {
        names: other.names.clone(),
        expected: first.leading.clone(),
        found: other.leading.clone(),
    })
}
