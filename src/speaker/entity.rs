//! One source as the text builds it up: its names, roles and forms.

use smallvec::{SmallVec, smallvec};

use super::moment::Moment;
use super::wording::{HeadWord, Name, Trade, bare, body_words, head_word, roles, words};
use crate::Span;
use crate::document::Document;
use crate::extraction::Category;
use crate::key::WordKey;
use crate::lexicon::{Domain, Genders};
use crate::phrase::{Class, Determiner, NounPhrase};

/// A role of an entity.
#[derive(Clone, Debug)]
pub(super) struct EntityRole {
    pub(super) span: Span,
    /// How many words and signs it has.
    pub(super) length: usize,
    /// Its head noun.
    pub(super) head: Span,
    pub(super) head_word: HeadWord,
    /// The words of its complement, without articles and prepositions.
    pub(super) complement: Name,
    /// What it is about: its complement, and that of a noun of several words, *ministre des Sports*.
    pub(super) about: Name,
    /// Its complement follows without a preposition and says of what colour: *l’élue écologiste*, *le délégué CGT*.
    pub(super) is_qualified: bool,
    /// Its complement tells a country, and whether nothing else: *la chercheuse norvégienne*.
    pub(super) origin: Origin,
    pub(super) category: Option<Category>,
    /// An adjective says that it is over: *l'ancien maire*.
    pub(super) former: bool,
}

/// What the complement of a role says of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    None,
    /// *ministre français de la Santé*
    Among,
    /// *la chercheuse norvégienne*
    Only,
}

/// How well two roles go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The same noun, and nothing gainsays.
    Same,
    /// Another noun for the same office: *le chef de l'État* for *le président*.
    Alike,
    None,
}

/// Nobody holds more offices in one text; each is compared with every role that comes.
const MOST_ROLES: usize = 64;

#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) class: Class,
    /// The fullest form, without determiner and role.
    pub(super) name: Span,
    /// For a body, the sphere that its name tells.
    pub(super) domain: Option<Domain>,
    pub(super) name_words: Name,
    pub(super) head: WordKey,
    pub(super) roles: SmallVec<[EntityRole; 1]>,
    pub(super) genders: Genders,
    pub(super) plural: bool,
    pub(super) indefinite: bool,
    /// A body whose kind and whose name the text tells: *le groupe Novéa*.
    pub(super) is_called: bool,
    /// Another entity that it has turned out to be.
    pub(super) same: Option<usize>,
    /// For a document, the source that issues it.
    pub(super) issuer: Option<usize>,
    /// Surely a person by name.
    pub(super) personal: bool,
    pub(super) category: Option<Category>,
    pub(super) acronym: Option<WordKey>,
    /// What it is called besides: *dit « Hemetti »*.
    pub(super) nickname: Option<Name>,
    /// Forms that name it.
    pub(super) forms: SmallVec<[Span; 1]>,
    /// How often it was named.
    pub(super) mentions: usize,
    /// Nouns without function by which it was taken up: *accusé*, *septuagénaire*.
    pub(super) descriptions: Vec<WordKey>,
    /// Where in the text it was last named outside marks, and in which sentence.
    pub(super) last_place: usize,
    pub(super) last_moment: Option<Moment>,
    /// The last sentence whose subject it was.
    pub(super) subject_in: Option<Moment>,
    /// The last sentence in which it spoke.
    pub(super) spoke: Option<Moment>,
}

impl EntityRole {
    /// *l'ancien maire*: what somebody was speaks against nothing that he is.
    pub(super) fn is_former(&self) -> bool {
        self.head_word.text.starts_with("ancien") || self.head_word.text.starts_with("ex-") || self.former
    }

    pub(super) fn is_of_state(&self) -> bool {
        matches!(self.category, Some(Category::HeadOfState | Category::HeadOfGovernment | Category::Minister))
    }

    /// Nobody is called magistrate or officer who was not brought on as one.
    pub(super) fn is_of_justice(&self) -> bool {
        matches!(self.category, Some(Category::Judiciary | Category::Police))
    }

    pub(super) fn is_lawyer(&self) -> bool {
        self.head_word.trade == Trade::Lawyer
    }

    pub(super) fn has_complement(&self) -> bool {
        !self.complement.is_empty()
    }

    /// Whether the complement describes an office rather than where somebody is from.
    pub(super) fn is_detailed(&self) -> bool {
        self.has_complement() && (self.origin != Origin::Only || self.is_of_state())
    }

    /// *la chercheuse norvégienne* may well be *la neurologue de Bergen*: a country says nothing against an office for
    /// which none was told.
    fn gainsays(&self, other: &Self) -> bool {
        let adds_origin = |a: &Self, b: &Self| a.origin == Origin::Only && b.origin == Origin::None && !b.is_of_state();
        self.has_complement()
            && other.has_complement()
            && !self.complement.iter().any(|w| other.complement.contains(w))
            && !(adds_origin(self, other) || adds_origin(other, self))
    }

    /// Whether the complement has every word of the other.
    pub(super) fn tells_all(&self, other: &Self) -> bool {
        other.complement.iter().all(|w| self.complement.contains(w))
    }

    /// Whether both lead something, and not the same: *le directeur du port*, *le président de l'amicale*.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        let leads = |r: &Self| {
            let leading = matches!(r.category, Some(Category::Executive | Category::Party));
            leading && r.is_detailed() && !r.is_former() && !r.head_word.is_generic
        };
        leads(self) && leads(other) && !self.complement.iter().any(|w| other.complement.contains(w))
    }

    /// The sorts of office for which a noun that says little may stand: *l'élue* is no trainer.
    pub(super) fn covers(&self, category: Option<Category>) -> bool {
        use Category::{
            Academic, Artist, Citizen, HeadOfGovernment, HeadOfState, Journalist, Judiciary, Legislator, LocalOfficial,
            Minister, Other, Party, Sport,
        };
        match &*self.head_word.text {
            "élu" | "élue" => matches!(
                category,
                None | Some(LocalOfficial | Legislator | Party | Minister | HeadOfState | HeadOfGovernment)
            ),
            "édile" => matches!(category, None | Some(LocalOfficial)),
            // *le dirigeant* is no coach, *le patron* no player.
            "dirigeant" | "dirigeante" | "patron" | "patronne" => {
                !matches!(category, Some(Citizen | Sport | Artist | Journalist | Judiciary | Academic))
            }
            "spécialiste" | "expert" | "experte" => matches!(category, None | Some(Academic | Other)),
            "auteur" | "auteure" | "autrice" => matches!(category, None | Some(Artist | Academic | Journalist)),
            _ => !matches!(category, Some(Citizen)),
        }
    }
}

/// The sphere that the name of a body tells.
fn domain(document: &Document<'_>, name: (usize, usize)) -> Option<Domain> {
    document.grammar.domain(name).or(document.grammar.entry(name.0).domain)
}

impl Entity {
    pub(super) fn new(document: &Document<'_>, phrase: &NounPhrase) -> Self {
        let name = phrase.name.unwrap_or_else(|| bare(document, phrase));
        let body = matches!(phrase.class, Class::Body | Class::Place | Class::Document);
        Self {
            class: phrase.class,
            name: document.span(name),
            domain: if body { domain(document, name) } else { None },
            name_words: if body { body_words(document, phrase) } else { words(document, name) },
            head: head_word(document, phrase),
            roles: roles(document, phrase),
            genders: phrase.genders,
            plural: phrase.plural,
            indefinite: phrase.determiner == Determiner::Indefinite,
            is_called: body && phrase.name.is_some(),
            same: None,
            issuer: None,
            personal: phrase.personal,
            category: phrase.category,
            acronym: phrase.acronym.map(|a| document.grammar.key(a)),
            forms: smallvec![document.span(name)],
            nickname: None,
            mentions: 0,
            descriptions: Vec::new(),
            last_place: document.place(phrase.tokens.0),
            last_moment: None,
            subject_in: None,
            spoke: None,
        }
    }

    /// A body of which only the name is known.
    pub(super) fn called(document: &Document<'_>, name: (usize, usize)) -> Self {
        let blank = document.grammar.blank(name.0, name.1, Class::Body);
        Self::new(document, &NounPhrase { name: Some(name), ..blank })
    }

    /// Notes a form that names it, if it is none of those noted last.
    pub(super) fn add_form(&mut self, text: &str, form: Span) {
        if !self.forms.iter().rev().take(8).any(|known| known.of(text) == form.of(text)) {
            self.forms.push(form);
        }
    }

    /// Notes a noun by which it was taken up.
    pub(super) fn describe(&mut self, noun: WordKey) {
        if !self.descriptions.contains(&noun) {
            self.descriptions.push(noun);
        }
    }

    pub(super) fn is_body(&self) -> bool {
        matches!(self.class, Class::Body | Class::Place | Class::Document)
    }

    /// Whether a name may be a form of this one's: all words of the shorter in the longer, the surname among them.
    pub(super) fn fits_name(&self, other: &[WordKey]) -> bool {
        if self.class != Class::Named || self.plural || other.is_empty() || self.name_words.is_empty() {
            return false;
        }
        if self.nickname.as_deref() == Some(other) {
            return true;
        }
        let (short, long) = if other.len() <= self.name_words.len() {
            (other, self.name_words.as_slice())
        } else {
            (self.name_words.as_slice(), other)
        };
        if short == long {
            return true;
        }
        // *Dupont* or *Marie* of *Marie Dupont*, *Kyelem de Tambela* of *Apollinaire Kyelem de Tambela*.
        long.ends_with(short)
            || long.starts_with(short)
            || long.windows(short.len()).any(|w| w == short)
            || short.len() >= 2 && short.first() == long.first() && short.last() == long.last()
    }

    /// Whether a body's name is this one's: the same words, its acronym, its first words.
    pub(super) fn fits_body(&self, other: &[WordKey], phrase: &NounPhrase) -> bool {
        if !self.is_body()
            || self.plural != phrase.plural
            || other.is_empty()
            || self.name_words.is_empty()
            || (self.class == Class::Document) != (phrase.class == Class::Document)
        {
            return false;
        }
        if self.name_words[..] == *other || self.acronym == Some(other[0]) && other.len() == 1 {
            return true;
        }
        let definite = !matches!(phrase.determiner, Determiner::Indefinite);
        definite && (self.name_words.starts_with(other) || other.starts_with(&self.name_words))
    }

    /// Takes a further form of the same person.
    pub(super) fn join(&mut self, document: &Document<'_>, phrase: &NounPhrase) {
        self.personal |= phrase.personal;
        for role in roles(document, phrase) {
            let known = self.roles.iter().any(|r| {
                r.head_word.key == role.head_word.key && (r.complement == role.complement || role.complement.is_empty())
            });
            if !known && self.roles.len() < MOST_ROLES {
                self.roles.push(role);
            }
        }
        if let Some(name) = phrase.name {
            let new = words(document, name);
            if self.class != Class::Named || new.len() > self.name_words.len() {
                self.name = document.span(name);
                self.name_words = new;
            }
            self.class = Class::Named;
            self.add_form(document.text(), document.span(name));
        }
        let both = self.genders.and(phrase.genders);
        if !both.is_empty() {
            self.genders = both;
        }
        if phrase.determiner != Determiner::Indefinite {
            self.indefinite = false;
        }
        if self.category.is_none() || self.category == Some(Category::Other) && phrase.category.is_some() {
            self.category = phrase.category.or(self.category);
        }
        if self.roles.len() == 1 && self.roles[0].category.is_some() {
            self.category = self.roles[0].category;
        }
    }

    /// Gives the role that stands there its category.
    pub(super) fn settle(&mut self, role: Span, category: Category) {
        if let Some(role) = self.roles.iter_mut().find(|r| r.span == role) {
            role.category = Some(category);
        }
    }

    pub(super) fn join_body(&mut self, document: &Document<'_>, phrase: &NounPhrase) {
        let name = phrase.name.unwrap_or_else(|| bare(document, phrase));
        let new = body_words(document, phrase);
        let called = phrase.name.is_some();
        let fuller = new.len() > self.name_words.len() && self.acronym.is_none() && called == self.is_called;
        let first = called && !self.is_called;
        self.is_called |= called;
        if fuller || first {
            self.name = document.span(name);
            self.domain = domain(document, name);
            self.name_words = new;
        }
        if let Some(acronym) = phrase.acronym {
            self.acronym = Some(document.grammar.key(acronym));
        }
        self.add_form(document.text(), document.span(name));
    }

    /// The category that its roles give: of the fullest one that is no general noun; an office of state before a trade.
    pub(super) fn role_category(&self) -> Option<Category> {
        if self.is_body() {
            return None;
        }
        let rank = |r: &&EntityRole| {
            let office = match r.category {
                Some(Category::HeadOfState | Category::HeadOfGovernment) => 5,
                Some(Category::Minister) => 4,
                Some(Category::Legislator | Category::Diplomat | Category::Spokesperson) => 3,
                None | Some(Category::Other | Category::Citizen) => 0,
                Some(Category::Executive) => 1,
                _ => 2,
            };
            (
                !r.head_word.is_generic && !matches!(r.category, Some(Category::Other | Category::Citizen)),
                !r.is_former(),
                office.min(4),
                r.has_complement(),
                office,
            )
        };
        // *le président* says nothing besides *le président de l'association*, *le président fondateur*.
        let presides = |r: &EntityRole| r.head_word.text.starts_with("président");
        let told = |r: &&EntityRole| {
            let fuller = |o: &EntityRole| o.head_word.key == r.head_word.key && !o.complement.is_empty();
            let elsewhere = |o: &EntityRole| {
                presides(o) && o.category == Some(Category::Executive) && &*o.head_word.text != "président"
            };
            let by_default = presides(r) && r.category == Some(Category::HeadOfState);
            !r.complement.is_empty() || !self.roles.iter().any(|o| fuller(o) || by_default && elsewhere(o))
        };
        self.roles.iter().filter(told).max_by_key(rank)?.category
    }

    /// Whether it holds an office that *l'accusé* or *la riveraine* does not.
    pub(super) fn holds_office(&self) -> bool {
        self.roles.iter().any(|r| {
            r.head_word.text.starts_with("président")
                || matches!(
                    r.category,
                    Some(Category::Judiciary | Category::Police | Category::Military | Category::Academic)
                )
        })
    }

    pub(super) fn is_lawyer_by_title(&self) -> bool {
        self.roles.is_empty() && self.category == Some(Category::Judiciary)
    }

    /// Whether what is known of this person speaks against a further role: an office of another sort.
    pub(super) fn gainsays(&self, role: &EntityRole) -> bool {
        let firm = |c: Option<Category>| !matches!(c, None | Some(Category::Other | Category::Citizen));
        if role.is_former() {
            return false;
        }
        let rival = |r: &EntityRole| {
            r.category == role.category && r.head_word.trade != role.head_word.trade && !role.head_word.is_generic
        };
        // *Me* before a name makes a lawyer.
        let lawyer = self.is_lawyer_by_title();
        // *Me Kyelem* may hold an office of state.
        if self.roles.iter().any(rival) || lawyer && !role.is_of_state() && role.head_word.trade != Trade::Lawyer {
            return true;
        }
        let present = |r: &&EntityRole| !r.is_former();
        // *la cheffe de la délégation* may be a diplomat.
        let vague = |r: &EntityRole| {
            r.head_word.is_generic && (r.complement.is_empty() || r.category == Some(Category::Executive))
        };
        !role.head_word.is_generic
            && firm(role.category)
            && self.roles.iter().filter(present).any(|r| firm(r.category) && !vague(r))
            && !self.roles.iter().any(|r| r.category == role.category)
    }

    pub(super) fn role_fit(&self, role: &EntityRole) -> Fit {
        // *Me Joanna Ricci* is *l'avocate* without being called so, *Aude Stern, de l’Université de Lyon,* *la chercheuse*.
        let by_title = self.category == Some(Category::Judiciary) && role.head_word.trade == Trade::Lawyer;
        let by_place = self.category == Some(Category::Academic)
            && role.category == Some(Category::Academic)
            && !role.has_complement();
        if self.roles.is_empty() && self.class == Class::Named && (by_title || by_place) {
            return Fit::Same;
        }
        let mut fit = Fit::None;
        for own in &self.roles {
            if own.gainsays(role) {
                continue;
            }
            // *le chef de l'État* leads no movement: *le chef de la Ligue des deux rives*.
            let leads = own.head_word.is_generic && own.has_complement() && own.origin != Origin::Only;
            if leads && role.is_of_state() && own.head_word.key != role.head_word.key {
                continue;
            }
            // *la bourgmestre* for *bourgmestre faisant fonction*, *l’édile* for *le maire*
            let mayors = [role, own].iter().all(|r| r.head_word.trade == Trade::Mayor);
            if own.head_word.key == role.head_word.key || mayors {
                return Fit::Same;
            }
            let office =
                matches!(role.category, Some(Category::HeadOfState | Category::HeadOfGovernment | Category::Minister));
            // *le magistrat* for *le procureur*: another noun of the same sort, said without complement.
            let shared = !role.is_detailed() || own.complement.iter().any(|w| role.complement.contains(w));
            // Many artists, athletes and company heads may stand in one text: their nouns do not stand for each other.
            let exchangeable = !matches!(
                role.category,
                None | Some(
                    Category::Other
                        | Category::Citizen
                        | Category::Artist
                        | Category::Sport
                        | Category::Journalist
                        | Category::Executive
                )
            );
            let coaches = [role, own].iter().all(|r| r.head_word.trade == Trade::Coach);
            let bosses = own.head_word.is_boss && role.head_word.is_boss;
            let sort = shared && (exchangeable || coaches || bosses) && own.head_word.trade == role.head_word.trade;
            // *la dirigeante de la CGT* for *la secrétaire générale de la CGT*
            // *le patron du sport norvégien* for *le ministre des Sports*
            let general = role.head_word.is_generic && own.about.iter().any(|w| role.complement.contains(w));
            let arms = |c: Option<Category>| matches!(c, Some(Category::Police | Category::Military));
            let same_office = (office || sort)
                && (coaches || own.category == role.category || arms(own.category) && arms(role.category))
                || general;
            let short = role.complement.is_empty() && own.head_word.contains(&role.head_word);
            if same_office || short {
                fit = Fit::Alike;
            }
        }
        fit
    }
}
