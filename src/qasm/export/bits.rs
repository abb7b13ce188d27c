//! How bits are written: as elements of their registers, or as registers and parts of them.

use crate::circuit::Register;

/// The bits of one kind, and the names of their registers.
pub(super) struct Bits {
    registers: Vec<Register>,
    names: Vec<String>,
}

/// Some of the bits of a register, one after the other in an order.
pub(super) struct Run<'b> {
    /// Name of the register.
    pub(super) name: &'b str,
    /// The register.
    pub(super) register: &'b Register,
    /// Places in the register.
    pub(super) places: Vec<u32>,
}

impl Run<'_> {
    /// Whether it is all of the register in its order.
    pub(super) fn is_all(&self) -> bool {
        self.register.size as usize == self.places.len()
            && self.places.iter().copied().zip(0..).all(|(place, expected)| place == expected)
    }
}

impl Bits {
    pub(super) fn new(registers: &[Register], names: &[String]) -> Self {
        Self { registers: registers.to_vec(), names: names.to_vec() }
    }

    /// As if every bit were in a register of the program.
    pub(super) fn in_registers(registers: &[Register], names: &[String]) -> Self {
        let mut bits = Self::new(registers, names).with_plain_elements();
        bits.registers.iter_mut().for_each(|register| register.is_loose = false);
        bits
    }

    /// With elements in brackets also of the register of hardware qubits.
    pub(super) fn with_plain_elements(mut self) -> Self {
        for (register, name) in self.registers.iter_mut().zip(&self.names) {
            register.name.clone_from(name);
        }
        self
    }

    /// The register that holds a bit, and its name.
    pub(super) fn holder(&self, bit: u32) -> Option<(&Register, &str)> {
        // Registers lie in the order of their bits: the last that starts early enough holds it.
        let behind = self.registers.partition_point(|register| register.start <= bit);
        let index = behind.checked_sub(1)?;
        Some((self.registers.get(index)?, self.names.get(index)?))
    }

    /// `q[3]`, `$3`, or the name of a bit without a register.
    pub(super) fn element(&self, bit: u32) -> String {
        let Some((register, name)) = self.holder(bit) else {
            return format!("?[{bit}]");
        };
        if register.is_loose {
            name.to_owned()
        } else if register.name == Register::HARDWARE {
            register.element(bit - register.start)
        } else {
            format!("{name}[{}]", bit - register.start)
        }
    }

    /// The name and size of the register that begins with a bit and can be written by its name.
    pub(super) fn register_at(&self, bit: u32) -> Option<(&str, u32)> {
        let (register, name) = self.holder(bit)?;
        let is_named = register.start == bit && register.name != Register::HARDWARE;
        is_named.then_some((name, register.size))
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

    /// The bits in runs, each out of one register.
    pub(super) fn runs(&self, bits: impl IntoIterator<Item = u32>) -> Vec<Run<'_>> {
        let mut runs: Vec<Run<'_>> = Vec::new();
        for bit in bits {
            let Some((register, name)) = self.holder(bit) else { continue };
            let place = bit - register.start;
            match runs.last_mut() {
                Some(last) if last.register.start == register.start => last.places.push(place),
                _ => runs.push(Run { name, register, places: vec![place] }),
            }
        }
        runs
    }
}
