//! Which items of one sequence are those of another.

/// Most differences between two sequences that are told apart one by one. With more of them
/// only the common beginning and the common end are found.
const MAX_DIFFERENCES: usize = 256;

/// Pairs of equal items in rising order, as many as can be (Myers' greedy algorithm). The cost is
/// the common beginning and end, and behind that the rest times the number of differences.
pub(super) fn align(
    old_len: usize,
    new_len: usize,
    is_equal: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let shorter = old_len.min(new_len);
    let before = (0..shorter).take_while(|&k| is_equal(k, k)).count();
    let behind =
        (0..shorter - before).take_while(|&k| is_equal(old_len - 1 - k, new_len - 1 - k)).count();
    let middle = (old_len - before - behind, new_len - before - behind);
    let inner = snake_pairs(middle.0, middle.1, &|i, j| is_equal(before + i, before + j));
    let first = (0..before).map(|k| (k, k));
    let inner = inner.into_iter().map(|(i, j)| (before + i, before + j));
    let last = (0..behind).map(|k| (old_len - behind + k, new_len - behind + k));
    first.chain(inner).chain(last).collect()
}

/// The furthest places that are reached with some number of differences, by diagonal.
struct Front {
    /// Place in the old sequence for the diagonals `-d`, `-d + 2`, …, `d`.
    places: Vec<usize>,
}

impl Front {
    /// The place on a diagonal after `differences`, if it was looked at.
    fn place(&self, diagonal: isize, differences: usize) -> Option<usize> {
        let index = diagonal + differences as isize;
        let is_on = index >= 0 && index % 2 == 0;
        is_on.then(|| self.places.get(index as usize / 2).copied()).flatten()
    }
}

fn snake_pairs(
    old_len: usize,
    new_len: usize,
    is_equal: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut fronts: Vec<Front> = Vec::new();
    for differences in 0..=(old_len + new_len).min(MAX_DIFFERENCES) {
        let mut places = Vec::with_capacity(differences + 1);
        for step in 0..=differences {
            let diagonal = 2 * step as isize - differences as isize;
            let (mut i, _) = start(&fronts, differences, diagonal).unwrap_or((0, 0));
            let mut j = (i as isize - diagonal) as usize;
            while i < old_len && j < new_len && is_equal(i, j) {
                (i, j) = (i + 1, j + 1);
            }
            places.push(i);
            if i >= old_len && j >= new_len {
                fronts.push(Front { places });
                return backtrack(&fronts, old_len, new_len);
            }
        }
        fronts.push(Front { places });
    }
    Vec::new()
}

/// Where the way on a diagonal begins after a difference: the place in the old sequence, and
/// whether the difference was an item of the old one (1 towards the right) or of the new one.
fn start(fronts: &[Front], differences: usize, diagonal: isize) -> Option<(usize, isize)> {
    let before = differences.checked_sub(1)?;
    let front = fronts.get(before)?;
    let from_left = front.place(diagonal - 1, before).map(|i| (i + 1, 1));
    let from_above = front.place(diagonal + 1, before).map(|i| (i, -1));
    match (from_left, from_above) {
        (Some(left), Some(above)) => Some(if left.0 > above.0 { left } else { above }),
        (left, above) => left.or(above),
    }
}

fn backtrack(fronts: &[Front], old_len: usize, new_len: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut diagonal = old_len as isize - new_len as isize;
    let mut i = old_len;
    for differences in (0..fronts.len()).rev() {
        let begun = start(fronts, differences, diagonal);
        let first = begun.map_or(0, |(i, _)| i);
        while i > first {
            i -= 1;
            pairs.push((i, (i as isize - diagonal) as usize));
        }
        let Some((begin, direction)) = begun else { break };
        diagonal -= direction;
        i = begin - usize::from(direction == 1);
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::align;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let pairs = align(old.len(), new.len(), &|i, j| old[i] == new[j]);
        assert!(pairs.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1), "{pairs:?}");
        let kept: String = pairs.iter().map(|(i, _)| char::from(old[*i])).collect();
        assert!(pairs.iter().all(|(i, j)| old[*i] == new[*j]));
        assert_eq!(kept, expected);
    }

    #[test]
    fn as_many_items_as_possible_are_paired() {
        check("", "", "");
        check("abc", "abc", "abc");
        check("abc", "", "");
        check("abc", "abxc", "abc");
        check("abc", "ac", "ac");
        check("abcabba", "cbabac", "caba");
        check("xabcdefy", "yabcdefx", "abcdef");
        check("abcdef", "fabcde", "abcde");
    }

    #[test]
    fn of_sequences_that_have_little_in_common_the_ends_are_found() {
        let old: Vec<usize> = (0..10_000).collect();
        let mut new: Vec<usize> = (20_000..30_000).collect();
        (new[0], new[9_999]) = (0, 9_999);
        let pairs = align(old.len(), new.len(), &|i, j| old[i] == new[j]);
        assert_eq!(pairs, [(0, 0), (9_999, 9_999)]);
    }
}
