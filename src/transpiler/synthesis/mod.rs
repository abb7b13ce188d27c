//! Stub until merged.
use crate::math::{Matrix2, Matrix4, C64};
use crate::circuit::StandardGate as G;
use crate::backend::Target;
pub fn num_basis_gates(&[a, b, c]: &[f64; 3]) -> u8 {
    let e = 1e-9;
    if c.abs() > e { 3 } else if b > e { 2 } else if a < e { 0 } else if (a - std::f64::consts::FRAC_PI_4).abs() < e { 1 } else { 2 }
}
pub struct OneQubitBasis;
impl OneQubitBasis { pub fn of(_: &Target) -> Option<Self> { Some(Self) } pub fn synthesize(&self, _: &Matrix2) -> Vec<(G, Vec<f64>)> { Vec::new() } }
pub struct Part { pub gate: G, pub params: Vec<f64>, pub qubits: Vec<u8> }
pub struct Synthesis { pub gates: Vec<Part> }
pub struct TwoQubitSynthesizer;
impl TwoQubitSynthesizer { pub fn new(_: G) -> Option<Self> { Some(Self) } pub fn synthesize(&self, _: &Matrix4) -> Synthesis { let _ = C64::ONE; Synthesis { gates: Vec::new() } } }
