//! Ending as a command should.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::safe::shown;

/// What came of writing to standard output. A reader that has seen enough (`| head`) is no error.
pub(crate) fn written(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Says what went wrong, if anything.
pub(crate) fn end(result: Result<()>) -> ExitCode {
    let Err(error) = result else {
        return ExitCode::SUCCESS;
    };
    // Where even that cannot be written, the exit code still tells.
    let _ = writeln!(io::stderr(), "error: {}", shown(&format!("{error:#}")));
    ExitCode::FAILURE
}
