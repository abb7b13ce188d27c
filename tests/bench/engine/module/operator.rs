//! Operators as they come from JavaScript.

use ketpad::observable::SparsePauliOp;

use crate::failure::Failure;

/// The sum of Pauli strings that a text has, with a line `XIZ 0.5` for each term.
pub(crate) fn operator_of(text: &str) -> Result<SparsePauliOp, Failure> {
    let wrong = |line: &str| Failure::Wrong(format!("no term: {line}"));
    let term = |line| {
        let (label, number): (&str, &str) = str::split_once(line, ' ').ok_or(wrong(line))?;
        Ok((label, number.parse().map_err(|_| wrong(line))?))
    };
    let terms: Vec<(&str, f64)> = text.lines().map(term).collect::<Result<_, Failure>>()?;
    SparsePauliOp::from_list(terms).map_err(|error| Failure::Wrong(error.to_string()))
}
