//! A shared value that is equal to itself only.

use std::ops::Deref;
use std::rc::Rc;

/// An [`Rc`] compared by address. What depends on a large shared value asks whether it is the
/// same one; comparing two large circuits at every rendering would take longer than drawing.
#[derive(Debug)]
pub(super) struct Same<T>(pub(super) Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
