//! Results as tables in the format CSV, as RFC 4180 has it.

use crate::plot::{Bar, BitOrder, Histogram};

/// What stands in a row and a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// A text, which no program that opens the file takes for a formula.
    Text(String),
    /// A number, in the shortest form that is read back as the same one.
    Real(f64),
    /// A number of things.
    Whole(u64),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}")
            }
            Self::Text(text) => text.clone(),
            Self::Real(value) if *value == 0.0 || (1e-5..1e17).contains(&value.abs()) => {
                value.to_string()
            }
            Self::Real(value) => format!("{value:e}"),
            Self::Whole(count) => count.to_string(),
        }
    }
}

/// A table with these columns.
pub(super) fn table(head: Vec<String>, rows: impl Iterator<Item = Vec<Cell>>) -> String {
    let head: Vec<Cell> = head.into_iter().map(Cell::Text).collect();
    let mut text = line(&head);
    rows.for_each(|row| text.push_str(&line(&row)));
    text
}

fn line(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.text())).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// The words in a table of counts.
pub(super) struct CountsWords<'a> {
    /// The parameters, with a column each in front.
    pub(super) parameters: &'a [String],
    /// The column of outcomes, which says in which order the bits are.
    pub(super) outcome: &'a str,
    /// The columns of each run.
    pub(super) counts: &'a str,
    pub(super) share: &'a str,
    /// The names of the runs.
    pub(super) runs: &'a [&'a str],
}

/// Counts and shares of each run, by outcome: of one set of parameters after the other, each with
/// the values of its parameters.
pub(super) fn counts<'a>(
    sets: impl Iterator<Item = (&'a [f64], Histogram)>,
    bits: BitOrder,
    words: &CountsWords<'_>,
) -> String {
    let mut head = words.parameters.to_vec();
    head.push(words.outcome.to_owned());
    for name in words.runs {
        let is_alone = words.runs.len() == 1;
        let of = |word: &str| if is_alone { word.to_owned() } else { format!("{name}: {word}") };
        head.extend([of(words.counts), of(words.share)]);
    }
    let rows = sets.flat_map(|(values, histogram)| {
        let front: Vec<Cell> = values.iter().copied().map(Cell::Real).collect();
        let row = |bar: &Bar| {
            let mut row = front.clone();
            row.push(Cell::Text(bits.text(&bar.label)));
            for (run, count) in bar.counts.iter().enumerate() {
                row.extend([Cell::Whole(*count), Cell::Real(histogram.share(run, *count))]);
            }
            row
        };
        histogram.bars.iter().map(row).collect::<Vec<_>>()
    });
    table(head, rows)
}
