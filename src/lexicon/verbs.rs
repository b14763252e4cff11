//! Reads verbs: those that are cues of quotation, and the others.

use super::conjugation::{self, Class};
use super::entry::Sense;
use super::line::{Line, one_of};
use super::nearest::{did_you_mean, nearest};
use super::vocabulary::{FRAMES, STANCES};
use super::words::{Words, phrase_words};

/// A lemma cut into what is conjugated and what is not.
pub(super) struct Lemma<'a> {
    pub(super) reflexive: bool,
    /// The bare infinitive: *faire* of *faire valoir*, *féliciter* of *se féliciter*.
    pub(super) infinitive: &'a str,
    /// The words after it: *valoir*.
    rest: &'a str,
}

impl<'a> Lemma<'a> {
    pub(super) fn new(lemma: &'a str) -> Self {
        let bare = lemma.strip_prefix("se ").or_else(|| lemma.strip_prefix("s'"));
        let (infinitive, rest) = bare.unwrap_or(lemma).split_once(' ').unwrap_or((bare.unwrap_or(lemma), ""));
        Self { reflexive: bare.is_some(), infinitive, rest }
    }
}

/// `lemma | conjugation | frames | stance`
pub(super) fn cue_verb(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    let verb = verb(line, words);
    let frames = line.all_of(2, &FRAMES);
    let stance = line.one_of(3, &STANCES);
    let (verb, frames, stance) = (verb?, frames?, stance?);

    let lemma = Lemma::new(line.text(0));
    let rest = phrase_words(lemma.rest).map(|word| words.intern(word)).collect();
    let sense = Sense { lemma: line.text(0).into(), reflexive: lemma.reflexive, rest, frames, stance };
    words.add_sense(verb, sense);
    Some(())
}

/// `lemma | conjugation`
pub(super) fn plain_verb(line: &mut Line<'_>, words: &mut Words) -> Option<()> {
    verb(line, words).map(drop)
}

/// The number of the verb in the first two fields.
fn verb(line: &mut Line<'_>, words: &mut Words) -> Option<u32> {
    let lemma = line.word(0).map(Lemma::new);
    let name = line.word(1)?;
    let infinitive = lemma?.infinitive;
    let Some(class) = conjugation::class(name) else {
        let help = match nearest(name, conjugation::names()) {
            Some(near) => Some(did_you_mean(near)),
            None => suggestion(infinitive),
        };
        let expected = "`1`, `1:double`, `2`, or a model verb such as `tenir`, `mettre` or `dire`";
        line.fault(name, format!("unknown conjugation `{name}`"), expected, help);
        return None;
    };
    match words.conjugated(infinitive, class) {
        Err(_) => {
            let found = format!("the verb `{infinitive}`, which cannot be conjugated like `{name}`");
            line.fault(line.text(0), found, format!("a verb in {}", endings(class)), suggestion(infinitive));
            None
        }
        Ok((_, known)) if known != class.name() => {
            let found = format!("`{infinitive}` conjugated like `{name}`");
            line.fault(name, found, format!("`{known}`, as in another entry with this verb"), None);
            None
        }
        Ok((verb, _)) => Some(verb),
    }
}

/// *`-er`*
fn endings(class: Class) -> String {
    match class.endings() {
        [ending] => format!("`-{ending}`"),
        endings => {
            let endings: Vec<String> = endings.iter().map(|ending| format!("-{ending}")).collect();
            one_of(endings.iter().map(String::as_str))
        }
    }
}

/// The conjugation that the infinitive may want.
fn suggestion(infinitive: &str) -> Option<String> {
    if infinitive.ends_with("er") {
        return Some("verbs in `-er` take `1`".into());
    }
    let model = conjugation::likeliest_model(infinitive);
    if infinitive.ends_with("ir") && !infinitive.ends_with("oir") {
        let other = model.map(|model| format!(", or perhaps the model `{model}`")).unwrap_or_default();
        return Some(format!("`2` if it goes like finir, finissant{other}"));
    }
    model.map(|model| format!("perhaps `{infinitive}` is conjugated like `{model}`"))
}
