//! Verb groups: clitics, auxiliary, what may stand between, participle; gerunds, infinitives, participles.

use std::cell::OnceCell;

use super::{FUNCTION, Grammar};
use crate::key::{WordSet, words};
use crate::lexicon::{Classes, Form, Mood, Sense};
use crate::token::{Facts, TokenKind};

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
    Finite,
    /// *ajoutant*
    PresentParticiple,
    Infinitive,
    /// Without auxiliary: *dénoncé par*.
    PastParticiple,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct VerbGroup {
    /// From auxiliary to participle, or to the last word of a locution; half-open.
    pub(crate) tokens: (usize, usize),
    /// The first token, clitics and negation included.
    pub(crate) start: usize,
    /// The token of the verb that carries the meaning.
    pub(crate) main: usize,
    pub(crate) form: VerbForm,
    /// The verb and which of its cue senses is meant.
    pub(crate) verb: u32,
    pub(crate) sense: Option<u16>,
    /// *il* of *a-t-il dit*.
    pub(crate) inverted: Option<usize>,
    pub(crate) reflexive: bool,
    pub(crate) negated: bool,
    pub(crate) passive: bool,
    pub(crate) conditional: bool,
    pub(crate) person: u8,
    pub(crate) plural: bool,
    /// It has an auxiliary.
    pub(crate) compound: bool,
    /// A clitic object stands before it: *l'a affirmé*.
    pub(crate) object: bool,
}

/// Words that may stand before a verb and belong to it.
static CLITICS: WordSet<18> = WordSet::of([
    "nous", "vous", "ne", "n'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "me", "m'", "te", "t'",
]);

/// No verb has more clitics, negation included; a longer run is no French.
const MOST_CLITICS: usize = 8;

/// How many tokens may stand between auxiliary and participle.
const MOST_BETWEEN: usize = 10;

impl<'a> Grammar<'a> {
    /// The verb group that starts at `at`, and the token after it. `after_subject`: a subject stands right before,
    /// so that *le* is a pronoun and not an article.
    pub(crate) fn verb_group(&self, at: usize, end: usize, after_subject: bool) -> Option<(VerbGroup, usize)> {
        let mut i = at;
        let (mut reflexive, mut negated, mut gerund, mut object) = (false, false, false, false);
        while i < end && self.word_in(i, &CLITICS) && self.is_clitic(i, end.min(at + MOST_CLITICS), after_subject) {
            reflexive |= self.word_in(i, words!["se", "s'"]);
            negated |= self.word_in(i, words!["ne", "n'"]);
            gerund |= self.word_in(i, words!["en"]);
            object |= self.word_in(i, words!["le", "l'", "la", "les"]);
            i += 1;
            // *ne rien savoir*, *ne plus y croire*
            while negated
                && i + 1 < end
                && self.is(i, Classes::NEGATION | Classes::ADVERB)
                && (self.is_infinitive(i + 1)
                    || self.is(i + 1, Classes::NEGATION | Classes::ADVERB)
                    || self.word_in(i + 1, &CLITICS))
            {
                i += 1;
            }
        }
        if i >= end || !self.is_word(i) {
            return None;
        }
        // A capital inside a sentence is a name, not a verb.
        if self.is_capital(i) && !self.opens_clause(i) && i == at {
            return None;
        }
        let entry = self.entry(i);
        if !entry.is_verb() || entry.is(FUNCTION) && !self.is_auxiliary(i) && i == at {
            return None;
        }
        let person = at.checked_sub(1).map_or(0, |b| self.subject_person(b));
        let mut group = VerbGroup {
            tokens: (i, i + 1),
            start: at,
            main: i,
            form: VerbForm::Finite,
            verb: 0,
            sense: None,
            inverted: None,
            reflexive,
            negated,
            passive: false,
            conditional: false,
            person: 3,
            plural: false,
            compound: false,
            object,
        };
        let finite = |f: &Form| is_finite(*f) && (f.person == 3 || person == f.person || self.is_inverted(i + 1));
        // *l'homme décrit par sa mère comme …*: before *par*, a form that may be a participle is one.
        let by = self.word_in(i + 1, words!["par"]) && entry.forms().any(|f| f.mood == Mood::PastParticiple);
        let first = entry.forms().find(finite).filter(|_| !by);
        if let Some(first) = first {
            group.conditional = first.mood == Mood::Conditional;
            (group.person, group.plural) = (first.person, first.plural);
            let mut next = i + 1;
            if self.is_inverted(next) {
                group.inverted = Some(next);
                next += 1;
            }
            if self.is_auxiliary(i)
                && let Some(participle) = self.participle_after(next, end, &mut group)
            {
                group.main = participle;
                group.compound = true;
                group.tokens.1 = participle + 1;
                self.choose(&mut group, |f| f.mood == Mood::PastParticiple);
                group.passive |= self.is_etre(i) && !group.reflexive && !self.moves(&group);
            } else {
                self.choose(&mut group, is_finite);
                if group.inverted.is_some() {
                    // *dit-il*: the pronoun is the mention, not part of the cue.
                    let last = next;
                    self.locution(&mut group, last);
                    return Some((group, group.tokens.1.max(last)));
                }
            }
            let last = group.tokens.1;
            self.locution(&mut group, last);
            return Some((group, group.tokens.1));
        }
        let has = |mood| entry.forms().any(|f| f.mood == mood);
        let (form, mood) = if has(Mood::PresentParticiple) {
            (VerbForm::PresentParticiple, Mood::PresentParticiple)
        } else if has(Mood::Infinitive) && !gerund {
            (VerbForm::Infinitive, Mood::Infinitive)
        } else if has(Mood::PastParticiple) && !gerund && !object {
            (VerbForm::PastParticiple, Mood::PastParticiple)
        } else {
            return None;
        };
        group.form = form;
        self.choose(&mut group, |f| f.mood == mood);
        // *ayant déclaré*, *avoir dit*
        if form != VerbForm::PastParticiple
            && self.is_auxiliary(i)
            && let Some(participle) = self.participle_after(i + 1, end, &mut group)
        {
            group.main = participle;
            group.compound = true;
            group.tokens.1 = participle + 1;
            self.choose(&mut group, |f| f.mood == Mood::PastParticiple);
            group.passive |= self.is_etre(i) && !group.reflexive && !self.moves(&group);
        }
        let last = group.tokens.1;
        self.locution(&mut group, last);
        Some((group, group.tokens.1))
    }

    /// Whether the verb takes *être* by nature, so that *est revenu* is no passive.
    fn moves(&self, group: &VerbGroup) -> bool {
        let lemma = &*self.lexicon.verb(group.verb).lemma;
        matches!(
            lemma,
            "aller"
                | "venir"
                | "revenir"
                | "devenir"
                | "intervenir"
                | "sortir"
                | "partir"
                | "monter"
                | "arriver"
                | "rester"
                | "tomber"
                | "naître"
                | "mourir"
                | "entrer"
                | "parvenir"
                | "convenir"
                | "descendre"
                | "retourner"
        )
    }

    /// Whether an *il* before the verb may stand for nobody: *il faut*, *il y a*, *il s'agit*.
    pub(crate) fn takes_impersonal(&self, group: &VerbGroup) -> bool {
        !group.compound
            && matches!(
                &*self.lexicon.verb(group.verb).lemma,
                "falloir"
                    | "agir"
                    | "sembler"
                    | "suffire"
                    | "convenir"
                    | "pleuvoir"
                    | "importer"
                    | "valoir"
                    | "rester"
                    | "exister"
                    | "être"
                    | "avoir"
            )
    }

    /// The cue sense of a verb group.
    pub(crate) fn sense(&self, group: &VerbGroup) -> Option<&'a Sense> {
        group.sense.map(|s| &self.lexicon.verb(group.verb).senses[s as usize])
    }

    /// Whether the word, one of [`CLITICS`], belongs to a verb behind.
    fn is_clitic(&self, at: usize, end: usize, after_subject: bool) -> bool {
        if at + 1 >= end || !self.is_word(at + 1) {
            return false;
        }
        let next = at + 1;
        // *le directeur nous apprend que*: the verb does not agree with *nous*.
        if self.word_in(at, words!["nous", "vous"]) {
            let mut forms = self.entry(next).forms();
            let agrees = forms.any(|f| f.person == 1 && f.plural || f.person == 2 && f.plural);
            let third = self.entry(next).forms().any(|f| is_finite(f) && f.person == 3);
            return third && !agrees
                || after_subject
                    && self.is(next, Classes::OBJECT_PRONOUN)
                    && self.word_in(next, words!["a", "avait", "le", "la", "l'", "en"]);
        }
        if self.word_in(at, words!["ne", "n'"]) && self.is(next, Classes::NEGATION | Classes::ADVERB) {
            return true;
        }
        if self.word_in(at, words!["ne", "n'", "se", "s'", "me", "m'", "te", "t'"]) {
            return !self.is_capital(next) && (self.may_be(next, Facts::VERB) || self.word_in(next, &CLITICS));
        }
        if self.is_inverted(at) {
            return false;
        }
        if self.is_capital(next)
            || !(self.may_be(next, Facts::VERB) || self.word_in(next, &CLITICS) && self.is_clitic(next, end, true))
        {
            return false;
        }
        if self.word_in(at, words!["en"]) {
            // *l'entreprise en charge des travaux*
            let state = words![
                "charge", "cause", "place", "forme", "visite", "garde", "vente", "marche", "route", "grève", "baisse",
                "hausse", "pause", "course", "panne", "tête", "classe", "poste", "lutte", "quête", "attente", "ligne",
                "fuite", "colère", "crise", "demande"
            ];
            if self.word_in(next, state) && (!self.is_word(next + 1) || self.is(next + 1, Classes::PREPOSITION)) {
                return false;
            }
            // *n'en démord pas*, *n'en tirer aucune gloire*
            let negated = at > 0 && self.word_in(at - 1, words!["n'", "ne"]);
            return negated && (self.is_infinitive(next) || self.is_finite(next))
                || self.is_present_participle(next)
                || after_subject && self.is_finite(next);
        }
        if self.word_in(at, words!["y", "lui"]) {
            // *« … », lui a rétorqué X*
            return after_subject || self.word_in(at, words!["y"]) || self.is_finite(next) || self.is_infinitive(next);
        }
        // *le*, *la*, *les*, *l'*, *leur*: article or pronoun.
        let entry = self.entry(next);
        if self.is_auxiliary(next)
            && self.is_finite(next)
            && entry.nouns.is_empty()
            && !self.word_in(next, words!["été", "fut"])
        {
            return true;
        }
        let before = at.checked_sub(1);
        let infinitive = self.is_infinitive(next) && entry.nouns.is_empty();
        infinitive
            || (after_subject
                || before.is_some_and(|b| {
                    self.word_in(b, words!["ne", "n'", "comme", "qui", "me", "nous", "vous", "te", "se"])
                }))
                && (self.is_finite(next) || self.word_in(next, &CLITICS))
                && (!self.word_in(next, words!["fait"]) || self.word_in(at, words!["la"]))
    }

    /// Person of the pronoun at `at`, for forms like *nous disons*.
    fn subject_person(&self, at: usize) -> u8 {
        if self.word_in(at, words!["je", "j'", "nous", "ne", "n'"]) {
            1
        } else if self.word_in(at, words!["vous", "tu"]) {
            2
        } else {
            0
        }
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        self.may_be(at, Facts::AUXILIARY)
            && !(self.text(at) == "A" && self.opens_clause(at) && !self.is_inverted(at + 1))
    }

    fn is_etre(&self, at: usize) -> bool {
        self.may_be(at, Facts::ETRE)
    }

    /// The participle that belongs to the auxiliary before `at`; *été* on the way makes a passive.
    fn participle_after(&self, at: usize, end: usize, group: &mut VerbGroup) -> Option<usize> {
        let mut i = at;
        let limit = end.min(at + MOST_BETWEEN);
        while i < limit {
            if self.is_participle(i) && !(self.entry(i).is(Classes::ADVERB) && !self.word_in(i, words!["dit"])) {
                if self.word_in(i, words!["été"])
                    && let Some(next) = self.participle_after(i + 1, end, group)
                {
                    group.passive = true;
                    return Some(next);
                }
                return Some(i);
            }
            let (entry, len) = self.longest(i);
            if self.is_word(i)
                && (entry.is(Classes::ADVERB | Classes::NEGATION | Classes::TIME)
                    || self.is_adverb_in_ment(i)
                    || self.word_in(
                        i,
                        words![
                            "lui-même", "elle-même", "eux-mêmes", "elles-mêmes", "tous", "toutes", "rien", "tout",
                            "pas", "point", "plus", "jamais", "guère",
                        ],
                    ))
            {
                i += len;
            } else if self.word_in(i, words!["lui", "elle", "eux", "elles"]) && self.word_in(i + 1, words!["aussi"]) {
                // *a lui aussi évoqué*
                i += 2;
            } else if let Some(next) = self.short_adjunct(i, limit) {
                i = next;
            } else if self.kind(i) == TokenKind::Comma
                && !(self.longest(i + 1).0.is(Classes::CUE_PREPOSITION) && !self.word_in(i + 1, words!["pour", "à"]))
                && let Some(close) = (i + 2..end.min(i + 8)).find(|&c| self.kind(c) == TokenKind::Comma)
                && (i + 1..close).all(|t| self.is_word(t) && !self.is_finite(t) || self.kind(t) == TokenKind::Number)
                && (close + 1..end.min(close + 3)).any(|p| self.is_participle(p))
            {
                // *a, quant à lui, souligné*
                i = close + 1;
            } else {
                return None;
            }
        }
        None
    }

    /// *à son tour*, *par exemple*, *pour sa part*, *de son côté*, *à plusieurs reprises* before a participle.
    fn short_adjunct(&self, at: usize, limit: usize) -> Option<usize> {
        if !self.word_in(at, words!["à", "par", "pour", "de", "en", "dans", "d'", "dès", "ce", "cette"]) {
            return None;
        }
        (at + 2..limit.min(at + 5))
            .find(|&i| self.is_participle(i) && !self.may_be(i, Facts::NOUN))
            .filter(|&i| (at + 1..i).all(|t| self.is_word(t) && !self.is_finite(t)))
    }

    /// Chooses the reading as a verb: one that is a cue before one that is not.
    fn choose(&self, group: &mut VerbGroup, fits: impl Fn(Form) -> bool) {
        let readings = self.analyses(group.main).filter(|a| fits(a.form));
        let best = readings.max_by_key(|a| !self.lexicon.verb(a.verb).senses.is_empty());
        if let Some(best) = best {
            group.verb = best.verb;
        }
        let lemma = &*self.lexicon.verb(group.verb).lemma;
        if let Some(any) = self.analyses(group.main).find(|a| {
            fits(a.form)
                && matches!(
                    &*self.lexicon.verb(a.verb).lemma,
                    "être" | "avoir" | "pouvoir" | "devoir" | "aller" | "venir"
                )
        }) && lemma != "dire"
        {
            group.verb = any.verb;
        }
    }

    /// Finds the cue sense, and takes the words of a locution into the group: *a fait valoir*.
    fn locution(&self, group: &mut VerbGroup, after: usize) {
        let senses = &self.lexicon.verb(group.verb).senses;
        let mut fallback = None;
        // One adverb may stand inside: *a fait aussi savoir*.
        let adverb = OnceCell::new();
        let adverb = || {
            *adverb.get_or_init(|| self.is(after, Classes::ADVERB | Classes::NEGATION) || self.is_adverb_in_ment(after))
        };
        for (index, sense) in senses.iter().enumerate() {
            let reflexive = sense.reflexive == group.reflexive;
            if sense.rest.is_empty() {
                if reflexive {
                    group.sense = Some(index as u16);
                    return;
                }
                if !sense.reflexive {
                    fallback = Some(index as u16);
                }
                continue;
            }
            if sense.reflexive && !group.reflexive {
                continue;
            }
            for skip in 0..2 {
                let from = after + skip;
                if skip > 0 && !adverb() {
                    break;
                }
                let fits = self.tokens.len() >= from + sense.rest.len()
                    && sense.rest.iter().zip(&self.tokens[from..]).all(|(&w, t)| self.lexicon.same_word(w, t.word));
                if fits {
                    group.sense = Some(index as u16);
                    group.tokens.1 = from + sense.rest.len();
                    return;
                }
            }
        }
        group.sense = fallback;
    }
}

fn is_finite(form: Form) -> bool {
    matches!(form.mood, Mood::Indicative | Mood::Conditional | Mood::Subjunctive)
}
