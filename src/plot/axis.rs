//! Axes of numbers: from where to where they go, and where they have ticks.

/// How an axis is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// Equal distances are equal differences.
    #[default]
    Linear,
    /// Equal distances are equal ratios.
    Log,
}

/// A number on an axis, and how it is written there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) text: String,
}

/// An axis from `low` to `high`, which are finite and different; on a logarithmic axis both are
/// positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    scale: Scale,
    low: f64,
    high: f64,
    /// Whether what is counted has no fractions.
    is_whole: bool,
}

/// Most ticks of a linear axis, without the first.
const MOST_TICKS: f64 = 5.0;

impl Axis {
    /// An axis from zero to a little more than `largest`.
    pub(super) fn of_heights(largest: f64) -> Self {
        let high = if largest > 0.0 { largest * 1.08 } else { 1.0 };
        Self { scale: Scale::Linear, low: 0.0, high, is_whole: false }
    }

    /// A logarithmic axis for heights between these, so that the smallest is still seen.
    pub(super) fn of_magnitudes(smallest: f64, largest: f64) -> Self {
        let (low, high) = if smallest > 0.0 && largest >= smallest {
            (0.5 * power_of_ten(decade(smallest)), largest * 1.3)
        } else {
            (0.5, 1.0)
        };
        Self { scale: Scale::Log, low, high, is_whole: false }
    }

    /// The same axis with ticks at whole numbers alone.
    pub(super) fn whole(self) -> Self {
        Self { is_whole: true, ..self }
    }

    /// An axis that holds all of these with a little room beside them; from 0 to 1 without any.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Self {
        let finite = values.filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        if low > high {
            return Self { scale: Scale::Linear, low: 0.0, high: 1.0, is_whole: false };
        }
        // Half a range, so that the largest numbers do not overflow.
        let half = high / 2.0 - low / 2.0;
        let room = if half > 0.0 { half * 0.1 } else { low.abs().max(1.0) * 0.5 };
        Self { scale: Scale::Linear, low: low - room, high: high + room, is_whole: false }
    }

    /// Where a number is between the ends, from 0 to 1; numbers beyond an end are at it.
    pub(super) fn fraction(&self, value: f64) -> f64 {
        let fraction = match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Log if value > 0.0 => {
                libm::log(value / self.low) / libm::log(self.high / self.low)
            }
            Scale::Log => 0.0,
        };
        if fraction.is_nan() { 0.0 } else { fraction.clamp(0.0, 1.0) }
    }

    /// Whether a number is beyond the upper end.
    pub(super) fn is_beyond(&self, value: f64) -> bool {
        value > self.high
    }

    /// The ticks, from the lowest.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        match self.scale {
            Scale::Linear => self.linear_ticks(),
            Scale::Log => self.log_ticks(),
        }
    }

    /// Multiples of a round number.
    fn linear_ticks(&self) -> Vec<Tick> {
        let range = self.high - self.low;
        if !(range > 0.0 && range.is_finite()) {
            return Vec::new();
        }
        let first = decade(range) - 1;
        let steps = (first..).flat_map(|decade| [1.0, 2.0, 5.0].map(|digit| (digit, decade)));
        let step = |(digit, decade): &(f64, i32)| digit * power_of_ten(*decade);
        let (digit, decade) = steps
            .take(9)
            .find(|candidate| (range / step(candidate)).floor() <= MOST_TICKS)
            .unwrap_or((1.0, first + 2));
        let is_fraction = self.is_whole && decade < 0;
        let (digit, decade) = if is_fraction { (1.0, 0) } else { (digit, decade) };
        let (digits, step) = (decade.min(0).unsigned_abs() as usize, step(&(digit, decade)));
        let first = (self.low / step).ceil();
        let within = (0..=MOST_TICKS as i32 + 1).map(|k| first + f64::from(k));
        within
            .map(|multiple| scaled(multiple * digit, decade))
            .filter(|value| *value <= self.high)
            .map(|value| Tick { value, text: tick_text(value, digits) })
            .collect()
    }

    /// Powers of ten, with their double and fivefold where there are few.
    fn log_ticks(&self) -> Vec<Tick> {
        let (first, last) = (decade(self.low), decade(self.high));
        let digits: &[f64] = if last - first <= 3 { &[1.0, 2.0, 5.0] } else { &[1.0] };
        let every = ((last - first) / 8 + 1) as usize;
        let decades = (first..=last).rev().step_by(every).collect::<Vec<_>>().into_iter().rev();
        let values = decades.flat_map(|decade| {
            let places = decade.min(0).unsigned_abs() as usize;
            digits.iter().map(move |digit| (scaled(*digit, decade), places))
        });
        values
            .filter(|(value, _)| (self.low..=self.high).contains(value))
            .filter(|(_, places)| *places == 0 || !self.is_whole)
            .map(|(value, places)| Tick { value, text: tick_text(value, places) })
            .collect()
    }
}

fn tick_text(value: f64, places: usize) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e7).contains(&size) {
        return format!("{value:e}");
    }
    // Adding zero turns a negative zero into a positive one.
    format!("{:.places$}", value + 0.0)
}

/// The exponent of the largest power of ten that is not larger, among those that are numbers of
/// full precision.
fn decade(value: f64) -> i32 {
    let guess = (libm::log10(value).floor() as i32).clamp(-300, 300);
    // The logarithm is rounded, so it may be one off at a power of ten.
    if power_of_ten(guess + 1) <= value { guess + 1 } else { guess }
}

fn power_of_ten(exponent: i32) -> f64 {
    scaled(1.0, exponent)
}

/// `digit·10^exponent`, rounded once where the power is a number of its own.
fn scaled(digit: f64, exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power: f64, _| power * 10.0);
    if exponent < 0 { digit / power } else { digit * power }
}
