//! Clauses of content: which cue *que*, *si* and *pourquoi* belong to.

use super::super::{FrameKind, Link, Part};
use super::Linker;
use crate::extraction::Stance;
use crate::key::words;
use crate::lexicon::Frames;
use crate::phrase::{Class, Pronoun, VerbForm};
use crate::token::TokenKind;

impl Linker<'_, '_> {
    /// The cue right before *si*, *pourquoi*, *comment*.
    pub(super) fn asked(&self, item: usize) -> Option<usize> {
        let asks = self
            .grammar
            .word_in(self.reading.items[item].tokens.0, words!["si", "s'", "pourquoi", "comment", "combien"]);
        let (v, predicate) = self.reading.before(item).and_then(|b| self.reading.verb_at(b)).filter(|_| asks)?;
        self.grammar
            .sense(&predicate.group)
            .is_some_and(|s| s.frames.intersects(Frames::QUE | Frames::INCISE))
            .then_some(v)
    }

    /// *que*: what a cue says, or a relative clause.
    pub(super) fn que(&mut self, item: usize) {
        let top = self.top;
        if let Some(governor) = self.governor_of_que(item) {
            // *Le vice-président relevé que …*: a misprint for *a relevé*.
            let predicate = &mut self.reading.verbs[governor];
            if predicate.group.form == VerbForm::PastParticiple
                && predicate.subject.is_some()
                && predicate.link == Link::Lean
            {
                predicate.group.form = VerbForm::Finite;
            }
            // The clause of the governor is the parent.
            let parent = self.reading.verbs[governor].frame;
            return self.open(FrameKind::Content { governor }, Some(parent), item);
        }
        let after_noun = item.checked_sub(1).and_then(|i| self.reading.noun_at(i)).is_some();
        self.open(if after_noun { FrameKind::Relative } else { FrameKind::Subordinate }, Some(top), item);
    }

    /// The cue verb to which *que* belongs: right before, or across adverbs, an addressee, a date.
    pub(super) fn governor_of_que(&self, item: usize) -> Option<usize> {
        let mut skipped_noun = false;
        let mut skipped_comma = 0;
        let mut skipped_word = false;
        let mut this = false;
        for i in (0..item).rev() {
            match self.reading.items[i].part {
                Part::Adverb | Part::Preposition => {}
                // *…, conscient que*: said of somebody, not by him.
                Part::Comma if skipped_word => return None,
                // *estimait, en 2024, que …*
                Part::Word if self.grammar.kind(self.reading.items[i].tokens.0) == TokenKind::Number => {}
                Part::Word if !skipped_noun => skipped_word = true,
                Part::Comma if skipped_comma < 2 => skipped_comma += 1,
                Part::Noun(n) => {
                    let nominal = &self.reading.nouns[n];
                    // *à l'image de ce que font les autres*; but *se réjouit de ce que*
                    if nominal.phrase.class == Class::Pronoun(Pronoun::Neutral)
                        && !(nominal.governed
                            && i >= 2
                            && matches!(self.reading.items[i - 2].part, Part::Verb(_))
                            && self.grammar.word_in(self.reading.items[i - 1].tokens.0, words!["de", "d'", "à"]))
                    {
                        return None;
                    }
                    this |= nominal.phrase.class == Class::Pronoun(Pronoun::Neutral);
                    let postposed = self
                        .reading
                        .verbs
                        .iter()
                        .any(|v| v.subject == Some(n) && matches!(v.link, Link::After | Link::InvertedPronoun));
                    if !nominal.governed && nominal.phrase.class != Class::Time && !postposed && !self.is_clitic_like(n)
                    {
                        return self.noun_with_que(i);
                    }
                    skipped_noun = true;
                }
                Part::Verb(v) => {
                    let predicate = &self.reading.verbs[v];
                    let sense = self.grammar.sense(&predicate.group);
                    // *s'est engagé à ce que …*
                    // *a répondu à ce que la presse écrivait*: what is answered.
                    let answers = this && sense.is_some_and(|s| s.stance == Stance::Answers);
                    let frames = if this { Frames::QUE | Frames::DE } else { Frames::QUE };
                    if sense.is_some_and(|s| s.frames.intersects(frames)) && !answers {
                        return Some(v);
                    }
                    // *a expliqué à un voisin résidant à Nice que*: said of the addressee.
                    let reduced =
                        matches!(predicate.group.form, VerbForm::PresentParticiple | VerbForm::PastParticiple)
                            && sense.is_none()
                            && i > 0
                            && self.reading.noun_at(i - 1).is_some();
                    if reduced {
                        continue;
                    }
                    // *a prévenu son équipe en disant*: an infinitive or participle that is no cue hides nothing.
                    return None;
                }
                // *a déclaré que A, et que B*
                Part::Coordination => return self.open_content(),
                Part::Quote(_) => return self.open_content().filter(|_| skipped_comma > 0),
                _ => return None,
            }
        }
        None
    }

    /// *a informé la presse que*: the addressee is a noun, the verb stands before it.
    pub(super) fn noun_with_que(&self, item: usize) -> Option<usize> {
        let before = self.reading.before(item)?;
        let (v, predicate) = self.reading.verb_at(before)?;
        let addressed = matches!(
            &*self.grammar.lexicon.verb(predicate.group.verb).lemma,
            "informer" | "prévenir" | "avertir" | "assurer" | "rassurer" | "persuader" | "aviser" | "alerter"
        );
        (addressed && predicate.group.form != VerbForm::PastParticiple).then_some(v)
    }

    pub(super) fn is_clitic_like(&self, noun: usize) -> bool {
        matches!(
            self.reading.nouns[noun].phrase.class,
            Class::Pronoun(Pronoun::Personal | Pronoun::Last | Pronoun::Same)
        ) && self.reading.nouns[noun].phrase.tokens.1 - self.reading.nouns[noun].phrase.tokens.0 == 1
            && self.grammar.is_inverted(self.reading.nouns[noun].phrase.tokens.0)
    }

    /// The governor of the innermost clause of content that is open.
    pub(super) fn open_content(&self) -> Option<usize> {
        let mut frame = Some(self.top);
        while let Some(f) = frame {
            if let FrameKind::Content { governor } = self.reading.frames[f].kind {
                return Some(governor);
            }
            frame = self.reading.frames[f].parent;
        }
        None
    }
}
