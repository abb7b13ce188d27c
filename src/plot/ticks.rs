//! Round numbers for an axis.

/// Round values from zero to at least `max`, at most five steps apart.
pub(super) fn round_ticks(max: u64) -> Vec<u64> {
    let max = max.max(1);
    let step = round_steps().find(|step| max.div_ceil(*step) <= 5).unwrap_or(max);
    (0..=max.div_ceil(step)).map(|k| k * step).collect()
}

/// 1, 2, 5, 10, 20, 50, …
fn round_steps() -> impl Iterator<Item = u64> {
    let decades = (0..19).map(|exponent| 10_u64.pow(exponent));
    decades.flat_map(|decade| [1, 2, 5].map(|digit| digit * decade))
}
