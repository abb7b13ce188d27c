use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Checks the outcomes of shots with these numbers against those of a map.
#[track_caller]
fn check_tally(num_bits: u32, numbers: &[u64]) {
    let text = |number: &u64| format!("{number:0width$b}", width = num_bits as usize);
    let bitstrings: Vec<String> = numbers.iter().map(text).collect();
    let pairs: Vec<(&str, u64)> = bitstrings.iter().map(|bits| (bits.as_str(), 1)).collect();
    let bits = BitArray::from_counts(&pairs);
    let mut expected: BTreeMap<&str, Outcome> = BTreeMap::new();
    for (shot, text) in (0..).zip(&bitstrings) {
        expected.entry(text).or_insert(Outcome { shot, count: 0 }).count += 1;
    }
    let counts = expected.iter().map(|(text, outcome)| ((*text).to_owned(), outcome.count));
    assert_eq!(bits.counts(), counts.collect());
    let mut sorted: Vec<Outcome> = expected.into_values().collect();
    sorted.sort_by_key(|outcome| std::cmp::Reverse(outcome.count));
    assert_eq!(bits.tally(), sorted);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outcomes_are_counted_alike_whatever_their_width(
        num_bits in 1..=80_u32,
        numbers in proptest::collection::vec(any::<u64>(), 1..300),
        kept in any::<u64>(),
    ) {
        // Few different numbers in wide registers as well, by keeping some of their bits.
        let within = u64::MAX >> 64_u32.saturating_sub(num_bits);
        let numbers: Vec<u64> = numbers.iter().map(|number| number & kept & within).collect();
        check_tally(num_bits, &numbers);
        let few: Vec<u64> = numbers.iter().map(|number| number & 0b101 & within).collect();
        check_tally(num_bits, &few);
    }
}
