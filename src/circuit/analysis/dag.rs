//! A circuit as a graph: what waits for what.

use super::counts::is_counted;
use super::wires::{Wire, Wires};
use crate::circuit::{Circuit, Instruction, Operation};

/// A node of a [`Dag`]: the index of its instruction in the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The number as a number to index with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An edge as seen from one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The node at the other end.
    pub node: NodeId,
    /// What both act on.
    pub wire: Wire,
}

/// The instructions of a circuit or of a block, with an edge from each to the next one on every
/// wire that it acts on: qubits, classical bits, and variables known in the whole circuit.
///
/// Any order of the nodes that respects the edges does the same. Control flow is one node, which
/// acts on all that its blocks act on; they are seen through graphs of their own. What may leave
/// the block (`break`, `continue`, or control flow that holds one for a loop around) stays after
/// everything before it and before everything after it, on all wires that occur.
///
/// As in Qiskit's `DAGCircuit`, two instructions that only read a bit keep their order too.
#[derive(Debug)]
pub struct Dag<'c> {
    instructions: &'c [Instruction],
    incoming: Edges,
    outgoing: Edges,
}

/// The edges of all nodes in one row; those of node `n` are `starts[n]..starts[n + 1]`.
#[derive(Debug)]
struct Edges {
    starts: Vec<usize>,
    edges: Vec<Edge>,
}

impl Edges {
    fn of(&self, node: NodeId) -> &[Edge] {
        &self.edges[self.starts[node.index()]..self.starts[node.index() + 1]]
    }
}

impl<'c> Dag<'c> {
    /// The graph of a circuit's own instructions. Cost: the number of operands.
    pub fn of(circuit: &'c Circuit) -> Self {
        Self::of_block(circuit, circuit.instructions())
    }

    /// The graph of a block of the circuit.
    pub fn of_block(circuit: &'c Circuit, block: &'c [Instruction]) -> Self {
        let (starts, edges) = incoming(circuit, block);
        let incoming = Edges { starts, edges };
        let outgoing = reversed(&incoming, block.len());
        Self { instructions: block, incoming, outgoing }
    }

    /// Number of nodes.
    pub fn num_nodes(&self) -> usize {
        self.instructions.len()
    }

    /// The nodes in an order that respects the edges, which is that of the program.
    pub fn topological_order(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.instructions.len() as u32).map(NodeId)
    }

    /// The instruction of a node.
    pub fn instruction(&self, node: NodeId) -> &'c Instruction {
        &self.instructions[node.index()]
    }

    /// The edges that end at a node, by wire.
    pub fn incoming(&self, node: NodeId) -> &[Edge] {
        self.incoming.of(node)
    }

    /// The edges that begin at a node, by the node they go to.
    pub fn outgoing(&self, node: NodeId) -> &[Edge] {
        self.outgoing.of(node)
    }

    /// The nodes that come directly before a node, ascending.
    pub fn predecessors(&self, node: NodeId) -> Vec<NodeId> {
        distinct(self.incoming(node))
    }

    /// The nodes that come directly after a node, ascending.
    pub fn successors(&self, node: NodeId) -> Vec<NodeId> {
        distinct(self.outgoing(node))
    }

    /// The nodes in layers, each as early as possible: what is in one layer has no wire in
    /// common, and waits for something in the layer before. Barriers are waited for and are in
    /// no layer. There are as many layers as the circuit is deep, if instructions without any
    /// wire, which are in the first, are not alone.
    pub fn layers(&self) -> Vec<Vec<NodeId>> {
        let mut layers: Vec<Vec<NodeId>> = Vec::new();
        // For each node, the number of layers that are over once it is done.
        let mut done_after: Vec<usize> = Vec::with_capacity(self.num_nodes());
        for node in self.topological_order() {
            let before = self.incoming(node).iter().map(|edge| done_after[edge.node.index()]);
            let start = before.max().unwrap_or(0);
            if !is_counted(self.instruction(node)) {
                done_after.push(start);
                continue;
            }
            done_after.push(start + 1);
            if start == layers.len() {
                layers.push(Vec::new());
            }
            layers[start].push(node);
        }
        layers
    }
}

fn distinct(edges: &[Edge]) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = edges.iter().map(|edge| edge.node).collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

/// For each node the edges that end there.
fn incoming(circuit: &Circuit, block: &[Instruction]) -> (Vec<usize>, Vec<Edge>) {
    let wires = Wires::new(circuit);
    let mut last: Vec<Option<NodeId>> = vec![None; wires.count()];
    // Since the last node that may leave the block: the wires that occurred.
    let mut leaving: Option<NodeId> = None;
    let mut occurred: Vec<Wire> = Vec::new();
    let (mut starts, mut edges) = (vec![0], Vec::new());
    for (index, instruction) in block.iter().enumerate() {
        let node = NodeId(index as u32);
        let own = wires.of(instruction);
        let may_leave = may_leave_block(instruction, 0);
        let mut touched = own.clone();
        if may_leave {
            touched.append(&mut occurred);
            touched.sort_unstable();
            touched.dedup();
        }
        for wire in touched {
            let place = &mut last[wires.index(wire)];
            let before = (*place).max(leaving);
            edges.extend(before.map(|node| Edge { node, wire }));
            if *place <= leaving {
                occurred.push(wire);
            }
            *place = Some(node);
        }
        if may_leave {
            leaving = Some(node);
            occurred.clear();
        }
        starts.push(edges.len());
    }
    (starts, edges)
}

/// Whether it may end the block it stands in, of which `loops` loops around it are a part.
fn may_leave_block(instruction: &Instruction, loops: usize) -> bool {
    match &instruction.operation {
        Operation::Break | Operation::Continue => loops == 0,
        Operation::Flow(flow) => {
            let loops = loops + usize::from(flow.is_loop());
            flow.blocks().into_iter().flatten().any(|inner| may_leave_block(inner, loops))
        }
        _ => false,
    }
}

/// The same edges, by the node they begin at.
fn reversed(incoming: &Edges, num_nodes: usize) -> Edges {
    let mut starts = vec![0; num_nodes + 1];
    for edge in &incoming.edges {
        starts[edge.node.index() + 1] += 1;
    }
    for node in 0..num_nodes {
        starts[node + 1] += starts[node];
    }
    let mut free = starts.clone();
    let mut edges = incoming.edges.clone();
    for node in (0..num_nodes as u32).map(NodeId) {
        for edge in incoming.of(node) {
            let place = &mut free[edge.node.index()];
            edges[*place] = Edge { node, wire: edge.wire };
            *place += 1;
        }
    }
    Edges { starts, edges }
}
