//! How a circuit is to be simulated, as it is kept with the document.

use crate::editor::Content;
use crate::primitives::options::Primitive;
use crate::primitives::{CompileOptions, Method, Precision};

/// The names under which method and precision are saved; empty for what is chosen without asking.
pub(in crate::ui) fn names_of_choice(options: CompileOptions) -> [String; 2] {
    let method = options.method.map(Method::name).unwrap_or_default();
    let is_usual = options.precision == Precision::default();
    let precision = if is_usual { "" } else { options.precision.name() };
    [method, precision].map(str::to_owned)
}

/// The choice that was saved; for names that are unknown, what is chosen without asking.
pub(in crate::ui) fn kept_choice(content: &Content) -> CompileOptions {
    CompileOptions {
        method: Method::from_name(&content.method),
        precision: Precision::from_name(&content.precision).unwrap_or_default(),
    }
}

/// The name under which the Estimator is saved.
const ESTIMATOR: &str = "estimator";

/// The name under which a primitive is saved; empty for the one that is chosen without asking.
pub(in crate::ui) fn name_of_primitive(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::Sampler => "",
        Primitive::Estimator => ESTIMATOR,
    }
}

/// The primitive that was saved.
pub(in crate::ui) fn kept_primitive(name: &str) -> Primitive {
    if name == ESTIMATOR { Primitive::Estimator } else { Primitive::Sampler }
}
