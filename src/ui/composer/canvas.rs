//! The circuit as a drawing with a grid of cells over it.
//!
//! One drawing, two layers: wires and gates, which only eyes need, and a real grid of cells
//! with one tab stop, which pointers, keys and screen readers use. Only what is in sight is
//! drawn.

use std::collections::{BTreeMap, BTreeSet};

use web_sys::Element;
use yew::prelude::*;

use super::picture::{
    COLUMN, Geometry, Pane, ROW, Scene, cell_id, cell_of_id, names_width, toggle_at,
};
use super::speech;
use crate::circuit::{Circuit, Operation, Qubit};
use crate::editor::{Command, Part};
use crate::ui::dom;
use crate::ui::hooks::{
    DocHandle, DragHandle, DragSource, Size, use_cursor_focus, use_scroll_home,
};
use crate::ui::i18n::use_texts;
use crate::ui::state::{Cell, DocAction, DocState};

/// What the canvas needs.
#[derive(Properties, PartialEq)]
pub(super) struct CanvasProps {
    /// The document.
    pub(super) document: DocHandle,
    /// The drag that begins here or goes on above.
    pub(super) drag: DragHandle,
    /// The element that scrolls, and its size.
    pub(super) scroller: NodeRef,
    /// What can be seen of it.
    pub(super) size: Size,
    /// The grid's element.
    pub(super) grid: NodeRef,
    /// Where the cells lie.
    pub(super) geometry: Geometry,
    /// Told of every key.
    pub(super) on_key: Callback<KeyboardEvent>,
}

/// Columns and wires drawn beyond each edge of what is in sight.
const MARGIN: usize = 4;

/// How far the canvas is scrolled, in whole columns and wires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Scrolled {
    columns: usize,
    wires: usize,
}

impl Scrolled {
    /// What is in sight, and a little beyond.
    fn window(self, geometry: &Geometry, size: Size) -> Vec<Pane> {
        let (left, top) = (self.columns as f64 * COLUMN, self.wires as f64 * ROW);
        let (right, bottom) = (left + f64::from(size.width), top + f64::from(size.height));
        geometry.window(left..right, top..bottom, MARGIN)
    }
}

/// Where the cells lie on a canvas of this size: as many columns as the circuit needs, one more
/// for what comes next, and where that does not fill the canvas, as many as fit.
pub(super) fn geometry(document: &DocState, size: Size, is_folded: bool) -> Geometry {
    let circuit = document.circuit();
    let room = f64::from(size.width) - names_width(circuit);
    let fitting = (room / COLUMN).floor().max(0.0) as usize;
    let needed = (document.layout().num_columns() + 1).max(document.cursor.column + 1);
    Geometry {
        num_qubits: circuit.num_qubits(),
        num_cregs: circuit.cregs().len(),
        num_columns: needed.max(fitting),
        fold: is_folded.then_some(fitting.max(MIN_FOLD)),
    }
}

/// A folded circuit has at least so many columns in a row.
const MIN_FOLD: usize = 4;

/// The circuit to see and to edit.
#[component]
pub(super) fn Canvas(props: &CanvasProps) -> Html {
    let texts = use_texts();
    let scrolled = use_state_eq(Scrolled::default);
    let (document, geometry, scroller) = (&props.document, props.geometry, &props.scroller);
    let circuit = document.circuit();
    let window = scrolled.window(&geometry, props.size);
    use_cursor_focus(document.cursor, &props.grid, focus_cell);
    use_scroll_home(scroller, &document.happening);

    let onscroll = {
        let scroller = scroller.clone();
        Callback::from(move |_: Event| {
            if let Some(element) = scroller.cast::<Element>() {
                scrolled.set(Scrolled {
                    columns: (f64::from(element.scroll_left()) / COLUMN) as usize,
                    wires: (f64::from(element.scroll_top()) / ROW) as usize,
                });
            }
        })
    };
    let scene = Scene { circuit, layout: document.layout(), geometry, texts: &texts };
    let (width, height) = (geometry.width().to_string(), geometry.height().to_string());
    html! {
        <div class="canvas" ref={scroller} {onscroll}>
            <svg class="wire-labels" aria-hidden="true" width={names_width(circuit).to_string()} height={height.clone()}>
                { scene.names_html(&window) }
            </svg>
            <svg
                ref={props.grid.clone()}
                class={classes!("grid", document.tool.is_some().then_some("armed"))}
                role="grid"
                aria-label={texts.t("grid-title")}
                aria-rowcount={circuit.num_qubits().to_string()}
                aria-colcount={geometry.num_columns.to_string()}
                {width}
                {height}
                onclick={click(props)}
                onpointerdown={pointer_down(props)}
                onfocusin={focus_in(document)}
                onkeydown={props.on_key.clone()}
            >
                <g class="drawing" aria-hidden="true">
                    { scene.html(&window) }
                </g>
                { drop_marker(props) }
                { rows(&scene, document, &window) }
            </svg>
        </div>
    }
}

/// Gives the focus to a cell.
pub(super) fn focus_cell(cell: Cell) {
    dom::focus(&format!("#{}", cell_id(cell)));
}

fn drop_marker(props: &CanvasProps) -> Html {
    let Some(cell) = props.drag.over() else { return Html::default() };
    let (x, y) = props.geometry.corner(cell);
    html! {
        <rect
            class="drop-marker"
            aria-hidden="true"
            x={(x + 2.0).to_string()}
            y={(y + 2.0).to_string()}
            width={(COLUMN - 4.0).to_string()}
            height={(ROW - 4.0).to_string()}
            rx="6"
        />
    }
}

/// The cells in sight, and that of the cursor: the cell with the tab stop exists even out of
/// sight.
fn cells(panes: &[Pane], cursor: Cell) -> BTreeMap<u32, BTreeSet<usize>> {
    let mut rows: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for pane in panes {
        for wire in pane.wires.clone() {
            rows.entry(wire).or_default().extend(pane.columns.clone());
        }
    }
    rows.entry(cursor.wire.0).or_default().insert(cursor.column);
    rows
}

fn rows(scene: &Scene<'_>, document: &DocState, panes: &[Pane]) -> Html {
    if scene.circuit.num_qubits() == 0 {
        return Html::default();
    }
    let row = |(wire, columns): (u32, BTreeSet<usize>)| {
        let at = |column| Cell { wire: Qubit(wire), column };
        let cells = columns.into_iter().map(|column| cell(scene, document, at(column)));
        html! { <g role="row" aria-rowindex={(wire + 1).to_string()} key={wire}>{ for cells }</g> }
    };
    cells(panes, document.cursor).into_iter().map(row).collect()
}

fn cell(scene: &Scene<'_>, document: &DocState, cell: Cell) -> Html {
    let held = scene.layout.at(scene.circuit, cell.wire, cell.column);
    let is_taken = matches!(held, Some((_, part)) if part != Part::Line);
    let is_selected = held.is_some_and(|(place, _)| document.marked.binary_search(&place).is_ok());
    let class = classes!(
        "cell",
        is_taken.then_some("occupied"),
        (is_selected && is_taken).then_some("selected")
    );
    let (x, y) = scene.geometry.corner(cell);
    html! {
        <rect
            key={cell.column}
            id={cell_id(cell)}
            {class}
            role="gridcell"
            aria-colindex={(cell.column + 1).to_string()}
            aria-selected={is_selected.to_string()}
            aria-label={speech::cell(scene.texts, scene.circuit, scene.layout, cell)}
            tabindex={if cell == document.cursor { "0" } else { "-1" }}
            x={(x + 2.0).to_string()}
            y={(y + 2.0).to_string()}
            width={(COLUMN - 4.0).to_string()}
            height={(ROW - 4.0).to_string()}
            rx="6"
        />
    }
}

/// A point of the window as one of the drawing, where that can be seen.
fn on_drawing(grid: &NodeRef, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let grid = grid.cast::<Element>()?;
    let bounds = grid.get_bounding_client_rect();
    let visible = grid.parent_element()?.get_bounding_client_rect();
    let labels = grid.previous_element_sibling()?.get_bounding_client_rect();
    let is_visible = (labels.right()..visible.right()).contains(&x)
        && (visible.top()..visible.bottom()).contains(&y);
    is_visible.then(|| (x - bounds.left(), y - bounds.top()))
}

/// The cell at a point of the window.
pub(super) fn cell_at(grid: &NodeRef, geometry: &Geometry, at: (f64, f64)) -> Option<Cell> {
    geometry.cell_at(on_drawing(grid, at)?)
}

fn click(props: &CanvasProps) -> Callback<MouseEvent> {
    let (document, drag, grid) = (props.document.clone(), props.drag.clone(), props.grid.clone());
    let geometry = props.geometry;
    Callback::from(move |event: MouseEvent| {
        if drag.swallows_click() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(point) = on_drawing(&grid, at) else { return };
        let Some(cell) = geometry.cell_at(point) else { return };
        document.move_cursor(cell);
        let toggled = toggle_at(document.circuit(), document.layout(), &geometry, point);
        if let Some(place) = toggled.filter(|_| document.tool.is_none()) {
            document.act(DocAction::ToggleOpen(place));
        } else {
            document.act(pressed(&document, cell, event.shift_key()));
        }
    })
}

/// What pressing a cell does: puts down the tool in hand, or selects what is there. With Shift,
/// the tool goes into the nearest block of the column, whatever wires that is on, and what is
/// there is selected as well as what was before.
pub(super) fn pressed(document: &DocState, cell: Cell, has_shift: bool) -> DocAction {
    let Cell { wire, column } = cell;
    let (circuit, layout) = (document.circuit(), document.layout());
    match document.tool {
        Some(tool) if has_shift => {
            let by_distance = |other: &u32| other.abs_diff(wire.0);
            let has_block = |other: &u32| layout.block_at(Qubit(*other), column).is_some();
            let nearest = (0..circuit.num_qubits()).filter(has_block).min_by_key(by_distance);
            let block = nearest.and_then(|nearest| layout.block_at(Qubit(nearest), column));
            DocAction::Edit(Command::PlaceInBlock { tool, wire, column, block })
        }
        Some(tool) => DocAction::Edit(Command::Place { tool, wire, column }),
        None => {
            let held = layout.at(circuit, wire, column).map(|(place, _)| place);
            match held.filter(|_| has_shift) {
                Some(place) => {
                    let mut marked = document.marked.to_vec();
                    match marked.binary_search(&place) {
                        Ok(at) => _ = marked.remove(at),
                        Err(at) => marked.insert(at, place),
                    }
                    DocAction::Mark(marked)
                }
                None => DocAction::Select(held),
            }
        }
    }
}

/// A cell that gets the focus by whatever means, such as a screen reader's, gets the cursor.
fn focus_in(document: &DocHandle) -> Callback<FocusEvent> {
    let document = document.clone();
    Callback::from(move |event: FocusEvent| {
        let target = event.target_dyn_into::<Element>();
        if let Some(cell) = target.and_then(|target| cell_of_id(&target.id()))
            && cell != document.cursor
        {
            document.move_cursor(cell);
        }
    })
}

fn pointer_down(props: &CanvasProps) -> Callback<PointerEvent> {
    let (document, drag, grid) = (props.document.clone(), props.drag.clone(), props.grid.clone());
    let geometry = props.geometry;
    Callback::from(move |event: PointerEvent| {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(cell) = cell_at(&grid, &geometry, at) else { return };
        let held = document.layout().at(document.circuit(), cell.wire, cell.column);
        let Some((instruction, part)) = held.filter(|(_, part)| *part != Part::Line) else {
            return;
        };
        let operand = match part {
            Part::Operand(operand) => Some(operand),
            _ => None,
        };
        drag.begin(DragSource::Instruction { instruction, operand, from: cell }, &event);
    })
}

/// What a drop means. Within its column, a gate of several qubits moves only the end that was
/// taken; everything else moves the whole instruction.
pub(super) fn dropped(circuit: &Circuit, source: DragSource, to: Cell) -> Option<Command> {
    match source {
        DragSource::Tool(tool) => Some(Command::Place { tool, wire: to.wire, column: to.column }),
        DragSource::Instruction { from, .. } if from == to => None,
        DragSource::Instruction { instruction, operand, from } => {
            let step = circuit.instruction(instruction)?;
            let is_barrier = matches!(step.operation, Operation::Barrier(_));
            let operand = operand.filter(|_| from.column == to.column && !is_barrier);
            Some(if let Some(operand) = operand {
                Command::SetQubit { instruction, operand, qubit: to.wire }
            } else {
                let wires_down = i64::from(to.wire.0) - i64::from(from.wire.0);
                Command::MoveToColumn { instruction, wires_down, column: to.column }
            })
        }
    }
}
