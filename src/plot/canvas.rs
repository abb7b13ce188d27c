//! What plots are drawn on: plotters' SVG, and over it areas with titles, which a browser shows
//! where the pointer rests.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _, PathElement, Polygon,
    RGBColor, Rectangle, SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontTransform, IntoFont as _, ShapeStyle, TextStyle};

use super::Style;

/// Height of the letters in pixels.
pub(super) const TEXT_HEIGHT: f64 = 11.0;
/// Width of a character in pixels, a little generously.
pub(super) const CHARACTER_WIDTH: f64 = 7.0;

/// A finished plot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The SVG document.
    pub svg: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Where a text is from the point it is written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Centred, below the point.
    Below,
    /// Centred, above the point.
    Above,
    /// Centred around the point.
    Around,
    /// Left of the point.
    Left,
    /// Right of the point.
    Right,
    /// Below the point, read from the bottom to the top.
    Upright,
    /// Right of the point and centred, read from the bottom to the top.
    Title,
}

impl Anchor {
    fn style(self, color: RGBColor) -> TextStyle<'static> {
        let (h, v) = match self {
            Self::Below | Self::Title => (HPos::Center, VPos::Top),
            Self::Above => (HPos::Center, VPos::Bottom),
            Self::Around => (HPos::Center, VPos::Center),
            Self::Left | Self::Upright => (HPos::Right, VPos::Center),
            Self::Right => (HPos::Left, VPos::Center),
        };
        // The backend takes the size as that of the line, 1.24 times the height of the letters.
        let style = ("sans-serif", TEXT_HEIGHT * 1.24).into_font().color(&color);
        let style = style.pos(Pos::new(h, v));
        match self {
            Self::Upright | Self::Title => style.transform(FontTransform::Rotate270),
            _ => style,
        }
    }
}

/// Corners of a rectangle in pixels: left, top, right, bottom.
pub(super) type Corners = (i32, i32, i32, i32);

/// What a plot is drawn on.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    titles: String,
}

/// Draws a plot of this size in pixels.
pub(super) fn picture(
    (width, height): (u32, u32),
    style: Style,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Picture {
    let mut svg = String::new();
    let titles = {
        let area = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        let mut canvas = Canvas { area, titles: String::new() };
        if let Some(ground) = style.ground {
            canvas.fill((0, 0, width as i32, height as i32), ground);
        }
        draw(&mut canvas);
        drawn(canvas.area.present());
        canvas.titles
    };
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.insert_str(end, &titles);
    Picture { svg, width, height }
}

fn drawn<E: std::error::Error + Send + Sync>(result: Result<(), DrawingAreaErrorKind<E>>) {
    result.expect("invariant: drawing into a string cannot fail");
}

impl Canvas<'_> {
    /// A rectangle full of a colour.
    pub(super) fn fill(&mut self, (left, top, right, bottom): Corners, color: RGBColor) {
        drawn(self.area.draw(&Rectangle::new([(left, top), (right, bottom)], color.filled())));
    }

    /// The outline of a rectangle.
    pub(super) fn outline(&mut self, (left, top, right, bottom): Corners, color: RGBColor) {
        let style = ShapeStyle::from(color).stroke_width(2);
        drawn(self.area.draw(&Rectangle::new([(left, top), (right, bottom)], style)));
    }

    /// A line through these points.
    pub(super) fn line(&mut self, points: Vec<(i32, i32)>, color: RGBColor, width: u32) {
        let style = ShapeStyle::from(color).stroke_width(width);
        drawn(self.area.draw(&PathElement::new(points, style)));
    }

    /// A disk.
    pub(super) fn disk(&mut self, center: (i32, i32), radius: i32, color: RGBColor) {
        drawn(self.area.draw(&Circle::new(center, radius, color.filled())));
    }

    /// The inside of a polygon.
    pub(super) fn polygon(&mut self, corners: Vec<(i32, i32)>, color: RGBColor) {
        drawn(self.area.draw(&Polygon::new(corners, color.filled())));
    }

    /// A text at a point.
    pub(super) fn text(&mut self, text: &str, at: (i32, i32), anchor: Anchor, color: RGBColor) {
        drawn(self.area.draw(&Text::new(text.to_owned(), at, anchor.style(color))));
    }

    /// A title for an area, drawn above all else and seen by pointers alone.
    pub(super) fn title(&mut self, (left, top, right, bottom): Corners, title: &str) {
        let (width, height) = ((right - left).max(1), (bottom - top).max(1));
        // Writing into a string cannot fail.
        let _ = writeln!(
            self.titles,
            r#"<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" pointer-events="all"><title>{}</title></rect>"#,
            escaped(title)
        );
    }
}

/// A text within the markup of an SVG document, without the control characters that XML has not.
fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '\n' => markup.push('\n'),
            character if character.is_control() => markup.push(' '),
            character => markup.push(character),
        }
    }
    markup
}

/// The width in pixels that a text takes, a little generously.
pub(super) fn text_width(text: &str) -> f64 {
    text.chars().count() as f64 * CHARACTER_WIDTH
}

/// A text that is not longer than `most` characters, by leaving out its middle.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let half = most.saturating_sub(1) / 2;
    let head = text.chars().take(half);
    head.chain(['…']).chain(text.chars().skip(count - half)).collect()
}
