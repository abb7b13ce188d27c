//! Sharing the passes over a large state among threads.
//!
//! With the feature `threads` the work is shared among those of rayon's pool, else the calling
//! thread does all of it. The results are the same bit for bit: items know nothing of each other,
//! and what comes of them is taken in their order. The calling thread tells the monitor between its
//! items, so that a run can be watched and stopped as without threads.

use super::EngineError;
use super::progress::Progress;

#[cfg(feature = "threads")]
mod shared;

/// Least units of work that are worth waking another thread: a tenth of a millisecond.
const SHARED_WORK: u64 = 1 << 18;

/// Qubits of a state from which on it is worth being shared. Below, threads wait for each other
/// as long as they save, and a program that shares its memory is slower at all else.
const SHARED_QUBITS: u32 = 18;

/// Whether a circuit on so many qubits may be worth a program with several threads.
pub fn is_worth_sharing(num_qubits: u32) -> bool {
    num_qubits >= SHARED_QUBITS
}

/// Least number of things that are worth being written by several threads.
#[cfg(feature = "threads")]
const SHARED_LEN: usize = 1 << 17;

/// How much there is to do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Load {
    num_items: usize,
    /// Units of work of each item.
    work: u64,
}

impl Load {
    /// A few units of work for each amplitude of a state that is cut into so many items.
    pub(super) fn new(num_items: usize, num_amplitudes: usize, units: u64) -> Self {
        Self { num_items, work: (num_amplitudes / num_items.max(1)) as u64 * units }
    }

    fn is_shared(self) -> bool {
        count() > 1 && self.num_items as u64 * self.work >= SHARED_WORK
    }
}

/// Does something with each item. `act` tells the progress of its units of work.
pub(super) fn for_each<T: Send>(
    items: impl Iterator<Item = T>,
    load: Load,
    progress: &mut Progress<'_>,
    act: impl Fn(T, &mut Progress<'_>) -> Result<(), EngineError> + Sync,
) -> Result<(), EngineError> {
    map_each(items, load, progress, act, |()| {})
}

/// Makes something of each item, and takes what is made in the order of the items.
pub(super) fn map_each<T: Send, R: Send>(
    mut items: impl Iterator<Item = T>,
    load: Load,
    progress: &mut Progress<'_>,
    make: impl Fn(T, &mut Progress<'_>) -> Result<R, EngineError> + Sync,
    mut take: impl FnMut(R),
) -> Result<(), EngineError> {
    #[cfg(feature = "threads")]
    if load.is_shared() {
        return shared::map_each(items.collect(), load.work, progress, make, take);
    }
    debug_assert!(!load.is_shared(), "invariant: a program without threads has one");
    items.try_for_each(|item| {
        take(make(item, progress)?);
        Ok(())
    })
}

/// Does something that is shared piece by piece, while no thread goes to sleep in between: to wake
/// one takes longer than many a piece.
pub(super) fn awake<R>(load: Load, act: impl FnOnce() -> R) -> R {
    #[cfg(feature = "threads")]
    if load.is_shared() {
        return shared::awake(act);
    }
    debug_assert!(!load.is_shared(), "invariant: a program without threads has one");
    act()
}

/// Most threads that are at work at a time.
pub(super) fn count() -> usize {
    #[cfg(feature = "threads")]
    {
        rayon::current_num_threads()
    }
    #[cfg(not(feature = "threads"))]
    {
        1
    }
}

/// So many equal things, written by all threads, if there is room for them.
pub(super) fn try_filled_vec<T: Copy + Send + Sync>(len: usize, value: T) -> Option<Vec<T>> {
    let mut things = Vec::new();
    things.try_reserve_exact(len).ok()?;
    #[cfg(feature = "threads")]
    if len >= SHARED_LEN {
        use rayon::prelude::*;
        let pieces = (0..len).into_par_iter().with_min_len(SHARED_LEN / 4);
        pieces.map(|_| value).collect_into_vec(&mut things);
        return Some(things);
    }
    things.resize(len, value);
    Some(things)
}

/// The number of the thread that this is called in, less than [`count`].
pub(super) fn current() -> usize {
    #[cfg(feature = "threads")]
    {
        rayon::current_thread_index().unwrap_or(0)
    }
    #[cfg(not(feature = "threads"))]
    {
        0
    }
}
