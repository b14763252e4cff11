//! The sections of a lexicon: what they are called, what their entries look like, and what reads them.

use super::line::{Line, entry_on};
use super::words::Words;
use super::{abbreviations, grammar, names, nouns, verbs};

/// Entries of one sort.
#[derive(Debug)]
pub(super) struct Section {
    /// As it stands in a header: `[cue verbs]`.
    pub(super) name: &'static str,
    /// The names of the fields, in order.
    pub(super) fields: &'static [&'static str],
    /// How many of them an entry must have.
    pub(super) required: usize,
    /// The last field holds the rest of the line, `|` and all.
    pub(super) open: bool,
    /// The built-in French file.
    pub(super) text: &'static str,
    pub(super) reads: Reads,
}

/// What becomes of an entry.
#[derive(Debug)]
pub(super) enum Reads {
    /// It is entered into the words; `None` if it noted a fault.
    Words(fn(&mut Line<'_>, &mut Words) -> Option<()>),
    /// It is a rule, and no word.
    Rule,
}

/// One row of [`SECTIONS`]; the last fields may be put in brackets, and then be left out.
macro_rules! section {
    ($name:literal, $file:literal, [$($field:literal),+] $(, [$($optional:literal),+])?, $read:path) => {
        Section {
            name: $name,
            fields: &[$($field),+ $(, $($optional),+)?],
            required: [$($field),+].len(),
            open: false,
            text: include_str!(concat!("fr/", $file)),
            reads: Reads::Words($read),
        }
    };
}

/// Every section, in the order in which they are read: verbs first, since locutions lean on their forms.
pub(super) static SECTIONS: [Section; 20] = [
    section!("cue verbs", "cue_verbs.txt", ["lemma", "conjugation", "frames", "stance"], verbs::cue_verb),
    section!("verbs", "verbs.txt", ["lemma", "conjugation"], verbs::plain_verb),
    section!("roles", "roles.txt", ["masculine", "feminine", "category"], ["overrides"], nouns::role),
    section!("persons", "persons.txt", ["masculine", "feminine", "category"], ["remark"], nouns::person),
    section!("bodies", "bodies.txt", ["noun", "gender", "kind"], nouns::body),
    section!("documents", "documents.txt", ["noun", "gender"], nouns::document),
    section!("kinds", "kinds.txt", ["word", "kind"], nouns::kind),
    section!("cue nouns", "cue_nouns.txt", ["noun", "gender", "frame"], nouns::cue_noun),
    section!("cue prepositions", "cue_prepositions.txt", ["preposition", "stance", "side"], grammar::cue_preposition),
    section!("media", "media.txt", ["name", "gender"], names::media),
    section!("titles", "titles.txt", ["form", "gender", "number", "category"], names::title),
    section!("given names", "given_names.txt", ["given name", "gender"], names::given_name),
    section!("kind adjectives", "kind_adjectives.txt", ["masculine", "feminine", "kind"], nouns::kind_adjective),
    section!("demonyms", "demonyms.txt", ["masculine", "feminine", "place"], names::demonym),
    section!("places", "places.txt", ["name", "gender", "kind"], names::place),
    section!("function words", "function_words.txt", ["word", "classes"], grammar::function_word),
    section!("particles", "particles.txt", ["particle", "position"], names::particle),
    section!("nouns in -ment", "nouns_ment.txt", ["noun"], grammar::noun_in_ment),
    section!("abbreviations", "abbreviations.txt", ["abbreviation", "sequel"], abbreviations::abbreviation),
    // What is built in of rules is no file: see `attribution`.
    Section { name: "rules", fields: &["id", "pattern"], required: 2, open: true, text: "", reads: Reads::Rule },
];

/// Room for the words of all of them, so that nothing grows while they are entered.
pub(super) const FRENCH_WORDS: usize = 220_000;

/// The cue verbs and the other verbs, among [`SECTIONS`].
pub(super) const VERBS: [SectionId; 2] = [SectionId(0), SectionId(1)];

/// The abbreviations, among [`SECTIONS`]; [`Abbreviations`](super::Abbreviations) holds them.
pub(super) const ABBREVIATIONS: SectionId = SectionId(18);

/// The pattern rules, among [`SECTIONS`]; they are no words.
pub(super) const RULES: SectionId = SectionId(19);

/// The place of a section among [`SECTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SectionId(u8);

impl SectionId {
    pub(super) fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..SECTIONS.len()).map(|index| Self(index as u8))
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::all().find(|id| id.section().name == name)
    }

    pub(super) fn index(self) -> usize {
        self.0.into()
    }

    pub(super) fn section(self) -> &'static Section {
        &SECTIONS[self.index()]
    }
}

impl Section {
    /// The built-in entries.
    pub(super) fn french(&self) -> impl Iterator<Item = &'static str> {
        self.text.lines().filter_map(entry_on)
    }

    /// Enters an entry. A file is checked before it becomes a layer, and the built-in files by the tests, so that a
    /// fault here is a bug.
    pub(super) fn enter(&'static self, entry: &str, words: &mut Words) {
        let Reads::Words(read) = self.reads else { return };
        let mut line = Line::new(self, entry, entry).unwrap_or_else(|fault| panic!("{entry}: {fault:?}"));
        read(&mut line, words).unwrap_or_else(|| panic!("{entry}: {:?}", line.faults));
    }

    /// What an entry looks like: `` `masculine | feminine | category` ``.
    pub(super) fn pattern(&self) -> String {
        let pattern = self.fields[..self.required].join(" | ");
        let optional = self.fields[self.required..].iter().map(|field| format!(", perhaps ` | {field}`"));
        optional.fold(format!("`{pattern}`"), |pattern, field| pattern + &field)
    }

    /// What stands for an entry where it is overridden or removed: its first spelling.
    pub(super) fn key<'a>(&self, entry: &'a str) -> &'a str {
        let mut fields = entry.split('|').map(str::trim);
        let first = fields.next().unwrap_or_default();
        if self.fields[0] != "masculine" {
            return first.split(',').next().unwrap_or_default().trim();
        }
        // *- | ballerine*: no masculine.
        let forms = if first == "-" { fields.next().unwrap_or_default() } else { first };
        forms.split(['/', ',']).next().unwrap_or_default().trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_first_spelling() {
        let key = |section, entry| SectionId::named(section).unwrap().section().key(entry);
        assert_eq!(key("cue verbs", "faire valoir | faire | que | states"), "faire valoir");
        assert_eq!(key("roles", "auteur | auteure/autrice | artist"), "auteur");
        assert_eq!(key("roles", "- | bonne sœur,bonnes sœurs | religious"), "bonne sœur");
        assert_eq!(key("persons", "SDF,SDF | SDF,SDF | citizen"), "SDF");
        assert_eq!(key("media", "Le Vif/L'Express | m"), "Le Vif/L'Express");
    }

    #[test]
    fn sections_are_where_they_are_looked_for() {
        assert_eq!(VERBS.map(|id| id.section().name), ["cue verbs", "verbs"]);
        assert_eq!(ABBREVIATIONS.section().name, "abbreviations");
        assert_eq!(RULES.section().name, "rules");
    }
}
