//! The details of instructions that are no gates: bits, lengths, labels, values.

use yew::prelude::*;

use super::Details;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalExpr, Clbit, Duration, TimeUnit, VariableId,
    VariableScope,
};
use crate::editor::Command;
use crate::qasm;
use crate::ui::composer::fields::{TextField, chooser};
use crate::ui::composer::picture::{target, unit};
use crate::ui::composer::speech::clbit_name;
use crate::ui::words;

/// The units of time, in the order of their list.
const UNITS: [TimeUnit; 5] = [
    TimeUnit::Seconds,
    TimeUnit::Milliseconds,
    TimeUnit::Microseconds,
    TimeUnit::Nanoseconds,
    TimeUnit::BackendSteps,
];

impl Details<'_> {
    /// The bit that a measurement writes.
    pub(super) fn bit(&self) -> Html {
        let Some(&clbit) = self.step.clbits.first() else { return Html::default() };
        let (circuit, document) = (self.document.circuit(), self.document.clone());
        let instruction = self.place;
        let on_change = Callback::from(move |chosen| {
            document.edit(Command::SetClbit { instruction, clbit: Clbit(chosen) });
        });
        let names = (0..circuit.num_clbits()).map(|k| clbit_name(circuit, Clbit(k))).collect();
        let (key, label) = (format!("{instruction}-bit"), self.texts.t("inspector-bit"));
        chooser(key, label, names, clbit.0, on_change)
    }

    /// The label of a barrier.
    pub(super) fn label(&self, label: Option<&str>) -> Html {
        let (document, instruction) = (self.document.clone(), self.place);
        let take = Callback::from(move |text: AttrValue| {
            let text = text.trim();
            let label = (!text.is_empty()).then(|| text.to_owned());
            document.edit(Command::SetBarrierLabel { instruction, label });
            Ok(())
        });
        let (key, value) = (format!("{instruction}-label"), label.unwrap_or_default().to_owned());
        html! { <TextField {key} label={self.texts.t("inspector-label")} {value} {take} /> }
    }

    /// The length of a delay: a number and its unit.
    pub(super) fn length(&self, length: Duration) -> Html {
        let (document, texts, instruction) =
            (self.document.clone(), self.texts.clone(), self.place);
        let take = Callback::from(move |text: AttrValue| {
            let value = text.trim().parse().ok().filter(|value: &f64| value.is_finite());
            let value = value.filter(|value| *value >= 0.0);
            let value = value.ok_or_else(|| texts.t("inspector-length-range"))?;
            let duration = Duration { value, ..length };
            document.edit(Command::SetDelay { instruction, duration });
            Ok(())
        });
        let document = self.document.clone();
        let on_unit = Callback::from(move |chosen: u32| {
            let unit = UNITS.get(chosen as usize).copied().unwrap_or(length.unit);
            let duration = Duration { unit, ..length };
            document.edit(Command::SetDelay { instruction, duration });
        });
        let chosen = UNITS.iter().position(|unit| *unit == length.unit).unwrap_or(0) as u32;
        let names = UNITS.iter().map(|each| unit(*each).to_owned()).collect();
        let key = format!("{instruction}-length");
        let (label, value) = (self.texts.t("inspector-length"), length.value.to_string());
        html! {
            <>
                <TextField {key} {label} {value} {take} />
                { chooser(format!("{instruction}-unit"), self.texts.t("inspector-unit"), names, chosen, on_unit) }
            </>
        }
    }

    /// What an assignment writes, and its value.
    pub(super) fn assignment(&self, assignment: &Assignment) -> Html {
        html! {
            <>
                { self.target(assignment) }
                { self.value("inspector-value", &assignment.value, {
                    let (instruction, target) = (self.place, assignment.target.clone());
                    move |value| {
                        let assignment = Assignment { target: target.clone(), value };
                        Command::SetAssignment { instruction, assignment }
                    }
                }) }
            </>
        }
    }

    /// A list of what can be written: registers and bits, then variables.
    fn target(&self, assignment: &Assignment) -> Html {
        let circuit = self.document.circuit();
        let registers = circuit.cregs().iter().filter(|register| !register.is_loose);
        let registers = registers.map(|register| {
            AssignmentTarget::Bits(
                (register.start..).take(register.size as usize).map(Clbit).collect(),
            )
        });
        let bits = (0..circuit.num_clbits()).map(|bit| AssignmentTarget::Bits(vec![Clbit(bit)]));
        let variables = circuit.variables().iter().enumerate();
        let variables = variables.filter(|(_, variable)| variable.scope == VariableScope::Global);
        let variables = variables.map(|(id, _)| AssignmentTarget::Variable(VariableId(id as u32)));
        let mut targets: Vec<AssignmentTarget> = registers.chain(bits).chain(variables).collect();
        let chosen = targets.iter().position(|target| *target == assignment.target);
        let chosen = chosen.unwrap_or_else(|| {
            targets.push(assignment.target.clone());
            targets.len() - 1
        });
        let names = targets.iter().map(|each| target(circuit, each)).collect();
        let (document, instruction) = (self.document.clone(), self.place);
        let value = assignment.value.clone();
        let on_change = Callback::from(move |chosen: u32| {
            if let Some(target) = targets.get(chosen as usize).cloned() {
                let assignment = Assignment { target, value: value.clone() };
                document.edit(Command::SetAssignment { instruction, assignment });
            }
        });
        let label = self.texts.t("inspector-bit");
        chooser(format!("{instruction}-target"), label, names, chosen as u32, on_change)
    }

    /// A field for a condition or another classical value.
    pub(super) fn value(
        &self,
        id: &'static str,
        value: &ClassicalExpr,
        command: impl Fn(ClassicalExpr) -> Command + 'static,
    ) -> Html {
        let (document, texts, place) = (self.document.clone(), self.texts.clone(), self.place);
        let take = Callback::from(move |text: AttrValue| {
            let circuit = document.circuit();
            let loops = super::formula::loop_variables(circuit, place);
            let value = qasm::parse_condition(&text, circuit, &loops);
            let value = value.map_err(|error| words::diagnostic(&texts, &error))?;
            document.edit(command(value));
            Ok(())
        });
        let value = qasm::condition_text(self.document.circuit(), value);
        html! { <TextField key={format!("{place}-{id}")} label={self.texts.t(id)} {value} {take} /> }
    }
}
