//! Every way to a state, held to the plain engine, by one thread and by several.

#[path = "../contract/kernels/mod.rs"]
mod contract;

/// Runs a scenario with so many threads, if there can be several.
fn by(num_threads: usize, scenario: fn()) {
    #[cfg(feature = "threads")]
    {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(num_threads).build().unwrap();
        pool.install(scenario);
    }
    #[cfg(not(feature = "threads"))]
    if num_threads == 1 {
        scenario();
    }
}

macro_rules! by_each_number_of_threads {
    ($($name:ident)*) => {
        mod by_one_thread {
            $(#[test] fn $name() { super::by(1, super::contract::$name); })*
        }

        #[cfg(feature = "threads")]
        mod by_three_threads {
            $(#[test] fn $name() { super::by(3, super::contract::$name); })*
        }
    };
}

contract::kernel_scenarios! { by_each_number_of_threads }
