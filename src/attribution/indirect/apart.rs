//! Clauses beside an incise or a source phrase: *…, a annoncé X.*, *selon X, …*

use super::super::incise::on_source;
use super::super::source::source_phrase;
use super::{CueHit, Search, Source};
use crate::clause::{Link, Part};
use crate::document::NounId;
use crate::extraction::Confidence;
use crate::key::words;
use crate::lexicon::{Classes, Domain, Frames};
use crate::phrase::{Class, Determiner, Pronoun, VerbForm};

impl Search<'_, '_, '_> {
    /// The sentence in which an incise or a source phrase stands: what it covers, half-open items.
    pub(super) fn covered(&self, start: usize, end: usize) -> (usize, usize) {
        let stop = |i: &usize| matches!(self.reading.items[*i].part, Part::Stop | Part::Semicolon);
        let first = (0..start).rev().find(stop).map_or(0, |i| i + 1);
        // *Le secteur se contracte : d'autres pourraient suivre, avertit l'experte.*
        let colon = (first..start).rev().find(|&i| self.reading.items[i].part == Part::Colon).filter(|&c| {
            self.reading.verbs.iter().any(|p| {
                (c + 1..start).contains(&p.item) && p.group.form == VerbForm::Finite && p.link != Link::InvertedPronoun
            })
        });
        let first = colon.map_or(first, |c| c + 1);
        let last = (end..self.reading.items.len()).find(stop).unwrap_or(self.reading.items.len());
        let has_verb = |a: usize, b: usize| {
            self.reading.verbs.iter().any(|p| (a..b).contains(&p.item) && p.group.form == VerbForm::Finite)
        };
        let empty = !self.reading.items[first..start]
            .iter()
            .any(|i| matches!(i.part, Part::Noun(_) | Part::Verb(_) | Part::Quote(_)));
        // *La défiance est telle, selon elle, qu'elle joue …*; *serait, dit-il, contraire à …*: one clause around the insertion.
        let goes_on = matches!(self.reading.items.get(end).map(|i| i.part), Some(Part::Comma))
            && matches!(self.reading.part(end + 1), Some(Part::Que | Part::Coordination));
        // Where nothing follows, *la piste est fermée, a dit X* is whole before it.
        let cut_short = end < last
            && !matches!(self.reading.part(end + 1), Some(Part::Qui))
            && start > first
            && start >= 1
            && (self.reading.verb_at(start - 1).is_some()
                || start >= 2
                    && self.reading.items[start - 1].part == Part::Comma
                    && self.reading.verb_at(start - 2).is_some());
        if start <= first || empty {
            (end, last)
        } else if goes_on || cut_short {
            (first, last)
        } else if has_verb(first, start) {
            (first, start)
        } else {
            (first, last)
        }
    }

    /// `…, a annoncé X.` · `…, comme l’explique X.`
    pub(in crate::attribution) fn incises(&mut self) {
        for (verb, predicate) in self.reading.verbs.iter().enumerate() {
            // *comme elle l'explique*
            let as_said = predicate.group.object
                && self
                    .reading
                    .before(predicate.item)
                    .is_some_and(|b| b > 0 && self.reading.noun_at(b).is_some() && self.is_like(b - 1));
            let inverted = matches!(predicate.link, Link::After | Link::InvertedPronoun);
            if predicate.group.form != VerbForm::Finite || !(inverted || as_said) || predicate.group.negated {
                continue;
            }
            let Some(sense) = self.sense(predicate) else { continue };
            if !sense.frames.intersects(Frames::INCISE) || sense.frames.intersects(Frames::NONSPEECH) {
                continue;
            }
            let grammar = self.context.document.grammar;
            // *a constaté l'AFP*: what the writer saw himself.
            let witness = matches!(&*sense.lemma, "constater" | "apprendre")
                && predicate.subject.is_some_and(|s| {
                    let (first, end) = self.reading.nouns[s].phrase.tokens;
                    (first..end).any(|at| grammar.longest(at).0.is(Classes::MEDIA))
                });
            if witness {
                continue;
            }
            // *dans des maisons où, dit-elle, « on recevait … »*: the words behind are what it introduces.
            let next = (predicate.item + 1..self.reading.items.len())
                .find(|&i| !matches!(self.reading.items[i].part, Part::Comma | Part::Noun(_)));
            let introduces = |segment: usize| {
                let finding = self.context.found[segment].as_ref().filter(|f| f.speech);
                finding.and_then(|f| f.cue.as_ref()).is_some_and(|cue| cue.tokens == predicate.group.tokens)
            };
            if matches!(next.and_then(|i| self.reading.part(i)), Some(Part::Quote(s)) if introduces(s)) {
                continue;
            }
            let Some(mut before) = self.reading.before(predicate.item) else { continue };
            if as_said {
                before -= 1;
            }
            if self.is_like(before) {
                let Some(b) = before.checked_sub(1) else { continue };
                before = b;
            }
            if !matches!(self.reading.items[before].part, Part::Comma | Part::Dash)
                || sense.frames.intersects(Frames::WEAK) && predicate.link != Link::InvertedPronoun
            {
                continue;
            }
            // *…, a-t-on appris de source diplomatique*
            let on = predicate
                .subject
                .is_some_and(|s| self.reading.nouns[s].phrase.class == Class::Pronoun(Pronoun::Indefinite));
            let source = if on {
                on_source(self.reading, verb).map(|noun| NounId { reading: self.index, noun })
            } else {
                self.source(predicate)
            };
            // *a-t-on précisé de même source*
            let same = on
                && self.reading.part(predicate.item + 1) == Some(Part::CuePreposition)
                && (0..3).any(|i| grammar.word_in(self.reading.items[predicate.item + 1].tokens.0 + i, words!["même"]));
            if source.is_none() && !same {
                continue;
            }
            let end = (predicate.item + 1..self.reading.items.len())
                .find(|&i| matches!(self.reading.items[i].part, Part::Comma | Part::Stop | Part::Dash))
                .unwrap_or(self.reading.items.len());
            let items = self.covered(before, end);
            let cue = self.context.verb_cue(self.index, verb);
            let known = self.out.len();
            self.enter(items, source, cue, Confidence::High, "reported-incise");
            if source.is_none()
                && let Some(clause) = self.out.get_mut(known)
            {
                clause.finding.source = Source::LastSpeaker;
            }
        }
    }

    /// *selon les quartiers*, *selon le calendrier*: a measure and no source.
    pub(super) fn measures(&self, noun: usize) -> bool {
        let phrase = &self.reading.nouns[noun].phrase;
        let region = phrase.class == Class::Body
            && phrase.plural
            && self.context.document.grammar.entry(phrase.head).domain == Some(Domain::Region);
        // *selon une étude*: a text that nobody is said to have issued.
        let figures = self.context.document.grammar.word_in(phrase.head, words!["données", "chiffres", "calculs"]);
        let unsigned = phrase.class == Class::Document
            && self.reading.nouns[noun].issuer.is_none()
            && (phrase.determiner == Determiner::Indefinite || figures);
        phrase.class == Class::Other || region || unsigned
    }

    /// *comme*, *ainsi que*
    pub(super) fn is_like(&self, item: usize) -> bool {
        self.reading.items[item].part == Part::Subordination
            && self.context.document.grammar.word_in(self.reading.items[item].tokens.0, words!["comme", "ainsi"])
    }

    /// `Selon X, …` · `…, selon X.`
    pub(in crate::attribution) fn sources(&mut self) {
        for item in 0..self.reading.items.len() {
            self.source_of_relative(item);
            let Some(phrase) = source_phrase(self.context, self.reading, item) else { continue };
            // *pour eux*, *à ses yeux*, *aux termes de l'accord*: what somebody thinks, or where it stands.
            let grammar = self.context.document.grammar;
            let head = self.reading.items[item].tokens.0;
            // *Pour Rafael Durán, chargé de la pêche, …* gives his words, *pour eux* what they think.
            let named = phrase.noun.is_some_and(|n| {
                self.reading.nouns[n].phrase.class == Class::Named && self.reading.nouns[n].phrase.personal
            });
            let opinion = !(named && grammar.word_in(head, words!["pour"]))
                && grammar.word_in(head, words!["pour", "chez", "côté", "dans", "par", "à", "avec"])
                && !grammar.word_in(head + 1, words!["en", "entendre", "croire", "écouter", "lire"])
                && grammar.by_ear(head).is_none()
                || grammar.word_in(head + 1, words!["termes"])
                || grammar.word_in(head + 1, words!["yeux"]) && !named;
            // *Pour lui, la réforme est utile.*
            let his = grammar.text(head) == "Pour"
                && grammar.opens_clause(head)
                && grammar.word_in(head + 1, words!["lui", "elle"])
                // *Pour lui, il a construit une cabane.*
                && !matches!(self.reading.noun_at(item + 3), Some((_, n)) if n.phrase.class == Class::Pronoun(Pronoun::Personal));
            // *Pour le coach, les demandes affluent.*: one who has a trade or an office, before a clause of its own.
            let theirs = grammar.text(head) == "Pour"
                && grammar.opens_clause(head)
                && self.reading.part(item + 2) == Some(Part::Comma)
                // *Pour le maire, la journée a commencé à l'aube*: what happens to him.
                && self.reading.verbs.iter().all(|p| !p.group.compound)
                && phrase.noun.is_some_and(|n| {
                    let phrase = &self.reading.nouns[n].phrase;
                    phrase.class == Class::Role && phrase.determiner == Determiner::Definite && !phrase.plural
                });
            let opinion = opinion && !his && !theirs;
            if opinion || phrase.noun.is_some_and(|n| self.measures(n)) {
                continue;
            }
            // *De source policière, on indique que …*
            let on = self.reading.part(item + 2) == Some(Part::Comma)
                && matches!(self.reading.noun_at(item + 3), Some((_, n)) if n.phrase.class == Class::Pronoun(Pronoun::Indefinite))
                && self.reading.verb_at(item + 4).is_some_and(|(_, p)| self.sense(p).is_some());
            if on {
                continue;
            }
            let mut end = item + 2;
            // A relative clause about the source belongs to it.
            if matches!(self.reading.part(end), Some(Part::Qui))
                || matches!(self.reading.part(end), Some(Part::Comma))
                    && matches!(self.reading.part(end + 1), Some(Part::Qui))
            {
                end = (end + 2..self.reading.items.len())
                    .find(|&i| matches!(self.reading.items[i].part, Part::Comma | Part::Stop))
                    .unwrap_or(self.reading.items.len());
            }
            // *La facture atteindrait, d'après X, « trois fois le devis »*: a stump before the quoted words.
            let stump = (end..self.reading.items.len().min(end + 4))
                .any(|i| matches!(self.reading.items[i].part, Part::Quote(_)));
            // *Elle n'en démord pas : selon elle, …*
            let behind_colon = item > 0 && self.reading.items[item - 1].part == Part::Colon;
            let items = if behind_colon { (end, self.reading.items.len()) } else { self.covered(item, end) };
            if stump && items.1 == item {
                continue;
            }
            let has_verb = self.reading.verbs.iter().any(|p| {
                (items.0..items.1).contains(&p.item)
                    && matches!(p.group.form, VerbForm::Finite | VerbForm::PresentParticiple)
            });
            if !has_verb {
                continue;
            }
            self.enter(
                items,
                phrase.noun.map(|noun| NounId { reading: self.index, noun }),
                phrase.cue,
                Confidence::High,
                "reported-source",
            );
        }
    }

    /// `X, selon qui …` · `l’Académie, selon laquelle …`
    fn source_of_relative(&mut self, item: usize) {
        let grammar = self.context.document.grammar;
        let tokens = self.reading.items[item].tokens;
        let relative = matches!(self.reading.part(item + 1), Some(Part::Qui | Part::Relative));
        if self.reading.items[item].part != Part::CuePreposition
            || !relative
            || !grammar.word_in(tokens.0, words!["selon"])
        {
            return;
        }
        let before = if item > 0 && self.reading.items[item - 1].part == Part::Comma {
            item.checked_sub(2)
        } else {
            item.checked_sub(1)
        };
        // *Lise Morel, chargée de la communication auprès de la direction, selon qui …*: a person.
        let person = |i: usize| {
            self.reading.noun_at(i).filter(|(_, n)| {
                n.phrase.class == Class::Named && n.phrase.personal
                    || matches!(n.phrase.class, Class::Role | Class::Person) && !n.governed
            })
        };
        let who = self.reading.part(item + 1) == Some(Part::Qui);
        let nearest = before.and_then(|b| self.reading.noun_at(b));
        let named = before.filter(|_| who).and_then(|b| (b.saturating_sub(5)..=b).rev().find_map(person));
        let Some((noun, nominal)) = named.or(nearest) else { return };
        if !nominal.phrase.is_source() {
            return;
        }
        let end = (item + 2..self.reading.items.len())
            .find(|&i| matches!(self.reading.items[i].part, Part::Comma | Part::Stop))
            .unwrap_or(self.reading.items.len());
        let cue = CueHit { tokens, lemma: "selon".into(), stance: grammar.longest(tokens.0).0.stance };
        let noun = NounId { reading: self.index, noun };
        self.enter((item + 2, end), Some(noun), cue, Confidence::Medium, "reported-source");
    }
}
