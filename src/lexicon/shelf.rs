//! [`Shelf`]: things that are made of their bytes when they are first asked for.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Deserialize;

use super::rows::Rows;

/// Numbered things. A text has few of them: to make all, or room for all, would take longer than to read it.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    bytes: Cow<'static, [u8]>,
    things: Box<[OnceLock<Box<T>>]>,
}

impl<T: for<'b> Deserialize<'b>> Shelf<T> {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        let things = (0..Rows::new(&bytes).len()).map(|_| OnceLock::new()).collect();
        Self { bytes, things }
    }

    pub(super) fn get(&self, index: u32) -> &T {
        let index = index as usize;
        self.things[index].get_or_init(|| {
            let row = Rows::new(&self.bytes).row(index);
            Box::new(postcard::from_bytes(row).expect("what `sharing` wrote can be read"))
        })
    }
}
