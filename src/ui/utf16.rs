//! Offsets in a text, as Rust and as browsers count them.

/// Translates between offsets in bytes of UTF-8 and in units of UTF-16, for one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utf16 {
    /// For each character that is not ASCII, the offsets behind it: in bytes, and in units.
    /// Between them the two run alike.
    corners: Vec<(usize, usize)>,
}

impl Utf16 {
    /// For this text. Takes time and memory by its characters that are not ASCII.
    pub(super) fn of(text: &str) -> Self {
        let mut corners = Vec::new();
        let mut units = 0;
        for (start, character) in text.char_indices() {
            units += character.len_utf16();
            if !character.is_ascii() {
                corners.push((start + character.len_utf8(), units));
            }
        }
        Self { corners }
    }

    /// The offset in units of one in bytes, which lies between two characters.
    pub(super) fn units(&self, bytes: usize) -> u32 {
        let before = self.corners.partition_point(|corner| corner.0 <= bytes);
        let (corner_bytes, corner_units) = self.corner(before);
        (bytes - corner_bytes + corner_units) as u32
    }

    /// The offset in bytes of one in units, which lies between two characters.
    pub(super) fn bytes(&self, units: u32) -> usize {
        let units = units as usize;
        let before = self.corners.partition_point(|corner| corner.1 <= units);
        let (corner_bytes, corner_units) = self.corner(before);
        units - corner_units + corner_bytes
    }

    /// The last of the first so many corners.
    fn corner(&self, number: usize) -> (usize, usize) {
        number.checked_sub(1).map_or((0, 0), |last| self.corners[last])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let offsets = Utf16::of(text);
        let mut units = 0;
        for (bytes, character) in text.char_indices() {
            assert_eq!(offsets.units(bytes), units, "{text:?} at {bytes}");
            assert_eq!(offsets.bytes(units), bytes, "{text:?} at unit {units}");
            units += character.len_utf16() as u32;
        }
        assert_eq!(offsets.units(text.len()), units, "the end of {text:?}");
        assert_eq!(offsets.bytes(units), text.len(), "the end of {text:?}");
    }

    #[test]
    fn offsets_agree_at_every_character() {
        for text in
            ["", "rx(pi) q;", "θ", "float θ = π; // 각도 😀\nψ😀😀;\u{10FFFF}x", "\u{FFFF}\u{0}é"]
        {
            check(text);
        }
    }
}
