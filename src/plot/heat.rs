//! Values along two axes, as colours.

use plotters::style::RGBColor;

use super::canvas::{Anchor, CHARACTER_WIDTH, Canvas, Picture, picture, text_width};
use super::frame::{PLOT_HEIGHT, below_height, draw_below};
use super::{AxisNames, Style, number};

/// Values on a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// Where the columns are on the horizontal axis, from the left.
    pub columns: Vec<f64>,
    /// Where the rows are on the vertical axis, from the bottom.
    pub rows: Vec<f64>,
    /// The value of every column in the first row, then those in the next; ones that are missing
    /// or not finite have no colour.
    pub values: Vec<f64>,
}

/// From dark to light, so that values are told apart without hues: the map viridis at five places.
const COLORS: [RGBColor; 5] = [
    RGBColor(0x44, 0x01, 0x54),
    RGBColor(0x3B, 0x52, 0x8B),
    RGBColor(0x21, 0x91, 0x8C),
    RGBColor(0x5E, 0xC9, 0x62),
    RGBColor(0xFD, 0xE7, 0x25),
];
/// Width of the legend's bar, and the number of pieces it is drawn in.
const LEGEND_WIDTH: i32 = 14;
const LEGEND_PIECES: i32 = 35;
/// Room above the grid for the name of the values.
const ABOVE: i32 = 24;
/// Pixels that a label below or beside the grid needs of its axis.
const LABEL_PITCH: f64 = 18.0;

/// What is where, in pixels.
struct Grid {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// From where to where a column is.
    fn column(&self, column: usize) -> (i32, i32) {
        let width = f64::from(self.right - self.left) / self.columns.max(1) as f64;
        let x = |column: usize| self.left + (column as f64 * width).round() as i32;
        (x(column), x(column + 1))
    }

    /// From where to where a row is, counted from the bottom.
    fn row(&self, row: usize) -> (i32, i32) {
        let height = f64::from(self.bottom - self.top) / self.rows.max(1) as f64;
        let y = |row: usize| self.bottom - (row as f64 * height).round() as i32;
        (y(row + 1), y(row))
    }
}

/// The values in a picture of this width in pixels, with a legend on the right, the values as
/// titles, and also in the cells where there is room. `values` is the name of the values.
pub fn heat_picture(
    map: &HeatMap,
    names: AxisNames<'_>,
    values: &str,
    width: u32,
    style: Style,
) -> Picture {
    let finite = map.values.iter().copied().filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    let ends = [number(low), number(high)];
    let beside = |texts: &[String]| texts.iter().map(|text| text_width(text)).fold(0.0, f64::max);
    let rows: Vec<String> = map.rows.iter().map(|row| number(*row)).collect();
    let left = (28.0 + beside(&rows)) as i32;
    let right = width as i32 - LEGEND_WIDTH - 26 - beside(&ends) as i32;
    let grid = Grid {
        left,
        right: right.max(left + 1),
        top: ABOVE,
        bottom: ABOVE + PLOT_HEIGHT,
        columns: map.columns.len(),
        rows: map.rows.len(),
    };
    let height = (grid.bottom + 42 + below_height(names)).unsigned_abs();
    let shade =
        |value: f64| if high > low { value / (high - low) - low / (high - low) } else { 0.5 };
    picture((width, height), style, |canvas| {
        draw_cells(canvas, map, &grid, shade, names, values);
        draw_labels(canvas, map, &grid, &rows, style);
        let middle = i32::midpoint(grid.left, grid.right);
        canvas.text(names.horizontal, (middle, grid.bottom + 24), Anchor::Below, style.text);
        draw_below(canvas, names, (grid.left, grid.right, grid.bottom), width, style);
        let middle = i32::midpoint(grid.top, grid.bottom);
        canvas.text(names.vertical, (4, middle), Anchor::Title, style.text);
        draw_legend(canvas, &grid, &ends, values, style);
    })
}

fn draw_cells(
    canvas: &mut Canvas<'_>,
    map: &HeatMap,
    grid: &Grid,
    shade: impl Fn(f64) -> f64,
    names: AxisNames<'_>,
    name: &str,
) {
    for (place, value) in map.values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let (row, column) = (place / grid.columns.max(1), place % grid.columns.max(1));
        let (Some(x), Some(y)) = (map.columns.get(column), map.rows.get(row)) else { continue };
        let ((left, right), (top, bottom)) = (grid.column(column), grid.row(row));
        let color = color(shade(*value));
        canvas.fill((left, top, right, bottom), color);
        let text = format!("{value:.2}");
        let text = if text == "-0.00" { "0.00" } else { &text };
        if text_width(text) < f64::from(right - left) && bottom - top >= 16 {
            let at = (i32::midpoint(left, right), i32::midpoint(top, bottom));
            canvas.text(text, at, Anchor::Around, ink_on(color));
        }
        let title = format!(
            "{}: {}\n{}: {}\n{name}: {}",
            names.horizontal,
            number(*x),
            names.vertical,
            number(*y),
            number(*value)
        );
        canvas.title((left, top, right, bottom), &title);
    }
}

/// The numbers of columns and rows, as many as there is room for.
fn draw_labels(canvas: &mut Canvas<'_>, map: &HeatMap, grid: &Grid, rows: &[String], style: Style) {
    let columns: Vec<String> = map.columns.iter().map(|column| number(*column)).collect();
    let longest = columns.iter().map(|text| text_width(text)).fold(0.0, f64::max);
    let every = |needed: f64, length: i32, count: usize| {
        ((needed * count as f64 / f64::from(length.max(1))).ceil() as usize).max(1)
    };
    let step = every(longest + CHARACTER_WIDTH, grid.right - grid.left, columns.len());
    for (column, text) in columns.iter().enumerate().step_by(step) {
        let (left, right) = grid.column(column);
        canvas.text(text, (i32::midpoint(left, right), grid.bottom + 7), Anchor::Below, style.text);
    }
    let step = every(LABEL_PITCH, grid.bottom - grid.top, rows.len());
    for (row, text) in rows.iter().enumerate().step_by(step) {
        let (top, bottom) = grid.row(row);
        canvas.text(text, (grid.left - 6, i32::midpoint(top, bottom)), Anchor::Left, style.text);
    }
}

fn draw_legend(canvas: &mut Canvas<'_>, grid: &Grid, ends: &[String; 2], name: &str, style: Style) {
    let left = grid.right + 14;
    let y = |piece: i32| grid.bottom - (grid.bottom - grid.top) * piece / LEGEND_PIECES;
    for piece in 0..LEGEND_PIECES {
        let color = color(f64::from(piece) / f64::from(LEGEND_PIECES - 1));
        canvas.fill((left, y(piece + 1), left + LEGEND_WIDTH, y(piece)), color);
    }
    let beside = left + LEGEND_WIDTH + 5;
    canvas.text(&ends[0], (beside, grid.bottom - 5), Anchor::Right, style.text);
    canvas.text(&ends[1], (beside, grid.top + 5), Anchor::Right, style.text);
    canvas.text(name, (left + LEGEND_WIDTH, grid.top - 12), Anchor::Left, style.text);
}

/// The colour of a shade from 0 to 1.
fn color(shade: f64) -> RGBColor {
    let place = shade.clamp(0.0, 1.0) * (COLORS.len() - 1) as f64;
    let below = (place as usize).min(COLORS.len() - 2);
    let between = place - below as f64;
    let mix = |low: u8, high: u8| {
        (f64::from(low) + (f64::from(high) - f64::from(low)) * between).round() as u8
    };
    let (low, high) = (COLORS[below], COLORS[below + 1]);
    RGBColor(mix(low.0, high.0), mix(low.1, high.1), mix(low.2, high.2))
}

/// Black or white, whichever is easier to read on a colour.
fn ink_on(RGBColor(red, green, blue): RGBColor) -> RGBColor {
    let light = 0.3 * f64::from(red) + 0.59 * f64::from(green) + 0.11 * f64::from(blue);
    if light > 128.0 { RGBColor(0, 0, 0) } else { RGBColor(0xFF, 0xFF, 0xFF) }
}
