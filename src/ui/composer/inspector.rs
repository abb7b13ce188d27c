//! The details of one instruction: angles, qubits, bit.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::speech::{clbit_name, operation_title, qubit_name};
use crate::circuit::{Circuit, Clbit, Gate, Instruction, Operation, Qubit};
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

/// The details of the selected instruction.
#[component]
pub(super) fn Inspector(props: &InspectorProps) -> Html {
    let texts = use_texts();
    let document = &props.document;
    let circuit = document.circuit();
    let selected = document
        .selected
        .and_then(|index| circuit.instruction(index).map(|instruction| (index, instruction)));
    let Some((index, step)) = selected else {
        return html! { <p class="inspector quiet">{ texts.t("inspector-nothing") }</p> };
    };
    let remove = {
        let (document, on_leave) = (document.clone(), props.on_leave.clone());
        Callback::from(move |_: MouseEvent| {
            document.edit(Command::Remove { instruction: index });
            on_leave.emit(());
        })
    };
    let close = document_action(document, DocAction::Select(None), &props.on_leave);
    let onkeydown = {
        let on_leave = props.on_leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_leave.emit(());
            }
        })
    };
    let title = operation_title(&texts, circuit, step);
    html! {
        <section class="inspector" id="inspector" aria-label={texts.t("inspector-title")} {onkeydown}>
            <h3>{ title }</h3>
            <p class="quiet">{ words::operation_help(&texts, &step.operation) }</p>
            <div class="fields">
                { angles(document, &texts, index, step) }
                { qubits(document, &texts, index, step) }
                { bits(document, &texts, index, step) }
            </div>
            <div class="buttons">
                <button type="button" class="danger" onclick={remove}>{ texts.t("inspector-remove") }</button>
                <button type="button" onclick={close}>{ texts.t("inspector-close") }</button>
            </div>
        </section>
    }
}

fn document_action(
    document: &DocHandle,
    action: DocAction,
    then: &Callback<()>,
) -> Callback<MouseEvent> {
    let (document, then) = (document.clone(), then.clone());
    Callback::from(move |_| {
        then.emit(());
        document.act(action.clone());
    })
}

fn angles(document: &DocHandle, texts: &Texts, index: usize, step: &Instruction) -> Html {
    let circuit = document.circuit();
    let field = |(param, value): (usize, &crate::circuit::Expr)| {
        let on_change = {
            let document = document.clone();
            Callback::from(move |value| {
                document.edit(Command::SetParam { instruction: index, param, value });
            })
        };
        let name = param_name(circuit, step, param);
        let label = texts.with("inspector-angle", &[("name", name.into())]);
        html! { <AngleField key={format!("{index}-{param}")} {label} value={value.to_string()} {on_change} /> }
    };
    step.params.iter().enumerate().map(field).collect()
}

fn param_name(circuit: &Circuit, step: &Instruction, param: usize) -> String {
    let name = match step.operation {
        Operation::Gate(Gate::Standard(gate)) => gate.spec().params.get(param).copied(),
        Operation::Gate(Gate::Defined(id)) => circuit
            .definition(id)
            .ok()
            .and_then(|definition| definition.params.get(param))
            .map(String::as_str),
        _ => None,
    };
    greek(name.unwrap_or_default()).to_owned()
}

fn greek(name: &str) -> &str {
    match name {
        "theta" => "θ",
        "phi" => "φ",
        "lambda" => "λ",
        "gamma" => "γ",
        "beta" => "β",
        other => other,
    }
}

fn qubits(document: &DocHandle, texts: &Texts, index: usize, step: &Instruction) -> Html {
    if matches!(step.operation, Operation::Barrier(_)) {
        return Html::default();
    }
    let circuit = document.circuit();
    let controls = match step.operation {
        Operation::Gate(Gate::Standard(gate)) => gate.spec().glyph.controls as usize,
        _ => 0,
    };
    let field = |(operand, &qubit): (usize, &Qubit)| {
        let id = if operand < controls { "inspector-control" } else { "inspector-target" };
        let label = texts.with(id, &[("number", (operand + 1).into())]);
        let document = document.clone();
        let on_change = Callback::from(move |chosen| {
            let qubit = Qubit(chosen);
            document.edit(Command::SetQubit { instruction: index, operand, qubit });
        });
        let names = (0..circuit.num_qubits()).map(|k| qubit_name(circuit, Qubit(k))).collect();
        chooser(operand, label, names, qubit.0, on_change)
    };
    step.qubits.iter().enumerate().map(field).collect()
}

fn bits(document: &DocHandle, texts: &Texts, index: usize, step: &Instruction) -> Html {
    let Some(&clbit) = step.clbits.first() else { return Html::default() };
    let circuit = document.circuit();
    let document = document.clone();
    let on_change = Callback::from(move |chosen| {
        document.edit(Command::SetClbit { instruction: index, clbit: Clbit(chosen) });
    });
    let names = (0..circuit.num_clbits()).map(|k| clbit_name(circuit, Clbit(k))).collect();
    chooser(0, texts.t("inspector-bit"), names, clbit.0, on_change)
}

/// A list to choose one of several named things from, by number.
fn chooser(
    key: usize,
    label: AttrValue,
    names: Vec<String>,
    chosen: u32,
    on_change: Callback<u32>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Ok(number) = value.parse() {
            on_change.emit(number);
        }
    });
    let option = |(number, name): (usize, String)| {
        let is_chosen = number == chosen as usize;
        html! { <option value={number.to_string()} selected={is_chosen}>{ name }</option> }
    };
    let options: Html = names.into_iter().enumerate().map(option).collect();
    html! {
        <label class="field" key={format!("{label}-{key}")}>
            <span>{ label }</span>
            <select {onchange}>{ options }</select>
        </label>
    }
}

/// What a field for an angle needs.
#[derive(Properties, PartialEq)]
struct AngleFieldProps {
    label: AttrValue,
    value: AttrValue,
    on_change: Callback<crate::circuit::Expr>,
}

/// A field for an angle: takes `pi/2` as well as numbers, and says what is wrong with others.
/// What is being typed stays until it is taken over, or given up with Escape.
#[component]
fn AngleField(props: &AngleFieldProps) -> Html {
    let texts = use_texts();
    let typed = use_state(|| None::<AttrValue>);
    let error = use_state(|| None::<AttrValue>);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value().into()));
        })
    };
    let onchange = {
        let (typed, error) = (typed.clone(), error.clone());
        let on_change = props.on_change.clone();
        Callback::from(move |_: Event| {
            let Some(text) = (*typed).clone() else { return };
            match qasm::parse_angle(&text) {
                Ok(value) => {
                    typed.set(None);
                    error.set(None);
                    on_change.emit(value);
                }
                Err(diagnostic) => error.set(Some(words::diagnostic(&texts, &diagnostic))),
            }
        })
    };
    let onkeydown = {
        let (typed, error) = (typed.clone(), error.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                typed.set(None);
                error.set(None);
            }
        })
    };
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    let invalid = error.is_some().to_string();
    html! {
        <label class="field">
            <span>{ props.label.clone() }</span>
            <input
                type="text"
                spellcheck="false"
                autocomplete="off"
                aria-invalid={invalid}
                {value}
                {oninput}
                {onchange}
                {onkeydown}
            />
            if let Some(error) = &*error {
                <span class="error" role="alert">{ error.clone() }</span>
            }
        </label>
    }
}
