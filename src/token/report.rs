//! Whether somebody may say something: asked of the words alone, so that nothing else is read in vain.

use super::{Facts, Token, TokenKind};
use crate::key::{WordKey, WordSet, Words};
use crate::lexicon::{Classes, JOINTS};

/// What some tokens have of what it takes to say something.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// A preposition that names a source.
    source: bool,
    /// A form of a cue verb.
    verb: bool,
    /// What may join a clause to that: a comma, *que*, an infinitive.
    joint: bool,
    mark: bool,
}

impl Signs {
    pub(super) fn note(&mut self, token: &Token) {
        const EYES: WordKey = WordKey::of("yeux");
        static JOINING: WordSet<8> = WordSet::of(JOINTS);
        self.source |= token.classes.intersects(Classes::NAMES_SOURCES) || token.key == EYES;
        self.verb |= token.classes.intersects(Classes::CUE_VERB);
        self.joint |= matches!(token.kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Dash)
            || token.facts.intersects(Facts::INFINITIVE)
            || JOINING.contain(token.key);
        self.mark |= token.kind == TokenKind::QuoteMark;
    }

    /// Whether somebody may report without marks what somebody says.
    fn report(self) -> bool {
        self.source || self.verb && self.joint
    }

    pub(super) fn speak(self) -> bool {
        self.mark || self.report()
    }
}

/// Whether tokens have what it takes to report without marks what somebody says.
pub(crate) fn may_report(tokens: &[Token]) -> bool {
    let mut signs = Signs::default();
    tokens.iter().any(|token| {
        signs.note(token);
        signs.report()
    })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::token::may_speak;

    #[test]
    fn nobody_speaks_where_nothing_can_be_said() {
        let french = Lexicon::french();
        let silent =
            ["", "La criée a rouvert en mars.", "Le chantier commence. Il dure.", "Au port,\nles grues travaillent."];
        for text in silent {
            assert!(!may_speak(text, &french), "{text}");
        }
    }

    #[test]
    fn somebody_may_speak_where_a_mark_or_a_cue_stands() {
        let french = Lexicon::french();
        let speaking = [
            "Le « port »",
            "Le \"port\"",
            "Le “port”",
            "SELON la mairie",
            "Aux yeux de la mairie",
            "De l’avis de tous",
            "La criée rouvre, annonce-t-elle",
            "La mairie a de\u{301}claré que tout va",
            "Elle promet de tout rouvrir",
            "Il a prévenu : tout ferme",
            "À l’en croire, on ANNONCE la pluie",
            "À leurs yeux",
        ];
        for text in speaking {
            assert!(may_speak(text, &french), "{text}");
            assert!(may_speak(&format!("La criée a rouvert. {text}"), &french), "{text}");
        }
        assert!(may_speak("À leurs yeux", &Lexicon::empty()));
    }
}
