//! Drawing a histogram.

use plotters::style::RGBColor;

use super::axis::Axis;
use super::canvas::{
    Anchor, CHARACTER_WIDTH, Canvas, Corners, Picture, picture, shortened, text_width,
};
use super::frame::{Frame, Legend};
use super::{Bar, BitOrder, Histogram, Scale, Style, share};

/// What the height of a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// The number of shots.
    #[default]
    Counts,
    /// The share of the run's shots.
    Probability,
}

/// How a histogram is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HistogramView {
    /// What heights are.
    pub measure: Measure,
    /// How heights are shown.
    pub scale: Scale,
    /// How bitstrings are shown.
    pub bits: BitOrder,
}

/// The words in a histogram, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistogramWords<'a> {
    /// The name of the vertical axis.
    pub vertical: &'a str,
    /// The name of the horizontal axis, which says in which order the bits are.
    pub horizontal: &'a str,
    /// The label of the bar that sums up the rest.
    pub rest: &'a str,
    /// The name of each run.
    pub runs: &'a [&'a str],
}

/// Longer labels keep their two ends.
const MAX_LABEL: usize = 24;
/// Where the gap of a broken bar begins below its top, and how wide it is, in pixels.
const GAP_BELOW: i32 = 14;
const GAP: i32 = 5;

/// What one outcome, or the rest, has to show.
struct Group<'a> {
    label: String,
    /// The label in full.
    full: String,
    counts: &'a [u64],
    is_rest: bool,
}

struct Drawing<'a> {
    histogram: &'a Histogram,
    view: HistogramView,
    words: HistogramWords<'a>,
    style: Style,
    frame: Frame,
    /// Distance from outcome to outcome in pixels.
    pitch: f64,
}

/// The histogram in a picture of this width in pixels. Its height follows from the labels.
pub fn histogram_picture(
    histogram: &Histogram,
    view: HistogramView,
    words: HistogramWords<'_>,
    width: u32,
    style: Style,
) -> Picture {
    let groups = groups(histogram, view.bits, words.rest);
    let legend = Legend::new(words.runs, width);
    let frame = Frame::new(width, legend.height, vertical(histogram, view));
    let pitch = f64::from(frame.right - frame.left) / groups.len().max(1) as f64;
    let longest = groups.iter().map(|group| text_width(&group.label)).fold(0.0, f64::max);
    let is_upright = longest + CHARACTER_WIDTH > pitch;
    let labels = if is_upright { longest as i32 + 12 } else { 24 };
    let height = (frame.bottom + labels + 18).unsigned_abs();
    let drawing = Drawing { histogram, view, words, style, frame, pitch };
    picture((width, height), style, |canvas| {
        legend.draw(canvas, style, |canvas, run, (x, y)| {
            draw_bar(canvas, (x - 6, y - 6, x + 6, y + 6), run, style.series[run], style);
        });
        frame.draw_vertical(canvas, words.vertical, style);
        for (place, group) in groups.iter().enumerate() {
            drawing.draw_group(canvas, place, group, is_upright);
        }
        frame.draw_horizontal(canvas, words.horizontal, labels, style);
    })
}

fn groups<'a>(histogram: &'a Histogram, bits: BitOrder, rest: &str) -> Vec<Group<'a>> {
    let group = |bar: &'a Bar| {
        let full = bits.text(&bar.label);
        Group { label: shortened(&full, MAX_LABEL), full, counts: &bar.counts, is_rest: false }
    };
    let mut groups: Vec<Group<'a>> = histogram.bars.iter().map(group).collect();
    if histogram.rest_outcomes > 0 {
        let (label, full) = (shortened(rest, MAX_LABEL), rest.to_owned());
        groups.push(Group { label, full, counts: &histogram.rest_counts, is_rest: true });
    }
    groups
}

/// How high a bar is.
fn height(histogram: &Histogram, measure: Measure, run: usize, count: u64) -> f64 {
    match measure {
        Measure::Counts => count as f64,
        Measure::Probability => histogram.share(run, count),
    }
}

fn vertical(histogram: &Histogram, view: HistogramView) -> Axis {
    let heights = |counts: &[u64]| -> Vec<f64> {
        let runs = counts.iter().enumerate();
        runs.map(|(run, count)| height(histogram, view.measure, run, *count)).collect()
    };
    let bars: Vec<f64> = histogram.bars.iter().flat_map(|bar| heights(&bar.counts)).collect();
    let rest = heights(&histogram.rest_counts);
    let largest = |heights: &[f64]| heights.iter().copied().fold(0.0, f64::max);
    let axis = match view.scale {
        Scale::Linear => {
            let (own, rest) = (largest(&bars), largest(&rest));
            // The rest counts unless it would dwarf all outcomes; then its bar is drawn broken.
            Axis::of_heights(if rest > 2.0 * own && own > 0.0 { own } else { own.max(rest) })
        }
        Scale::Log => {
            let all: Vec<f64> =
                bars.into_iter().chain(rest).filter(|height| *height > 0.0).collect();
            let smallest = all.iter().copied().fold(f64::INFINITY, f64::min);
            Axis::of_magnitudes(smallest, largest(&all))
        }
    };
    if view.measure == Measure::Counts { axis.whole() } else { axis }
}

impl Drawing<'_> {
    fn draw_group(
        &self,
        canvas: &mut Canvas<'_>,
        place: usize,
        group: &Group<'_>,
        is_upright: bool,
    ) {
        let frame = &self.frame;
        let begin = f64::from(frame.left) + place as f64 * self.pitch;
        let center = begin + 0.5 * self.pitch;
        let num_runs = group.counts.len().max(1) as f64;
        let half = (self.pitch * 0.36).clamp(0.5 * num_runs, 36.0 * num_runs);
        let width = 2.0 * half / num_runs;
        for (run, count) in group.counts.iter().enumerate() {
            let left = center - half + run as f64 * width;
            let (left, right) = (left as i32, ((left + width) as i32).max(left as i32 + 1));
            self.draw_run(canvas, (left, right), run, *count, group.is_rest);
            let hover = self.pitch / num_runs;
            let from = (begin + run as f64 * hover) as i32;
            let area = (from, frame.top, (begin + (run + 1) as f64 * hover) as i32, frame.bottom);
            canvas.title(area, &self.title(group, run, *count));
        }
        let anchor = if is_upright { Anchor::Upright } else { Anchor::Below };
        canvas.text(&group.label, (center as i32, frame.bottom + 7), anchor, self.style.text);
    }

    /// The bar of one run, between these distances from the left.
    fn draw_run(
        &self,
        canvas: &mut Canvas<'_>,
        (left, right): (i32, i32),
        run: usize,
        count: u64,
        is_rest: bool,
    ) {
        let style = self.style;
        let own = height(self.histogram, self.view.measure, run, count);
        let (top, bottom) = (self.frame.y(own), self.frame.bottom);
        let color = if is_rest { style.rest } else { style.series[run] };
        if count > 0 && self.frame.vertical.is_beyond(own) {
            // A gap says that the bar is longer than it is drawn.
            draw_bar(canvas, (left, top, right, top + GAP_BELOW), run, color, style);
            draw_bar(canvas, (left, top + GAP_BELOW + GAP, right, bottom), run, color, style);
        } else if count > 0 {
            draw_bar(canvas, (left, top, right, bottom), run, color, style);
        }
        let text = match self.view.measure {
            Measure::Counts => count.to_string(),
            Measure::Probability => share(own),
        };
        // A single bar has the room beside it to itself.
        let room =
            if self.histogram.totals.len() > 1 { f64::from(right - left) } else { self.pitch };
        if text_width(&text) < room {
            let at = (i32::midpoint(left, right), top - 1);
            canvas.text(&text, at, Anchor::Above, style.text);
        }
    }

    fn title(&self, group: &Group<'_>, run: usize, count: u64) -> String {
        let share = share(self.histogram.share(run, count));
        let own = format!("{}: {count} ({share})", group.full);
        match self.words.runs.get(run) {
            Some(name) if self.words.runs.len() > 1 => format!("{name}\n{own}"),
            _ => own,
        }
    }
}

/// A bar as that run has it: full, with stripes far apart or close together, or empty. So runs are
/// told apart without their colours.
fn draw_bar(canvas: &mut Canvas<'_>, bar: Corners, run: usize, color: RGBColor, style: Style) {
    let (left, top, right, bottom) = bar;
    match run {
        0 => canvas.fill(bar, color),
        1 | 2 => {
            canvas.fill(bar, color);
            let every = if run == 1 { 8 } else { 4 };
            let first = bottom - every + 1;
            for y in (top..=first).rev().filter(|y| (first - y) % every == 0) {
                canvas.line(vec![(left, y), (right, y)], style.paper, 1);
            }
        }
        // An outline is two pixels wide, half of it on either side.
        _ if bottom - top > 3 => canvas.outline((left + 1, top + 1, right - 1, bottom), color),
        _ => canvas.fill(bar, color),
    }
}
