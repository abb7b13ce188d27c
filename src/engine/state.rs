//! The state vector and what happens to it.

use std::hint::black_box;
use std::sync::{Mutex, PoisonError};

use bytemuck::allocation::try_zeroed_vec;
use wide::{f32x4, f64x2};

use super::EngineError;
use super::kernels::{self, Cell, Controls, Lanes, amplitude, flip, scale, set_amplitude};
use super::method::Precision;
use super::plan::{Kernel, Part, Plan, Stage};
use super::program::state_bytes;
use super::progress::Progress;
use super::threads::{self, Load};
use crate::math::C64;

/// Binary logarithm of the number of amplitudes in a page. Memory comes in pages, since no
/// single piece of it can be as large as the largest states, and since clearing it takes time.
const PAGE_QUBITS: usize = 22;

/// The amplitudes of qubits, little-endian, as far as they have joined.
#[derive(Debug)]
pub(super) struct State<L = f64x2> {
    pages: Vec<Vec<Cell<L>>>,
    /// Binary logarithm of the number of amplitudes in each page.
    page_qubits: usize,
    /// Number of qubits that have joined.
    num_qubits: usize,
    /// What all amplitudes are to be multiplied by.
    phase: C64,
    /// Room for the chunk that each thread is at.
    scratch: Vec<Mutex<Scratch<L>>>,
}

/// Room for a chunk.
#[derive(Debug)]
struct Scratch<L> {
    gathered: Vec<Cell<L>>,
    /// For kernels that read another cell than they write.
    copy: Vec<Cell<L>>,
}

impl<L> Default for Scratch<L> {
    fn default() -> Self {
        Self { gathered: Vec::new(), copy: Vec::new() }
    }
}

impl<L: Lanes> State<L> {
    /// The state of no qubits, with room for so many.
    pub(super) fn empty(capacity: usize, progress: &mut Progress<'_>) -> Result<Self, EngineError> {
        let pages = reserve::<L>(capacity, progress)?;
        let pages = pages.ok_or_else(|| memory_error::<L>(capacity))?;
        let page_qubits = page_qubits::<L>(capacity);
        let mut state =
            Self { pages, page_qubits, num_qubits: 0, phase: C64::ONE, scratch: Vec::new() };
        set_amplitude(&mut state.pages[0], 0, C64::ONE);
        Ok(state)
    }

    /// Bytes that it takes.
    pub(super) fn num_bytes(&self) -> u64 {
        self.pages.iter().map(|page| size_of_val(&page[..]) as u64).sum()
    }

    /// Bytes of the qubits that have joined.
    pub(super) fn joined_bytes(&self) -> u64 {
        (self.num_cells() * size_of::<Cell<L>>()) as u64
    }

    /// A copy, or nothing when it does not fit into memory.
    pub(super) fn try_copy(
        &self,
        progress: &mut Progress<'_>,
    ) -> Result<Option<Self>, EngineError> {
        let Some(mut pages) = reserve::<L>(self.num_qubits, progress)? else { return Ok(None) };
        for (copy, page) in pages.iter_mut().zip(&self.pages) {
            let pieces = copy.chunks_mut(PIECE).zip(page.chunks(PIECE));
            for (copy, piece) in pieces {
                progress.pass(piece.len() as u64)?;
                copy.copy_from_slice(&piece[..copy.len()]);
            }
        }
        let scratch = Vec::new();
        Ok(Some(Self { pages, scratch, page_qubits: page_qubits::<L>(self.num_qubits), ..*self }))
    }

    /// Makes a state of no qubits a copy of another one, for which there is room.
    pub(super) fn copy_from(
        &mut self,
        other: &Self,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        (self.num_qubits, self.phase) = (other.num_qubits, other.phase);
        for (first, cells) in other.pieces() {
            let (page, at) = self.find(first);
            self.pages[page][at..at + cells.len()].copy_from_slice(cells);
            progress.advance((cells.len() << L::QUBITS) as u64)?;
        }
        Ok(())
    }

    /// Gets room for so many qubits, if there is none yet.
    pub(super) fn make_room(
        &mut self,
        num_qubits: usize,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let room = self.pages.len().ilog2() as usize + self.page_qubits;
        if num_qubits <= room {
            return Ok(());
        }
        let pages = reserve::<L>(num_qubits, progress)?;
        let mut pages = pages.ok_or_else(|| memory_error::<L>(num_qubits))?;
        for (new, old) in pages.iter_mut().zip(&self.pages) {
            new[..old.len()].copy_from_slice(old);
        }
        (self.pages, self.page_qubits) = (pages, page_qubits::<L>(num_qubits));
        Ok(())
    }

    /// Carries out a plan.
    pub(super) fn run(
        &mut self,
        plan: &Plan<L>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        self.phase *= plan.phase;
        threads::awake(Load::new(1, 1, plan.work as u64), || {
            plan.parts.iter().try_for_each(|part| match part {
                Part::Grow(state) => self.grow(*state, progress),
                Part::Stage(stage) => self.run_stage(stage, progress),
            })
        })
    }

    /// Lets a qubit join as the highest, in this state.
    fn grow(
        &mut self,
        [zero, one]: [C64; 2],
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let before = self.num_qubits;
        self.num_qubits += 1;
        // The memory is zero where nothing has been written.
        if (zero, one) == (C64::ONE, C64::ZERO) {
            return Ok(());
        }
        if before < L::QUBITS {
            for index in 0..1 << before {
                let value = amplitude(&self.pages[0], index);
                set_amplitude(&mut self.pages[0], index, value * zero);
                set_amplitude(&mut self.pages[0], index + (1 << before), value * one);
            }
            return Ok(());
        }
        let load = Load::new(self.num_cells().div_ceil(2 * PIECE), self.len(), 1);
        let spread = |(old, new): (&mut [Cell<L>], &mut [Cell<L>]), progress: &mut Progress<'_>| {
            new.copy_from_slice(old);
            scale(zero, Controls::default(), old);
            scale(one, Controls::default(), new);
            progress.advance((old.len() << (L::QUBITS + 1)) as u64)
        };
        if before < self.page_qubits {
            let half = 1 << (before - L::QUBITS);
            let (old, new) = self.pages[0][..2 * half].split_at_mut(half);
            let pieces = old.chunks_mut(PIECE).zip(new.chunks_mut(PIECE));
            return threads::for_each(pieces, load, progress, spread);
        }
        let half = 1 << (before - self.page_qubits);
        let (old, new) = self.pages.split_at_mut(half);
        let pages = old.iter_mut().zip(new);
        let pieces = pages.flat_map(|(old, new)| old.chunks_mut(PIECE).zip(new.chunks_mut(PIECE)));
        threads::for_each(pieces, load, progress, spread)
    }

    fn run_stage(
        &mut self,
        stage: &Stage<L>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        self.scratch.resize_with(threads::count(), Mutex::default);
        for kernels in stage.kernels.chunks(MANY_KERNELS) {
            let units = kernels.iter().map(Kernel::work).sum();
            let load = Load::new(1 << stage.outside.len(), self.len(), units);
            let num_cells = self.num_cells();
            let chunks = chunks(stage, &mut self.pages, num_cells).into_iter().enumerate();
            let scratch = &self.scratch;
            threads::for_each(chunks, load, progress, |(number, rows), progress| {
                let scratch = &scratch[threads::current()];
                let mut scratch = scratch.lock().unwrap_or_else(PoisonError::into_inner);
                let Scratch { gathered: room, copy } = &mut *scratch;
                gathered(rows, room, |cells| apply(kernels, cells, number, copy, progress))
            })?;
        }
        Ok(())
    }

    /// The page of an amplitude, and its cell there.
    fn find(&self, index: usize) -> (usize, usize) {
        (index >> self.page_qubits, (index & ((1 << self.page_qubits) - 1)) >> L::QUBITS)
    }

    /// Number of amplitudes of the qubits that have joined.
    pub(super) fn len(&self) -> usize {
        1 << self.num_qubits
    }

    /// Number of cells of the qubits that have joined; there is one at least.
    fn num_cells(&self) -> usize {
        1 << (self.num_qubits.max(L::QUBITS) - L::QUBITS)
    }

    /// Number of qubits that have joined.
    pub(super) fn num_qubits(&self) -> usize {
        self.num_qubits
    }

    /// All cells, piece by piece, each piece with the index of its first amplitude. The pieces of
    /// a state are equally large, and there are as many amplitudes in each as a power of two says.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (usize, &[Cell<L>])> {
        let num_cells = self.num_cells();
        let pieces = self.pages.iter().flat_map(move |page| {
            let len = page.len().min(num_cells);
            page[..len].chunks(PIECE)
        });
        let num_pieces = num_cells.div_ceil(PIECE);
        pieces
            .take(num_pieces)
            .enumerate()
            .map(|(piece, cells)| ((piece * PIECE) << L::QUBITS, cells))
    }

    /// The cells with so many amplitudes from an index on, all in one page.
    pub(super) fn cells(&self, first: usize, len: usize) -> &[Cell<L>] {
        let (page, first) = self.find(first);
        &self.pages[page][first..first + (len.max(1 << L::QUBITS) >> L::QUBITS)]
    }

    /// The amplitude with this index.
    pub(super) fn amplitude(&self, index: usize) -> C64 {
        let page = &self.pages[index >> self.page_qubits];
        self.phase * amplitude(page, index & ((1 << self.page_qubits) - 1))
    }

    /// The probabilities of reading 0 and 1 from a qubit, up to a common factor close to one.
    pub(super) fn weights(
        &self,
        qubit: usize,
        progress: &mut Progress<'_>,
    ) -> Result<[f64; 2], EngineError> {
        let mut weights = [0.0; 2];
        let load = self.load_of_pieces();
        let of_piece = |(first, cells): (usize, &[Cell<L>]), progress: &mut Progress<'_>| {
            progress.advance((cells.len() << L::QUBITS) as u64)?;
            Ok(kernels::weights(qubit, first, cells))
        };
        threads::map_each(self.pieces(), load, progress, of_piece, |of_piece| {
            weights = std::array::from_fn(|value| weights[value] + of_piece[value]);
        })?;
        Ok(weights)
    }

    /// Leaves what agrees with `outcome` on a qubit, and scales it to norm one. `weight` is
    /// that outcome's weight, more than zero.
    pub(super) fn collapse(
        &mut self,
        qubit: usize,
        outcome: bool,
        weight: f64,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let factor = C64::new(1.0 / weight.sqrt(), 0.0);
        self.for_pieces(progress, |cells, first| {
            for value in [false, true] {
                let factor = if value == outcome { factor } else { C64::ZERO };
                if let Some(controls) = within(Controls::default().and(qubit, value), first, cells)
                {
                    scale(factor, controls, cells);
                }
            }
        })
    }

    /// Exchanges 0 and 1 on a qubit of which only one has any amplitude, after a collapse.
    pub(super) fn flip(
        &mut self,
        qubit: usize,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        if qubit >= self.page_qubits {
            let stride = 1 << (qubit - self.page_qubits);
            for page in (0..self.pages.len()).filter(|page| page & stride == 0) {
                self.pages.swap(page, page | stride);
            }
            return Ok(());
        }
        let num_cells = self.num_cells();
        for page in &mut self.pages {
            let len = page.len().min(num_cells);
            flip(qubit, Controls::default(), &mut page[..len]);
            progress.pass(len as u64)?;
        }
        Ok(())
    }

    /// Does something with all cells, piece by piece; `act` gets the index of the first amplitude.
    fn for_pieces(
        &mut self,
        progress: &mut Progress<'_>,
        act: impl Fn(&mut [Cell<L>], usize) + Sync,
    ) -> Result<(), EngineError> {
        let (load, num_cells) = (self.load_of_pieces(), self.num_cells());
        let pieces = self.pages.iter_mut().flat_map(|page| {
            let len = page.len().min(num_cells);
            page[..len].chunks_mut(PIECE)
        });
        let pieces = pieces.take(num_cells.div_ceil(PIECE)).enumerate();
        threads::for_each(pieces, load, progress, |(piece, cells), progress| {
            act(cells, (piece * PIECE) << L::QUBITS);
            progress.advance((cells.len() << L::QUBITS) as u64)
        })
    }

    /// A pass over all pieces.
    pub(super) fn load_of_pieces(&self) -> Load {
        Load::new(self.num_cells().div_ceil(PIECE), self.len(), 1)
    }
}

/// Cells in a piece of work.
const PIECE: usize = 1 << 14;

/// Kernels that a chunk is gathered for: so many that gathering it does not count, and so few
/// that the work on it is bounded.
const MANY_KERNELS: usize = 64;

/// The cells of a state by chunks, each in rows as long as the lowest qubits of a chunk allow.
fn chunks<'s, L: Lanes>(
    stage: &Stage<L>,
    pages: &'s mut [Vec<Cell<L>>],
    num_cells: usize,
) -> Vec<Vec<&'s mut [Cell<L>]>> {
    let num_low = stage.num_low();
    let row_cells = 1 << (num_low - L::QUBITS);
    let rows = pages.iter_mut().flat_map(|page| {
        let len = page.len().min(num_cells);
        page[..len].chunks_mut(row_cells)
    });
    // From a row to the next, a bit and all those below it change.
    let flips: Vec<usize> = (num_low..usize::BITS as usize)
        .map(|highest| (1 << stage.outside.partition_point(|qubit| *qubit <= highest)) - 1)
        .collect();
    let num_rows = 1 << (stage.inside.len() - num_low);
    let mut chunks: Vec<_> =
        (0..1 << stage.outside.len()).map(|_| Vec::with_capacity(num_rows)).collect();
    let mut chunk = 0;
    for (number, row) in rows.take(num_cells / row_cells).enumerate() {
        chunks[chunk].push(row);
        chunk ^= flips[number.trailing_ones() as usize];
    }
    chunks
}

/// Does something with a chunk: where it is, if that is one place, else gathered in `scratch`.
fn gathered<L: Lanes, R>(
    mut rows: Vec<&mut [Cell<L>]>,
    scratch: &mut Vec<Cell<L>>,
    act: impl FnOnce(&mut [Cell<L>]) -> R,
) -> R {
    if let [cells] = &mut rows[..] {
        return act(cells);
    }
    scratch.clear();
    for row in &rows {
        scratch.extend_from_slice(row);
    }
    let outcome = act(scratch);
    let mut rest = &scratch[..];
    for row in rows {
        let (here, others) = rest.split_at(row.len());
        row.copy_from_slice(here);
        rest = others;
    }
    outcome
}

fn apply<L: Lanes>(
    kernels: &[Kernel<L>],
    cells: &mut [Cell<L>],
    chunk: usize,
    copy: &mut Vec<Cell<L>>,
    progress: &mut Progress<'_>,
) -> Result<(), EngineError> {
    for kernel in kernels {
        kernel.apply(cells, chunk, copy);
        progress.advance(kernel.work() * (cells.len() << L::QUBITS) as u64)?;
    }
    Ok(())
}

/// Controls on bits within some cells; nothing if one beyond them does not accept their index.
fn within<L: Lanes>(controls: Controls, first: usize, cells: &[Cell<L>]) -> Option<Controls> {
    let inside = (cells.len() << L::QUBITS) - 1;
    let beyond = Controls { mask: controls.mask & !inside, values: controls.values & !inside };
    let inside = Controls { mask: controls.mask & inside, values: controls.values & inside };
    beyond.accept(first).then_some(inside)
}

fn page_qubits<L: Lanes>(capacity: usize) -> usize {
    capacity.clamp(L::QUBITS, PAGE_QUBITS)
}

/// The amplitudes of a state, in pages.
type Pages<L> = Vec<Vec<Cell<L>>>;

/// Zeroed room for the amplitudes of so many qubits, if it can be had.
fn reserve<L: Lanes>(
    capacity: usize,
    progress: &mut Progress<'_>,
) -> Result<Option<Pages<L>>, EngineError> {
    pages_of(capacity, |num_cells| {
        progress.pass((num_cells << L::QUBITS) as u64)?;
        Ok(match threads::count() {
            1 => try_zeroed_vec(num_cells).ok(),
            _ => threads::try_filled_vec(num_cells, [L::splat(0.0); 2]),
        })
    })
}

/// Whether there is room for the amplitudes of so many qubits. Asks without clearing it, which
/// takes seconds for gigabytes.
fn fits<L: Lanes>(capacity: usize) -> bool {
    let room = pages_of(capacity, |num_cells| {
        let mut page: Vec<Cell<L>> = Vec::new();
        Ok(page.try_reserve_exact(num_cells).is_ok().then_some(page))
    });
    matches!(room, Ok(Some(_)))
}

/// The pages for so many qubits, if all of them can be had.
fn pages_of<L: Lanes>(
    capacity: usize,
    mut page: impl FnMut(usize) -> Result<Option<Vec<Cell<L>>>, EngineError>,
) -> Result<Option<Pages<L>>, EngineError> {
    let page_qubits = page_qubits::<L>(capacity);
    let num_cells = 1 << (page_qubits - L::QUBITS);
    let num_pages = 1_usize.checked_shl((capacity.max(page_qubits) - page_qubits) as u32);
    let num_bytes = num_pages.and_then(|pages| pages.checked_mul(num_cells * size_of::<Cell<L>>()));
    if !num_bytes.is_some_and(has_room) {
        return Ok(None);
    }
    let mut pages = Vec::new();
    for _ in 0..num_pages.unwrap_or(0) {
        match page(num_cells)? {
            Some(page) => pages.push(page),
            None => return Ok(None),
        }
    }
    // Unused room may be optimized away together with the question whether there is any.
    Ok(Some(black_box(pages)))
}

/// Whether so many bytes can be had at once. Systems that promise memory before they have it
/// refuse a single large piece rather than many small ones; WebAssembly's memory is what it is.
fn has_room(num_bytes: usize) -> bool {
    cfg!(target_arch = "wasm32") || black_box(Vec::<u8>::new()).try_reserve_exact(num_bytes).is_ok()
}

/// Refuses a number of qubits whose amplitudes could not even be numbered.
pub(super) fn check_addressable(
    num_qubits: usize,
    precision: Precision,
) -> Result<(), EngineError> {
    if state_bytes(num_qubits as u32, precision.amplitude_bytes()) < usize::MAX as u64 {
        return Ok(());
    }
    Err(match precision {
        Precision::Double => memory_error::<f64x2>(num_qubits),
        Precision::Single => memory_error::<f32x4>(num_qubits),
    })
}

pub(super) fn memory_error<L: Lanes>(capacity: usize) -> EngineError {
    let fitting = (0..capacity.min(48)).rev().find(|&fewer| fits::<L>(fewer));
    let amplitude_bytes = size_of::<Cell<L>>() >> L::QUBITS;
    EngineError::Memory {
        num_qubits: capacity as u32,
        needed_bytes: state_bytes(capacity as u32, amplitude_bytes as u64),
        fitting_qubits: fitting.unwrap_or(0) as u32,
    }
}
