//! Reads the text files of the lexicon: one entry a line, fields between ` | `, `#` before a comment.

use std::collections::HashMap;

use super::conjugation;
use super::{Analysis, Classes, Domain, Frames, Genders, Lexicon, Noun, NounClass, Sense, Verb, WordId};
use crate::extraction::{Category, Stance};

/// A file of the lexicon: its name, its text, and what reads a line of it.
type File = (&'static str, &'static str, fn(&mut Lexicon, &[&str]) -> Result<(), String>);

macro_rules! file {
    ($name:literal, $read:path) => {
        ($name, include_str!(concat!("fr/", $name)), $read)
    };
}

/// The verbs come first, since locutions lean on their forms.
const FILES: [File; 16] = [
    file!("cue_verbs.txt", cue_verb),
    file!("verbs.txt", plain_verb),
    file!("roles.txt", role),
    file!("persons.txt", person),
    file!("bodies.txt", body),
    file!("documents.txt", document),
    file!("kinds.txt", domain),
    file!("cue_nouns.txt", cue_noun),
    file!("cue_prepositions.txt", cue_preposition),
    file!("media.txt", media),
    file!("titles.txt", title),
    file!("given_names.txt", given_name),
    file!("kind_adjectives.txt", domain_adjective),
    file!("demonyms.txt", demonym),
    file!("places.txt", place),
    file!("function_words.txt", function_word),
];

const PARTICLES: File = file!("particles.txt", particle);
const NOUNS_IN_MENT: File = file!("nouns_ment.txt", noun_in_ment);

/// The built-in lexicon. Its files are ours and tested, so that a fault in them is a bug.
pub(super) fn french() -> Lexicon {
    let mut lexicon = Lexicon::empty();
    for (name, text, read) in FILES.into_iter().chain([PARTICLES, NOUNS_IN_MENT]) {
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            if let Err(fault) = read(&mut lexicon, &fields) {
                panic!("{name}:{}: {fault}: {line}", number + 1);
            }
        }
    }
    alias_bare_capitals(&mut lexicon.words);
    lexicon.join_common();
    alias_bare_capitals(&mut lexicon.proper);
    for verb in &mut lexicon.verbs {
        verb.senses.sort_by_key(|s| std::cmp::Reverse((s.rest.len(), s.reflexive)));
    }
    lexicon
}

fn field<'a>(fields: &[&'a str], index: usize, name: &str) -> Result<&'a str, String> {
    fields.get(index).copied().ok_or_else(|| format!("expected a field {name}"))
}

fn cue_verb(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let lemma = fields[0];
    let class = field(fields, 1, "conjugation")?;
    let mut frames = Frames::default();
    for name in field(fields, 2, "frames")?.split_whitespace() {
        frames |= match name {
            "incise" => Frames::INCISE,
            "que" => Frames::QUE,
            "de" => Frames::DE,
            "inf" => Frames::INF,
            "colon" => Frames::COLON,
            "fragment" => Frames::FRAGMENT,
            "weak" => Frames::WEAK,
            "nonspeech" => Frames::NONSPEECH,
            _ => return Err(format!("unknown frame `{name}`")),
        };
    }
    let stance = stance(field(fields, 3, "stance")?)?;
    let bare = lemma.strip_prefix("se ").or_else(|| lemma.strip_prefix("s'"));
    let mut words = bare.unwrap_or(lemma).split_whitespace();
    let base = words.next().ok_or("expected a verb")?;
    let rest = super::phrase_words(&words.collect::<Vec<_>>().join(" ")).into_iter().map(|w| lexicon.intern(w)).collect();
    let verb = lexicon.conjugated(base, class)?;
    let sense = Sense { lemma: lemma.into(), reflexive: bare.is_some(), rest, frames, stance };
    lexicon.verbs[verb as usize].senses.push(sense);
    Ok(())
}

fn plain_verb(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let lemma = fields[0].strip_prefix("se ").or_else(|| fields[0].strip_prefix("s'")).unwrap_or(fields[0]);
    lexicon.conjugated(lemma, field(fields, 1, "conjugation")?).map(drop)
}

impl Lexicon {
    /// The number of a verb; its forms are entered when it is first met.
    fn conjugated(&mut self, base: &str, class: &str) -> Result<u32, String> {
        let lemma_id = self.intern(base);
        let known = self.entry(lemma_id).analyses.iter().find(|a| &*self.verbs[a.verb as usize].lemma == base);
        if let Some(known) = known {
            return Ok(known.verb);
        }
        let verb = self.verbs.len() as u32;
        let parsed = conjugation::class(class).ok_or_else(|| format!("unknown conjugation `{class}`"))?;
        self.verbs.push(Verb { lemma: base.into(), senses: Vec::new() });
        conjugation::conjugate(base, &parsed, &mut |spelling, form| {
            let id = self.intern(spelling);
            self.entries[id.0 as usize].analyses.push(Analysis { verb, form });
        })
        .map_err(|e| e.to_string())?;
        Ok(verb)
    }

    /// Enters the forms of a noun: masculine and feminine, singular and plural, alternatives between slashes.
    fn noun(&mut self, masculine: &str, feminine: &str, noun: Noun) {
        for (field, gender) in [(masculine, Genders::MASCULINE), (feminine, Genders::FEMININE)] {
            for form in field.split('/').map(str::trim).filter(|f| !f.is_empty() && *f != "-") {
                let (singular, plural) = number_forms(form);
                self.add_noun(singular, Noun { genders: gender, plural: false, ..noun });
                self.add_noun(&plural, Noun { genders: gender, plural: plural != singular, ..noun });
            }
        }
    }

    fn add_noun(&mut self, form: &str, noun: Noun) {
        let entry = self.entry_mut(form);
        match entry.nouns.iter_mut().find(|n| n.class == noun.class && n.plural == noun.plural) {
            Some(known) => known.genders |= noun.genders,
            None => entry.nouns.push(noun),
        }
    }
}

/// *Etat*, *Elysée*: a word that begins with an accented letter is also known without that accent.
fn alias_bare_capitals(words: &mut HashMap<Box<str>, WordId>) {
    let bare = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'ç' => 'c',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ü' | 'û' => 'u',
        other => other,
    };
    let aliases: Vec<(Box<str>, WordId)> = words
        .iter()
        .filter_map(|(word, &id)| {
            let first = word.chars().next().filter(|&c| bare(c) != c)?;
            Some((format!("{}{}", bare(first), &word[first.len_utf8()..]).into_boxed_str(), id))
        })
        .collect();
    for (alias, id) in aliases {
        words.entry(alias).or_insert(id);
    }
}

/// The plural of a noun or of a noun phrase whose first words agree.
fn plural_of(form: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut complement = false;
    for word in form.split(' ') {
        complement |= matches!(word, "de" | "du" | "des" | "à" | "au" | "aux" | "en" | "par" | "sur") || word.starts_with("d'") || word.starts_with("l'");
        words.push(if complement { word.to_string() } else { plural_word(word) });
    }
    words.join(" ")
}

/// A field with its plural after a comma, or the plural by rule.
fn number_forms(field: &str) -> (&str, String) {
    match field.split_once(',') {
        Some((singular, plural)) => (singular.trim(), plural.trim().to_string()),
        None => (field, plural_of(field)),
    }
}

fn plural_word(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) || word.chars().all(char::is_uppercase) || word == "porte-parole" || word.starts_with("porte-") {
        word.to_string()
    } else if let Some(stem) = word.strip_suffix("al") {
        format!("{stem}aux")
    } else if word.ends_with("eau") || word.ends_with("eu") {
        format!("{word}x")
    } else {
        format!("{word}s")
    }
}

fn role(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let category = category(field(fields, 2, "category")?)?;
    let mut row = Vec::new();
    for pair in fields.get(3).into_iter().flat_map(|f| f.split_whitespace()) {
        let (of, gives) = pair.split_once('=').ok_or_else(|| format!("expected `kind=category`, found `{pair}`"))?;
        // The noun's gender says nothing of the person: *une victime*, *un pilier*.
        if of != "gender" {
            row.push((domain_named(of)?, self::category(gives)?));
        }
    }
    let overrides = if row.is_empty() {
        0
    } else {
        lexicon.overrides.push(row);
        (lexicon.overrides.len() - 1) as u16
    };
    let noun = Noun { class: NounClass::Role, genders: Genders::default(), plural: false, category: Some(category), overrides };
    lexicon.noun(fields[0], field(fields, 1, "feminine")?, noun);
    Ok(())
}

fn person(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let category = category(field(fields, 2, "category")?)?;
    let noun = Noun { class: NounClass::Person, genders: Genders::default(), plural: false, category: Some(category), overrides: 0 };
    lexicon.noun(fields[0], field(fields, 1, "feminine")?, noun);
    Ok(())
}

/// `m`, `f`, `mp`, `fp`
fn agreement(name: &str) -> Result<(Genders, bool), String> {
    Ok(match name {
        "m" => (Genders::MASCULINE, false),
        "f" => (Genders::FEMININE, false),
        "mp" => (Genders::MASCULINE, true),
        "fp" => (Genders::FEMININE, true),
        "-" => (Genders::BOTH, false),
        _ => return Err(format!("unknown gender `{name}`: expected m, f, mp, fp or -")),
    })
}

fn body(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let (genders, plural) = agreement(field(fields, 1, "gender")?)?;
    let domain = fields.get(2).and_then(|d| Domain::parse(d));
    let noun = Noun { class: NounClass::Body, genders, plural, category: Some(Category::Organization), overrides: 0 };
    let (singular, plural_form) = number_forms(fields[0]);
    lexicon.add_noun(singular, noun);
    let entry = lexicon.entry_mut(singular);
    entry.domain = entry.domain.or(domain);
    if !plural && !singular.starts_with(char::is_uppercase) {
        lexicon.add_noun(&plural_form, Noun { plural: true, ..noun });
    }
    Ok(())
}

fn document(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let (genders, plural) = agreement(field(fields, 1, "gender")?)?;
    let noun = Noun { class: NounClass::Document, genders, plural, category: Some(Category::Document), overrides: 0 };
    let (singular, plural_form) = number_forms(fields[0]);
    lexicon.add_noun(singular, noun);
    if !plural {
        lexicon.add_noun(&plural_form, Noun { plural: true, ..noun });
    }
    Ok(())
}

fn domain_named(name: &str) -> Result<Domain, String> {
    Domain::parse(name).ok_or_else(|| format!("unknown kind `{name}`"))
}

fn domain(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let domain = domain_named(field(fields, 1, "kind")?)?;
    let (singular, plural_form) = number_forms(fields[0]);
    lexicon.entry_mut(singular).domain = Some(domain);
    if !singular.starts_with(char::is_uppercase) {
        let plural = lexicon.entry_mut(&plural_form);
        plural.domain = plural.domain.or(Some(domain));
    }
    Ok(())
}

fn domain_adjective(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let domain = domain_named(field(fields, 2, "kind")?)?;
    for form in fields[0].split('/').chain(field(fields, 1, "feminine")?.split('/')) {
        let (singular, plural) = number_forms(form.trim());
        for form in [singular, &plural] {
            let entry = lexicon.entry_mut(form);
            entry.domain = entry.domain.or(Some(domain));
        }
    }
    Ok(())
}

fn cue_noun(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    for frame in field(fields, 2, "frame")?.split('/') {
        let class = match frame {
            "medium" => Classes::MEDIUM_NOUN,
            "words" => Classes::WORDS_NOUN,
            "mindset" => Classes::MINDSET_NOUN,
            other => return Err(format!("unknown frame `{other}`: expected medium, words or mindset")),
        };
        let (singular, plural) = number_forms(fields[0]);
        lexicon.entry_mut(singular).classes |= class;
        lexicon.entry_mut(&plural).classes |= class;
    }
    Ok(())
}

fn cue_preposition(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let stance = match field(fields, 1, "stance")? {
        "concedes" => Stance::Admits,
        "distances" => Stance::Claims,
        // *côté*, *chez*: a place where something is said, no source of its own.
        "place" => return Ok(()),
        other => stance(other)?,
    };
    let mut enter = |form: &str| {
        let entry = lexicon.entry_mut(form);
        entry.classes |= Classes::CUE_PREPOSITION;
        entry.stance = Some(stance);
    };
    enter(fields[0]);
    if let Some(stem) = fields[0].strip_suffix(" de").filter(|s| !s.is_empty()) {
        for article in ["d'", "du", "des"] {
            enter(&format!("{stem} {article}"));
        }
    }
    Ok(())
}

fn media(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    lexicon.entry_mut(fields[0]).classes |= Classes::MEDIA;
    Ok(())
}

fn title(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let genders = match field(fields, 1, "gender")? {
        "-" => Genders::BOTH,
        other => agreement(other)?.0,
    };
    let form = fields[0].trim_end_matches('.');
    let entry = lexicon.entry_mut(form);
    entry.classes |= Classes::TITLE;
    entry.genders = genders;
    Ok(())
}

fn given_name(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let (genders, _) = agreement(field(fields, 1, "gender")?)?;
    let entry = lexicon.entry_mut(fields[0]);
    entry.classes |= Classes::GIVEN_NAME;
    entry.genders = genders;
    Ok(())
}

fn demonym(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let mut place = String::new();
    crate::token::fold(field(fields, 2, "place")?, &mut place);
    let place: std::sync::Arc<str> = place.split([' ', '-']).next_back().unwrap_or_default().into();
    for (field, gender) in [(fields[0], Genders::MASCULINE), (field(fields, 1, "feminine")?, Genders::FEMININE)] {
        for form in [field.to_string(), plural_of(field)] {
            let entry = lexicon.entry_mut(&form);
            entry.classes |= Classes::DEMONYM;
            entry.place = Some(place.clone());
            entry.genders |= gender;
            entry.domain = entry.domain.or(Some(Domain::Country));
        }
    }
    Ok(())
}

fn place(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let (genders, _) = agreement(field(fields, 1, "gender")?)?;
    let class = match field(fields, 2, "kind")? {
        "country" => Classes::COUNTRY,
        "capital" => Classes::CAPITAL,
        _ => Classes::PLACE,
    };
    let domain = if class == Classes::COUNTRY { Domain::Country } else { Domain::Region };
    let entry = lexicon.entry_mut(fields[0]);
    entry.classes |= class;
    if !entry.is(Classes::GIVEN_NAME) {
        entry.genders = genders;
    }
    entry.domain = entry.domain.or(Some(domain));
    Ok(())
}

fn particle(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    let entry = lexicon.entry_mut(fields[0].trim_end_matches('.'));
    entry.classes |= match field(fields, 1, "position")? {
        "inner" => Classes::INNER_PARTICLE,
        "first" => Classes::FIRST_PARTICLE,
        "both" => Classes::INNER_PARTICLE | Classes::FIRST_PARTICLE,
        other => return Err(format!("unknown position `{other}`: expected inner, first or both")),
    };
    Ok(())
}

fn noun_in_ment(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    lexicon.entry_mut(fields[0]).classes |= Classes::NOUN_IN_MENT;
    Ok(())
}

fn function_word(lexicon: &mut Lexicon, fields: &[&str]) -> Result<(), String> {
    for class in field(fields, 1, "classes")?.split_whitespace() {
        let class = match class {
            "determiner" => Classes::DETERMINER,
            "preposition" => Classes::PREPOSITION,
            "pronoun_subject" => Classes::SUBJECT_PRONOUN,
            "pronoun_object" => Classes::OBJECT_PRONOUN,
            "pronoun_strong" => Classes::STRONG_PRONOUN,
            "relative" => Classes::RELATIVE,
            "conjunction_coordinating" => Classes::COORDINATION,
            "conjunction_subordinating" => Classes::SUBORDINATION,
            "adverb" => Classes::ADVERB,
            "number_word" => Classes::NUMBER,
            "time" => Classes::TIME,
            "interrogative" => Classes::INTERROGATIVE,
            "negation" => Classes::NEGATION,
            other => return Err(format!("unknown class `{other}`")),
        };
        lexicon.entry_mut(fields[0]).classes |= class;
    }
    Ok(())
}

fn category(name: &str) -> Result<Category, String> {
    named(name).ok_or_else(|| format!("unknown category `{name}`"))
}

fn stance(name: &str) -> Result<Stance, String> {
    named(name).ok_or_else(|| format!("unknown stance `{name}`"))
}

/// The variant of an enum that serde calls so.
fn named<'de, T: serde::Deserialize<'de>>(name: &'de str) -> Option<T> {
    use serde::de::value::{Error, StrDeserializer};
    T::deserialize(StrDeserializer::<Error>::new(name)).ok()
}
