//! Randomness from outside.

/// A random seed, from 0 up to but not including 2³².
///
/// A result states its seed so that a person can ask for the same result again: ten digits are
/// few enough to be read out and typed, and many enough that two runs hardly ever share one.
/// Every number of that size is also exact in JSON, in JavaScript, and a legal `seed_simulator`
/// of Qiskit. Nothing secret depends on it.
pub fn random_seed() -> u64 {
    let mut bytes = [0; 4];
    match web_sys::window().and_then(|window| window.crypto().ok()) {
        Some(crypto) if crypto.get_random_values_with_u8_array(&mut bytes).is_ok() => {
            u64::from(u32::from_le_bytes(bytes))
        }
        _ => (js_sys::Math::random() * 2.0_f64.powi(32)) as u64,
    }
}
