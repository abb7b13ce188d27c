//! The values of loops and cases as people type them.

use crate::circuit::LoopValues;

/// The values of a loop as OpenQASM writes them: `[0:3]`, `[0:2:6]`, `{1, 5}`.
pub(super) fn values_text(values: &LoopValues) -> String {
    match values {
        LoopValues::Range { start, step: 1, stop } => format!("[{start}:{stop}]"),
        LoopValues::Range { start, step, stop } => format!("[{start}:{step}:{stop}]"),
        LoopValues::Set(values) => {
            format!("{{{}}}", crate::ui::composer::picture::listed(values))
        }
    }
}

/// The values of a loop: a range `[0:3]` or `0..3`, with a step `[0:2:6]`, or numbers one by one.
pub(super) fn read_values(text: &str) -> Option<LoopValues> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    if let Some((start, stop)) = bare.split_once("..") {
        return Some(LoopValues::Range { start: number(start)?, step: 1, stop: number(stop)? });
    }
    let parts: Vec<&str> = bare.split(':').collect();
    match parts[..] {
        [start, stop] => {
            Some(LoopValues::Range { start: number(start)?, step: 1, stop: number(stop)? })
        }
        [start, step, stop] => {
            let step = number(step).filter(|step| *step != 0)?;
            Some(LoopValues::Range { start: number(start)?, step, stop: number(stop)? })
        }
        _ => read_numbers(text).map(LoopValues::Set),
    }
}

/// Numbers with commas between them, in braces or without.
pub(super) fn read_numbers(text: &str) -> Option<Vec<i64>> {
    let text = text.trim();
    let bare = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(text);
    bare.split(',').map(number).collect()
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_loop_are_a_range_or_a_list() {
        let range = |start, step, stop| Some(LoopValues::Range { start, step, stop });
        for (text, expected) in [
            ("[0:3]", range(0, 1, 3)),
            (" 0 .. 3 ", range(0, 1, 3)),
            ("-4:2:9", range(-4, 2, 9)),
            ("[5:-1:0]", range(5, -1, 0)),
            ("{1, 5}", Some(LoopValues::Set(vec![1, 5]))),
            ("7", Some(LoopValues::Set(vec![7]))),
            ("[0:0:3]", None),
            ("[0:3", None),
            ("", None),
            ("n", None),
            ("1:2:3:4", None),
        ] {
            let values = read_values(text);
            assert_eq!(values, expected, "{text}");
            if let Some(values) = values {
                assert_eq!(read_values(&values_text(&values)), Some(values), "{text}");
            }
        }
    }
}
