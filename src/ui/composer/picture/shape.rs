//! What a drawing is made of: a few forms, each in an ink. The page and an exported file show the
//! same marks; only where the inks get their colours from differs.

/// A colour by its role. The page's style sheet has the classes `fill-<name>` and `line-<name>`
/// for each, an exported file takes the colour of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// A qubit's wire.
    Wire,
    /// A classical register's line, and what leads to it.
    Creg,
    /// The hue of the group the mark is in.
    Fill,
    /// What is written on that hue.
    OnFill,
    /// Plain text.
    Text,
    /// Text of less weight.
    Quiet,
    /// The ground the circuit is drawn on.
    Card,
    /// The ground of a block, by its depth.
    Block(usize),
}

impl Ink {
    /// How many grounds of blocks there are; deeper ones begin again.
    pub(super) const BLOCKS: usize = 3;

    /// All inks.
    #[cfg(test)]
    pub(super) const ALL: [Self; 10] = [
        Self::Wire,
        Self::Creg,
        Self::Fill,
        Self::OnFill,
        Self::Text,
        Self::Quiet,
        Self::Card,
        Self::Block(0),
        Self::Block(1),
        Self::Block(2),
    ];

    /// Last part of the classes' names.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Creg => "creg",
            Self::Fill => "hue",
            Self::OnFill => "on-hue",
            Self::Text => "text",
            Self::Quiet => "quiet",
            Self::Card => "card",
            Self::Block(depth) => ["block-a", "block-b", "block-c"][depth % Self::BLOCKS],
        }
    }
}

/// The hue of what is drawn together, which its fills have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Hue {
    /// Hadamard gates.
    Hadamard,
    /// Gates that permute basis states.
    Classical,
    /// Diagonal gates.
    Phase,
    /// Other standard gates.
    Quantum,
    /// What is no gate.
    Measure,
    /// Gates that a circuit defines.
    Defined,
    /// Control flow, and what is done with classical values.
    Flow,
}

impl Hue {
    /// All hues.
    #[cfg(test)]
    pub(super) const ALL: [Self; 7] = [
        Self::Hadamard,
        Self::Classical,
        Self::Phase,
        Self::Quantum,
        Self::Measure,
        Self::Defined,
        Self::Flow,
    ];

    /// The class that gives an element the hue.
    pub(in crate::ui) fn class(self) -> &'static str {
        match self {
            Self::Hadamard => "hue-hadamard",
            Self::Classical => "hue-classical",
            Self::Phase => "hue-phase",
            Self::Quantum => "hue-quantum",
            Self::Measure => "hue-measure",
            Self::Defined => "hue-defined",
            Self::Flow => "hue-flow",
        }
    }

    /// The colour token of the fill; with `on-` before it, of what is written on the fill.
    pub(super) fn token(self) -> &'static str {
        self.class().trim_start_matches("hue-")
    }
}

/// How a mark is inked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// The ink of its area.
    pub(super) fill: Option<Ink>,
    /// The ink and the width of its outline.
    pub(super) line: Option<(Ink, f64)>,
    /// Whether the outline is dashed.
    pub(super) is_dashed: bool,
    /// From 0, not to be seen, to 1.
    pub(super) opacity: f64,
}

impl Style {
    /// An area.
    pub(super) const fn fill(ink: Ink) -> Self {
        Self { fill: Some(ink), line: None, is_dashed: false, opacity: 1.0 }
    }

    /// An outline.
    pub(super) const fn line(ink: Ink, width: f64) -> Self {
        Self { fill: None, line: Some((ink, width)), is_dashed: false, opacity: 1.0 }
    }

    /// An area with an outline.
    pub(super) const fn both(fill: Ink, line: Ink, width: f64) -> Self {
        Self { fill: Some(fill), line: Some((line, width)), is_dashed: false, opacity: 1.0 }
    }

    /// The same, dashed.
    pub(super) const fn dashed(self) -> Self {
        Self { is_dashed: true, ..self }
    }

    /// The same, to be seen through.
    pub(super) const fn faint(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }
}

/// Where a text stands as seen from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Behind it.
    Start,
    /// Around it.
    Middle,
    /// Before it.
    End,
}

/// The letters of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters {
    /// Height in pixels.
    pub(super) size: f64,
    /// Whether they are bold.
    pub(super) is_bold: bool,
    /// Whether all are of one width.
    pub(super) is_mono: bool,
    /// Where the text stands.
    pub(super) anchor: Anchor,
}

impl Letters {
    /// Plain letters around their point.
    pub(super) const fn plain(size: f64) -> Self {
        Self { size, is_bold: false, is_mono: false, anchor: Anchor::Middle }
    }

    /// Bold letters around their point.
    pub(super) const fn bold(size: f64) -> Self {
        Self { size, is_bold: true, is_mono: false, anchor: Anchor::Middle }
    }

    /// Letters of one width.
    pub(super) const fn mono(size: f64, anchor: Anchor) -> Self {
        Self { size, is_bold: false, is_mono: true, anchor }
    }
}

/// A form, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A straight line.
    Line {
        /// Where it begins.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
    },
    /// A rectangle with rounded corners.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
    },
    /// A circle.
    Circle {
        /// The middle.
        at: (f64, f64),
        /// The radius.
        radius: f64,
    },
    /// A path in SVG's language.
    Path(String),
    /// A line of text, with its middle at the height of `at`.
    Text {
        /// The point it stands at.
        at: (f64, f64),
        /// Its letters.
        letters: Letters,
        /// What it says.
        text: String,
    },
}

/// A form in an ink.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// The form.
    pub(super) form: Form,
    /// How it is inked.
    pub(super) style: Style,
}

impl Mark {
    /// A straight line.
    pub(super) fn line(from: (f64, f64), to: (f64, f64), style: Style) -> Self {
        Self { form: Form::Line { from, to }, style }
    }

    /// A path in SVG's language.
    pub(super) fn path(path: String, style: Style) -> Self {
        Self { form: Form::Path(path), style }
    }

    /// A circle.
    pub(super) fn circle(at: (f64, f64), radius: f64, style: Style) -> Self {
        Self { form: Form::Circle { at, radius }, style }
    }

    /// A text.
    pub(super) fn text(
        at: (f64, f64),
        letters: Letters,
        ink: Ink,
        text: impl Into<String>,
    ) -> Self {
        Self { form: Form::Text { at, letters, text: text.into() }, style: Style::fill(ink) }
    }
}

/// Marks that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// Their hue.
    pub(super) hue: Hue,
    /// The marks, the lowest first.
    pub(super) marks: Vec<Mark>,
}
