//! Stage 7: speakers. Who each mention stands for over the whole text.
//!
//! The phrases are read in text order. Short names join full names, roles join names, bodies join their acronyms;
//! pronouns and *ce dernier* resolve by gender, number, nearness and who spoke last.

use std::collections::HashMap;

use crate::clause::{FrameKind, Link, Part};
use crate::document::{Document, NounId};
use crate::extraction::{Category, Gender, RoleRecord, SpeakerRecord};
use crate::lexicon::Genders;
use crate::phrase::{Class, Determiner, NounPhrase, Pronoun};

mod entity;

use entity::{Entity, EntityRole, Fit};

/// Whose mention a quotation has, in text order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    pub(crate) noun: NounId,
    /// The quoted segment that it introduces.
    pub(crate) segment: Option<usize>,
}

/// The speakers of a document.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    entities: Vec<Entity>,
    of_noun: HashMap<NounId, usize>,
}

impl Speakers {
    /// The entity that a requested mention stands for.
    pub(crate) fn of(&self, noun: NounId) -> Option<usize> {
        self.of_noun.get(&noun).copied()
    }

    /// The entity that speaks last before a token.
    pub(crate) fn record(&self, document: &Document<'_>, entity: usize) -> SpeakerRecord {
        self.entities[entity].record(document)
    }
}

/// Resolves the mentions of the quotations.
pub(crate) fn resolve(document: &Document<'_>, requests: &[Request]) -> Speakers {
    let requested: std::collections::HashSet<NounId> = requests.iter().map(|r| r.noun).collect();
    let mut nouns: Vec<(usize, NounId)> = document
        .readings
        .iter()
        .enumerate()
        .flat_map(|(reading, r)| {
            r.nouns.iter().enumerate().map(move |(noun, n)| (n.phrase.tokens.0, NounId { reading, noun }))
        })
        .collect();
    nouns.sort_unstable();
    let mut resolver = Resolver {
        document,
        speakers: Speakers::default(),
        last_speaker: None,
        last_source_reading: None,
        excluded: None,
        incise: false,
    };
    // Who a pronoun inside marks is becomes clear when it is known whose words they are: after the sentence around.
    let mut inner: Vec<NounId> = Vec::new();
    let mut around = 0;
    for (_, id) in nouns {
        let outer = resolver.outer(id.reading);
        if outer != around {
            around = outer;
            inner.drain(..).for_each(|id| resolver.request(id, requests));
        }
        let wanted = requested.contains(&id);
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
    resolver.speakers
}

struct Resolver<'d, 'a> {
    document: &'d Document<'a>,
    speakers: Speakers,
    last_speaker: Option<usize>,
    /// Where somebody last spoke, and who.
    last_source_reading: Option<(usize, usize)>,
    /// Who cannot be meant.
    excluded: Option<usize>,
    /// The mention at hand stands in an incise inside marks: it is the writer's.
    incise: bool,
}

impl Resolver<'_, '_> {
    /// Resolves a mention that a quotation has.
    fn request(&mut self, id: NounId, requests: &[Request]) {
        let outside = self.document.readings[id.reading].inside;
        // Nobody says *il* of himself: whoever speaks the words around is not meant.
        self.excluded = outside
            .filter(|_| !self.is_incise(id, requests))
            .and_then(|segment| requests.iter().find(|r| r.segment == Some(segment)))
            .and_then(|r| self.speakers.of(r.noun));
        self.incise = self.is_incise(id, requests);
        if let Some(entity) = self.noun(id, true) {
            self.speakers.of_noun.insert(id, entity);
            self.speakers.entities[entity].spoke = Some(id.reading);
            if outside.is_none() || self.is_incise(id, requests) {
                self.last_speaker = Some(entity);
                self.last_source_reading = Some((id.reading, entity));
            }
        }
        self.excluded = None;
        self.incise = false;
    }

    /// Whether the mention stands in an incise inside the words that it introduces.
    fn is_incise(&self, id: NounId, requests: &[Request]) -> bool {
        let inside = self.document.readings[id.reading].inside;
        inside.is_some() && requests.iter().any(|r| r.noun == id && r.segment == inside)
    }

    /// The sentence outside all marks in which a reading stands.
    fn outer(&self, reading: usize) -> usize {
        let mut at = reading;
        while let Some(segment) = self.document.readings.get(at).and_then(|x| x.inside) {
            match self.document.places[segment] {
                Some(place) => at = place.reading,
                None => break,
            }
        }
        at
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
            Class::Person
                if phrase.determiner == Determiner::Definite
                    && entity::is_neutral(&entity::head_word(document, phrase)) =>
            {
                Some(self.description(id, phrase))
            }
            Class::Person if phrase.plural && phrase.determiner == Determiner::Definite => {
                Some(self.description(id, phrase))
            }
            // *Une habitante s'approche*: the next pronoun may take her up.
            Class::Person if self.opens_sentence(id) => Some(self.description(id, phrase)),
            Class::Person | Class::Other if wanted || phrase.personal && phrase.plural => {
                Some(self.description(id, phrase))
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

    /// Whether a pronoun is the subject of a sentence outside marks, and no impersonal *il*.
    fn keeps_in_mind(&self, id: NounId) -> bool {
        let reading = &self.document.readings[id.reading];
        let impersonal = |lemma: &str| {
            matches!(
                lemma,
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
        };
        let lexicon = self.document.grammar.lexicon;
        reading.inside.is_none()
            && reading.verbs.iter().any(|p| {
                let masculine = reading.nouns[id.noun].phrase.genders == Genders::MASCULINE;
                p.subject == Some(id.noun)
                    && p.link == Link::Before
                    && !(masculine && !p.group.compound && impersonal(&lexicon.verb(p.group.verb).lemma))
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
        let subject =
            document.readings[id.reading].verbs.iter().any(|p| p.subject == Some(id.noun) && p.link != Link::Lean);
        let entity = &mut self.speakers.entities[entity];
        // *elle* tells the gender of a name that does not.
        if matches!(phrase.class, Class::Pronoun(Pronoun::Personal | Pronoun::Last)) && !entity.is_body() {
            let both = entity.genders.and(phrase.genders);
            if !both.is_empty() {
                entity.genders = both;
            }
        }
        entity.mentions.push(phrase.tokens);
        // *Le quadragénaire est accusé de …*: from now on he is *l'accusé*.
        if accused {
            entity.descriptions.extend(["accusé".to_string(), "accusée".to_string()]);
        }
        if outside {
            entity.last_token = phrase.tokens.0;
            entity.last_reading = id.reading;
            if subject {
                entity.subject_in = Some(id.reading);
            }
        }
    }

    fn add(&mut self, phrase: &NounPhrase) -> usize {
        self.speakers.entities.push(Entity::new(self.document, phrase));
        self.speakers.entities.len() - 1
    }

    fn latest(&self, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        (0..self.speakers.entities.len())
            .filter(|&e| fits(&self.speakers.entities[e]))
            .max_by_key(|&e| self.speakers.entities[e].last_token)
    }

    fn named(&mut self, id: NounId, phrase: &NounPhrase) -> usize {
        let document = self.document;
        let Some(name) = phrase.name else { return self.add(phrase) };
        let words = entity::words(document, name);
        let known = self.latest(|e| e.fits_name(&words) && !e.genders.and(phrase.genders).is_empty());
        // *le ministre* met before *Paul Morin, ministre*: the role joins the name.
        let known = known.or_else(|| {
            let roles = entity::roles(document, phrase);
            let joins = |e: &Entity| {
                e.class == Class::Role
                    && !e.plural
                    && !e.indefinite
                    && !e.genders.and(phrase.genders).is_empty()
                    && roles.iter().any(|r| e.role_fit(r) == Fit::Same)
            };
            (!roles.is_empty()).then(|| self.latest(joins)).flatten()
        });
        // *La ministre … Hier, Aline Ferrand a …*: the name comes after the role under which somebody spoke.
        let known = known.or_else(|| {
            let reading = &document.readings[id.reading];
            let subject = reading.verbs.iter().any(|p| p.subject == Some(id.noun));
            // *Le plan présenté par Yoav Gallant* may name him, too.
            let by = phrase.tokens.0 > 0 && document.grammar.word_in(phrase.tokens.0 - 1, &["par", "selon", "après"]);
            let reach = if by { 3 } else { 2 };
            let awaited = |e: &Entity| {
                let near = |r: Option<usize>| r.is_some_and(|r| (1..=reach).contains(&self.distance(id.reading, r)));
                e.class == Class::Role
                    && e.last_reading != usize::MAX
                    && !e.plural
                    && !e.indefinite
                    && near(e.spoke.or(e.subject_in))
                    && e.genders.and(phrase.genders) == e.genders
                    && e.genders == phrase.genders
            };
            (phrase.personal && phrase.roles.is_empty() && (subject || by)).then(|| self.latest(awaited)).flatten()
        });
        match known {
            Some(entity) => {
                self.speakers.entities[entity].join(document, phrase);
                entity
            }
            None => self.add(phrase),
        }
    }

    fn role(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let roles = entity::roles(document, phrase);
        let Some(role) = roles.first() else { return wanted.then(|| self.add(phrase)) };
        let wanted_or_subject = wanted || self.opens_sentence(id);
        if phrase.determiner == Determiner::Indefinite && !phrase.plural {
            return wanted_or_subject.then(|| self.add(phrase));
        }
        if let Some(entity) = self.same_role(id, phrase, role) {
            self.speakers.entities[entity].join(document, phrase);
            return Some(entity);
        }
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        // *sa patronne*
        // *« Le médecin m'a dit : “…” »* is nobody whom the writer spoke of.
        let own = document.readings[id.reading].inside.is_none() || self.incise;
        let known = own && (definite || wanted && phrase.determiner == Determiner::Possessive);
        if known
            && !phrase.plural
            && let Some(entity) = self.redescribed(id, phrase, role, wanted)
        {
            self.speakers.entities[entity].join(document, phrase);
            return Some(entity);
        }
        // A definite role may be named later: it is remembered.
        let outside = document.readings[id.reading].inside.is_none();
        (wanted_or_subject || definite && outside).then(|| self.add(phrase))
    }

    /// Who bears the same role, or an office of the same sort.
    fn same_role(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole) -> Option<usize> {
        let compatible =
            |e: &Entity| e.plural == phrase.plural && !e.genders.and(phrase.genders).is_empty() && !e.is_body();
        let named = |e: &Entity| e.class == Class::Named;
        let same = |e: &Entity| compatible(e) && e.role_fit(role) == Fit::Same;
        // An office of state has one holder; other nouns fade.
        let reach = if role.is_of_state() { 80 } else { 12 };
        let near = |e: &Entity| self.distance(id.reading, e.last_reading) <= reach;
        self.latest(|e| same(e) && named(e) && near(e))
            .or_else(|| self.latest(|e| same(e) && !e.indefinite))
            .or_else(|| self.latest(same))
            .or_else(|| self.latest(|e| compatible(e) && named(e) && e.role_fit(role) == Fit::Alike && near(e)))
            .or_else(|| self.latest(|e| compatible(e) && !e.indefinite && e.role_fit(role) == Fit::Alike && near(e)))
    }

    /// A definite role that nobody bears yet describes whoever the text is about: *la sculptrice*, *le défenseur*.
    fn redescribed(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole, wanted: bool) -> Option<usize> {
        let document = self.document;
        let demonstrative = phrase.determiner == Determiner::Demonstrative;
        // *sa patronne* is said of a company; *son chef* is somebody else than the person just named.
        let beside = || {
            document.readings[id.reading]
                .nouns
                .iter()
                .any(|n| n.phrase.class == Class::Body && n.phrase.tokens.1 <= phrase.tokens.0)
        };
        let of_body = || {
            beside()
                || self
                    .latest(|e| {
                        e.class == Class::Body && e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 1)
                    })
                    .is_some()
        };
        // *Me Joanna Ricci … L'avocate*
        let lawyer = |e: &Entity| {
            e.class == Class::Named
                && e.is_lawyer_by_title()
                && role.is_lawyer()
                && self.distance(id.reading, e.last_reading) <= 6
                && !e.genders.and(phrase.genders).is_empty()
        };
        if !role.has_complement()
            && let Some(entity) = self.latest(lawyer)
        {
            return Some(entity);
        }
        if role.is_of_justice() && !demonstrative && !role.is_former()
            || phrase.determiner == Determiner::Possessive && !of_body()
        {
            return None;
        }
        let detailed = role.has_complement() && !demonstrative;
        let fits = |e: &Entity| {
            let near =
                e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= if wanted { 6 } else { 4 };
            if demonstrative && wanted {
                let person = e.class == Class::Named && e.personal || e.class == Class::Role && e.spoke.is_some();
                return person && near && !e.plural && !e.genders.and(phrase.genders).is_empty();
            }
            let salient = e.spoke.is_some()
                || e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 4)
                || self.distance(id.reading, e.last_reading) <= 1;
            let agrees = !e.genders.and(phrase.genders).is_empty() && !e.plural;
            // *la planteuse d'Agou*: with a complement only whoever was just spoken of.
            let just = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 3);
            let unheld = !e.gainsays(role) && (e.roles.is_empty() || !detailed || just);
            // An office of state, or a phrase seen in passing: only a plain sequel counts.
            let recent = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 4);
            let sequel = wanted && !role.is_of_state()
                || (wanted || e.genders == phrase.genders)
                    && recent
                    && (e.roles.iter().all(entity::EntityRole::is_former) || !role.is_of_state());
            e.class == Class::Named && e.personal && near && salient && agrees && unheld && sequel
        };
        self.best_described(id.reading, fits)
    }

    fn description(&mut self, id: NounId, phrase: &NounPhrase) -> usize {
        let document = self.document;
        let head = entity::head_word(document, phrase);
        // *la même source*, *cette source*: whoever spoke last.
        if head == "source"
            && phrase.determiner != Determiner::Indefinite
            && let Some(last) = self.last_speaker
        {
            return last;
        }
        let same = |e: &Entity| e.plural == phrase.plural && e.class == phrase.class && e.head == head;
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        if !definite {
            return self.add(phrase);
        }
        // *l'entourage de M. Morin* describes nobody who was named.
        let detailed =
            matches!(head.as_str(), "entourage" | "famille" | "équipe" | "camp" | "clan" | "couple" | "proche")
                && (phrase.head + 1..phrase.tokens.1).any(|i| document.grammar.word_in(i, &["de", "du", "des", "d'"]));
        if phrase.class == Class::Person && !phrase.plural && !detailed {
            if let Some(entity) = self.latest(|e| same(e) && self.distance(id.reading, e.last_reading) <= 12) {
                return entity;
            }
            let fits = |e: &Entity| {
                let near = e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= 8;
                let person = e.class == Class::Named && e.personal
                    || matches!(e.class, Class::Role | Class::Person) && e.spoke.is_some();
                let agrees = !e.plural && !e.genders.and(phrase.genders).is_empty();
                person && near && agrees && (!entity::is_standing(&head) || !e.holds_office())
            };
            let described =
                self.latest(|e| e.descriptions.contains(&head) && !e.genders.and(phrase.genders).is_empty());
            if let Some(entity) = described.or_else(|| self.best_described(id.reading, fits)) {
                self.speakers.entities[entity].descriptions.push(head);
                return entity;
            }
        }
        self.latest(same).unwrap_or_else(|| self.add(phrase))
    }

    fn body(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let words = entity::body_words(document, phrase);
        let document_class = phrase.class == Class::Document;
        if phrase.determiner == Determiner::Indefinite && phrase.class != Class::Place && !document_class {
            return wanted.then(|| self.add(phrase));
        }
        // *a réagi le ministère dans un communiqué*: whoever speaks in the sentence issues the document.
        let issuer = self
            .last_source_reading
            .filter(|&(r, _)| document_class && r == id.reading && document.nominal(id).governed)
            .map(|(_, e)| e);
        if document_class && matches!(phrase.determiner, Determiner::Indefinite | Determiner::Possessive) {
            let entity = self.add(phrase);
            self.speakers.entities[entity].issuer = issuer;
            return Some(entity);
        }
        // *le texte*, *le document*: whatever was written last.
        let generic = document_class
            && matches!(
                entity::head_word(document, phrase).as_str(),
                "texte" | "document" | "écrit" | "missive" | "publication" | "pièce"
            );
        let near = |e: &Entity| {
            e.class == Class::Document && e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= 8
        };
        if generic
            && let Some(entity) =
                self.latest(|e| near(e) && e.issuer.is_some()).or_else(|| self.latest(|e| near(e) && e.head != "mot"))
        {
            return Some(entity);
        }
        match self.latest(|e| e.fits_body(&words, phrase)) {
            Some(entity) => {
                self.speakers.entities[entity].join_body(document, phrase);
                Some(entity)
            }
            // *l'organisation*, *le groupe*: a noun that says little takes up the body that the text spoke of.
            None if entity::is_any_body(&words)
                && phrase.determiner == Determiner::Definite
                && phrase.class == Class::Body =>
            {
                let near = |e: &Entity| {
                    e.class == Class::Body
                        && e.last_reading != usize::MAX
                        && self.distance(id.reading, e.last_reading) <= 4
                        && !e.plural
                        && !e.genders.is_empty()
                };
                let known = self.latest(near);
                Some(known.unwrap_or_else(|| self.add(phrase)))
            }
            None => Some(self.add(phrase)),
        }
    }

    fn pronoun(&mut self, id: NounId, phrase: &NounPhrase, pronoun: Pronoun) -> Option<usize> {
        let document = self.document;
        // Inside marks, whoever the words themselves have just named: *« Mon père est venu, il m'a dit : “…” »*.
        if matches!(pronoun, Pronoun::Personal | Pronoun::Last)
            && let Some(entity) = self.named_inside(id, phrase)
        {
            return Some(entity);
        }
        let agrees = |e: &Entity| {
            e.plural == phrase.plural
                && !e.genders.and(phrase.genders).is_empty()
                && e.last_reading != usize::MAX
                && e.last_token < phrase.tokens.0
        };
        // A body is taken up by a pronoun only where the text is about it.
        let topical = |e: &Entity| match e.class {
            Class::Named => e.personal || e.spoke.is_some(),
            Class::Role | Class::Person => true,
            Class::Body | Class::Document => {
                e.spoke.is_some() || e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 1)
            }
            Class::Place => e.spoke.is_some(),
            _ => e.spoke.is_some(),
        };
        match pronoun {
            Pronoun::Personal => self.best(id.reading, |e| agrees(e) && topical(e)),
            Pronoun::Last => {
                let person = |e: &Entity| matches!(e.class, Class::Named | Class::Role | Class::Person);
                self.latest(|e| agrees(e) && topical(e) && person(e) && self.distance(id.reading, e.last_reading) <= 2)
                    .or_else(|| self.latest(|e| agrees(e) && topical(e)))
            }
            Pronoun::Same => self.last_speaker,
            Pronoun::Other => {
                let like = self
                    .last_speaker
                    .filter(|_| phrase.tokens.1 - phrase.tokens.0 <= 2)
                    .filter(|&e| self.speakers.entities[e].class == Class::Role);
                let mut entity = Entity::new(document, phrase);
                if let Some(like) = like {
                    let model = &self.speakers.entities[like];
                    entity.roles = model.roles.clone();
                    entity.category = model.category;
                    if entity.genders == Genders::BOTH {
                        entity.genders = model.genders;
                    }
                }
                entity.indefinite = true;
                self.speakers.entities.push(entity);
                Some(self.speakers.entities.len() - 1)
            }
            Pronoun::Indefinite | Pronoun::Speaker | Pronoun::Neutral => None,
        }
    }

    /// The source that the words of the same segment name right before a pronoun.
    fn named_inside(&mut self, id: NounId, phrase: &NounPhrase) -> Option<usize> {
        let document = self.document;
        let segment = document.readings[id.reading].inside?;
        let (first, _) = document.inside[segment];
        let near = (first.max(id.reading.saturating_sub(2))..=id.reading).rev();
        for reading in near {
            let r = &document.readings[reading];
            for (noun, nominal) in r.nouns.iter().enumerate().rev() {
                let p = &nominal.phrase;
                let person = matches!(p.class, Class::Named | Class::Role | Class::Person)
                    && (p.class != Class::Named || p.personal || r.verbs.iter().any(|v| v.subject == Some(noun)));
                let agrees = p.plural == phrase.plural && !p.genders.and(phrase.genders).is_empty();
                // *Mon père est plombier*: not whom *il* takes up.
                let predicative = r
                    .items
                    .iter()
                    .position(|i| i.part == Part::Noun(noun))
                    .and_then(|i| i.checked_sub(1))
                    .and_then(|i| r.verb_at(i))
                    .is_some_and(|(_, v)| v.subject.is_some_and(|s| s != noun));
                if person && agrees && !nominal.governed && !predicative && p.tokens.0 < phrase.tokens.0 {
                    let entity = self.noun(NounId { reading, noun }, true)?;
                    return Some(entity).filter(|&e| self.excluded != Some(e));
                }
            }
        }
        None
    }

    /// The likeliest of the entities that fit: near, a subject, the last to speak, a person rather than a body.
    fn best(&self, reading: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        self.best_by(reading, 10, fits)
    }

    /// The likeliest for a description: it takes up the subject of the sentence before rather than who spoke last.
    fn best_described(&self, reading: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        self.best_by(reading, 18, fits)
    }

    fn best_by(&self, reading: usize, subject: i64, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let score = |e: usize| {
            let entity = &self.speakers.entities[e];
            let distance = self.distance(reading, entity.last_reading) as i64;
            let mut score = -6 * distance.min(40);
            if entity.subject_in.is_some_and(|s| self.distance(reading, s) <= 1) {
                score += subject;
            }
            // *La directrice a salué … qu'elle a qualifié …*: the subject of the sentence itself.
            if entity.subject_in == Some(reading) {
                score += 6;
            }
            if self.last_speaker == Some(e) {
                score += 11;
            } else if entity.spoke.is_some() {
                score += 3;
            }
            // Whom the text is about.
            score += entity.mentions.len().min(5) as i64;
            score += match entity.class {
                Class::Named if !entity.personal => -6,
                Class::Named => 5,
                Class::Role => 3,
                Class::Person => 1,
                Class::Body => -9,
                Class::Place => -12,
                _ => -8,
            };
            if entity.genders == Genders::BOTH {
                score -= 4;
            }
            score
        };
        (0..self.speakers.entities.len())
            .filter(|&e| self.excluded != Some(e) && fits(&self.speakers.entities[e]))
            .max_by_key(|&e| (score(e), self.speakers.entities[e].last_token))
    }

    /// How many sentences lie between; sentences inside marks count as those around them.
    fn distance(&self, reading: usize, other: usize) -> usize {
        self.outer(reading).abs_diff(self.outer(other))
    }
}

impl Entity {
    fn record(&self, document: &Document<'_>) -> SpeakerRecord {
        let name = document.span(self.name);
        let mut aliases = Vec::new();
        for &mention in &self.forms {
            let span = document.span(mention);
            if span.of(document.text()) != name.of(document.text())
                && !aliases.iter().any(|a: &crate::Span| a.of(document.text()) == span.of(document.text()))
            {
                aliases.push(span);
            }
        }
        // A body holds no office.
        let mut roles: Vec<&EntityRole> = self.roles.iter().filter(|_| !self.is_body()).collect();
        roles.sort_by_key(|r| std::cmp::Reverse(r.tokens.1 - r.tokens.0));
        let person = matches!(self.class, Class::Named | Class::Role | Class::Person | Class::Pronoun(_));
        let gender: Option<Gender> = (person && !self.plural).then(|| self.genders.only()).flatten();
        let mut mentions: Vec<_> = self.mentions.iter().map(|&m| document.span(m)).collect();
        mentions.sort();
        mentions.dedup();
        SpeakerRecord {
            name,
            aliases,
            roles: roles
                .iter()
                .map(|r| RoleRecord { span: document.span(r.tokens), head: document.span(r.head) })
                .collect(),
            category: self.role_category(document).or(self.category).or(match self.class {
                Class::Body | Class::Place => Some(Category::Organization),
                Class::Document => Some(Category::Document),
                Class::Named | Class::Person => Some(Category::Citizen),
                _ => Some(Category::Other),
            }),
            gender,
            mentions,
        }
    }
}
