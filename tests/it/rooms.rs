//! Which room of `src` may import which other room, and which outside crates.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may import.
struct Room {
    name: &'static str,
    imports: &'static [&'static str],
}

/// All rooms in reading order; a room imports only rooms above it.
const ROOMS: [Room; 15] = [
    Room { name: "math", imports: &[] },
    Room { name: "circuit", imports: &["math"] },
    Room { name: "observable", imports: &["math"] },
    Room { name: "qasm", imports: &["math", "circuit"] },
    Room { name: "backend", imports: &["circuit"] },
    Room { name: "transpiler", imports: &["math", "circuit", "observable", "backend"] },
    Room { name: "engine", imports: &["math", "circuit", "observable"] },
    Room { name: "primitives", imports: &["math", "circuit", "observable", "engine"] },
    Room { name: "runtime", imports: &["math", "circuit", "backend", "engine", "primitives"] },
    Room { name: "rest", imports: &["math"] },
    Room {
        name: "embed",
        imports: &["circuit", "observable", "qasm", "backend", "primitives", "runtime", "rest"],
    },
    Room { name: "editor", imports: &["math", "circuit", "qasm"] },
    Room { name: "plot", imports: &["math", "primitives"] },
    Room { name: "web", imports: &["math", "circuit", "engine", "primitives", "runtime"] },
    Room {
        name: "ui",
        imports: &[
            "math",
            "circuit",
            "observable",
            "qasm",
            "backend",
            "primitives",
            "runtime",
            "embed",
            "editor",
            "plot",
        ],
    },
];

/// The place of the binaries `main.rs` and `bin/*.rs`, which may import every room.
const BINARIES: &str = "bin";

/// Outside crates that only these places may use, apart from unit tests. Names of crates as Rust
/// spells them; a name that ends in `*` stands for all crates that begin so.
const CRATES: &[(&str, &[&str])] = &[
    ("base64", &["rest", "editor"]),
    ("bytemuck", &["engine"]),
    ("console_error_panic_hook", &["web", BINARIES]),
    ("fluent_bundle", &["ui"]),
    ("futures", &["runtime", "embed", "web", "ui"]),
    ("gloo_*", &["web", "ui"]),
    ("js_sys", &["web", "ui", BINARIES]),
    ("libm", &["math", "circuit", "transpiler", "plot"]),
    ("miniz_oxide", &["rest", "editor"]),
    ("num_bigint", &["primitives"]),
    ("num_complex", &["math"]),
    ("oq3_syntax", &[]),
    ("plotters", &["plot"]),
    ("postcard", &["web"]),
    ("rand_*", &["math"]),
    ("rayon", &["engine", "web"]),
    (
        "serde",
        &["circuit", "observable", "backend", "engine", "primitives", "runtime", "editor", "web"],
    ),
    ("serde_json", &["backend", "primitives", "rest", "embed", "editor"]),
    ("smallvec", &["transpiler", "engine"]),
    (
        "thiserror",
        &[
            "circuit",
            "observable",
            "qasm",
            "backend",
            "transpiler",
            "engine",
            "primitives",
            "runtime",
            "rest",
            "embed",
            "editor",
            "web",
        ],
    ),
    ("unic_langid", &["ui"]),
    ("wasm_bindgen*", &["web", "ui", BINARIES]),
    ("web_sys", &["web", "ui", BINARIES]),
    ("wide", &["math", "engine"]),
    ("yew", &["ui", BINARIES]),
];

/// A source file: where it is, and its text without comments.
struct Source {
    /// The room, or [`BINARIES`].
    place: String,
    /// Number of modules that the file lies deep in the crate, its own included.
    depth: usize,
    code: String,
}

impl Source {
    /// `path` is relative to `src`.
    fn new(path: &str, text: &str) -> Self {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        let place = if parts.len() == 1 { BINARIES } else { parts[0] };
        let depth = parts.iter().filter(|part| **part != "mod").count();
        Self { place: place.to_owned(), depth, code: without_comments(text) }
    }
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned() + "\n";
    text.lines().map(code).collect()
}

fn is_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What follows each occurrence of `prefix` that does not continue an identifier.
fn after<'c>(code: &'c str, prefix: &'c str) -> impl Iterator<Item = &'c str> {
    code.match_indices(prefix).filter_map(move |(place, _)| {
        let continues = code[..place].ends_with(is_identifier);
        (!continues).then(|| &code[place + prefix.len()..])
    })
}

/// The first names of the paths in `rest`, which is what follows a `::`: one name, or those of
/// a group in braces.
fn first_names(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![rest.split(|c| !is_identifier(c)).next().unwrap_or_default()];
    };
    let mut depth = 0;
    let mut names = Vec::new();
    for item in group.split_inclusive(['{', '}', ',']) {
        if depth == 0 {
            let name = item.trim_start().split(|c| !is_identifier(c)).next().unwrap_or_default();
            names.push(name);
        }
        match item.chars().last() {
            Some('{') => depth += 1,
            Some('}') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            break;
        }
    }
    names
}

/// The names that a file takes out of the root of the crate.
fn names_of_the_root(source: &Source) -> BTreeSet<&str> {
    let outwards = "super::".repeat(source.depth);
    let from_super = source.code.match_indices(&outwards).filter_map(|(place, _)| {
        let is_whole_chain = !source.code[..place].ends_with("super::");
        is_whole_chain.then(|| &source.code[place + outwards.len()..])
    });
    let from_crate = after(&source.code, "crate::").chain(after(&source.code, "ketpad::"));
    from_crate.chain(from_super).flat_map(first_names).collect()
}

/// The imports of rooms that the table does not allow.
fn forbidden_rooms(source: &Source) -> Vec<String> {
    let Some(room) = ROOMS.iter().find(|room| room.name == source.place) else {
        return Vec::new();
    };
    let is_room = |name: &&str| ROOMS.iter().any(|room| room.name == *name);
    let is_forbidden = |name: &&str| *name != room.name && !room.imports.contains(name);
    let names = names_of_the_root(source).into_iter().filter(is_room).filter(is_forbidden);
    names.map(|name| format!("{} imports {name}", room.name)).collect()
}

/// Whether `name` is the crate, or one of the crates, that a row of [`CRATES`] is about.
fn is_meant(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

/// The names at the beginning of paths, and those of `use name;`.
fn crate_names(code: &str) -> BTreeSet<&str> {
    let before_colons = code.match_indices("::").filter_map(|(place, _)| {
        let start = code[..place].rfind(|c| !is_identifier(c)).map_or(0, |before| before + 1);
        let begins_path = !code[..start].ends_with("::");
        begins_path.then(|| &code[start..place])
    });
    let used = after(code, "use ").map(|rest| rest.split(|c| !is_identifier(c)).next());
    before_colons.chain(used.flatten()).collect()
}

/// The uses of outside crates that the table does not allow.
fn forbidden_crates(source: &Source) -> Vec<String> {
    let names = crate_names(&source.code).into_iter();
    let is_forbidden = |name: &&str| {
        let mut rows = CRATES.iter().filter(|(pattern, _)| is_meant(pattern, name));
        rows.any(|(_, places)| !places.contains(&source.place.as_str()))
    };
    names.filter(is_forbidden).map(|name| format!("{} uses {name}", source.place)).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder, paths relative to it.
pub(crate) fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(folder).unwrap().to_path_buf(), text));
            }
        }
    }
    files.sort();
    files
}

fn sources() -> impl Iterator<Item = (PathBuf, Source)> {
    let files = rust_files(&root().join("src")).into_iter();
    files.map(|(path, text)| {
        let source = Source::new(&path.to_string_lossy().replace('\\', "/"), &text);
        (path, source)
    })
}

/// Whether a file holds unit tests, which may use what crates they like.
fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.iter().any(|part| part == "tests")
}

#[track_caller]
fn check_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn rooms_import_only_what_their_row_allows() {
    let problems: Vec<String> = sources()
        .flat_map(|(path, source)| {
            let found = forbidden_rooms(&source).into_iter();
            found.map(move |problem| format!("{}: {problem}", path.display()))
        })
        .collect();
    check_none(&problems);
}

#[test]
fn outside_crates_are_used_only_where_their_row_allows() {
    let problems: Vec<String> = sources()
        .filter(|(path, _)| !is_test(path))
        .flat_map(|(path, source)| {
            let found = forbidden_crates(&source).into_iter();
            found.map(move |problem| format!("{}: {problem}", path.display()))
        })
        .collect();
    check_none(&problems);
}

/// Whether some file of a room, or of the binaries, holds what `is_wanted` looks for.
fn any_file(place: &str, is_wanted: impl Fn(&Path, &Source) -> bool) -> bool {
    sources().any(|(path, source)| source.place == place && is_wanted(&path, &source))
}

#[test]
fn every_allowed_room_is_imported() {
    let mut problems = Vec::new();
    for room in &ROOMS {
        let is_imported =
            |name| any_file(room.name, |_, source| names_of_the_root(source).contains(name));
        let unused = room.imports.iter().filter(|name| !is_imported(**name));
        problems.extend(unused.map(|name| format!("{} does not import {name}", room.name)));
    }
    check_none(&problems);
}

#[test]
fn every_allowed_crate_is_used() {
    let mut problems = Vec::new();
    for (pattern, places) in CRATES {
        let uses = |source: &Source| crate_names(&source.code).iter().any(|n| is_meant(pattern, n));
        let is_used = |place| any_file(place, |path, source| !is_test(path) && uses(source));
        let unused = places.iter().filter(|place| !is_used(place));
        problems.extend(unused.map(|place| format!("{place} does not use {pattern}")));
    }
    check_none(&problems);
}

#[test]
fn the_table_for_readers_says_the_same() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').map(str::trim).collect();
        Some((cells[0].trim_end_matches('`'), cells[2].split_whitespace().collect::<Vec<_>>()))
    });
    let expected = ROOMS.iter().map(|room| (room.name, room.imports.to_vec()));
    assert_eq!(rows.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn every_dependency_has_a_row() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    let names = dependencies.lines().filter_map(|line| line.split_once(" = "));
    let names = names.map(|(name, _)| name).filter(|name| !name.starts_with([' ', '#', '"']));
    let problems: Vec<String> = names
        .map(|name| name.replace('-', "_"))
        .filter(|name| !CRATES.iter().any(|(pattern, _)| is_meant(pattern, name)))
        .map(|name| format!("no row says who may use {name}"))
        .collect();
    check_none(&problems);
}

#[test]
fn rows_name_only_rooms_above_them() {
    for (place, room) in ROOMS.iter().enumerate() {
        let above: Vec<&str> = ROOMS[..place].iter().map(|room| room.name).collect();
        assert!(room.imports.iter().all(|name| above.contains(name)), "{}", room.name);
    }
}

#[test]
fn rooms_stand_in_reading_order() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let order: Vec<&str> =
        ROOMS.iter().map(|room| room.name).filter(|name| listed.contains(name)).collect();
    assert_eq!(listed, order);
}

#[test]
fn every_folder_is_a_room() {
    for (path, source) in sources() {
        let is_known =
            source.place == BINARIES || ROOMS.iter().any(|room| room.name == source.place);
        assert!(is_known, "{} belongs to no room of the table", path.display());
    }
}

#[track_caller]
fn check_rooms(path: &str, text: &str, problems: &[&str]) {
    assert_eq!(forbidden_rooms(&Source::new(path, text)), problems, "{text}");
}

#[test]
fn the_checker_finds_a_planted_import() {
    check_rooms("circuit/model.rs", "use crate::web::Pool;", &["circuit imports web"]);
    check_rooms("circuit/model.rs", "use crate::{math::C64, ui};", &["circuit imports ui"]);
    let nested =
        "use crate::{\n    circuit::{Circuit, ui},\n    math,\n    web::{\n        a,\n    },\n};";
    check_rooms("engine/run.rs", nested, &["engine imports web"]);
    check_rooms("engine/run.rs", "fn f() { crate::runtime::go() }", &["engine imports runtime"]);
    check_rooms("engine/mod.rs", "use super::qasm;", &["engine imports qasm"]);
    check_rooms("engine/run.rs", "use super::super::qasm;", &["engine imports qasm"]);
    check_rooms("web/pool.rs", "use ketpad::ui::App;", &["web imports ui"]);
}

#[test]
fn the_checker_leaves_the_innocent_alone() {
    check_rooms("circuit/model.rs", "// as crate::web does\nuse crate::math::C64;", &[]);
    check_rooms("circuit/model.rs", "use super::web;\nuse othercrate::web;", &[]);
    check_rooms("circuit/gates/table.rs", "use super::super::web;", &[]);
    check_rooms("circuit/model.rs", "use crate::circuit::Qubit;\nuse crate::web_like;", &[]);
    check_rooms("main.rs", "use ketpad::{ui, web};", &[]);
}

#[track_caller]
fn check_crates(path: &str, text: &str, problems: &[&str]) {
    assert_eq!(forbidden_crates(&Source::new(path, text)), problems, "{text}");
}

#[test]
fn the_checker_finds_a_planted_crate() {
    check_crates("engine/run.rs", "use web_sys::Window;", &["engine uses web_sys"]);
    check_crates("engine/run.rs", "use gloo_timers::x;", &["engine uses gloo_timers"]);
    check_crates("web/pool.rs", "#[yew::hook]\nfn f() {}", &["web uses yew"]);
    check_crates("ui/app.rs", "let x = plotters::new();", &["ui uses plotters"]);
    check_crates("qasm/mod.rs", "use postcard;", &["qasm uses postcard"]);
    check_crates("web/pool.rs", "use web_sys::Window;\nuse crate::yew::x; // yew::y", &[]);
}
