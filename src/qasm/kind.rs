//! Everything that can be said about a program: one table of data, identifier and English.

use thiserror::Error;

use super::message::{Argument, Found, Message, Nearest};

/// Makes [`DiagnosticKind`] from rows `Variant { data } = "identifier", "English sentence";`.
macro_rules! diagnostic_kinds {
    ($($variant:ident $({ $($field:ident: $type:ty),* })? = $id:tt, $sentence:tt;)*) => {
        /// What a diagnostic says. Its `Display` is English; [`message`](Self::message) is for
        /// those who speak more languages.
        #[derive(Debug, Clone, PartialEq, Eq, Error)]
        #[expect(missing_docs, reason = "each variant is described by its sentence")]
        pub enum DiagnosticKind {
            $(#[error($sentence)] $variant $({ $($field: $type),* })?,)*
        }

        impl DiagnosticKind {
            /// The identifiers of all messages.
            pub const MESSAGE_IDS: &[&str] = &[$($id),*];

            /// The sentence as data: its identifier, and the fields by name. Beside `found`,
            /// `at-end` says whether that is the end of the text (`yes`) or a token (`no`);
            /// beside `nearest`, `has-nearest` says whether there is a name like it.
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
    };
}

diagnostic_kinds! {
    // Limits
    SourceTooLong { bytes: usize, limit: usize } = "qasm-source-too-long",
        "the text is {bytes} bytes long; at most {limit} can be read";
    TooDeep { limit: usize } = "qasm-too-deep",
        "this is nested more than {limit} levels deep";
    TooLarge = "qasm-too-large",
        "with this, the program has more operations than fit into a circuit";
    TooManyBits { limit: u32 } = "qasm-too-many-bits",
        "a circuit has at most {limit} bits of a kind";
    TooManyErrors { limit: usize } = "qasm-too-many-errors",
        "there are more than {limit} errors; the rest is not listed";

    // Characters and tokens
    UnknownCharacter { text: String } = "qasm-unknown-character",
        "`{text}` has no meaning in OpenQASM";
    UnterminatedComment = "qasm-unterminated-comment",
        "this comment is never closed by `*/`";
    UnterminatedText = "qasm-unterminated-text",
        "this text has no closing quote on its line";
    MalformedNumber { text: String } = "qasm-malformed-number",
        "`{text}` is not a number";

    // Syntax
    ExpectedMark { expected: &'static str, found: Found } = "qasm-expected-mark",
        "expected `{expected}`, found {found}";
    ExpectedName { found: Found } = "qasm-expected-name",
        "expected a name, found {found}";
    ExpectedExpression { found: Found } = "qasm-expected-expression",
        "expected a number or a formula, found {found}";
    ExpectedOperand { found: Found } = "qasm-expected-operand",
        "expected a qubit, a bit or a register, found {found}";
    ExpectedStatement { found: Found } = "qasm-expected-statement",
        "expected a gate or a declaration, found {found}";
    ExpectedVersion { found: Found } = "qasm-expected-version",
        "expected a version such as `3.0`, found {found}";
    ExpectedPath { found: Found } = "qasm-expected-path",
        "expected the name of a file in quotes, found {found}";
    ExpectedType { found: Found } = "qasm-expected-type",
        "expected a type such as `float`, found {found}";
    ExpectedEnd { found: Found } = "qasm-expected-end",
        "expected nothing after the formula, found {found}";
    ReservedName { name: String } = "qasm-reserved-name",
        "`{name}` is a word of the language and cannot be a name";

    // What is not supported
    Unsupported { construct: String } = "qasm-unsupported",
        "`{construct}` is not supported yet";
    UnsupportedVariable { name: String } = "qasm-unsupported-variable",
        "variables of type `{name}` are not supported yet; what never changes can be a `const`";
    UnsupportedInput { name: String } = "qasm-unsupported-input",
        "inputs of type `{name}` are not supported yet; `float` and `angle` are";
    RemarkIgnored { construct: String } = "qasm-remark-ignored",
        "`{construct}` speaks to other tools and was ignored";
    OutputIgnored = "qasm-output-ignored",
        "all classical registers are results here; `output` was ignored";
    MisplacedVersion = "qasm-misplaced-version",
        "the version of the language comes before everything else";
    UnknownVersion { version: String } = "qasm-unknown-version",
        "there is no OpenQASM {version}; write `OPENQASM 3.0;`";
    UnknownInclude { path: String, library: &'static str } = "qasm-unknown-include",
        "`{path}` cannot be included, only `{library}` can";
    NotInGate { construct: String } = "qasm-not-in-gate",
        "only gates can stand in a gate definition, not `{construct}`";
    NotInBlock { construct: String } = "qasm-not-in-block",
        "`{construct}` can only stand outside of all blocks";
    MeasurementWithoutTarget = "qasm-measurement-without-target",
        "say where the result goes, as in `c[0] = measure q[0];`";
    MissingInclude { gate: String, library: &'static str } = "qasm-missing-include",
        "`{gate}` needs `include \"{library}\";` and was read as if that were there";
    NotInLibrary { gate: String, library: &'static str } = "qasm-not-in-library",
        "`{gate}` is not in `{library}`; it was read as the gate that Qiskit calls so";
    OtherName { gate: String, library: &'static str, meant: &'static str } = "qasm-other-name",
        "`{gate}` is not in `{library}`; it was read as `{meant}`";

    // Control flow
    OutsideLoop { construct: String } = "qasm-outside-loop",
        "`{construct}` stands in no loop";
    CaseBehindDefault = "qasm-case-behind-default",
        "nothing can come behind the `default` of a `switch`";
    DuplicateCase { value: i64 } = "qasm-duplicate-case",
        "there is a case for {value} already";
    LoopWrittenOut { name: String, rounds: u64 } = "qasm-loop-written-out",
        "`{name}` selects qubits or bits, which a loop of the circuit cannot do; its rounds \
         ({rounds}) were written out one after the other";
    NotWrittenOut { construct: String } = "qasm-not-written-out",
        "the variable of this loop selects qubits or bits, so its rounds have to be written out; \
         with `{construct}` they cannot be";

    // OpenQASM 2
    OnlyOpenQasm3 { construct: String } = "qasm-only-open-qasm-3",
        "`{construct}` is OpenQASM 3; to use it, begin with `OPENQASM 3.0;` and \
         `include \"stdgates.inc\";`";
    AssignedMeasurement = "qasm-assigned-measurement",
        "in OpenQASM 2 a measurement is written `measure q[0] -> c[0];`";
    NameSpelling { name: String } = "qasm-name-spelling",
        "`{name}` cannot be a name in OpenQASM 2: names begin with a small letter and consist of \
         letters without accents, digits and `_`";
    ExpectedInteger { found: Found } = "qasm-expected-integer",
        "expected a whole number, found {found}";
    LeadingZeros { text: String } = "qasm-leading-zeros",
        "`{text}` begins with a 0, which whole numbers of OpenQASM 2 do not";
    ExpectedConditioned { found: Found } = "qasm-expected-conditioned",
        "expected a gate, `measure` or `reset` behind the condition, found {found}";
    LargeCondition { limit: i64 } = "qasm-large-condition",
        "a register is compared with numbers up to {limit}";
    DelaySteps = "qasm-delay-steps",
        "a delay is a whole number of time steps, not less than 0";

    // Names
    UnknownGate { name: String, nearest: Nearest } = "qasm-unknown-gate",
        "there is no gate `{name}`{nearest}";
    UnknownRegister { name: String, nearest: Nearest } = "qasm-unknown-register",
        "there is no register `{name}`{nearest}";
    UnknownConstant { name: String, nearest: Nearest } = "qasm-unknown-constant",
        "there is no constant or parameter `{name}`{nearest}";
    UnknownFunction { name: String, nearest: Nearest } = "qasm-unknown-function",
        "there is no function `{name}`{nearest}";
    Redefined { name: String } = "qasm-redefined",
        "the name `{name}` is already taken";
    RecursiveGate { name: String } = "qasm-recursive-gate",
        "the gate `{name}` cannot be made of itself";
    NotAGate { name: String } = "qasm-not-a-gate",
        "`{name}` is not a gate";
    NotQubits { name: String } = "qasm-not-qubits",
        "`{name}` is not a qubit or a quantum register";
    NotBits { name: String } = "qasm-not-bits",
        "`{name}` is not a bit or a classical register";
    NotANumber { name: String } = "qasm-not-a-number",
        "`{name}` is not a number";

    // Operands
    QubitCount { gate: String, expected: usize, found: usize } = "qasm-qubit-count",
        "the number of qubits of `{gate}` is {expected}, not {found}";
    ParamCount { gate: String, expected: usize, found: usize } = "qasm-param-count",
        "the number of parameters of `{gate}` is {expected}, not {found}";
    RepeatedQubit { gate: String, qubit: String } = "qasm-repeated-qubit",
        "`{gate}` is given the qubit `{qubit}` twice";
    SizeMismatch { first: String, first_size: usize, second: String, second_size: usize } =
        "qasm-size-mismatch",
        "registers of one operation must agree in size: \
         `{first}` has {first_size}, `{second}` has {second_size}";
    MeasurementSizes { qubits: usize, bits: usize } = "qasm-measurement-sizes",
        "the number of qubits ({qubits}) and of bits ({bits}) must agree";
    IndexOutOfRange { register: String, index: i64, size: u32 } = "qasm-index-out-of-range",
        "there is no element {index} in `{register}`, whose size is {size}";
    EmptyRange = "qasm-empty-range",
        "the range is empty";
    ZeroStep = "qasm-zero-step",
        "the step of a range cannot be 0";
    IndexedArgument { name: String } = "qasm-indexed-argument",
        "the argument `{name}` of a gate is a single qubit and has no elements";
    RegisterSize { found: String } = "qasm-register-size",
        "the size of a register is at least 1, not {found}";

    ControlCount { found: String } = "qasm-control-count",
        "the number of controls is at least 1, not {found}";
    ArrayLength { found: String } = "qasm-array-length",
        "the length of an array is at least 1, not {found}";
    NotADuration { expr: String } = "qasm-not-a-duration",
        "`{expr}` is not a known length of time such as `100ns`";

    // Types
    OperandTypes { operator: &'static str, left: String, right: String } = "qasm-operand-types",
        "`{operator}` cannot join `{left}` and `{right}`";
    OperandType { operator: &'static str, operand: String } = "qasm-operand-type",
        "`{operator}` cannot be applied to `{operand}`";
    AssignedTypes { name: String, expected: String, found: String } = "qasm-assigned-types",
        "`{name}` is of type `{expected}` and cannot be given a value of type `{found}`";
    NotAssignable { name: String } = "qasm-not-assignable",
        "`{name}` cannot be given another value";
    NoElements { kind: String } = "qasm-no-elements",
        "a value of type `{kind}` has no bits to choose from";
    Width { found: String, limit: u32 } = "qasm-width",
        "a number has 1 to {limit} bits, not {found}";
    RegisterTooWide { register: String, size: u32, limit: u32 } = "qasm-register-too-wide",
        "`{register}` has {size} bits; as a number it can have at most {limit}";
    TooManyParameters { limit: u32 } = "qasm-too-many-parameters",
        "a circuit has at most {limit} parameters";
    TooManyVariables { limit: u32 } = "qasm-too-many-variables",
        "a circuit has at most {limit} variables";

    // Formulas
    NotConstant { expr: String } = "qasm-not-constant",
        "`{expr}` is known only when the circuit runs; here it has to be known before";
    OnlyKnownNumbers { expr: String, functions: String } = "qasm-only-known-numbers",
        "`{expr}` can be computed from known numbers only; with parameters and variables there \
         are `+`, `-`, `*`, `/`, `**` and {functions}";
    PowerSign = "qasm-power-sign",
        "`^` joins the bits of known whole numbers; write a power with `**`";
    OutsideGate { name: String } = "qasm-outside-gate",
        "a gate can use its own parameters and constants only, not `{name}`";
    NotFinite { expr: String } = "qasm-not-finite",
        "`{expr}` is not a finite number";
    NotAnInteger { expr: String } = "qasm-not-an-integer",
        "`{expr}` is not a whole number";
    ArgumentCount { function: String, expected: usize, found: usize } = "qasm-argument-count",
        "the number of arguments of `{function}` is {expected}, not {found}";
    IntegerDivision { expr: String, value: String } = "qasm-integer-division",
        "`{expr}` was read as {value}; OpenQASM divides whole numbers without remainder, \
         so give one of them a decimal point";
    IntegerQuotient { expr: String } = "qasm-integer-quotient",
        "`{expr}` was read as a quotient with all its digits; OpenQASM divides whole numbers \
         without remainder, so write `float(…)` around one of them";
}
