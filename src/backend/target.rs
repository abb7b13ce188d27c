//! What a device can do, and how well.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::coupling::check_size;
use super::properties::check_time_step;
use super::{CouplingMap, GateProperties, Place, Processor, QubitProperties, TargetError};
use crate::circuit::StandardGate;

/// What a device can do, and how well. Physical qubits are `0..num_qubits`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    name: String,
    num_qubits: u32,
    gates: Gates,
    abilities: BTreeSet<Ability>,
    /// Empty where nothing is known of any qubit.
    qubits: Vec<QubitProperties>,
    faulty: BTreeSet<u32>,
    angle_ranges: BTreeMap<StandardGate, AngleRange>,
    dt_s: Option<f64>,
    coupling: CouplingMap,
    /// Empty where nothing is known of any qubit.
    places: Vec<Place>,
    processor: Option<Processor>,
}

/// Which gates there are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Gates {
    /// Every gate on all qubits.
    Any,
    /// These, on the qubits of the keys in the order of the gate's arguments.
    Listed(BTreeMap<StandardGate, BTreeMap<Vec<u32>, GateProperties>>),
}

/// Something other than a gate that a device can do, on all its qubits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ability {
    /// Measuring a qubit.
    Measure,
    /// Putting a qubit into the state 0.
    Reset,
    /// Letting time pass.
    Delay,
    /// `if`
    If,
    /// `for`, with `break` and `continue`.
    For,
    /// `while`, with `break` and `continue`.
    While,
    /// `switch`
    Switch,
}

impl Ability {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Measure, Self::Reset, Self::Delay, Self::If, Self::For, Self::While, Self::Switch];

    /// Qiskit's name of the instruction.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Reset => "reset",
            Self::Delay => "delay",
            Self::If => "if_else",
            Self::For => "for_loop",
            Self::While => "while_loop",
            Self::Switch => "switch_case",
        }
    }

    /// The one of this name of Qiskit's.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ability| ability.name() == name)
    }
}

/// Between which angles a gate's parameter has to be, in radians, both included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AngleRange {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Target {
    /// A device with these gates, each on the qubits given in the order of the gate's arguments.
    /// It can measure, reset and delay; see the `with` methods for what else it may have.
    ///
    /// # Errors
    /// More than [`Circuit::MAX_BITS`](crate::circuit::Circuit::MAX_BITS) qubits; a qubit out of
    /// range or given twice; a gate on too few or too many qubits, or twice on the same ones;
    /// an error or a duration that is not possible.
    pub fn new(
        name: &str,
        num_qubits: u32,
        gates: impl IntoIterator<Item = (StandardGate, Vec<u32>, GateProperties)>,
    ) -> Result<Self, TargetError> {
        check_size(num_qubits)?;
        let mut listed: BTreeMap<StandardGate, BTreeMap<_, _>> = BTreeMap::new();
        for (gate, qubits, properties) in gates {
            check_place(gate, &qubits, num_qubits)?;
            properties.check(gate, &qubits)?;
            let places = listed.entry(gate).or_default();
            if places.contains_key(&qubits) {
                return Err(TargetError::GateTwice { gate, qubits });
            }
            places.insert(qubits, properties);
        }
        let abilities = [Ability::Measure, Ability::Reset, Ability::Delay];
        let mut target = Self::bare(name, num_qubits, Gates::Listed(listed), &abilities);
        target.coupling = target.find_coupling()?;
        Ok(target)
    }

    /// A place with every gate on all qubits, and every ability: the engine.
    ///
    /// # Errors
    /// More than [`Circuit::MAX_BITS`](crate::circuit::Circuit::MAX_BITS) qubits.
    pub fn any_gate(name: &str, num_qubits: u32) -> Result<Self, TargetError> {
        check_size(num_qubits)?;
        let mut target = Self::bare(name, num_qubits, Gates::Any, &Ability::ALL);
        target.coupling = CouplingMap::new(num_qubits, [])?;
        Ok(target)
    }

    fn bare(name: &str, num_qubits: u32, gates: Gates, abilities: &[Ability]) -> Self {
        let mut can = BTreeSet::new();
        can.extend(abilities.iter().copied());
        Self {
            name: name.to_owned(),
            num_qubits,
            gates,
            abilities: can,
            qubits: Vec::new(),
            faulty: BTreeSet::new(),
            angle_ranges: BTreeMap::new(),
            dt_s: None,
            coupling: CouplingMap::default(),
            places: Vec::new(),
            processor: None,
        }
    }

    /// The same with these abilities and no others.
    #[must_use]
    pub fn with_abilities(mut self, abilities: impl IntoIterator<Item = Ability>) -> Self {
        self.abilities.clear();
        self.abilities.extend(abilities);
        self
    }

    /// The same with properties of its qubits, one for each.
    ///
    /// # Errors
    /// More or fewer than there are qubits; a number that is not possible.
    pub fn with_qubits(mut self, qubits: Vec<QubitProperties>) -> Result<Self, TargetError> {
        let (expected, found) = (self.num_qubits as usize, qubits.len());
        if expected != found {
            return Err(TargetError::PropertyCount { expected, found });
        }
        for (qubit, properties) in (0..).zip(&qubits) {
            properties.check(qubit)?;
        }
        self.qubits = qubits;
        Ok(self)
    }

    /// The same where these qubits are out of order: gates on them are not there.
    ///
    /// # Errors
    /// A qubit out of range.
    pub fn with_faulty(
        mut self,
        faulty: impl IntoIterator<Item = u32>,
    ) -> Result<Self, TargetError> {
        let num_qubits = self.num_qubits;
        self.faulty.clear();
        for qubit in faulty {
            check_qubit(qubit, num_qubits)?;
            self.faulty.insert(qubit);
        }
        self.coupling = self.find_coupling()?;
        Ok(self)
    }

    /// The same with its time step, in seconds.
    ///
    /// # Errors
    /// A step that is 0, negative or no number.
    pub fn with_dt(mut self, dt_s: f64) -> Result<Self, TargetError> {
        check_time_step(dt_s)?;
        self.dt_s = Some(dt_s);
        Ok(self)
    }

    /// The same where the one parameter of a gate has to be in this range.
    ///
    /// # Errors
    /// A gate with no or several parameters; limits that are no numbers or in the wrong order.
    pub fn with_angle_range(
        mut self,
        gate: StandardGate,
        range: AngleRange,
    ) -> Result<Self, TargetError> {
        let AngleRange { least, most } = range;
        let is_range = least.is_finite() && most.is_finite() && least <= most;
        if !is_range || gate.spec().params.len() != 1 {
            return Err(TargetError::BadAngleRange { gate, least, most });
        }
        self.angle_ranges.insert(gate, range);
        Ok(self)
    }

    /// The same with the places of its qubits in a picture, one for each.
    ///
    /// # Errors
    /// More or fewer than there are qubits; two qubits in one place.
    pub fn with_places(mut self, places: Vec<Place>) -> Result<Self, TargetError> {
        let (expected, found) = (self.num_qubits as usize, places.len());
        if expected != found {
            return Err(TargetError::PropertyCount { expected, found });
        }
        let mut taken = BTreeMap::new();
        for (second, place) in (0..).zip(&places) {
            if let Some(first) = taken.insert(*place, second) {
                return Err(TargetError::SamePlace { first, second });
            }
        }
        self.places = places;
        Ok(self)
    }

    /// The same with a kind of processor.
    #[must_use]
    pub fn with_processor(mut self, processor: Processor) -> Self {
        self.processor = Some(processor);
        self
    }

    /// The device's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// Whether every gate of the circuit model may act on all qubits (the engine).
    pub fn is_any_gate(&self) -> bool {
        self.gates == Gates::Any
    }

    /// The standard gates that the device has on some qubits, in the order of the gate table: all
    /// of them where any gate may act.
    pub fn gates(&self) -> impl Iterator<Item = StandardGate> + '_ {
        let all = self.is_any_gate().then(StandardGate::all).into_iter().flatten();
        all.chain(self.listed().into_iter().flat_map(|listed| listed.keys().copied()))
    }

    /// The places of a gate, each with its qubits in the order of the gate's arguments,
    /// ascending. Those with a faulty qubit are not among them, nor those of a target with any gate.
    pub fn places(&self, gate: StandardGate) -> impl Iterator<Item = (&[u32], &GateProperties)> {
        let places = self.listed().and_then(|listed| listed.get(&gate)).into_iter().flatten();
        let places = places.map(|(qubits, properties)| (qubits.as_slice(), properties));
        places.filter(|(qubits, _)| !self.any_faulty(qubits))
    }

    /// Whether the device has this gate on these qubits, in this order.
    pub fn has(&self, gate: StandardGate, qubits: &[u32]) -> bool {
        if self.is_any_gate() {
            return check_place(gate, qubits, self.num_qubits).is_ok() && !self.any_faulty(qubits);
        }
        self.gate_properties(gate, qubits).is_some()
    }

    /// Error and duration of a gate on these qubits, in this order. `None` where the device has not got the
    /// gate there, and for a target with any gate, which has no such numbers.
    pub fn gate_properties(&self, gate: StandardGate, qubits: &[u32]) -> Option<&GateProperties> {
        let properties = self.listed()?.get(&gate)?.get(qubits)?;
        (!self.any_faulty(qubits)).then_some(properties)
    }

    /// Between which angles the parameter of a gate has to be; `None` where all are possible.
    pub fn angle_range(&self, gate: StandardGate) -> Option<AngleRange> {
        self.angle_ranges.get(&gate).copied()
    }

    /// What is known of a qubit; `None` where nothing is.
    pub fn qubit_properties(&self, qubit: u32) -> Option<&QubitProperties> {
        self.qubits.get(qubit as usize)
    }

    /// Where a qubit stands in a picture of the device, if that is known.
    pub fn place(&self, qubit: u32) -> Option<Place> {
        self.places.get(qubit as usize).copied()
    }

    /// The kind of processor, if it is known.
    pub fn processor(&self) -> Option<&Processor> {
        self.processor.as_ref()
    }

    /// Whether the device can do this.
    pub fn can(&self, ability: Ability) -> bool {
        self.abilities.contains(&ability)
    }

    /// What the device can do beside gates.
    pub fn abilities(&self) -> impl Iterator<Item = Ability> + '_ {
        self.abilities.iter().copied()
    }

    /// Whether it can measure.
    pub fn has_measure(&self) -> bool {
        self.can(Ability::Measure)
    }

    /// Whether it can reset.
    pub fn has_reset(&self) -> bool {
        self.can(Ability::Reset)
    }

    /// Whether it can delay.
    pub fn has_delay(&self) -> bool {
        self.can(Ability::Delay)
    }

    /// Whether it has the control flow of this keyword of OpenQASM 3: `if`, `for`, `while`,
    /// `switch`, `break` or `continue`.
    pub fn has_control_flow(&self, keyword: &str) -> bool {
        match keyword {
            "if" => self.can(Ability::If),
            "for" => self.can(Ability::For),
            "while" => self.can(Ability::While),
            "switch" => self.can(Ability::Switch),
            "break" | "continue" => self.can(Ability::For) || self.can(Ability::While),
            _ => false,
        }
    }

    /// The device's time step, in seconds.
    pub fn dt_s(&self) -> Option<f64> {
        self.dt_s
    }

    /// The pairs of qubits with some two-qubit gate. A target with any gate lists none: all are
    /// coupled there, see [`Target::is_any_gate`].
    pub fn coupling(&self) -> &CouplingMap {
        &self.coupling
    }

    /// Whether a qubit is out of order. Gates on it are not there.
    pub fn is_faulty(&self, qubit: u32) -> bool {
        self.faulty.contains(&qubit)
    }

    /// The qubits that are out of order, ascending.
    pub fn faulty_qubits(&self) -> impl Iterator<Item = u32> + '_ {
        self.faulty.iter().copied()
    }

    fn any_faulty(&self, qubits: &[u32]) -> bool {
        qubits.iter().any(|qubit| self.is_faulty(*qubit))
    }

    fn listed(&self) -> Option<&BTreeMap<StandardGate, BTreeMap<Vec<u32>, GateProperties>>> {
        match &self.gates {
            Gates::Any => None,
            Gates::Listed(listed) => Some(listed),
        }
    }

    fn find_coupling(&self) -> Result<CouplingMap, TargetError> {
        let pairs = self
            .gates()
            .flat_map(|gate| self.places(gate))
            .filter_map(|(qubits, _)| <[u32; 2]>::try_from(qubits).ok().map(|[a, b]| (a, b)));
        CouplingMap::new(self.num_qubits, pairs)
    }
}

fn check_qubit(qubit: u32, num_qubits: u32) -> Result<(), TargetError> {
    if qubit >= num_qubits {
        return Err(TargetError::NoSuchQubit { qubit, num_qubits });
    }
    Ok(())
}

/// Whether a gate can act on these qubits at all.
fn check_place(gate: StandardGate, qubits: &[u32], num_qubits: u32) -> Result<(), TargetError> {
    let (expected, found) = (gate.spec().num_qubits as usize, qubits.len());
    if expected != found {
        return Err(TargetError::QubitCount { gate, expected, found });
    }
    for (place, &qubit) in qubits.iter().enumerate() {
        check_qubit(qubit, num_qubits)?;
        if qubits[..place].contains(&qubit) {
            return Err(TargetError::RepeatedQubit { gate, qubit });
        }
    }
    Ok(())
}
