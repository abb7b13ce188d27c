//! PUBs out of the raw ones of a job.

use super::job::path_of_pub;
use super::{EmbedError, Failure, circuits};
use crate::circuit::Circuit;
use crate::circuit::analysis::has_final_measurements;
use crate::observable::SparsePauliOp;
use crate::primitives::{
    BindingsArray, BindingsError, EstimatorPub, NdArray, ObservablesArray, ObservablesError,
    SamplerPub, Shape,
};
use crate::rest::codec::{
    Floats, JsonPath, ObservablesArray as RawObservables, RawEstimatorPub, RawParameters,
    RawSamplerPub, Step,
};

/// What the Estimator makes of measurements.
const MEASURED: &str = "measurements that nothing comes after are left out: \
                        the values are those of the state before them";

/// PUBs, and what there is to say about the circuit of each.
type Read<P> = (Vec<P>, Vec<Vec<String>>);

/// The Sampler's PUBs. `shots` is what holds for those that do not say how many; `is_bare` says
/// which of them are circuits that stand in no list.
///
/// # Errors
/// What is wrong with circuits and values, in all PUBs.
pub(super) fn samplers(
    raw: Vec<RawSamplerPub>,
    shots: Option<u64>,
    is_bare: impl Fn(usize) -> bool,
) -> Result<Read<SamplerPub>, Failure> {
    each(raw, |index, own| {
        let place = path_of_pub(index);
        let place_of_circuit = if is_bare(index) { place.clone() } else { item(&place, 0) };
        let circuits::Read { circuit, warnings } = circuits::read(&place_of_circuit, &own.circuit)?;
        let parameter_values = values(item(&place, 1), &circuit, own.parameter_values)?;
        Ok((SamplerPub { circuit, parameter_values, shots: own.shots.or(shots) }, warnings))
    })
}

/// The Estimator's PUBs. `precision` is what holds for those that do not say which.
///
/// # Errors
/// What is wrong with circuits, observables and values, in all PUBs.
pub(super) fn estimators(
    raw: Vec<RawEstimatorPub>,
    precision: Option<f64>,
) -> Result<Read<EstimatorPub>, Failure> {
    each(raw, |index, own| {
        let place = path_of_pub(index);
        let circuits::Read { circuit, mut warnings } =
            circuits::read(&item(&place, 0), &own.circuit)?;
        if has_final_measurements(&circuit) {
            warnings.push(MEASURED.to_owned());
        }
        let observables = observables(&own.observables)
            .map_err(|error| vec![EmbedError::Observables { path: item(&place, 1), error }])?;
        let parameter_values = values(item(&place, 2), &circuit, own.parameter_values)?;
        let precision = own.precision.or(precision);
        Ok((EstimatorPub { circuit, observables, parameter_values, precision }, warnings))
    })
}

fn each<R, P>(
    raw: Vec<R>,
    read: impl Fn(usize, R) -> Result<(P, Vec<String>), Vec<EmbedError>>,
) -> Result<Read<P>, Failure> {
    let (mut all, mut errors) = (Read::<P>::default(), Vec::new());
    for (index, raw) in raw.into_iter().enumerate() {
        match read(index, raw) {
            Ok((own, warnings)) => {
                all.0.push(own);
                all.1.push(warnings);
            }
            Err(own) => errors.extend(own),
        }
    }
    Failure::check(errors)?;
    Ok(all)
}

fn item(place: &JsonPath, index: usize) -> JsonPath {
    let mut place = place.clone();
    place.steps.push(Step::Index(index));
    place
}

fn values(
    path: JsonPath,
    circuit: &Circuit,
    raw: RawParameters,
) -> Result<BindingsArray, Vec<EmbedError>> {
    let bindings = match raw {
        RawParameters::Unset => Ok(BindingsArray::default()),
        RawParameters::Array(array) => {
            nd_array(array).and_then(|array| BindingsArray::from_array(circuit, array))
        }
        RawParameters::ByName(arrays) => {
            let named = |(name, array)| Ok((vec![name], nd_array(array)?));
            let arrays: Result<Vec<_>, BindingsError> = arrays.into_iter().map(named).collect();
            arrays.and_then(|arrays| BindingsArray::by_name(circuit, arrays))
        }
    };
    bindings.map_err(|error| vec![EmbedError::Values { path, error }])
}

/// The same array as the primitives have it.
fn nd_array(array: Floats) -> Result<NdArray<f64>, BindingsError> {
    let (shape, values) = array.into_parts();
    let shape = Shape::new(shape);
    NdArray::new(shape.clone(), values).map_err(|_| BindingsError::Empty { shape })
}

fn observables(raw: &RawObservables) -> Result<ObservablesArray, ObservablesError> {
    let shape = Shape::new(raw.shape());
    let sum = |(observable, terms): (usize, &Vec<(String, f64)>)| {
        let terms = terms.iter().map(|(label, coefficient)| (label.as_str(), *coefficient));
        SparsePauliOp::from_list(terms)
            .map_err(|reason| ObservablesError::Observable { observable, reason })
    };
    let sums: Result<Vec<_>, _> = raw.terms().iter().enumerate().map(sum).collect();
    let array = NdArray::new(shape.clone(), sums?);
    ObservablesArray::new(array.map_err(|_| ObservablesError::Empty { shape })?)
}
