//! Dragging a tool or a gate with mouse, pen or finger.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::circuit::Circuit;
use crate::editor::Tool;
use crate::ui::state::Cell;

/// A pointer that moves less than this many pixels clicks; one that moves more drags.
const THRESHOLD: f64 = 6.0;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) enum DragSource {
    /// A tool from the palette.
    Tool(Tool),
    /// An instruction of the circuit.
    Instruction {
        /// Its place.
        instruction: usize,
        /// Where it was taken at one of its operands, that one's place among its qubits.
        operand: Option<usize>,
        /// The cell it was taken at.
        from: Cell,
    },
}

/// A drag in progress.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    source: DragSource,
    /// The pointer that drags; others are ignored.
    pointer: i32,
    start: (f64, f64),
    is_moving: bool,
    is_given_up: bool,
}

/// The drag of this page and its verbs.
#[derive(Clone)]
pub(in crate::ui) struct DragHandle {
    /// The drag as the pointer has it; read and written between renderings.
    drag: Rc<RefCell<Option<Drag>>>,
    /// Whether the next click is only the end of a drag.
    swallow_click: Rc<RefCell<bool>>,
    moving: UseStateHandle<Option<DragSource>>,
    over: UseStateHandle<Option<Cell>>,
    ghost: NodeRef,
}

impl PartialEq for DragHandle {
    fn eq(&self, other: &Self) -> bool {
        self.moving == other.moving && self.over == other.over
    }
}

impl DragHandle {
    /// What is being dragged, once the pointer has moved far enough.
    pub(in crate::ui) fn source(&self) -> Option<DragSource> {
        *self.moving
    }

    /// The cell under the pointer.
    pub(in crate::ui) fn over(&self) -> Option<Cell> {
        *self.over
    }

    /// The element that follows the pointer.
    pub(in crate::ui) fn ghost(&self) -> NodeRef {
        self.ghost.clone()
    }

    /// Begins a drag where a pointer goes down.
    pub(in crate::ui) fn begin(&self, source: DragSource, event: &PointerEvent) {
        if event.button() == 0 && event.is_primary() {
            let (pointer, start) = (event.pointer_id(), position(event));
            self.drag.replace(Some(Drag {
                source,
                pointer,
                start,
                is_moving: false,
                is_given_up: false,
            }));
        }
    }

    /// Whether a click that has just come is only the end of a drag. True once per drag.
    pub(in crate::ui) fn swallows_click(&self) -> bool {
        self.swallow_click.replace(false)
    }

    /// The browser sends the click, if any, right behind the end of the drag.
    fn swallow_next_click(&self) {
        self.swallow_click.replace(true);
        let swallow_click = Rc::clone(&self.swallow_click);
        Timeout::new(0, move || *swallow_click.borrow_mut() = false).forget();
    }

    fn end(&self) -> Option<Drag> {
        self.moving.set(None);
        self.over.set(None);
        self.drag.take().filter(|drag| drag.is_moving)
    }

    /// Ends the drag while the pointer is still down: it neither drops nor clicks.
    fn give_up(&self) {
        self.moving.set(None);
        self.over.set(None);
        if let Some(drag) = self.drag.borrow_mut().as_mut() {
            drag.is_given_up = true;
        }
    }

    fn follow(&self, (x, y): (f64, f64), over: impl FnOnce() -> Option<Cell>) {
        let mut current = self.drag.borrow_mut();
        let Some(drag) = current.as_mut() else { return };
        let distance = (x - drag.start.0).abs().max((y - drag.start.1).abs());
        if drag.is_given_up || (!drag.is_moving && distance < THRESHOLD) {
            return;
        }
        drag.is_moving = true;
        self.moving.set(Some(drag.source));
        self.over.set(over());
        if let Some(ghost) = self.ghost.cast::<HtmlElement>() {
            // Moved directly: a rendering per pointer event would lag behind the pointer.
            let _ = ghost.style().set_property("transform", &format!("translate({x}px, {y}px)"));
        }
    }
}

fn position(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The drag of this page, given up when the circuit becomes another: what is being dragged is
/// named by its place in it. `cell_at` gives the cell at a point of the window, and `on_drop` is
/// told what was dropped where; a drop anywhere else does nothing.
#[hook]
pub(in crate::ui) fn use_drag(
    circuit: &Rc<Circuit>,
    cell_at: Callback<(f64, f64), Option<Cell>>,
    on_drop: Callback<(DragSource, Cell)>,
) -> DragHandle {
    let handle = DragHandle {
        drag: use_mut_ref(|| None),
        swallow_click: use_mut_ref(|| false),
        moving: use_state_eq(|| None),
        over: use_state_eq(|| None),
        ghost: use_node_ref(),
    };
    {
        let handle = handle.clone();
        use_effect_with(Rc::as_ptr(circuit), move |_| handle.give_up());
    }
    {
        let handle = handle.clone();
        use_effect_with((cell_at, on_drop), move |(cell_at, on_drop)| {
            let listeners = listen(&handle, cell_at, on_drop);
            move || drop(listeners)
        });
    }
    handle
}

/// The listeners a drag needs, on the window since the pointer goes anywhere.
fn listen(
    handle: &DragHandle,
    cell_at: &Callback<(f64, f64), Option<Cell>>,
    on_drop: &Callback<(DragSource, Cell)>,
) -> Vec<EventListener> {
    let moved = {
        let cell_at = cell_at.clone();
        on_pointer(handle, "pointermove", move |handle, at| {
            handle.follow(at, || cell_at.emit(at));
        })
    };
    let dropped = {
        let (cell_at, on_drop) = (cell_at.clone(), on_drop.clone());
        on_pointer(handle, "pointerup", move |handle, at| {
            if let Some(drag) = handle.end() {
                handle.swallow_next_click();
                let cell = cell_at.emit(at).filter(|_| !drag.is_given_up);
                if let Some(cell) = cell {
                    on_drop.emit((drag.source, cell));
                }
            }
        })
    };
    let cancelled = on_pointer(handle, "pointercancel", |handle, _| {
        handle.end();
    });
    let escaped = {
        let handle = handle.clone();
        web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let event = event.dyn_ref::<KeyboardEvent>();
                if event.is_some_and(|event| event.key() == "Escape") {
                    handle.give_up();
                }
            })
        })
    };
    [moved, dropped, cancelled, escaped].into_iter().flatten().collect()
}

/// Calls `then` with the position of the dragging pointer's events of one type.
fn on_pointer(
    handle: &DragHandle,
    event_type: &'static str,
    then: impl Fn(&DragHandle, (f64, f64)) + 'static,
) -> Option<EventListener> {
    let handle = handle.clone();
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event_type, move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let drags = handle.drag.borrow().is_some_and(|drag| drag.pointer == event.pointer_id());
        if drags {
            then(&handle, position(event));
        }
    }))
}
