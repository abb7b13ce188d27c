//! Jobs out of JSON.

use serde_json::Value as Json;

use super::result::Reply;
use super::{EmbedError, Failure, options, pubs};
use crate::backend::{BackendInfo, devices};
use crate::primitives::{EstimatorOptions, EstimatorPub, SamplerOptions, SamplerPub};
use crate::rest::codec::{
    CodecError, Form, JsonPath, Kind, Problem, RawJob, RawProgram, Step, decode_job,
};
use crate::runtime::{JobRequest, Program, ServiceError};

/// Longest job that is read, in bytes: as long as the service takes them.
pub const MAX_JOB_BYTES: usize = 50_000_000;

/// Most numbers and samples of a result that are written as lists: some hundred megabytes of
/// memory. Results with tags have no such limit, as they are packed.
pub const MAX_PLAIN_VALUES: u64 = 1 << 22;

/// A job, and what is done with its result.
pub(super) struct Job {
    pub(super) request: JobRequest,
    /// Whether it is for a device instead of the engine.
    pub(super) is_device: bool,
    pub(super) reply: Reply,
}

/// The step to a member.
pub(super) fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

pub(super) fn path(steps: impl IntoIterator<Item = Step>) -> JsonPath {
    JsonPath { steps: steps.into_iter().collect() }
}

/// The way to a PUB.
pub(super) fn path_of_pub(index: usize) -> JsonPath {
    path([key("params"), key("pubs"), Step::Index(index)])
}

/// Reads a job: a body of `POST /jobs`, which may also have a member `seed`.
///
/// # Errors
/// What is wrong with it; of its PUBs, everything that can be said before they run.
pub(super) fn read(text: &str) -> Result<Job, Failure> {
    if text.len() > MAX_JOB_BYTES {
        return Err(EmbedError::TooLong { bytes: text.len() }.into());
    }
    let mut json: Json = serde_json::from_str(text)
        .map_err(|error| EmbedError::NotJson { reason: error.to_string() })?;
    let seed = take_seed(&mut json)?;
    let raw = decode_job(&json).map_err(EmbedError::from)?;
    let form = if raw.support_qiskit { Form::Tagged } else { Form::Plain };
    let own = BackendInfo::ketpad_simulator().name;
    let backend = raw.backend.clone().unwrap_or_else(|| own.clone());
    let is_device = devices().iter().any(|device| device.name == backend);
    if backend != own && !is_device {
        let error = ServiceError::NoSuchBackend { name: backend };
        return Err(EmbedError::Service { path: Some(path([key("backend")])), error }.into());
    }
    let Prepared { program, warnings } = prepare(raw, seed, &json)?;
    if form == Form::Plain {
        check_size(&program)?;
    }
    let reply = Reply { form, warnings };
    Ok(Job { request: JobRequest { backend, program }, is_device, reply })
}

/// Takes the member out that jobs of the REST API do not have.
fn take_seed(json: &mut Json) -> Result<Option<u64>, EmbedError> {
    let seed = json.as_object_mut().and_then(|members| members.remove("seed"));
    let Some(seed) = seed.filter(|seed| !seed.is_null()) else { return Ok(None) };
    let problem = Problem::WrongKind { expected: Kind::Count, found: Kind::of(&seed) };
    let error = CodecError { path: path([key("seed")]), problem };
    Ok(Some(seed.as_u64().ok_or(error)?))
}

struct Prepared {
    program: Program,
    warnings: Vec<Vec<String>>,
}

fn prepare(raw: RawJob, seed: Option<u64>, json: &Json) -> Result<Prepared, Failure> {
    let is_bare = |index: usize| json["params"]["pubs"][index].is_string();
    match raw.program {
        RawProgram::Sampler { pubs, shots } => {
            let mut options: SamplerOptions = options::read(json)?;
            options.simulator.seed_simulator = options.seed().or(seed);
            let (pubs, warnings) = pubs::samplers(pubs, shots, is_bare)?;
            let program = Program::Sampler { pubs, options };
            Ok(Prepared { program, warnings })
        }
        RawProgram::Estimator { pubs, precision, .. } => {
            let mut options: EstimatorOptions = options::read(json)?;
            if options.seed().is_none() {
                options.seed_estimator = seed;
            }
            let (pubs, warnings) = pubs::estimators(pubs, precision)?;
            let program = Program::Estimator { pubs, options };
            Ok(Prepared { program, warnings })
        }
    }
}

fn check_size(program: &Program) -> Result<(), EmbedError> {
    let sizes: Vec<u64> = match program {
        Program::Sampler { pubs, options } => {
            pubs.iter().map(|own| num_samples(own, options)).collect()
        }
        Program::Estimator { pubs, .. } => pubs.iter().map(num_estimates).collect(),
    };
    let values = sizes.into_iter().fold(0, u64::saturating_add);
    if values > MAX_PLAIN_VALUES {
        return Err(EmbedError::TooLargeForLists { values });
    }
    Ok(())
}

/// Number of samples in the result of a PUB; 0 where the service will refuse it.
fn num_samples(own: &SamplerPub, options: &SamplerOptions) -> u64 {
    let shots = own.checked_shots(options).unwrap_or(0);
    let registers = own.circuit.cregs().len() as u64;
    (own.parameter_values.num_sets() as u64).saturating_mul(shots).saturating_mul(registers)
}

/// Number of values and of the two kinds of errors in the result of a PUB; 0 where the service
/// will refuse it.
fn num_estimates(own: &EstimatorPub) -> u64 {
    let size = own.checked_broadcast().map_or(0, |broadcast| broadcast.shape().size() as u64);
    size.saturating_mul(3)
}
