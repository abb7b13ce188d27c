//! Everything of a circuit that has a name: registers and their sizes, parameters, variables,
//! gates. To rename, resize, remove and add.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::fields::{TextField, button};
use crate::circuit::{Circuit, ClassicalType, Register, VariableScope};
use crate::editor::{Command, Declaration};
use crate::qasm;
use crate::ui::hooks::DocHandle;
use crate::ui::i18n::{Texts, use_texts};

/// What the list needs.
#[derive(Properties, PartialEq)]
pub(super) struct NamesProps {
    /// The document.
    pub(super) document: DocHandle,
}

/// The kinds of things that can be added, by the identifier of their message.
const KINDS: [&str; 7] = [
    "names-qreg",
    "names-creg",
    "names-qubit",
    "names-bit",
    "names-parameter",
    "names-vector",
    "names-variable",
];

/// A thing with a name, as a row of the list.
struct Named {
    /// Identifier of the message that says what it is.
    kind: &'static str,
    name: String,
    /// Its size, where it has one.
    size: Option<u32>,
    /// Whether the name may be another.
    can_rename: bool,
}

/// Everything of a circuit that has a name.
fn all_named(circuit: &Circuit) -> Vec<Named> {
    let register = |(ids, register): ([&'static str; 2], &Register)| Named {
        kind: ids[usize::from(register.is_loose)],
        name: register.name.clone(),
        size: (!register.is_loose).then_some(register.size),
        can_rename: register.name != Register::HARDWARE,
    };
    let qregs = circuit.qregs().iter().map(|found| (["names-qreg", "names-qubit"], found));
    let cregs = circuit.cregs().iter().map(|found| (["names-creg", "names-bit"], found));
    let inputs = circuit.inputs().iter().map(|input| Named {
        kind: if input.length.is_some() { "names-vector" } else { "names-parameter" },
        name: input.name.clone(),
        size: input.length,
        can_rename: true,
    });
    let plain =
        |kind, name: &String| Named { kind, name: name.clone(), size: None, can_rename: true };
    let globals = circuit.variables().iter().filter(|v| v.scope == VariableScope::Global);
    let variables = globals.map(|variable| plain("names-variable", &variable.name));
    let gates = circuit.definitions().iter().map(|gate| plain("names-gate", &gate.name));
    qregs.chain(cregs).map(register).chain(inputs).chain(variables).chain(gates).collect()
}

/// What the form for something new declares; `None` for a size that is none.
fn declaration(kind: &str, name: String, size: &str) -> Option<Declaration> {
    let size = || size.trim().parse().ok().filter(|size| *size > 0);
    Some(match kind {
        "names-creg" => Declaration::Creg { name, size: size()? },
        "names-qubit" => Declaration::LooseQubit { name },
        "names-bit" => Declaration::LooseClbit { name },
        "names-parameter" => Declaration::Input { name, length: None },
        "names-vector" => Declaration::Input { name, length: Some(size()?) },
        "names-variable" => {
            let kind = ClassicalType::Int(None);
            Declaration::Variable { name, kind, initial: Some(0) }
        }
        _ => Declaration::Qreg { name, size: size()? },
    })
}

/// Whether things of a kind have a size.
fn has_size(kind: &str) -> bool {
    matches!(kind, "names-qreg" | "names-creg" | "names-vector")
}

/// Rows shown before a person asks for more.
const SHOWN: usize = 60;

/// The list, which is open when a person opens it.
#[component]
pub(super) fn Names(props: &NamesProps) -> Html {
    let texts = use_texts();
    let is_open = use_state_eq(|| false);
    let shown = use_state_eq(|| SHOWN);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let document = &props.document;
    let named = if *is_open { all_named(document.circuit()) } else { Vec::new() };
    let hidden = named.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        button(texts.with("results-more", &[("count", hidden.into())]), move || {
            shown.set(*shown * 4);
        })
    };
    let rows = named.into_iter().take(*shown).enumerate();
    let rows = rows.map(|(number, named)| row(document, &texts, number, named));
    html! {
        <details class="names" {ontoggle}>
            <summary id="names">{ texts.t("names-title") }</summary>
            if *is_open {
                <div class="names-list">{ for rows }</div>
                if hidden > 0 { { more } }
                <NewName document={document.clone()} />
            }
        </details>
    }
}

fn row(document: &DocHandle, texts: &Texts, number: usize, named: Named) -> Html {
    let Named { kind, name, size, can_rename } = named;
    let spoken = |id: &str| texts.with(id, &[("name", name.as_str().into())]);
    let rename = {
        let (document, texts, name) = (document.clone(), texts.clone(), name.clone());
        Callback::from(move |text: AttrValue| {
            let to = checked_name(&texts, &text)?;
            document.edit(Command::Rename { name: name.clone(), to });
            Ok(())
        })
    };
    let resize = {
        let (document, texts, name) = (document.clone(), texts.clone(), name.clone());
        Callback::from(move |text: AttrValue| {
            let size = text.trim().parse().ok().filter(|size| *size > 0);
            let size = size.ok_or_else(|| texts.t("names-size-range"))?;
            document.edit(Command::Resize { name: name.clone(), size });
            Ok(())
        })
    };
    let remove = {
        let (document, name) = (document.clone(), name.clone());
        button(spoken("names-remove"), move || {
            document.edit(Command::Undeclare { name: name.clone() });
        })
    };
    html! {
        <div class="fields" key={number} role="group" aria-label={format!("{} {name}", texts.t(kind))}>
            if can_rename {
                <TextField label={texts.t(kind)} value={name.clone()} take={rename} />
            } else {
                <p class="field"><span>{ texts.t(kind) }</span><code>{ name.clone() }</code></p>
            }
            if let Some(size) = size {
                <TextField label={spoken("names-size")} value={size.to_string()} take={resize} />
            }
            { remove }
        </div>
    }
}

/// A name that a program can have, or in words why it cannot.
fn checked_name(texts: &Texts, text: &str) -> Result<String, AttrValue> {
    let name = text.trim();
    let is_name = qasm::is_name(name);
    let problem = || texts.with("edit-bad-name", &[("name", name.into())]);
    is_name.then(|| name.to_owned()).ok_or_else(problem)
}

/// The form for something new: what it is, its name and its size. Giving it a name adds it.
#[component]
fn NewName(props: &NamesProps) -> Html {
    let texts = use_texts();
    let kind = use_state_eq(|| KINDS[0]);
    let size = use_state_eq(|| AttrValue::from("2"));
    let onchange = {
        let kind = kind.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            kind.set(KINDS.into_iter().find(|kind| *kind == chosen).unwrap_or(KINDS[0]));
        })
    };
    let take_size = {
        let size = size.clone();
        Callback::from(move |text: AttrValue| {
            size.set(text);
            Ok(())
        })
    };
    let take = {
        let (document, texts) = (props.document.clone(), texts.clone());
        let (kind, size) = (*kind, (*size).clone());
        Callback::from(move |text: AttrValue| {
            let name = checked_name(&texts, &text)?;
            let new = declaration(kind, name, &size);
            let new = new.ok_or_else(|| texts.t("names-size-range"))?;
            document.edit(Command::Declare(new));
            Ok(())
        })
    };
    let option = |id: &'static str| {
        html! { <option value={id} selected={id == *kind}>{ texts.t(id) }</option> }
    };
    html! {
        <div class="fields" role="group" aria-label={texts.t("names-new")}>
            <label class="field">
                <span>{ texts.t("names-new") }</span>
                <select {onchange}>{ for KINDS.into_iter().map(option) }</select>
            </label>
            if has_size(*kind) {
                <TextField label={texts.t("names-new-size")} value={(*size).clone()} take={take_size} />
            }
            <TextField label={texts.t("names-new-name")} value={AttrValue::default()} {take} />
        </div>
    }
}
