//! What the examples share: reading a text, and ending as a command should.

use std::io::{self, Read as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

/// Where the text comes from.
pub(crate) struct Input(Option<PathBuf>);

impl From<Option<PathBuf>> for Input {
    fn from(file: Option<PathBuf>) -> Self {
        Self(file)
    }
}

impl Input {
    /// The file, standard input for `-`, or else the article that the crate carries.
    pub(crate) fn read(self) -> Result<String> {
        let Some(path) = self.0 else {
            return Ok(include_str!("../articles/entretien.txt").to_owned());
        };
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
            return decode(bytes).context("cannot read standard input");
        }
        let bytes = std::fs::read(&path).map_err(anyhow::Error::from);
        bytes.and_then(decode).with_context(|| format!("cannot read {}", path.display()))
    }
}

fn decode(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        bail!("byte {at} (0x{:02X}) is not UTF-8; is the file in another encoding?", error.as_bytes()[at])
    })
}

/// Prints the error, if any. A reader that has seen enough (`| head`) is none.
pub(crate) fn end(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe)
}
