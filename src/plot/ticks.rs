//! Round numbers for an axis.

/// Round values from zero up to `top`, at most six of them.
pub(super) fn round_ticks(top: u64) -> Vec<u64> {
    let step = round_steps().find(|step| top / step <= 5).unwrap_or(top);
    (0..=top / step).map(|k| k * step).collect()
}

/// 1, 2, 5, 10, 20, 50, …
fn round_steps() -> impl Iterator<Item = u64> {
    let decades = (0..19).map(|exponent| 10_u64.pow(exponent));
    decades.flat_map(|decade| [1, 2, 5].map(|digit| digit * decade))
}
