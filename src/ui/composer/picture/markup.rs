//! Marks as elements of SVG: for the page with classes, for a file with colours.

use std::fmt::Write as _;

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::shape::{Anchor, Form, Group, Hue, Ink, Mark, Style};

/// An element of SVG without its colours.
struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
}

/// A number as short as a drawing needs it.
fn number(value: f64) -> String {
    ((value * 100.0).round() / 100.0 + 0.0).to_string()
}

impl Element {
    fn of(mark: &Mark) -> Self {
        let mut element = Self::of_form(&mark.form);
        let Style { fill, line, is_dashed, opacity } = mark.style;
        if let Some((_, width)) = line {
            element.attributes.push(("stroke-width", number(width)));
        }
        if fill.is_none() {
            element.attributes.push(("fill", "none".to_owned()));
        }
        if is_dashed {
            element.attributes.push(("stroke-dasharray", "4 3".to_owned()));
        }
        if opacity < 1.0 {
            element.attributes.push(("opacity", number(opacity)));
        }
        element
    }

    fn of_form(form: &Form) -> Self {
        let plain = |tag, values: &[(&'static str, f64)]| {
            let attributes = values.iter().map(|(name, value)| (*name, number(*value))).collect();
            Self { tag, attributes, text: String::new() }
        };
        match form {
            Form::Line { from, to } => {
                plain("line", &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)])
            }
            Form::Rect { x, y, width, height, radius } => plain(
                "rect",
                &[("x", *x), ("y", *y), ("width", *width), ("height", *height), ("rx", *radius)],
            ),
            Form::Circle { at, radius } => {
                plain("circle", &[("cx", at.0), ("cy", at.1), ("r", *radius)])
            }
            Form::Path(path) => {
                Self { tag: "path", attributes: vec![("d", path.clone())], text: String::new() }
            }
            Form::Text { at, letters, text } => {
                // A shift by the height of the letters, since not everything that shows SVG
                // knows other ways to put their middle somewhere.
                let values = [("x", at.0), ("y", at.1 + 0.35 * letters.size)];
                let mut element = plain("text", &values);
                element.attributes.push(("font-size", number(letters.size)));
                if letters.is_bold {
                    element.attributes.push(("font-weight", "600".to_owned()));
                }
                if letters.is_mono {
                    element.attributes.push(("font-family", "ui-monospace, monospace".to_owned()));
                }
                let anchor = match letters.anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                element.attributes.push(("text-anchor", anchor.to_owned()));
                element.text.clone_from(text);
                element
            }
        }
    }
}

/// A mark for the page.
pub(super) fn mark_html(mark: &Mark) -> Html {
    let Element { tag, attributes, text } = Element::of(mark);
    let mut node = VTag::new(tag);
    let fill = mark.style.fill.map(|ink| format!("fill-{}", ink.name()));
    let line = mark.style.line.map(|(ink, _)| format!("line-{}", ink.name()));
    let classes: Vec<String> = fill.into_iter().chain(line).collect();
    node.add_attribute("class", classes.join(" "));
    for (name, value) in attributes {
        node.add_attribute(name, value);
    }
    if !text.is_empty() {
        node.add_child(Html::from(text));
    }
    node.into()
}

/// A group for the page, with the class that gives it its hue.
pub(super) fn group_html(group: &Group, class: &'static str) -> Html {
    html! {
        <g class={classes!(class, group.hue.class())}>{ for group.marks.iter().map(mark_html) }</g>
    }
}

/// Writes a mark for a file; `color` gives the colour of an ink in this group.
pub(super) fn write_mark(out: &mut String, mark: &Mark, color: &dyn Fn(Ink) -> &'static str) {
    let Element { tag, mut attributes, text } = Element::of(mark);
    attributes.extend(mark.style.fill.map(|ink| ("fill", color(ink).to_owned())));
    attributes.extend(mark.style.line.map(|(ink, _)| ("stroke", color(ink).to_owned())));
    let _ = write!(out, "<{tag}");
    for (name, value) in attributes {
        let _ = write!(out, " {name}=\"{}\"", escaped(&value));
    }
    if text.is_empty() {
        out.push_str("/>");
    } else {
        let _ = write!(out, ">{}</{tag}>", escaped(&text));
    }
}

/// Writes a group for a file; `color` gives the colour of an ink in a hue.
pub(super) fn write_group(
    out: &mut String,
    group: &Group,
    color: &dyn Fn(Hue, Ink) -> &'static str,
) {
    out.push_str("<g>");
    for mark in &group.marks {
        write_mark(out, mark, &|ink| color(group.hue, ink));
    }
    out.push_str("</g>\n");
}

/// A text that means itself in XML. Characters that XML cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{22}' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}
