//! The words that fit the present circuit: its gates, registers, parameters and variables.

use crate::circuit::{
    Circuit, ClassicalType, GateDefinition, GateSpec, Input, OpenQasm, Register, StandardGate,
    Variable, VariableScope,
};
use crate::ui::i18n::Texts;
use crate::ui::text_editor::Completion;

/// All of them, in no order that matters. The words of the languages themselves the editor knows.
pub(super) fn completions(texts: &Texts, circuit: &Circuit) -> Vec<Completion> {
    let standard = StandardGate::all().map(|gate| standard_gate(texts, gate.spec()));
    let defined = circuit.definitions().iter().map(|gate| defined_gate(texts, gate));
    let qregs = circuit.qregs().iter().map(|register| bits("qubit", register));
    let cregs = circuit.cregs().iter().map(|register| bits("bit", register));
    let inputs = circuit.inputs().iter().map(input);
    let is_global = |variable: &&Variable| variable.scope == VariableScope::Global;
    let variables = circuit.variables().iter().filter(is_global).map(variable);
    let words = standard.chain(defined).chain(qregs).chain(cregs).chain(inputs).chain(variables);
    words.collect()
}

fn standard_gate(texts: &Texts, spec: &GateSpec) -> Completion {
    let word = match spec.open_qasm {
        OpenQasm::BuiltIn(name) => name,
        OpenQasm::Library(_) | OpenQasm::Define(..) => spec.name,
    };
    let qubits = (0..spec.num_qubits).map(|qubit| format!("q{qubit}")).collect::<Vec<_>>();
    Completion {
        word: word.to_owned(),
        detail: signature(spec.params, &qubits),
        help: texts.t(spec.help).to_string(),
    }
}

fn defined_gate(texts: &Texts, gate: &GateDefinition) -> Completion {
    Completion {
        word: gate.name.clone(),
        detail: signature(&gate.params, &gate.qubits),
        help: texts.t("tool-defined-help").to_string(),
    }
}

/// What stands behind the name of a gate: `(θ) q0, q1`.
fn signature<P: AsRef<str>>(params: &[P], qubits: &[String]) -> String {
    let params: Vec<&str> = params.iter().map(AsRef::as_ref).collect();
    let params =
        if params.is_empty() { String::new() } else { format!("({}) ", params.join(", ")) };
    params + &qubits.join(", ")
}

fn bits(kind: &str, register: &Register) -> Completion {
    let size = if register.is_loose { String::new() } else { format!("[{}]", register.size) };
    plain(&register.name, format!("{kind}{size}"))
}

fn input(input: &Input) -> Completion {
    let kind = match input.length {
        Some(length) => format!("input array[float, {length}]"),
        None => "input float".to_owned(),
    };
    plain(&input.name, kind)
}

fn variable(variable: &Variable) -> Completion {
    let sized = |name: &str, width: Option<u32>| match width {
        Some(width) => format!("{name}[{width}]"),
        None => name.to_owned(),
    };
    let kind = match variable.kind {
        ClassicalType::Bool => "bool".to_owned(),
        ClassicalType::Uint(width) => sized("uint", width),
        ClassicalType::Int(width) => sized("int", width),
    };
    plain(&variable.name, kind)
}

fn plain(word: &str, detail: String) -> Completion {
    Completion { word: word.to_owned(), detail, help: String::new() }
}
