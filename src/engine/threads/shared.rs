//! Items that several threads take in turn.
//!
//! Threads of rayon's pool go to sleep as soon as there is nothing to do, and to wake one takes
//! tenths of a millisecond where a thread is a worker of a browser. So the others are kept looking
//! for work during a run ([`awake`]), and the calling thread does not sleep while it waits for what
//! they have begun.

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::super::progress::Progress;
use super::super::{EngineError, Unwatched};

/// Looks a thread takes for an item that is not there, before it looks for other work.
const LOOKS: usize = 16;

/// Looks, of a millisecond or two together, after which a thread that has found nothing may sleep:
/// where processors are busy otherwise, what is waited for may need the one that this thread has.
const PATIENCE: usize = 1 << 15;

/// An item, and then what is made of it.
enum Place<T, R> {
    Item(T),
    Taken,
    Made(Result<R, EngineError>),
}

/// Places that threads take one after the other. Each thread begins with a part of its own, which
/// it has in its cache from the last time, and goes on with what others have left.
struct Places<T, R> {
    all: Vec<Mutex<Place<T, R>>>,
    /// For each part, the first of it that nobody has taken, and the first beyond it.
    parts: Vec<(AtomicUsize, usize)>,
    num_made: AtomicUsize,
    /// Other threads that have begun and ended to take some.
    num_begun: AtomicUsize,
    num_ended: AtomicUsize,
}

/// As [`map_each`](super::map_each), by all threads. Each item is so much work.
pub(super) fn map_each<T: Send, R: Send>(
    items: Vec<T>,
    work: u64,
    progress: &mut Progress<'_>,
    make: impl Fn(T, &mut Progress<'_>) -> Result<R, EngineError> + Sync,
    mut take: impl FnMut(R),
) -> Result<(), EngineError> {
    let (num_items, num_threads) = (items.len(), super::count());
    let begin = |part: usize| part * num_items / num_threads;
    let part = |part: usize| (AtomicUsize::new(begin(part)), begin(part + 1));
    let places = Places {
        all: items.into_iter().map(|item| Mutex::new(Place::Item(item))).collect(),
        parts: (0..num_threads).map(part).collect(),
        num_made: AtomicUsize::new(0),
        num_begun: AtomicUsize::new(0),
        num_ended: AtomicUsize::new(0),
    };
    let mut told = 0;
    rayon::in_place_scope(|scope| {
        for _ in 1..num_threads {
            scope.spawn(|_| places.help(&make));
        }
        while places.make_next(&make) {
            let num_made = places.num_made.load(Ordering::Relaxed);
            let outcome = progress.advance((num_made - told) as u64 * work);
            told = num_made;
            if outcome.is_err() {
                places.stop();
                return outcome;
            }
        }
        places.wait();
        Ok(())
    })?;
    progress.advance((num_items - told) as u64 * work)?;
    for place in places.all {
        if let Place::Made(made) = place.into_inner().unwrap_or_else(PoisonError::into_inner) {
            take(made?);
        }
    }
    Ok(())
}

impl<T, R> Places<T, R> {
    /// Makes something of the next item; says whether there was one. Nobody is told of it.
    fn make_next(&self, make: &impl Fn(T, &mut Progress<'_>) -> Result<R, EngineError>) -> bool {
        let Some(place) = self.next() else { return false };
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Place::Item(item) = std::mem::replace(&mut *place, Place::Taken) {
            *place = Place::Made(make(item, &mut Progress::new(&mut Unwatched, 0.0)));
        }
        self.num_made.fetch_add(1, Ordering::Relaxed);
        true
    }

    /// A place that nobody has taken, if there is one.
    fn next(&self) -> Option<&Mutex<Place<T, R>>> {
        let (before, from) = self.parts.split_at(super::current() % self.parts.len().max(1));
        from.iter().chain(before).find_map(|(next, end)| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            (number < *end).then(|| &self.all[number])
        })
    }

    /// Takes items until there is none.
    fn help(&self, make: &impl Fn(T, &mut Progress<'_>) -> Result<R, EngineError>) {
        self.num_begun.fetch_add(1, Ordering::AcqRel);
        while self.make_next(make) {}
        self.num_ended.fetch_add(1, Ordering::AcqRel);
    }

    /// Lets nobody take any more.
    fn stop(&self) {
        self.parts.iter().for_each(|(next, end)| next.store(*end, Ordering::Relaxed));
    }

    /// Waits, awake, for those that have begun; not for ever, as the end of the scope waits asleep.
    fn wait(&self) {
        for _ in 0..PATIENCE {
            if self.num_ended.load(Ordering::Acquire) >= self.num_begun.load(Ordering::Acquire) {
                return;
            }
            spin_loop();
        }
    }
}

/// Does something while the other threads look for work all the time.
pub(super) fn awake<R>(act: impl FnOnce() -> R) -> R {
    /// Lets the others go, even if `act` does not come to its end.
    struct Release<'r>(&'r AtomicBool);
    impl Drop for Release<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Release);
        }
    }
    let is_over = AtomicBool::new(false);
    let own = rayon::current_thread_index();
    rayon::in_place_scope(|scope| {
        scope.spawn_broadcast(|_, context| {
            if Some(context.index()) == own {
                return;
            }
            let mut num_idle = 0;
            while num_idle < PATIENCE && !is_over.load(Ordering::Acquire) {
                if rayon::yield_now() == Some(rayon::Yield::Executed) {
                    num_idle = 0;
                } else {
                    num_idle += 1;
                    (0..LOOKS).for_each(|_| spin_loop());
                }
            }
        });
        let _release = Release(&is_over);
        act()
    })
}
