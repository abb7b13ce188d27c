//! Names that nothing has yet.

use std::collections::{BTreeMap, BTreeSet};

/// The names that are taken, and where to look for free ones.
#[derive(Debug, Default)]
pub(super) struct FreeNames {
    taken: BTreeSet<String>,
    /// Numbers behind a name that was wanted, so that many things that want one name are named
    /// in little time.
    numbers: BTreeMap<String, Numbers>,
}

#[derive(Debug, Default)]
struct Numbers {
    /// The last number that was tried for the first time.
    last: u32,
    /// Numbers up to it that became free again.
    released: BTreeSet<u32>,
}

impl Numbers {
    fn next(&mut self) -> u32 {
        self.released.pop_first().unwrap_or_else(|| {
            self.last += 1;
            self.last
        })
    }
}

impl FreeNames {
    /// Takes `wanted`, or else the first of `wanted_1`, `wanted_2`, … that is free and that
    /// nothing is reserved for.
    pub(super) fn take(&mut self, wanted: &str, is_reserved: impl Fn(&str) -> bool) -> String {
        let is_free = |name: &str| !self.taken.contains(name) && !is_reserved(name);
        let mut name = wanted.to_owned();
        if !is_free(&name) {
            let numbers = self.numbers.entry(name.clone()).or_default();
            while !is_free(&name) {
                name = format!("{wanted}_{}", numbers.next());
            }
        }
        self.taken.insert(name.clone());
        name
    }

    /// Makes a name free again.
    pub(super) fn release(&mut self, name: &str) {
        self.taken.remove(name);
        let Some((wanted, number)) = name.rsplit_once('_') else { return };
        if let (Some(numbers), Ok(number)) = (self.numbers.get_mut(wanted), number.parse())
            && (1..=numbers.last).contains(&number)
        {
            numbers.released.insert(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FreeNames;

    #[test]
    fn the_first_free_name_is_taken() {
        let mut names = FreeNames::default();
        let mut check = |wanted: &str, expected: &str| {
            let is_reserved = |name: &str| ["if", "x", "x_2"].contains(&name);
            assert_eq!(names.take(wanted, is_reserved), expected);
        };
        check("a", "a");
        check("a", "a_1");
        check("a_2", "a_2");
        check("a", "a_3");
        check("if", "if_1");
        check("x", "x_1");
        check("x", "x_3");
    }

    #[test]
    fn a_released_name_is_the_first_to_be_taken_again() {
        let mut names = FreeNames::default();
        for expected in ["a", "a_1", "a_2", "a_3"] {
            assert_eq!(names.take("a", |_| false), expected);
        }
        names.release("a_2");
        names.release("a_1");
        names.release("b_1");
        for expected in ["a_1", "a_2", "a_4"] {
            assert_eq!(names.take("a", |_| false), expected);
        }
    }
}
