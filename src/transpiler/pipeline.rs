//! The stages one after the other.

use super::check::{check_abilities, check_layout, check_room};
use super::device::{Device, Errors};
use super::elide::elided;
use super::emit::{placed, swap};
use super::error::TranspileError;
use super::init;
use super::layout::TranspileLayout;
use super::merge::merged;
use super::order::Wires;
use super::random::Random;
use super::router::{Move, Places};
use super::sabre::{Effort, Problem};
use super::step::{Action, Origins, Step};
use super::translate;
use super::vf2::{Interactions, embedded};
use super::{TranspileOptions, Transpiled};
use crate::backend::Target;
use crate::circuit::{Circuit, Instruction, Operation};

/// Makes a circuit one for a device.
pub(super) struct Pipeline<'p> {
    pub(super) circuit: &'p Circuit,
    pub(super) device: &'p Device<'p>,
    pub(super) options: &'p TranspileOptions,
    pub(super) wires: Wires,
}

/// Steps on the qubits of the device.
pub(super) struct Routed {
    pub(super) steps: Vec<Step>,
    pub(super) initial: Vec<u32>,
    pub(super) last: Vec<u32>,
}

/// Ways that are tried through a block of control flow.
const BLOCK_WAYS: u64 = 4;

/// Swaps since a place of the program.
type Swaps = Vec<(u32, u32)>;

impl Pipeline<'_> {
    /// All gates on one and two qubits, joined as far as the level has it. With it for each qubit
    /// the number under which it is found at the end.
    pub(super) fn init(&self) -> Result<(Vec<Step>, Vec<u32>), TranspileError> {
        let steps = init::steps(self.circuit)?;
        let names: Vec<u32> = (0..self.wires.num_qubits).collect();
        if self.options.optimization_level == 0 {
            return Ok((steps, names));
        }
        let steps = self.merged(steps, self.wires);
        if self.options.optimization_level == 1 {
            return Ok((steps, names));
        }
        let (steps, names) = elided(steps, self.wires.num_qubits);
        Ok((self.merged(steps, self.wires), names))
    }

    fn merged(&self, steps: Vec<Step>, wires: Wires) -> Vec<Step> {
        merged(steps, wires, self.circuit.variables())
    }

    /// The steps at good places, with what brings qubits together.
    pub(super) fn route(&self, steps: &[Step], names: &[u32]) -> Result<Routed, TranspileError> {
        let num_own = self.wires.num_qubits;
        let grid = &self.device.grid;
        let problem = Problem::new(steps, self.wires, self.circuit.variables(), grid);
        let effort = self.effort(steps.iter().filter_map(Step::pair).count());
        let (places, way) = match self.given_places(steps) {
            Some(places) => {
                let mut random = Random::new(self.options.seed, 0);
                let way = problem.routed(&places, 0, effort.ways, &mut random);
                (places, way)
            }
            None => problem
                .placed(&[], &self.device.usable, num_own, effort, self.options.seed)
                .ok_or(TranspileError::Disconnected { needed: num_own, available: 0 })?,
        };
        let steps = self.placed(steps, &way.moves, places.clone(), &mut Vec::new())?;
        let initial: Vec<u32> = places.all()[..num_own as usize].to_vec();
        let last = names.iter().map(|name| way.places.physical(*name)).collect();
        Ok(Routed { steps, initial, last })
    }

    /// The places that are given, or that no swaps are needed from, if there are such.
    fn given_places(&self, steps: &[Step]) -> Option<Places> {
        let num_physical = self.device.grid.num_qubits();
        if let Some(given) = &self.options.initial_layout {
            return Some(Places::new(given, num_physical));
        }
        if self.options.optimization_level == 0 {
            let first = &self.device.usable[..self.wires.num_qubits as usize];
            return Some(Places::new(first, num_physical));
        }
        self.embedded(steps, self.wires.num_qubits).map(|found| Places::new(&found, num_physical))
    }

    /// Places for these steps at which all pairs are neighbours, with few errors.
    fn embedded(&self, steps: &[Step], num_qubits: u32) -> Option<Vec<u32>> {
        let pairs = steps.iter().filter_map(Step::pair);
        let interactions = Interactions::new(num_qubits, pairs);
        let score = Errors::new(self.device, steps, num_qubits);
        let max_steps =
            [0, 50_000, 200_000, 1_000_000][usize::from(self.options.optimization_level)];
        embedded(&interactions, &self.device.grid, &self.device.usable, &score, max_steps)
    }

    /// Other places for steps on the device, at which less goes wrong.
    pub(super) fn improved(&self, routed: Routed) -> Routed {
        if self.options.optimization_level == 0 || self.options.initial_layout.is_some() {
            return routed;
        }
        if routed.steps.iter().any(Step::is_flow) {
            return routed;
        }
        let num_physical = self.device.grid.num_qubits();
        // The qubits that are used, numbered.
        let mut number: Vec<Option<u32>> = vec![None; num_physical as usize];
        let mut used = Vec::new();
        let all = routed.steps.iter().flat_map(|step| step.qubits.iter().copied());
        for qubit in all.chain(routed.initial.iter().copied()) {
            number[qubit as usize].get_or_insert_with(|| {
                used.push(qubit);
                used.len() as u32 - 1
            });
        }
        let own = |qubit: u32| number[qubit as usize].unwrap_or(0);
        let renumbered: Vec<Step> = routed.steps.iter().map(|step| step.on(&own)).collect();
        let Some(found) = self.embedded(&renumbered, used.len() as u32) else { return routed };
        let place = |qubit: u32| found[own(qubit) as usize];
        Routed {
            steps: routed.steps.iter().map(|step| step.on(&place)).collect(),
            initial: routed.initial.iter().map(|qubit| place(*qubit)).collect(),
            last: routed.last.iter().map(|qubit| place(*qubit)).collect(),
        }
    }

    /// The steps in the gates of the device.
    pub(super) fn translated(&self, steps: Vec<Step>) -> Result<Vec<Step>, TranspileError> {
        let num_qubits = self.device.grid.num_qubits();
        let wires = Wires { num_qubits, ..self.wires };
        let steps = translate::without_formulas(steps);
        let steps =
            if self.options.optimization_level == 0 { steps } else { self.merged(steps, wires) };
        translate::translated(steps, self.device)
    }

    fn effort(&self, num_pairs: usize) -> Effort {
        // Small circuits are tried more often: there is more to gain for what it takes.
        let times = |work: usize, least: u64, most: u64| {
            (work as u64 / num_pairs.max(1) as u64).clamp(least, most)
        };
        match self.options.optimization_level {
            0 => Effort { beginnings: 1, passes: 0, ways: 1 },
            1 => Effort { beginnings: times(3_000, 3, 40), passes: 1, ways: 1 },
            2 => Effort { beginnings: times(10_000, 8, 64), passes: 2, ways: 2 },
            _ => Effort { beginnings: times(16_000, 12, 128), passes: 2, ways: 4 },
        }
    }

    /// The steps at their places; blocks are routed from where their control flow stands, and put
    /// everything back. `swaps` are those since the loop around began.
    fn placed(
        &self,
        steps: &[Step],
        moves: &[Move],
        places: Places,
        swaps: &mut Swaps,
    ) -> Result<Vec<Step>, TranspileError> {
        placed(steps, moves, places, swaps, &mut |step, places, swaps| {
            self.flow(step, places, swaps)
        })
    }

    /// Control flow with blocks for the device.
    fn flow(&self, step: &Step, places: &Places, swaps: &Swaps) -> Result<Step, TranspileError> {
        let Action::Instruction(instruction) = &step.action else { return Ok(step.clone()) };
        let Operation::Flow(flow) = &instruction.operation else { return Ok(step.clone()) };
        let mut flow = flow.as_ref().clone();
        let is_loop = flow.is_loop();
        for block in flow.blocks_mut() {
            let mut since = if is_loop { Swaps::new() } else { swaps.clone() };
            *block = self.block(block, step, places, &mut since)?;
        }
        let qubits = step.qubits.iter().map(|own| places.physical(*own)).collect();
        let whole = Instruction::flow(flow);
        Ok(Step { action: Action::Instruction(whole), qubits, from: step.from.clone() })
    }

    fn block(
        &self,
        block: &[Instruction],
        step: &Step,
        places: &Places,
        swaps: &mut Swaps,
    ) -> Result<Vec<Instruction>, TranspileError> {
        let number = step.from.numbers().first().copied().unwrap_or(0) as usize;
        let mut steps = init::block_steps(self.circuit, block, number, &step.from)?;
        if self.options.optimization_level > 0 {
            steps = self.merged(steps, self.wires);
        }
        let variables = self.circuit.variables();
        let problem = Problem::new(&steps, self.wires, variables, &self.device.grid);
        let mut random = Random::new(self.options.seed, 0);
        let way = problem.routed(places, 0, BLOCK_WAYS, &mut random);
        let before = swaps.len();
        let mut placed = self.placed(&steps, &way.moves, places.clone(), swaps)?;
        placed.extend(swaps[before..].iter().rev().filter_map(|(a, b)| swap(*a, *b)));
        swaps.truncate(before);
        Ok(self.translated(placed)?.into_iter().filter_map(Step::into_instruction).collect())
    }
}

/// The whole way.
///
/// # Errors
/// See [`TranspileError`].
pub(super) fn run(
    circuit: &Circuit,
    target: &Target,
    options: &TranspileOptions,
) -> Result<Transpiled, TranspileError> {
    if target.is_any_gate() {
        return untouched(circuit);
    }
    let device = Device::new(target);
    let wires = Wires { num_qubits: circuit.num_qubits(), num_clbits: circuit.num_clbits() };
    check_room(&device, wires.num_qubits)?;
    check_abilities(circuit.instructions(), &device, None)?;
    if let Some(given) = &options.initial_layout {
        check_layout(given, &device, wires.num_qubits)?;
    }
    let pipeline = Pipeline { circuit, device: &device, options, wires };
    let (steps, names) = pipeline.init()?;
    let routed = pipeline.improved(pipeline.route(&steps, &names)?);
    let Routed { steps, initial, last } = routed;
    let steps = pipeline.translated(steps)?;
    let layout = TranspileLayout::new(target.num_qubits(), initial, last);
    Transpiled::new(circuit, layout, steps)
}

/// A circuit for a place that has every gate on all qubits: as it is.
fn untouched(circuit: &Circuit) -> Result<Transpiled, TranspileError> {
    let places: Vec<u32> = (0..circuit.num_qubits()).collect();
    let layout = TranspileLayout::new(circuit.num_qubits(), places.clone(), places);
    let steps = circuit.instructions().iter().enumerate().map(|(number, instruction)| {
        Step::instruction(instruction.clone(), Origins::one(number as u32))
    });
    Transpiled::with_definitions(circuit, layout, steps.collect())
}
