//! Options that are one of a few words.

/// Enumerations whose variants are words of the JSON.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$of_variant:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of_variant])* $variant,)*
        }

        impl $name {
            /// All words, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    /// How much a job's log says.
    LogLevel {
        /// All there is.
        Debug = "DEBUG",
        /// What is done.
        Info = "INFO",
        /// What might be wrong.
        Warning = "WARNING",
        /// What is wrong.
        Error = "ERROR",
        /// What ends the job.
        Critical = "CRITICAL",
    }

    /// How circuits are simulated.
    SimulationMethod {
        /// As it is least work.
        Automatic = "automatic",
        /// With all amplitudes.
        Statevector = "statevector",
        /// With a table of stabilizers, which only Clifford gates can have.
        Stabilizer = "stabilizer",
    }

    /// How precise amplitudes are.
    SimulationPrecision {
        /// 16 bytes each.
        Double = "double",
        /// 8 bytes each.
        Single = "single",
    }

    /// What measurements give.
    MeasType {
        /// Bits.
        Classified = "classified",
        /// A complex number for each shot.
        Kerneled = "kerneled",
        /// The mean of these numbers.
        AvgKerneled = "avg_kerneled",
    }

    /// Pulses that keep an idle qubit.
    SequenceType {
        /// Two X pulses.
        Xx = "XX",
        /// An X pulse, and one the other way round.
        XpXm = "XpXm",
        /// X, Y, X and Y pulses.
        Xy4 = "XY4",
    }

    /// Where the time goes that pulses leave over.
    SlackDistribution {
        /// Between the pulses.
        Middle = "middle",
        /// To both ends.
        Edges = "edges",
    }

    /// When a gate is due.
    SchedulingMethod {
        /// As late as possible.
        Alap = "alap",
        /// As soon as possible.
        Asap = "asap",
    }

    /// Which qubits of a layer are twirled.
    TwirlingStrategy {
        /// Those that have a gate in the layer.
        Active = "active",
        /// Those that have had a gate up to the layer.
        ActiveAccum = "active-accum",
        /// Those that have a gate anywhere in the circuit.
        ActiveCircuit = "active-circuit",
        /// All.
        All = "all",
    }

    /// How noise is made stronger.
    Amplifier {
        /// Some gates are done, undone and done again, taken at random.
        GateFolding = "gate_folding",
        /// As many gates as it takes, from the front.
        GateFoldingFront = "gate_folding_front",
        /// As many gates as it takes, from the back.
        GateFoldingBack = "gate_folding_back",
        /// The noise is learned, and more of it put in.
        Pea = "pea",
    }

    /// The curve through values at several strengths of noise.
    Extrapolator {
        /// A line.
        Linear = "linear",
        /// An exponential function.
        Exponential = "exponential",
        /// The sum of two exponential functions.
        DoubleExponential = "double_exponential",
        /// A polynomial of degree 1.
        Polynomial1 = "polynomial_degree_1",
        /// A polynomial of degree 2.
        Polynomial2 = "polynomial_degree_2",
        /// A polynomial of degree 3.
        Polynomial3 = "polynomial_degree_3",
        /// A polynomial of degree 4.
        Polynomial4 = "polynomial_degree_4",
        /// A polynomial of degree 5.
        Polynomial5 = "polynomial_degree_5",
        /// A polynomial of degree 6.
        Polynomial6 = "polynomial_degree_6",
        /// A polynomial of degree 7.
        Polynomial7 = "polynomial_degree_7",
        /// The value at the least noise, taken as it is.
        Fallback = "fallback",
    }
}

impl Extrapolator {
    /// Number of noise factors that the curve needs at least.
    pub fn min_noise_factors(self) -> usize {
        match self {
            Self::Linear | Self::Exponential | Self::Polynomial1 | Self::Fallback => 2,
            Self::Polynomial2 => 3,
            Self::DoubleExponential | Self::Polynomial3 => 4,
            Self::Polynomial4 => 5,
            Self::Polynomial5 => 6,
            Self::Polynomial6 => 7,
            Self::Polynomial7 => 8,
        }
    }
}
