//! The circuit as a drawing with a grid of cells over it.
//!
//! One drawing, two layers: wires and gates, which only eyes need, and a real grid of cells
//! with one tab stop, which pointers, keys and screen readers use. Only the columns in sight
//! are drawn.

use std::ops::RangeInclusive;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::geometry::{self, COLUMN, ROW, cell_id, creg_y, height};
use super::{glyphs, speech};
use crate::circuit::{Circuit, Operation, Qubit};
use crate::editor::{Command, Part};
use crate::ui::hooks::{DocHandle, DragHandle, DragSource, use_width};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::{Cell, DocAction};

/// What the canvas needs.
#[derive(Properties, PartialEq)]
pub(super) struct CanvasProps {
    /// The document.
    pub(super) document: DocHandle,
    /// The drag that begins here or goes on above.
    pub(super) drag: DragHandle,
    /// The grid's element.
    pub(super) grid: NodeRef,
    /// Told of every key, with the number of columns of the grid.
    pub(super) on_key: Callback<(KeyboardEvent, usize)>,
}

/// Columns drawn beyond either end of what is in sight.
const MARGIN: usize = 4;

/// The circuit to see and to edit.
#[component]
pub(super) fn Canvas(props: &CanvasProps) -> Html {
    let texts = use_texts();
    let scroller = use_node_ref();
    let width = use_width(&scroller);
    let scrolled = use_state_eq(|| 0_usize);
    let document = &props.document;
    let circuit = document.circuit();
    let in_sight = (f64::from(width) / COLUMN) as usize;
    let columns = (document.layout().num_columns() + 1)
        .max(in_sight.saturating_sub(1))
        .max(document.cursor.column + 1);
    let first = scrolled.saturating_sub(MARGIN);
    let window = first..=(*scrolled + in_sight + MARGIN).min(columns - 1);
    use_cursor_focus(document.cursor, &props.grid);

    let onscroll = {
        let scroller = scroller.clone();
        Callback::from(move |_: yew::Event| {
            let left = scroller.cast::<Element>().map_or(0, |element| element.scroll_left());
            scrolled.set((f64::from(left) / COLUMN) as usize);
        })
    };
    let grid_width = columns as f64 * COLUMN;
    let grid_height = height(circuit.num_qubits(), circuit.cregs().len());
    html! {
        <div class="canvas" ref={scroller} {onscroll}>
            { wire_labels(circuit) }
            <svg
                ref={props.grid.clone()}
                class={classes!("grid", document.tool.is_some().then_some("armed"))}
                role="grid"
                aria-label={texts.t("grid-title")}
                aria-rowcount={circuit.num_qubits().to_string()}
                aria-colcount={columns.to_string()}
                width={grid_width.to_string()}
                height={grid_height.to_string()}
                onclick={click(props)}
                onpointerdown={pointer_down(props)}
                onfocusin={focus_in(document)}
                onkeydown={props.on_key.reform(move |event| (event, columns))}
            >
                <g class="wires" aria-hidden="true">{ wires(circuit, grid_width) }</g>
                <g class="gates" aria-hidden="true">{ gates(document, &window) }</g>
                { drop_marker(props) }
                { rows(document, &texts, &window) }
            </svg>
        </div>
    }
}

/// Keeps the focus on the cursor's cell while the focus is in the grid.
#[hook]
fn use_cursor_focus(cursor: Cell, grid: &NodeRef) {
    use_effect_with((cursor, grid.clone()), |(cursor, grid)| {
        let grid = grid.cast::<Element>();
        let document = web_sys::window().and_then(|window| window.document());
        let has_focus = document.as_ref().and_then(web_sys::Document::active_element);
        let is_inside = grid.is_some_and(|grid| grid.contains(has_focus.as_deref()));
        if is_inside {
            focus_cell(*cursor);
        }
    });
}

/// Gives the focus to a cell.
pub(super) fn focus_cell(cell: Cell) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(&cell_id(cell)));
    if let Some(element) = element {
        // SVG elements take the focus as HTML elements do.
        let element: HtmlElement = wasm_bindgen::JsCast::unchecked_into(element);
        let _ = element.focus();
    }
}

fn wire_labels(circuit: &Circuit) -> Html {
    let qubit =
        |k| html! { <div class="wire-label">{ speech::qubit_name(circuit, Qubit(k)) }</div> };
    let creg = |register: &crate::circuit::Register| {
        html! { <div class="creg-label">{ format!("{} /{}", register.name, register.size) }</div> }
    };
    html! {
        <div class="wire-labels" aria-hidden="true">
            { for (0..circuit.num_qubits()).map(qubit) }
            { for circuit.cregs().iter().map(creg) }
        </div>
    }
}

fn wires(circuit: &Circuit, width: f64) -> Html {
    let num_qubits = circuit.num_qubits();
    let line = |class: &'static str, y: f64| {
        let (y, end) = (y.to_string(), width.to_string());
        html! { <line class={class} x1="0" x2={end} y1={y.clone()} y2={y} /> }
    };
    let qubit = |k| line("wire", geometry::y(Qubit(k)));
    let creg = |place| {
        let y = creg_y(num_qubits, place);
        html! { <>{ line("creg", y - 1.5) }{ line("creg", y + 1.5) }</> }
    };
    html! {
        <>
            { for (0..num_qubits).map(qubit) }
            { for (0..circuit.cregs().len()).map(creg) }
        </>
    }
}

fn gates(document: &DocHandle, window: &RangeInclusive<usize>) -> Html {
    let circuit = document.circuit();
    let instructions = circuit.instructions();
    let column = |column: usize| -> Html {
        let in_column = document.layout().in_column(column);
        in_column.map(|index| glyphs::draw(circuit, &instructions[index], column)).collect()
    };
    window.clone().map(column).collect()
}

fn drop_marker(props: &CanvasProps) -> Html {
    let Some(cell) = props.drag.over() else { return Html::default() };
    let x = cell.column as f64 * COLUMN + 2.0;
    let y = f64::from(cell.wire.0) * ROW + 2.0;
    html! {
        <rect
            class="drop-marker"
            aria-hidden="true"
            x={x.to_string()}
            y={y.to_string()}
            width={(COLUMN - 4.0).to_string()}
            height={(ROW - 4.0).to_string()}
            rx="6"
        />
    }
}

fn rows(document: &DocHandle, texts: &Texts, window: &RangeInclusive<usize>) -> Html {
    let row = |wire: u32| {
        let mut columns: Vec<usize> = window.clone().collect();
        // The cell with the tab stop exists even when it is scrolled out of sight.
        if document.cursor.wire.0 == wire && !window.contains(&document.cursor.column) {
            columns.push(document.cursor.column);
        }
        let cells: Html = columns
            .into_iter()
            .map(|column| cell(document, texts, Cell { wire: Qubit(wire), column }))
            .collect();
        html! { <g role="row" aria-rowindex={(wire + 1).to_string()} key={wire}>{ cells }</g> }
    };
    (0..document.circuit().num_qubits()).map(row).collect()
}

fn cell(document: &DocHandle, texts: &Texts, cell: Cell) -> Html {
    let circuit = document.circuit();
    let held = document.layout().at(circuit, cell.wire, cell.column);
    let is_operand = matches!(held, Some((_, Part::Operand(_))));
    let is_selected = held.is_some() && held.map(|(index, _)| index) == document.selected;
    let class = classes!(
        "cell",
        is_operand.then_some("occupied"),
        (is_selected && is_operand).then_some("selected")
    );
    html! {
        <rect
            key={cell.column}
            id={cell_id(cell)}
            {class}
            role="gridcell"
            aria-colindex={(cell.column + 1).to_string()}
            aria-selected={is_selected.to_string()}
            aria-label={speech::cell(texts, circuit, document.layout(), cell)}
            tabindex={if cell == document.cursor { "0" } else { "-1" }}
            x={(cell.column as f64 * COLUMN + 2.0).to_string()}
            y={(f64::from(cell.wire.0) * ROW + 2.0).to_string()}
            width={(COLUMN - 4.0).to_string()}
            height={(ROW - 4.0).to_string()}
            rx="6"
        />
    }
}

/// The cell at a point of the window.
pub(super) fn cell_at(grid: &NodeRef, circuit: &Circuit, (x, y): (f64, f64)) -> Option<Cell> {
    let bounds = grid.cast::<Element>()?.get_bounding_client_rect();
    let visible = grid.cast::<Element>()?.parent_element()?.get_bounding_client_rect();
    let is_visible = (visible.left()..visible.right()).contains(&x)
        && (visible.top()..visible.bottom()).contains(&y);
    let at = (x - bounds.left(), y - bounds.top());
    geometry::cell_at(at, circuit.num_qubits()).filter(|_| is_visible)
}

fn click(props: &CanvasProps) -> Callback<MouseEvent> {
    let (document, drag, grid) = (props.document.clone(), props.drag.clone(), props.grid.clone());
    Callback::from(move |event: MouseEvent| {
        if drag.swallows_click() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(cell) = cell_at(&grid, document.circuit(), at) else { return };
        document.move_cursor(cell);
        if let Some(tool) = document.tool {
            document.edit(Command::Place { tool, wire: cell.wire, column: cell.column });
        } else {
            let held = document.layout().at(document.circuit(), cell.wire, cell.column);
            document.act(DocAction::Select(held.map(|(index, _)| index)));
        }
    })
}

/// A cell that gets the focus by whatever means, such as a screen reader's, gets the cursor.
fn focus_in(document: &DocHandle) -> Callback<FocusEvent> {
    let document = document.clone();
    Callback::from(move |event: FocusEvent| {
        let target = event.target_dyn_into::<Element>();
        if let Some(cell) = target.and_then(|target| geometry::cell_of_id(&target.id()))
            && cell != document.cursor
        {
            document.move_cursor(cell);
        }
    })
}

fn pointer_down(props: &CanvasProps) -> Callback<PointerEvent> {
    let (document, drag, grid) = (props.document.clone(), props.drag.clone(), props.grid.clone());
    Callback::from(move |event: PointerEvent| {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(cell) = cell_at(&grid, document.circuit(), at) else { return };
        let held = document.layout().at(document.circuit(), cell.wire, cell.column);
        if let Some((index, part @ Part::Operand(_))) = held {
            drag.begin(DragSource::Instruction(index, cell, part), &event);
        }
    })
}

/// What a drop means. Within its column, a gate of several qubits moves only the end that was
/// taken; everything else moves the whole gate.
pub(super) fn dropped(circuit: &Circuit, source: DragSource, to: Cell) -> Option<Command> {
    match source {
        DragSource::Tool(tool) => Some(Command::Place { tool, wire: to.wire, column: to.column }),
        DragSource::Instruction(_, from, _) if from == to => None,
        DragSource::Instruction(instruction, from, part) => {
            let step = circuit.instructions().get(instruction)?;
            let is_barrier = step.operation == Operation::Barrier;
            Some(match part {
                Part::Operand(operand) if from.column == to.column && !is_barrier => {
                    Command::SetQubit { instruction, operand, qubit: to.wire }
                }
                Part::Operand(_) | Part::Line => {
                    let wires_down = i64::from(to.wire.0) - i64::from(from.wire.0);
                    Command::MoveToColumn { instruction, wires_down, column: to.column }
                }
            })
        }
    }
}
