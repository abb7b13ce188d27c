//! What a script imports.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::Part;
use super::super::page::{Parts, Statement};
use crate::circuit::StandardGate;

/// Names by module.
#[derive(Debug, Default)]
pub(super) struct Imports(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Imports {
    pub(super) fn add(&mut self, module: &'static str, name: &'static str) {
        self.0.entry(module).or_default().insert(name);
    }

    /// Whether a script may import something under a name.
    pub(super) fn is_imported(name: &str) -> bool {
        const OTHERS: [&str; 11] = [
            "ClassicalRegister",
            "EstimatorV2",
            "GlobalPhaseGate",
            "ParameterVector",
            "QuantumCircuit",
            "QuantumRegister",
            "SamplerV2",
            "SparsePauliOp",
            "StatevectorEstimator",
            "StatevectorSampler",
            "transpile",
        ];
        OTHERS.contains(&name) || StandardGate::all().any(|gate| gate.spec().qiskit.class == name)
    }

    /// The statements: Python's own modules, an empty line, Qiskit's.
    pub(super) fn statements(&self) -> Vec<Statement> {
        let line = |(module, names): (&&str, &BTreeSet<&str>)| {
            let names: Vec<&str> = names.iter().copied().collect();
            format!("from {module} import {}", names.join(", "))
        };
        let (own, others): (Vec<_>, Vec<_>) =
            self.0.iter().partition(|(module, _)| **module == "math");
        let mut lines: Vec<String> = own.into_iter().map(line).collect();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(others.into_iter().map(line));
        lines.push(String::new());
        vec![Statement::lines(Parts::One(Part::Head), lines)]
    }
}
