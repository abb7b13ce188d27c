//! From basis states to rows of measured bits.

use super::program::{Measurement, Program};

/// Which bits of a row the final measurements write, and how: a few lookups a row, instead of
/// one step for each measurement.
pub(super) struct Rows {
    words: Vec<Word>,
}

/// Eight bytes of a row.
#[derive(Default)]
struct Word {
    /// The bits that final measurements write.
    written: u64,
    tables: Vec<Table>,
}

/// What a byte of a basis state's index means for a word.
struct Table {
    /// The lowest bit of that byte.
    shift: usize,
    bits: Box<[u64; 256]>,
}

/// [`Rows`], with what was in memory before the final measurements.
pub(super) struct Writer<'r> {
    /// The words that are not zero in every row: where their bytes begin, and what they have.
    words: Vec<(usize, u64, &'r [Table])>,
}

impl Rows {
    pub(super) fn new(program: &Program) -> Self {
        let num_words = program.num_clbits.div_ceil(u64::BITS) as usize;
        let mut words: Vec<Word> = (0..num_words).map(|_| Word::default()).collect();
        for clbit in &program.final_zeros {
            words[clbit / 64].written |= 1 << (clbit % 64);
        }
        for measurement in &program.final_measurements {
            words[measurement.clbit / 64].add(*measurement);
        }
        Self { words }
    }

    /// Ready to write the rows of shots with this memory, packed as a row.
    pub(super) fn with_memory(&self, memory: &[u8]) -> Writer<'_> {
        let words = self.words.iter().zip(memory.chunks(8)).enumerate();
        let words = words.map(|(place, (word, bytes))| {
            let number = bytes.iter().rfold(0, |number, byte| number << 8 | u64::from(*byte));
            (8 * place, number & !word.written, word.tables.as_slice())
        });
        Writer {
            words: words.filter(|(_, bits, tables)| *bits != 0 || !tables.is_empty()).collect(),
        }
    }
}

impl Word {
    fn add(&mut self, Measurement { bit, clbit }: Measurement) {
        self.written |= 1 << (clbit % 64);
        let shift = bit / 8 * 8;
        let found = self.tables.iter().position(|table| table.shift == shift);
        let place = found.unwrap_or_else(|| {
            self.tables.push(Table { shift, bits: Box::new([0; 256]) });
            self.tables.len() - 1
        });
        for (byte, bits) in self.tables[place].bits.iter_mut().enumerate() {
            *bits |= (byte as u64 >> (bit - shift) & 1) << (clbit % 64);
        }
    }
}

impl Writer<'_> {
    /// Writes what does not depend on final measurements into a row that is zero until now.
    pub(super) fn write_memory(&self, row: &mut [u8]) {
        for (first, bits, _) in &self.words {
            for (byte, value) in row[*first..].iter_mut().zip(bits.to_le_bytes()) {
                *byte = value;
            }
        }
    }

    /// Writes the row, zero until now, of a shot that fell on the basis state with this index.
    #[inline]
    pub(super) fn write(&self, index: usize, row: &mut [u8]) {
        for (first, bits, tables) in &self.words {
            let word = tables
                .iter()
                .fold(*bits, |word, table| word | table.bits[index >> table.shift & 0xff]);
            for (byte, value) in row[*first..].iter_mut().zip(word.to_le_bytes()) {
                *byte = value;
            }
        }
    }
}
