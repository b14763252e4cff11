//! Cuts a sentence into items: phrases, verb groups, quoted segments, joints.

use super::draft::Draft;
use super::{Item, Link, Nominal, Part, Predicate};
use crate::key::{WordSet, words};
use crate::lexicon::Classes;
use crate::phrase::{Class, Grammar, NounPhrase, VerbForm, VerbGroup};
use crate::segment::Segment;
use crate::token::{Facts, TokenKind};

mod fixed;

/// Words before *que* that make it a conjunction of another sort.
static BEFORE_QUE: WordSet<32> = WordSet::of([
    "parce", "tandis", "alors", "afin", "bien", "dès", "avant", "après", "pendant", "depuis", "sans", "pour", "tant",
    "autant", "plus", "moins", "plutôt", "mieux", "aussi", "lors", "sorte", "cas", "condition", "fois", "ainsi",
    "même", "autre", "tel", "telle", "tandis", "seul", "pourvu",
]);

/// What somebody works out or knows, so that *selon ses calculs* cites him.
static MADE_BY_SOURCES: WordSet<24> = WordSet::of([
    "calculs", "calcul", "estimations", "estimation", "mesures", "relevés", "observations", "analyses", "analyse",
    "travaux", "prévisions", "projections", "recherches", "informations", "explications", "constatations", "décomptes",
    "décompte", "comptes", "souvenirs", "sources", "simulations", "hypothèses", "statistiques",
]);

/// Whether an ellipsis stands inside a sentence: a small letter follows.
fn is_inner_ellipsis(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.text(at).starts_with(['…', '.'])
        && grammar.text(at).chars().count() != 2
        && (grammar.text(at) != "." || grammar.kind(at + 1) == TokenKind::Stop || at > 0 && grammar.text(at - 1) == ".")
        && (at + 1..at + 4)
            .find(|&i| grammar.kind(i) != TokenKind::Stop)
            .is_some_and(|i| grammar.is_word(i) && !grammar.is_capital(i))
}

pub(super) struct Chunker<'a, 'g> {
    pub(super) grammar: &'a Grammar<'g>,
    pub(super) reading: &'a mut Draft,
    pub(super) end: usize,
}

impl Chunker<'_, '_> {
    pub(super) fn run(&mut self, start: usize, segments: &[Segment], opaque: &[usize]) {
        let mut quotes = opaque.iter().copied().peekable();
        let mut at = start;
        while at < self.end {
            if let Some(quote) = quotes.next_if(|&q| segments[q].tokens.0 <= at) {
                let last = segments[quote].tokens.1.min(self.end);
                self.push(Part::Quote(quote), (at, last));
                at = last.max(at + 1);
                continue;
            }
            // A phrase must not run over the next segment.
            let limit = quotes.peek().map_or(self.end, |&q| segments[q].tokens.0.min(self.end));
            at = self.step(at, limit);
        }
    }

    fn push(&mut self, part: Part, tokens: (usize, usize)) {
        self.reading.items.push(Item { part, tokens });
    }

    fn last_part(&self) -> Option<Part> {
        self.reading.items.iter().rev().map(|i| i.part).find(|&p| p != Part::Adverb)
    }

    /// Whether a subject stands right before: the next verb form is a verb.
    fn after_subject(&self) -> bool {
        match self.last_part() {
            Some(Part::Noun(n)) => !self.reading.nouns[n].governed && self.reading.nouns[n].phrase.class != Class::Time,
            Some(Part::Qui | Part::Relative) => true,
            _ => false,
        }
    }

    /// Reads one item at `at` and returns the token after it.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let part = match self.grammar.kind(at) {
            TokenKind::Word | TokenKind::Number => return self.word(at, limit),
            TokenKind::LineBreak => return at + 1,
            TokenKind::Comma => Part::Comma,
            TokenKind::Colon => Part::Colon,
            TokenKind::Semicolon => Part::Semicolon,
            TokenKind::Dash => Part::Dash,
            TokenKind::OpenBracket => Part::Open,
            TokenKind::CloseBracket => Part::Close,
            // *le tunnel… rouvrirait en mai*
            TokenKind::Stop if is_inner_ellipsis(self.grammar, at) => Part::Word,
            TokenKind::Stop => Part::Stop,
            TokenKind::QuoteMark | TokenKind::Other => Part::Word,
        };
        self.push(part, (at, at + 1));
        at + 1
    }

    fn word(&mut self, at: usize, limit: usize) -> usize {
        let g = self.grammar;
        let (mut entry, mut len) = g.longest(at);
        // *de la*, *de l'* is a preposition with its article here, no article of its own.
        if len > 1
            && g.word_in(at, words!["de"])
            && g.is(at + 1, Classes::DETERMINER)
            && !entry.is(Classes::ADVERB | Classes::CUE_PREPOSITION)
        {
            (entry, len) = (g.entry(at), 1);
        }
        // *de source policière*: the source is whoever is not named.
        if entry.is(Classes::CUE_PREPOSITION)
            && len >= 2
            && g.word_in(at, words!["de"])
            && g.word_in(at + 1, words!["source", "sources"])
        {
            self.push(Part::CuePreposition, (at, at + 1));
            return self.governed(at + 1, limit);
        }
        if let Some(next) = self.fixed(at, limit) {
            return next;
        }
        let one = |part| (part, at + 1);
        if entry.is(Classes::CUE_PREPOSITION)
            && at + len <= limit
            && !(len == 1 && g.word_in(at + 1, words!["que", "qu'"]))
        {
            self.push(Part::CuePreposition, (at, at + len));
            return self.governed(at + len, limit);
        }
        if g.word_in(at, words!["que", "qu'"]) {
            self.push(Part::Que, (at, at + 1));
            return at + 1;
        }
        if g.word_in(at, words!["qui"]) {
            self.push(Part::Qui, (at, at + 1));
            return at + 1;
        }
        // *A Moscou, …*: a capital without its accent.
        if g.text(at) == "A" && g.opens_clause(at) && (g.is_capital(at + 1) || g.is(at + 1, Classes::DETERMINER)) {
            self.push(Part::Preposition, (at, at + 1));
            return self.governed(at + 1, limit);
        }
        let after_subject = self.after_subject();
        // *la ministre, Anne Roy, le présente comme …*
        let after_insertion = matches!(self.last_part(), Some(Part::Comma))
            && g.word_in(at, words!["le", "la", "les", "l'"])
            && !g.may_be(at + 1, Facts::NOUN)
            && g.is_finite(at + 1)
            && !g.is_participle(at + 1)
            && (!g.is_word(at + 2) || g.is(at + 2, crate::phrase::FUNCTION))
            && !(g.is(at + 2, Classes::OBJECT_PRONOUN) && g.is_finite(at + 3));
        let after_subject = after_subject || after_insertion;
        if !(g.is_capital(at) && entry.is(Classes::GIVEN_NAME)) || after_subject {
            let verb_first = !self.noun_more_likely(at, limit, after_subject);
            if verb_first && let Some((group, next)) = g.verb_group(at, limit, after_subject) {
                return self.verb(group, next);
            }
        }
        // *avant qu'il ne soit trop tard*, *sans que*
        if entry.is(Classes::PREPOSITION) && g.word_in(at, &BEFORE_QUE) && g.word_in(at + 1, words!["que", "qu'"]) {
            self.push(Part::Subordination, (at, at + 2));
            return at + 2;
        }
        // *des* is an article where a phrase may begin, else *de les*.
        let article = g.word_in(at, words!["des"]) && !self.des_is_preposition();
        if entry.is(Classes::PREPOSITION) && !article || g.word_in(at, words!["du", "au", "aux"]) {
            self.push(Part::Preposition, (at, at + len));
            return self.governed(at + len, limit);
        }
        if let Some(phrase) = g.noun_phrase(at, limit) {
            return self.noun(phrase, false);
        }
        // *indique aussi que*: behind a cue it is an adverb.
        let after_cue = matches!(self.last_part(), Some(Part::Verb(v)) if g.sense(&self.reading.verbs[v].group).is_some_and(|s| s.frames.intersects(crate::lexicon::Frames::QUE)));
        // *disait alors la chercheuse*
        let then = g.word_in(at, words!["alors"]) && !g.word_in(at + 1, words!["que", "qu'"]);
        let before_que = g.word_in(at, &BEFORE_QUE)
            && !then
            && !(after_cue && g.word_in(at, words!["aussi", "bien", "même", "ainsi", "alors"]));
        let asks = g.word_in(at, words!["pourquoi", "comment", "combien"]);
        let (part, next) = if asks {
            one(Part::Subordination)
        } else if then {
            one(Part::Adverb)
        } else if entry.is(Classes::SUBORDINATION) && !before_que
            || before_que && g.word_in(at + 1, words!["que", "qu'"])
        {
            let takes_que = g.word_in(at + len, words!["que", "qu'"]);
            (Part::Subordination, at + len + usize::from(takes_que))
        } else if entry.is(Classes::RELATIVE) {
            one(Part::Relative)
        } else if entry.is(Classes::COORDINATION) {
            one(Part::Coordination)
        } else if entry.is(Classes::ADVERB | Classes::NEGATION) || g.is_adverb_in_ment(at) {
            (Part::Adverb, at + len)
        } else {
            one(Part::Word)
        };
        self.push(part, (at, next));
        next
    }

    /// *chargée des projets et des partenariats*: *des* stands for *de les* behind a noun or a participle, and where
    /// it goes on such a row.
    fn des_is_preposition(&self) -> bool {
        let items = &self.reading.items;
        match self.last_part() {
            Some(Part::Noun(_) | Part::Preposition | Part::Word) => true,
            Some(Part::Verb(v)) => self.reading.verbs[v].group.form == VerbForm::PastParticiple,
            Some(Part::Coordination) => {
                items.len() >= 2
                    && matches!(items[items.len() - 2].part, Part::Noun(n) if self.reading.nouns[n].governed)
            }
            _ => false,
        }
    }

    /// For a form that may be noun or verb: whether the noun is likelier here.
    fn noun_more_likely(&self, at: usize, limit: usize, after_subject: bool) -> bool {
        let g = self.grammar;
        let entry = g.entry(at);
        let noun = !entry.nouns.is_empty() || g.is_capital(at) && !g.opens_clause(at);
        if !noun {
            return false;
        }
        if after_subject || entry.is(Classes::DETERMINER) {
            return entry.is(Classes::DETERMINER);
        }
        // *Son collègue — le prénom a été modifié — écrit à la préfecture*
        let dashes = || self.reading.items.iter().filter(|i| i.part == Part::Dash).count();
        if self.last_part() == Some(Part::Dash)
            && g.is_finite(at)
            && g.is(at + 1, Classes::PREPOSITION)
            && dashes() == 2
        {
            return false;
        }
        // *Représentant les partenaires, l'ambassadeur …*, *Accusée d'être … par X, la ministre …*
        // *Régulièrement accusé par ses détracteurs de …*
        let first = self.reading.items.iter().all(|i| i.part == Part::Adverb);
        if (g.is_capital(at) && g.opens_clause(at) || first) && self.leads_clause(at) {
            return false;
        }
        // *un compatriote résidant à Nice*
        if matches!(self.last_part(), Some(Part::Noun(_)))
            && g.is_present_participle(at)
            && g.is(at + 1, Classes::PREPOSITION)
        {
            return false;
        }
        // *« … », écrit dans un courriel la ministre*: behind a segment a cue is a verb.
        let items = &self.reading.items;
        let behind_quote = items.len() >= 2
            && items[items.len() - 1].part == Part::Comma
            && matches!(items[items.len() - 2].part, Part::Quote(_));
        if behind_quote
            && g.is_finite(at)
            && g.analyses(at).any(|a| {
                g.lexicon.verb(a.verb).senses.iter().any(|s| s.frames.intersects(crate::lexicon::Frames::INCISE))
            })
        {
            return false;
        }
        // *« … », juge la ministre*: after a comma or a segment, before a subject.
        let joint = matches!(
            self.last_part(),
            Some(Part::Comma | Part::Quote(_) | Part::Dash | Part::Qui | Part::Coordination)
        );
        // *note aussi la Drees*
        let next = at + 1 + usize::from(g.is(at + 1, Classes::ADVERB) && g.longest(at + 1).1 == 1);
        let subject_follows = g.word_in(next, words!["que", "qu'"])
            || g.kind(next) == TokenKind::Colon
            || next < limit
                && (g.is(next, Classes::DETERMINER | Classes::TITLE)
                    && !g.word_in(next, words!["de", "d'", "du", "des", "au", "aux"])
                    || g.is_capital(next)
                    || g.is_inverted(next));
        // *et annonce avoir saisi la justice*, *et compte « rendre le reste »*, *et invité les producteurs à …*
        let shared = matches!(self.last_part(), Some(Part::Coordination)) && {
            let infinitive =
                g.word_in(next, words!["avoir", "être"]) || g.word_in(next, words!["n'", "ne", "s'", "se"]);
            let object = g.word_in(
                next,
                words!["le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"],
            );
            let compound = self.reading.verbs.iter().any(|v| v.group.compound);
            g.is_finite(at) && (infinitive || next >= limit && limit < self.end)
                || g.is_participle(at) && compound && object
        };
        !(joint && subject_follows && g.is_finite(at) || shared)
    }

    /// Whether the participle at the head of a sentence governs what follows.
    fn leads_clause(&self, at: usize) -> bool {
        let g = self.grammar;
        let present = g.is_present_participle(at);
        present && g.is(at + 1, Classes::DETERMINER)
            || g.is_participle(at) && {
                // *Accusée en mars d'être …*
                let dated = if g.word_in(at + 1, words!["en"]) { at + 2 } else { at + 1 };
                let next = if g.is(dated, Classes::TIME) { dated + 1 } else { at + 1 };
                g.word_in(next, words!["par"]) || g.word_in(next, words!["de", "d'"]) && g.is_infinitive(next + 1)
            }
    }

    fn verb(&mut self, group: VerbGroup, next: usize) -> usize {
        let item = self.reading.items.len();
        let index = self.reading.verbs.len();
        self.reading.verbs.push(Predicate { group, item, frame: 0, subject: None, link: Link::None });
        self.push(Part::Verb(index), (group.start, next));
        if let Some(pronoun) = group.inverted
            && let Some(phrase) = self.grammar.pronoun(pronoun, pronoun + 1)
        {
            self.reading.nouns.push(Nominal { phrase, governed: false, issuer: None });
            let noun = self.reading.nouns.len() - 1;
            let verb = &mut self.reading.verbs[index];
            (verb.subject, verb.link) = (Some(noun), Link::InvertedPronoun);
        }
        next
    }

    fn noun(&mut self, phrase: NounPhrase, governed: bool) -> usize {
        let tokens = phrase.tokens;
        let issuer = self.issuer(&phrase);
        self.reading.nouns.push(Nominal { phrase, governed, issuer });
        self.push(Part::Noun(self.reading.nouns.len() - 1), tokens);
        tokens.1.max(tokens.0 + 1)
    }

    /// The source inside a phrase for a document or for words: it is a phrase of its own.
    fn issuer(&mut self, phrase: &NounPhrase) -> Option<usize> {
        let g = self.grammar;
        let words = g.longest(phrase.head).0.is(Classes::WORDS_NOUN | Classes::MEDIUM_NOUN | Classes::MINDSET_NOUN);
        if phrase.name.is_some() || phrase.class != Class::Document && !(words && phrase.class == Class::Other) {
            return None;
        }
        let (first, end) = (phrase.head + 1, phrase.tokens.1);
        for at in first..end {
            let at_once = if g.word_in(at, words!["de", "d'", "par"]) {
                at + 1
            } else if g.word_in(at, words!["du", "des"]) {
                // *du ministère*: read as *le ministère*.
                at + 1
            } else {
                continue;
            };
            let Some(inner) = g.noun_phrase(at_once, end).filter(NounPhrase::is_source) else { continue };
            self.reading.nouns.push(Nominal { phrase: inner, governed: true, issuer: None });
            return Some(self.reading.nouns.len() - 1);
        }
        None
    }

    /// After a preposition: the phrase it governs, if one follows.
    fn governed(&mut self, at: usize, limit: usize) -> usize {
        if at >= limit || self.grammar.word_in(at, words!["que", "qu'", "qui"]) {
            return at;
        }
        let infinitive = self
            .grammar
            .verb_group(at, limit, false)
            .is_some_and(|(v, _)| matches!(v.form, VerbForm::Infinitive | VerbForm::PresentParticiple));
        if infinitive && self.grammar.entry(at).nouns.is_empty() {
            return at;
        }
        // *avant de conclure*
        let of = self.grammar.word_in(at, words!["de", "d'"]);
        if of
            && at + 1 < limit
            && self.grammar.verb_group(at + 1, limit, false).is_some_and(|(v, _)| v.form == VerbForm::Infinitive)
        {
            return at;
        }
        match self.grammar.noun_phrase(at, limit).or_else(|| self.bare_noun(at, limit)) {
            Some(mut phrase) => {
                self.complete(&mut phrase, limit);
                // *selon ses calculs*, *d'après leurs premières mesures*: whoever made them.
                // *selon ses moyens* tells nobody's words.
                let g = self.grammar;
                let said = g.word_in(at.saturating_sub(1), words!["après"])
                    || g.word_in(at.saturating_sub(1), words!["d'après"])
                    || g.entry(phrase.head).is(Classes::WORDS_NOUN);
                let made = g.word_in(phrase.head, &MADE_BY_SOURCES);
                let owned = self.last_part() == Some(Part::CuePreposition)
                    && (phrase.class == Class::Other || made)
                    && (said || made)
                    && self.grammar.word_in(at, words!["son", "sa", "ses", "leur", "leurs"]);
                if owned {
                    phrase.class = Class::Pronoun(crate::phrase::Pronoun::Personal);
                    phrase.plural = self.grammar.word_in(at, words!["leur", "leurs"]);
                    phrase.genders = crate::lexicon::Genders::BOTH;
                }
                self.noun(phrase, true)
            }
            None => at,
        }
    }

    /// *selon Drogues info service.*: what stands between a capital and the joint, nouns without article, is one name.
    fn complete(&self, phrase: &mut NounPhrase, limit: usize) {
        let g = self.grammar;
        let source = self.last_part() == Some(Part::CuePreposition);
        let single = phrase.class == Class::Named && !phrase.personal && phrase.roles.is_empty();
        if !source || !single {
            return;
        }
        let last = (phrase.tokens.1..limit).find(|&i| !g.is_word(i)).unwrap_or(limit);
        let bare = |i: usize| !g.is_capital(i) && !g.is(i, crate::phrase::FUNCTION | Classes::TIME) && !g.is_finite(i);
        let words = last.saturating_sub(phrase.tokens.1);
        if (1..=3).contains(&words) && (phrase.tokens.1..last).all(bare) {
            phrase.tokens.1 = last;
            phrase.name = Some((phrase.tokens.0, last));
            phrase.class = Class::Body;
            phrase.category = Some(crate::extraction::Category::Organization);
        }
    }

    /// After a preposition any noun may stand without determiner: *par souci*, *de source policière*.
    fn bare_noun(&self, at: usize, limit: usize) -> Option<NounPhrase> {
        let g = self.grammar;
        let entry = g.entry(at);
        let plain = g.is_word(at)
            && !entry.is(crate::phrase::FUNCTION)
            && !g.is_inverted(at)
            && !g.may_be(at, Facts::INFINITIVE.or(Facts::PRESENT_PARTICIPLE));
        // *des moyens généraux*
        plain.then(|| g.blank(at, g.adjectives(at + 1, limit).max(at + 1).min(limit), Class::Other))
    }
}
