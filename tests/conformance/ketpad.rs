//! What Ketpad makes of circuits, for `compare.py` to hold against what Qiskit does.
//!
//! Reads a request a line and writes an answer a line, both JSON. A request is a program
//! (`text`), or says what a random circuit is to have (`make`) and which one it is (`seed`). The
//! answer says what the circuit does: its state, or how often each outcome of its classical bits
//! came, the first bit the rightmost; and how Ketpad writes it. Requests of `wire.py` are about
//! values as JSON.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write as _};

use ketpad::circuit::{Circuit, Clbit, Expr, Gate, Instruction, Operation, Qubit, StandardGate};
use ketpad::engine::{Unwatched, compile, sample, statevector};
use ketpad::qasm::{Target, parse, write};
use serde_json::{Value, json};

/// The room `circuit` as the included file calls it.
mod model {
    pub(crate) use ketpad::circuit::*;
}

#[path = "../support/circuits.rs"]
#[expect(clippy::unwrap_used, reason = "random circuits are drawn by unwrapping")]
mod circuits;

mod wire;

use circuits::Features;

const SHOTS: u64 = 20_000;

const TARGETS: [(&str, Target); 3] = [
    ("OpenQASM 2", Target::OpenQasm2),
    ("OpenQASM 3", Target::OpenQasm3ForQiskit),
    ("Python", Target::Qiskit),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut answers = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let answer = if request["wire"].is_null() {
            answer(&request)
        } else {
            wire::answer(&request, rolls)
        };
        let answer = answer.unwrap_or_else(|problem| json!({ "problem": problem }));
        writeln!(answers, "{answer}")?;
        answers.flush()?;
    }
    Ok(())
}

fn answer(request: &Value) -> Result<Value, String> {
    let circuit = match request["text"].as_str() {
        Some(text) => read(text)?,
        None => made(features(&request["make"])?, &rolls(&request["seed"]))?,
    };
    let names = circuit.parameters();
    let values: Vec<f64> = (0..names.len()).map(|index| 0.3 + 0.41 * index as f64).collect();
    let written: serde_json::Map<String, Value> = TARGETS
        .iter()
        .map(|(name, target)| ((*name).to_owned(), text(&circuit, *target)))
        .collect();
    Ok(json!({
        "num_clbits": circuit.num_clbits(),
        "parameters": names.into_iter().zip(&values).collect::<Vec<_>>(),
        "outcome": outcome(&circuit, &values)?,
        "written": written,
    }))
}

fn read(text: &str) -> Result<Circuit, String> {
    let parsed = parse(text);
    let said = parsed.diagnostics.iter().map(|found| {
        let place = found.span.position(text);
        format!("{}:{} {}", place.line, place.column, found.kind)
    });
    let said: Vec<String> = said.collect();
    parsed.circuit.ok_or_else(|| said.join("; "))
}

fn features(names: &Value) -> Result<Features, String> {
    if names.as_str() == Some("everything") {
        // Qiskit has no signed numbers and no gates that it cannot simulate.
        return Ok(Features { opaque: false, signed: false, ..Features::ALL });
    }
    let mut features = Features::GATES;
    for name in names.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let feature = match name {
            "inputs" => &mut features.inputs,
            "variables" => &mut features.variables,
            "collapse" => &mut features.collapse,
            "flow" => &mut features.flow,
            "modifiers" => &mut features.modifiers,
            "roots" => &mut features.roots,
            "loose" => &mut features.loose,
            "timing" => &mut features.timing,
            _ => return Err(format!("there is no feature {name}")),
        };
        *feature = true;
    }
    Ok(features)
}

/// A random circuit whose qubits are in no special state, measured in the end if it measures.
fn made(features: Features, rolls: &[u32]) -> Result<Circuit, String> {
    let mut circuit = circuits::circuit(features, rolls);
    let random = circuit.instructions().to_vec();
    circuit.set_instructions(Vec::new()).map_err(|error| error.to_string())?;
    let mut add = |step| circuit.push(step).map_err(|error| error.to_string());
    for qubit in 0..5 {
        let angle = Expr::Number(0.7 + 0.3 * f64::from(qubit));
        let ry = Gate::Standard(StandardGate::Ry);
        add(Instruction::gate(ry, vec![angle], vec![Qubit(qubit)]))?;
    }
    random.into_iter().try_for_each(&mut add)?;
    if features.collapse {
        (0..5).try_for_each(|bit| add(Instruction::measure(Qubit(bit), Clbit(bit))))?;
    }
    Ok(circuit)
}

/// Numbers that look like dice, the same ones for a seed.
fn rolls(seed: &Value) -> Vec<u32> {
    let mut state = seed.as_u64().unwrap_or_default();
    let mut roll = || {
        // The generator SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 33) as u32
    };
    (0..2000).map(|_| roll()).collect()
}

/// The text for a format, or what of the circuit the format cannot hold.
fn text(circuit: &Circuit, target: Target) -> Value {
    let written = write(circuit, target);
    if written.is_whole() {
        return json!({ "text": written.text });
    }
    let fatal = written.losses.iter().filter(|loss| loss.is_fatal());
    json!({ "losses": fatal.map(ToString::to_string).collect::<Vec<_>>() })
}

fn outcome(circuit: &Circuit, values: &[f64]) -> Result<Value, String> {
    let program = compile(circuit, values).map_err(|error| error.to_string())?;
    let is_unitary = circuit.walk().iter().all(|visit| {
        matches!(
            visit.instruction.operation,
            Operation::Gate(_)
                | Operation::Modified(_)
                | Operation::Barrier(_)
                | Operation::Delay(_)
        )
    });
    if is_unitary {
        let state = statevector(&program, &mut Unwatched).map_err(|error| error.to_string())?;
        let amplitudes: Vec<[f64; 2]> = state.iter().map(|value| [value.re, value.im]).collect();
        return Ok(json!({ "state": amplitudes }));
    }
    let samples =
        sample(&program, 0..SHOTS, 7, 0, &mut Unwatched).map_err(|error| error.to_string())?;
    let mut counts = BTreeMap::new();
    for shot in 0..SHOTS {
        let bits = (0..circuit.num_clbits() as usize).rev();
        let bits: String = bits.map(|bit| if samples.bit(shot, bit) { '1' } else { '0' }).collect();
        *counts.entry(bits).or_insert(0_u64) += 1;
    }
    Ok(json!({ "counts": counts }))
}
