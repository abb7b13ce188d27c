//! Results as tables in the format CSV, as RFC 4180 has it.

use crate::plot::{BitOrder, Histogram};

/// A table with these columns.
pub(super) fn table(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = line(head);
    rows.for_each(|row| text.push_str(&line(&row)));
    text
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The words in a table of counts.
pub(super) struct CountsWords<'a> {
    /// The first column, which says in which order the bits are.
    pub(super) outcome: &'a str,
    /// The columns of each run.
    pub(super) counts: &'a str,
    pub(super) share: &'a str,
    /// The names of the runs.
    pub(super) runs: &'a [&'a str],
}

/// Counts and shares of each run, by outcome.
pub(super) fn counts(histogram: &Histogram, bits: BitOrder, words: &CountsWords<'_>) -> String {
    let mut head = vec![words.outcome.to_owned()];
    for run in 0..histogram.totals.len() {
        let name = words.runs.get(run).filter(|_| histogram.totals.len() > 1);
        let of = |word: &str| name.map_or(word.to_owned(), |name| format!("{name}: {word}"));
        head.extend([of(words.counts), of(words.share)]);
    }
    let rows = histogram.bars.iter().map(|bar| {
        let mut row = vec![bits.text(&bar.label)];
        for (run, count) in bar.counts.iter().enumerate() {
            row.extend([count.to_string(), histogram.share(run, *count).to_string()]);
        }
        row
    });
    table(&head, rows)
}
