//! Whether somebody may say something without marks: asked of the tokens alone, so that nothing else is read in vain.

use super::{Facts, Token, TokenKind};
use crate::key::{WordKey, WordSet, Words};
use crate::lexicon::Classes;

/// Words that join what somebody says to the verb that tells it, or that make a preposition of *à*: *à l’en croire*.
static JOINTS: WordSet<7> = WordSet::of(["que", "qu'", "croire", "entendre", "écouter", "lire", "dires"]);

/// Whether tokens have what it takes to report what somebody says: a preposition that names a source, or a cue verb and
/// what may join a clause to it: a comma, *que*, an infinitive.
pub(crate) fn may_report(tokens: &[Token]) -> bool {
    const EYES: WordKey = WordKey::of("yeux");
    let (mut verb, mut joint) = (false, false);
    for token in tokens {
        if token.classes.intersects(Classes::NAMES_SOURCES) || token.key == EYES {
            return true;
        }
        verb |= token.classes.intersects(Classes::CUE_VERB);
        joint |= matches!(token.kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Dash)
            || token.facts.intersects(Facts::INFINITIVE)
            || JOINTS.contain(token.key);
    }
    verb && joint
}
