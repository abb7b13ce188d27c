//! Drawing a histogram.

use plotters::coord::Shift;
use plotters::prelude::{
    DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _, PathElement, RGBColor, Rectangle,
    SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontTransform, IntoFont as _, ShapeStyle, TextStyle};

use super::ticks::round_ticks;
use super::{Bar, Histogram};

/// The colours of a plot, for a light background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Bars.
    pub bar: RGBColor,
    /// The bar that sums up the rest.
    pub rest: RGBColor,
    /// Text and axes.
    pub text: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            bar: RGBColor(0x0F, 0x62, 0xFE),
            rest: RGBColor(0x8D, 0x8D, 0x8D),
            text: RGBColor(0x16, 0x16, 0x16),
            grid: RGBColor(0xC6, 0xC6, 0xC6),
        }
    }
}

/// The words in a plot, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels<'a> {
    /// What the vertical axis counts.
    pub vertical: &'a str,
    /// The label of the bar that sums up the rest.
    pub rest: &'a str,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type DrawResult<'a> = Result<(), DrawingAreaErrorKind<std::io::Error>>;

const TEXT_HEIGHT: f64 = 11.0;
/// Width of a character of a label, a little generously.
const CHARACTER_WIDTH: f64 = 7.0;
/// Longer labels keep their two ends.
const MAX_LABEL: usize = 24;

/// Where the gap of a broken bar begins below its top, and how wide it is, in pixels.
const GAP_BELOW: i32 = 14;
const GAP: i32 = 5;

/// Where things are, in pixels.
struct Frame {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
    /// Distance from bar to bar.
    pitch: f64,
    /// Whether labels stand on end.
    is_upright: bool,
    /// The count at the upper end.
    top_count: f64,
}

/// The histogram as an SVG document of this size in pixels.
pub fn histogram_svg(
    histogram: &Histogram,
    (width, height): (u32, u32),
    labels: Labels<'_>,
    style: Style,
) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        draw(&area, histogram, (width, height), labels, style)
            .and_then(|()| area.present())
            .expect("invariant: drawing into a string cannot fail");
    }
    svg
}

fn draw<'a>(
    area: &Area<'a>,
    histogram: &Histogram,
    size: (u32, u32),
    labels: Labels<'_>,
    style: Style,
) -> DrawResult<'a> {
    let mut bars: Vec<(Bar, RGBColor)> = Vec::new();
    bars.extend(histogram.bars.iter().map(|bar| (shortened(bar), style.bar)));
    if histogram.rest_outcomes > 0 {
        let rest = Bar { label: labels.rest.to_owned(), count: histogram.rest_count };
        bars.push((rest, style.rest));
    }
    // A little room above the highest bar for its count.
    let top = (histogram.axis_count() as f64 * 1.08).max(1.0);
    let ticks = round_ticks(top as u64);
    let frame = Frame::new(&bars, top, size);
    draw_vertical_axis(area, &frame, &ticks, labels.vertical, style)?;
    for (place, (bar, color)) in bars.iter().enumerate() {
        draw_bar(area, &frame, place, bar, *color, style)?;
    }
    let baseline = [(frame.left, frame.bottom), (frame.right, frame.bottom)];
    area.draw(&PathElement::new(baseline, ShapeStyle::from(style.text)))
}

fn shortened(bar: &Bar) -> Bar {
    let mut label = bar.label.clone();
    if label.len() > MAX_LABEL {
        let half = MAX_LABEL / 2 - 1;
        label.replace_range(half..label.len() - half, "…");
    }
    Bar { label, count: bar.count }
}

impl Frame {
    fn new(bars: &[(Bar, RGBColor)], top_count: f64, (width, height): (u32, u32)) -> Self {
        let longest = bars.iter().map(|(bar, _)| bar.label.chars().count()).max().unwrap_or(0);
        let label_width = longest as f64 * CHARACTER_WIDTH;
        let digits = (top_count as u64).to_string().len();
        let left = 28.0 + digits as f64 * CHARACTER_WIDTH;
        let right = f64::from(width) - 8.0;
        let pitch = (right - left) / bars.len().max(1) as f64;
        let is_upright = label_width + CHARACTER_WIDTH > pitch;
        let below = if is_upright { label_width + 12.0 } else { 24.0 };
        Self {
            left: left as i32,
            right: right as i32,
            top: 20,
            bottom: (f64::from(height) - below) as i32,
            pitch,
            is_upright,
            top_count,
        }
    }

    fn y(&self, count: u64) -> i32 {
        let fraction = (count as f64 / self.top_count).min(1.0);
        self.bottom - (fraction * f64::from(self.bottom - self.top)).round() as i32
    }
}

fn text(size: f64, color: RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    // The backend takes the size as that of the line, 1.24 times the height of the letters.
    ("sans-serif", size * 1.24).into_font().color(&color).pos(Pos::new(h, v))
}

fn draw_vertical_axis<'a>(
    area: &Area<'a>,
    frame: &Frame,
    ticks: &[u64],
    title: &str,
    style: Style,
) -> DrawResult<'a> {
    let number = text(TEXT_HEIGHT, style.text, HPos::Right, VPos::Center);
    for &tick in ticks {
        let y = frame.y(tick);
        let line = [(frame.left, y), (frame.right, y)];
        area.draw(&PathElement::new(line, ShapeStyle::from(style.grid)))?;
        area.draw(&Text::new(tick.to_string(), (frame.left - 6, y), number.clone()))?;
    }
    let middle = i32::midpoint(frame.top, frame.bottom);
    let upright =
        text(TEXT_HEIGHT, style.text, HPos::Center, VPos::Top).transform(FontTransform::Rotate270);
    area.draw(&Text::new(title.to_owned(), (4, middle), upright))
}

fn draw_bar<'a>(
    area: &Area<'a>,
    frame: &Frame,
    place: usize,
    bar: &Bar,
    color: RGBColor,
    style: Style,
) -> DrawResult<'a> {
    let center = f64::from(frame.left) + (place as f64 + 0.5) * frame.pitch;
    let half = (frame.pitch * 0.36).clamp(1.0, 36.0);
    let (left, right) = ((center - half) as i32, (center + half) as i32);
    let top = frame.y(bar.count);
    if bar.count as f64 > frame.top_count {
        // A gap says that the bar is longer than it is drawn.
        area.draw(&Rectangle::new([(left, top), (right, top + GAP_BELOW)], color.filled()))?;
        let below = top + GAP_BELOW + GAP;
        area.draw(&Rectangle::new([(left, below), (right, frame.bottom)], color.filled()))?;
    } else {
        area.draw(&Rectangle::new([(left, top), (right, frame.bottom)], color.filled()))?;
    }
    let center = center as i32;
    let count = bar.count.to_string();
    if count.len() as f64 * CHARACTER_WIDTH < frame.pitch {
        let above = text(TEXT_HEIGHT, style.text, HPos::Center, VPos::Bottom);
        area.draw(&Text::new(count, (center, frame.y(bar.count) - 1), above))?;
    }
    let label = if frame.is_upright {
        text(TEXT_HEIGHT, style.text, HPos::Right, VPos::Center).transform(FontTransform::Rotate270)
    } else {
        text(TEXT_HEIGHT, style.text, HPos::Center, VPos::Top)
    };
    area.draw(&Text::new(bar.label.clone(), (center, frame.bottom + 7), label))
}
