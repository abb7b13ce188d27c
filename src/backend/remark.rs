//! What is doubtful about a device, though circuits can run on it.

use super::Target;
use crate::circuit::StandardGate;

/// Something about a device that whoever chooses it should know.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// Couplings do not lead from every qubit in order to every other, so that not every circuit
    /// that is small enough can run.
    Parts {
        /// The qubits that are connected, each ascending.
        parts: Vec<Vec<u32>>,
    },
    /// A qubit is out of order.
    Faulty {
        /// The qubit.
        qubit: u32,
    },
    /// T2 is more than twice T1, which nature does not allow: one of the two was measured badly.
    /// Whoever computes with it takes 2·T1.
    T2TooLong {
        /// The qubit.
        qubit: u32,
        /// T1, in seconds.
        t1_s: f64,
        /// T2, in seconds.
        t2_s: f64,
    },
    /// The device says that a gate never does what it should: its error is 1.
    AlwaysWrong {
        /// The gate.
        gate: StandardGate,
        /// The qubits, in the order of the gate's arguments.
        qubits: Vec<u32>,
    },
}

impl Target {
    /// What is doubtful about it: parts, then qubits, then gates. Cost: that of looking at every
    /// qubit and every place of a gate.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if !self.is_any_gate() {
            let is_in_order = |part: &Vec<u32>| !part.iter().all(|qubit| self.is_faulty(*qubit));
            let parts: Vec<_> = self.coupling().parts().into_iter().filter(is_in_order).collect();
            if parts.len() > 1 {
                remarks.push(Remark::Parts { parts });
            }
        }
        remarks.extend(self.faulty_qubits().map(|qubit| Remark::Faulty { qubit }));
        remarks.extend((0..self.num_qubits()).filter_map(|qubit| self.t2_too_long(qubit)));
        for gate in self.gates() {
            let places = self.places(gate).filter(|(_, properties)| properties.error == Some(1.0));
            let wrong = |qubits: &[u32]| Remark::AlwaysWrong { gate, qubits: qubits.to_vec() };
            remarks.extend(places.map(|(qubits, _)| wrong(qubits)));
        }
        remarks
    }

    fn t2_too_long(&self, qubit: u32) -> Option<Remark> {
        let properties = self.qubit_properties(qubit)?;
        let (t1_s, t2_s) = (properties.t1_s?, properties.t2_s?);
        (t2_s > 2.0 * t1_s).then_some(Remark::T2TooLong { qubit, t1_s, t2_s })
    }
}
