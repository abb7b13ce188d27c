//! Powers of gates.

use std::f64::consts::{PI, TAU};

use crate::math::Matrix;

/// Phases this close above -π count as π. An eigenvalue -1 may come out a little on either side
/// of the cut, and its root must not depend on that. As in Qiskit.
const CUT: f64 = PI * 1e-12;

/// Largest whole power that is formed by multiplication; the rounding errors of more factors
/// would add up.
const MAX_FACTORS: u32 = 1 << 10;

/// Powers taken one after the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Powers {
    /// The innermost first; none is one, and no two neighbors are both whole.
    exponents: Vec<f64>,
}

impl Powers {
    /// The power of what the powers so far give.
    pub(super) fn raise(&mut self, exponent: f64) {
        let is_whole = |number: f64| number.fract() == 0.0;
        let last = self.exponents.pop_if(|last| is_whole(*last) && is_whole(exponent));
        let exponent = last.unwrap_or(1.0) * exponent;
        if exponent == 0.0 {
            self.exponents.clear();
        }
        if exponent != 1.0 && self.exponents != [0.0] {
            self.exponents.push(exponent);
        }
    }

    /// The one whole number that the powers come to; one that is beyond all bounds becomes the
    /// nearest number.
    pub(super) fn whole(&self) -> Option<i64> {
        match self.exponents[..] {
            [] => Some(1),
            [exponent] if exponent.fract() == 0.0 => Some(exponent as i64),
            _ => None,
        }
    }

    /// The power of a unitary matrix. Its entries are not finite when an exponent is beyond all
    /// bounds.
    pub(super) fn of(&self, matrix: Matrix) -> Matrix {
        match self.whole() {
            Some(1) => matrix,
            Some(times) if times.unsigned_abs() <= u64::from(MAX_FACTORS) => {
                let power = matrix.repeated(times.unsigned_abs() as u32);
                if times < 0 { power.adjoint() } else { power }
            }
            _ => matrix.with_phases(|phase| self.of_phase(phase)),
        }
    }

    fn of_phase(&self, phase: f64) -> f64 {
        self.exponents.iter().fold(phase, |phase, exponent| principal(phase) * exponent)
    }
}

/// The same phase from (-π, π].
fn principal(phase: f64) -> f64 {
    let turns = ((phase - CUT) / TAU).round();
    let phase = phase - turns * TAU;
    if phase <= CUT - PI { phase + TAU } else { phase }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::circuit::StandardGate as G;
    use crate::math::cis;

    fn powers(exponents: &[f64]) -> Powers {
        let mut powers = Powers::default();
        for exponent in exponents {
            powers.raise(*exponent);
        }
        powers
    }

    #[track_caller]
    fn check_whole(exponents: &[f64], whole: Option<i64>) {
        assert_eq!(powers(exponents).whole(), whole);
    }

    #[test]
    fn whole_powers_are_one_power() {
        check_whole(&[], Some(1));
        check_whole(&[-1.0], Some(-1));
        check_whole(&[-1.0, -1.0], Some(1));
        check_whole(&[3.0, -1.0, 2.0], Some(-6));
        check_whole(&[0.5], None);
        check_whole(&[0.5, 2.0], None);
        check_whole(&[0.5, 0.0], Some(0));
        check_whole(&[0.0, 0.5], Some(0));
        check_whole(&[0.0, -1.0], Some(0));
        check_whole(&[1e300, -1.0], Some(i64::MIN));
    }

    /// Checks the power of a phase gate of this phase.
    #[track_caller]
    fn check_phase(phase: f64, exponents: &[f64], expected: f64) {
        let power = powers(exponents).of(G::P.matrix(&[phase]));
        let distance = (power.get(1, 1) - cis(expected)).norm();
        assert!(distance < 1e-13, "{distance} off");
        assert_eq!(power.get(0, 0), cis(0.0));
    }

    #[test]
    fn a_power_is_the_principal_one() {
        check_phase(1.0, &[0.5], 0.5);
        check_phase(-3.0, &[0.5], -1.5);
        check_phase(4.0, &[0.5], 2.0 - PI);
        check_phase(PI, &[0.5], PI / 2.0);
        check_phase(-PI, &[0.5], PI / 2.0);
        check_phase(PI + 1e-13, &[0.5], PI / 2.0);
        check_phase(PI + 1e-10, &[0.5], 5e-11 - PI / 2.0);
        check_phase(PI, &[-0.5], -PI / 2.0);
        // The inverse of a phase π is the phase π again.
        check_phase(PI, &[-1.0, 0.5], PI / 2.0);
        check_phase(PI, &[0.5, -1.0], -PI / 2.0);
        // The root of a square is the root of what is left of it.
        check_phase(2.0, &[2.0, 0.5], 2.0 - PI);
        check_phase(2.0, &[0.5, 2.0], 2.0);
        check_phase(0.001, &[4000.0], 4.0);
        check_phase(0.001, &[-4000.0], -4.0);
    }
}
