//! The body of a request for a job.

use serde_json::{Map, Value as Json};

use super::{Form, RawEstimatorPub, RawSamplerPub};
use crate::rest::codec::cursor::Cursor;
use crate::rest::codec::nd_array::number;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::value::object;
use crate::rest::codec::{CodecError, Kind, Problem};

/// The version of the primitives.
const VERSION: u64 = 2;

/// A job as it is sent to the service. What is unset is left out of its JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct RawJob {
    /// The program with its PUBs.
    pub program: RawProgram,
    /// Name of the backend, which the service needs.
    pub backend: Option<String>,
    /// The options as they are written.
    pub options: Map<String, Json>,
    /// Whether the result is to have tags, for Qiskit to read.
    pub support_qiskit: bool,
    /// What else a request can say.
    pub envelope: Envelope,
}

/// A primitive, and what it is to run.
#[derive(Debug, Clone, PartialEq)]
pub enum RawProgram {
    /// Sampler V2.
    Sampler {
        /// The PUBs.
        pubs: Vec<RawSamplerPub>,
        /// Shots of PUBs that do not say how many.
        shots: Option<u64>,
    },
    /// Estimator V2.
    Estimator {
        /// The PUBs.
        pubs: Vec<RawEstimatorPub>,
        /// Precision of PUBs that do not say which.
        precision: Option<f64>,
        /// How much is done against noise: 0, 1 or 2.
        resilience_level: Option<u64>,
    },
}

/// What a request says beside the program: nothing of it changes a result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// Which messages are logged, such as `WARNING`.
    pub log_level: Option<String>,
    /// Names to find the job by.
    pub tags: Vec<String>,
    /// Longest time that the job may take, in seconds.
    pub cost: Option<u64>,
    /// The session or batch that the job is part of.
    pub session_id: Option<String>,
    /// The image that is to run the program.
    pub runtime: Option<String>,
    /// Whether parameters and results are only for who sends it.
    pub private: Option<bool>,
    /// The calibration of the backend that is meant.
    pub calibration_id: Option<String>,
}

const MEMBERS: [&str; 10] = [
    "program_id",
    "backend",
    "params",
    "log_level",
    "tags",
    "cost",
    "session_id",
    "runtime",
    "private",
    "calibration_id",
];

/// What a program can have beside what its own kind has.
const COMMON_PARAMS: [&str; 4] = ["pubs", "options", "version", "support_qiskit"];

/// Reads a job. Members that nobody knows are refused, not ignored.
///
/// # Errors
/// [`CodecError`] says what is wrong, and where.
pub fn decode_job(json: &Json) -> Result<RawJob, CodecError> {
    let at = Cursor::root(json);
    at.has_only(&MEMBERS)?;
    let params = at.member("params")?;
    let version = params.given("version")?;
    if let Some(version) = version.filter(|version| version.json().as_u64() != Some(VERSION)) {
        return Err(version.wrong(Kind::Version));
    }
    let options = params.given("options")?.map(|options| {
        options.json().as_object().cloned().ok_or_else(|| options.wrong(Kind::Object))
    });
    let support_qiskit = params.given("support_qiskit")?;
    Ok(RawJob {
        program: read_program(&at.member("program_id")?, &params)?,
        backend: text(&at, "backend")?,
        options: options.transpose()?.unwrap_or_default(),
        support_qiskit: support_qiskit.map_or(Ok(false), |flag| flag.boolean())?,
        envelope: Envelope::read(&at)?,
    })
}

fn text(at: &Cursor<'_>, name: &str) -> Result<Option<String>, CodecError> {
    at.given(name)?.map(|member| Ok(member.text()?.to_owned())).transpose()
}

fn count(at: &Cursor<'_>, name: &str) -> Result<Option<u64>, CodecError> {
    at.given(name)?.map(|member| member.count()).transpose()
}

fn read_program(name: &Cursor<'_>, params: &Cursor<'_>) -> Result<RawProgram, CodecError> {
    let budget = &mut Budget::new();
    let has_only = |own: &[&str]| params.has_only(&[&COMMON_PARAMS, own].concat());
    match name.text()? {
        "sampler" => {
            has_only(&["shots"])?;
            let pubs = params.member("pubs")?.each(|item| RawSamplerPub::read(budget, item))?;
            Ok(RawProgram::Sampler { pubs, shots: count(params, "shots")? })
        }
        "estimator" => {
            has_only(&["precision", "resilience_level"])?;
            let pubs = params.member("pubs")?.each(|item| RawEstimatorPub::read(budget, item))?;
            let precision = params.given("precision")?.map(|value| value.number()).transpose()?;
            let resilience_level = count(params, "resilience_level")?;
            Ok(RawProgram::Estimator { pubs, precision, resilience_level })
        }
        other => Err(name.error(Problem::UnknownProgram { program_id: other.to_owned() })),
    }
}

impl Envelope {
    fn read(at: &Cursor<'_>) -> Result<Self, CodecError> {
        Ok(Self {
            log_level: text(at, "log_level")?,
            tags: at.given("tags")?.map_or(Ok(Vec::new()), |tags| tags.texts())?,
            cost: count(at, "cost")?,
            session_id: text(at, "session_id")?,
            runtime: text(at, "runtime")?,
            private: at.given("private")?.map(|flag| flag.boolean()).transpose()?,
            calibration_id: text(at, "calibration_id")?,
        })
    }

    fn members(&self) -> Vec<(&'static str, Json)> {
        let tags = (!self.tags.is_empty()).then(|| self.tags.as_slice().into());
        let members = [
            ("log_level", self.log_level.as_deref().map(Json::from)),
            ("tags", tags),
            ("cost", self.cost.map(Json::from)),
            ("session_id", self.session_id.as_deref().map(Json::from)),
            ("runtime", self.runtime.as_deref().map(Json::from)),
            ("private", self.private.map(Json::from)),
            ("calibration_id", self.calibration_id.as_deref().map(Json::from)),
        ];
        members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Writes a job, which [`decode_job`] reads as the same one.
///
/// # Errors
/// [`Problem::NotFinite`]: the plain form has no infinite numbers.
pub fn encode_job(job: &RawJob, form: Form) -> Result<Json, CodecError> {
    let (program_id, pubs, own) =
        write_program(&job.program, form).map_err(|error| error.under("params"))?;
    let common = [
        ("pubs", pubs),
        ("options", Json::Object(job.options.clone())),
        ("version", VERSION.into()),
        ("support_qiskit", job.support_qiskit.into()),
    ];
    let own = own.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let params = object(common.into_iter().chain(own));
    let backend = job.backend.as_deref().map(|name| ("backend", name.into()));
    let members = [("program_id", program_id.into()), ("params", params)];
    Ok(object(members.into_iter().chain(backend).chain(job.envelope.members())))
}

/// Name, PUBs, and the further members of the parameters.
type Written = (&'static str, Json, Vec<(&'static str, Option<Json>)>);

fn write_program(program: &RawProgram, form: Form) -> Result<Written, CodecError> {
    match program {
        RawProgram::Sampler { pubs, shots } => {
            let pubs = write_pubs(pubs, |one| one.write(form))?;
            Ok(("sampler", pubs, vec![("shots", shots.map(Json::from))]))
        }
        RawProgram::Estimator { pubs, precision, resilience_level } => {
            let pubs = write_pubs(pubs, |one| one.write(form))?;
            let precision =
                precision.map(number).transpose().map_err(|error| error.under("precision"))?;
            let level = resilience_level.map(Json::from);
            Ok(("estimator", pubs, vec![("precision", precision), ("resilience_level", level)]))
        }
    }
}

fn write_pubs<P>(
    pubs: &[P],
    write: impl Fn(&P) -> Result<Json, CodecError>,
) -> Result<Json, CodecError> {
    let pubs = pubs.iter().enumerate();
    pubs.map(|(index, one)| write(one).map_err(|error| error.at(index).under("pubs"))).collect()
}
