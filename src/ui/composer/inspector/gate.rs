//! The details of gates: angles, qubits, modifiers.

use yew::prelude::*;

use super::{Details, formula};
use crate::circuit::{Expr, Gate, Operation, Power, Qubit};
use crate::editor::{Command, declaring};
use crate::ui::composer::fields::{TextField, button, checkbox, chooser};
use crate::ui::composer::picture::{can_open, greek};
use crate::ui::composer::speech::qubit_name;
use crate::ui::state::DocAction;
use crate::ui::words;

impl Details<'_> {
    /// The fields of a gate.
    pub(super) fn gate(&self, gate: Gate) -> Html {
        html! {
            <>
                { for (0..self.step.params.len()).map(|param| self.angle(gate, param)) }
                { self.qubits() }
                { self.exponent() }
                { self.inverse() }
            </>
        }
    }

    /// What can be done with a gate.
    pub(super) fn gate_buttons(&self) -> Html {
        let (instruction, circuit) = (self.place, self.document.circuit());
        let free = (0..circuit.num_qubits()).map(Qubit);
        let free = free.into_iter().find(|qubit| !self.step.qubits.contains(qubit));
        let add = free.map(|qubit| {
            self.edit_button(
                "inspector-add-control",
                Command::AddControl { instruction, qubit, value: true },
            )
        });
        let opens = can_open(circuit, self.step);
        let is_opened = self.document.layout().slot(instruction).is_some_and(|s| s.is_opened);
        let toggle = {
            let document = self.document.clone();
            let id = if is_opened { "inspector-close-gate" } else { "inspector-open-gate" };
            let act = move || document.act(DocAction::ToggleOpen(instruction));
            opens.then(|| button(self.texts.t(id), act))
        };
        let apart = opens
            .then(|| self.edit_button("inspector-decompose", Command::Decompose { instruction }));
        html! { <>{ for add }{ for toggle }{ for apart }</> }
    }

    fn angle(&self, gate: Gate, param: usize) -> Html {
        let name = param_name(self, gate, param);
        let label = self.texts.with("inspector-angle", &[("name", name.into())]);
        let (instruction, value) = (self.place, Some(&self.step.params[param]));
        self.formula(&format!("param-{param}"), label, value, move |value| {
            Some(Command::SetParam { instruction, param, value: value? })
        })
    }

    /// A field for a formula in which new names declare parameters. `command` is asked for what
    /// an empty field means too.
    fn formula(
        &self,
        key: &str,
        label: AttrValue,
        value: Option<&Expr>,
        command: impl Fn(Option<Expr>) -> Option<Command> + 'static,
    ) -> Html {
        let (document, texts, place) = (self.document.clone(), self.texts.clone(), self.place);
        let note = {
            let (document, texts) = (document.clone(), texts.clone());
            Callback::from(move |text: AttrValue| {
                let names = formula::new_names(&text, document.circuit(), place).join(", ");
                let is_some = !names.is_empty();
                is_some.then(|| texts.with("inspector-declares", &[("names", names.into())]))
            })
        };
        let take = Callback::from(move |text: AttrValue| {
            let circuit = document.circuit();
            let emptied = command(None).filter(|_| text.trim().is_empty());
            if let Some(emptied) = emptied {
                document.edit(emptied);
                return Ok(());
            }
            let formula = formula::read(&text, circuit, place);
            let formula = formula.map_err(|error| words::diagnostic(&texts, &error))?;
            if let Some(command) = command(Some(formula.clone())) {
                document.edit(declaring(circuit, place, &formula, command));
            }
            Ok(())
        });
        let placeholder = if value.is_none() { "1" } else { "" };
        let value = value.map(Expr::to_string).unwrap_or_default();
        let key = format!("{place}-{key}");
        html! { <TextField {key} {label} {value} {placeholder} {take} {note} /> }
    }

    fn qubits(&self) -> Html {
        let own = match self.step.base_gate() {
            Some(Gate::Standard(gate)) => gate.spec().glyph.controls as usize,
            _ => 0,
        };
        let added = self.step.controls().len();
        let field = |operand: usize| {
            let id = if operand < added + own { "inspector-control" } else { "inspector-target" };
            let choice = self.qubit(operand, id);
            let value =
                self.step.controls().get(operand).map(|value| self.control(operand, *value));
            html! { <>{ choice }{ for value }</> }
        };
        (0..self.step.qubits.len()).map(field).collect()
    }

    /// A list to choose the qubit of an operand from.
    pub(super) fn qubit(&self, operand: usize, id: &'static str) -> Html {
        let (circuit, instruction) = (self.document.circuit(), self.place);
        let label = self.texts.with(id, &[("number", (operand + 1).into())]);
        let document = self.document.clone();
        let on_change = Callback::from(move |chosen| {
            document.edit(Command::SetQubit { instruction, operand, qubit: Qubit(chosen) });
        });
        let names = (0..circuit.num_qubits()).map(|k| qubit_name(circuit, Qubit(k))).collect();
        let chosen = self.step.qubits[operand].0;
        chooser(format!("{instruction}-qubit-{operand}"), label, names, chosen, on_change)
    }

    /// The value that an added control must have, and how to be rid of the control.
    fn control(&self, control: usize, value: bool) -> Html {
        let (instruction, number) = (self.place, (control + 1).into());
        let label = self.texts.with("inspector-control-value", &[("number", number)]);
        let document = self.document.clone();
        let toggle = Callback::from(move |chosen: u32| {
            if (chosen == 1) != value {
                document.edit(Command::ToggleControl { instruction, control });
            }
        });
        let values = vec!["0".to_owned(), "1".to_owned()];
        let key = format!("{instruction}-control-{control}");
        let label_of_button =
            self.texts.with("inspector-remove-control", &[("number", (control + 1).into())]);
        let document = self.document.clone();
        let remove = button(label_of_button, move || {
            document.edit(Command::RemoveControl { instruction, control });
        });
        html! {
            <>
                { chooser(key, label, values, u32::from(value), toggle) }
                { remove }
            </>
        }
    }

    fn powers(&self) -> &[Power] {
        match &self.step.operation {
            Operation::Modified(modified) => &modified.powers,
            _ => &[],
        }
    }

    /// The power that the gate is raised to; nothing in the field for none.
    fn exponent(&self) -> Html {
        let exponent = self.powers().iter().find_map(|power| match power {
            Power::Exponent(exponent) => Some(exponent),
            Power::Inverse => None,
        });
        let (label, instruction) = (self.texts.t("inspector-power"), self.place);
        self.formula("power", label, exponent, move |exponent| {
            Some(Command::SetExponent { instruction, exponent })
        })
    }

    fn inverse(&self) -> Html {
        let instruction = self.place;
        let is_inverse = self.powers().first() == Some(&Power::Inverse);
        let document = self.document.clone();
        let on_change =
            Callback::from(move |()| document.edit(Command::ToggleInverse { instruction }));
        checkbox(self.texts.t("inspector-inverse"), is_inverse, on_change)
    }
}

fn param_name(details: &Details<'_>, gate: Gate, param: usize) -> String {
    let name = match gate {
        Gate::Standard(gate) => gate.spec().params.get(param).map(|name| (*name).to_owned()),
        Gate::Defined(id) => {
            let definition = details.document.circuit().definition(id).ok();
            definition.and_then(|definition| definition.params.get(param).cloned())
        }
    };
    greek(&name.unwrap_or_default())
}
