//! How instructions look: boxes, dots, crosses, meters.

use yew::prelude::*;

use super::geometry::{BOX, ROW, creg_y, x, y};
use crate::circuit::{
    Circuit, Clbit, Expr, Family, Gate, Instruction, Operation, Qubit, StandardGate, Symbol,
};

/// The class that gives a tool or an instruction its hue.
pub(super) fn hue(operation: &Operation) -> &'static str {
    match operation {
        Operation::Gate(Gate::Standard(gate)) => match gate.spec().family {
            Family::Hadamard => "hue-hadamard",
            Family::Classical => "hue-classical",
            Family::Phase => "hue-phase",
            Family::Quantum => "hue-quantum",
        },
        Operation::Gate(Gate::Defined(_)) => "hue-defined",
        _ => "hue-measure",
    }
}

/// A short text for an operation, as on its tile in the palette.
pub(in crate::ui) fn short_label(circuit: &Circuit, operation: &Operation) -> String {
    match operation {
        Operation::Gate(Gate::Standard(gate)) => tile_label(*gate),
        Operation::Gate(gate @ Gate::Defined(_)) => fitted(circuit.gate_name(*gate)),
        Operation::Measure => "M".to_owned(),
        Operation::Barrier(_) => "┊".to_owned(),
        _ => circuit.operation_name(operation).to_owned(),
    }
}

/// The gate's name in capitals where it has controls, else its symbol.
fn tile_label(gate: StandardGate) -> String {
    let spec = gate.spec();
    match spec.glyph.symbol {
        Symbol::Label(label) if spec.glyph.controls == 0 => label.to_owned(),
        Symbol::Plus if spec.glyph.controls == 0 => "X".to_owned(),
        _ => fitted(&spec.name.to_uppercase()),
    }
}

/// A name cut to what fits into a box: five characters.
fn fitted(name: &str) -> String {
    if name.chars().count() <= 5 {
        return name.to_owned();
    }
    name.chars().take(4).chain(['…']).collect()
}

/// An instruction in its column.
pub(super) fn draw(circuit: &Circuit, instruction: &Instruction, column: usize) -> Html {
    let body = match &instruction.operation {
        Operation::Gate(gate) => draw_gate(circuit, *gate, instruction, column),
        Operation::Measure => draw_measurement(circuit, instruction, column),
        Operation::Barrier(_) => {
            instruction.qubits.iter().map(|&qubit| barrier_mark(qubit, column)).collect()
        }
        _ => Html::default(),
    };
    html! { <g class={classes!("gate", hue(&instruction.operation))}>{ body }</g> }
}

fn draw_gate(circuit: &Circuit, gate: Gate, instruction: &Instruction, column: usize) -> Html {
    let (controls, symbol) = match gate {
        Gate::Standard(standard) => {
            let glyph = standard.spec().glyph;
            (glyph.controls as usize, Some(glyph.symbol))
        }
        Gate::Defined(_) => (0, None),
    };
    let targets = instruction.qubits.len() - controls;
    let operand = |(place, &qubit): (usize, &Qubit)| {
        if place < controls {
            return dot(qubit, column);
        }
        match symbol {
            Some(Symbol::Plus) if controls == 0 => boxed("X", &instruction.params, qubit, column),
            Some(Symbol::Plus) => plus(qubit, column),
            Some(Symbol::Dot) => dot(qubit, column),
            Some(Symbol::Cross) => cross(qubit, column),
            Some(Symbol::Label(label)) => {
                let label = numbered(label, place - controls, targets);
                boxed(&label, &instruction.params, qubit, column)
            }
            None => {
                let label = numbered(&fitted(circuit.gate_name(gate)), place, targets);
                boxed(&label, &instruction.params, qubit, column)
            }
        }
    };
    let operands: Html = instruction.qubits.iter().enumerate().map(operand).collect();
    html! { <>{ spine(&instruction.qubits, column) }{ operands }</> }
}

/// A label with the place of the operand, where there are several to tell apart.
fn numbered(label: &str, place: usize, targets: usize) -> String {
    const SUBSCRIPTS: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    match SUBSCRIPTS.get(place) {
        Some(subscript) if targets > 1 => format!("{label}{subscript}"),
        _ => label.to_owned(),
    }
}

/// The line that joins the operands.
fn spine(qubits: &[Qubit], column: usize) -> Html {
    let (Some(&top), Some(&bottom)) = (qubits.iter().min(), qubits.iter().max()) else {
        return Html::default();
    };
    let x = x(column).to_string();
    html! {
        if top != bottom {
            <line class="spine" x1={x.clone()} x2={x} y1={y(top).to_string()} y2={y(bottom).to_string()} />
        }
    }
}

fn dot(qubit: Qubit, column: usize) -> Html {
    html! { <circle class="dot" cx={x(column).to_string()} cy={y(qubit).to_string()} r="5.5" /> }
}

fn plus(qubit: Qubit, column: usize) -> Html {
    let (x, y) = (x(column), y(qubit));
    let arms = format!("M{} {y}H{}M{x} {}V{}", x - 9.0, x + 9.0, y - 9.0, y + 9.0);
    html! {
        <>
            <circle class="fill" cx={x.to_string()} cy={y.to_string()} r="14" />
            <path class="mark" d={arms} />
        </>
    }
}

fn cross(qubit: Qubit, column: usize) -> Html {
    let (x, y) = (x(column), y(qubit));
    let arms = format!("M{} {}l14 14m-14 0l14 -14", x - 7.0, y - 7.0);
    html! { <path class="cross" d={arms} /> }
}

fn boxed(label: &str, params: &[Expr], qubit: Qubit, column: usize) -> Html {
    let (x, y) = (x(column), y(qubit));
    let lift = if params.is_empty() { 0.0 } else { 6.0 };
    let size = match label.chars().count() {
        0..=3 => "label",
        4 => "label small",
        _ => "label tiny",
    };
    html! {
        <>
            <rect
                class="fill"
                x={(x - BOX / 2.0).to_string()}
                y={(y - BOX / 2.0).to_string()}
                width={BOX.to_string()}
                height={BOX.to_string()}
                rx="4"
            />
            <text class={size} x={x.to_string()} y={(y - lift).to_string()}>{ label.to_owned() }</text>
            if !params.is_empty() {
                <text class="params" x={x.to_string()} y={(y + 11.0).to_string()}>
                    { short_params(params) }
                </text>
            }
        </>
    }
}

/// The parameters as far as they fit below a label.
fn short_params(params: &[Expr]) -> String {
    let all = params.iter().map(pretty_angle).collect::<Vec<_>>().join(",");
    let mut characters = all.chars();
    let head: String = characters.by_ref().take(7).collect();
    if characters.next().is_none() { head } else { format!("{}…", head.trim_end_matches(',')) }
}

/// An angle for reading: π instead of `pi`, no multiplication signs before it, few digits.
pub(super) fn pretty_angle(angle: &Expr) -> String {
    let text = rounded(angle).to_string();
    text.replace("**", "^").replace("*pi", "π").replace("pi", "π")
}

/// The expression with its numbers cut to four significant digits.
fn rounded(expr: &Expr) -> Expr {
    match expr {
        Expr::Number(value) => Expr::Number(format!("{value:.3e}").parse().unwrap_or(*value)),
        Expr::Constant(_) | Expr::Symbol(_) => expr.clone(),
        Expr::Negate(inner) => rounded(inner).negated(),
        Expr::Binary(op, left, right) => rounded(left).binary(*op, rounded(right)),
        Expr::Call(function, inner) => Expr::Call(*function, Box::new(rounded(inner))),
    }
}

fn draw_measurement(circuit: &Circuit, instruction: &Instruction, column: usize) -> Html {
    let (Some(&qubit), Some(&clbit)) = (instruction.qubits.first(), instruction.clbits.first())
    else {
        return Html::default();
    };
    let (x, y) = (x(column), y(qubit));
    let meter = format!("M{} {}a10 10 0 0 1 20 0M{x} {}l7 -11", x - 10.0, y + 7.0, y + 7.0);
    html! {
        <>
            { measurement_arrow(circuit, qubit, clbit, column) }
            { boxed("", &[], qubit, column) }
            <path class="mark" d={meter} />
        </>
    }
}

fn measurement_arrow(circuit: &Circuit, qubit: Qubit, clbit: Clbit, column: usize) -> Html {
    let place = circuit.cregs().iter().position(|register| register.contains(clbit.0));
    let (Some(place), Some((_, bit))) = (place, circuit.creg_of(clbit)) else {
        return Html::default();
    };
    let (x, top) = (x(column), y(qubit) + BOX / 2.0);
    let tip = creg_y(circuit.num_qubits(), place) - 3.0;
    let shaft = format!("M{} {top}V{}M{} {top}V{}", x - 1.5, tip - 6.0, x + 1.5, tip - 6.0);
    let head = format!("M{} {}h12l-6 7z", x - 6.0, tip - 7.0);
    html! {
        <>
            <path class="arrow" d={shaft} />
            <path class="arrow-head" d={head} />
            <text class="bit" x={(x + 9.0).to_string()} y={(tip - 4.0).to_string()}>{ bit }</text>
        </>
    }
}

fn barrier_mark(qubit: Qubit, column: usize) -> Html {
    let (x, top) = (x(column), y(qubit) - ROW / 2.0);
    html! {
        <>
            <rect class="barrier" x={(x - 9.0).to_string()} y={top.to_string()} width="18" height={ROW.to_string()} />
            <line class="barrier-line" x1={x.to_string()} x2={x.to_string()} y1={top.to_string()} y2={(top + ROW).to_string()} />
        </>
    }
}
