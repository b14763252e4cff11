//! Broken lexicon files, and what is said of them.

use insta::assert_snapshot;
use propos::{Error, Extractor, Lexicon};
use proptest::prelude::*;

/// What is wrong with `text`, over the French lexicon.
fn faults(text: &str) -> Error {
    let text = text.trim_start_matches('\n');
    Lexicon::french().extend_named("mots.txt", text).expect_err("the file is broken")
}

#[test]
fn unknown_sections() {
    assert_snapshot!(faults("
[cue verb]
tancer | 1 | incise | criticises
[Roles]
[prepositions]
[roles
"), @"
    mots.txt:1:2: unknown section `cue verb`
        expected: one of `[cue verbs]`, `[verbs]`, `[roles]`, `[persons]`, `[bodies]`, `[documents]`, `[kinds]`, `[cue nouns]`, `[cue prepositions]`, `[media]`, `[titles]`, `[given names]`, `[kind adjectives]`, `[demonyms]`, `[places]`, `[function words]`, `[particles]`, `[nouns in -ment]`, `[abbreviations]`, `[rules]`
        help: did you mean `[cue verbs]`?
    mots.txt:3:2: unknown section `Roles`
        expected: one of `[cue verbs]`, `[verbs]`, `[roles]`, `[persons]`, `[bodies]`, `[documents]`, `[kinds]`, `[cue nouns]`, `[cue prepositions]`, `[media]`, `[titles]`, `[given names]`, `[kind adjectives]`, `[demonyms]`, `[places]`, `[function words]`, `[particles]`, `[nouns in -ment]`, `[abbreviations]`, `[rules]`
        help: did you mean `[roles]`?
    mots.txt:4:2: unknown section `prepositions`
        expected: one of `[cue verbs]`, `[verbs]`, `[roles]`, `[persons]`, `[bodies]`, `[documents]`, `[kinds]`, `[cue nouns]`, `[cue prepositions]`, `[media]`, `[titles]`, `[given names]`, `[kind adjectives]`, `[demonyms]`, `[places]`, `[function words]`, `[particles]`, `[nouns in -ment]`, `[abbreviations]`, `[rules]`
        help: did you mean `[cue prepositions]`?
    mots.txt:5:1: `[roles`
        expected: a header such as `[cue verbs]`
    ");
}

#[test]
fn unknown_names() {
    assert_snapshot!(faults("
[cue verbs]
clavioter | 1 | incise que: colon | statse
[roles]
cadreur | cadreuse | ministre | parti=party club
[bodies]
Office des Marées | n | sporty
[cue nouns]
balado | m | medium/word
[places]
Kervignac | - | town
"), @"
    mots.txt:2:24: unknown frame `que:`
        expected: one of `incise`, `que`, `de`, `inf`, `colon`, `fragment`, `weak`, `nonspeech`
        help: did you mean `que`?
    mots.txt:2:37: unknown stance `statse`
        expected: one of `states`, `claims`, `asks`, `answers`, `adds`, `concludes`, `denies`, `confirms`, `promises`, `announces`, `criticises`, `praises`, `warns`, `admits`, `demands`, `judges`, `reports`, `feels`, `jokes`
        help: did you mean `states`?
    mots.txt:4:22: unknown category `ministre`
        expected: one of `head_of_state`, `head_of_government`, `minister`, `legislator`, `local_official`, `diplomat`, `spokesperson`, `military`, `police`, `judiciary`, `party`, `executive`, `religious`, `academic`, `journalist`, `artist`, `sport`, `citizen`, `other`
        help: did you mean `minister`?
    mots.txt:4:33: unknown kind `parti`
        expected: one of `country`, `state`, `ministry`, `parliament`, `party`, `union`, `region`, `court`, `police`, `military`, `church`, `academic`, `company`, `association`, `sport`, `media`, `international`
        help: did you mean `party`?
    mots.txt:4:45: `club`
        expected: `kind=category`, such as `party=party`, or `gender=none`
    mots.txt:6:21: unknown gender `n`
        expected: one of `m`, `f`, `mp`, `fp`, `-`
    mots.txt:6:25: unknown kind `sporty`
        expected: one of `country`, `state`, `ministry`, `parliament`, `party`, `union`, `region`, `court`, `police`, `military`, `church`, `academic`, `company`, `association`, `sport`, `media`, `international`
        help: did you mean `sport`?
    mots.txt:8:21: unknown frame `word`
        expected: one of `medium`, `words`, `mindset`
        help: did you mean `words`?
    mots.txt:10:17: unknown kind `town`
        expected: one of `country`, `capital`, `city`, `region`, `continent`, `water`
    ");
}

#[test]
fn wrong_numbers_of_fields() {
    assert_snapshot!(faults("
[cue verbs]
clavioter
tacler | 1 | incise que fragment | criticises | 2024
[given names]
Maëlwenn, f
[roles]
cadreur | cadreuse
"), @"
    mots.txt:2:10: 1 field
        expected: `lemma | conjugation | frames | stance`
    mots.txt:3:49: 5 fields
        expected: `lemma | conjugation | frames | stance`
    mots.txt:5:12: 1 field
        expected: `given name | gender`
        help: separate the fields with ` | `
    mots.txt:7:19: 2 fields
        expected: `masculine | feminine | category`, perhaps ` | overrides`
    ");
}

#[test]
fn verbs_that_do_not_fit_their_conjugation() {
    assert_snapshot!(faults("
[cue verbs]
tacler | 2 | incise | criticises
rugir | 1 | incise | states
contrevenir | mettre | que | denies
clavioter | 1:double | que | states
"), @"
    mots.txt:2:1: the verb `tacler`, which cannot be conjugated like `2`
        expected: a verb in `-ir`
        help: verbs in `-er` take `1`
    mots.txt:3:1: the verb `rugir`, which cannot be conjugated like `1`
        expected: a verb in `-er`
        help: `2` if it goes like finir, finissant
    mots.txt:4:1: the verb `contrevenir`, which cannot be conjugated like `mettre`
        expected: a verb in `-ettre`
        help: `2` if it goes like finir, finissant, or perhaps the model `venir`
    mots.txt:5:1: the verb `clavioter`, which cannot be conjugated like `1:double`
        expected: a verb in one of `-eler`, `-eter`
        help: verbs in `-er` take `1`
    ");
}

#[test]
fn unknown_conjugations() {
    assert_snapshot!(faults("
[cue verbs]
apercevoir | 3 | que nonspeech | states
clavioter | 1er | que | states
[verbs]
surprendre | prendra
"), @"
    mots.txt:2:14: unknown conjugation `3`
        expected: `1`, `1:double`, `2`, or a model verb such as `tenir`, `mettre` or `dire`
        help: perhaps `apercevoir` is conjugated like `recevoir`
    mots.txt:3:13: unknown conjugation `1er`
        expected: `1`, `1:double`, `2`, or a model verb such as `tenir`, `mettre` or `dire`
        help: verbs in `-er` take `1`
    mots.txt:5:14: unknown conjugation `prendra`
        expected: `1`, `1:double`, `2`, or a model verb such as `tenir`, `mettre` or `dire`
        help: did you mean `prendre`?
    ");
}

#[test]
fn one_entry_twice() {
    assert_snapshot!(faults("
[given names]
Maëlwenn | f
Maëlwenn | f
[cue verbs]
clavioter | 1 | incise | states
[given names]
Maëlwenn | m
[cue verbs]
- clavioter
"), @"
    mots.txt:3:1: `Maëlwenn` once more
        expected: one line for `Maëlwenn`, which line 2 has already
    mots.txt:7:1: `Maëlwenn` once more, with other fields
        expected: one line for `Maëlwenn`, which line 2 has already
    mots.txt:9:3: `clavioter` both entered and removed
        expected: one line for `clavioter`, which line 5 has already
    ");
}

#[test]
fn entries_to_change_that_are_not_there() {
    assert_snapshot!(faults("
[cue verbs]
- declarer
! afirmer | 1 | que | states
[roles]
- xylophage
[persons]
- ministre
"), @"
    mots.txt:2:3: `declarer` to remove, which is not there
        expected: an entry of `[cue verbs]`
        help: did you mean `déclarer`?
    mots.txt:3:3: `afirmer` to replace, which is not there
        expected: an entry of `[cue verbs]`
        help: did you mean `affirmer`?
    mots.txt:5:3: `xylophage` to remove, which is not there
        expected: an entry of `[roles]`
    mots.txt:7:3: `ministre` to remove, which is not there
        expected: an entry of `[persons]`
        help: `ministre` stands in `[roles]`
    ");
}

#[test]
fn entries_without_words() {
    assert_snapshot!(faults("
[cue verbs]
| 1 | incise | states
clavioter | | incise | states
-
!
- tacler | 1 | incise | states
[roles]
- | - | other
cadreur || artist
"), @"
    mots.txt:2:1: an entry without its first field
        expected: `lemma | conjugation | frames | stance`
    mots.txt:3:12: an empty field
        expected: the conjugation, as in `lemma | conjugation | frames | stance`
    mots.txt:4:1: an entry without its first field
        expected: `- `, then the entry
    mots.txt:5:1: an entry without its first field
        expected: `lemma | conjugation | frames | stance`
    mots.txt:6:1: a removal with fields
        expected: `- ` and the entry alone
        help: write `- tacler`
    mots.txt:8:1: neither a masculine nor a feminine
        expected: at least one of the two
    mots.txt:9:10: an empty field
        expected: the feminine, as in `masculine | feminine | category`, perhaps ` | overrides`
    ");
}

#[test]
fn entries_without_section() {
    assert_snapshot!(faults("
# mes mots
clavioter | 1 | incise | states
tacler | 1 | incise | states
[given names]
Maëlwenn | femme
"), @"
    mots.txt:2:1: an entry that stands in no section
        expected: a header above the first entry, such as `[cue verbs]`
    mots.txt:5:12: unknown gender `femme`
        expected: one of `m`, `f`, `-`
    ");
}

#[test]
fn one_verb_with_two_conjugations() {
    assert_snapshot!(faults("
[cue verbs]
rappeler à tous | 1 | que | states
faire le point | dire | que | states
clavioter | 1 | que | states
[verbs]
clavioter | envoyer
"), @"
    mots.txt:2:1: the verb `rappeler` conjugated like `1`
        expected: `1:double`, as in the entry `se rappeler | 1:double | incise que de colon fragment | feels`
    mots.txt:3:1: the verb `faire` conjugated like `dire`
        expected: `faire`, as in the entry `se faire le porte-parole | faire | incise colon fragment | states`
    mots.txt:6:13: `clavioter` conjugated like `envoyer`
        expected: `1`, as in another entry with this verb
    ");
}

#[test]
fn patterns_that_cannot_be_rules() {
    assert_snapshot!(faults(r#"
[rules]
ouverte | «Q» (signé (?<source>.+?)[,.]
plus-loin | «Q»(?=,) foi de (?<source>.+)
muette | «Q», foi de .+?[,.]
sans-mots | foi de (?<source>.+?)[,.]
marques | « Q », foi de (?<source>.+?)[,.]
groupe | «Q», (?<cie>foi) de (?<sources>.+?)[,.]
incise | «Q», foi de (?<source>.+?)[,.]
foi de | «Q», foi de (?<source>.+?)[,.]
seule
vide |
deux-fois | «Q», foi de (?<source>.+?)[,.]
deux-fois | «Q», parole de (?<source>.+?)[,.]
- absente
! absente-aussi | «Q», foi de (?<source>.+?)[,.]
"#), @r"
    mots.txt:2:15: `«Q» (signé (?<source>.+?)[,.]`: unclosed group
        expected: a regular expression
        help: a sign that is meant as such takes a backslash: `\(`, `\[`, `\.`
    mots.txt:3:16: `«Q»(?=,) foi de (?<source>.+)`: look-around, including look-ahead and look-behind, is not supported
        expected: a regular expression
    mots.txt:4:10: `«Q», foi de .+?[,.]`, which has no group `source`
        expected: `(?<source>…)` around the words that name the source
    mots.txt:5:13: `foi de (?<source>.+?)[,.]`, which has no `«Q»`
        expected: `«Q»` where the quoted words stand
    mots.txt:6:11: `« Q », foi de (?<source>.+?)[,.]`, which has no `«Q»`
        expected: `«Q»` where the quoted words stand
        help: write `«Q»` for `« Q »`, whatever the marks in the text
    mots.txt:7:18: unknown group `cie`
        expected: one of `source`, `cue`
        help: did you mean `cue`?
    mots.txt:7:33: unknown group `sources`
        expected: one of `source`, `cue`
        help: did you mean `source`?
    mots.txt:8:1: `incise`, the id of a built-in rule
        expected: an id of your own
        help: perhaps `incise-2`
    mots.txt:9:1: `foi de`, which is no id
        expected: letters without accents, digits, `-` and `_`
        help: write `foi-de`
    mots.txt:10:6: 1 field
        expected: `id | pattern`
    mots.txt:11:7: an empty field
        expected: the pattern, as in `id | pattern`
    mots.txt:13:1: `deux-fois` once more, with other fields
        expected: one line for `deux-fois`, which line 12 has already
    mots.txt:14:3: `absente` to remove, which is not there
        expected: an entry of `[rules]`
    mots.txt:15:3: `absente-aussi` to replace, which is not there
        expected: an entry of `[rules]`
    ");
}

/// A conflict with what lies below is found when the file is right by itself.
#[test]
fn a_verb_that_is_conjugated_otherwise_below() {
    assert_snapshot!(faults("
[cue verbs]
rappeler à tous | 1 | que | states
"), @"
    mots.txt:2:1: the verb `rappeler` conjugated like `1`
        expected: `1:double`, as in the entry `se rappeler | 1:double | incise que de colon fragment | feels`
    ");
}

/// Columns are characters, as an editor counts them.
#[test]
fn columns_are_characters() {
    let error = faults("[given names]\nÉlodie-Zoé | femme");
    let fault = error.faults().next().unwrap();
    assert_eq!((fault.line, fault.column), (2, 14));
}

proptest! {
    /// Whatever is in a file, it is read or refused; and what is read can be used.
    #[test]
    fn any_text_is_read_or_refused(lines in proptest::collection::vec(line(), 0..12)) {
        match Lexicon::empty().extend(&lines.join("\n")) {
            Ok(lexicon) => {
                let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
                prop_assert_eq!(extractor.extract("« Oui », dit-il à l’élu.").quotations().len(), 1);
            }
            Err(error) => {
                prop_assert!(error.faults().len() > 0);
                prop_assert!(error.faults().all(|fault| (1..=lines.len()).contains(&fault.line) && fault.column > 0));
            }
        }
    }
}

/// A line made of what lexicon files are made of, or of anything.
fn line() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "[cue verbs]", "[verbs]", "[roles]", "[titles]", "[places]", "[demonyms]", "[rules]",
    ]);
    let piece = prop::sample::select(vec![
        "|", " | ", "- ", "! ", "#", " # ", ",", "/", "=", "'", "s'", "se ", "dire", "clavioter", "élu", "élue", "Élu",
        "1", "2", "1:double", "incise", "que", "states", "m", "f", "s", "-", "party", "other", "city", "é", "«", "[",
        "«Q»", "(?<source>.+)", "(",
    ]);
    prop_oneof![
        header.prop_map(str::to_owned),
        proptest::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat()),
        "[^\n\r]{0,20}",
    ]
}

/// A built-in rule is no entry of a file.
#[test]
fn built_in_rules() {
    assert_snapshot!(faults("
[rules]
- subject
- subjet
"), @"
    mots.txt:2:3: `subject` to remove, which is not there
        expected: an entry of `[rules]`
        help: `subject` is built-in: `ExtractorBuilder::disable` switches it off
    mots.txt:3:3: `subjet` to remove, which is not there
        expected: an entry of `[rules]`
    ");
}

#[test]
fn abbreviations() {
    assert_snapshot!(faults("
[abbreviations]
cne | name
M. | nom
p  j. | any
. | any
(réf.) | number
- pdte.
"), @"
    mots.txt:2:1: `cne`
        expected: an abbreviation with its full stop, such as `p. ex.`
        help: write `cne.`
    mots.txt:3:6: unknown sequel `nom`
        expected: one of `name`, `number`, `any`, `maybe`
    mots.txt:4:1: `p  j.`
        expected: an abbreviation with its full stop, such as `p. ex.`
    mots.txt:5:1: `.`
        expected: an abbreviation with its full stop, such as `p. ex.`
    mots.txt:6:1: `(réf.)`
        expected: an abbreviation with its full stop, such as `p. ex.`
    mots.txt:7:3: `pdte.` to remove, which is not there
        expected: an entry of `[abbreviations]`
    ");
}
