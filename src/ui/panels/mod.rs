//! The parts of the page beside the composer.

mod bit_order;
mod code;
mod copy_button;
mod facts;
mod files;
mod gauge;
mod header;
mod help;
mod live;
mod options;
mod parameters;
mod results;
mod run;
mod saved;
mod simulation;

pub(super) use code::CodePanel;
pub(super) use facts::FactsPanel;
pub(super) use files::{DropHint, FileMenu};
pub(super) use gauge::Gauge;
pub(super) use header::Header;
pub(super) use help::Help;
pub(super) use live::LivePanel;
pub(super) use parameters::ParametersPanel;
pub(super) use results::ResultsPanel;
pub(super) use run::{RunPanel, program};
pub(super) use saved::SavedBanners;
pub(super) use simulation::SimulationPanel;
