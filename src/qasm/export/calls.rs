//! What the languages of the OpenQASM family write in the same way.

use crate::circuit::{Duration, Expr, TimeUnit};

/// `rx(pi/2) q[0];`
pub(super) fn call<T: AsRef<str>>(name: &str, params: &[String], operands: &[T]) -> String {
    let mut text = name.to_owned();
    if !params.is_empty() {
        text.push('(');
        push_list(&mut text, params);
        text.push(')');
    }
    if !operands.is_empty() {
        text.push(' ');
        push_list(&mut text, operands);
    }
    text.push(';');
    text
}

fn push_list<T: AsRef<str>>(text: &mut String, items: &[T]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item.as_ref());
    }
}

/// A statement with a label as the comment behind it.
pub(super) fn labelled(statement: String, label: Option<&str>) -> String {
    match label.map(one_line).filter(|label| !label.is_empty()) {
        Some(label) => format!("{statement} // {label}"),
        None => statement,
    }
}

/// A label without what would end the comment that it stands in.
fn one_line(label: &str) -> String {
    label.split(|c: char| c.is_control()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// `100ns`
pub(super) fn duration_text(duration: Duration) -> String {
    format!("{}{}", Expr::Number(duration.value), unit_name(duration.unit))
}

/// The name of a unit of time, which OpenQASM 3 and Qiskit have in common.
pub(super) fn unit_name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "s",
        TimeUnit::Milliseconds => "ms",
        TimeUnit::Microseconds => "us",
        TimeUnit::Nanoseconds => "ns",
        TimeUnit::BackendSteps => "dt",
    }
}
