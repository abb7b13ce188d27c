//! Running the circuit with a primitive.

use std::collections::BTreeSet;

use super::super::super::{Loss, Part};
use super::super::casts::{plain_target, without_casts};
use super::super::page::{Parts, Statement};
use super::{Writer, literal};
use crate::circuit::{
    Circuit, ClassicalBinary, ClassicalExpr, ClassicalUnary, ControlFlow, Instruction, Operation,
    Variable, VariableScope,
};

impl Writer<'_> {
    /// Values for the parameters, and a run: of a circuit that measures with the Sampler, of
    /// others with the Estimator.
    pub(super) fn run(&mut self) -> Vec<Statement> {
        if self.circuit.num_qubits() == 0 {
            return Vec::new();
        }
        let mut lines = vec![String::new()];
        lines.extend(self.values());
        let circuit = if self.circuit.inputs().is_empty() { "circuit" } else { "bound" };
        let is_dynamic = is_dynamic(self.circuit);
        if is_beyond_aer(self.circuit) {
            self.lose(Loss::NoSimulator);
            lines.push(
                "# In Qiskit Aer there is nothing like the values that it computes.".to_owned(),
            );
            lines.push(format!("print({circuit})"));
            lines.extend(on_a_device(circuit, "sampler", "SamplerV2", "[isa_circuit]", ""));
            return vec![Statement::lines(Parts::One(Part::Head), lines)];
        }
        if is_dynamic {
            self.lose(Loss::SimulatedByAer);
        }
        if measures(self.circuit) {
            lines.extend(self.loose_bits(circuit));
            lines.extend(self.sampler(circuit, is_dynamic));
        } else {
            lines.extend(self.estimator(circuit, is_dynamic));
        }
        vec![Statement::lines(Parts::One(Part::Head), lines)]
    }

    /// Values to be filled in.
    fn values(&self) -> Vec<String> {
        if self.circuit.inputs().is_empty() {
            return Vec::new();
        }
        let mut lines = vec!["# The values of the parameters: change them here.".to_owned()];
        lines.push("values = {".to_owned());
        for (input, name) in self.circuit.inputs().iter().zip(self.names.inputs()) {
            lines.push(match input.length {
                None => format!("    {name}: 0.0,"),
                Some(length) => format!("    {name}: [0.0] * {length},"),
            });
        }
        lines.push("}".to_owned());
        lines.push("bound = circuit.assign_parameters(values, strict=False)".to_owned());
        lines.push(String::new());
        lines
    }

    /// Results come by register, so bits without one get one.
    fn loose_bits(&self, circuit: &str) -> Vec<String> {
        let named = self.circuit.cregs().iter().zip(self.names.cregs());
        let loose: Vec<&String> =
            named.filter(|(register, _)| register.is_loose).map(|(_, name)| name).collect();
        if loose.is_empty() {
            return Vec::new();
        }
        self.import("qiskit", "ClassicalRegister");
        let note = "# Results come by register, so bits without one get one.".to_owned();
        let added = loose.into_iter().map(|name| {
            let register = format!("ClassicalRegister(name={}, bits=[{name}])", literal(name));
            format!("{circuit}.add_register({register})")
        });
        std::iter::once(note).chain(added).chain([String::new()]).collect()
    }

    fn sampler(&self, circuit: &str, is_dynamic: bool) -> Vec<String> {
        let sampler = if is_dynamic {
            self.import("qiskit_aer.primitives", "SamplerV2");
            "SamplerV2"
        } else {
            self.import("qiskit.primitives", "StatevectorSampler");
            "StatevectorSampler"
        };
        let note = is_dynamic
            .then_some("# The circuit decides while it runs, which Qiskit Aer can simulate.");
        let lines = [
            format!("sampler = {sampler}(seed=42)"),
            format!("result = sampler.run([{circuit}], shots=1024).result()"),
            "for name, bits in result[0].data.items():".to_owned(),
            "    print(name, bits.get_counts())".to_owned(),
        ];
        let lines = note.map(str::to_owned).into_iter().chain(lines);
        lines.chain(on_a_device(circuit, "sampler", "SamplerV2", "[isa_circuit]", "")).collect()
    }

    fn estimator(&self, circuit: &str, is_dynamic: bool) -> Vec<String> {
        self.import("qiskit.quantum_info", "SparsePauliOp");
        let estimator = if is_dynamic {
            self.import("qiskit_aer.primitives", "EstimatorV2");
            "EstimatorV2"
        } else {
            self.import("qiskit.primitives", "StatevectorEstimator");
            "StatevectorEstimator"
        };
        let count = self.circuit.num_qubits();
        let lines = [
            "# The circuit measures nothing: the mean of Z on every qubit.".to_owned(),
            format!("observable = SparsePauliOp(\"Z\" * {count})"),
            format!("estimator = {estimator}()"),
            format!("result = estimator.run([({circuit}, observable)]).result()"),
            "print(result[0].data.evs)".to_owned(),
        ];
        let apply = "# observable = observable.apply_layout(isa_circuit.layout)\n";
        let pub_text = "[(isa_circuit, observable)]";
        let device = on_a_device(circuit, "estimator", "EstimatorV2", pub_text, apply);
        lines.into_iter().chain(device).collect()
    }
}

/// What to write instead for a run on a device, as comments.
fn on_a_device(
    circuit: &str,
    variable: &str,
    class: &str,
    pubs: &str,
    before: &str,
) -> Vec<String> {
    let text = format!(
        "\n# On a device of IBM instead:\n\
         # from qiskit.transpiler import generate_preset_pass_manager\n\
         # from qiskit_ibm_runtime import {class}, QiskitRuntimeService\n\
         # backend = QiskitRuntimeService().least_busy(operational=True, simulator=False)\n\
         # manager = generate_preset_pass_manager(backend=backend, optimization_level=1)\n\
         # isa_circuit = manager.run({circuit})\n\
         {before}\
         # {variable} = {class}(mode=backend)\n\
         # result = {variable}.run({pubs}).result()"
    );
    text.lines().map(str::to_owned).collect()
}

fn measures(circuit: &Circuit) -> bool {
    circuit.walk().iter().any(|visit| visit.instruction.operation == Operation::Measure)
}

/// Whether what is done depends on measured bits, or a qubit is used after it was measured.
fn is_dynamic(circuit: &Circuit) -> bool {
    let mut measured = BTreeSet::new();
    circuit.instructions().iter().any(|Instruction { operation, qubits, .. }| match operation {
        Operation::Measure => qubits.iter().any(|qubit| !measured.insert(*qubit)),
        Operation::Gate(_) | Operation::Modified(_) | Operation::Delay(_) => {
            qubits.iter().any(|qubit| measured.contains(qubit))
        }
        Operation::Barrier(_) => false,
        Operation::Reset
        | Operation::Assign(_)
        | Operation::Flow(_)
        | Operation::Break
        | Operation::Continue => true,
    })
}

/// Whether it computes with what Qiskit Aer cannot: variables, arithmetic, single bits of numbers,
/// a `switch` on what is computed.
/// What is stored in a block counts too, since Qiskit Aer stores it whatever the condition says.
fn is_beyond_aer(circuit: &Circuit) -> bool {
    let is_kept = |variable: &Variable| variable.scope == VariableScope::Global;
    circuit.variables().iter().any(is_kept)
        || circuit.walk().iter().any(|visit| match &visit.instruction.operation {
            Operation::Assign(assignment) => {
                let is_bit = assignment.written_bits().len() == 1;
                is_bit || visit.depth > 0 || has_arithmetic(&assignment.value)
            }
            Operation::Flow(flow) => match flow.as_ref() {
                ControlFlow::Switch { target, .. } => !is_plain(circuit, plain_target(target)),
                other => {
                    other.condition().is_some_and(|value| has_arithmetic(&without_casts(value)))
                }
            },
            _ => false,
        })
}

/// Whether a target of `switch` is written as a bit or a register.
fn is_plain(circuit: &Circuit, target: &ClassicalExpr) -> bool {
    match target {
        ClassicalExpr::Bit(_) => true,
        ClassicalExpr::Bits(bits) => match bits.as_slice() {
            [only] => circuit
                .creg_of(*only)
                .is_some_and(|(register, _)| register.size == 1 && !register.is_loose),
            _ => true,
        },
        _ => false,
    }
}

fn has_arithmetic(value: &ClassicalExpr) -> bool {
    use ClassicalBinary as Op;
    let mut found = false;
    value.for_each_part(&mut |part| {
        found |= match part {
            ClassicalExpr::Index(..) | ClassicalExpr::Unary(ClassicalUnary::Negate, _) => true,
            ClassicalExpr::Binary(op, ..) => matches!(
                op,
                Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::ShiftLeft | Op::ShiftRight
            ),
            _ => false,
        };
    });
    found
}
