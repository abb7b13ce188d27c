//! Words for what other rooms say in types.

use std::collections::BTreeSet;

use fluent_bundle::FluentValue;
use yew::AttrValue;

use super::hooks::FileProblem;
use super::i18n::Texts;
use super::option_words::option_errors;
use super::pub_words::pub_error;
use crate::backend::IsaError;
use crate::circuit::{CircuitError, ClassicalError, ControlFlow, EvalError, Gate, Operation};
use crate::editor::share::ShareError;
use crate::editor::{EditError, FileError};
use crate::primitives::{Precision, Simulation};
use crate::qasm::{Diagnostic, Loss, Message};
use crate::runtime::{EngineError, ExecError, ParameterError, ServiceError, StoreError};

/// One line on what an operation does.
pub(super) fn operation_help(texts: &Texts, operation: &Operation) -> AttrValue {
    let gate_help = |gate: Gate| match gate {
        Gate::Standard(gate) => gate.spec().help,
        Gate::Defined(_) => "tool-defined-help",
    };
    texts.t(match operation {
        Operation::Gate(gate) => gate_help(*gate),
        Operation::Modified(modified) => gate_help(modified.gate),
        Operation::Measure => "tool-measure-help",
        Operation::Reset => "tool-reset-help",
        Operation::Barrier(_) => "tool-barrier-help",
        Operation::Delay(_) => "tool-delay-help",
        Operation::Assign(_) => "tool-assign-help",
        Operation::Flow(flow) => match flow.as_ref() {
            ControlFlow::If { otherwise: None, .. } => "tool-if-help",
            ControlFlow::If { .. } => "tool-if-else-help",
            ControlFlow::While { .. } => "tool-while-help",
            ControlFlow::For { .. } => "tool-for-help",
            ControlFlow::Switch { .. } => "tool-switch-help",
        },
        Operation::Break => "tool-break-help",
        Operation::Continue => "tool-continue-help",
    })
}

/// Why an edit was not made.
pub(super) fn edit_error(texts: &Texts, error: &EditError) -> AttrValue {
    match error {
        EditError::TooFewQubits { gate, needed, available } => texts.with(
            "edit-too-few-qubits",
            &[
                ("gate", gate.to_ascii_uppercase().into()),
                ("needed", (*needed).into()),
                ("available", (*available).into()),
            ],
        ),
        EditError::LastQubit => texts.t("edit-last-qubit"),
        EditError::LastBlock { operation } => {
            texts.with("edit-last-block", &[("operation", operation.as_str().into())])
        }
        EditError::DoesNotApply { operation } => {
            texts.with("edit-does-not-apply", &[("operation", operation.as_str().into())])
        }
        EditError::BadName { name } => {
            texts.with("edit-bad-name", &[("name", name.as_str().into())])
        }
        EditError::InUse { name } => texts.with("edit-in-use", &[("name", name.as_str().into())]),
        EditError::BitsInUse { bits, count } => texts.with(
            "edit-bits-in-use",
            &[("bits", bits.as_str().into()), ("count", (*count).into())],
        ),
        EditError::HardwareQubit { qubit } => {
            texts.with("edit-hardware-qubit", &[("qubit", qubit.as_str().into())])
        }
        EditError::NoValues => texts.t("edit-no-values"),
        EditError::Apart => texts.t("edit-apart"),
        EditError::Circuit(error) => circuit_error(texts, error),
        // What no key and no pointer can ask for unless the circuit has just changed.
        EditError::NoSuchPlace => texts.t("edit-no-such-place"),
    }
}

/// Which rule of circuits an edit would break.
fn circuit_error(texts: &Texts, error: &CircuitError) -> AttrValue {
    match error {
        CircuitError::TooManyBits { limit } => {
            texts.with("qasm-too-many-bits", &[("limit", (*limit).into())])
        }
        CircuitError::RepeatedQubit { gate, .. } => {
            texts.with("edit-repeated-qubit", &[("gate", gate.as_str().into())])
        }
        CircuitError::NameTaken { name } => {
            texts.with("edit-name-taken", &[("name", name.as_str().into())])
        }
        CircuitError::NoSuchParameter { name } => {
            texts.with("edit-no-such-parameter", &[("name", name.as_str().into())])
        }
        CircuitError::NoSuchVariable { .. } => texts.t("edit-no-such-variable"),
        CircuitError::OutsideLoop { operation } => {
            texts.with("edit-outside-loop", &[("operation", (*operation).into())])
        }
        CircuitError::NotAGate { operation } => {
            texts.with("edit-not-a-gate", &[("operation", operation.as_str().into())])
        }
        CircuitError::BadValue { value } => {
            texts.with("edit-bad-value", &[("value", value.to_string().into())])
        }
        CircuitError::BadDuration => texts.t("edit-bad-duration"),
        CircuitError::TooDeep { limit } => {
            texts.with("edit-too-deep", &[("limit", (*limit).into())])
        }
        _ => texts.t("edit-no-such-place"),
    }
}

/// Why a job was not run.
pub(super) fn service_error(texts: &Texts, error: &ServiceError) -> AttrValue {
    match error {
        ServiceError::Options(errors) => option_errors(texts, errors.as_slice()),
        ServiceError::Pub { error, .. } => pub_error(texts, error),
        ServiceError::NotExact { .. } => texts.t("pub-not-exact"),
        ServiceError::TooManyQubits { num_qubits, available, .. } => texts.with(
            "run-too-many-qubits",
            &[("qubits", (*num_qubits).into()), ("available", (*available).into())],
        ),
        // A job needs that state for exact values alone.
        ServiceError::Engine { error: EngineError::NoSingleFinalState, .. } => {
            texts.t("run-no-exact-values")
        }
        ServiceError::Engine { error, .. } => engine_error(texts, error),
        ServiceError::NotIsa { error, .. } => isa_error(texts, error),
        ServiceError::Exec(error) => exec_error(texts, error),
        // What this page never asks for.
        ServiceError::NoSuchBackend { .. }
        | ServiceError::NoTarget { .. }
        | ServiceError::NoSuchJob { .. }
        | ServiceError::NotEnded { .. }
        | ServiceError::NoPubs => texts.t("run-internal"),
    }
}

/// Why a circuit cannot run on a device as it is.
fn isa_error(texts: &Texts, error: &IsaError) -> AttrValue {
    match error {
        IsaError::TooManyQubits { num_qubits, available, .. } => texts.with(
            "run-too-many-qubits",
            &[("qubits", (*num_qubits).into()), ("available", (*available).into())],
        ),
        IsaError::NotSupported { target, name, qubits, .. } => {
            let (device, gate) = (target.as_str().into(), name.as_str().into());
            let (count, qubits) = (qubits.len().into(), listed(qubits).into());
            let args = [("device", device), ("gate", gate), ("count", count), ("qubits", qubits)];
            texts.with("run-not-isa", &args)
        }
        IsaError::Angle { target, gate, qubits, angle, range, .. } => texts.with(
            "run-angle-beyond",
            &[
                ("device", target.as_str().into()),
                ("gate", gate.spec().name.into()),
                ("qubits", listed(qubits).into()),
                ("angle", angle.to_string().into()),
                ("least", range.least.to_string().into()),
                ("most", range.most.to_string().into()),
            ],
        ),
    }
}

/// Numbers of qubits, one after the other.
fn listed(qubits: &[u32]) -> String {
    let numbers: Vec<String> = qubits.iter().map(u32::to_string).collect();
    numbers.join(", ")
}

/// Which parameters still need a value; of many the first ones.
pub(super) fn missing_values(texts: &Texts, names: &[String]) -> AttrValue {
    const NAMED: usize = 5;
    let named = names[..names.len().min(NAMED)].join(", ");
    let named = if names.len() > NAMED { format!("{named}, …") } else { named };
    texts.with("run-missing-values", &[("names", named.into())])
}

pub(super) fn parameter_count(texts: &Texts, expected: usize, found: usize) -> AttrValue {
    let args = [("expected", expected.into()), ("found", found.into())];
    texts.with("run-parameter-count", &args)
}

/// Why a computation has no result.
pub(super) fn exec_error(texts: &Texts, error: &ExecError) -> AttrValue {
    match error {
        ExecError::Engine(error) => engine_error(texts, error),
        ExecError::Crashed { attempts } => {
            texts.with("run-crashed", &[("attempts", (*attempts).into())])
        }
        ExecError::Unavailable => texts.t("run-unavailable"),
        ExecError::WrongAnswer => texts.t("run-internal"),
        ExecError::Cancelled => texts.t("run-cancelled"),
    }
}

fn engine_error(texts: &Texts, error: &EngineError) -> AttrValue {
    match error {
        EngineError::Memory { num_qubits, needed_bytes, fitting_qubits } => texts.with(
            "run-memory",
            &[
                ("qubits", (*num_qubits).into()),
                ("bytes", bytes(*needed_bytes).into()),
                ("fitting", (*fitting_qubits).into()),
            ],
        ),
        EngineError::NoSingleFinalState => texts.t("live-no-single-state"),
        EngineError::Cancelled => texts.t("run-cancelled"),
        EngineError::SamplesTooLarge { needed_bytes, limit_bytes } => texts.with(
            "run-samples-too-large",
            &[("needed", (needed_bytes >> 20).into()), ("limit", (limit_bytes >> 20).into())],
        ),
        EngineError::TooManySteps { limit } => {
            texts.with("run-too-many-steps", &[("limit", grouped(*limit).into())])
        }
        EngineError::QubitCount { expected, found } => texts.with(
            "run-qubit-count",
            &[("expected", (*expected).into()), ("found", (*found).into())],
        ),
        EngineError::ObservableWidth { observable, expected, found } => texts.with(
            "run-observable-width",
            &[
                ("observable", (observable + 1).into()),
                ("expected", (*expected).into()),
                ("found", (*found).into()),
            ],
        ),
        EngineError::ParameterCount { expected, found } => {
            parameter_count(texts, *expected, *found)
        }
        EngineError::ParameterNotFinite { name } => {
            texts.with("run-value-not-finite", &[("name", name.as_str().into())])
        }
        EngineError::OpaqueGate { instruction, gate } => texts.with(
            "run-opaque-gate",
            &[instruction_number(*instruction), ("gate", gate.as_str().into())],
        ),
        EngineError::NotClifford { instruction, gate } => texts.with(
            "run-not-clifford",
            &[instruction_number(*instruction), ("gate", gate.as_str().into())],
        ),
        EngineError::PowerTooLarge { instruction, gate, num_qubits, limit } => texts.with(
            "run-power-too-large",
            &[
                instruction_number(*instruction),
                ("gate", gate.as_str().into()),
                ("qubits", (*num_qubits).into()),
                ("limit", (*limit).into()),
            ],
        ),
        EngineError::EndlessLoop { instruction, limit } => texts.with(
            "run-endless-loop",
            &[instruction_number(*instruction), ("limit", grouped(*limit).into())],
        ),
        EngineError::Classical { instruction, reason } => {
            classical_error(texts, *instruction, reason)
        }
        EngineError::Parameter { instruction, reason } => {
            let place = instruction_number(*instruction);
            match reason {
                ParameterError::Value(EvalError::Unbound { name }) => {
                    texts.with("run-unbound", &[place, ("name", name.as_str().into())])
                }
                ParameterError::Value(EvalError::NotFinite { expr }) => {
                    texts.with("run-not-finite", &[place, ("expr", expr.as_str().into())])
                }
                ParameterError::NoMatrix { gate } => {
                    texts.with("run-no-matrix", &[place, ("gate", gate.as_str().into())])
                }
            }
        }
    }
}

/// The number that a person counts for a place of the circuit.
fn instruction_number(place: usize) -> (&'static str, FluentValue<'static>) {
    ("instruction", (place + 1).into())
}

fn classical_error(texts: &Texts, place: usize, error: &ClassicalError) -> AttrValue {
    let place = instruction_number(place);
    match error {
        ClassicalError::DivisionByZero => texts.with("run-division-by-zero", &[place]),
        ClassicalError::NegativeExponent { exponent } => {
            texts.with("run-negative-exponent", &[place, ("exponent", (*exponent).into())])
        }
        ClassicalError::NegativeShift { bits } => {
            texts.with("run-negative-shift", &[place, ("bits", (*bits).into())])
        }
        ClassicalError::NoSuchBit { index, width } => texts.with(
            "run-no-such-bit",
            &[place, ("index", (*index).into()), ("width", (*width).into())],
        ),
        ClassicalError::TooWide { width, limit } => texts
            .with("run-too-wide", &[place, ("width", (*width).into()), ("limit", (*limit).into())]),
    }
}

/// How a result was computed.
pub(super) fn simulations(texts: &Texts, simulations: &BTreeSet<Simulation>) -> String {
    let each = simulations.iter().map(|way| simulation(texts, *way).to_string());
    each.collect::<Vec<_>>().join(" + ")
}

fn simulation(texts: &Texts, simulation: Simulation) -> AttrValue {
    texts.t(match simulation.precision {
        None => "simulation-on-stabilizers",
        Some(Precision::Double) => "simulation-on-state-double",
        Some(Precision::Single) => "simulation-on-state-single",
    })
}

/// Why a link cannot be made or opened.
pub(super) fn share_error(texts: &Texts, error: &ShareError) -> AttrValue {
    match error {
        ShareError::Damaged => texts.t("share-damaged"),
        ShareError::TooLarge { limit } => {
            texts.with("share-too-large", &[("limit", grouped(*limit as u64).into())])
        }
        ShareError::Version { version } => {
            texts.with("share-version", &[("version", (*version).into())])
        }
    }
}

/// Why a file was not opened, or not as a circuit.
pub(super) fn file_problem(texts: &Texts, name: &str, problem: &FileProblem) -> AttrValue {
    let file = ("file", name.into());
    match problem {
        FileProblem::TooLarge(limit) => {
            texts.with("file-too-large", &[file, ("limit", (limit >> 20).into())])
        }
        FileProblem::NoText => texts.with("file-no-text", &[file]),
        FileProblem::Unreadable => texts.with("file-unreadable", &[file]),
        FileProblem::Wrong => texts.with("file-wrong", &[file]),
        FileProblem::Document(FileError::Damaged { .. }) => texts.with("file-damaged", &[file]),
        FileProblem::Document(FileError::Version { version }) => {
            texts.with("file-version", &[file, ("version", (*version).into())])
        }
    }
}

/// Why a saved document could not be opened.
pub(super) fn file_error(texts: &Texts, error: &FileError) -> AttrValue {
    match error {
        FileError::Damaged { .. } => texts.t("saved-damaged"),
        FileError::Version { version } => {
            texts.with("saved-version", &[("version", (*version).into())])
        }
    }
}

/// Why the work is not kept.
pub(super) fn store_error(texts: &Texts, error: StoreError) -> AttrValue {
    match error {
        StoreError::Unavailable => texts.t("store-unavailable"),
        StoreError::Full => texts.t("store-full"),
    }
}

/// What is wrong with a program, without the place.
pub(super) fn diagnostic(texts: &Texts, diagnostic: &Diagnostic) -> AttrValue {
    message(texts, &diagnostic.kind.message())
}

/// What a format cannot hold.
pub(super) fn loss(texts: &Texts, loss: &Loss) -> AttrValue {
    message(texts, &loss.message())
}

fn message(texts: &Texts, message: &Message) -> AttrValue {
    // Counts as numbers, so that a language can tell one from many.
    let value = |text: &String| match text.parse::<u32>() {
        Ok(count) => FluentValue::from(count),
        Err(_) => FluentValue::from(text.clone()),
    };
    let args: Vec<_> = message.args.iter().map(|(name, text)| (*name, value(text))).collect();
    texts.with(message.id, &args)
}

/// A number with its thousands set apart, as both languages write it.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

/// A number of bytes, in the largest unit of which there is one, rounded down to hundredths, so
/// that what does not fit never reads as if it did. [`u64::MAX`] stands for that and more.
pub(super) fn bytes(number: u64) -> String {
    const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    if number == u64::MAX {
        return "≥ 16 EiB".to_owned();
    }
    let power = number.checked_ilog2().unwrap_or(0) / 10;
    let hundredths = (u128::from(number) * 100) >> (10 * power);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let decimals = format!(".{rest:02}");
    let decimals = if rest == 0 { "" } else { decimals.trim_end_matches('0') };
    format!("{whole}{decimals} {}", UNITS[power as usize])
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn bytes_are_rounded_down_in_the_largest_unit() {
        let check = |number, text: &str| assert_eq!(bytes(number), text);
        check(0, "0 B");
        check(1023, "1023 B");
        check(1024, "1 KiB");
        check(1536, "1.5 KiB");
        check(16 << 27, "2 GiB");
        check((4 << 30) - 1, "3.99 GiB");
        check((1 << 30) + (11 << 20), "1.01 GiB");
        check(16 << 40, "16 TiB");
        check(u64::MAX - 1, "15.99 EiB");
        check(u64::MAX, "≥ 16 EiB");
    }
}
