//! What there is to say about a text: what is wrong with it, and what it cannot hold.

use yew::prelude::*;

use crate::qasm::{Diagnostic, Loss, Severity};
use crate::ui::i18n::Texts;
use crate::ui::state::CodeView;
use crate::ui::text_editor::Underline;
use crate::ui::words;

/// Problems beyond this many are counted, not listed.
const LISTED: usize = 8;

/// What the reader says about the text, for all to read.
pub(super) fn problems(texts: &Texts, view: &CodeView) -> Html {
    if view.diagnostics.is_empty() {
        return Html::default();
    }
    let problem = |diagnostic: &Diagnostic| {
        let class = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let position = diagnostic.span.position(&view.text);
        let (line, column) = (position.line, position.column);
        let place = texts.with("code-place", &[("line", line.into()), ("column", column.into())]);
        html! {
            <li {class}><strong>{ place }</strong>{ " " }{ words::diagnostic(texts, diagnostic) }</li>
        }
    };
    let more = view.diagnostics.len().saturating_sub(LISTED);
    html! {
        <ul class="problems">
            { for view.diagnostics.iter().take(LISTED).map(problem) }
            if more > 0 {
                <li class="quiet">{ texts.with("code-more", &[("count", more.into())]) }</li>
            }
        </ul>
    }
}

/// The same, for the editor to underline.
pub(super) fn underlines(texts: &Texts, view: &CodeView) -> Vec<Underline> {
    let underline = |diagnostic: &Diagnostic| Underline {
        from: view.offsets.units(diagnostic.span.start),
        to: view.offsets.units(diagnostic.span.end),
        is_error: diagnostic.severity == Severity::Error,
        message: words::diagnostic(texts, diagnostic).to_string(),
    };
    view.diagnostics.iter().map(underline).collect()
}

/// What the format cannot hold: why there is no text, or what is not in it.
pub(super) fn losses(texts: &Texts, view: &CodeView) -> Html {
    if view.losses.is_empty() {
        return Html::default();
    }
    let name = [("format", view.tab.name().into())];
    let (class, head, shown): (_, _, Vec<&Loss>) = if view.is_whole() {
        ("loss", texts.with("code-losses", &name), view.losses.iter().collect())
    } else {
        let fatal = view.losses.iter().filter(|loss| loss.is_fatal());
        ("loss fatal", texts.with("code-unwritable", &name), fatal.collect())
    };
    html! {
        <div {class}>
            <p>{ head }</p>
            { loss_list(texts, &shown) }
        </div>
    }
}

/// Losses as a list.
pub(in crate::ui::panels) fn loss_list(texts: &Texts, losses: &[&Loss]) -> Html {
    let loss = |loss: &&Loss| html! { <li>{ words::loss(texts, loss) }</li> };
    let more = losses.len().saturating_sub(LISTED);
    html! {
        <ul class="problems">
            { for losses.iter().take(LISTED).map(loss) }
            if more > 0 {
                <li class="quiet">{ texts.with("code-more", &[("count", more.into())]) }</li>
            }
        </ul>
    }
}
