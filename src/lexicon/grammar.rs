//! Reads the words that hold sentences together: function words and the prepositions that name a source.

use super::classes::Classes;
use super::line::Line;
use super::vocabulary::{PREPOSITION_STANCES, SIDES, WORD_CLASSES};
use super::words::Words;

/// `preposition | stance | side`
pub(super) fn cue_preposition(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let stance = line.one_of(1, &PREPOSITION_STANCES);
    let side = line.one_of(2, &SIDES);
    let (form, stance, _) = (form?, stance?, side?);

    let Some(stance) = stance else { return Some(()) };
    let mut enter = |form: &str| {
        let entry = words.entry_mut(form);
        entry.classes |= Classes::CUE_PREPOSITION;
        entry.stance = Some(stance);
    };
    enter(form);
    if let Some(stem) = form.strip_suffix(" de").filter(|s| !s.is_empty()) {
        for article in ["d'", "du", "des"] {
            enter(&format!("{stem} {article}"));
        }
    }
    Some(())
}

/// `word | classes`
pub(super) fn function_word(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let classes = line.all_of(1, &WORD_CLASSES);
    let (form, classes) = (form?, classes?);

    words.entry_mut(form).classes |= classes;
    Some(())
}

/// `noun`
pub(super) fn noun_in_ment(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let noun = line.word(0)?;

    words.entry_mut(noun).classes |= Classes::NOUN_IN_MENT;
    Some(())
}
