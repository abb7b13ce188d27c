//! How numbers are written in plots and beside them.

/// A number in up to seven digits; very large and very small ones by their order of magnitude.
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e7).contains(&size) {
        return format!("{value:.3e}");
    }
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A probability or a share of shots, from 0 to 1; a tiny one by its order of magnitude.
pub fn share(share: f64) -> String {
    if share > 0.0 && share < 1e-3 { format!("{share:.1e}") } else { format!("{share:.4}") }
}
