//! The details of control flow: what decides, and its blocks.

use yew::prelude::*;

use super::Details;
use super::loops::{read_numbers, read_values, values_text};
use crate::circuit::{ControlFlow, LoopValues, VariableId};
use crate::editor::{BlockAt, Command};
use crate::qasm;
use crate::ui::composer::fields::TextField;
use crate::ui::composer::picture::{block_title, listed};

impl Details<'_> {
    /// The fields of control flow.
    pub(super) fn flow(&self, flow: &ControlFlow) -> Html {
        let instruction = self.place;
        match flow {
            ControlFlow::If { condition, .. } | ControlFlow::While { condition, .. } => {
                self.value("inspector-condition", condition, move |condition| {
                    Command::SetCondition { instruction, condition }
                })
            }
            ControlFlow::For { variable, values, .. } => self.rounds(*variable, values),
            ControlFlow::Switch { target, cases, .. } => {
                let cases = cases.iter().enumerate();
                let fields = cases.map(|(number, case)| self.case(number, &case.values));
                let target = self.value("inspector-switch-on", target, move |condition| {
                    Command::SetCondition { instruction, condition }
                });
                html! { <>{ target }{ for fields }</> }
            }
        }
    }

    fn rounds(&self, variable: Option<VariableId>, values: &LoopValues) -> Html {
        let (document, texts, instruction) =
            (self.document.clone(), self.texts.clone(), self.place);
        let take_name = {
            let (document, texts) = (document.clone(), texts.clone());
            Callback::from(move |text: AttrValue| {
                let name = text.trim();
                if !name.is_empty() && !qasm::is_name(name) {
                    return Err(texts.with("edit-bad-name", &[("name", name.into())]));
                }
                let name = (!name.is_empty()).then(|| name.to_owned());
                document.edit(Command::SetLoopVariable { instruction, name });
                Ok(())
            })
        };
        let take_values = Callback::from(move |text: AttrValue| {
            let values = read_values(&text).ok_or_else(|| texts.t("inspector-values-form"))?;
            document.edit(Command::SetLoopValues { instruction, values });
            Ok(())
        });
        let variables = self.document.circuit().variables();
        let name = variable.and_then(|id| variables.get(id.index()));
        let name = name.map(|variable| variable.name.clone()).unwrap_or_default();
        html! {
            <>
                <TextField
                    key={format!("{instruction}-variable")}
                    label={self.texts.t("inspector-variable")}
                    placeholder={self.texts.t("inspector-none")}
                    value={name}
                    take={take_name}
                />
                <TextField
                    key={format!("{instruction}-values")}
                    label={self.texts.t("inspector-values")}
                    value={values_text(values)}
                    take={take_values}
                />
            </>
        }
    }

    fn case(&self, number: usize, values: &[i64]) -> Html {
        let (document, texts) = (self.document.clone(), self.texts.clone());
        let block = BlockAt { place: self.place, block: number };
        let take = Callback::from(move |text: AttrValue| {
            let values = read_numbers(&text).ok_or_else(|| texts.t("inspector-case-form"))?;
            document.edit(Command::SetCaseValues { block, values });
            Ok(())
        });
        let label = self.texts.with("inspector-case", &[("number", (number + 1).into())]);
        html! {
            <TextField key={format!("{}-case-{number}", self.place)} {label} value={listed(values)} {take} />
        }
    }

    /// What can be done with control flow and its blocks.
    pub(super) fn flow_buttons(&self, flow: &ControlFlow) -> Html {
        let instruction = self.place;
        let add_case = matches!(flow, ControlFlow::Switch { .. })
            .then(|| self.edit_button("inspector-add-case", Command::AddCase { instruction }));
        let lacks_else = match flow {
            ControlFlow::If { otherwise: place, .. }
            | ControlFlow::Switch { default: place, .. } => place.is_none(),
            ControlFlow::While { .. } | ControlFlow::For { .. } => false,
        };
        let add_id = match flow {
            ControlFlow::If { .. } => "inspector-add-else",
            _ => "inspector-add-default",
        };
        let add_else =
            lacks_else.then(|| self.edit_button(add_id, Command::AddElse { instruction }));
        let num_blocks = flow.blocks().len();
        let blocks = (0..num_blocks).map(|number| {
            let (keyword, rest) = block_title(self.texts, self.document.circuit(), flow, number);
            let name = format!("{keyword} {rest}").trim_end().to_owned();
            self.block_buttons(flow, number, &name)
        });
        html! { <>{ for add_case }{ for add_else }{ for blocks }</> }
    }

    fn block_buttons(&self, flow: &ControlFlow, number: usize, name: &str) -> Html {
        let block = BlockAt { place: self.place, block: number };
        let can_go = match flow {
            ControlFlow::If { .. } => number > 0,
            ControlFlow::Switch { .. } => flow.blocks().len() > 1,
            ControlFlow::While { .. } | ControlFlow::For { .. } => false,
        };
        let button = |id: &str, command: Command| {
            let document = self.document.clone();
            let label = self.texts.with(id, &[("block", name.into())]);
            crate::ui::composer::fields::button(label, move || document.edit(command.clone()))
        };
        html! {
            <>
                { button("inspector-unwrap", Command::Unwrap { block }) }
                if can_go { { button("inspector-remove-block", Command::RemoveBlock { block }) } }
            </>
        }
    }
}
