//! Lists in order, by one piece of code for all of them.
//!
//! The standard library's sort is compiled anew for each kind of entry and of comparison, some
//! 4 kB of the page each time. So what the page sorts goes through these functions, which sort the
//! places of the entries and then bring the entries there.

use std::cmp::Ordering;

/// Sorts a list by what `compare` says of two entries; equal ones stay in their order.
///
/// Time: that of the standard library's sort, with calls through a pointer. Memory: four words for
/// each entry.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for (left, right) in swaps(list.len(), &|left, right| compare(&list[left], &list[right])) {
        list.swap(left, right);
    }
}

/// Sorts a list by a key that is made once for each entry; else as [`sort_by`].
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    for (left, right) in swaps(list.len(), &|left, right| keys[left].cmp(&keys[right])) {
        list.swap(left, right);
    }
}

/// The exchanges of two entries, one after the other, that bring a list of `length` entries in order.
fn swaps(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut sources: Vec<usize> = (0..length).collect();
    sources.sort_by(|&left, &right| compare(left, right));
    let mut swaps = Vec::new();
    for first in 0..length {
        // An exchange gives a place its entry. What was there moves on, to the place that is next.
        let mut place = first;
        while sources[place] != first {
            let source = std::mem::replace(&mut sources[place], place);
            swaps.push((place, source));
            place = source;
        }
        sources[place] = place;
    }
    swaps
}
