//! The frame of a plot: a vertical axis, a line below, names of axes and a legend.

use super::axis::Axis;
use super::canvas::{Anchor, CHARACTER_WIDTH, Canvas, shortened, text_width};
use super::{AxisNames, Style};

/// Height of what is drawn between the frame's top and bottom, in pixels.
pub(super) const PLOT_HEIGHT: i32 = 210;
/// Room above a frame for the number on the highest bar.
const ABOVE: i32 = 20;
/// Height of a line of the legend.
const LEGEND_LINE: i32 = 18;
/// Width of a legend's mark with the room around it.
const LEGEND_MARK: f64 = 24.0;

/// Where a plot's parts are, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) vertical: Axis,
}

impl Frame {
    /// The frame of a plot of this width below a legend of that height.
    pub(super) fn new(width: u32, legend: i32, vertical: Axis) -> Self {
        let longest =
            vertical.ticks().iter().map(|tick| text_width(&tick.text)).fold(0.0, f64::max);
        let left = (21.0 + CHARACTER_WIDTH + longest) as i32;
        let top = legend + ABOVE;
        let right = (width as i32 - 8).max(left + 1);
        Self { left, right, top, bottom: top + PLOT_HEIGHT, vertical }
    }

    /// How far down a number of the vertical axis is.
    pub(super) fn y(&self, value: f64) -> i32 {
        let height = f64::from(self.bottom - self.top);
        self.bottom - (self.vertical.fraction(value) * height).round() as i32
    }

    /// How far right a share of the width is.
    pub(super) fn x(&self, fraction: f64) -> i32 {
        self.left + (fraction * f64::from(self.right - self.left)).round() as i32
    }

    /// Draws grid, numbers and the name of the vertical axis.
    pub(super) fn draw_vertical(&self, canvas: &mut Canvas<'_>, name: &str, style: Style) {
        for tick in self.vertical.ticks() {
            let y = self.y(tick.value);
            canvas.line(vec![(self.left, y), (self.right, y)], style.grid, 1);
            canvas.text(&tick.text, (self.left - 6, y), Anchor::Left, style.text);
        }
        let middle = i32::midpoint(self.top, self.bottom);
        canvas.text(name, (4, middle), Anchor::Title, style.text);
    }

    /// Draws the line below, and the name of the horizontal axis so far beneath it.
    pub(super) fn draw_horizontal(
        &self,
        canvas: &mut Canvas<'_>,
        name: &str,
        beneath: i32,
        style: Style,
    ) {
        canvas.line(vec![(self.left, self.bottom), (self.right, self.bottom)], style.text, 1);
        let middle = i32::midpoint(self.left, self.right);
        canvas.text(name, (middle, self.bottom + beneath), Anchor::Below, style.text);
    }
}

/// Height of the line below a plot.
pub(super) fn below_height(names: AxisNames<'_>) -> i32 {
    if names.below.is_empty() { 0 } else { LEGEND_LINE }
}

/// Draws the line below a plot with these ends in a picture of this width, where there is one; in
/// the middle of the plot if it fits there.
pub(super) fn draw_below(
    canvas: &mut Canvas<'_>,
    names: AxisNames<'_>,
    (left, right, bottom): (i32, i32, i32),
    width: u32,
    style: Style,
) {
    if names.below.is_empty() {
        return;
    }
    let most = (f64::from(width) / CHARACTER_WIDTH).max(1.0) as usize;
    let text = shortened(names.below, most);
    let half = (text_width(&text) / 2.0).ceil() as i32;
    let middle = i32::midpoint(left, right).min(width as i32 - half).max(half);
    canvas.text(&text, (middle, bottom + 24 + LEGEND_LINE), Anchor::Below, style.text);
}

/// The names of what is drawn, each with a mark before it, in as many lines as they take.
pub(super) struct Legend {
    entries: Vec<(String, (i32, i32))>,
    /// Its height in pixels; 0 when there is but one thing to tell.
    pub(super) height: i32,
}

impl Legend {
    /// A legend of these names for a plot of this width.
    pub(super) fn new(names: &[&str], width: u32) -> Self {
        if names.len() < 2 {
            return Self { entries: Vec::new(), height: 0 };
        }
        let most = ((f64::from(width) - LEGEND_MARK) / CHARACTER_WIDTH).max(1.0) as usize;
        let (mut x, mut line) = (0.0, 0);
        let mut entries = Vec::new();
        for name in names {
            let name = shortened(name, most);
            let needed = LEGEND_MARK + text_width(&name);
            if x > 0.0 && x + needed > f64::from(width) {
                (x, line) = (0.0, line + 1);
            }
            let at = (x as i32 + 4, line * LEGEND_LINE + LEGEND_LINE / 2);
            x += needed + CHARACTER_WIDTH;
            entries.push((name, at));
        }
        Self { entries, height: (line + 1) * LEGEND_LINE }
    }

    /// Draws the names; `mark` draws what stands before a name, in 12 by 12 pixels around a point.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        style: Style,
        mark: impl Fn(&mut Canvas<'_>, usize, (i32, i32)),
    ) {
        for (place, (name, (x, y))) in self.entries.iter().enumerate() {
            mark(canvas, place, (x + 6, *y));
            canvas.text(name, (x + 17, *y), Anchor::Right, style.text);
        }
    }
}
