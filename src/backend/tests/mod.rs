mod coupling;
mod target;
