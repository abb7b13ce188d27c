//! The details of one instruction, or of several that are selected: what they are, all that can
//! be changed, and what can be done with them.

mod flow;
mod formula;
mod gate;
mod loops;
mod steps;

use yew::prelude::*;

use super::fields::{TextField, button};
use super::speech::operation_title;
use crate::circuit::{Instruction, Operation};
use crate::editor::Command;
use crate::qasm;
use crate::ui::hooks::DocHandle;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::DocAction;
use crate::ui::words;

/// What the inspector needs.
#[derive(Properties, PartialEq)]
pub(super) struct InspectorProps {
    /// The document.
    pub(super) document: DocHandle,
    /// Called to go back to the grid.
    pub(super) on_leave: Callback<()>,
}

/// An instruction whose details are shown.
struct Details<'d> {
    document: &'d DocHandle,
    texts: &'d Texts,
    place: usize,
    step: &'d Instruction,
}

/// The details of what is selected.
#[component]
pub(super) fn Inspector(props: &InspectorProps) -> Html {
    let texts = use_texts();
    let document = &props.document;
    let circuit = document.circuit();
    let selected = document
        .selected
        .and_then(|place| document.layout().instruction(circuit, place).map(|step| (place, step)));
    let Some((place, step)) = selected else {
        return html! { <p class="inspector quiet">{ texts.t("inspector-nothing") }</p> };
    };
    let onkeydown = {
        let on_leave = props.on_leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_leave.emit(());
            }
        })
    };
    let details = Details { document, texts: &texts, place, step };
    let content = match document.marked.len() {
        0 | 1 => details.html(&props.on_leave),
        count => several(document, &texts, count, &props.on_leave),
    };
    html! {
        <section class="inspector" id="inspector" aria-label={texts.t("inspector-title")} {onkeydown}>
            { content }
        </section>
    }
}

impl Details<'_> {
    fn html(&self, on_leave: &Callback<()>) -> Html {
        let title = operation_title(self.texts, self.document.circuit(), self.step);
        let instruction = self.place;
        html! {
            <>
                <h3>{ title }</h3>
                <p class="quiet">{ words::operation_help(self.texts, &self.step.operation) }</p>
                <div class="fields">{ self.fields() }</div>
                <div class="buttons">
                    { self.buttons() }
                    { remove(self.document, self.texts, Command::Remove { instruction }, on_leave) }
                    { close(self.document, self.texts, on_leave) }
                </div>
            </>
        }
    }

    fn fields(&self) -> Html {
        match &self.step.operation {
            Operation::Gate(gate) => self.gate(*gate),
            Operation::Modified(modified) => self.gate(modified.gate),
            Operation::Measure => {
                html! { <>{ self.qubit(0, "inspector-target") }{ self.bit() }</> }
            }
            Operation::Reset => self.qubit(0, "inspector-target"),
            Operation::Delay(length) => {
                let qubits = 0..self.step.qubits.len();
                let qubits = qubits.map(|operand| self.qubit(operand, "inspector-target"));
                html! { <>{ self.length(*length) }{ for qubits }</> }
            }
            Operation::Barrier(label) => self.label(label.as_deref()),
            Operation::Assign(assignment) => self.assignment(assignment),
            Operation::Flow(flow) => self.flow(flow),
            Operation::Break | Operation::Continue => Html::default(),
        }
    }

    fn buttons(&self) -> Html {
        match &self.step.operation {
            Operation::Gate(_) | Operation::Modified(_) => self.gate_buttons(),
            Operation::Flow(flow) => self.flow_buttons(flow),
            _ => Html::default(),
        }
    }

    /// A button that makes an edit.
    fn edit_button(&self, id: &str, command: Command) -> Html {
        let document = self.document.clone();
        button(self.texts.t(id), move || document.edit(command.clone()))
    }
}

fn remove(document: &DocHandle, texts: &Texts, command: Command, then: &Callback<()>) -> Html {
    let (document, then) = (document.clone(), then.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        document.edit(command.clone());
        then.emit(());
    });
    html! { <button type="button" class="danger" {onclick}>{ texts.t("inspector-remove") }</button> }
}

fn close(document: &DocHandle, texts: &Texts, then: &Callback<()>) -> Html {
    let (document, then) = (document.clone(), then.clone());
    button(texts.t("inspector-close"), move || {
        then.emit(());
        document.act(DocAction::Select(None));
    })
}

/// What can be done with several instructions: made into a gate, or removed.
fn several(document: &DocHandle, texts: &Texts, count: usize, on_leave: &Callback<()>) -> Html {
    let take = {
        let (document, texts) = (document.clone(), texts.clone());
        Callback::from(move |text: AttrValue| {
            let name = text.trim().to_owned();
            if !qasm::is_name(&name) {
                return Err(texts.with("edit-bad-name", &[("name", name.into())]));
            }
            document.edit(Command::Group { instructions: document.marked.to_vec(), name });
            Ok(())
        })
    };
    // From the last to the first, so that the places of the others stay what they are.
    let removals = document.marked.iter().rev();
    let all = removals.map(|&instruction| Command::Remove { instruction }).collect();
    html! {
        <>
            <h3>{ texts.with("inspector-several", &[("count", count.into())]) }</h3>
            <p class="quiet">{ texts.t("inspector-several-hint") }</p>
            <div class="fields">
                <TextField label={texts.t("inspector-group")} value={AttrValue::default()} {take} />
            </div>
            <div class="buttons">
                { remove(document, texts, Command::All(all), on_leave) }
                { close(document, texts, on_leave) }
            </div>
        </>
    }
}
