//! The colours of plots.

use plotters::style::RGBColor;

/// The colours of a plot, for a light background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// What is drawn behind everything; nothing on a page, which has a colour of its own.
    pub ground: Option<RGBColor>,
    /// What stripes on bars are drawn with: the colour that is behind the plot.
    pub paper: RGBColor,
    /// Bars and lines, each run or observable its own. They differ in shade, too.
    pub series: [RGBColor; NUM_SERIES],
    /// The bar that sums up the rest.
    pub rest: RGBColor,
    /// Text and axes.
    pub text: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
}

/// Number of lines or of runs that can be told apart.
pub const NUM_SERIES: usize = 8;

impl Style {
    /// The colours on a page, whose style sheet may put others in their place.
    pub const fn page() -> Self {
        Self {
            ground: None,
            paper: RGBColor(0xFF, 0xFF, 0xFF),
            series: [
                RGBColor(0x0F, 0x62, 0xFE),
                RGBColor(0x9F, 0x18, 0x53),
                RGBColor(0x00, 0x7D, 0x79),
                RGBColor(0xB2, 0x86, 0x00),
                RGBColor(0x69, 0x29, 0xC4),
                RGBColor(0x11, 0x92, 0xE8),
                RGBColor(0xA2, 0x19, 0x1F),
                RGBColor(0x52, 0x52, 0x52),
            ],
            rest: RGBColor(0x8D, 0x8D, 0x8D),
            text: RGBColor(0x16, 0x16, 0x16),
            grid: RGBColor(0xC6, 0xC6, 0xC6),
        }
    }

    /// The colours in a file of its own, with white behind them.
    pub const fn file() -> Self {
        let page = Self::page();
        Self { ground: Some(page.paper), ..page }
    }
}
