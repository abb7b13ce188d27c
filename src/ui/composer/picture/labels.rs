//! What is written on gates and tiles.

use super::shape::Hue;
use crate::circuit::{
    Circuit, Constant, ControlFlow, Duration, Expr, Family, Gate, Instruction, Operation, Power,
    StandardGate, Symbol, TimeUnit,
};

/// Most characters on a gate's box.
const FITTING: usize = 5;

/// The hue of a tool or an instruction.
pub(in crate::ui::composer) fn hue(operation: &Operation) -> Hue {
    let gate = match operation {
        Operation::Gate(gate) => *gate,
        Operation::Modified(modified) => modified.gate,
        Operation::Assign(_) | Operation::Flow(_) | Operation::Break | Operation::Continue => {
            return Hue::Flow;
        }
        _ => return Hue::Measure,
    };
    match gate {
        Gate::Standard(gate) => match gate.spec().family {
            Family::Hadamard => Hue::Hadamard,
            Family::Classical => Hue::Classical,
            Family::Phase => Hue::Phase,
            Family::Quantum => Hue::Quantum,
        },
        Gate::Defined(_) => Hue::Defined,
    }
}

/// A short text for an operation, as on its tile in the palette.
pub(in crate::ui) fn short_label(circuit: &Circuit, operation: &Operation) -> String {
    match operation {
        Operation::Gate(Gate::Standard(gate)) => tile_label(*gate),
        Operation::Gate(gate @ Gate::Defined(_)) => fitted(circuit.gate_name(*gate), FITTING),
        Operation::Modified(modified) => gate_label(circuit, modified.gate, &modified.powers),
        Operation::Measure => "M".to_owned(),
        Operation::Barrier(_) => "┊".to_owned(),
        Operation::Reset => "|0⟩".to_owned(),
        Operation::Delay(_) => "Delay".to_owned(),
        Operation::Assign(_) => "=".to_owned(),
        Operation::Continue => "cont.".to_owned(),
        Operation::Flow(flow) if matches!(**flow, ControlFlow::If { otherwise: Some(_), .. }) => {
            "if/else".to_owned()
        }
        _ => circuit.operation_name(operation).to_owned(),
    }
}

/// The gate's name in capitals where it has controls, else its symbol.
fn tile_label(gate: StandardGate) -> String {
    let spec = gate.spec();
    if spec.glyph.controls == 0 {
        symbol_label(gate)
    } else {
        fitted(&spec.name.to_ascii_uppercase(), FITTING)
    }
}

/// What is written on the targets of a standard gate when they are drawn as a box.
fn symbol_label(gate: StandardGate) -> String {
    match gate.spec().glyph.symbol {
        Symbol::Label(label) => label.to_owned(),
        Symbol::Plus => "X".to_owned(),
        Symbol::Dot => "Z".to_owned(),
        Symbol::Cross => "SWAP".to_owned(),
    }
}

/// What is written on the box of a gate with these modifiers: `U†`, `X^½`.
pub(super) fn gate_label(circuit: &Circuit, gate: Gate, powers: &[Power]) -> String {
    let name = match gate {
        Gate::Standard(standard) => symbol_label(standard),
        Gate::Defined(_) => circuit.gate_name(gate).to_owned(),
    };
    // The innermost modifier stands next to the name.
    let suffix: String = powers.iter().rev().map(power_suffix).collect();
    let length = suffix.chars().count();
    fitted(
        &format!("{}{suffix}", fitted(&name, FITTING.saturating_sub(length).max(2))),
        FITTING + 1,
    )
}

/// The modifiers of a gate in the form in which they follow its name.
pub(in crate::ui::composer) fn power_suffix(power: &Power) -> String {
    match power {
        Power::Inverse => "†".to_owned(),
        Power::Exponent(exponent) => raised(&pretty_angle(exponent)),
    }
}

/// A text as an exponent: small digits where there are some, a half as one sign.
fn raised(text: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let small = |character: char| match character {
        '-' => Some('⁻'),
        _ => character.to_digit(10).map(|digit| DIGITS[digit as usize]),
    };
    match text {
        "1/2" | "0.5" => "^½".to_owned(),
        "1/4" | "0.25" => "^¼".to_owned(),
        _ => text.chars().map(small).collect::<Option<String>>().unwrap_or(format!("^{text}")),
    }
}

/// A text cut to so many characters.
pub(super) fn fitted(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    text.chars().take(length.saturating_sub(1)).chain(['…']).collect()
}

/// The parameters as far as they fit below a label.
pub(super) fn short_params(params: &[Expr]) -> String {
    let all = params.iter().map(pretty_angle).collect::<Vec<_>>().join(",");
    let mut characters = all.chars();
    let head: String = characters.by_ref().take(7).collect();
    if characters.next().is_none() { head } else { format!("{}…", head.trim_end_matches(',')) }
}

/// An angle for reading: π instead of `pi`, θ instead of `theta`, no multiplication sign before
/// π, few digits.
pub(in crate::ui::composer) fn pretty_angle(angle: &Expr) -> String {
    for_reading(angle).to_string().replace("**", "^").replace("*π", "π")
}

/// The expression with its numbers cut to four significant digits, and Greek letters.
fn for_reading(expr: &Expr) -> Expr {
    match expr {
        Expr::Number(value) => Expr::Number(format!("{value:.3e}").parse().unwrap_or(*value)),
        Expr::Constant(Constant::Euler) => expr.clone(),
        Expr::Constant(constant) => Expr::Symbol(constant.letter().to_owned()),
        Expr::Symbol(name) => Expr::Symbol(greek(name)),
        Expr::Negate(inner) => for_reading(inner).negated(),
        Expr::Binary(op, left, right) => for_reading(left).binary(*op, for_reading(right)),
        Expr::Call(function, inner) => Expr::Call(*function, Box::new(for_reading(inner))),
    }
}

/// A name with the Greek letter it spells, if it does: `theta` and `theta[0]`.
pub(in crate::ui::composer) fn greek(name: &str) -> String {
    const LETTERS: [(&str, &str); 12] = [
        ("alpha", "α"),
        ("beta", "β"),
        ("gamma", "γ"),
        ("delta", "δ"),
        ("epsilon", "ε"),
        ("eta", "η"),
        ("theta", "θ"),
        ("lambda", "λ"),
        ("mu", "μ"),
        ("phi", "φ"),
        ("psi", "ψ"),
        ("omega", "ω"),
    ];
    let (word, rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    let letter = LETTERS.iter().find(|(spelled, _)| *spelled == word);
    letter.map_or_else(|| name.to_owned(), |(_, letter)| format!("{letter}{rest}"))
}

/// A length of time for reading, such as `100 ns`.
pub(in crate::ui::composer) fn duration(duration: Duration) -> String {
    format!("{} {}", Expr::Number(duration.value), unit(duration.unit))
}

/// The unit of a length of time as it is written.
pub(in crate::ui::composer) fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "s",
        TimeUnit::Milliseconds => "ms",
        TimeUnit::Microseconds => "µs",
        TimeUnit::Nanoseconds => "ns",
        TimeUnit::BackendSteps => "dt",
    }
}

/// The modifiers of an instruction as OpenQASM writes them, outermost first, such as
/// `negctrl ctrl inv pow(2)`.
pub(in crate::ui::composer) fn modifiers(step: &Instruction) -> String {
    let Operation::Modified(modified) = &step.operation else { return String::new() };
    let controls = modified.controls.iter();
    let controls = controls.map(|value| if *value { "ctrl" } else { "negctrl" }.to_owned());
    let powers = modified.powers.iter().map(|power| match power {
        Power::Inverse => "inv".to_owned(),
        Power::Exponent(exponent) => format!("pow({})", pretty_angle(exponent)),
    });
    controls.chain(powers).collect::<Vec<_>>().join(" ")
}
