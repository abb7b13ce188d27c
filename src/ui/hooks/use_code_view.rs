//! What the code pane shows, and which of its tabs.

use std::rc::Rc;

use yew::prelude::*;

use super::DocHandle;
use crate::ui::same::Same;
use crate::ui::state::{CodeTab, CodeView};

/// The tab of the code pane that is shown: that of the document's language, whenever that
/// changes, or the one that the person has chosen since.
#[hook]
pub(in crate::ui) fn use_code_tab(document: &DocHandle) -> UseStateHandle<CodeTab> {
    let own = CodeTab::of(document.text().language);
    let tab = use_state_eq(|| own);
    {
        let tab = tab.clone();
        use_effect_with(own, move |own| tab.set(*own));
    }
    tab
}

/// What a tab shows of the document.
#[hook]
pub(in crate::ui) fn use_code_view(document: &DocHandle, tab: CodeTab) -> Rc<CodeView> {
    let own = use_memo((document.clone(), tab), |(document, tab)| {
        CodeView::own(document, *tab).map(Rc::new)
    });
    let circuit = Same(Rc::clone(document.circuit()));
    // Written only when it is shown.
    let written = use_memo((circuit, tab, own.is_some()), |(circuit, tab, is_own)| {
        (!is_own).then(|| Rc::new(CodeView::written(circuit, *tab)))
    });
    let view = own.as_ref().clone().or_else(|| written.as_ref().clone());
    view.expect("invariant: what is not the document's own text is written")
}
