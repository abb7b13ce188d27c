//! What a format cannot hold: one table of data, identifier and English.

use std::fmt;

use super::Message;
use super::message::Argument;

/// Makes [`Loss`] from rows `Variant { data } fatal? = "identifier", "English sentence";`.
macro_rules! losses {
    ($($variant:ident $({ $($field:ident: $type:ty),* })? $weight:ident = $id:tt, $sentence:tt;)*) => {
        /// Something that a format cannot hold. Its `Display` is English;
        /// [`message`](Self::message) is for those who speak more languages.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each variant is described by its sentence")]
        pub enum Loss {
            $($variant $({ $($field: $type),* })?,)*
        }

        impl Loss {
            /// The identifiers of all messages.
            pub const MESSAGE_IDS: &[&str] = &[$($id),*];

            /// Whether the circuit cannot be written because of it. Otherwise the text means
            /// the same without it.
            pub fn is_fatal(&self) -> bool {
                match self {
                    $(Self::$variant $({ $($field: _),* })? => losses!(@$weight),)*
                }
            }

            /// The sentence as data: its identifier, and the fields by name.
            pub fn message(&self) -> Message {
                let mut args = Vec::new();
                let id = match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($($field.add_to(&mut args, stringify!($field));)*)?
                        $id
                    })*
                };
                Message { id, args }
            }
        }

        impl fmt::Display for Loss {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant $({ $($field),* })? => write!(f, $sentence),)*
                }
            }
        }
    };
    (@fatal) => { true };
    (@harmless) => { false };
}

losses! {
    // The circuit is written without it, and means the same
    GlobalPhase harmless = "loss-global-phase",
        "the global phase is left out; no measurement can tell";
    BarrierLabel harmless = "loss-barrier-label",
        "labels of barriers are comments only";
    BarrierUnderCondition harmless = "loss-barrier-under-condition",
        "barriers under a condition are left out";
    Delay { delay: String } harmless = "loss-delay",
        "`{delay}` is left out; on a device the time would matter";
    BarrierInDefinition harmless = "loss-barrier-in-definition",
        "barriers in gate definitions are left out";
    LooseBits harmless = "loss-loose-bits",
        "bits outside of registers become registers of one bit";
    HardwareQubits harmless = "loss-hardware-qubits",
        "the qubits of the device become a register like any other";
    Vectors harmless = "loss-vectors",
        "vectors of parameters become one parameter for each element";
    Renamed { name: String, written: String } harmless = "loss-renamed",
        "`{name}` cannot be a name there and becomes `{written}`";
    SharedName { name: String } harmless = "loss-shared-name",
        "`{name}` is the name of a gate of `stdgates.inc` too, which only Ketpad reads";
    Opaque { gate: String } harmless = "loss-opaque",
        "`{gate}` has no definition, which only Ketpad reads in OpenQASM 3";
    ManyLevels harmless = "loss-many-levels",
        "there are so many levels of blocks that Qiskit reads them only after \
         `sys.setrecursionlimit(10000)`";
    SimulatedByAer harmless = "loss-simulated-by-aer",
        "this script is simulated by Qiskit Aer, since the circuit decides while it runs";
    NoSimulator harmless = "loss-no-simulator",
        "Qiskit cannot simulate what this circuit computes; the script only builds it";

    // The circuit cannot be written
    Parameters { name: String } fatal = "loss-parameters",
        "there are no parameters like `{name}`";
    Undefined { gate: String } fatal = "loss-undefined",
        "there are no gates without a definition, like `{gate}`";
    Modified { gate: String } fatal = "loss-modified",
        "the modified gate `{gate}` cannot be written";
    Formula { formula: String } fatal = "loss-formula",
        "the formula `{formula}` cannot be written";
    Condition { condition: String } fatal = "loss-condition",
        "there are no conditions like `{condition}`";
    Value { value: String } fatal = "loss-value",
        "the value `{value}` cannot be computed while a circuit runs";
    Operation { operation: String } fatal = "loss-operation",
        "there is no `{operation}`";
    ConditionWritten { register: String } fatal = "loss-condition-written",
        "operations under a condition on `{register}` change it before the last of them";
    Variable { name: String } fatal = "loss-variable",
        "there are no variables like `{name}`";
    MixedQubits fatal = "loss-mixed-qubits",
        "qubits of the device and others cannot stand in one program";
    TooLong fatal = "loss-too-long",
        "the text would be too long";
}
