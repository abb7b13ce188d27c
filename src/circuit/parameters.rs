//! Named parameters that are bound when a circuit is run.

use serde::{Deserialize, Serialize};

use crate::math::order;

/// A named real parameter, or a vector of them: what OpenQASM 3 calls an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Name, an OpenQASM identifier.
    pub name: String,
    /// Number of elements of a vector; none for a single parameter.
    pub length: Option<u32>,
}

impl Input {
    /// The parameters that it stands for, by the names that expressions have for them: the
    /// name itself, or `name[0]`, `name[1]`, … of a vector.
    pub fn parameters(&self) -> impl Iterator<Item = String> + '_ {
        let elements = 0..self.length.unwrap_or(0);
        let single = self.length.is_none().then(|| self.name.clone());
        single.into_iter().chain(elements.map(|index| element_name(&self.name, index)))
    }
}

/// How expressions name an element of a vector: `θ[2]`.
pub fn element_name(vector: &str, index: u32) -> String {
    format!("{vector}[{index}]")
}

/// The parameters of all inputs in Qiskit's order, which is the order of the last axis of an
/// array of parameter values: by name in the order of code points, elements of a vector by
/// index where the vector's name comes.
pub(super) fn in_qiskits_order(inputs: &[Input]) -> Vec<String> {
    let mut sorted: Vec<&Input> = inputs.iter().collect();
    order::sort_by(&mut sorted, |left, right| left.name.cmp(&right.name));
    sorted.into_iter().flat_map(Input::parameters).collect()
}
