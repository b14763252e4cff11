//! [`Cues`]: which words may have to do with what somebody says, so that others are done with before they are looked up.

use std::borrow::Cow;

use super::classes::Classes;
use super::entry::Entry;
use super::facts::Facts;
use crate::key::{WordKey, keys};

/// Words that join what somebody says to the verb that tells it, or that make a preposition of *à*: *à l’en croire*,
/// *à ses yeux*.
pub(crate) const JOINTS: [&str; 8] = ["que", "qu'", "croire", "entendre", "écouter", "lire", "dires", "yeux"];

/// A bit for every word that may be part of a cue, as bytes that are read where they lie. Some other words share one.
#[derive(Debug)]
pub(super) struct Cues {
    bytes: Cow<'static, [u8]>,
}

/// So many bits of a spread key tell its bit: the French cues, some fifty thousand forms, take a tenth of all.
const WIDTH: u32 = 19;

/// The bytes of [`Cues`], from the keys of all spellings with their entries.
pub(super) fn cues<'e>(spellings: impl Iterator<Item = (WordKey, &'e Entry)>) -> Vec<u8> {
    let is_cue = |entry: &Entry| {
        entry.is(Classes::CUE_VERB.or(Classes::NAMES_SOURCES)) || entry.facts.intersects(Facts::INFINITIVE)
    };
    let mut bytes = vec![0; 1 << (WIDTH - 3)];
    let known = spellings.filter(|(_, entry)| is_cue(entry)).map(|(key, _)| key);
    for key in known.chain(keys(JOINTS)) {
        let (byte, bit) = place(key);
        bytes[byte] |= bit;
    }
    bytes
}

impl Cues {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes }
    }

    pub(super) fn may_hold(&self, key: WordKey) -> bool {
        let (byte, bit) = place(key);
        self.bytes[byte] & bit != 0
    }
}

fn place(key: WordKey) -> (usize, u8) {
    let place = (key.spread() >> (u64::BITS - WIDTH)) as usize;
    (place / 8, 1 << (place % 8))
}
