//! Rules of users: switched, moved, added, and what is said if that cannot be.

use insta::assert_snapshot;
use propos::rule::{Answer, Segment};
use propos::{Confidence, Error, Extractor, ExtractorBuilder, Kind, Lexicon, Stance};

const TEXT: &str = "« La marée attendra », foi de Malo Kerven. Zoé Quintin, la maire, dénonce « une honte ».";

/// *« … », foi de X*
fn foi_de(segment: &Segment<'_>) -> Option<Answer> {
    let cue = segment.place(segment.after().matches("foi de").next()?)?;
    let source = segment.mentions().find(|mention| mention.span().start() > cue.end())?;
    Some(Answer::said_by(source.span()).cue(cue))
}

fn built(builder: ExtractorBuilder) -> Extractor {
    builder.build().unwrap()
}

fn table(extractor: &Extractor, text: &str) -> String {
    extractor.extract(text).table().to_string()
}

#[test]
fn a_rule_in_rust_stands_in_output_with_its_own_id() {
    let extractor = built(Extractor::builder().rule("foi-de", foi_de));
    let extraction = extractor.extract(TEXT);
    assert_snapshot!(extraction.table(), @"
    « La marée attendra » | direct | foi de | Malo Kerven | Malo Kerven | - | rule=foi-de
    « une honte » | mixed | dénonce | Zoé Quintin, la maire | Zoé Quintin | maire | rule=object
    ");
    let json = serde_json::to_value(&extraction).unwrap();
    assert_eq!(json["quotations"][0]["rule"], "foi-de");
    assert!(extraction.to_string().contains("| foi de | foi-de\n"), "{extraction}");
    let rule = extractor.rules().next().unwrap();
    assert_eq!((rule.id(), rule.summary(), rule.example()), ("foi-de", "A rule of yours, in Rust.", None));
}

/// Rules in Rust first, then those of the lexicon, then the built-in ones.
#[test]
fn rules_are_asked_in_order() {
    let lexicon = Lexicon::french().extend("[rules]\nfoi | «Q», (?<cue>foi) de (?<source>.+?)[.]").unwrap();
    let both = || Extractor::builder().lexicon(lexicon.clone()).rule("foi-de", foi_de);
    let rule = |extractor: &Extractor| extractor.extract(TEXT).quotations().next().unwrap().rule().to_owned();
    assert_eq!(rule(&built(both())), "foi-de");
    assert_eq!(rule(&built(both().before("foi", "foi-de"))), "foi");
    assert_eq!(rule(&built(both().disable("foi-de"))), "foi");
    assert_eq!(rule(&built(both().disable("foi-de").enable("foi-de"))), "foi-de");
    assert_ne!(rule(&built(both().disable("foi-de").disable("foi"))), "foi");
    let ids: Vec<String> = built(both()).rules().take(3).map(|rule| rule.id().to_owned()).collect();
    assert_eq!(ids, ["foi-de", "foi", "named-so"]);
}

/// The order of two built-in rules tells: here the nearer cue, there the source phrase.
#[test]
fn built_in_rules_change_places() {
    let text = "Selon la préfète, la maire a jugé le port « trop vieux ».";
    let rule = |extractor: &Extractor| extractor.extract(text).quotations().next().unwrap().rule().to_owned();
    let usual = rule(&Extractor::new());
    let moved = built(Extractor::builder().before("weak-object", "named-so"));
    assert_eq!((usual.as_str(), rule(&moved).as_str()), ("chain", "weak-object"));
    let ids: Vec<&str> = moved.rules().map(|rule| rule.id()).take(3).collect();
    assert_eq!(ids, ["weak-object", "named-so", "incise"]);
    // Forwards, backwards, and where it is already.
    let back = built(Extractor::builder().before("incise", "subject").before("incise", "pivot").before("que", "que"));
    assert!(back.rules().map(|rule| rule.id()).eq(Extractor::new().rules().map(|rule| rule.id())));
}

#[test]
fn what_a_rule_sees() {
    let seen = |segment: &Segment<'_>| {
        assert_eq!(segment.words(), "une honte");
        assert_eq!(&segment.text()[segment.span().range()], "« une honte »");
        assert_eq!(segment.before(), "Zoé Quintin, la maire, dénonce ");
        assert_eq!(segment.after(), " et relit « Typhon ».");
        assert_eq!(
            &segment.text()[segment.sentence().range()],
            "Zoé Quintin, la maire, dénonce « une honte » et relit « Typhon »."
        );
        assert_eq!(segment.place(segment.before()).unwrap().start(), segment.sentence().start());
        assert_eq!(segment.place("dénonce"), None);
        let mentions: Vec<_> = segment.mentions().collect();
        assert_eq!(mentions.iter().map(|mention| mention.text()).collect::<Vec<_>>(), ["Zoé Quintin, la maire"]);
        assert!(mentions[0].is_source());
        assert_eq!(mentions[0].category(), Some(propos::Category::LocalOfficial));
        let verb = segment.verbs().next().unwrap();
        assert_eq!((verb.text(), verb.lemma().as_str()), ("dénonce", "dénoncer"));
        assert_eq!(verb.stance(), Some(Stance::Criticises));
        assert_eq!(verb.subject().unwrap().span(), mentions[0].span());
        assert_eq!(format!("{verb:?} {:?}", mentions[0]), "Verb(\"dénonce\") Mention(\"Zoé Quintin, la maire\")");
        Some(Answer::said_by(mentions[0].span()).cue(verb.span()).kind(Kind::Direct).confidence(Confidence::High))
    };
    let once =
        move |segment: &Segment<'_>| if segment.words() == "Typhon" { Some(Answer::nobody()) } else { seen(segment) };
    let extractor = built(Extractor::builder().rule("seen", once));
    let extraction = extractor.extract("Il pleut. Zoé Quintin, la maire, dénonce « une honte » et relit « Typhon ».");
    assert_snapshot!(extraction.table(), @"
    « une honte » | direct | dénonce | Zoé Quintin, la maire | Zoé Quintin | maire | rule=seen
    « Typhon » | nobody | rule=seen
    ");
    assert_eq!(extraction.quotations().next().unwrap().confidence(), Confidence::High);
}

#[test]
fn an_answer_that_names_no_phrase_is_not_heard() {
    let extractor = built(Extractor::builder().rule("nulle", |segment| Some(Answer::said_by(segment.span()))));
    assert_eq!(table(&extractor, TEXT), table(&Extractor::new(), TEXT));
}

#[test]
fn somebody_is_not_nobody() {
    let extractor = built(Extractor::builder().rule("somebody", |_| Some(Answer::said_by_somebody())));
    assert_snapshot!(table(&extractor, "La « marée »."), @"« marée » | mixed | - | - | - | - | rule=somebody");
}

/// In the table and in the drawing a rule is only named: with the same findings the same is drawn.
#[test]
fn clauses_are_switched_too() {
    let text = "La maire a indiqué que le chenal serait fermé lundi.";
    assert_eq!(Extractor::new().extract(text).quotations().len(), 1);
    assert_eq!(built(Extractor::builder().disable("reported")).extract(text).quotations().len(), 0);
}

fn faults(builder: ExtractorBuilder) -> Error {
    builder.build().expect_err("there is something wrong")
}

/// The error, its lists of ids cut off.
fn shortened(error: &Error) -> String {
    let short = |line: &str| line.split_inclusive("one of `").next().unwrap_or_default().to_owned();
    error.to_string().lines().map(short).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let lexicon = Lexicon::french().extend("[rules]\nfoi | «Q», foi de (?<source>.+)").unwrap();
    let builder = Extractor::builder()
        .lexicon(lexicon)
        .rule("foi", foi_de)
        .rule("déjà vu", foi_de)
        .disable("nobody")
        .before("reported", "infinitive")
        .before("heading", "free")
        .before("free", "foi-x");
    let error = faults(builder);
    assert_eq!(error.faults().len(), 0);
    assert_snapshot!(shortened(&error), @"
    a second rule `foi`
        expected: an id of its own
        help: perhaps `foi-2`
    `déjà vu`, which is no id for a rule
        expected: letters without accents, digits, `-` and `_`
    the rule `nobody` switched off
        expected: another rule: this one is what is left when no rule decides
    the rule `reported` before `infinitive`, of the pass `clauses`
        expected: nothing: the rules of the pass `clauses` have a fixed order
    unknown rule `foi-x`
        expected: one of `
    ");
}

#[test]
fn rules_keep_to_their_pass() {
    assert_snapshot!(shortened(&faults(Extractor::builder().before("free", "incise"))), @"
    the rule `free` before `incise`, of the pass `local`
        expected: a rule of the pass `carried`: one of `
    ");
    assert_snapshot!(faults(Extractor::builder().rule("foi-de", foi_de).before("foi-de", "reported")), @"
    the rule `foi-de` before `reported`, of the pass `clauses`
        expected: a rule of the pass `local` or `carried`
    ");
}

#[test]
fn an_extractor_with_rules_is_shared() {
    fn is_shared<T: Clone + Send + Sync + std::fmt::Debug + 'static>(_: &T) {}
    is_shared(&built(Extractor::builder().rule("foi-de", foi_de)));
}
