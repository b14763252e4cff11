//! Who a role, a description or the name of a body means: *la ministre*, *l'intéressé*, *l'organisation*.

use super::entity::{self, Entity, EntityRole, Fit};
use super::{Named, Resolver, wording};
use crate::clause::{Link, Predicate};
use crate::document::NounId;
use crate::extraction::Category;
use crate::key::{WordKey, words};
use crate::lexicon::{Classes, Domain, NounClass};
use crate::phrase::{Class, Determiner, NounPhrase};

impl Resolver<'_, '_> {
    pub(super) fn role(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let phrase = &*wording::unsexed(document, phrase);
        let roles = wording::roles(document, phrase);
        let Some(role) = roles.first() else { return wanted.then(|| self.add(phrase)) };
        let wanted_or_subject = wanted || self.opens_sentence(id);
        // *« Mon médecin m'a répété : “…” »*: nobody whom the writer spoke of.
        let mine = document.grammar.word_in(phrase.tokens.0, words!["mon", "ma", "notre"]);
        if (phrase.determiner == Determiner::Indefinite || mine) && !phrase.plural {
            return wanted_or_subject.then(|| self.add(phrase));
        }
        if let Some(body) = self.body_by_trade(id, phrase, role) {
            return Some(body);
        }
        if let Some(entity) = self.just_spoken_of(id, phrase, role).or_else(|| self.same_role(id, phrase, role)) {
            self.join(entity, phrase);
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
            self.join(entity, phrase);
            return Some(entity);
        }
        // A definite role may be named later: it is remembered.
        let outside = document.readings[id.reading].inside.is_none();
        // *C'est sa galeriste qui le raconte*
        let acts = |p: &Predicate| p.subject == Some(id.noun) && p.link != Link::Lean;
        let subject =
            phrase.determiner == Determiner::Possessive && document.readings[id.reading].verbs.iter().any(acts);
        (wanted_or_subject || (definite || subject) && outside).then(|| self.add(phrase))
    }

    /// *Loire Habitat réfute … a précisé le bailleur*: the body that the text is about, by its trade.
    fn body_by_trade(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole) -> Option<usize> {
        let near = |e: &Entity| e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 2);
        let by_trade = wording::is_trade_of_bodies(&role.head_word)
            && !role.is_detailed()
            && phrase.determiner == Determiner::Definite
            && !phrase.plural;
        by_trade.then(|| self.latest(|e| e.class == Class::Body && !e.plural && near(e))).flatten()
    }

    /// *L'élu a regretté …*: a noun that says little takes up the subject of the sentence before, not whoever bears
    /// such an office elsewhere.
    fn just_spoken_of(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole) -> Option<usize> {
        let outside = self.document.readings[id.reading].inside.is_none() || self.incise;
        if !role.head_word.is_generic
            || role.is_detailed() && !role.is_qualified
            || phrase.plural
            || phrase.determiner != Determiner::Definite
            || !outside
        {
            return None;
        }
        let fits = |e: &Entity| {
            e.class == Class::Named
                && e.personal
                && !e.plural
                && !e.genders.and(phrase.genders).is_empty()
                && e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 1)
                && (e.roles.is_empty() || e.roles.iter().any(|r| role.covers(r.category)))
        };
        self.best_described(id.reading, fits)
    }

    /// Who bears the same role, or an office of the same sort.
    pub(super) fn same_role(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole) -> Option<usize> {
        let compatible =
            |e: &Entity| e.plural == phrase.plural && !e.genders.and(phrase.genders).is_empty() && !e.is_body();
        let named = |e: &Entity| e.class == Class::Named;
        let same = |e: &Entity| compatible(e) && e.role_fit(role) == Fit::Same;
        // An office of state has one holder; other nouns fade.
        // *la présidente du syndicat* stays who she is.
        let told = |e: &Entity| {
            role.is_detailed() && e.roles.iter().any(|r| r.complement.iter().any(|w| role.complement.contains(w)))
        };
        let near = |e: &Entity| {
            let reach = if role.is_of_state() || told(e) { 80 } else { 12 };
            self.distance(id.reading, e.last_moment) <= reach
        };
        // *le président de la commission du vote*, rather than whoever presides over the party of the vote.
        let told_so = |e: &Entity| role.complement.len() > 1 && e.roles.iter().any(|r| r.tells_all(role));
        self.latest(|e| same(e) && named(e) && near(e) && told_so(e))
            .or_else(|| self.latest(|e| same(e) && named(e) && near(e)))
            .or_else(|| self.latest(|e| same(e) && !e.indefinite))
            .or_else(|| self.latest(same))
            .or_else(|| self.latest(|e| compatible(e) && named(e) && e.role_fit(role) == Fit::Alike && near(e)))
            .or_else(|| self.latest(|e| compatible(e) && !e.indefinite && e.role_fit(role) == Fit::Alike && near(e)))
    }

    /// A definite role that nobody bears yet describes whoever the text is about: *la sculptrice*, *le défenseur*.
    pub(super) fn redescribed(
        &self,
        id: NounId,
        phrase: &NounPhrase,
        role: &EntityRole,
        wanted: bool,
    ) -> Option<usize> {
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
                && self.distance(id.reading, e.last_moment) <= 6
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
        let detailed = role.is_detailed() && !demonstrative;
        // *inspiré de la chanteuse de Bahia*: in passing, somebody else.
        if detailed && !wanted && !self.opens_sentence(id) {
            return None;
        }
        // Whom the text is about stays in mind.
        let named =
            self.speakers.known.recent.iter().map(|&e| &self.speakers.entities[e]).filter(|e| e.class == Class::Named);
        let most = named.map(|e| e.mentions).max().filter(|&m| m > 4);
        let now = self.moment(id.reading);
        let fits = |e: &Entity| {
            let reach = match (wanted, Some(e.mentions) == most) {
                (true, true) => 15,
                (true, false) => 6,
                (false, _) => 4,
            };
            let near = e.last_moment.is_some() && self.distance(id.reading, e.last_moment) <= reach;
            if demonstrative && wanted {
                let person = e.class == Class::Named && e.personal || e.class == Class::Role && e.spoke.is_some();
                return person && near && !e.plural && !e.genders.and(phrase.genders).is_empty();
            }
            let salient = e.spoke.is_some()
                || e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 4)
                || self.distance(id.reading, e.last_moment) <= 1;
            let agrees = !e.genders.and(phrase.genders).is_empty() && !e.plural;
            // *la planteuse d'Agou*: with a complement only whoever was just spoken of.
            // A new paragraph may bring on somebody new, but for the first, which takes up the heading.
            let same_paragraph = near
                && e.last_moment
                    .is_some_and(|last| last.shares_paragraph(now) || last.paragraph() == 0 && now.paragraph() == 1);
            let just = (same_paragraph || !e.roles.is_empty())
                && e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 3);
            let speaking = e.spoke.is_some_and(|s| self.distance(id.reading, s) <= 1);
            let elsewhere = !speaking && e.roles.iter().any(|r| r.is_elsewhere(role));
            // *Tout cela agace Anouk Ferrier. « … », réplique la présidente de …*, but not *Le départ de Louis Ferrier
            // « … », estime la présidente de …*.
            let met = same_paragraph
                && (e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 4)
                    || self.distance(id.reading, e.last_moment) == 1);
            let new = e.roles.is_empty() && (met || role.is_former());
            // *le dirigeant* is no coach.
            let runs = !role.head_word.is_boss || !e.roles.iter().any(|r| r.category == Some(Category::Sport));
            let unheld = runs && !e.gainsays(role) && (!detailed || just || new) && !elsewhere;
            // An office of state, or a phrase seen in passing: only a plain sequel counts.
            let recent = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 4);
            let sequel = wanted && !role.is_of_state()
                || (wanted || e.genders == phrase.genders || wording::is_unsexed(document, phrase))
                    && recent
                    && (e.roles.iter().all(entity::EntityRole::is_former) || !role.is_of_state());
            // *Sami Ferrier accuse un médecin dont la star …*: not the subject of the same sentence.
            let other = wanted || e.subject_in != Some(now);
            e.class == Class::Named && e.personal && near && salient && agrees && unheld && sequel && other
        };
        // *ce chercheur au Cevipof*: the politologist rather than the politician.
        let same_sort =
            |e: &Entity| e.class == Class::Named && fits(e) && e.roles.iter().any(|r| r.category == role.category);
        let sorted =
            (demonstrative && !role.head_word.is_generic).then(|| self.best_described(id.reading, same_sort)).flatten();
        sorted.or_else(|| self.best_described(id.reading, fits))
    }

    /// *L'association … Son président*: the body to which a role belongs tells the category.
    pub(super) fn owned(&self, id: NounId, phrase: &NounPhrase) -> Option<Category> {
        let grammar = self.document.grammar;
        let role = phrase.roles.first().filter(|r| r.tokens.1 <= r.head.1)?;
        let owned = match phrase.determiner {
            Determiner::Possessive => true,
            Determiner::Definite => grammar.word_in(role.noun, words!["président", "présidente"]),
            _ => false,
        };
        let near = |e: &Entity| {
            e.class == Class::Body && e.last_moment.is_some() && self.distance(id.reading, e.last_moment) <= 1
        };
        let domain = self.latest(near).filter(|_| owned).and_then(|e| self.speakers.entities[e].domain)?;
        let noun = grammar.longest(role.head.0).0.noun(NounClass::Role)?;
        grammar.lexicon.category(noun, Some(domain))
    }

    pub(super) fn description(&mut self, id: NounId, phrase: &NounPhrase) -> usize {
        let document = self.document;
        let phrase = &*wording::unsexed(document, phrase);
        let head = wording::head_word(document, phrase);
        // *la même source*, *cette source*: whoever spoke last.
        if words!["source"].contains(&head)
            && matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative)
            && let Some(last) = self.speakers.last_speaker
        {
            return last;
        }
        let same = |e: &Entity| e.plural == phrase.plural && e.class == phrase.class && e.head == head;
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        // *notre interlocutrice*: whoever was last heard.
        let heard = |e: &Entity| {
            let person = e.class == Class::Named && e.personal || matches!(e.class, Class::Role | Class::Person);
            let near = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 2)
                || self.distance(id.reading, e.last_moment) <= 1;
            person && near && !e.plural && !e.genders.and(phrase.genders).is_empty()
        };
        if wording::is_interviewee(document, phrase, head)
            && let Some(entity) = self.best_described(id.reading, heard)
        {
            return entity;
        }
        if !definite {
            return self.add(phrase);
        }
        if let Some(entity) = self.of_couple(id, phrase, head) {
            return entity;
        }
        // *l'entourage de M. Morin* describes nobody who was named.
        let detailed = words!["entourage", "famille", "équipe", "camp", "clan", "couple", "proche"].contains(&head)
            && (phrase.head + 1..phrase.tokens.1).any(|i| document.grammar.word_in(i, words!["de", "du", "des", "d'"]));
        if phrase.class == Class::Person && !phrase.plural && !detailed {
            if let Some(entity) = self.latest(|e| same(e) && self.distance(id.reading, e.last_moment) <= 12) {
                return entity;
            }
            // *l'intéressée*: whoever the whole text is about.
            let reach = if wording::is_neutral(document, phrase) { 25 } else { 8 };
            let now = self.moment(id.reading);
            let fits = |e: &Entity| {
                let near = e.last_moment.is_some() && self.distance(id.reading, e.last_moment) <= reach;
                // *Une voisine est venue … La sexagénaire …*
                let subject = e.subject_in.is_some_and(|s| s != now && self.distance(id.reading, s) <= 1);
                let person = e.class == Class::Named && e.personal
                    || matches!(e.class, Class::Role | Class::Person) && (e.spoke.is_some() || subject);
                let agrees = !e.plural && !e.genders.and(phrase.genders).is_empty();
                person && near && agrees && (!wording::is_standing(head) || !e.holds_office())
            };
            // *le candidat centriste, Olivier Vernet … le centriste*
            let told = |e: &Entity| {
                e.descriptions.contains(&head)
                    || e.class == Class::Named && e.personal && e.roles.iter().any(|r| r.complement.contains(&head))
            };
            let described = self.latest(|e| told(e) && !e.genders.and(phrase.genders).is_empty() && !e.plural);
            // *l'intéressée*, *le Brésilien* means somebody by name rather than *un supporter*.
            let demonym = document.grammar.is(phrase.head, Classes::DEMONYM);
            let says_little = wording::is_neutral(document, phrase) || demonym;
            let aged = wording::is_age(document, phrase);
            let newcomer = self
                .best_described(id.reading, |e| e.class != Class::Named && e.subject_in.is_some() && fits(e))
                .and_then(|e| self.speakers.entities[e].subject_in)
                .filter(|&s| aged && self.distance(id.reading, s) <= 1);
            let named = || {
                let named = |e: &Entity| {
                    e.class == Class::Named && fits(e) && newcomer.is_none_or(|s| e.subject_in.max(e.spoke) > Some(s))
                };
                says_little.then(|| self.best_described(id.reading, named)).flatten()
            };
            let best = described.or_else(named).or_else(|| self.best_described(id.reading, fits));
            if let Some(entity) = best {
                self.speakers.entities[entity].describe(head);
                return entity;
            }
        }
        self.latest(same).unwrap_or_else(|| self.add(phrase))
    }

    /// *Odile et Marcel Vannier … fustige le grand-père*: of those who spoke as one, whom the noun's gender tells.
    fn of_couple(&self, id: NounId, phrase: &NounPhrase, head: WordKey) -> Option<usize> {
        let kin = words![
            "père", "mère", "grand-père", "grand-mère", "mari", "femme", "époux", "épouse", "frère", "sœur", "oncle",
            "tante", "compagnon", "compagne",
        ];
        if phrase.plural || !kin.contains(&head) {
            return None;
        }
        let near = |e: &Entity| e.spoke.is_some_and(|s| self.distance(id.reading, s) <= 4);
        let group = self.latest(|e| e.plural && e.class == Class::Person && near(e))?;
        let mentions = || self.speakers.mentions.iter().rev().take(64);
        let together = mentions().find(|m| m.entity as usize == group)?;
        let of_them = |m: &&Named| {
            let e = &self.speakers.entities[m.entity as usize];
            m.entity != together.entity
                && (together.start..=together.end).contains(&m.start)
                && m.end <= together.end
                && !e.genders.and(phrase.genders).is_empty()
        };
        mentions().find(of_them).map(|m| m.entity as usize)
    }

    pub(super) fn body(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let words = wording::body_words(document, phrase);
        let document_class = phrase.class == Class::Document;
        if phrase.determiner == Determiner::Indefinite && phrase.class != Class::Place && !document_class {
            return wanted.then(|| self.add(phrase));
        }
        // *a réagi le ministère dans un communiqué*: whoever speaks in the sentence issues the document.
        let issuer = self
            .speakers
            .last_source
            .filter(|&(m, _)| document_class && m == self.moment(id.reading) && document.nominal(id).governed)
            .map(|(_, e)| e);
        if document_class && matches!(phrase.determiner, Determiner::Indefinite | Determiner::Possessive) {
            let entity = self.add(phrase);
            self.speakers.entities[entity].issuer = issuer;
            return Some(entity);
        }
        // *le texte*, *le document*: whatever was written last.
        let generic = document_class
            && words!["texte", "document", "écrit", "missive", "publication", "pièce"]
                .contains(&wording::head_word(document, phrase));
        let near = |e: &Entity| {
            e.class == Class::Document && e.last_moment.is_some() && self.distance(id.reading, e.last_moment) <= 8
        };
        if generic
            && let Some(entity) = self
                .latest(|e| near(e) && e.issuer.is_some())
                .or_else(|| self.latest(|e| near(e) && !words!["mot"].contains(&e.head)))
        {
            return Some(entity);
        }
        let others = wording::any_body(&words)
            .filter(|_| phrase.determiner == Determiner::Definite && phrase.class == Class::Body);
        match self.latest_of(&self.speakers.known.bodies(&words), |e| e.fits_body(&words, phrase)) {
            Some(entity) => {
                self.join(entity, phrase);
                Some(entity)
            }
            // *l'organisation*, *le groupe*: a noun that says little takes up the body that the text spoke of.
            None if others.is_some() => {
                let near = |e: &Entity| {
                    e.class == Class::Body
                        && e.last_moment.is_some()
                        && self.distance(id.reading, e.last_moment) <= 4
                        && !e.plural
                        && !e.genders.is_empty()
                        && e.domain.is_none_or(|d| others.is_none_or(|o| !o.contains(&d)))
                };
                // *… remise à la Bourse. Le groupe affirme …*: whoever does something rather than who is named beside.
                let active = |e: &Entity| near(e) && e.subject_in.max(e.spoke).is_some();
                let known = self.latest(active).or_else(|| self.latest(near));
                let last = known.map_or(0, |e| self.speakers.entities[e].last_place);
                let known = self.body_of_role(id, last, others.unwrap_or_default()).or(known);
                Some(known.unwrap_or_else(|| self.add(phrase)))
            }
            // *l'hebdomadaire Ouest Hebdo … Selon le magazine*
            None if wording::is_any_outlet(&words) && phrase.determiner == Determiner::Definite => {
                let outlet = |e: &Entity| {
                    e.is_body()
                        && self.distance(id.reading, e.last_moment) <= 6
                        && e.name_words.len() > 1
                        && wording::is_any_outlet(&e.name_words[..1])
                };
                let known = self.latest(outlet);
                Some(known.unwrap_or_else(|| self.add(phrase)))
            }
            None if let Some(person) = self.authority(id, phrase) => Some(person),
            None => Some(self.add(phrase)),
        }
    }

    /// *le préfet … l’autorité a promis*, *l’autorité préfectorale*: the official who was just spoken of.
    fn authority(&self, id: NounId, phrase: &NounPhrase) -> Option<usize> {
        use Category::{HeadOfGovernment, HeadOfState, LocalOfficial, Military, Minister};
        let grammar = self.document.grammar;
        let means_one = grammar.word_in(phrase.head, words!["autorité"])
            && !grammar.is_capital(phrase.head)
            && grammar.longest(phrase.head).1 == 1
            && phrase.tokens.1 <= phrase.head + 2
            && !phrase.plural
            && matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        let official = |e: &Entity| {
            let office = |c| matches!(c, Some(HeadOfGovernment | HeadOfState | LocalOfficial | Military | Minister));
            matches!(e.class, Class::Named | Class::Role)
                && !e.plural
                && e.roles.iter().any(|r| office(r.category))
                && e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 3)
        };
        means_one.then(|| self.best_described(id.reading, official)).flatten()
    }

    /// *dit la présidente de Rivages Vifs, dont l’association …*: the body, named only in a role, of whoever just spoke.
    fn body_of_role(&mut self, id: NounId, last: usize, others: &[Domain]) -> Option<usize> {
        let document = self.document;
        let grammar = document.grammar;
        let leader = self.latest(|e| {
            matches!(e.class, Class::Named | Class::Role)
                && e.last_place > last
                && e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 1)
        })?;
        let role = self.speakers.entities[leader].roles.last()?;
        let ((_, head), (_, end)) = (document.tokens(role.head)?, document.tokens(role.span)?);
        let of = (head..end).find(|&i| grammar.word_in(i, words!["de", "du", "d'", "des"]))?;
        let start = (of + 1..end).find(|&i| !grammar.is(i, Classes::DETERMINER))?;
        let name = (start, end);
        let named = grammar.is_capital(start)
            && grammar.entry(start).place.is_none()
            && !grammar.is(start, Classes::GIVEN_NAME | Classes::COUNTRY);
        let domain = grammar.domain(name).or(grammar.entry(start).domain);
        if !named || domain.is_some_and(|d| others.contains(&d)) {
            return None;
        }
        let words = wording::words(document, name);
        let same = |e: &Entity| e.name_words == words && (e.is_body() || e.class == Class::Named && !e.personal);
        Some(self.latest(same).unwrap_or_else(|| self.enter(Entity::called(document, name))))
    }
}
