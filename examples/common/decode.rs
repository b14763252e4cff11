//! [`Utf8`]: bytes in any encoding, read as UTF-8. What is wrong is named by its place, never replaced.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, ErrorKind, Read};
use std::ops::Range;

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// How much is read or decoded at once.
const CHUNK: usize = 1 << 16;

/// Malformed bytes are told at most so long after they were read; a few bytes of each encoding.
const TAIL: usize = 8;

/// A reader that decodes.
///
/// A byte order mark is dropped, and tells the encoding better than the caller does. Malformed bytes are an
/// [`io::Error`] that holds a [`Malformed`]; reading goes on after it.
pub(crate) struct Utf8<R> {
    from: R,
    decoder: Decoder,
    /// Bytes that were read; those of `left` are not decoded yet.
    bytes: Box<[u8]>,
    left: Range<usize>,
    /// The bytes that were decoded last, the very last one first.
    tail: [u8; TAIL],
    /// How many bytes were decoded.
    count: u64,
    /// Text that was decoded and not taken yet: `text[taken..]`.
    text: String,
    taken: usize,
    malformed: Option<Malformed>,
    stage: Stage,
}

#[derive(PartialEq)]
enum Stage {
    Reading,
    /// No more bytes to read, some to decode.
    Read,
    Decoded,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(from: R, encoding: &'static Encoding) -> Self {
        Self {
            from,
            decoder: encoding.new_decoder(),
            bytes: vec![0; CHUNK].into(),
            left: 0..0,
            tail: [0; TAIL],
            count: 0,
            text: String::with_capacity(CHUNK),
            taken: 0,
            malformed: None,
            stage: Stage::Reading,
        }
    }

    fn read_more(&mut self) -> io::Result<()> {
        self.left = 0..self.from.read(&mut self.bytes)?;
        if self.left.is_empty() {
            self.stage = Stage::Read;
        }
        Ok(())
    }

    fn decode_more(&mut self) {
        self.text.clear();
        self.taken = 0;
        let last = self.stage == Stage::Read;
        let bytes = &self.bytes[self.left.clone()];
        let (result, read) = self.decoder.decode_to_string_without_replacement(bytes, &mut self.text, last);
        for &byte in &bytes[read.saturating_sub(TAIL)..read] {
            self.tail.rotate_right(1);
            self.tail[0] = byte;
        }
        self.left.start += read;
        self.count += read as u64;
        match result {
            DecoderResult::InputEmpty if last => self.stage = Stage::Decoded,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let back = usize::from(length) + usize::from(after);
                let byte = self.tail[(back - 1).min(TAIL - 1)];
                self.malformed =
                    Some(Malformed { at: self.count - back as u64, byte, encoding: self.decoder.encoding() });
            }
        }
    }
}

impl<R: Read> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.text.len() {
            if let Some(malformed) = self.malformed.take() {
                return Err(io::Error::new(ErrorKind::InvalidData, malformed));
            }
            if self.stage == Stage::Decoded {
                break;
            }
            if self.stage == Stage::Reading && self.left.is_empty() {
                self.read_more()?;
            }
            self.decode_more();
        }
        Ok(&self.text.as_bytes()[self.taken..])
    }

    fn consume(&mut self, count: usize) {
        self.taken += count;
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

/// Bytes that mean nothing in their encoding.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// The place of the first one, counted from 0.
    pub(crate) at: u64,
    byte: u8,
    encoding: &'static Encoding,
}

impl Error for Malformed {}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, byte, encoding } = self;
        write!(f, "byte {at} (0x{byte:02X}) is not {}; ", encoding.name())?;
        if *encoding == encoding_rs::UTF_8 {
            f.write_str("try `--encoding windows-1252`")
        } else {
            f.write_str("the text is damaged or in another encoding: try another `--encoding`")
        }
    }
}
