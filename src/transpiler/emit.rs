//! The steps of a routed circuit on the qubits of the device.

use super::collect::SWAP;
use super::collect::parts;
use super::router::{Move, Places};
use super::step::{Origins, Step};

/// Swaps of places since some place of the program.
type Swaps = Vec<(u32, u32)>;

/// What becomes of control flow, whose blocks are routed by themselves.
pub(super) type Inside<'i, E> = dyn FnMut(&Step, &Places, &Swaps) -> Result<Step, E> + 'i;

/// The steps in the order of the moves, from these places on. To `swaps`, those since the loop
/// around began, are added those made here; what leaves a round of the loop undoes them all.
///
/// # Errors
/// Those of `inside`, which is asked for steps with blocks.
pub(super) fn placed<E>(
    steps: &[Step],
    moves: &[Move],
    mut places: Places,
    swaps: &mut Swaps,
    inside: &mut Inside<'_, E>,
) -> Result<Vec<Step>, E> {
    let mut placed = Vec::with_capacity(moves.len());
    for made in moves {
        match *made {
            Move::Step(node) => {
                let step = &steps[node as usize];
                if step.leaves_round() {
                    placed.extend(swaps.iter().rev().filter_map(|(a, b)| swap(*a, *b)));
                }
                if step.is_flow() {
                    placed.push(inside(step, &places, swaps)?);
                } else {
                    placed.push(step.on(&|own| places.physical(own)));
                }
            }
            Move::Swap(a, b) => {
                placed.extend(swap(a, b));
                places.swap(a, b);
                swaps.push((a, b));
            }
            Move::Nothing => {}
        }
    }
    Ok(placed)
}

/// A swap of two places.
pub(super) fn swap(a: u32, b: u32) -> Option<Step> {
    let block = parts(&SWAP).block?;
    Some(Step::block(block, [a, b], Origins::default()))
}
