//! Makes the table of the built-in French lexicon, so that no program has to: the modules of `src/lexicon` that read
//! the entries of a user read those of `src/lexicon/fr` here, and all verbs are conjugated.

#![allow(dead_code, unreachable_pub, unused_imports, unused_macros, reason = "the library asks more of these modules")]

use std::path::Path;
use std::{env, fs};

#[path = "src/extraction/terms.rs"]
mod extraction;
#[path = "src/key.rs"]
mod key;
#[path = "src/token/fold.rs"]
mod token;

#[path = "src/lexicon"]
mod lexicon {
    mod abbreviations;
    mod classes;
    mod conjugation;
    mod cues;
    mod entry;
    mod facts;
    mod grammar;
    mod index;
    mod line;
    mod names;
    mod nearest;
    mod nouns;
    mod plural;
    mod rows;
    mod section;
    mod sharing;
    mod spellings;
    mod verbs;
    mod vocabulary;
    mod words;

    /// The bytes of the table, which `table` reads.
    pub(super) fn french() -> Vec<u8> {
        let mut words = words::Words::with_capacity(section::FRENCH_WORDS);
        for section in &section::SECTIONS {
            section.french().for_each(|entry| section.enter(entry, &mut words));
        }
        let parts = words.share();
        rows::in_rows(parts.len(), parts.iter().map(Vec::as_slice).enumerate())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The files are part of these modules: cargo builds this program again when one changes.
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("french.table"), lexicon::french())?;
    Ok(())
}
