//! Which way around bitstrings are read.

/// Where bit 0 of a bitstring stands. Data has it rightmost; what is shown may be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BitOrder {
    /// Bit 0 is the rightmost, as Qiskit writes bitstrings and Pauli strings.
    #[default]
    ZeroRight,
    /// Bit 0 is the leftmost, as one reads a circuit from the top.
    ZeroLeft,
}

/// Names of more bits than this are not all written out.
const MAX_NAMES: u32 = 5;

impl BitOrder {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::ZeroRight, Self::ZeroLeft];

    /// The other order.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::ZeroRight => Self::ZeroLeft,
            Self::ZeroLeft => Self::ZeroRight,
        }
    }

    /// A string with a character for each bit, from one that has bit 0 rightmost. It is its own
    /// inverse.
    pub fn text(self, bits: &str) -> String {
        match self {
            Self::ZeroRight => bits.to_owned(),
            Self::ZeroLeft => bits.chars().rev().collect(),
        }
    }

    /// The names of so many bits in this order, such as `c[2] c[1] c[0]`; of many bits the outer
    /// ones.
    pub fn names(self, num_bits: u32, name: impl Fn(u32) -> String) -> String {
        let mut names: Vec<String> = if num_bits <= MAX_NAMES {
            (0..num_bits).rev().map(name).collect()
        } else {
            vec![name(num_bits - 1), name(num_bits - 2), "…".to_owned(), name(1), name(0)]
        };
        if self == Self::ZeroLeft {
            names.reverse();
        }
        names.join(" ")
    }
}
