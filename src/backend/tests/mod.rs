mod coupling;
mod filters;
mod isa;
mod remarks;
mod snapshot;
mod target;
