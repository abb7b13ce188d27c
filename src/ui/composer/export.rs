//! The dialog that saves the circuit as a picture.

use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::picture::{Geometry, Ground, Scene, size, to_svg};
use crate::circuit::Circuit;
use crate::editor::Layout;
use crate::ui::download::{self, png};
use crate::ui::hooks::{DocHandle, use_dialog};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::live_field::LiveField;
use crate::ui::words;

/// Circuits with more instructions are not saved as pictures: the file would be too large for
/// what shows pictures.
const MAX_PLACES: usize = 50_000;
/// Most pixels on a side of a PNG file, as far as browsers go.
const MAX_SIDE: f64 = 16_384.0;
/// Most pixels of a PNG file.
const MAX_PIXELS: f64 = 67_108_864.0;
/// Columns of a row when the circuit is folded, as Qiskit has it.
const DEFAULT_FOLD: usize = 25;
/// Most columns of a row that can be asked for.
const MAX_FOLD: usize = 1000;

/// What the dialog needs.
#[derive(Properties, PartialEq)]
pub(super) struct ExportProps {
    /// The document.
    pub(super) document: DocHandle,
    /// Whether circuits are folded on the page.
    pub(super) is_folded: bool,
    /// Whether the dialog is open.
    pub(super) is_open: bool,
    /// Called when it is closed.
    pub(super) on_close: Callback<()>,
}

/// How the picture is to look, as the fields have it.
#[derive(Debug, Clone, PartialEq)]
struct Wishes {
    ground: Ground,
    /// Columns of a row, empty for one row; none before anything was typed.
    fold: Option<AttrValue>,
}

/// What the field for the columns begins with: a picture is folded when the page is.
fn default_fold(is_folded: bool) -> AttrValue {
    if is_folded { DEFAULT_FOLD.to_string().into() } else { AttrValue::default() }
}

/// Columns of a row as typed: none for an empty field.
fn fold(text: &str) -> Result<Option<usize>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| (1..=MAX_FOLD).contains(number));
    number.map(Some).ok_or(())
}

/// How much larger than on the page a PNG file is: twice where it can be, so that it is sharp in
/// print; `None` where the circuit itself is too large.
fn scale((width, height): (f64, f64)) -> Option<f64> {
    let fits = |scale: &f64| {
        let (width, height) = (width * scale, height * scale);
        width.max(height) <= MAX_SIDE && width * height <= MAX_PIXELS
    };
    [2.0, 1.0].into_iter().find(fits)
}

/// Where the cells lie on a picture of the whole circuit.
fn geometry(circuit: &Circuit, layout: &Layout, fold: Option<usize>) -> Geometry {
    Geometry {
        num_qubits: circuit.num_qubits(),
        num_cregs: circuit.cregs().len(),
        num_columns: layout.num_columns().max(1),
        fold,
    }
}

/// The dialog.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let texts = use_texts();
    let dialog = use_dialog(props.is_open);
    let failed = use_state_eq(|| false);
    let wishes = use_state(|| Wishes { ground: Ground::Light, fold: None });
    let columns = wishes.fold.clone().unwrap_or_else(|| default_fold(props.is_folded));
    let onclose = props.on_close.reform(|_: Event| ());
    let close = props.on_close.reform(|_: MouseEvent| ());
    let (circuit, layout) = (props.document.circuit(), props.document.layout());
    let folded = fold(&columns);
    let geometry = geometry(circuit, layout, folded.unwrap_or_default());
    let size = size(&Scene { circuit, layout, geometry, texts: &texts });
    let is_too_long = circuit.num_places() > MAX_PLACES;
    let save = |id: &'static str, scale: Option<f64>, is_off: bool| {
        let is_off = is_off || is_too_long || folded.is_err();
        let (document, texts, failed) = (props.document.clone(), texts.clone(), failed.setter());
        let ground = wishes.ground;
        let label = texts.t(id);
        let onclick = Callback::from(move |_: MouseEvent| {
            if is_off {
                return;
            }
            failed.set(false);
            let (circuit, layout) = (document.circuit(), document.layout());
            let scene = Scene { circuit, layout, geometry, texts: &texts };
            let svg = to_svg(&scene, ground, &title(&texts, circuit));
            match scale {
                None => failed.set(!download::text("ketpad-circuit.svg", "image/svg+xml", &svg)),
                Some(scale) => save_png(svg, (size.0 * scale, size.1 * scale), failed.clone()),
            }
        });
        html! { <button type="button" {id} aria-disabled={is_off.to_string()} {onclick}>{ label }</button> }
    };
    html! {
        <dialog ref={dialog} {onclose} aria-labelledby="export-title" class="card export">
            <div class="help-head">
                <h2 id="export-title">{ texts.t("export-title") }</h2>
                <button type="button" onclick={close}>{ texts.t("help-close") }</button>
            </div>
            <div class="fields">
                { ground_field(&texts, &wishes) }
                { fold_field(&texts, &wishes, columns, folded.is_err()) }
            </div>
            <p class="quiet">{ words_on_size(&texts, size, is_too_long) }</p>
            <div class="buttons">
                { save("export-svg", None, false) }
                { save("export-png", scale(size), scale(size).is_none()) }
            </div>
            <div role="status">
                if *failed { <p class="error">{ texts.t("export-failed") }</p> }
            </div>
        </dialog>
    }
}

fn save_png(svg: String, size: (f64, f64), failed: UseStateSetter<bool>) {
    spawn_local(async move {
        let blob = png(&svg, size).await;
        failed.set(!blob.is_some_and(|blob| download::blob("ketpad-circuit.png", &blob)));
    });
}

/// What the picture shows, for those who cannot see it.
fn title(texts: &Texts, circuit: &Circuit) -> AttrValue {
    let (qubits, count) = (circuit.num_qubits().into(), circuit.num_places().into());
    texts.with("export-alt", &[("qubits", qubits), ("count", count)])
}

fn words_on_size(texts: &Texts, size: (f64, f64), is_too_long: bool) -> AttrValue {
    if is_too_long {
        let limit = words::grouped(MAX_PLACES as u64);
        return texts.with("export-too-long", &[("limit", limit.into())]);
    }
    let (width, height) = (words::grouped(size.0 as u64), words::grouped(size.1 as u64));
    let id = match scale(size) {
        Some(2.0) => "export-size",
        Some(_) => "export-size-plain",
        None => "export-size-svg-only",
    };
    texts.with(id, &[("width", width.into()), ("height", height.into())])
}

fn ground_field(texts: &Texts, wishes: &UseStateHandle<Wishes>) -> Html {
    let onchange = {
        let wishes = wishes.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let ground = Ground::ALL.into_iter().find(|ground| ground.id() == chosen);
            wishes.set(Wishes { ground: ground.unwrap_or(wishes.ground), ..(*wishes).clone() });
        })
    };
    let option = |ground: Ground| {
        html! {
            <option value={ground.id()} selected={ground == wishes.ground}>{ texts.t(ground.id()) }</option>
        }
    };
    html! {
        <label class="field">
            <span>{ texts.t("export-ground") }</span>
            <select id="export-ground" {onchange}>{ for Ground::ALL.into_iter().map(option) }</select>
        </label>
    }
}

fn fold_field(
    texts: &Texts,
    wishes: &UseStateHandle<Wishes>,
    columns: AttrValue,
    is_wrong: bool,
) -> Html {
    let on_text = {
        let wishes = wishes.clone();
        Callback::from(move |typed: String| {
            wishes.set(Wishes { fold: Some(typed.into()), ..(*wishes).clone() });
        })
    };
    let range = || texts.with("export-fold-range", &[("max", MAX_FOLD.into())]);
    html! {
        <LiveField
            id="export-fold"
            label={texts.t("export-fold")}
            value={columns}
            placeholder={texts.t("export-fold-none")}
            error={is_wrong.then(range)}
            {on_text}
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_is_as_sharp_as_browsers_can_draw_it() {
        assert_eq!(scale((800.0, 600.0)), Some(2.0));
        assert_eq!(scale((8192.0, 4096.0)), Some(1.0));
        assert_eq!(scale((9000.0, 100.0)), Some(1.0));
        assert_eq!(scale((20_000.0, 100.0)), None);
        assert_eq!(scale((16_000.0, 16_000.0)), None);
    }

    #[test]
    fn a_fold_is_a_number_of_columns_or_nothing() {
        assert_eq!(fold(" "), Ok(None));
        assert_eq!(fold("25"), Ok(Some(25)));
        for wrong in ["0", "-1", "1001", "x"] {
            assert_eq!(fold(wrong), Err(()), "{wrong}");
        }
    }
}
