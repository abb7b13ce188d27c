//! Stub until merged.
use crate::circuit::StandardGate;
#[derive(Debug)]
pub struct CouplingMap { pub neighbours: Vec<Vec<u32>> }
impl CouplingMap {
    pub fn neighbours(&self, q: u32) -> &[u32] { &self.neighbours[q as usize] }
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32)> + '_ { self.neighbours.iter().enumerate().flat_map(|(a, l)| l.iter().filter(move |b| (a as u32) < **b).map(move |b| (a as u32, *b))) }
}
#[derive(Debug)]
pub struct GateProperties { pub error: Option<f64>, pub duration_s: Option<f64> }
#[derive(Debug)]
pub struct QubitProperties { pub readout_error: Option<f64>, pub readout_duration_s: Option<f64> }
#[derive(Debug)]
pub struct Target { pub map: CouplingMap }
impl Target {
    pub fn num_qubits(&self) -> u32 { self.map.neighbours.len() as u32 }
    pub fn has(&self, g: StandardGate, _: &[u32]) -> bool { g == StandardGate::Cx }
    pub fn dt_s(&self) -> Option<f64> { None }
    pub fn is_faulty(&self, _: u32) -> bool { false }
    pub fn coupling(&self) -> &CouplingMap { &self.map }
    pub fn gate_properties(&self, _: StandardGate, _: &[u32]) -> Option<&GateProperties> { None }
    pub fn qubit_properties(&self, _: u32) -> Option<&QubitProperties> { None }
}
