//! Reads nouns: roles, persons, bodies, documents, nouns of saying, and the kinds of body.

use super::classes::{Domain, Genders, NounClass};
use super::entry::Noun;
use super::line::Line;
use super::plural::number_forms;
use super::vocabulary::{AGREEMENTS, CATEGORIES, KINDS, NOUN_FRAMES};
use super::words::Words;
use crate::extraction::Category;

/// `masculine | feminine | category`, perhaps ` | overrides`
pub(super) fn role(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    person_noun(NounClass::Role, line, words)
}

/// `masculine | feminine | category`, perhaps ` | remark`
pub(super) fn person(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    person_noun(NounClass::Person, line, words)
}

/// Enters the forms of both genders, singular and plural.
fn person_noun(class: NounClass, line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let (masculine, feminine) = (line.word(0), line.word(1));
    let category = line.one_of(2, &CATEGORIES);
    let overrides = line.overrides(3);
    let unsexed = line.is_unsexed(3);
    let (masculine, feminine, category) = (masculine?, feminine?, category?);
    if masculine == "-" && feminine == "-" {
        line.fault(masculine, "neither a masculine nor a feminine".into(), "at least one of the two", None);
        return None;
    }

    let overrides = words.add_overrides(overrides?);
    let noun = Noun { class, genders: Genders::default(), plural: false, category: Some(category), overrides, unsexed };
    for (field, genders) in [(masculine, Genders::MASCULINE), (feminine, Genders::FEMININE)] {
        for form in field.split('/').map(str::trim).filter(|f| !f.is_empty() && *f != "-") {
            let (singular, plural) = number_forms(form);
            words.add_noun(singular, Noun { genders, plural: false, ..noun });
            words.add_noun(&plural, Noun { genders, plural: plural != singular, ..noun });
        }
    }
    Some(())
}

/// `noun | gender | kind`
pub(super) fn body(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let agreement = line.one_of(1, &AGREEMENTS);
    let kind = line.one_or("other", 2, &KINDS);
    let (form, (genders, plural), kind) = (form?, agreement?, kind?);

    let noun = Noun {
        class: NounClass::Body,
        genders,
        plural,
        category: Some(Category::Organization),
        overrides: 0,
        unsexed: false,
    };
    let (singular, plural_form) = number_forms(form);
    words.add_noun(singular, noun);
    let entry = words.entry_mut(singular);
    entry.domain = entry.domain.or(kind);
    if !plural && !is_proper(singular) {
        words.add_noun(&plural_form, Noun { plural: true, ..noun });
    }
    Some(())
}

/// `noun | gender`
pub(super) fn document(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let agreement = line.one_of(1, &AGREEMENTS);
    let (form, (genders, plural)) = (form?, agreement?);

    let noun = Noun {
        class: NounClass::Document,
        genders,
        plural,
        category: Some(Category::Document),
        overrides: 0,
        unsexed: false,
    };
    let (singular, plural_form) = number_forms(form);
    words.add_noun(singular, noun);
    if !plural {
        words.add_noun(&plural_form, Noun { plural: true, ..noun });
    }
    Some(())
}

/// `word | kind`
pub(super) fn kind(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let kind = line.one_of(1, &KINDS);
    let (form, kind) = (form?, kind?);

    let (singular, plural) = number_forms(form);
    words.entry_mut(singular).domain = Some(kind);
    if !is_proper(singular) {
        set_domain(words, &plural, kind);
    }
    Some(())
}

/// `masculine | feminine | kind`
pub(super) fn kind_adjective(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let (masculine, feminine) = (line.word(0), line.word(1));
    let kind = line.one_of(2, &KINDS);
    let (masculine, feminine, kind) = (masculine?, feminine?, kind?);

    for form in masculine.split('/').chain(feminine.split('/')) {
        let (singular, plural) = number_forms(form.trim());
        set_domain(words, singular, kind);
        set_domain(words, &plural, kind);
    }
    Some(())
}

/// `noun | gender | frame`
pub(super) fn cue_noun(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let agreement = line.one_of(1, &AGREEMENTS);
    let frames = line.all_between_slashes(2, &NOUN_FRAMES);
    let (form, _, frames) = (form?, agreement?, frames?);

    let (singular, plural) = number_forms(form);
    words.entry_mut(singular).classes |= frames;
    words.entry_mut(&plural).classes |= frames;
    Some(())
}

/// The kind of a word that has none yet.
fn set_domain(words: &mut Words, form: &str, domain: Domain) {
    let entry = words.entry_mut(form);
    entry.domain = entry.domain.or(Some(domain));
}

fn is_proper(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
}
