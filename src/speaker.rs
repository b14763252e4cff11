//! Stage 7: speakers. Who each mention stands for over the whole text.
//!
//! The phrases are read in text order. Short names join full names, roles join names, bodies join their acronyms;
//! pronouns and *ce dernier* resolve by gender, number, nearness and who spoke last.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::Span;
use crate::clause::{FrameKind, Link};
use crate::document::{Document, NounId};
use crate::extraction::{Category, Gender, RoleRecord, SpeakerRecord};
use crate::key::words;
use crate::lexicon::Genders;
use crate::phrase::{Class, Determiner, NounPhrase, Pronoun, VerbForm};

mod description;
mod entity;
mod known;
mod moment;
mod named;
mod pronoun;
mod wording;

use entity::{Entity, EntityRole};
use known::Known;
use moment::Moment;

/// Whose mention a quotation has, in text order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    pub(crate) noun: NounId,
    /// The quoted segment that it introduces.
    pub(crate) segment: Option<usize>,
}

/// Where somebody goes on to speak without being named again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Echo {
    /// The sentence, outside all marks, that holds the words.
    pub(crate) reading: usize,
    /// The mention whose source speaks.
    pub(crate) noun: NounId,
}

/// The speakers of a text, and what is in mind of them from one window to the next: nothing here points into a window.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    entities: Vec<Entity>,
    mentions: Vec<Named>,
    last_speaker: Option<usize>,
    /// Where somebody last spoke, and who.
    last_source: Option<(Moment, usize)>,
    /// Where *le premier* or *le second* was last said, and of which two.
    two: Option<(Moment, (usize, usize))>,
    known: Known,
}

/// Who was named, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    entity: u32,
    start: u32,
    end: u32,
}

/// The entities for which the requested mentions of a window stand.
pub(crate) type Resolved = FxHashMap<NounId, usize>;

impl Speakers {
    /// Makes room for what a window may bring.
    fn make_room(&mut self, requests: usize, nouns: usize) {
        self.entities.reserve(requests);
        self.mentions.reserve(nouns / 2);
        self.known.make_room(requests);
    }

    /// The entity that this one turned out to be.
    pub(crate) fn whole(&self, entity: usize) -> usize {
        self.entities[entity].same.unwrap_or(entity)
    }

    /// Whether the entity is a text.
    pub(crate) fn is_document(&self, entity: usize) -> bool {
        self.entities[entity].class == Class::Document
    }

    /// Puts the mentions in order, when all are found.
    pub(crate) fn sort_mentions(&mut self) {
        let mut mentions = std::mem::take(&mut self.mentions);
        mentions.iter_mut().for_each(|named| named.entity = self.whole(named.entity as usize) as u32);
        mentions.sort_unstable();
        mentions.dedup();
        self.mentions = mentions;
    }

    /// An entity as readers of the result see it.
    pub(crate) fn record(&self, entity: usize, records: &mut Records<'_, '_>) -> SpeakerRecord {
        let first = self.mentions.partition_point(|named| (named.entity as usize) < entity);
        let end = self.mentions.partition_point(|named| named.entity as usize <= entity);
        self.entities[entity].record(&self.mentions[first..end], records)
    }
}

/// Where the records of speakers find room.
#[derive(Debug)]
pub(crate) struct Records<'t, 'r> {
    pub(crate) text: &'t str,
    pub(crate) spans: &'r mut Vec<Span>,
    pub(crate) roles: Vec<RoleRecord>,
    /// The forms of a name, to tell them apart.
    pub(crate) seen: FxHashSet<&'t str>,
}

/// Which mention introduces which segment.
struct Requests {
    nouns: FxHashSet<NounId>,
    /// The mention for each segment.
    of_segment: Vec<Option<NounId>>,
}

impl Requests {
    fn new(requests: &[Request], segments: usize) -> Self {
        let mut of_segment = vec![None; segments];
        for request in requests {
            if let Some(segment) = request.segment {
                of_segment[segment] = Some(request.noun);
            }
        }
        Self { nouns: requests.iter().map(|r| r.noun).collect(), of_segment }
    }
}

/// Resolves the mentions of the quotations of a window.
pub(crate) fn resolve(
    document: &Document<'_>,
    requests: &[Request],
    echoes: &[Echo],
    speakers: &mut Speakers,
) -> Resolved {
    let mut nouns: Vec<(usize, NounId)> = Vec::with_capacity(document.readings.iter().map(|r| r.nouns.len()).sum());
    for (reading, r) in document.readings.iter().enumerate() {
        nouns.extend(r.nouns.iter().enumerate().map(|(noun, n)| (n.phrase.tokens.0, NounId { reading, noun })));
    }
    nouns.sort_unstable();
    speakers.make_room(requests.len(), nouns.len());
    let resolved = FxHashMap::with_capacity_and_hasher(requests.len(), FxBuildHasher);
    let requests = &Requests::new(requests, document.segments.len());
    let mut resolver =
        Resolver { document, speakers, resolved, excluded: None, incise: false, outer: document.outer_readings() };
    // Who a pronoun inside marks is becomes clear when it is known whose words they are: after the sentence around.
    let mut inner: Vec<NounId> = Vec::new();
    let mut around = 0;
    let mut echoes = echoes.iter().peekable();
    for (_, id) in nouns {
        let outer = resolver.outer[id.reading];
        if outer != around {
            around = outer;
            inner.drain(..).for_each(|id| resolver.request(id, requests));
            while let Some(echo) = echoes.next_if(|e| e.reading < outer) {
                resolver.echo(*echo);
            }
        }
        let wanted = requests.nouns.contains(&id);
        let pronoun = matches!(document.nominal(id).phrase.class, Class::Pronoun(_) | Class::Role | Class::Person);
        if wanted && document.readings[id.reading].inside.is_some() && pronoun && !resolver.is_incise(id, requests) {
            inner.push(id);
        } else if wanted {
            resolver.request(id, requests);
        } else {
            resolver.noun(id, false);
        }
    }
    inner.drain(..).for_each(|id| resolver.request(id, requests));
    resolver.resolved
}

struct Resolver<'d, 'a> {
    document: &'d Document<'a>,
    speakers: &'d mut Speakers,
    resolved: Resolved,
    /// Who cannot be meant.
    excluded: Option<usize>,
    /// The mention at hand stands in an incise inside marks: it is the writer's.
    incise: bool,
    /// The sentence outside all marks in which each reading stands.
    outer: Vec<usize>,
}

impl Resolver<'_, '_> {
    /// Resolves a mention that a quotation has.
    fn request(&mut self, id: NounId, requests: &Requests) {
        let outside = self.document.readings[id.reading].inside;
        // Nobody says *il* of himself: whoever speaks the words around is not meant.
        self.excluded = outside
            .filter(|_| !self.is_incise(id, requests))
            .and_then(|segment| requests.of_segment[segment])
            .and_then(|noun| self.resolved.get(&noun))
            .map(|&entity| self.speakers.whole(entity));
        self.incise = self.is_incise(id, requests);
        if let Some(entity) = self.noun(id, true) {
            let moment = self.moment(id.reading);
            self.resolved.insert(id, entity);
            self.speakers.entities[entity].spoke = Some(moment);
            if outside.is_none() || self.is_incise(id, requests) {
                self.speakers.last_speaker = Some(entity);
                self.speakers.last_source = Some((moment, entity));
            }
        }
        self.excluded = None;
        self.incise = false;
    }

    /// Keeps in mind who goes on to speak.
    fn echo(&mut self, echo: Echo) {
        let Some(&entity) = self.resolved.get(&echo.noun) else { return };
        let entity = self.speakers.whole(entity);
        self.speakers.last_speaker = Some(entity);
        self.speakers.known.touch(entity, &self.speakers.entities);
        let place = self.document.place(self.document.readings[echo.reading].tokens.0);
        let moment = self.moment(echo.reading);
        let entity = &mut self.speakers.entities[entity];
        if entity.last_place < place {
            (entity.last_place, entity.last_moment) = (place, Some(moment));
        }
        entity.spoke = entity.spoke.max(Some(moment));
    }

    /// Whether the mention stands in an incise inside the words that it introduces.
    fn is_incise(&self, id: NounId, requests: &Requests) -> bool {
        let inside = self.document.readings[id.reading].inside;
        inside.is_some_and(|segment| requests.of_segment[segment] == Some(id))
    }

    /// The entity of a phrase. Pronouns and descriptions are only looked into where a quotation asks.
    fn noun(&mut self, id: NounId, wanted: bool) -> Option<usize> {
        let document = self.document;
        let phrase = &document.nominal(id).phrase;
        // A document speaks for whoever issues it.
        if (wanted || phrase.class == Class::Document)
            && let Some(issuer) = document.nominal(id).issuer
        {
            let issuer = NounId { noun: issuer, ..id };
            let found = self.noun(issuer, true)?;
            if phrase.class == Class::Document {
                let own = self.body(id, phrase, true)?;
                self.speakers.entities[own].issuer = Some(found);
                self.mention(own, id, phrase);
            }
            return Some(found);
        }
        let found = match phrase.class {
            Class::Named => Some(self.named(id, phrase)),
            Class::Role => self.role(id, phrase, wanted),
            Class::Body | Class::Place | Class::Document => self.body(id, phrase, wanted),
            // *Anaïs et Lola Ferreira*: *elles* may take them up.
            // *le quadragénaire*, *l'intéressée* keep somebody in mind.
            Class::Person if phrase.determiner == Determiner::Definite && wording::is_neutral(document, phrase) => {
                Some(self.description(id, phrase))
            }
            Class::Person if phrase.plural && phrase.determiner == Determiner::Definite => {
                Some(self.description(id, phrase))
            }
            // *Une habitante s'approche*, *donnée par une voisine*: the next pronoun may take her up.
            Class::Person if self.opens_sentence(id) || self.is_agent(phrase) => Some(self.description(id, phrase)),
            Class::Person | Class::Other if wanted || phrase.personal && phrase.plural => {
                Some(self.description(id, phrase))
            }
            // *L'une des participantes a témoigné. « … », confie-t-elle*
            Class::Pronoun(Pronoun::Other) if phrase.tokens.1 > phrase.tokens.0 + 2 && self.opens_sentence(id) => {
                self.pronoun(id, phrase, Pronoun::Other)
            }
            // A pronoun keeps whom it stands for in the reader's mind, whether or not it speaks.
            Class::Pronoun(pronoun) if wanted || pronoun == Pronoun::Personal && self.keeps_in_mind(id) => {
                self.pronoun(id, phrase, pronoun)
            }
            _ => None,
        }?;
        self.mention(found, id, phrase);
        let issuer = self.speakers.entities[found].issuer.filter(|_| wanted && phrase.class == Class::Document);
        Some(issuer.unwrap_or(found))
    }

    /// Whether a phrase is the subject of a main clause outside marks.
    fn opens_sentence(&self, id: NounId) -> bool {
        let reading = &self.document.readings[id.reading];
        reading.inside.is_none()
            && reading.verbs.iter().any(|p| {
                p.subject == Some(id.noun) && p.link == Link::Before && reading.frames[p.frame].kind == FrameKind::Main
            })
    }

    /// *par une voisine*
    fn is_agent(&self, phrase: &NounPhrase) -> bool {
        let before = phrase.tokens.0.checked_sub(1);
        !phrase.plural && before.is_some_and(|b| self.document.grammar.word_in(b, words!["par"]))
    }

    /// Whether a pronoun is the subject of a sentence outside marks, and no impersonal *il*.
    fn keeps_in_mind(&self, id: NounId) -> bool {
        let reading = &self.document.readings[id.reading];
        let grammar = self.document.grammar;
        reading.inside.is_none()
            && reading.verbs.iter().any(|p| {
                let masculine = reading.nouns[id.noun].phrase.genders == Genders::MASCULINE;
                p.subject == Some(id.noun)
                    && matches!(p.link, Link::Before | Link::InvertedPronoun)
                    && !(masculine && grammar.takes_impersonal(&p.group))
            })
    }

    /// Notes that the entity was named here.
    fn mention(&mut self, entity: usize, id: NounId, phrase: &NounPhrase) {
        let document = self.document;
        // What is named inside marks is no topic of the writer's.
        let outside = document.readings[id.reading].inside.is_none() || self.incise;
        let accused = document.readings[id.reading].verbs.iter().any(|p| {
            p.subject == Some(id.noun)
                && p.group.passive
                && matches!(&*document.grammar.lexicon.verb(p.group.verb).lemma, "accuser" | "soupçonner")
        });
        // *Elle a entendu Louise crier*: Louise is not what the sentence is about.
        let subject = document.readings[id.reading]
            .verbs
            .iter()
            .any(|p| p.subject == Some(id.noun) && p.link != Link::Lean && p.group.form != VerbForm::Infinitive);
        self.speakers.known.touch(entity, &self.speakers.entities);
        if let Some(category) = self.owned(id, phrase) {
            self.speakers.entities[entity].settle(document.span(phrase.roles[0].tokens), category);
        }
        let span = document.span(phrase.tokens);
        let moment = self.moment(id.reading);
        self.speakers.mentions.push(Named {
            entity: entity as u32,
            start: span.start() as u32,
            end: span.end() as u32,
        });
        let entity = &mut self.speakers.entities[entity];
        entity.mentions += 1;
        // *elle* tells the gender of a name that does not.
        if matches!(phrase.class, Class::Pronoun(Pronoun::Personal | Pronoun::Last)) && !entity.is_body() {
            if !phrase.roles.is_empty() {
                entity.join(document, phrase);
            }
            let both = entity.genders.and(phrase.genders);
            if !both.is_empty() {
                entity.genders = both;
            }
        }
        // *Le quadragénaire est accusé de …*: from now on he is *l'accusé*.
        if accused {
            words!["accusé", "accusée"].iter().for_each(|&word| entity.describe(word));
        }
        if outside {
            entity.last_place = span.start();
            entity.last_moment = Some(moment);
            if subject {
                entity.subject_in = Some(moment);
            }
        }
    }

    fn add(&mut self, phrase: &NounPhrase) -> usize {
        let entity = Entity::new(self.document, phrase);
        self.enter(entity)
    }

    fn enter(&mut self, entity: Entity) -> usize {
        self.speakers.entities.push(entity);
        let number = self.speakers.entities.len() - 1;
        self.speakers.known.add(number, &self.speakers.entities);
        number
    }

    fn latest(&self, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        self.latest_of(&self.speakers.known.recent, fits)
    }

    fn latest_of(&self, among: &[usize], fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        among
            .iter()
            .copied()
            .filter(|&e| fits(&self.speakers.entities[e]))
            .max_by_key(|&e| self.speakers.entities[e].last_place)
    }

    /// Takes the phrase for a further form of the entity.
    fn join(&mut self, entity: usize, phrase: &NounPhrase) {
        let known = &self.speakers.entities[entity];
        let before = (known.name, known.acronym);
        if matches!(phrase.class, Class::Body | Class::Place | Class::Document) {
            self.speakers.entities[entity].join_body(self.document, phrase);
        } else {
            self.speakers.entities[entity].join(self.document, phrase);
        }
        let joined = &self.speakers.entities[entity];
        if before.0 != joined.name || before.1 != joined.acronym {
            self.speakers.known.index(entity, joined);
        }
    }
}

impl Entity {
    fn record(
        &self,
        mentions: &[Named],
        Records { text, spans, roles: rows, seen }: &mut Records<'_, '_>,
    ) -> SpeakerRecord {
        let first = spans.len() as u32;
        seen.clear();
        seen.insert(self.name.of(text));
        spans.extend(self.forms.iter().filter(|form| seen.insert(form.of(text))));
        let named = spans.len() as u32;
        spans.extend(mentions.iter().map(|m| Span::new(m.start as usize, m.end as usize)));
        // A body holds no office.
        let mut roles: SmallVec<[&EntityRole; 8]> = self.roles.iter().filter(|_| !self.is_body()).collect();
        // *son homologue* says less than *le ministre*.
        roles.sort_by_key(|r| (&*r.head_word.text == "homologue", std::cmp::Reverse(r.length)));
        let held = rows.len() as u32;
        rows.extend(roles.iter().map(|r| RoleRecord { span: r.span, head: r.head }));
        let person = matches!(self.class, Class::Named | Class::Role | Class::Person | Class::Pronoun(_));
        let gender: Option<Gender> = (person && !self.plural).then(|| self.genders.only()).flatten();
        SpeakerRecord {
            name: self.name,
            aliases: (first, named),
            roles: (held, rows.len() as u32),
            category: self.role_category().or(self.category).or(match self.class {
                Class::Body | Class::Place => Some(Category::Organization),
                Class::Document => Some(Category::Document),
                Class::Named | Class::Person => Some(Category::Citizen),
                _ => Some(Category::Other),
            }),
            gender,
            mentions: (named, spans.len() as u32),
        }
    }
}
