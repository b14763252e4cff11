//! Reported clauses without marks: *X a indiqué que …*, *…, selon X*, *X assure avoir …*.

use smallvec::SmallVec;

use super::catalogue::Work;
use super::source::behind_on;
use super::{BuiltIn, Context, CueHit, Finding, Sieve, Source, is_rule};
use crate::clause::{FrameKind, Link, Part, Predicate, Reading};
use crate::document::{Document, NounId};
use crate::extraction::{Confidence, Kind, Stance};
use crate::key::words;
use crate::lexicon::{Frames, Sense};
use crate::phrase::{Class, Pronoun, VerbForm};
use crate::rule::{Body, Pass};

mod apart;

/// The rule of [`Search::content`].
const CONTENT: &str = "reported";

/// A reported clause: its tokens, half-open, and who says it.
#[derive(Clone, Debug)]
pub(crate) struct ReportedClause {
    pub(crate) tokens: (usize, usize),
    pub(crate) finding: Finding,
}

/// Finds the reported clauses of a document; `found` are the findings for its segments, which it hands back.
pub(crate) fn clauses(
    document: &Document<'_>,
    found: Vec<Option<Finding>>,
    sieve: &Sieve,
) -> (Vec<Option<Finding>>, Vec<ReportedClause>) {
    let context = Context::new(document, found);
    let (mut out, mut of_sentence) = (Vec::new(), Vec::new());
    for index in 0..document.readings.len() {
        let outer = index < document.outer;
        let mut search = Search { context: &context, reading: &document.readings[index], index, out: of_sentence };
        for rule in sieve.pass(Pass::Clauses) {
            // Inside the words of somebody, only what plainly governs a clause reports another.
            if let Body::BuiltIn(BuiltIn { id, work: Work::Clauses(find), .. }) = rule.body
                && (outer || *id == CONTENT)
            {
                find(&mut search);
            }
        }
        of_sentence = search.out;
        out.append(&mut of_sentence);
    }
    (context.found, out)
}

/// The clauses of a sentence, as they are found.
pub(crate) struct Search<'s, 'd, 'a> {
    context: &'s Context<'d, 'a>,
    reading: &'d Reading<'a>,
    index: usize,
    out: Vec<ReportedClause>,
}

impl Search<'_, '_, '_> {
    fn sense(&self, predicate: &Predicate) -> Option<&Sense> {
        self.context.document.grammar.sense(&predicate.group)
    }

    /// An expressed source in the third person.
    fn source(&self, predicate: &Predicate) -> Option<NounId> {
        let noun = predicate.subject?;
        let phrase = &self.reading.nouns[noun].phrase;
        let speaks = match phrase.class {
            Class::Pronoun(p) => !matches!(p, Pronoun::Neutral | Pronoun::Speaker | Pronoun::Indefinite),
            Class::Time => false,
            Class::Other => matches!(predicate.link, Link::Before | Link::After | Link::Antecedent),
            _ => true,
        };
        (speaks && !self.impersonal(predicate, noun)).then_some(NounId { reading: self.index, noun })
    }

    /// *il faut dire que*, *il convient de rappeler que*
    fn impersonal(&self, predicate: &Predicate, noun: usize) -> bool {
        if predicate.link == Link::Before || predicate.link == Link::InvertedPronoun {
            return false;
        }
        let document = self.context.document;
        self.reading.verbs.iter().any(|p| {
            p.subject == Some(noun)
                && p.group.form == VerbForm::Finite
                && document.grammar.word_in(self.reading.nouns[noun].phrase.tokens.0, words!["il"])
                && matches!(
                    &*document.grammar.lexicon.verb(p.group.verb).lemma,
                    "falloir" | "convenir" | "importer" | "agir" | "suffire" | "valoir" | "être" | "sembler"
                )
        })
    }

    /// Enters a clause that no segment stands in and no other clause covers.
    fn enter(
        &mut self,
        items: (usize, usize),
        noun: Option<NounId>,
        cue: CueHit,
        confidence: Confidence,
        rule: &'static str,
    ) {
        let (mut first, mut last) = items;
        let joint = |p: Part| {
            matches!(p, Part::Comma | Part::Stop | Part::Coordination | Part::Dash | Part::Colon | Part::Semicolon)
        };
        while first < last && joint(self.reading.items[first].part) {
            first += 1;
        }
        while last > first && joint(self.reading.items[last - 1].part) {
            last -= 1;
        }
        if first >= last
            || self.reading.items[first..last].iter().any(|i| matches!(i.part, Part::Quote(s) if self.is_speech(s)))
        {
            return;
        }
        let tokens = (self.reading.items[first].tokens.0, self.reading.items[last - 1].tokens.1);
        if tokens.1 - tokens.0 < 2
            || self.out.iter().any(|c| {
                c.tokens.0 < tokens.1
                    && tokens.0 < c.tokens.1
                    && (c.tokens.0 <= tokens.0 && tokens.1 <= c.tokens.1 || c.tokens.0 == tokens.0)
                    && rule != CONTENT
            })
        {
            return;
        }
        let source = noun.map_or(Source::Unknown, Source::Noun);
        let mut finding = Finding::new(Kind::Indirect, source, confidence).with_cue(cue);
        debug_assert!(is_rule(rule), "{rule} is not listed");
        finding.rule = rule.into();
        self.out.push(ReportedClause { tokens, finding });
    }

    fn is_speech(&self, segment: usize) -> bool {
        self.context.found[segment].as_ref().is_some_and(|f| f.speech)
    }

    fn is_within(&self, frame: usize, outer: usize) -> bool {
        let mut at = Some(frame);
        while let Some(f) = at {
            if f == outer {
                return true;
            }
            at = self.reading.frames[f].parent;
        }
        false
    }

    /// `X a indiqué que …`
    pub(super) fn content(&mut self) {
        let mut done: SmallVec<[usize; 8]> = SmallVec::new();
        for frame in 0..self.reading.frames.len() {
            let FrameKind::Content { governor } = self.reading.frames[frame].kind else { continue };
            // A question reports no content.
            if self.reading.part(self.reading.frames[frame].start) == Some(Part::Subordination) {
                continue;
            }
            if done.contains(&governor) {
                continue;
            }
            done.push(governor);
            let predicate = &self.reading.verbs[governor];
            let Some(sense) = self.sense(predicate) else { continue };
            // *ont appris que le site fermerait*: whoever learns says nothing; *le directeur nous apprend que* does.
            let learns = &*sense.lemma == "apprendre" && predicate.group.start == predicate.group.tokens.0;
            if sense.frames.intersects(Frames::NONSPEECH)
                || learns
                || predicate.group.passive
                || predicate.group.negated
                    && sense.stance != Stance::Denies
                    && !matches!(&*sense.lemma, "exclure" | "cacher")
            {
                continue;
            }
            // *Et de préciser que …*: whoever spoke last goes on.
            let goes_on = predicate.group.form == VerbForm::Infinitive
                && predicate.subject.is_none()
                && predicate.item <= 3
                && self.reading.part(0) == Some(Part::Coordination);
            // *Chez Novéa, on rappelle que …*
            let on = predicate.subject.filter(|&s| {
                self.reading.nouns[s].phrase.class == Class::Pronoun(Pronoun::Indefinite)
                    && self.context.document.grammar.word_in(self.reading.nouns[s].phrase.tokens.0, words!["on"])
            });
            let noun = match on {
                Some(_) => behind_on(self.context, self.index, governor),
                None => self.source(predicate),
            };
            if noun.is_none() && !goes_on {
                continue;
            }
            let source = |n: NounId| self.reading.nouns[n.noun].phrase.is_source();
            if noun.is_some_and(|n| sense.frames.intersects(Frames::WEAK) && !source(n)) {
                continue;
            }
            // *La loi prévoit que …*
            let provides = matches!(&*sense.lemma, "prévoir" | "exiger" | "imposer")
                && noun
                    .is_some_and(|n| matches!(self.reading.nouns[n.noun].phrase.class, Class::Document | Class::Other));
            if provides {
                continue;
            }
            // Coordinated clauses of one cue are one.
            let start = self.reading.frames[frame].start + 1;
            let of_governor = |f: usize| {
                (0..self.reading.frames.len())
                    .any(|g| self.reading.frames[g].kind == FrameKind::Content { governor } && self.is_within(f, g))
            };
            let mut end = start;
            for item in start..self.reading.items.len() {
                let joint = matches!(self.reading.items[item].part, Part::Comma | Part::Coordination | Part::Adverb);
                if self.concedes(item) {
                    break;
                }
                if of_governor(self.reading.frame_of[item]) && !self.is_incise(item) {
                    end = item + 1;
                } else if !joint {
                    break;
                }
            }
            let cue = self.context.verb_cue(self.index, governor);
            let confidence = if predicate.link == Link::Lean { Confidence::Medium } else { Confidence::High };
            // *il n'aurait pas le choix : sans mandat, il serait seul*: what follows a colon is said, too.
            if self.reading.part(end) == Some(Part::Colon)
                && !matches!(self.reading.part(end + 1), Some(Part::Quote(_)) | None)
            {
                end = (end + 1..self.reading.items.len())
                    .find(|&i| self.reading.items[i].part == Part::Stop)
                    .unwrap_or(self.reading.items.len());
            }
            let known = self.out.len();
            self.enter((start, end), noun, cue, confidence, CONTENT);
            let place = |n: NounId| {
                matches!(self.reading.nouns[n.noun].phrase.class, Class::Body | Class::Place | Class::Named)
            };
            if let (Some(on), Some(clause)) = (on.filter(|_| noun.is_some_and(place)), self.out.get_mut(known)) {
                clause.finding.mention = Some(NounId { reading: self.index, noun: on });
            }
            if goes_on && let Some(clause) = self.out.get_mut(known) {
                clause.finding.source = Source::LastSpeaker;
            }
        }
    }

    /// *…, bien que*, *…, alors que*: the writer's own remark on what is said.
    fn concedes(&self, item: usize) -> bool {
        let part = self.reading.items[item].part;
        let after_comma = item > 0 && self.reading.items[item - 1].part == Part::Comma;
        let before_saying = matches!(part, Part::Subordination | Part::Preposition)
            && after_comma
            && self.context.document.grammar.word_in(self.reading.items[item].tokens.0, words!["avant"]);
        // *… que le pont tient bien que l'expert assure …*
        let although = part == Part::Subordination
            && self.context.document.grammar.word_in(self.reading.items[item].tokens.0, words!["bien", "tandis"]);
        before_saying
            || although
            || part == Part::Subordination
                && after_comma
                && self
                    .context
                    .document
                    .grammar
                    .word_in(self.reading.items[item].tokens.0, words!["bien", "alors", "tandis"])
    }

    fn is_incise(&self, item: usize) -> bool {
        matches!(self.reading.verb_at(item), Some((_, p)) if p.link == Link::InvertedPronoun && self.sense(p).is_some())
    }

    /// `X assure avoir …` · `X a promis de …`
    pub(super) fn infinitives(&mut self) {
        for (verb, predicate) in self.reading.verbs.iter().enumerate() {
            let Some(sense) = self.sense(predicate) else { continue };
            let excludes = predicate.group.negated && &*sense.lemma == "exclure";
            let accuser = self.accuser(predicate, sense);
            if (predicate.group.passive || predicate.group.form == VerbForm::PastParticiple) && accuser.is_none()
                || predicate.group.negated && !excludes
            {
                continue;
            }
            let behind = if accuser.is_some() { predicate.item + 2 } else { predicate.item };
            let Some(mut next) = self.reading.after(behind) else { continue };
            // *accuse le maire de cacher*, *a promis aux élus de revenir*
            let addressed = matches!(
                &*sense.lemma,
                "accuser" | "promettre" | "jurer" | "assurer" | "garantir" | "menacer" | "soupçonner" | "reprocher"
            );
            // *accusé samedi*, *accusé en août*, *accuse aussi*
            let is_time = |i: usize| self.reading.noun_at(i).is_some_and(|(_, n)| n.phrase.class == Class::Time);
            if addressed {
                loop {
                    match self.reading.part(next) {
                        Some(Part::Noun(_)) if is_time(next) => next += 1,
                        Some(Part::Preposition) if is_time(next + 1) => next += 2,
                        Some(Part::Adverb) => next += 1,
                        _ => break,
                    }
                }
            }
            if addressed && accuser.is_none() {
                let preposition = usize::from(
                    self.reading.part(next) == Some(Part::Preposition) && self.reading.noun_at(next + 1).is_some(),
                );
                if self.reading.noun_at(next + preposition).is_some() {
                    next += preposition + 1;
                }
            }
            // *a affirmé vendredi avoir …*, *a dit dans un communiqué se réjouir …*
            let mut adjuncts = 0;
            while adjuncts < 4 {
                match self.reading.part(next) {
                    // *a annoncé, jeudi 6 novembre, vouloir …* · *a accusé X, sans le nommer, d'acheter …*
                    Some(Part::Comma) if self.inserted(next).is_some() => {
                        next = self.inserted(next).unwrap_or(next);
                    }
                    Some(Part::Noun(n))
                        if self.reading.nouns[n].phrase.class == Class::Time || self.reading.nouns[n].governed => {}
                    Some(Part::Preposition) if self.reading.noun_at(next + 1).is_some() => {}
                    _ => break,
                }
                next += 1;
                adjuncts += 1;
            }
            // *affirment, eux, avoir saisi …*
            let emphatic = self.reading.part(next) == Some(Part::Comma)
                && matches!(self.reading.noun_at(next + 1), Some((_, n)) if matches!(n.phrase.class, Class::Pronoun(Pronoun::Personal)))
                && self.reading.part(next + 2) == Some(Part::Comma);
            if emphatic {
                next += 3;
            }
            let infinitive =
                |i: usize| self.reading.verb_at(i).is_some_and(|(_, p)| p.group.form == VerbForm::Infinitive);
            let perfect = self
                .reading
                .verb_at(next)
                .is_some_and(|(_, p)| p.group.form == VerbForm::Infinitive && p.group.compound)
                && sense.frames.intersects(Frames::QUE);
            let grammar = self.context.document.grammar;
            let bare = (sense.frames.intersects(Frames::INF) || perfect)
                && !matches!(sense.stance, Stance::Feels | Stance::Demands)
                && infinitive(next)
                && !sense.frames.intersects(Frames::NONSPEECH.or(Frames::WEAK));
            let of = (sense.frames.intersects(Frames::DE) || excludes)
                && &*sense.lemma != "refuser"
                && matches!(
                    sense.stance,
                    Stance::Promises
                        | Stance::Claims
                        | Stance::Denies
                        | Stance::Admits
                        | Stance::Criticises
                        | Stance::Warns
                )
                && !sense.frames.intersects(Frames::WEAK)
                && self.reading.part(next) == Some(Part::Preposition)
                && grammar.word_in(self.reading.items[next].tokens.0, words!["de", "d'", "à"])
                && infinitive(next + 1);
            if !bare && !of {
                continue;
            }
            let Some(noun) = accuser.or_else(|| self.source(predicate)) else { continue };
            // *le volcan menace de se réveiller*, *qui veut dire contrecarrer*
            let thing =
                matches!(&*sense.lemma, "menacer" | "promettre") && !self.reading.nouns[noun.noun].phrase.is_source();
            let means = predicate.group.form == VerbForm::Infinitive
                && predicate.item.checked_sub(1).and_then(|i| self.reading.verb_at(i)).is_some_and(|(_, p)| {
                    &*self.context.document.grammar.lexicon.verb(p.group.verb).lemma == "vouloir"
                });
            if thing || means {
                continue;
            }
            let start = if bare { next } else { next + 1 };
            let frame = predicate.frame;
            let end = (start..self.reading.items.len())
                .find(|&i| {
                    let f = self.reading.frame_of[i];
                    matches!(self.reading.items[i].part, Part::Stop | Part::Semicolon)
                        || !self.is_within(f, frame)
                        || self.reading.verb_at(i).is_some_and(|(_, p)| {
                            p.item > start
                                && p.frame == frame
                                && (p.group.form == VerbForm::Finite
                                    || p.group.form == VerbForm::PresentParticiple
                                        && !matches!(self.reading.part(i + 1), None | Some(Part::Stop | Part::Comma)))
                        })
                })
                .unwrap_or(self.reading.items.len());
            let cue = self.context.verb_cue(self.index, verb);
            self.enter((start, end), Some(noun), cue, Confidence::Medium, "infinitive");
        }
    }

    /// *accusé par plusieurs élus de …*: whoever says so of another.
    fn accuser(&self, predicate: &Predicate, sense: &Sense) -> Option<NounId> {
        let passive = predicate.group.passive || predicate.group.form == VerbForm::PastParticiple;
        let by = predicate.item + 1;
        let is_by = self.reading.part(by) == Some(Part::Preposition)
            && self.context.document.grammar.word_in(self.reading.items[by].tokens.0, words!["par"]);
        let (noun, nominal) = self.reading.noun_at(by + 1)?;
        (passive && &*sense.lemma == "accuser" && is_by && nominal.phrase.is_source())
            .then_some(NounId { reading: self.index, noun })
    }

    /// The comma that closes a short insertion opened at `comma`, if a date or *sans …* stands there.
    fn inserted(&self, comma: usize) -> Option<usize> {
        let opens = match self.reading.part(comma + 1)? {
            Part::Noun(n) => self.reading.nouns[n].phrase.class == Class::Time,
            Part::Preposition => true,
            _ => false,
        };
        (comma + 2..self.reading.items.len().min(comma + 8)).find(|&i| {
            opens
                && self.reading.items[i].part == Part::Comma
                && !self.reading.items[comma + 1..i]
                    .iter()
                    .any(|x| matches!(x.part, Part::Verb(v) if self.reading.verbs[v].group.form == VerbForm::Finite))
        })
    }

    /// `X avait prévenu : le temps presse`
    pub(super) fn colon(&mut self) {
        for item in 1..self.reading.items.len() {
            if self.reading.items[item].part != Part::Colon
                || matches!(self.reading.part(item + 1), Some(Part::Quote(_)) | None)
            {
                continue;
            }
            let Some((verb, predicate)) = self.reading.before(item).and_then(|b| self.reading.verb_at(b)) else {
                continue;
            };
            let fits = self.sense(predicate).is_some_and(|s| {
                s.frames.intersects(Frames::QUE) && !s.frames.intersects(Frames::WEAK.or(Frames::NONSPEECH))
            });
            if !fits || predicate.group.form != VerbForm::Finite || predicate.group.passive {
                continue;
            }
            let Some(noun) = self.source(predicate) else { continue };
            let cue = self.context.verb_cue(self.index, verb);
            self.enter((item + 1, self.reading.items.len()), Some(noun), cue, Confidence::Medium, "reported-colon");
        }
    }
}
