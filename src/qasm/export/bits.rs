//! How bits are written: as elements of their registers, or as whole registers.

use crate::circuit::Register;

/// The bits of one kind, and the names of their registers.
pub(super) struct Bits<'c> {
    registers: &'c [Register],
    names: &'c [String],
}

impl<'c> Bits<'c> {
    pub(super) fn new(registers: &'c [Register], names: &'c [String]) -> Self {
        Self { registers, names }
    }

    /// The register that holds a bit, and its name.
    fn holder(&self, bit: u32) -> Option<(&'c Register, &'c str)> {
        // Registers lie in the order of their bits: the last that starts early enough holds it.
        let behind = self.registers.partition_point(|register| register.start <= bit);
        let index = behind.checked_sub(1)?;
        Some((self.registers.get(index)?, self.names.get(index)?))
    }

    /// `q[3]`
    pub(super) fn element(&self, bit: u32) -> String {
        match self.holder(bit) {
            Some((register, name)) => format!("{name}[{}]", bit - register.start),
            None => format!("?[{bit}]"),
        }
    }

    /// The name and size of the register that begins with a bit.
    pub(super) fn register_at(&self, bit: u32) -> Option<(&'c str, u32)> {
        let (register, name) = self.holder(bit)?;
        (register.start == bit).then_some((name, register.size))
    }

    /// All of `bits` in order, those that are a whole register in order by its name.
    pub(super) fn registers_and_elements(&self, bits: &[u32]) -> Vec<String> {
        let mut operands = Vec::new();
        let mut rest = bits;
        while let [first, behind @ ..] = rest {
            let whole = self.register_at(*first).filter(|(_, size)| {
                let wanted = *first..first + size;
                rest.len() >= wanted.len() && rest.iter().copied().take(wanted.len()).eq(wanted)
            });
            if let Some((name, size)) = whole {
                operands.push(name.to_owned());
                rest = &rest[size as usize..];
            } else {
                operands.push(self.element(*first));
                rest = behind;
            }
        }
        operands
    }
}
