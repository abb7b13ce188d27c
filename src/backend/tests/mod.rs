mod coupling;
mod filters;
mod remarks;
mod snapshot;
mod target;
