//! Under which name everything is written, so that no two things share one.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Loss, message::quoted};
use super::free_names::FreeNames;
use crate::circuit::{
    Circuit, Gate, GateDefinition, Input, Register, StandardGate, VariableId, VariableScope,
};

/// The rules that a language has for names.
pub(super) struct Rules {
    /// Whether nothing may be named so.
    pub(super) is_reserved: fn(&str) -> bool,
    /// The gates that are known before a program begins.
    pub(super) library: BTreeSet<&'static str>,
    /// Whether bits, parameters and variables can have the names of these gates.
    pub(super) are_values_apart: bool,
    /// Whether there are vectors of parameters, and so names for them.
    pub(super) has_vectors: bool,
    /// Whether the qubits of the device are there without a register.
    pub(super) has_hardware_qubits: bool,
    /// How a name is spelled with the characters that the language has for names.
    pub(super) spelling: fn(&str) -> String,
}

/// The names in a written program.
pub(super) struct Names {
    rules: Rules,
    free: FreeNames,
    qregs: Vec<String>,
    cregs: Vec<String>,
    inputs: Vec<String>,
    variables: Vec<String>,
    definitions: Vec<String>,
    table: BTreeMap<StandardGate, String>,
    /// What symbols of formulas are written as where that is not their name.
    symbols: BTreeMap<String, String>,
    /// What things of the circuit are called that could not keep their names.
    renamed: BTreeMap<String, String>,
}

impl Names {
    /// Names for a circuit and the definitions of gates of the table that it needs. Registers
    /// choose first, then inputs, variables and the circuit's own gates.
    pub(super) fn new(circuit: &Circuit, table: &[StandardGate], rules: Rules) -> Self {
        let mut names = Self {
            free: FreeNames::default(),
            rules,
            qregs: Vec::new(),
            cregs: Vec::new(),
            inputs: Vec::new(),
            variables: Vec::new(),
            definitions: Vec::new(),
            table: BTreeMap::new(),
            symbols: BTreeMap::new(),
            renamed: BTreeMap::new(),
        };
        names.qregs = circuit.qregs().iter().map(|register| names.of_register(register)).collect();
        names.cregs = circuit.cregs().iter().map(|register| names.of_register(register)).collect();
        names.inputs = circuit.inputs().iter().map(|input| names.of_input(input)).collect();
        names.choose_variables(circuit);
        let own = circuit.definitions().iter();
        names.definitions = own.map(|definition| names.keep_gate(&definition.name)).collect();
        for gate in table {
            let name = names.keep_gate(gate.spec().name);
            names.table.insert(*gate, name);
        }
        names
    }

    /// Variables of loops are named where the loops are.
    fn choose_variables(&mut self, circuit: &Circuit) {
        for variable in circuit.variables() {
            let name = match variable.scope {
                VariableScope::Global => {
                    let name = self.keep_value(&variable.name);
                    self.rename_symbol(&variable.name, &name);
                    name
                }
                VariableScope::Loop => String::new(),
            };
            self.variables.push(name);
        }
    }

    fn of_register(&mut self, register: &Register) -> String {
        if register.name == Register::HARDWARE && self.rules.has_hardware_qubits {
            return register.name.clone();
        }
        if register.name == Register::HARDWARE {
            return self.choose("physical");
        }
        self.keep_value(&register.name)
    }

    /// Where there are no vectors, their elements get names instead.
    fn of_input(&mut self, input: &Input) -> String {
        if input.length.is_some() && !self.rules.has_vectors {
            return input.name.clone();
        }
        self.keep_value(&input.name)
    }

    /// A name that nothing has yet, like `wanted`.
    pub(super) fn choose(&mut self, wanted: &str) -> String {
        self.take(wanted, true)
    }

    /// The name of a gate of the circuit, changed only if it has to be.
    fn keep_gate(&mut self, wanted: &str) -> String {
        let name = self.take(wanted, true);
        self.note_name(wanted, &name);
        name
    }

    /// The name of something else of the circuit, changed only if it has to be.
    fn keep_value(&mut self, wanted: &str) -> String {
        let name = self.take(wanted, !self.rules.are_values_apart);
        self.note_name(wanted, &name);
        name
    }

    fn take(&mut self, wanted: &str, shuns_library: bool) -> String {
        let rules = &self.rules;
        let is_reserved = |name: &str| {
            (rules.is_reserved)(name) || (shuns_library && rules.library.contains(name))
        };
        self.free.take(&(rules.spelling)(wanted), is_reserved)
    }

    fn note_name(&mut self, wanted: &str, name: &str) {
        if wanted != name {
            self.renamed.insert(wanted.to_owned(), name.to_owned());
        }
    }

    /// That things of the circuit have other names now.
    pub(super) fn losses(&self) -> impl Iterator<Item = Loss> {
        let renamed = self.renamed.iter();
        renamed
            .map(|(name, written)| Loss::Renamed { name: quoted(name), written: quoted(written) })
    }

    /// Names for the arguments of a definition: none is a reserved word.
    pub(super) fn of_arguments(&self, definition: &GateDefinition) -> Arguments {
        let mut free = FreeNames::default();
        let mut choose =
            |wanted: &String| free.take(&(self.rules.spelling)(wanted), self.rules.is_reserved);
        Arguments {
            params: definition.params.iter().map(&mut choose).collect(),
            qubits: definition.qubits.iter().map(&mut choose).collect(),
        }
    }

    /// Names for the arguments of a definition that nothing else has; those of the parameters
    /// are in the order of the alphabet.
    pub(super) fn of_sorted_arguments(&mut self, definition: &GateDefinition) -> Arguments {
        let params = self.of_sorted_params(definition);
        let qubits: Vec<String> =
            definition.qubits.iter().map(|wanted| self.choose(wanted)).collect();
        for name in &qubits {
            self.free.release(name);
        }
        Arguments { params, qubits }
    }

    fn of_sorted_params(&mut self, definition: &GateDefinition) -> Vec<String> {
        let own: Vec<String> = definition.params.iter().map(|name| self.choose(name)).collect();
        if own.is_sorted() {
            return own;
        }
        let numbered = (0..own.len()).map(|index| format!("p{index:03}"));
        numbered.map(|name| self.choose(&name)).collect()
    }

    /// Gives the variable of a loop a name, until [`Names::end_loop`].
    pub(super) fn begin_loop(&mut self, circuit: &Circuit, id: VariableId) -> LoopName {
        let Some(variable) = circuit.variables().get(id.index()) else {
            return LoopName::default();
        };
        let name = self.keep_value(&variable.name);
        let slot = self.variables.get_mut(id.index());
        let hidden_name = slot.map(|slot| std::mem::replace(slot, name.clone()));
        let hidden_symbol = self.symbols.insert(variable.name.clone(), name.clone());
        LoopName {
            id: Some(id),
            symbol: variable.name.clone(),
            name,
            hidden_name: hidden_name.unwrap_or_default(),
            hidden_symbol,
        }
    }

    /// As [`Names::begin_loop`] for a loop whose variable nobody asks for: all of them have one
    /// name, since it hides nothing that anybody asks for.
    pub(super) fn nameless_loop() -> LoopName {
        LoopName { name: "_".to_owned(), ..LoopName::default() }
    }

    /// Forgets the name of a loop's variable.
    pub(super) fn end_loop(&mut self, begun: LoopName) {
        if begun.id.is_none() {
            return;
        }
        self.free.release(&begun.name);
        match begun.hidden_symbol {
            Some(hidden) => self.symbols.insert(begun.symbol, hidden),
            None => self.symbols.remove(&begun.symbol),
        };
        if let Some(slot) = begun.id.and_then(|id| self.variables.get_mut(id.index())) {
            *slot = begun.hidden_name;
        }
    }

    /// Writes a symbol of formulas under another name than its own.
    pub(super) fn rename_symbol(&mut self, symbol: &str, name: &str) {
        if symbol != name {
            self.symbols.insert(symbol.to_owned(), name.to_owned());
        }
    }

    /// How a symbol of a formula is written.
    pub(super) fn of_symbol<'n>(&'n self, symbol: &'n str) -> &'n str {
        self.symbols.get(symbol).map_or(symbol, String::as_str)
    }

    /// Names of the quantum registers, in the circuit's order.
    pub(super) fn qregs(&self) -> &[String] {
        &self.qregs
    }

    /// Names of the classical registers, in the circuit's order.
    pub(super) fn cregs(&self) -> &[String] {
        &self.cregs
    }

    /// Names of the inputs, in the circuit's order.
    pub(super) fn inputs(&self) -> &[String] {
        &self.inputs
    }

    /// The name of a variable.
    pub(super) fn of_variable(&self, id: VariableId) -> &str {
        self.variables.get(id.index()).map_or("?", String::as_str)
    }

    /// The name of the circuit's definition number `index`.
    pub(super) fn of_definition(&self, index: usize) -> &str {
        self.definitions.get(index).map_or("?", String::as_str)
    }

    /// The name that a gate of the table got for its definition, if it needs one.
    pub(super) fn of_table_gate(&self, gate: StandardGate) -> Option<&str> {
        self.table.get(&gate).map(String::as_str)
    }

    /// The name of a gate that the circuit or this program defines.
    pub(super) fn of_defined(&self, gate: Gate) -> Option<&str> {
        match gate {
            Gate::Standard(standard) => self.of_table_gate(standard),
            Gate::Defined(id) => Some(self.of_definition(id.0 as usize)),
        }
    }
}

/// Names of the arguments of a gate definition.
pub(super) struct Arguments {
    pub(super) params: Vec<String>,
    pub(super) qubits: Vec<String>,
}

/// The name of a loop's variable, and what it hides.
#[derive(Debug, Default)]
pub(super) struct LoopName {
    id: Option<VariableId>,
    symbol: String,
    pub(super) name: String,
    hidden_name: String,
    hidden_symbol: Option<String>,
}
