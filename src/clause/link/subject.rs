//! Which phrase is the subject of a finite verb.

use super::super::{FrameKind, Link, Part};
use super::Linker;
use crate::key::words;
use crate::lexicon::{Classes, Frames};
use crate::phrase::{Class, Determiner, Pronoun, VerbForm};

impl Linker<'_, '_> {
    /// *Une habitante qui préfère taire son nom acquiesce*: the noun before is the object inside the relative clause.
    pub(super) fn is_object_of_relative(&self, noun: Option<usize>) -> bool {
        let relative =
            self.reading.frames[self.top].kind == FrameKind::Relative && self.reading.frames[self.top].verb.is_some();
        let verb = self.reading.frames[self.top].verb.map(|v| self.reading.verbs[v].item);
        // *celui qui a formé Ana Beaulieu et Tom Verdier a dit …*: no comma, no other clause between.
        let within = noun.zip(verb).is_some_and(|(n, v)| {
            v < n
                && self.reading.items[v + 1..n].iter().all(|i| {
                    matches!(i.part, Part::Preposition | Part::Noun(_) | Part::Adverb | Part::Word | Part::Coordination)
                        || matches!(i.part, Part::Verb(v) if self.reading.verbs[v].group.form != VerbForm::Finite)
                })
        });
        let qui = self.reading.part(self.reading.frames[self.top].start) == Some(Part::Qui);
        let behind_verb = noun
            .and_then(|n| self.reading.before(n))
            .is_some_and(|b| matches!(self.reading.items[b].part, Part::Verb(_)));
        relative && (behind_verb || qui && within) && self.waiting_subject().is_some()
    }

    /// *Un habitant ayant requis l'anonymat estime …*: the noun before is the object of a participle, which tells the
    /// subject.
    pub(super) fn behind_participle(&self, noun: usize) -> Option<usize> {
        let (_, object) = self.reading.noun_at(noun)?;
        let (_, participle) = noun.checked_sub(1).and_then(|i| self.reading.verb_at(i))?;
        let leans = participle.group.form == VerbForm::PresentParticiple && participle.link == Link::Antecedent;
        participle.subject.filter(|_| leans && !object.governed)
    }

    /// The subject of a clause around that has not met its verb: *le producteur, que l'on surnomme X, …*
    pub(super) fn waiting_subject(&self) -> Option<usize> {
        let mut frame = self.reading.frames[self.top].parent;
        while let Some(f) = frame {
            let f = &self.reading.frames[f];
            if f.verb.is_none() && !f.quoted_verb && f.subject.is_some() {
                return f.subject;
            }
            frame = f.parent;
        }
        None
    }

    /// A coordinated cue leaves the clause of content for that of its governor, if the two agree in tense.
    pub(super) fn leave_for_shared(&mut self, verb: usize) {
        let cue =
            self.grammar.sense(&self.reading.verbs[verb].group).is_some_and(|s| !s.frames.intersects(Frames::WEAK));
        while let FrameKind::Content { governor } = self.reading.frames[self.top].kind {
            let inner_cue = self.reading.frames[self.top]
                .verb
                .and_then(|v| self.grammar.sense(&self.reading.verbs[v].group))
                .is_some_and(|s| !s.frames.intersects(Frames::WEAK));
            let group = |v: usize| self.reading.verbs[v].group;
            let agrees = group(governor).plural == group(verb).plural;
            // *a reconnu que le dossier était mince et a libéré le suspect*
            let tense = group(governor).compound
                && group(verb).compound
                && self.reading.frames[self.top].verb.is_some_and(|v| !group(v).compound);
            if !((cue && !inner_cue || tense) && agrees) || !self.pop() {
                break;
            }
        }
    }

    /// `…, a précisé la préfète, …`: a cue that takes no person for its object, a source, and a comma.
    pub(super) fn is_inserted_incise(&self, item: usize, verb: usize) -> bool {
        let predicate = &self.reading.verbs[verb];
        let Some(sense) = self.grammar.sense(&predicate.group) else { return false };
        let takes_person = matches!(
            &*sense.lemma,
            "informer"
                | "prévenir"
                | "avertir"
                | "rappeler"
                | "alerter"
                | "accuser"
                | "convaincre"
                | "interpeller"
                | "assurer"
                | "rassurer"
                | "juger"
                | "critiquer"
                | "dénoncer"
                | "décrire"
                | "présenter"
                | "citer"
                | "saluer"
        );
        let says = sense.frames.intersects(Frames::QUE)
            && sense.frames.intersects(Frames::INCISE)
            && !sense.frames.intersects(Frames::WEAK.or(Frames::NONSPEECH))
            && !takes_person
            && !predicate.group.passive
            && sense.rest.is_empty();
        let after_comma =
            self.reading.before(item).is_some_and(|b| matches!(self.reading.items[b].part, Part::Comma | Part::Dash));
        // *Loïc Garandeau, 44 ans, répond de la mort de son associé, Mathieu Bourassin, …*: the clause itself.
        let of = self.reading.part(item + 1) == Some(Part::Preposition)
            && self.grammar.word_in(self.reading.items[item + 1].tokens.0, words!["de", "d'", "du", "des"]);
        // *Loïc Garandeau répond devant la cour …*
        let far = &*sense.lemma == "répondre" && !matches!(self.reading.part(item + 1), Some(Part::Noun(_)));
        let source = |n: usize| {
            !of && !far
                && matches!(
                    self.reading.nouns[n].phrase.class,
                    Class::Named | Class::Role | Class::Person | Class::Body
                )
        };
        let Some(subject) = self.subject_after(item).filter(|&n| source(n)) else { return false };
        let closes = self
            .reading
            .items
            .iter()
            .position(|i| i.part == Part::Noun(subject))
            .and_then(|i| self.reading.part(i + 1));
        // *…, a précisé le préfet lors d'un point presse.*: the verb takes no person for its object.
        let phrase = &self.reading.nouns[subject].phrase;
        let ends = matches!(closes, None | Some(Part::Stop | Part::Preposition))
            && (phrase.class != Class::Body || phrase.determiner == Determiner::Definite)
            && self.reading.part(item + 1) == Some(Part::Noun(subject))
            && !self.grammar.word_in(phrase.tokens.0, words!["des"]);
        says && after_comma && (ends || matches!(closes, Some(Part::Comma | Part::Quote(_) | Part::Dash)))
    }

    /// *Olga Varin, secrétaire du parti, revendique toujours un poste, …*: whoever waits for a verb has this one, if no
    /// other comes.
    pub(super) fn is_own_verb(&self, item: usize, waiting: Option<usize>) -> bool {
        let person = waiting.is_some_and(|n| {
            let phrase = &self.reading.nouns[n].phrase;
            phrase.class == Class::Named && phrase.personal || phrase.class == Class::Role
        });
        let comes = |i: usize| {
            let finite = self.reading.verb_at(i).is_some_and(|(_, p)| p.group.form == VerbForm::Finite);
            finite && matches!(self.reading.part(i - 1), Some(Part::Comma | Part::Adverb | Part::Coordination))
        };
        let stop = |i: &usize| self.reading.items[*i].part == Part::Stop;
        let first = (0..item).rev().find(stop).map_or(0, |i| i + 1);
        let last = (item..self.reading.items.len()).find(stop);
        let opens =
            (first..item).all(|i| self.reading.verb_at(i).is_none_or(|(_, p)| p.group.form != VerbForm::Finite));
        person && opens && !(item + 1..last.unwrap_or(self.reading.items.len())).any(comes)
    }

    /// *Le projet « ne passera pas », a promis la maire*: the segment holds the verb of the open subject.
    pub(super) fn quote_is_clause(&self, item: usize, subject: Option<usize>) -> bool {
        let Some(comma) = item.checked_sub(1).filter(|&c| self.reading.items[c].part == Part::Comma) else {
            return false;
        };
        let Some(quote) = comma.checked_sub(1) else { return false };
        if !matches!(self.reading.items[quote].part, Part::Quote(_)) {
            return false;
        }
        let Some(subject) = subject else { return false };
        if quote > 0 && self.reading.items[quote - 1].part == Part::Noun(subject) {
            return true;
        }
        // *Le ministre, Selim Kara, « ne voit pas d'issue », a rapporté un diplomate*
        if self
            .grammar
            .verb_group(self.reading.items[quote].tokens.0 + 1, self.reading.items[quote].tokens.1, true)
            .is_some_and(|(v, _)| v.form == VerbForm::Finite)
            && self.subject_after(item).is_some()
        {
            return true;
        }
        // *Le coût, « démesuré », a ému la ministre*: only a likelier source behind takes the verb.
        let person = |n: usize| {
            matches!(
                self.reading.nouns[n].phrase.class,
                Class::Named | Class::Role | Class::Person | Class::Pronoun(Pronoun::Personal)
            )
        };
        !self.reading.nouns[subject].phrase.is_source() && self.subject_after(item).is_some_and(person)
    }

    /// *La présidente se félicite, a salué l'initiative …*: a thing is no subject where the clause has a source for one.
    pub(super) fn may_follow(&self, noun: usize) -> bool {
        let shared = self.reading.frames[self.top].verb.and_then(|v| self.reading.verbs[v].subject);
        self.reading.nouns[noun].phrase.is_source() || !shared.is_some_and(|s| self.reading.nouns[s].phrase.is_source())
    }

    /// *Un détour qui coûte peu, font valoir les riverains du pont*: the verb agrees with the source behind it and
    /// not with what stands before.
    pub(super) fn agrees_only_behind(&self, item: usize, verb: usize, waiting: Option<usize>) -> bool {
        let plural = |n: usize| self.reading.nouns[n].phrase.plural;
        let verb = &self.reading.verbs[verb].group;
        let says = self.grammar.sense(verb).is_some_and(|s| s.frames.intersects(Frames::INCISE));
        let behind = self.subject_after(item).filter(|&n| self.reading.nouns[n].phrase.is_source());
        says && verb.plural
            && waiting.is_some_and(|w| !plural(w) && self.reading.nouns[w].phrase.class != Class::Body)
            && behind.is_some_and(plural)
    }

    /// The phrase that follows a verb as its subject: right after it, or after adverbs, a date, an addressee.
    pub(super) fn subject_after(&self, item: usize) -> Option<usize> {
        let mut i = item + 1;
        let mut commas = 0;
        while let Some(part) = self.reading.part(i) {
            match part {
                Part::Adverb => {}
                Part::Noun(n) => {
                    let nominal = &self.reading.nouns[n];
                    if nominal.governed || nominal.phrase.class == Class::Time {
                        if nominal.governed && nominal.phrase.tokens.1 - nominal.phrase.tokens.0 > 12 {
                            return None;
                        }
                    } else if nominal.phrase.can_speak() {
                        // A verb of its own makes it the subject of that.
                        let own_verb =
                            self.reading.verb_at(i + 1).is_some_and(|(_, v)| v.group.form == VerbForm::Finite);
                        return (!own_verb).then_some(n);
                    } else {
                        return None;
                    }
                }
                Part::Preposition | Part::CuePreposition => {}
                // *s'est borné à dire un conseiller*, *a voulu croire la préfète*
                Part::Verb(v) if self.reading.verbs[v].group.form == VerbForm::Infinitive && i <= item + 2 => {}
                Part::Word if self.grammar.is(self.reading.items[i].tokens.0, Classes::TIME) => {}
                Part::Comma if commas < 2 && i > item + 1 => commas += 1,
                // *a témoigné, la voix brisée, une rescapée*, *admet, penaud, le trésorier*
                Part::Comma
                    if commas == 0
                        && (self.reading.noun_at(i + 1).is_some_and(|(_, n)| n.phrase.class == Class::Other)
                            || self.reading.part(i + 1) == Some(Part::Word))
                        && self.reading.part(i + 2) == Some(Part::Comma) =>
                {
                    commas += 2;
                    i += 2;
                }
                Part::Comma
                    if commas < 2
                        && self.reading.part(i + 1).is_some_and(|p| {
                            matches!(p, Part::Preposition | Part::Adverb)
                                || matches!(p, Part::Noun(n) if self.reading.nouns[n].phrase.class == Class::Time)
                        }) =>
                {
                    commas += 1
                }
                _ => return None,
            }
            i += 1;
        }
        None
    }
}
