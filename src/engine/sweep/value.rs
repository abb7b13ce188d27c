//! Observables as weights of amplitudes and of products of two amplitudes.

use std::collections::BTreeMap;

use wide::f64x2;

use super::super::places::is_odd;
use super::angles::{SETS, Values};
use super::state::Amplitude;
use super::template::Indexed;

/// An observable of a state of so many amplitudes.
#[derive(Debug)]
pub(super) struct Weights {
    /// Of each probability.
    diagonal: Vec<f64>,
    /// For each mask of bits that differ, of the real and of the imaginary part of the product of
    /// an amplitude at `i`, whose lowest bit of the mask is zero, with the conjugate one at
    /// `i ^ mask`.
    products: Vec<(usize, Vec<[f64; 2]>)>,
}

impl Weights {
    /// The sum of strings with coefficients. Takes as many numbers as it needs from `room`;
    /// nothing if there is too little.
    pub(super) fn new(
        num_bits: usize,
        terms: impl Iterator<Item = (Indexed, f64)>,
        room: &mut usize,
    ) -> Option<Self> {
        let len = 1_usize << num_bits;
        let mut diagonal = Vec::new();
        let mut products: BTreeMap<usize, Vec<[f64; 2]>> = BTreeMap::new();
        for (term, coefficient) in terms {
            let sign = |index: usize| {
                let is_odd = is_odd(index & term.signs);
                if is_odd == (term.power >= 2) { coefficient } else { -coefficient }
            };
            if term.exchanged == 0 {
                if diagonal.is_empty() {
                    *room = room.checked_sub(len)?;
                    diagonal = vec![0.0; len];
                }
                diagonal.iter_mut().enumerate().for_each(|(index, weight)| *weight += sign(index));
                continue;
            }
            if !products.contains_key(&term.exchanged) {
                *room = room.checked_sub(len)?;
            }
            let weights = products.entry(term.exchanged).or_insert_with(|| vec![[0.0; 2]; len / 2]);
            for (index, weights) in firsts(len, term.exchanged).zip(weights) {
                match term.power % 2 {
                    0 => weights[0] += 2.0 * sign(index),
                    _ => weights[1] -= 2.0 * sign(index),
                }
            }
        }
        Some(Self { diagonal, products: products.into_iter().collect() })
    }

    /// Number of weights.
    pub(super) fn len(&self) -> usize {
        self.diagonal.len()
            + self.products.iter().map(|(_, weights)| 2 * weights.len()).sum::<usize>()
    }

    /// The value for each set.
    pub(super) fn value(&self, state: &[Amplitude]) -> [f64; SETS] {
        let mut sum: Values = [f64x2::ZERO; SETS / 2];
        for (weight, amplitude) in self.diagonal.iter().zip(state) {
            let weight = f64x2::splat(*weight);
            for (pair, sum) in sum.iter_mut().enumerate() {
                let (re, im) = (amplitude.re[pair], amplitude.im[pair]);
                *sum += weight * (re * re + im * im);
            }
        }
        for (mask, weights) in &self.products {
            for (index, [real, imaginary]) in firsts(state.len(), *mask).zip(weights) {
                let (a, b) = (state[index], state[index ^ mask]);
                for (pair, sum) in sum.iter_mut().enumerate() {
                    let re = a.re[pair] * b.re[pair] + a.im[pair] * b.im[pair];
                    let im = a.im[pair] * b.re[pair] - a.re[pair] * b.im[pair];
                    *sum += f64x2::splat(*real) * re + f64x2::splat(*imaginary) * im;
                }
            }
        }
        let mut lanes = [0.0; SETS];
        for (lanes, sum) in lanes.chunks_exact_mut(2).zip(sum) {
            lanes.copy_from_slice(&sum.to_array());
        }
        lanes
    }
}

/// The first indices of all pairs that differ by a mask: those without its lowest bit.
pub(super) fn firsts(len: usize, mask: usize) -> impl Iterator<Item = usize> {
    let below = (1 << mask.trailing_zeros()) - 1;
    (0..len / 2).map(move |number| (number & !below) << 1 | number & below)
}
