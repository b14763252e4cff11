//! Decoding as such: the same text and the same wrong byte as the standard library finds.

#[path = "../../examples/common/decode.rs"]
mod utf8;

use std::io::{self, Read as _};

use encoding_rs::UTF_8;
use utf8::{Malformed, Utf8};

/// Bytes that begin, go on with or break a character or a byte order mark.
const BYTES: [u8; 12] = [b'a', 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0xEF, 0xBB, 0xBF, 0xFF];

/// A reader that gives one byte at a time.
struct Slow<'b>(&'b [u8]);

impl io::Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(1);
        self.0.read(&mut into[..count])
    }
}

fn wrong_byte(error: &io::Error) -> u64 {
    error.get_ref().and_then(|error| error.downcast_ref::<Malformed>()).expect("bytes are malformed").at
}

#[track_caller]
fn check(bytes: &[u8], from: impl io::Read) {
    let mut text = Vec::new();
    let result = Utf8::new(from, UTF_8).read_to_end(&mut text);
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    match std::str::from_utf8(bytes) {
        Ok(expected) => {
            result.expect("good bytes are read");
            assert_eq!(text, expected.as_bytes()[mark..]);
        }
        Err(expected) => {
            let error = result.expect_err("bad bytes are told");
            assert_eq!(wrong_byte(&error), expected.valid_up_to() as u64, "{bytes:X?}: {error}");
            assert_eq!(text, bytes[mark..expected.valid_up_to()]);
            assert!(
                error.to_string().contains(&format!("0x{:02X}", bytes[expected.valid_up_to()])),
                "{bytes:X?}: {error}"
            );
        }
    }
}

#[test]
fn the_first_wrong_byte_is_found_wherever_pieces_end() {
    let mut strings = vec![Vec::new()];
    for _ in 0..3 {
        let longer = strings.iter().flat_map(|string| BYTES.map(|byte| [&string[..], &[byte]].concat()));
        strings = [vec![Vec::new()], longer.collect()].concat();
    }
    for bytes in &strings {
        check(bytes, &bytes[..]);
        check(bytes, Slow(bytes));
        let after_mark = [b"\xEF\xBB\xBFa", &bytes[..]].concat();
        check(&after_mark, Slow(&after_mark));
    }
    // Where a whole chunk has been read.
    for before in [(1 << 16) - 2, (1 << 16) - 1, 1 << 16] {
        for end in [&b"\xC3\xA9"[..], b"\xE2\x82", b"\xF0\x9F\x98", b"\xA9", "é€😀".as_bytes()] {
            let bytes = [&vec![b'a'; before][..], end, b"a"].concat();
            check(&bytes, &bytes[..]);
        }
    }
}

#[test]
fn reading_goes_on_after_wrong_bytes() {
    let mut reader = Utf8::new(&b"ab\xE9cd\xFFef"[..], UTF_8);
    let mut text = String::new();
    let mut wrong = Vec::new();
    loop {
        let mut piece = Vec::new();
        let result = reader.read_to_end(&mut piece);
        text.push_str(std::str::from_utf8(&piece).expect("what is read is UTF-8"));
        match result {
            Ok(_) => break,
            Err(error) => wrong.push(wrong_byte(&error)),
        }
    }
    assert_eq!((&*text, wrong), ("abcdef", vec![2, 5]));
}
