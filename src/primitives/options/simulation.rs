//! How circuits are simulated, as options of a simulator.

use super::{SimulationMethod, SimulationPrecision, SimulatorOptions};
use crate::engine::{CompileOptions, Method, Precision};

impl SimulatorOptions {
    /// How the engine is to simulate.
    pub fn simulation(&self) -> CompileOptions {
        let method = match self.method {
            None | Some(SimulationMethod::Automatic) => None,
            Some(SimulationMethod::Statevector) => Some(Method::Statevector),
            Some(SimulationMethod::Stabilizer) => Some(Method::Stabilizer),
        };
        let precision = match self.precision {
            None | Some(SimulationPrecision::Double) => Precision::Double,
            Some(SimulationPrecision::Single) => Precision::Single,
        };
        CompileOptions { method, precision }
    }

    /// Sets how the engine is to simulate; what it does by itself stays unset.
    pub fn set_simulation(&mut self, simulation: CompileOptions) {
        self.method = simulation.method.map(|method| match method {
            Method::Statevector => SimulationMethod::Statevector,
            Method::Stabilizer => SimulationMethod::Stabilizer,
        });
        self.precision = match simulation.precision {
            Precision::Double => None,
            Precision::Single => Some(SimulationPrecision::Single),
        };
    }
}
