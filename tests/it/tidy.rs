//! Rules about the sources that no compiler checks.

use std::fs;
use std::path::Path;

use crate::rooms::rust_files;

/// Most lines of a source file.
const MAX_LINES: usize = 600;

#[test]
fn source_files_are_short() {
    for folder in ["src", "tests"] {
        for (path, text) in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let lines = text.lines().count();
            assert!(lines <= MAX_LINES, "{folder}/{} has {lines} lines", path.display());
        }
    }
}

/// What is missing in the front of a room.
fn missing_in_front(text: &str) -> Option<&'static str> {
    if !text.starts_with("//! ") {
        return Some("a comment that says what the room is for");
    }
    let front = text.lines().map_while(|line| line.strip_prefix("//!"));
    let words: Vec<String> = front.flat_map(str::split_whitespace).map(str::to_lowercase).collect();
    let front = words.join(" ");
    ["owns", "does not know"].into_iter().find(|words| !front.contains(words))
}

#[test]
fn every_room_says_what_it_owns_and_what_it_does_not_know() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let front = entry.unwrap().path().join("mod.rs");
        if let Ok(text) = fs::read_to_string(&front) {
            assert_eq!(missing_in_front(&text), None, "{}", front.display());
        }
    }
}

#[test]
fn the_checker_misses_nothing_in_a_front() {
    let whole = "//! Draws.\n//!\n//! Owns: pens. Does not\n//! know: paper.\n\nmod pen;";
    assert_eq!(missing_in_front(whole), None);
    assert_eq!(missing_in_front("//! Draws. Owns: pens."), Some("does not know"));
    let too_late = "//! Does not know: paper.\n\n//! Owns";
    assert_eq!(missing_in_front(too_late), Some("owns"));
    assert!(missing_in_front("mod pen;\n//! Owns, does not know").is_some());
}
