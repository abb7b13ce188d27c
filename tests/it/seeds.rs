//! The counts that seeds must give for ever.

#[path = "../contract/seeds.rs"]
mod contract;

#[test]
fn seeds_give_the_same_counts_for_ever() {
    contract::CASES.iter().for_each(contract::SeedCase::check);
}
