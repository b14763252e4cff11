//! Reads what names are made of: given names, titles, particles, outlets, places and their people.

use std::sync::Arc;

use super::classes::{Classes, Domain, Genders};
use super::line::Line;
use super::plural::plural_of;
use super::vocabulary::{AGREEMENTS, CATEGORIES, GENDERS, NUMBERS, PLACE_KINDS, POSITIONS};
use super::words::Words;

/// `given name | gender`
pub(super) fn given_name(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let name = line.word(0);
    let genders = line.one_of(1, &GENDERS);
    let (name, genders) = (name?, genders?);

    let entry = words.entry_mut(name);
    entry.classes |= Classes::GIVEN_NAME;
    entry.genders = genders;
    Some(())
}

/// `form | gender | number | category`
pub(super) fn title(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let form = line.word(0);
    let genders = line.one_of(1, &GENDERS);
    let number = line.one_of(2, &NUMBERS);
    // No rule asks for the category as yet.
    let category = line.one_or("-", 3, &CATEGORIES);
    let (form, genders, _, _) = (form?, genders?, number?, category?);

    let entry = words.entry_mut(form.trim_end_matches('.'));
    entry.classes |= Classes::TITLE;
    entry.genders = genders;
    Some(())
}

/// `particle | position`
pub(super) fn particle(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let particle = line.word(0);
    let classes = line.one_of(1, &POSITIONS);
    let (particle, classes) = (particle?, classes?);

    words.entry_mut(particle.trim_end_matches('.')).classes |= classes;
    Some(())
}

/// `name | gender`
pub(super) fn media(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let name = line.word(0);
    let gender = line.one_of(1, &AGREEMENTS);
    let (name, _) = (name?, gender?);

    words.entry_mut(name).classes |= Classes::MEDIA;
    Some(())
}

/// `name | gender | kind`
pub(super) fn place(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let name = line.word(0);
    let agreement = line.one_of(1, &AGREEMENTS);
    let kind = line.one_of(2, &PLACE_KINDS);
    let (name, (genders, _), (class, domain)) = (name?, agreement?, kind?);

    let entry = words.entry_mut(name);
    entry.classes |= class;
    // A given name keeps its own gender: *Florence*.
    if !entry.is(Classes::GIVEN_NAME) {
        entry.genders = genders;
    }
    entry.domain = entry.domain.or(Some(domain));
    Some(())
}

/// `masculine | feminine | place`
pub(super) fn demonym(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let (masculine, feminine) = (line.word(0), line.word(1));
    let place = line.word(2);
    let (masculine, feminine, place) = (masculine?, feminine?, place?);

    let mut folded = String::new();
    crate::token::fold(place, &mut folded);
    // The last part of its name is enough to tell a place: *Unis* for *États-Unis*.
    let place: Arc<str> = folded.split([' ', '-']).next_back().unwrap_or_default().into();
    for (singular, gender) in [(masculine, Genders::MASCULINE), (feminine, Genders::FEMININE)] {
        for form in [singular, &plural_of(singular)] {
            let entry = words.entry_mut(form);
            entry.classes |= Classes::DEMONYM;
            entry.place = Some(place.clone());
            entry.genders |= gender;
            entry.domain = entry.domain.or(Some(Domain::Country));
        }
    }
    Some(())
}
