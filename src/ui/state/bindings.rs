//! The values that the parameters of a circuit are given, as they stand in their fields.

use std::collections::BTreeMap;

use crate::circuit::{Circuit, EvalError};
use crate::primitives::MAX_BINDING_VALUES;
use crate::qasm::{self, Diagnostic};

/// Why a parameter has no value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum BindingError {
    /// Nothing stands in its field.
    Missing,
    /// What stands there cannot be read.
    Unreadable(Diagnostic),
    /// It is to be a range and is none such as `0..2pi in 50`.
    Range,
    /// What stands there has no finite value.
    NoValue(EvalError),
}

/// Formulas by the names of parameters. Those of parameters that the circuit no longer has are
/// kept: an undo may bring the parameters back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::ui) struct Bindings(pub(in crate::ui) BTreeMap<String, String>);

impl Bindings {
    /// What stands in the field of a parameter.
    pub(in crate::ui) fn text(&self, parameter: &str) -> &str {
        self.0.get(parameter).map_or("", String::as_str)
    }

    /// The value of a parameter, such as `0.5` or `pi/4`; of several the first.
    ///
    /// # Errors
    /// [`BindingError`].
    pub(in crate::ui) fn value(&self, parameter: &str) -> Result<f64, BindingError> {
        self.list(parameter).map(|list| list[0])
    }

    /// The values of a parameter, one at least: a formula, a list of them such as `0, pi/2, pi`, or
    /// a range such as `0..2pi in 50`, which has both ends among its 50 values.
    ///
    /// # Errors
    /// [`BindingError`].
    pub(in crate::ui) fn list(&self, parameter: &str) -> Result<Vec<f64>, BindingError> {
        let text = self.text(parameter).trim();
        if text.is_empty() {
            return Err(BindingError::Missing);
        }
        match text.split_once("..").or_else(|| text.split_once('…')) {
            Some((start, rest)) => range(start, rest),
            None => split_list(text).into_iter().map(formula).collect(),
        }
    }

    /// The values of all parameters of a circuit by name, in the order of [`Circuit::parameters`].
    /// Those with several values are the axes of a grid.
    ///
    /// # Errors
    /// The names of the parameters that have no value.
    pub(in crate::ui) fn lists(
        &self,
        circuit: &Circuit,
    ) -> Result<Vec<(String, Vec<f64>)>, Vec<String>> {
        let list = |name: String| match self.list(&name) {
            Ok(list) => Ok((name, list)),
            Err(_) => Err(name),
        };
        let (mut lists, mut missing) = (Vec::new(), Vec::new());
        for found in circuit.parameters().into_iter().map(list) {
            match found {
                Ok(list) => lists.push(list),
                Err(name) => missing.push(name),
            }
        }
        if missing.is_empty() { Ok(lists) } else { Err(missing) }
    }

    /// One value for each parameter of a circuit, of several the first, in the order of [`Circuit::parameters`].
    ///
    /// # Errors
    /// The names of the parameters that have no value.
    pub(in crate::ui) fn values(&self, circuit: &Circuit) -> Result<Vec<f64>, Vec<String>> {
        let parameters = circuit.parameters();
        let found: Vec<Option<f64>> =
            parameters.iter().map(|parameter| self.value(parameter).ok()).collect();
        if found.iter().all(Option::is_some) {
            return Ok(found.into_iter().flatten().collect());
        }
        let with_value = parameters.into_iter().zip(found);
        Err(with_value.filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect())
    }
}

fn formula(text: &str) -> Result<f64, BindingError> {
    let formula = qasm::parse_angle(text.trim()).map_err(BindingError::Unreadable)?;
    formula.value().map_err(BindingError::NoValue)
}

/// The parts of a list: commas within brackets belong to a formula.
fn split_list(text: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    text.split(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    })
    .collect()
}

fn range(start: &str, rest: &str) -> Result<Vec<f64>, BindingError> {
    let (end, count) = rest.rsplit_once(" in ").ok_or(BindingError::Range)?;
    let count = count.trim().trim_end_matches("steps").trim_end();
    let count: usize = count.parse().map_err(|_| BindingError::Range)?;
    if !(2..=MAX_BINDING_VALUES).contains(&count) {
        return Err(BindingError::Range);
    }
    let (start, end) = (formula(start)?, formula(end.trim_start_matches('.'))?);
    let last = (count - 1) as f64;
    // As numpy has it, with the end itself at the end.
    let value = |step: usize| {
        if step + 1 == count { end } else { start + (end - start) / last * step as f64 }
    };
    Ok((0..count).map(value).collect())
}
