//! The amplitudes of several sets, and what steps do to them.

use wide::f64x2;

use super::super::places::is_odd;
use super::angles::{SETS, Values};
use super::template::{Step, Template, Turn};
use super::value::firsts;

/// An amplitude for each set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amplitude {
    pub(super) re: Values,
    pub(super) im: Values,
}

const ZERO: Amplitude = Amplitude { re: [f64x2::ZERO; SETS / 2], im: [f64x2::ZERO; SETS / 2] };

/// The amplitudes after the first steps, as many as do not depend on the set; nothing if an angle
/// is not finite.
pub(super) fn begin(template: &Template) -> Option<Vec<Amplitude>> {
    let mut state = Vec::with_capacity(1 << template.num_bits);
    state.push(Amplitude { re: [f64x2::ONE; SETS / 2], ..ZERO });
    let fixed = &template.steps[..template.num_fixed()];
    run(template, fixed, &[], &mut state).then_some(state)
}

/// The amplitudes for sets that follow each other, in `state`, after what is alike in all sets.
/// Says whether all angles are finite.
pub(super) fn go_on(
    template: &Template,
    beginning: &[Amplitude],
    sets: &[f64],
    state: &mut Vec<Amplitude>,
) -> bool {
    state.clear();
    state.extend_from_slice(beginning);
    run(template, &template.steps[template.num_fixed()..], sets, state)
}

fn run(template: &Template, steps: &[Step], sets: &[f64], state: &mut Vec<Amplitude>) -> bool {
    for step in steps {
        let angle = step.angle();
        let (angle, share) = &template.angles[angle];
        let Some((sin, cos)) = angle.sines_and_cosines(sets, template.num_parameters, *share)
        else {
            return false;
        };
        match step {
            Step::Turn { turn, exchanged } => exchange(*turn, *exchanged, sin, cos, state),
            Step::Grow(turn) => grow(*turn, sin, cos, state),
            Step::Phase { signs, is_negative, .. } => phase(*signs, *is_negative, sin, cos, state),
        }
    }
    true
}

/// The sine with a plus and with a minus, the other way round if `is_negative`.
fn both_signs(sin: Values, is_negative: bool) -> [Values; 2] {
    let minus = sin.map(|sin| -sin);
    if is_negative { [minus, sin] } else { [sin, minus] }
}

fn exchange(turn: Turn, mask: usize, sin: Values, cos: Values, state: &mut [Amplitude]) {
    let sines = both_signs(sin, turn.is_negative);
    for first in firsts(state.len(), mask) {
        let sin = &sines[usize::from(is_odd(first & turn.signs))];
        let (a, b) = (state[first], state[first ^ mask]);
        let (mut new_a, mut new_b) = (ZERO, ZERO);
        for pair in 0..SETS / 2 {
            let (s, c) = (sin[pair], cos[pair]);
            let ([a_re, a_im], [b_re, b_im]) = ([a.re[pair], a.im[pair]], [b.re[pair], b.im[pair]]);
            if turn.is_real {
                (new_a.re[pair], new_a.im[pair]) = (c * a_re - s * b_re, c * a_im - s * b_im);
                (new_b.re[pair], new_b.im[pair]) = (c * b_re + s * a_re, c * b_im + s * a_im);
            } else {
                (new_a.re[pair], new_a.im[pair]) = (c * a_re + s * b_im, c * a_im - s * b_re);
                (new_b.re[pair], new_b.im[pair]) = (c * b_re + s * a_im, c * b_im - s * a_re);
            }
        }
        (state[first], state[first ^ mask]) = (new_a, new_b);
    }
}

fn grow(turn: Turn, sin: Values, cos: Values, state: &mut Vec<Amplitude>) {
    let sines = both_signs(sin, turn.is_negative);
    for index in 0..state.len() {
        let sin = &sines[usize::from(is_odd(index & turn.signs))];
        let Amplitude { re, im } = state[index];
        let (mut old, mut new) = (ZERO, ZERO);
        for pair in 0..SETS / 2 {
            let (s, c) = (sin[pair], cos[pair]);
            (old.re[pair], old.im[pair]) = (c * re[pair], c * im[pair]);
            (new.re[pair], new.im[pair]) = if turn.is_real {
                (s * re[pair], s * im[pair])
            } else {
                (s * im[pair], -(s * re[pair]))
            };
        }
        state[index] = old;
        state.push(new);
    }
}

fn phase(signs: usize, is_negative: bool, sin: Values, cos: Values, state: &mut [Amplitude]) {
    let sin = both_signs(sin, is_negative)[0];
    for first in firsts(state.len(), signs) {
        // One of the two has an odd number of bits in common with the signs.
        let lowest = 1 << signs.trailing_zeros();
        let index = if is_odd(first & signs) { first } else { first | lowest };
        let Amplitude { re, im } = &mut state[index];
        for pair in 0..SETS / 2 {
            let (s, c) = (sin[pair], cos[pair]);
            (re[pair], im[pair]) = (c * re[pair] - s * im[pair], c * im[pair] + s * re[pair]);
        }
    }
}
