//! Undo and redo.

use std::rc::Rc;

use super::{Command, EditError, Edited, Layout, apply_seen};
use crate::circuit::Circuit;

/// A circuit with the states it had before, for undo and redo.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    past: Vec<Rc<Circuit>>,
    present: Rc<Circuit>,
    future: Vec<Rc<Circuit>>,
}

impl History {
    /// How many steps can be undone; older ones are forgotten.
    pub const LIMIT: usize = 200;

    /// How many instructions all remembered circuits may have together. Beyond it older steps
    /// are forgotten too: a history of large circuits would fill the memory of the page.
    pub const MAX_INSTRUCTIONS: usize = 500_000;

    /// A history that begins with this circuit.
    pub fn new(circuit: Circuit) -> Self {
        Self { past: Vec::new(), present: Rc::new(circuit), future: Vec::new() }
    }

    /// The circuit as it is.
    pub fn circuit(&self) -> &Rc<Circuit> {
        &self.present
    }

    /// All circuits that are remembered, the present one among them.
    pub fn circuits(&self) -> impl Iterator<Item = &Rc<Circuit>> {
        self.past.iter().chain([&self.present]).chain(&self.future)
    }

    /// Carries out an edit and remembers the state before it. An edit that changes nothing
    /// leaves the history alone. Gives the place of the instruction to look at next.
    ///
    /// # Errors
    /// [`EditError`]; the circuit is then as it was.
    pub fn edit(&mut self, command: &Command) -> Result<Option<usize>, EditError> {
        self.edit_seen(&Layout::of(&self.present), command)
    }

    /// As [`History::edit`], on the circuit as it is seen in this layout, which has to be its
    /// own.
    ///
    /// # Errors
    /// As [`History::edit`].
    pub fn edit_seen(
        &mut self,
        layout: &Layout,
        command: &Command,
    ) -> Result<Option<usize>, EditError> {
        let Edited { circuit, focus } = apply_seen(&self.present, layout, command)?;
        if circuit != *self.present {
            self.replace(circuit);
        }
        Ok(focus)
    }

    /// Puts a circuit in place of the present one as a step of its own, even one that is equal:
    /// the text it was read from need not be.
    pub fn replace(&mut self, circuit: Circuit) {
        self.past.push(std::mem::replace(&mut self.present, Rc::new(circuit)));
        self.future.clear();
        self.forget_oldest();
    }

    fn forget_oldest(&mut self) {
        let mut instructions = 0;
        let fits = |circuit: &&Rc<Circuit>| {
            instructions += circuit.num_places();
            instructions <= Self::MAX_INSTRUCTIONS
        };
        let kept = self.past.iter().rev().take(Self::LIMIT).take_while(fits).count();
        // The last step can always be undone.
        self.past.drain(..self.past.len() - kept.max(1));
    }

    /// Puts another circuit in place of the present one without a step of its own: the last
    /// edit goes on, as when a program is being typed.
    pub fn amend(&mut self, circuit: Circuit) {
        self.present = Rc::new(circuit);
        self.future.clear();
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Goes back one step, if there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.present, before));
        }
    }

    /// Takes back the last undo, if there is one.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
        }
    }
}
