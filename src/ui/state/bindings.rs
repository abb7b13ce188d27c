//! The values that the parameters of a circuit are given, as they stand in their fields.

use std::collections::BTreeMap;

use crate::circuit::{Circuit, EvalError};
use crate::qasm::{self, Diagnostic};

/// Why a parameter has no value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum BindingError {
    /// Nothing stands in its field.
    Missing,
    /// What stands there cannot be read.
    Unreadable(Diagnostic),
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

    /// The value of a parameter, such as `0.5` or `pi/4`.
    ///
    /// # Errors
    /// [`BindingError`].
    pub(in crate::ui) fn value(&self, parameter: &str) -> Result<f64, BindingError> {
        let text = self.text(parameter).trim();
        if text.is_empty() {
            return Err(BindingError::Missing);
        }
        let formula = qasm::parse_angle(text).map_err(BindingError::Unreadable)?;
        formula.value().map_err(BindingError::NoValue)
    }

    /// The values of all parameters of a circuit, in the order of [`Circuit::parameters`].
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
