//! The circuit as a drawing with a grid of cells over it.
//!
//! One drawing, two layers: wires and gates, which only eyes need, and a real grid of cells
//! with one tab stop, which pointers, keys and screen readers use. Only what is in sight is
//! drawn.

use std::ops::{Range, RangeInclusive};

use web_sys::Element;
use yew::prelude::*;

use super::geometry::{self, COLUMN, ROW, cell_id, creg_y, height};
use super::{glyphs, speech};
use crate::circuit::{Circuit, Operation, Qubit, Register};
use crate::editor::{Command, Part, Placed};
use crate::ui::dom;
use crate::ui::hooks::{
    DocHandle, DragHandle, DragSource, Size, use_cursor_focus, use_scroll_home, use_size,
};
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

/// Columns and wires drawn beyond each edge of what is in sight.
const MARGIN: usize = 4;

/// How far the canvas is scrolled, in whole columns and wires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Scrolled {
    columns: usize,
    wires: usize,
}

/// What is drawn: what is in sight, and a little beyond.
struct Window {
    columns: RangeInclusive<usize>,
    wires: Range<u32>,
}

impl Window {
    fn new(scrolled: Scrolled, size: Size, columns: usize, wires: u32) -> Self {
        let across = (f64::from(size.width) / COLUMN) as usize;
        let down = (f64::from(size.height) / ROW) as usize;
        let first_column = scrolled.columns.saturating_sub(MARGIN);
        let last_column = (scrolled.columns + across + MARGIN).min(columns - 1);
        let first_wire = (scrolled.wires.saturating_sub(MARGIN) as u32).min(wires);
        let end_wire = ((scrolled.wires + down + 2 * MARGIN) as u32).min(wires);
        Self { columns: first_column..=last_column, wires: first_wire..end_wire }
    }

    /// The window with the cursor's row: the cell with the tab stop exists even out of sight.
    fn rows(&self, cursor: Cell) -> impl Iterator<Item = u32> {
        let is_outside = !self.wires.contains(&cursor.wire.0);
        self.wires.clone().chain(is_outside.then_some(cursor.wire.0))
    }

    fn cells(&self, wire: u32, cursor: Cell) -> impl Iterator<Item = Cell> {
        let wire = Qubit(wire);
        let is_outside = cursor.wire == wire && !self.columns.contains(&cursor.column);
        let in_sight = self.columns.clone().map(move |column| Cell { wire, column });
        in_sight.chain(is_outside.then_some(cursor))
    }
}

/// The circuit to see and to edit.
#[component]
pub(super) fn Canvas(props: &CanvasProps) -> Html {
    let texts = use_texts();
    let scroller = use_node_ref();
    let size = use_size(&scroller);
    let scrolled = use_state_eq(Scrolled::default);
    let document = &props.document;
    let circuit = document.circuit();
    let columns = (document.layout().num_columns() + 1)
        .max(((f64::from(size.width) / COLUMN) as usize).saturating_sub(1))
        .max(document.cursor.column + 1);
    let window = Window::new(*scrolled, size, columns, circuit.num_qubits());
    use_cursor_focus(document.cursor, &props.grid, focus_cell);
    use_scroll_home(&scroller, &document.happening);

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
    let grid_width = columns as f64 * COLUMN;
    let grid_height = height(circuit.num_qubits(), circuit.cregs().len());
    html! {
        <div class="canvas" ref={scroller} {onscroll}>
            { labels(circuit, &window, grid_height) }
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
                <g class="wires" aria-hidden="true">{ wires(circuit, &window, grid_width) }</g>
                <g class="gates" aria-hidden="true">{ gates(document, &window) }</g>
                { drop_marker(props) }
                { rows(document, &texts, &window) }
            </svg>
        </div>
    }
}

/// Gives the focus to a cell.
pub(super) fn focus_cell(cell: Cell) {
    dom::focus(&format!("#{}", cell_id(cell)));
}

/// Width of a character of a label in pixels.
const LABEL_CHARACTER: f64 = 7.9;
/// Longer labels are cut.
const LABEL_LENGTH: usize = 16;

/// The names of wires and registers, which stay in sight when the circuit is scrolled.
fn labels(circuit: &Circuit, window: &Window, height: f64) -> Html {
    let qubits: Vec<(f64, String)> = window
        .wires
        .clone()
        .map(|k| (geometry::y(Qubit(k)), cut(&speech::qubit_name(circuit, Qubit(k)))))
        .collect();
    let creg = |(place, register): (usize, &Register)| {
        let y = creg_y(circuit.num_qubits(), place);
        (y, cut(&format!("{} /{}", register.name, register.size)))
    };
    let cregs: Vec<(f64, String)> = circuit.cregs().iter().enumerate().map(creg).collect();
    let all = || qubits.iter().chain(&cregs);
    let longest = all().map(|(_, label)| label.chars().count()).max().unwrap_or(0).max(5);
    let width = longest as f64 * LABEL_CHARACTER + 18.0;
    let label = |(y, label): &(f64, String)| {
        html! { <text x={(width - 9.0).to_string()} y={y.to_string()}>{ label.clone() }</text> }
    };
    html! {
        <svg class="wire-labels" aria-hidden="true" width={width.to_string()} height={height.to_string()}>
            { for all().map(label) }
        </svg>
    }
}

/// A label that keeps its two ends when it is cut.
fn cut(label: &str) -> String {
    let characters: Vec<char> = label.chars().collect();
    if characters.len() <= LABEL_LENGTH {
        return label.to_owned();
    }
    let end = characters.len() - 6;
    let ends = characters[..LABEL_LENGTH - 7].iter().chain(&['…']).chain(&characters[end..]);
    ends.collect()
}

fn wires(circuit: &Circuit, window: &Window, width: f64) -> Html {
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
            { for window.wires.clone().map(qubit) }
            { for (0..circuit.cregs().len()).map(creg) }
        </>
    }
}

fn gates(document: &DocHandle, window: &Window) -> Html {
    let (circuit, layout) = (document.circuit(), document.layout());
    let columns = *window.columns.start()..window.columns.end() + 1;
    let placed = layout.window(columns, window.wires.clone()).into_iter();
    let glyph = |placed: Placed<'_>| {
        let step = layout.shown(circuit, placed.item)?;
        Some(glyphs::draw(circuit, step, placed.slot.columns.start))
    };
    placed.filter_map(glyph).collect()
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

fn rows(document: &DocHandle, texts: &Texts, window: &Window) -> Html {
    let row = |wire: u32| {
        let cells = window.cells(wire, document.cursor).map(|at| cell(document, texts, at));
        html! { <g role="row" aria-rowindex={(wire + 1).to_string()} key={wire}>{ for cells }</g> }
    };
    window.rows(document.cursor).map(row).collect()
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
    let labels = grid.cast::<Element>()?.previous_element_sibling()?.get_bounding_client_rect();
    let is_visible = (labels.right()..visible.right()).contains(&x)
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
        if let Some((instruction, Part::Operand(operand))) = held {
            let source = DragSource::Operand { instruction, operand, from: cell };
            drag.begin(source, &event);
        }
    })
}

/// What a drop means. Within its column, a gate of several qubits moves only the end that was
/// taken; everything else moves the whole gate.
pub(super) fn dropped(circuit: &Circuit, source: DragSource, to: Cell) -> Option<Command> {
    match source {
        DragSource::Tool(tool) => Some(Command::Place { tool, wire: to.wire, column: to.column }),
        DragSource::Operand { from, .. } if from == to => None,
        DragSource::Operand { instruction, operand, from } => {
            let step = circuit.instruction(instruction)?;
            let is_barrier = matches!(step.operation, Operation::Barrier(_));
            Some(if from.column == to.column && !is_barrier {
                Command::SetQubit { instruction, operand, qubit: to.wire }
            } else {
                let wires_down = i64::from(to.wire.0) - i64::from(from.wire.0);
                Command::MoveToColumn { instruction, wires_down, column: to.column }
            })
        }
    }
}
