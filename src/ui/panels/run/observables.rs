//! The editor of observables: text, a table of letters, presets, and files.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::observable::{Pauli, Preset, SparsePauliOp, SumTextError};
use crate::plot::BitOrder;
use crate::primitives::{HamiltonianError, read_hamiltonian};
use crate::ui::hooks::{FileProblem, Inputs, read_file};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::observable_words::{hamiltonian_error, sum_text_error};
use crate::ui::words::file_problem;

/// Sums with more terms, or on more qubits, are edited as text alone.
const MAX_PICKED: usize = 16;
/// Observables shown before the rest is only counted.
const MAX_SHOWN: usize = 64;

/// What the editor needs.
#[derive(Properties, PartialEq)]
pub(super) struct ObservablesProps {
    /// Where the observables stand.
    pub(super) inputs: UseStateHandle<Inputs>,
    /// The circuit's number of qubits.
    pub(super) num_qubits: u32,
    /// How bits are shown. Text keeps qubit 0 rightmost, since that is how it is read.
    pub(super) bits: BitOrder,
}

/// Why a file gives no observable.
#[derive(Debug, Clone, PartialEq)]
enum Problem {
    /// The file of this name cannot be read.
    File(AttrValue, FileProblem),
    /// What is in it is none.
    Content(HamiltonianError),
}

fn problem_words(texts: &Texts, problem: &Problem) -> AttrValue {
    match problem {
        Problem::File(name, problem) => file_problem(texts, name, problem),
        Problem::Content(error) => hamiltonian_error(texts, error),
    }
}

/// A field for each observable, and what fills them.
#[component]
pub(super) fn Observables(props: &ObservablesProps) -> Html {
    let texts = use_texts();
    let problem = use_state_eq(|| None::<Problem>);
    let lines = &props.inputs.observables;
    let change = {
        let (inputs, problem) = (props.inputs.clone(), problem.clone());
        Callback::from(move |observables: Vec<String>| {
            problem.set(None);
            inputs.set(Inputs { observables, ..(*inputs).clone() });
        })
    };
    let add = {
        let (change, mut lines, n) = (change.clone(), lines.clone(), props.num_qubits);
        lines.push("Z".repeat(n as usize));
        Callback::from(move |_: MouseEvent| change.emit(lines.clone()))
    };
    let hidden = lines.len().saturating_sub(MAX_SHOWN);
    let row = |(place, line)| line_row(&texts, props, (place, line), &change);
    html! {
        <fieldset class="observables">
            <legend>{ texts.t("observables-title") }</legend>
            <p class="quiet" id="observables-hint">{ texts.t("observables-hint") }</p>
            <div class="buttons">
                { for Preset::ALL.into_iter().map(|preset| preset_button(&texts, preset, props.num_qubits, &change)) }
                { file_button(&texts, props.num_qubits, &change, &problem) }
            </div>
            if let Some(problem) = &*problem {
                <p class="error" role="alert">{ problem_words(&texts, problem) }</p>
            }
            <ol>{ for lines.iter().enumerate().take(MAX_SHOWN).map(row) }</ol>
            if hidden > 0 {
                <p class="quiet">{ texts.with("observables-more", &[("count", hidden.into())]) }</p>
            }
            if lines.is_empty() { <p class="error">{ texts.t("observables-none") }</p> }
            <div class="buttons">
                <button type="button" id="observables-add" onclick={add}>{ texts.t("observables-add") }</button>
            </div>
        </fieldset>
    }
}

fn preset_button(
    texts: &Texts,
    preset: Preset,
    num_qubits: u32,
    change: &Callback<Vec<String>>,
) -> Html {
    let id = match preset {
        Preset::EachZ => "observables-each-z",
        Preset::NeighboursZz => "observables-neighbours-zz",
        Preset::SumOfZ => "observables-sum-of-z",
        Preset::GhzWitness => "observables-ghz-witness",
    };
    let lines: Vec<String> =
        preset.observables(num_qubits).iter().map(SparsePauliOp::to_string).collect();
    let is_empty = lines.is_empty();
    let onclick = change.reform(move |_: MouseEvent| lines.clone());
    html! { <button type="button" {id} disabled={is_empty} {onclick}>{ texts.t(id) }</button> }
}

fn file_button(
    texts: &Texts,
    num_qubits: u32,
    change: &Callback<Vec<String>>,
    problem: &UseStateHandle<Option<Problem>>,
) -> Html {
    let (change, problem) = (change.clone(), problem.setter());
    let onchange = Callback::from(move |event: Event| {
        let chooser: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = chooser.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again.
        chooser.set_value("");
        let (change, problem) = (change.clone(), problem.clone());
        spawn_local(async move {
            let name = AttrValue::from(file.name());
            let sum = match read_file(&file).await {
                Ok(text) => read_hamiltonian(&text, num_qubits).map_err(Problem::Content),
                Err(problem) => Err(Problem::File(name, problem)),
            };
            match sum {
                Ok(sum) => change.emit(vec![sum.to_string()]),
                Err(error) => problem.set(Some(error)),
            }
        });
    });
    html! {
        <label class="file-button">
            <span>{ texts.t("observables-file") }</span>
            <input
                id="observables-file"
                type="file"
                accept=".json,.txt,text/plain,application/json"
                {onchange}
            />
        </label>
    }
}

fn line_row(
    texts: &Texts,
    props: &ObservablesProps,
    (place, line): (usize, &String),
    change: &Callback<Vec<String>>,
) -> Html {
    let sum = SparsePauliOp::from_text(line, props.num_qubits);
    let with = {
        let (lines, change) = (props.inputs.observables.clone(), change.clone());
        Callback::from(move |line: Option<String>| {
            let mut lines = lines.clone();
            match line {
                Some(line) => lines[place] = line,
                None => drop(lines.remove(place)),
            }
            change.emit(lines);
        })
    };
    let oninput = with.reform(|event: InputEvent| {
        Some(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let remove = with.reform(|_: MouseEvent| None);
    let number = ("number", (place + 1).into());
    let error_id = format!("observable-{place}-error");
    html! {
        <li key={place}>
            <div class="observable">
                <input
                    type="text"
                    id={format!("observable-{place}")}
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-label={texts.with("observables-one", std::slice::from_ref(&number))}
                    aria-invalid={sum.is_err().to_string()}
                    aria-describedby={format!("{error_id} observables-hint")}
                    value={line.clone()}
                    {oninput}
                />
                <button type="button" aria-label={texts.with("observables-remove", &[number])} onclick={remove}>{ "✕" }</button>
            </div>
            <span class="error" id={error_id} role="alert">{ for sum.as_ref().err().map(|error: &SumTextError| sum_text_error(texts, error)) }</span>
            { for sum.ok().map(|sum| picker(texts, place, (&sum, props.bits), &with)) }
        </li>
    }
}

/// A letter for each term and qubit.
fn picker(
    texts: &Texts,
    place: usize,
    (sum, bits): (&SparsePauliOp, BitOrder),
    with: &Callback<Option<String>>,
) -> Html {
    let num_qubits = sum.num_qubits() as usize;
    if num_qubits == 0 || num_qubits > MAX_PICKED || sum.terms().len() > MAX_PICKED {
        return Html::default();
    }
    let mut qubits: Vec<usize> = (0..num_qubits).collect();
    if bits == BitOrder::ZeroRight {
        qubits.reverse();
    }
    let cell = |term: usize, qubit: usize, letter: char| {
        let sum = sum.clone();
        let onchange = with.reform(move |event: Event| {
            let letter = event.target_unchecked_into::<HtmlSelectElement>().value();
            Some(with_letter(&sum, (term, qubit), &letter).to_string())
        });
        let args = [("term", (term + 1).into()), ("qubit", qubit.into())];
        let label = texts.with("observables-letter", &args);
        let option = |one: char| {
            html! { <option value={one.to_string()} selected={one == letter}>{ one }</option> }
        };
        html! { <td><select aria-label={label} {onchange}>{ for "IXYZ".chars().map(option) }</select></td> }
    };
    let row = |(term, (pauli, coefficient)): (usize, &(Pauli, f64))| {
        let letters = bits.text(&pauli.to_string());
        let letters = qubits.iter().zip(letters.chars());
        html! {
            <tr key={term}>
                <th scope="row">{ coefficient.to_string() }</th>
                { for letters.map(|(qubit, letter)| cell(term, *qubit, letter)) }
            </tr>
        }
    };
    html! {
        <details>
            <summary>{ texts.t("observables-letters") }</summary>
            <div class="scroll">
                <table class="letters" id={format!("observable-{place}-letters")}>
                    <thead><tr>
                        <th scope="col">{ texts.t("observables-coefficient") }</th>
                        { for qubits.iter().map(|qubit| html! { <th scope="col">{ format!("q{qubit}") }</th> }) }
                    </tr></thead>
                    <tbody>{ for sum.terms().iter().enumerate().map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}

/// A sum with another letter on a qubit of a term.
fn with_letter(sum: &SparsePauliOp, (term, qubit): (usize, usize), letter: &str) -> SparsePauliOp {
    let mut terms = sum.terms().to_vec();
    let letters = terms[term].0.to_string();
    let at = letters.len() - 1 - qubit;
    let label = format!("{}{letter}{}", &letters[..at], &letters[at + 1..]);
    if let Ok(pauli) = Pauli::from_label(&label) {
        terms[term].0 = pauli;
    }
    SparsePauliOp::new(sum.num_qubits(), terms).unwrap_or_else(|_| sum.clone())
}
