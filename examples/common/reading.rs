//! [`Reading`]: a file, compressed or not, in the encoding that the caller names.

use std::fs::File;
use std::io::{self, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use encoding_rs::Encoding;
use flate2::bufread::MultiGzDecoder;

use super::decode::Utf8;

/// No article is longer; what is, would fill the memory.
const MAX_TEXT: u64 = 1 << 30;

/// How texts are read.
#[derive(clap::Args, Clone, Copy)]
pub(crate) struct Reading {
    /// The encoding of what is read, such as `windows-1252`, `iso-8859-15`, `macintosh` or `utf-16le`;
    /// a byte order mark tells better. Text compressed with gzip is seen by itself.
    #[arg(long, value_name = "NAME", default_value = "utf-8", value_parser = encoding)]
    encoding: &'static Encoding,
}

fn encoding(name: &str) -> Result<&'static Encoding> {
    Encoding::for_label_no_replacement(name.as_bytes()).with_context(|| {
        "no such encoding; take a name from <https://encoding.spec.whatwg.org/#names-and-labels>, such as windows-1252"
    })
}

impl Reading {
    /// A whole text; standard input for `-`.
    pub(crate) fn text(self, path: &Path) -> Result<String> {
        let name = if is_stdin(path) { "standard input".into() } else { path.display().to_string() };
        let read = || {
            let mut text = String::new();
            self.utf8(open(path)?)?.take(MAX_TEXT + 1).read_to_string(&mut text)?;
            ensure!(text.len() as u64 <= MAX_TEXT, "it is longer than 1 GiB; cut it into its articles first");
            Ok(text)
        };
        read().with_context(|| format!("cannot read {name}"))
    }

    /// What `from` holds, unpacked and decoded.
    ///
    /// Bytes that mean nothing are an error of [`ErrorKind::InvalidData`], after which reading may go on.
    pub(crate) fn utf8(self, from: Box<dyn Read>) -> Result<Utf8<Box<dyn Read>>> {
        let (magic, from) = peek(from)?;
        let from: Box<dyn Read> = match magic[..] {
            [0x1F, 0x8B, ..] => Box::new(Unpacked(MultiGzDecoder::new(BufReader::new(from)))),
            [0xFF, 0xFE, 0, 0] | [0, 0, 0xFE, 0xFF] => {
                bail!("it is in UTF-32; convert it first: `iconv -f UTF-32 -t UTF-8`")
            }
            _ => from,
        };
        Ok(Utf8::new(from, self.encoding))
    }
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Read>> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path)?;
    ensure!(!file.metadata()?.is_dir(), "it is a directory; the example `corpus` reads directories");
    Ok(Box::new(file))
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The first four bytes, and the reader as if they had not been read.
fn peek(mut from: Box<dyn Read>) -> io::Result<(Vec<u8>, Box<dyn Read>)> {
    let mut magic = Vec::new();
    from.by_ref().take(4).read_to_end(&mut magic)?;
    let whole = Cursor::new(magic.clone()).chain(from);
    Ok((magic, Box::new(whole)))
}

/// Compressed data, whose errors say so.
struct Unpacked<R>(MultiGzDecoder<R>);

impl<R: io::BufRead> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into).map_err(|error| match error.kind() {
            ErrorKind::Interrupted => error,
            _ => io::Error::other(format!("damaged gzip data ({error}); fetch the file again")),
        })
    }
}
