//! Verbs that lean on another's subject: participles and infinitives.

use super::super::{FrameKind, Link, Part};
use super::Linker;
use crate::key::words;
use crate::lexicon::Frames;
use crate::phrase::VerbForm;

impl Linker<'_, '_> {
    /// A participle or infinitive leans on the subject of the clause; a cue does so outside what its like says.
    pub(super) fn leaning_verb(&mut self, item: usize, verb: usize) {
        // *Et de conclure, un peu lasse : …*: whoever spoke before, nobody in this sentence.
        let goes_on = item <= 2
            && self.reading.verbs[verb].group.form == VerbForm::Infinitive
            && self.reading.items[0].part == Part::Coordination
            && item > 0
            && self.reading.items[item - 1].part == Part::Preposition;
        if goes_on {
            return;
        }
        // *un discours du président jugeant que …*: a participle right behind a noun is said of it.
        let gerund = self.grammar.word_in(self.reading.verbs[verb].group.start, words!["en"]);
        let participle = self.reading.verbs[verb].group.form == VerbForm::PresentParticiple;
        if participle
            && !gerund
            && let Some((noun, _)) = item.checked_sub(1).and_then(|i| self.reading.noun_at(i))
        {
            let predicate = &mut self.reading.verbs[verb];
            (predicate.subject, predicate.link) = (Some(noun), Link::Antecedent);
            return;
        }
        // *ce qui fait dire au directeur que …*
        let caused = !participle
            && self
                .reading
                .before(item)
                .and_then(|b| self.reading.verb_at(b))
                .is_some_and(|(_, p)| &*self.grammar.lexicon.verb(p.group.verb).lemma == "faire")
            && self.reading.part(item + 1) == Some(Part::Preposition)
            && self.grammar.word_in(self.reading.items[item + 1].tokens.0, words!["à", "au", "aux"]);
        if let Some((noun, _)) = self.reading.noun_at(item + 2).filter(|(_, n)| caused && n.phrase.is_source()) {
            let predicate = &mut self.reading.verbs[verb];
            (predicate.subject, predicate.link) = (Some(noun), Link::Antecedent);
            return;
        }
        if !participle && let Some(noun) = self.perceived(item) {
            let predicate = &mut self.reading.verbs[verb];
            (predicate.subject, predicate.link) = (Some(noun), Link::Antecedent);
            return;
        }
        let cue = self.grammar.sense(&self.reading.verbs[verb].group).is_some();
        let after_comma = self
            .reading
            .before(item)
            .is_some_and(|b| matches!(self.reading.items[b].part, Part::Comma | Part::Quote(_) | Part::Coordination));
        if cue && (participle && after_comma || self.starts_clause(item)) {
            while self.is_left_by_leaning() && self.pop() {}
        }
        let mut frame = Some(self.top);
        while let Some(f) = frame {
            let found = self.reading.frames[f]
                .verb
                .and_then(|v| self.reading.verbs[v].subject)
                .or(self.reading.frames[f].subject);
            if let Some(subject) = found {
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (Some(subject), Link::Lean);
                return;
            }
            frame = self.reading.frames[f].parent;
        }
        self.leaning.push(verb);
    }

    /// *On y entend la coach traiter ses joueuses de …, puis leur promettre …*: who is heard or seen is the subject.
    fn perceived(&self, item: usize) -> Option<usize> {
        let mut noun = None;
        for i in (0..item).rev() {
            match self.reading.items[i].part {
                Part::Noun(n) if !self.reading.nouns[n].governed && self.reading.nouns[n].phrase.is_source() => {
                    noun = Some((i, n))
                }
                Part::Verb(v) if self.reading.verbs[v].group.form != VerbForm::PastParticiple => {
                    let lemma = &*self.grammar.lexicon.verb(self.reading.verbs[v].group.verb).lemma;
                    let perceives = matches!(lemma, "entendre" | "voir" | "écouter" | "regarder" | "laisser");
                    // *… traiter ses joueuses de lâches, puis leur promettre …*
                    if !perceives && self.reading.verbs[v].group.form == VerbForm::Infinitive {
                        continue;
                    }
                    return noun.filter(|&(at, _)| perceives && at == i + 1).map(|(_, n)| n);
                }
                Part::Stop | Part::Colon | Part::Que | Part::Qui => return None,
                _ => {}
            }
        }
        None
    }

    /// A participle that is a cue leaves what its like says, and a subordinate clause that says nothing itself.
    fn is_left_by_leaning(&self) -> bool {
        let frame = &self.reading.frames[self.top];
        let says = frame.verb.is_some_and(|v| self.grammar.sense(&self.reading.verbs[v].group).is_some());
        match frame.kind {
            FrameKind::Content { .. } => true,
            FrameKind::Subordinate => !says,
            _ => false,
        }
    }

    /// *avant de conclure*, *tout en reconnaissant*: behind a preposition that opens an adjunct.
    fn starts_clause(&self, item: usize) -> bool {
        let of = |i: usize| {
            self.reading.items[i].part == Part::Preposition
                && self.grammar.word_in(self.reading.items[i].tokens.0, words!["de", "d'"])
        };
        let Some(mut before) = item.checked_sub(1) else { return false };
        if before > 0 && of(before) {
            before -= 1;
        }
        let token = self.reading.items[before].tokens.0;
        self.reading.items[before].part == Part::Preposition
            && self.grammar.word_in(token, words!["avant", "après", "pour", "en"])
            || self.reading.items[before].part == Part::Subordination
                && self.grammar.word_in(token, words!["avant", "après"])
    }

    /// A participle without auxiliary: after a noun it is said of the noun; after *et*, it shares an auxiliary.
    pub(super) fn participle(&mut self, item: usize, verb: usize) {
        let before = self.reading.before(item);
        // *a témoigné Madeleine Ekila, dite « Ya Mado »*: a nickname.
        let nickname =
            self.grammar.word_in(self.reading.verbs[verb].group.main, words!["dit", "dite", "dits", "dites"])
                && matches!(self.reading.part(item + 1), Some(Part::Quote(_)));
        if nickname && before.is_some_and(|b| self.reading.items[b].part == Part::Comma) {
            return;
        }
        match before.and_then(|b| self.reading.part(b)) {
            // *mais qualifié de « … » par la gauche*: a passive of its own.
            Some(Part::Coordination | Part::Comma) if self.has_agent(item) => {
                let subject = self.reading.frames[self.top].subject;
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (subject, Link::Lean);
            }
            Some(Part::Coordination | Part::Comma) => {
                if let Some(auxiliary) = self.auxiliary_across_commas(item) {
                    let (first, subject) = (self.reading.verbs[auxiliary].group, self.reading.verbs[auxiliary].subject);
                    let predicate = &mut self.reading.verbs[verb];
                    (predicate.group.form, predicate.group.compound, predicate.group.plural) =
                        (VerbForm::Finite, true, first.plural);
                    (predicate.group.tokens.0, predicate.group.start) = (first.tokens.0, first.start);
                    return self.subject(verb, subject, Link::Shared);
                }
                // *a salué l'accord et estimé que …*
                let mut frame = Some(self.top);
                while let Some(f) = frame {
                    if let Some(v) = self.reading.frames[f].verb
                        && self.reading.verbs[v].group.compound
                        && !self.reading.verbs[v].group.passive
                        && before.is_some_and(|b| {
                            self.reading.items[b].part == Part::Coordination
                                || self
                                    .grammar
                                    .sense(&self.reading.verbs[verb].group)
                                    .is_some_and(|s| s.frames.intersects(Frames::QUE))
                        })
                    {
                        self.top = f;
                        let subject = self.reading.verbs[v].subject;
                        let predicate = &mut self.reading.verbs[verb];
                        (predicate.group.form, predicate.group.compound) = (VerbForm::Finite, true);
                        return self.subject(verb, subject, Link::Shared);
                    }
                    frame = self.reading.frames[f].parent;
                }
                let subject = self.reading.frames[self.top].subject;
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (subject, Link::Lean);
            }
            Some(Part::Noun(noun)) => {
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (Some(noun), Link::Lean);
            }
            _ => {}
        }
    }

    /// Whether a source behind *par* does what the participle says.
    fn has_agent(&self, item: usize) -> bool {
        let by = (item + 1..self.reading.items.len().min(item + 5))
            .take_while(|&i| {
                !matches!(self.reading.items[i].part, Part::Comma | Part::Stop | Part::Coordination | Part::Que)
            })
            .find(|&i| {
                self.reading.items[i].part == Part::Preposition
                    && self.grammar.word_in(self.reading.items[i].tokens.0, words!["par"])
            });
        by.and_then(|b| self.reading.noun_at(b + 1)).is_some_and(|(_, n)| n.phrase.is_source())
    }

    /// *a, pour sa part, indiqué que*: the auxiliary before an insertion.
    fn auxiliary_across_commas(&self, item: usize) -> Option<usize> {
        let close = item.checked_sub(1).filter(|&c| self.reading.items[c].part == Part::Comma)?;
        let open = (close.saturating_sub(6)..close).rev().find(|&i| self.reading.items[i].part == Part::Comma)?;
        let (verb, predicate) = self.reading.verb_at(open.checked_sub(1)?)?;
        let inserted = self.reading.items[open + 1..close]
            .iter()
            .all(|i| matches!(i.part, Part::Adverb | Part::Preposition | Part::Noun(_) | Part::Word));
        let bare = !predicate.group.compound && &*self.grammar.lexicon.verb(predicate.group.verb).lemma == "avoir";
        (inserted && bare).then_some(verb)
    }

    /// *Soulignant que …, le ministre a …*
    pub(super) fn settle_leaning(&mut self) {
        let subject = self
            .reading
            .verbs
            .iter()
            .find(|v| {
                v.group.form == VerbForm::Finite
                    && v.subject.is_some()
                    && matches!(self.reading.frames[v.frame].kind, FrameKind::Main)
            })
            .and_then(|v| v.subject);
        for verb in std::mem::take(&mut self.leaning) {
            if subject.is_some() {
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (subject, Link::Lean);
            }
        }
    }
}
