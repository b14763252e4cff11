//! What the examples share: reading whatever file comes, showing it safely, and ending as a command should.

pub(crate) mod decode;
pub(crate) mod output;
pub(crate) mod reading;
pub(crate) mod safe;
