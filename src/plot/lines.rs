//! Values along one axis, as lines with error bars.

use plotters::style::RGBColor;

use super::axis::Axis;
use super::canvas::{Anchor, Canvas, Picture, picture};
use super::frame::{Frame, Legend, below_height, draw_below};
use super::style::NUM_SERIES;
use super::{Style, number};
use crate::math::order;

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Where it is on the horizontal axis.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// The standard error of the value; 0 where it is exact.
    pub error: f64,
}

/// The names of a plot's axes with their units, and a line about it, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisNames<'a> {
    /// The name of the horizontal axis.
    pub horizontal: &'a str,
    /// The name of the vertical axis.
    pub vertical: &'a str,
    /// What stands below the plot, such as the order of qubits in names; it may be empty.
    pub below: &'a str,
}

/// Half the width of an error bar's ends, in pixels.
const CAP: i32 = 3;
/// Half the width of a mark, in pixels.
const MARK: i32 = 4;

/// The lines in a picture of this width in pixels: up to [`NUM_SERIES`] of them, the points of
/// each joined from left to right, with error bars of one standard error up and down. Points that
/// are not finite are left out.
pub fn line_picture(lines: &[Line], names: AxisNames<'_>, width: u32, style: Style) -> Picture {
    let lines: Vec<Line> = lines.iter().take(NUM_SERIES).map(in_order).collect();
    let points = || lines.iter().flat_map(|line| &line.points);
    let vertical =
        Axis::around(points().flat_map(|point| [point.y - point.error, point.y + point.error]));
    let horizontal = Axis::around(points().map(|point| point.x));
    let titles: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let legend = Legend::new(&titles, width);
    let frame = Frame::new(width, legend.height, vertical);
    let height = (frame.bottom + 42 + below_height(names)).unsigned_abs();
    picture((width, height), style, |canvas| {
        legend.draw(canvas, style, |canvas, place, (x, y)| {
            canvas.line(vec![(x - 8, y), (x + 8, y)], style.series[place], 2);
            mark(canvas, place, (x, y), style.series[place]);
        });
        frame.draw_vertical(canvas, names.vertical, style);
        draw_ticks(canvas, &frame, horizontal, style);
        frame.draw_horizontal(canvas, names.horizontal, 24, style);
        draw_below(canvas, names, (frame.left, frame.right, frame.bottom), width, style);
        for (place, line) in lines.iter().enumerate() {
            draw_line(canvas, &frame, horizontal, (place, line), style);
        }
        for line in &lines {
            add_titles(canvas, &frame, horizontal, line, names);
        }
    })
}

fn in_order(line: &Line) -> Line {
    let is_finite =
        |point: &&Point| [point.x, point.y, point.error].iter().all(|it| it.is_finite());
    let mut points: Vec<Point> = line.points.iter().filter(is_finite).copied().collect();
    order::sort_by(&mut points, |a, b| a.x.total_cmp(&b.x));
    Line { name: line.name.clone(), points }
}

fn draw_ticks(canvas: &mut Canvas<'_>, frame: &Frame, horizontal: Axis, style: Style) {
    for tick in horizontal.ticks() {
        let x = frame.x(horizontal.fraction(tick.value));
        canvas.line(vec![(x, frame.bottom), (x, frame.bottom + 4)], style.text, 1);
        canvas.text(&tick.text, (x, frame.bottom + 7), Anchor::Below, style.text);
    }
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    horizontal: Axis,
    (place, line): (usize, &Line),
    style: Style,
) {
    let color = style.series[place];
    let at = |point: &Point| (frame.x(horizontal.fraction(point.x)), frame.y(point.y));
    if line.points.len() > 1 {
        canvas.line(line.points.iter().map(at).collect(), color, 2);
    }
    for point in &line.points {
        let (x, y) = at(point);
        if point.error > 0.0 {
            let (low, high) = (frame.y(point.y - point.error), frame.y(point.y + point.error));
            canvas.line(vec![(x, low), (x, high)], color, 1);
            canvas.line(vec![(x - CAP, low), (x + CAP, low)], color, 1);
            canvas.line(vec![(x - CAP, high), (x + CAP, high)], color, 1);
        }
        mark(canvas, place, (x, y), color);
    }
}

/// The mark of a line at a point. So lines are told apart without their colours.
fn mark(canvas: &mut Canvas<'_>, place: usize, (x, y): (i32, i32), color: RGBColor) {
    let m = MARK;
    match place % 4 {
        0 => canvas.disk((x, y), m - 1, color),
        1 => canvas.polygon(vec![(x - m, y + m), (x, y - m), (x + m, y + m)], color),
        2 => canvas
            .polygon(vec![(x, y - m - 1), (x + m + 1, y), (x, y + m + 1), (x - m - 1, y)], color),
        _ => canvas.outline((x - m + 1, y - m + 1, x + m - 1, y + m - 1), color),
    }
}

/// Titles around the points; later ones lie above earlier ones.
fn add_titles(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    horizontal: Axis,
    line: &Line,
    names: AxisNames<'_>,
) {
    for point in &line.points {
        let (x, y) = (frame.x(horizontal.fraction(point.x)), frame.y(point.y));
        let area = (x - 6, y - 6, x + 6, y + 6);
        let at = format!("{}: {}", names.horizontal, number(point.x));
        let value = with_error(point.y, point.error);
        canvas.title(area, &format!("{}\n{at}\n{}: {value}", line.name, names.vertical));
    }
}

/// A value with its standard error, unless it is exact.
fn with_error(value: f64, error: f64) -> String {
    if error > 0.0 { format!("{} ± {}", number(value), number(error)) } else { number(value) }
}
