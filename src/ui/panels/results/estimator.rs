//! The Estimator's values: lines or a heat map with a table beside it.

use yew::prelude::*;

use super::asked::{Asked, Swept, observable_text};
use super::chart::{Chart, Curve, chart};
use super::downloads::Downloads;
use super::estimates_table::{Columns, Estimate, estimates, estimates_csv, estimates_table};
use super::noise::{noise, shown};
use super::{choice, json_file};
use crate::observable::SparsePauliOp;
use crate::plot::{
    AxisNames, BitOrder, HeatMap, Line, NUM_SERIES, Picture, Point, Style, heat_picture,
    line_picture,
};
use crate::primitives::{ObservablesArray, PubResult};
use crate::ui::hooks::use_size;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::same::Same;
use crate::ui::state::RunOutcome;

/// What the Estimator's part of the panel needs.
#[derive(Properties, PartialEq)]
pub(super) struct EstimatorProps {
    /// The run.
    pub(super) outcome: Same<RunOutcome>,
    /// Number of the PUB.
    pub(super) index: usize,
    /// How bits are shown.
    pub(super) bits: BitOrder,
}

/// Rows of the table before a person asks for more.
const ROWS: usize = 64;
/// Rows that come with each asking.
const MORE_ROWS: usize = 256;
/// Most values of a picture; of more it would show nothing.
const MAX_VALUES: usize = 20_000;
/// Most observables to choose from beside a heat map.
const MAX_CHOICES: usize = 32;
/// Width of a picture in a file, in pixels.
const FILE_WIDTH: u32 = 800;

/// All that the picture, the table and the files are made of.
#[derive(Clone, PartialEq)]
struct Data {
    outcome: Same<RunOutcome>,
    index: usize,
    chart: Same<Chart>,
    /// Which of the chart's curves a heat map shows.
    curve: usize,
    bits: BitOrder,
    texts: Texts,
}

/// The values of a PUB.
#[component]
pub(super) fn Estimator(props: &EstimatorProps) -> Html {
    let texts = use_texts();
    let bits = props.bits;
    let figure = use_node_ref();
    let width = use_size(&figure).width;
    let rows = use_state_eq(|| ROWS);
    let curve = use_state_eq(|| 0_usize);
    let made = use_memo((props.outcome.clone(), props.index), |(outcome, index)| {
        Asked::of(&outcome.program, *index).map_or(Chart::None, |asked| chart(&asked))
    });
    let data = Data {
        outcome: props.outcome.clone(),
        index: props.index,
        chart: Same(made),
        curve: *curve,
        bits,
        texts: texts.clone(),
    };
    let svg = use_memo((data.clone(), width), |(data, width)| {
        let picture = (*width > 0).then(|| data.picture(*width, Style::page())).flatten();
        picture.unwrap_or_default().svg
    });
    let on_more = {
        let rows = rows.clone();
        Callback::from(move |_: MouseEvent| rows.set(*rows + MORE_ROWS))
    };
    let on_curve = Callback::from(move |place| curve.set(place));
    let total = data.num_values();
    let shown = data.estimates((*rows).min(total));
    let columns = data.columns();
    html! {
        <>
            { data.choice(&on_curve) }
            <figure ref={figure} class="plot" id="estimates-plot">
                if data.has_picture() {
                    <div role="img" aria-label={data.caption()}>
                        { Html::from_html_unchecked(AttrValue::from((*svg).clone())) }
                    </div>
                }
                <figcaption class="quiet">{ data.caption() }</figcaption>
            </figure>
            { data.downloads() }
            { estimates_table(&texts, &columns, &shown, total - shown.len(), &on_more) }
        </>
    }
}

impl Data {
    fn result(&self) -> &PubResult {
        &self.outcome.result.pubs[self.index]
    }

    fn num_values(&self) -> usize {
        self.result().data.evs().map_or(0, |evs| evs.elements().len())
    }

    fn asked(&self) -> Option<Asked<'_>> {
        Asked::of(&self.outcome.program, self.index)
    }

    fn estimates(&self, count: usize) -> Vec<Estimate> {
        let asked = self.asked();
        asked.map_or_else(Vec::new, |asked| estimates(self.result(), &asked, self.bits, 0..count))
    }

    fn columns(&self) -> Columns {
        let parameters = self.asked().map(|asked| asked.parameters).unwrap_or_default();
        Columns::new(&self.texts, parameters, &self.qubit_names())
    }

    /// The qubits that the letters of observables act on, in the order in which they are shown.
    fn qubit_names(&self) -> String {
        let observables = self.asked().and_then(|asked| asked.observables);
        let num_qubits = observables.map_or(0, ObservablesArray::num_qubits);
        self.bits.names(num_qubits, |qubit| format!("q{qubit}"))
    }

    fn curves(&self) -> &[Curve] {
        match &*self.chart {
            Chart::Lines(_, curves) | Chart::Heat(.., curves) => curves,
            Chart::Numbers | Chart::None => &[],
        }
    }

    fn has_picture(&self) -> bool {
        !self.curves().is_empty() && self.num_values() <= MAX_VALUES
    }

    /// What stands below the picture, or in its place.
    fn caption(&self) -> AttrValue {
        let qubits = self.qubit_names();
        let order = self.texts.with("results-qubit-order", &[("qubits", qubits.into())]);
        format!("{} {order}", self.picture_name()).into()
    }

    /// What the picture shows.
    fn picture_name(&self) -> AttrValue {
        let (shown, all) = (NUM_SERIES, self.curves().len());
        match &*self.chart {
            Chart::Numbers => self.texts.t("results-values"),
            Chart::None => self.texts.t("results-no-chart"),
            _ if self.num_values() > MAX_VALUES => self.texts.t("results-no-chart"),
            Chart::Lines(..) if all > shown => {
                let args = [("shown", shown.into()), ("all", all.into())];
                self.texts.with("results-lines-some", &args)
            }
            Chart::Lines(..) => self.texts.t("results-lines"),
            Chart::Heat(..) => {
                let name = self.curves().get(self.curve()).map(|curve| self.name(curve));
                let name = name.unwrap_or_default();
                self.texts.with("results-heat", &[("observable", name.into())])
            }
        }
    }

    fn curve(&self) -> usize {
        self.curve.min(self.curves().len().saturating_sub(1))
    }

    /// The observable of a curve.
    fn observable(&self, curve: &Curve) -> Option<&SparsePauliOp> {
        self.asked()?.observables?.observables().get(curve.observable)
    }

    /// How the observable of a curve is written.
    fn name(&self, curve: &Curve) -> String {
        self.observable(curve).map(|own| observable_text(own, self.bits)).unwrap_or_default()
    }

    /// The values of a curve as the page shows them.
    fn values(&self, curve: &Curve) -> Vec<f64> {
        let PubResult { data, metadata } = self.result();
        let evs = data.evs().map(|evs| evs.elements()).unwrap_or_default();
        let value = |place: &usize| evs.get(*place).copied().unwrap_or(f64::NAN);
        let noise = self.observable(curve).map_or(0.0, |own| noise(&metadata.simulations, own));
        curve.places.iter().map(|place| shown(value(place), noise)).collect()
    }

    /// The observable of a curve, with the qubits that its letters act on.
    fn name_on_qubits(&self, curve: &Curve) -> String {
        format!("{} ({})", self.name(curve), self.qubit_names())
    }

    /// The observables, of which a heat map shows one.
    fn choice(&self, on_curve: &Callback<usize>) -> Html {
        if !matches!(&*self.chart, Chart::Heat(..)) {
            return Html::default();
        }
        let names = self.curves().iter().take(MAX_CHOICES).map(|curve| self.name(curve).into());
        let names: Vec<AttrValue> = names.collect();
        choice(self.texts.t("results-observables"), &names, self.curve(), on_curve)
    }

    /// The name of a swept axis, with its unit.
    fn axis_name(&self, swept: &Swept) -> AttrValue {
        match &swept.parameter {
            Some(name) => self.texts.with("results-axis", &[("name", name.as_str().into())]),
            None => self.texts.t("results-axis-sets"),
        }
    }

    fn picture(&self, width: u32, style: Style) -> Option<Picture> {
        if !self.has_picture() {
            return None;
        }
        match &*self.chart {
            Chart::Lines(swept, curves) => Some(self.lines(swept, curves, width, style)),
            Chart::Heat(rows, columns, curves) => {
                let curve = curves.get(self.curve())?;
                Some(self.heat((rows, columns), curve, width, style))
            }
            Chart::Numbers | Chart::None => None,
        }
    }

    fn lines(&self, swept: &Swept, curves: &[Curve], width: u32, style: Style) -> Picture {
        let stds = self.result().data.stds().map(|stds| stds.elements()).unwrap_or_default();
        let point = |((x, y), place): ((&f64, f64), &usize)| {
            let error = stds.get(*place).copied().unwrap_or(0.0);
            Point { x: *x, y, error }
        };
        let line = |curve: &Curve| {
            let values = swept.values.iter().zip(self.values(curve)).zip(&curve.places);
            Line { name: self.name(curve), points: values.map(point).collect() }
        };
        let lines: Vec<Line> = curves.iter().take(NUM_SERIES).map(line).collect();
        let (horizontal, vertical) = (self.axis_name(swept), self.texts.t("results-value"));
        // The only line has no legend.
        let below = match curves {
            [curve] => self.name_on_qubits(curve),
            _ => format!("{} ({})", self.texts.t("results-observables"), self.qubit_names()),
        };
        let names = AxisNames { horizontal: &horizontal, vertical: &vertical, below: &below };
        line_picture(&lines, names, width, style)
    }

    fn heat(
        &self,
        (rows, columns): (&Swept, &Swept),
        curve: &Curve,
        width: u32,
        style: Style,
    ) -> Picture {
        let values = self.values(curve);
        let map = HeatMap { columns: columns.values.clone(), rows: rows.values.clone(), values };
        let (horizontal, vertical) = (self.axis_name(columns), self.axis_name(rows));
        let below = self.name_on_qubits(curve);
        let names = AxisNames { horizontal: &horizontal, vertical: &vertical, below: &below };
        heat_picture(&map, names, &self.texts.t("results-value"), width, style)
    }

    fn downloads(&self) -> Html {
        let (drawn, written) = (self.clone(), self.clone());
        let draw = move |()| drawn.picture(FILE_WIDTH, Style::file()).unwrap_or_default();
        let picture = self.has_picture().then(|| Callback::from(draw));
        let csv = Callback::from(move |()| {
            estimates_csv(written.columns(), written.estimates(written.num_values()))
        });
        html! { <Downloads stem="estimates" {picture} {csv} json={json_file(&self.outcome)} /> }
    }
}
