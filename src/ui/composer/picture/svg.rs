//! The whole circuit as an SVG file that stands for itself: its colours are in it.

use std::fmt::Write as _;

use super::markup::{escaped, write_group, write_mark};
use super::scene::Layer;
use super::shape::{Hue, Ink};
use super::wires::names_width;
use super::{Scene, wires};

/// The page's colours. Files take theirs from here too, so that both agree.
const TOKENS: &str = include_str!("../../../../www/css/tokens.css");

/// Space around the circuit.
const MARGIN: f64 = 12.0;

/// What a picture is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::composer) enum Ground {
    /// The ground of the light theme.
    Light,
    /// The ground of the dark theme.
    Dark,
    /// Nothing, in the colours of the light theme.
    Transparent,
}

impl Ground {
    /// All of them.
    pub(in crate::ui::composer) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Transparent];

    /// Identifier of its message.
    pub(in crate::ui::composer) fn id(self) -> &'static str {
        match self {
            Self::Light => "export-light",
            Self::Dark => "export-dark",
            Self::Transparent => "export-transparent",
        }
    }

    fn is_dark(self) -> bool {
        self == Self::Dark
    }
}

/// The colour that a token of the style sheet has in one of the themes; a color that is seen
/// where there is no such token.
fn token(name: &str, is_dark: bool) -> &'static str {
    let start = format!("--{name}: ");
    let mut lines = TOKENS.lines().map(str::trim);
    let value = lines.find_map(|line| line.strip_prefix(start.as_str()));
    let value = value.unwrap_or("#ff00ff;").trim_end_matches(';');
    let pair = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')'));
    match pair.and_then(|pair| pair.split_once(", ")) {
        Some((_, dark)) if is_dark => dark,
        Some((light, _)) => light,
        None => value,
    }
}

/// The colour of an ink within a hue.
pub(super) fn color(hue: Hue, ink: Ink, is_dark: bool) -> &'static str {
    match ink {
        Ink::Fill => token(hue.token(), is_dark),
        Ink::OnFill => token(&format!("on-{}", hue.token()), is_dark),
        Ink::Quiet => token("text-quiet", is_dark),
        other => token(other.name(), is_dark),
    }
}

/// Width and height of the picture in pixels.
pub(in crate::ui::composer) fn size(scene: &Scene<'_>) -> (f64, f64) {
    let width = names_width(scene.circuit) + scene.geometry.width() + 2.0 * MARGIN;
    (width.ceil(), (scene.geometry.height() + 2.0 * MARGIN).ceil())
}

/// The file. `title` says to those who cannot see it what it shows.
pub(in crate::ui::composer) fn to_svg(scene: &Scene<'_>, ground: Ground, title: &str) -> String {
    let is_dark = ground.is_dark();
    let color = |hue: Hue, ink: Ink| color(hue, ink, is_dark);
    let plain = |ink: Ink| color(Hue::Measure, ink);
    let (width, height) = size(scene);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(title));
    if ground != Ground::Transparent {
        let card = plain(Ink::Card);
        let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{card}\"/>");
    }
    let names = names_width(scene.circuit);
    let panes = scene.geometry.whole();
    let _ = writeln!(out, "<g transform=\"translate({MARGIN} {MARGIN})\">");
    for pane in &panes {
        for mark in wires::names(scene.circuit, &scene.geometry, pane, names) {
            write_mark(&mut out, &mark, &plain);
        }
    }
    let _ = writeln!(out, "</g>\n<g transform=\"translate({} {MARGIN})\">", MARGIN + names);
    let drawn = scene.drawn(&panes);
    let layer = |out: &mut String, layer: Layer| {
        for group in drawn.iter().filter_map(|drawn| drawn.group(layer)) {
            write_group(out, &group, &color);
        }
    };
    layer(&mut out, Layer::Ground);
    for pane in &panes {
        for mark in wires::lines(&scene.geometry, pane) {
            write_mark(&mut out, &mark, &plain);
        }
    }
    out.push('\n');
    layer(&mut out, Layer::Lines);
    layer(&mut out, Layer::Steps);
    layer(&mut out, Layer::Captions);
    out.push_str("</g>\n</svg>\n");
    out
}
