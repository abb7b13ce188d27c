//! Counting equal bitstrings.

use super::Outcome;

/// Most entries of a table for each shot that is counted in it.
const ENTRIES_PER_SHOT: u64 = 4;

/// Most shots that are counted in a table.
const MOST_IN_TABLE: u64 = u32::MAX as u64;

/// Bits by which numbers are sorted at once.
const DIGIT_BITS: u32 = 11;

/// The different numbers of so many bits among those of the shots, in ascending order.
///
/// Few bits are counted in a table, more are sorted. Time and memory: linear in the shots.
pub(super) fn of_numbers(
    num_bits: u32,
    numbers: impl Iterator<Item = u64>,
    num_shots: u64,
) -> Vec<Outcome> {
    let num_entries = 1_u64.checked_shl(num_bits).unwrap_or(u64::MAX);
    if num_entries <= ENTRIES_PER_SHOT.saturating_mul(num_shots) && num_shots <= MOST_IN_TABLE {
        return in_table(num_entries as usize, numbers);
    }
    let mut shots: Vec<(u64, u64)> = numbers.zip(0..).collect();
    sort(&mut shots, num_bits);
    let runs = shots.chunk_by(|left, right| left.0 == right.0);
    runs.map(|run| Outcome { shot: run[0].1, count: run.len() as u64 }).collect()
}

/// Puts the most frequent outcomes first, and leaves equally frequent ones in their order. Time
/// and memory: linear in the shots.
pub(super) fn most_frequent_first(outcomes: &[Outcome]) -> Vec<Outcome> {
    let most = outcomes.iter().map(|outcome| outcome.count).max().unwrap_or(0);
    let rank = |outcome: &Outcome| (most - outcome.count) as usize;
    let mut sorted = vec![Outcome { shot: 0, count: 0 }; outcomes.len()];
    deal(outcomes, &mut sorted, most as usize + 1, rank);
    sorted
}

fn in_table(num_entries: usize, numbers: impl Iterator<Item = u64>) -> Vec<Outcome> {
    // The first shot with a number, and how many have it: small, since they are visited in no
    // order.
    let mut table = vec![(0_u32, 0_u32); num_entries];
    for (number, shot) in numbers.zip(0..) {
        let (first, count) = &mut table[number as usize];
        if *count == 0 {
            *first = shot;
        }
        *count += 1;
    }
    let found = table.into_iter().filter(|(_, count)| *count > 0);
    found.map(|(shot, count)| Outcome { shot: shot.into(), count: count.into() }).collect()
}

/// Sorts by numbers of so many bits, digit by digit from the lowest; equal ones stay in order.
fn sort(shots: &mut Vec<(u64, u64)>, num_bits: u32) {
    let mut sorted = vec![(0, 0); shots.len()];
    for shift in (0..num_bits).step_by(DIGIT_BITS as usize) {
        let digit = |shot: &(u64, u64)| (shot.0 >> shift) as usize & ((1 << DIGIT_BITS) - 1);
        deal(shots, &mut sorted, 1 << DIGIT_BITS, digit);
        std::mem::swap(shots, &mut sorted);
    }
}

/// Copies `items` in the order of their keys, which are below `num_keys`; those with equal keys
/// stay in order.
fn deal<T: Copy>(items: &[T], sorted: &mut [T], num_keys: usize, key: impl Fn(&T) -> usize) {
    let mut places = vec![0; num_keys];
    for item in items {
        places[key(item)] += 1;
    }
    let mut begin = 0;
    for place in &mut places {
        begin += std::mem::replace(place, begin);
    }
    for item in items {
        let place = &mut places[key(item)];
        sorted[*place] = *item;
        *place += 1;
    }
}
