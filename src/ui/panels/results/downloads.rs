//! Results as files.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::plot::Picture;
use crate::ui::download;
use crate::ui::i18n::use_texts;

/// How much larger than on the page a PNG file is, so that it is sharp in print.
const PNG_SCALE: f64 = 2.0;

/// What the buttons need.
#[derive(Properties, PartialEq)]
pub(super) struct DownloadsProps {
    /// The names of the files, without what says their format.
    pub(super) stem: AttrValue,
    /// Draws the picture for a file, if there is one.
    #[prop_or_default]
    pub(super) picture: Option<Callback<(), Picture>>,
    /// Writes the table.
    pub(super) csv: Callback<(), String>,
    /// Writes the whole result; nothing if it holds what JSON has not.
    pub(super) json: Callback<(), Option<String>>,
}

/// A button for each format.
#[component]
pub(super) fn Downloads(props: &DownloadsProps) -> Html {
    let texts = use_texts();
    let failed = use_state_eq(|| false);
    let name = |format: &str| format!("ketpad-{}.{format}", props.stem);
    let csv = {
        let (csv, name, failed) = (props.csv.clone(), name("csv"), failed.setter());
        Callback::from(move |_: MouseEvent| {
            failed.set(!download::text(&name, "text/csv;charset=utf-8", &csv.emit(())));
        })
    };
    let json = {
        let (json, name, failed) = (props.json.clone(), name("json"), failed.setter());
        Callback::from(move |_: MouseEvent| {
            let text = json.emit(());
            let is_taken =
                text.is_some_and(|text| download::text(&name, "application/json", &text));
            failed.set(!is_taken);
        })
    };
    let pictures = props.picture.as_ref().map(|picture| {
        let svg = {
            let (picture, name, failed) = (picture.clone(), name("svg"), failed.setter());
            Callback::from(move |_: MouseEvent| {
                failed.set(!download::text(&name, "image/svg+xml", &picture.emit(()).svg));
            })
        };
        let png = {
            let (picture, name, failed) = (picture.clone(), name("png"), failed.setter());
            Callback::from(move |_: MouseEvent| {
                save_png(picture.emit(()), name.clone(), failed.clone());
            })
        };
        html! {
            <>
                <button type="button" id="result-svg" onclick={svg}>{ "SVG" }</button>
                <button type="button" id="result-png" onclick={png}>{ "PNG" }</button>
            </>
        }
    });
    html! {
        <div class="downloads buttons" role="group" aria-label={texts.t("results-save")}>
            <span class="quiet" aria-hidden="true">{ texts.t("results-save") }</span>
            <button type="button" id="result-csv" onclick={csv}>{ "CSV" }</button>
            <button type="button" id="result-json" onclick={json}>{ "JSON" }</button>
            { for pictures }
            <span role="status" class="error">
                if *failed { { texts.t("results-save-failed") } }
            </span>
        </div>
    }
}

fn save_png(picture: Picture, name: String, failed: UseStateSetter<bool>) {
    let size = (f64::from(picture.width) * PNG_SCALE, f64::from(picture.height) * PNG_SCALE);
    spawn_local(async move {
        let file = download::png(&picture.svg, size).await;
        failed.set(!file.is_some_and(|file| download::blob(&name, &file)));
    });
}
